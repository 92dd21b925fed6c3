"""Marks follow what the findings cost, element by element, and are kept version by version."""

from __future__ import annotations

from pathlib import Path

from cdc.projet.notes import Releve, keep_notes, load_notes
from cdc.verification import Constat, Famille, Gravite
from cdc.verification.notes import Notes, letter, mark, requirement_marks
from tests.builders import make_cahier

DEUX = {"exigences": [{"id": "EX-VTE-001"}, {"id": "EX-VTE-002"}]}


def constat(chemin: str, gravite: Gravite) -> Constat:
    return Constat("REF-001", chemin, "", gravite)


def test_a_chapter_is_the_mean_of_its_elements() -> None:
    constats = [
        constat("exigences[EX-VTE-001].titre", Gravite.ERREUR),
        constat("exigences[EX-VTE-001].enonce", Gravite.AVERTISSEMENT),
        constat("exigences[EX-VTE-001]", Gravite.CONSEIL),
    ]

    notes = mark(make_cahier(**DEUX), constats)

    assert notes == Notes({"7": (63 + 100) // 2})
    assert notes.ensemble == 81


def test_no_element_falls_below_0() -> None:
    constats = [constat("exigences[EX-VTE-001]", Gravite.ERREUR)] * 9

    assert mark(make_cahier(**DEUX), constats).chapitres == {"7": 50}


def test_what_is_said_of_a_list_counts_as_one_more_element() -> None:
    constats = [constat("exigences", Gravite.AVERTISSEMENT)]

    assert mark(make_cahier(**DEUX), constats).chapitres == {"7": (100 + 100 + 90) // 3}


def test_a_chapter_that_says_nothing_has_no_mark() -> None:
    assert mark(make_cahier(), []) == Notes({})
    assert Notes({}).ensemble is None


def test_what_is_missing_is_measured_elsewhere() -> None:
    manque = Constat("CPL-001", "exigences", "", Gravite.ERREUR, Famille.COMPLETUDE)

    assert mark(make_cahier(**DEUX), [manque]).chapitres == {"7": 100}


def test_the_requirements_to_write_anew_come_lowest_first() -> None:
    constats = [
        constat("exigences[EX-VTE-001].titre", Gravite.CONSEIL),
        constat("exigences[EX-VTE-002].enonce", Gravite.ERREUR),
        constat("exigences", Gravite.ERREUR),
    ]

    notes = requirement_marks(make_cahier(**DEUX), constats)

    assert list(notes.items()) == [("EX-VTE-002", 75), ("EX-VTE-001", 98)]


def test_letters() -> None:
    assert [letter(n) for n in (100, 90, 89, 75, 74, 50, 49, 0)] == list("AABBCCDD")


def test_each_version_keeps_its_last_marks(tmp_path: Path) -> None:
    keep_notes(tmp_path, "0.5", Notes({"7": 40}))
    keep_notes(tmp_path, "0.6", Notes({"7": 60}))
    keep_notes(tmp_path, "0.6", Notes({"7": 80}))

    assert load_notes(tmp_path) == [
        Releve("0.5", Notes({"7": 40})),
        Releve("0.6", Notes({"7": 80})),
    ]


def test_a_damaged_history_is_none(tmp_path: Path) -> None:
    (tmp_path / ".cdc").mkdir()
    (tmp_path / ".cdc" / "notes.json").write_text("[{", encoding="utf-8")

    assert load_notes(tmp_path) == []


def test_a_folder_that_cannot_be_written_loses_only_the_history(tmp_path: Path) -> None:
    (tmp_path / ".cdc").write_text("a file stands in the way", encoding="utf-8")

    keep_notes(tmp_path, "0.5", Notes({"7": 40}))

    assert load_notes(tmp_path) == []
