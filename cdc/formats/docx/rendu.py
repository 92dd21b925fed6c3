"""Renders a specification with a Word template."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from cdc.formats.document.blocs import Paragraphe, Paysage, Texte
from cdc.formats.document.identite import identity
from cdc.formats.document.reperes import bookmarks, headings, skips_numbers
from cdc.formats.document.sections import build_body
from cdc.formats.document.sections.annexe import annex_blocks
from cdc.formats.document.sections.contexte import Contexte
from cdc.formats.document.sections.exigences import priority_table
from cdc.formats.docx.archive import write_parts
from cdc.formats.docx.complement import with_missing_styles
from cdc.formats.docx.controle import read_modele
from cdc.formats.docx.ecriture import Ecrivain
from cdc.formats.docx.erreurs import ModeleRefuseError
from cdc.formats.docx.gabarit import render_gabarit
from cdc.formats.docx.images import Images
from cdc.formats.docx.logo import logo_paragraph
from cdc.formats.docx.numeros import Numeros
from cdc.formats.docx.ooxml import w
from cdc.formats.docx.pages import Pages, with_inherited_headers
from cdc.formats.docx.proprietes import with_properties
from cdc.formats.docx.relations import CHEMIN, Relations
from cdc.formats.docx.sommaire import contents_xml
from cdc.formats.docx.styles import Styles
from cdc.formats.docx.tournees import widen_headers
from cdc.memoire import without_collector
from cdc_schema.annotations import Diffusion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from lxml.etree import _Element

    from cdc.entretien.annexe import LigneSource
    from cdc.entretien.restes import ARediger
    from cdc.formats.document.blocs import Bloc
    from cdc_schema import Cahier

_DOCUMENT, _LISTES, _REGLAGES = "word/document.xml", "word/numbering.xml", "word/settings.xml"
# Characters that no text can hold once cleaned stand for what is not text in the template.
_MARQUES = {nom: f"\ue000{nom}\ue001" for nom in ("sommaire", "corps", "priorites", "logo")}
_TROU = re.compile(r"<\?cdc (\w+)\?>")
_VIDE = "Aucune rubrique n’est encore renseignée."


def render_cahier(
    cahier: Cahier,
    modele: Path,
    diffusion: Diffusion = Diffusion.PRESTATAIRE,
    *,
    logo: bytes | None = None,
    a_rediger: Sequence[ARediger] = (),
    annexe: Sequence[LigneSource] = (),
) -> bytes:
    """Return the Word document of `cahier`: the same bytes for the same arguments.

    Args:
        cahier: the specification.
        modele: the Word template, whose styles and placeholders give the look.
        diffusion: who will read it; a vendor sees nothing internal.
        logo: a PNG or JPEG image for the cover.
        a_rediger: the texts that interviews leave to write up, shown inside only.
        annexe: the sources of what the document says, shown inside only.

    The table of contents has its entries, and Word is asked for their pages when the document is
    opened; `paginate` writes them beforehand, where LibreOffice is installed.
    """
    with without_collector():
        ctx = Contexte.of(cahier, diffusion, a_rediger)
        corps = build_body(ctx) or [Paragraphe("Normal", (Texte(_VIDE),))]
        blocs = [*corps, *(annex_blocks(annexe) if ctx.interne else ())]
        contexte = identity(ctx.cahier, diffusion, ctx.mots.index)
        return _render(Contenu(blocs, contexte, priority_table(ctx), logo), ctx.cahier, modele)


def render_blocs(
    blocs: Sequence[Bloc], cahier: Cahier, modele: Path, dits: Mapping[str, Any]
) -> bytes:
    """Render another internal document about `cahier`; `dits` replaces words of the template."""
    with without_collector():
        ctx = Contexte.of(cahier, Diffusion.INTERNE)
        contexte = identity(ctx.cahier, Diffusion.INTERNE, ctx.mots.index) | dict(dits)
        return _render(Contenu(blocs, contexte, sans_preambule=True), ctx.cahier, modele)


class Contenu(NamedTuple):
    """What goes into a template: the body, the words of the cover, and what it may show.

    With `sans_preambule`, the pages that explain a specification, after the contents, are left out.
    """

    blocs: Sequence[Bloc]
    contexte: dict[str, Any]
    priorites: Bloc | None = None
    logo: bytes | None = None
    sans_preambule: bool = False


def _render(contenu: Contenu, cahier: Cahier, modele: Path) -> bytes:
    blocs, contexte, priorites, logo, sans_preambule = contenu
    presents = {"corps": True, "sommaire": True, "priorites": bool(priorites), "logo": bool(logo)}
    contexte["rubriques_absentes"] = "oui" if skips_numbers(headings(blocs)) else ""
    contexte |= {nom: _MARQUES[nom] if present else "" for nom, present in presents.items()}
    parties = render_gabarit(with_missing_styles(read_modele(modele)), contexte, modele)
    coquille = _Coquille.of(parties, modele)
    if any(isinstance(bloc, Paysage) for bloc in blocs):
        parties = widen_headers(parties, coquille.pages, coquille.relations, coquille.styles)
    ecrivain = coquille.writer(bookmarks(blocs))
    corps = list(ecrivain.write(blocs))
    front = {
        "corps": corps,
        "priorites": list(ecrivain.write([priorites])) if priorites else [],
        "sommaire": [contents_xml(list(headings(blocs)), ecrivain.plume, coquille.numeros)],
        "logo": [logo_paragraph(logo, coquille.images, ecrivain.plume)] if logo else [],
    }
    parties[_DOCUMENT] = b""
    morceaux = coquille.document(front, sans_preambule=sans_preambule)
    finies = with_properties(parties, cahier, contexte)
    return write_parts(
        {
            **coquille.images.into(finies),
            CHEMIN: coquille.relations.xml(),
            _LISTES: coquille.numbering(parties.get(_LISTES, b"")),
            _REGLAGES: _updating(parties.get(_REGLAGES, b"")),
            _DOCUMENT: morceaux,
        }
    )


@dataclass(slots=True)
class _Coquille:
    """The document that a template makes before its body is written."""

    racine: _Element
    modele: Path
    numeros: Numeros
    relations: Relations
    images: Images
    pages: Pages
    styles: Styles
    _trous: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, parties: Mapping[str, bytes], modele: Path) -> _Coquille:
        racine = etree.fromstring(parties[_DOCUMENT])
        styles = Styles(parties["word/styles.xml"], parties.get(_LISTES, b""))
        trouvee = racine.find(f"{w('body')}/{w('sectPr')}")
        section = trouvee if trouvee is not None else etree.Element(w("sectPr"))
        premier = _first_free(parties.get(_LISTES, b""))
        relations = Relations(parties)
        return cls(
            racine,
            modele,
            Numeros(styles, premier),
            relations,
            Images(relations),
            Pages(with_inherited_headers(section, racine)),
            styles,
        )

    def writer(self, signets: Iterable[str]) -> Ecrivain:
        return Ecrivain(self.styles, self.numeros, self.relations, self.pages, self.images, signets)

    def document(
        self, front: Mapping[str, list[str]], *, sans_preambule: bool = False
    ) -> list[str]:
        """Return the document in pieces: the shell cut at its markers, their content between."""
        for nom, marque in _MARQUES.items():
            self._cut(nom, marque)
        if "corps" not in self._trous:
            raise ModeleRefuseError(
                self.modele,
                "ce modèle n’a pas la balise « {{ corps }} ».",
                "Ajoutez-la, seule dans un paragraphe, là où les chapitres doivent venir.",
            )
        corps = self.racine.find(w("body"))
        assert corps is not None
        if sans_preambule:
            _drop_preamble(corps)
        ancienne = corps.find(w("sectPr"))
        if ancienne is not None:
            corps.replace(ancienne, self.pages.derniere())
        texte = etree.tostring(self.racine, encoding="unicode")
        morceaux = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
        for rang, morceau in enumerate(_TROU.split(texte)):
            morceaux += front[morceau] if rang % 2 else [morceau]
        return morceaux

    def numbering(self, listes: bytes) -> bytes:
        ajouts = self.numeros.added()
        if not ajouts:
            return listes
        racine = etree.fromstring(listes)
        fragment = etree.fromstring(f'<x xmlns:w="{racine.nsmap["w"]}">{ajouts}</x>')
        dernier = racine.findall(w("num"))[-1]
        for element in reversed(fragment):
            dernier.addnext(element)
        return etree.tostring(racine, encoding="UTF-8", standalone=True)

    def _cut(self, nom: str, marque: str) -> None:
        for texte in self.racine.iter(w("t")):
            if marque in (texte.text or ""):
                paragraphe = next(texte.iterancestors(w("p")))
                trou = etree.ProcessingInstruction("cdc", nom)
                parent = paragraphe.getparent()
                assert parent is not None
                parent.replace(paragraphe, trou)
                self._trous.add(nom)
                return


def _drop_preamble(corps: _Element) -> None:
    """Take away what stands between the contents and the body, section breaks aside."""
    trous = {e.text: e for e in corps if isinstance(e, etree._ProcessingInstruction)}
    element = trous["sommaire"].getnext() if "sommaire" in trous else None
    while element is not None and element is not trous.get("corps"):
        suivant = element.getnext()
        if element.find(f".//{w('sectPr')}") is None:
            corps.remove(element)
        element = suivant


def _first_free(listes: bytes) -> int:
    if not listes:
        return 1
    numeros = (int(n.get(w("numId"), "0")) for n in etree.fromstring(listes).iter(w("num")))
    return max(numeros, default=0) + 1


def _updating(reglages: bytes) -> bytes:
    """Ask Word to compute the page numbers when the document is opened."""
    racine = etree.fromstring(reglages)
    for ancien in racine.findall(w("updateFields")):
        racine.remove(ancien)
    demande = etree.Element(w("updateFields"))
    demande.set(w("val"), "true")
    suite = next((e for e in racine if e.tag in _APRES_CHAMPS), None)
    if suite is None:
        racine.append(demande)
    else:
        suite.addprevious(demande)
    return etree.tostring(racine, encoding="UTF-8", standalone=True)


_APRES_CHAMPS = {
    w(nom)
    for nom in (
        "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids",
        "attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown",
        "smartTagType", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
    )
}  # fmt: skip
