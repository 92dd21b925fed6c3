"""Who may speak to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.serveur import ADRESSE, DONNEES, JETON, PORT, copy_example, make_client

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_example(tmp_path_factory.mktemp("page"))


@pytest.fixture
def inconnu(dossier: Path) -> TestClient:
    return make_client(dossier, introduced=False)


@pytest.mark.parametrize(
    "adresse", ["/", "/s/leads", "/statique/cadre.css", "/champ?chemin=leads.definition"]
)
def test_nobody_reads_without_the_token(inconnu: TestClient, adresse: str) -> None:
    reponse = inconnu.get(adresse)

    assert reponse.status_code == 403
    assert "Morvanelle" not in reponse.text
    assert "cdc serveur" in reponse.text


@pytest.mark.parametrize("jeton", ["", "faux", "é", JETON[:-1], JETON + "x"])
def test_a_wrong_token_opens_nothing(inconnu: TestClient, jeton: str) -> None:
    reponse = inconnu.get("/", params={"jeton": jeton})

    assert reponse.status_code == 403
    assert "set-cookie" not in reponse.headers


def test_the_token_becomes_a_cookie_that_no_script_reads_and_leaves_the_address(
    inconnu: TestClient,
) -> None:
    reponse = inconnu.get("/", params={"jeton": JETON})

    temoin = reponse.headers["set-cookie"].lower()
    assert reponse.status_code == 303
    assert reponse.headers["location"] == "/"
    assert "httponly" in temoin
    assert "samesite=strict" in temoin
    assert inconnu.get("/").status_code == 200


@pytest.mark.parametrize(
    "hote", ["pirate.example", f"pirate.example:{PORT}", "127.0.0.1", f"127.0.0.1:{PORT + 1}", ""]
)
def test_another_host_name_is_refused_even_with_the_cookie(client: TestClient, hote: str) -> None:
    reponse = client.get("/", headers={"host": hote})

    assert reponse.status_code == 421
    assert "Morvanelle" not in reponse.text


@pytest.mark.parametrize(
    "origine",
    [
        "",
        "null",
        "https://pirate.example",
        f"https://127.0.0.1:{PORT}",
        f"{ADRESSE}.pirate.example",
    ],
)
def test_another_site_changes_nothing(client: TestClient, dossier: Path, origine: str) -> None:
    fichier = dossier / "cahier" / "2-donnees-flux.yaml"
    avant = fichier.read_bytes()

    reponse = client.post(
        "/champ",
        data={"chemin": "leads.definition", "texte": "pirate", "force": "1"},
        headers={"origin": origine, **DONNEES},
    )

    assert reponse.status_code == 403
    assert fichier.read_bytes() == avant


def test_a_request_that_does_not_say_where_it_comes_from_changes_nothing(
    client: TestClient,
) -> None:
    del client.headers["origin"]

    assert client.post("/champ", data={"chemin": "leads.definition"}).status_code == 403


def test_too_much_is_refused_whether_announced_or_not(client: TestClient) -> None:
    lourd = b"texte=" + b"a" * 2_100_000
    genre = {"content-type": "application/x-www-form-urlencoded"}

    annonce = client.post("/champ", content=lourd, headers=genre)
    cache = client.post(
        "/champ",
        content=(lourd[n : n + 65_536] for n in range(0, len(lourd), 65_536)),
        headers=genre,
    )

    assert [annonce.status_code, cache.status_code] == [413, 413]
    assert "trop lourd" in annonce.text


def test_every_answer_forbids_what_the_page_does_not_need(client: TestClient) -> None:
    for adresse in ("/", "/s/leads", "/nulle-part", "/statique/cadre.js"):
        entetes = client.get(adresse).headers
        politique = entetes["content-security-policy"]
        assert "default-src 'none'" in politique
        assert "script-src 'self';" in politique
        assert "style-src 'self';" in politique
        assert "unsafe" not in politique
        assert "frame-ancestors 'none'" in politique
        assert entetes["x-content-type-options"] == "nosniff"


def test_the_pages_ask_nothing_of_anybody_else(client: TestClient) -> None:
    for adresse in ("/", "/s/leads", "/s/exigences", "/nulle-part"):
        page = client.get(adresse).text
        assert "http" not in page.replace("http-equiv", "")
        assert " style=" not in page
        assert "onclick" not in page


@pytest.mark.parametrize(
    "nom", ["../atelier.html", "..%2F__init__.py", "atelier.html", "mots.py", "rien.js"]
)
def test_only_styles_and_scripts_are_given_as_files(client: TestClient, nom: str) -> None:
    assert client.get(f"/statique/{nom}").status_code == 404
