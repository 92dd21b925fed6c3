"""The state of a campaign for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from cdc.recette.bilan import Bilan
    from cdc.recette.decision import RegleEvaluee
    from cdc.recette.ecarts import Ecart
    from cdc.recette.faits import Faits
    from cdc.recette.indicateurs import Indicateurs
    from cdc.recette.taux import Taux
    from cdc.recette.tendances import Tendance


def bilan_data(vu: Bilan) -> dict[str, Any]:
    """Return all that is told of a campaign as plain data."""
    proposition = vu.proposition
    return {
        "campagne": vu.faits.campagne.id,
        "lot": vu.faits.perimetre.lot,
        "au": vu.jour.isoformat(),
        "decision": proposition.decision.value,
        "regle": proposition.regle.n,
        "motifs": list(proposition.motifs),
        "regles": [_rule(regle) for regle in proposition.regles],
        "faits": _facts(vu.faits),
        "indicateurs": _measures(vu.indicateurs),
        "personas": [_slots(p) for p in vu.personas],
        "criteres_entree": [_slots(c) for c in vu.entree],
        "criteres_sortie": [_slots(c) for c in vu.sortie],
        "suspensions": [_slots(s) for s in vu.suspensions],
        "tendances": [_trend(t) for t in vu.tendances],
        "blocages": [_slots(b) for b in vu.blocages],
    }


def _rule(regle: RegleEvaluee) -> dict[str, Any]:
    return {
        "n": regle.n,
        "si": regle.si,
        "vraie": regle.vraie,
        "alors": regle.alors.value,
        "motif": regle.motif,
        "mesures": [_slots(mesure) for mesure in regle.mesures],
    }


def _facts(faits: Faits) -> dict[str, Any]:
    return {
        **_slots(faits.synthese),
        "couverture_indispensables": _rate(faits.couverture_indispensables),
        "couverture_importantes": _rate(faits.couverture_importantes),
        "taux_conforme": _rate(faits.taux_conforme),
        "taux_majeures": _rate(faits.taux_majeures),
        "cas": [
            {
                "cas": e.id,
                "etat": e.etat.value,
                "verdict": e.verdict.value,
                "campagne": e.campagne,
                "passages": [p.id for p in e.passages],
                "a_rejouer": e.raison,
            }
            for e in faits.cas
        ],
        "exigences": [
            {
                "exigence": u.id,
                "priorite": u.exigence.priorite and u.exigence.priorite.value,
                "couverte": u.couverte,
                "tenue": u.tenue,
                "cas": [e.id for e in u.cas],
            }
            for u in faits.couverture
        ],
        "anomalies": [_gap(e) for e in faits.ecarts],
        "contradictions": [
            {
                "cas": c.cas,
                "retenu": c.retenu.value,
                "ouverte": c.ouverte,
                "passages": [
                    {"passage": p.id, "recetteur": p.recetteur, "verdict": p.verdict.value}
                    for p in c.passages
                ],
            }
            for c in faits.contradictions
        ],
        "regressions": list(faits.regressions),
    }


def _gap(ecart: Ecart) -> dict[str, Any]:
    return {
        "anomalie": ecart.id,
        "etat": ecart.etat.value,
        "severite": ecart.severite and ecart.severite.value,
        "compte": ecart.compte,
        "a_l_entree": ecart.a_l_entree,
        "cas": ecart.cas,
        "vue_le": _day(ecart.vue_le),
    }


def _measures(vues: Indicateurs) -> dict[str, Any]:
    return {
        "couverture": _rate(vues.couverture),
        "conformite": _rate(vues.conformite),
        "reouverture": _rate(vues.reouverture),
        "besoins": _rate(vues.besoins),
        "stock": [_slots(s) for s in vues.stock],
        "jours": vues.jours,
        "jours_prevus": _number(vues.jours_prevus),
        "presences": [
            {"recetteur": p.recetteur, "faits": p.faits, "promis": _number(p.promis)}
            for p in vues.presences
        ],
    }


def _trend(tendance: Tendance) -> dict[str, Any]:
    return {
        "campagne": tendance.campagne,
        "version": tendance.version,
        "fin": _day(tendance.fin),
        **_slots(tendance.synthese),
        "couverture_indispensables": _rate(tendance.couverture_indispensables),
        "taux_conforme": _rate(tendance.taux_conforme),
        "bloquantes": tendance.bloquantes,
        "majeures": tendance.majeures,
        "mineures": tendance.mineures,
        "decision": tendance.decision.value,
    }


def _rate(taux: Taux) -> dict[str, Any]:
    pourcent = None if taux.valeur is None else round(float(taux.valeur), 4)
    return {"part": taux.part, "total": taux.total, "pourcent": pourcent}


def _slots(valeur: Any) -> dict[str, Any]:
    """Return the fields of a small value, its tuples as lists."""
    champs = {nom: getattr(valeur, nom) for nom in valeur.__slots__}
    return {nom: list(v) if isinstance(v, tuple) else v for nom, v in champs.items()}


def _number(valeur: Decimal | None) -> float | None:
    return None if valeur is None else float(valeur)


def _day(jour: dt.date | None) -> str | None:
    return jour.isoformat() if jour else None
