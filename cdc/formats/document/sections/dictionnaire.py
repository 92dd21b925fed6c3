"""The columns of the data dictionary: what a data item is, where it comes from, who may change it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document.index import section_name
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.communs import ranges
from cdc.formats.document.typographie import ABSENCE, INSECABLE, capitalised, typeset
from cdc.formats.document.valeurs import joined
from cdc.francais import FINE
from cdc_schema.enumerations import Droit, TypeChamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.formats.document.sections.contexte import Contexte

TYPE = ("type", "longueur", "format", "valeurs", "reference", "exemple")
_CENTREE = "CDC Cellule Centrée"
# What such a value looks like, everybody knows: an example would take a line to say nothing.
_EVIDENTS = frozenset(
    {
        TypeChamp.ENTIER,
        TypeChamp.DECIMAL,
        TypeChamp.MONTANT,
        TypeChamp.POURCENTAGE,
        TypeChamp.DATE,
        TypeChamp.DATE_HEURE,
        TypeChamp.EMAIL,
        TypeChamp.URL,
        TypeChamp.ADRESSE,
    }
)
_ETAPES = ("visiteurs", "leads", "prospects", "clients", "relation", "fidelisation")
_PARLANT = re.compile(r"\d")


def data_type(ctx: Contexte, champ: Any) -> b.Cellule:
    """Show the type of a data item, its values, an example where it says more."""
    longueur = ctx.mots.span(champ, "longueur", str(champ.longueur or ""))
    suite = [
        b.opened(_unlinked(ctx.mots.value(champ, "type")), _capital),
        (*longueur, b.Texte(f"{INSECABLE}car.")) if longueur else (),
        _unlinked(ctx.mots.value(champ, "reference")),
        ctx.mots.value(champ, "format"),
    ]
    genre = joined([dit for dit in suite if dit], ", ")
    valeurs = [
        ctx.mots.span(champ, "valeurs", typeset(valeur), rang=rang)
        for rang, valeur in enumerate(champ.valeurs)
    ]
    mots = joined([genre, joined(valeurs, ", ")], f"{INSECABLE}: ")
    if _tells(champ):
        exemple = ctx.mots.span(champ, "exemple", typeset(champ.exemple), "CDC Discret")
        discret = (b.Texte("(ex. ", "CDC Discret"), *exemple, b.Texte(")", "CDC Discret"))
        mots = joined([mots, discret], " ")
    return (b.Paragraphe(cellules.CELLULE, mots),) if mots else cellules.absent()


def _tells(champ: Any) -> bool:
    """Say whether an example says more than the type: a shape, a number, another word."""
    if not champ.exemple or champ.exemple in champ.valeurs:
        return False
    if champ.type is None:
        return True
    return champ.type not in _EVIDENTS and bool(_PARLANT.search(champ.exemple))


def one_owner(champs: Sequence[Any]) -> bool:
    """Say whether one system has the last word on all: the note below the table says it once."""
    return len({c.maitre for c in champs}) <= 1


def several_owners(champs: Sequence[Any]) -> bool:
    """Say whether the owner is to be said of each."""
    return not one_owner(champs)


def source_and_owner(ctx: Contexte, champ: Any) -> b.Cellule:
    """Show where a value comes from first, then the system that has the last word."""
    source, maitre = ctx.mots.value(champ, "source"), ctx.mots.value(champ, "maitre")
    if champ.source == champ.maitre:
        source = ()
    dits = [dit for dit in (source, maitre) if dit]
    return (b.Paragraphe(cellules.CELLULE, joined(dits, " → ")),) if dits else cellules.absent()


def personal(ctx: Contexte, champ: Any) -> b.Cellule:
    """Show whether a data item is about a person, and the processing that it belongs to."""
    if not champ.personnel:
        return (b.Paragraphe(_CENTREE, (b.Texte(ABSENCE, "CDC Discret"),)),)
    traitement = ctx.mots.value(champ, "traitement")
    mot = b.Texte("Sensible" if champ.sensible else "Oui")
    dit = (mot, b.Texte(", "), *traitement) if champ.sensible and traitement else traitement
    return (b.Paragraphe(_CENTREE, dit or (mot,)),)


def editors(ctx: Contexte, champs: Sequence[Any]) -> b.Fragments:
    """Return who may change the data of each entity of a dictionary, from the matrix of rights."""
    matrice = ctx.cahier.droits.matrice
    dits: list[b.Fragments] = []
    for entite in dict.fromkeys(c.entite for c in champs if c.entite):
        roles = [role for role, droits in matrice.items() if Droit.U in (droits.get(entite) or ())]
        if roles:
            noms = joined([ctx.mots.index.name(role) for role in roles], ", ")
            dits.append((*ctx.mots.index.name(entite), b.Texte(f"{INSECABLE}: "), *noms))
    if not dits:
        return ()
    tete = (b.Texte("Modifié par ("), section_name("droits")[0], b.Texte(") — "))
    return (*tete, *joined(dits, f"{FINE}; "))


def fields_of(ctx: Contexte, traitement: Any) -> b.Fragments:
    """Return the data of the dictionary that a processing justifies, their series said once."""
    noms = [
        c.id
        for cle in _ETAPES
        for c in getattr(ctx.cahier, cle).champs
        if c.id and traitement.id and c.traitement == traitement.id
    ]
    return (b.Texte(f"Dictionnaire{INSECABLE}: {ranges(noms)}"),) if noms else ()


def _unlinked(fragments: b.Fragments) -> b.Fragments:
    return b.mapped(fragments, lambda fragment: b.Texte(b.plain((fragment,))))


def _capital(fragment: b.Fragment) -> b.Fragment:
    return b.Texte(capitalised(b.plain((fragment,))))
