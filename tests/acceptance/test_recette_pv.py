"""`cdc recette pv`: minutes that follow from the facts, sealed, signed, immutable."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from cdc.francais import typography
from cdc.projet import load_projet
from cdc.projet.releves_recette import path_of, write_versement
from cdc.recette.releve import Releve
from cdc.recette.versements import CLASSEUR, Versement
from cdc_schema import Cahier
from tests.commande import contents, run_cdc
from tests.formats.docx.documents import everything, text
from tests.recettes import C, N, played

if TYPE_CHECKING:
    from subprocess import CompletedProcess

    from cdc.recette.passages import Passage

LES_DEUX = (
    "--signataire", "Anne Roy;directrice;Maison Roy",
    "--signataire", "Paul Lenoir;directeur de projet;Intégrateur SAS",
)  # fmt: skip
CAS = [f"CT-{n:02d}" for n in range(1, 21)]
FICHIERS = {
    "cdc.yaml": 'titre: CRM de la maison\nversion: "1.2"\n',
    "cahier/5-planning.yaml": "planning:\n  lots:\n    - id: LOT-1\n      nom: Ventes\n",
    "cahier/6-equipe.yaml": """\
equipe:
  membres:
    - id: MEM-02
      nom: Odile Testard
      fonction: Cheffe de projet
    - id: MEM-09
      nom: Solène Garnier
      fonction: Conseillère SAV
""",
    "cahier/7-exigences.yaml": """\
exigences:
  - id: EX-REL-001
    titre: Attente d’information
    priorite: indispensable
    lot: LOT-1
    version: "1.0"
""",
    "recette/plan.yaml": "personas:\n  - id: PER-03\n    metier: Conseillère SAV\n"
    "    recetteurs: [MEM-09]\ncas_de_test:\n"
    + "".join(
        f"  - id: {cas}\n    titre: Cas {cas}\n    persona: PER-03\n    exigences: [EX-REL-001]\n"
        "    etapes: [{n: 1, action: Je coche, attendu: suspendu}]\n"
        for cas in CAS
    ),
    "recette/campagnes.yaml": """\
reglement_recette:
  contrat: Contrat CRM 2027-03
  taux_conforme_min: 90
campagnes:
  - id: CAMP-01
    nom: Première recette
    type_recette: utilisateur
    lot: LOT-1
    version_livree: 1.0.3
    date_livraison: 09/04/2027
    periode: {debut: 12/04/2027, fin: 30/04/2027}
    etat: en cours
""",
}


def _anomaly(severite: str) -> str:
    return f"""\
anomalies:
  # Vue par Solène au premier appel.
  - id: ANO-001
    titre: Le délai continue de courir
    cas: CT-01
    exigences: [EX-REL-001]
    severite: {severite}
    nature: anomalie
    detectee_le: 13/04/2027
    etat: acceptée
"""


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    for nom, texte in (FICHIERS | {"recette/anomalies.yaml": _anomaly("majeure")}).items():
        (tmp_path / nom).parent.mkdir(exist_ok=True)
        (tmp_path / nom).write_text(texte, encoding="utf-8")
    _record(tmp_path, 1, *(played(cas, N if cas == "CT-01" else C) for cas in CAS))
    return tmp_path


def _record(projet: Path, numero: int, *passages: Passage) -> None:
    releve = Releve("PER-03.xlsx", "0" * 64, "CAMP-01", "PER-03", "MEM-09", "", {}, passages)
    versement = Versement(f"REL-{numero:02d}", 1, CLASSEUR, "PER-03.xlsx", releve)
    fichier = projet / path_of(versement)
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_bytes(write_versement(versement))


def _pv(projet: Path, *arguments: str) -> CompletedProcess[str]:
    return run_cdc("recette", "pv", *arguments, cwd=projet, COLUMNS="80")


def _draft(projet: Path, nature: str = "provisoire", *arguments: str) -> dict[str, Any]:
    run = _pv(projet, "CAMP-01", "--nature", nature, "--date", "30/04/2027", *LES_DEUX,
              *arguments, "--json")  # fmt: skip
    assert run.returncode == 0, run.stderr
    lu: dict[str, Any] = json.loads(run.stdout)
    return lu


def _sign(projet: Path, nom: str = "PV-01", jour: str = "30/04/2027") -> None:
    run = _pv(projet, "--signer", nom, "--le", jour, "--lieu", "Lyon")
    assert run.returncode == 0, run.stderr


def _cahier(projet: Path) -> Cahier:
    return load_projet(projet).cahier


def test_minutes_justify_the_decision_rule_by_rule(projet: Path) -> None:
    redige = _draft(projet)

    assert redige["id"] == "PV-01"
    assert redige["decision"] == redige["proposition"] == "admission avec réserves"
    assert [r["n"] for r in redige["regles"] if r["vraie"]] == [6]
    assert redige["regles"][5]["mesures"][0]["elements"] == ["ANO-001"]
    assert redige["synthese"]["conformes"] == 19
    assert redige["etat"] == "projet"


def test_minutes_hold_the_fingerprint_of_what_they_rest_on(projet: Path) -> None:
    references = _draft(projet)["references"]

    documents = [r["document"] for r in references]
    assert documents[0] == "CRM de la maison"
    assert references[0]["version"] == "1.2"
    assert "cahier/7-exigences.yaml" in documents
    assert "recette/campagnes/CAMP-01/REL-01.yaml" in documents
    assert all(len(r["empreinte"]) == 64 for r in references)


def test_a_preview_writes_nothing(projet: Path) -> None:
    avant = contents(projet)

    run = _pv(projet, "CAMP-01", "--nature", "provisoire", "--date", "30/04/2027", "--apercu")

    assert run.returncode == 0
    assert "admission avec réserves" in run.stdout
    assert contents(projet) == avant


def test_the_reserves_are_put_when_both_parties_sign(projet: Path) -> None:
    _draft(projet)
    assert _cahier(projet).reserves == []

    _sign(projet)

    (reserve,) = _cahier(projet).reserves
    (anomalie,) = _cahier(projet).anomalies
    assert (reserve.id, reserve.pv, reserve.anomalies) == ("RES-01", "PV-01", ["ANO-001"])
    assert f"{reserve.echeance_levee:%d/%m/%Y}" == "15/05/2027"
    assert reserve.condition_levee == "CT-01 rejoué conforme"
    assert (anomalie.etat, anomalie.reserve) == ("différée (réserve)", "RES-01")
    assert "# Vue par Solène" in (projet / "recette/anomalies.yaml").read_text(encoding="utf-8")


def test_a_blocking_anomaly_is_never_put_in_a_reserve(projet: Path) -> None:
    (projet / "recette/anomalies.yaml").write_text(_anomaly("bloquante"), encoding="utf-8")
    avant = contents(projet)

    run = _pv(projet, "CAMP-01", "--nature", "provisoire", "--date", "30/04/2027",
              "--decision", "admission avec réserves")  # fmt: skip

    assert run.returncode == 2
    assert "ne se met jamais en réserve" in run.stderr
    assert "--motif" in run.stderr
    assert contents(projet) == avant


def test_another_decision_than_the_proposal_says_why(projet: Path) -> None:
    run = _pv(projet, "CAMP-01", "--nature", "provisoire", "--date", "30/04/2027",
              "--decision", "réfaction")  # fmt: skip
    redige = _draft(projet, "provisoire", "--decision", "réfaction", "--refaction", "5",
                    "--motif", "accord du comité")  # fmt: skip

    assert run.returncode == 2
    assert "--motif" in run.stderr
    assert "--refaction 5" in run.stderr
    assert redige["decision"] == "réfaction"
    assert redige["proposition"] == "admission avec réserves"
    assert redige["motif_ecart"] == "accord du comité"


def test_signed_minutes_do_not_change_and_a_hand_that_edits_them_is_told(projet: Path) -> None:
    _draft(projet)
    _sign(projet)
    fichier = projet / "recette/pv/PV-01.yaml"
    assert _pv(projet, "--verifier").returncode == 0

    fichier.write_text(
        fichier.read_text(encoding="utf-8").replace("conformes: 19", "conformes: 20"),
        encoding="utf-8",
    )
    run = _pv(projet, "--verifier")

    assert run.returncode == 1
    assert "modifié à la main" in run.stdout
    assert "retouché" in _pv(projet).stdout
    assert "définitif" in _pv(projet, "--abandonner", "PV-01", "--motif", "non").stderr or (
        "on ne passe pas" in _pv(projet, "--abandonner", "PV-01", "--motif", "non").stderr
    )


def test_a_draft_edited_by_hand_is_not_signed(projet: Path) -> None:
    _draft(projet)
    fichier = projet / "recette/pv/PV-01.yaml"
    texte = fichier.read_text(encoding="utf-8")
    fichier.write_text(texte.replace("non_conformes: 1", "non_conformes: 0"), encoding="utf-8")
    avant = contents(projet)

    run = _pv(projet, "--signer", "PV-01", "--le", "30/04/2027")

    assert run.returncode == 2
    assert "modifié à la main" in run.stderr
    assert contents(projet) == avant


@pytest.mark.parametrize(
    ("fichier", "ajout", "compte"),
    [
        pytest.param("cahier/7-exigences.yaml", "# retouche\n", True, id="requirements"),
        pytest.param("recette/plan.yaml", "# retouche\n", True, id="cases"),
        pytest.param("recette/anomalies.yaml", "# retouche\n", False, id="anomalies"),
    ],
)
def test_a_later_change_of_the_project_is_told(
    projet: Path, fichier: str, ajout: str, *, compte: bool
) -> None:
    _draft(projet)
    with (projet / fichier).open("a", encoding="utf-8") as ouvert:
        ouvert.write(ajout)

    run = _pv(projet, "--verifier", "--json")

    (controle,) = json.loads(run.stdout)
    assert [(e["document"], e["quoi"], e["compte"]) for e in controle["ecarts"]] == [
        (fichier, "modifié", compte)
    ]
    assert run.returncode == (1 if compte else 0)


def test_minutes_are_not_signed_on_facts_that_changed(projet: Path) -> None:
    _draft(projet)
    _record(projet, 2, played("CT-02", N, jour=5, releve="REL-02"))

    run = _pv(projet, "--signer", "PV-01", "--le", "30/04/2027")

    assert run.returncode == 2
    assert "REL-02.yaml ajouté" in run.stderr
    assert "les faits ont changé" in run.stderr


def test_somebody_who_refuses_to_sign_makes_the_minutes_contested(projet: Path) -> None:
    _draft(projet)

    sans = _pv(projet, "--signer", "PV-01", "--le", "30/04/2027", "--refus", "Paul Lenoir")
    avec = _pv(projet, "--signer", "PV-01", "--le", "30/04/2027", "--refus", "Paul Lenoir",
               "--motif", "désaccord sur ANO-001")  # fmt: skip

    assert sans.returncode == 2
    assert avec.returncode == 0
    assert "contesté" in avec.stdout
    assert _cahier(projet).reserves == []
    assert _draft(projet)["id"] == "PV-01"


def test_final_minutes_wait_for_every_reserve(projet: Path) -> None:
    _draft(projet)
    _sign(projet)
    avant = contents(projet)

    run = _pv(projet, "CAMP-01", "--nature", "definitive", "--date", "10/05/2027")

    assert run.returncode == 2
    assert "RES-01 est ouverte" in run.stderr
    assert contents(projet) == avant


def test_all_that_is_wrong_is_told_at_once(projet: Path) -> None:
    run = _pv(projet, "CAMP-01", "--nature", "rectificatif", "--date", "01/04/2027")

    assert run.returncode == 2
    assert "avant le début de CAMP-01" in run.stderr
    assert typography("dites lequel, --pv PV-01") in run.stderr
    assert "dit ce qu’il corrige" in run.stderr


def test_the_document_has_reserves_and_signatures_and_names_no_tester(projet: Path) -> None:
    redige = _draft(projet)

    octets = Path(redige["document"]).read_bytes()
    document, tout = text(octets), everything(octets)

    for mot in ("PV-01", "Contrat CRM 2027-03", "RES-01", "CT-01 rejoué conforme", "Anne Roy"):
        assert mot in document
    for nom in ("Solène", "Garnier", "Testard", "MEM-0"):
        assert nom not in tout
        assert nom not in (projet / "recette/pv/PV-01.yaml").read_text(encoding="utf-8")


def test_the_template_that_the_project_keeps_serves_for_its_minutes(projet: Path) -> None:
    copie = run_cdc("modele", "extraire", "proces-verbal", cwd=projet)
    modele = projet / "modeles" / "proces-verbal.docx"
    document = Document(str(modele))
    document.sections[0].footer.paragraphs[0].add_run(" Charte de la maison")
    document.save(str(modele))

    _draft(projet)

    assert "cdc recette pv CAMP-01 --nature provisoire" in copie.stdout
    assert "cdc generer" not in copie.stdout
    assert "Charte de la maison" in everything((projet / "sorties" / "PV-01.docx").read_bytes())


def test_minutes_are_rectified_by_others_and_stay_readable(projet: Path) -> None:
    _draft(projet)
    _sign(projet)
    avant = (projet / "recette/pv/PV-01.yaml").read_bytes()

    redige = _draft(projet, "rectificatif", "--pv", "PV-01", "--motif", "lieu de livraison")
    _sign(projet, "PV-02")
    etats = {m["id"]: m["etat"] for m in json.loads(_pv(projet, "--json").stdout)}

    assert redige["decision"] == "admission avec réserves"
    assert etats == {"PV-01": "rectifié", "PV-02": "signé"}
    assert (projet / "recette/pv/PV-01.yaml").read_bytes() == avant
    assert [r.id for r in _cahier(projet).reserves] == ["RES-01"]


def test_a_signature_is_not_undone(projet: Path) -> None:
    _draft(projet)
    _sign(projet)
    avant = contents(projet)

    run = run_cdc("completer", "--annuler", cwd=projet)

    assert run.returncode == 2
    assert "une signature ne s’annule pas" in run.stderr
    assert contents(projet) == avant


def test_other_thresholds_than_those_signed_are_told(projet: Path) -> None:
    _draft(projet)
    _sign(projet)
    fichier = projet / "recette/campagnes.yaml"
    texte = fichier.read_text(encoding="utf-8")
    fichier.write_text(texte.replace("taux_conforme_min: 90", "taux_conforme_min: 80"), "utf-8")

    verifie = _pv(projet, "--verifier", "PV-01")
    bilan = run_cdc("recette", "bilan", cwd=projet, COLUMNS="80")

    assert verifie.returncode == 1
    assert "les seuils du contrat ne sont plus les mêmes" in " ".join(verifie.stdout.split())
    assert "PV-01 ne repose plus sur le projet" in bilan.stdout


def test_a_campaign_is_not_admitted_twice(projet: Path) -> None:
    _draft(projet, "provisoire", *LES_DEUX)
    _sign(projet)
    avant = contents(projet)

    run = _pv(projet, "CAMP-01", "--nature", "provisoire", "--date", "02/05/2027")

    assert run.returncode == 2
    assert "--nature rectificatif --pv PV-01" in run.stderr
    assert contents(projet) == avant


def test_nothing_follows_minutes_that_a_hand_edited(projet: Path) -> None:
    _draft(projet, "provisoire", *LES_DEUX)
    _sign(projet)
    fichier = projet / "recette/pv/PV-01.yaml"
    texte = fichier.read_text(encoding="utf-8")
    fichier.write_text(
        texte.replace("admission avec réserves", "admission sans réserve"), encoding="utf-8"
    )
    suite = ("--pv", "PV-01", "--motif", "le lieu", "--date", "02/05/2027")

    run = _pv(projet, "CAMP-01", "--nature", "rectificatif", *suite)

    assert run.returncode == 2
    assert "modifié à la main" in run.stderr
    assert not (projet / "recette/pv/PV-02.yaml").exists()
