"""What a project says, value by value, and whether the text of a control says the same."""

from __future__ import annotations

from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from cdc.entretien.lieux import lieu_at
from cdc.formats.document import blocs as b
from cdc.formats.document import markdown
from cdc.formats.document.index import section_name
from cdc.formats.document.typographie import untypeset
from cdc_schema.base import Element
from cdc_schema.chemins import Chemin, lire, parse
from cdc_schema.description import Champ, champs, vide
from cdc_schema.plan import CHAPITRES
from cdc_schema.types import Duree, Genre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.formats.document.index import Index
    from cdc_schema import Cahier


class Valeur(NamedTuple):
    """One value that a person wrote: where, what it is."""

    chemin: Chemin
    champ: Champ
    valeur: Any


def every_value(cahier: Cahier) -> Iterator[Valeur]:
    """Yield what the files of `cahier` say, identifiers and provenances aside."""
    for chapitre in CHAPITRES:
        for sous in chapitre.sous_sections:
            if not sous.derive:
                yield from _inside(getattr(cahier, sous.cle), (sous.cle,))


def _inside(valeur: Any, chemin: Chemin) -> Iterator[Valeur]:
    if isinstance(valeur, list):
        for rang, element in enumerate(valeur):
            yield from _inside(element, (*chemin, getattr(element, "id", None) or rang))
    elif isinstance(valeur, Element):
        for champ in champs(type(valeur)):
            yield from _value(champ, getattr(valeur, champ.cle), (*chemin, champ.cle))


def _value(champ: Champ, valeur: Any, chemin: Chemin) -> Iterator[Valeur]:
    if vide(valeur) or champ.genre is Genre.IDENTIFIANT:
        return
    if champ.genre is Genre.MATRICE:
        assert champ.cellule is not None
        for ligne, cases in valeur.items():
            for colonne, case in cases.items():
                yield Valeur((*chemin, ligne, colonne), champ.cellule, case)
    elif champ.genre is Genre.ENREGISTREMENT and not isinstance(valeur, Duree):
        yield from _inside(valeur, chemin)
    elif champ.genre is Genre.LISTE:
        assert champ.element is not None
        for rang, element in enumerate(valeur):
            place = getattr(element, "id", None) or rang
            yield from _value(champ.element, element, (*chemin, place))
    else:
        yield Valeur(chemin, champ, valeur)


def says_the_same(cahier: Cahier, index: Index, chemin: str, texte: str) -> bool:
    """Say whether a text read at a path is what the project has there, once it is read again.

    A name of the document is its identifier; a document gives a sentence its capital, and takes
    away the stop that its own phrase has.
    """
    segments = parse(chemin)
    valeur, lieu = lire(cahier, segments), lieu_at(segments)
    item = lieu.champ
    assert item is not None
    en_liste = isinstance(segments[-1], int)
    dedans = item.element if en_liste and item.element is not None else item
    if dedans.genre is Genre.TEXTE_LONG:
        return shown(texte) == shown(valeur)
    if dedans.genre is Genre.REFERENCE or index.libelle(str(valeur)):
        return _small(texte) in _names(index, str(valeur))
    lue = _read(lieu.modele, item.cle, [texte] if en_liste else texte)
    if isinstance(valeur, str) and not isinstance(valeur, StrEnum):
        return _small(lue) == _small(valeur)
    return bool(lue == valeur)


def shown(texte: str) -> list[str]:
    """Return the paragraphs that a free text becomes, their styles and their links."""
    return [repr(_joined(bloc)) for bloc in markdown.blocks(untypeset(texte), count())]


def _joined(bloc: b.Bloc) -> b.Bloc:
    """Return a paragraph whose characters of one style are one fragment."""
    if not isinstance(bloc, b.Paragraphe):
        return bloc
    suite: list[b.Fragment] = []
    for fragment in bloc.fragments:
        dernier = suite[-1] if suite else None
        if (
            isinstance(fragment, b.Texte)
            and isinstance(dernier, b.Texte)
            and fragment.style == dernier.style
        ):
            suite[-1] = b.Texte(dernier.texte + fragment.texte, fragment.style)
        else:
            suite.append(fragment)
    return bloc._replace(fragments=tuple(suite))


def _names(index: Index, identifiant: str) -> set[str]:
    noms = {b.plain(index.name(identifiant, complet=c)) for c in (True, False)}
    if identifiant in _SECTIONS:
        noms.add(b.plain(section_name(identifiant)))
    return {_small(nom) for nom in (*noms, index.libelle(identifiant), identifiant)}


def _read(modele: type[Element], cle: str, texte: Any) -> Any:
    lue = getattr(modele.model_validate({cle: texte}), cle)
    return lue[0] if isinstance(texte, list) else lue


def _small(texte: str) -> str:
    texte = untypeset(" ".join(texte.split())).rstrip(" .,;")
    return texte[:1].casefold() + texte[1:]


_SECTIONS = {s.code for c in CHAPITRES for s in c.sous_sections}
