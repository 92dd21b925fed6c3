"""Interviews noted by subject: « CRM actuel : Excel », or a sheet « Sujet | Notes »."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cdc.entretien.enquete import Disposition
from cdc.formats.tableurs import dispositions
from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.lecture import read_table
from cdc.formats.xlsx.depot import read_answers
from tests.entretiens import banque, plain
from tests.feuilles import classeur

if TYPE_CHECKING:
    from pathlib import Path

    from cdc.entretien.reponses import Depot

NOTES = """Entretien avec Sophie Garnier, responsable commerciale, 12/03/2026

CRM actuel : Excel
Nombre de commerciaux : 12
Irritants :
- Excel : trop lent
- Sage : on ressaisit les devis
Délai de rappel d’un contact : 48 h
 sauf en août
"""


def taken(folder: Path, nom: str, contenu: bytes) -> Depot:
    (folder / nom).write_bytes(contenu)
    return read_answers(folder / nom, banque())[0]


def asked(folder: Path, nom: str, contenu: bytes) -> list[tuple[str, str, str]]:
    """Return the subject, what is said of it, and the part of the notes that it stands in."""
    (folder / nom).write_bytes(contenu)
    lu = read_table(folder / nom)
    indice = dispositions.recognise(lu, None, lambda _: 1.0)
    assert indice is not None
    enquete = dispositions.read(lu, indice)
    return [
        (enquete.enonces[d.enonce].texte, d.texte, enquete.enonces[d.enonce].theme)
        for repondant in enquete.repondants
        for d in repondant.dits
    ]


def test_subjects_and_what_is_said_of_them_are_questions_and_answers(tmp_path: Path) -> None:
    dits = asked(tmp_path, "sophie.txt", NOTES.encode())

    assert dits == [
        ("CRM actuel", "Excel", ""),
        ("Nombre de commerciaux", "12", ""),
        ("Irritants", "Excel : trop lent", ""),
        ("Irritants", "Sage : on ressaisit les devis", ""),
        ("Délai de rappel d’un contact", "48 h", ""),
        ("Délai de rappel d’un contact", "sauf en août", ""),
    ]


def test_the_report_says_why_notes_by_subject_are_an_interview(tmp_path: Path) -> None:
    depot = taken(tmp_path, "sophie.txt", NOTES.encode())

    assert [lecture.identite["personne"].texte for lecture in depot.lectures] == ["Sophie Garnier"]
    preuves = plain(" ; ".join(depot.preuves))
    assert (
        "4 lignes « Sujet : ce qui en est dit » ; 1 titre d’entretien ; sujets proches" in preuves
    )
    assert depot.confiance > 0.8


@pytest.mark.parametrize(
    "lignes",
    [
        pytest.param(["CRM actuel – Excel", "Freins – flicage", "Budget – 30 k€"], id="dashes"),
        pytest.param(["- Attentes : un seul fichier", "- Freins : le temps", "- Budget : 30 k€"]),
        pytest.param(["1. Attentes : gagner du temps", "2. Freins : aucun", "3. Budget : 30 k€"]),
        pytest.param(
            ["Attentes -> le suivi", "Freins -> le temps", "Budget -> 30 k€"], id="arrows"
        ),
    ],
)
def test_subjects_are_noted_in_many_ways(lignes: list[str], tmp_path: Path) -> None:
    depot = taken(tmp_path, "notes.xlsx", classeur({"Feuil1": [[x] for x in lignes]}))

    assert depot.format == Disposition.NOTES
    assert len(depot.intitules) == 3


def test_a_subject_of_which_nothing_is_said_is_the_title_of_the_next_ones(tmp_path: Path) -> None:
    texte = "Ventes :\nDevis par mois : 80\nRelances : aucune\nSAV :\nTickets par mois : 120\n"

    assert asked(tmp_path, "n.txt", texte.encode()) == [
        ("Devis par mois", "80", "Ventes"),
        ("Relances", "aucune", "Ventes"),
        ("Tickets par mois", "120", "SAV"),
    ]


def test_short_lines_between_subjects_are_the_titles_of_parts(tmp_path: Path) -> None:
    texte = "1. Outils\nCRM actuel : Excel\nFreins : le temps\n2. Suite\nBudget : 30 k€\n"

    assert asked(tmp_path, "n.txt", texte.encode()) == [
        ("CRM actuel", "Excel", "Outils"),
        ("Freins", "le temps", "Outils"),
        ("Budget", "30 k€", "Suite"),
    ]


def test_a_letter_around_the_subjects_is_not_cut_at_its_commas(tmp_path: Path) -> None:
    texte = (
        "Bonjour Sophie,\nsuite à notre échange, voici mes notes :\n- outil actuel : Excel\n"
        "- freins : le temps\n- irritants : la ressaisie\n- budget : 30 k€\nBonne journée\n"
    )

    depot = taken(tmp_path, "lettre.txt", texte.encode())

    assert [i.texte for i in depot.intitules][-4:] == [
        "outil actuel",
        "freins",
        "irritants",
        "budget",
    ]


def test_people_beside_subjects_are_a_matrix(tmp_path: Path) -> None:
    rangees = [
        ["Sujet", "Karim Haddad", "Léa Simon"],
        ["Outil actuel", "Excel", "HubSpot"],
        ["Irritants", "lenteur", "pas de devis"],
        ["Budget", "5 k€", "?"],
    ]

    depot = taken(tmp_path, "n.xlsx", classeur({"Feuil1": rangees}))

    assert depot.format == Disposition.MATRICE
    noms = [lecture.identite["personne"].texte for lecture in depot.lectures]
    assert noms == ["Karim Haddad", "Léa Simon"]


def test_who_is_heard_is_told_from_what_is_spoken_of(tmp_path: Path) -> None:
    texte = "Nom : Karim Haddad\nService : SAV\nBudget : 3 k€\nÉquipe : 4 personnes\nFreins : non\n"

    dits = asked(tmp_path, "n.txt", texte.encode())

    assert [sujet for sujet, _, _ in dits] == ["Budget", "Équipe", "Freins"]


@pytest.mark.parametrize(
    ("titres", "rangees"),
    [
        (
            ["Sujet", "Notes"],
            [["CRM actuel", "Excel"], ["Irritants", "ressaisie"], ["Budget", "30 k€"]],
        ),
        (
            ["Thème", "Commentaires"],
            [["Prospection", "par salons"], ["Devis", "dans Sage"], ["Reporting", "à la main"]],
        ),
        (
            ["Rubrique", "Constats"],
            [["Suivi des opportunités", "aucun"], ["Facturation", "Sage"], ["Freins", "le temps"]],
        ),
    ],
)
def test_a_sheet_of_subjects_and_remarks_is_an_interview(
    titres: list[str], rangees: list[list[str]], tmp_path: Path
) -> None:
    depot = taken(tmp_path, "notes.xlsx", classeur({"Feuil1": [titres, *rangees]}))

    assert depot.format == Disposition.TABLEAU
    assert [i.texte for i in depot.intitules] == [sujet for sujet, _ in rangees]
    assert "sujets proches des questions de la banque" in depot.preuves[-1]


def test_the_surest_of_two_columns_of_titles_is_the_subject(tmp_path: Path) -> None:
    rangees = [
        ["Thème", "Point", "Observations"],
        ["Ventes", "Nombre de devis", "80"],
        ["Ventes", "Freins", "le temps"],
        ["SAV", "Irritants", "pas d’historique"],
    ]

    dits = asked(tmp_path, "n.xlsx", classeur({"Feuil1": rangees}))

    assert dits[0] == ("Nombre de devis", "80", "Ventes")
    assert dits[2] == ("Irritants", "pas d’historique", "SAV")


RECETTE = "Ingrédients : farine\nCuisson : 30 minutes\nTempérature : 180 °C\nDessert : tarte\n"
JOURNAL = "2026-03-12 10:00:01 INFO : prêt\n2026-03-12 10:00:02 INFO : connecté\n" * 2
PROSE = (
    "Réunion de lancement.\nNous avons parlé du projet. Deux points ressortent :\n"
    "- le planning est à revoir ;\nLa suite : une réunion le 20 mars à 14:30.\nMerci à tous.\n"
)


@pytest.mark.parametrize("texte", [RECETTE, JOURNAL, PROSE], ids=["recipe", "log", "prose"])
def test_a_text_that_is_no_interview_is_refused(texte: str, tmp_path: Path) -> None:
    with pytest.raises(ClasseurRefuseError, match="aucun entretien"):
        taken(tmp_path, "texte.txt", texte.encode())


@pytest.mark.parametrize(
    "rangees",
    [
        [["Sujet", "Notes"], ["Mathématiques", 14], ["Physique", 12], ["Anglais", 9]],
        [["Point", "Statut", "Remarques"], ["Devis", "fait", "ok"], ["Budget", "à faire", "non"]],
        [
            ["Rubrique", "Montant", "Commentaires"],
            ["Formation", 4000, "2 j"],
            ["Licences", 9, "an"],
        ],
        [
            ["Étape", "Notes"],
            ["Former les utilisateurs", "en mars"],
            ["Reprendre les données", "?"],
        ],
    ],
)
def test_a_plan_a_budget_or_marks_are_refused(rangees: list[list[Any]], tmp_path: Path) -> None:
    with pytest.raises(ClasseurRefuseError, match="aucun entretien"):
        taken(tmp_path, "suivi.xlsx", classeur({"Feuil1": rangees}))


def test_what_is_refused_by_its_subjects_may_be_imposed(tmp_path: Path) -> None:
    fichier = tmp_path / "recette.txt"
    fichier.write_text(RECETTE)

    depot, _ = read_answers(fichier, banque(), Disposition.NOTES)

    assert len(depot.intitules) == 4
