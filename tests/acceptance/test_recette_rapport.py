"""`cdc recette rapport`: a vendor's report is kept as it is, and proves what the client accepts."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from cdc.projet import load_projet
from cdc_schema.enumerations import ResultatRapport, Verdict
from tests.commande import contents, run_cdc
from tests.projets_recette import change_at, recette_project

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from cdc_schema.recette.campagnes import CritereEntree
    from cdc_schema.recette.rapports import RapportPrestataire

USINE = "recette usine close sans bloquante ouverte"
DITS = (
    *("--type", "usine", "--lot", "LOT-1", "--version", "1.0.3"),
    *("--date", "09/04/2027", "--auteur", "responsable technique"),
)
LIGNES = "Exigence;Contrôle;Verdict;Preuve\nEX-REL-001;création;OK;page 3\n;attente;passé;\n"


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    projet = recette_project(tmp_path / "crm")
    change_at(
        projet,
        {
            "planning.lots": [{"id": "LOT-1", "nom": "Lot 1"}],
            "campagnes[CAMP-01].criteres_entree": [
                {"critere": USINE},
                {"critere": "circuit d’anomalie ouvert"},
            ],
        },
    )
    return projet


def _report(projet: Path, nom: str = "usine.csv", contenu: str = LIGNES) -> Path:
    path = projet.parent / nom
    path.write_text(contenu, encoding="utf-8")
    return path


def _run(projet: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run_cdc("recette", "rapport", *arguments, cwd=projet)


def _reports(projet: Path) -> list[RapportPrestataire]:
    return load_projet(projet).cahier.rapports_recette


def _criteria(projet: Path) -> list[CritereEntree]:
    return load_projet(projet).cahier.campagnes[0].criteres_entree


def test_a_report_is_kept_as_it_is_with_its_lines(projet: Path) -> None:
    fichier = _report(projet)

    run = _run(projet, fichier, *DITS)

    assert run.returncode == 0, run.stdout + run.stderr
    [rapport] = _reports(projet)
    assert (projet / (rapport.fichier or "")).read_bytes() == fichier.read_bytes()
    assert rapport.empreinte == hashlib.sha256(fichier.read_bytes()).hexdigest()
    assert rapport.resultat is ResultatRapport.CONFORME
    assert [(r.exigence, r.objet, r.verdict, r.preuve) for r in rapport.resultats] == [
        ("EX-REL-001", "création", Verdict.CONFORME, "page 3"),
        (None, "attente", Verdict.CONFORME, None),
    ]


def test_a_criterion_is_met_only_once_the_client_accepts_its_report(projet: Path) -> None:
    _run(projet, _report(projet), *DITS)
    avant = [(c.rapport, c.atteint) for c in _criteria(projet)]

    run = _run(projet, "--accepter", "RAP-01", "--par", "MEM-12")

    assert run.returncode == 0, run.stderr
    assert avant == [("RAP-01", None), (None, None)]
    assert [(c.rapport, c.atteint) for c in _criteria(projet)] == [("RAP-01", True), (None, None)]
    assert _reports(projet)[0].accepte_par == "MEM-12"


@pytest.mark.parametrize(
    ("ligne", "resultat", "atteint"),
    [
        pytest.param("a;KO", ResultatRapport.NON_CONFORME, None, id="a failure proves nothing"),
        pytest.param("a;skipped", ResultatRapport.CONFORME_AVEC_ECARTS, True, id="not all played"),
        pytest.param("a;plutôt bien", None, None, id="an unknown word is not guessed"),
    ],
)
def test_the_result_follows_from_the_lines(
    projet: Path, ligne: str, resultat: ResultatRapport | None, atteint: bool | None
) -> None:
    run = _run(projet, _report(projet, contenu=f"objet;verdict\nb;OK\n{ligne}\n"), *DITS)
    _run(projet, "--accepter", "RAP-01", "--par", "MEM-12")

    assert _reports(projet)[0].resultat is resultat
    assert _criteria(projet)[0].atteint is atteint
    assert ("plutôt bien" in run.stdout) == (resultat is None)


def test_the_same_report_changes_nothing(projet: Path) -> None:
    fichier = _report(projet)
    _run(projet, fichier, *DITS)
    avant = contents(projet)

    run = _run(projet, fichier, *DITS)

    assert "déjà enregistré" in run.stdout
    assert contents(projet) == avant


def test_another_version_than_the_delivered_one_is_no_proof(projet: Path) -> None:
    dits = ["1.0.2" if d == "1.0.3" else d for d in DITS]

    run = _run(projet, _report(projet), *dits)
    _run(projet, "--accepter", "RAP-01", "--par", "MEM-12")

    assert run.returncode == 1
    assert "1.0.2" in run.stdout
    assert [(c.rapport, c.atteint) for c in _criteria(projet)] == [(None, None), (None, None)]


def test_a_requirement_that_does_not_exist_is_told(projet: Path) -> None:
    run = _run(projet, _report(projet, contenu="objet;exigence;verdict\na;EX-REL-999;OK\n"), *DITS)

    assert run.returncode == 1
    assert "EX-REL-999" in run.stdout
    assert _reports(projet)[0].resultats[0].exigence is None


def test_a_report_for_people_needs_its_result(projet: Path) -> None:
    pdf = _report(projet, "charge.pdf", "%PDF-1.7")

    sans = _run(projet, "--apercu", pdf, *DITS)
    avec = _run(projet, pdf, *DITS, "--resultat", "conforme", "--bloquantes", "1")
    accepte = _run(projet, "--accepter", "RAP-01", "--par", "MEM-12")

    assert sans.returncode == 1
    assert avec.returncode == 0
    assert "bloquantes ouvertes" in accepte.stdout
    assert _criteria(projet)[0].atteint is None


def test_developers_tests_are_counted(projet: Path) -> None:
    xml = '<testsuite><testcase name="a"/><testcase name="b"><failure/></testcase></testsuite>'

    run = _run(projet, "--json", _report(projet, "unitaires.xml", xml), *DITS)

    dit: dict[str, Any] = json.loads(run.stdout)
    assert dit["lignes"] == {"conforme": 1, "non conforme": 1}
    assert dit["resultat"] == "non conforme"


def test_only_the_client_accepts_a_report(projet: Path) -> None:
    change_at(projet, {"equipe.membres[MEM-12].role_projet": "prestataire"})
    _run(projet, _report(projet), *DITS)

    run = _run(projet, "--accepter", "RAP-01", "--par", "MEM-12")

    assert run.returncode == 2
    assert "ce membre est du prestataire" in run.stderr
    assert _reports(projet)[0].accepte_par is None


def test_an_empty_report_is_no_report(projet: Path) -> None:
    run = _run(projet, _report(projet, "charge.pdf", ""), *DITS)

    assert run.returncode == 2
    assert "charge.pdf\u00a0: ce fichier est vide" in run.stderr
    assert _reports(projet) == []


@pytest.mark.parametrize("preuve", ["../dehors.pdf", "vide.pdf", "absent.pdf"])
def test_a_criterion_is_proved_by_a_document_of_the_project(projet: Path, preuve: str) -> None:
    _report(projet, "dehors.pdf")
    (projet / "vide.pdf").touch()

    run = run_cdc(
        *("recette", "campagne", "CAMP-01", "--critere", "2", "--preuve", preuve), cwd=projet
    )

    assert run.returncode == 2
    assert "ni un document du projet" in run.stderr
    assert _criteria(projet)[1].atteint is None


@pytest.mark.parametrize(
    ("arguments", "mot"),
    [
        pytest.param(["--type", "usine"], "--lot, --version", id="nothing said"),
        pytest.param(["--accepter", "RAP-09", "--par", "MEM-12"], "RAP-09", id="no such report"),
        pytest.param(["--accepter", "RAP-09"], "--par", id="nobody accepts"),
        pytest.param([*DITS, "--lot", "LOT-9"], "LOT-9", id="no such lot"),
        pytest.param([*DITS, "--date", "hier"], "hier", id="no date"),
    ],
)
def test_what_cannot_be_recorded_leaves_everything_as_it_was(
    projet: Path, arguments: list[str], mot: str
) -> None:
    fichier = _report(projet)
    avant = contents(projet)

    run = _run(projet, fichier, *arguments)

    assert run.returncode == 2
    assert mot in run.stderr
    assert contents(projet) == avant
