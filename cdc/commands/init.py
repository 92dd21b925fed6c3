"""`cdc init`: a new project, or a copy of an example."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.errors import CdcError

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdc.projet import Reponses

_DOSSIER = "mon-crm"
_IMAGES = (".png", ".jpg", ".jpeg")


class ExempleInconnuError(CdcError):
    """There is no example of this name."""

    def __init__(self, nom: str, connus: list[str]) -> None:
        self.nom = nom
        choix = ", ".join(connus)
        super().__init__(f"L’exemple « {nom} » n’existe pas. Choisissez parmi : {choix}.")


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path), required=False)
@click.option(
    "--exemple", metavar="NOM", help="Copie un projet d’exemple, par exemple torrefaction."
)
@click.option("--sans-saisie", is_flag=True, help="Ne pose aucune question.")
def init(dossier: Path | None, exemple: str | None, sans_saisie: bool) -> None:
    """Commence un projet dans DOSSIER (par défaut « mon-crm », ou le nom de l’exemple).

    Cinq questions, puis un plan complet à remplir, expliqué ligne à ligne. Le dossier doit être
    absent ou vide.
    """
    from cdc.projet import check_dossier_vide, copy_exemple, write_squelette

    cible = dossier or Path(exemple or _DOSSIER)
    check_dossier_vide(cible)
    if exemple:
        copy_exemple(_find_exemple(exemple), cible)
    else:
        write_squelette(cible, None if sans_saisie else _ask())
    _show_next(cible, exemple)


def _find_exemple(nom: str) -> Path:
    from cdc.resources import exemples

    connus = sorted(p.parent.name for p in exemples().glob("*/cdc.yaml"))
    if nom not in connus:
        raise ExempleInconnuError(nom, connus)
    return exemples() / nom


def _ask() -> Reponses:
    """Ask the five questions; Enter leaves an answer for later."""
    from cdc.projet import Reponses

    click.echo("Cinq questions pour commencer. Entrée seule : vous répondrez plus tard.\n")
    societe = _prompt("Quelle est la raison sociale de l’entreprise")
    return Reponses(
        societe=societe,
        titre=_prompt("Comment s’appelle le projet", "Cahier des charges CRM"),
        auteur=_prompt("Qui écrit le document (une fonction suffit)"),
        remise=_prompt("Pour quelle date attendez-vous les offres (JJ/MM/AAAA)", check=_check_date),
        logo=_logo(_prompt("Où est votre logo (fichier PNG ou JPEG)", check=_check_logo)),
    )


def _prompt(
    question: str, defaut: str = "", check: Callable[[str], str | None] = lambda _: None
) -> str:
    while True:
        reponse = click.prompt(
            f"{question} ?", default=defaut, show_default=bool(defaut), prompt_suffix=" "
        )
        refus = check(str(reponse)) if reponse else None
        if refus is None:
            return str(reponse).strip()
        click.echo(refus)


def _check_date(texte: str) -> str | None:
    from pydantic import TypeAdapter, ValidationError

    from cdc_schema.types import DateHeure

    try:
        TypeAdapter(DateHeure).validate_python(texte)
    except ValidationError as error:
        return str(error.errors()[0]["msg"])
    return None


def _check_logo(texte: str) -> str | None:
    fichier = _path(texte)
    if not fichier.is_file():
        return f"« {texte} » n’existe pas. Donnez le chemin d’une image, ou Entrée pour plus tard."
    if fichier.suffix.lower() not in _IMAGES:
        return f"« {texte} » n’est pas une image PNG ou JPEG. Choisissez-en une autre."
    return None


def _logo(texte: str) -> Path | None:
    return _path(texte) if texte else None


def _path(texte: str) -> Path:
    """Read a path as typed, or as a terminal writes a file dropped on it."""
    nu = texte.strip().strip("\"'")
    brut = Path(nu).expanduser()
    return brut if brut.exists() else Path(nu.replace("\\ ", " ")).expanduser()


def _show_next(cible: Path, exemple: str | None) -> None:
    click.echo(f"\nProjet créé dans {cible}{'/' if not str(cible).endswith('/') else ''}")
    click.echo("\nEnsuite :")
    click.echo(f"  cd {cible}")
    if exemple:
        click.echo("  cdc interview import guides-remplis/*.xlsx   lire les entretiens")
    else:
        click.echo("  cdc interview guide     un classeur par profil, à faire remplir")
    click.echo("  cdc completer           les questions qui restent, une par une")
    click.echo("  cdc etat                ce qui est rempli, ce qui manque")
    click.echo("  cdc generer             le cahier des charges en Word")
    click.echo(
        "\nSans terminal\u00a0: ouvrez ce dossier, puis «\u00a0Ouvrir le cahier\u00a0» de votre "
        "système."
    )
