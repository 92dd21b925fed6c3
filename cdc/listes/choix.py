"""Which tables of a file are read, and what each of their columns fills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.errors import CdcError
from cdc.listes import correspondance as corr
from cdc.listes.etapes import has_steps, settle_columns
from cdc.listes.jointures import TECHNIQUES
from cdc.listes.tableaux import locate, read_headings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.listes.cibles import Liste
    from cdc.listes.correspondance import Correspondance
    from cdc.listes.grille import Grille
    from cdc.listes.synonymes import Synonymes
    from cdc.listes.tableaux import Colonne, Tableau
    from cdc.listes.valeurs import Lecteur
    from cdc.listes.vocabulaire import Vocabulaire


class TableauIntrouvableError(CdcError):
    """No row of the file looks like the headings of the list."""

    def __init__(self, fichier: str, raison: str) -> None:
        self.fichier = fichier
        super().__init__(f"{fichier} : {raison}")


@dataclass(frozen=True, slots=True)
class Demande:
    """What was asked: the list, one sheet or all, a mapping to follow or none.

    `habitude` is how this file was read before: it prevails on what is guessed; `identique` says
    that the file is the same to the byte.
    """

    liste: Liste
    feuille: str = ""
    correspondance: Correspondance | None = None
    habitude: Correspondance | None = None
    identique: bool = False

    @property
    def suivie(self) -> Correspondance | None:
        """The mapping whose spellings count."""
        return self.correspondance or self.habitude


def with_mapping(synonymes: Synonymes, dite: Correspondance | None) -> Synonymes:
    """Return `synonymes` with the spellings of a mapping, which prevail."""
    if dite is None or not dite.valeurs:
        return synonymes
    formes: dict[str, dict[str, list[str]]] = {}
    for nom, valeurs in dite.valeurs.items():
        for texte, valeur in valeurs.items():
            formes.setdefault(nom, {}).setdefault(valeur, []).append(texte)
    return synonymes.extended(type(synonymes)(valeurs=formes))


def choose(
    fichier: str, grilles: Sequence[Grille], demande: Demande, vocabulaire: Vocabulaire
) -> tuple[list[Tableau], list[Tableau]]:
    """Return the tables to read, which have the same headings, and the others that were found."""
    retenues = [g for g in grilles if not demande.feuille or g.nom == demande.feuille]
    if not retenues:
        noms = ", ".join(f"« {g.nom} »" for g in grilles)
        raison = f"il n’a pas de feuille « {demande.feuille} ». Ses feuilles : {noms}."
        raise TableauIntrouvableError(fichier, raison)
    connue = demande.habitude
    dite = connue if connue and demande.identique and not demande.feuille else None
    dite = demande.correspondance or dite
    if dite and dite.tableaux:
        return _told(fichier, retenues, dite, vocabulaire), []
    tableaux = [t for g in retenues if g.cases for t in locate(g, vocabulaire)]
    if not tableaux and connue:
        return _told(fichier, retenues, connue, vocabulaire), []
    if not tableaux:
        attendus = ", ".join(d.champ.titre for d in list(demande.liste.donnees.values())[:5])
        raise TableauIntrouvableError(
            fichier,
            f"aucune ligne ne ressemble aux titres de colonnes attendus pour « {demande.liste.nom} "
            f"» ({attendus}…). Indiquez la feuille par --feuille, une autre liste par --vers, ou la "
            "ligne des titres dans une correspondance, par --correspondance.",
        )
    meilleur = max(tableaux, key=lambda t: (t.reconnus, len(t.grille.cases)))
    memes = [t for t in tableaux if t.signature == meilleur.signature]
    return memes, [t for t in tableaux if t not in memes]


def columns(
    tableaux: Sequence[Tableau], vocabulaire: Vocabulaire, lecteur: Lecteur, demande: Demande
) -> dict[tuple[str, str, int], str]:
    """Return what each column fills: what a person said, else what is known or guessed."""
    suivie = demande.suivie
    exacte = suivie is not None and (suivie.corrigee or demande.correspondance is not None)
    champs: dict[tuple[str, str, int], str] = {}
    for tableau in tableaux:
        for colonne in tableau.colonnes:
            dit = suivie.of(colonne) if suivie else None
            if dit or (exacte and dit is not None):
                champs.setdefault(column_key(colonne), dit)
    for tableau in tableaux:
        devines = {} if demande.correspondance else corr.guess(tableau, vocabulaire, lecteur)
        devines = settle_columns(tableau, devines, demande.liste)
        if demande.liste.suite and not demande.correspondance:
            ecartees = [c.numero for c in tableau.colonnes if c.titre in TECHNIQUES]
            devines = {**dict.fromkeys(ecartees, corr.IGNORER), **devines}
        for colonne in tableau.colonnes:
            devine = devines.get(colonne.numero, "")
            libre = devine == corr.IGNORER or devine not in champs.values()
            pris = column_key(colonne) not in champs and not libre
            champs.setdefault(column_key(colonne), "" if pris else devine)
    # In the order of the table, whoever said what: the mapping is written in it.
    return {column_key(c): champs[column_key(c)] for t in tableaux for c in t.colonnes}


def require_name(
    fichier: str,
    liste: Liste,
    champs: Mapping[tuple[str, str, int], str],
    tableaux: Sequence[Tableau],
) -> None:
    """Refuse a table of which no column tells one row from another."""
    nommantes = {k for identite in liste.identites for k in identite[:1]}
    if nommantes & set(champs.values()):
        return
    if liste.theme in nommantes and has_steps(liste, dict(enumerate(champs.values()))):
        return  # a section, or the sheet, names the rows
    attendus = " ou ".join(f"« {liste.donnees[k].titre} »" for k in sorted(nommantes))
    feuille, ligne = tableaux[0].grille.nom, tableaux[0].entetes[-1]
    raise TableauIntrouvableError(
        fichier,
        f"feuille « {feuille} », ligne {ligne} : aucune colonne ne donne {attendus}, qui distingue "
        "une ligne d’une autre. Dites laquelle dans une correspondance, par --correspondance.",
    )


def column_key(colonne: Colonne) -> tuple[str, str, int]:
    """Return what tells a column from the others of its table."""
    return colonne.groupe, colonne.titre, colonne.rang


def _told(
    fichier: str, grilles: Sequence[Grille], dite: Correspondance, vocabulaire: Vocabulaire
) -> list[Tableau]:
    """Return the tables that a mapping designates."""
    par_nom = {g.nom: g for g in grilles}
    tableaux = []
    for lu in dite.tableaux:
        grille = par_nom.get(lu.feuille)
        if grille is None:
            continue
        if not grille.lignes.get(lu.entete):
            raison = (
                f"feuille « {lu.feuille} », la ligne {lu.entete} n’a pas de titres de colonnes."
            )
            raise TableauIntrouvableError(fichier, f"{raison} Corrigez la correspondance.")
        tableaux.append(read_headings(grille, lu.entete, vocabulaire, lu.fin))
    if not tableaux:
        noms = ", ".join(f"« {t.feuille} »" for t in dite.tableaux)
        raison = f"il n’a pas les feuilles de la correspondance ({noms}). Corrigez-la."
        raise TableauIntrouvableError(fichier, raison)
    return tableaux
