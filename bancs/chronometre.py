"""How long a piece of work takes in this very process."""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ESSAIS = 5


def cpu(travail: Callable[[], object]) -> float:
    """Return the median of the seconds of CPU that `travail` takes, done five times."""
    durees = []
    for _ in range(_ESSAIS):
        debut = time.process_time()
        travail()
        durees.append(time.process_time() - debut)
    return median(durees)
