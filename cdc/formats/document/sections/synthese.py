"""The two pages that a hurried reader opens: figures, objectives, scope, calendar, risks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.index import section_name
from cdc.formats.document.numerotation import caption_bookmark
from cdc.formats.document.sections.accueil import key_figures, opening
from cdc.formats.document.sections.frise import consultation_dates, milestones
from cdc.formats.document.sections.presentations import COLONNES
from cdc.formats.document.sections.tableaux import table
from cdc.formats.document.typographie import INSECABLE, capitalised, typeset
from cdc_schema.complements.risques import Risque
from cdc_schema.entreprise.objectifs import ObjectifProjet
from cdc_schema.enumerations import EtatRisque
from cdc_schema.plan import numero, sous_section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.formats.document.sections.contexte import Contexte

_PARTIES_MIN = 2
_RISQUES_MAX = 6
_TITRE = "Synthèse"


def has_summary(ctx: Contexte) -> bool:
    """Say whether there is enough to sum up."""
    return sum(bool(blocs) for _, blocs in _parts(ctx)) >= _PARTIES_MIN


def summary_blocks(ctx: Contexte) -> list[b.Bloc]:
    """Return the summary, or nothing when there is too little to sum up."""
    parties = [(titre, blocs) for titre, blocs in _parts(ctx) if blocs]
    if len(parties) < _PARTIES_MIN:
        return []
    blocs: list[b.Bloc] = [b.Titre(1, (b.Texte(_TITRE),), "Synthese"), *opening(ctx)]
    chiffres = key_figures(ctx)
    blocs += [chiffres] if chiffres else []
    for titre, contenu in parties:
        blocs += [b.Titre(2, (b.Texte(titre),)), *contenu]
    return blocs


def _parts(ctx: Contexte) -> Iterator[tuple[str, list[b.Bloc]]]:
    yield "Objectifs", _objectives(ctx)
    yield "Périmètre", _scope(ctx)
    yield "Calendrier", _calendar(ctx)
    if ctx.interne:
        yield "Risques principaux", _risks(ctx)
    # The reading guide says when and how to answer: one place for those dates.
    if not ctx.shows("lecture"):
        yield "Consultation", consultation_dates(ctx)


def _objectives(ctx: Contexte) -> list[b.Bloc]:
    # Where and when the starting value was measured is said in the chapter.
    objectifs = [_undated(o) for o in ctx.cahier.objectifs]
    colonnes = COLONNES[ObjectifProjet]
    blocs = table(ctx, objectifs, "Objectifs", colonnes, signets=False, details=False)
    return [*blocs, _referral("Dates et modes de mesure", "objectifs")] if blocs else []


def _undated(objectif: ObjectifProjet) -> ObjectifProjet:
    mesure = objectif.valeur_actuelle
    if mesure is None:
        return objectif
    nue = mesure.model_copy(update={"date": None, "source": None})
    return objectif.model_copy(update={"valeur_actuelle": nue})


def _scope(ctx: Contexte) -> list[b.Bloc]:
    perimetre = ctx.cahier.perimetre
    colonnes: dict[str, b.Cellule] = {
        "Dans le périmètre": tuple(_bullet(t) for t in perimetre.dans),
        "Hors périmètre": tuple(_bullet(h.texte, h.raison) for h in perimetre.hors if h.texte),
        "Plus tard": tuple(
            _bullet(u.texte, ctx.mots.index.plain(u.lot) if u.lot else None)
            for u in perimetre.ulterieur
            if u.texte
        ),
    }
    remplies = {titre: cellule for titre, cellule in colonnes.items() if cellule}
    if not remplies:
        return []
    entetes = tuple(b.Colonne(titre, largeur=165.0 / len(remplies)) for titre in remplies)
    return [b.Tableau("Périmètre", entetes, (b.Ligne(tuple(remplies.values())),))]


def _bullet(texte: str, precision: str | None = None) -> b.Paragraphe:
    mots: b.Fragments = (b.Texte(capitalised(typeset(texte))),)
    if precision:
        mots = (*mots, b.Texte(f" ({typeset(precision).rstrip('.')})", "CDC Discret"))
    return b.Paragraphe("CDC Cellule Puce", mots)


def _calendar(ctx: Contexte) -> list[b.Bloc]:
    dessin = ctx.planche.blocs("planning")
    if dessin:
        return dessin
    return milestones(ctx)


def _risks(ctx: Contexte) -> list[b.Bloc]:
    suivis = [r for r in ctx.cahier.risques if r.etat is not EtatRisque.CLOS]
    principaux = sorted(suivis, key=_severity, reverse=True)[:_RISQUES_MAX]
    colonnes = COLONNES[Risque]
    blocs = [
        replace(bloc, style="CDC Tableau Dense") if isinstance(bloc, b.Tableau) else bloc
        for bloc in table(
            ctx, principaux, "Risques principaux", colonnes, signets=False, details=False
        )
    ]
    if not blocs:
        return []
    legende = f"Criticité{INSECABLE}: probabilité de 1 à 4 × impact de 1 à 4. Tous les risques"
    return [*blocs, _referral(legende, "risques")]


def _severity(risque: Risque) -> int:
    return int(risque.probabilite or 0) * int(risque.impact or 0)


def _referral(quoi: str, cle: str) -> b.Paragraphe:
    nom, titre = section_name(cle), sous_section(cle).titre
    place = caption_bookmark(b.Genre.TABLEAU, numero(cle), titre)
    tableau = b.Voir(f", tableau{INSECABLE}", place)
    return b.Paragraphe(
        "CDC Note", (b.Texte(f"{quoi}{INSECABLE}: voir "), *nom, tableau, b.Texte("."))
    )
