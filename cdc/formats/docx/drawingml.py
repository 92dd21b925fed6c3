"""A chart as DrawingML: what Word draws, with the numbers that it keeps beside their cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.formats.document.blocs import Ton
from cdc.formats.document.mesures import text_width
from cdc.formats.docx.ooxml import DRAWING, R, escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.formats.document import blocs as b
    from cdc.formats.docx.styles import Styles

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
FEUILLE = "Données"
_BLANC, _ENCRE = "FFFFFF", "2B2622"
_BORD, _FILET = "938777", "DAD2C6"
_CORPS = 900
_CLAIR = 0.5
# Millimetres between a name and its bar; where the bars end, as parts of the frame.
_ECART, _NOMS_MAX, _DROITE, _BAS = 4.0, 0.5, 0.97, 0.98
# The styles whose backgrounds the bars take, so that a restyled template restyles them.
_STYLES = {Ton.FORT: "CDC Étiquette Indispensable", Ton.MOYEN: "CDC Étiquette Important"}
_AXES = ("510000001", "510000002")
_NOMBRE = "#,##0.##"
# A number that is zero has no bar: it needs no label.
_SANS_ZERO = "#,##0;-#,##0;"
_RIEN = "<a:noFill/><a:ln><a:noFill/></a:ln>"


@dataclass(frozen=True, slots=True)
class Palette:
    """The font and the tints of a template."""

    police: str
    fonds: dict[Ton, str]

    @classmethod
    def of(cls, styles: Styles) -> Palette:
        """Return what the styles of a template say."""
        fonds = {ton: styles.fill(nom) or _BLANC for ton, nom in _STYLES.items()}
        return cls(styles.font(), fonds)

    def fill(self, ton: Ton) -> str:
        """Return the colour of the bars of a series."""
        return self.fonds.get(ton, _BLANC)

    def ink(self, ton: Ton) -> str:
        """Return the colour of the numbers over them."""
        fond = self.fill(ton)
        rouge, vert, bleu = (int(fond[i : i + 2], 16) / 255 for i in (0, 2, 4))
        return _ENCRE if 0.299 * rouge + 0.587 * vert + 0.114 * bleu > _CLAIR else _BLANC


def chart_xml(graphique: b.Graphique, largeur: float, palette: Palette) -> str:
    """Return the chart, `largeur` millimetres wide; its workbook is the relation `rId1`."""
    empile = len(graphique.series) > 1
    cle = (
        f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{_letters(palette)}</c:legend>'
        if empile
        else ""
    )
    return (
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{R}">'
        '<c:date1904 val="0"/><c:lang val="fr-FR"/><c:roundedCorners val="0"/><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea>'
        f"{_place(graphique, largeur)}{_bars(graphique, palette)}"
        f"{_category_axis(palette)}{_value_axis()}</c:plotArea>{cle}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{_RIEN}</c:spPr>{_letters(palette)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _place(graphique: b.Graphique, largeur: float) -> str:
    """Return where the bars stand: the longest name fits beside them, on one line."""
    noms = max(text_width(nom, _CORPS / 100) for nom in graphique.categories) + _ECART
    gauche = min(noms / largeur, _NOMS_MAX)
    haut = graphique.marge / graphique.hauteur
    mesures = {"x": gauche, "y": haut, "w": _DROITE - gauche, "h": _BAS - haut}
    dites = "".join(f'<c:{cle} val="{valeur:.4f}"/>' for cle, valeur in mesures.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{dites}</c:manualLayout></c:layout>'
    )


def _bars(graphique: b.Graphique, palette: Palette) -> str:
    empile = len(graphique.series) > 1
    series = "".join(
        _serie(graphique, rang, palette, "ctr" if empile else "outEnd")
        for rang in range(len(graphique.series))
    )
    groupe = "stacked" if empile else "clustered"
    recouvrement = '<c:overlap val="100"/>' if empile else ""
    axes = "".join(f'<c:axId val="{axe}"/>' for axe in _AXES)
    return (
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="{groupe}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="45"/>{recouvrement}'
        f"{axes}</c:barChart>"
    )


def _serie(graphique: b.Graphique, rang: int, palette: Palette, place: str) -> str:
    serie, colonne = graphique.series[rang], chr(ord("B") + rang)
    encre = palette.ink(serie.ton) if place == "ctr" else _ENCRE
    derniere = len(graphique.categories) + 1
    return (
        f'<c:ser><c:idx val="{rang}"/><c:order val="{rang}"/>'
        f"<c:tx>{_texts(f'${colonne}$1', [serie.nom])}</c:tx>{_look(serie.ton, palette)}"
        f'<c:invertIfNegative val="0"/>{_labels(palette, encre, place, serie.valeurs)}'
        f"<c:cat>{_texts(f'$A$2:$A${derniere}', graphique.categories)}</c:cat>"
        f"<c:val>{_numbers(f'${colonne}$2:${colonne}${derniere}', serie.valeurs)}</c:val></c:ser>"
    )


def _look(ton: Ton, palette: Palette) -> str:
    fond = palette.fill(ton)
    bord = palette.fill(Ton.FORT) if ton in _STYLES else _BORD
    tirets = '<a:prstDash val="sysDash"/>' if ton is Ton.POINTILLE else ""
    return f'<c:spPr>{_solid(fond)}<a:ln w="9525">{_solid(bord)}{tirets}</a:ln></c:spPr>'


def _labels(palette: Palette, encre: str, place: str, valeurs: Sequence[float]) -> str:
    forme = _SANS_ZERO if all(v == int(v) for v in valeurs) else _NOMBRE
    dits = "".join(
        f'<c:{nom} val="{montre:d}"/>'
        for nom, montre in (
            ("showLegendKey", False),
            ("showVal", True),
            ("showCatName", False),
            ("showSerName", False),
            ("showPercent", False),
            ("showBubbleSize", False),
        )
    )
    return (
        f'<c:dLbls><c:numFmt formatCode="{forme}" sourceLinked="0"/><c:spPr>{_RIEN}</c:spPr>'
        f'{_letters(palette, encre)}<c:dLblPos val="{place}"/>{dits}</c:dLbls>'
    )


def _category_axis(palette: Palette) -> str:
    axe, autre = _AXES
    return (
        f'<c:catAx><c:axId val="{axe}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:spPr><a:ln w="6350">{_solid(_FILET)}</a:ln></c:spPr>{_letters(palette)}'
        f'<c:crossAx val="{autre}"/><c:crosses val="autoZero"/><c:auto val="1"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis() -> str:
    # Every bar wears its number: the axis would say nothing more.
    axe, autre = reversed(_AXES)
    return (
        f'<c:valAx><c:axId val="{axe}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/>'
        '</c:scaling><c:delete val="1"/><c:axPos val="t"/>'
        f'<c:numFmt formatCode="{_NOMBRE}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{autre}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>'
        "</c:valAx>"
    )


def _texts(cellules: str, textes: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{rang}"><c:v>{escape(texte)}</c:v></c:pt>' for rang, texte in enumerate(textes)
    )
    return (
        f"<c:strRef><c:f>'{FEUILLE}'!{cellules}</c:f><c:strCache>"
        f'<c:ptCount val="{len(textes)}"/>{points}</c:strCache></c:strRef>'
    )


def _numbers(cellules: str, valeurs: Sequence[float]) -> str:
    points = "".join(
        f'<c:pt idx="{rang}"><c:v>{valeur}</c:v></c:pt>' for rang, valeur in enumerate(valeurs)
    )
    return (
        f"<c:numRef><c:f>'{FEUILLE}'!{cellules}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(valeurs)}"/>{points}'
        "</c:numCache></c:numRef>"
    )


def _letters(palette: Palette, encre: str = _ENCRE) -> str:
    police = f'<a:latin typeface="{escape(palette.police)}"/>' if palette.police else ""
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr lang="fr-FR" sz="{_CORPS}" b="0">{_solid(encre)}{police}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="fr-FR"/></a:p></c:txPr>'
    )


def _solid(couleur: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{couleur}"/></a:solidFill>'
