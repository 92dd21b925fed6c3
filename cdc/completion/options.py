"""What may be chosen where a question is closed: values of a list, elements of the project."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from cdc.completion.places import (
    NOMMANTS,
    identifier,
    is_record,
    is_record_list,
    name_of,
    row_model,
)
from cdc.entretien.identifiants import Identifiants, new_id
from cdc_schema import Cahier
from cdc_schema.base import Element
from cdc_schema.description import champs
from cdc_schema.plan import CHAPITRES, numero, sous_section
from cdc_schema.references import CIBLES
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.completion.situation import Situation
    from cdc_schema.chemins import Chemin
    from cdc_schema.description import Champ

OUI_NON = ("oui", "non")


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: the value to write, its words, what it means."""

    valeur: str
    libelle: str
    sens: str = ""


def options(situation: Situation, item: Champ, chemin: Chemin) -> tuple[Option, ...]:
    """Return what may be chosen for `item` at `chemin`; nothing when anything may be written."""
    if item.genre is Genre.LISTE and item.element is not None:
        return options(situation, item.element, chemin)
    if item.genre is Genre.BOOLEEN:
        return tuple(Option(mot, mot) for mot in OUI_NON)
    if item.enumeration is not None:
        return tuple(Option(m.value, m.libelle, m.definition) for m in item.enumeration)
    if item.genre is Genre.REFERENCE:
        mots = [Option(mot, mot) for mot in item.mots_admis]
        return (*referable(situation, item, chemin), *mots)
    return ()


def referable(situation: Situation, item: Champ, chemin: Chemin) -> tuple[Option, ...]:
    """Return the elements of the project that the reference `item` may name."""
    return tuple(o for cible in item.cibles for o in _elements(situation, cible, chemin))


def creatable(item: Champ) -> tuple[str, ...]:
    """Return the targets of the reference `item` that may be created on the spot."""
    element = item.element if item.genre is Genre.LISTE and item.element else item
    return tuple(c for c in element.cibles if c in CIBLES and home(c) is not None)


def missing_home(item: Champ) -> str:
    """Return where what the reference `item` names is to be described first, or nothing."""
    element = item.element if item.genre is Genre.LISTE and item.element else item
    sections = [
        chemin[0]
        for cible in element.cibles
        if cible in CIBLES
        for chemin in _lists(CIBLES[cible].prefixe)
    ]
    titres = [f"{numero(s)} {sous_section(s).titre}" for s in dict.fromkeys(sections)]
    return " ou ".join(titres)


@dataclass(frozen=True, slots=True)
class Foyer:
    """The list of the outline that holds the elements of one kind, and what names them."""

    chemin: Chemin
    modele: type[Element]
    nommant: str


@cache
def home(cible: str) -> Foyer | None:
    """Return the list of the project where the elements that `cible` designates are described."""
    prefixe = CIBLES[cible].prefixe
    return next((f for p, f in _homes(Cahier, ()) if p == prefixe), None)


def _homes(modele: type[Element], chemin: Chemin) -> Iterator[tuple[str, Foyer]]:
    for item in champs(modele):
        ici = (*chemin, item.cle)
        if is_record(item) and item.modele is not None:
            yield from _homes(item.modele, ici)
        elif is_record_list(item):
            yield from _home(row_model(item), ici)


@cache
def _lists(prefixe: str) -> tuple[tuple[str, ...], ...]:
    """Return where the outline has elements with an identifier of this kind."""
    return tuple(_lists_in(Cahier, (), prefixe))


def _lists_in(
    modele: type[Element], chemin: tuple[str, ...], prefixe: str
) -> Iterator[tuple[str, ...]]:
    for item in champs(modele):
        ici = (*chemin, item.cle)
        if is_record(item) and item.modele is not None:
            yield from _lists_in(item.modele, ici, prefixe)
        elif is_record_list(item):
            cle = identifier(row_model(item))
            if cle is not None and cle.prefixe == prefixe:
                yield ici
            yield from _lists_in(row_model(item), ici, prefixe)


def _home(modele: type[Element], chemin: Chemin) -> Iterator[tuple[str, Foyer]]:
    cles = {c.cle: c for c in champs(modele)}
    nommant = next((n for n in NOMMANTS if n in cles and not cles[n].enumeration), None)
    for item in cles.values():
        if item.genre is Genre.IDENTIFIANT and nommant is not None:
            yield item.prefixe, Foyer(chemin, modele, nommant)


def fresh_id(
    situation: Situation, prefixe: str, nom: str, chemin: Chemin, autres: Iterable[str] = ()
) -> str:
    """Return an identifier that no element of the project bears, close to `nom` or to its section.

    `autres` are those about to be given.
    """
    pris = Identifiants([*_identifiers(situation.cahier, f"{prefixe}-"), *autres])
    section = str(chemin[0])
    return new_id(prefixe, nom, pris, section, partie=numero(section), sans_partie="GEN")


def _identifiers(valeur: object, debut: str) -> Iterator[str]:
    if isinstance(valeur, list):
        for dedans in valeur:
            yield from _identifiers(dedans, debut)
    elif isinstance(valeur, Element):
        for cle in type(valeur).model_fields:
            dedans = getattr(valeur, cle)
            if cle == "id" and isinstance(dedans, str) and dedans.startswith(debut):
                yield dedans
            elif isinstance(dedans, list | Element):
                yield from _identifiers(dedans, debut)


def _elements(situation: Situation, cible: str, chemin: Chemin) -> Iterator[Option]:
    if cible == "sous_section":
        for chapitre in CHAPITRES:
            for sous in chapitre.sous_sections:
                yield Option(numero(sous.cle), f"{numero(sous.cle)} {sous.titre}")
    elif cible == "etat":
        yield from _states(situation, chemin)
    elif cible in CIBLES:
        connus = situation.memo.get(cible)
        if connus is None:
            connus = situation.memo[cible] = list(_named(situation.cahier, cible))
        yield from connus


def _named(cahier: Cahier, cible: str) -> Iterator[Option]:
    for element in _identified(cahier, CIBLES[cible].prefixe):
        nom = name_of(element)
        yield Option(element.id, nom, element.id if nom != element.id else "")


def _identified(cahier: Cahier, prefixe: str) -> Iterator[Any]:
    """Yield the elements that have an identifier of this kind, those of nested lists included."""
    for chemin in _lists(prefixe):
        yield from (e for e in _below([cahier], chemin) if e.id)


def _below(elements: Iterable[Any], cles: tuple[str, ...]) -> Iterator[Any]:
    for element in elements:
        if not cles:
            yield element
        elif (valeur := getattr(element, cles[0])) is not None:
            suite = valeur if isinstance(valeur, list) else [valeur]
            yield from _below(suite, cles[1:])


def _states(situation: Situation, chemin: Chemin) -> Iterator[Option]:
    """Yield the states of the machine around `chemin`, else those of every machine."""
    for rang in range(len(chemin) - 1, 0, -1):
        etats = getattr(situation.value(chemin[:rang]), "etats", None)
        if etats is not None:
            break
    else:
        machines = situation.rows(("workflows",))
        etats = [etat for machine in machines for etat in machine.etats]
    noms = dict.fromkeys(str(e.nom) for e in etats if e.nom)
    yield from (Option(nom, nom) for nom in noms)
