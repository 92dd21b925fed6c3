"""The preview beside the form, and what the rules find there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.serveur import DONNEES

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient


def test_what_is_saved_is_previewed(client: TestClient) -> None:
    avant = client.get("/apercu/prospects").text
    client.post(
        "/champ",
        data={"chemin": "prospects.entree", "texte": "Un rendez-vous est pris", "force": "1"},
        headers=DONNEES,
    )

    apres = client.get("/apercu/prospects").text

    assert "Un rendez-vous est pris" not in avant
    assert '<span data-chemin="prospects.entree">Un rendez-vous est pris</span>' in apres


def test_a_vendor_is_previewed_nothing_internal_unless_it_is_asked(client: TestClient) -> None:
    vendeur = client.get("/apercu/cinq_questions").text
    interne = client.get("/apercu/cinq_questions", params={"diffusion": "interne"}).text

    assert "cinq_questions.freins" not in vendeur
    assert "cinq_questions.freins" in interne


@pytest.mark.parametrize("adresse", ["/apercu/rien", "/importer/rien", "/generer/rien"])
def test_there_is_nothing_at_an_unknown_address(client: TestClient, adresse: str) -> None:
    assert client.get(adresse).status_code == 404


def test_the_whole_document_keeps_its_own_policy(client: TestClient) -> None:
    reponse = client.get("/document", params={"diffusion": "interne"})

    assert "Document interne" in reponse.text
    assert "default-src" not in reponse.headers["content-security-policy"]
    assert "Content-Security-Policy" in reponse.text


def test_a_finding_stands_at_its_field_until_it_is_mended(
    client: TestClient, dossier: Path
) -> None:
    fichier = dossier / "cahier" / "2-donnees-flux.yaml"
    juste = fichier.read_text(encoding="utf-8")
    fichier.write_text(juste.replace("[ROL-MKT, ROL-BOU]", "[ROL-MKT, ROL-BOX]"), encoding="utf-8")

    avant = client.get("/constats/visiteurs", headers=DONNEES).json()
    fichier.write_text(juste, encoding="utf-8")
    apres = client.get("/constats/visiteurs", headers=DONNEES).json()

    (casse,) = [c for c in avant["constats"] if c["code"] == "REF-001"]
    assert casse["chemin"] == "visiteurs.acteurs[1]"
    assert "ROL-BOX" in casse["message"]
    assert casse["titre"]
    assert avant["sections"]["visiteurs"] == apres["sections"].get("visiteurs", 0) + 1
    assert casse not in apres["constats"]
