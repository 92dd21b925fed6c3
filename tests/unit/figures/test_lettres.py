"""Texts measured and broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdc.figures import lettres


def test_a_text_is_as_wide_as_its_letters() -> None:
    assert lettres.width("MM", 10) == pytest.approx(2 * lettres.width("M", 10))
    assert lettres.width("Orchis", 20) == pytest.approx(2 * lettres.width("Orchis", 10))
    assert lettres.width("Orchis", 10, bold=True) > lettres.width("Orchis", 10)


@given(st.text(max_size=60), st.floats(30, 120))
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text: str, room: float) -> None:
    lignes = lettres.wrap(text, room, 9, lines=99)

    assert all(lettres.width(ligne, 9) <= room for ligne in lignes)
    garde = [c for c in lettres.clean(text) if c not in " -"]
    assert [c for c in "".join(lignes) if c not in " -"] == garde


def test_words_break_where_they_can_and_with_a_hyphen_where_they_must() -> None:
    assert lettres.wrap("clients_pro_V12_DEF.xlsx", 60, 9) == ("clients_pro_", "V12_DEF.xlsx")
    assert lettres.wrap("anticonstitutionnellement", 60, 9)[0].endswith("-")


def test_what_does_not_fit_ends_in_dots() -> None:
    assert lettres.wrap("un deux trois quatre cinq six", 40, 9, lines=2) == ("un deux", "trois…")


def test_lines_are_even() -> None:
    assert lettres.wrap("un deux trois quatre", 60, 9) == ("un deux trois", "quatre")
    assert lettres.balanced("un deux trois quatre", 60, 9) == ("un deux", "trois quatre")
