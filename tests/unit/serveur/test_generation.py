"""The document, asked of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.serveur import DONNEES, copy_example, make_client

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_example(tmp_path, "cycles-du-ponant")


def made(client: TestClient, **demande: str) -> str:
    """Return the address of a document once it is made, or refused."""
    adresse = client.post("/generer", data=demande).headers["location"]
    suivi: dict[str, Any] = {"etat": "en cours"}
    while suivi["etat"] == "en cours":
        suivi = client.get(adresse, headers=DONNEES).json()
    return adresse


def test_the_form_says_what_will_be_missing_and_withheld(client: TestClient) -> None:
    page = client.get("/generer").text

    assert "Retenu, car interne" in page
    assert "absentes du document" in page


@pytest.mark.parametrize(
    ("diffusion", "mention"),
    [("prestataire", "Consultation de prestataires"), ("interne", "Document interne")],
)
def test_the_document_is_made_then_downloaded(
    client: TestClient, dossier: Path, diffusion: str, mention: str
) -> None:
    adresse = made(client, format="html", diffusion=diffusion)

    page = client.get(adresse).text
    fichier = client.get(f"{adresse}/fichier")

    (ecrit,) = (dossier / "sorties").glob(f"*-{diffusion}.html")
    assert f"sorties/{ecrit.name}" in page
    assert mention in fichier.text
    assert fichier.content == ecrit.read_bytes()
    assert f'filename="{ecrit.name}"' in fichier.headers["content-disposition"]


def test_a_version_changed_by_hand_is_told_and_kept(client: TestClient, dossier: Path) -> None:
    made(client, format="html")
    (ecrit,) = (dossier / "sorties").glob("*.html")
    ecrit.write_text("repris à la main", encoding="utf-8")

    page = client.get(made(client, format="html")).text

    gardes = [f.name for f in (dossier / "sorties").iterdir() if "à la main" in f.name]
    assert gardes[0] in page


def test_what_cannot_be_made_is_explained(tmp_path: Path) -> None:
    dossier = copy_example(tmp_path)
    (dossier / "logo.png").unlink()
    client = make_client(dossier)

    adresse = made(client, format="html")

    page = client.get(adresse).text
    assert "n’a pas été fait" in page
    assert "logo.png n’existe pas" in page
    assert client.get(f"{adresse}/fichier").status_code == 404


def test_a_template_is_one_of_those_that_are_shown(client: TestClient) -> None:
    page = client.get("/generer").text

    adresse = made(client, format="html", modele="../../etc/passwd")

    assert 'value="cdc/cahier-des-charges"' in page
    assert "est prêt" in client.get(adresse).text
