"""Exports of Microsoft Forms, in the XML that it writes: a prefix, a sheet said to be one cell."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FRANCAIS: tuple[str, ...] = ("ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom")
ANGLAIS: tuple[str, ...] = ("ID", "Start time", "Completion time", "Email", "Name")
QUIZ = ("Total points", "Quiz feedback")
MODIFICATION = {FRANCAIS: "Heure de la dernière modification", ANGLAIS: "Last modified time"}
DEBUT = dt.datetime(2026, 3, 2, 9, 5, 12)
VINGT_MINUTES = dt.timedelta(minutes=20, seconds=31)


@dataclass(frozen=True)
class Personne:
    """One response: what was answered, by heading, and who says it."""

    numero: int
    reponses: Mapping[str, Any]
    nom: str = ""
    courriel: str = "anonymous"
    debut: dt.datetime | None = None
    duree: dt.timedelta = VINGT_MINUTES
    modification: dt.datetime | None = None
    points: Mapping[str, Any] = field(default_factory=dict)

    def system(self, *, quiz: bool) -> list[Any]:
        debut = self.debut or DEBUT + dt.timedelta(days=self.numero)
        qui = [self.numero, debut, debut + self.duree, self.courriel, self.nom]
        return [*qui, *([sum(self.points.values()), ""] if quiz else []), self.modification]


def forms_export(
    questions: Sequence[str],
    *personnes: Personne,
    entetes: tuple[str, ...] = FRANCAIS,
    quiz: bool = False,
    ailleurs: Mapping[tuple[int, int], Any] | None = None,
    styles: bytes = b"",
) -> bytes:
    """Return an export; `ailleurs` is what somebody wrote in it, by row and column."""
    titres = [*entetes, *(QUIZ if quiz else ()), MODIFICATION[entetes]]
    cells: dict[tuple[int, int], Any] = dict(enumerate_row(1, [*titres, *_asked(questions, quiz)]))
    for rang, personne in enumerate(personnes, 2):
        dit = [*personne.system(quiz=quiz), *_said(questions, personne, quiz)]
        cells.update(enumerate_row(rang, dit))
    return _package({**cells, **(ailleurs or {})}, styles or _STYLES)


def enumerate_row(rang: int, valeurs: Sequence[Any]) -> list[tuple[tuple[int, int], Any]]:
    return [((rang, colonne), valeur) for colonne, valeur in enumerate(valeurs, 1)]


def _asked(questions: Sequence[str], quiz: bool) -> list[str]:
    if not quiz:
        return list(questions)
    return [t for q in questions for t in (q, f"Points - {q}", f"Feedback - {q}")]


def _said(questions: Sequence[str], personne: Personne, quiz: bool) -> list[Any]:
    if not quiz:
        return [personne.reponses.get(q, "") for q in questions]
    return [
        v for q in questions for v in (personne.reponses.get(q, ""), personne.points.get(q, ""), "")
    ]


def _package(cells: Mapping[tuple[int, int], Any], styles: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, contenu in _PARTS.items():
            archive.writestr(nom, contenu)
        archive.writestr("xl/styles.xml", styles)
        archive.writestr("xl/worksheets/sheet1.xml", _sheet(cells))
        archive.writestr("xl/tables/table1.xml", _table(cells))
    return buffer.getvalue()


def _sheet(cells: Mapping[tuple[int, int], Any]) -> str:
    rows: dict[int, list[str]] = {}
    for (ligne, colonne), valeur in sorted(cells.items()):
        if valeur not in ("", None):
            rows.setdefault(ligne, []).append(_cell(f"{get_column_letter(colonne)}{ligne}", valeur))
    corps = "".join(f'<x:row r="{r}">{"".join(cs)}</x:row>' for r, cs in rows.items())
    return (
        f'<?xml version="1.0" encoding="utf-8"?><x:worksheet xmlns:x="{_MAIN}" xmlns:r="{_REL}">'
        f'<x:dimension ref="A1"/><x:sheetData>{corps}</x:sheetData>'
        '<x:tableParts count="1"><x:tablePart r:id="rId1"/></x:tableParts></x:worksheet>'
    )


def _cell(place: str, valeur: Any) -> str:
    if isinstance(valeur, dt.datetime):
        return f'<x:c r="{place}" s="1"><x:v>{_serial(valeur)!r}</x:v></x:c>'
    if isinstance(valeur, int | float):
        return f'<x:c r="{place}"><x:v>{valeur}</x:v></x:c>'
    texte = f'<x:is><x:t xml:space="preserve">{escape(valeur)}</x:t></x:is>'
    return f'<x:c r="{place}" t="inlineStr">{texte}</x:c>'


def _serial(moment: dt.datetime) -> float:
    return (moment - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)


def _table(cells: Mapping[tuple[int, int], Any]) -> str:
    titres = [str(v) for (ligne, _), v in sorted(cells.items()) if ligne == 1]
    ref = f"A1:{get_column_letter(len(titres))}{max(ligne for ligne, _ in cells)}"
    colonnes = "".join(
        f"<x:tableColumn id={quoteattr(str(i))} name={quoteattr(t)}/>"
        for i, t in enumerate(titres, 1)
    )
    return (
        f'<x:table xmlns:x="{_MAIN}" id="1" name="Table1" displayName="Table1" ref="{ref}">'
        f'<x:tableColumns count="{len(titres)}">{colonnes}</x:tableColumns></x:table>'
    )


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAQUET = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# No default cell style: openpyxl warns of it.
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1">'
    '<numFmt numFmtId="164" formatCode="m/d/yy\\ h:mm:ss"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>'
).encode()
EMPTY_FILL = _STYLES.replace(b'<fill><patternFill patternType="none"/></fill>', b"<fill/>")


def _relations(*relations: tuple[str, str]) -> str:
    liens = "".join(
        f'<Relationship Id="rId{i}" Type="{_REL}/{genre}" Target="{cible}"/>'
        for i, (genre, cible) in enumerate(relations, 1)
    )
    return f'<Relationships xmlns="{_PAQUET}/relationships">{liens}</Relationships>'


_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PAQUET}/content-types">'
        '<Default Extension="rels" ContentType="'
        'application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/tables/table1.xml" ContentType="{_TYPE}.table+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": (
        f'<x:workbook xmlns:x="{_MAIN}" xmlns:r="{_REL}"><x:sheets>'
        '<x:sheet name="Sheet1" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>'
    ),
    "xl/_rels/workbook.xml.rels": _relations(
        ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
    ),
    "xl/worksheets/_rels/sheet1.xml.rels": _relations(("table", "../tables/table1.xml")),
}
