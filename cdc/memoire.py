"""Work that makes many objects, without the garbage collector."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


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
