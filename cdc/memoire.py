"""Much in little memory: objects made without the garbage collector, or kept packed."""

from __future__ import annotations

import gc
import pickle
import zlib
from collections.abc import MutableSequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_T = TypeVar("_T")
_VITE = 1


@contextmanager
def without_collector(*, durable: bool = False) -> Iterator[None]:
    """Stop the garbage collector: it would walk again and again what grows, and holds no cycle.

    With `durable`, what was made meanwhile stays: the collector is spared it afterwards too.
    """
    actif = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if actif:
            if durable:
                gc.freeze()
            gc.enable()


class Liasse(MutableSequence[_T]):
    """A list whose values are kept packed, in a tenth of their room or less.

    What is taken out is a copy: a change to it stays only when it is put back.
    """

    def __init__(self, valeurs: Iterable[_T] = ()) -> None:
        self._plis: list[bytes] = []
        self.extend(valeurs)

    @overload
    def __getitem__(self, rang: int) -> _T: ...
    @overload
    def __getitem__(self, rang: slice) -> Liasse[_T]: ...
    def __getitem__(self, rang: int | slice) -> _T | Liasse[_T]:
        if isinstance(rang, slice):
            partie: Liasse[_T] = Liasse()
            partie._plis = self._plis[rang]
            return partie
        valeur: _T = pickle.loads(zlib.decompress(self._plis[rang]))
        return valeur

    def __setitem__(self, rang: Any, valeur: Any) -> None:
        self._plis[rang] = _pack(valeur)

    def __delitem__(self, rang: int | slice) -> None:
        del self._plis[rang]

    def __len__(self) -> int:
        return len(self._plis)

    def insert(self, rang: int, valeur: _T) -> None:
        """Put a value before the one number `rang`."""
        self._plis.insert(rang, _pack(valeur))


def _pack(valeur: object) -> bytes:
    return zlib.compress(pickle.dumps(valeur, pickle.HIGHEST_PROTOCOL), _VITE)
