"""Texts measured and broken."""

from __future__ import annotations

from functools import cache

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from cdc.figures import figures, lettres
from tests.builders import make_cahier


def test_a_text_is_as_wide_as_its_letters() -> None:
    assert lettres.width("MM", 10) == pytest.approx(2 * lettres.width("M", 10))
    assert lettres.width("Orchis", 20) == pytest.approx(2 * lettres.width("Orchis", 10))
    assert lettres.width("Orchis", 10, bold=True) > lettres.width("Orchis", 10)


@given(st.text(max_size=60), st.floats(30, 120))
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text: str, room: float) -> None:
    lignes = lettres.wrap(text, room, 9, lines=99)

    assert all(lettres.width(ligne, 9) <= room for ligne in lignes)
    garde = [c for c in lettres.drawable(lettres.clean(text)) if c not in " -"]
    assert [c for c in "".join(lignes) if c not in " -"] == garde


def test_words_break_where_they_can_and_with_a_hyphen_where_they_must() -> None:
    assert lettres.wrap("clients_pro_V12_DEF.xlsx", 60, 9) == ("clients_pro_", "V12_DEF.xlsx")
    assert lettres.wrap("anticonstitutionnellement", 60, 9)[0].endswith("-")


def test_what_does_not_fit_ends_in_dots() -> None:
    assert lettres.wrap("un deux trois quatre cinq six", 40, 9, lines=2) == ("un deux", "trois…")


def test_lines_are_even() -> None:
    assert lettres.wrap("un deux trois quatre", 60, 9) == ("un deux trois", "quatre")
    assert lettres.balanced("un deux trois quatre", 60, 9) == ("un deux", "trois quatre")


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        pytest.param("Fête 🎉 du 14 👩‍💻", "Fête du 14", id="emoji"),
        pytest.param("株式会社 Orchis", "? Orchis", id="chinese"),
        pytest.param("متجر en ligne", "? en ligne", id="arabic"),
        pytest.param("Ａ１ ㎡ ①", "A1 m2 1", id="made-of-known-letters"),
        pytest.param("🎉", "?", id="nothing-else"),
        pytest.param("Œuvre à 12 % — « été »", "Œuvre à 12 % — « été »", id="french"),
        pytest.param("", "", id="empty"),
    ],
)
def test_what_the_font_lacks_is_left_out_or_marked(text: str, drawn: str) -> None:
    assert lettres.drawable(lettres.clean(text)) == drawn
    assert lettres.wrap(text, 500, 9) == ((drawn,) if drawn else ())
    assert lettres.width(lettres.clean(text), 9) == lettres.width(drawn, 9)


@given(st.text(max_size=40))
def test_what_is_drawn_is_in_the_font(text: str) -> None:
    drawn = lettres.drawable(text)

    assert lettres.drawable(drawn) == drawn
    assert [c for c in drawn if ord(c) not in font_characters()] == []


@cache
def font_characters() -> set[int]:
    return set.intersection(*(set(TTFont(f).getBestCmap()) for f in lettres.font_files()))


def test_the_alternative_text_keeps_what_the_picture_cannot_draw() -> None:
    nom = "Gestion 株式会社 🎉"
    systemes = [{"id": "SYS-A", "nom": nom}, {"id": "SYS-B", "nom": "Orchis"}]
    flux = [{"id": "FLX-01", "emetteur": "SYS-A", "recepteur": "SYS-B"}]

    carte = figures(make_cahier(existant={"systemes": systemes}, flux=flux))[0]

    assert "Gestion ?" in [t.text for t in carte.scene.texts()]
    assert f"{nom} vers Orchis" in carte.texte_alternatif
