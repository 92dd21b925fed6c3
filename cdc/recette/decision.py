"""The decision that the facts propose: every rule, read from top to bottom, with its numbers.

The first true rule proposes; the true ones after it are told as further reasons. People decide.

Source: `regle_decision_pv` of the domain (cahier de vérification of ANAP, transposed).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.francais import enumeration, number, typography
from cdc.recette.seuils import Seuils, thresholds
from cdc.recette.taux import percent
from cdc_schema.enumerations import DecisionPV, Priorite, Severite

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from cdc.recette.faits import Faits
    from cdc.recette.taux import Taux
    from cdc_schema.recette.reglement import Reglement

_AUCUNE = "aucune"


@dataclass(frozen=True, slots=True)
class Mesure:
    """One comparison of a rule.

    Attributes:
        nom: what is measured, in French.
        valeur: what it is, as it is shown: « 94,9 % (37 sur 39) ».
        seuil: what it is held against: « au moins 95 % ».
        vraie: the comparison is true, so the rule is.
        elements: what makes it so: `EX-REL-003`, `CT-04`, `ANO-001`.
    """

    nom: str
    valeur: str
    seuil: str
    vraie: bool
    elements: tuple[str, ...] = ()

    @property
    def texte(self) -> str:
        """Return the measure and, where one is set, its threshold, in words."""
        seuil = f", {self.seuil}" if self.seuil not in ("", _AUCUNE) else ""
        return f"{self.nom}\u00a0: {self.valeur}{seuil}" if self.valeur else self.nom


@dataclass(frozen=True, slots=True)
class RegleEvaluee:
    """One rule of the decision, read on the facts."""

    n: int
    si: str
    alors: DecisionPV
    motif: str
    mesures: tuple[Mesure, ...]

    @property
    def vraie(self) -> bool:
        """Say whether one of its comparisons is true."""
        return any(mesure.vraie for mesure in self.mesures)

    @property
    def elements(self) -> tuple[str, ...]:
        """Return what makes it true, each once."""
        return tuple(dict.fromkeys(e for m in self.mesures if m.vraie for e in m.elements))

    @property
    def texte(self) -> str:
        """Return « règle 1 : recette incomplète… (couverture…) »."""
        dites = "\u202f; ".join(m.texte for m in self.mesures if m.vraie)
        return f"règle {self.n}\u00a0: {self.motif} ({dites})"


@dataclass(frozen=True, slots=True)
class Proposition:
    """What the rules propose; `regles` are all of them, in their order."""

    regles: tuple[RegleEvaluee, ...]

    @property
    def regle(self) -> RegleEvaluee:
        """Return the rule that proposes: the first true one."""
        return next(regle for regle in self.regles if regle.vraie)

    @property
    def decision(self) -> DecisionPV:
        """Return what is proposed."""
        return self.regle.alors

    @property
    def autres(self) -> tuple[RegleEvaluee, ...]:
        """Return the other true rules, told as further reasons."""
        return tuple(r for r in self.regles if r.vraie and r is not self.regle)

    @property
    def motifs(self) -> tuple[str, ...]:
        """Return the reasons in words: that of the rule that proposes, then the others."""
        return tuple(regle.texte for regle in (self.regle, *self.autres))

    @property
    def texte(self) -> str:
        """Return the decision and its reasons, as a paragraph."""
        premier, *suite = self.motifs
        aussi = [f"Aussi vrai, {motif}." for motif in suite]
        return " ".join([f"{self.decision.libelle.capitalize()}, par la {premier}.", *aussi])


def decide(faits: Faits, reglement: Reglement | Seuils | None = None) -> Proposition:
    """Return the decision that the contract's rules propose on `faits`."""
    seuils = reglement if isinstance(reglement, Seuils) else thresholds(reglement)
    lues = [
        RegleEvaluee(n, typography(si), alors, typography(motif), mesures(faits, seuils))
        for n, si, alors, motif, mesures in _REGLES
    ]
    sinon = Mesure("aucune des règles précédentes", "", "", not any(r.vraie for r in lues))
    dernier = RegleEvaluee(
        len(lues) + 1, "sinon", DecisionPV.ADMISSION, "aucune anomalie ouverte", (sinon,)
    )
    return Proposition((*lues, dernier))


def _incomplete(faits: Faits, seuils: Seuils) -> tuple[Mesure, ...]:
    joues = len(faits.joues)
    rien = Mesure(
        "cas joués",
        f"{number(joues)} sur {number(len(faits.cas))}",
        "au moins un",
        not joues,
        tuple(etat.id for etat in faits.cas) if not joues else (),
    )
    return (
        rien,
        _at_least(
            "couverture des exigences indispensables",
            faits.couverture_indispensables,
            seuils.couverture_indispensables_min,
            _uncovered(faits, Priorite.INDISPENSABLE),
        ),
        _at_least(
            "couverture des exigences importantes",
            faits.couverture_importantes,
            seuils.couverture_importantes_min,
            _uncovered(faits, Priorite.IMPORTANT),
        ),
    )


def _unfit(faits: Faits, _: Seuils) -> tuple[Mesure, ...]:
    dits = faits.constats_d_entree
    return (
        _none("bloquantes à l’entrée", [e.id for e in faits.bloquantes_a_l_entree]),
        Mesure(
            "critères d’entrée",
            typography(enumeration(dits)) or "aucune bloquante signalée",
            _AUCUNE,
            bool(dits),
            tuple(dits),
        ),
    )


def _blocked(faits: Faits, _: Seuils) -> tuple[Mesure, ...]:
    ouvertes = [e for e in faits.bloquantes if e.severite is not None]
    inconnues = [e for e in faits.bloquantes if e.severite is None]
    return (
        _none("bloquantes ouvertes", [e.id for e in ouvertes]),
        _none("anomalies ouvertes de sévérité inconnue", [e.id for e in inconnues]),
    )


def _too_many(faits: Faits, seuils: Seuils) -> tuple[Mesure, ...]:
    majeures, conforme = faits.taux_majeures, faits.taux_conforme
    rates = tuple(e.id for e in faits.joues if not e.conforme)
    return (
        Mesure(
            "majeures ouvertes pour cent cas joués",
            _shown(majeures, seuils.taux_majeures_max),
            f"au plus {percent(seuils.taux_majeures_max, seuils.taux_majeures_max)}",
            majeures.valeur is not None and majeures.valeur > seuils.taux_majeures_max,
            tuple(e.id for e in faits.ouvertes(Severite.MAJEURE)),
        ),
        _at_least("cas conformes", conforme, seuils.taux_conforme_min, rates),
    )


def _too_many_minor(faits: Faits, seuils: Seuils) -> tuple[Mesure, ...]:
    mineures = faits.ouvertes(Severite.MINEURE)
    return (
        Mesure(
            "mineures ouvertes",
            number(len(mineures)),
            f"au plus {number(seuils.nb_mineures_max)}",
            len(mineures) > seuils.nb_mineures_max,
            tuple(e.id for e in mineures),
        ),
    )


def _some_left(faits: Faits, _: Seuils) -> tuple[Mesure, ...]:
    return (
        _none("majeures ouvertes", [e.id for e in faits.ouvertes(Severite.MAJEURE)]),
        _none("mineures ouvertes", [e.id for e in faits.ouvertes(Severite.MINEURE)]),
    )


def _at_least(nom: str, taux: Taux, seuil: Fraction, elements: Sequence[str]) -> Mesure:
    # A rate of nothing (no important requirement) is met: the domain says 100.
    dessous = taux.valeur is not None and taux.valeur < seuil
    return Mesure(
        nom, _shown(taux, seuil), f"au moins {percent(seuil, seuil)}", dessous, tuple(elements)
    )


def _none(nom: str, elements: Sequence[str]) -> Mesure:
    return Mesure(nom, number(len(elements)), _AUCUNE, bool(elements), tuple(elements))


def _shown(taux: Taux, seuil: Fraction) -> str:
    return f"{taux.against(seuil)} ({taux.detail})" if taux.total else "sans objet"


def _uncovered(faits: Faits, priorite: Priorite) -> list[str]:
    return [
        un.id for un in faits.couverture if un.exigence.priorite is priorite and not un.couverte
    ]


_REGLES: tuple[
    tuple[int, str, DecisionPV, str, Callable[[Faits, Seuils], tuple[Mesure, ...]]], ...
] = (
    (
        1,
        "aucun cas joué, ou couverture des exigences indispensables ou importantes sous leur seuil",
        DecisionPV.AJOURNEMENT,
        "recette incomplète : cas non joués ou bloqués à rejouer",
        _incomplete,
    ),
    (
        2,
        "une bloquante à l’entrée",
        DecisionPV.REJET,
        "le lot n’était pas recettable",
        _unfit,
    ),
    (
        3,
        "une bloquante ouverte",
        DecisionPV.AJOURNEMENT,
        "délai de correction à fixer",
        _blocked,
    ),
    (
        4,
        "trop de majeures ouvertes, ou pas assez de cas conformes",
        DecisionPV.AJOURNEMENT,
        "trop d’écarts",
        _too_many,
    ),
    (
        5,
        "trop de mineures ouvertes",
        DecisionPV.AJOURNEMENT,
        "trop de défauts mineurs",
        _too_many_minor,
    ),
    (
        6,
        "au moins une majeure ou une mineure ouverte",
        DecisionPV.ADMISSION_AVEC_RESERVES,
        "une réserve par anomalie ou groupe d’anomalies, avec échéance et condition de levée",
        _some_left,
    ),
)
