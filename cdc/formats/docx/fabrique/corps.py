"""What the template says: cover, contents, version history, headers and footers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.docx.fabrique.charte import (
    ECART_COLONNES,
    MARGE_EN_TETE,
    MARGE_PIED,
    MARGES,
    PORTRAIT,
)
from cdc.formats.docx.ooxml import R, W, escape, twips

if TYPE_CHECKING:
    from cdc.formats.docx.fabrique.gabarits import Gabarit

_ESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
_PART_DROITE = 0.68
_LARGEUR = PORTRAIT[0] - MARGES["left"] - MARGES["right"]


def document_xml(gabarit: Gabarit) -> str:
    """Return `word/document.xml`: the cover, the front pages and the markers of the pieces."""
    devant = _tete(gabarit) if gabarit.acte else _devant(gabarit)
    pieces = "".join(_p("Normal", f"{{{{ {nom} }}}}") for nom in gabarit.pieces)
    fin = f"{_listes() if gabarit.listes else ''}{_section('continuous')}"
    return f"<w:document {_ESPACES}><w:body>{devant}{pieces}{fin}</w:body></w:document>"


def _devant(gabarit: Gabarit) -> str:
    return "".join(
        (
            _couverture(gabarit),
            _sommaire(),
            # Below the contents, so that the reading guide has a page of its own.
            _historique() if gabarit.historique else "",
        )
    )


def _tete(gabarit: Gabarit) -> str:
    """Return what stands at the head of the first page of a document that people sign."""
    return "".join(
        (
            _p("CDCCouvertureLogo", "{{ logo }}", si="logo"),
            _p("CDCActeSociete", "{{ societe }}"),
            _p("CDCActeTitre", gabarit.titre),
            *(_p("CDCActeSousTitre", f"{{{{ {nom} }}}}", si=nom) for nom in gabarit.sous_titres),
            _fiche(),
            _p("CDCSeparation"),
        )
    )


def header_xml(gabarit: Gabarit) -> str:
    """Return the page header: company, then title, version and date."""
    titre = _r(f"{gabarit.titre}{{{{ mention_version }}}}")
    return f"<w:hdr {_ESPACES}>{_deux_bouts('Header', _r('{{ societe }}'), titre)}</w:hdr>"


def footer_xml() -> str:
    """Return the page footer: status and diffusion, then the page number."""
    page = _champ("PAGE") + _r(" / ") + _champ("NUMPAGES")
    gauche = _r("{{ mention_diffusion }}")
    return f"<w:ftr {_ESPACES}>{_deux_bouts('Footer', gauche, page)}</w:ftr>"


def cover_footer_xml() -> str:
    """Return the footer of the cover: the warning, when there is one."""
    contenu = _p("CDCCouvertureAvertissement", "{{ avertissement }}")
    return f"<w:ftr {_ESPACES}>{contenu}</w:ftr>"


def _couverture(gabarit: Gabarit) -> str:
    return "".join(
        (
            _p("CDCCouvertureLogo", "{{ logo }}", si="logo"),
            _p("CDCCouvertureSociete", "{{ societe }}"),
            _p("CDCCouverturePrecision", "{{ precision }}", si="precision"),
            _p("CDCCouvertureEspace"),
            _p("CDCCouvertureSurtitre", "{{ surtitre }}", si="surtitre"),
            _p("Title", gabarit.titre),
            *(
                _p("CDCCouvertureSousTitre", f"{{{{ {nom} }}}}", si=nom)
                for nom in gabarit.sous_titres
            ),
            _p("CDCCouvertureEspace"),
            _fiche(),
            _p("CDCFinDeSection", section=_section("nextPage", couverture=True)),
        )
    )


def _fiche() -> str:
    valeur = _r("{% if ligne.important %}{{ ligne.valeur }}{% endif %}", "Strong") + _r(
        "{% if not ligne.important %}{{ ligne.valeur }}{% endif %}"
    )
    ligne = _tr(
        _tc(43, _p("CDCCouvertureFicheLibelle", "{{ ligne.libelle }}")),
        _tc(122, _paragraphe("CDCCouvertureFicheValeur", valeur)),
    )
    lignes = _boucle("ligne in couverture", ligne, 2)
    return _table("CDCCouvertureFiche", (43, 122), lignes, "Fiche du document")


def _sommaire() -> str:
    return (
        _p("TOCHeading", "Sommaire", section=_section("nextPage"))
        + _p("Normal", "{{ sommaire }}")
        + _p("CDCFinDeSection", section=_section("continuous", colonnes=2))
    )


def _historique() -> str:
    colonnes = (
        ("Version", 18, "{{ v.version }}"),
        ("Date", 23, "{{ v.date }}"),
        ("Auteur", 40, "{{ v.auteur }}"),
        ("Objet", 84, "{{ v.objet }}"),
    )
    largeurs = tuple(largeur for _, largeur, _ in colonnes)
    titres = _tr(*(_tc(mm, _p("CDCCelluleEnTete", nom)) for nom, mm, _ in colonnes), titre=True)
    ligne = _tr(*(_tc(mm, _p("CDCCelluleDenseLiee", valeur)) for _, mm, valeur in colonnes))
    corps = titres + _boucle("v in historique", ligne, len(colonnes))
    return (
        _ligne("{%p if historique %}")
        + _p("CDCTitre2SansNumero", "Historique des versions")
        + _table("CDCTableauDense", largeurs, corps, "Historique des versions", premiere_ligne=True)
        + _p("CDCFinDeSection")
        + _ligne("{%p endif %}")
    )


def _listes() -> str:
    # At the end, as French books have them: the reading guide and the summary come first.
    return (
        _ligne("{%p if liste_figures or liste_tableaux %}")
        + _p("TOCHeading", "Figures et tableaux", section=_section("continuous"))
        + _p("Normal", "{{ liste_figures }}")
        + _p("Normal", "{{ liste_tableaux }}")
        + _p("CDCFinDeSection", section=_section("continuous", colonnes=2))
        + _p("CDCFinDeSection")
        + _ligne("{%p endif %}")
    )


def _section(genre: str, *, colonnes: int = 1, couverture: bool = False) -> str:
    renvois = (
        '<w:headerReference w:type="default" r:id="rIdEnTete"/>'
        '<w:footerReference w:type="default" r:id="rIdPied"/>'
    )
    if couverture:
        renvois = '<w:footerReference w:type="default" r:id="rIdPiedCouverture"/>'
    marges = " ".join(f'w:{cote}="{twips(mm)}"' for cote, mm in MARGES.items())
    ecart = f' w:num="{colonnes}"' if colonnes > 1 else ""
    return (
        f"<w:sectPr>{renvois}"
        f'<w:type w:val="{genre}"/>'
        f'<w:pgSz w:w="{twips(PORTRAIT[0])}" w:h="{twips(PORTRAIT[1])}"/>'
        f'<w:pgMar {marges} w:header="{twips(MARGE_EN_TETE)}" w:footer="{twips(MARGE_PIED)}"'
        ' w:gutter="0"/>'
        f'<w:cols{ecart} w:space="{twips(ECART_COLONNES)}"/></w:sectPr>'
    )


def _deux_bouts(style: str, gauche: str, droite: str) -> str:
    # A table as wide as the text: it follows the page when a section is in landscape.
    parts = (
        (1 - _PART_DROITE, _PART_DROITE) if style == "Header" else (_PART_DROITE, 1 - _PART_DROITE)
    )
    moities = (
        f'<w:tc><w:tcPr><w:tcW w:w="{5000 * part:.0f}" w:type="pct"/></w:tcPr>'
        f"{_paragraphe(nom, contenu)}</w:tc>"
        for part, nom, contenu in zip(
            parts, (style, f"CDC{style}Droite"), (gauche, droite), strict=True
        )
    )
    grille = "".join(f'<w:gridCol w:w="{twips(_LARGEUR * part)}"/>' for part in parts)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="CDC{style}"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
        f"<w:tblGrid>{grille}</w:tblGrid>"
        f"<w:tr>{''.join(moities)}</w:tr></w:tbl>{_p('CDCFinDeSection')}"
    )


def _champ(code: str) -> str:
    bornes = [f'<w:r><w:fldChar w:fldCharType="{genre}"/></w:r>' for genre in _BORNES]
    debut, milieu, fin = bornes
    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{debut}{instruction}{milieu}{_r('1')}{fin}"


_BORNES = ("begin", "separate", "end")


def _p(style: str, texte: str = "", *, si: str = "", section: str = "") -> str:
    paragraphe = _paragraphe(style, _r(texte) if texte else "", section)
    if not si:
        return paragraphe
    return _ligne(f"{{%p if {si} %}}") + paragraphe + _ligne("{%p endif %}")


def _ligne(balise: str) -> str:
    return _paragraphe("Normal", _r(balise))


def _paragraphe(style: str, runs: str, section: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{section}</w:pPr>{runs}</w:p>'


def _r(texte: str, style: str = "") -> str:
    proprietes = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{proprietes}<w:t xml:space="preserve">{escape(texte)}</w:t></w:r>'


def _table(
    style: str, largeurs: tuple[int, ...], lignes: str, titre: str, *, premiere_ligne: bool = False
) -> str:
    grille = "".join(f'<w:gridCol w:w="{twips(mm)}"/>' for mm in largeurs)
    allure = f'w:firstRow="{premiere_ligne:d}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{twips(_LARGEUR)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook {allure} w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(titre)}"/></w:tblPr>'
        f"<w:tblGrid>{grille}</w:tblGrid>{lignes}</w:tbl>"
    )


def _tr(*cellules: str, titre: bool = False) -> str:
    repetee = "<w:tblHeader/>" if titre else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repetee}</w:trPr>{''.join(cellules)}</w:tr>"


def _tc(mm: int, contenu: str, fusion: int = 1) -> str:
    etendue = f'<w:gridSpan w:val="{fusion}"/>' if fusion > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(mm)}" w:type="dxa"/>{etendue}</w:tcPr>{contenu}</w:tc>'
    )


def _boucle(boucle: str, ligne: str, colonnes: int) -> str:
    largeur = round(_LARGEUR)

    def seule(balise: str) -> str:
        return _tr(_tc(largeur, _p("CDCCellule", balise), colonnes))

    return seule(f"{{%tr for {boucle} %}}") + ligne + seule("{%tr endfor %}")
