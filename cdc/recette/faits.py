"""The facts of a decision: what was to be accepted, what was played, what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.francais import plural
from cdc.recette.contradictions import contradictions
from cdc.recette.couverture import coverage, covered
from cdc.recette.ecarts import gaps
from cdc.recette.etat_cas import regressions, sort_passages, states_for_decision
from cdc.recette.perimetre import campaigns_up_to, scope
from cdc.recette.taux import Taux
from cdc_schema.enumerations import Priorite, Severite, Verdict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from cdc.recette.contradictions import Contradiction
    from cdc.recette.couverture import Couverture
    from cdc.recette.ecarts import Ecart
    from cdc.recette.etat_cas import EtatDuCas
    from cdc.recette.passages import Passage
    from cdc.recette.perimetre import Perimetre
    from cdc_schema import Cahier
    from cdc_schema.recette.campagnes import Campagne


@dataclass(frozen=True, slots=True)
class Synthese:
    """The numbers of the minutes; blocked cases are among those that were not played."""

    cas_total: int
    joues: int
    conformes: int
    non_conformes: int
    bloques: int
    non_joues: int


@dataclass(frozen=True, slots=True)
class Faits:
    """What is known of a lot at a campaign, whatever is then decided.

    Attributes:
        campagne: the campaign that the decision ends.
        campagnes: those of the same lot up to it, in time.
        perimetre: the requirements and the cases of the lot.
        cas: the cases of the scope, each as its last campaign left it.
        couverture: the requirements of the lot with their cases.
        ecarts: the anomalies of the lot.
        contradictions: what testers saw differently, settled or not.
        constats_d_entree: what the entry criteria say of a blocking anomaly.
        regressions: the cases that fail now and conformed in an earlier campaign.
        jour: the day that anomalies are told as of; None for now.
    """

    campagne: Campagne
    campagnes: tuple[Campagne, ...]
    perimetre: Perimetre
    cas: tuple[EtatDuCas, ...]
    couverture: tuple[Couverture, ...]
    ecarts: tuple[Ecart, ...]
    contradictions: tuple[Contradiction, ...]
    constats_d_entree: tuple[str, ...]
    regressions: tuple[str, ...]
    jour: dt.date | None

    @property
    def joues(self) -> tuple[EtatDuCas, ...]:
        """Return the cases that were played to the end: conforming or not."""
        return tuple(etat for etat in self.cas if etat.joue)

    @property
    def conformes(self) -> tuple[EtatDuCas, ...]:
        """Return the cases that conform."""
        return tuple(etat for etat in self.cas if etat.conforme)

    @property
    def taux_conforme(self) -> Taux:
        """Return the conforming cases out of those played."""
        return Taux(len(self.conformes), len(self.joues))

    @property
    def taux_majeures(self) -> Taux:
        """Return the open major anomalies for the cases played."""
        return Taux(len(self.ouvertes(Severite.MAJEURE)), len(self.joues))

    @property
    def couverture_indispensables(self) -> Taux:
        """Return the covered requirements that the lot cannot do without."""
        return covered(self.couverture, Priorite.INDISPENSABLE)

    @property
    def couverture_importantes(self) -> Taux:
        """Return the covered requirements that are important."""
        return covered(self.couverture, Priorite.IMPORTANT)

    @property
    def bloquantes(self) -> tuple[Ecart, ...]:
        """Return the open anomalies that block; those of unknown severity do."""
        return tuple(ecart for ecart in self.ecarts if ecart.compte and ecart.bloquante)

    @property
    def bloquantes_a_l_entree(self) -> tuple[Ecart, ...]:
        """Return the blocking anomalies that were there when the campaign began."""
        return tuple(
            e for e in self.ecarts if e.a_l_entree and e.defaut and e.severite is Severite.BLOQUANTE
        )

    def ouvertes(self, severite: Severite) -> tuple[Ecart, ...]:
        """Return the open anomalies of `severite` that count."""
        return tuple(e for e in self.ecarts if e.compte and e.severite is severite)

    @property
    def synthese(self) -> Synthese:
        """Return the numbers of the minutes."""
        joues, conformes = len(self.joues), len(self.conformes)
        return Synthese(
            cas_total=len(self.cas),
            joues=joues,
            conformes=conformes,
            non_conformes=joues - conformes,
            bloques=sum(etat.verdict is Verdict.BLOQUE for etat in self.cas),
            non_joues=len(self.cas) - joues,
        )


def establish(
    cahier: Cahier,
    passages: Iterable[Passage],
    campagne: Campagne,
    jour: dt.date | None = None,
) -> Faits:
    """Return the facts of the lot of `campagne` at that campaign, with anomalies as of `jour`."""
    connus = tuple(passages)
    perimetre = scope(cahier, campagne)
    ranges = sort_passages(connus)
    campagnes = tuple(campaigns_up_to(cahier, campagne))
    etats = states_for_decision(cahier, campagne, perimetre, ranges)
    return Faits(
        campagne=campagne,
        campagnes=campagnes,
        perimetre=perimetre,
        cas=etats,
        couverture=coverage(perimetre, etats),
        ecarts=gaps(cahier, campagne, perimetre, connus, jour),
        contradictions=contradictions(etats),
        constats_d_entree=_entry_faults(cahier, campagne),
        regressions=regressions(campagnes, etats, ranges),
        jour=jour,
    )


def _entry_faults(cahier: Cahier, campagne: Campagne) -> tuple[str, ...]:
    """Return the entry criteria that say a blocking anomaly was there, in words."""
    rapports = {r.id: r for r in cahier.rapports_recette}
    dits = []
    for critere in campagne.criteres_entree:
        texte = critere.critere or ""
        # A criterion that nobody proved yet says nothing: « non » with what shows it does.
        montre = critere.preuve or critere.rapport
        if critere.atteint is False and montre and "bloquante" in texte:
            dits.append(f"« {texte} » n’est pas atteint")
        rapport = rapports.get(critere.rapport)
        bloquantes = rapport.synthese.bloquantes if rapport and rapport.synthese else None
        if rapport and bloquantes and rapport.version_livree == campagne.version_livree:
            dits.append(f"{rapport.id} annonce {plural(bloquantes, 'bloquante')}")
    return tuple(dits)
