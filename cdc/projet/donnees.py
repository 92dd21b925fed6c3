"""The edits, on plain data: what the text must hold after them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from cdc.errors import CdcError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.projet.noeuds import Chemin


@dataclass(frozen=True, slots=True)
class Pose:
    """Give a value to the place; missing keys on the way are made."""

    chemin: Chemin
    valeur: Any


@dataclass(frozen=True, slots=True)
class Insertion:
    """Put elements into the list at the place, before the one number `rang`, or at the end."""

    chemin: Chemin
    rang: int | None
    valeurs: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Retrait:
    """Take the key or the element away."""

    chemin: Chemin


@dataclass(frozen=True, slots=True)
class Deplacement:
    """Make the element at the place the one number `rang` of its list."""

    chemin: Chemin
    rang: int


Edition = Pose | Insertion | Retrait | Deplacement


class CheminIntrouvableError(CdcError):
    """An edit aims at a place that the file does not have."""

    def __init__(self, chemin: str | Chemin) -> None:
        self.chemin = chemin
        texte = chemin if isinstance(chemin, str) else format_chemin(chemin)
        super().__init__(f"« {texte} » n’existe pas dans le projet. Rien n’a été changé.")


def format_chemin(chemin: Chemin) -> str:
    """Return `chemin` as people write it."""
    texte = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in chemin)
    return texte.removeprefix(".")


def apply_edition(donnees: Any, edition: Edition) -> Any:
    """Return `donnees` after `edition`; what it does not touch is shared, not copied."""
    if isinstance(edition, Insertion):
        return _changed(donnees, edition.chemin, 0, lambda v: _with_elements(v, edition))
    if isinstance(edition, Retrait):
        *vers, dernier = edition.chemin
        return _changed(donnees, tuple(vers), 0, lambda v: _without(v, dernier, edition.chemin))
    if isinstance(edition, Deplacement):
        return _changed(donnees, edition.chemin[:-1], 0, lambda v: _moved(v, edition))
    return _changed(donnees, edition.chemin, 0, lambda _: edition.valeur)


def _changed(donnees: Any, chemin: Chemin, rang: int, change: Any) -> Any:
    if rang == len(chemin):
        return change(donnees)
    segment = chemin[rang]
    if isinstance(segment, str) and (donnees is None or isinstance(donnees, dict)):
        table = dict(donnees or {})
        table[segment] = _changed(table.get(segment), chemin, rang + 1, change)
        return table
    if isinstance(segment, int) and isinstance(donnees, list) and 0 <= segment < len(donnees):
        elements = list(donnees)
        elements[segment] = _changed(elements[segment], chemin, rang + 1, change)
        return elements
    raise CheminIntrouvableError(chemin[: rang + 1])


def _with_elements(valeur: Any, edition: Insertion) -> list[Any]:
    if valeur is not None and not isinstance(valeur, list):
        raise CheminIntrouvableError(edition.chemin)
    elements = list(valeur or [])
    rang = len(elements) if edition.rang is None else edition.rang
    if not 0 <= rang <= len(elements):
        raise CheminIntrouvableError((*edition.chemin, rang))
    return [*elements[:rang], *edition.valeurs, *elements[rang:]]


def _without(valeur: Any, segment: str | int, chemin: Chemin) -> Any:
    """Return the collection without `segment`; emptied, it is unset."""
    if isinstance(segment, str) and isinstance(valeur, dict) and segment in valeur:
        return {k: v for k, v in valeur.items() if k != segment}
    if isinstance(segment, int) and isinstance(valeur, list) and 0 <= segment < len(valeur):
        return [*valeur[:segment], *valeur[segment + 1 :]]
    raise CheminIntrouvableError(chemin)


def _moved(valeur: Any, edition: Deplacement) -> list[Any]:
    depart = edition.chemin[-1]
    reste = _without(valeur, depart, edition.chemin)
    if not isinstance(reste, list) or not 0 <= edition.rang <= len(reste):
        raise CheminIntrouvableError((*edition.chemin[:-1], edition.rang))
    return [*reste[: edition.rang], valeur[depart], *reste[edition.rang :]]


def same(attendu: Any, obtenu: Any) -> bool:
    """Tell whether two data are equal, an emptied collection being as good as none."""
    if attendu == obtenu:
        return True
    if attendu in ([], {}) and obtenu is None:
        return True
    if isinstance(attendu, dict) and isinstance(obtenu, dict):
        return attendu.keys() == obtenu.keys() and all(same(attendu[k], obtenu[k]) for k in obtenu)
    if isinstance(attendu, list) and isinstance(obtenu, list):
        return len(attendu) == len(obtenu) and all(map(same, attendu, obtenu))
    return False


def steps(donnees: Any, edition: Edition) -> Iterator[Edition]:
    """Split the replacement of a collection into edits that leave alone what does not change."""
    if isinstance(edition, Deplacement) and edition.rang == edition.chemin[-1]:
        return
    if not isinstance(edition, Pose):
        yield edition
        return
    ancienne = _at(donnees, edition.chemin)
    if isinstance(ancienne, dict) and isinstance(edition.valeur, dict) and ancienne:
        yield from _table_steps(ancienne, edition.valeur, edition)
    elif isinstance(ancienne, list) and isinstance(edition.valeur, list) and ancienne:
        yield from _list_steps(ancienne, edition.valeur, edition)
    else:
        yield edition


def _at(donnees: Any, chemin: Chemin) -> Any:
    try:
        for segment in chemin:
            donnees = donnees[segment]
    except (KeyError, IndexError, TypeError):
        return None
    return donnees


def _table_steps(
    ancienne: dict[str, Any], nouvelle: dict[str, Any], edition: Pose
) -> Iterator[Edition]:
    if not nouvelle and edition.chemin:
        yield edition
        return
    for cle, valeur in nouvelle.items():
        if cle not in ancienne:
            yield Pose((*edition.chemin, cle), valeur)
        elif ancienne[cle] != valeur:
            etapes = steps(ancienne, Pose((cle,), valeur))
            yield from (_below(edition.chemin, e) for e in etapes)
    for cle in ancienne:
        if cle not in nouvelle:
            yield Retrait((*edition.chemin, cle))


def _list_steps(ancienne: list[Any], nouvelle: list[Any], edition: Pose) -> Iterator[Edition]:
    if not nouvelle:
        yield edition
        return
    mots = [repr(e) for e in ancienne], [repr(e) for e in nouvelle]
    # From the end to the beginning, so that the ranks to come stay right.
    for nature, a1, a2, n1, n2 in reversed(SequenceMatcher(None, *mots, False).get_opcodes()):
        if nature == "equal":
            continue
        communs = min(a2 - a1, n2 - n1)
        if n2 - n1 > communs:
            yield Insertion(edition.chemin, a1 + communs, tuple(nouvelle[n1 + communs : n2]))
        for rang in reversed(range(a1 + communs, a2)):
            yield Retrait((*edition.chemin, rang))
        for ecart in reversed(range(communs)):
            etape = Pose((a1 + ecart,), nouvelle[n1 + ecart])
            yield from (_below(edition.chemin, e) for e in steps(ancienne, etape))


def _below(chemin: Chemin, edition: Edition) -> Edition:
    if isinstance(edition, Pose):
        return Pose((*chemin, *edition.chemin), edition.valeur)
    if isinstance(edition, Insertion):
        return Insertion((*chemin, *edition.chemin), edition.rang, edition.valeurs)
    if isinstance(edition, Deplacement):
        return Deplacement((*chemin, *edition.chemin), edition.rang)
    return Retrait((*chemin, *edition.chemin))
