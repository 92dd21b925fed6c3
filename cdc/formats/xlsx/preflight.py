"""What is asked of a file before it is opened as a workbook."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from cdc.errors import CdcError
from cdc.formats.xlsx.plateformes import MICROSOFT, platform_of_text

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
_STRICT = b"http://purl.oclc.org/ooxml/"
_EXTENSIONS = (".xlsx", ".xlsm")
SEULS_LUS = (
    "Seuls les guides faits par « cdc interview guide » et les exports Microsoft Forms sont lus "
    "pour l’instant : recopiez les réponses dans un guide, ou gardez ce fichier pour plus tard."
)
_ENREGISTRER = "Ouvrez-le dans Excel ou LibreOffice et enregistrez-le en .xlsx."


class ClasseurRefuseError(CdcError):
    """A file cannot be read as a workbook; `raison` says why and what to do."""

    def __init__(self, fichier: str, raison: str) -> None:
        self.fichier = fichier
        self.raison = raison
        super().__init__(f"{fichier} : {raison}")


def check_file(path: Path) -> bytes:
    """Return the content of the workbook at `path`.

    Raises:
        ClasseurRefuseError: it is not a workbook, or not one that can be opened safely.
    """
    _check_name(path)
    try:
        content = path.read_bytes() if path.stat().st_size <= TAILLE_MAXIMALE else b""
    except FileNotFoundError:
        raise ClasseurRefuseError(path.name, "ce fichier n’existe pas. Vérifiez son nom.") from None
    except OSError:
        raison = "ce fichier ne peut pas être lu. Fermez-le ailleurs et vérifiez vos droits."
        raise ClasseurRefuseError(path.name, raison) from None
    if not content and path.stat().st_size:
        raison = f"il pèse plus de {TAILLE_MAXIMALE // 1_000_000} Mo. Retirez-en les images."
        raise ClasseurRefuseError(path.name, raison)
    check_content(path.name, content)
    return content


def check_content(fichier: str, content: bytes) -> None:
    """Check the bytes of a workbook named `fichier`, or raise ClasseurRefuseError."""
    classeur = fichier.lower().endswith(_EXTENSIONS)
    raison = _foreign(content, named=classeur)
    if raison:
        raise ClasseurRefuseError(fichier, raison)


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


def _foreign(content: bytes, *, named: bool) -> str:
    """Return why `content` is refused, or nothing."""
    if not content.strip():
        return "le fichier est vide. Demandez à nouveau le classeur à la personne."
    if content.startswith(_OLE):
        return _ole(content)
    if not content.startswith(b"PK"):
        return _not_a_zip(content, named=named)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _archive(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError):
        return "le fichier est abîmé ou incomplet. Demandez-le à nouveau, ou copiez-le à nouveau."


def not_read_yet(plateforme: str) -> str:
    """Return why an export of `plateforme` is refused."""
    return f"c’est un export {plateforme}. {SEULS_LUS}"


def _ole(content: bytes) -> str:
    if _CHIFFRE in content:
        return (
            "le classeur est protégé par mot de passe. Ouvrez-le dans Excel, retirez le mot de "
            "passe (Fichier, Informations, Protéger le classeur) et enregistrez-le."
        )
    return f"c’est un ancien classeur .xls (Excel 97-2003). {_ENREGISTRER}"


def _not_a_zip(content: bytes, *, named: bool) -> str:
    plateforme = platform_of_text(content[:_EN_TETE])
    if plateforme == MICROSOFT:
        return (
            "c’est un export Microsoft Forms enregistré en texte. Donnez le classeur .xlsx que "
            "Microsoft Forms fait télécharger."
        )
    if plateforme:
        return not_read_yet(plateforme)
    debut = content[:512].lstrip().lower()
    if debut.startswith(b"%pdf"):
        nature = "un fichier PDF"
    elif debut.startswith((b"<!doctype html", b"<html", b"<table")):
        nature = "une page web"
    elif b"\x00" in content[:512]:
        nature = "un fichier d’un autre genre"
    else:
        nature = "un fichier texte"
    if named:
        return f"c’est {nature}, pas un classeur .xlsx, malgré son nom. {_ENREGISTRER}"
    return f"c’est {nature}, pas un classeur .xlsx. {SEULS_LUS}"


def _archive(archive: zipfile.ZipFile) -> str:
    infos = archive.infolist()
    noms = {info.filename for info in infos}
    raison = _size(infos)
    if raison:
        return raison
    if "mimetype" in noms and b"opendocument" in archive.read("mimetype"):
        return f"c’est un document LibreOffice (.ods). {_ENREGISTRER}"
    if "xl/workbook.bin" in noms:
        return f"c’est un classeur binaire .xlsb. {_ENREGISTRER}"
    if "word/document.xml" in noms:
        return f"c’est un document Word, pas un classeur .xlsx. {SEULS_LUS}"
    if "[Content_Types].xml" not in noms or "_rels/.rels" not in noms:
        return f"c’est une archive zip, pas un classeur .xlsx. {_ENREGISTRER}"
    return _parts(archive, infos)


def _size(infos: list[zipfile.ZipInfo]) -> str:
    total = sum(info.file_size for info in infos)
    compresse = max(sum(info.compress_size for info in infos), 1)
    if (
        len(infos) > ENTREES_MAXIMALES
        or total > DEPLOYE_MAXIMAL
        or (total > RAPPORT_A_PARTIR_DE and total / compresse > RAPPORT_MAXIMAL)
    ):
        return (
            f"une fois décompressé, il occuperait {total / 1e6:.0f} Mo en {len(infos)} parties : "
            "il est refusé par sécurité. Recopiez les réponses dans un classeur neuf."
        )
    if any(info.flag_bits & 1 for info in infos):
        return "l’archive est chiffrée. Enregistrez le classeur sans mot de passe."
    return ""


def _parts(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> str:
    for info in infos:
        if not info.filename.endswith((".xml", ".rels")):
            continue
        with archive.open(info) as part:
            debut = part.read(4096)
        if "<!doctype" in _decode(debut).lower():
            return (
                f"la partie « {info.filename} » contient une déclaration DOCTYPE, qu’aucun tableur "
                "n’écrit : le fichier est refusé par sécurité. Recopiez les réponses dans un "
                "classeur neuf."
            )
        if _STRICT in debut:
            return (
                "il est enregistré en « Strict Open XML ». Dans Excel, choisissez Fichier, "
                "Enregistrer sous, « Classeur Excel (.xlsx) »."
            )
    return ""


def _decode(octets: bytes) -> str:
    if octets.startswith((b"\xff\xfe", b"\xfe\xff")):
        return octets.decode("utf-16", "ignore")
    return octets.decode("latin-1")
