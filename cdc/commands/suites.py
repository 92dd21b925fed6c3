"""What is still to be asked, as plain data."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.entretien.suites import Suite


def suites_data(suites: Sequence[Suite]) -> list[dict[str, Any]]:
    """Return what is to be asked as plain data."""
    return [asdict(s) for s in suites]
