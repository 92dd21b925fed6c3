"""Paragraph and character formatting, written in the order that the standard asks for."""

from __future__ import annotations

from dataclasses import dataclass, field

Bord = tuple[str, int, str, int]  # kind, eighths of a point, colour, space in points


@dataclass(frozen=True, slots=True, kw_only=True)
class Caractere:
    """The run properties of a style."""

    police: str = ""
    gras: bool | None = None
    italique: bool = False
    souligne: bool = False
    barre: bool = False
    couleur: str = ""
    corps: float = 0.0
    fond: str = ""
    exposant: bool = False

    def xml(self) -> str:
        """Return the content of `w:rPr`."""
        morceaux = (
            self.police
            and f'<w:rFonts w:ascii="{self.police}" w:hAnsi="{self.police}" w:cs="{self.police}"/>',
            _gras(self.gras),
            self.italique and "<w:i/><w:iCs/>",
            self.barre and "<w:strike/>",
            self.couleur and f'<w:color w:val="{self.couleur}"/>',
            self.corps
            and '<w:sz w:val="{0:.0f}"/><w:szCs w:val="{0:.0f}"/>'.format(self.corps * 2),
            self.souligne and '<w:u w:val="single"/>',
            self.fond and shading(self.fond),
            self.exposant and '<w:vertAlign w:val="superscript"/>',
        )
        return "".join(morceau for morceau in morceaux if morceau)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraphe:
    """The paragraph properties of a style; lengths in points, indents in twips."""

    avec_suivant: bool | None = None
    solidaire: bool = False
    saut: bool | None = None
    liste: tuple[int, int] | None = None
    bords: dict[str, Bord] = field(default_factory=dict)
    fond: str = ""
    tabulations: tuple[tuple[int, str, str], ...] = ()
    avant: float | None = None
    apres: float | None = None
    ligne: float = 0.0
    exacte: bool = False
    gauche: int | None = None
    droite: int | None = None
    pendant: int | None = None
    contextuel: bool = False
    alignement: str = ""
    niveau: int | None = None

    def xml(self) -> str:
        """Return the content of `w:pPr`."""
        morceaux = (
            _bascule("keepNext", self.avec_suivant),
            self.solidaire and "<w:keepLines/>",
            _bascule("pageBreakBefore", self.saut),
            self.liste and _liste(*self.liste),
            self.bords and borders("pBdr", self.bords),
            self.fond and shading(self.fond),
            self.tabulations and _tabulations(self.tabulations),
            self._espaces(),
            self._retraits(),
            self.contextuel and "<w:contextualSpacing/>",
            self.alignement and f'<w:jc w:val="{self.alignement}"/>',
            self.niveau is not None and f'<w:outlineLvl w:val="{self.niveau}"/>',
        )
        return "".join(morceau for morceau in morceaux if morceau)

    def _espaces(self) -> str:
        attributs = "".join(
            f' w:{nom}="{valeur * 20:.0f}"'
            for nom, valeur in (("before", self.avant), ("after", self.apres))
            if valeur is not None
        )
        if self.ligne:
            regle = "exact" if self.exacte else "atLeast"
            attributs += f' w:line="{self.ligne * 20:.0f}" w:lineRule="{regle}"'
        return f"<w:spacing{attributs}/>" if attributs else ""

    def _retraits(self) -> str:
        attributs = "".join(
            f' w:{nom}="{valeur}"'
            for nom, valeur in (
                ("left", self.gauche),
                ("right", self.droite),
                ("hanging", self.pendant),
            )
            if valeur is not None
        )
        return f"<w:ind{attributs}/>" if attributs else ""


def shading(couleur: str) -> str:
    """Return a solid background."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{couleur}"/>'


def borders(nom: str, bords: dict[str, Bord]) -> str:
    """Return the element `nom` holding `bords`, in the order of the standard."""
    ordre = ("top", "left", "bottom", "right", "insideH", "insideV")
    contenu = "".join(_bord(cote, bords[cote]) for cote in ordre if cote in bords)
    return f"<w:{nom}>{contenu}</w:{nom}>"


def _bord(cote: str, bord: Bord) -> str:
    genre, epaisseur, couleur, espace = bord
    return f'<w:{cote} w:val="{genre}" w:sz="{epaisseur}" w:space="{espace}" w:color="{couleur}"/>'


def _gras(gras: bool | None) -> str:
    if gras is None:
        return ""
    return "<w:b/><w:bCs/>" if gras else '<w:b w:val="0"/><w:bCs w:val="0"/>'


def _bascule(nom: str, valeur: bool | None) -> str:
    if valeur is None:
        return ""
    return f"<w:{nom}/>" if valeur else f'<w:{nom} w:val="0"/>'


def _liste(numero: int, niveau: int) -> str:
    rang = f'<w:ilvl w:val="{niveau}"/>' if niveau else ""
    return f'<w:numPr>{rang}<w:numId w:val="{numero}"/></w:numPr>'


def _tabulations(tabulations: tuple[tuple[int, str, str], ...]) -> str:
    contenu = "".join(
        f'<w:tab w:val="{genre}"'
        + (f' w:leader="{conduite}"' if conduite else "")
        + f' w:pos="{position}"/>'
        for position, genre, conduite in tabulations
    )
    return f"<w:tabs>{contenu}</w:tabs>"
