"""`cdc interview import`: exports of Microsoft Forms, several people at once, again and again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cdc.projet import load_projet
from tests.commande import contents
from tests.commande import run_cdc as run_process
from tests.entretiens import Run, plain, run_cdc
from tests.exports_forms import ANGLAIS, Personne, forms_export

COULEUR = "Votre couleur préférée "
CRAINTES = "Qu'est-ce qui vous inquiète dans l'arrivée d'un CRM ?"
FORCES = "Que faites-vous bien aujourd’hui ? [Q-FRE-01]"
PIPELINE = "Vos étapes [Q-FLX-09]"
QUESTIONS = (COULEUR, CRAINTES, FORCES, PIPELINE)
LEA = Personne(
    1,
    {COULEUR: "Vert sapin", CRAINTES: "Temps de saisie;le flicage;", FORCES: "l’accueil"},
    nom="Léa Martin",
    courriel="lea@exemple.fr",
)
BOB = Personne(2, {CRAINTES: "Complexité;", PIPELINE: "Devis, commande"})
EVE = Personne(4, {CRAINTES: "Complexité;"}, nom="Ève Roy")


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    assert run_cdc("init", str(tmp_path / "crm"), "--sans-saisie").code == 0
    return tmp_path / "crm"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    (tmp_path / "besoins.xlsx").write_bytes(forms_export(QUESTIONS, LEA, BOB))
    return tmp_path / "besoins.xlsx"


def bring(projet: Path, fichier: Path, *options: str) -> Run:
    return run_cdc("interview", "import", str(fichier), "--projet", str(projet), *options)


def test_the_whole_report_of_an_export(projet: Path, export: Path) -> None:
    run = bring(projet, export)

    assert run.code == 1
    assert plain(run.sortie) == (
        f"{export}\n"
        "  Microsoft Forms reconnu (99 %) : intitulés « ID », « Heure de début », "
        "« Heure de fin » et 3 autres ; feuille « Sheet1 » ; heures de début écrites en dates ; "
        "ID en colonne A\n"
        "  2 réponses\n"
        "  ENT-01, Léa Martin (nouvel entretien)\n"
        "  ENT-02, réponse 2 (nouvel entretien)\n"
        "  24 cellules remplies : 4 réponses, 10 en-têtes, 9 d’identité, 1 non rattachée.\n"
        "\n"
        "  15 valeurs créées\n"
        "    Sheet1!E2 → entretiens[ENT-01].personne : « Léa Martin »\n"
        "    Sheet1!D2 → entretiens[ENT-01].courriel : « lea@exemple.fr »\n"
        "    Sheet1!C2 → entretiens[ENT-01].date : « 03/03/2026 »\n"
        "    Sheet1!C2 → entretiens[ENT-01].duree_min : « 21 »\n"
        "    Sheet1!H2 Q-FRE-03 → entretiens[ENT-01].craintes : « Temps de saisie »\n"
        "    Sheet1!H2 Q-FRE-03 → cinq_questions.freins[FRE-01].description : "
        "« Temps de saisie »\n"
        "    Sheet1!H2 Q-FRE-03 → cinq_questions.freins[FRE-01].categorie : « humain »\n"
        "    Sheet1!H2 Q-FRE-03 → entretiens[ENT-01].craintes : « le flicage »\n"
        "    Sheet1!H2 Q-FRE-03 → cinq_questions.freins[FRE-02].description : « le flicage »\n"
        "    Sheet1!I2 Q-FRE-01 → existant.forces : « l’accueil »\n"
        "    Sheet1!C3 → entretiens[ENT-02].date : « 04/03/2026 »\n"
        "    Sheet1!C3 → entretiens[ENT-02].duree_min : « 21 »\n"
        "    Sheet1!H3 Q-FRE-03 → entretiens[ENT-02].craintes : « Complexité »\n"
        "    Sheet1!H3 Q-FRE-03 → cinq_questions.freins[FRE-03].description : « Complexité »\n"
        "    Sheet1!H3 Q-FRE-03 → cinq_questions.freins[FRE-03].categorie : « technologique »\n"
        "\n"
        "  1 réponse à relire dans entretiens/ENT-02.yaml\n"
        "    Sheet1!J3 : « Devis, commande »\n"
        "\n"
        "  1 cellule non rattachée\n"
        "    Sheet1!G2 : « Vert sapin »\n"
        "      « Votre couleur préférée » : peut-être Q-ENT-01 (12 %). Tranchez dans la "
        "correspondance\n"
        "\n"
        "  Pour corriger un rattachement : entretiens/correspondances/besoins.yaml, puis "
        "réimportez.\n"
        "\n"
        "  À savoir : 1 réponse sans nom : complétez-la dans le cahier si vous savez de qui il "
        "s’agit.\n"
        "\n"
        "Reste 1 cellule à rattacher. Rien n’est perdu : les réponses sont dans entretiens/.\n"
        "  Pour rattacher : corrigez entretiens/correspondances/besoins.yaml, puis réimportez\n"
    )


def test_the_json_report_of_an_export(projet: Path, export: Path) -> None:
    run = bring(projet, export, "--json", "--apercu")

    (lu,) = json.loads(run.sortie)["fichiers"]
    assert lu["format"] == "microsoft_forms"
    assert lu["entretiens"] == ["ENT-01", "ENT-02"]
    assert sum(lu["repartition"].values()) == lu["cellules_non_vides"] == 24
    assert [(q["cellule"], q["question"], q["confiance"]) for q in lu["questions"]] == [
        ("Sheet1!G1", None, 0), ("Sheet1!H1", "Q-FRE-03", 1), ("Sheet1!I1", "Q-FRE-01", 1),
        ("Sheet1!J1", "Q-FLX-09", 1),
    ]  # fmt: skip
    (reste,) = lu["non_rattaches"]
    assert (reste["texte"], reste["cellule"]) == ("Vert sapin", "Sheet1!G2")
    assert reste["raison"].endswith("Tranchez dans la correspondance")


def test_a_preview_writes_nothing_and_says_the_same_but_what_is_not_there(
    projet: Path, export: Path
) -> None:
    avant = contents(projet)

    apercu = plain(bring(projet, export, "--apercu").sortie)

    assert contents(projet) == avant
    fait = plain(bring(projet, export).sortie)
    debut = fait.partition("  1 réponse à relire")[0]
    assert apercu.startswith("Aperçu : rien n’est écrit.\n\n" + debut)
    assert "  1 réponse à relire\n    Sheet1!J3" in apercu
    assert "L’import dira dans entretiens/correspondances/besoins.yaml" in apercu
    assert apercu.endswith("Il resterait 1 cellule à rattacher. Pour importer, retirez --apercu.\n")


def test_each_value_says_who_gave_it_and_dates_are_written_in_french(
    projet: Path, export: Path
) -> None:
    bring(projet, export)

    cahier = load_projet(projet).cahier
    assert [f.provenance for f in cahier.cinq_questions.freins] == [
        ["ENT-01#Q-FRE-03"], ["ENT-01#Q-FRE-03"], ["ENT-02#Q-FRE-03"],
    ]  # fmt: skip
    prealables = (projet / "cahier" / "0-prealables.yaml").read_text(encoding="utf-8")
    assert "date: 03/03/2026\n" in prealables


def test_the_same_export_again_changes_no_byte(projet: Path, export: Path) -> None:
    bring(projet, export)
    avant = contents(projet)

    run = bring(projet, export)

    assert contents(projet) == avant
    assert run.sortie.count("(déjà importé)") == 2
    assert "créée" not in run.sortie


def test_an_export_that_has_grown_brings_the_new_responses_only(
    projet: Path, export: Path, tmp_path: Path
) -> None:
    bring(projet, export)
    avant = contents(projet)
    grandi = tmp_path / "besoins (1).xlsx"
    grandi.write_bytes(forms_export(("Nouvelle ?", *QUESTIONS), EVE, BOB, LEA, entetes=ANGLAIS))

    run = bring(projet, grandi)

    assert [x.strip() for x in run.sortie.splitlines() if x.startswith("  ENT-")] == [
        "ENT-03, Ève Roy (nouvel entretien)", "ENT-02, réponse 2 (déjà importé)",
        "ENT-01, Léa Martin (déjà importé)",
    ]  # fmt: skip
    apres = contents(projet)
    ajoutes = sorted(set(apres) - set(avant))
    assert [nom.partition("-")[0] for nom in ajoutes] == [
        "entretiens/ENT",
        "entretiens/sources/besoins (1)",
    ]
    assert len(load_projet(projet).cahier.entretiens) == 3


def test_an_answer_changed_on_the_platform_is_a_new_version(
    projet: Path, export: Path, tmp_path: Path
) -> None:
    bring(projet, export)
    corrige = tmp_path / "corrige.xlsx"
    autre = replace(LEA, reponses={**LEA.reponses, FORCES: "l’écoute"})
    corrige.write_bytes(forms_export(QUESTIONS, autre, BOB))

    run = bring(projet, corrige)
    encore = bring(projet, export)

    assert "  ENT-01.v2, Léa Martin (version 2)\n" in run.sortie
    assert "ENT-02, réponse 2 (déjà importé)" in run.sortie
    assert load_projet(projet).cahier.existant.forces == ["l’écoute"]
    assert (
        "une version plus récente de cet entretien est déjà importée (ENT-01.v2)" in encore.sortie
    )
    assert load_projet(projet).cahier.existant.forces == ["l’écoute"]


def test_a_question_of_the_project_attaches_what_was_set_aside(projet: Path, export: Path) -> None:
    bring(projet, export)
    (projet / "entretiens" / "questions.yaml").write_text(
        "theme: Entreprise\nquestions:\n  - id: Q-MOI-01\n    texte: Votre couleur préférée\n"
        "    profils: [direction]\n    type: texte\n    alimente: [P2.service]\n"
        "    remplit: P2.service\n",
        encoding="utf-8",
    )

    run = bring(projet, export)

    assert run.code == 0
    assert "ENT-01.v2, Léa Martin (version 2)" in run.sortie
    assert "ENT-02, réponse 2 (déjà importé)" in run.sortie
    assert load_projet(projet).cahier.entretiens[0].service == "Vert sapin"


def test_an_answer_that_is_not_proposed_is_not_attached(projet: Path, tmp_path: Path) -> None:
    fichier = tmp_path / "f.xlsx"
    titre = "Mode [Q-FLX-43]"
    fichier.write_bytes(forms_export([titre], Personne(1, {titre: "par canal;au doigt mouillé;"})))

    run = bring(projet, fichier, "--json")

    (lu,) = json.loads(run.sortie)["fichiers"]
    assert run.code == 1
    (reste,) = lu["non_rattaches"]
    assert (reste["texte"], reste["cellule"]) == ("au doigt mouillé", "Sheet1!G2")
    assert reste["raison"].startswith("cette réponse n’est pas proposée.")
    assert lu["repartition"]["non_rattache"] == 1
    assert sum(lu["repartition"].values()) == lu["cellules_non_vides"]


def test_nothing_but_our_report_is_said(projet: Path, export: Path) -> None:
    run = run_process("interview", "import", export, "--apercu", cwd=projet)

    assert run.stderr == ""
