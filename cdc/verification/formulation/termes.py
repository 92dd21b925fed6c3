"""The terms that a project defines, found in a text whatever their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.mots import JETON, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdc.verification.formulation.enonce import Jeton


class Termes:
    """Defined terms, by their first word."""

    def __init__(self, termes: Iterable[str]) -> None:
        self._par_premier: dict[str, list[tuple[str, ...]]] = {}
        for terme in termes:
            mots = tuple(_singular(normalise(m[0])) for m in JETON.finditer(terme))
            if mots:
                self._par_premier.setdefault(mots[0], []).append(mots)

    def mark(self, jetons: Sequence[Jeton]) -> None:
        """Mark the words that belong to a defined term."""
        if not self._par_premier:
            return
        formes = [_singular(j.forme) for j in jetons]
        for rang, forme in enumerate(formes):
            for mots in self._par_premier.get(forme, ()):
                if tuple(formes[rang : rang + len(mots)]) == mots:
                    for jeton in jetons[rang : rang + len(mots)]:
                        jeton.terme = jeton.terme or not jeton.cite
                        jeton.cite = True


def _singular(forme: str) -> str:
    return forme[:-1] if len(forme) > 3 and forme[-1] in "sx" else forme
