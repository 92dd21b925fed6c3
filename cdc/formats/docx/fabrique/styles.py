"""Every style of the template, by the names of the visual charter."""

from __future__ import annotations

from dataclasses import dataclass

from cdc.formats.docx.fabrique import numerotation as liste
from cdc.formats.docx.fabrique.charte import (
    ACCENT,
    ACCENT_CLAIR,
    ACCENT_MOYEN,
    ACCENT_PROFOND,
    AVERTISSEMENT,
    BLANC,
    ECART_COLONNES,
    ENCRE,
    ENCRE_DOUCE,
    FILET,
    FILET_FORT,
    FOND_AVERTISSEMENT,
    MARGES,
    POLICE,
    POLICE_CODE,
    PORTRAIT,
    SABLE,
)
from cdc.formats.docx.fabrique.forme import Caractere, Paragraphe
from cdc.formats.docx.fabrique.tableaux import table_styles
from cdc.formats.docx.ooxml import W, escape, twips

_LARGEUR = PORTRAIT[0] - MARGES["left"] - MARGES["right"]
_COLONNE = twips((_LARGEUR - ECART_COLONNES) / 2)
_TM = twips(9)
_BARRE = {"left": ("single", 36, ACCENT, 20)}
_CADRE = 480


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph or character style; `base` is an identifier."""

    nom: str
    ident: str
    base: str = "Normal"
    paragraphe: Paragraphe | None = None
    caractere: Caractere | None = None
    suivant: str = ""
    genre: str = "paragraph"
    rang: int = 50
    principal: bool = True

    def xml(self) -> str:
        """Return the `w:style` element."""
        propre = "" if self.nom[0].islower() or self.nom in _INTEGRES else ' w:customStyle="1"'
        morceaux = (
            f'<w:style w:type="{self.genre}"{propre} w:styleId="{self.ident}">',
            f'<w:name w:val="{escape(self.nom)}"/>',
            self.base and f'<w:basedOn w:val="{self.base}"/>',
            self.suivant and f'<w:next w:val="{self.suivant}"/>',
            f'<w:uiPriority w:val="{self.rang}"/>',
            self.principal and "<w:qFormat/>",
            self.paragraphe and f"<w:pPr>{self.paragraphe.xml()}</w:pPr>",
            self.caractere and f"<w:rPr>{self.caractere.xml()}</w:rPr>",
            "</w:style>",
        )
        return "".join(morceau for morceau in morceaux if morceau)


_INTEGRES = {
    "Strong",
    "Emphasis",
    "Intense Emphasis",
    "Hyperlink",
    "Quote",
    "Title",
    "List Bullet",
    "List Bullet 2",
    "List Bullet 3",
    "List Number",
    "List Number 2",
    "List Number 3",
    "TOC Heading",
}


def _titre(rang: int, para: Paragraphe, car: Caractere) -> Style:
    return Style(f"heading {rang}", f"Heading{rang}", "Normal", para, car, "Normal", rang=9)


_TITRES = (
    _titre(
        1,
        Paragraphe(
            avec_suivant=True,
            solidaire=True,
            saut=True,
            liste=(liste.TITRES, 0),
            avant=0,
            apres=12,
            ligne=26,
            niveau=0,
        ),
        Caractere(gras=True, couleur=ACCENT, corps=22),
    ),
    _titre(
        2,
        Paragraphe(
            avec_suivant=True,
            solidaire=True,
            liste=(liste.TITRES, 1),
            avant=20,
            apres=6,
            ligne=19,
            niveau=1,
        ),
        Caractere(gras=True, corps=15),
    ),
    _titre(
        3,
        Paragraphe(
            avec_suivant=True,
            solidaire=True,
            liste=(liste.TITRES, 2),
            avant=12,
            apres=4,
            ligne=15,
            niveau=2,
        ),
        Caractere(gras=True, corps=12),
    ),
    _titre(
        4,
        Paragraphe(avec_suivant=True, solidaire=True, avant=8, apres=2, ligne=14.4, niveau=3),
        Caractere(gras=True, corps=10.5),
    ),
)


def _sans_numero(rang: int) -> Style:
    return Style(
        f"CDC Titre {rang} sans numéro",
        f"CDCTitre{rang}SansNumero",
        f"Heading{rang}",
        Paragraphe(liste=(0, 0), gauche=0, pendant=0, niveau=9),
        None,
        "Normal",
    )


_SANS_NUMERO = tuple(_sans_numero(rang) for rang in (1, 2, 3))

_SOMMAIRE = (
    Style(
        "TOC Heading", "TOCHeading", "Heading1",
        Paragraphe(liste=(0, 0), gauche=0, pendant=0, niveau=9), None, "Normal", rang=39,
    ),
    Style(
        "toc 1", "TOC1", "Normal",
        Paragraphe(
            avec_suivant=True,
            tabulations=((_TM, "left", ""), (_COLONNE, "right", "dot")),
            avant=11, apres=0, ligne=15, gauche=_TM, pendant=_TM,
        ),
        Caractere(gras=True, corps=10.5), "Normal", rang=39,
    ),
    Style(
        "toc 2", "TOC2", "Normal",
        Paragraphe(
            tabulations=((_TM, "left", ""), (_COLONNE, "right", "dot")),
            avant=1.4, apres=0, ligne=14.6, gauche=_TM, pendant=_TM,
        ),
        Caractere(corps=10), "Normal", rang=39,
    ),
)  # fmt: skip

_TEXTE = (
    Style("CDC Chapeau", "CDCChapeau", "Normal",
          Paragraphe(avec_suivant=True, avant=0, apres=10, ligne=16.5),
          Caractere(couleur=ENCRE_DOUCE, corps=12), "Normal"),
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
                     avant=4, apres=8, gauche=140),
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


def _cellule(nom: str, ident: str, base: str, para: Paragraphe, car: Caractere | None) -> Style:
    return Style(f"CDC Cellule{nom}", f"CDCCellule{ident}", base, para, car)


_FIN = Paragraphe(avant=0, apres=0, ligne=12.5)
_CELLULES = (
    _cellule("", "", "Normal", _FIN, Caractere(corps=9.5)),
    _cellule(" Liée", "Liee", "CDCCellule", Paragraphe(avec_suivant=True), None),
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
        Paragraphe(bords={"top": bord, "bottom": bord} if fond else {}, fond=fond), car,
    )  # fmt: skip


_TEINTES = (
    _teinte("Teinte Claire", "TeinteClaire", ACCENT_CLAIR, Caractere()),
    _teinte("Teinte Moyenne", "TeinteMoyenne", ACCENT_MOYEN,
            Caractere(gras=True, couleur=ACCENT_PROFOND)),
    _teinte("Teinte Forte", "TeinteForte", ACCENT, Caractere(gras=True, couleur=BLANC)),
    _teinte("Teinte Absente", "TeinteAbsente", "", Caractere(couleur=ENCRE_DOUCE)),
)  # fmt: skip


def _exigence(nom: str, ident: str, base: str, para: Paragraphe, car: Caractere) -> Style:
    return Style(f"CDC Exigence {nom}", f"CDCExigence{ident}", base, para, car)


_SUIVI = Paragraphe(avec_suivant=True)
_EXIGENCES = (
    _exigence("Référence", "Reference", "CDCCellule",
              Paragraphe(avec_suivant=True, liste=(liste.CRITERES, 0), ligne=13),
              Caractere(gras=True, couleur=ACCENT, corps=10)),
    _exigence("Titre", "Titre", "CDCCellule", Paragraphe(avec_suivant=True, ligne=14),
              Caractere(gras=True, corps=11)),
    _exigence("Libellé", "Libelle", "CDCCellule", Paragraphe(avec_suivant=True, ligne=14),
              Caractere(couleur=ENCRE_DOUCE, corps=9)),
    _exigence("Énoncé", "Enonce", "Normal", Paragraphe(avec_suivant=True, apres=2, ligne=14),
              Caractere()),
    _exigence("Critère", "Critere", "CDCCellule",
              Paragraphe(avec_suivant=True, liste=(liste.CRITERES, 1), apres=2, ligne=13.4),
              Caractere(corps=10)),
    _exigence("Origine", "Origine", "CDCCellule", Paragraphe(ligne=12), Caractere(corps=9)),
    _exigence("Priorité", "Priorite", "CDCCelluleCentree", _SUIVI,
              Caractere(gras=True, corps=9)),
    _exigence("Indispensable", "Indispensable", "CDCExigencePriorite",
              Paragraphe(fond=ACCENT), Caractere(couleur=BLANC)),
    _exigence("Important", "Important", "CDCExigencePriorite",
              Paragraphe(fond=ACCENT_MOYEN), Caractere(couleur=ACCENT_PROFOND)),
    _exigence("Souhaitable", "Souhaitable", "CDCExigencePriorite", Paragraphe(), Caractere()),
    _exigence("Ultérieur", "Ulterieur", "CDCExigencePriorite", Paragraphe(),
              Caractere(couleur=ENCRE_DOUCE)),
)  # fmt: skip


def _etiquette(nom: str, ident: str, genre: str, bord: str, base: str, fond: str) -> Style:
    bords = dict.fromkeys(("top", "left", "bottom", "right"), (genre, 4, bord, 1))
    return Style(
        f"CDC Étiquette {nom}", f"CDCEtiquette{ident}", f"CDCExigence{base}",
        Paragraphe(avec_suivant=False, bords=bords, fond=fond, gauche=40, droite=40), None,
    )  # fmt: skip


_ETIQUETTES = (
    _etiquette("Indispensable", "Indispensable", "single", ACCENT, "Indispensable", ACCENT),
    _etiquette("Important", "Important", "single", ACCENT_MOYEN, "Important", ACCENT_MOYEN),
    _etiquette("Souhaitable", "Souhaitable", "single", FILET_FORT, "Souhaitable", ""),
    _etiquette("Ultérieur", "Ulterieur", "dotted", FILET_FORT, "Ulterieur", ""),
)


def _lettres(nom: str, ident: str, car: Caractere, rang: int = 50) -> Style:
    return Style(nom, ident, "", None, car, genre="character", rang=rang)


_CARACTERES = (
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
    _lettres("CDC Badge", "CDCBadge", Caractere(gras=True, couleur=BLANC, fond=ACCENT)),
)

STYLES: tuple[Style, ...] = (
    *_TITRES, *_SANS_NUMERO, *_SOMMAIRE, *_TEXTE, *_COUVERTURE, *_LISTES,
    *_CELLULES, *_TEINTES, *_EXIGENCES, *_ETIQUETTES, *_CARACTERES,
)  # fmt: skip

_LISTES_NOMMEES = {
    "CDC Titres": ("CDCTitres", liste.TITRES),
    "CDC Puces": ("CDCPuces", liste.PUCES),
    "CDC Numéros": ("CDCNumeros", liste.NUMEROS),
    "CDC Critères": ("CDCCriteres", liste.CRITERES),
    "CDC Puces de cellule": ("CDCPucesCellule", liste.PUCES_CELLULE),
}


def styles_xml() -> str:
    """Return `word/styles.xml`."""
    return (
        f'<w:styles xmlns:w="{W}">{_DEFAUTS}{_BASES}'
        + "".join(style.xml() for style in STYLES)
        + table_styles()
        + "".join(
            f'<w:style w:type="numbering" w:customStyle="1" w:styleId="{ident}">'
            f'<w:name w:val="{nom}"/><w:uiPriority w:val="99"/>'
            f'<w:pPr><w:numPr><w:numId w:val="{numero}"/></w:numPr></w:pPr></w:style>'
            for nom, (ident, numero) in _LISTES_NOMMEES.items()
        )
        + "</w:styles>"
    )


_DEFAUTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{POLICE}" w:hAnsi="{POLICE}" w:eastAsia="{POLICE}" w:cs="{POLICE}"/>'
    '<w:sz w:val="21"/><w:szCs w:val="21"/>'
    '<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)

# The ink is that of Normal, not of the defaults: in a table, LibreOffice would lay a default
# colour over the colours of character styles.
_BASES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    f"<w:qFormat/><w:pPr>{Paragraphe(avant=0, apres=6, ligne=14.4).xml()}</w:pPr>"
    f"<w:rPr>{Caractere(couleur=ENCRE).xml()}</w:rPr></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
