"""`cdc generer`: the document."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import open_projet, option_projet
from cdc.errors import CdcError
from cdc.francais import number

if TYPE_CHECKING:
    from cdc.projet import Projet
    from cdc_schema.annotations import Diffusion

_MODELE = "word/cahier-des-charges.docx"


class FichierAbsentError(CdcError):
    """A file that the project or the command names does not exist."""

    def __init__(self, quoi: str, path: Path, remede: str) -> None:
        self.path = path
        super().__init__(f"{quoi} {path} n’existe pas. {remede}")


@click.command()
@option_projet
@click.option(
    "--modele",
    type=click.Path(path_type=Path),
    metavar="F.docx",
    help="Votre modèle Word. Par défaut, celui du projet, sinon celui de cdc.",
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
    type=click.Choice(["docx", "pdf"]),
    default="docx",
    help="Le format du fichier. Par défaut\u00a0: docx. Le pdf demande LibreOffice.",
)
@click.option(
    "--sortie",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="F",
    help="Où écrire. Par défaut, dans le dossier «\u00a0sorties\u00a0» du projet.",
)
def generer(
    dossier: Path | None, modele: Path | None, diffusion: str, genre: str, sortie: Path | None
) -> None:
    """Fabrique le cahier des charges.

    Le document suit le plan du projet et les styles du modèle. Avec LibreOffice, le sommaire
    porte les vrais numéros de page\u202f; sans lui, Word les calcule à l’ouverture.
    """
    from cdc.projet import find_projet, lock, write_sortie
    from cdc_schema.annotations import Diffusion

    racine = find_projet(dossier or Path.cwd())
    with lock(racine):  # never half an import
        projet = open_projet(racine)
    lecteur = Diffusion(diffusion)
    cible = sortie or projet.dossier / "sorties" / _name(projet, lecteur, genre)
    octets = _render(projet, template(projet, modele), lecteur, genre)
    mise_de_cote = write_sortie(projet.dossier, cible, octets)
    if mise_de_cote is not None:
        click.echo(f"Le fichier avait été modifié à la main : gardé sous {mise_de_cote.name}")
    click.echo(f"Écrit : {cible}")
    _tell_missing(projet, lecteur)


def _render(projet: Projet, modele: Path, diffusion: Diffusion, genre: str) -> bytes:
    from cdc.commands.dossier import open_dossier
    from cdc.commands.restes import open_restes
    from cdc.formats.docx.libreoffice import convert_to_pdf
    from cdc.formats.docx.pagination import paginate
    from cdc.formats.docx.rendu import render_cahier
    from cdc.formats.temporaire import temporary_work
    from cdc.projet.provisoires import working_folder
    from cdc_schema.annotations import Diffusion

    interne = diffusion is Diffusion.INTERNE
    document = render_cahier(
        projet.cahier,
        modele,
        diffusion,
        logo=_logo(projet),
        a_rediger=open_restes(projet).a_rediger if interne else (),
        annexe=open_dossier(projet).annexe if interne else (),
    )
    if genre == "docx":
        return with_page_numbers(document)
    with temporary_work(), working_folder("pdf") as travail:
        return convert_to_pdf(paginate(document, travail), travail)


def with_page_numbers(document: bytes) -> bytes:
    """Return a Word document with the page numbers of its contents, where LibreOffice gives them."""
    from cdc.formats.docx.libreoffice import find_libreoffice
    from cdc.formats.temporaire import temporary_work
    from cdc.projet.provisoires import working_folder

    if find_libreoffice() is None:
        return document
    with temporary_work(), working_folder("pdf") as travail:
        return _paginated(document, travail)


def _paginated(document: bytes, travail: Path) -> bytes:
    """Return `document` with its page numbers, or as it is when LibreOffice fails."""
    from cdc.formats.docx.erreurs import ConversionError
    from cdc.formats.docx.pagination import paginate

    try:
        return paginate(document, travail)
    except ConversionError as error:
        click.echo(
            "Sommaire sans numéros de page\u00a0: LibreOffice n’a pas pu les calculer "
            f"({error.detail.rstrip('.')}). Word les calculera à l’ouverture."
        )
        return document


def template(projet: Projet, modele: Path | None) -> Path:
    """Return the Word template: the one that is asked, that of the project, or ours."""
    from cdc.resources import modeles

    if modele is not None:
        return _existing("Le modèle", modele, "Vérifiez son chemin.")
    propre = projet.cahier.projet.generation.modele
    if propre:
        remede = "Corrigez «\u00a0generation.modele\u00a0» dans cdc.yaml."
        return _existing("Le modèle", projet.dossier / propre, remede)
    return modeles() / _MODELE


def _logo(projet: Projet) -> bytes | None:
    nom = projet.cahier.projet.logo
    if not nom:
        return None
    remede = "Corrigez «\u00a0logo\u00a0» dans cdc.yaml, ou laissez-le vide."
    return _existing("Le logo", projet.dossier / nom, remede).read_bytes()


def _existing(quoi: str, path: Path, remede: str) -> Path:
    if not path.is_file():
        raise FichierAbsentError(quoi, path, remede)
    return path


def _name(projet: Projet, diffusion: Diffusion, genre: str) -> str:
    """Return a name that says what, which version and for whom, without accent nor space."""
    fiche = projet.cahier.projet
    parts = [fiche.titre or "cahier-des-charges", f"v{fiche.version}" if fiche.version else ""]
    return "-".join(filter(None, [*map(_slug, parts), diffusion.value])) + f".{genre}"


def _slug(texte: str) -> str:
    plain = unicodedata.normalize("NFKD", texte.replace("œ", "oe"))
    ascii_only = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "-", ascii_only).strip("-.")[:60]


def _tell_missing(projet: Projet, diffusion: Diffusion) -> None:
    from cdc.completude import assess
    from cdc_schema.annotations import Diffusion

    manques = len(assess(projet.cahier).manques)
    if not manques:
        return
    ou = (
        "marquées «\u00a0À compléter\u00a0»"
        if diffusion is Diffusion.INTERNE
        else "absentes du document"
    )
    quoi = "donnée exigée manque" if manques == 1 else "données exigées manquent"
    click.echo(f"{number(manques)} {quoi} pour la consultation, {ou}. Voyez\u00a0: cdc etat")
