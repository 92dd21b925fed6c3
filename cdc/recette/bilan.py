"""All that is told of a campaign: facts, measures, criteria, trends, and what blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.recette.blocages import blockages
from cdc.recette.contradictions import contradictions
from cdc.recette.criteres import entry_criteria, suspensions
from cdc.recette.decision import decide
from cdc.recette.etat_cas import sort_passages, states_in
from cdc.recette.faits import establish
from cdc.recette.indicateurs import by_persona, measure
from cdc.recette.seuils import thresholds
from cdc.recette.sortie import exit_criteria
from cdc.recette.tendances import day_of, trends

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from cdc.recette.blocages import Blocage
    from cdc.recette.contradictions import Contradiction
    from cdc.recette.criteres import CritereEvalue, Suspension
    from cdc.recette.decision import Proposition
    from cdc.recette.etat_cas import EtatDuCas
    from cdc.recette.faits import Faits
    from cdc.recette.indicateurs import Indicateurs, ParPersona
    from cdc.recette.passages import Passage
    from cdc.recette.seuils import Seuils
    from cdc.recette.sortie import SortieEvaluee
    from cdc.recette.tendances import Tendance
    from cdc_schema import Cahier
    from cdc_schema.recette.campagnes import Campagne


@dataclass(frozen=True, slots=True)
class Bilan:
    """One campaign, seen on `jour`.

    Attributes:
        jour: the day that ages and presence are counted to.
        faits: the facts of the lot.
        seuils: the thresholds of the contract.
        proposition: the decision that the rules propose.
        dans_la_campagne: where the cases that this campaign plays stand in it alone.
        indicateurs: its measures.
        personas: how far each persona is.
        entree: its entry criteria.
        sortie: its exit criteria.
        suspensions: the reasons to stop playing.
        tendances: the campaigns of the lot, up to this one.
        blocages: what stands between the lot and its admission.
    """

    jour: dt.date
    faits: Faits
    seuils: Seuils
    proposition: Proposition
    dans_la_campagne: tuple[EtatDuCas, ...]
    indicateurs: Indicateurs
    personas: tuple[ParPersona, ...]
    entree: tuple[CritereEvalue, ...]
    sortie: tuple[SortieEvaluee, ...]
    suspensions: tuple[Suspension, ...]
    tendances: tuple[Tendance, ...]
    blocages: tuple[Blocage, ...]

    @property
    def disputes(self) -> tuple[Contradiction, ...]:
        """Return what testers of this very campaign saw differently, and nobody settled."""
        return tuple(c for c in contradictions(self.dans_la_campagne) if c.ouverte)


def assess(cahier: Cahier, passages: Sequence[Passage], campagne: Campagne, jour: dt.date) -> Bilan:
    """Return all that is told of `campagne` on `jour`."""
    seuils = thresholds(cahier.reglement_recette)
    faits = establish(cahier, passages, campagne, day_of(cahier, campagne))
    joues = set(campagne.cas) or {etat.id for etat in faits.cas}
    entree = entry_criteria(cahier, campagne, faits.perimetre)
    arrets = suspensions(faits, passages)
    proposition = decide(faits, seuils)
    return Bilan(
        jour=jour,
        faits=faits,
        seuils=seuils,
        proposition=proposition,
        dans_la_campagne=states_in(
            cahier,
            campagne,
            [cas for cas in faits.perimetre.cas if cas.id in joues],
            sort_passages(passages),
        ),
        indicateurs=measure(cahier, faits, passages, jour),
        personas=by_persona(cahier, faits),
        entree=entree,
        sortie=exit_criteria(cahier, faits, seuils),
        suspensions=arrets,
        tendances=trends(cahier, passages, faits, seuils),
        blocages=blockages(
            cahier, faits, proposition, entree=entree, suspensions=arrets, jour=jour
        ),
    )
