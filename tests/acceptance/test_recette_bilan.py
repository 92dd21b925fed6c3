"""`cdc recette bilan`, `campagne`, `anomalie`, `reserve`, `demande`: a lot from its results to its reserves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from cdc.francais import typography
from cdc.projet.releves_recette import path_of, write_versement
from cdc.recette.releve import Releve
from cdc.recette.versements import CLASSEUR, Versement
from tests.commande import contents, run_cdc
from tests.recettes import C, N, played

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

    from cdc.recette.passages import Passage

FICHIERS = {
    "cdc.yaml": "titre: CRM\n",
    "cahier/5-planning.yaml": "planning:\n  lots:\n    - id: LOT-1\n      nom: Ventes\n",
    "cahier/6-equipe.yaml": """\
equipe:
  membres:
    - id: MEM-01
      fonction: Directrice
    - id: MEM-02
      fonction: Chef de projet
    - id: MEM-09
      fonction: Conseillère SAV
""",
    "cahier/7-exigences.yaml": """\
exigences:
  - id: EX-REL-001
    titre: Attente d’information
    enonce: Quand une pièce manque, le CRM doit proposer l’attente.
    priorite: indispensable
    lot: LOT-1
    version: "1.0"
""",
    "recette/plan.yaml": """\
cas_de_test:
  - id: CT-01
    titre: Dossier incomplet
    exigences: [EX-REL-001]
    type: nominal
    priorite: critique
    statut_redaction: prêt
    etapes:
      - n: 1
        action: Je coche la pièce
        attendu: le délai est suspendu
""",
    "recette/campagnes.yaml": """\
# Les campagnes du lot 1.
campagnes:
  - id: CAMP-01
    nom: Première recette
    type_recette: utilisateur
    lot: LOT-1
    version_livree: 1.0.3
    periode:
      debut: 12/04/2027
      fin: 30/04/2027
    etat: en cours
""",
    "recette/anomalies.yaml": """\
anomalies:
  # Vue par Solène au premier appel.
  - id: ANO-001
    titre: Le délai continue de courir
    execution_etape:
      execution: REL-01#CT-01
      etape: 1
    exigences: [EX-REL-001]
    reproduction: [Je coche la pièce]
    attendu_obtenu:
      attendu: délai suspendu
      obtenu: il court
    severite: majeure
    nature: à qualifier
    detectee_le: 13/04/2027
    etat: ouverte
""",
}
A_DEUX = "MEM-02,chef de projet du prestataire"


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    for nom, texte in FICHIERS.items():
        (tmp_path / nom).parent.mkdir(exist_ok=True)
        (tmp_path / nom).write_text(texte, encoding="utf-8")
    _record(tmp_path, 1, played("CT-01", N))
    return tmp_path


def _record(projet: Path, numero: int, passage: Passage) -> None:
    releve = Releve(
        "PER-03.xlsx", "0" * 64, passage.campagne, "PER-03", "MEM-09", "", {}, (passage,)
    )
    versement = Versement(f"REL-{numero:02d}", 1, CLASSEUR, "PER-03.xlsx", releve)
    fichier = projet / path_of(versement)
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_bytes(write_versement(versement))


def _recette(projet: Path, *arguments: str) -> CompletedProcess[str]:
    return run_cdc("recette", *arguments, cwd=projet, COLUMNS="80")


def _done(projet: Path, *arguments: str) -> str:
    run = _recette(projet, *arguments)
    assert run.returncode == 0, run.stderr
    assert "cdc completer --annuler" in run.stdout
    return run.stdout


def test_the_state_of_a_campaign_is_told_without_changing_anything(projet: Path) -> None:
    avant = contents(projet)

    run = _recette(projet, "bilan", "--au", "20/04/2027")

    assert run.returncode == 0, run.stderr
    assert "Décision proposée\u00a0: ajournement" in run.stdout
    assert "Par la règle 4\u00a0: trop d’écarts" in run.stdout
    assert "cas joués       100\u00a0% (1 sur 1)" in run.stdout
    assert (
        "majeure                   1        0         7\u00a0j           7\u00a0j ANO-001"
        in run.stdout
    )
    assert "ANO-001\u00a0: pas encore qualifiée par les deux parties." in run.stdout
    assert max(map(len, run.stdout.splitlines())) <= 80
    assert contents(projet) == avant


def test_a_program_reads_the_same(projet: Path) -> None:
    dit = json.loads(_recette(projet, "bilan", "CAMP-01", "--json").stdout)

    assert (dit["decision"], dit["regle"]) == ("ajournement", 4)
    assert dit["faits"]["taux_conforme"] == {"part": 0, "total": 1, "pourcent": 0.0}
    assert [r["n"] for r in dit["regles"] if r["vraie"]] == [4, 6]


def test_from_an_anomaly_to_the_lifting_of_its_reserve(projet: Path) -> None:
    _done(
        projet, "anomalie", "ANO-001", "--qualifier", A_DEUX, "--nature", "anomalie",
        "--date", "16/04/2027",
    )  # fmt: skip
    _done(projet, "reserve", "--creer", "ANO-001", "--date", "30/04/2027")
    _done(
        projet, "campagne", "--creer", "--reprend", "CAMP-01", "--version", "1.0.4",
        "--du", "10/05/2027", "--au", "21/05/2027",
    )  # fmt: skip
    _record(projet, 2, played("CT-01", C, campagne="CAMP-02"))
    trop_tot = _recette(projet, "reserve", "RES-01", "--lever", "--par", "MEM-02")
    leve = _done(
        projet, "reserve", "RES-01", "--lever", "--preuve", "REL-02#CT-01", "--par", "MEM-02",
        "--date", "12/05/2027",
    )  # fmt: skip

    assert (trop_tot.returncode, "demande une preuve" in trop_tot.stderr) == (2, True)
    assert "Closes avec elle\u00a0: ANO-001." in leve
    assert "# Vue par Solène au premier appel." in (projet / "recette/anomalies.yaml").read_text()
    (reserve,) = json.loads(_recette(projet, "reserve", "--json").stdout)
    assert (reserve["etat"], reserve["levee"]["preuve"]) == ("levée", "REL-02#CT-01")
    (anomalie,) = json.loads(_recette(projet, "anomalie", "--json").stdout)
    etats = [ligne["etat"] for ligne in anomalie["historique"]]
    assert etats == ["à qualifier", "acceptée", "différée (réserve)", "à retester", "close"]
    bilan = json.loads(_recette(projet, "bilan", "--au", "12/05/2027", "--json").stdout)
    assert (bilan["campagne"], bilan["decision"]) == ("CAMP-02", "admission sans réserve")
    assert [t["decision"] for t in bilan["tendances"]] == ["ajournement", "admission sans réserve"]


def test_a_need_becomes_a_priced_and_decided_request(projet: Path) -> None:
    _done(
        projet, "anomalie", "ANO-001", "--qualifier", A_DEUX, "--nature", "évolution",
        "--motif", "au lot 2", "--date", "16/04/2027",
    )  # fmt: skip
    _done(projet, "demande", "--de", "ANO-001", "--texte", "… et la photo.", "--motif", "vu")
    _done(
        projet, "demande", "DEM-01", "--delai", "3", "--cout", "1 800,50",
        "--decision", "acceptée lot ultérieur", "--lot", "LOT-1", "--par", "MEM-01",
        "--date", "22/04/2027",
    )  # fmt: skip

    (demande,) = json.loads(_recette(projet, "demande", "--json").stdout)

    assert demande["exigence_avant"]["texte"].startswith("Quand une pièce manque")
    assert demande["impact"]["cas_a_revoir"] == ["CT-01"]
    assert demande["decideur"] == {"membre": "MEM-01", "date": "2027-04-22"}
    bilan = json.loads(_recette(projet, "bilan", "--json").stdout)
    assert bilan["faits"]["taux_majeures"]["part"] == 0


def test_a_campaign_is_ready_once_its_criteria_are_proven(projet: Path) -> None:
    (projet / "note.pdf").write_bytes(b"%PDF")
    campagnes = projet / "recette/campagnes.yaml"
    criteres = "    criteres_entree:\n      - critere: lot livré\n    etat: en préparation\n"
    campagnes.write_text(campagnes.read_text().replace("    etat: en cours\n", criteres))
    pret = ("campagne", "CAMP-01", "--etat", "prête", "--par", "MEM-02")
    avant = contents(projet)

    refus = _recette(projet, *pret)
    sans_fichier = _recette(
        projet, "campagne", "CAMP-01", "--critere", "1", "--preuve", "absent.pdf"
    )

    assert (refus.returncode, sans_fichier.returncode) == (2, 2)
    assert typography("« lot livré » : rien ne le prouve") in refus.stderr
    assert contents(projet) == avant
    _done(projet, "campagne", "CAMP-01", "--critere", "1", "--preuve", "note.pdf")
    _done(projet, *pret)
    assert "etat: prête" in campagnes.read_text()
    assert campagnes.read_text().startswith("# Les campagnes du lot 1.")


def test_a_move_that_is_not_allowed_changes_nothing_and_one_that_is_can_be_undone(
    projet: Path,
) -> None:
    avant = contents(projet)

    refus = _recette(projet, "anomalie", "ANO-001", "--etat", "close", "--par", "MEM-09")
    inconnue = _recette(projet, "anomalie", "ANO-042")

    assert refus.returncode == 2
    assert "de «\u00a0ouverte\u00a0», on ne passe pas à «\u00a0close\u00a0»" in refus.stderr
    assert "Choisissez parmi\u00a0: ANO-001" in inconnue.stderr
    assert contents(projet) == avant
    _done(
        projet, "anomalie", "ANO-001", "--etat", "à qualifier", "--par", "MEM-02",
        "--date", "15/04/2027",
    )  # fmt: skip
    assert run_cdc("completer", "--annuler", cwd=projet).returncode == 0
    assert contents(projet) == avant


def test_a_campaign_is_closed_by_its_signed_minutes(projet: Path) -> None:
    campagnes = projet / "recette/campagnes.yaml"
    campagnes.write_text(campagnes.read_text().replace("etat: en cours", "etat: terminée"))
    clore = ("campagne", "CAMP-01", "--etat", "clôturée", "--par", "MEM-01")
    (projet / "recette/pv").mkdir()
    minutes = projet / "recette/pv/PV-01.yaml"
    minutes.write_text("id: PV-01\ncampagne: CAMP-01\netat: relu\n", encoding="utf-8")

    refus = _recette(projet, *clore)
    minutes.write_text("id: PV-01\ncampagne: CAMP-01\netat: signé\n", encoding="utf-8")
    _done(projet, *clore)

    assert "aucun procès-verbal signé" in refus.stderr
    assert "etat: clôturée" in campagnes.read_text()
