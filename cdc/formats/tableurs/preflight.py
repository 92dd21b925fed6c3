"""What a file is, by its content, and whether it can be opened safely."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cdc.formats.tableurs.classeur import ClasseurRefuseError

if TYPE_CHECKING:
    from pathlib import Path

TAILLE_MAXIMALE = 60_000_000
ENTREES_MAXIMALES = 5_000
DEPLOYE_MAXIMAL = 300_000_000
RAPPORT_MAXIMAL = 150
RAPPORT_A_PARTIR_DE = 20_000_000

_EN_TETE = 16_000
_VERROU = "~$"
_CONFLIT = re.compile(
    r"conflicted copy|copie en conflit|conflit de synchronisation|en conflit de|case conflict"
    r"|sync-conflict-\d{8}|\[conflit",
    re.IGNORECASE,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHIFFRE = "EncryptedPackage".encode("utf-16-le")
_DANS_XLS = tuple(nom.encode("utf-16-le") for nom in ("Workbook", "Book"))
_BOF = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_FILEPASS = 0x2F
_PREMIERS = 4
_TABLEURS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv")
_CONTROLES = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_ENREGISTRER = "Ouvrez-le dans Excel ou LibreOffice et enregistrez-le en .xlsx."
MOT_DE_PASSE = (
    "le classeur est protégé par mot de passe. Ouvrez-le dans Excel ou LibreOffice, retirez le "
    "mot de passe (dans Excel : Fichier, Informations, Protéger le classeur) et enregistrez-le."
)
_ETRANGERS = (
    ((b"%pdf",), "un fichier PDF"),
    ((b"<!doctype html", b"<html", b"<table", b"<meta"), "une page web"),
    ((b"{\\rtf",), "un document RTF"),
    ((b'{"url"',), "un raccourci vers un document en ligne"),
    ((b"{", b"[{"), "un fichier JSON"),
    ((b"<?xml",), "un fichier XML"),
)
_ETRANGERES = {
    "word/document.xml": "un document Word",
    "ppt/presentation.xml": "une présentation PowerPoint",
    "Index/Document.iwa": "un document Numbers ou Pages d’Apple",
    "mimetype": "un document LibreOffice d’un autre genre",
}


class Nature(StrEnum):
    """The kinds of files that hold tables."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    TEXTE = "texte"


@dataclass(frozen=True, slots=True)
class Fichier:
    """The bytes of a file that can be opened, and what they are."""

    nom: str
    contenu: bytes
    nature: Nature


class _RefusError(Exception):
    """Why a content is refused."""


def check_file(path: Path) -> Fichier:
    """Return the file at `path`, known by its content whatever its name says.

    Raises:
        ClasseurRefuseError: it holds no table, or cannot be opened safely.
    """
    _check_name(path)
    contenu = _read(path)
    try:
        return Fichier(path.name, contenu, _nature(contenu, path.suffix.lower()))
    except _RefusError as refus:
        raise ClasseurRefuseError(path.name, str(refus)) from None


def _read(path: Path) -> bytes:
    try:
        taille = path.stat().st_size
        if taille > TAILLE_MAXIMALE:
            raison = f"il pèse plus de {TAILLE_MAXIMALE // 1_000_000} Mo. Retirez-en les images."
            raise ClasseurRefuseError(path.name, raison)
        return path.read_bytes()
    except FileNotFoundError:
        raise ClasseurRefuseError(path.name, "ce fichier n’existe pas. Vérifiez son nom.") from None
    except OSError:
        raison = "ce fichier ne peut pas être lu. Fermez-le ailleurs et vérifiez vos droits."
        raise ClasseurRefuseError(path.name, raison) from None


def _check_name(path: Path) -> None:
    if path.is_dir():
        raise ClasseurRefuseError(
            path.name, "c’est un dossier. Donnez les fichiers qu’il contient."
        )
    if path.name.startswith(_VERROU):
        raise ClasseurRefuseError(
            path.name,
            "c’est le verrou qu’Excel pose pendant qu’un classeur est ouvert, pas le classeur. "
            f"Fermez Excel et donnez « {path.name.removeprefix(_VERROU)} ».",
        )
    if _CONFLIT.search(path.name):
        raise ClasseurRefuseError(
            path.name,
            "c’est une copie de conflit de votre outil de synchronisation. Comparez-la avec "
            "l’original, gardez la bonne et renommez-la.",
        )


def _nature(contenu: bytes, extension: str) -> Nature:
    if not contenu.strip():
        raise _RefusError("le fichier est vide. Demandez-le à nouveau à la personne.")
    if contenu.startswith(_OLE):
        return _ole(contenu)
    if not contenu.startswith(b"PK"):
        return _text(contenu, extension)
    try:
        with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
            return _archive(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError):
        raise _RefusError(
            "le fichier est abîmé ou incomplet. Demandez-le à nouveau, ou copiez-le à nouveau."
        ) from None


def _ole(contenu: bytes) -> Nature:
    if _CHIFFRE in contenu or _has_password(contenu):
        raise _RefusError(MOT_DE_PASSE)
    if any(nom in contenu for nom in _DANS_XLS):
        return Nature.XLS
    raise _RefusError(f"c’est un document d’un ancien format, pas un classeur. {_ENREGISTRER}")


def _has_password(contenu: bytes) -> bool:
    """Say whether the first records of an old workbook tell that the next ones are encrypted."""
    place = contenu.find(_BOF)
    for _ in range(_PREMIERS):
        if place < 0 or place + 4 > len(contenu):
            return False
        genre, taille = struct.unpack_from("<HH", contenu, place)
        if genre == _FILEPASS:
            return True
        place += 4 + taille
    return False


def _text(contenu: bytes, extension: str) -> Nature:
    debut = contenu[:_EN_TETE].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    nature = next((nom for signes, nom in _ETRANGERS if debut.startswith(signes)), "")
    if not nature and b"urn:schemas-microsoft-com:office:spreadsheet" in debut:
        nature = "un classeur XML de 2003"
    if not nature and _is_binary(contenu[:_EN_TETE]):
        nature = "un fichier d’un autre genre"
    if nature:
        malgre = ", malgré son nom" if extension in _TABLEURS else ""
        raise _RefusError(f"c’est {nature}, pas un classeur{malgre}. {_ENREGISTRER}")
    return Nature.TEXTE


def _is_binary(debut: bytes) -> bool:
    """Say whether `debut` holds what no text has, in any encoding (UTF-16 is full of zeros)."""
    if debut.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    moitie = len(debut) // 2
    if max(debut[::2].count(0), debut[1::2].count(0)) > 0.3 * moitie:
        return min(debut[::2].count(0), debut[1::2].count(0)) > 0.1 * moitie
    return bool(_CONTROLES.search(debut))


def _archive(archive: zipfile.ZipFile) -> Nature:
    infos = archive.infolist()
    noms = {info.filename for info in infos}
    _check_size(infos)
    if "mimetype" in noms and b"opendocument.spreadsheet" in archive.read("mimetype"):
        return _open_document(archive, noms)
    etranger = next((nature for nom, nature in _ETRANGERES.items() if nom in noms), "")
    if etranger:
        raise _RefusError(f"c’est {etranger}, pas un classeur. {_ENREGISTRER}")
    if "xl/workbook.bin" in noms:
        return Nature.XLSB
    if "[Content_Types].xml" not in noms or "_rels/.rels" not in noms:
        raise _RefusError(f"c’est une archive zip, pas un classeur. {_ENREGISTRER}")
    _check_parts(archive, infos)
    return Nature.XLSX


def _open_document(archive: zipfile.ZipFile, noms: set[str]) -> Nature:
    manifeste = "META-INF/manifest.xml"
    if manifeste in noms and b"encryption-data" in archive.read(manifeste):
        raise _RefusError(MOT_DE_PASSE)
    return Nature.ODS


def _check_size(infos: list[zipfile.ZipInfo]) -> None:
    total = sum(info.file_size for info in infos)
    compresse = max(sum(info.compress_size for info in infos), 1)
    if (
        len(infos) > ENTREES_MAXIMALES
        or total > DEPLOYE_MAXIMAL
        or (total > RAPPORT_A_PARTIR_DE and total / compresse > RAPPORT_MAXIMAL)
    ):
        raise _RefusError(
            f"une fois décompressé, il occuperait {total / 1e6:.0f} Mo en {len(infos)} parties : "
            "il est refusé par sécurité. Recopiez les réponses dans un classeur neuf."
        )
    if any(info.flag_bits & 1 for info in infos):
        raise _RefusError("l’archive est chiffrée. Enregistrez le classeur sans mot de passe.")


def _check_parts(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> None:
    for info in infos:
        if not info.filename.endswith((".xml", ".rels")):
            continue
        with archive.open(info) as part:
            debut = part.read(4096)
        if "<!doctype" in _decode(debut).lower():
            raise _RefusError(
                f"la partie « {info.filename} » contient une déclaration DOCTYPE, qu’aucun tableur "
                "n’écrit : le fichier est refusé par sécurité. Recopiez les réponses dans un "
                "classeur neuf."
            )


def _decode(octets: bytes) -> str:
    if octets.startswith((b"\xff\xfe", b"\xfe\xff")):
        return octets.decode("utf-16", "ignore")
    return octets.decode("latin-1")
