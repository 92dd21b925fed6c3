"""Values as the paragraphs of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document import markdown
from cdc.formats.document.index import bookmark, shown
from cdc.formats.document.typographie import ABSENCE, INSECABLE, capitalised, sentence
from cdc.formats.document.valeurs import PHRASES, Redacteur, at, joined, right_aligned
from cdc.francais import FINE
from cdc_schema.description import Champ, champs
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from cdc_schema.base import Element

_MOT_COURT, _NOM_COURT = 40, 70
_DEUX_LIGNES = 190
_SERIE, _LONGUE_SERIE, _SUITE_MIN = "EX", 9, 3
_STYLES_DE_PHRASE = frozenset({"", "Strong", "Emphasis"})
_PUCE = "CDC Cellule Puce"
CELLULE = "CDC Cellule"
DETAIL = "CDC Cellule Détail"


def cell(
    mots: Redacteur, champ: Champ, valeur: Any, *, complet: bool = False, chemin: str = ""
) -> b.Cellule:
    """Return the value of a data item, which stands at `chemin`, as a cell."""
    if mots.absent(champ, valeur):
        return absent(champ)
    if champ.genre is Genre.IDENTIFIANT:
        return identifier(valeur)
    if champ.genre is Genre.TEXTE_LONG:
        return markdown.cell(valeur, chemin=chemin)
    if champ.genre is Genre.LISTE:
        return _list(mots, champ, valeur, complet=complet, chemin=chemin)
    if champ.genre is Genre.ENREGISTREMENT and not is_phrase(champ):
        return lines(mots, valeur)
    style = f"{CELLULE} Nombre" if right_aligned(champ) else CELLULE
    dits = mots.words(champ, valeur, complet=complet, chemin=chemin)
    return (b.Paragraphe(style, _capital(champ, dits)),)


def definition(
    mots: Redacteur, champ: Champ, valeur: Any, *, complet: bool = True, chemin: str = ""
) -> b.Cellule:
    """Return the value of a data item as it stands beside its label: never set to the right."""
    cellule = cell(mots, champ, valeur, complet=complet, chemin=chemin)
    return tuple(
        b.Paragraphe(CELLULE, p.fragments) if p.style == f"{CELLULE} Nombre" else p for p in cellule
    )


def identifier(identifiant: str, *, badge: bool = False) -> b.Cellule:
    """Return an identifier as the cell that names its record."""
    if badge:
        texte = f"{INSECABLE}{shown(identifiant)}{INSECABLE}"
        return (b.Paragraphe(CELLULE, (b.Texte(texte, "CDC Badge"),)),)
    return (b.Paragraphe(CELLULE, (b.Texte(identifiant, "CDC Référence"),)),)


def absent(champ: Champ | None = None) -> b.Cellule:
    """Return the dash of an absent value."""
    style = f"{CELLULE} Nombre" if champ is not None and right_aligned(champ) else CELLULE
    return (b.Paragraphe(style, (b.Texte(ABSENCE, "CDC Discret"),)),)


def text(texte: str, style: str = CELLULE) -> b.Cellule:
    """Return some characters as a cell."""
    return (b.Paragraphe(style, (b.Texte(texte),)),)


def lines(mots: Redacteur, element: Element) -> b.Cellule:
    """Return a record as labelled values, as many to a paragraph as two lines hold."""
    lignes: list[b.Paragraphe] = []
    for champ, valeur in mots.remplis(element):
        libelle = b.Texte(f"{champ.titre}{INSECABLE}: ", "CDC Discret")
        chemin = mots.path(element, champ.cle)
        premier, *autres = definition(mots, champ, valeur, chemin=chemin)
        if champ.cle == "description" and not lignes:
            lignes += [premier, *autres]
            continue
        if premier.style == _PUCE:
            lignes += [b.Paragraphe(CELLULE, (libelle,)), premier, *autres]
            continue
        dit = (libelle, *premier.fragments)
        if not autres and lignes and _has_room(lignes[-1], dit):
            suite = (*lignes[-1].fragments, b.Texte(f"{FINE}; "), *dit)
            lignes[-1] = lignes[-1]._replace(fragments=suite)
        else:
            lignes += [b.Paragraphe(CELLULE, dit), *autres]
    return tuple(lignes)


def _has_room(ligne: b.Paragraphe, dit: b.Fragments) -> bool:
    deja = b.plain(ligne.fragments)
    simple = ligne.style == CELLULE and not deja.endswith((": ", "."))
    return simple and len(deja) + len(b.plain(dit)) <= _DEUX_LIGNES


def is_phrase(champ: Champ) -> bool:
    """Say whether a record of this kind reads as one phrase."""
    modele = champ.modele
    return modele is not None and tuple(c.cle for c in champs(modele)) in PHRASES


def _list(
    mots: Redacteur, champ: Champ, valeurs: list[Any], *, complet: bool, chemin: str
) -> b.Cellule:
    element = champ.element
    assert element is not None
    if element.modele is not None and element.genre is Genre.ENREGISTREMENT:
        return _items([mots.told(v) for v in valeurs if mots.says(v)])
    if champ.unite:
        return (b.Paragraphe(CELLULE, mots.words(champ, valeurs, chemin=chemin)),)
    if element.genre is Genre.REFERENCE and _is_series(valeurs):
        # Requirements are many, and read in their chapter: their references are enough.
        return (b.Paragraphe(CELLULE, _series(mots, champ, valeurs, chemin)),)
    parts = [
        mots.words(element, v, complet=complet, chemin=at(chemin, rang))
        for rang, v in enumerate(valeurs)
    ]
    premier, *autres = parts
    return _items([_capital(element, premier), *autres], complet=complet, genre=element.genre)


def _is_series(valeurs: list[Any]) -> bool:
    """Say whether references stand for a whole list that another part of the document shows."""
    familles = {str(v).partition("-")[0] for v in valeurs}
    return familles == {_SERIE} or (len(familles) == 1 and len(valeurs) >= _LONGUE_SERIE)


def _series(mots: Redacteur, champ: Champ, valeurs: list[Any], chemin: str) -> b.Fragments:
    """Return references one after another; of many, those that follow one another as a range."""
    if len(valeurs) < _LONGUE_SERIE:
        return mots.words(champ, valeurs, chemin=chemin)
    return joined([_range(mots, champ, suite) for suite in _runs(valeurs)], ", ")


def _range(mots: Redacteur, champ: Champ, suite: list[Any]) -> b.Fragments:
    if len(suite) < _SUITE_MIN:
        return joined([mots.words(champ, [valeur]) for valeur in suite], ", ")
    return (*mots.words(champ, suite[:1]), b.Texte(" à "), *mots.words(champ, suite[-1:]))


def _runs(valeurs: list[Any]) -> list[list[Any]]:
    """Return identifiers in runs of numbers that follow one another."""
    suites: list[list[Any]] = []
    for valeur in valeurs:
        if suites and valeur == _next(str(suites[-1][-1])):
            suites[-1].append(valeur)
        else:
            suites.append([valeur])
    return suites


def _next(identifiant: str) -> str:
    debut, _, rang = identifiant.rpartition("-")
    return f"{debut}-{int(rang) + 1:0{len(rang)}}" if rang.isdecimal() else ""


def _items(
    parts: list[b.Fragments], *, complet: bool = True, genre: Genre | None = None
) -> b.Cellule:
    """Return short items one after another in a line, long ones under one another."""
    dits = [b.plain(p) for p in parts]
    limite = _NOM_COURT if genre is Genre.REFERENCE else _MOT_COURT
    if len(parts) == 1 or all(len(dit) < limite for dit in dits):
        # A comma would be lost among those of the items.
        composes = genre is Genre.REFERENCE and complet
        virgule = not composes and not any(set(dit) & {",", ";", "—"} for dit in dits)
        return (b.Paragraphe(CELLULE, joined(parts, ", " if virgule else f"{FINE}; ")),)
    return tuple(b.Paragraphe(_PUCE, p) for p in parts)


def _capital(champ: Champ, fragments: b.Fragments) -> b.Fragments:
    """Give a choice its capital: an enumeration stores it without one."""
    if champ.genre is Genre.LISTE and champ.element is not None:
        champ = champ.element
    return b.opened(fragments, _capitalised) if champ.genre is Genre.CHOIX else fragments


def _capitalised(fragment: b.Fragment) -> b.Fragment:
    if isinstance(fragment, b.Texte):
        return fragment._replace(texte=capitalised(fragment.texte))
    return fragment


def sentences(cellule: b.Cellule) -> b.Cellule:
    """Return a cell whose sentences and labels start with a capital, for the eye only."""
    return tuple(
        p._replace(fragments=b.opened(p.fragments, _sentence))
        if rang == 0 or p.style == _PUCE
        else p
        for rang, p in enumerate(cellule)
    )


def _sentence(fragment: b.Fragment) -> b.Fragment:
    if isinstance(fragment, b.Lien) or (
        isinstance(fragment, b.Texte) and fragment.style in _STYLES_DE_PHRASE
    ):
        return fragment._replace(texte=sentence(fragment.texte))
    return fragment


def row_bookmark(element: Element) -> str:
    """Return the place that the row of `element` is, when it has an identifier."""
    identifiant = getattr(element, "id", None)
    return bookmark(identifiant) if identifiant else ""
