"""Table styles of the template."""

from __future__ import annotations

from cdc.formats.docx.fabrique.charte import (
    ACCENT,
    ACCENT_MOYEN,
    BLANC,
    FILET,
    SABLE,
)
from cdc.formats.docx.fabrique.forme import Bord, borders, shading

_FIN: Bord = ("single", 4, FILET, 0)
_FORT: Bord = ("single", 8, ACCENT, 0)
_TRAIT: Bord = ("single", 8, ACCENT, 0)
_AUCUN: Bord = ("nil", 0, "auto", 0)


def table_styles() -> str:
    """Return every `w:style` of type table, the default one first."""
    return "".join((_NORMAL, *_TABLEAUX, *_FICHES))


def _style(nom: str, ident: str, contenu: str, *, base: str = "TableNormal") -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{ident}"><w:name w:val="{nom}"/>'
        f'<w:basedOn w:val="{base}"/><w:uiPriority w:val="59"/><w:qFormat/>{contenu}</w:style>'
    )


def _proprietes(bords: dict[str, Bord], haut: int, cote: int, *, bas: int = -1) -> str:
    return (
        f'<w:tblPr><w:tblStyleRowBandSize w:val="1"/>'
        f"{borders('tblBorders', bords) if bords else ''}<w:tblCellMar>"
        f'<w:top w:w="{haut}" w:type="dxa"/><w:left w:w="{cote}" w:type="dxa"/>'
        f'<w:bottom w:w="{haut if bas < 0 else bas}" w:type="dxa"/><w:right w:w="{cote}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
    )


def _zone(nom: str, cellule: str) -> str:
    return f'<w:tblStylePr w:type="{nom}"><w:tcPr>{cellule}</w:tcPr></w:tblStylePr>'


_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    "<w:tblPr>"
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)

_EN_TETE = _zone("firstRow", borders("tcBorders", {"bottom": _FORT}) + shading(SABLE))
_LIGNES = {"bottom": _FIN, "insideH": _FIN}

_TABLEAUX = (
    _style("CDC Tableau", "CDCTableau", _proprietes(_LIGNES, 72, 100) + _EN_TETE),
    _style(
        "CDC Tableau Dense", "CDCTableauDense", _proprietes(_LIGNES, 52, 90) + _EN_TETE,
        base="CDCTableau",
    ),
    _style(
        "CDC Tableau Matrice", "CDCTableauMatrice",
        _proprietes(_LIGNES | {"insideV": ("single", 12, BLANC, 0)}, 20, 20) + _EN_TETE,
        base="CDCTableau",
    ),
    _style(
        "CDC Tableau Matrice Dense", "CDCTableauMatriceDense",
        _proprietes(_LIGNES | {"insideV": ("single", 12, BLANC, 0)}, 30, 20) + _EN_TETE,
        base="CDCTableauMatrice",
    ),
    _style("CDC Définitions", "CDCDefinitions", _proprietes({"top": _FIN} | _LIGNES, 58, 100)),
    _style(
        "CDC Chiffres", "CDCChiffres",
        _proprietes({"left": _TRAIT, "insideV": _TRAIT}, 40, 150),
    ),
    # Rows go by pairs, a record then its details: the line is under the second one only.
    _style(
        "CDC Tableau Détaillé",
        "CDCTableauDetaille",
        _proprietes({"bottom": _FIN}, 44, 100)
        + _EN_TETE
        + _zone("band2Horz", borders("tcBorders", {"bottom": _FIN})),
    ),
    _style("CDC En-tête", "CDCHeader", _proprietes({"bottom": _FIN}, 0, 0, bas=170)),
    _style("CDC Pied", "CDCFooter", _proprietes({"top": _FIN}, 170, 0, bas=0)),
    _style(
        "CDC Couverture Fiche", "CDCCouvertureFiche",
        _proprietes({"top": _FORT, **_LIGNES}, 104, 0),
    ),
)  # fmt: skip


def _fiche(nom: str, ident: str, coin: str) -> str:
    # LibreOffice ignores the zones of an inherited table style: each style says them all.
    zones = _zone("firstRow", shading(SABLE)) + (_zone("neCell", coin) if coin else "")
    return _style(f"CDC Fiche{nom}", f"CDCFiche{ident}", _FICHE + zones)


_FICHE = _proprietes({"left": ("single", 18, ACCENT, 0), "bottom": _FIN}, 0, 120)
_FICHES = (
    _fiche("", "", ""),
    _fiche(" Indispensable", "Indispensable", shading(ACCENT)),
    _fiche(" Important", "Important", shading(ACCENT_MOYEN)),
    _fiche(" Souhaitable", "Souhaitable", shading(BLANC)),
    _fiche(" Ultérieur", "Ulterieur", shading(BLANC)),
)
