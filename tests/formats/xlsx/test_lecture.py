"""Every non-empty cell of a workbook is read, with its address and its text."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from cdc.formats.tableurs.classeur import ClasseurRefuseError, Marque, Plage
from cdc.formats.tableurs.lecture import read_table
from cdc.formats.tableurs.valeurs import as_text
from cdc.formats.xlsx.compte import count_cells
from tests.entretiens import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cdc.formats.tableurs import Classeur


def make_workbook(**cells: Any) -> Workbook:
    workbook = Workbook()
    feuille = workbook.worksheets[0]
    feuille.title = "F"
    for adresse, valeur in cells.items():
        feuille[adresse] = valeur
    return workbook


def saved(workbook: Workbook, change: Callable[[str, bytes], bytes] = lambda _, p: p) -> bytes:
    """Return the bytes of `workbook`, its parts changed as other programs write them."""
    buffer, target = io.BytesIO(), io.BytesIO()
    workbook.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(target, "w") as result:
        for name in source.namelist():
            result.writestr(name, change(name, source.read(name)))
    return target.getvalue()


def texts(tmp_path: Path, content: bytes) -> dict[str, str]:
    (tmp_path / "a.xlsx").write_bytes(content)
    classeur = read_table(tmp_path / "a.xlsx")
    return {c.adresse: plain(c.texte) for cells in classeur.feuilles.values() for c in cells}


def in_sheet(old: str, new: str) -> Callable[[str, bytes], bytes]:
    def change(name: str, part: bytes) -> bytes:
        return part.replace(old.encode(), new.encode()) if "worksheets" in name else part

    return change


@pytest.mark.parametrize(
    ("valeur", "format_", "texte"),
    [
        ("  à voir ", "General", "  à voir "),
        (26, "General", "26"),
        (26.0, "General", "26"),
        (12.5, "General", "12,5"),
        (0.1, "0%", "10 %"),
        (0.125, "0.0%", "12,5 %"),
        (0.1 + 0.2, "General", "0,3"),
        (1200, '#,##0 "€"', "1 200 €"),
        (-1200.5, "#,##0.00\\ [$€-40C]", "-1 200,50 €"),
        (12, "[$$-409]#,##0", "12 $"),
        (1200, "#,##0", "1200"),
        (12, '0" jours"', "12"),
        (1000, "00000", "01000"),
        (102030405, '0#" "##" "##" "##" "##', "01 02 03 04 05"),
        (dt.timedelta(hours=26, minutes=5), "[h]:mm", "26:05"),
        (1e21, "General", "1000000000000000000000"),
        (True, "General", "oui"),
        (dt.datetime(2026, 10, 9), "DD/MM/YYYY", "09/10/2026"),
        (dt.datetime(2026, 10, 9, 14, 30), "General", "09/10/2026 14:30"),
        (dt.time(12, 30), "HH:MM", "12:30"),
        ("#N/A", "General", "#N/A"),
    ],
)
def test_a_value_is_shown_as_a_french_reader_writes_it(
    valeur: Any, format_: str, texte: str
) -> None:
    assert plain(as_text(valeur, format_)) == texte


def test_a_sheet_that_declares_one_cell_is_read_whole(tmp_path: Path) -> None:
    workbook = make_workbook(A1="a", C7="b")

    # Microsoft Forms declares A1, whatever the sheet holds.
    content = saved(workbook, in_sheet('<dimension ref="A1:C7"', '<dimension ref="A1"'))

    assert texts(tmp_path, content) == {"F!A1": "a", "F!C7": "b"}


def test_a_cell_in_the_last_corner_costs_nothing(tmp_path: Path) -> None:
    assert texts(tmp_path, saved(make_workbook(XFD1048576="ici"))) == {"F!XFD1048576": "ici"}


def test_what_a_merge_hides_is_read(tmp_path: Path) -> None:
    workbook = make_workbook(A1="dessus", B1="dessous")

    content = saved(
        workbook,
        in_sheet("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'),
    )

    assert texts(tmp_path, content) == {"F!A1": "dessus", "F!B1": "dessous"}


def test_a_formula_gives_its_value_or_else_its_text(tmp_path: Path) -> None:
    workbook = make_workbook(A1="=1+1", A2="=2+2")

    def change(_: str, part: bytes) -> bytes:
        return re.sub(rb"<f>2\+2</f><v ?/?>(</v>)?", rb"<f>2+2</f><v>4</v>", part)

    content = saved(workbook, change)

    assert texts(tmp_path, content) == {"F!A1": "=1+1", "F!A2": "4"}


def test_a_workbook_that_would_lose_a_cell_is_refused(tmp_path: Path) -> None:
    def twice(_: str, part: bytes) -> bytes:
        return re.sub(rb'<c r="B1"', b'<c r="A1"', part)

    (tmp_path / "a.xlsx").write_bytes(saved(make_workbook(A1="un", B1="deux"), twice))

    with pytest.raises(ClasseurRefuseError) as refus:
        read_table(tmp_path / "a.xlsx")

    assert "feuille « F », 2 cellules remplies mais 1 lues" in plain(str(refus.value))


@pytest.mark.parametrize("vide", ["", " ", "\u00a0", "\u202f \n", None])
def test_a_cell_of_spaces_is_empty(vide: str | None, tmp_path: Path) -> None:
    assert texts(tmp_path, saved(make_workbook(A1="a", A2=vide))) == {"F!A1": "a"}


def test_zero_and_no_are_answers(tmp_path: Path) -> None:
    assert texts(tmp_path, saved(make_workbook(A1=0, A2=False))) == {"F!A1": "0", "F!A2": "non"}


def test_hidden_sheets_and_comments_are_read(tmp_path: Path) -> None:
    workbook = make_workbook(A1="a")
    workbook.create_sheet("Cachée")["B2"] = "b"
    workbook["Cachée"].sheet_state = "hidden"
    workbook["F"]["A1"].comment = Comment("à vérifier", "Ana")
    (tmp_path / "a.xlsx").write_bytes(saved(workbook))

    classeur = read_table(tmp_path / "a.xlsx")

    assert [c.adresse for c in classeur.feuilles["Cachée"]] == ["Cachée!B2"]
    assert classeur.notes == {"F!A1": "à vérifier"}
    assert classeur.masquees == ("Cachée",)
    assert classeur.cellules_non_vides == 2


def read(tmp_path: Path, content: bytes) -> Classeur:
    (tmp_path / "a.xlsx").write_bytes(content)
    return read_table(tmp_path / "a.xlsx")


def marks(classeur: Classeur) -> dict[str, tuple[Marque, ...]]:
    return {c.adresse: c.marques for cs in classeur.feuilles.values() for c in cs if c.marques}


def test_what_a_reader_of_the_sheet_does_not_see_is_marked(tmp_path: Path) -> None:
    workbook = make_workbook(A1="vu", A2="ligne", C1="colonne", A4="=1+1", A5="ôté")
    feuille = workbook["F"]
    feuille.row_dimensions[2].hidden = True
    feuille.column_dimensions["C"].hidden = True
    feuille["A5"].font = Font(strike=True)
    feuille["A6"] = CellRichText("gardé ", TextBlock(InlineFont(strike=True), "ôté"))
    workbook.create_sheet("Secrète")["A1"] = "feuille"
    workbook["Secrète"].sheet_state = "veryHidden"

    classeur = read(tmp_path, saved(workbook))

    assert marks(classeur) == {
        "F!A2": (Marque.MASQUEE,),
        "F!C1": (Marque.MASQUEE,),
        "F!A4": (Marque.SANS_RESULTAT,),
        "F!A5": (Marque.BARREE,),
        "F!A6": (Marque.BARREE,),
        "Secrète!A1": (Marque.MASQUEE,),
    }
    assert classeur.masquees == ("Secrète",)


def test_a_text_struck_in_part_is_marked_in_the_shared_texts_of_excel(tmp_path: Path) -> None:
    workbook = make_workbook(A1="vu")
    workbook["F"]["A2"] = CellRichText("gardé ", TextBlock(InlineFont(strike=True), "ôté"))

    classeur = read(tmp_path, with_shared_strings(saved(workbook)))

    assert marks(classeur) == {"F!A2": (Marque.BARREE,)}


def test_an_error_is_read_and_marked(tmp_path: Path) -> None:
    classeur = read(tmp_path, saved(make_workbook(A1="#N/A", A2="#DIV/0!")))

    assert marks(classeur) == {"F!A1": (Marque.ERREUR,), "F!A2": (Marque.ERREUR,)}


def test_a_formula_that_gives_an_empty_text_leaves_its_cell_empty(tmp_path: Path) -> None:
    def empty(_: str, part: bytes) -> bytes:
        return re.sub(rb'<c r="A2"><f>', rb'<c r="A2" t="str"><f>', part)

    content = saved(make_workbook(A1="a", A2='=IF(1=1,"","x")'), empty)

    assert texts(tmp_path, content) == {"F!A1": "a"}


def test_a_formula_that_shares_its_text_is_given_its_own(tmp_path: Path) -> None:
    def share(_: str, part: bytes) -> bytes:
        part = part.replace(b"<f>B1+1</f>", b'<f t="shared" ref="A1:A2" si="0">B1+1</f>')
        return part.replace(b"<f>B2+1</f>", b'<f t="shared" si="0"/>')

    content = saved(make_workbook(A1="=B1+1", A2="=B2+1"), share)

    assert texts(tmp_path, content) == {"F!A1": "=B1+1", "F!A2": "=B2+1"}


def test_merged_cells_are_told(tmp_path: Path) -> None:
    workbook = make_workbook(B2="groupe", B5="x")
    workbook["F"].merge_cells("B2:D3")

    classeur = read(tmp_path, saved(workbook))

    assert classeur.fusions == {"F": (Plage(2, 2, 3, 4),)}
    assert (3, 4) in classeur.fusions["F"][0]
    assert (4, 4) not in classeur.fusions["F"][0]


def test_a_strict_workbook_is_read_as_the_other_kind(tmp_path: Path) -> None:
    def strict(_: str, part: bytes) -> bytes:
        motif = rb"http://schemas.openxmlformats.org/(spreadsheetml|officeDocument)/2006/"
        return re.sub(motif, rb"http://purl.oclc.org/ooxml/\1/", part)

    content = saved(make_workbook(A1="a", B2=12), strict)

    assert texts(tmp_path, content) == {"F!A1": "a", "F!B2": "12"}


def test_a_discussion_replaces_the_note_that_stands_for_it(tmp_path: Path) -> None:
    workbook = make_workbook(A1="a", A2="b")
    workbook["F"]["A1"].comment = Comment("[Commentaire à thread] Votre version d’Excel...", "x")
    workbook["F"]["A2"].comment = Comment("simple note", "Ana")
    base = b"http://schemas.microsoft.com/office/2017/10/relationships/"

    def relate(name: str, part: bytes) -> bytes:
        genre, cible = {
            "xl/_rels/workbook.xml.rels": (b"person", b"persons/person.xml"),
            "xl/worksheets/_rels/sheet1.xml.rels": (b"threadedComment", b"../fil.xml"),
        }.get(name, (b"", b""))
        lien = b'<Relationship Id="rIdX" Type="%s%s" Target="%s"/>' % (base, genre, cible)
        return part.replace(b"</Relationships>", lien + b"</Relationships>") if genre else part

    content = io.BytesIO(saved(workbook, relate))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr(
            "xl/persons/person.xml", '<personList><person id="1" displayName="Ana"/></personList>'
        )
        archive.writestr(
            "xl/fil.xml",
            "<ThreadedComments>"
            '<threadedComment ref="A1" personId="1"><text>Est-ce sûr ?</text></threadedComment>'
            '<threadedComment ref="A1" personId="9"><text>Oui</text></threadedComment>'
            "</ThreadedComments>",
        )

    classeur = read(tmp_path, content.getvalue())

    assert {a: plain(t) for a, t in classeur.notes.items()} == {
        "F!A1": "Ana : Est-ce sûr ?\nOui",
        "F!A2": "simple note",
    }


def test_damaged_comments_cost_a_warning_and_no_cell(tmp_path: Path) -> None:
    workbook = make_workbook(A1="a")
    workbook["F"]["A1"].comment = Comment("note", "Ana")

    classeur = read(
        tmp_path, saved(workbook, lambda n, p: b"<" if "comment" in n and "xml" in n else p)
    )

    assert classeur.cellules_non_vides == 1
    assert classeur.avertissements == ("les commentaires de cellule n’ont pas pu être lus.",)


_VALEURS = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)),
    st.sampled_from(["=A1+1", " ", "\u00a0\u202f", "#N/A", "=SUM(", "x\ny", "_x000D_", "\u200b"]),
)
_PLACES = st.tuples(st.integers(1, 40), st.integers(1, 12))


@settings(max_examples=60, deadline=None)
@given(cells=st.dictionaries(_PLACES, _VALEURS, max_size=25), partages=st.booleans())
def test_what_is_read_adds_up_to_what_the_xml_holds(
    cells: dict[tuple[int, int], Any], partages: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    workbook = make_workbook(A41="garde")
    for (ligne, colonne), valeur in cells.items():
        workbook["F"].cell(ligne, colonne).value = valeur
    content = with_shared_strings(saved(workbook)) if partages else saved(workbook)
    path = tmp_path_factory.mktemp("x") / "a.xlsx"
    path.write_bytes(content)

    classeur = read_table(path)

    pleines = [v for v in cells.values() if v is not None and str(v).strip()]
    assert classeur.cellules_non_vides == count_cells(content).total == len(pleines) + 1


def with_shared_strings(content: bytes) -> bytes:
    """Return the workbook as Excel writes it: its texts in one part, cells giving their rank."""
    textes: list[bytes] = []

    def share(found: re.Match[bytes]) -> bytes:
        textes.append(found[2])
        return found[1] + b't="s"><v>%d</v></c>' % (len(textes) - 1)

    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as result:
        parts = {name: source.read(name) for name in source.namelist()}
        for name, part in parts.items():
            if "worksheets/sheet" in name:
                motif = rb'(<c [^>]*)t="inlineStr"><is>(.*?)</is></c>'
                parts[name] = re.sub(motif, share, part, flags=re.DOTALL)
        sis = b"".join(b"<si>" + t + b"</si>" for t in textes)
        parts["xl/sharedStrings.xml"] = b'<sst xmlns="%s">%s</sst>' % (_MAIN, sis)
        parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
            b"</Relationships>",
            b'<Relationship Id="rIdS" Target="sharedStrings.xml" Type="%s"/>'
            b"</Relationships>" % _RELATION,
        )
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"</Types>",
            b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % _TYPE,
        )
        for name, part in parts.items():
            result.writestr(name, part)
    return target.getvalue()


_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
