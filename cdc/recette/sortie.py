"""The exit criteria of a campaign: what is measured, and what people say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cdc.francais import INSECABLE, number
from cdc.recette.criteres import same_words
from cdc.recette.ecarts import is_agreed
from cdc.recette.taux import Taux, percent
from cdc_schema.enumerations import DecisionEvolution, PrioriteCas

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cdc.recette.etat_cas import EtatDuCas
    from cdc.recette.faits import Faits
    from cdc.recette.seuils import Seuils
    from cdc_schema import Cahier
    from cdc_schema.recette.campagnes import CritereSortie


@dataclass(frozen=True, slots=True)
class SortieEvaluee:
    """One exit criterion: its measure, its threshold, its value, whether it is met."""

    mesure: str
    seuil: str
    valeur: str
    atteint: bool | None
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Constate:
    """What the facts say of a measure: a rate or a count, and what spoils it."""

    valeur: Taux | int
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mesurable:
    """An exit criterion that is computed.

    Attributes:
        mesure: its words.
        sens: « ≥ » or « ≤ ».
        usuel: the threshold that the contract sets, or the domain.
        constate: what computes it.
    """

    mesure: str
    sens: str
    usuel: Callable[[Seuils], Fraction]
    constate: Callable[[Cahier, Faits], Constate]


def exit_criteria(cahier: Cahier, faits: Faits, seuils: Seuils) -> tuple[SortieEvaluee, ...]:
    """Return the exit criteria of the campaign; the usual ones when it has none."""
    ecrits = faits.campagne.criteres_sortie
    if not ecrits:
        return tuple(_computed(m, m.usuel(seuils), cahier, faits) for m in MESURABLES)
    return tuple(_evaluated(critere, cahier, faits, seuils) for critere in ecrits)


def usual_exit(seuils: Seuils) -> list[tuple[str, str]]:
    """Return the usual measures and their thresholds, to fill a new campaign with."""
    calcules = [(m.mesure, _threshold(m, m.usuel(seuils))) for m in MESURABLES]
    return [*calcules, ("PV rédigé", "oui")]


def _evaluated(
    critere: CritereSortie, cahier: Cahier, faits: Faits, seuils: Seuils
) -> SortieEvaluee:
    connue = next((m for m in MESURABLES if same_words(m.mesure, critere.mesure)), None)
    if connue is None:
        return SortieEvaluee(
            critere.mesure or "", critere.seuil or "", critere.valeur or "", critere.atteint
        )
    ecrit = _number(critere.seuil)
    return _computed(connue, connue.usuel(seuils) if ecrit is None else ecrit, cahier, faits)


def _computed(mesure: Mesurable, seuil: Fraction, cahier: Cahier, faits: Faits) -> SortieEvaluee:
    vu = mesure.constate(cahier, faits)
    if isinstance(vu.valeur, Taux):
        valeur = vu.valeur.valeur
        montre = (
            f"{percent(valeur, seuil)} ({vu.valeur.detail})" if vu.valeur.total else "sans objet"
        )
    else:
        valeur, montre = Fraction(vu.valeur), number(vu.valeur)
    bon = valeur is None or (valeur >= seuil if mesure.sens == "≥" else valeur <= seuil)
    return SortieEvaluee(
        mesure.mesure, _threshold(mesure, seuil), montre, bon, () if bon else vu.elements
    )


def _threshold(mesure: Mesurable, seuil: Fraction) -> str:
    if mesure.constate in _COMPTES:
        return f"{mesure.sens}{INSECABLE}{number(int(seuil))}" if seuil else "0"
    return f"{mesure.sens}{INSECABLE}{percent(seuil, seuil)}"


def _number(texte: str | None) -> Fraction | None:
    lu = re.search(r"\d+(?:[.,]\d+)?", (texte or "").replace(INSECABLE, ""))
    return Fraction(lu[0].replace(",", ".")) if lu else None


def _played(etats: Sequence[EtatDuCas]) -> Constate:
    restent = tuple(e.id for e in etats if not e.joue)
    return Constate(Taux(len(etats) - len(restent), len(etats)), restent)


def _critical(_: Cahier, faits: Faits) -> Constate:
    return _played([e for e in faits.cas if e.cas.priorite is PrioriteCas.CRITIQUE])


def _others(_: Cahier, faits: Faits) -> Constate:
    return _played([e for e in faits.cas if e.cas.priorite is not PrioriteCas.CRITIQUE])


def _essential(_: Cahier, faits: Faits) -> Constate:
    return _covered(faits, faits.couverture_indispensables, "indispensable")


def _important(_: Cahier, faits: Faits) -> Constate:
    return _covered(faits, faits.couverture_importantes, "important")


def _covered(faits: Faits, taux: Taux, priorite: str) -> Constate:
    sans = [u.id for u in faits.couverture if u.exigence.priorite == priorite and not u.couverte]
    return Constate(taux, tuple(sans))


def _blocking(_: Cahier, faits: Faits) -> Constate:
    return Constate(len(faits.bloquantes), tuple(e.id for e in faits.bloquantes))


def _major(_: Cahier, faits: Faits) -> Constate:
    majeures = tuple(e.id for e in faits.ecarts if e.compte and e.severite == "majeure")
    return Constate(faits.taux_majeures, majeures)


def _conforming(_: Cahier, faits: Faits) -> Constate:
    return Constate(faits.taux_conforme, tuple(e.id for e in faits.joues if not e.conforme))


def _agreed(_: Cahier, faits: Faits) -> Constate:
    sans = tuple(e.id for e in faits.ecarts if not is_agreed(e.anomalie))
    return Constate(Taux(len(faits.ecarts) - len(sans), len(faits.ecarts)), sans)


def _decided(cahier: Cahier, faits: Faits) -> Constate:
    du_lot = {e.id for e in faits.ecarts}
    siennes = [d for d in cahier.demandes_evolution if not d.anomalie or d.anomalie in du_lot]
    sans = [d for d in siennes if d.decision in (None, DecisionEvolution.A_CHIFFRER)]
    return Constate(Taux(len(siennes) - len(sans), len(siennes)), tuple(d.id or "" for d in sans))


def _regressions(_: Cahier, faits: Faits) -> Constate:
    return Constate(len(faits.regressions), faits.regressions)


_COMPTES = (_blocking, _regressions)
MESURABLES = (
    Mesurable("cas critiques joués", "≥", lambda _: Fraction(100), _critical),
    Mesurable("autres cas joués", "≥", lambda _: Fraction(95), _others),
    Mesurable(
        "couverture des exigences indispensables",
        "≥",
        lambda s: s.couverture_indispensables_min,
        _essential,
    ),
    Mesurable(
        "couverture des exigences importantes",
        "≥",
        lambda s: s.couverture_importantes_min,
        _important,
    ),
    Mesurable("bloquantes ouvertes", "≤", lambda _: Fraction(0), _blocking),
    Mesurable("majeures ouvertes pour cent cas joués", "≤", lambda s: s.taux_majeures_max, _major),
    Mesurable("cas conformes", "≥", lambda s: s.taux_conforme_min, _conforming),
    Mesurable("anomalies qualifiées par les deux parties", "≥", lambda _: Fraction(100), _agreed),
    Mesurable("demandes d’évolution décidées", "≥", lambda _: Fraction(100), _decided),
    Mesurable("régressions", "≤", lambda _: Fraction(0), _regressions),
)
