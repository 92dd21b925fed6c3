"""Styles of the paragraphs that stand in tables."""

from __future__ import annotations

from cdc.formats.docx.fabrique import numerotation as liste
from cdc.formats.docx.fabrique.charte import (
    ACCENT,
    ACCENT_CLAIR,
    ACCENT_MOYEN,
    ACCENT_PROFOND,
    BLANC,
    ENCRE_DOUCE,
    SABLE,
)
from cdc.formats.docx.fabrique.forme import Caractere, Paragraphe
from cdc.formats.docx.fabrique.style import Style


def _cellule(nom: str, ident: str, base: str, para: Paragraphe, car: Caractere | None) -> Style:
    return Style(f"CDC Cellule{nom}", f"CDCCellule{ident}", base, para, car)


_FIN = Paragraphe(avant=0, apres=0, ligne=12.5)
_CELLULES = (
    _cellule("", "", "Normal", _FIN, Caractere(corps=9.5)),
    _cellule(" Nombre", "Nombre", "CDCCellule", Paragraphe(alignement="right"), None),
    _cellule(" Centrée", "Centree", "CDCCellule", Paragraphe(alignement="center"), None),
    _cellule(" Libellé", "Libelle", "CDCCellule", Paragraphe(), Caractere(couleur=ENCRE_DOUCE)),
    _cellule(" Détail", "Detail", "CDCCellule", Paragraphe(ligne=12),
             Caractere(couleur=ENCRE_DOUCE, corps=9)),
    _cellule(" Détail Nombre", "DetailNombre", "CDCCelluleDetail",
             Paragraphe(alignement="right"), None),
    _cellule(" Puce", "Puce", "CDCCellule", Paragraphe(liste=(liste.PUCES_CELLULE, 0)), None),
    _cellule(" En-tête", "EnTete", "CDCCellule", Paragraphe(avec_suivant=True),
             Caractere(gras=True, corps=9)),
    _cellule(" En-tête Nombre", "EnTeteNombre", "CDCCelluleEnTete",
             Paragraphe(alignement="right"), None),
    _cellule(" En-tête Centrée", "EnTeteCentree", "CDCCelluleEnTete",
             Paragraphe(alignement="center"), None),
    _cellule(" Dense", "Dense", "CDCCellule", Paragraphe(ligne=11.8), Caractere(corps=9)),
    _cellule(" Dense Liée", "DenseLiee", "CDCCelluleDense", Paragraphe(avec_suivant=True), None),
    _cellule(" Dense Nombre", "DenseNombre", "CDCCelluleDense",
             Paragraphe(alignement="right"), None),
    _cellule(" Dense Centrée", "DenseCentree", "CDCCelluleDense",
             Paragraphe(alignement="center"), None),
    _cellule(" Dense Puce", "DensePuce", "CDCCelluleDense",
             Paragraphe(liste=(liste.PUCES_CELLULE, 1)), None),
)  # fmt: skip


def _teinte(nom: str, ident: str, fond: str, car: Caractere) -> Style:
    # A border of the background's colour makes the tint fill its cell.
    bord = ("single", 4, fond or BLANC, 2)
    return Style(
        f"CDC {nom}", f"CDC{ident}", "CDCCelluleCentree",
        Paragraphe(bords={"top": bord, "bottom": bord}, fond=fond), car,
    )  # fmt: skip


_TEINTES = (
    _teinte("Teinte Claire", "TeinteClaire", ACCENT_CLAIR, Caractere()),
    _teinte("Teinte Moyenne", "TeinteMoyenne", ACCENT_MOYEN,
            Caractere(gras=True, couleur=ACCENT_PROFOND)),
    _teinte("Teinte Forte", "TeinteForte", ACCENT, Caractere(gras=True, couleur=BLANC)),
    _teinte("Teinte Absente", "TeinteAbsente", "", Caractere(couleur=ENCRE_DOUCE)),
)  # fmt: skip


# The margins of matrices are thin: their texts have indents, their marks have not.
_RETRAIT = 80


def _matrice(nom: str, ident: str, base: str, para: Paragraphe, car: Caractere | None) -> Style:
    return Style(f"CDC Matrice {nom}", f"CDCMatrice{ident}", base, para, car)


_MATRICES = (
    _matrice("Ligne", "Ligne", "CDCCellule", Paragraphe(gauche=_RETRAIT, droite=40), None),
    _matrice("En-tête", "EnTete", "CDCCelluleEnTete",
             Paragraphe(gauche=_RETRAIT, droite=40), None),
    _matrice("Détail", "Detail", "CDCCelluleDense", Paragraphe(gauche=_RETRAIT, droite=40), None),
    _matrice("Marque", "Marque", "CDCCelluleDenseCentree", Paragraphe(fond=ACCENT_CLAIR),
             Caractere(couleur=ACCENT)),
    _matrice("Alerte", "Alerte", "CDCCelluleDenseCentree", Paragraphe(fond=ACCENT),
             Caractere(gras=True, couleur=BLANC)),
    _matrice("Groupe", "Groupe", "CDCMatriceDetail", Paragraphe(fond=SABLE), Caractere(gras=True)),
    _matrice("Groupe Total", "GroupeTotal", "CDCCelluleDenseCentree", Paragraphe(fond=SABLE),
             Caractere(gras=True)),
)  # fmt: skip


_CHIFFRES = (
    Style("CDC Chiffre", "CDCChiffre", "Normal",
          Paragraphe(avec_suivant=True, avant=0, apres=1, ligne=26),
          Caractere(gras=True, couleur=ACCENT, corps=20)),
    Style("CDC Chiffre Libellé", "CDCChiffreLibelle", "Normal",
          Paragraphe(avant=0, apres=0, ligne=12), Caractere(couleur=ENCRE_DOUCE, corps=9)),
)  # fmt: skip

CELLULES = (*_CELLULES, *_TEINTES, *_MATRICES, *_CHIFFRES)
