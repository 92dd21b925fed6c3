"""`cdc recette import`: what testers saw becomes records, then anomalies that can be reproduced."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from cdc.actions.recette.imports import bring_results
from cdc.projet import Retirer, annuler, appliquer, load_projet
from cdc_schema.enumerations import EtatAnomalie, Severite
from tests.commande import contents, run_cdc
from tests.projets_recette import (
    Vus,
    anomalies,
    change_at,
    read_back,
    recette_project,
    workbook_of,
)

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

CONFORME: Vus = {"CT-01": {1: "Conforme", 2: "Conforme", 3: "Conforme"}}
ECHEC: Vus = {
    "CT-01": {
        1: "Conforme",
        2: ("Non conforme", "Le dossier reste vide. Rien ne s’affiche.", "Bloquante", "vide.png"),
        3: "Bloqué",
    }
}
SANS_MOT: Vus = {"CT-01": {1: "Conforme", 2: "Non conforme", 3: "Conforme"}}


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    return recette_project(tmp_path / "crm")


def _import(projet: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run_cdc("recette", "import", *arguments, cwd=projet)


def _bring(projet: Path, *fichiers: Path, clore: bool = False) -> None:
    bring_results(projet, fichiers, clore=clore)


def _told(projet: Path, *arguments: str | Path) -> dict[str, Any]:
    dit: dict[str, Any] = json.loads(_import(projet, "--json", *arguments).stdout)
    return dit


def test_every_cell_is_in_one_bucket_and_the_sum_is_shown(projet: Path) -> None:
    fichier = workbook_of(projet, ECHEC, remarques={"CT-01": "Rien à dire"})

    [dit] = _told(projet, fichier)["fichiers"]

    assert sum(dit["repartition"].values()) == dit["cellules"] > 200
    assert dit["repartition"]["reponse"] == 6
    assert dit["repartition"]["remarque"] == 1
    assert dit["cas"] == {"CT-01": "non conforme"}


def test_a_failed_step_opens_an_anomaly_that_anybody_can_reproduce(projet: Path) -> None:
    run = _import(projet, workbook_of(projet, ECHEC))

    assert run.returncode == 0, run.stderr
    [anomalie] = anomalies(projet)
    assert anomalie.titre == "Le dossier reste vide"
    assert anomalie.reproduction == [
        "Rôle\u00a0: ROL-SAV",
        "Au départ\u00a0: connectée avec le rôle ROL-SAV",
        "Au départ\u00a0: commande W-104233 chargée",
        "Donnée\u00a0: commande = W-104233",
        "1. Je saisis le numéro",
        "2. Je crée un dossier (W-104233)",
    ]
    assert anomalie.attendu_obtenu is not None
    assert anomalie.attendu_obtenu.attendu == "le dossier existe"
    assert anomalie.attendu_obtenu.obtenu == "Le dossier reste vide. Rien ne s’affiche."
    assert anomalie.environnement_version is not None
    assert anomalie.environnement_version.version == "1.0.3"
    assert anomalie.exigences == ["EX-REL-001", "EX-REL-004"]
    assert anomalie.preuves == ["vide.png"]
    assert (anomalie.severite, anomalie.severite_proposee) == (Severite.BLOQUANTE,) * 2
    assert anomalie.provenance == ["REL-01#CT-01!F9"]
    assert anomalie.etat is EtatAnomalie.OUVERTE


def test_a_severity_that_nobody_gave_is_ours_and_told(projet: Path) -> None:
    run = _import(projet, workbook_of(projet, SANS_MOT))

    [anomalie] = anomalies(projet)
    assert (anomalie.severite, anomalie.severite_proposee) == (Severite.MAJEURE, None)
    assert "par défaut" in run.stdout


def test_importing_twice_changes_no_byte(projet: Path) -> None:
    fichier = workbook_of(projet, ECHEC)
    _bring(projet, fichier)
    avant = contents(projet)

    run = _import(projet, fichier)

    assert "déjà importé" in run.stdout
    assert contents(projet) == avant


def test_a_preview_tells_the_same_and_writes_nothing(projet: Path) -> None:
    fichier = workbook_of(projet, ECHEC)
    avant = contents(projet)

    run = _import(projet, "--apercu", fichier)

    assert "ANO-001 Le dossier reste vide" in run.stdout
    assert contents(projet) == avant


def test_the_file_is_kept_as_it_came(projet: Path) -> None:
    fichier = workbook_of(projet, ECHEC)

    _bring(projet, fichier)

    [copie] = (projet / "recette/campagnes/CAMP-01/sources").iterdir()
    assert copie.read_bytes() == fichier.read_bytes()


def test_two_testers_of_one_step_make_one_anomaly(projet: Path) -> None:
    ana = workbook_of(projet, SANS_MOT, "ana.xlsx")
    paul = workbook_of(projet, ECHEC, "paul.xlsx", recetteur="MEM-12")

    _bring(projet, ana, paul)

    [anomalie] = anomalies(projet)
    assert anomalie.provenance == ["REL-01#CT-01!F9", "REL-02#CT-01!F9"]
    assert anomalie.severite is Severite.BLOQUANTE
    assert "Rien ne s’affiche" in (anomalie.description or "")


def test_a_second_witness_adds_her_words_to_what_nobody_edited(projet: Path) -> None:
    peu: Vus = {"CT-01": {2: ("Non conforme", "vide")}}
    _bring(projet, workbook_of(projet, peu, "ana.xlsx"))

    run = _import(projet, workbook_of(projet, ECHEC, "paul.xlsx", recetteur="MEM-12"))

    [anomalie] = anomalies(projet)
    assert "ANO-001 Vide (CT-01, étape 2), ouverte, désormais bloquante" in run.stdout
    assert (anomalie.description or "").startswith("vide\n\nLe dossier reste vide. Rien")
    assert anomalie.preuves == ["vide.png"]
    assert (anomalie.severite, anomalie.severite_proposee) == (Severite.BLOQUANTE,) * 2


def test_testers_who_disagree_are_listed(projet: Path) -> None:
    ana = workbook_of(projet, ECHEC, "ana.xlsx")
    paul = workbook_of(projet, CONFORME, "paul.xlsx", recetteur="MEM-12")

    run = _import(projet, ana, paul)

    assert run.returncode == 1
    assert "CT-01\u00a0: MEM-09 non conforme, MEM-12 conforme" in run.stdout


def test_a_file_that_comes_back_changed_is_another_version(projet: Path) -> None:
    _bring(projet, workbook_of(projet, SANS_MOT))
    premier = (projet / "recette/campagnes/CAMP-01/REL-01.yaml").read_bytes()

    run = _import(projet, workbook_of(projet, ECHEC))

    assert "nouvelle version" in run.stdout
    assert (projet / "recette/campagnes/CAMP-01/REL-01.yaml").read_bytes() == premier
    assert read_back(projet) == {"REL-01.v2#CT-01": "non conforme"}
    [anomalie] = anomalies(projet)
    assert anomalie.provenance == ["REL-01#CT-01!F9", "REL-01.v2#CT-01!F9"]


def test_a_tester_who_takes_back_a_failure_is_told(projet: Path) -> None:
    _bring(projet, workbook_of(projet, ECHEC))

    dit = _told(projet, workbook_of(projet, CONFORME))

    assert [m["anomalie"] for m in dit["anomalies"]["retirée"]] == ["ANO-001"]
    assert anomalies(projet)[0].etat is EtatAnomalie.OUVERTE


def test_what_a_person_wrote_in_an_anomaly_stays(projet: Path) -> None:
    _bring(projet, workbook_of(projet, SANS_MOT))
    change_at(
        projet,
        {
            "anomalies[ANO-001].titre": "Dossier créé sans contenu",
            "anomalies[ANO-001].severite": "mineure",
            "anomalies[ANO-001].description": "Vu avec le prestataire.",
        },
    )

    _bring(projet, workbook_of(projet, ECHEC, "paul.xlsx", recetteur="MEM-12"))

    [anomalie] = anomalies(projet)
    assert anomalie.titre == "Dossier créé sans contenu"
    assert anomalie.severite is Severite.MINEURE
    assert anomalie.description == "Vu avec le prestataire."


def test_an_anomaly_that_was_deleted_does_not_come_back(projet: Path) -> None:
    fichier = workbook_of(projet, ECHEC)
    _bring(projet, fichier)
    appliquer(load_projet(projet), [Retirer("anomalies[ANO-001]")])

    _bring(projet, fichier)
    assert anomalies(projet) == []

    autre: Vus = {"CT-02": {1: "Non conforme"}}
    _bring(projet, workbook_of(projet, autre, "paul.xlsx", recetteur="MEM-12"))
    assert [a.id for a in anomalies(projet)] == ["ANO-002"]


def _deliver(projet: Path, etat: str, jour: str) -> None:
    change_at(
        projet,
        {
            "anomalies[ANO-001].etat": etat,
            "anomalies[ANO-001].historique": [{"date": jour, "etat": etat, "par": "prestataire"}],
        },
    )


def test_a_correction_that_fails_again_is_reopened(projet: Path) -> None:
    _bring(projet, workbook_of(projet, ECHEC))
    _deliver(projet, "à retester", "10/05/2027")
    suite = workbook_of(projet, SANS_MOT, "suite.xlsx", campagne="CAMP-02", jour="12/05/2027")

    _bring(projet, suite)
    _bring(projet, suite)

    [anomalie] = anomalies(projet)
    assert anomalie.etat is EtatAnomalie.ROUVERTE
    assert [c.etat for c in anomalie.historique] == [
        EtatAnomalie.A_RETESTER,
        EtatAnomalie.ROUVERTE,
    ]
    assert anomalie.historique[-1].motif == "REL-02#CT-01 non conforme"


def test_a_late_workbook_reopens_nothing(projet: Path) -> None:
    _bring(projet, workbook_of(projet, ECHEC))
    _deliver(projet, "à retester", "10/05/2027")

    _bring(projet, workbook_of(projet, ECHEC, "paul.xlsx", recetteur="MEM-12"))

    [anomalie] = anomalies(projet)
    assert anomalie.etat is EtatAnomalie.A_RETESTER
    assert anomalie.provenance == ["REL-01#CT-01!F9", "REL-02#CT-01!F9"]


def test_a_correction_that_passes_is_closed_only_when_asked(projet: Path) -> None:
    _bring(projet, workbook_of(projet, ECHEC))
    _deliver(projet, "livrée", "10/05/2027")
    suite = workbook_of(projet, CONFORME, "suite.xlsx", campagne="CAMP-02", jour="12/05/2027")

    run = _import(projet, suite)
    assert "--clore" in run.stdout
    assert anomalies(projet)[0].etat is EtatAnomalie.LIVREE

    _bring(projet, suite, clore=True)
    [anomalie] = anomalies(projet)
    assert anomalie.etat is EtatAnomalie.CLOSE
    assert [c.etat for c in anomalie.historique] == [
        EtatAnomalie.LIVREE,
        EtatAnomalie.A_RETESTER,
        EtatAnomalie.CLOSE,
    ]


def test_one_tester_for_whom_it_still_fails_prevents_closing(projet: Path) -> None:
    _bring(projet, workbook_of(projet, ECHEC))
    _deliver(projet, "à retester", "10/05/2027")
    options: dict[str, Any] = {"campagne": "CAMP-02", "jour": "12/05/2027"}
    ana = workbook_of(projet, CONFORME, "ana.xlsx", **options)
    paul = workbook_of(projet, SANS_MOT, "paul.xlsx", recetteur="MEM-12", **options)

    _bring(projet, ana, paul, clore=True)

    assert anomalies(projet)[0].etat is EtatAnomalie.ROUVERTE


def test_a_regression_after_closing_is_another_anomaly(projet: Path) -> None:
    _bring(projet, workbook_of(projet, ECHEC))
    _deliver(projet, "close", "05/05/2027")

    suite = workbook_of(projet, ECHEC, "suite.xlsx", campagne="CAMP-02", jour="12/05/2027")
    _bring(projet, suite)

    assert [(a.id, a.etat) for a in anomalies(projet)] == [
        ("ANO-001", EtatAnomalie.CLOSE),
        ("ANO-002", EtatAnomalie.OUVERTE),
    ]
    assert "ANO-001" in (anomalies(projet)[1].description or "")


def test_a_case_that_changed_since_the_workbook_was_handed_out_is_told(projet: Path) -> None:
    fichier = workbook_of(projet, CONFORME)
    change_at(projet, {"cas_de_test[CT-01].etapes[0].attendu": "autre chose s’affiche"})

    run = _import(projet, fichier)

    assert run.returncode == 1
    assert "a changé depuis la remise du classeur\u00a0: CT-01" in run.stdout


def test_a_need_that_was_badly_expressed_is_to_qualify_and_no_anomaly(projet: Path) -> None:
    fichier = workbook_of(
        projet, CONFORME, remarques={"CT-01": "Il faudrait aussi la photo du groupe"}
    )

    run = _import(projet, fichier)

    assert "1 remarque à qualifier" in run.stdout
    assert "REL-01, CT-01!D12" in run.stdout
    assert anomalies(projet) == []


def test_a_verdict_that_is_none_is_told_with_its_cell(projet: Path) -> None:
    run = _import(projet, workbook_of(projet, {"CT-02": {1: "Conforme", 2: "peut-être"}}))

    assert run.returncode == 1
    assert "CT-02!F9\u00a0: «\u00a0peut-être\u00a0»" in run.stdout
    assert read_back(projet) == {"REL-01#CT-02": "non joué"}


def test_all_that_cannot_be_read_is_told_at_once_and_nothing_is_written(projet: Path) -> None:
    bon = workbook_of(projet, ECHEC)
    abime = projet.parent / "abime.xlsx"
    abime.write_bytes(bon.read_bytes()[:900])
    etranger = projet.parent / "liste.csv"
    etranger.write_text("nom;ville\nAna;Tours\n", encoding="utf-8")
    avant = contents(projet)

    run = _import(projet, bon, abime, etranger)

    assert run.returncode == 2
    assert "abime.xlsx" in run.stderr
    assert "liste.csv" in run.stderr
    assert contents(projet) == avant


def test_a_workbook_of_another_campaign_is_refused(projet: Path) -> None:
    fichier = workbook_of(projet, ECHEC)

    run = _import(projet, "--campagne", "CAMP-02", fichier)

    assert run.returncode == 2
    assert "remis pour CAMP-01" in run.stderr


def test_the_import_of_interviews_says_where_a_testers_workbook_goes(projet: Path) -> None:
    run = run_cdc("interview", "import", workbook_of(projet, ECHEC), cwd=projet)

    assert run.returncode == 2
    assert "cdc recette import" in run.stderr


def test_somebody_whom_the_team_does_not_know_is_told(projet: Path) -> None:
    rapport = projet.parent / "tests.xml"
    rapport.write_text('<testsuite><testcase name="CT-02"/></testsuite>', encoding="utf-8")

    run = _import(projet, "--recetteur", "Jeanne Morel", rapport)

    assert run.returncode == 0
    assert "dans l’équipe (Jeanne Morel)" in run.stdout


def test_a_workbook_in_which_nobody_wrote_leaves_no_record(projet: Path) -> None:
    vierge = workbook_of(projet, {}, "vierge.xlsx")
    avant = contents(projet)

    run = _import(projet, vierge)

    assert "vierge.xlsx\u00a0: rien n’y est écrit" in run.stdout
    assert contents(projet) == avant


def test_a_workbook_that_comes_back_emptied_is_told(projet: Path) -> None:
    _bring(projet, workbook_of(projet, ECHEC))

    run = _import(projet, workbook_of(projet, {}, "vierge.xlsx"))

    assert "vides dans celle-ci\u00a0: CT-01" in run.stdout
    assert read_back(projet) == {}


def test_an_import_is_undone_as_a_whole(projet: Path) -> None:
    avant = contents(projet)
    _bring(projet, workbook_of(projet, ECHEC))

    annuler(projet)

    assert contents(projet) == avant


JUNIT = """<testsuite name="recette" timestamp="2027-04-13T10:00:00">
<testcase name="CT-01 étape 2"><failure message="le dossier reste vide"/></testcase>
<testcase name="CT-02"/><testcase name="CT-99"/><testcase name="EX-REL-001"/>
</testsuite>"""


def test_a_junit_report_gives_results_once_somebody_answers_for_them(projet: Path) -> None:
    rapport = projet.parent / "tests.xml"
    rapport.write_text(JUNIT, encoding="utf-8")

    sans = _import(projet, rapport)
    avec = _import(projet, "--recetteur", "Paul Aubry", rapport)

    assert sans.returncode == 2
    assert "--recetteur" in sans.stderr
    assert avec.returncode == 1
    assert "«\u00a0CT-99\u00a0»" in avec.stdout
    assert "EX-REL-001" in avec.stdout
    assert read_back(projet) == {
        "REL-01#CT-01": "non conforme",
        "REL-01#CT-02": "conforme",
        "REL-01#CT-99": "conforme",
    }
    [anomalie] = anomalies(projet)
    assert anomalie.execution_etape is not None
    assert (anomalie.execution_etape.execution, anomalie.execution_etape.etape) == (
        "REL-01#CT-01",
        2,
    )


SQUASH = """TC_REF;EXEC_STATUS;STEP_NUM;EXEC_STEP_STATUS;EXEC_STEP_COMMENT;EXEC_USER;EXECUTION_DATE
CT-01;FAILURE;1;SUCCESS;;Lucie Marchand;13/04/2027
CT-01;FAILURE;2;FAILURE;le dossier reste vide;Lucie Marchand;13/04/2027
CT-01;SUCCESS;1;SUCCESS;;paul aubry;14/04/2027
CT-01;SUCCESS;2;SUCCESS;;paul aubry;14/04/2027
CT-01;SUCCESS;3;SUCCESS;;paul aubry;14/04/2027
sans cas;FAILURE;1;FAILURE;;x;13/04/2027
"""


def test_a_squash_export_gives_one_record_for_each_tester(projet: Path) -> None:
    export = projet.parent / "squash.csv"
    export.write_text(SQUASH, encoding="utf-8")

    dit = _told(projet, export)

    assert [(f["releve"], f["recetteur"]) for f in dit["fichiers"]] == [
        ("REL-01", "MEM-09"),
        ("REL-02", "MEM-12"),
    ]
    assert sum(dit["fichiers"][0]["repartition"].values()) == dit["fichiers"][0]["cellules"] == 44
    assert read_back(projet) == {"REL-01#CT-01": "non conforme", "REL-02#CT-01": "conforme"}
    assert len(anomalies(projet)) == 1


PLUSIEURS = """<testsuite name="recette" timestamp="2027-04-13T10:00:00">
<testcase name="CT-01 étape 2, souris"/>
<testcase name="CT-01 étape 2, clavier"><failure message="la touche Entrée ne fait rien"/></testcase>
<testcase name="CT-01 étape 2, tactile"/>
</testsuite>"""


def test_one_test_that_fails_among_several_of_a_step_fails_the_step(projet: Path) -> None:
    rapport = projet.parent / "tests.xml"
    rapport.write_text(PLUSIEURS, encoding="utf-8")

    _import(projet, "--recetteur", "Paul Aubry", rapport)

    assert read_back(projet) == {"REL-01#CT-01": "non conforme"}
    [anomalie] = anomalies(projet)
    assert anomalie.attendu_obtenu is not None
    assert anomalie.attendu_obtenu.obtenu == "la touche Entrée ne fait rien"


REJOUE = """IT_NUM;TC_REF;EXEC_STATUS;EXEC_USER;EXECUTION_DATE
1;CT-01;FAILURE;Lucie Marchand;13/04/2027
2;CT-01;SUCCESS;Lucie Marchand;13/04/2027
"""


def test_of_two_iterations_of_one_day_the_last_one_counts(projet: Path) -> None:
    export = projet.parent / "squash.csv"
    export.write_text(REJOUE, encoding="utf-8")

    _import(projet, export)

    assert read_back(projet) == {"REL-01#CT-01": "conforme"}


def test_files_one_after_the_other_make_what_they_make_together(
    projet: Path, tmp_path: Path
) -> None:
    autre = recette_project(tmp_path / "autre")
    ana = workbook_of(projet, SANS_MOT, "ana.xlsx")
    paul = workbook_of(projet, ECHEC, "paul.xlsx", recetteur="MEM-12")

    _bring(projet, ana, paul)
    _bring(autre, ana)
    _bring(autre, paul)

    assert contents(projet) == contents(autre)


@pytest.mark.parametrize(
    ("vus", "dit"),
    [
        pytest.param(
            {1: (None, "Rien ne s’affiche.", "Bloquante", "")},
            "étape 1\u00a0: une observation, mais l’étape compte comme non jouée",
            id="no verdict",
        ),
        pytest.param(
            {1: ("Conforme", "Très lent.", "Majeure", "")},
            "étape 1\u00a0: une sévérité, mais l’étape est conforme",
            id="a severity and no failure",
        ),
    ],
)
def test_what_the_verdict_of_a_step_does_not_tell_deserves_a_look(
    projet: Path, vus: dict[int, Any], dit: str
) -> None:
    run = _import(projet, workbook_of(projet, {"CT-01": vus}))

    assert run.returncode == 0, run.stderr
    assert dit in run.stdout


def test_a_day_out_of_the_campaign_deserves_a_look(projet: Path) -> None:
    periode = {"debut": "01/06/2027", "fin": "30/06/2027"}
    change_at(projet, {"campagnes[CAMP-01].periode": periode})

    run = _import(projet, workbook_of(projet, CONFORME))

    assert "joué hors de la campagne (01/06/2027 au 30/06/2027)\u00a0: CT-01 le" in run.stdout


def test_a_verdict_typed_over_ours_deserves_a_look(projet: Path) -> None:
    fichier = workbook_of(projet, CONFORME)
    classeur = load_workbook(fichier)
    feuille = classeur["CT-01"]
    [calcul] = [c for c in feuille["B"] if str(c.value).startswith("=IF(COUNTIF")]
    calcul.value = "Non conforme"
    classeur.save(fichier)

    run = _import(projet, fichier)

    assert (
        f"\u00a0: CT-01!{calcul.coordinate}\u00a0: «\u00a0non conforme\u00a0» est écrit"
        in run.stdout
    )
