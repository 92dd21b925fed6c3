"""The tints of the toolkit's styles, in the colour of the template that they are lent to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from cdc.formats.docx.fabrique import charte
from cdc.formats.docx.ooxml import w
from cdc.formats.docx.styles import standard_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_DESSIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RVB = re.compile(r"[0-9A-Fa-f]{6}")
# White letters must be read on it, and it must be read on white.
_CLARTE_MAX = 0.18
# Each tint of ours: how much of the colour there is in it, the rest white, or black below 0.
_PARTS = {charte.ACCENT_CLAIR: 0.11, charte.ACCENT_MOYEN: 0.26, charte.ACCENT_PROFOND: -0.25}


def retinted(styles: str, parties: Mapping[str, bytes]) -> str:
    """Return our styles with the main colour of a template in place of ours, if it has one."""
    couleur = _main_colour(parties)
    if not couleur:
        return styles
    teintes = {charte.ACCENT: couleur} | {t: _mixed(couleur, p) for t, p in _PARTS.items()}
    return re.sub("|".join(teintes), lambda trouve: teintes[trouve[0]], styles)


def _main_colour(parties: Mapping[str, bytes]) -> str:
    """Return the colour of the first headings, else the theme's, dark enough to be read."""
    racine = etree.fromstring(parties["word/styles.xml"])
    for style in racine.iterfind(w("style")):
        nom = style.find(w("name"))
        if nom is not None and standard_name(nom.get(w("val"), "")) == "heading 1":
            return _readable(_of_heading(style, parties))
    return _readable(_of_theme("accent1", parties))


def _of_heading(style: _Element, parties: Mapping[str, bytes]) -> str:
    couleur = style.find(f"{w('rPr')}/{w('color')}")
    if couleur is None:
        return _of_theme("accent1", parties)
    return couleur.get(w("val"), "") or _of_theme(couleur.get(w("themeColor"), ""), parties)


def _of_theme(nom: str, parties: Mapping[str, bytes]) -> str:
    themes = (xml for partie, xml in parties.items() if partie.startswith("word/theme/theme"))
    for theme in themes:
        trouve = etree.fromstring(theme).find(f".//{_DESSIN}{nom or 'accent1'}/{_DESSIN}srgbClr")
        if trouve is not None:
            return trouve.get("val", "")
    return ""


def _readable(couleur: str) -> str:
    """Return `couleur`, darker if needed; nothing for what is no colour, or a black."""
    if not _RVB.fullmatch(couleur):
        return ""
    for part in range(0, 80, 5):
        foncee = _mixed(couleur, -part / 100)
        if _luminance(foncee) <= _CLARTE_MAX:
            return foncee
    return ""


def _mixed(couleur: str, part: float) -> str:
    fond, garde = (255, part) if part > 0 else (0, 1 + part)
    canaux = (int(couleur[i : i + 2], 16) for i in (0, 2, 4))
    return "".join(f"{round(fond + (canal - fond) * garde):02X}" for canal in canaux)


def _luminance(couleur: str) -> float:
    rouge, vert, bleu = (_linear(int(couleur[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu


def _linear(canal: float) -> float:
    return canal / 12.92 if canal <= 0.04045 else float(((canal + 0.055) / 1.055) ** 2.4)
