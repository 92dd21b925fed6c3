"""The facts of the minutes, as they are frozen: without the name of anybody who tested."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cdc.francais import typography
from cdc_schema.enumerations import Severite
from cdc_schema.recette import proces_verbaux as m

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.recette.contradictions import Contradiction
    from cdc.recette.decision import Mesure, Proposition
    from cdc.recette.ecarts import Ecart
    from cdc.recette.etat_cas import EtatDuCas
    from cdc.recette.faits import Faits
    from cdc.recette.taux import Taux
    from cdc_schema import Cahier
    from cdc_schema.recette.anomalies import Reserve

_CENTIEME = Decimal("0.01")


def frozen_rules(proposition: Proposition) -> list[m.ReglePV]:
    """Return every rule with what it was held against."""
    return [
        m.ReglePV(
            n=regle.n,
            si=regle.si,
            alors=regle.alors,
            motif=regle.motif,
            vraie=regle.vraie,
            mesures=[frozen_measure(mesure) for mesure in regle.mesures],
        )
        for regle in proposition.regles
    ]


def frozen_measure(mesure: Mesure) -> m.MesurePV:
    """Return one comparison of a rule."""
    return m.MesurePV(
        nom=mesure.nom,
        valeur=mesure.valeur or None,
        seuil=mesure.seuil or None,
        vraie=mesure.vraie,
        elements=list(mesure.elements),
    )


def frozen_summary(faits: Faits) -> m.SynthesePV:
    """Return the numbers of the minutes."""
    vu = faits.synthese
    return m.SynthesePV(
        cas_total=vu.cas_total,
        joues=vu.joues,
        conformes=vu.conformes,
        non_conformes=vu.non_conformes,
        bloques=vu.bloques,
        non_joues=vu.non_joues,
        anomalies_par_severite=m.AnomaliesParSeverite(
            bloquante=len(faits.bloquantes),
            majeure=len(faits.ouvertes(Severite.MAJEURE)),
            mineure=len(faits.ouvertes(Severite.MINEURE)),
        ),
        couverture_indispensables=_met(faits.couverture_indispensables),
        couverture_importantes=_met(faits.couverture_importantes),
        taux_conforme=_percent(faits.taux_conforme),
    )


def frozen_anomalies(faits: Faits, reserves: Iterable[m.ReservePosee] = ()) -> list[m.AnomaliePV]:
    """Return the open anomalies, each with the reserve that covers it."""
    dans = {ano: r.id for r in reserves for ano in r.anomalies}
    return [_anomaly(e, dans.get(e.id) or e.anomalie.reserve) for e in faits.ecarts if e.ouverte]


def frozen_contradictions(cahier: Cahier, faits: Faits) -> list[m.ContradictionPV]:
    """Return what testers saw differently; each is told by the persona that she played."""
    personas = {p.id: p.metier or p.prenom_fictif or p.id for p in cahier.personas}
    cas = {etat.id: etat.cas.persona for etat in faits.cas}
    return [
        m.ContradictionPV(
            cas=c.cas,
            titre=c.titre or None,
            vus=_seen(c, personas.get(cas.get(c.cas)) or "recetteur"),
            retenu=c.retenu,
            arrete=not c.ouverte,
        )
        for c in faits.contradictions
    ]


def frozen_unplayed(faits: Faits) -> list[m.CasPV]:
    """Return the cases that were not played to the end, blocked ones first."""
    restent = [etat for etat in faits.cas if not etat.joue]
    return [_case(etat, faits) for etat in sorted(restent, key=lambda e: e.verdict.value)]


def frozen_aside(cahier: Cahier, faits: Faits) -> list[m.CasPV]:
    """Return the cases of the lot that do not apply, with their reasons."""
    titres = {c.id: c.titre for c in cahier.cas_de_test}
    return [
        m.CasPV(cas=e.cas, titre=titres.get(e.cas), motif=e.motif) for e in faits.perimetre.ecartes
    ]


def frozen_reserve(reserve: Reserve) -> m.ReservePosee:
    """Return a reserve as it stands now."""
    return m.ReservePosee(
        id=reserve.id,
        anomalies=list(reserve.anomalies),
        libelle=reserve.libelle,
        severite=reserve.severite,
        echeance_levee=reserve.echeance_levee,
        condition_levee=reserve.condition_levee,
        etat=reserve.etat,
        deja_posee=True,
        levee_le=reserve.levee.date if reserve.levee else None,
        preuve=reserve.levee.preuve if reserve.levee else None,
    )


def _anomaly(ecart: Ecart, reserve: str | None) -> m.AnomaliePV:
    return m.AnomaliePV(
        id=ecart.id,
        titre=ecart.anomalie.titre,
        severite=ecart.severite,
        etat=ecart.etat,
        nature=ecart.anomalie.nature,
        cas=ecart.cas or None,
        exigences=list(ecart.anomalie.exigences),
        reserve=reserve,
        compte=ecart.compte,
    )


def _seen(contradiction: Contradiction, persona: str) -> list[str]:
    return [typography(f"{persona} (relevé {p.id}) : {p.verdict}") for p in contradiction.passages]


def _case(etat: EtatDuCas, faits: Faits) -> m.CasPV:
    exigences = [
        nom for nom, cas in faits.perimetre.verifie.items() if etat.id in {c.id for c in cas}
    ]
    return m.CasPV(cas=etat.id, titre=etat.cas.titre, verdict=etat.verdict, exigences=exigences)


def _percent(taux: Taux) -> Decimal | None:
    if taux.valeur is None:
        return None
    exact = Decimal(taux.valeur.numerator) / Decimal(taux.valeur.denominator)
    return exact.quantize(_CENTIEME).normalize() + 0


def _met(taux: Taux) -> Decimal:
    """Return a coverage; the domain says a hundred where there is no such requirement."""
    valeur = _percent(taux)
    return Decimal(100) if valeur is None else valeur
