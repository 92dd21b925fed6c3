"""`cdc generer`: the document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import option_json, option_projet, write_json
from cdc.errors import CdcError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.actions.fabrication import Demande
    from cdc.actions.generation import Bilan


class OptionsIncompatiblesError(CdcError):
    """Options that cannot go together."""


@click.command()
@option_projet
@click.option(
    "--modele",
    type=click.Path(path_type=Path),
    metavar="F.docx|NOM",
    help="Votre modèle Word, ou l’un de ceux de cdc (voyez cdc modele liste). Par défaut, celui du "
    "projet, sinon le document complet.",
)
@click.option(
    "--diffusion",
    type=click.Choice(["prestataire", "interne"]),
    default="prestataire",
    help="Qui lira le document. Par défaut\u00a0: prestataire, sans rien d’interne.",
)
@click.option(
    "--format",
    "genre",
    type=click.Choice(["docx", "pdf", "html"]),
    help="Le format du fichier. Par défaut\u00a0: celui du nom donné à --sortie, sinon docx. Le pdf demande LibreOffice\u202f; le html est "
    "une page à ouvrir dans un navigateur, complète à elle seule.",
)
@click.option(
    "--pdf-a", "archive", is_flag=True, help="Un PDF/A-2b, pour l’archivage. Avec --format pdf."
)
@click.option(
    "--schemas-editables",
    is_flag=True,
    help="Les schémas en formes Word, que l’on déplace et réécrit. Avec --format docx.",
)
@click.option(
    "--sortie",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="F",
    help="Où écrire. Par défaut, dans le dossier «\u00a0sorties\u00a0» du projet.",
)
@click.option(
    "--surveiller",
    is_flag=True,
    help="Reste ouvert et refait le document à chaque enregistrement du projet ou du modèle.",
)
@option_json
def generer(
    dossier: Path | None,
    modele: Path | None,
    diffusion: str,
    genre: str | None,
    archive: bool,
    schemas_editables: bool,
    sortie: Path | None,
    surveiller: bool,
    en_json: bool,
) -> None:
    """Fabrique le cahier des charges.

    Le document suit le plan du projet et les styles du modèle. Avec LibreOffice, le sommaire
    porte les vrais numéros de page\u202f; sans lui, Word les calcule à l’ouverture. Pour un
    prestataire, la commande dit ce qu’elle a retenu, et pourquoi\u202f; --json en donne la liste.
    """
    from cdc.actions.fabrication import Demande
    from cdc.actions.generation import generate
    from cdc.projet import find_projet
    from cdc_schema.annotations import Diffusion

    genre = _format(genre, sortie)
    _check_format(genre, modele, archive=archive, schemas_editables=schemas_editables)
    _check(surveiller=surveiller, en_json=en_json)
    racine = find_projet(dossier or Path.cwd())
    demande = Demande(modele, Diffusion(diffusion), genre, sortie, archive, schemas_editables)
    if surveiller:
        from cdc.commands.surveillance import keep_making

        keep_making(racine, lambda: _show(generate(racine, demande)), [modele] if modele else [])
    elif en_json:
        write_json(_as_data(generate(racine, demande), demande))
    else:
        _show(generate(racine, demande))


def _format(demande: str | None, sortie: Path | None) -> str:
    """Return the format that is asked, else that of the name to write; refuse two that differ."""
    from cdc.actions.fabrication import EXTENSIONS

    extension = sortie.suffix.lower() if sortie else ""
    if extension in _AUTRES:
        raise OptionsIncompatiblesError(
            f"{sortie}\u00a0: cdc n’écrit pas de {extension}. Donnez à --sortie un nom en .docx, "
            ".pdf ou .html."
        )
    nomme = EXTENSIONS.get(extension)
    if demande and nomme and demande != nomme:
        raise OptionsIncompatiblesError(
            f"--format {demande} et le nom {sortie} se contredisent. Retirez --format, ou changez "
            "l’extension du nom."
        )
    return demande or nomme or "docx"


# What a person would open with Word, and that is no document of ours.
_AUTRES = frozenset({".doc", ".docm", ".dot", ".dotm", ".dotx", ".odt", ".rtf"})


def _check_format(
    genre: str, modele: Path | None, *, archive: bool, schemas_editables: bool
) -> None:
    if genre == "html" and modele is not None:
        raise OptionsIncompatiblesError(
            "--modele ne sert qu’au Word et au PDF. Retirez-le\u00a0: le html a sa propre présentation."
        )
    if archive and genre != "pdf":
        raise OptionsIncompatiblesError("--pdf-a ne vaut que pour un PDF. Ajoutez --format pdf.")
    if schemas_editables and genre != "docx":
        raise OptionsIncompatiblesError(
            "--schemas-editables ne vaut que pour un document Word. Demandez un .docx, ou retirez "
            "l’option."
        )


def _check(*, surveiller: bool, en_json: bool) -> None:
    if surveiller and en_json:
        raise OptionsIncompatiblesError(
            "--surveiller reste ouvert et n’a pas de résultat à donner en JSON. Retirez l’une des "
            "deux options."
        )


def _show(bilan: Bilan) -> Sequence[Path]:
    """Show what a generation did; return what it read besides the outline."""
    from cdc.actions.generation import missing_said
    from cdc.commands.retenues import show_withheld

    for dit in bilan.dits:
        click.echo(dit)
    if bilan.mise_de_cote is not None:
        click.echo(f"Le fichier avait été modifié à la main : gardé sous {bilan.mise_de_cote.name}")
    click.echo(f"Écrit : {bilan.cible}")
    show_withheld(bilan.retenues)
    if bilan.manques:
        click.echo(f"{missing_said(bilan.manques, interne=bilan.interne)} Voyez\u00a0: cdc etat")
    return bilan.lus


def _as_data(bilan: Bilan, demande: Demande) -> dict[str, Any]:
    from cdc_schema.plan import numero

    return {
        "ecrit": str(bilan.cible),
        "format": demande.genre,
        "diffusion": demande.diffusion.value,
        "garde_sous": str(bilan.mise_de_cote) if bilan.mise_de_cote else None,
        "avertissements": bilan.dits,
        "manques": bilan.manques,
        "retenues": [
            {
                "chemin": r.chemin,
                "rubrique": numero(r.section.cle) or None,
                "donnee": r.titre,
                "motif": r.motif.value,
            }
            for r in bilan.retenues
        ],
    }
