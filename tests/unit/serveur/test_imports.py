"""Files handed in by the page: shown first, then imported, left or undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdc.projet import load_projet
from cdc.projet.personnes import load_personnes
from cdc.resources import exemples
from cdc.serveur.depots import own_name
from tests.commande import contents
from tests.entretiens import filled_guide

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

_GUIDE = exemples() / "cycles-du-ponant" / "guides-remplis" / "guide-reticent.xlsx"
_TABLEAU = exemples() / "torrefaction" / "tableaux" / "besoins-2024.csv"


def hand_in(client: TestClient, *fichiers: Path) -> str:
    """Return the address of the report on `fichiers`."""
    envoi = [("fichiers", (f.name, f.read_bytes())) for f in fichiers]
    adresse: str = client.post("/importer", files=envoi).headers["location"]
    return adresse


def outside(dossier: Path) -> dict[str, bytes]:
    """Return what the files of a project hold, those of the tool aside."""
    return {nom: octets for nom, octets in contents(dossier).items() if ".cdc" not in nom}


def test_what_files_bring_is_shown_and_nothing_is_written(
    client: TestClient, dossier: Path
) -> None:
    avant = outside(dossier)

    page = client.get(hand_in(client, _GUIDE, _TABLEAU)).text

    assert "Yann Quéméner (nouvel entretien)" in page
    assert "valeurs créées" in page
    assert "1 cellule non rattachée" in page
    assert "carnet de l’atelier" in page
    assert "vers Exigences (nouvel import)" in page
    assert "4 éléments créés" in page
    assert outside(dossier) == avant


def test_once_agreed_to_they_are_imported_as_the_command_does(
    client: TestClient, dossier: Path
) -> None:
    combien = len(load_projet(dossier).cahier.exigences)
    adresse = hand_in(client, _GUIDE, _TABLEAU)

    page = client.get(client.post(f"{adresse}/confirmer").headers["location"]).text

    cahier = load_projet(dossier).cahier
    assert "Import terminé" in page
    assert 'href="/s/exigences"' in page
    assert len(cahier.exigences) == combien + 4
    assert any(e.personne == "Yann Quéméner" for e in cahier.entretiens)
    assert [f.name for f in (dossier / "entretiens" / "sources").iterdir()]


def test_an_import_is_undone_at_once(client: TestClient, dossier: Path) -> None:
    avant = outside(dossier)
    adresse = hand_in(client, _GUIDE, _TABLEAU)
    client.post(f"{adresse}/confirmer")

    client.post(f"{adresse}/annuler")

    assert "Import annulé" in client.get(adresse).text
    assert outside(dossier) == avant


def test_an_import_is_not_undone_over_what_was_written_since(
    client: TestClient, dossier: Path
) -> None:
    adresse = hand_in(client, _GUIDE)
    client.post(f"{adresse}/confirmer")
    client.post("/champ", data={"chemin": "leads.entree", "texte": "Un appel", "force": "1"})
    ecrit = outside(dossier)

    reponse = client.post(f"{adresse}/annuler")

    assert reponse.status_code == 409
    assert "Autre chose a été écrit depuis" in reponse.text
    assert outside(dossier) == ecrit


def test_two_spellings_of_one_name_are_asked_about(
    client: TestClient, dossier: Path, tmp_path: Path
) -> None:
    for nom, profil in (("Sophie Garnier", "adv_finance"), ("S. Garnier", "dsi")):
        guide = filled_guide({"Q-FRE-09": f"l’avis de {nom}"}, {"personne": nom}, profil=profil)
        (tmp_path / f"{profil}.xlsx").write_bytes(guide)
    avant = outside(dossier)
    adresse = hand_in(client, tmp_path / "adv_finance.xlsx", tmp_path / "dsi.xlsx")

    page = client.get(adresse).text
    client.post(f"{adresse}/confirmer", data={"meme-0": "oui"})

    assert "«&nbsp;Sophie Garnier&nbsp;» (adv_finance.xlsx)" in page
    assert load_personnes(dossier).settled("Sophie Garnier", "S. Garnier")
    client.post(f"{adresse}/annuler")
    assert outside(dossier) == avant


def test_left_files_are_forgotten(client: TestClient, dossier: Path) -> None:
    avant = outside(dossier)
    adresse = hand_in(client, _GUIDE)

    client.post(f"{adresse}/laisser")

    assert client.get(adresse).status_code == 404
    assert outside(dossier) == avant


def test_a_refused_file_is_explained_and_stops_no_other(
    client: TestClient, dossier: Path, tmp_path: Path
) -> None:
    lettre = tmp_path / "lettre.csv"
    lettre.write_text("Bonjour\nÀ bientôt\n", encoding="utf-8")
    image = tmp_path / "photo.xlsx"
    image.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))

    adresse = hand_in(client, lettre, image, _TABLEAU)
    page = client.get(adresse).text
    client.post(f"{adresse}/confirmer")

    assert "Rien n’y est reconnu" in page
    assert page.count('class="note constat erreur"') == 2
    assert "Importer 1 fichier<" in page
    assert len(list((dossier / "imports").glob("IMP-*.yaml"))) == 1


def test_who_knows_better_says_what_a_file_is(client: TestClient) -> None:
    adresse = hand_in(client, _TABLEAU)
    client.post(adresse, data={"comme-0": "laisser"})
    laisse = client.get(adresse).text
    client.post(adresse, data={"comme-0": "risques"})
    autre = client.get(adresse).text

    assert "Importer 1 fichier" not in laisse
    assert '<option value="risques" selected>' in autre


def test_importing_twice_changes_nothing(client: TestClient, dossier: Path) -> None:
    client.post(f"{hand_in(client, _GUIDE)}/confirmer")
    ecrit = outside(dossier)

    adresse = hand_in(client, _GUIDE)
    apercu = client.get(adresse).text
    client.post(f"{adresse}/confirmer")

    assert "déjà importé" in apercu
    assert "Rien n’a changé" in client.get(adresse).text
    assert outside(dossier) == ecrit


@pytest.mark.parametrize(
    ("combien", "dit"), [(0, "Aucun fichier n’a été reçu"), (101, "Trop de fichiers")]
)
def test_as_many_files_as_the_page_takes(client: TestClient, combien: int, dit: str) -> None:
    envoi = [("fichiers", (f"{n}.csv", b"a;b\n")) for n in range(combien)]

    reponse = client.post("/importer", files=envoi or [("rien", ("", b""))])

    assert reponse.status_code == 422
    assert dit in reponse.text


@pytest.mark.parametrize(
    ("nom", "propre"),
    [
        ("guide.xlsx", "guide.xlsx"),
        ("../../cdc.yaml", "cdc.yaml"),
        ("C:\\Users\\moi\\guide rempli.xlsx", "guide rempli.xlsx"),
        ("a\x00b\n.csv", "ab.csv"),
        ("..", "fichier"),
        ("", "fichier"),
    ],
)
def test_a_file_has_a_name_of_its_own_and_no_folder(nom: str, propre: str) -> None:
    assert own_name(nom) == propre
