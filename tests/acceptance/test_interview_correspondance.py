"""`cdc interview import --correspondance`: what the headings of a form ask, put right by a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdc.projet.correspondances import is_ours
from tests.commande import contents
from tests.entretiens import Run, plain, run_cdc
from tests.exports_forms import Personne, forms_export

PEURS = "De quoi vos équipes ont-elles peur avec ce nouvel outil ?"
LOGICIELS = "Logiciels actuels"
LEA = Personne(1, {PEURS: "le flicage", LOGICIELS: "Excel"}, nom="Léa Martin")
BOB = Personne(2, {PEURS: "la complexité", LOGICIELS: "Sage"}, nom="Bob Roy")


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    assert run_cdc("init", str(tmp_path / "crm"), "--sans-saisie").code == 0
    return tmp_path / "crm"


def test_what_is_guessed_is_shown_and_can_be_put_right(projet: Path, tmp_path: Path) -> None:
    premier = bring(projet, tmp_path, LEA)

    assert "Sheet1!G1\u00a0: «\u00a0De quoi vos équipes ont-elles peur" in premier.sortie
    assert "entretiens/correspondances/besoins.yaml, puis réimportez" in premier.sortie
    assert asked(projet, "ENT-01") == ["Q-FRE-03"]

    correct(projet, LOGICIELS, "Q-FRE-01")
    corrigee = mapping(projet).read_bytes()
    second = bring(projet, tmp_path, LEA)

    assert "ENT-01.v2, Léa Martin (version 2)" in second.sortie
    assert asked(projet, "ENT-01.v2") == ["Q-FRE-03", "Q-FRE-01"]
    assert mapping(projet).read_bytes() == corrigee


def test_a_correction_serves_again_for_the_next_batch(projet: Path, tmp_path: Path) -> None:
    bring(projet, tmp_path, LEA)
    correct(projet, PEURS, "aucune")

    bring(projet, tmp_path, LEA, BOB, nom="suite.xlsx")

    assert asked(projet, "ENT-02") == []
    assert [p.name for p in mapping(projet).parent.iterdir()] == ["besoins.yaml"]
    avant = contents(projet)
    bring(projet, tmp_path, LEA, BOB, nom="suite.xlsx")
    assert contents(projet) == avant


def test_a_correspondence_that_is_given_wins(projet: Path, tmp_path: Path) -> None:
    donnee = tmp_path / "moi.yaml"
    ligne = f"{{question: Q-FLX-13/precision, intitule: '{LOGICIELS}'}}"
    donnee.write_text(f"intitules:\n  - {ligne}\n", encoding="utf-8")

    bring(projet, tmp_path, LEA, "--correspondance", str(donnee))

    assert "Q-FLX-13" in asked(projet, "ENT-01")
    assert "question: Q-FLX-13/precision" in mapping(projet).read_text(encoding="utf-8")
    assert is_ours(mapping(projet).read_bytes())


def test_all_that_is_wrong_in_a_correspondence_is_told_at_once(
    projet: Path, tmp_path: Path
) -> None:
    donnee = tmp_path / "moi.yaml"
    donnee.write_text(
        "titre: rien\nintitules:\n"
        "  - {question: Q-FLX-99, intitule: Un}\n"
        "  - {question: FLX, intitule: Deux}\n"
        "  - {question: Q-FLX-10/precision, intitule: Trois}\n"
        "  - {queston: Q-FLX-10, intitule: Quatre}\n"
        "  - {question: Q-FLX-10}\n",
        encoding="utf-8",
    )
    avant = contents(projet)

    run = bring(projet, tmp_path, LEA, "--correspondance", str(donnee))

    assert run.code == 2
    assert [ligne.removeprefix(f"{donnee}:") for ligne in plain(run.erreur).splitlines()] == [
        "1:1 : la clé « titre » est inconnue. Clés admises : source, intitules.",
        "3:16 : la banque n’a pas la question Q-FLX-99. Corrigez l’identifiant, ou écrivez aucune.",
        "4:16 : « FLX » n’est pas un identifiant. Écrivez par exemple Q-FLX-16, ou aucune.",
        "5:16 : la question Q-FLX-10 n’a pas de seconde question. Écrivez Q-FLX-10.",
        "6:6 : la clé « queston » est inconnue. "
        + "Clés admises : question, confiance, cellule, intitule.",
        "7:5 : « intitule » manque. Recopiez l’intitulé du formulaire.",
    ]
    assert contents(projet) == avant


def test_a_correspondence_that_is_not_there_is_asked_for(projet: Path, tmp_path: Path) -> None:
    run = bring(projet, tmp_path, LEA, "--correspondance", str(tmp_path / "absente.yaml"))

    assert run.code == 2
    assert "absente.yaml n’existe pas" in run.erreur


def bring(projet: Path, tmp_path: Path, *dits: Personne | str, nom: str = "besoins.xlsx") -> Run:
    personnes = [d for d in dits if isinstance(d, Personne)]
    options = [d for d in dits if isinstance(d, str)]
    (tmp_path / nom).write_bytes(forms_export((PEURS, LOGICIELS), *personnes))
    return run_cdc("interview", "import", str(tmp_path / nom), "--projet", str(projet), *options)


def mapping(projet: Path) -> Path:
    return projet / "entretiens" / "correspondances" / "besoins.yaml"


def correct(projet: Path, intitule: str, question: str) -> None:
    lignes = mapping(projet).read_text(encoding="utf-8").splitlines(keepends=True)
    for rang, ligne in enumerate(lignes):
        if intitule in ligne:
            lignes[rang] = f"  - {{question: {question}, intitule: '{intitule}'}}\n"
    mapping(projet).write_text("".join(lignes), encoding="utf-8")


def asked(projet: Path, releve: str) -> list[str]:
    """Return the questions that a record answers."""
    lignes = (projet / "entretiens" / f"{releve}.yaml").read_text(encoding="utf-8").splitlines()
    return [x.split(": ")[1] for x in lignes if x.strip(" -").startswith("question: ")]
