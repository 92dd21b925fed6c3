"""Styles of requirement blocks, and the labels of their priorities."""

from __future__ import annotations

from cdc.formats.docx.fabrique import numerotation as liste
from cdc.formats.docx.fabrique.charte import (
    ACCENT,
    ACCENT_MOYEN,
    ACCENT_PROFOND,
    BLANC,
    ENCRE_DOUCE,
    FILET_FORT,
)
from cdc.formats.docx.fabrique.forme import Caractere, Paragraphe
from cdc.formats.docx.fabrique.style import Style


def _exigence(nom: str, ident: str, base: str, para: Paragraphe, car: Caractere) -> Style:
    return Style(f"CDC Exigence {nom}", f"CDCExigence{ident}", base, para, car)


# Spacing belongs to the paragraphs: the cells of a block have no margin above nor below, so that
# the tint of a priority fills its cell.
_BLOC = (
    _exigence("Référence", "Reference", "CDCCellule",
              Paragraphe(avec_suivant=True, liste=(liste.CRITERES, 0), avant=3.5, apres=3.5, ligne=13),
              Caractere(gras=True, couleur=ACCENT, corps=10)),
    _exigence("Titre", "Titre", "CDCCellule",
              Paragraphe(avec_suivant=True, avant=3, apres=3, ligne=14),
              Caractere(gras=True, corps=11)),
    _exigence("Libellé", "Libelle", "CDCCellule",
              Paragraphe(avec_suivant=True, avant=3, apres=2, ligne=14),
              Caractere(couleur=ENCRE_DOUCE, corps=9)),
    _exigence("Énoncé", "Enonce", "Normal",
              Paragraphe(avec_suivant=True, avant=3, apres=2, ligne=14), Caractere()),
    _exigence("Critère", "Critere", "CDCCellule",
              Paragraphe(avec_suivant=True, liste=(liste.CRITERES, 1), avant=3, apres=0,
                         ligne=13.4),
              Caractere(corps=10)),
    _exigence("Origine", "Origine", "CDCCellule", Paragraphe(avant=4, apres=4, ligne=12, contextuel=True),
              Caractere(corps=9)),
)  # fmt: skip

_MARGE, _RETRAIT = -118, -40


def _priorite(nom: str, ident: str, bord: tuple[str, str], fond: str, couleur: str) -> Style:
    """Return the style of a priority: its background reaches the edges of its cell."""
    genre, teinte = bord
    bords = {"top": (genre, 4, teinte, 3), "bottom": (genre, 4, teinte, 3)}
    if not fond:
        bords |= dict.fromkeys(("left", "right"), (genre, 4, teinte, 1))
    retrait = _MARGE if fond else _RETRAIT
    return Style(
        f"CDC Exigence {nom}",
        f"CDCExigence{ident}",
        "CDCExigencePriorite",
        Paragraphe(bords=bords, fond=fond, gauche=retrait, droite=retrait),
        Caractere(couleur=couleur) if couleur else None,
    )


_PRIORITES = (
    _exigence("Priorité", "Priorite", "CDCCelluleCentree",
              Paragraphe(avec_suivant=True, ligne=13), Caractere(gras=True, corps=9)),
    _priorite("Indispensable", "Indispensable", ("single", ACCENT), ACCENT, BLANC),
    _priorite("Important", "Important", ("single", ACCENT_MOYEN), ACCENT_MOYEN, ACCENT_PROFOND),
    _priorite("Souhaitable", "Souhaitable", ("single", FILET_FORT), "", ""),
    _priorite("Ultérieur", "Ulterieur", ("dotted", FILET_FORT), "", ENCRE_DOUCE),
)  # fmt: skip


def _etiquette(nom: str, ident: str, genre: str, bord: str, fond: str) -> Style:
    bords = dict.fromkeys(("top", "left", "bottom", "right"), (genre, 4, bord, 1))
    return Style(
        f"CDC Étiquette {nom}", f"CDCEtiquette{ident}", f"CDCExigence{ident}",
        Paragraphe(bords=bords, fond=fond, gauche=40, droite=40), None,
    )  # fmt: skip


_ETIQUETTES = (
    _etiquette("Indispensable", "Indispensable", "single", ACCENT, ACCENT),
    _etiquette("Important", "Important", "single", ACCENT_MOYEN, ACCENT_MOYEN),
    _etiquette("Souhaitable", "Souhaitable", "single", FILET_FORT, ""),
    _etiquette("Ultérieur", "Ulterieur", "dotted", FILET_FORT, ""),
)

EXIGENCES = (*_BLOC, *_PRIORITES, *_ETIQUETTES)
