"""The page where a specification is written: its templates, styles and scripts; no HTTP here."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from cdc.formats.html.atelier import mots
from cdc.formats.html.couleurs import ATELIER, palette_css

# In the order of the page; a new part adds its files here.
STYLES = (
    "couleurs.css",
    "cadre.css",
    "champ.css",
    "tableaux.css",
    "apercu-cote.css",
    "travaux.css",
)
SCRIPTS = (
    "cadre.js",
    "champs.js",
    "passages.js",
    "tableaux.js",
    "recherche.js",
    "apercu.js",
    "constats.js",
    "generation.js",
    "imports.js",
)
_GENRES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def render(gabarit: str, **valeurs: Any) -> str:
    """Return a page, or a piece of one, made by `gabarit` with `valeurs`."""
    return _templates().get_template(gabarit).render(valeurs)


def asset(nom: str) -> tuple[bytes, str] | None:
    """Return a style, a script or a drawing of the page, and its type; None when there is none."""
    genre = next((g for suffixe, g in _GENRES.items() if nom.endswith(suffixe)), None)
    if genre is None or "/" in nom:
        return None
    if nom == "couleurs.css":
        return palette_css(ATELIER).encode(), genre
    fichier = files("cdc.formats.html.atelier") / "gabarit" / nom
    return (fichier.read_bytes(), genre) if fichier.is_file() else None


@cache
def _templates() -> Environment:
    environnement = Environment(
        loader=PackageLoader("cdc.formats.html.atelier", "gabarit"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environnement.globals.update(
        styles=STYLES, scripts=SCRIPTS, nombres=mots.NOMBRES, buts=mots.BUTS
    )
    environnement.filters.update(mots.FILTRES)
    return environnement
