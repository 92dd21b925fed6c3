from __future__ import annotations

import io
from enum import StrEnum
from typing import Any

from openpyxl import load_workbook

from cdc.formats.echanges.correspondances import (
    SQUASH_CATEGORIE,
    SQUASH_CRITICITE,
    SQUASH_NATURE,
    SQUASH_POIDS,
    SQUASH_STATUT_CAS,
    SQUASH_STATUT_EXIGENCE,
    SQUASH_TYPE,
)
from cdc.formats.echanges.plan import Plan
from cdc.formats.echanges.squash import render_squash
from cdc_schema.enumerations import (
    Priorite,
    PrioriteCas,
    StatutExigence,
    StatutRedaction,
    TypeCas,
    TypeExigence,
)
from tests.formats.echanges.donnees import hard_plan

# What the templates that Squash TM gives hold, and the codes that it reads.
EXIGENCES = {
    "REQUIREMENT": "ACTION PROJECT_ID PROJECT_NAME REQ_PATH REQ_VERSION_NUM REQ_VERSION_REFERENCE "
    "REQ_VERSION_NAME REQ_VERSION_CRITICALITY REQ_VERSION_CATEGORY REQ_VERSION_STATUS "
    "REQ_VERSION_DESCRIPTION REQ_VERSION_#_TC REQ_VERSION_#_ATTACHEMENT REQ_VERSION_CREATED_ON "
    "REQ_VERSION_CREATED_BY REQ_VERSION_LAST_MODIFIED_ON REQ_VERSION_LAST_MODIFIED_BY "
    "REQ_VERSION_MILESTONE",
    "LINK_REQ_TC": "REQ_PATH REQ_VERSION_NUM TC_PATH",
    "LINK_REQ_REQ": "ACTION(optional) REQ_PATH REQ_VERSION_NUM RELATED_REQ_PATH "
    "RELATED_REQ_VERSION_NUM RELATED_REQ_ROLE",
}
CAS = {
    "TEST_CASES": "ACTION TC_PATH TC_NUM TC_UUID TC_REFERENCE TC_NAME TC_MILESTONE TC_WEIGHT_AUTO "
    "TC_WEIGHT TC_NATURE TC_TYPE TC_STATUS TC_DESCRIPTION TC_PRE_REQUISITE TC_CREATED_ON "
    "TC_CREATED_BY TC_LAST_MODIFIED_ON TC_LAST_MODIFIED_BY TC_KIND TC_SCRIPT TC_AUTOMATABLE",
    "STEPS": "ACTION TC_OWNER_PATH TC_STEP_NUM TC_STEP_IS_CALL_STEP TC_STEP_CALL_DATASET "
    "TC_STEP_ACTION TC_STEP_EXPECTED_RESULT",
    "PARAMETERS": "ACTION TC_OWNER_PATH TC_PARAM_NAME TC_PARAM_DESCRIPTION",
    "DATASETS": "ACTION TC_OWNER_PATH TC_DATASET_NAME TC_PARAM_OWNER_PATH TC_DATASET_PARAM_NAME "
    "TC_DATASET_PARAM_VALUE",
    "LINK_REQ_TC": "REQ_PATH REQ_VERSION_NUM TC_PATH",
}
CODES: dict[str, tuple[dict[Any, str], type[StrEnum], str]] = {
    "criticité": (
        SQUASH_CRITICITE, Priorite, "CRITICAL MAJOR MINOR UNDEFINED",
    ),
    "catégorie": (
        SQUASH_CATEGORIE, TypeExigence,
        ("CAT_FUNCTIONAL CAT_NON_FUNCTIONAL CAT_USE_CASE CAT_BUSINESS CAT_TEST_REQUIREMENT "
        "CAT_UNDEFINED CAT_ERGONOMIC CAT_PERFORMANCE CAT_TECHNICAL CAT_USER_STORY CAT_SECURITY"),
    ),
    "statut d’exigence": (
        SQUASH_STATUT_EXIGENCE, StatutExigence, "WORK_IN_PROGRESS UNDER_REVIEW APPROVED OBSOLETE",
    ),
    "poids": (SQUASH_POIDS, PrioriteCas, "VERY_HIGH HIGH MEDIUM LOW"),
    "nature": (
        SQUASH_NATURE, TypeCas,
        ("NAT_UNDEFINED NAT_FUNCTIONAL_TESTING NAT_BUSINESS_TESTING NAT_USER_TESTING "
        "NAT_NON_FUNCTIONAL_TESTING NAT_PERFORMANCE_TESTING NAT_SECURITY_TESTING NAT_ATDD"),
    ),
    "type": (
        SQUASH_TYPE, TypeCas,
        ("TYP_UNDEFINED TYP_COMPLIANCE_TESTING TYP_CORRECTION_TESTING TYP_EVOLUTION_TESTING "
        "TYP_REGRESSION_TESTING TYP_END_TO_END_TESTING TYP_PARTNER_TESTING"),
    ),
    "statut de cas": (
        SQUASH_STATUT_CAS, StatutRedaction,
        "WORK_IN_PROGRESS UNDER_REVIEW APPROVED OBSOLETE TO_BE_UPDATED",
    ),
}  # fmt: skip
EXIGENCE = "/CRM \\/ R&D/2e - Relation clients/EX-REL-001 - Dossier <SAV> & commande"
CAS_1 = "/CRM \\/ R&D/PER-03 - Solène, Conseillère SAV/CT-01 - Appel \\/ dossier"


def sheets(contenu: bytes) -> dict[str, list[dict[str, Any]]]:
    classeur = load_workbook(io.BytesIO(contenu))
    feuilles = {}
    for feuille in classeur:
        titres, *rangees = feuille.iter_rows(values_only=True)
        feuilles[feuille.title] = [dict(zip(titres, r, strict=True)) for r in rangees]
    return feuilles  # type: ignore[return-value]


def render(plan: Plan | None = None) -> tuple[dict[str, Any], dict[str, Any]]:
    exigences, cas = render_squash(plan or hard_plan(obsoletes=True)).values()
    return sheets(exigences), sheets(cas)


def test_sheets_and_headings_are_those_of_squash() -> None:
    for contenu, attendues in zip(
        render_squash(hard_plan()).values(), (EXIGENCES, CAS), strict=True
    ):
        classeur = load_workbook(io.BytesIO(contenu))

        lus = {f.title: [c.value for c in f[1]] for f in classeur}

        assert lus == {nom: titres.split() for nom, titres in attendues.items()}
        assert not any(feuille.merged_cells.ranges for feuille in classeur)


def test_every_value_of_ours_has_a_code_of_squash() -> None:
    for nom, (table, enumeration, codes) in CODES.items():
        assert set(table) == set(enumeration), nom
        assert set(table.values()) <= set(codes.split()), nom


def test_a_requirement_has_a_path_whose_slashes_are_escaped_and_a_safe_html_text() -> None:
    exigences, _ = render()

    premiere = exigences["REQUIREMENT"][0]
    assert premiere["REQ_PATH"] == EXIGENCE
    assert premiere["PROJECT_NAME"] == "CRM / R&D"
    assert premiere["REQ_VERSION_CRITICALITY"] == "CRITICAL"
    assert premiere["REQ_VERSION_NUM"] == 1
    texte = premiere["REQ_VERSION_DESCRIPTION"]
    assert texte.startswith("<p>Quand a &lt; b, le CRM doit répondre.<br />En 2 s.</p>")
    assert "<li>Étant donné une commande, quand on la lit, alors elle s’affiche</li>" in texte


def test_what_is_internal_is_in_no_workbook() -> None:
    exigences, cas = render()

    assert "SECRET-12" not in str(exigences)
    assert "MEM-09" not in str(cas)


def test_a_case_has_its_codes_steps_and_links() -> None:
    _, cas = render()

    premier = cas["TEST_CASES"][0]
    assert (premier["TC_PATH"], premier["TC_REFERENCE"]) == (CAS_1, "CT-01")
    assert (premier["TC_WEIGHT"], premier["TC_STATUS"]) == ("VERY_HIGH", "APPROVED")
    assert "ROL-SAV, Conseillère SAV" in premier["TC_DESCRIPTION"]
    etapes = [(e["TC_STEP_NUM"], e["TC_STEP_ACTION"]) for e in cas["STEPS"]]
    assert etapes[0] == (
        1,
        "<p>Je saisis &lt;W-1&gt;</p><p><strong>Donnée saisie\u00a0:</strong> W-1</p>",
    )
    assert [n for n, _ in etapes] == [1, 2, 3]
    # Neither the requirement that was given up, which Squash refuses, nor the one that is absent.
    assert [lien["REQ_PATH"] for lien in cas["LINK_REQ_TC"]] == [
        EXIGENCE, "/CRM \\/ R&D/Sans section/EX-CLI-001 - Liée par elle",
    ]  # fmt: skip
    assert {lien["TC_PATH"] for lien in cas["LINK_REQ_TC"]} == {CAS_1}


def test_data_are_parameters_with_names_that_squash_takes_and_that_the_case_calls() -> None:
    _, cas = render()

    noms = [p["TC_PARAM_NAME"] for p in cas["PARAMETERS"]]
    assert noms == ["N_de_commande", "N_de_commande_2"]
    assert [d["TC_DATASET_PARAM_VALUE"] for d in cas["DATASETS"]] == ["W|1\\2", "W-2"]
    assert "${N_de_commande_2}" in cas["TEST_CASES"][0]["TC_PRE_REQUISITE"]


def test_no_cell_is_a_formula_and_the_same_plan_gives_the_same_bytes() -> None:
    fichiers = render_squash(hard_plan())

    for contenu in fichiers.values():
        cellules = [c for f in load_workbook(io.BytesIO(contenu)) for r in f for c in r]
        assert not any(c.data_type == "f" for c in cellules)
    assert fichiers == render_squash(hard_plan())


def test_the_project_of_squash_may_have_another_name() -> None:
    (exigences, _) = map(sheets, render_squash(hard_plan(), "Recette").values())

    assert exigences["REQUIREMENT"][0]["REQ_PATH"].startswith("/Recette/2e - ")
