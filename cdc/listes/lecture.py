"""Read the tables of a file into rows: each non-empty cell becomes one thing, and is counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.entretien.cellules import locate
from cdc.entretien.reponses import Bac, normalize
from cdc.francais import plural
from cdc.listes import correspondance as corr
from cdc.listes.choix import (
    choose,
    column_key,
    columns,
    require_name,
    with_mapping,
)
from cdc.listes.cibles import ETAPE, PRENOM, REFERENCE
from cdc.listes.etapes import group_cases, has_steps, sheet_title
from cdc.listes.jointures import join_sheets
from cdc.listes.legendes import choice_columns, read_legends
from cdc.listes.rangees import Nature, Rangee, classify
from cdc.listes.releves import Autre, Lecture, Ligne, Valeur
from cdc.listes.valeurs import Lecteur, is_numeric
from cdc.listes.vocabulaire import Vocabulaire

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cdc.entretien.noms import Noms
    from cdc.listes.choix import Demande
    from cdc.listes.cibles import Liste
    from cdc.listes.grille import Case, Grille
    from cdc.listes.synonymes import Synonymes
    from cdc.listes.tableaux import Tableau

_COMPTEUR = 3


@dataclass(slots=True)
class _Etat:
    """What was read so far."""

    demande: Demande
    lecteur: Lecteur
    vocabulaire: Vocabulaire
    lignes: list[Ligne] = field(default_factory=list)
    autres: list[Autre] = field(default_factory=list)
    bacs: Counter[Bac] = field(default_factory=Counter)
    avertissements: list[str] = field(default_factory=list)
    legendes: dict[str, str] = field(default_factory=dict)

    def set_aside(self, cases: Iterable[Case], nature: Nature, bac: Bac) -> None:
        for case in cases:
            self.autres.append(Autre(texte=case.texte, cellule=case.adresse, nature=nature.value))
            self.bacs[bac] += 1


def read_tables(
    fichier: str,
    sha256: str,
    grilles: Sequence[Grille],
    demande: Demande,
    noms: Noms,
    synonymes: Synonymes,
) -> Lecture:
    """Return the rows of the tables of a file that fill the list asked for.

    Raises:
        TableauIntrouvableError: it has no such table.
    """
    synonymes = with_mapping(synonymes, demande.suivie)
    vocabulaire = Vocabulaire(demande.liste, synonymes)
    if demande.liste.suite and not demande.feuille:
        grilles = join_sheets(grilles, vocabulaire)
    tableaux, autres = choose(fichier, grilles, demande, vocabulaire)
    etat = _Etat(demande, Lecteur(noms, synonymes), vocabulaire)
    champs = columns(tableaux, vocabulaire, etat.lecteur, demande)
    require_name(fichier, demande.liste, champs, tableaux)
    for tableau in tableaux:
        _read_table(etat, tableau, {c.numero: champs[column_key(c)] for c in tableau.colonnes})
    ailleurs = _count_rest(etat, grilles, tableaux, autres)
    return Lecture(
        fichier=fichier,
        sha256=sha256,
        vers=demande.liste.nom,
        cellules_non_vides=sum(len(g.cases) for g in grilles),
        correspondance=corr.written(demande.liste, tableaux, champs, demande.suivie),
        lignes=tuple(etat.lignes),
        autres=tuple(etat.autres),
        ailleurs=ailleurs,
        legendes=etat.legendes,
        repartition={bac: etat.bacs[bac] for bac in Bac},
        avertissements=tuple(etat.avertissements),
    )


def _count_rest(
    etat: _Etat, grilles: Sequence[Grille], tableaux: list[Tableau], autres: list[Tableau]
) -> dict[str, int]:
    """Count what is in no row of the tables, and return the other sheets with their cells."""
    lues = {t.grille.nom for t in tableaux}
    for nom in sorted(lues):
        memes = [t for t in autres if t.grille.nom == nom]
        _set_rest_aside(etat, [t for t in tableaux if t.grille.nom == nom], memes)
    ailleurs = {g.nom: len(g.cases) for g in grilles if g.nom not in lues and g.cases}
    oubliees = {t.grille.nom for t in autres} - lues
    for nom, nombre in ailleurs.items():
        etat.bacs[Bac.NON_RATTACHE if nom in oubliees else Bac.REMARQUE] += nombre
    etat.avertissements += _elsewhere(ailleurs, oubliees)
    return ailleurs


def _read_table(etat: _Etat, tableau: Tableau, champs: Mapping[int, str]) -> None:
    principale = corr.main_column(etat.demande.liste, champs)
    choix = choice_columns(etat.demande.liste, champs)
    codes = frozenset(normalize(t) for c in choix for t in corr.sample(tableau, c) if len(t) <= 12)
    rangees, cote = classify(tableau, principale, codes)
    hors = [c for r in rangees if r.nature is Nature.LEGENDE for c in r.cases.values()]
    etat.legendes |= read_legends(
        etat.demande.liste, etat.lecteur, tableau, [*hors, *cote], codes, choix, champs
    )
    _set_beside(etat, tableau, cote)
    themes: list[Case] = []
    theme: Case | None = None
    donnees: list[tuple[Rangee, Case | None]] = []
    for rangee in rangees:
        if rangee.nature is Nature.DONNEES:
            donnees.append((rangee, theme))
        elif rangee.nature is Nature.THEME:
            (theme,) = rangee.cases.values()
            themes.append(theme)
        else:
            bac = Bac.ENTETE if rangee.nature is Nature.ENTETE else Bac.REMARQUE
            etat.set_aside(rangee.cases.values(), rangee.nature, bac)
    etat.set_aside(themes, Nature.THEME, Bac.ENTETE)
    for groupe in _grouped(etat.demande.liste, tableau, champs, donnees):
        _read_row(etat, tableau, champs, groupe)


def _set_beside(etat: _Etat, tableau: Tableau, cote: list[Case]) -> None:
    """Set aside what stands beside a table: notes, or a second table that nobody reads."""
    entete = tableau.grille.lignes[tableau.entetes[-1]]
    titres = [c for n, c in entete.items() if n not in tableau.numeros]
    connus = sum(bool(etat.vocabulaire.recognise(c.texte.strip())) for c in titres)
    if connus < 2:
        etat.set_aside(cote, Nature.COTE, Bac.REMARQUE)
        return
    etat.set_aside(cote, Nature.AUTRE, Bac.NON_RATTACHE)
    etat.avertissements.append(
        f"{titres[0].adresse} : un autre tableau commence à côté du premier ; il n’est pas lu. "
        "Copiez-le dans une feuille à lui, puis importez-la par --feuille."
    )


def _grouped(
    liste: Liste,
    tableau: Tableau,
    champs: Mapping[int, str],
    donnees: list[tuple[Rangee, Case | None]],
) -> Iterable[list[tuple[Rangee, Case | None]]]:
    """Give together the rows that a merged cell of the naming column covers."""
    if has_steps(liste, champs):
        return group_cases(liste, champs, donnees)
    principale = corr.main_column(liste, champs)
    ancres = {
        ligne: f.ligne
        for f in (tableau.grille.under(principale) if principale else ())
        for ligne in range(f.ligne, f.derniere_ligne + 1)
        if (f.ligne, f.colonne) in tableau.grille.cases
    }
    groupes: dict[int, list[tuple[Rangee, Case | None]]] = {}
    for rangee, theme in donnees:
        groupes.setdefault(ancres.get(rangee.numero, rangee.numero), []).append((rangee, theme))
    return groupes.values()


def _read_row(
    etat: _Etat,
    tableau: Tableau,
    champs: Mapping[int, str],
    groupe: list[tuple[Rangee, Case | None]],
) -> None:
    valeurs: list[Valeur] = []
    for rangee, _ in groupe:
        valeurs += _with_first_name(
            etat.demande.liste, list(_row_values(etat, tableau, champs, rangee))
        )
    etat.bacs[Bac.REPONSE] += sum(not v.propage for v in valeurs)
    liste, theme = etat.demande.liste, groupe[0][1]
    intertitre = theme.texte.strip() if theme else sheet_title(liste, tableau, champs)
    premiere = next(v for v in valeurs if not v.propage)
    reference = next((v.texte.strip() for v in valeurs if v.champ == REFERENCE), "")
    etat.lignes.append(
        Ligne(
            cellule=premiere.cellule,
            reference=reference,
            identite=identity(liste, valeurs, intertitre),
            etape=_stage(etat, valeurs, theme, tableau),
            theme=intertitre,
            valeurs=tuple(valeurs),
        )
    )


def _row_values(
    etat: _Etat, tableau: Tableau, champs: Mapping[int, str], rangee: Rangee
) -> Iterable[Valeur]:
    for colonne in tableau.colonnes:
        case = rangee.cases.get(colonne.numero)
        champ = champs[colonne.numero]
        propage = False
        if case is None:
            case = _spread(etat, tableau, colonne.numero, rangee.numero, champ)
            propage = case is not None
        if case is not None:
            yield Valeur(
                titre=colonne.nom,
                cellule=case.adresse,
                texte=case.texte,
                champ=champ,
                raison=case.reserve,
                propage=propage,
            )


def _with_first_name(liste: Liste, valeurs: list[Valeur]) -> list[Valeur]:
    """Give the name of a person the first name that another column of the row holds."""
    prenom = next((v.texte.strip() for v in valeurs if v.champ == PRENOM and not v.raison), "")
    return [
        v.model_copy(update={"prenom": prenom}) if v.champ == liste.nom_de_personne else v
        for v in valeurs
    ]


def _spread(etat: _Etat, tableau: Tableau, colonne: int, ligne: int, champ: str) -> Case | None:
    """Return the merged cell that says of this row what it says of the rows that it groups."""
    donnee = etat.demande.liste.donnees.get(champ)
    if champ == REFERENCE or (donnee is not None and is_numeric(donnee)):
        return None
    for fusion in tableau.grille.under(colonne):
        if fusion.ligne < ligne <= fusion.derniere_ligne and fusion.ligne >= tableau.premiere:
            return tableau.grille.cases.get((fusion.ligne, colonne))
    return None


def identity(liste: Liste, valeurs: Iterable[Valeur], theme: str) -> str:
    """Return what names a row: the texts of the first identity of the list that it fills."""
    textes: dict[str, str] = {}
    for valeur in valeurs:
        textes.setdefault(valeur.champ, valeur.entier)
    textes.setdefault(liste.theme, theme)
    for cles in liste.identites:
        if any(normalize(textes.get(cle, "")) for cle in cles[:1]):
            return " | ".join(normalize(textes.get(cle, "")) for cle in cles)
    return ""


def _stage(etat: _Etat, valeurs: list[Valeur], theme: Case | None, tableau: Tableau) -> str:
    """Return the stage of the life cycle that a row is about, where the list has one for each."""
    if not etat.demande.liste.par_etape:
        return ""
    dits = [v.texte for cle in (ETAPE, "entite") for v in valeurs if v.champ == cle]
    dits += [theme.texte] if theme else []
    trouvees = (etat.lecteur.stage(dit) for dit in (*dits, tableau.grille.nom))
    return next(filter(None, trouvees), "")


def _set_rest_aside(etat: _Etat, tableaux: list[Tableau], autres: list[Tableau]) -> None:
    """Count the cells of a sheet that are in none of its rows: titles, headings, other tables."""
    grille = tableaux[0].grille
    entetes = {n for t in tableaux for n in t.entetes}
    corps = [range(t.premiere, t.derniere + 1) for t in tableaux]
    titres = {id(c.case) for t in tableaux for c in t.colonnes if c.case}
    for numero, cases in grille.lignes.items():
        if numero in entetes:
            for case in cases.values():
                if id(case) in titres or numero != tableaux[0].entetes[-1]:
                    etat.bacs[Bac.ENTETE] += 1
                else:
                    etat.set_aside([case], Nature.COTE, Bac.REMARQUE)
        elif any(t.entetes[0] <= numero <= t.derniere for t in autres):
            etat.set_aside(cases.values(), Nature.AUTRE, Bac.NON_RATTACHE)
        elif not any(numero in lignes for lignes in corps):
            etat.set_aside(cases.values(), Nature.TITRE, Bac.ENTETE)


def _elsewhere(ailleurs: Mapping[str, int], oubliees: set[str]) -> Iterable[str]:
    for nom, nombre in ailleurs.items():
        if nom in oubliees:
            yield (
                f"la feuille « {nom} » ({plural(nombre, 'cellule')}) a aussi un tableau, aux titres "
                f'différents : reprenez-le ensuite par --feuille "{nom}".'
            )
        else:
            yield f"la feuille « {nom} » ({plural(nombre, 'cellule')}) n’a pas de tableau pour cette liste."


def is_counter(lignes: Sequence[Ligne]) -> bool:
    """Say whether the references only number the rows: 1, 2, 3 designate nothing by themselves.

    Numbers that begin again on another sheet do not designate anything either.
    """
    dites = [ligne for ligne in lignes if ligne.reference]
    if len(dites) < _COMPTEUR or not all(ligne.reference.isdecimal() for ligne in dites):
        return False
    feuilles: dict[str, list[int]] = {}
    for ligne in dites:
        feuilles.setdefault(locate(ligne.cellule).feuille, []).append(int(ligne.reference))
    numeros = [n for suite in feuilles.values() for n in suite]
    communs = len(set(numeros)) < sum(len(set(suite)) for suite in feuilles.values())
    return communs or numeros == list(range(numeros[0], numeros[0] + len(numeros)))
