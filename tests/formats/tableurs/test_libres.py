"""Interviews as people write them down: tables, matrices, notes, whatever their layout."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdc.entretien.enquete import Disposition, Enquete, RoleDit
from cdc.formats.tableurs import dispositions
from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.lecture import read_table
from cdc.formats.tableurs.libres.mots import column_title, listed, number_of, unnumbered
from cdc.formats.tableurs.libres.personnes import announced, is_person
from cdc.formats.xlsx.depot import read_answers
from cdc.listes.cibles import LISTES
from tests.entretiens import banque, plain
from tests.feuilles import classeur

if TYPE_CHECKING:
    from pathlib import Path

OUTILS = "Quels outils utilisez-vous ?"
VOLUME = "Combien de demandes par jour ?"
ATTENTES = "Vos attentes ?"
SIMPLE: list[list[Any]] = [
    ["Question", "Réponse"],
    [OUTILS, "Excel"],
    [VOLUME, 50],
    [ATTENTES, "gagner du temps"],
]


def read(
    folder: Path, contenu: bytes, nom: str = "f.xlsx", imposee: Disposition | None = None
) -> Enquete:
    (folder / nom).write_bytes(contenu)
    lu = read_table(folder / nom)
    indice = dispositions.recognise(lu, imposee)
    assert indice is not None
    enquete = dispositions.read(lu, indice)
    assert _counted(enquete) == enquete.cellules_non_vides
    return enquete


def refusal(folder: Path, contenu: bytes, nom: str = "f.xlsx") -> str:
    (folder / nom).write_bytes(contenu)
    with pytest.raises(ClasseurRefuseError) as refus:
        read_answers(folder / nom, banque())
    return plain(str(refus.value))


def said(enquete: Enquete, rang: int = 0) -> list[tuple[str, str]]:
    """Return what a person answers: the question, the answer."""
    return [
        (enquete.enonces[d.enonce].texte, d.texte)
        for d in enquete.repondants[rang].dits
        if d.role is RoleDit.REPONSE
    ]


def people(enquete: Enquete) -> list[dict[str, str]]:
    return [{k: t.texte for k, t in r.identite.items()} for r in enquete.repondants]


def _counted(enquete: Enquete) -> int:
    """Return how many cells the survey accounts for, each once."""
    dans_dits = sum(
        len({d.cellule for d in r.dits}) + len(r.metadonnees) + len(r.ecarts)
        for r in enquete.repondants
    )
    return dans_dits + len(enquete.ecarts) + sum(enquete.repartition.values())


def test_a_consultants_sheet_is_read_whole(tmp_path: Path) -> None:
    feuille: list[list[Any]] = [
        ["Projet CRM Dupont SA"], [],
        ["Nom :", "Sophie Garnier", None, "Date :", dt.datetime(2026, 3, 12)],
        ["Fonction :", "Responsable SAV", None, "Interviewé par :", "Luc Petit"],
        ["Service :", "SAV", None, "Durée :", "1h15"], [],
        ["N°", "Question", "Réponse", "Commentaire", "Priorité"],
        ["1. Organisation"],
        ["1.1", OUTILS, "Excel et Access", "à creuser", "haute"],
        ["1.2", VOLUME, "une cinquantaine"],
        [None, None, "le lundi plutôt 80"],
        ["2. Attentes"],
        ["2.1", ATTENTES, "idem"],
        [], [], [], [], [None, "Prochain rendez-vous le 15/04"],
    ]  # fmt: skip

    lue = read(tmp_path, classeur({"Garnier": feuille}))

    assert lue.disposition is Disposition.TABLEAU
    assert lue.confiance > 0.9
    assert people(lue) == [
        {
            "personne": "Sophie Garnier", "date": "12/03/2026", "fonction": "Responsable SAV",
            "interviewer": "Luc Petit", "service": "SAV", "duree_min": "75",
        }
    ]  # fmt: skip
    assert said(lue) == [
        (OUTILS, "Excel et Access"), (VOLUME, "une cinquantaine"), (VOLUME, "le lundi plutôt 80"),
        (ATTENTES, "idem"),
    ]  # fmt: skip
    assert [e.theme for e in lue.enonces] == ["Organisation", "Organisation", "Attentes"]
    remarques = [d for d in lue.repondants[0].dits if d.role is RoleDit.REMARQUE]
    assert [(d.detail, d.texte) for d in remarques] == [("", "à creuser"), ("Priorité", "haute")]
    assert [e.texte for e in lue.ecarts] == ["Prochain rendez-vous le 15/04"]


@pytest.mark.parametrize(
    "titres",
    [
        ["Questions", "Réponses"],
        ["Question posée", "Verbatim"],
        ["QUESTION", "Notes"],
        ["Questions", "Commentaires"],
        ["Questions", None],
        ["Point abordé", "Réponse de la personne"],
        ["Questions du guide", "Ce qu’il a dit"],
        [None, "Réponses"],
    ],
)
def test_columns_bear_whatever_people_call_them(titres: list[str | None], tmp_path: Path) -> None:
    lue = read(tmp_path, classeur({"Feuil1": [titres, *SIMPLE[1:]]}))

    assert said(lue) == [(OUTILS, "Excel"), (VOLUME, "50"), (ATTENTES, "gagner du temps")]


@pytest.mark.parametrize("place", [(1, 1), (9, 4)])
def test_questions_need_no_heading(place: tuple[int, int], tmp_path: Path) -> None:
    lue = read(tmp_path, classeur({"Feuil1": SIMPLE[1:]}, place=place))

    assert said(lue) == [(OUTILS, "Excel"), (VOLUME, "50"), (ATTENTES, "gagner du temps")]
    assert "des questions en colonne, un texte à côté" in plain(lue.preuves[0])


def test_answers_may_be_on_the_row_below(tmp_path: Path) -> None:
    feuille: list[list[Any]] = [
        [OUTILS], [None, "Excel"], [None, "et un carnet"], [VOLUME], [None, 50], [ATTENTES],
    ]  # fmt: skip

    lue = read(tmp_path, classeur({"Feuil1": feuille}))

    assert said(lue) == [(OUTILS, "Excel"), (OUTILS, "et un carnet"), (VOLUME, "50")]


def test_tables_stand_side_by_side_and_one_below_the_other(tmp_path: Path) -> None:
    feuille: list[list[Any]] = [
        ["Question", "Réponse", None, "Question", "Réponse"],
        [OUTILS, "Excel", None, VOLUME, 50],
        [],
        ["Question", "Réponse"],
        [ATTENTES, "du temps"],
    ]

    lue = read(tmp_path, classeur({"Feuil1": feuille}))

    assert sorted(said(lue)) == [(VOLUME, "50"), (OUTILS, "Excel"), (ATTENTES, "du temps")]


def test_sheets_of_themes_are_one_interview(tmp_path: Path) -> None:
    feuilles: dict[str, list[list[Any]]] = {
        "Identité": [["Personne rencontrée", "Mme Claire Dubois - DAF"], ["Date", "12 mars 2026"]],
        "Ventes": [["Thème", "Question", "Réponse"], ["Suivi", OUTILS, "Excel"]],
        "Données": [["Question", "Réponse"], [VOLUME, "50"]],
    }

    lue = read(tmp_path, classeur(feuilles))

    assert people(lue) == [
        {"personne": "Mme Claire Dubois", "fonction": "DAF", "date": "12/03/2026"}
    ]
    assert said(lue) == [(OUTILS, "Excel"), (VOLUME, "50")]


@pytest.mark.parametrize(
    ("noms", "attendus"),
    [
        (
            ("Sophie Garnier", "Karim Bensaïd"),
            [{"personne": "Sophie Garnier"}, {"personne": "Karim Bensaïd"}],
        ),
        (("SAV", "Commercial"), [{"fonction": "SAV"}, {"fonction": "Commercial"}]),
        (("Feuil1", "Feuil2"), [{}, {}]),
    ],
    ids=["names", "functions", "the same questions again"],
)
def test_sheets_of_people_are_as_many_interviews(
    noms: tuple[str, ...], attendus: list[dict[str, str]], tmp_path: Path
) -> None:
    lue = read(tmp_path, classeur(dict.fromkeys(noms, SIMPLE)))

    assert people(lue) == attendus
    assert len(lue.enonces) == 3
    assert said(lue, 0) == said(lue, 1)
    assert len({r.cle for r in lue.repondants}) == 2


MATRICE: list[list[Any]] = [
    ["Synthèse des entretiens"],
    ["Questions", "Sophie Garnier", "Karim Bensaïd", "Remarques"],
    [None, "SAV", "Commercial"],
    [OUTILS, "Excel", "mon carnet", "à revoir"],
    [VOLUME, 50, None],
    [ATTENTES, "idem", "voir avec Sophie"],
]


def test_a_matrix_has_people_in_columns(tmp_path: Path) -> None:
    lue = read(tmp_path, classeur({"Synthèse": MATRICE}))

    assert lue.disposition is Disposition.MATRICE
    assert people(lue) == [
        {"personne": "Sophie Garnier", "fonction": "SAV"},
        {"personne": "Karim Bensaïd", "fonction": "Commercial"},
    ]
    assert said(lue, 0) == [(OUTILS, "Excel"), (VOLUME, "50"), (ATTENTES, "idem")]
    assert said(lue, 1) == [(OUTILS, "mon carnet"), (ATTENTES, "voir avec Sophie")]
    assert [(e.texte, e.cellule) for e in lue.ecarts] == [("à revoir", "Synthèse!D4")]


def test_a_matrix_has_people_in_rows(tmp_path: Path) -> None:
    feuille: list[list[Any]] = [
        ["Nom", "Fonction", OUTILS, ATTENTES],
        ["Sophie Garnier", "SAV", "Excel", "du temps"],
        ["Karim Bensaïd", "Commercial", "mon carnet", None],
        [None, "Direction", None, "des chiffres"],
    ]

    lue = read(tmp_path, classeur({"Feuil1": feuille}))

    assert people(lue) == [
        {"personne": "Sophie Garnier", "fonction": "SAV"},
        {"personne": "Karim Bensaïd", "fonction": "Commercial"},
        {"fonction": "Direction"},
    ]
    assert said(lue, 0) == [(OUTILS, "Excel"), (ATTENTES, "du temps")]
    assert said(lue, 2) == [(ATTENTES, "des chiffres")]


def test_a_name_in_two_columns_is_one_name(tmp_path: Path) -> None:
    lignes: list[list[Any]] = [
        ["NOM", "PRENOM", "FONCTION", OUTILS, VOLUME],
        ["MARTIN", "Sophie", "Directrice commerciale", "Excel", 50],
        ["LEFÈVRE", "Marc", "SAV", "Un cahier", 20],
        ["BENALI", None, "DSI", "Jira", 5],
    ]

    enquete = read(tmp_path, classeur({"Réponses": lignes}))

    noms = [p["personne"] for p in people(enquete)]
    assert noms == ["Sophie MARTIN", "Marc LEFÈVRE", "BENALI"]


def test_columns_under_a_merged_name_are_one_persons(tmp_path: Path) -> None:
    feuille: list[list[Any]] = [
        ["Question", "Sophie Garnier", None, "Karim Bensaïd", None],
        [None, "Réponse", "Commentaire", "Réponse", "Commentaire"],
        [OUTILS, "Excel", "à contrecœur", "mon carnet", None],
        [ATTENTES, "du temps", None, "rien", "sceptique"],
    ]

    lue = read(tmp_path, classeur({"S": feuille}, fusions=["B1:C1", "D1:E1"]))

    dits = [[(d.role.value, d.texte) for d in r.dits] for r in lue.repondants]
    assert dits == [
        [("reponse", "Excel"), ("remarque", "à contrecœur"), ("reponse", "du temps")],
        [("reponse", "mon carnet"), ("reponse", "rien"), ("remarque", "sceptique")],
    ]


def test_names_and_functions_may_be_labelled_rows(tmp_path: Path) -> None:
    feuille: list[list[Any]] = [
        ["Nom", "Sophie", "Karim"],
        ["Date", "12/03/2026", "13/03/2026"],
        [OUTILS, "Excel", "mon carnet"],
        [ATTENTES, "du temps", "rien"],
    ]

    lue = read(tmp_path, classeur({"S": feuille}))

    assert people(lue) == [
        {"personne": "Sophie", "date": "12/03/2026"},
        {"personne": "Karim", "date": "13/03/2026"},
    ]


def test_a_column_may_say_who_answers_on_each_row(tmp_path: Path) -> None:
    feuille: list[list[Any]] = [
        ["Interlocuteur", "Question", "Réponse"],
        ["Sophie Garnier", OUTILS, "Excel"],
        [None, ATTENTES, "du temps"],
        ["Karim Bensaïd", OUTILS, "mon carnet"],
        ["Sophie Garnier", VOLUME, 50],
    ]

    lue = read(tmp_path, classeur({"S": feuille}))

    assert said(lue, 0) == [(OUTILS, "Excel"), (ATTENTES, "du temps"), (VOLUME, "50")]
    assert said(lue, 1) == [(OUTILS, "mon carnet")]


def test_boxes_beside_a_question_are_its_options(tmp_path: Path) -> None:
    feuille: list[list[Any]] = [
        ["N°", "Question", "Oui", "Non", "Commentaire"],
        [1, "Utilisez-vous Excel ?", "x", None, "tous les jours"],
        [2, "Avez-vous un CRM ?", None, "X", None],
    ]

    lue = read(tmp_path, classeur({"S": feuille}))

    assert [(d.role.value, d.detail, d.texte) for d in lue.repondants[0].dits] == [
        ("option", "Oui", "x"), ("remarque", "", "tous les jours"), ("option", "Non", "X"),
    ]  # fmt: skip


def test_a_summary_that_repeats_the_other_sheets_adds_nothing(tmp_path: Path) -> None:
    feuilles: dict[str, list[list[Any]]] = {
        "Lisez-moi": [["À remplir par onglet"]],
        "Sophie": [["Question", "Réponse"], [OUTILS, "Excel"]],
        "Karim": [["Question", "Réponse"], [OUTILS, "mon carnet"]],
        "Synthèse": [["Question", "Sophie", "Karim"], [OUTILS, "Excel", "un carnet rouge"]],
    }

    lue = read(tmp_path, classeur(feuilles))

    assert people(lue) == [{"personne": "Sophie"}, {"personne": "Karim"}]
    assert said(lue, 0) == [(OUTILS, "Excel")]
    assert said(lue, 1) == [(OUTILS, "mon carnet"), (OUTILS, "un carnet rouge")]
    assert [e.texte for e in lue.enonces] == [OUTILS]
    assert [plain(e.raison) for e in lue.ecarts] == [
        "cette feuille n’a ni question ni réponse : elle n’est pas lue",
        "cette cellule répète Sophie!B2",
    ]


def test_an_answer_merged_over_several_questions_is_told(tmp_path: Path) -> None:
    lue = read(tmp_path, classeur({"S": [*SIMPLE[:2], [VOLUME]]}, fusions=["B2:B3"]))

    assert said(lue) == [(OUTILS, "Excel")]
    assert "S!B2 : cette réponse est fusionnée sur plusieurs questions" in plain(
        lue.avertissements[-1]
    )


NOTES = [
    "Entretien avec Sophie Garnier, SAV, 12/03/2026",
    f"Q : {OUTILS}", "R : Excel surtout", "et Outlook",
    f"Q2. {VOLUME}\nR2. 50 environ\nplus le lundi\nQ3. Depuis quand ?\nR3. Toujours",
    "Entretien avec Karim Bensaïd (commercial) - 13/03/2026",
    f"1. {OUTILS}", "- mon carnet", "- Excel", "Qui relance les devis ? Personne.",
]  # fmt: skip


@pytest.mark.parametrize("nom", ["notes.txt", "notes.xlsx"])
def test_notes_in_one_column_are_read_line_by_line(nom: str, tmp_path: Path) -> None:
    texte = "\n".join(NOTES).encode()
    contenu = classeur({"Notes": [[x] for x in NOTES]}) if nom.endswith("xlsx") else texte

    lue = read(tmp_path, contenu, nom)

    assert lue.disposition is Disposition.NOTES
    assert people(lue) == [
        {"personne": "Sophie Garnier", "fonction": "SAV", "date": "12/03/2026"},
        {"personne": "Karim Bensaïd", "fonction": "commercial", "date": "13/03/2026"},
    ]
    dites: dict[str, list[str]] = {}
    for question, texte_dit in said(lue, 0):
        dites.setdefault(question, []).extend(texte_dit.split("\n"))
    assert dites == {
        OUTILS: ["Excel surtout", "et Outlook"],
        VOLUME: ["50 environ", "plus le lundi"],
        "Depuis quand ?": ["Toujours"],
    }
    assert said(lue, 1) == [
        (OUTILS, "mon carnet"), (OUTILS, "Excel"), ("Qui relance les devis ?", "Personne."),
    ]  # fmt: skip


def test_a_cell_that_answers_several_questions_counts_once(tmp_path: Path) -> None:
    (tmp_path / "n.xlsx").write_bytes(classeur({"Notes": [[x] for x in NOTES]}))

    depot, _ = read_answers(tmp_path / "n.xlsx", banque())

    bacs = [
        *depot.repartition.values(),
        *(n for x in depot.lectures for n in x.repartition.values()),
    ]
    assert sum(bacs) == depot.cellules_non_vides == len(NOTES)


@pytest.mark.parametrize(
    ("titres", "vers"),
    [
        (["Fichier", "Chemin", "Propriétaire", "Commentaire"], "sources"),
        (["Réf", "Exigence", "Priorité", "Commentaire"], "exigences"),
        (["Champ", "Type", "Longueur", "Remarques"], "dictionnaire"),
        (["Nom", "Fonction", "Courriel"], "equipe"),
    ],
)
def test_a_list_is_not_an_interview(titres: list[str], vers: str, tmp_path: Path) -> None:
    feuille = [["Liste tenue par la comptabilité"], [], titres, ["a", "b", "c", "d"]]

    message = refusal(tmp_path, classeur({"Feuil1": feuille}), "liste.xlsx")

    assert "aucun entretien n’y est reconnu" in message
    assert f"cdc import liste.xlsx --vers {vers}" in message
    assert vers in LISTES


def test_every_list_that_a_refusal_names_is_one_that_can_be_imported() -> None:
    for titres in (["Application", "Éditeur", "Version"], ["Terme", "Définition"]):
        trouvee = listed(titres)
        assert trouvee is not None
        assert trouvee[0] in LISTES


def test_a_refusal_says_what_is_there_and_what_to_do(tmp_path: Path) -> None:
    feuille = [["Sujet", "Notes"], ["Outils actuels", "Excel"], ["Volumes", "300 clients"]]

    message = refusal(tmp_path, classeur({"Points": feuille}))

    assert "feuille « Points », 6 cellules remplies (A1 « Sujet », B1 « Notes »" in message
    assert "--disposition tableau" in message


def test_a_layout_may_be_imposed_where_nothing_tells(tmp_path: Path) -> None:
    feuille = [["Outils actuels", "Excel"], ["Volumes", "300 clients"]]

    lue = read(tmp_path, classeur({"S": feuille}), imposee=Disposition.TABLEAU)

    assert said(lue) == [("Outils actuels", "Excel"), ("Volumes", "300 clients")]
    assert lue.confiance < 0.5


def test_questions_that_nobody_answered_are_refused(tmp_path: Path) -> None:
    message = refusal(tmp_path, classeur({"Trame": [[x[0]] for x in SIMPLE]}), "trame.xlsx")

    assert "aucun" in message
    vierge: list[list[Any]] = [[x[0], None] for x in SIMPLE]
    vierge[0] = SIMPLE[0]
    assert "aucune n’a de réponse" in refusal(tmp_path, classeur({"Trame": vierge}))


def test_a_name_stays_the_same_however_it_is_written(tmp_path: Path) -> None:
    cles = [
        read(tmp_path, classeur({"S": [["Nom", nom], [], *SIMPLE]})).repondants[0].cle
        for nom in ("Sophie Garnier", "Mme GARNIER Sophie", "sophie garnier")
    ]

    assert len(set(cles)) == 1


@pytest.mark.parametrize(
    ("texte", "personne"),
    [
        ("Sophie Garnier", True), ("M. Roux", True), ("GARNIER Sophie", True), ("Karim", True),
        ("Jean-Pierre de La Tour", True), ("Service Client", False), ("Commercial", False),
        ("Reprise Données", False), ("Quels outils ?", False), ("Excel", False), ("2026", False),
    ],
)  # fmt: skip
def test_names_of_people_are_told_from_other_titles(texte: str, personne: bool) -> None:
    assert is_person(texte) is personne


@pytest.mark.parametrize(
    ("titre", "lignes"),
    [
        (
            "Entretien avec Sophie Garnier, SAV, 12/03/2026",
            {"personne": "Sophie Garnier", "fonction": "SAV", "date": "12/03/2026"},
        ),
        (
            "Compte rendu d’entretien du 12/03/2026 avec M. Paul Roux",
            {"personne": "M. Paul Roux", "date": "12/03/2026"},
        ),
        ("Entretiens du projet CRM", {}),
        ("Interview : Karim Bensaïd – 1 h 30", {"personne": "Karim Bensaïd", "duree_min": "90"}),
    ],
)
def test_titles_announce_who_is_heard(titre: str, lignes: dict[str, str]) -> None:
    assert announced(titre).lignes == lignes


@pytest.mark.parametrize(
    ("texte", "nu"),
    [
        ("1.2 Quel outil ?", "Quel outil ?"), ("Q3 : Quel outil ?", "Quel outil ?"),
        ("12) Quel outil ?", "Quel outil ?"), ("- Quel outil ?", "Quel outil ?"),
        ("3 outils suffisent-ils ?", "3 outils suffisent-ils ?"),
        ("Quel outil ?", "Quel outil ?"),
    ],
)  # fmt: skip
def test_questions_lose_their_number_only(texte: str, nu: str) -> None:
    assert unnumbered(texte) == nu
    assert number_of(nu) == ""


def test_what_a_vendor_answers_is_not_an_answer_column() -> None:
    assert column_title("Réponse du candidat") is None


_TEXTES = st.sampled_from(
    ["Excel", "idem", "n/a", "?", "oui", "Une phrase.\nDeux lignes.", "Sophie Garnier", "=", "Q :"]
)
_VALEURS = st.one_of(
    _TEXTES, st.integers(0, 10**6), st.floats(0, 1), st.booleans(),
    st.just(dt.datetime(2026, 3, 12)), st.none(),
)  # fmt: skip
_CELLULES = st.one_of(
    _VALEURS,
    st.sampled_from(
        [
            OUTILS, VOLUME, ATTENTES, "Question", "Réponse", "Réponses", "Commentaire", "Thème", "N°",
            "Nom", "Nom : Sophie Garnier", "Date", "Karim Bensaïd", "SAV", "1. Organisation",
            f"Q : {OUTILS}", "R : Excel", "Entretien avec Paul Roux, SAV, 12/03/2026", "VENTES",
            f"Q : {OUTILS}\nR : Excel\nQ : {VOLUME}\nR : 3", "Fichier", "Priorité",
        ]
    ),
)  # fmt: skip


@st.composite
def _layouts(draw: st.DrawFn) -> tuple[dict[str, list[list[Any]]], tuple[int, int], list[str]]:
    """Draw sheets that hold questions, with anything around, anywhere, merged anyhow."""
    noms = draw(
        st.lists(
            st.sampled_from(["Feuil1", "Sophie Garnier", "Ventes", "SAV"]),
            min_size=1, max_size=3, unique=True,
        )
    )  # fmt: skip
    feuilles: dict[str, list[list[Any]]] = {}
    for nom in noms:
        largeur = draw(st.integers(1, 5))
        ligne = st.lists(_CELLULES, min_size=0, max_size=largeur)
        feuilles[nom] = draw(st.lists(ligne, max_size=4))
        feuilles[nom] += draw(st.sampled_from([SIMPLE, MATRICE, [[x] for x in NOTES], []]))
        feuilles[nom] += draw(st.lists(ligne, max_size=6))
    fusions = draw(st.lists(st.sampled_from(["A1:C1", "B2:B4", "D1:E2", "A6:D6"]), unique=True))
    return feuilles, (draw(st.integers(1, 4)), draw(st.integers(1, 3))), fusions


@settings(max_examples=60, deadline=None)
@given(_layouts())
def test_every_cell_has_one_place_whatever_the_layout(
    tmp_path_factory: pytest.TempPathFactory,
    layout: tuple[dict[str, list[list[Any]]], tuple[int, int], list[str]],
) -> None:
    feuilles, place, fusions = layout
    chemin = tmp_path_factory.mktemp("libre") / "f.xlsx"
    chemin.write_bytes(classeur(feuilles, place=place, fusions=fusions))
    try:
        lu = read_table(chemin)
    except ClasseurRefuseError:  # an empty file
        return
    for imposee in dispositions.LIBRES:
        indice = dispositions.recognise(lu, imposee)
        try:
            enquete = dispositions.read(lu, indice) if indice else None
        except ClasseurRefuseError:  # questions without an answer
            continue
        if enquete is None or indice is None:
            continue

        assert _counted(enquete) == lu.cellules_non_vides
        assert len({r.cle for r in enquete.repondants}) == len(enquete.repondants)
        assert enquete == dispositions.read(lu, indice)
    try:
        depot, _ = read_answers(chemin, banque())
    except ClasseurRefuseError as refus:
        assert "Signalez ce fichier" not in str(refus)
    else:
        bacs = [depot.repartition, *(x.repartition for x in depot.lectures)]
        assert sum(sum(b.values()) for b in bacs) == lu.cellules_non_vides


def test_names_far_above_the_questions_are_those_of_their_columns(tmp_path: Path) -> None:
    feuille: list[list[Any]] = [
        ["", "Entretien 1", "Entretien 2"], ["Nom", "Sophie Garnier", "Marc Petit"],
        ["Fonction", "DSI", "SAV"], ["Date", "05/10/2026", "06/10/2026"], ["OUTILS"],
        [OUTILS, "Excel", "carnet"], ["VOLUMES"], [VOLUME, 50, 12],
    ]  # fmt: skip

    lue = read(tmp_path, classeur({"F": feuille}))

    assert [p["personne"] for p in people(lue)] == ["Sophie Garnier", "Marc Petit"]
    assert said(lue, 1) == [(OUTILS, "carnet"), (VOLUME, "12")]


def test_a_row_of_totals_is_nobody(tmp_path: Path) -> None:
    feuille: list[list[Any]] = [
        ["Nom", OUTILS, VOLUME, ATTENTES], ["Sophie Garnier", "Excel", 50, "temps"],
        ["Marc Petit", "carnet", 12, "rien"], [], ["Total réponses", 2, 2, 2],
    ]  # fmt: skip

    lue = read(tmp_path, classeur({"F": feuille}))

    assert [p["personne"] for p in people(lue)] == ["Sophie Garnier", "Marc Petit"]


def test_the_only_sheet_may_bear_the_name_of_the_person(tmp_path: Path) -> None:
    (personne,) = people(read(tmp_path, classeur({"Sophie Garnier": SIMPLE})))

    assert personne == {"personne": "Sophie Garnier"}


def test_people_heard_together_are_named_together(tmp_path: Path) -> None:
    qui: list[list[Any]] = [["Participants : Sophie Garnier (DSI), Marc Petit (SAV)"], []]

    (personne,) = people(read(tmp_path, classeur({"F": [*qui, *SIMPLE]})))

    assert personne == {"personne": "Sophie Garnier, Marc Petit"}


def test_what_helps_to_answer_is_no_answer(tmp_path: Path) -> None:
    feuille: list[list[Any]] = [["Question", "Aide", "Votre réponse"], [OUTILS, "ex. : ERP", "Excel"],
               [VOLUME, "par jour", 50]]  # fmt: skip

    lue = read(tmp_path, classeur({"F": feuille}))

    assert said(lue) == [(OUTILS, "Excel"), (VOLUME, "50")]
