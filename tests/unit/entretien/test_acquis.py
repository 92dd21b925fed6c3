"""What the author deleted stays deleted, whatever it is, when its interview comes again."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from cdc.entretien.acquis import Acquises
from cdc.entretien.effets import SUPPRIMEES, Sort
from cdc.entretien.importation import Importation, import_lectures
from tests.entretiens import banque, make_lecture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.entretien.effets import Effet
    from cdc.entretien.reponses import Lecture

Chemin = tuple[str | int, ...]

TERMES = [
    {"Terme": "Lead", "Définition chez vous": "Une demande reçue"},
    {"Terme": "Perdu", "Définition chez vous": "Rien depuis un an"},
]
AUTRES = [{"Terme": "Devis", "Définition chez vous": "Un prix"}]
DITS: dict[str, Any] = {
    "FLX_06": "26", "FRE_01": "l’accueil", "FRE_03": ["Temps de saisie"], "ENT_10": TERMES,
}  # fmt: skip


def first(**dits: Any) -> Importation:
    return import_lectures({}, [make_lecture(**(dits or DITS))], [], banque())


def again(
    donnees: dict[str, Any], avant: Importation, lecture: Lecture, acquises: Acquises | None = None
) -> Importation:
    connues = avant.acquises if acquises is None else acquises
    return import_lectures(donnees, [lecture], list(avant.releves), banque(), acquises=connues)


def deleted(importation: Importation) -> list[Effet]:
    return importation.bilans[0].by_sort(*SUPPRIMEES)


def without(donnees: dict[str, Any], chemin: Chemin) -> dict[str, Any]:
    """Return the project after the author deleted what stands at `chemin`."""
    reste = copy.deepcopy(donnees)
    noeud: Any = reste
    for segment in chemin[:-1]:
        noeud = noeud[segment]
    del noeud[chemin[-1]]
    return reste


def places(noeud: Any, debut: Chemin = ()) -> Iterator[Chemin]:
    """Give every place of the project that an author may delete."""
    suites: Any = noeud.items() if isinstance(noeud, dict) else ()
    suites = enumerate(noeud) if isinstance(noeud, list) else suites
    for segment, dedans in suites:
        if segment not in ("provenance", "id"):
            yield (*debut, segment)
            yield from places(dedans, (*debut, segment))


PLACES = list(places(first().donnees))


def test_the_interview_fills_lists_rows_and_values() -> None:
    assert len(PLACES) > 12
    assert ("glossaire", 1) in PLACES
    assert ("existant", "forces", 0) in PLACES


@pytest.mark.parametrize("chemin", PLACES, ids=lambda c: ".".join(map(str, c)))
@pytest.mark.parametrize("change", [{}, {"ENT_10": [*TERMES, *AUTRES]}], ids=["same", "new-row"])
def test_nothing_that_was_deleted_comes_back(chemin: Chemin, change: dict[str, Any]) -> None:
    avant = first()
    reste = without(avant.donnees, chemin)

    encore = again(reste, avant, make_lecture(**{**DITS, **change}))

    apres = copy.deepcopy(encore.donnees)
    if change:
        apres["glossaire"] = [e for e in apres["glossaire"] if e.get("terme") != "Devis"]
    assert _full(apres) == _full(reste)


def _full(valeur: Any) -> Any:
    """Return plain data without what is empty."""
    if isinstance(valeur, dict):
        pleins = {cle: _full(v) for cle, v in valeur.items()}
        return {cle: v for cle, v in pleins.items() if v}
    if isinstance(valeur, list):
        return [_full(v) for v in valeur]
    return valeur


def test_what_stays_deleted_is_told_once_and_asks_for_nothing() -> None:
    avant = first()

    encore = again(without(avant.donnees, ("glossaire", 1)), avant, make_lecture(**DITS))

    (effet,) = deleted(encore)
    assert (effet.sort, effet.chemin, effet.proposee) == (Sort.SUPPRIMEE, "glossaire", "Perdu")
    assert encore.bilans[0].ecarts == []
    assert encore.bilans[0].conflits == []


def test_without_what_tells_that_it_was_finished_an_import_is_completed() -> None:
    avant = first()
    reste = without(avant.donnees, ("glossaire", 1))

    encore = again(reste, avant, make_lecture(**DITS), Acquises())

    assert encore.donnees == avant.donnees
    assert encore.acquises == avant.acquises


def test_a_deleted_row_that_the_file_changes_is_told_apart() -> None:
    avant = first()
    reste = without(avant.donnees, ("glossaire", 1))
    changes = [TERMES[0], {**TERMES[1], "Définition chez vous": "Rien depuis deux ans"}]

    encore = again(reste, avant, make_lecture(**{**DITS, "ENT_10": changes}))

    assert [e.sort for e in deleted(encore)] == [Sort.SUPPRIMEE_CHANGEE]
    assert encore.donnees["glossaire"] == reste["glossaire"]


def test_an_emptied_value_is_filled_by_another_answer_only() -> None:
    avant = first()
    reste = without(avant.donnees, ("leads", "delai_prise_en_charge"))

    meme = again(reste, avant, make_lecture(**DITS))
    autre = again(reste, avant, make_lecture(**{**DITS, "FLX_06": "30"}))

    assert "delai_prise_en_charge" not in _full(meme.donnees["leads"])
    assert str(autre.donnees["leads"]["delai_prise_en_charge"]["actuel"]) == "30 h ouvrées"


def test_another_person_brings_what_the_author_deleted() -> None:
    avant = first()
    reste = without(avant.donnees, ("glossaire", 1))

    encore = again(reste, avant, make_lecture("Ana", ENT_10=TERMES))

    assert [e["terme"] for e in encore.donnees["glossaire"]] == ["Lead", "Perdu"]


def test_what_found_no_place_is_brought_when_it_can_be() -> None:
    lecture = make_lecture(FLX_06="environ deux jours")
    avant = import_lectures({}, [lecture], [], banque())
    (acquis,) = avant.acquises.releves.values()

    assert len(acquis.ecartees) == 1
    assert "leads" not in avant.donnees


def test_an_answer_that_contradicted_the_author_is_brought_once_hers_is_gone() -> None:
    donnees = {"leads": {"delai_prise_en_charge": {"actuel": "4 h ouvrées"}}}
    avant = import_lectures(donnees, [make_lecture(FLX_06="26")], [], banque())

    encore = again({**avant.donnees, "leads": {}}, avant, make_lecture(FLX_06="26"))

    assert str(encore.donnees["leads"]["delai_prise_en_charge"]["actuel"]) == "26 h ouvrées"


def test_a_question_that_fills_another_place_since_is_brought_there() -> None:
    ancienne = banque()
    question = ancienne.question("Q-FRE-01")
    assert question is not None
    nouvelle = question.model_copy(update={"remplit": ("1d.dysfonctionnements.texte",)})
    questions = tuple(nouvelle if q is question else q for q in ancienne.questions)
    lecture = make_lecture(**DITS)
    avant = import_lectures({}, [lecture], [], ancienne)
    reste = without(avant.donnees, ("glossaire", 1))

    encore = import_lectures(
        reste,
        [lecture],
        list(avant.releves),
        ancienne.model_copy(update={"questions": questions}),
        acquises=avant.acquises,
    )

    (dysfonctionnement,) = encore.donnees["existant"]["dysfonctionnements"]
    assert dysfonctionnement["texte"] == "l’accueil"
    assert encore.donnees["glossaire"] == reste["glossaire"]


def test_a_record_that_took_the_name_of_another_is_not_taken_for_it() -> None:
    avant = first()

    autre = import_lectures(
        {}, [make_lecture("Ana", ENT_10=TERMES)], [], banque(), acquises=avant.acquises
    )

    assert [r.nom for r in autre.nouveaux] == ["ENT-01"]
    assert [e["terme"] for e in autre.donnees["glossaire"]] == ["Lead", "Perdu"]


def test_a_version_that_was_interrupted_is_completed_but_for_what_was_deleted() -> None:
    avant = first()
    reste = without(avant.donnees, ("glossaire", 0))
    lecture = make_lecture(**{**DITS, "ENT_10": [*TERMES, *AUTRES]})
    releves = list(again(reste, avant, lecture).releves)

    encore = import_lectures(reste, [lecture], releves, banque(), acquises=avant.acquises)

    assert [e["terme"] for e in encore.donnees["glossaire"]] == ["Perdu", "Devis"]


def test_one_row_deleted_and_another_renamed_are_told_from_each_other() -> None:
    avant = first()
    reste = without(avant.donnees, ("glossaire", 0))
    reste["glossaire"][0]["terme"] = "Inactif"

    encore = again(reste, avant, make_lecture(**DITS))

    assert [e["terme"] for e in encore.donnees["glossaire"]] == ["Inactif"]
    assert [e.proposee for e in deleted(encore)] == ["Lead"]
    assert [e.existante for e in encore.bilans[0].conflits] == ["Inactif"]
