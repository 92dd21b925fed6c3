"""Templates as authors, companies and attackers make them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import docx

from tests.formats.docx.documents import MODELE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_GENRES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# One white pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8ffff3f0005fe02fea735819b0000000049454e44ae426082"
)


def make_modele(tmp_path: Path, *paragraphes: str, titre: str = "") -> Path:
    """Return a Word template holding these paragraphs and nothing of ours."""
    modele = tmp_path / "modele.docx"
    document = docx.Document()
    document.core_properties.title = titre
    for texte in paragraphes:
        document.add_paragraph(texte)
    document.save(str(modele))
    return modele


def changed_modele(tmp_path: Path, changes: Mapping[str, Callable[[str], str]]) -> Path:
    """Return the template of the toolkit where some parts have changed."""
    with zipfile.ZipFile(MODELE) as archive:
        parties = {nom: archive.read(nom).decode() for nom in changes}
    return modele_with(tmp_path, {nom: f(parties[nom]).encode() for nom, f in changes.items()})


def modele_with(tmp_path: Path, ajouts: Mapping[str, bytes], source: Path = MODELE) -> Path:
    """Return a template with more parts, or others."""
    with zipfile.ZipFile(source) as archive:
        parties = {nom: archive.read(nom) for nom in archive.namelist()}
    modele = tmp_path / "change.docx"
    with zipfile.ZipFile(modele, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, contenu in (parties | dict(ajouts)).items():
            archive.writestr(nom, contenu)
    return modele


def related(xml: str, genre: str, cible: str, *, dehors: bool = True) -> str:
    """Return the relations of a part, with one more: `rIdX`."""
    mode = ' TargetMode="External"' if dehors else ""
    lien = f'<Relationship Id="rIdX" Type="{_GENRES}/{genre}" Target="{cible}"{mode}/>'
    return xml.replace("</Relationships>", f"{lien}</Relationships>")


def relations(genre: str, cible: str) -> bytes:
    """Return the relations of a part that has one, to something outside."""
    vide = f'<Relationships xmlns="{_RELATIONS}"></Relationships>'
    return related(vide, genre, cible).encode()
