"""Data that many records share, said once under their table."""

from __future__ import annotations

from typing import Any

from tests.builders import make_cahier
from tests.formats.docx.documents import outline, render


def _notes(champs: list[dict[str, Any]]) -> list[str]:
    document = render(make_cahier(leads={"champs": champs}))
    return [ligne for ligne in outline(document) if ligne.startswith("CDC Note")]


def _champ(numero: int, **donnees: Any) -> dict[str, Any]:
    return {"id": f"CH-LEA-0{numero}", "libelle": f"donnée {numero}", **donnees}


def test_what_all_but_a_few_share_is_said_once_with_its_exceptions() -> None:
    champs = [_champ(n, repris=True) for n in range(1, 6)] + [_champ(6, repris=False)]

    notes = _notes(champs)

    assert notes == ["CDC Note: Repris à la migration : oui, sauf CH-LEA-06."]


def test_what_one_record_alone_says_names_it() -> None:
    champs = [_champ(n) for n in range(1, 6)] + [_champ(6, note="à revoir")]

    assert _notes(champs) == ["CDC Note: Note : à revoir (CH-LEA-06)."]


def test_what_differs_everywhere_stays_under_each_row() -> None:
    champs = [_champ(n, note=f"remarque {n}") for n in range(1, 5)]

    document = "\n".join(outline(render(make_cahier(leads={"champs": champs}))))

    assert "Note : remarque 1" in document and "CDC Note" not in document


def test_what_is_true_of_a_few_names_them_and_says_no_more() -> None:
    champs = [_champ(n, repris=n == 2) for n in range(1, 6)]

    notes = _notes(champs)

    assert notes == ["CDC Note: Repris à la migration : CH-LEA-02."]
