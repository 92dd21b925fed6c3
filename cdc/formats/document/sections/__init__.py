"""The body of the document: the outline's chapters and sections, in its order and numbering."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.completude import assess
from cdc.formats.document import blocs as b
from cdc.formats.document.index import heading_bookmark
from cdc.formats.document.numerotation import caption_bookmark
from cdc.formats.document.sections.etapes import introduction, stage_blocks
from cdc.formats.document.sections.exigences import around_blocks, requirement_blocks
from cdc.formats.document.sections.fiches import headed_blocks, workflow_blocks
from cdc.formats.document.sections.figures import is_tall
from cdc.formats.document.sections.generique import Rang, list_blocks, section_blocks
from cdc.formats.document.sections.glossaire import glossary_blocks, link_terms
from cdc.formats.document.sections.manques import missing_blocks, opinion_blocks, referrals
from cdc.formats.document.sections.regles import rule_blocks
from cdc.formats.document.sections.synthese import has_summary, summary_blocks
from cdc.formats.document.typographie import INSECABLE, typeset
from cdc_schema.derivees import diagnostic
from cdc_schema.plan import CHAPITRES, Chapitre, SousSection

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cdc.completude import Manque
    from cdc.formats.document.sections.contexte import Contexte

_ETAPES = frozenset({"visiteurs", "leads", "prospects", "clients", "relation", "fidelisation"})
_FIGURES = {
    "existant": "cartographie-existant",
    "interfaces": "cartographie-cible",
    "planning": "planning",
}
# What a sub-section feeds, and another one shows.
_AILLEURS = {"flux": "cartographie-cible", "cartographie": "cartographie-existant"}
_ATTENTES = frozenset({"CDC Chapeau", "CDC À compléter"})
_CALENDRIER = b.Voir(f", figure{INSECABLE}", caption_bookmark(b.Genre.FIGURE, "planning"))
_DANS_LA_SYNTHESE = {
    cle: b.Paragraphe(
        "Normal",
        (b.Texte(f"{dit} dans la "), b.Lien("synthèse", "Synthese"), *suite, b.Texte(".")),
    )
    for cle, dit, suite in (
        ("planning", "Le calendrier du projet est", (_CALENDRIER,)),
        ("perimetre", "Ce qui est dedans, dehors et prévu plus tard est", ()),
    )
}
_PROPRES: Mapping[str, Callable[[Contexte], list[b.Bloc]]] = {
    "glossaire": glossary_blocks,
    "regles": rule_blocks,
}
_AVEC_TITRE = frozenset({"processus", "entretiens"})


def build_body(ctx: Contexte) -> list[b.Bloc]:
    """Return every chapter that has something to say to this reader.

    A section keeps the number of the outline, also when another before it is not shown: the
    files, the messages and both diffusions then speak of the same « 4c ».
    """
    manques = _by_section(ctx)
    blocs: list[b.Bloc] = []
    suite = False
    for chapitre in CHAPITRES:
        contenu = _chapter(ctx, chapitre, manques)
        if contenu:
            vide = all(map(_says_nothing_yet, contenu))
            blocs += [_heading(chapitre, suite=suite and vide), *contenu]
            suite = vide
    return link_terms(ctx, [*summary_blocks(ctx), *blocs]) if blocs else []


def chapter_blocks(ctx: Contexte, chapitre: Chapitre) -> list[b.Bloc]:
    """Return a chapter alone, under its heading."""
    contenu = _chapter(ctx, chapitre, _by_section(ctx))
    return link_terms(ctx, [_heading(chapitre), *contenu]) if contenu else []


def rubric_blocks(ctx: Contexte, chapitre: Chapitre, sous: SousSection) -> list[b.Bloc]:
    """Return a sub-section alone, under its heading."""
    return _rubric(ctx, chapitre, sous, _by_section(ctx))


def draft_blocks(ctx: Contexte, sous: SousSection, autour: str = "") -> list[b.Bloc]:
    """Return what a sub-section says as it is being written: under its heading, in any case.

    Pictures that the document shows elsewhere are shown here too; of a long chapter of
    requirements, those around the one called `autour`.
    """
    chapitre = next((c for c in CHAPITRES if sous in c.sous_sections), None)
    numero = chapitre.numero_de(sous) if chapitre else ""
    titre = b.Titre(2, (b.Texte(typeset(sous.titre)),), numero=numero)
    if sous.cle == "exigences":
        return [titre, *around_blocks(ctx, autour)]
    if chapitre is None:
        return [titre, *_apart(ctx, sous)]
    contenu = _section(ctx, sous, numero, seule=len(chapitre.sous_sections) == 1)
    dessins = ctx.planche.blocs(_AILLEURS[sous.cle]) if sous.cle in _AILLEURS else []
    # The outline's own sentence opens what follows; without anything, it would stand for it.
    propre = sous.cle in _ETAPES and bool(getattr(ctx.cahier, sous.cle).definition)
    lead = _lead(ctx, sous) if contenu or propre else ()
    return [titre, *lead, *dessins, *contenu, *opinion_blocks(ctx, sous)]


def _apart(ctx: Contexte, sous: SousSection) -> list[b.Bloc]:
    """Return what stands in no chapter: the description of the project, the acceptance plan."""
    valeur = getattr(ctx.cahier, sous.cle)
    if sous.repetition:
        return list_blocks(ctx, valeur, sous.titre)
    return section_blocks(ctx, valeur, Rang(""))


def _heading(chapitre: Chapitre, *, suite: bool = False) -> b.Titre:
    nom = (b.Texte(typeset(chapitre.titre)),)
    return b.Titre(1, nom, heading_bookmark(chapitre.numero), chapitre.numero, suite=suite)


def _says_nothing_yet(bloc: b.Bloc) -> bool:
    return isinstance(bloc, b.Titre) or (isinstance(bloc, b.Paragraphe) and bloc.style in _ATTENTES)


def _chapter(
    ctx: Contexte, chapitre: Chapitre, manques: dict[str, Sequence[Manque]]
) -> list[b.Bloc]:
    blocs: list[b.Bloc] = []
    for sous in chapitre.sous_sections:
        blocs += _rubric(ctx, chapitre, sous, manques)
    if blocs and len(chapitre.sous_sections) > 1:
        tete = b.Paragraphe("CDC Chapeau", (b.Texte(typeset(chapitre.sous_titre)),))
        return [tete, *_opening_figures(ctx, chapitre), *blocs]
    return blocs


def _rubric(
    ctx: Contexte, chapitre: Chapitre, sous: SousSection, manques: dict[str, Sequence[Manque]]
) -> list[b.Bloc]:
    seule = len(chapitre.sous_sections) == 1
    numero = chapitre.numero_de(sous)
    contenu = [*_section(ctx, sous, numero, seule=seule), *opinion_blocks(ctx, sous)]
    absents = missing_blocks(ctx, sous, manques.get(sous.code, ()), vide=not contenu)
    if not contenu and not absents:
        return []
    suite = [*_lead(ctx, sous), *contenu, *absents]
    if seule:
        return suite
    return [b.Titre(2, (b.Texte(typeset(sous.titre)),), heading_bookmark(numero), numero), *suite]


def _opening_figures(ctx: Contexte, chapitre: Chapitre) -> list[b.Bloc]:
    stages = any(sous.cle in _ETAPES for sous in chapitre.sous_sections)
    return ctx.planche.blocs("cycle") if stages else []


def _lead(ctx: Contexte, sous: SousSection) -> tuple[b.Bloc, ...]:
    propre = introduction(ctx, getattr(ctx.cahier, sous.cle)) if sous.cle in _ETAPES else ()
    if propre or not sous.chapeau:
        return propre
    return (b.Paragraphe("CDC Chapeau", (b.Texte(typeset(sous.chapeau)),)),)


def _section(ctx: Contexte, sous: SousSection, numero: str, *, seule: bool) -> list[b.Bloc]:
    # Without a section above it, Word would number a third level « 5a.1 »: it has no number.
    rang = Rang("" if seule else numero)
    if sous.derive:
        return section_blocks(ctx, diagnostic(ctx.cahier), rang) if ctx.interne else []
    valeur: Any = getattr(ctx.cahier, sous.cle)
    if sous.repetition and not any(map(ctx.mots.says, valeur)):
        return []
    illustrations = _illustrations(ctx, sous)
    if sous.cle == "exigences":
        return requirement_blocks(ctx, numero)
    if sous.cle == "workflows":
        return workflow_blocks(ctx, valeur, rang)
    if sous.cle in _PROPRES:
        return _PROPRES[sous.cle](ctx)
    if sous.cle in _AVEC_TITRE:
        return [*illustrations, *headed_blocks(ctx, valeur, rang)]
    if sous.repetition:
        return [*illustrations, *list_blocks(ctx, valeur, sous.titre)]
    if sous.cle in _ETAPES:
        return stage_blocks(ctx, sous.cle, rang)
    blocs = section_blocks(ctx, valeur, rang, sans=_said_before(ctx, sous))
    if not blocs and not (illustrations and ctx.mots.says(valeur)):
        return []
    return [*_illustrated(blocs, illustrations), *referrals(sous)]


def _said_before(ctx: Contexte, sous: SousSection) -> tuple[str, ...]:
    """Return what the first pages say of a section: scope, when offers are due, how one answers."""
    guide = ctx.shows("lecture")
    if sous.cle == "perimetre" and _sums_up(ctx):
        return ("dans", "hors", "ulterieur")
    if sous.cle == "planning" and (guide or _sums_up(ctx)):
        return ("consultation",)
    return (
        ("echelle_conformite",) if sous.cle == "consultation" and guide and not ctx.interne else ()
    )


def _sums_up(ctx: Contexte) -> bool:
    return ctx.shows("corps", "synthese") and has_summary(ctx)


def _illustrations(ctx: Contexte, sous: SousSection) -> list[b.Bloc]:
    if sous.cle in _DANS_LA_SYNTHESE and _sums_up(ctx):
        # The calendar is drawn in the summary: one picture, one place.
        return [_DANS_LA_SYNTHESE[sous.cle]]
    return ctx.planche.blocs(_FIGURES[sous.cle]) if sous.cle in _FIGURES else []


def _illustrated(blocs: list[b.Bloc], illustrations: list[b.Bloc]) -> list[b.Bloc]:
    """Put pictures before `blocs`; tall ones after the first words, which fill the page before."""
    hautes = any(map(is_tall, illustrations))
    titres = [rang for rang, bloc in enumerate(blocs) if isinstance(bloc, b.Titre)]
    place = titres[0] if hautes and titres else 0
    return [*blocs[:place], *illustrations, *blocs[place:]]


def _by_section(ctx: Contexte) -> dict[str, Sequence[Manque]]:
    if not ctx.interne:
        return {}
    return {s.section.code: s.manques for s in assess(ctx.cahier).sections}
