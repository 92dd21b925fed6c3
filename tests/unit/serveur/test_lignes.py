"""Rows and cells by their requests: what a page without scripts sends, and what scripts are told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cdc.projet import load_projet
from tests.commande import contents
from tests.serveur import DONNEES

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient


def relances(dossier: Path) -> list[str | None]:
    return [r.quand for r in load_projet(dossier).cahier.prospects.relances]


def jalons(dossier: Path) -> list[tuple[int | None, str | None]]:
    dits = load_projet(dossier).cahier.presentation.jalons_historiques
    return [(j.annee, j.fait) for j in dits]


def ask(client: TestClient, geste: str, **dit: object) -> Any:
    """Send what a script sends, and return what it is told."""
    reponse = client.post(f"/lignes/{geste}", data=dit, headers=DONNEES)
    return {"statut": reponse.status_code, **reponse.json()}


def test_without_scripts_a_row_is_added_copied_moved_and_deleted(
    dossier: Path, client: TestClient
) -> None:
    avant = relances(dossier)
    liste = {"liste": "prospects.relances"}

    ajout = client.post("/lignes/ajouter", data={**liste, "cles": "quand", "texte": "à J+90"})
    client.post("/lignes/dupliquer", data={"chemin": f"prospects.relances[{len(avant)}]"})
    client.post("/lignes/deplacer", data={"chemin": "prospects.relances[0]", "rang": "1"})
    client.post("/lignes/supprimer", data={"chemin": f"prospects.relances[{len(avant) + 1}]"})

    assert (ajout.status_code, ajout.headers["location"]) == (
        303,
        "/s/prospects#c-prospects-relances",
    )
    assert relances(dossier) == [avant[1], avant[0], *avant[2:], "à J+90"]


def test_without_scripts_a_deletion_that_leaves_references_is_confirmed_first(
    dossier: Path, client: TestClient
) -> None:
    fichiers = contents(dossier)

    question = client.post("/lignes/supprimer", data={"chemin": "droits.roles[ROL-TEL]"})

    assert question.status_code == 409
    assert "Téléconseil" in question.text
    assert "Supprimer quand même" in question.text
    assert contents(dossier) == fichiers
    client.post("/lignes/supprimer", data={"chemin": "droits.roles[ROL-TEL]", "confirme": "oui"})
    assert "ROL-TEL" not in {r.id for r in load_projet(dossier).cahier.droits.roles}


def test_a_row_is_a_page_of_its_own_with_its_lists(client: TestClient) -> None:
    page = client.get("/ligne", params={"chemin": "workflows[WF-AFF]"})

    assert page.status_code == 200
    assert "Transitions" in page.text
    assert "Devis envoyé" in page.text


@pytest.mark.parametrize(
    "chemin", ["workflows[WF-RIEN]", "prospects.relances[99]", "rien[0]", "]["]
)
def test_a_row_that_is_not_there_is_told(client: TestClient, chemin: str) -> None:
    assert client.get("/ligne", params={"chemin": chemin}).status_code == 404


def test_a_list_is_filtered_and_paged(client: TestClient) -> None:
    page = client.get("/s/exigences", params={"liste": "exigences", "filtre": "relance devis"})
    seconde = client.get("/s/exigences", params={"liste": "exigences", "page": "2"})

    assert page.text.count("<tr data-chemin") == 1
    assert "1 ligne sur" in page.text
    assert "Page 2 sur 2" in seconde.text


def test_one_cell_is_told_as_typed_and_as_read(dossier: Path, client: TestClient) -> None:
    chemin = "prospects.pipeline[0].champs_requis"
    vu = "\n".join(load_projet(dossier).cahier.prospects.pipeline[0].champs_requis)

    dit = ask(client, "case", chemin=chemin, texte="CH-LEA-01", vu=vu)

    assert dit["etat"] == "enregistre"
    assert dit["case"]["saisie"] == "CH-LEA-01"
    assert dit["case"]["affichee"] not in ("", "CH-LEA-01")


def test_a_wrong_cell_says_why_and_writes_nothing(dossier: Path, client: TestClient) -> None:
    fichiers = contents(dossier)

    dit = ask(client, "case", chemin="presentation.jalons_historiques[0].annee", texte="jadis")

    assert (dit["statut"], dit["etat"]) == (422, "refuse")
    assert "jadis" in dit["message"]
    assert contents(dossier) == fichiers


def test_a_row_that_moved_meanwhile_is_known_by_what_it_says(
    dossier: Path, client: TestClient
) -> None:
    liste = "presentation.jalons_historiques"
    page = client.get("/tableau", params={"liste": liste}).text
    empreinte = page.split('data-empreinte="', 2)[1].split('"')[0]
    premier = jalons(dossier)[0]
    ask(client, "deplacer", chemin=f"{liste}[0]", rang="3")

    dit = ask(
        client,
        "case",
        chemin=f"{liste}[0].fait",
        ligne=f"{liste}[0]",
        empreinte=empreinte,
        vu=premier[1],
        texte="Fondation",
    )

    assert dit["etat"] == "enregistre"
    assert jalons(dossier)[3] == (premier[0], "Fondation")


def test_a_row_that_changed_meanwhile_is_not_taken_for_another(
    dossier: Path, client: TestClient
) -> None:
    liste = "presentation.jalons_historiques"
    fichiers = contents(dossier)

    dit = ask(client, "supprimer", chemin=f"{liste}[0]", empreinte="0123456789abcdef")

    assert (dit["statut"], dit["etat"]) == (409, "conflit")
    assert contents(dossier) == fichiers


def test_a_block_is_pasted_over_rows_and_beyond(dossier: Path, client: TestClient) -> None:
    liste, avant = "presentation.jalons_historiques", jalons(dossier)
    bloc = [["2029", "Deuxième atelier"], ["2030", "Troisième"]]

    dit = ask(
        client,
        "coller",
        liste=liste,
        rang=len(avant) - 1,
        colonnes=json.dumps(["annee", "fait"]),
        bloc=json.dumps(bloc),
    )

    assert dit["etat"] == "enregistre"
    assert jalons(dossier) == [*avant[:-1], (2029, "Deuxième atelier"), (2030, "Troisième")]
    client.post("/annuler", headers=DONNEES)
    assert jalons(dossier) == avant


def test_a_block_with_wrong_cells_is_not_pasted_at_all_and_each_is_told(
    dossier: Path, client: TestClient
) -> None:
    fichiers = contents(dossier)
    bloc = [["2029", "Atelier"], ["jadis", "Autre"], ["naguère", "Encore"]]

    dit = ask(
        client,
        "coller",
        liste="presentation.jalons_historiques",
        rang=0,
        colonnes=json.dumps(["annee", "fait"]),
        bloc=json.dumps(bloc),
    )

    assert (dit["statut"], dit["etat"]) == (422, "refuse")
    assert "Ligne 2" in dit["message"]
    assert "Ligne 3" in dit["message"]
    assert contents(dossier) == fichiers


@pytest.mark.parametrize(
    ("geste", "dit"),
    [
        ("coller", {"liste": "exigences", "rang": "0", "colonnes": "[", "bloc": "[]"}),
        ("coller", {"liste": "exigences", "rang": "x", "colonnes": "[]", "bloc": "[]"}),
        ("coller", {"liste": "exigences", "rang": "0", "colonnes": "[]", "bloc": '{"a": 1}'}),
        ("coller", {"liste": "exigences", "rang": "0", "colonnes": "[" * 50000, "bloc": "[]"}),
        ("deplacer", {"chemin": "exigences[EX-LEA-001]", "rang": "loin"}),
        ("deplacer", {"chemin": "exigences[EX-LEA-001]", "rang": "100000"}),
        ("case", {"texte": "sans chemin"}),
        ("ajouter", {"liste": "presentation.raison_sociale"}),
        ("ajouter", {}),
    ],
)
def test_what_no_page_sends_is_refused(
    dossier: Path, client: TestClient, geste: str, dit: dict[str, str]
) -> None:
    fichiers = contents(dossier)

    reponse = client.post(f"/lignes/{geste}", data=dit, headers=DONNEES)

    assert 400 <= reponse.status_code < 500
    assert contents(dossier) == fichiers


def test_a_matrix_is_edited_cell_by_cell(dossier: Path, client: TestClient) -> None:
    roles = load_projet(dossier).cahier.droits
    ligne, cases = next(iter(roles.matrice.items()))
    colonne, avant = next(iter(cases.items()))

    dit = ask(
        client, "case", chemin=f"droits.matrice[{ligne}][{colonne}]", texte="D", vu="".join(avant)
    )

    assert dit["case"]["saisie"] == "D"
    assert load_projet(dossier).cahier.droits.matrice[ligne][colonne] == ["D"]


def test_without_scripts_a_row_of_a_matrix_is_typed_whole(
    dossier: Path, client: TestClient
) -> None:
    page = client.get("/ligne", params={"matrice": "equipe.raci", "ligne": "Lot 1 [web]"})
    colonne = load_projet(dossier).cahier.equipe.membres[0].id

    assert page.status_code == 200
    chemin = 'equipe.raci["Lot 1 [web]"]'
    client.post("/champ", data={"chemin": chemin, "vu": "", "texte": f"{colonne} = R"})
    assert load_projet(dossier).cahier.equipe.raci["Lot 1 [web]"] == {colonne: "R"}
