"""What the import of a table did, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.actions.imports.rubriques import (
    Etendue,
    Ligne,
    Rubrique,
    deleted,
    effects,
    shared_out,
    unattached,
)
from cdc.entretien.cellules import locate, sheet_shown, shown
from cdc.entretien.effets import Sort
from cdc.entretien.reponses import Bac
from cdc.francais import enumeration, plural, quote
from cdc.listes.cibles import PSEUDONYMES
from cdc.listes.correspondance import IGNORER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.listes.cibles import Liste
    from cdc.listes.correspondance import ColonneLue
    from cdc.listes.importation import Importation
    from cdc.listes.releves import Autre

_BACS = {
    Bac.REPONSE: ("de données", "de données"),
    Bac.METADONNEE: ("d’identité", "d’identité"),
    Bac.ENTETE: ("de titre", "de titre"),
    Bac.REMARQUE: ("laissée de côté", "laissées de côté"),
    Bac.CONSIGNE: ("de consigne", "de consigne"),
    Bac.NON_RATTACHE: ("non rattachée", "non rattachées"),
}
_TITRES = {
    Sort.MODIFIEE: ("valeur modifiée", "valeurs modifiées"),
    Sort.GARDEE: (
        "valeur que vous avez changée depuis : la vôtre reste",
        "valeurs que vous avez changées depuis : les vôtres restent",
    ),
    Sort.ARBITREE: ("valeur déjà départagée", "valeurs déjà départagées"),
    Sort.CONFLIT: ("valeur à départager", "valeurs à départager"),
}


def nature(importation: Importation) -> str:
    """Return whether a table is new to the project."""
    if importation.deja:
        return "déjà importé"
    version = importation.releve.version
    return f"version {version}" if version > 1 else "nouvel import"


def tables(importation: Importation) -> Iterator[str]:
    """Yield where the tables stand."""
    for tableau in importation.releve.correspondance.tableaux:
        yield f"Tableau : {sheet_shown(tableau.feuille)}, titres ligne {tableau.entete}"


def columns(liste: Liste, importation: Importation) -> Iterator[tuple[str, str]]:
    """Yield the title of each column and what it fills; nothing when it is not taken up."""
    for colonne in importation.releve.correspondance.colonnes:
        yield heading(colonne), _meaning(liste, colonne)


def heading(colonne: ColonneLue) -> str:
    """Return the title of a column, told from others of the same title."""
    titre = f"{colonne.groupe} — {colonne.titre}" if colonne.groupe else colonne.titre
    return (titre or "(sans titre)") + (f" ({colonne.rang})" if colonne.rang > 1 else "")


def cells(importation: Importation) -> str:
    """Return how many cells are filled, and what they are."""
    nombre = importation.releve.cellules_non_vides
    return shared_out(nombre, importation.repartition, _BACS)


def rubrics(importation: Importation, etendue: Etendue) -> Iterator[Rubrique]:
    """Yield what became of a table."""
    yield from _created(importation, etendue)
    inchangees = len(importation.by_sort(Sort.INCHANGEE))
    if inchangees:
        yield Rubrique("", plural(inchangees, "valeur inchangée", "valeurs inchangées"))
    for sort, titres in _TITRES.items():
        yield from effects(importation.by_sort(sort), titres)
    yield from deleted(importation.by_sort, etendue)
    yield from _others(importation, etendue)
    yield from _kept(importation)
    yield from unattached(importation.resultat.ecarts, etendue)


def left(importation: Importation) -> str:
    """Return what is left to decide, or nothing."""
    conflits = len(importation.by_sort(Sort.CONFLIT))
    non_rattachees = importation.repartition[Bac.NON_RATTACHE]
    combien = (
        (conflits, _TITRES[Sort.CONFLIT]),
        (non_rattachees, ("cellule non rattachée", "cellules non rattachées")),
    )
    return enumeration([plural(n, *mots) for n, mots in combien if n])


def _meaning(liste: Liste, colonne: ColonneLue) -> str:
    if colonne.champ in PSEUDONYMES:
        return PSEUDONYMES[colonne.champ]
    if colonne.champ == IGNORER:
        return "ignorée, gardée dans le relevé"
    if colonne.champ in liste.donnees:
        return f"{liste.donnees[colonne.champ].titre} ({colonne.champ})"
    return ""


def _created(importation: Importation, etendue: Etendue) -> Iterator[Rubrique]:
    creees = importation.resultat.creees
    if creees:
        titre = plural(len(creees), "élément créé", "éléments créés")
        lignes = (
            Ligne(f"{shown(cellule)} → {chemin} : {quote(dit)}", chemin=chemin)
            for cellule, chemin, dit in creees
        )
        yield Rubrique(titre, lignes=tuple(etendue.some(lignes)))
    nouveaux = {chemin for _, chemin, _ in creees}
    ajouts = [
        e
        for e in importation.by_sort(Sort.CREEE)
        if e.chemin.partition("].")[0] + "]" not in nouveaux
    ]
    yield from effects(ajouts, ("valeur ajoutée", "valeurs ajoutées"))


def _others(importation: Importation, etendue: Etendue) -> Iterator[Rubrique]:
    """Yield what the sheet holds besides its rows: totals, legends, notes, titles between rows."""
    lignes: dict[tuple[str, str, str], list[Autre]] = {}
    for autre in importation.releve.autres:
        if autre.nature != "titre":
            lieu = locate(autre.cellule)
            lignes.setdefault((lieu.feuille, lieu.ligne, autre.nature), []).append(autre)
    if not lignes:
        return
    nombre = sum(map(len, lignes.values()))
    titre = plural(nombre, "cellule hors des lignes", "cellules hors des lignes")
    dites = (
        Ligne(f"{shown(memes[0].cellule)} ({nature}) : {quote(' | '.join(a.texte for a in memes))}")
        for (_, _, nature), memes in lignes.items()
    )
    yield Rubrique(titre, lignes=tuple(etendue.some(dites)))


def _kept(importation: Importation) -> Iterator[Rubrique]:
    resultat = importation.resultat
    if resultat.gardes:
        titre = plural(len(resultat.gardes), "cellule à relire", "cellules à relire")
        lignes = tuple(
            Ligne(f"{shown(t.cellule)} : {quote(t.texte)} ({t.drapeau})") for t in resultat.gardes
        )
        yield Rubrique(titre, f" dans imports/{importation.releve.nom}.yaml", lignes)
    if resultat.sans_objet:
        dites = plural(resultat.sans_objet, "cellule dit", "cellules disent")
        yield Rubrique("", f"{dites} « sans objet » : aucune valeur n’en est tirée.")
