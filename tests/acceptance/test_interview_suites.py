"""`cdc interview suites`: what needs no answer is closed with a reason, and comes back if it changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.commande import contents
from tests.entretiens import Run, filled_guide, plain, run_cdc

if TYPE_CHECKING:
    from pathlib import Path

MARTINE = {"personne": "Martine Chollet", "fonction": "Responsable ADV", "date": "14/10/2026"}
RENVOI = "ENT-01#Q-FLX-12"


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    assert run_cdc("init", str(tmp_path / "crm"), "--sans-saisie").code == 0
    bring(tmp_path / "crm", "Voir avec Karim, il tient le fichier.")
    return tmp_path / "crm"


def bring(projet: Path, devis: str) -> Run:
    reponses = {"Q-FLX-12": devis, "Q-FLX-15": "?"}
    fichier = projet.parent / "adv.xlsx"
    fichier.write_bytes(filled_guide(reponses, MARTINE, profil="adv_finance"))
    return run_cdc("interview", "import", str(fichier), "--projet", str(projet))


def suites(projet: Path, *options: str) -> Run:
    return run_cdc("interview", "suites", "--projet", str(projet), *options)


def close(projet: Path, *references: str) -> Run:
    classer = [mot for reference in references for mot in ("--classer", reference)]
    return suites(projet, *classer, "--motif", "Karim a répondu de vive voix", "--par", "Ana")


def test_what_is_to_be_asked_is_listed_with_its_reference(projet: Path) -> None:
    run = suites(projet)

    assert run.code == 1
    dit = plain(run.sortie)
    assert dit.startswith("Karim\n  ENT-01#Q-FLX-12  ")
    assert "« Voir avec Karim, il tient le fichier. »" in dit


def test_a_closed_point_is_shown_as_such_and_no_more_asked(projet: Path) -> None:
    run = close(projet, RENVOI)

    dit = plain(run.sortie)
    assert "1 point classé sans suite" in dit
    assert f"  {RENVOI}  « Voir avec Karim, il tient le fichier. » : Karim a répondu" in dit
    assert RENVOI not in dit.partition("1 point classé")[0]
    assert "Karim" not in plain(run_cdc("etat", "--detail", "--projet", str(projet)).sortie)
    synthese = plain(run_cdc("interview", "synthese", "--projet", str(projet)).sortie)
    assert "1 point classé sans suite\n  Karim FLX-12" in synthese
    assert "Martine Chollet renvoie vers vous" not in synthese


def test_it_stays_closed_until_the_answer_changes(projet: Path) -> None:
    close(projet, RENVOI)

    encore = plain(bring(projet, "Voir avec Karim, il tient le fichier.").sortie)
    assert "1 question à reposer\n    Martine Chollet" in encore
    bring(projet, "Voir avec Karim ou Paul")

    dit = plain(suites(projet).sortie)
    assert "« Voir avec Karim ou Paul »" in dit
    assert "classé" not in dit


def test_the_workbook_says_what_is_done(projet: Path) -> None:
    close(projet, RENVOI)
    sortie = projet.parent / "s.xlsx"

    run_cdc("interview", "synthese", "--sortie", str(sortie), "--projet", str(projet))

    lignes = list(load_workbook(sortie)["À suivre"].iter_rows(min_row=4, values_only=True))
    faits = [
        str(ligne[-1]) for ligne in lignes if ligne[3] == "Voir avec Karim, il tient le fichier."
    ]
    assert [f.startswith("Sans suite : Karim a répondu") for f in map(plain, faits)] == [True]


def test_a_reference_that_is_not_open_writes_nothing(projet: Path) -> None:
    avant = contents(projet)

    run = close(projet, RENVOI, "ENT-09#Q-FLX-12")

    assert run.code == 2
    assert "Rien à redemander sous « ENT-09#Q-FLX-12 »" in plain(run.erreur)
    assert contents(projet) == avant
    assert suites(projet, "--classer", RENVOI).code == 2
    assert contents(projet) == avant


def test_a_program_reads_what_is_open_and_what_is_closed(projet: Path) -> None:
    close(projet, RENVOI)

    dit = json.loads(suites(projet, "--json").sortie)

    assert [s["question"] for s in dit["suites"]] == ["Q-FLX-15"]
    assert dit["classees"][0]["classee"]["classe_par"] == "Ana"
