"""The anomalies that count in a decision: which are open, how serious, since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.recette.etat_cas import case_of, known, seen_in
from cdc.recette.perimetre import cases_of, requirements_of
from cdc_schema.enumerations import EtatAnomalie, Qualification, Severite

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from cdc.recette.passages import Passage
    from cdc.recette.perimetre import Perimetre
    from cdc_schema import Cahier
    from cdc_schema.recette.anomalies import Anomalie
    from cdc_schema.recette.campagnes import Campagne

SOLDEES = (EtatAnomalie.CLOSE, EtatAnomalie.REFUSEE)
# Delivered at the start of a campaign, it waits for the test that this campaign is made of.
_EN_ATTENTE_DE_TEST = (EtatAnomalie.LIVREE, EtatAnomalie.A_RETESTER)
# What stays a defect of the delivery once both parties qualified it.
DEFAUTS = (
    Qualification.ANOMALIE,
    Qualification.A_QUALIFIER,
    Qualification.DONNEE,
    Qualification.PARAMETRAGE,
    Qualification.ENVIRONNEMENT,
)
BESOINS = (Qualification.BESOIN_MAL_EXPRIME, Qualification.EVOLUTION)


@dataclass(frozen=True, slots=True)
class Ecart:
    """One anomaly of the lot, as the decision sees it.

    Attributes:
        anomalie: the anomaly.
        etat: its state on the day that the facts are made for.
        cas: the case that shows it, or empty.
        vue_le: the day it was seen, or None.
        a_l_entree: it was there, neither corrected nor refused, when the campaign began.
    """

    anomalie: Anomalie
    etat: EtatAnomalie
    cas: str
    vue_le: dt.date | None
    a_l_entree: bool

    @property
    def id(self) -> str:
        """Return the identifier of the anomaly."""
        return self.anomalie.id or ""

    @property
    def ouverte(self) -> bool:
        """Say whether it is open: one put in a reserve is."""
        return self.etat not in SOLDEES

    @property
    def defaut(self) -> bool:
        """Say whether it counts as a defect: it does until both parties say it is none."""
        return is_defect(self.anomalie)

    @property
    def compte(self) -> bool:
        """Say whether the decision counts it: an open defect."""
        return self.ouverte and self.defaut

    @property
    def severite(self) -> Severite | None:
        """Return how serious it is: as agreed, else as the tester said, else None."""
        return self.anomalie.severite or self.anomalie.severite_proposee

    @property
    def bloquante(self) -> bool:
        """Say whether it blocks; nobody knows how serious one without severity is: it does."""
        return self.severite in (Severite.BLOQUANTE, None)

    def age(self, jour: dt.date) -> int | None:
        """Return how many days ago it was seen, or None."""
        return (jour - self.vue_le).days if self.vue_le else None


def gaps(
    cahier: Cahier,
    campagne: Campagne,
    perimetre: Perimetre,
    passages: Iterable[Passage],
    jour: dt.date | None = None,
) -> tuple[Ecart, ...]:
    """Return the anomalies of the lot; as they were on `jour`, or as they are.

    An anomaly that nothing attaches to a lot counts for every lot.
    """
    vus = known(passages)
    lots = _lots(cahier)
    ecarts = (
        _gap(anomalie, campagne, vus, jour)
        for anomalie in cahier.anomalies
        if perimetre.lot in (siens := lots(anomalie, vus)) or not siens
    )
    return tuple(e for e in ecarts if jour is None or e.vue_le is None or e.vue_le <= jour)


def is_defect(anomalie: Anomalie) -> bool:
    """Say whether an anomaly is a defect of what was delivered, until both parties agree not."""
    nature = anomalie.nature or Qualification.A_QUALIFIER
    return nature in DEFAUTS or not is_agreed(anomalie)


def is_open(anomalie: Anomalie) -> bool:
    """Say whether an anomaly is open: one put in a reserve is."""
    return anomalie.etat not in SOLDEES


def is_agreed(anomalie: Anomalie) -> bool:
    """Say whether both parties qualified an anomaly."""
    accord = anomalie.qualifiee_par
    qualifiee = anomalie.nature not in (None, Qualification.A_QUALIFIER)
    return bool(accord and accord.client and accord.prestataire and qualifiee)


def state_on(anomalie: Anomalie, jour: dt.date | None) -> EtatAnomalie:
    """Return the state of an anomaly at the end of `jour`, by its history; now for None."""
    actuel = anomalie.etat or EtatAnomalie.OUVERTE
    dates = [(c.date, c.etat) for c in anomalie.historique if c.date and c.etat]
    if jour is None or not dates:
        return actuel
    passes = [etat for date, etat in dates if date <= jour]
    return passes[-1] if passes else EtatAnomalie.OUVERTE


def seen_on(anomalie: Anomalie, passages: Mapping[str, Passage]) -> dt.date | None:
    """Return the day an anomaly was seen: as written, as played, else its first change."""
    passage = seen_in(anomalie, passages)
    dates = [c.date for c in anomalie.historique if c.date]
    return anomalie.detectee_le or (passage.date if passage else None) or min(dates, default=None)


def _gap(
    anomalie: Anomalie, campagne: Campagne, vus: Mapping[str, Passage], jour: dt.date | None
) -> Ecart:
    vue = seen_on(anomalie, vus)
    return Ecart(
        anomalie,
        state_on(anomalie, jour),
        case_of(anomalie),
        vue,
        _at_entry(anomalie, campagne, vue),
    )


def _at_entry(anomalie: Anomalie, campagne: Campagne, vue: dt.date | None) -> bool:
    debut = campagne.periode.debut if campagne.periode else None
    if debut is None or vue is None or vue >= debut:
        return False
    return state_on(anomalie, debut) not in (*SOLDEES, *_EN_ATTENTE_DE_TEST)


def _lots(cahier: Cahier) -> Callable[[Anomalie, Mapping[str, Passage]], set[str]]:
    """Return what tells the lots of an anomaly: by its requirements, its case, its campaign."""
    nommes = {
        lot.id or "": {e.id or "" for e in requirements_of(cahier, lot.id or "")}
        for lot in cahier.planning.lots
    }
    for exigence in cahier.exigences:
        if exigence.lot:
            nommes.setdefault(exigence.lot, set()).add(exigence.id or "")
    verifiees = cases_of(cahier, cahier.exigences)
    campagnes = {c.id: c.lot for c in cahier.campagnes}

    def lots(anomalie: Anomalie, vus: Mapping[str, Passage]) -> set[str]:
        touchees = set(anomalie.exigences) | verifiees.get(case_of(anomalie), set())
        passage = seen_in(anomalie, vus)
        joue = campagnes.get(passage.campagne) if passage else None
        return {lot for lot, siennes in nommes.items() if siennes & touchees} | {joue or ""} - {""}

    return lots
