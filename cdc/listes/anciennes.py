"""The rows of a table in the versions that were imported before, and what they gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.listes.releves import versions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.listes.releves import Ligne, Releve


@dataclass(frozen=True, slots=True)
class Ancienne:
    """A row as a former version had it."""

    releve: Releve
    ligne: Ligne

    @property
    def citation(self) -> str:
        """How the element that it gave cites it."""
        return self.releve.cite(self.ligne.cellule)

    @property
    def identifiant(self) -> str:
        """The identifier of the element that it gave, or nothing."""
        dedans = self.ligne.element.partition("[")[2].rstrip("]")
        return "" if dedans.isdecimal() else dedans


class Anciennes:
    """The versions of one record, the last first, this one included when it comes again.

    A row is known by its cell when the file is the same, else by its reference when references
    mean something, else by its name.
    """

    def __init__(self, releve: Releve, releves: Sequence[Releve], *, references: bool) -> None:
        self._releve = releve
        self._references = references
        self._versions = versions(releve.id, releves)
        self._index = {r.nom: _index(r.lignes) for r in self._versions}

    def of(self, ligne: Ligne) -> Iterator[Ancienne]:
        """Give what `ligne` was in each version."""
        for releve in self._versions:
            for cle in self._keys(ligne, releve):
                trouvee = self._index[releve.nom].get(cle)
                if trouvee is not None:
                    yield Ancienne(releve, trouvee)
                    break

    def gone(self, lignes: Sequence[Ligne]) -> Iterator[tuple[Ancienne, Ligne | None]]:
        """Give each row of the version before that gave an element, with what it is now."""
        precedent = next((r for r in self._versions if r.version < self._releve.version), None)
        if precedent is None:
            return
        index = _index(lignes)
        for ligne in precedent.lignes:
            if ligne.element:
                cles = self._keys(ligne, precedent)
                suite = next((index[cle] for cle in cles if cle in index), None)
                yield Ancienne(precedent, ligne), suite

    def _keys(self, ligne: Ligne, releve: Releve) -> list[str]:
        if releve.sha256 == self._releve.sha256:
            return [f"cellule {ligne.cellule}"]
        if self._references and ligne.reference:
            # Without reference there, the name is what both have.
            return [f"reference {ligne.reference}", f"anonyme {ligne.identite}"]
        return [f"nom {ligne.identite}"] if ligne.identite else []


def _index(lignes: Sequence[Ligne]) -> dict[str, Ligne]:
    index: dict[str, Ligne] = {}
    for ligne in lignes:
        index.setdefault(f"cellule {ligne.cellule}", ligne)
        index.setdefault(f"nom {ligne.identite}", ligne)
        cle = f"reference {ligne.reference}" if ligne.reference else f"anonyme {ligne.identite}"
        index.setdefault(cle, ligne)
    return index
