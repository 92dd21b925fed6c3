"""One list told on two sheets: Squash TM has its test cases on one, and their steps on another."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from cdc.listes.grille import Grille

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.listes.grille import Case
    from cdc.listes.vocabulaire import Vocabulaire

# The column that names a case on its own sheet, and on that of its steps.
_CLES = (("TC_PATH", "TC_OWNER_PATH"),)
_EXAMEN = 5
TECHNIQUES = frozenset(
    """
    ACTION TC_PATH TC_OWNER_PATH TC_NUM TC_UUID TC_MILESTONE TC_WEIGHT_AUTO TC_CREATED_ON TC_CREATED_BY
    TC_LAST_MODIFIED_ON TC_LAST_MODIFIED_BY TC_KIND TC_AUTOMATABLE TC_STEP_IS_CALL_STEP
    TC_STEP_CALL_DATASET
    """.split()  # noqa: SIM905
)
"""The columns that the tool writes for itself: they say nothing of a case."""


def join_sheets(grilles: Sequence[Grille], vocabulaire: Vocabulaire) -> Sequence[Grille]:
    """Return the sheets, what a case says of itself being beside its first step.

    Only the columns that the list knows are moved; where a step has no case, or the steps of a
    case are apart, the sheets stay as they are. No cell is lost, and each keeps its address.
    """
    for cle_cas, cle_pas in _CLES:
        cas = next(((g, p) for g in grilles if (p := _find(g, cle_cas))), None)
        pas = next(((g, p) for g in grilles if (p := _find(g, cle_pas))), None)
        if cas and pas and cas[0] is not pas[0]:
            jointes = _join(*cas, *pas, vocabulaire)
            return [jointes.get(g.nom, g) for g in grilles] if jointes else grilles
    return grilles


def _find(grille: Grille, titre: str) -> Case | None:
    premieres = list(grille.lignes.values())[:_EXAMEN]
    return next(
        (c for ligne in premieres for c in ligne.values() if c.texte.strip() == titre), None
    )


def _join(
    cas: Grille, cle_cas: Case, pas: Grille, cle_pas: Case, vocabulaire: Vocabulaire
) -> dict[str, Grille]:
    """Return both sheets by name, once joined; nothing where they do not fit."""
    cibles = _first_rows(pas, cle_pas)
    titres = cas.lignes[cle_cas.ligne]
    prises = [c for c, case in titres.items() if vocabulaire.recognise(case.texte.strip())]
    lignes = {n: ligne for n, ligne in cas.lignes.items() if n > cle_cas.ligne}
    noms = [
        ligne[cle_cas.colonne].texte if cle_cas.colonne in ligne else ""
        for ligne in lignes.values()
    ]
    if cibles is None or not prises or len(set(noms)) < len(noms) or not cibles.keys() <= set(noms):
        return {}
    decalage = max(titres)
    cases = {(n, c + decalage): replace(k, colonne=c + decalage) for (n, c), k in pas.cases.items()}
    libre = max(pas.lignes) + 1
    places = {cle_cas.ligne: cle_pas.ligne}
    for numero, nom in zip(lignes, noms, strict=True):
        places[numero] = cibles.get(nom, libre)
        libre += nom not in cibles
    rangs = {c: decalage - len(prises) + rang for rang, c in enumerate(prises, 1)}
    for (ligne, colonne), case in cas.cases.items():
        if ligne in places and colonne in rangs:
            place = places[ligne], rangs[colonne]
            cases[place] = replace(case, ligne=place[0], colonne=place[1])
    fusions = tuple(
        replace(f, colonne=f.colonne + decalage, derniere_colonne=f.derniere_colonne + decalage)
        for f in pas.fusions
    )
    reste = {p: c for p, c in cas.cases.items() if p[0] not in places or p[1] not in rangs}
    return {pas.nom: Grille(pas.nom, cases, fusions), cas.nom: Grille(cas.nom, reste, cas.fusions)}


def _first_rows(pas: Grille, cle: Case) -> Mapping[str, int] | None:
    """Return the first row of the steps of each case; None where they are not together."""
    noms = [
        (numero, ligne[cle.colonne].texte if cle.colonne in ligne else "")
        for numero, ligne in pas.lignes.items()
        if numero > cle.ligne
    ]
    suites = [(nom, next(iter(rangs))[0]) for nom, rangs in groupby(noms, key=lambda x: x[1])]
    return dict(suites) if len({nom for nom, _ in suites}) == len(suites) else None
