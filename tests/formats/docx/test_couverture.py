"""Which requirements serve which objective."""

from __future__ import annotations

from typing import Any

import pytest

from cdc_schema.annotations import Diffusion
from tests.builders import make_cahier
from tests.formats.docx.documents import matrices, outline, part, render
from tests.formats.docx.grands import couverture

_DENSE = "CDC Tableau Matrice Dense"
_OBJECTIFS = [{"id": "OBJ-01", "enonce": "vendre plus"}, {"id": "OBJ-02", "enonce": "rappeler"}]
_EXIGENCES: list[dict[str, Any]] = [
    {"id": "EX-LEA-001", "titre": "Créer", "section": "2b", "objectifs": ["OBJ-01"]},
    {"id": "EX-LEA-002", "titre": "Trier", "section": "2b", "objectifs": ["OBJ-01", "OBJ-09"]},
    {"id": "EX-CLI-001", "titre": "Trouver", "section": "2d"},
]


def _interne(**sections: Any) -> bytes:
    return render(make_cahier(**sections), Diffusion.INTERNE)


def test_each_requirement_is_marked_where_it_serves_and_each_domain_counts() -> None:
    lignes = outline(_interne(objectifs=_OBJECTIFS, exigences=_EXIGENCES))

    assert [ligne for ligne in lignes if ligne.startswith(_DENSE)] == [
        f"{_DENSE} | Réf. | Exigence | OBJ-01 | OBJ-02 | Objectifs",
        f"{_DENSE} | Leads  2 exigences | 2 | — | 1",
        f"{_DENSE} | EX-LEA-001 | Créer | ● |  | 1",
        f"{_DENSE} | EX-LEA-002 | Trier | ● |  | 1",
        f"{_DENSE} | Clients  1 exigence | — | — | —",
        f"{_DENSE} | EX-CLI-001 | Trouver |  |  | Aucun",
        f"{_DENSE} | Total  3 exigences | 2 | 0 | 1",
    ]


def test_what_serves_nothing_and_what_nothing_serves_is_said_in_words() -> None:
    lignes = outline(_interne(objectifs=_OBJECTIFS, exigences=_EXIGENCES))

    assert "CDC Tableau Dense | OBJ-02 | Rappeler | 0 | 0" in lignes
    assert "CDC Note: Objectif sans exigence : OBJ-02." in lignes
    assert "CDC Note: Exigence sans objectif : EX-CLI-001." in lignes


def test_identifiers_lead_to_the_objective_and_to_the_requirement() -> None:
    document = render(make_cahier(objectifs=_OBJECTIFS, exigences=_EXIGENCES))

    (matrice,) = matrices(document)
    assert {"OBJ_01", "EX_LEA_001"} <= set(matrice.liens)
    assert all(f'w:name="{lien}"' in part(document, "word/document.xml") for lien in matrice.liens)


@pytest.mark.parametrize(
    ("objectifs", "exigences", "tables", "orientation"),
    [
        (3, 5, 1, "portrait"),
        (9, 60, 1, "portrait"),
        (15, 300, 1, "paysage"),
        (40, 300, 3, "paysage"),
    ],
)
def test_every_objective_has_a_readable_column_on_its_page(
    objectifs: int, exigences: int, tables: int, orientation: str
) -> None:
    trouvees = matrices(render(couverture(objectifs, exigences)))

    assert len(trouvees) == tables
    assert [m.orientation for m in trouvees] == [orientation] * tables
    colonnes = [titre for m in trouvees for titre in m.titres if titre.startswith("OBJ-")]
    assert colonnes == [f"OBJ-{n:02}" for n in range(1, objectifs + 1)]
    for matrice in trouvees:
        assert sum(matrice.largeurs) <= matrice.place + 0.5
        assert min(matrice.largeurs) >= 8.9


@pytest.mark.parametrize("objectifs", [3, 15, 40])
def test_every_requirement_keeps_its_mark_however_the_matrix_is_cut(objectifs: int) -> None:
    trouvees = matrices(render(couverture(objectifs, 80, sans=2), Diffusion.INTERNE))

    lignes = [ligne for m in trouvees for ligne in m.lignes if ligne[0].startswith("EX-")]
    assert {ligne[0] for ligne in lignes} == {f"EX-LEA-{n:03}" for n in range(1, 81)}
    assert sum(ligne.count("●") for ligne in lignes) == 78
    assert [ligne[0] for ligne in lignes if "Aucun" in ligne] == ["EX-LEA-001", "EX-LEA-002"]


def test_a_very_long_list_is_counted_by_domain() -> None:
    (matrice,) = matrices(render(couverture(4, 450, oublies=1), Diffusion.INTERNE))

    assert not any(ligne[0].startswith("EX-") for ligne in matrice.lignes)
    assert matrice.lignes[-1] == ["Total  450 exigences", "150", "150", "150", "0", "3"]


def test_without_objective_there_is_no_coverage() -> None:
    lignes = outline(render(make_cahier(exigences=[{"id": "EX-LEA-001", "titre": "a"}])))

    assert not any("Couverture des objectifs" in ligne for ligne in lignes)


_CAS = [
    {"id": "CT-01", "titre": "Créer un lead", "exigences": ["EX-LEA-001"], "priorite": "critique"},
    {"id": "CT-02", "titre": "Tout voir", "exigences": ["EX-LEA-001", "EX-CLI-001"]},
]


def test_the_test_cases_that_prove_each_requirement_are_counted_up_to_its_objective() -> None:
    lignes = outline(
        render(make_cahier(objectifs=_OBJECTIFS, exigences=_EXIGENCES, cas_de_test=_CAS))
    )

    assert [ligne for ligne in lignes if ligne.startswith(_DENSE)] == [
        f"{_DENSE} | Réf. | Exigence | OBJ-01 | OBJ-02 | Objectifs | Tests",
        f"{_DENSE} | Leads  2 exigences | 2 | — | 1 | 1/2",
        f"{_DENSE} | EX-LEA-001 | Créer | ● |  | 1 | 2",
        f"{_DENSE} | EX-LEA-002 | Trier | ● |  | 1 | —",
        f"{_DENSE} | Clients  1 exigence | — | — | — | 1/1",
        f"{_DENSE} | EX-CLI-001 | Trouver |  |  | — | 1",
        f"{_DENSE} | Total  3 exigences | 2 | — | 1 | 2/3",
    ]
    assert "CDC Tableau Dense | OBJ-01 | Vendre plus | 2 | 0 | 2" in lignes


def test_test_cases_are_a_table_that_requirements_lead_to() -> None:
    exigences = [{**_EXIGENCES[0], "cas_de_test": ["CT-01"]}, *_EXIGENCES[1:]]
    document = render(make_cahier(objectifs=_OBJECTIFS, exigences=exigences, cas_de_test=_CAS))

    lignes = outline(document)
    assert "CDC Tableau Dense | CT-01 | Créer un lead | EX-LEA-001 | Critique" in lignes
    assert "CDC Tableau Dense | CT-02 | Tout voir | EX-LEA-001, EX-CLI-001 | —" in lignes
    assert any("objectif OBJ-01 — cas de test CT-01, CT-02" in ligne for ligne in lignes)
    corps = part(document, "word/document.xml")
    assert 'w:name="CT_02"' in corps
    assert 'w:anchor="CT_02"' in corps


def test_what_nothing_serves_is_not_said_to_a_vendor() -> None:
    lignes = outline(render(make_cahier(objectifs=_OBJECTIFS, exigences=_EXIGENCES)))

    assert not any("sans exigence" in ligne or "Aucun" in ligne for ligne in lignes)
