"""Small inputs for tests: the least that makes sense."""

from __future__ import annotations

from typing import Any

from cdc_schema import Cahier


def make_cahier(**sections: Any) -> Cahier:
    """Return a specification holding only `sections`, written as in its files."""
    return Cahier.model_validate(sections)
