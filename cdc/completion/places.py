"""What the schema has at a path, and which of it deserves a question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from cdc.completion.refus import EndroitInconnuError
from cdc.completude import asked, required_for
from cdc_schema import Cahier
from cdc_schema.annotations import Obligation
from cdc_schema.description import Champ, champ, champs
from cdc_schema.plan import (
    CAMPAGNES,
    CAS_DE_TEST,
    CHAPITRES,
    PERSONAS,
    PROJET,
    RECETTE,
    REGLEMENT_RECETTE,
    SousSection,
    numero,
    sous_section,
)
from cdc_schema.types import Duree, Genre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.completion.situation import Situation
    from cdc_schema.annotations import Objectif
    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin

NOMMANTS = (
    "nom",
    "libelle",
    "titre",
    "intitule",
    "terme",
    "fonction",
    "personne",
    "texte",
    "enonce",
    "description",
    "prenom_fictif",
    "finalite",
)
ORDRE = "ordre"
# What is prepared before the acceptance; what happens during it is written by its own commands.
_PREPAREE = (PERSONAS, CAS_DE_TEST, REGLEMENT_RECETTE, CAMPAGNES)
_RECETTE = {"recette": _PREPAREE, "cas": (CAS_DE_TEST,), "règlement": (REGLEMENT_RECETTE,)}
_COMPOSES = (Genre.LISTE, Genre.ENREGISTREMENT, Genre.MATRICE)


@dataclass(frozen=True, slots=True)
class Place:
    """One path of the outline: the data item there, the model that holds it, the way to it.

    `ligne` is the row of a matrix; `fil` names what contains the data item, from the outside.
    """

    chemin: Chemin
    section: SousSection
    modele: type[Element]
    champ: Champ
    ligne: str = ""
    fil: tuple[str, ...] = ()


def place_at(situation: Situation, chemin: Chemin) -> Place:
    """Return what the outline has at `chemin`.

    Raises:
        EndroitInconnuError: it has nothing there.
    """
    try:
        return _find(situation, chemin)
    except (LookupError, TypeError):
        raise EndroitInconnuError(".".join(map(str, chemin))) from None


def _find(situation: Situation, chemin: Chemin) -> Place:
    section = sous_section(str(chemin[0]))
    item, modele, ligne = section_item(section), Cahier, ""
    dedans: type[Element] = modele
    fil: list[str] = []
    for rang, segment in enumerate(chemin[1:], 1):
        if item.genre is Genre.MATRICE:
            ligne = str(segment)
        elif item.genre is Genre.LISTE:
            if item.element is None or item.element.modele is None:
                raise LookupError(segment)
            fil += [item.titre] if rang > 1 else []
            fil.append(row_name(situation, chemin[: rang + 1]))
            item = item.element
        else:
            if item.modele is None:
                raise LookupError(segment)
            fil += [item.titre] if rang > 1 and item.titre else []
            dedans = item.modele
            item = champ(dedans, str(segment))
    return Place(chemin, section, dedans, item, ligne, tuple(fil))


@cache
def section_item(section: SousSection) -> Champ:
    """Return a sub-section as a data item of the specification."""
    if not section.repetition:
        return Champ(
            section.cle,
            section.titre,
            Genre.ENREGISTREMENT,
            aide=section.question,
            modele=section.modele,
        )
    return Champ(
        section.cle,
        section.titre,
        Genre.LISTE,
        aide=section.question,
        element=Champ("", "", Genre.ENREGISTREMENT, modele=section.modele),
    )


def row_name(situation: Situation, chemin: Chemin) -> str:
    """Return how people call the row at `chemin`; its number when nothing names it."""
    element = situation.value(chemin)
    return name_of(element) or f"n° {situation.rank(chemin) + 1}"


def name_of(element: Any) -> str:
    """Return how people call an element of a list: its name, else its identifier, else nothing."""
    for cle in NOMMANTS if element is not None else ():
        if isinstance(nom := getattr(element, cle, None), str) and nom:
            return nom
    return getattr(element, "id", None) or ""


def section_title(section: SousSection) -> str:
    """Return « 2c Prospects »: what has no number in the document has its title only."""
    return f"{numero(section.cle)} {section.titre}".lstrip()


def is_record_list(item: Champ) -> bool:
    """Say whether `item` holds a list of records."""
    return item.genre is Genre.LISTE and item.element is not None and bool(item.element.modele)


def is_record(item: Champ) -> bool:
    """Say whether `item` holds one record, a duration aside."""
    return item.genre is Genre.ENREGISTREMENT and item.modele is not None and item.modele != Duree


def row_model(item: Champ) -> type[Element]:
    """Return the model of the rows of a list of records."""
    assert item.element is not None
    assert item.element.modele is not None
    return item.element.modele


@cache
def to_ask(modele: type[Element], objectif: Objectif) -> tuple[Champ, ...]:
    """Return the data items of a record that deserve a question: the required, or all if none is."""
    tous = [c for c in champs(modele) if asked(c) and c.genre is not Genre.IDENTIFIANT]
    exiges = [
        c
        for c in tous
        if c.obligation is Obligation.OUI and (not c.objectifs or required_for(c, objectif))
    ]
    return tuple(exiges or tous)


@cache
def all_fields(modele: type[Element]) -> tuple[Champ, ...]:
    """Return the data items of a record that an author may write, its identifier aside."""
    return tuple(c for c in champs(modele) if asked(c) and c.genre is not Genre.IDENTIFIANT)


@cache
def identifier(modele: type[Element]) -> Champ | None:
    """Return the data item that identifies the records of `modele`, or None."""
    return next((c for c in champs(modele) if c.genre is Genre.IDENTIFIANT), None)


@cache
def first_field(modele: type[Element]) -> tuple[str, ...]:
    """Return the keys down to what a new row is asked first: what names it, else what it requires."""
    tous = all_fields(modele)
    simples = [c for c in tous if c.genre not in _COMPOSES and not is_record(c)]
    nommants = [c for cle in NOMMANTS for c in simples if c.cle == cle and not c.enumeration]
    exiges = [c for c in simples if c.obligation is Obligation.OUI]
    for item in (*nommants, *exiges, *simples):
        return (item.cle,)
    interieur = next(c for c in tous if is_record(c))
    assert interieur.modele is not None
    return (interieur.cle, *first_field(interieur.modele))


@cache
def asked_first(modele: type[Element]) -> tuple[str, ...]:
    """Return what a walk asks first of a new row: `first_field`, a rank aside, which is counted."""
    premier = first_field(modele)
    if premier != (ORDRE,):
        return premier
    exiges = (c.cle for c in all_fields(modele) if c.obligation is Obligation.OUI)
    return (next(cle for cle in exiges if cle != ORDRE),)


def sections_of(endroit: str) -> tuple[SousSection, ...]:
    """Return the sub-sections that `endroit` names: a chapter (« 2 »), a sub-section (« 2c », « leads »).

    « recette » names what is prepared before the acceptance, « cas » its test cases.

    Raises:
        EndroitInconnuError: it names none.
    """
    nu = endroit.strip()
    if nu.lower() in _RECETTE:
        return _RECETTE[nu.lower()]
    for chapitre in CHAPITRES:
        if nu == chapitre.numero or nu == chapitre.fichier:
            return tuple(s for s in chapitre.sous_sections if not s.derive)
    try:
        trouvee = next(_named(nu))
    except StopIteration:
        raise EndroitInconnuError(endroit) from None
    if trouvee.derive:
        raise EndroitInconnuError(endroit)
    return (trouvee,)


def _named(nu: str) -> Iterator[SousSection]:
    for nom in (nu, nu.lower(), nu.upper()):
        try:
            yield sous_section(nom)
        except KeyError:
            continue


def all_sections() -> tuple[SousSection, ...]:
    """Return every sub-section that is typed, in the order of the document."""
    return (PROJET, *(s for c in CHAPITRES for s in c.sous_sections if not s.derive))


def sections_walked(cles: tuple[str, ...]) -> tuple[SousSection, ...]:
    """Return the sub-sections named by `cles`, or every one of the document when none is."""
    if not cles:
        return all_sections()
    return tuple(s for s in (*all_sections(), *RECETTE) if s.cle in cles)


def is_acceptance(sections: tuple[SousSection, ...]) -> bool:
    """Say whether these sub-sections are those of the acceptance, whose only goal it is."""
    return bool(sections) and all(s in RECETTE for s in sections)
