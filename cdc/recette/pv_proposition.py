"""What the minutes propose, by their nature: rules of the decision, reserves, entry criteria."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.francais import number, typography
from cdc.recette.pv_faits import frozen_rules
from cdc.recette.reserves import effective_state
from cdc_schema.enumerations import DecisionPV, EtatReserve, NaturePV
from cdc_schema.recette.proces_verbaux import MesurePV, ProcesVerbal, ReglePV

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.recette.bilan import Bilan
    from cdc_schema import Cahier


@dataclass(frozen=True, slots=True)
class Proposee:
    """A proposal: the decision, the rules as they were read, the reasons in words."""

    decision: DecisionPV
    regles: tuple[ReglePV, ...]
    motifs: tuple[str, ...]

    @classmethod
    def of(cls, pv: ProcesVerbal) -> Proposee:
        """Return what the rules proposed for minutes already written."""
        decision = pv.proposition or pv.decision or DecisionPV.AJOURNEMENT
        return cls(decision, tuple(pv.regles), tuple((pv.motivation or "").splitlines()))


def proposed(
    nature: NaturePV, cahier: Cahier, bilan: Bilan, precedent: ProcesVerbal | None
) -> Proposee:
    """Return what the rules propose for minutes of `nature`."""
    if nature is NaturePV.LEVEE_DE_RESERVES:
        return _lifting(cahier, bilan, precedent)
    if nature is NaturePV.MISE_EN_ORDRE_DE_MARCHE:
        return _working_order(bilan)
    proposition = bilan.proposition
    return Proposee(
        proposition.decision, tuple(frozen_rules(proposition)), tuple(proposition.motifs)
    )


def _lifting(cahier: Cahier, bilan: Bilan, precedent: ProcesVerbal | None) -> Proposee:
    """Propose on the reserves: admission once each is lifted, never while one is refused."""
    du_lot = {e.id for e in bilan.faits.ecarts}
    posees = set(precedent.reserves) if precedent else set()
    etats = {
        r.id or "": effective_state(r, bilan.jour)
        for r in cahier.reserves
        if r.id in posees or du_lot & set(r.anomalies)
    }
    ouvertes = [r for r, e in etats.items() if e in (EtatReserve.OUVERTE, EtatReserve.EXPIREE)]
    refusees = [r for r, e in etats.items() if e is EtatReserve.TRANSFORMEE_EN_REFUS]
    return _first_true(
        (
            ("une réserve transformée en refus", DecisionPV.AJOURNEMENT, "réserves refusées",
             refusees),
            ("au moins une réserve ouverte ou expirée", DecisionPV.ADMISSION_AVEC_RESERVES,
             "réserves à lever", ouvertes),
        ),
        "toutes les réserves sont levées",
    )  # fmt: skip


def _working_order(bilan: Bilan) -> Proposee:
    """Propose on the entry criteria: each must be proven."""
    manquent = [c.critere for c in bilan.entree if c.atteint is not True]
    return _first_true(
        (
            ("un critère d’entrée sans preuve acceptée", DecisionPV.AJOURNEMENT,
             "critères d’entrée à prouver", manquent),
        ),
        "tous les critères d’entrée sont atteints",
    )  # fmt: skip


def _first_true(lues: Sequence[tuple[str, DecisionPV, str, list[str]]], sinon: str) -> Proposee:
    regles = [
        ReglePV(
            n=n,
            si=si,
            alors=alors,
            motif=nom,
            vraie=bool(elements),
            mesures=[
                MesurePV(
                    nom=nom,
                    valeur=number(len(elements)),
                    seuil="aucun",
                    vraie=bool(elements),
                    elements=elements,
                )
            ],
        )
        for n, (si, alors, nom, elements) in enumerate(lues, 1)
    ]
    vraies = [r for r in regles if r.vraie]
    dernier = ReglePV(
        n=len(regles) + 1,
        si="sinon",
        alors=DecisionPV.ADMISSION,
        motif=sinon,
        vraie=not vraies,
    )
    retenues = vraies or [dernier]
    motifs = [typography(f"règle {r.n} : {r.motif}{_counted(r)}") for r in retenues]
    return Proposee(retenues[0].alors or DecisionPV.ADMISSION, (*regles, dernier), tuple(motifs))


def _counted(regle: ReglePV) -> str:
    elements = [e for mesure in regle.mesures for e in mesure.elements]
    return f" ({', '.join(elements)})" if elements else ""
