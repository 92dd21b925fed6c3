"""Who is given which cases of a campaign, in a file of which name."""

from __future__ import annotations

from typing import Any

import pytest

from cdc.recette.distribution import cases_to_play, distribute
from cdc.recette.feuilles import case_fingerprint, persona_title
from cdc_schema import Cahier
from cdc_schema.personas import Persona
from tests.classeurs_recette import CAS, recette_cahier

CAMPAGNE = {"id": "CAMP-01", "lot": "LOT-1", "version_livree": "1.0.3"}


def played(**extra: Any) -> list[str | None]:
    """Return the cases of a campaign of the lot, with `extra`."""
    autres = [
        CAS[1] | {"id": "CT-03", "statut_redaction": "obsolète"},
        CAS[1] | {"id": "CT-04", "exigences": [], "type": "exploratoire"},
        CAS[1] | {"id": "CT-05", "exigences": ["EX-AIL-001"]},
    ]
    cahier = recette_cahier(cas_de_test=[*CAS, *autres], campagnes=[CAMPAGNE | extra])
    return [cas.id for cas in cases_to_play(cahier, cahier.campagnes[0])]


@pytest.mark.parametrize(
    ("extra", "cas"),
    [
        pytest.param({}, ["CT-01", "CT-02"], id="those of the lot"),
        pytest.param({"cas": ["CT-02"]}, ["CT-02"], id="those that it names"),
        pytest.param({"cas": ["CT-04", "CT-03"]}, ["CT-04"], id="an exploratory one when named"),
        pytest.param(
            {"cas_ecartes": [{"cas": "CT-01", "motif": "lot 2"}]},
            ["CT-02"],
            id="not those set aside",
        ),
        pytest.param(
            {"lot": None}, ["CT-01", "CT-02", "CT-05"], id="without a lot, the whole plan"
        ),
    ],
)
def test_a_campaign_plays_what_it_names_or_the_cases_of_its_lot(
    extra: dict[str, Any], cas: list[str]
) -> None:
    assert played(**extra) == cas


def people(*recetteurs: str, **extra: Any) -> dict[str, Any]:
    return {
        "id": "PER-03",
        "prenom_fictif": "Solène",
        "metier": "Conseillère SAV",
        "recetteurs": list(recetteurs),
    } | extra


def files(cahier: Cahier, **demandes: list[str]) -> list[str]:
    return [r.fichier for r in distribute(cahier, cahier.campagnes[0], **demandes).remises]


def test_each_tester_of_a_persona_has_a_workbook() -> None:
    cahier = recette_cahier(personas=[people("MEM-09", "MEM-12")])

    assert files(cahier) == [
        "Recette — Solène, conseillère SAV — MEM-09.xlsx",
        "Recette — Solène, conseillère SAV — MEM-12.xlsx",
    ]
    assert files(cahier, recetteurs=["MEM-12"]) == ["Recette — Solène, conseillère SAV.xlsx"]


def test_a_persona_that_nobody_plays_has_a_workbook_without_a_tester() -> None:
    cahier = recette_cahier(personas=[people()])

    remis = distribute(cahier, cahier.campagnes[0])

    assert remis.sans_recetteur == ("PER-03",)
    assert [r.classeur.recetteur for r in remis.remises] == [""]


def test_two_personas_of_the_same_title_have_two_files() -> None:
    cas = [CAS[0], CAS[1] | {"persona": "PER-04"}]
    personas = [people("MEM-09"), people("MEM-12", id="PER-04")]

    noms = files(recette_cahier(personas=personas, cas_de_test=cas))

    assert noms == [
        "Recette — Solène, conseillère SAV — PER-03.xlsx",
        "Recette — Solène, conseillère SAV — PER-04.xlsx",
    ]


def test_a_name_that_no_disk_takes_is_mended() -> None:
    cahier = recette_cahier(personas=[people("MEM-09", metier="SAV / retours : « tri »?")])

    assert files(cahier) == ["Recette — Solène, SAV - retours - « tri »-.xlsx"]


def test_a_case_without_steps_is_left_out_and_told() -> None:
    cahier = recette_cahier(cas_de_test=[CAS[0], CAS[1] | {"etapes": []}])

    remis = distribute(cahier, cahier.campagnes[0])

    assert remis.sans_etape == ("CT-02",)
    assert [cas.id for r in remis.remises for cas in r.classeur.cas] == ["CT-01"]


def test_the_fingerprint_of_a_case_changes_with_what_is_played_only() -> None:
    def of(**extra: Any) -> str:
        return case_fingerprint(recette_cahier(cas_de_test=[CAS[0] | extra]).cas_de_test[0])

    assert of() == of(priorite="normale", statut_redaction="prêt", duree_estimee_min=30)
    assert of() != of(titre="Autre chose")
    assert of() != of(etapes=CAS[0]["etapes"][:2])
    assert of() != of(donnees=[])


@pytest.mark.parametrize(
    ("persona", "titre"),
    [
        ({"prenom_fictif": "Odile", "metier": "ADV"}, "Odile, ADV"),
        ({"metier": "Commercial"}, "commercial"),
        ({"id": "PER-07"}, "PER-07"),
    ],
)
def test_a_persona_is_called_by_what_is_known(persona: dict[str, str], titre: str) -> None:
    assert persona_title(Persona.model_validate(persona)) == titre
