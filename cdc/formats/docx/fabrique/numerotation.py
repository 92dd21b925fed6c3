"""The lists of the template: headings, bullets, ordered lists, acceptance criteria."""

from __future__ import annotations

from dataclasses import dataclass

from cdc.formats.docx.fabrique.charte import ACCENT, RETRAIT_TITRE
from cdc.formats.docx.ooxml import R, W, twips

TITRES, PUCES, NUMEROS, CRITERES, PUCES_CELLULE = 1, 2, 3, 4, 5

_RETRAIT = twips(RETRAIT_TITRE)


@dataclass(frozen=True, slots=True)
class Niveau:
    """One level of a list, tied to a paragraph style."""

    style: str
    format: str
    texte: str
    gauche: int
    pendant: int
    depart: int = 1
    marque: str = f'<w:color w:val="{ACCENT}"/>'
    suite: str = ""

    def xml(self, rang: int) -> str:
        """Return the level, its attributes in the order of the standard."""
        suite = f'<w:suff w:val="{self.suite}"/>' if self.suite else ""
        return (
            f'<w:lvl w:ilvl="{rang}"><w:start w:val="{self.depart}"/>'
            f'<w:numFmt w:val="{self.format}"/><w:pStyle w:val="{self.style}"/>{suite}'
            f'<w:lvlText w:val="{self.texte}"/><w:lvlJc w:val="left"/>'
            f"<w:pPr>{self._tabulation()}"
            f'<w:ind w:left="{self.gauche}" w:hanging="{self.pendant}"/></w:pPr>'
            f"<w:rPr>{self.marque}</w:rPr></w:lvl>"
        )

    def _tabulation(self) -> str:
        if not self.gauche:
            return ""
        return f'<w:tabs><w:tab w:val="num" w:pos="{self.gauche}"/></w:tabs>'


_GRAS = f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>'
_TITRES = (
    Niveau("Heading1", "decimal", "%1", _RETRAIT, _RETRAIT, depart=0),
    Niveau("Heading2", "lowerLetter", "%1%2", _RETRAIT, _RETRAIT),
    Niveau("Heading3", "decimal", "%1%2.%3", _RETRAIT, _RETRAIT),
)
_PUCES = (
    Niveau("ListBullet", "bullet", "–", 284, 284),
    Niveau("ListBullet2", "bullet", "–", 568, 284),
    Niveau("ListBullet3", "bullet", "–", 852, 284),
)
_NUMEROS = (
    Niveau("ListNumber", "decimal", "%1.", 340, 340),
    Niveau("ListNumber2", "lowerLetter", "%2.", 680, 340),
    Niveau("ListNumber3", "lowerRoman", "%3.", 1020, 340),
)
# The reference of a requirement is an invisible first level: it makes the criteria restart at 1.
_CRITERES = (
    Niveau("CDCExigenceReference", "none", "", 0, 0, suite="nothing", marque=""),
    Niveau("CDCExigenceCritere", "decimal", "%2", 284, 284, marque=_GRAS),
)
_CELLULE = (
    Niveau("CDCCellulePuce", "bullet", "–", 170, 170),
    Niveau("CDCCelluleDensePuce", "bullet", "–", 170, 170),
)

LISTES: dict[int, tuple[str, tuple[Niveau, ...]]] = {
    TITRES: ("CDCTitres", _TITRES),
    PUCES: ("CDCPuces", _PUCES),
    NUMEROS: ("CDCNumeros", _NUMEROS),
    CRITERES: ("CDCCriteres", _CRITERES),
    PUCES_CELLULE: ("CDCPucesCellule", _CELLULE),
}


def numbering_xml() -> str:
    """Return `word/numbering.xml`."""
    abstraites = "".join(
        f'<w:abstractNum w:abstractNumId="{numero}"><w:multiLevelType w:val="multilevel"/>'
        f'<w:styleLink w:val="{style}"/>'
        + "".join(niveau.xml(rang) for rang, niveau in enumerate(niveaux))
        + "</w:abstractNum>"
        for numero, (style, niveaux) in LISTES.items()
    )
    nombres = "".join(
        f'<w:num w:numId="{numero}"><w:abstractNumId w:val="{numero}"/></w:num>'
        for numero in LISTES
    )
    return f'<w:numbering xmlns:w="{W}" xmlns:r="{R}">{abstraites}{nombres}</w:numbering>'
