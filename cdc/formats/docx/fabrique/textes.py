"""Styles of the prose, the lists, the headers and footers, and of the cover."""

from __future__ import annotations

from cdc.formats.docx.fabrique import numerotation as liste
from cdc.formats.docx.fabrique.charte import (
    ACCENT,
    AVERTISSEMENT,
    ENCRE_DOUCE,
    FILET,
    FOND_AVERTISSEMENT,
    POLICE_CODE,
    SABLE,
)
from cdc.formats.docx.fabrique.forme import Caractere, Paragraphe
from cdc.formats.docx.fabrique.style import Style

_BARRE = {"left": ("single", 36, ACCENT, 20)}
_CADRE = 480

_TEXTE = (
    Style("CDC Introduction", "CDCIntroduction", "Normal", Paragraphe(avec_suivant=True)),
    Style("CDC Chapeau", "CDCChapeau", "Normal",
          Paragraphe(avec_suivant=True, avant=0, apres=10, ligne=16.5),
          Caractere(couleur=ENCRE_DOUCE, corps=12), "Normal"),
    Style("CDC Figure", "CDCFigure", "Normal",
          Paragraphe(avec_suivant=True, avant=4, apres=0, ligne=12), Caractere(), "Caption"),
    Style("caption", "Caption", "Normal", Paragraphe(avant=2, apres=8, ligne=12),
          Caractere(couleur=ENCRE_DOUCE, corps=9), "Normal", rang=35),
    Style("CDC Note", "CDCNote", "Normal", Paragraphe(avant=2, apres=8, ligne=12),
          Caractere(couleur=ENCRE_DOUCE, corps=9), "Normal"),
    Style("CDC Séparation", "CDCSeparation", "Normal",
          Paragraphe(avant=0, apres=0, ligne=13, exacte=True), Caractere(corps=8)),
    Style("CDC Fin de section", "CDCFinDeSection", "Normal",
          Paragraphe(avant=0, apres=0, ligne=1, exacte=True), Caractere(corps=1)),
    Style("CDC À compléter", "CDCACompleter", "Normal",
          Paragraphe(bords={"left": ("single", 18, AVERTISSEMENT, 6)}, fond=FOND_AVERTISSEMENT,
                     avant=9, apres=8, gauche=140),
          Caractere(couleur=AVERTISSEMENT), "Normal"),
    Style("Quote", "Quote", "Normal",
          Paragraphe(bords={"left": ("single", 18, FILET, 10)}, avant=4, apres=8, gauche=284),
          Caractere(italique=True), "Normal", rang=29),
    Style("CDC Bloc de code", "CDCBlocDeCode", "Normal",
          Paragraphe(fond=SABLE, avant=4, apres=8, ligne=12, contextuel=True),
          Caractere(police=POLICE_CODE, corps=9), "Normal"),
    Style("header", "Header", "Normal", Paragraphe(avant=0, apres=0, ligne=11),
          Caractere(couleur=ENCRE_DOUCE, corps=8.5), rang=99),
    Style("CDC En-tête droite", "CDCHeaderDroite", "Header", Paragraphe(alignement="right")),
    Style("footer", "Footer", "Normal", Paragraphe(avant=0, apres=0, ligne=11),
          Caractere(couleur=ENCRE_DOUCE, corps=8.5), rang=99),
    Style("CDC Pied droite", "CDCFooterDroite", "Footer", Paragraphe(alignement="right")),
)  # fmt: skip


def _couverture(nom: str, ident: str, para: Paragraphe, car: Caractere) -> Style:
    return Style(f"CDC Couverture {nom}", f"CDCCouverture{ident}", "Normal", para, car)


_COUVERTURE = (
    _couverture("Société", "Societe", Paragraphe(avant=36, apres=0, ligne=17),
                Caractere(gras=True, corps=13)),
    _couverture("Précision", "Precision", Paragraphe(avant=0, apres=0, ligne=15),
                Caractere(couleur=ENCRE_DOUCE, corps=10.5)),
    _couverture("Logo", "Logo", Paragraphe(avant=0, apres=0), Caractere()),
    _couverture("Surtitre", "Surtitre",
                Paragraphe(bords=_BARRE, avant=0, apres=4, ligne=17, gauche=_CADRE),
                Caractere(couleur=ENCRE_DOUCE, corps=12)),
    Style("Title", "Title", "Normal",
          Paragraphe(bords=_BARRE, avant=0, apres=12, ligne=44, gauche=_CADRE),
          Caractere(gras=True, couleur=ACCENT, corps=38), "Normal", rang=10),
    _couverture("Sous-titre", "SousTitre",
                Paragraphe(bords=_BARRE, avant=0, apres=0, ligne=21, gauche=_CADRE),
                Caractere(corps=15)),
    _couverture("Espace", "Espace", Paragraphe(avant=0, apres=0, ligne=100, exacte=True),
                Caractere()),
    _couverture("Fiche libellé", "FicheLibelle", Paragraphe(avant=0, apres=0, ligne=14),
                Caractere(couleur=ENCRE_DOUCE)),
    _couverture("Fiche valeur", "FicheValeur", Paragraphe(avant=0, apres=0, ligne=14),
                Caractere()),
    _couverture("Avertissement", "Avertissement", Paragraphe(avant=0, apres=0, ligne=11),
                Caractere(couleur=ENCRE_DOUCE, corps=8.5)),
)  # fmt: skip

_ACTE = (
    Style("CDC Acte Société", "CDCActeSociete", "Normal",
          Paragraphe(avant=0, apres=10, ligne=15), Caractere(gras=True, corps=11)),
    Style("CDC Acte Titre", "CDCActeTitre", "Normal",
          Paragraphe(bords=_BARRE, avant=0, apres=0, ligne=30, gauche=_CADRE),
          Caractere(gras=True, couleur=ACCENT, corps=24), "Normal"),
    Style("CDC Acte Sous-titre", "CDCActeSousTitre", "Normal",
          Paragraphe(bords=_BARRE, avant=0, apres=12, ligne=19, gauche=_CADRE),
          Caractere(corps=13), "Normal"),
    Style("CDC Acte Décision", "CDCActeDecision", "Normal",
          Paragraphe(bords={"left": ("single", 18, ACCENT, 6)}, fond=SABLE, avec_suivant=True,
                     avant=4, apres=8, ligne=20, gauche=140),
          Caractere(gras=True, corps=13), "Normal"),
)  # fmt: skip


def _puce(rang: int) -> Style:
    suffixe = f" {rang}" if rang > 1 else ""
    return Style(
        f"List Bullet{suffixe}", f"ListBullet{suffixe.strip()}", "Normal",
        Paragraphe(liste=(liste.PUCES, rang - 1), apres=3), rang=36,
    )  # fmt: skip


def _numero(rang: int) -> Style:
    suffixe = f" {rang}" if rang > 1 else ""
    return Style(
        f"List Number{suffixe}", f"ListNumber{suffixe.strip()}", "Normal",
        Paragraphe(liste=(liste.NUMEROS, rang - 1), apres=3), rang=36,
    )  # fmt: skip


_LISTES = (*map(_puce, (1, 2, 3)), *map(_numero, (1, 2, 3)))


TEXTES = (*_TEXTE, *_COUVERTURE, *_ACTE, *_LISTES)
