"""What a finding is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Constat:
    """One finding: its rule, the path it stands at, and what to do, in French."""

    code: str
    chemin: str
    message: str
