"""A table saved as text gives back the cells that were written, or says what it could not know."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cdc.formats.tableurs import read_table
from cdc.formats.tableurs.separes import find_separator, read_csv, split

if TYPE_CHECKING:
    from pathlib import Path

    from cdc.formats.tableurs import Classeur


def cells(classeur: Classeur) -> dict[str, str]:
    return {c.adresse: c.texte for c in classeur.feuilles["CSV"]}


def read(texte: str, encodage: str = "utf-8") -> dict[str, str]:
    return cells(read_csv("a.csv", texte.encode(encodage)))


@pytest.mark.parametrize("separateur", [";", ",", "\t", "|"])
def test_the_separator_is_found(separateur: str) -> None:
    lignes = [["Question", "Réponse"], ["Combien ?", "12"], ["Qui ?", "Ana"]]

    texte = "\r\n".join(separateur.join(ligne) for ligne in lignes)

    assert read(texte) == {
        "CSV!A1": "Question", "CSV!B1": "Réponse",
        "CSV!A2": "Combien ?", "CSV!B2": "12",
        "CSV!A3": "Qui ?", "CSV!B3": "Ana",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("texte", "separateur"),
    [
        pytest.param("poste;charge\nAna;12,5\nBob;13,5\n", ";", id="french decimals"),
        pytest.param('id,choix\n1,"a;b;"\n2,"a;c;"\n', ",", id="choices in one cell"),
        pytest.param("id,choix\n1,a;b;\n2,c;d;\n", ",", id="choices without quotes"),
        pytest.param('"a, b";"c"\n"d, e";"f"\n', ";", id="commas in quotes"),
        pytest.param("Recueil du 3 mai\n\nQ;R\nqui ?;Ana\nquoi ?;tout\n", ";", id="a title above"),
        pytest.param("Q : qui, quoi ?\nR : Ana\nQ : où, quand ?\nR : ici\n", "\0", id="prose"),
        pytest.param("Bonjour, Ana\nMerci, Bob\n", "\0", id="prose, a comma each line"),
    ],
)
def test_what_looks_like_a_separator_is_weighed(texte: str, separateur: str) -> None:
    assert find_separator(texte) == separateur


def test_the_first_line_that_tells_the_separator_is_not_a_row() -> None:
    assert read("sep=,\na;b,c\n") == {"CSV!A1": "a;b", "CSV!B1": "c"}


def test_line_feeds_in_a_cell_and_blank_lines_keep_the_rows_of_a_spreadsheet() -> None:
    texte = 'Q;R\r\n\r\n"deux\nlignes";"dit ""oui"""\r\n;fin\r\n'

    assert read(texte) == {
        "CSV!A1": "Q", "CSV!B1": "R", "CSV!A3": "deux\nlignes", "CSV!B3": 'dit "oui"',
        "CSV!B4": "fin",
    }  # fmt: skip


def test_a_quote_that_is_not_closed_swallows_nothing() -> None:
    assert read('Q;R\n"Le CRM" est lent;oui\n"jamais fermé;non\n') == {
        "CSV!A1": "Q", "CSV!B1": "R", "CSV!A2": '"Le CRM" est lent', "CSV!B2": "oui",
        "CSV!A3": '"jamais fermé', "CSV!B3": "non",
    }  # fmt: skip


def test_the_quote_put_before_a_formula_is_removed_and_no_other() -> None:
    assert read("'=1+1;'+33 6;'-5;'@ana;'quoi;l'été\n") == {
        "CSV!A1": "=1+1", "CSV!B1": "+33 6", "CSV!C1": "-5", "CSV!D1": "@ana", "CSV!E1": "'quoi",
        "CSV!F1": "l'été",
    }  # fmt: skip


def test_the_extension_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "export.xlsx").write_bytes("Prénom;Âge\nZoé;31\n".encode("cp1252"))

    assert cells(read_table(tmp_path / "export.xlsx"))["CSV!A1"] == "Prénom"


_CHAMP = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
_GRILLE = st.lists(st.lists(_CHAMP, min_size=1, max_size=5), min_size=1, max_size=6)
_FRANCAIS = st.text(st.sampled_from("aeinrst éèàçêù,;|\t\"'\n=-€’«»"), max_size=8)
_SEPARATEURS = st.sampled_from(";,\t|")


def written(grille: list[list[str]], separateur: str, quoting: int, fin: str = "\r\n") -> str:
    tampon = io.StringIO()
    csv.writer(
        tampon,
        delimiter=separateur,
        quoting=quoting,  # type: ignore[arg-type]
        lineterminator=fin,
    ).writerows(grille)
    return tampon.getvalue()


@given(
    grille=_GRILLE,
    separateur=_SEPARATEURS,
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    fin=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_grid_is_split_as_it_was_written(
    grille: list[list[str]], separateur: str, quoting: int, fin: str
) -> None:
    # The writer leaves alone a line feed that is not its own.
    assume(quoting == csv.QUOTE_ALL or fin == "\r\n")

    assert list(split(written(grille, separateur, quoting, fin), separateur)) == grille


@given(
    grille=st.lists(st.lists(_FRANCAIS, min_size=3, max_size=3), min_size=1, max_size=6),
    separateur=_SEPARATEURS,
    encodage=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"]),
)
def test_any_grid_of_french_reads_back_the_same_cells(
    grille: list[list[str]], separateur: str, encodage: str
) -> None:
    entete = ["Intitulé", "Réponse à relire", "Où ça ?"]
    lignes = [entete, *grille]
    assume(not any("'" in champ for ligne in grille for champ in ligne))

    lues = read(written(lignes, separateur, csv.QUOTE_ALL), encodage)

    assert lues == {
        f"CSV!{'ABC'[rang]}{ligne}": champ
        for ligne, champs in enumerate(lignes, 1)
        for rang, champ in enumerate(champs)
        if champ.strip()
    }
