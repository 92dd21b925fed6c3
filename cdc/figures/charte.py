"""Colours, strokes and bodies of the charter, in points."""

from __future__ import annotations

ENCRE = "2B2622"
ENCRE_DOUCE = "635A50"
ACCENT = "17566B"
ACCENT_MOYEN = "C3D8DF"
SABLE = "F6F3EE"
FILET = "DAD2C6"
FILET_FORT = "938777"
BLANC = "FFFFFF"

CORPS = 9.0
CORPS_MENU = 8.0
TRAIT = 1.0
FLECHE = 1.2
RAYON = 2.5
INTERLIGNE = 1.22

# A4 of the charter, less its margins: what a picture may take on a page.
LARGEUR_PORTRAIT = 467.0
HAUTEUR_PORTRAIT = 610.0
LARGEUR_PAYSAGE = 700.0
HAUTEUR_PAYSAGE = 400.0
