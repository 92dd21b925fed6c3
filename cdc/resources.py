"""Find the data shipped with the package, in a checkout as in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def modeles() -> Path:
    """Return the folder of Word templates and of the question bank."""
    return _folder("modeles")


def exemples() -> Path:
    """Return the folder of the complete example projects."""
    return _folder("exemples")


def _folder(name: str) -> Path:
    for parent in (_PACKAGE / "_data", _PACKAGE.parent):
        if (parent / name).is_dir():
            return parent / name
    raise FileNotFoundError(name)
