"""What stands between a lot and its admission: concrete things, each with what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cdc.francais import typography
from cdc.recette.ecarts import is_agreed
from cdc.recette.reserves import effective_state
from cdc_schema.enumerations import (
    EtatAnomalie,
    EtatCampagne,
    EtatCas,
    EtatReserve,
    Priorite,
    PrioriteCas,
    Severite,
    Verdict,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from cdc.recette.couverture import Couverture
    from cdc.recette.criteres import CritereEvalue, Suspension
    from cdc.recette.decision import Proposition
    from cdc.recette.ecarts import Ecart
    from cdc.recette.etat_cas import EtatDuCas
    from cdc.recette.faits import Faits
    from cdc_schema import Cahier


class Portee(StrEnum):
    """What a blockage prevents."""

    DECISION = "empêche d’admettre"
    SIGNATURE = "à régler avant de signer"


@dataclass(frozen=True, slots=True)
class Blocage:
    """One thing that blocks.

    Attributes:
        portee: what it prevents.
        element: what it is about: `CT-04`, `EX-REL-003`, `ANO-001`, or a criterion.
        texte: what is the matter, in one sentence.
        remede: what to do.
    """

    portee: Portee
    element: str
    texte: str
    remede: str


def blockages(
    cahier: Cahier,
    faits: Faits,
    proposition: Proposition,
    *,
    entree: Iterable[CritereEvalue] = (),
    suspensions: Iterable[Suspension] = (),
    jour: dt.date,
) -> tuple[Blocage, ...]:
    """Return what blocks on `jour`, what prevents admission first; each thing once."""
    tous = [
        *_coverage(faits),
        *_blocking(faits),
        *_against_rules(proposition),
        *_severe(faits, proposition),
        *_suspended(faits, suspensions),
        *_entry(faits, entree),
        *_disputed(faits),
        *_replayed(faits),
        *_orphans(faits),
        *_unqualified(faits),
        *_refused(faits),
        *_overdue(cahier, faits, jour),
    ]
    ordre = sorted(tous, key=lambda b: b.portee is not Portee.DECISION)
    return tuple({(b.element, b.texte): b for b in ordre}.values())


def _coverage(faits: Faits) -> Iterator[Blocage]:
    for ligne in faits.couverture:
        priorite = _PRIORITES.get(ligne.exigence.priorite)
        if priorite is None:
            continue
        if not ligne.cas:
            yield _decides(
                ligne.id,
                f"exigence {priorite}, aucun cas ne la vérifie",
                "écrivez un cas de test, ou rendez-lui celui que vous avez écarté",
            )
        elif not ligne.couverte:
            yield from map(_unplayed, _missing(ligne))


_PRIORITES: dict[Priorite | None, str] = {
    Priorite.INDISPENSABLE: "indispensable",
    Priorite.IMPORTANT: "importante",
}


def _missing(ligne: Couverture) -> tuple[EtatDuCas, ...]:
    """Return the cases to play for a requirement to be covered."""
    return ligne.critiques_non_joues or tuple(e for e in ligne.cas if not e.joue)


def _unplayed(etat: EtatDuCas) -> Blocage:
    critique = "critique, " if etat.cas.priorite is PrioriteCas.CRITIQUE else ""
    if etat.verdict is Verdict.BLOQUE:
        return _decides(
            etat.id,
            f"cas {critique}bloqué : il n’est pas joué",
            "levez ce qui le bloque, rejouez-le",
        )
    commence = "commencé, pas terminé" if etat.etat is EtatCas.EN_COURS else "pas joué"
    return _decides(etat.id, f"cas {critique}{commence}", "jouez-le jusqu’au bout")


def _blocking(faits: Faits) -> Iterator[Blocage]:
    for ecart in faits.bloquantes:
        if ecart.severite is None:
            yield _decides(
                ecart.id, "sévérité inconnue : comptée comme bloquante", "donnez-lui une sévérité"
            )
        else:
            yield _decides(ecart.id, f"bloquante, {ecart.etat}", _next(ecart))


def _against_rules(proposition: Proposition) -> Iterator[Blocage]:
    """Give what makes the rules of entry and of quantity true: these are met by mending enough."""
    for regle in proposition.regles:
        for mesure in regle.mesures if regle.n in _REMEDES else ():
            for element in mesure.elements if mesure.vraie else ():
                yield _decides(element, mesure.texte, _REMEDES[regle.n])


_REMEDES = {
    2: "le lot n’était pas recettable : faites-le livrer de nouveau",
    4: "faites corriger, puis rejouez : il en faut assez pour passer le seuil",
    5: "faites corriger : il en faut assez pour passer le seuil",
}


def _severe(faits: Faits, proposition: Proposition) -> Iterator[Blocage]:
    deja = {e for r in proposition.regles if r.vraie and r.n in _REMEDES for e in r.elements}
    for ecart in faits.ouvertes(Severite.MAJEURE):
        if ecart.etat is not EtatAnomalie.DIFFEREE and ecart.id not in deja:
            yield _signs(
                ecart.id, f"majeure, {ecart.etat}", f"{_next(ecart)}, ou mettez-la en réserve"
            )


def _next(ecart: Ecart) -> str:
    return _SUITES.get(ecart.etat, "faites-la corriger")


_SUITES = {
    EtatAnomalie.OUVERTE: "qualifiez-la avec le prestataire",
    EtatAnomalie.A_QUALIFIER: "qualifiez-la avec le prestataire",
    EtatAnomalie.LIVREE: "déployez la correction et rejouez le cas",
    EtatAnomalie.A_RETESTER: "rejouez le cas, puis clôturez-la",
}


def _suspended(faits: Faits, suspensions: Iterable[Suspension]) -> Iterator[Blocage]:
    en_cours = faits.campagne.etat in (None, EtatCampagne.EN_COURS)
    for suspension in suspensions:
        if suspension.atteint and en_cours:
            yield _signs(
                "suspension", f"{suspension.critere} ({suspension.detail})", "suspendez la campagne"
            )


def _entry(faits: Faits, criteres: Iterable[CritereEvalue]) -> Iterator[Blocage]:
    tous = list(criteres)
    manquent = sum(critere.atteint is not True for critere in tous)
    if manquent:
        dits = f"{manquent} sur {len(tous)} sans preuve"
        montre = f"cdc recette campagne {faits.campagne.id} dit ce qui manque à chacun"
        yield _signs("critères d’entrée", dits, montre)


def _disputed(faits: Faits) -> Iterator[Blocage]:
    for contradiction in faits.contradictions:
        if contradiction.ouverte:
            dits = ", ".join(f"{p.recetteur} {p.verdict}" for p in contradiction.passages)
            yield _signs(
                contradiction.cas,
                f"les recetteurs se contredisent ({dits})",
                f"rejouez-le ensemble, puis cdc recette campagne {contradiction.campagne} "
                f"--arreter {contradiction.cas} --verdict …",
            )


def _replayed(faits: Faits) -> Iterator[Blocage]:
    for etat in faits.cas:
        if etat.etat is EtatCas.A_REJOUER:
            yield _signs(etat.id, f"à rejouer : {etat.raison}", "rejouez-le")


def _orphans(faits: Faits) -> Iterator[Blocage]:
    """Look for cases that failed while nothing open says why: the rules would not see them."""
    suivis = {e.cas for e in faits.ecarts if e.ouverte}
    for etat in faits.joues:
        if not etat.conforme and etat.id not in suivis and etat.etat is not EtatCas.A_REJOUER:
            yield _signs(
                etat.id,
                "non conforme, sans anomalie ouverte",
                "ouvrez une anomalie, ou rejouez-le",
            )


def _unqualified(faits: Faits) -> Iterator[Blocage]:
    for ecart in faits.ecarts:
        if ecart.ouverte and not is_agreed(ecart.anomalie):
            yield _signs(
                ecart.id,
                "pas encore qualifiée par les deux parties",
                "cdc recette anomalie ANO-… --qualifier CLIENT,PRESTATAIRE --nature …",
            )


def _refused(faits: Faits) -> Iterator[Blocage]:
    for ecart in faits.ecarts:
        if ecart.etat is EtatAnomalie.REFUSEE and not is_agreed(ecart.anomalie):
            yield _signs(
                ecart.id,
                "refusée sans accord des deux parties",
                "contestez-la, ou faites-la qualifier",
            )


def _overdue(cahier: Cahier, faits: Faits, jour: dt.date) -> Iterator[Blocage]:
    du_lot = {e.id for e in faits.ecarts}
    for reserve in cahier.reserves:
        expiree = effective_state(reserve, jour) is EtatReserve.EXPIREE
        if expiree and du_lot & set(reserve.anomalies):
            yield _signs(
                reserve.id or "", "réserve expirée", "prorogez-la, levez-la, ou refusez le lot"
            )


def _decides(element: str, texte: str, remede: str) -> Blocage:
    return Blocage(Portee.DECISION, element, typography(texte), typography(remede))


def _signs(element: str, texte: str, remede: str) -> Blocage:
    return Blocage(Portee.SIGNATURE, element, typography(texte), typography(remede))
