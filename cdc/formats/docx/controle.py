"""Checks a Word template before anything opens it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from cdc.formats.docx.erreurs import ModeleRefuseError
from cdc.formats.docx.ooxml import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAILLE_MAX = 100_000_000
_PARTIES_MAX = 2_000
_RATIO_MAX = 200
_LIENS_ADMIS = ("/hyperlink",)
_LIENS_RETIRES = ("/attachedTemplate",)
_MODELE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_CHAMPS = re.compile(rb"\b(INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO)\b")
_INSTRUCTION = re.compile(rb"<w:instrText[^>]*>([^<]*)|w:instr=\"([^\"]*)")
_EMBARQUES = ("word/embeddings/", "word/activeX/")


class Danger(NamedTuple):
    """What a template should not hold: the part it is in, why, and what to do."""

    partie: str
    raison: str
    remede: str


def read_modele(modele: Path) -> dict[str, bytes]:
    """Return the parts of a template that is safe to open, or raise ModeleRefuseError.

    Only a path to another template (every document made from a company template has one) is
    taken away silently; whatever else points outside the file is refused.
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


def tidied(parties: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a template as a document: attached to no other, no longer a .dotx."""
    return _as_document(_without_attached(parties))


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
    dense = any(
        entree.file_size > 1_000_000 and entree.file_size > _RATIO_MAX * entree.compress_size
        for entree in entrees
    )
    if taille > _TAILLE_MAX or len(entrees) > _PARTIES_MAX or dense:
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
    if nom.endswith((".xml", ".rels")) and _has_doctype(contenu):
        yield (f"sa partie « {nom} » déclare un DOCTYPE.", "Repartez d’un document Word ordinaire.")
    if nom.startswith(_EMBARQUES):
        yield "ce modèle contient un objet incorporé.", "Retirez-le, ou collez-le en image."
    if nom.endswith(".rels"):
        for cible in _external(contenu):
            yield (
                f"ce modèle va chercher un contenu extérieur ({cible}).",
                "Incorporez l’image dans le document, ou retirez le lien.",
            )
    if nom.startswith("word/") and nom.endswith(".xml"):
        for instruction in _INSTRUCTION.finditer(contenu):
            if champ := _CHAMPS.search(instruction[1] or instruction[2] or b""):
                nom_champ = champ[1].decode()
                yield (
                    f"ce modèle contient un champ {nom_champ}, qui lit un autre fichier.",
                    "Retirez ce champ.",
                )
        if b"<w:altChunk" in contenu:
            yield "ce modèle inclut un autre document.", "Collez-en le contenu à la place."


def _has_doctype(contenu: bytes) -> bool:
    # UTF-16 is legal in a package: without its zero bytes, the declaration reads the same.
    return b"<!DOCTYPE" in contenu.replace(b"\0", b"")


def _external(contenu: bytes) -> Iterator[str]:
    for lien in _relations(contenu):
        genre = lien.get("Type", "")
        if lien.get("TargetMode") == "External" and not genre.endswith(
            _LIENS_ADMIS + _LIENS_RETIRES
        ):
            yield lien.get("Target", "")


def _relations(contenu: bytes) -> Iterator[etree._Element]:
    try:
        racine = etree.fromstring(contenu)
    except etree.XMLSyntaxError:
        return
    yield from racine.iter(f"{{{RELATIONS}}}Relationship")


def _without_attached(parties: dict[str, bytes]) -> dict[str, bytes]:
    nom = "word/_rels/settings.xml.rels"
    if nom not in parties:
        return parties
    racine = etree.fromstring(parties[nom])
    for lien in list(racine):
        if lien.get("Type", "").endswith(_LIENS_RETIRES):
            racine.remove(lien)
    reglages = re.sub(rb"<w:attachedTemplate\b[^>]*/>", b"", parties.get("word/settings.xml", b""))
    return {**parties, nom: etree.tostring(racine), "word/settings.xml": reglages}


def _as_document(parties: dict[str, bytes]) -> dict[str, bytes]:
    """Let a .dotx template serve: only its declared type differs."""
    types = parties["[Content_Types].xml"].replace(_MODELE, _DOCUMENT)
    return {**parties, "[Content_Types].xml": types}
