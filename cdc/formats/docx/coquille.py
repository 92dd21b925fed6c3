"""The document that a template makes, before and after its pieces are put in their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from cdc.formats.document.blocs import Texte, Titre
from cdc.formats.document.reperes import NIVEAUX, headings
from cdc.formats.docx.balises import PARTIES, alone, paragraph_text
from cdc.formats.docx.controles import Controles, taken, with_namespace
from cdc.formats.docx.erreurs import ModeleRefuseError
from cdc.formats.docx.ooxml import w
from cdc.formats.docx.pages import CoupurePaysage, Pages, joined_pages, with_inherited_headers
from cdc.formats.docx.plan import number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from lxml.etree import _Element

    from cdc.formats.document.blocs import Bloc
    from cdc.formats.docx.styles import Styles

DOCUMENT = "word/document.xml"
# Characters that no text can hold once cleaned stand for what is not text in the template.
_MARQUE = re.compile("\ue000(\\w+)\ue001")
# The number of the first bookmark that comes from the template.
_SIGNETS = 500_000
_TROU = re.compile(r"<\?cdc (\d+)\?>")
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DESSINS = (w("drawing"), w("pict"), w("object"))


class Trou(NamedTuple):
    """A place that a piece fills: its page, and whether it may turn the page there."""

    nom: str
    pages: Pages
    libre: bool


def mark(nom: str) -> str:
    """Return what a placeholder leaves in the document where its piece goes."""
    return f"\ue000{nom}\ue001"


def without_silent(parties: Mapping[str, bytes], muets: Collection[str]) -> dict[str, bytes]:
    """Return the parts without the paragraphs whose piece has nothing to say."""
    racine = etree.fromstring(parties[DOCUMENT])
    vides = [p for p in racine.iter(w("p")) if alone(p) in muets]
    for paragraphe in vides:
        _vacate(paragraphe)
    if not vides:
        return dict(parties)
    return {**parties, DOCUMENT: etree.tostring(racine, encoding="UTF-8", standalone=True)}


class Coquille:
    """The shell of a document: its own words, and the places of its pieces."""

    def __init__(self, parties: Mapping[str, bytes], modele: Path) -> None:
        self._racine = etree.fromstring(parties[DOCUMENT])
        etree.strip_elements(self._racine, etree.PI, with_tail=False)
        self._modele = modele
        self._sections: list[tuple[_Element, Pages]] = []
        self._reperes: list[_Element] = []
        _renumber(self._racine)
        self._check_elsewhere(parties)
        self.controles = Controles(taken(parties))
        self.trous = list(self._cut())

    @property
    def pages(self) -> list[Pages]:
        """Return the pages of each section, in order."""
        return [pages for _, pages in self._sections]

    def headings(self, places: Sequence[Sequence[Bloc]], styles: Styles) -> list[Titre]:
        """Return the headings of the document in order: those of the pieces, those typed around.

        One that an author typed has no number: those of the outline are taken.
        """
        niveaux = {styles.ident(f"heading {niveau}"): niveau for niveau in range(1, NIVEAUX + 1)}
        titres: list[Titre] = []
        for element in list(self._racine.iter()):
            if isinstance(element, etree._ProcessingInstruction):
                titres += headings(places[int(element.text or "0")])
            elif element.tag == w("p"):
                style = element.find(f"{w('pPr')}/{w('pStyle')}")
                niveau = niveaux.get(style.get(w("val"), "") if style is not None else "")
                texte = paragraph_text(element).strip()
                if niveau and texte:
                    signet = f"Smodele{len(titres)}"
                    _mark_heading(element, signet, _SIGNETS - 1 - len(titres))
                    titres.append(Titre(niveau, (Texte(texte),), signet))
        return titres

    def document(self, morceaux: Sequence[Sequence[str]]) -> list[str]:
        """Return the document: the shell, and at each place the XML of its piece."""
        finale = self._ends_turned(morceaux)
        for section, pages in self._sections:
            parent = section.getparent()
            if pages.entamee and parent is not None:
                parent.replace(section, pages.tournee() if section is finale else pages.derniere())
        texte = with_namespace(etree.tostring(self._racine, encoding="unicode"))
        pieces = [_XML]
        for rang, piece in enumerate(_TROU.split(texte)):
            pieces += morceaux[int(piece)] if rang % 2 else [piece]
        pieces = joined_pages(pieces)
        if finale is not None:
            pieces.remove(next(p for p in reversed(pieces) if isinstance(p, CoupurePaysage)))
        return pieces

    def _ends_turned(self, morceaux: Sequence[Sequence[str]]) -> _Element | None:
        """Return the end of the document when landscape pages are the last: none comes after."""
        fin = self._sections[-1][0]
        repere = fin.getprevious()
        while isinstance(repere, etree._ProcessingInstruction):
            morceau = morceaux[int(repere.text or 0)]
            if morceau:
                return fin if isinstance(morceau[-1], CoupurePaysage) else None
            repere = repere.getprevious()
        return None

    def drop_between(self, premier: str, second: str) -> None:
        """Take away what stands between two pieces of the body, section breaks aside."""
        noms = [trou.nom for trou in self.trous]
        if premier not in noms or second not in noms:
            return
        element = self._reperes[noms.index(premier)].getnext()
        fin = self._reperes[noms.index(second)]
        while element is not None and element is not fin:
            suivant = element.getnext()
            parent = element.getparent()
            if parent is not None and element.find(f".//{w('sectPr')}") is None:
                parent.remove(element)
            element = suivant

    def _check_elsewhere(self, parties: Mapping[str, bytes]) -> None:
        for nom, xml in parties.items():
            if nom != DOCUMENT and PARTIES.match(nom):
                trouve = _MARQUE.search(xml.decode("utf-8", "ignore"))
                if trouve:
                    raise ModeleRefuseError(
                        self._modele,
                        f"la balise « {{{{ {trouve[1]} }}}} » est dans un en-tête, un pied de page "
                        "ou une note.",
                        "Placez-la dans le corps du modèle, seule dans son paragraphe.",
                    )

    def _cut(self) -> Iterator[Trou]:
        """Yield the places of the pieces, in order, each with the page that it stands on."""
        corps = self._racine.find(w("body"))
        assert corps is not None
        if corps.find(w("sectPr")) is None:
            etree.SubElement(corps, w("sectPr"))
        attente: list[tuple[str, bool]] = []
        anciennes: list[_Element] = []
        for enfant in list(corps):
            section = _section(enfant)
            attente += [(self._hole(p), p is enfant) for p in _marked(enfant)]
            if section is None:
                continue
            pages = Pages(with_inherited_headers(section, anciennes))
            self._sections.append((section, pages))
            anciennes.append(section)
            yield from (Trou(nom, pages, libre) for nom, libre in attente)
            attente = []

    def _hole(self, paragraphe: _Element) -> str:
        """Put a mark for the writer in place of a paragraph; return the name of its piece."""
        texte = paragraph_text(paragraphe)
        trouve = _MARQUE.search(texte)
        assert trouve is not None
        if texte.strip() != trouve[0]:
            reste = _MARQUE.sub(lambda m: f"{{{{ {m[1]} }}}}", texte).strip()
            raise ModeleRefuseError(
                self._modele,
                f"la balise « {{{{ {trouve[1]} }}}} » n’est pas seule dans son paragraphe "
                f"(« {reste[:80]} »).",
                "Donnez-lui un paragraphe à elle.",
            )
        repere = etree.ProcessingInstruction("cdc", str(len(self._reperes)))
        self._reperes.append(repere)
        paragraphe.addprevious(repere)
        _vacate(paragraphe)
        return trouve[1]


def _mark_heading(paragraphe: _Element, signet: str, numero: int) -> None:
    debut = etree.Element(w("bookmarkStart"), {w("id"): str(numero), w("name"): signet})
    proprietes = paragraphe.find(w("pPr"))
    assert proprietes is not None
    proprietes.addnext(debut)
    etree.SubElement(paragraphe, w("bookmarkEnd"), {w("id"): str(numero)})
    if proprietes.find(w("numPr")) is None:
        number(proprietes, "0")


def _renumber(racine: _Element) -> None:
    """Leave the first numbers to the bookmarks of the pieces."""
    numeros: dict[str, str] = {}
    for element in racine.iter(w("bookmarkStart"), w("bookmarkEnd")):
        ancien = element.get(w("id"), "")
        element.set(w("id"), numeros.setdefault(ancien, str(_SIGNETS + len(numeros))))


def _section(enfant: _Element) -> _Element | None:
    """Return the end of section that a child of the body is, or holds."""
    if enfant.tag == w("sectPr"):
        return enfant
    return enfant.find(f"{w('pPr')}/{w('sectPr')}")


def _marked(enfant: _Element) -> list[_Element]:
    textes = (t for t in enfant.iter(w("t")) if _MARQUE.search(t.text or ""))
    return list(dict.fromkeys(next(t.iterancestors(w("p"))) for t in textes))


def _vacate(paragraphe: _Element) -> None:
    """Take a paragraph away, or only its words when it holds a picture or ends a section."""
    parent = paragraphe.getparent()
    assert parent is not None
    seul = parent.tag == w("tc") and len(parent.findall(w("p"))) == 1
    retenu = paragraphe.find(f"{w('pPr')}/{w('sectPr')}") is not None or any(
        next(paragraphe.iter(dessin), None) is not None for dessin in _DESSINS
    )
    if not (seul or retenu):
        parent.remove(paragraphe)
        return
    for texte in list(paragraphe.iter(w("t"))):
        texte.text = ""
