"""Renders a specification as one web page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cdc.formats.document.blocs import Titre
from cdc.formats.document.identite import identity
from cdc.formats.document.morceaux import MORCEAUX
from cdc.formats.document.numerotation import captioned, captions
from cdc.formats.document.reperes import bookmarks, headings
from cdc.formats.document.sections.contexte import Contexte
from cdc.formats.document.sections.figures import Dessin
from cdc.formats.html.ecriture import Ecrivain
from cdc.formats.html.page import page
from cdc.memoire import without_collector
from cdc_schema.annotations import Diffusion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.entretien.annexe import LigneSource
    from cdc.entretien.restes import ARediger, Restes
    from cdc.formats.document.blocs import Bloc
    from cdc_schema import Cahier

_PLACES = ("lecture", "corps")


def render_html(
    cahier: Cahier,
    diffusion: Diffusion = Diffusion.PRESTATAIRE,
    *,
    logo: bytes | None = None,
    a_rediger: Sequence[ARediger] = (),
    annexe: Sequence[LigneSource] = (),
    restes: Restes | None = None,
) -> bytes:
    """Return the page of `cahier`: the same bytes for the same arguments.

    Args:
        cahier: the specification.
        diffusion: who will read it; a vendor sees nothing internal.
        logo: a PNG or JPEG image for the cover.
        a_rediger: the texts that interviews leave to write up, shown inside only.
        annexe: the sources of what the document says, shown inside only.
        restes: what interviews and imported tables leave to decide and to ask, shown inside only.
    """
    with without_collector():
        dessin = Dessin.SCENE
        ctx = Contexte.of(cahier, diffusion, a_rediger, annexe, restes=restes, dessin=dessin)
        ctx = replace(ctx, places=frozenset(_PLACES))
        (blocs,) = captioned([[*_reading(ctx), *MORCEAUX["corps"].blocs(ctx)]])
        morceaux = list(Ecrivain(bookmarks(blocs), captions(blocs)).write(blocs))
        dits = identity(ctx.cahier, diffusion, ctx.mots.index)
        return page(dits, list(headings(blocs)), morceaux, logo=logo)


def _reading(ctx: Contexte) -> list[Bloc]:
    """Return the reading guide as a chapter of its own, which the contents name."""
    blocs = list(MORCEAUX["lecture"].blocs(ctx))
    if blocs and isinstance(blocs[0], Titre):
        blocs[0] = replace(blocs[0], niveau=1, signet="Lecture")
    return blocs


def render_html_blocs(blocs: Sequence[Bloc], cahier: Cahier, dits: Mapping[str, Any]) -> bytes:
    """Return another internal document about `cahier`; `dits` replaces words of the page."""
    with without_collector():
        ctx = Contexte.of(cahier, Diffusion.INTERNE, familles=())
        (places,) = captioned([list(blocs)])
        morceaux = list(Ecrivain(bookmarks(places), captions(places)).write(places))
        contexte = identity(ctx.cahier, Diffusion.INTERNE, ctx.mots.index) | dict(dits)
        return page(contexte, list(headings(places)), morceaux)
