"""The Word templates there are: those of the toolkit, those of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from cdc.formats.docx.controle import open_modele
from cdc.formats.docx.erreurs import ModeleRefuseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOSSIER = "modeles"
COMPLET = "cahier-des-charges"
MINUTES = "proces-verbal"
_SUFFIXES = (".docx", ".dotx")
_DC = "{http://purl.org/dc/elements/1.1/}"


class Modele(NamedTuple):
    """A template: its name, its file, what its properties say that it is for."""

    nom: str
    chemin: Path
    dit: str


def templates_in(dossier: Path) -> list[Modele]:
    """Return the templates of a folder by name; none when there is no such folder."""
    return sorted(_found(dossier)) if dossier.is_dir() else []


def _found(dossier: Path) -> Iterator[Modele]:
    for chemin in dossier.iterdir():
        if chemin.suffix.lower() in _SUFFIXES and not chemin.name.startswith("~$"):
            yield Modele(chemin.stem, chemin, _purpose(chemin))


def _purpose(chemin: Path) -> str:
    """Return what a template says that it is for: its description, else its title."""
    try:
        proprietes = open_modele(chemin).get("docProps/core.xml", b"")
        racine = etree.fromstring(proprietes, etree.XMLParser(resolve_entities=False))
    except (ModeleRefuseError, etree.XMLSyntaxError):
        return ""
    dits = (racine.findtext(f"{_DC}{nom}") for nom in ("description", "title"))
    return " ".join(next((dit for dit in dits if dit and dit.strip()), "").split())
