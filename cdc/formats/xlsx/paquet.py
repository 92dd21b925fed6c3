"""A saved workbook whose bytes depend on its content only."""

from __future__ import annotations

import io
import re
import zipfile
from html import escape, unescape
from typing import TYPE_CHECKING

from cdc.formats.temporaire import temporary_work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl import Workbook

    Valeurs = Mapping[str, str | int]

_DATE = (1980, 1, 1, 0, 0, 0)
_HORODATAGE = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_POLICE = re.compile(rb"<font>(.*?)</font>", re.DOTALL)
_ATTRIBUT = re.compile(rb"<(\w+)[^>]*/>")
# The order that the schema of SpreadsheetML gives; openpyxl writes another one.
_ORDRE = (
    b"b i strike condense extend outline shadow u vertAlign sz color name family charset scheme"
)
_STYLES = "xl/styles.xml"
_NEUTRES = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font/></fonts>'
    b'<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    b'<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    b'<cellXfs count="1"><xf/></cellXfs></styleSheet>'
)
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_SANS_VALEUR = re.compile(rb"><f>([^<]*)</f><v(?:\s*/>|></v>)")


def save_workbook(
    workbook: Workbook, *, computed: bool = True, valeurs: Valeurs | None = None
) -> bytes:
    """Return the bytes of `workbook`: same content, same bytes.

    With `computed`, a formula comes with its value of `valeurs`, or 0: Calc shows what is kept
    until a cell changes, and some programs compute nothing.
    """
    buffer = io.BytesIO()
    with temporary_work():  # openpyxl writes each sheet on the disk first
        workbook.save(buffer)
    return _repack(buffer.getvalue(), (valeurs or {}) if computed else None)


def without_styles(content: bytes) -> bytes:
    """Return a copy of the workbook `content`, to be read in memory, all of it in one style."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as result:
        for name in source.namelist():
            result.writestr(name, _NEUTRES if name == _STYLES else source.read(name))
    return target.getvalue()


def is_strict(content: bytes) -> bool:
    """Say whether a workbook is of the « Strict » kind, whose namespaces are other ones."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"purl.oclc.org/ooxml" in archive.read("_rels/.rels")


def transitional(content: bytes) -> bytes:
    """Return a copy of a « Strict » workbook, to be read in memory, as the ordinary kind."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as result:
        for name in source.namelist():
            if name.endswith((".xml", ".rels")):
                part = _STRICT.sub(
                    rb"http://schemas.openxmlformats.org/\1/2006/\2", source.read(name)
                )
                result.writestr(name, part)
    return target.getvalue()


def _repack(content: bytes, valeurs: Valeurs | None) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as result:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            result.writestr(info, _stable(name, source.read(name), valeurs))
    return target.getvalue()


def _stable(name: str, part: bytes, valeurs: Valeurs | None) -> bytes:
    if name == "docProps/core.xml":
        return _HORODATAGE.sub(rb"\g<1>2000-01-01T00:00:00Z", part)
    if name == "xl/styles.xml":
        return _POLICE.sub(_sorted_font, part)
    if valeurs is not None and name.startswith("xl/worksheets/"):
        connues = valeurs
        return _SANS_VALEUR.sub(lambda found: _computed(found, connues), part)
    return part


def _computed(found: re.Match[bytes], valeurs: Valeurs) -> bytes:
    valeur = valeurs.get("=" + unescape(found[1].decode()), 0)
    genre = b' t="str"' if isinstance(valeur, str) else b""
    ecrite = escape(str(valeur), quote=False).encode()
    return genre + b"><f>" + found[1] + b"</f><v>" + ecrite + b"</v>"


def _sorted_font(found: re.Match[bytes]) -> bytes:
    ordre = _ORDRE.split()
    attributs = sorted(_ATTRIBUT.finditer(found[1]), key=lambda a: ordre.index(a[1]))
    return b"<font>" + b"".join(a[0] for a in attributs) + b"</font>"
