"""The export of each form platform is recognised, read whole, and says the same when it comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdc.entretien.banque import Question
from cdc.entretien.enquete import Disposition
from cdc.entretien.reponses import Bac, Depot, Lecture, Reponse
from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.xlsx.depot import read_answers
from tests.entretiens import banque, plain
from tests.exports_forms import Personne, forms_export
from tests.exports_plateformes import (
    LIMESURVEY_CODES,
    LIMESURVEY_EN,
    LUNDI,
    framaforms,
    google,
    kobo,
    limesurvey,
    limesurvey_workbook,
    tally,
    text_table,
    typeform,
    workbook,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cdc.entretien.banque import Banque

OU = "Où notez-vous ce qu’un prospect vous a dit ?"
ENVIE = "Que faites-vous bien aujourd’hui ? [Q-FRE-01]"
ETAPES = "Vos étapes [Q-FLX-09]"
ADRESSES = ("192.0.2.1", "a1b2c3d4e1", "ee:1234", "v1Zz")


@dataclass(frozen=True)
class Export:
    """An export of two people who tick Tableur and ERP, then Mémoire."""

    disposition: Disposition
    nom: str
    contenu: bytes


def _separate(*dits: str) -> list[list[str]]:
    """Return what two people answer, the first one by two boxes of three, the second by one."""
    oui, non = dits
    return [["l’accueil", oui, oui, non], ["rien à dire", non, non, oui]]


_CASES = ("Tableur", "ERP", "Mémoire")
EXPORTS = [
    Export(
        Disposition.MICROSOFT_FORMS,
        "forms.xlsx",
        forms_export(
            [ENVIE, OU],
            Personne(1, {ENVIE: "l’accueil", OU: "Tableur;ERP;"}),
            Personne(2, {ENVIE: "rien à dire", OU: "Mémoire;"}),
        ),
    ),
    Export(
        Disposition.GOOGLE_FORMS,
        "google.xlsx",
        google([f"{ENVIE} ", f"{OU}  "], ["l’accueil", "Tableur, ERP"], ["rien à dire", "Mémoire"]),
    ),
    Export(
        Disposition.GOOGLE_FORMS,
        "google-en.xlsx",
        google([ENVIE, OU], ["l’accueil", "ERP, Tableur"], ["rien à dire", "Mémoire"], anglais=True),
    ),
    Export(
        Disposition.GOOGLE_FORMS,
        "google.csv",
        text_table(
            [
                ["Timestamp", "Username", ENVIE, OU],
                ["2026/03/02 9:05:12 AM UTC+3", "a@exemple.fr", "l’accueil", "Tableur, ERP"],
                ["2026/03/02 1:09:16 PM UTC+3", "b@exemple.fr", "rien à dire", "Mémoire"],
            ]
        ),
    ),
    *(
        Export(
            Disposition.LIMESURVEY,
            nom,
            fabrique([ENVIE, *(f"{OU} [{c}]" for c in _CASES)], *_separate("Oui", "Non")),
        )
        for nom, fabrique in (("lime.csv", limesurvey), ("lime.xlsx", limesurvey_workbook))
    ),
    Export(
        Disposition.LIMESURVEY,
        "lime-en.csv",
        limesurvey(
            [ENVIE, *(f"{OU}\u00a0[{c}]" for c in _CASES)], *_separate("Yes", ""),
            entetes=LIMESURVEY_EN,
        ),
    ),
    Export(
        Disposition.LIMESURVEY,
        "lime-code-et-texte.csv",
        limesurvey(
            [f"G1Q1. {ENVIE}", *(f"G1Q2[SQ{i}]. {OU} [{c}]" for i, c in enumerate(_CASES))],
            *_separate("Y", ""),
            entetes=[f"{c}. {t}" for c, t in zip(LIMESURVEY_CODES, LIMESURVEY_EN, strict=True)],
        ),
    ),
    Export(
        Disposition.KOBO,
        "kobo-libelles.xlsx",
        kobo(
            [f"Contexte/{ENVIE}", f"Contexte/{OU}", *(f"Contexte/{OU}/{c}" for c in _CASES)],
            ["l’accueil", "Tableur ERP", "1", "1", "0"],
            ["rien à dire", "Mémoire", "0", "0", "1"],
        ),
    ),
    Export(
        Disposition.KOBO,
        "kobo-noms.xlsx",
        kobo(
            ["a/Q_FRE_01", *(f"a/b/Q_FLX_10/{c}" for c in ("tableur", "erp", "memoire"))],
            *_separate("1", "0"),
        ),
    ),
    Export(
        Disposition.KOBO,
        "kobo-resume.xlsx",
        kobo(["Q_FRE_01", "Q_FLX_10"], ["l’accueil", "tableur erp"], ["rien à dire", "memoire"]),
    ),
    *(
        Export(
            Disposition.FRAMAFORMS,
            f"framaforms.{'csv' if texte else 'xlsx'}",
            framaforms(["", OU, "", ""], [ENVIE, *_CASES], *_separate("X", ""), texte=texte),
        )
        for texte in (False, True)
    ),
    Export(
        Disposition.FRAMAFORMS,
        "framaforms-compact.csv",
        framaforms(
            ["", ""], [ENVIE, OU], ["l’accueil", "Tableur,ERP"], ["rien à dire", "Mémoire"],
            texte=True,
        ),
    ),
    Export(
        Disposition.TYPEFORM,
        "typeform.csv",
        typeform([ENVIE, OU], ["l’accueil", "Tableur / ERP"], ["rien à dire", "Mémoire"]),
    ),
    Export(
        Disposition.TALLY,
        "tally.csv",
        tally([ENVIE, OU], ["l’accueil", "Tableur, ERP"], ["rien à dire", "Mémoire"]),
    ),
    Export(
        Disposition.TALLY,
        "tally-cases.csv",
        tally(
            [ENVIE, OU, *(f"{OU} ({c})" for c in _CASES)],
            ["l’accueil", "Tableur, ERP", "true", "true", "false"],
            ["rien à dire", "Mémoire", "false", "false", "true"],
        ),
    ),
]  # fmt: skip
tous = pytest.mark.parametrize("export", EXPORTS, ids=lambda e: e.nom)


def read(
    folder: Path, contenu: bytes, nom: str = "export.csv", questions: Banque | None = None
) -> Depot:
    (folder / nom).write_bytes(contenu)
    return read_answers(folder / nom, questions or banque())[0]


def answer(lecture: Lecture, question: str) -> Reponse:
    (reponse,) = [r for r in lecture.reponses if r.question == question]
    return reponse


def ticked(lecture: Lecture, question: str = "Q-FLX-10") -> set[str]:
    return {c.choix for c in answer(lecture, question).coches}


def total(depot: Depot) -> int:
    repartitions = [depot.repartition, *(x.repartition for x in depot.lectures)]
    return sum(sum(r.values()) for r in repartitions)


@tous
def test_an_export_is_recognised_and_all_its_people_answer(export: Export, tmp_path: Path) -> None:
    depot = read(tmp_path, export.contenu, export.nom)

    assert depot.format == export.disposition.replace("-", "_")
    assert 0.8 <= depot.confiance < 1
    un, deux = depot.lectures
    assert [x.texte for r in (un, deux) if (x := answer(r, "Q-FRE-01").reponse)] == [
        "l’accueil", "rien à dire",
    ]  # fmt: skip
    assert (ticked(un), ticked(deux)) == ({"Tableur", "ERP"}, {"Mémoire"})
    assert un.identite["date"].texte in ("02/03/2026", "03/03/2026")
    assert total(depot) == depot.cellules_non_vides
    assert not depot.ecarts


@tous
def test_what_tells_where_someone_answered_from_is_counted_and_not_kept(
    export: Export, tmp_path: Path
) -> None:
    depot = read(tmp_path, export.contenu, export.nom)

    garde = depot.model_dump_json()
    assert not [a for a in ADRESSES if a in garde]


@tous
def test_an_imposed_layout_reads_the_same(export: Export, tmp_path: Path) -> None:
    (tmp_path / export.nom).write_bytes(export.contenu)

    impose, _ = read_answers(tmp_path / export.nom, banque(), export.disposition)

    assert impose == read(tmp_path, export.contenu, export.nom)
    with pytest.raises(ClasseurRefuseError) as refus:
        autre = next(d for d in (Disposition.TALLY, Disposition.KOBO) if d != export.disposition)
        read_answers(tmp_path / export.nom, banque(), autre)
    assert "ses intitulés ne sont pas ceux" in plain(refus.value.raison)


@pytest.mark.parametrize(
    ("fabrique", "nom"),
    [(google, "x.xlsx"), (limesurvey, "x.csv"), (kobo, "x.xlsx"), (typeform, "x.csv"),
     (tally, "x.csv"), (lambda q, *r: framaforms(["", ""], q, *r), "x.xlsx")],
    ids=["google", "limesurvey", "kobo", "typeform", "tally", "framaforms"],
)  # fmt: skip
def test_a_longer_export_with_an_edited_answer_changes_these_only(
    fabrique: Any, nom: str, tmp_path: Path
) -> None:
    avant = read(tmp_path, fabrique([ENVIE, "Autre ?"], ["a", "b"], ["c", "d"]), nom)

    apres = read(
        tmp_path, fabrique([ENVIE, "Autre ?"], ["a", "b"], ["c", "corrigé"], ["e", "f"]), nom
    )

    cles = [x.cle for x in apres.lectures]
    assert cles[:2] == [x.cle for x in avant.lectures]
    assert len(set(cles)) == 3
    assert apres.lectures[0].empreinte == avant.lectures[0].empreinte
    assert apres.lectures[1].empreinte != avant.lectures[1].empreinte


def test_a_comma_inside_an_option_does_not_split_it(tmp_path: Path) -> None:
    canaux = Question.model_validate(
        {"id": "Q-MOI-01", "theme": "Freins", "profils": ["direction"], "type": "choix_multiple",
         "texte": "Quels canaux ?", "alimente": ["P2.attentes"], "autre": "oui",
         "choix": ["Site web", "Salon", "Téléphone, fixe ou mobile"]}
    )  # fmt: skip
    mienne = banque().model_copy(update={"questions": (*banque().questions, canaux)})
    dits = ["Site web, Téléphone, fixe ou mobile, Salon, un mot, une carte"]

    depot = read(tmp_path, google(["Quels canaux ?"], dits), "google.xlsx", mienne)

    reponse = answer(depot.lectures[0], "Q-MOI-01")
    assert [c.choix for c in reponse.coches] == ["Site web", "Téléphone, fixe ou mobile", "Salon"]
    assert reponse.autre is not None
    assert reponse.autre.texte == "un mot, une carte"


def test_a_grid_of_google_is_one_question(tmp_path: Path) -> None:
    grille = ["Notez [Rapidité]", "Notez [Clarté]", "Budget [k€]", "Vos forces [Q-FRE-01]"]

    depot = read(tmp_path, google(grille, [4, 5, 12, "tout"]), "google.xlsx")

    assert [i.texte for i in depot.intitules] == ["Notez", "Budget [k€]", "Vos forces [Q-FRE-01]"]
    assert [plain(e.texte) for e in depot.lectures[0].ecarts] == [
        "Rapidité : 4", "Clarté : 5", "12",
    ]  # fmt: skip


def test_rows_of_google_at_the_same_instant_are_people_and_a_copied_row_is_not(
    tmp_path: Path,
) -> None:
    ligne = ["2026/03/02 9:05:12 AM UTC+1", "a"]
    lignes = [["Timestamp", ENVIE], ligne, [ligne[0], "b"], ligne]

    depot = read(tmp_path, text_table(lignes))

    assert len({x.cle for x in depot.lectures}) == len(depot.lectures) == 2
    assert [(e.cellule, e.raison) for e in depot.ecarts] == [
        ("CSV!A4", "cette ligne répète une autre réponse"),
        ("CSV!B4", "cette ligne répète une autre réponse"),
    ]


@pytest.mark.parametrize(
    ("quand", "entete", "jour"),
    [
        ("3/29/2026 9:05:12", "Timestamp", "29/03/2026"),
        ("3/4/2026 9:05:12", "Timestamp", "04/03/2026"),
        ("03/04/2026 09:05:12", "Horodateur", "03/04/2026"),
        ("2026/07/29 9:00:00 AM UTC+3", "Horodateur", "29/07/2026"),
    ],
)
def test_a_date_is_read_as_the_language_of_the_export_writes_it(
    quand: str, entete: str, jour: str, tmp_path: Path
) -> None:
    depot = read(tmp_path, text_table([[entete, ENVIE], [quand, "a"]]))

    assert depot.lectures[0].identite["date"].texte == jour


def test_comments_and_free_answers_of_limesurvey_go_with_their_question(tmp_path: Path) -> None:
    suite = ["Tableur", "Commentaire", "ERP", "Commentaire", "Autre"]
    questions = [*(f"{OU} [{s}]" for s in suite), "Racontez. [Q-FRE-01]"]
    dits = ["Oui", "depuis 2024", "Non", "un jour", "Annuaire", "'=perdu ;\nrelance"]

    depot = read(tmp_path, limesurvey(questions, dits, inacheves=[1]))

    (lecture,) = depot.lectures
    reponse = answer(lecture, "Q-FLX-10")
    assert reponse.remarque is not None
    assert plain(reponse.remarque.texte) == "Tableur : depuis 2024"
    assert [plain(n.texte) for n in reponse.notes] == ["ERP : un jour"]
    assert reponse.autre is not None
    assert (ticked(lecture), reponse.autre.texte) == ({"Tableur"}, "Annuaire")
    assert lecture.repartition[Bac.REMARQUE] == 2
    recit = answer(lecture, "Q-FRE-01").reponse
    assert recit is not None
    assert recit.texte == "=perdu ;\nrelance"
    assert "1 réponse inachevée (1)" in plain(depot.avertissements[0])


@pytest.mark.parametrize(
    ("questions", "entetes", "conseil"),
    [
        (["G1Q1", "canaux[SQ001]", "canaux[SQ002]"], LIMESURVEY_CODES, "des codes"),
        (["Où notez-vous c.. [Tableur]", "Autre"], LIMESURVEY_EN, "abrégés"),
    ],
)
def test_headings_that_do_not_word_the_questions_are_told(
    questions: Sequence[str], entetes: Sequence[str], conseil: str, tmp_path: Path
) -> None:
    depot = read(
        tmp_path, limesurvey(questions, ["Y", "Y", "Y"][: len(questions)], entetes=entetes)
    )

    assert depot.format == "limesurvey"
    assert any(f"sont {conseil}" in a for a in depot.avertissements)


def test_repeats_of_kobo_come_back_to_the_person_as_rows_of_a_table(tmp_path: Path) -> None:
    lies = ("_index", "_parent_table_name", "_parent_index", "_submission__uuid")
    pipeline: list[list[Any]] = [
        ["Étape", "Probabilité", *lies],
        ["Devis", "40 %", 1, "Recueil", 2, "u2"],
        ["Commande", "", 2, "Recueil", 2, "u2"],
        ["Contact", "10 %", 3, "Recueil", 1, "u1"],
        ["Perdu", "", 4, "Recueil", 9, "u9"],
    ]
    contenu = kobo(["Q_FRE_01"], ["a"], ["b"], repetitions={"Q-FLX-09": pipeline})

    depot = read(tmp_path, contenu, "kobo.xlsx")

    lues = [
        [[(c.colonne, c.texte) for c in ligne] for ligne in answer(x, "Q-FLX-09").lignes]
        for x in depot.lectures
    ]
    assert lues == [
        [[("Étape", "Contact"), ("Probabilité", "10 %")]],
        [[("Étape", "Devis"), ("Probabilité", "40 %")], [("Étape", "Commande")]],
    ]
    assert {e.cellule for e in depot.ecarts} == {f"Q-FLX-09!{c}5" for c in "ACDEF"}
    assert total(depot) == depot.cellules_non_vides


def test_an_option_column_of_typeform_has_the_label_as_heading(tmp_path: Path) -> None:
    contenu = typeform(
        [ENVIE, "Site web", "Salon", "Other", "Et après ?"],
        ["a", "Site web", "Salon", "un ami", "b"],
        ["c", "", "Salon", "", "d"],
    )

    depot = read(tmp_path, contenu)

    assert [i.texte for i in depot.intitules] == [ENVIE, "Site web / Salon", "Et après ?"]
    assert total(depot) == depot.cellules_non_vides


def test_a_question_after_the_options_of_framaforms_is_not_one_of_them(tmp_path: Path) -> None:
    contenu = framaforms(
        [OU, "", "", "Notez", "", ""],
        ["Tableur", "ERP", ENVIE, "Rapidité", "Clarté", "Et après ?"],
        ["X", "", "l’accueil", "bien", "moyen", "rien"],
        ["", "X", "", "moyen", "bien", "tout"],
        brouillons=[2],
    )

    depot = read(tmp_path, contenu, "framaforms.xlsx")

    assert [i.texte for i in depot.intitules] == [OU, ENVIE, "Notez", "Et après ?"]
    assert [ticked(x) for x in depot.lectures] == [{"Tableur"}, {"ERP"}]
    assert "1 réponse inachevée (2)" in plain(depot.avertissements[0])


def test_a_table_that_no_platform_wrote_is_not_taken_for_one(tmp_path: Path) -> None:
    feuille = workbook(Suivi=[["Nom", "Timestamp", "Note"], ["Léa", "hier", "4"], ["Bob", "", "3"]])

    with pytest.raises(ClasseurRefuseError, match="aucun entretien n’y est reconnu"):
        read(tmp_path, feuille, "suivi.xlsx")


def test_an_export_without_a_response_says_so(tmp_path: Path) -> None:
    depot = read(tmp_path, google([ENVIE]), "google.xlsx")

    assert (depot.lectures, depot.avertissements) == (
        (), ("cet export ne contient encore aucune réponse.",)
    )  # fmt: skip


def test_titles_above_the_headings_are_told_and_cost_no_response(tmp_path: Path) -> None:
    lignes: list[list[Any]] = [["Enquête CRM"], [], ["Horodateur", ENVIE], [LUNDI, "l’accueil"]]

    depot = read(tmp_path, workbook(Réponses_au_formulaire_2=lignes), "google.xlsx")

    assert len(depot.lectures) == 1
    assert [e.texte for e in depot.ecarts] == ["Enquête CRM"]


_DITS = st.sampled_from(
    ["", "X", "Oui", "Non", "1", "0", "true", "a, b", "Tableur", "'=1", "idem", "1;2", "192.0.2.9"]
)
_TITRES = st.sampled_from(
    [ENVIE, OU, f"{OU} [ERP]", f"{OU} [Autre]", f"{OU} [Commentaire]", f"{OU}/ERP", f"{OU} (ERP)",
     "a/b", "a/c", "Nom", "Score", ETAPES, "ERP", "Other", "SID", "_notes", ""]
)  # fmt: skip
_FABRIQUES: dict[str, Any] = {
    "google.xlsx": google,
    "lime.csv": limesurvey,
    "kobo.xlsx": kobo,
    "typeform.csv": typeform,
    "tally.csv": tally,
    "frama.xlsx": lambda q, *r: framaforms(
        [t[:2] if i % 2 else "" for i, t in enumerate(q)], q, *r
    ),
}


@settings(max_examples=120, deadline=None)
@given(
    nom=st.sampled_from(sorted(_FABRIQUES)),
    titres=st.lists(_TITRES, max_size=7),
    reponses=st.lists(st.lists(_DITS, max_size=8), max_size=4),
)
def test_whatever_the_export_holds_the_buckets_add_up(
    nom: str, titres: list[str], reponses: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    contenu = _FABRIQUES[nom](titres, *([*r, *[""] * 8][: len(titres)] for r in reponses))

    depot = read(tmp_path_factory.mktemp("x"), contenu, nom)

    assert total(depot) == depot.cellules_non_vides
    ecarts = [*depot.ecarts, *(e for x in depot.lectures for e in x.ecarts)]
    assert len({e.cellule for e in ecarts}) == len(ecarts)
    non_rattachees = sum(x.repartition[Bac.NON_RATTACHE] for x in depot.lectures)
    assert len(ecarts) == non_rattachees + depot.repartition[Bac.NON_RATTACHE]
    assert len(depot.lectures) == len(reponses)
