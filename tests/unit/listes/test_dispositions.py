"""Whatever the layout: each cell in one bucket, each row imported once, nothing the second time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cdc.entretien.effets import Sort
from cdc.entretien.reponses import normalize
from tests.tableaux import bring, make_sheet

_TEXTES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30
)
_PRIORITES = st.sampled_from(
    [None, "P1", "Must", "Indispensable", "1", "should", "haute", "-", "?"]
)
_ENTETES = ["Réf.", "Titre", "Description", "Priorité"]


@dataclass(frozen=True)
class Feuille:
    """A sheet to be imported, and how many rows of data it holds."""

    rangees: list[list[Any]]
    fusions: list[tuple[int, int, int, int]]
    ligne: int
    colonne: int
    nombre: int


@st.composite
def feuilles(draw: st.DrawFn) -> Feuille:
    ligne, colonne = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    libres = draw(st.lists(_TEXTES, max_size=2))
    largeur = len(_ENTETES) + 1 + len(libres)
    rangees: list[list[Any]] = [["Expression des besoins"], []] if draw(st.booleans()) else []
    rangees.append([*_ENTETES, "Domaine", *libres])
    entete = rangees[-1]
    nombre = draw(st.integers(1, 8))
    fusions = []
    for rang in range(1, nombre + 1):
        if draw(st.integers(0, 4)) == 0:
            rangees.append([f"{rang}. {draw(st.sampled_from(['SAV', 'Leads', 'Divers']))}"])
            fusions.append((ligne + len(rangees) - 1, colonne, ligne + len(rangees) - 1,
                            colonne + largeur - 1))  # fmt: skip
        if draw(st.integers(0, 5)) == 0:
            rangees.append(entete)
        if draw(st.integers(0, 5)) == 0:
            rangees.append([])
        notes = [draw(st.none() | _TEXTES) for _ in libres]
        rangees.append(
            [f"R-{rang:03}", f"Besoin numéro {rang}", draw(st.none() | _TEXTES), draw(_PRIORITES),
             draw(st.sampled_from([None, "SAV", "2d", "Autre chose"])), *notes]
        )  # fmt: skip
        if (
            len(rangees) > 4
            and draw(st.integers(0, 3)) == 0
            and rangees[-2][4:5] not in ([], ["Domaine"])
        ):
            rangees[-1][4] = None
            haut = ligne + len(rangees) - 2
            fusions.append((haut, colonne + 4, haut + 1, colonne + 4))
    if draw(st.booleans()):
        rangees.append([None, "Total", None, None, None])
    if draw(st.booleans()):
        rangees += [[], ["Légende"], ["P1", "Indispensable"], ["* note de bas de page"]]
    return Feuille(rangees, fusions, ligne, colonne, nombre)


@given(feuilles())
def test_any_layout_keeps_every_cell_and_imports_once(feuille: Feuille) -> None:
    grille = make_sheet(
        feuille.rangees, ligne=feuille.ligne, colonne=feuille.colonne, fusions=feuille.fusions
    )

    premier = bring({}, "exigences", grille)
    second = bring(premier.donnees, "exigences", grille, releves=[premier.releve])

    assert sum(premier.repartition.values()) == len(grille.cases)
    assert [e["titre"] for e in premier.donnees["exigences"]] == [
        f"Besoin numéro {rang}" for rang in range(1, feuille.nombre + 1)
    ]
    assert second.deja
    assert second.donnees == premier.donnees
    assert not second.by_sort(Sort.CREEE, Sort.MODIFIEE, Sort.CONFLIT)


@given(st.lists(st.lists(st.none() | _TEXTES, max_size=5), max_size=12), st.integers(0, 3))
def test_a_glossary_among_any_cells_keeps_every_cell(bruit: list[list[Any]], ecart: int) -> None:
    rangees = [["Terme", "Définition"], ["Lead", "Contact entrant"], *[[]] * ecart, *bruit]
    grille = make_sheet(rangees)

    premier = bring({}, "glossaire", grille)
    second = bring(premier.donnees, "glossaire", grille, releves=[premier.releve])

    assert sum(premier.repartition.values()) == len(grille.cases)
    assert _every_text_is_kept(grille, premier)
    assert second.donnees == premier.donnees


def _every_text_is_kept(grille: Any, importation: Any) -> bool:
    releve = importation.releve
    gardes = {v.cellule for ligne in releve.lignes for v in ligne.valeurs}
    gardes |= {a.cellule for a in releve.autres}
    titres = {normalize(c.titre) for c in releve.correspondance.colonnes}
    return all(c.adresse in gardes or normalize(c.texte) in titres for c in grille.cases.values())


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[list[Any]], list[tuple[int, int, int, int]], list[int]]:
    """Return a table of test cases, its merges, and how many steps each case has."""
    nombres = draw(st.lists(st.integers(1, 4), min_size=1, max_size=5))
    nom = draw(st.sampled_from(["dit une fois", "répété", "fusionné"]))
    numerotees = draw(st.booleans())
    rangees: list[list[Any]] = [["Scénario", "Prérequis", "Étape", "Action", "Résultat attendu"]]
    fusions = []
    for rang, nombre in enumerate(nombres, 1):
        if nom == "fusionné" and nombre > 1:
            fusions.append((len(rangees) + 1, 1, len(rangees) + nombre, 1))
        for numero in range(1, nombre + 1):
            titre = f"Cas numéro {rang}" if numero == 1 or nom == "répété" else None
            attendu = draw(st.none() | _TEXTES)
            rangees.append(
                [titre, draw(st.none() | st.just("connecté")), numero if numerotees else None,
                 f"Je fais le geste {numero}", attendu]
            )  # fmt: skip
    return rangees, fusions, nombres


@given(plans())
def test_any_plan_keeps_every_cell_and_every_step_and_imports_once(
    plan: tuple[list[list[Any]], list[tuple[int, int, int, int]], list[int]],
) -> None:
    rangees, fusions, nombres = plan
    grille = make_sheet(rangees, fusions=fusions)

    premier = bring({}, "cas-de-test", grille)
    second = bring(premier.donnees, "cas-de-test", grille, releves=[premier.releve])

    cas = premier.donnees["cas_de_test"]
    assert sum(premier.repartition.values()) == len(grille.cases)
    assert [len(c["etapes"]) for c in cas] == nombres
    assert [c["titre"] for c in cas] == [f"Cas numéro {r}" for r in range(1, len(nombres) + 1)]
    assert second.deja
    assert second.donnees == premier.donnees
