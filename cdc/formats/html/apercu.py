"""One sub-section as the document will show it, beside the fields that it is made from."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from cdc.completude import gaps
from cdc.figures import (
    figures_cible,
    figures_cycle,
    figures_etats,
    figures_existant,
    figures_planning,
)
from cdc.formats.document.numerotation import captioned, captions
from cdc.formats.document.sections import draft_blocks
from cdc.formats.document.sections.contexte import Contexte
from cdc.formats.document.sections.figures import Dessin
from cdc.formats.document.sections.manques import called
from cdc.formats.document.typographie import INSECABLE, typeset
from cdc.formats.html.couleurs import palette_css
from cdc.formats.html.ecriture import Ecrivain
from cdc.formats.html.page import read_asset
from cdc.formats.html.plume import Plume
from cdc.formats.html.texte import escape
from cdc.memoire import without_collector
from cdc_schema.annotations import Diffusion, Objectif
from cdc_schema.diffusion import withheld
from cdc_schema.plan import sous_section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.entretien.restes import ARediger
    from cdc.figures import Famille
    from cdc_schema import Cahier
    from cdc_schema.plan import SousSection

# The pictures that each sub-section shows or feeds.
_FIGURES: dict[str, tuple[Famille, ...]] = {
    **dict.fromkeys(("flux", "interfaces"), (figures_cible,)),
    **dict.fromkeys(("cartographie", "existant"), (figures_existant,)),
    **dict.fromkeys(
        ("visiteurs", "leads", "prospects", "clients", "relation", "fidelisation"), (figures_cycle,)
    ),
    "workflows": (figures_etats,),
    "planning": (figures_planning,),
}
_MANQUES = 12
_RIEN = {
    True: "Rien n’est encore écrit ici.",
    False: "Un prestataire ne lira rien ici : rien n’y est écrit, ou tout y est interne.",
}


def preview(
    cahier: Cahier,
    section: str,
    diffusion: Diffusion = Diffusion.PRESTATAIRE,
    *,
    autour: str = "",
    a_rediger: Sequence[ARediger] = (),
    objectif: Objectif = Objectif.CONSULTATION,
) -> str:
    """Return what the document will say of one sub-section, as part of a page.

    Each value that an author may write bears its path (`data-chemin`), and so does what is still
    missing; nothing else in it is a place or leads anywhere.

    Args:
        cahier: the specification.
        section: the number, the code or the key of the sub-section.
        diffusion: who would read it; a vendor sees nothing internal.
        autour: the identifier of the requirement edited; a long chapter is shown around it.
        a_rediger: the texts that interviews leave to write up, shown inside only.
        objectif: what the specification must be complete for.
    """
    sous = sous_section(section)
    with without_collector():
        familles = _FIGURES.get(sous.cle, ())
        ctx = Contexte.of(cahier, diffusion, a_rediger, dessin=Dessin.SCENE, familles=familles)
        # Nothing is placed elsewhere: what the first pages would show is shown here.
        (blocs,) = captioned([draft_blocks(replace(ctx, places=frozenset()), sous, autour)])
        ecrivain = Ecrivain((), captions(blocs), plume=PlumeApercu, sous=1)
        corps = "".join(ecrivain.write(blocs))
    vide = [] if len(blocs) > 1 else [_note(_RIEN[ctx.interne])]
    return "".join((corps, *vide, *_missing(cahier, sous, objectif), *_internal(cahier, sous, ctx)))


def preview_css() -> str:
    """Return the style sheet of previews: that of the document, in little."""
    return palette_css() + read_asset("contenu.css") + read_asset("apercu.css")


class PlumeApercu(Plume):
    """Writes words that say which value of the project they are."""

    def place(self, _signet: str) -> str:
        """Return nothing: the page around has its own places."""
        return ""

    def marked(self, chemin: str, contenu: str) -> str:
        """Return `contenu` as what stands at a path."""
        return f'<span data-chemin="{escape(chemin)}">{contenu}</span>' if chemin else contenu


def _missing(cahier: Cahier, sous: SousSection, objectif: Objectif) -> Iterator[str]:
    if sous.derive:
        return
    manques = list(islice(gaps(cahier, sous, objectif), _MANQUES + 1))
    for manque in manques[:_MANQUES]:
        dit = typeset(f"[À compléter{INSECABLE}: {_uncapitalised(called(manque))}]")
        yield (f'<p class="a-completer" data-chemin="{escape(manque.chemin)}">{escape(dit)}</p>\n')
    if len(manques) > _MANQUES:
        yield _note("Et d’autres données encore.")


def _internal(cahier: Cahier, sous: SousSection, ctx: Contexte) -> Iterator[str]:
    """Yield what a vendor is not given of the sub-section."""
    if ctx.interne or sous.derive:
        return
    titres = dict.fromkeys(_uncapitalised(r.titre) for r in withheld(cahier, (sous,)))
    if titres:
        yield _note(f"Retenu, car interne{INSECABLE}: {', '.join(titres)}.")


def _note(texte: str) -> str:
    return f'<p class="note">{escape(typeset(texte))}</p>\n'


def _uncapitalised(titre: str) -> str:
    """Return a label inside a sentence; an acronym keeps its capitals."""
    return titre if titre[1:2].isupper() else titre[:1].lower() + titre[1:]
