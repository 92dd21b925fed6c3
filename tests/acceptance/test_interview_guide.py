"""`cdc interview guide`: one workbook per profile, from the core questions to the missing ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cdc.projet import Remplacer, appliquer, load_projet
from tests.entretiens import banque, filled_guide, plain, run_cdc
from tests.outils import sans_sdk, sdk_errors

TOUS = [
    "Guide d’entretien — ADV et finance.xlsx",
    "Guide d’entretien — Commercial.xlsx",
    "Guide d’entretien — Direction.xlsx",
    "Guide d’entretien — Informatique.xlsx",
    "Guide d’entretien — Marketing.xlsx",
    "Guide d’entretien — Regard critique.xlsx",
    "Guide d’entretien — Saisie des données.xlsx",
    "Guide d’entretien — Service client.xlsx",
]


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    run = run_cdc("init", str(tmp_path / "crm"), "--sans-saisie")
    assert run.code == 0, run
    return tmp_path / "crm"


def test_by_default_each_profile_has_its_guide_in_the_project(projet: Path) -> None:
    run = run_cdc("interview", "guide", "--projet", str(projet))

    assert run.code == 0
    assert sorted(p.name for p in (projet / "sorties" / "guides").iterdir()) == TOUS
    assert "Commercial.xlsx : 32 questions, environ 73 minutes" in plain(run.sortie)
    assert run.sortie.endswith("cdc interview import FICHIER...\n")


def test_a_guide_is_asked_by_profile_and_written_where_one_wants(
    projet: Path, tmp_path: Path
) -> None:
    sortie = tmp_path / "à remettre"

    run = run_cdc(
        "interview", "guide", "--projet", str(projet), "--profil", "reticent", "--profil",
        "service client", "--sortie", str(sortie),
    )  # fmt: skip

    assert plain(run.sortie) == (
        f"{sortie}/Guide d’entretien — Regard critique.xlsx : 10 questions, environ 22 minutes\n"
        f"{sortie}/Guide d’entretien — Service client.xlsx : 19 questions, environ 47 minutes\n"
        "\nRemettez-les, puis : cdc interview import FICHIER...\n"
    )


def test_the_complete_guide_asks_all_the_questions(projet: Path) -> None:
    run = run_cdc("interview", "guide", "--projet", str(projet), "--profil", "dsi", "--complet")

    toutes = [q for q in banque().questions if "dsi" in q.profils]
    assert f" : {len(toutes)} questions" in plain(run.sortie)


def test_the_guide_of_what_is_missing_shrinks_as_the_project_fills(projet: Path) -> None:
    demande = [
        "interview",
        "guide",
        "--projet",
        str(projet),
        "--profil",
        "direction",
        "--manquants",
    ]
    avant = run_cdc(*demande)
    appliquer(load_projet(projet), [Remplacer("budget.enveloppe.max", "85000")])

    apres = run_cdc(*demande)

    assert _questions(apres.sortie) == _questions(avant.sortie) - 1


def test_an_unknown_profile_is_named_with_those_that_exist(projet: Path) -> None:
    run = run_cdc("interview", "guide", "--projet", str(projet), "--profil", "compta")

    assert run.code == 2
    assert "Le profil « compta » n’existe pas. Choisissez : direction, commercial," in plain(
        run.erreur
    )


def test_a_guide_that_somebody_filled_is_never_written_over(projet: Path) -> None:
    sortie = projet / "sorties" / "guides"
    sortie.mkdir(parents=True)
    rempli = filled_guide({"Q-FRE-01": "le téléphone"}, profil="reticent")
    (sortie / TOUS[5]).write_bytes(rempli)

    run = run_cdc("interview", "guide", "--projet", str(projet))

    assert run.code == 2
    assert "ce guide contient des réponses, il n’est pas remplacé" in run.erreur
    assert [p.name for p in sortie.iterdir()] == [TOUS[5]]
    assert (sortie / TOUS[5]).read_bytes() == rempli


def test_complete_and_missing_exclude_each_other(projet: Path) -> None:
    run = run_cdc("interview", "guide", "--projet", str(projet), "--complet", "--manquants")

    assert (run.code, "pas les deux" in run.erreur) == (2, True)


@pytest.mark.outils
@sans_sdk
def test_every_guide_is_valid_for_the_open_xml_sdk(projet: Path) -> None:
    run_cdc("interview", "guide", "--projet", str(projet), "--complet")

    for fichier in (projet / "sorties" / "guides").iterdir():
        assert sdk_errors(fichier) == []
        assert load_workbook(fichier).sheetnames[0] == "Identité"


def _questions(sortie: str) -> int:
    found = re.search(r" : (\d+) questions", plain(sortie))
    assert found
    return int(found[1])
