"""Which requirements serve which objective."""

from __future__ import annotations

from tests.builders import make_cahier
from tests.formats.docx.documents import outline, render


def test_each_objective_counts_and_names_its_requirements() -> None:
    cahier = make_cahier(
        objectifs=[
            {"id": "OBJ-01", "enonce": "vendre plus"},
            {"id": "OBJ-02", "enonce": "rappeler"},
        ],
        exigences=[
            {"id": "EX-LEA-001", "titre": "a", "objectifs": ["OBJ-01"]},
            {"id": "EX-LEA-002", "titre": "b", "objectifs": ["OBJ-01"]},
        ],
    )

    lignes = outline(render(cahier))

    assert "CDC Tableau | OBJ-01 | Vendre plus | 2 | EX-LEA-001, EX-LEA-002" in lignes
    assert "CDC Tableau | OBJ-02 | Rappeler | 0 | Aucune exigence" in lignes


def test_without_objective_there_is_no_coverage() -> None:
    lignes = outline(render(make_cahier(exigences=[{"id": "EX-LEA-001", "titre": "a"}])))

    assert not any("Exigences par objectif" in ligne for ligne in lignes)
