"""`cdc recette classeur`: workbooks that testers fill offline, one for each persona and tester."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import open_projet, option_json, option_projet, write_json
from cdc.francais import INSECABLE, enumeration, plural

if TYPE_CHECKING:
    from cdc.recette.distribution import Distribution


@click.command(short_help="Fabrique les classeurs que les recetteurs remplissent.")
@click.argument("campagne", required=False)
@option_projet
@click.option(
    "--persona",
    "personas",
    multiple=True,
    metavar="PER-03",
    help="Les cas de ce persona seulement\u202f; à répéter au besoin. Par défaut\u00a0: tous.",
)
@click.option(
    "--recetteur",
    "recetteurs",
    multiple=True,
    metavar="MEM-09",
    help="Le classeur de ce recetteur seulement\u202f; à répéter au besoin. Par défaut\u00a0: tous.",
)
@click.option(
    "--sortie",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DOSSIER",
    help="Où écrire les classeurs. Par défaut\u00a0: sorties/recette/CAMPAGNE dans le projet.",
)
@option_json
def classeur(
    campagne: str | None,
    dossier: Path | None,
    personas: tuple[str, ...],
    recetteurs: tuple[str, ...],
    sortie: Path | None,
    en_json: bool,
) -> None:
    """Fabrique un classeur par persona et par recetteur, à remplir hors ligne.

    CAMPAGNE est un identifiant (CAMP-01)\u202f; sans lui, la seule campagne en préparation, prête ou en
    cours. Chaque classeur a une synthèse, un mode d’emploi et une feuille par cas.
    """
    from cdc.actions.recette.classeurs import campaign_to_play, hand_out

    projet = open_projet(dossier)
    choisie = campaign_to_play(projet, campagne)
    ou = sortie or projet.dossier / "sorties" / "recette" / (choisie.id or "campagne")
    remis = hand_out(projet, choisie, ou, personas, recetteurs)
    if en_json:
        write_json(_data(remis, choisie.id or "", ou))
    else:
        _show(remis, ou)


def _show(remis: Distribution, sortie: Path) -> None:
    for remise in remis.remises:
        cas = plural(len(remise.classeur.cas), "cas", "cas")
        minutes = remise.classeur.minutes
        duree = f", environ {plural(minutes, 'minute')}" if minutes else ""
        pour = f", pour {remise.classeur.recetteur}" if remise.classeur.recetteur else ""
        click.echo(f"{sortie / remise.fichier}{INSECABLE}: {cas}{duree}{pour}")
    _tell(remis.sans_persona, "Sans persona connu, donc dans aucun classeur")
    _tell(remis.sans_etape, "Sans étape, donc dans aucun classeur")
    _tell(remis.sans_recetteur, "Sans recetteur nommé, donc sans nom dans le classeur")
    if remis.remises:
        click.echo("\nRemettez-les, puis\u00a0: cdc recette import FICHIER...")
    else:
        click.echo(
            "Aucun cas à jouer. Vérifiez le lot et les cas de la campagne (recette/campagnes.yaml), les "
            "personas et les étapes des cas (recette/plan.yaml)."
        )


def _tell(noms: tuple[str, ...], quoi: str) -> None:
    if noms:
        click.echo(f"{quoi}{INSECABLE}: {enumeration(noms)}.", err=True)


def _data(remis: Distribution, campagne: str, sortie: Path) -> dict[str, Any]:
    return {
        "campagne": campagne,
        "classeurs": [
            {
                "fichier": str(sortie / r.fichier),
                "persona": r.classeur.persona,
                "recetteur": r.classeur.recetteur,
                "cas": [c.id for c in r.classeur.cas],
                "minutes": r.classeur.minutes,
            }
            for r in remis.remises
        ],
        "sans_persona": list(remis.sans_persona),
        "sans_etape": list(remis.sans_etape),
        "sans_recetteur": list(remis.sans_recetteur),
    }
