"""The lives of the objects of acceptance: which move is allowed, who makes it, on which condition.

Source: `machines_etats` of the domain. Conditions that facts can tell are checked where the move is
made (`suites`, `levee`, `passages_de_campagne`); here they are words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cdc.errors import CdcError
from cdc.francais import typography
from cdc_schema.enumerations import (
    DecisionEvolution,
    EtatAnomalie,
    EtatCampagne,
    EtatCas,
    EtatPV,
    EtatReserve,
)

if TYPE_CHECKING:
    from cdc_schema.enumerations.base import Enumeration


class Acteur(StrEnum):
    """Who makes a move."""

    RECETTEUR = "recetteur"
    CLIENT = "chef de projet client"
    COMITE = "comité de projet"
    PRESTATAIRE = "prestataire"
    LES_DEUX = "client et prestataire"
    L_UN_DES_DEUX = "client ou prestataire"
    SIGNATAIRES = "signataires"
    AUTOMATIQUE = "automatique"


class Partie(StrEnum):
    """On whose side somebody is."""

    CLIENT = "client"
    PRESTATAIRE = "prestataire"


DU_CLIENT = frozenset({Acteur.RECETTEUR, Acteur.CLIENT, Acteur.COMITE})


@dataclass(frozen=True, slots=True)
class Transition:
    """One move: from a state to another, what triggers it, who makes it, on which condition."""

    de: Enumeration
    vers: Enumeration
    declencheur: str
    acteurs: tuple[Acteur, ...]
    condition: str = ""

    @property
    def reservee_au_client(self) -> bool:
        """Say whether only the client's people make it; what the vendor does, they may note."""
        return DU_CLIENT.issuperset(self.acteurs)

    def __str__(self) -> str:
        qui = " ou ".join(self.acteurs)
        suite = f" ; {self.condition}" if self.condition else ""
        return typography(f"« {self.vers} » ({self.declencheur}, {qui}{suite})")


@dataclass(frozen=True, slots=True)
class Cycle:
    """The life of one kind of object.

    Attributes:
        nom: how a message names it, with its article: « l’anomalie ».
        initial: where it begins.
        finaux: where it ends; it may leave one where a transition says so.
        transitions: its moves.
        regle: what holds for the whole of it, or nothing.
    """

    nom: str
    initial: Enumeration
    finaux: tuple[Enumeration, ...]
    transitions: tuple[Transition, ...]
    regle: str = ""

    def from_state(self, etat: Enumeration) -> tuple[Transition, ...]:
        """Return the moves out of `etat`."""
        return tuple(t for t in self.transitions if t.de is etat)

    def way(self, de: Enumeration, vers: Enumeration) -> tuple[Transition, ...] | None:
        """Return the shortest way from a state to another, or None when there is none."""
        if de is vers:
            return ()
        vues = {de}
        chemins: list[tuple[tuple[Transition, ...], Enumeration]] = [((), de)]
        while chemins:
            faits, ici = chemins.pop(0)
            for transition in self.from_state(ici):
                if transition.vers is vers:
                    return (*faits, transition)
                if transition.vers not in vues:
                    vues.add(transition.vers)
                    chemins.append(((*faits, transition), transition.vers))
        return None


@dataclass(frozen=True, slots=True)
class Changement:
    """One move that somebody asks for: « ANO-003 » to « close », by `partie`."""

    sujet: str
    cycle: Cycle
    de: Enumeration
    vers: Enumeration
    partie: Partie | None = None


class ChangementRefuseError(CdcError):
    """A move is not allowed: nothing was written. `fautes` are all the reasons."""

    def __init__(self, sujet: str, fautes: tuple[str, ...]) -> None:
        self.sujet = sujet
        self.fautes = fautes
        dites = "\n".join(f"{sujet}\u00a0: {typography(faute)}" for faute in fautes)
        super().__init__(f"{dites}\nRien n’a été écrit.")


def check(changement: Changement) -> Transition:
    """Return the transition that a change is.

    Raises:
        ChangementRefuseError: no such move from this state, or not by this party; the message says
            what is allowed.
    """
    sorties = changement.cycle.from_state(changement.de)
    trouvee = next((t for t in sorties if t.vers is changement.vers), None)
    if trouvee is None:
        raise ChangementRefuseError(changement.sujet, (_not_from_here(changement, sorties),))
    if trouvee.reservee_au_client and changement.partie is Partie.PRESTATAIRE:
        raise ChangementRefuseError(changement.sujet, (_not_by(changement, trouvee),))
    return trouvee


def _not_from_here(changement: Changement, sorties: tuple[Transition, ...]) -> str:
    if changement.de is changement.vers:
        deja = f"déjà à l’état « {changement.de} »."
    else:
        deja = f"de « {changement.de} », on ne passe pas à « {changement.vers} »."
    permis = ", ".join(map(str, sorties))
    suite = f"Ce qui est permis : {permis}." if permis else "Cet état est définitif."
    return f"{deja} {suite}"


def _not_by(changement: Changement, transition: Transition) -> str:
    qui = " ou ".join(transition.acteurs)
    regle = f" {changement.cycle.regle}." if changement.cycle.regle else ""
    return f"« {transition.vers} » revient au client ({qui}).{regle} Dites qui : --par MEM-02."


def _lines(
    *lignes: tuple[Enumeration, Enumeration, str, Acteur | tuple[Acteur, ...], str],
) -> tuple[Transition, ...]:
    return tuple(Transition(de, vers, quoi, _many(qui), si) for de, vers, quoi, qui, si in lignes)


def _many(qui: Acteur | tuple[Acteur, ...]) -> tuple[Acteur, ...]:
    return (qui,) if isinstance(qui, Acteur) else qui


_A, _C, _CA, _D, _P, _R = (
    EtatAnomalie,
    EtatCampagne,
    EtatCas,
    DecisionEvolution,
    EtatPV,
    EtatReserve,
)
_LE_CLIENT = (Acteur.RECETTEUR, Acteur.CLIENT)

CAS = Cycle(
    "le cas",
    _CA.A_JOUER,
    (_CA.CONFORME, _CA.NON_APPLICABLE),
    _lines(
        (_CA.A_JOUER, _CA.EN_COURS, "première étape jouée", Acteur.RECETTEUR, "rédaction « prêt »"),
        (_CA.A_JOUER, _CA.NON_APPLICABLE, "cas écarté de la campagne", Acteur.CLIENT, "motif"),
        (
            _CA.EN_COURS,
            _CA.CONFORME,
            "dernière étape jouée",
            Acteur.RECETTEUR,
            "toutes les étapes conformes",
        ),
        (
            _CA.EN_COURS,
            _CA.NON_CONFORME,
            "dernière étape jouée",
            Acteur.RECETTEUR,
            "une étape non conforme ; anomalie ouverte",
        ),
        (
            _CA.EN_COURS,
            _CA.BLOQUE,
            "étape impossible à jouer",
            Acteur.RECETTEUR,
            "cause écrite ; anomalie ouverte",
        ),
        (_CA.BLOQUE, _CA.A_REJOUER, "cause levée", Acteur.CLIENT, ""),
        (
            _CA.NON_CONFORME,
            _CA.A_REJOUER,
            "correction déployée en recette",
            Acteur.CLIENT,
            "anomalie « à retester » ou « refusée »",
        ),
        (_CA.A_REJOUER, _CA.EN_COURS, "nouveau passage", Acteur.RECETTEUR, ""),
        (_CA.BLOQUE, _CA.NON_APPLICABLE, "cas écarté de la campagne", Acteur.CLIENT, "motif"),
        (_CA.NON_CONFORME, _CA.NON_APPLICABLE, "cas écarté de la campagne", Acteur.CLIENT, "motif"),
        (
            _CA.CONFORME,
            _CA.A_REJOUER,
            "exigence modifiée ou régression à vérifier",
            Acteur.CLIENT,
            "",
        ),
    ),
)

CAMPAGNE = Cycle(
    "la campagne",
    _C.EN_PREPARATION,
    (_C.CLOTUREE, _C.ABANDONNEE),
    _lines(
        (
            _C.EN_PREPARATION,
            _C.PRETE,
            "critères d’entrée atteints",
            Acteur.CLIENT,
            "chaque critère porte sa preuve",
        ),
        (_C.PRETE, _C.EN_COURS, "première exécution", Acteur.RECETTEUR, ""),
        (
            _C.EN_COURS,
            _C.SUSPENDUE,
            "critère de suspension atteint",
            Acteur.CLIENT,
            "anomalie bloquante sur le parcours principal, ou environnement indisponible plus de 4 h",
        ),
        (_C.SUSPENDUE, _C.EN_COURS, "critère de reprise atteint", Acteur.CLIENT, ""),
        (_C.EN_COURS, _C.TERMINEE, "tous les cas joués ou écart justifié", Acteur.CLIENT, ""),
        (_C.TERMINEE, _C.EN_COURS, "correction à retester", Acteur.CLIENT, ""),
        (_C.TERMINEE, _C.CLOTUREE, "PV signé", Acteur.COMITE, ""),
        (_C.EN_PREPARATION, _C.ABANDONNEE, "lot retiré", Acteur.COMITE, "motif"),
        (_C.PRETE, _C.ABANDONNEE, "lot retiré", Acteur.COMITE, "motif"),
        (_C.SUSPENDUE, _C.ABANDONNEE, "lot rejeté ou retiré", Acteur.COMITE, "motif"),
    ),
)

ANOMALIE = Cycle(
    "l’anomalie",
    _A.OUVERTE,
    (_A.CLOSE, _A.REFUSEE),
    _lines(
        (
            _A.OUVERTE,
            _A.A_QUALIFIER,
            "description complète",
            Acteur.CLIENT,
            "attendu, obtenu et étapes pour reproduire",
        ),
        (
            _A.A_QUALIFIER,
            _A.ACCEPTEE,
            "qualification contradictoire",
            Acteur.LES_DEUX,
            "sévérité et nature retenues",
        ),
        (
            _A.A_QUALIFIER,
            _A.REFUSEE,
            "qualification contradictoire",
            Acteur.LES_DEUX,
            "motif écrit ; erreur de test, doublon, besoin mal exprimé ou évolution",
        ),
        (
            _A.REFUSEE,
            _A.A_QUALIFIER,
            "contestation",
            Acteur.CLIENT,
            "une seule fois, devant le comité",
        ),
        (_A.ACCEPTEE, _A.EN_CORRECTION, "prise en charge", Acteur.PRESTATAIRE, ""),
        (
            _A.ACCEPTEE,
            _A.DIFFEREE,
            "décision de PV",
            Acteur.COMITE,
            "réserve créée ; jamais pour une bloquante",
        ),
        (
            _A.EN_CORRECTION,
            _A.LIVREE,
            "correction livrée",
            Acteur.PRESTATAIRE,
            "version indiquée",
        ),
        (
            _A.LIVREE,
            _A.A_RETESTER,
            "correction déployée en recette",
            Acteur.PRESTATAIRE,
            "confirmé par le client",
        ),
        (_A.A_RETESTER, _A.CLOSE, "test de confirmation conforme", _LE_CLIENT, ""),
        (
            _A.A_RETESTER,
            _A.ROUVERTE,
            "test de confirmation non conforme",
            Acteur.RECETTEUR,
            "",
        ),
        (_A.ROUVERTE, _A.EN_CORRECTION, "reprise", Acteur.PRESTATAIRE, ""),
        (
            _A.DIFFEREE,
            _A.A_RETESTER,
            "levée de la réserve demandée",
            Acteur.PRESTATAIRE,
            "version et preuve indiquées",
        ),
        (
            _A.DIFFEREE,
            _A.EN_CORRECTION,
            "échéance de la réserve dépassée",
            Acteur.COMITE,
            "",
        ),
    ),
    "Seul le client clôt une anomalie",
)

RESERVE = Cycle(
    "la réserve",
    _R.OUVERTE,
    (_R.LEVEE, _R.TRANSFORMEE_EN_REFUS),
    _lines(
        (
            _R.OUVERTE,
            _R.LEVEE,
            "condition de levée vérifiée",
            Acteur.CLIENT,
            "preuve jointe ; anomalies couvertes closes",
        ),
        (_R.OUVERTE, _R.EXPIREE, "échéance dépassée", Acteur.AUTOMATIQUE, ""),
        (_R.EXPIREE, _R.LEVEE, "condition de levée vérifiée", Acteur.CLIENT, "preuve jointe"),
        (
            _R.EXPIREE,
            _R.OUVERTE,
            "nouvelle échéance accordée",
            Acteur.COMITE,
            "avenant ou décision",
        ),
        (_R.EXPIREE, _R.TRANSFORMEE_EN_REFUS, "délai non accordé", Acteur.COMITE, "motif"),
    ),
)

DEMANDE = Cycle(
    "la demande d’évolution",
    _D.A_CHIFFRER,
    (_D.ACCEPTEE_DANS_LE_LOT, _D.ACCEPTEE_LOT_ULTERIEUR, _D.REFUSEE),
    _lines(
        (
            _D.A_CHIFFRER,
            _D.ACCEPTEE_DANS_LE_LOT,
            "décision",
            Acteur.COMITE,
            "impact chiffré (délai, prix, exigences, cas)",
        ),
        (
            _D.A_CHIFFRER,
            _D.ACCEPTEE_LOT_ULTERIEUR,
            "décision",
            Acteur.COMITE,
            "impact chiffré ; lot indiqué",
        ),
        (_D.A_CHIFFRER, _D.REFUSEE, "décision", Acteur.COMITE, "motif"),
    ),
)

PV = Cycle(
    "le procès-verbal",
    _P.PROJET,
    (_P.SIGNE, _P.RECTIFIE, _P.ANNULE),
    _lines(
        (_P.PROJET, _P.RELU, "relecture contradictoire", Acteur.LES_DEUX, ""),
        (_P.RELU, _P.PROJET, "correction demandée", Acteur.LES_DEUX, ""),
        (
            _P.RELU,
            _P.SIGNE,
            "signature des deux parties",
            Acteur.SIGNATAIRES,
            "version de référence et réserves jointes",
        ),
        (_P.RELU, _P.CONTESTE, "refus de signer", Acteur.L_UN_DES_DEUX, "motif écrit"),
        (_P.CONTESTE, _P.PROJET, "nouvelle rédaction", Acteur.LES_DEUX, ""),
        (_P.CONTESTE, _P.ANNULE, "désaccord constaté", Acteur.COMITE, ""),
        (_P.PROJET, _P.ANNULE, "abandon", Acteur.COMITE, "motif"),
        (
            _P.SIGNE,
            _P.RECTIFIE,
            "PV rectificatif signé",
            Acteur.SIGNATAIRES,
            "le PV d’origine reste lisible",
        ),
    ),
    "Un PV signé est immuable ; il se corrige par un PV rectificatif",
)

CYCLES = (CAS, CAMPAGNE, ANOMALIE, RESERVE, DEMANDE, PV)
