"""A file that comes back: what the person changed, against what the author changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cdc.projet import Remplacer, appliquer, load_projet
from cdc_schema.chemins import lire, parse
from tests.entretiens import Run, filled_guide, plain, run_cdc
from tests.exports_forms import Personne, forms_export

DELAI = "leads.delai_prise_en_charge.actuel"
RAPPEL = "En combien de temps un lead est-il rappelé ? [Q-FLX-06]"
FORCES = "Que faites-vous bien aujourd’hui ? [Q-FRE-01]"
ANA = {"personne": "Ana Le Goff", "fonction": "Assistante", "date": "09/10/2026"}
LEA = Personne(1, {}, nom="Léa Martin", courriel="lea@exemple.fr")

Fabrique = Callable[[str, str], bytes]


def guide(delai: str, forces: str) -> bytes:
    dits = {"Q-FLX-06": delai, "Q-FRE-01": forces}
    return filled_guide({q: d for q, d in dits.items() if d}, ANA)


def formulaire(delai: str, forces: str) -> bytes:
    dits = {RAPPEL: delai, FORCES: forces}
    return forms_export(
        (RAPPEL, FORCES), replace(LEA, reponses={q: d for q, d in dits.items() if d})
    )


sortes = pytest.mark.parametrize("fabrique", [guide, formulaire])


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    assert run_cdc("init", str(tmp_path / "crm"), "--sans-saisie").code == 0
    return tmp_path / "crm"


def bring(projet: Path, contenu: bytes, nom: str = "reponses.xlsx") -> Run:
    fichier = projet.parent / nom
    fichier.write_bytes(contenu)
    return run_cdc("interview", "import", str(fichier), "--projet", str(projet))


def value(projet: Path, chemin: str) -> Any:
    return lire(load_projet(projet).cahier, parse(chemin))


def records(projet: Path) -> list[str]:
    return sorted(p.name for p in (projet / "entretiens").glob("ENT-*.yaml"))


@sortes
def test_an_edited_answer_makes_a_version_and_follows(projet: Path, fabrique: Fabrique) -> None:
    bring(projet, fabrique("26", "l’accueil"))

    run = bring(projet, fabrique("30", "l’accueil"))

    assert run.code == 0, run.sortie
    assert records(projet) == ["ENT-01.v2.yaml", "ENT-01.yaml"]
    assert str(value(projet, DELAI)) == "30 h ouvrées"
    assert value(projet, "existant.forces") == ["l’accueil"]


@sortes
def test_what_the_author_changed_since_is_a_conflict(projet: Path, fabrique: Fabrique) -> None:
    bring(projet, fabrique("26", "l’accueil"))
    appliquer(load_projet(projet), [Remplacer(DELAI, "20 h ouvrées")])

    run = bring(projet, fabrique("30", "l’accueil"))

    assert run.code == 1
    assert "1 réponse à départager" in run.sortie
    assert str(value(projet, DELAI)) == "20 h ouvrées"
    dit = plain(run_cdc("interview", "source", DELAI, "--projet", str(projet)).sortie)
    assert "« 20 h ouvrées »\n  Réécrit d’après : ENT-01.v2" in dit
    assert ": « 26 »" in dit


@sortes
def test_what_only_the_author_changed_stays_hers(projet: Path, fabrique: Fabrique) -> None:
    bring(projet, fabrique("26", "l’accueil"))
    appliquer(load_projet(projet), [Remplacer(DELAI, "20 h ouvrées")])

    bring(projet, fabrique("26", "l’accueil, et le calme"))

    assert str(value(projet, DELAI)) == "20 h ouvrées"
    assert value(projet, "existant.forces") == ["l’accueil, et le calme"]


@sortes
def test_an_emptied_cell_is_told_and_deletes_nothing(projet: Path, fabrique: Fabrique) -> None:
    bring(projet, fabrique("26", "l’accueil"))

    run = bring(projet, fabrique("", "l’accueil"))

    assert "Q-FLX-06 n’a plus de réponse dans cette version" in run.sortie
    assert str(value(projet, DELAI)) == "26 h ouvrées"
    assert records(projet) == ["ENT-01.v2.yaml", "ENT-01.yaml"]


def test_an_emptied_row_is_told_and_stays(projet: Path) -> None:
    lignes = [["Lead", "Une demande reçue"], ["Client perdu", "Rien depuis un an"]]
    bring(projet, filled_guide({"Q-ENT-10": lignes}, ANA))

    run = bring(projet, filled_guide({"Q-ENT-10": lignes[:1]}, ANA))

    termes = [t.terme for t in load_projet(projet).cahier.glossaire]
    assert "Client perdu" in termes
    assert "Client perdu" in run.sortie


def test_a_row_that_the_author_renamed_is_not_added_again(projet: Path) -> None:
    contenu = filled_guide({"Q-ENT-10": [["Client perdu", "Rien depuis un an"]]}, ANA)
    bring(projet, contenu)
    appliquer(load_projet(projet), [Remplacer("glossaire[0].terme", "Client inactif")])

    run = bring(projet, contenu)

    assert run.code == 1
    assert "glossaire[0].terme" in run.sortie
    assert [t.terme for t in load_projet(projet).cahier.glossaire] == ["Client inactif"]


def test_a_row_renamed_stands_for_one_answer_only(projet: Path) -> None:
    lignes = [["Client perdu", "Rien depuis un an"], ["Lead", "Une demande reçue"]]
    contenu = filled_guide({"Q-ENT-10": lignes}, ANA)
    bring(projet, contenu)
    avant = load_projet(projet).cahier.glossaire[0].model_dump(mode="json", exclude_none=True)
    gardee = {k: v for k, v in avant.items() if v} | {"terme": "Client inactif"}
    appliquer(load_projet(projet), [Remplacer("glossaire", [gardee])])

    bring(projet, contenu)

    termes = {t.terme: t.definition for t in load_projet(projet).cahier.glossaire}
    assert termes == {"Client inactif": "Rien depuis un an"}
