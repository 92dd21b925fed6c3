"""The pieces of the document that a template may place: their names, what each shows.

A piece stands alone in its paragraph. It may be moved, left out or placed twice; a new one is one
line of `MORCEAUX`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from cdc.formats.document import blocs as b
from cdc.formats.document.sections import build_body, chapter_blocks, rubric_blocks
from cdc.formats.document.sections.annexe import annex_blocks
from cdc.formats.document.sections.exigences import (
    priority_table,
    statistics_blocks,
    traceability_blocks,
)
from cdc.formats.document.sections.frise import consultation_dates
from cdc.formats.document.sections.lecture import reading_blocks
from cdc.formats.document.sections.minutes import articles_blocks, signatures_blocks
from cdc.formats.document.sections.minutes_annexes import annexes_blocks
from cdc.formats.document.sections.offre import price_grid, response_grid
from cdc.formats.document.sections.points import open_points_blocks
from cdc.formats.document.sections.reglement import rules_blocks
from cdc.formats.document.sections.synthese import summary_blocks
from cdc.formats.document.typographie import typeset
from cdc_schema.plan import CHAPITRES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cdc.formats.document.sections.contexte import Contexte

    Batisseur = Callable[[Contexte], Iterable[b.Bloc]]

_VIDE = "Aucune rubrique n’est encore renseignée."


class Morceau(NamedTuple):
    """One piece.

    Attributes:
        dit: what it shows, in French.
        blocs: what builds it, when a template places it; nothing when there is nothing to say.
        accessoire: whether it accompanies others, and makes no document alone.
    """

    dit: str
    blocs: Batisseur
    accessoire: bool = False


def _whole(ctx: Contexte) -> list[b.Bloc]:
    corps = build_body(ctx) or [b.Paragraphe("Normal", (b.Texte(_VIDE),))]
    return [*corps, *open_points_blocks(ctx), *annex_blocks(ctx.annexe)]


def _captions(genre: b.Genre, _ctx: Contexte) -> list[b.Bloc]:
    return [b.ListeLegendes(f"{genre}s" if genre is b.Genre.FIGURE else f"{genre}x", genre)]


def _priorities(ctx: Contexte) -> list[b.Bloc]:
    tableau = priority_table(ctx)
    return [tableau] if tableau else []


def _outline() -> dict[str, Morceau]:
    chapitres = {
        f"chapitre_{c.numero}": Morceau(
            typeset(f"le chapitre {c.numero}, {c.titre}"), partial(chapter_blocks, chapitre=c)
        )
        for c in CHAPITRES
    }
    rubriques = {
        f"rubrique_{c.numero_de(s)}": Morceau(
            typeset(f"la rubrique {c.numero_de(s)}, {s.titre}"),
            partial(rubric_blocks, chapitre=c, sous=s),
        )
        for c in CHAPITRES
        for s in c.sous_sections
        if len(c.sous_sections) > 1
    }
    return {**chapitres, **rubriques}


MORCEAUX: Mapping[str, Morceau] = {
    "corps": Morceau(
        "la synthèse, les chapitres ; en interne, les points ouverts et l’annexe des sources",
        _whole,
    ),
    "sommaire": Morceau("le sommaire", lambda _: [b.Sommaire()], accessoire=True),
    "liste_figures": Morceau("la liste des figures", partial(_captions, b.Genre.FIGURE), True),
    "liste_tableaux": Morceau("la liste des tableaux", partial(_captions, b.Genre.TABLEAU), True),
    "statistiques": Morceau("les exigences en graphiques", statistics_blocks),
    "synthese": Morceau("la synthèse", summary_blocks),
    "lecture": Morceau("le guide de lecture des candidats", reading_blocks, accessoire=True),
    "calendrier": Morceau("le calendrier de la consultation", consultation_dates, accessoire=True),
    "priorites": Morceau("le tableau des priorités", _priorities, accessoire=True),
    "tracabilite": Morceau(
        "la traçabilité des objectifs aux exigences et aux cas de test", traceability_blocks
    ),
    "points_ouverts": Morceau("les points ouverts (document interne)", open_points_blocks),
    "reglement": Morceau("le règlement de la consultation, article par article", rules_blocks),
    "grille_reponse": Morceau("la grille de réponse, une ligne par exigence", response_grid),
    "grille_prix": Morceau("le cadre de prix à remplir", price_grid),
    "annexe_sources": Morceau(
        "l’annexe des sources (document interne)", lambda ctx: annex_blocks(ctx.annexe)
    ),
    "pv_articles": Morceau("les articles du procès-verbal de recette", articles_blocks),
    "pv_signatures": Morceau("les signatures du procès-verbal", signatures_blocks),
    "pv_annexes": Morceau("les annexes du procès-verbal, empreintes comprises", annexes_blocks),
    **_outline(),
}
