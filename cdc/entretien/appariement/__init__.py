"""Attaching a freely worded question to the bank, by evidence, with a calibrated confidence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cdc.entretien.appariement.index import build
from cdc.entretien.appariement.jugement import Jury

if TYPE_CHECKING:
    from cdc.entretien.banque import Banque


@lru_cache(maxsize=2)
def jury(banque: Banque) -> Jury:
    """Return who judges headings against `banque`; made once for several files."""
    return Jury(build(banque), banque)
