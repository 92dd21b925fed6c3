"""An OpenDocument spreadsheet is read whole, from its XML, as the same one in .xlsx."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from cdc.formats.tableurs import ClasseurRefuseError, Marque, Plage, read_table
from tests.entretiens import plain

if TYPE_CHECKING:
    from pathlib import Path

    from cdc.formats.tableurs import Classeur

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
GENRE = b"application/vnd.oasis.opendocument.spreadsheet"


def write_ods(path: Path, *tables: str) -> Path:
    """Write an .ods file of which the sheets are these elements."""
    espaces = " ".join(
        f'xmlns:{n}="{OFFICE}:{n}:1.0"' for n in ("office", "table", "text", "style")
    )
    contenu = (
        f"<office:document-content {espaces}>"
        "<office:automatic-styles>"
        '<style:style style:name="cache" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
        '<style:style style:name="barre" style:family="table-cell">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
        "</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifeste = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{GENRE.decode()}"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", GENRE)
        archive.writestr("content.xml", contenu)
        archive.writestr("META-INF/manifest.xml", manifeste)
    return path


def table(nom: str, *lignes: str, style: str = "") -> str:
    attribut = f' table:style-name="{style}"' if style else ""
    rangees = "".join(f"<table:table-row>{ligne}</table:table-row>" for ligne in lignes)
    return f'<table:table table:name="{nom}"{attribut}>{rangees}</table:table>'


def text(valeur: str) -> str:
    return (
        f'<table:table-cell office:value-type="string"><text:p>{valeur}</text:p></table:table-cell>'
    )


def value(genre: str, valeur: str) -> str:
    attribut = {"date": "date-value", "time": "time-value"}.get(genre, "value")
    return f'<table:table-cell office:value-type="{genre}" office:{attribut}="{valeur}"/>'


VIDE = "<table:table-cell/>"
FIN = "</table:table-cell>"


def test_an_ods_file_is_read_with_its_addresses(tmp_path: Path) -> None:
    feuille = table(
        "Recueil",
        VIDE,
        VIDE + text("Combien ?") + value("float", "12"),
        VIDE + text("Quand ?") + value("date", "2026-10-09T14:30:00"),
        VIDE + text("Durée ?") + value("time", "PT26H30M00S"),
    )
    autre = table("Cachée", text("x"), style="cache")

    classeur = read_table(write_ods(tmp_path / "a.ods", feuille, autre))

    lues = {c.adresse: c.texte for cs in classeur.feuilles.values() for c in cs}
    assert lues == {
        "Recueil!B2": "Combien ?", "Recueil!C2": "12",
        "Recueil!B3": "Quand ?", "Recueil!C3": "09/10/2026 14:30",
        "Recueil!B4": "Durée ?", "Recueil!C4": "26:30",
        "Cachée!A1": "x",
    }  # fmt: skip
    assert classeur.masquees == ("Cachée",)
    assert classeur.feuilles["Cachée"][0].marques == (Marque.MASQUEE,)


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", "<table:table")

    with pytest.raises(ClasseurRefuseError, match="abîmé"):
        read_table(path)


def test_a_protected_ods_file_is_told(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", table("F", text("x")))
    with zipfile.ZipFile(tmp_path / "b.ods", "w") as copie, zipfile.ZipFile(path) as source:
        for nom in source.namelist():
            part = source.read(nom)
            copie.writestr(nom, part.replace(b"/></m", b"><manifest:encryption-data/></m"))

    with pytest.raises(ClasseurRefuseError, match="mot de passe"):
        read_table(tmp_path / "b.ods")


def texts(classeur: Classeur) -> dict[str, str]:
    return {c.adresse: plain(c.texte) for cs in classeur.feuilles.values() for c in cs}


def test_values_are_written_as_a_french_reader_writes_them(tmp_path: Path) -> None:
    espaces = '<text:p>deux<text:s text:c="2"/>mots<text:line-break/>ici</text:p>'
    cellules = (
        value("percentage", "0.12"),
        (
            '<table:table-cell office:value-type="currency" office:currency="EUR" '
            'office:value="1200.5"/>'
        ),
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
        (
            '<table:table-cell office:value-type="float" office:value="1000"><text:p>01000</text:p>'
            "</table:table-cell>"
        ),
        f'<table:table-cell office:value-type="string">{espaces}<text:p>fin</text:p></table:table-cell>',
    )

    lues = texts(read_table(write_ods(tmp_path / "a.ods", table("F", *cellules))))

    assert list(lues.values()) == ["12 %", "1 200,50 €", "oui", "01000", "deux  mots\nici\nfin"]


def test_errors_formulas_comments_merges_and_what_is_hidden_are_kept(tmp_path: Path) -> None:
    formule = '<table:table-cell table:formula="of:={}"{}'
    feuille = table(
        "F",
        formule.format("1/0", ' office:value-type="string"><text:p>#DIV/0!</text:p>') + FIN,
        formule.format("A1", "/>"),
        formule.format("B9", "><text:p/>") + FIN,
        '<table:table-cell table:style-name="barre" office:value-type="string">'
        "<office:annotation><text:p>à revoir</text:p></office:annotation><text:p>ôté</text:p>"
        + FIN,
        '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" '
        'office:value-type="string"><text:p>large</text:p>' + FIN,
    )
    masquee = '<table:table-row table:visibility="collapse">' + text("tu") + "</table:table-row>"

    classeur = read_table(
        write_ods(tmp_path / "a.ods", feuille.replace("</table:table>", masquee + "</table:table>"))
    )

    lues = {c.adresse: (c.texte, c.marques) for c in classeur.feuilles["F"]}
    assert lues == {
        "F!A1": ("#DIV/0!", (Marque.ERREUR,)),
        "F!A2": ("=A1", (Marque.SANS_RESULTAT,)),
        "F!A4": ("ôté", (Marque.BARREE,)),
        "F!A5": ("large", ()),
        "F!A6": ("tu", (Marque.MASQUEE,)),
    }
    assert classeur.notes == {"F!A4": "à revoir"}
    assert classeur.fusions == {"F": (Plage(5, 1, 6, 2),)}


def test_repeated_rows_and_cells_keep_their_addresses(tmp_path: Path) -> None:
    vides = '<table:table-cell table:number-columns-repeated="3"/>'
    deux = text("x").replace(
        "<table:table-cell", '<table:table-cell table:number-columns-repeated="2"'
    )
    feuille = table("F", vides + deux).replace(
        "<table:table-row>", '<table:table-row table:number-rows-repeated="2">'
    )

    assert texts(read_table(write_ods(tmp_path / "a.ods", feuille))) == {
        "F!D1": "x", "F!E1": "x", "F!D2": "x", "F!E2": "x",
    }  # fmt: skip


def test_a_cell_repeated_without_end_is_refused(tmp_path: Path) -> None:
    bombe = text("x").replace(
        "<table:table-cell", '<table:table-cell table:number-columns-repeated="999999999"'
    )

    with pytest.raises(ClasseurRefuseError, match="cellules remplies"):
        read_table(write_ods(tmp_path / "a.ods", table("F", bombe)))
