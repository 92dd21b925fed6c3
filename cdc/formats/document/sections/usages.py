"""What most requirements share, said once before them, and the test cases that prove each."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cdc.formats.document import blocs as b
from cdc.formats.document.typographie import INSECABLE, typeset
from cdc.francais import FINE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cdc_schema import Cahier
    from cdc_schema.exigences import Exigence

_PARTAGE_MIN = 3


class Usages(NamedTuple):
    """The version and status, the verification and the type that most requirements share.

    `essais` are the test cases that prove each, those of the acceptance plan included.
    """

    etat: str
    verification: str
    genre: str
    essais: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, cahier: Cahier, exigences: Sequence[Exigence]) -> Usages:
        """Return what `exigences` share."""
        return cls(
            _usual(exigences, state),
            _usual(exigences, lambda e: e.mode_verification or ""),
            _usual(exigences, lambda e: e.type or ""),
            proofs(cahier, exigences),
        )

    def said(self) -> Iterator[b.Paragraphe]:
        """Yield the note that says it."""
        dits = [
            f"à l’état{INSECABLE}: {self.etat}" if self.etat else "",
            f"de type {typeset(self.genre)}" if self.genre else "",
            f"vérifiées par {typeset(self.verification)}" if self.verification else "",
        ]
        texte = f"{FINE}; ".join(dit for dit in dits if dit)
        if texte:
            dite = f"Sauf mention contraire, les exigences sont {texte}."
            yield b.Paragraphe("CDC Note", (b.Texte(dite),))


def state(exigence: Exigence) -> str:
    """Return the version and the status of a requirement."""
    return _state(exigence.version or "", exigence.statut or "")


@lru_cache
def _state(version: str, statut: str) -> str:
    numero = f"version{INSECABLE}{version}" if version else ""
    return typeset(", ".join(m for m in (numero, statut) if m))


def proofs(cahier: Cahier, exigences: Sequence[Exigence]) -> dict[str, list[str]]:
    """Return the test cases of each requirement: those that it names, those that name it."""
    essais: dict[str, list[str]] = {e.id: list(e.cas_de_test) for e in exigences if e.id}
    for cas in cahier.cas_de_test:
        for ident in cas.exigences:
            connus = essais.get(ident)
            if connus is not None and cas.id and cas.id not in connus:
                connus.append(cas.id)
    return essais


def _usual(exigences: Sequence[Exigence], dit: Callable[[Exigence], str]) -> str:
    usuel, combien = Counter(map(dit, exigences)).most_common(1)[0]
    return usuel if combien >= max(_PARTAGE_MIN, len(exigences) / 2) else ""
