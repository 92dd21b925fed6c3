"""`cdc recette rapport`: the vendor's reports, kept as proofs of the entry criteria."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import option_json, option_projet, write_json
from cdc.errors import CdcError

if TYPE_CHECKING:
    from cdc.actions.recette.rapports import Accepte, Enregistre

_TYPES = ("usine", "technique", "fonctionnelle")
_RESULTATS = ("conforme", "conforme avec écarts", "non conforme")
_EXIGEES = ("type_recette", "lot", "version", "date", "auteur")


class RapportIncompletError(CdcError):
    """What has to be said of a report was not."""


@click.command()
@click.argument("fichier", required=False, metavar="FICHIER", type=click.Path(path_type=Path))
@option_projet
@click.option(
    "--type",
    "type_recette",
    type=click.Choice(_TYPES),
    help="La recette que le prestataire a menée.",
)
@click.option("--lot", metavar="LOT-1", help="Le lot éprouvé.")
@click.option("--version", metavar="1.0.3", help="La version livrée, éprouvée.")
@click.option("--date", metavar="09/04/2027", help="La date du rapport.")
@click.option("--auteur", metavar="FONCTION", help="Qui l’a fait, chez le prestataire.")
@click.option(
    "--critere",
    "criteres",
    multiple=True,
    metavar="TEXTE",
    help="Un critère d’entrée qu’il atteste, avec ses mots. Par défaut, celui de ce type de recette.",
)
@click.option(
    "--resultat",
    type=click.Choice(_RESULTATS),
    help="Le résultat annoncé. Par défaut, celui de ses lignes, quand il en a.",
)
@click.option("--bloquantes", type=int, metavar="N", help="Les bloquantes ouvertes qu’il annonce.")
@click.option(
    "--accepter", metavar="RAP-02", help="Accepte comme preuve un rapport déjà enregistré."
)
@click.option("--par", metavar="MEM-08", help="Qui l’accepte, pour le client. Avec --accepter.")
@click.option("--apercu", is_flag=True, help="Montre le même bilan, sans rien écrire.")
@option_json
def rapport(
    fichier: Path | None,
    dossier: Path | None,
    accepter: str | None,
    par: str | None,
    apercu: bool,
    en_json: bool,
    **dits: object,
) -> None:
    """Enregistre un rapport du prestataire, ou l’accepte comme preuve.

    Le fichier (PDF, classeur, CSV, JUnit, texte) est gardé tel quel, avec son empreinte. D’un classeur
    ou d’un CSV qui a une colonne de verdicts, chaque ligne devient un résultat\u202f; un verdict inconnu
    est signalé, jamais deviné. Un rapport n’atteste un critère d’entrée qu’une fois accepté par le
    client, pour la version livrée. Rend 1 quand quelque chose est à vérifier.
    """
    from cdc.projet import find_projet

    racine = find_projet(dossier or Path.cwd())
    if accepter:
        faute = _accept(racine, accepter, par, en_json=en_json)
    else:
        faute = _record(racine, fichier, dits, apercu=apercu, en_json=en_json)
    raise SystemExit(1 if faute else 0)


def _accept(racine: Path, ident: str, par: str | None, *, en_json: bool) -> bool:
    from cdc.actions.recette.rapports import accept_report

    if not par:
        raise RapportIncompletError(
            "Dites qui accepte ce rapport pour le client\u00a0: --par MEM-08."
        )
    accepte = accept_report(racine, ident, par)
    if en_json:
        write_json(
            {
                "rapport": accepte.id,
                "accepte_par": accepte.par,
                "criteres": list(accepte.criteres),
                "faute": accepte.faute,
            }
        )
    else:
        _show_accepted(accepte)
    return bool(accepte.faute)


def _record(
    racine: Path, fichier: Path | None, dits: dict[str, object], *, apercu: bool, en_json: bool
) -> bool:
    from cdc.actions.recette.rapports import record_report
    from cdc.recette.rapports import Remise
    from cdc_schema.enumerations import ResultatRapport, TypeRecette

    manquent = [f"--{cle.partition('_')[0]}" for cle in _EXIGEES if not dits[cle]]
    if fichier is None or manquent:
        quoi = ", ".join([*(["le fichier"] if fichier is None else []), *manquent])
        raise RapportIncompletError(f"Pour enregistrer un rapport, il manque\u00a0: {quoi}.")
    resultat, bloquantes = dits["resultat"], dits["bloquantes"]
    criteres = dits["criteres"]
    remise = Remise(
        TypeRecette(str(dits["type_recette"])),
        str(dits["lot"]),
        str(dits["version"]),
        str(dits["date"]),
        str(dits["auteur"]),
        tuple(map(str, criteres)) if isinstance(criteres, tuple) else (),
        ResultatRapport(str(resultat)) if resultat else None,
        bloquantes if isinstance(bloquantes, int) else None,
    )
    enregistre = record_report(racine, fichier, remise, apercu=apercu)
    if en_json:
        write_json(_as_data(enregistre))
    else:
        _show_recorded(enregistre, apercu=apercu)
    return bool(enregistre.fautes) or enregistre.resultat is None


def _show_recorded(enregistre: Enregistre, *, apercu: bool) -> None:
    from cdc.francais import plural

    etat = " (déjà enregistré, rien ne change)" if enregistre.deja else ""
    click.echo(f"{enregistre.id}\u00a0: {enregistre.fichier}{etat}")
    total = sum(enregistre.comptes.values())
    if total:
        dits = ", ".join(f"{v.value} {n}" for v, n in enregistre.comptes.items() if n)
        click.echo(f"  {plural(total, 'ligne')}\u00a0: {dits}.")
    if enregistre.resultat:
        click.echo(f"  Résultat annoncé\u00a0: {enregistre.resultat.value}.")
    else:
        click.echo(
            "  Résultat annoncé\u00a0: inconnu. Lisez le rapport, puis dites-le par --resultat."
        )
    for critere in enregistre.criteres:
        click.echo(f"  Cité par {critere}")
    for faute in enregistre.fautes:
        click.echo(f"  {faute}")
    if apercu:
        click.echo("Aperçu\u00a0: rien n’est écrit.")
    elif not enregistre.deja:
        click.echo(
            f"Après l’avoir lu, acceptez-le\u00a0: cdc recette rapport --accepter {enregistre.id} --par MEM-…"
        )


def _show_accepted(accepte: Accepte) -> None:
    click.echo(f"{accepte.id} est accepté par {accepte.par}.")
    for critere in accepte.criteres:
        click.echo(f"  Atteint\u00a0: {critere}")
    if accepte.faute:
        click.echo(f"  Il n’atteste pourtant aucun critère\u00a0: {accepte.faute}.")


def _as_data(enregistre: Enregistre) -> dict[str, object]:
    return {
        "rapport": enregistre.id,
        "fichier": enregistre.fichier,
        "deja": enregistre.deja,
        "resultat": enregistre.resultat.value if enregistre.resultat else None,
        "lignes": {v.value: n for v, n in enregistre.comptes.items()},
        "criteres": list(enregistre.criteres),
        "fautes": list(enregistre.fautes),
    }
