"""Renders a specification with a Word template."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from cdc.formats.document.blocs import Paysage, Titre
from cdc.formats.document.donnees import Donnees, section_keys
from cdc.formats.document.identite import identity
from cdc.formats.document.morceaux import MORCEAUX
from cdc.formats.document.numerotation import captioned, without_empty_lists
from cdc.formats.document.reperes import headings, skips_numbers, with_own_numbers
from cdc.formats.document.sections.contexte import Contexte
from cdc.formats.document.sections.figures import Dessin
from cdc.formats.document.sections.minutes import MINUTES, minutes_blocks, minutes_identity
from cdc.formats.docx.archive import write_parts
from cdc.formats.docx.balises import sections, words
from cdc.formats.docx.complement import with_missing_styles
from cdc.formats.docx.controle import read_modele
from cdc.formats.docx.controles import with_keys
from cdc.formats.docx.coquille import DOCUMENT, Coquille, mark, without_silent
from cdc.formats.docx.ecriture import Ecrivain
from cdc.formats.docx.erreurs import ModeleRefuseError
from cdc.formats.docx.exterieur import outside, without_outside
from cdc.formats.docx.gabarit import Valeurs, render_gabarit
from cdc.formats.docx.images import Images
from cdc.formats.docx.logo import logo_paragraph
from cdc.formats.docx.numeros import Numeros
from cdc.formats.docx.ooxml import w
from cdc.formats.docx.plan import with_outline
from cdc.formats.docx.proprietes import with_properties
from cdc.formats.docx.reglages import updating
from cdc.formats.docx.relations import CHEMIN, Relations
from cdc.formats.docx.styles import Styles
from cdc.formats.docx.tournees import widen_headers
from cdc.memoire import without_collector
from cdc_schema.annotations import Diffusion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from cdc.entretien.annexe import LigneSource
    from cdc.entretien.restes import ARediger, Restes
    from cdc.formats.document.blocs import Bloc
    from cdc.formats.document.morceaux import Batisseur
    from cdc.formats.docx.coquille import Trou
    from cdc_schema import Cahier
    from cdc_schema.recette.proces_verbaux import ProcesVerbal

    Signale = Callable[[str], object]

_LISTES, _REGLAGES = "word/numbering.xml", "word/settings.xml"
_LOGO, _CAHIER = "logo", "cahier"


def render_cahier(
    cahier: Cahier,
    modele: Path,
    diffusion: Diffusion = Diffusion.PRESTATAIRE,
    *,
    logo: bytes | None = None,
    a_rediger: Sequence[ARediger] = (),
    annexe: Sequence[LigneSource] = (),
    restes: Restes | None = None,
    schemas_editables: bool = False,
    signale: Signale | None = None,
) -> bytes:
    """Return the Word document of `cahier`: the same bytes for the same arguments.

    Args:
        cahier: the specification.
        modele: the Word template, whose styles and placeholders give the look.
        diffusion: who will read it; a vendor sees nothing internal.
        logo: a PNG or JPEG image for the cover.
        a_rediger: the texts that interviews leave to write up, shown inside only.
        annexe: the sources of what the document says, shown inside only.
        restes: what interviews and imported tables leave to decide and to ask, shown inside only.
        schemas_editables: whether figures are Word shapes, with the picture for other programs.
        signale: what to tell about the template: each thing that was taken out of it.

    The table of contents has its entries, and Word is asked for their pages when the document is
    opened; `paginate` writes them beforehand, where LibreOffice is installed.
    """
    with without_collector():
        dessin = Dessin.LES_DEUX if schemas_editables else Dessin.IMAGE
        ctx = Contexte.of(cahier, diffusion, a_rediger, annexe, restes=restes, dessin=dessin)
        dits = identity(ctx.cahier, diffusion, ctx.mots.index)
        pieces = {nom: morceau.blocs for nom, morceau in MORCEAUX.items()}
        return _render(modele, ctx, Contenu(pieces, dits, logo), signale)


def render_blocs(
    blocs: Sequence[Bloc], cahier: Cahier, modele: Path, dits: Mapping[str, Any]
) -> bytes:
    """Render another internal document about `cahier`; `dits` replaces words of the template."""
    with without_collector():
        ctx = Contexte.of(cahier, Diffusion.INTERNE)
        contexte = identity(ctx.cahier, Diffusion.INTERNE, ctx.mots.index) | dict(dits)
        pieces: dict[str, Batisseur] = {
            **dict.fromkeys(MORCEAUX, lambda _: ()),
            "corps": lambda _: blocs,
            "sommaire": MORCEAUX["sommaire"].blocs,
        }
        return _render(modele, ctx, Contenu(pieces, contexte, sans_preambule=True))


def render_proces_verbal(
    pv: ProcesVerbal, cahier: Cahier, modele: Path, logo: bytes | None = None
) -> bytes:
    """Render the minutes `pv`, which the vendor reads too: nothing internal is there to be shown.

    A template without a place for minutes shows them where it shows the body.
    """
    with without_collector():
        public = Diffusion.PRESTATAIRE
        ctx = replace(Contexte.of(cahier, public, familles=()), pv=pv)
        contexte = identity(ctx.cahier, public, ctx.mots.index) | minutes_identity(pv)
        pieces: dict[str, Batisseur] = {
            **dict.fromkeys(MORCEAUX, lambda _: ()),
            **{nom: MORCEAUX[nom].blocs for nom in (*MINUTES, "sommaire")},
            "corps": lambda ici: () if ici.shows(*MINUTES) else minutes_blocks(ici),
        }
        return _render(modele, ctx, Contenu(pieces, contexte, logo, sans_preambule=True))


class Contenu(NamedTuple):
    """What goes into a template: the pieces that it may place, and the words of the cover.

    With `sans_preambule`, the pages that explain a specification, after the contents, are left out.
    """

    pieces: Mapping[str, Batisseur]
    dits: Mapping[str, Any]
    logo: bytes | None = None
    sans_preambule: bool = False


def _render(modele: Path, ctx: Contexte, contenu: Contenu, signale: Signale | None = None) -> bytes:
    parties = with_outline(with_missing_styles(_own(read_modele(modele), signale)))
    noms = [nom for nom in words(parties) if nom in contenu.pieces]
    if all(MORCEAUX[nom].accessoire for nom in noms):
        raise ModeleRefuseError(
            modele,
            "ce modèle n’a pas la balise « {{ corps }} », ni celle d’une partie du document.",
            "Ajoutez-la, seule dans un paragraphe, là où les chapitres doivent venir.",
        )
    ctx = replace(ctx, places=frozenset(noms))
    pretes = without_empty_lists({nom: list(contenu.pieces[nom](ctx)) for nom in noms})
    muets = {nom for nom, blocs in pretes.items() if not blocs}
    muets |= set() if contenu.logo else {_LOGO}
    titres = headings(bloc for nom in noms for bloc in pretes[nom])
    contexte = {
        **contenu.dits,
        **{nom: "" if nom in muets else mark(nom) for nom in (*noms, _LOGO)},
        "rubriques_absentes": "oui" if skips_numbers(titres) else "",
    }
    valeurs = _values(ctx, contexte, parties)
    parties = render_gabarit(without_silent(parties, muets), valeurs, modele)
    coquille = Coquille(parties, modele)
    if contenu.sans_preambule:
        coquille.drop_between("sommaire", "corps")
    blocs = captioned(list(with_own_numbers(_placed(coquille.trous, pretes, contenu.pieces, ctx))))
    public = Diffusion.INTERNE if ctx.interne else Diffusion.PRESTATAIRE
    finies = with_properties(parties, ctx.cahier, public, contexte)
    return _written(coquille, blocs, finies, contenu.logo)


def _own(parties: dict[str, bytes], signale: Signale | None) -> dict[str, bytes]:
    """Return the parts of a template without what it would fetch elsewhere."""
    retires = list(outside(parties))
    for retire in retires:
        if signale and not retire.tu:
            signale(str(retire))
    return without_outside(parties, retires)


def _values(ctx: Contexte, contexte: dict[str, Any], parties: Mapping[str, bytes]) -> Valeurs:
    """Return what the placeholders may show; the data only when one of them reads it."""
    if _CAHIER not in words(parties):
        return Valeurs(contexte)
    lues = sections(parties)
    # With one that does not exist, the message says which do.
    donnees = Donnees(ctx, lues if lues is not None and lues <= section_keys() else None)
    return Valeurs({**contexte, _CAHIER: donnees.cahier}, donnees.libelles)


def _placed(
    trous: Sequence[Trou],
    pretes: dict[str, list[Bloc]],
    pieces: Mapping[str, Batisseur],
    ctx: Contexte,
) -> Iterator[list[Bloc]]:
    """Yield the blocks of each place; a piece placed again is built again.

    Its lists then count anew, and its headings have names of their own: the contents show both.
    """
    pris: set[str] = set()
    for trou in trous:
        if trou.nom == _LOGO:
            yield []
        else:
            blocs = pretes.pop(trou.nom, None)
            yield list(_renamed(list(pieces[trou.nom](ctx)) if blocs is None else blocs, pris))


def _renamed(blocs: Sequence[Bloc], pris: set[str]) -> Iterator[Bloc]:
    for bloc in blocs:
        if isinstance(bloc, Paysage):
            yield Paysage(tuple(_renamed(bloc.blocs, pris)))
        elif isinstance(bloc, Titre) and bloc.signet:
            signet, rang = bloc.signet, 1
            while signet in pris:
                rang += 1
                signet = f"{bloc.signet}r{rang}"
            pris.add(signet)
            yield bloc if rang == 1 else replace(bloc, signet=signet)
        else:
            yield bloc


def _written(
    coquille: Coquille,
    places: Sequence[list[Bloc]],
    parties: dict[str, bytes],
    logo: bytes | None,
) -> bytes:
    listes = parties.get(_LISTES, b"")
    styles, relations = Styles(parties["word/styles.xml"], listes), Relations(parties)
    numeros, images = Numeros(styles, _first_free(listes)), Images(relations)
    tournees = {
        id(trou.pages)
        for trou, blocs in zip(coquille.trous, places, strict=True)
        if trou.libre and any(isinstance(bloc, Paysage) for bloc in blocs)
    }
    for rang, pages in enumerate(p for p in coquille.pages if id(p) in tournees):
        parties = widen_headers(parties, pages, relations, styles, rang)
    corps = [bloc for blocs in places for bloc in blocs]
    titres = coquille.headings(places, styles)
    ecrivain = Ecrivain(styles, numeros, relations, images, corps, coquille.controles, titres)
    morceaux = [
        [logo_paragraph(logo, images, ecrivain.plume)]
        if logo and trou.nom == _LOGO
        else list(ecrivain.write(blocs, trou.pages, libre=trou.libre))
        for trou, blocs in zip(coquille.trous, places, strict=True)
    ]
    return write_parts(
        {
            **with_keys(images.into(parties), relations, coquille.controles.cles),
            CHEMIN: relations.xml(),
            _LISTES: _numbering(listes, numeros.added()),
            _REGLAGES: updating(parties.get(_REGLAGES, b"")),
            DOCUMENT: coquille.document(morceaux),
        }
    )


def _numbering(listes: bytes, ajouts: str) -> bytes:
    if not ajouts:
        return listes
    racine = etree.fromstring(listes)
    fragment = etree.fromstring(f'<x xmlns:w="{racine.nsmap["w"]}">{ajouts}</x>')
    dernier = racine.findall(w("num"))[-1]
    for element in reversed(fragment):
        dernier.addnext(element)
    return etree.tostring(racine, encoding="UTF-8", standalone=True)


def _first_free(listes: bytes) -> int:
    if not listes:
        return 1
    numeros = (int(n.get(w("numId"), "0")) for n in etree.fromstring(listes).iter(w("num")))
    return max(numeros, default=0) + 1
