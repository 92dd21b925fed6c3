"""What is watched during a campaign: stock of anomalies, reopening, needs, work, presence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from cdc.recette.ecarts import BESOINS, is_agreed
from cdc.recette.taux import Taux
from cdc_schema.enumerations import EtatAnomalie, Severite, Verdict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from cdc.recette.ecarts import Ecart
    from cdc.recette.faits import Faits
    from cdc.recette.passages import Passage
    from cdc_schema import Cahier
    from cdc_schema.recette.campagnes import Campagne

_SEMAINE = 7
_PART_EXECUTION = Decimal(45)
_DISPONIBILITE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Stock:
    """The anomalies of one severity (None: nobody said), and how long the open ones wait.

    Attributes:
        severite: the severity.
        ouvertes: those that count and are open.
        soldees: those that are closed or refused.
        age_median: days since the open ones were seen, in the middle; None when no day is known.
        age_max: days since the oldest one was seen.
    """

    severite: Severite | None
    ouvertes: tuple[str, ...]
    soldees: int
    age_median: int | None
    age_max: int | None


@dataclass(frozen=True, slots=True)
class ParPersona:
    """How far the cases of one persona are."""

    persona: str
    nom: str
    cas: int
    joues: int
    conformes: int
    non_conformes: int
    bloques: int
    ouvertes: int

    @property
    def restent(self) -> int:
        """Return the cases to play, blocked ones included."""
        return self.cas - self.joues


@dataclass(frozen=True, slots=True)
class Presence:
    """The days of one tester: those when a case was played, those promised so far."""

    recetteur: str
    faits: int
    promis: Decimal

    @property
    def taux(self) -> int | None:
        """Return the days done for a hundred promised, or None when none was."""
        return round(100 * self.faits / self.promis) if self.promis else None


@dataclass(frozen=True, slots=True)
class Indicateurs:
    """The measures of a campaign.

    Attributes:
        couverture: the covered requirements of the lot.
        conformite: the conforming cases out of those played.
        stock: the anomalies by severity and age.
        reouverture: the anomalies reopened out of those delivered.
        besoins: the gaps qualified as need or change out of all.
        jours: the days of testers already spent, one a tester and a day.
        jours_prevus: the share of the campaign's budget that execution has, or None.
        presences: the days done and promised, by tester.
    """

    couverture: Taux
    conformite: Taux
    stock: tuple[Stock, ...]
    reouverture: Taux
    besoins: Taux
    jours: int
    jours_prevus: Decimal | None
    presences: tuple[Presence, ...]


def measure(
    cahier: Cahier, faits: Faits, passages: Iterable[Passage], jour: dt.date
) -> Indicateurs:
    """Return the measures of the campaign of `faits`, seen on `jour`."""
    campagne = faits.campagne
    jours = _days(passages, campagne)
    return Indicateurs(
        couverture=Taux(sum(un.couverte for un in faits.couverture), len(faits.couverture)),
        conformite=faits.taux_conforme,
        stock=_stock(faits.ecarts, jour),
        reouverture=_reopened(faits.ecarts),
        besoins=_needs(faits.ecarts),
        jours=sum(map(len, jours.values())),
        jours_prevus=_planned(cahier, campagne),
        presences=_presences(cahier, faits, jours, jour),
    )


def by_persona(cahier: Cahier, faits: Faits) -> tuple[ParPersona, ...]:
    """Return how far each persona that has cases in the lot is."""
    noms = {
        p.id or "": " — ".join(filter(None, (p.prenom_fictif, p.metier))) for p in cahier.personas
    }
    presents = {etat.cas.persona or "" for etat in faits.cas}
    ordre = [*(nom for nom in noms if nom in presents), *sorted(presents - noms.keys())]
    return tuple(_of_persona(persona, noms.get(persona, ""), faits) for persona in ordre)


def _of_persona(persona: str, nom: str, faits: Faits) -> ParPersona:
    siens = [etat for etat in faits.cas if (etat.cas.persona or "") == persona]
    numeros = {etat.id for etat in siens}
    return ParPersona(
        persona=persona,
        nom=nom,
        cas=len(siens),
        joues=sum(e.joue for e in siens),
        conformes=sum(e.conforme for e in siens),
        non_conformes=sum(e.verdict is Verdict.NON_CONFORME for e in siens),
        bloques=sum(e.verdict is Verdict.BLOQUE for e in siens),
        ouvertes=sum(e.compte and e.cas in numeros for e in faits.ecarts),
    )


def _stock(ecarts: Sequence[Ecart], jour: dt.date) -> tuple[Stock, ...]:
    severites: list[Severite | None] = [*Severite]
    if any(e.severite is None for e in ecarts):
        severites.append(None)
    return tuple(_line(severite, ecarts, jour) for severite in severites)


def _line(severite: Severite | None, ecarts: Sequence[Ecart], jour: dt.date) -> Stock:
    siens = [e for e in ecarts if e.severite is severite]
    ouvertes = [e for e in siens if e.compte]
    ages = sorted(age for e in ouvertes if (age := e.age(jour)) is not None)
    return Stock(
        severite,
        tuple(e.id for e in ouvertes),
        sum(not e.ouverte for e in siens),
        ages[len(ages) // 2] if ages else None,
        ages[-1] if ages else None,
    )


def _reopened(ecarts: Iterable[Ecart]) -> Taux:
    """Return the anomalies that were reopened out of those that were delivered once."""
    vus = [{c.etat for c in e.anomalie.historique} | {e.anomalie.etat} for e in ecarts]
    livrees = [v for v in vus if v & {EtatAnomalie.LIVREE, EtatAnomalie.A_RETESTER}]
    rouvertes = [v for v in vus if EtatAnomalie.ROUVERTE in v]
    return Taux(len(rouvertes), len(livrees) + sum(v not in livrees for v in rouvertes))


def _needs(ecarts: Sequence[Ecart]) -> Taux:
    besoins = [e for e in ecarts if e.anomalie.nature in BESOINS and is_agreed(e.anomalie)]
    return Taux(len(besoins), len(ecarts))


def _days(passages: Iterable[Passage], campagne: Campagne) -> dict[str, set[dt.date]]:
    """Return the days when each tester played something."""
    jours: dict[str, set[dt.date]] = {}
    for passage in passages:
        joue = any(etape.verdict is not Verdict.NON_JOUE for etape in passage.etapes)
        if passage.campagne == campagne.id and passage.date and joue:
            jours.setdefault(passage.recetteur, set()).add(passage.date)
    return jours


def _planned(cahier: Cahier, campagne: Campagne) -> Decimal | None:
    if campagne.budget is None:
        return None
    part = cahier.reglement_recette.part_execution
    jours = campagne.budget * (_PART_EXECUTION if part is None else part) / 100
    return jours.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _presences(
    cahier: Cahier, faits: Faits, jours: dict[str, set[dt.date]], jour: dt.date
) -> tuple[Presence, ...]:
    """Return who came: those whose personas have cases to play here, then whoever else played."""
    campagne = faits.campagne
    joues = [e.cas for e in faits.cas if not campagne.cas or e.id in campagne.cas]
    personas = {cas.persona for cas in joues}
    attendus = dict.fromkeys(
        r for persona in cahier.personas if persona.id in personas for r in persona.recetteurs
    )
    par_semaine = cahier.planning.recette.disponibilite if cahier.planning.recette else None
    promis = _weeks(campagne, jour) * (_DISPONIBILITE if par_semaine is None else par_semaine)
    return tuple(
        Presence(qui, len(jours.get(qui, ())), promis if qui in attendus else Decimal(0))
        for qui in dict.fromkeys([*attendus, *jours])
    )


def _weeks(campagne: Campagne, jour: dt.date) -> int:
    """Return the weeks begun since the first day, up to `jour` or the last one."""
    periode = campagne.periode
    if periode is None or periode.debut is None:
        return 0
    dernier = min(periode.fin or jour, jour)
    return max(0, (dernier - periode.debut).days // _SEMAINE + 1)
