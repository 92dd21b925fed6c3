"""`cdc interview source`: from a value to the person, the file and the cell that it comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from cdc.projet import Ajouter, Remplacer, appliquer, load_projet
from tests.entretiens import filled_guide, plain, run_cdc

MARTINE = {"personne": "Martine Chollet", "fonction": "Responsable ADV", "date": "14/10/2026"}
KARIM = {"personne": "Karim Benali", "fonction": "Technicien", "date": "15/10/2026"}
COMMANDES = "clients.commandes_factures.commandes"


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    assert run_cdc("init", str(tmp_path / "crm"), "--sans-saisie").code == 0
    return tmp_path / "crm"


def bring(projet: Path, nom: str, profil: str, identite: dict[str, str], commandes: str) -> None:
    fichier = projet.parent / nom
    reponses = {"Q-FLX-18": [[commandes, "640"]]}
    fichier.write_bytes(filled_guide(reponses, identite, profil=profil))
    assert run_cdc("interview", "import", str(fichier), "--projet", str(projet)).code in (0, 1)


def tell(projet: Path, chemin: str) -> str:
    run = run_cdc("interview", "source", chemin, "--projet", str(projet))
    assert run.code == 0, run.erreur
    return plain(run.sortie)


def test_a_value_leads_to_its_cell_and_to_what_another_person_said(projet: Path) -> None:
    bring(projet, "adv.xlsx", "adv_finance", MARTINE, "700")
    bring(projet, "dsi.xlsx", "dsi", KARIM, "1 850")

    assert tell(projet, COMMANDES) == (
        f"{COMMANDES} — Commandes et factures visibles, Commandes\n"
        "  « 700 »\n"
        "  ENT-01  Martine Chollet, Responsable ADV, le 14/10/2026\n"
        "      adv.xlsx, feuille « Clients », cellule C20\n"
        "      Q-FLX-18 « Combien de commandes et de factures sont émises chaque mois, pic "
        "compris ? »\n"
        "      réponse : « 700 »\n"
        "  Dit autre chose : ENT-02  Karim Benali, Technicien, le 15/10/2026\n"
        "      dsi.xlsx, feuille « Clients », cellule C7\n"
        "      Q-FLX-18 « Combien de commandes et de factures sont émises chaque mois, pic "
        "compris ? »\n"
        "      réponse : « 1 850 », lu « 1850 »\n"
    )


def test_a_value_changed_by_the_author_keeps_its_source(projet: Path) -> None:
    bring(projet, "adv.xlsx", "adv_finance", MARTINE, "700")
    appliquer(load_projet(projet), [Remplacer(COMMANDES, 900)])

    dit = tell(projet, COMMANDES)

    assert "  « 900 »\n  Réécrit d’après : ENT-01  Martine Chollet" in dit
    assert "réponse : « 700 »" in dit


def test_an_earlier_version_is_told(projet: Path) -> None:
    bring(projet, "adv.xlsx", "adv_finance", MARTINE, "700")
    bring(projet, "adv-corrige.xlsx", "adv_finance", MARTINE, "720")

    dit = tell(projet, COMMANDES)

    assert "  « 720 »\n  ENT-01.v2  Martine Chollet" in dit
    assert "avant, dans ENT-01 (adv.xlsx) : « 700 »" in dit


def test_a_requirement_leads_to_those_who_asked_for_it(projet: Path) -> None:
    bring(projet, "adv.xlsx", "adv_finance", MARTINE, "700")
    exigence = {"id": "EX-VTE-004", "titre": "Voir les commandes", "origine": ["ENT-01"]}
    appliquer(load_projet(projet), [Ajouter("exigences", exigence)])

    dit = tell(projet, "ex-vte-004")

    assert "exigences[EX-VTE-004] — Exigences\n  « Voir les commandes »\n  Origine\n" in dit
    assert "ENT-01  Martine Chollet, Responsable ADV, le 14/10/2026" in dit


def test_a_record_lists_each_value_with_its_cell(projet: Path) -> None:
    bring(projet, "adv.xlsx", "adv_finance", MARTINE, "700")

    dit = tell(projet, "clients.commandes_factures")

    assert f"{COMMANDES}\n    « 700 »\n" in dit
    assert "ENT-01, Martine Chollet, adv.xlsx, Clients!C20, Q-FLX-18" in dit


def test_a_value_written_by_hand_says_so(projet: Path) -> None:
    appliquer(load_projet(projet), [Remplacer("presentation.effectif", 82)])

    assert "écrite à la main dans le cahier" in tell(projet, "presentation.effectif")


def test_the_row_of_an_imported_table_is_a_source(projet: Path) -> None:
    classeur = Workbook()
    feuille = classeur.active
    assert feuille is not None
    feuille.title = "Vocabulaire"
    for ligne in (("Terme", "Définition"), ("Client perdu", "Sans commande depuis un an")):
        feuille.append(ligne)
    fichier = projet.parent / "mots.xlsx"
    classeur.save(fichier)
    run = run_cdc("import", str(fichier), "--vers", "glossaire", "--projet", str(projet))
    assert run.code in (0, 1), run.erreur

    dit = tell(projet, "glossaire[0].definition")

    assert "« Sans commande depuis un an »\n  IMP-01#Vocabulaire!A2\n" in dit
    assert "mots.xlsx, feuille « Vocabulaire », cellule A2" in dit
    assert "réponse : « Terme : Client perdu ; Définition : Sans commande depuis un an »" in dit


def test_json_tells_the_same(projet: Path) -> None:
    bring(projet, "adv.xlsx", "adv_finance", MARTINE, "700")
    bring(projet, "dsi.xlsx", "dsi", KARIM, "1850")

    run = run_cdc("interview", "source", COMMANDES, "--json", "--projet", str(projet))

    lu = json.loads(run.sortie)
    (dite,), (autre,) = lu["sources"], lu["autres_reponses"]
    assert (dite["personne"], dite["feuille"], dite["cellule"]) == (
        "Martine Chollet", "Clients", "C20",
    )  # fmt: skip
    assert dite["copie"].startswith("entretiens/sources/adv-")
    assert (autre["entretien"], autre["lu"], autre["accord"]) == ("ENT-02", "1850", False)


@pytest.mark.parametrize(
    ("demande", "proche"),
    [
        pytest.param("presentation.effectiff", "presentation.effectif", id="misspelt"),
        pytest.param("ENT-02", "ENT-01", id="identifier"),
        pytest.param("clients.[", "clients", id="not-a-path"),
    ],
)
def test_an_unknown_path_is_told_with_the_nearest(projet: Path, demande: str, proche: str) -> None:
    bring(projet, "adv.xlsx", "adv_finance", MARTINE, "700")

    run = run_cdc("interview", "source", demande, "--projet", str(projet))

    assert run.code == 2
    assert f"« {demande} » ne désigne rien" in plain(run.erreur)
    assert proche in run.erreur
