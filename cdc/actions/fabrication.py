"""Making the document: its template, its logo, its bytes, its name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from cdc.errors import CdcError
from cdc_schema.annotations import Diffusion

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cdc.projet import Projet


EXTENSIONS = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html"}


class Demande(NamedTuple):
    """What is to be made: with which template, for whom, as which kind of file, and where."""

    modele: Path | None
    diffusion: Diffusion
    genre: str
    sortie: Path | None = None
    archive: bool = False
    schemas_editables: bool = False

    def target(self, projet: Projet) -> Path:
        """Return the file to write."""
        if self.sortie is None:
            return projet.dossier / "sorties" / _name(projet, self)
        # A version is no extension: « cahier-v1.2 ».
        complet = EXTENSIONS.get(self.sortie.suffix.lower()) == self.genre
        return self.sortie if complet else self.sortie.with_name(f"{self.sortie.name}.{self.genre}")


class FichierAbsentError(CdcError):
    """A file that the project or the command names does not exist."""

    def __init__(self, quoi: str, path: Path, remede: str) -> None:
        self.path = path
        super().__init__(f"{quoi} {path} n’existe pas. {remede}")


def make(projet: Projet, demande: Demande, say: Callable[[str], object]) -> bytes:
    """Return the document that is asked; `say` is told what it goes without."""
    return _page(projet, demande) if demande.genre == "html" else _word(projet, demande, say)


def _page(projet: Projet, demande: Demande) -> bytes:
    from cdc.formats.html import render_html

    dedans = _inside(projet, demande.diffusion)
    return render_html(projet.cahier, demande.diffusion, logo=logo(projet), **dedans)


def _inside(projet: Projet, diffusion: Diffusion) -> dict[str, Any]:
    """Return what only an internal document shows, beside the specification."""
    from cdc.actions.dossier import open_dossier
    from cdc.actions.restes import open_restes

    if diffusion is not Diffusion.INTERNE:
        return {}
    restes = open_restes(projet)
    return {
        "a_rediger": restes.a_rediger,
        "annexe": open_dossier(projet).annexe,
        "restes": restes,
    }


def _word(projet: Projet, demande: Demande, say: Callable[[str], object]) -> bytes:
    from cdc.formats.docx.libreoffice import convert_to_pdf
    from cdc.formats.docx.pagination import paginate
    from cdc.formats.docx.rendu import render_cahier
    from cdc.formats.temporaire import temporary_work
    from cdc.projet.provisoires import working_folder

    document = render_cahier(
        projet.cahier,
        template(projet, demande.modele),
        demande.diffusion,
        logo=logo(projet),
        schemas_editables=demande.schemas_editables,
        signale=lambda retire: say(f"Retiré du modèle\u00a0: {retire}."),
        **_inside(projet, demande.diffusion),
    )
    if demande.genre == "docx":
        return with_page_numbers(document, say)
    with temporary_work(), working_folder("pdf") as travail:
        return convert_to_pdf(paginate(document, travail), travail, archive=demande.archive)


def with_page_numbers(document: bytes, say: Callable[[str], object]) -> bytes:
    """Return a Word document with the page numbers of its contents, where LibreOffice gives them."""
    from cdc.formats.docx.libreoffice import find_libreoffice
    from cdc.formats.temporaire import temporary_work
    from cdc.projet.provisoires import working_folder

    if find_libreoffice() is None:
        return document
    with temporary_work(), working_folder("pdf") as travail:
        return _paginated(document, travail, say)


def _paginated(document: bytes, travail: Path, say: Callable[[str], object]) -> bytes:
    """Return `document` with its page numbers, or as it is when LibreOffice fails."""
    from cdc.formats.docx.erreurs import ConversionError
    from cdc.formats.docx.pagination import paginate

    try:
        return paginate(document, travail)
    except ConversionError as error:
        say(
            "Sommaire sans numéros de page\u00a0: LibreOffice n’a pas pu les calculer "
            f"({error.detail.rstrip('.')}). Word les calculera à l’ouverture."
        )
        return document


def template(projet: Projet, modele: Path | None) -> Path:
    """Return the Word template: the one that is asked, that of the project, or ours."""
    from cdc.formats.docx.catalogue import COMPLET

    if modele is not None:
        notre = None if modele.is_file() else _ours().get(str(modele))
        remede = f"Vérifiez son chemin, ou nommez l’un de ceux de cdc : {', '.join(_ours())}."
        return notre or _existing("Le modèle", modele, remede)
    propre = projet.cahier.projet.generation.modele
    if propre:
        remede = "Corrigez «\u00a0generation.modele\u00a0» dans cdc.yaml."
        return _existing("Le modèle", projet.dossier / propre, remede)
    return _ours()[COMPLET]


def _ours() -> dict[str, Path]:
    """Return the templates of the toolkit by name."""
    from cdc.formats.docx.catalogue import templates_in
    from cdc.resources import modeles

    return {modele.nom: modele.chemin for modele in templates_in(modeles() / "word")}


def read_besides(projet: Projet, demande: Demande) -> tuple[Path, ...]:
    """Return the files that a document is made of besides the outline's: template, logo."""
    nom = projet.cahier.projet.logo
    modeles = [] if demande.genre == "html" else [template(projet, demande.modele)]
    return (*modeles, *([projet.dossier / nom] if nom else []))


def logo(projet: Projet) -> bytes | None:
    """Return the logo of the project, if it has one."""
    nom = projet.cahier.projet.logo
    if not nom:
        return None
    remede = "Corrigez «\u00a0logo\u00a0» dans cdc.yaml, ou laissez-le vide."
    return _existing("Le logo", projet.dossier / nom, remede).read_bytes()


def _existing(quoi: str, path: Path, remede: str) -> Path:
    if not path.is_file():
        raise FichierAbsentError(quoi, path, remede)
    return path


def _name(projet: Projet, demande: Demande) -> str:
    """Return a name that says what, which version and for whom, without accent nor space.

    What is made with another of our templates, or a copy of it, has the name of that template.
    """
    from cdc.formats.docx.catalogue import COMPLET

    fiche = projet.cahier.projet
    titre = fiche.titre or COMPLET
    if demande.genre != "html" and demande.modele is not None:
        nom = demande.modele.stem
        titre = nom if nom in _ours() and nom != COMPLET else titre
    parts = [titre, f"v{fiche.version}" if fiche.version else ""]
    return (
        "-".join(
            filter(
                None,
                [
                    *map(_slug, parts),
                    demande.diffusion.value,
                ],
            )
        )
        + f".{demande.genre}"
    )


def _slug(texte: str) -> str:
    plain = unicodedata.normalize("NFKD", texte.replace("œ", "oe"))
    ascii_only = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "-", ascii_only).strip("-.")[:60]
