"""What is typed in a field, by the requests of the page: saved, refused, overtaken, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.serveur import DONNEES

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

CHAPITRE = "cahier/2-donnees-flux.yaml"


def test_an_answer_is_written_alone_and_tells_how_far_the_project_is(
    client: TestClient, dossier: Path
) -> None:
    avant = (dossier / CHAPITRE).read_text(encoding="utf-8").splitlines()

    dit = _save(client, "leads.entree", "Un formulaire reçu", _seen(client, "leads.entree"))

    apres = (dossier / CHAPITRE).read_text(encoding="utf-8").splitlines()
    changees = [b for a, b in zip(avant, apres, strict=True) if a != b]
    assert changees == ["  entree: Un formulaire reçu"]
    assert dit["etat"] == "enregistre"
    assert dit["avancement"]["sections"]["leads"] == 100
    assert dit["annulable"] == "Condition d’entrée dans l’état"
    assert 'data-vu="Un formulaire reçu"' in dit["fragment"]


@pytest.mark.parametrize(
    ("chemin", "texte", "ecrit"),
    [
        pytest.param("leads.volume.stock", "1 250", "stock: 1250", id="number"),
        pytest.param("leads.volume.date", "5 octobre 2026", "date: 05/10/2026", id="date"),
        pytest.param(
            "prospects.motifs_perte", "prix\ndélai", "motifs_perte: [prix, délai]", id="list"
        ),
        pytest.param(
            "leads.acteurs", "Commercial (ROL-COM)", "acteurs: [ROL-COM]", id="reference by name"
        ),
        pytest.param("leads.definition", "Une **piste**\n\n- tiède", "**piste**", id="Markdown"),
        pytest.param("leads.volume.flux_pointe", "", "flux_pointe:\n", id="emptied"),
    ],
)
def test_every_kind_of_field_is_read_as_people_write_it(
    client: TestClient, dossier: Path, chemin: str, texte: str, ecrit: str
) -> None:
    dit = _save(client, chemin, texte, _seen(client, chemin))

    assert dit["etat"] == "enregistre"
    assert ecrit in (dossier / CHAPITRE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("chemin", "texte", "mots"),
    [
        ("leads.volume.stock", "beaucoup", "n’est pas un nombre"),
        ("leads.volume.date", "bientôt", "date"),
        ("leads.acteurs", "Sorcier", "n’a rien sous le nom"),
        ("leads.rien", "x", "leads.rien"),
        ("", "x", ""),
        ("leads.acteurs[", "x", ""),
    ],
)
def test_what_cannot_be_taken_says_why_in_french_and_changes_nothing(
    client: TestClient, dossier: Path, chemin: str, texte: str, mots: str
) -> None:
    avant = (dossier / CHAPITRE).read_bytes()

    reponse = client.post(
        "/champ", data={"chemin": chemin, "texte": texte, "force": "1"}, headers=DONNEES
    )

    assert reponse.status_code in (404, 422)
    assert reponse.json()["etat"] == "refuse"
    assert mots in reponse.json()["message"]
    assert (dossier / CHAPITRE).read_bytes() == avant


def test_the_second_writer_is_given_both_versions_and_overwrites_only_on_purpose(
    client: TestClient, dossier: Path
) -> None:
    vu = _seen(client, "leads.entree")
    _save(client, "leads.entree", "du premier", vu)

    conflit = client.post(
        "/champ", data={"chemin": "leads.entree", "texte": "du second", "vu": vu}, headers=DONNEES
    )
    assert conflit.status_code == 409
    assert conflit.json()["etat"] == "conflit"
    assert conflit.json()["actuelle"] == "du premier"
    assert "entree: du premier" in (dossier / CHAPITRE).read_text(encoding="utf-8")

    assert _save(client, "leads.entree", "du second", "du premier")["etat"] == "enregistre"
    assert "entree: du second" in (dossier / CHAPITRE).read_text(encoding="utf-8")


def test_two_writers_who_say_the_same_do_not_quarrel(client: TestClient) -> None:
    vu = _seen(client, "leads.entree")
    _save(client, "leads.entree", "pareil", vu)

    assert _save(client, "leads.entree", "pareil", vu)["etat"] == "enregistre"


def test_what_an_editor_wrote_is_seen_and_kept(client: TestClient, dossier: Path) -> None:
    vu = _seen(client, "leads.entree")
    fichier = dossier / CHAPITRE
    texte = fichier.read_text(encoding="utf-8")
    fichier.write_text(texte.replace("leads:", "# à relire\nleads:", 1), encoding="utf-8")

    _save(client, "leads.entree", "dans la page", vu)

    apres = fichier.read_text(encoding="utf-8")
    assert "# à relire\nleads:" in apres
    assert "entree: dans la page" in apres


def test_a_file_that_cannot_be_read_is_explained_then_forgotten(
    client: TestClient, dossier: Path
) -> None:
    client.get("/s/leads")
    fichier = dossier / CHAPITRE
    bon = fichier.read_text(encoding="utf-8")
    fichier.write_text(bon.replace("leads:", "leads: [", 1), encoding="utf-8")

    page = client.get("/s/leads")
    reponse = client.post("/champ", data={"chemin": "leads.entree", "texte": "x"}, headers=DONNEES)

    assert page.status_code == 409
    assert f"{CHAPITRE}:" in page.text
    assert f"{CHAPITRE}:" in reponse.json()["message"]

    fichier.write_text(bon, encoding="utf-8")
    assert client.get("/s/leads").status_code == 200


def test_a_missing_element_is_created_on_the_spot(client: TestClient, dossier: Path) -> None:
    refus = client.post(
        "/champ",
        data={"chemin": "leads.acteurs", "texte": "Sorcier", "force": "1"},
        headers=DONNEES,
    ).json()
    assert [c["cible"] for c in refus["creations"]] == ["role"]

    cree = client.post(
        "/creer",
        data={"chemin": "leads.acteurs", "nom": refus["reponse"], "cible": "role"},
        headers=DONNEES,
    ).json()["cree"]
    _save(client, "leads.acteurs", cree, _seen(client, "leads.acteurs"))

    assert f"- id: {cree}\n" in (dossier / "cahier/4-technique.yaml").read_text(encoding="utf-8")
    assert f"[{cree}]" in (dossier / CHAPITRE).read_text(encoding="utf-8")


def test_names_of_a_long_list_are_found_by_their_words(client: TestClient) -> None:
    noms = client.get(
        "/options", params={"chemin": "leads.exigences", "q": "doublon"}, headers=DONNEES
    ).json()["options"]

    assert "Détection de doublon (EX-LEA-002)" in noms
    assert all("doublon" in nom.lower() for nom in noms)


@pytest.mark.parametrize(
    "chemin",
    ["", "[", "leads.rien", "rien", "leads[0]", "x" * 5000, "presentation.effectif[0]"],
)
def test_an_address_that_leads_nowhere_is_a_page_in_french(client: TestClient, chemin: str) -> None:
    for ici in ("/champ", "/options", "/ligne"):
        reponse = client.get(ici, params={"chemin": chemin})
        assert reponse.status_code == 404
        assert '<html lang="fr">' in reponse.text


def test_undo_gives_the_bytes_back_and_says_what_it_undid(
    client: TestClient, dossier: Path
) -> None:
    avant = (dossier / CHAPITRE).read_bytes()
    _save(client, "leads.entree", "à défaire", _seen(client, "leads.entree"))

    dit = client.post("/annuler", data={"ici": "leads"}, headers=DONNEES).json()

    assert dit["defait"] == "Condition d’entrée dans l’état"
    assert (dossier / CHAPITRE).read_bytes() == avant


def test_a_sub_section_put_off_leads_to_the_next_that_lacks_something(
    client: TestClient,
) -> None:
    _save(client, "propriete.proprietaire", "", _seen(client, "propriete.proprietaire"))

    reponse = client.post("/passer", data={"section": "leads"})

    assert reponse.headers["location"] == "/s/propriete"


def test_the_goal_decides_what_is_missing(client: TestClient) -> None:
    consultation = client.get("/").text
    client.post("/objectif", data={"objectif": "recette"})
    recette = client.get("/").text
    client.post("/objectif", data={"objectif": "n’importe quoi"})

    assert "Tout ce que la consultation des prestataires exige est écrit." in consultation
    assert "la recette" in recette
    assert client.get("/").text == recette


@pytest.mark.parametrize("cle", ["leads", "exigences", "droits", "workflows", "projet"])
def test_every_kind_of_sub_section_is_shown_and_read_by_its_titles(
    client: TestClient, cle: str
) -> None:
    page = client.get(f"/s/{cle}")

    assert page.status_code == 200
    assert page.text.count("<h1") == 1


def test_what_never_reaches_a_vendor_says_so(client: TestClient) -> None:
    assert "jamais montré à un prestataire" in client.get("/s/budget").text


def test_data_are_searched_by_their_words(client: TestClient) -> None:
    trouvees = client.get("/chercher", params={"q": "propriétaire"}, headers=DONNEES).json()
    page = client.get("/chercher", params={"q": "propriétaire"}).text

    assert "/s/propriete#" in trouvees["trouvees"][0]["adresse"]
    assert 'href="/s/propriete#' in page
    ligne = client.get("/chercher", params={"q": "EX-LEA-002"}, headers=DONNEES).json()
    assert client.get(ligne["trouvees"][0]["adresse"]).status_code == 200
    assert "EX-LEA-002" in ligne["trouvees"][0]["adresse"]
    assert client.get("/chercher", params={"q": "<script>"}).text.count("<script>") == 0


def _seen(client: TestClient, chemin: str) -> str:
    """Return what the form shows at `chemin`."""
    import html
    import re

    fragment = client.get("/champ", params={"chemin": chemin}, headers=DONNEES).json()["fragment"]
    trouve = re.search(r'data-vu="([^"]*)"', fragment)
    assert trouve is not None
    return html.unescape(trouve[1])


def _save(client: TestClient, chemin: str, texte: str, vu: str) -> dict[str, Any]:
    reponse = client.post(
        "/champ", data={"chemin": chemin, "texte": texte, "vu": vu}, headers=DONNEES
    )
    dit: dict[str, Any] = reponse.json()
    return dit
