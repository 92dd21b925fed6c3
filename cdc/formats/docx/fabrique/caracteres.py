"""Character styles."""

from __future__ import annotations

from cdc.formats.docx.fabrique.charte import (
    ACCENT,
    ACCENT_CLAIR,
    ACCENT_MOYEN,
    ACCENT_PROFOND,
    BLANC,
    ENCRE,
    ENCRE_DOUCE,
    POLICE_CODE,
    SABLE,
)
from cdc.formats.docx.fabrique.forme import Caractere
from cdc.formats.docx.fabrique.style import Style


def _lettres(nom: str, ident: str, car: Caractere, rang: int = 50) -> Style:
    return Style(nom, ident, "", None, car, genre="character", rang=rang)


CARACTERES = (
    _lettres("Strong", "Strong", Caractere(gras=True), 22),
    _lettres("Emphasis", "Emphasis", Caractere(italique=True), 20),
    _lettres("Intense Emphasis", "IntenseEmphasis", Caractere(gras=True, italique=True), 21),
    _lettres("Hyperlink", "Hyperlink", Caractere(couleur=ACCENT, souligne=True), 99),
    _lettres("CDC Barré", "CDCBarre", Caractere(barre=True)),
    _lettres("CDC Code", "CDCCode", Caractere(police=POLICE_CODE, fond=SABLE)),
    _lettres("CDC Référence", "CDCReference", Caractere(gras=True, couleur=ACCENT)),
    _lettres("CDC Mot-clé", "CDCMotCle", Caractere(gras=True)),
    _lettres("CDC Numéro", "CDCNumero", Caractere(couleur=ACCENT)),
    _lettres("CDC Discret", "CDCDiscret", Caractere(couleur=ENCRE_DOUCE)),
    _lettres("CDC Légende Claire", "CDCLegendeClaire", Caractere(couleur=ENCRE, fond=ACCENT_CLAIR)),
    _lettres("CDC Légende Moyenne", "CDCLegendeMoyenne",
             Caractere(gras=True, couleur=ACCENT_PROFOND, fond=ACCENT_MOYEN)),
    _lettres("CDC Légende Forte", "CDCLegendeForte",
             Caractere(gras=True, couleur=BLANC, fond=ACCENT)),
    _lettres("CDC Badge", "CDCBadge", Caractere(gras=True, couleur=BLANC, fond=ACCENT)),
)  # fmt: skip
