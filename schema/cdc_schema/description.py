"""What the models say of themselves: every data item, its wording, its type and its rules.

The guide, the walk, the messages, the skeleton, the JSON Schema and the document read this, and
nothing else spells a label.
"""

from __future__ import annotations

import types
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from cdc_schema import annotations as notes
from cdc_schema.annotations import Diffusion, Motif, Objectif, Obligation
from cdc_schema.base import PROVENANCE, Element
from cdc_schema.enumerations import Enumeration
from cdc_schema.references import Prefixe, Vers
from cdc_schema.types import Duree, Genre

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class Champ:
    """One data item, or one field of a record.

    Attributes:
        cle: the key in a file and in a path; empty for what a list or a matrix holds.
        titre: the label that people read.
        genre: the kind of value.
        aide: one or two sentences of help, or empty.
        exemple: an example as a person would say it, or empty.
        obligation: whether it may stay empty.
        objectifs: the goals that it is required for; empty in a record means « always ».
        diffusion: who may read it.
        motif: why a vendor may not read it, when that is so.
        unite: the unit of a number, or empty.
        enumeration: the allowed values, for a choice.
        cibles: what a reference may designate (`role`, `systeme`...).
        mots_admis: the words that a reference accepts besides.
        prefixe: the prefix of an identifier.
        modele: the model of a record.
        element: what one element of a list is.
        lignes: what the row keys of a matrix are.
        colonnes: what its column keys are.
        cellule: what its cells are.
        entretien: whether an interview answer can fill it.
        candidat: whether it is left to the vendor's offer.
        calcul: how it is computed, or empty when it is typed.
    """

    cle: str
    titre: str
    genre: Genre
    aide: str = ""
    exemple: str = ""
    obligation: Obligation = Obligation.NON
    objectifs: frozenset[Objectif] = frozenset()
    diffusion: Diffusion = Diffusion.PRESTATAIRE
    motif: Motif | None = None
    unite: str = ""
    enumeration: type[Enumeration] | None = None
    cibles: tuple[str, ...] = ()
    mots_admis: tuple[str, ...] = ()
    prefixe: str = ""
    modele: type[Element] | None = None
    element: Champ | None = None
    lignes: Champ | None = None
    colonnes: Champ | None = None
    cellule: Champ | None = None
    entretien: bool = True
    candidat: bool = False
    calcul: str = ""

    @property
    def interne(self) -> bool:
        """Say whether it must never reach a vendor."""
        return self.diffusion is Diffusion.INTERNE

    @property
    def multiple(self) -> bool:
        """Say whether it holds a list."""
        return self.genre is Genre.LISTE


@cache
def champs(modele: type[Element]) -> tuple[Champ, ...]:
    """Return the data items of `modele`, in the order of the document, provenance aside."""
    hints = get_type_hints(modele, include_extras=True)
    return tuple(
        _describe(cle, hints[cle], info)
        for cle, info in modele.model_fields.items()
        if cle != PROVENANCE
    )


def champ(modele: type[Element], cle: str) -> Champ:
    """Return the data item `cle` of `modele`, or raise KeyError."""
    return _by_key(modele)[cle]


def vide(valeur: object) -> bool:
    """Say whether `valeur` is that of a data item still to be filled."""
    if isinstance(valeur, Element):
        return all(vide(getattr(valeur, c.cle)) for c in champs(type(valeur)))
    if isinstance(valeur, str):
        return not valeur or valeur.isspace()
    return valeur is None or valeur == [] or valeur == {}


@cache
def _by_key(modele: type[Element]) -> dict[str, Champ]:
    return {c.cle: c for c in champs(modele)}


def _describe(cle: str, hint: Any, info: FieldInfo) -> Champ:
    exemples = info.examples or [""]
    dit: dict[str, Any] = {
        "cle": cle,
        "titre": info.title or cle,
        "aide": info.description or "",
        "exemple": str(exemples[0]),
    }
    for note in _notes(hint):
        dit |= _said(note)
    return replace(_of_type(hint), **dit)


def _said(note: Any) -> dict[str, Any]:
    """Return what `note` says of its data item."""
    match note:
        case notes.Exigee():
            return {"obligation": Obligation.OUI, "objectifs": frozenset(note.objectifs)}
        case notes.Recommandee():
            return {"obligation": Obligation.RECOMMANDE}
        case notes.Interne():
            return {"diffusion": Diffusion.INTERNE, "motif": note.motif}
        case notes.Unite():
            return {"unite": note.nom}
        case notes.HorsEntretien():
            return {"entretien": False}
        case notes.DuCandidat():
            return {"candidat": True}
        case notes.Derivee():
            return {"calcul": note.calcul}
    return {}


def _notes(hint: Any) -> list[Any]:
    """Return the annotations of `hint`, those of the type inside an option included."""
    if get_origin(hint) is Annotated:
        inner, *found = get_args(hint)
        return [*_notes(inner), *found]
    return []


def _of_type(hint: Any) -> Champ:
    inner, found = _unwrap(hint)
    genre = next((n for n in found if isinstance(n, Genre)), None)
    if genre is Genre.MATRICE:
        _, cells = get_args(inner)
        ligne, (colonne, cellule) = get_args(inner)[0], get_args(cells)
        return Champ(
            "",
            "",
            genre,
            lignes=_of_type(ligne),
            colonnes=_of_type(colonne),
            cellule=_of_type(cellule),
        )
    if genre is not None:
        return Champ("", "", genre)
    if get_origin(inner) is list:
        return Champ("", "", Genre.LISTE, element=_of_type(get_args(inner)[0]))
    return _of_class(inner, found)


def _of_class(inner: Any, found: list[Any]) -> Champ:
    for note in found:
        if isinstance(note, Prefixe):
            return Champ("", "", Genre.IDENTIFIANT, prefixe=note.prefixe)
        if isinstance(note, Vers):
            mots = note.mots_admis
            return Champ("", "", Genre.REFERENCE, cibles=note.cibles, mots_admis=mots)
    if inner is Duree:
        return Champ("", "", Genre.DUREE, modele=Duree)
    if issubclass(inner, Enumeration):
        return Champ("", "", Genre.CHOIX, enumeration=inner)
    if issubclass(inner, Element):
        return Champ("", "", Genre.ENREGISTREMENT, modele=inner)
    return Champ("", "", Genre.TEXTE)


def _unwrap(hint: Any) -> tuple[Any, list[Any]]:
    """Strip `Annotated` and `| None`, and return the type with every annotation met."""
    found: list[Any] = []
    while True:
        if get_origin(hint) is Annotated:
            hint, *more = get_args(hint)
            found += more
        elif get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint):
            rest = [a for a in get_args(hint) if a is not type(None)]
            hint = rest[0] if len(rest) == 1 else Union[tuple(rest)]  # noqa: UP007
            if len(rest) > 1:
                return hint, found
        else:
            return hint, found
