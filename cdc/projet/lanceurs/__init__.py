"""What opens the page of a project by a double click, on each system."""

from __future__ import annotations

from importlib.resources import files

_NOM = "Ouvrir le cahier"
_SYSTEMES = {"Windows": "cmd", "macOS": "command", "Linux": "desktop"}


def launchers() -> dict[str, bytes]:
    """Return the files to lay at the root of a project, by name: a folder may change system."""
    return {
        f"{_NOM} ({systeme}).{suffixe}": _text(suffixe).encode()
        for systeme, suffixe in _SYSTEMES.items()
    }


def _text(suffixe: str) -> str:
    texte = (files(__package__) / f"ouvrir.{suffixe}").read_text(encoding="utf-8")
    return texte.replace("\n", "\r\n") if suffixe == "cmd" else texte
