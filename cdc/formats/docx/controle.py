"""Checks a Word template before anything opens it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from cdc.formats.docx.champs import reading_fields
from cdc.formats.docx.erreurs import ModeleRefuseError
from cdc.formats.docx.ooxml import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAILLE_MAX = 100_000_000
# Of one part in XML: reading it takes many times as much memory.
_XML_MAX = 10_000_000
_PARTIES_MAX = 2_000
_RATIO_MAX = 200
_MODELE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_EMBARQUES = ("word/embeddings/", "word/activeX/")
_XML = (".xml", ".rels")
_STYLES, _RELIES = "word/styles.xml", "word/_rels/document.xml.rels"
_STYLES_RELIES = re.compile(rb"""Target=["'](?:/word/)?styles\.xml["']""")
# What a relationship must not bring into the document, by the end of its type.
_OBJET = ("ce modèle contient un objet incorporé.", "Retirez-le, ou collez-le en image.")
_GENRES = {
    "/vbaProject": (
        "ce modèle contient des macros.",
        "Enregistrez-le au format .docx, sans macros.",
    ),
    "/oleObject": _OBJET,
    "/control": _OBJET,
    "/aFChunk": ("ce modèle inclut un autre document.", "Collez-en le contenu à la place."),
}


class Danger(NamedTuple):
    """What a template should not hold: the part it is in, why, and what to do."""

    partie: str
    raison: str
    remede: str


def read_modele(modele: Path) -> dict[str, bytes]:
    """Return the parts of a template that is safe to open, or raise ModeleRefuseError.

    What it would fetch elsewhere is still there: see `exterieur`.
    """
    parties = open_modele(modele)
    for danger in dangers(parties):
        raise ModeleRefuseError(modele, danger.raison, danger.remede)
    return tidied(parties)


def open_modele(modele: Path) -> dict[str, bytes]:
    """Return the parts of a Word file as they are, or raise ModeleRefuseError if it is none."""
    try:
        donnees = modele.read_bytes()
    except FileNotFoundError as error:
        raise ModeleRefuseError(
            modele, "ce fichier n’existe pas.", "Vérifiez son nom et son dossier."
        ) from error
    except OSError as error:
        raise ModeleRefuseError(
            modele, "ce fichier est illisible.", "Vérifiez qu’il est un fichier et vos droits."
        ) from error
    parties = _unzip(modele, donnees)
    if "[Content_Types].xml" not in parties or "word/document.xml" not in parties:
        raise ModeleRefuseError(
            modele,
            "ce n’est pas un document Word (.docx).",
            "Indiquez un document enregistré par Word au format .docx.",
        )
    return parties


def dangers(parties: Mapping[str, bytes]) -> Iterator[Danger]:
    """Yield whatever a template should not hold, every one of them."""
    if b"macroEnabled" in parties["[Content_Types].xml"] or any(
        "vbaproject" in nom.lower() for nom in parties
    ):
        yield Danger(
            "", "ce modèle contient des macros.", "Enregistrez-le au format .docx, sans macros."
        )
    for nom, contenu in parties.items():
        yield from (Danger(nom, *faute) for faute in _dangers(nom, contenu))
    if _STYLES not in parties or not _STYLES_RELIES.search(parties.get(_RELIES, b"")):
        yield Danger(
            "",
            "ce fichier n’a pas de styles, ou ne dit pas où ils sont.",
            "Ouvrez-le dans Word et enregistrez-le à nouveau au format .docx.",
        )


def tidied(parties: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a template as a document: a .dotx differs by its declared type only."""
    types = parties["[Content_Types].xml"].replace(_MODELE, _DOCUMENT)
    return {**parties, "[Content_Types].xml": types}


def _unzip(modele: Path, donnees: bytes) -> dict[str, bytes]:
    if modele.name.startswith("~$"):
        raise ModeleRefuseError(
            modele,
            "c’est le verrou que Word pose à côté d’un document ouvert.",
            "Indiquez le document lui-même, au même nom sans « ~$ ».",
        )
    if donnees.startswith(_OLE):
        raise ModeleRefuseError(
            modele,
            "ce fichier est protégé par un mot de passe, ou à l’ancien format .doc.",
            "Retirez le mot de passe dans Word, ou enregistrez-le au format .docx.",
        )
    try:
        with zipfile.ZipFile(BytesIO(donnees)) as archive:
            _check_sizes(modele, archive.infolist())
            return {nom: archive.read(nom) for nom in archive.namelist() if nom[-1] != "/"}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise ModeleRefuseError(
            modele,
            "ce n’est pas un document Word (.docx), ou il est abîmé.",
            "Ouvrez-le dans Word et enregistrez-le à nouveau au format .docx.",
        ) from error


def _check_sizes(modele: Path, entrees: list[zipfile.ZipInfo]) -> None:
    taille = sum(entree.file_size for entree in entrees)
    lourd = any(e.file_size > _XML_MAX and e.filename.endswith(_XML) for e in entrees)
    dense = any(
        entree.file_size > 1_000_000 and entree.file_size > _RATIO_MAX * entree.compress_size
        for entree in entrees
    )
    if taille > _TAILLE_MAX or len(entrees) > _PARTIES_MAX or dense or lourd:
        raise ModeleRefuseError(
            modele,
            "ce fichier se déploierait en un volume anormal.",
            "Repartez d’un document Word ordinaire.",
        )
    if len({entree.filename for entree in entrees}) != len(entrees):
        raise ModeleRefuseError(
            modele,
            "ce fichier contient deux fois la même partie.",
            "Ouvrez-le dans Word et enregistrez-le à nouveau.",
        )


def _dangers(nom: str, contenu: bytes) -> Iterator[tuple[str, str]]:
    if nom.startswith(_EMBARQUES):
        yield _OBJET
    if not nom.endswith(_XML):
        return
    if _has_doctype(contenu):
        yield (f"sa partie « {nom} » déclare un DOCTYPE.", "Repartez d’un document Word ordinaire.")
        return
    try:
        racine = etree.fromstring(contenu)
    except etree.XMLSyntaxError:
        yield (
            f"sa partie « {nom} » est abîmée.",
            "Ouvrez-le dans Word et enregistrez-le à nouveau au format .docx.",
        )
        return
    if nom.endswith(".rels"):
        for lien in racine.iter(f"{{{RELATIONS}}}Relationship"):
            yield from (faute for fin, faute in _GENRES.items() if _is_inside(lien, fin))
        return
    for champ in dict.fromkeys(reading_fields(racine)):
        yield (
            f"ce modèle contient un champ {champ}, qui lit un autre fichier.",
            "Retirez ce champ.",
        )
    if next(racine.iter("{*}altChunk"), None) is not None:
        yield _GENRES["/aFChunk"]


def _is_inside(lien: etree._Element, fin: str) -> bool:
    return lien.get("Type", "").endswith(fin) and lien.get("TargetMode") != "External"


def _has_doctype(contenu: bytes) -> bool:
    # UTF-16 is legal in a package: without its zero bytes, the declaration reads the same.
    return b"<!DOCTYPE" in contenu.replace(b"\0", b"")
