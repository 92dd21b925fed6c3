"""An export of Microsoft Forms is read whole, whatever its language and its layout."""

from __future__ import annotations

import datetime as dt
import warnings
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from cdc.entretien.reponses import Bac, Depot, Lecture, Reponse
from cdc.formats.xlsx.compte import count_cells
from cdc.formats.xlsx.depot import read_answers
from tests.entretiens import altered, banque, plain
from tests.exports_forms import ANGLAIS, DEBUT, EMPTY_FILL, FRANCAIS, Personne, forms_export

if TYPE_CHECKING:
    from pathlib import Path

COULEUR = "Votre couleur préférée "
NOTES = "Où notez-vous ce qu'un prospect vous a dit ?"
PERTE = "Motif de perte  [Q-FLX-13]"
LIBRE = "Qu’est-ce qui vous fait perdre du temps ?"
RECENSEMENT = "Avec quels mots vos équipes parlent-elles ? [Q-FLX-09]"
LEA = Personne(
    1,
    {COULEUR: "Commercial", NOTES: "Tableur;Cahier bleu ; Autre : post-it;ERP;", PERTE: "Jamais"},
    nom="Léa Martin",
    courriel="lea@exemple.fr",
)
BOB = Personne(3, {COULEUR: "SAV", NOTES: "Mémoire;", RECENSEMENT: "Devis ; Commande ; Facture"})
QUESTIONS = (COULEUR, NOTES, PERTE, RECENSEMENT)


def read_forms(folder: Path, content: bytes) -> Depot:
    (folder / "export.xlsx").write_bytes(content)
    return read_answers(folder / "export.xlsx", banque())[0]


def answer(lecture: Lecture, question: str) -> Reponse:
    (reponse,) = [r for r in lecture.reponses if r.question == question]
    return reponse


def total(depot: Depot) -> int:
    repartitions = [depot.repartition, *(x.repartition for x in depot.lectures)]
    return sum(sum(r.values()) for r in repartitions)


@pytest.mark.parametrize("entetes", [FRANCAIS, ANGLAIS], ids=["french", "english"])
@pytest.mark.parametrize("quiz", [False, True], ids=["survey", "quiz"])
def test_each_response_is_read_with_who_gives_it(
    entetes: tuple[str, ...], quiz: bool, tmp_path: Path
) -> None:
    depot = read_forms(tmp_path, forms_export(QUESTIONS, LEA, BOB, entetes=entetes, quiz=quiz))

    lea, bob = depot.lectures
    assert {cle: t.texte for cle, t in lea.identite.items()} == {
        "personne": "Léa Martin", "courriel": "lea@exemple.fr", "date": "03/03/2026",
        "duree_min": "21",
    }  # fmt: skip
    assert {cle: t.texte for cle, t in bob.identite.items()} == {
        "date": "05/03/2026", "duree_min": "21",
    }  # fmt: skip
    assert [i.question for i in depot.intitules] == [None, "Q-FLX-10", "Q-FLX-13", "Q-FLX-09"]
    assert [c.choix for c in answer(lea, "Q-FLX-10").coches] == ["Tableur", "ERP"]
    autre = answer(lea, "Q-FLX-10").autre
    assert autre is not None
    assert autre.texte == "Cahier bleu ; post-it"
    assert [(e.texte, e.cellule[-1]) for e in lea.ecarts] == [("Commercial", "2")]
    assert total(depot) == depot.cellules_non_vides


def test_a_semicolon_splits_only_multiple_choices(tmp_path: Path) -> None:
    libre = Personne(1, {"[Q-FRE-01] Racontez": "Trop long ; personne ne relit"})

    depot = read_forms(tmp_path, forms_export(["[Q-FRE-01] Racontez"], libre))

    reponse = answer(depot.lectures[0], "Q-FRE-01").reponse
    assert reponse is not None
    assert (reponse.texte, reponse.cellule) == ("Trop long ; personne ne relit", "Sheet1!G2")


def test_a_table_in_one_cell_is_kept_as_it_is(tmp_path: Path) -> None:
    depot = read_forms(tmp_path, forms_export(QUESTIONS, BOB))

    reponse = answer(depot.lectures[0], "Q-FLX-09")
    assert reponse.reponse is not None
    assert (reponse.reponse.texte, reponse.lignes) == ("Devis ; Commande ; Facture", ())


def test_what_the_platform_says_is_metadata(tmp_path: Path) -> None:
    note = Personne(7, {COULEUR: "ADV"}, points={COULEUR: 2}, modification=DEBUT)

    depot = read_forms(tmp_path, forms_export([COULEUR], note, quiz=True))

    (lecture,) = depot.lectures
    assert {m.colonne: m.texte for m in lecture.metadonnees} == {
        "ID": "7", "Heure de début": "09/03/2026 09:05:12", "Heure de fin": "09/03/2026 09:25:43",
        "Adresse de messagerie": "anonymous", "Total points": "2",
        "Heure de la dernière modification": "02/03/2026 09:05:12", "Points - Votre couleur préférée": "2",
    }  # fmt: skip
    assert lecture.repartition[Bac.METADONNEE] == 7
    assert depot.repartition[Bac.ENTETE] == 5 + 2 + 1 + 3


@pytest.mark.parametrize(
    ("duree", "minutes"),
    [
        (dt.timedelta(seconds=20), None),
        (dt.timedelta(minutes=45), "45"),
        (dt.timedelta(days=3), None),
        (-dt.timedelta(minutes=5), None),
    ],
)
def test_a_duration_is_kept_when_it_is_plausible(
    duree: dt.timedelta, minutes: str | None, tmp_path: Path
) -> None:
    depot = read_forms(tmp_path, forms_export([COULEUR], Personne(1, {}, duree=duree)))

    texte = depot.lectures[0].identite.get("duree_min")
    assert (texte.texte if texte else None) == minutes


def test_what_people_write_around_the_responses_is_reported(tmp_path: Path) -> None:
    ailleurs = {
        (2, 12): "à rappeler",  # in a column without heading
        (5, 7): "total",  # in a row that is no response
        (6, 1): 1,
        (6, 2): DEBUT + dt.timedelta(days=1),
        (6, 7): "copie",  # a row copied below
    }

    depot = read_forms(tmp_path, forms_export([COULEUR], LEA, ailleurs=ailleurs))

    (lea,) = depot.lectures
    assert ("à rappeler", "Sheet1!L2") in [(e.texte, e.cellule) for e in lea.ecarts]
    assert [(e.cellule, plain(e.raison).split(" : ")[0]) for e in depot.ecarts] == [
        ("Sheet1!G5", "cette ligne n’est pas une réponse"),
        ("Sheet1!A6", "cette ligne répète la réponse 1"),
        ("Sheet1!B6", "cette ligne répète la réponse 1"),
        ("Sheet1!G6", "cette ligne répète la réponse 1"),
    ]
    assert total(depot) == depot.cellules_non_vides


def test_an_export_saved_again_and_annotated_reads_the_same(tmp_path: Path) -> None:
    content = forms_export(QUESTIONS, LEA, BOB)

    def annotate(workbook: Workbook) -> None:
        workbook["Sheet1"]["G2"].comment = Comment("à revoir", "Paul")
        workbook.create_sheet("Synthèse")["B2"] = "bilan"
        workbook["Synthèse"].sheet_state = "hidden"

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the prefixed table and styles, read by openpyxl
        annote = altered(content, annotate)
    avant, apres = read_forms(tmp_path, content), read_forms(tmp_path, annote)

    assert [x.empreinte for x in apres.lectures] == [x.empreinte for x in avant.lectures]
    assert [x.cle for x in apres.lectures] == [x.cle for x in avant.lectures]
    assert [(n.texte, n.cellule) for n in apres.lectures[0].notes] == [("à revoir", "Sheet1!G2")]
    assert [e.cellule for e in apres.ecarts] == ["Synthèse!B2"]
    assert plain(apres.avertissements[0]) == "la feuille « Synthèse » est masquée ; elle est lue."


def test_styles_that_cannot_be_read_cost_formats_only(tmp_path: Path) -> None:
    sain = read_forms(tmp_path, forms_export(QUESTIONS, LEA))

    abime = read_forms(tmp_path, forms_export(QUESTIONS, LEA, styles=EMPTY_FILL))

    assert "les styles de ce classeur sont abîmés" in abime.avertissements[0]
    assert abime.lectures[0].reponses == sain.lectures[0].reponses
    assert abime.lectures[0].identite == sain.lectures[0].identite
    assert abime.lectures[0].cle == sain.lectures[0].cle


def test_no_warning_of_the_library_reaches_the_reader(tmp_path: Path) -> None:
    content = forms_export(QUESTIONS, LEA)  # without a default style, of which openpyxl warns
    (tmp_path / "brut.xlsx").write_bytes(content)
    with pytest.warns(UserWarning, match="no default style"):
        load_workbook(tmp_path / "brut.xlsx")

    with warnings.catch_warnings(record=True) as vus:
        warnings.simplefilter("always")
        read_forms(tmp_path, content)

    assert vus == []


_TITRES = st.lists(
    st.sampled_from([COULEUR, NOTES, PERTE, LIBRE, RECENSEMENT, f"{NOTES}2", "Nom2", "Points - x"]),
    unique=True,
    max_size=6,
)
_TEXTES = st.one_of(st.text("aéX;: =\u00a0\n/", max_size=8), st.integers(0, 9), st.just("idem"))
_PLACES = st.tuples(st.integers(1, 9), st.integers(1, 16))
_AILLEURS = st.dictionaries(_PLACES, st.one_of(_TEXTES, st.just(DEBUT)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(
    titres=_TITRES, dits=st.lists(st.lists(_TEXTES, max_size=6), max_size=4), ailleurs=_AILLEURS,
    quiz=st.booleans(), entetes=st.sampled_from([FRANCAIS, ANGLAIS]),
)  # fmt: skip
def test_whatever_the_export_holds_the_buckets_add_up(
    titres: list[str],
    dits: list[list[Any]],
    ailleurs: dict[tuple[int, int], Any],
    quiz: bool,
    entetes: tuple[str, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    personnes = [Personne(i, dict(zip(titres, d, strict=False))) for i, d in enumerate(dits, 1)]
    permis = {place: v for place, v in ailleurs.items() if place[0] > 1 or place[1] > 3}
    content = forms_export(titres, *personnes, entetes=entetes, quiz=quiz, ailleurs=permis)

    depot = read_forms(tmp_path_factory.mktemp("x"), content)

    assert total(depot) == depot.cellules_non_vides == count_cells(content).total
    ecarts = [*depot.ecarts, *(e for x in depot.lectures for e in x.ecarts)]
    non_rattachees = sum(x.repartition[Bac.NON_RATTACHE] for x in depot.lectures)
    assert len(ecarts) == non_rattachees + depot.repartition[Bac.NON_RATTACHE]
    assert len({e.cellule for e in ecarts}) == len(ecarts)
