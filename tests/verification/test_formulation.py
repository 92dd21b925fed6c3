"""The wording rules together: how well they judge, on what texts, whatever is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cdc.verification import Examen, examiner
from cdc.verification.constats import Gravite
from cdc.verification.formulation import CONTROLES, examiner_phrase
from cdc.verification.formulation.moteur import FORMULES
from cdc_schema import Cahier

DONNEES = Path(__file__).parents[1] / "donnees"
JEU = DONNEES / "formulation_mise_au_point.yaml"
JEUX = sorted(DONNEES.glob("formulation_mise_au_point*.yaml"))
FLOUE = "La fiche doit être conviviale."


def is_flagged(texte: str, termes: frozenset[str] = frozenset()) -> bool:
    return any(c.gravite is not Gravite.CONSEIL for c in examiner_phrase(texte, termes))


def found(projet: dict[str, Any]) -> dict[str, list[str]]:
    constats = examiner(Examen(Cahier.model_validate(projet)), CONTROLES)
    chemins: dict[str, list[str]] = {}
    for constat in constats:
        chemins.setdefault(constat.chemin, []).append(constat.code)
    return chemins


@pytest.mark.parametrize("jeu", JEUX, ids=lambda j: j.stem)
def test_statements_are_told_apart_as_a_careful_reader_does(jeu: Path) -> None:
    precision, rappel = measured(jeu)

    assert precision >= 0.98
    assert rappel >= 0.98


@pytest.mark.parametrize("jeu", ["formulation.yaml", "formulation_temoin_7.yaml"])
def test_statements_that_no_rule_was_written_from_are_told_apart(jeu: str) -> None:
    precision, rappel = measured(DONNEES / jeu)

    assert precision >= 0.90
    assert rappel >= 0.85


def measured(jeu: Path) -> tuple[float, float]:
    """Return the precision and the recall of what is flagged in a set of labelled statements."""
    enonces = yaml.safe_load(jeu.read_text(encoding="utf-8"))
    justes = manques = exces = 0

    for un in enonces:
        termes = frozenset((un.get("contexte") or {}).get("termes") or ())
        signale = is_flagged(un["enonce"], termes)
        justes += signale and un["attendu"]
        manques += un["attendu"] and not signale
        exces += signale and not un["attendu"]

    return justes / (justes + exces), justes / (justes + manques)


def test_a_statement_cut_anywhere_is_still_read() -> None:
    for un in yaml.safe_load(JEU.read_text(encoding="utf-8")):
        mots = un["enonce"].split()
        for rang in range(1, len(mots)):
            for morceau in (" ".join(mots[:rang]), " ".join(mots[rang:])):
                assert all(c.fin <= len(morceau) for c in examiner_phrase(morceau))


def test_the_words_at_fault_are_those_that_are_marked() -> None:
    enonces = yaml.safe_load(JEU.read_text(encoding="utf-8"))
    fautifs = [un for un in enonces if un["attendu"]]

    def is_marked(un: dict[str, Any]) -> bool:
        texte = un["enonce"]
        places = [(texte.find(m), texte.find(m) + len(m)) for m in un["mots"]]
        return any(
            c.debut < fin and debut < c.fin for c in examiner_phrase(texte) for debut, fin in places
        )

    assert sum(map(is_marked, fautifs)) >= 0.97 * len(fautifs)


def test_one_doubt_is_told_once_where_two_phrases_share_words() -> None:
    texte = "Le CRM doit créer un lead conformément à la réglementation en vigueur."

    (constat,) = examiner_phrase(texte)

    assert texte[constat.debut : constat.fin] == "conformément à la réglementation en vigueur"


def test_a_defined_term_is_no_doubt() -> None:
    texte = "Une intervention rapide reçoit une réponse de l’astreinte."

    assert is_flagged(texte)
    assert not is_flagged(texte, frozenset({"Intervention rapide"}))


@pytest.mark.parametrize(
    ("texte", "mots"),
    [
        ("Quand un formulaire arrive, le CRM doit gérer les leads.", "gérer"),
        ("Sous réserve de faisabilité, le CRM affiche la tournée.", "Sous réserve"),
        ("Lorsque le technicien remet le rapport au client, il le signe sur la tablette.", "il"),
    ],
)
def test_a_defined_term_hides_nothing_of_what_is_said_of_it(texte: str, mots: str) -> None:
    termes = frozenset({"Lead", "Réserve", "Client"})

    assert mots in [texte[c.debut : c.fin] for c in examiner_phrase(texte, termes)]


def test_each_text_is_judged_for_what_it_is() -> None:
    constats = found(
        {
            "exigences": [
                {
                    "id": "EX-VTE-001",
                    "titre": "Fiche conviviale",
                    "enonce": FLOUE,
                    "criteres_acceptation": [{"alors": "la fiche s’affiche rapidement"}],
                }
            ],
            "objectifs": [{"id": "OBJ-01", "enonce": "Réduire le délai de réponse"}],
            "entretiens": [{"id": "ENT-01", "verbatim": FLOUE, "irritants": [{"texte": FLOUE}]}],
            "glossaire": [{"terme": "Fiche", "definition": FLOUE}],
            "hebergement": {"accessibilite": "à définir"},
        }
    )

    assert constats == {
        "exigences[EX-VTE-001].enonce": ["VAG-02"],
        "exigences[EX-VTE-001].criteres_acceptation[0].alors": ["TMP-01"],
        "hebergement.accessibilite": ["INC-01"],
    }


def test_the_glossary_of_the_project_defines_its_terms() -> None:
    exigence = {"id": "EX-VTE-001", "enonce": "Le CRM alerte pour un client important."}

    assert found({"exigences": [exigence]})
    assert not found({"exigences": [exigence], "glossaire": [{"terme": "Client important"}]})


def test_a_message_says_the_words_in_one_line() -> None:
    texte = "L’interface\ndoit être à l’état\n de l’art."

    (constat,) = examiner_phrase(texte)

    assert texte[constat.debut : constat.fin] == "état\n de l’art"
    assert constat.message.startswith("«\u00a0état de l’art\u00a0» est un argument de vente.")
    assert "\n" not in constat.message


_MOTS = st.sampled_from(
    [
        "Le",
        "CRM",
        "doit",
        "ne",
        "pas",
        "que",
        "si",
        "quand",
        "qui",
        ",",
        ";",
        ":",
        ".",
        "(",
        ")",
        "«",
        "»",
        "rapidement",
        "tous",
        "les",
        "navigateurs",
        "sans",
        "plus",
        "moins",
        "de",
        "12",
        "%",
        "100",
        "3",
        "être",
        "validé",
        "par",
        "et",
        "/",
        "ou",
        "etc",
        "...",
        "il",
        "celui-ci",
        "ce",
        "dernier",
        "une",
        "société",
        "afin",
        "«",
        "?",
        "!",
        "n’",
        "l’",
        "à",
        "définir",
        "moins",
        "mieux",
        "toutes",
        "est",
        "sont",
        "aucun",
        "jamais",
        "Salesforce",
        "par",
        "ailleurs",
        "ainsi",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(_MOTS, max_size=40).map(" ".join)))
def test_any_text_is_read_and_marked_within_its_bounds(texte: str) -> None:
    for constat in examiner_phrase(texte, frozenset({"client actif"})):
        assert 0 <= constat.debut < constat.fin <= len(texte)
        assert constat.message


def test_a_very_long_line_costs_in_proportion() -> None:
    phrase = "Le CRM doit-il gérer tous les cas, si possible et/ou vite ? Il n’est pas « sûr » que ça aille. "

    court, long = (len(examiner_phrase(phrase * n)) for n in (10, 1_000))

    # Each repetition is found again, and none is lost on the way.
    assert long >= 99 * court


@pytest.mark.parametrize("code", FORMULES)
def test_the_examples_of_a_rule_are_examples_of_it(code: str) -> None:
    regle = FORMULES[code].regle

    assert code in [c.code for c in examiner_phrase(regle.mauvais)]
    assert [c.code for c in examiner_phrase(regle.mieux)] == []  # of any rule
