"""Service commitments: measured, ordered, and not contradicted elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import number
from cdc.verification.ecriture import AVERTISSEMENT, CONSEIL, ERREUR, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.types import Duree

# In calendar minutes: working hours and days only compare with themselves.
_CALENDAIRES = {
    "min": 1,
    "h": 60,
    "jours": 24 * 60,
    "semaines": 7 * 24 * 60,
    "mois": 30 * 24 * 60,
    "ans": 365 * 24 * 60,
}
# How far apart backups are, at most.
_HEURES = {
    enum.Frequence.HORAIRE: 1,
    enum.Frequence.QUOTIDIEN: 24,
    enum.Frequence.HEBDOMADAIRE: 7 * 24,
    enum.Frequence.MENSUEL: 30 * 24,
    enum.Frequence.TRIMESTRIEL: 91 * 24,
    enum.Frequence.SEMESTRIEL: 182 * 24,
    enum.Frequence.ANNUEL: 365 * 24,
}
# Records that promise a first answer, then a solution: where, and the two keys.
_PROMESSES = (
    ("relation", "engagements", "premiere_reponse", "resolution"),
    ("relation", "canaux", "premiere_reponse", "resolution"),
    ("relation", "reclamations", "accuse", "reponse"),
)


def shorter(une: Duree | None, autre: Duree | None) -> bool:
    """Say whether `une` is surely shorter than `autre`."""
    if une is None or autre is None:
        return False
    if une.unite == autre.unite:
        return une.valeur < autre.valeur
    if une.unite in _CALENDAIRES and autre.unite in _CALENDAIRES:
        return une.valeur * _CALENDAIRES[une.unite] < autre.valeur * _CALENDAIRES[autre.unite]
    return False


@controle(
    regle(
        "ENG-001",
        AVERTISSEMENT,
        "engagement de disponibilité sans méthode de mesure",
        pourquoi=(
            "Sans période ni méthode, 99,5 % se calcule comme le veut celui qui le mesure : la "
            "pénalité ne s’applique jamais."
        ),
        mauvais="disponibilité : 99,5 %, de 7 h à 20 h",
        mieux=(
            "disponibilité : 99,5 %, de 7 h à 20 h, par mois, hors maintenance annoncée, relevée "
            "par sonde externe"
        ),
        source=(
            "Plan détaillé, 4a : chaque engagement a une unité, une période et une méthode de "
            "mesure"
        ),
    )
)
def _measured(examen: Examen) -> Iterator[Signal]:
    dispo = examen.cahier.hebergement.disponibilite
    if dispo and dispo.taux is not None and not dispo.methode:
        yield signal(
            "hebergement.disponibilite.methode",
            "La disponibilité demandée n’a pas de méthode de mesure. Dites sur quelle période, "
            "par quel relevé et ce qui en est exclu.",
        )


@controle(
    regle(
        "ENG-002",
        ERREUR,
        "solution promise avant la première réponse",
        pourquoi=(
            "Les deux délais sont inversés : aucun prestataire ne peut les tenir tous les deux."
        ),
        mauvais="première réponse : 8 h ; résolution : 4 h",
        mieux="première réponse : 4 h ; résolution : 8 h",
        source="Plan détaillé, 2e et 4a ; ISO/IEC/IEEE 29148, cohérence",
        methode="Les heures et jours ouvrés ne sont comparés qu’entre eux.",
    ),
    regle(
        "ENG-003",
        ERREUR,
        "deux délais pour la même priorité",
        pourquoi="Le prestataire tiendra le plus long, les clients attendront le plus court.",
        mauvais="urgente : 4 h ; urgente : 8 h",
        mieux="urgente : 4 h, une ligne",
        source="Plan détaillé, 2e : délais chiffrés par priorité ; ISO/IEC/IEEE 29148, cohérence",
        methode="Même engagement, même population, même priorité ; délais différents.",
    ),
)
def _delays(examen: Examen) -> Iterator[Signal]:
    for section, liste, premier, second in _PROMESSES:
        for chemin, une in situes(
            getattr(getattr(examen.cahier, section), liste), f"{section}.{liste}"
        ):
            if shorter(getattr(une, second), getattr(une, premier)):
                yield _reversed(f"{chemin}.{second}", getattr(une, premier), getattr(une, second))
    support = examen.cahier.hebergement.support
    for rang, une in enumerate(support.delais if support else []):
        if shorter(une.retablissement, une.reponse):
            chemin = f"hebergement.support.delais[{rang}].retablissement"
            yield _reversed(chemin, une.reponse, une.retablissement)
    yield from _same_priority(examen)


def _reversed(chemin: str, premier: Duree | None, second: Duree | None) -> Signal:
    return signal(
        chemin,
        f"La solution est promise en {second}, avant la première réponse ({premier}). Corrigez "
        f"l’un des deux délais.",
        "ENG-002",
    )


def _same_priority(examen: Examen) -> Iterator[Signal]:
    vus: dict[tuple[object, ...], tuple[object, object]] = {}
    for chemin, une in situes(examen.cahier.relation.engagements, "relation.engagements"):
        cle = (une.engagement, une.population, une.priorite)
        delais = (une.premiere_reponse, une.resolution)
        if une.priorite and vus.setdefault(cle, delais) != delais:
            yield signal(
                f"{chemin}.priorite",
                f"La priorité « {une.priorite.libelle} » a déjà d’autres délais. Gardez une "
                f"ligne, ou dites pour qui chacune vaut.",
                "ENG-003",
            )


@controle(
    regle(
        "ENG-004",
        CONSEIL,
        "objectif sans mesure après son échéance",
        pourquoi=(
            "Un objectif que personne ne mesure après la mise en service n’aura servi qu’à décider."
        ),
        mauvais="échéance de l’objectif : 31/12/2027 ; dernier bilan : 30/06/2027",
        mieux="bilan du 15/01/2028 : objectifs 1 à 4",
        source="Plan détaillé, 4g : chaque objectif a une date de mesure après mise en service",
        methode=(
            "Un seul constat, s’il existe des bilans datés et des objectifs à échéance plus "
            "tardive que le dernier, mesures de l’usage comprises."
        ),
    ),
    regle(
        "ENG-005",
        AVERTISSEMENT,
        "objectif à échéance avant la mise en service",
        pourquoi=(
            "L’outil n’y sera pour rien : on jugera le projet sur un résultat qu’il ne pouvait "
            "pas produire."
        ),
        mauvais="échéance : 31/03/2027 ; première livraison : 09/04/2027",
        mieux="échéance : 30/09/2027",
        source="Plan détaillé, 4g et 1c",
        methode="Compare à la fin de la recette du premier lot, ou à défaut à sa livraison.",
    ),
)
def _objectives(examen: Examen) -> Iterator[Signal]:
    amelioration, lots = examen.cahier.amelioration, examen.cahier.planning.lots
    mesures = [b.date for b in amelioration.bilan if b.date]
    mesures += [m.echeance for m in amelioration.mesure_usage if m.echeance]
    services = [fin for lot in lots if (fin := lot.recette_fin or lot.date_livraison)]
    dates = [
        (c, o, o.echeance) for c, o in situes(examen.cahier.objectifs, "objectifs") if o.echeance
    ]
    tardifs = [
        examen.reperes.nom(o.id) for _, o, quand in dates if mesures and quand > max(mesures)
    ]
    if tardifs:
        yield signal(
            "amelioration.bilan",
            f"Aucun bilan n’est prévu après l’échéance de {' et de '.join(tardifs)}. Ajoutez-en "
            f"un, une fois l’échéance passée.",
            "ENG-004",
        )
    for chemin, objectif, quand in dates:
        if services and quand <= min(services):
            yield signal(
                f"{chemin}.echeance",
                f"L’objectif {examen.reperes.nom(objectif.id)} est attendu avant la mise en "
                f"service du premier lot. "
                "Repoussez son échéance.",
                "ENG-005",
            )


@controle(
    regle(
        "ENG-006",
        AVERTISSEMENT,
        "règle d’inactivité plus longue que la conservation",
        pourquoi=(
            "La fiche est supprimée avant d’être dite inactive : la règle ne s’appliquera jamais."
        ),
        mauvais="client inactif après 48 mois ; conservation la plus longue : 36 mois",
        mieux="client inactif après 24 mois ; conservation : 36 mois",
        source="Plan détaillé, 2d : règle d’inactivité cohérente avec la durée de conservation",
        methode="Compare au traitement dont la durée active est la plus longue.",
    )
)
def _inactive(examen: Examen) -> Iterator[Signal]:
    regle_ecrite = examen.cahier.clients.client_inactif
    durees = [
        _months(t.duree_active) for t in examen.cahier.confidentialite.traitements if t.duree_active
    ]
    if (
        regle_ecrite
        and regle_ecrite.delai is not None
        and durees
        and regle_ecrite.delai > max(durees)
    ):
        yield signal(
            "clients.client_inactif.delai",
            f"Un client est inactif après {regle_ecrite.delai} mois, et aucune donnée n’est "
            f"gardée aussi longtemps. "
            "Raccourcissez ce délai, ou revoyez les durées (4e).",
        )


def _months(duree: Duree) -> Decimal:
    minutes = _CALENDAIRES.get(duree.unite, 24 * 60)
    return duree.valeur * minutes / _CALENDAIRES["mois"]


@controle(
    regle(
        "ENG-007",
        ERREUR,
        "sauvegarde plus rare que la perte admise",
        pourquoi=(
            "Entre deux sauvegardes, tout ce qui est saisi se perd : la perte maximale promise en "
            "4a ne sera pas tenue."
        ),
        mauvais="perte maximale : 24 h ; sauvegardes : mensuel",
        mieux="perte maximale : 24 h ; sauvegardes : quotidien",
        source="Plan détaillé, 4a et 4b : la perte de données admise impose le rythme des sauvegardes",
        methode="Se tait sans rythme régulier (« à la demande », « à l’événement »).",
    )
)
def _backups(examen: Examen) -> Iterator[Signal]:
    reprise, copies = examen.cahier.hebergement.rto_rpo, examen.cahier.securite.sauvegardes
    rythme = copies.frequence if copies else None
    permis = reprise.rpo if reprise else None
    if rythme and permis is not None and _HEURES.get(rythme, 0) > permis:
        yield signal(
            "securite.sauvegardes.frequence",
            f"Le rythme des sauvegardes est {rythme.libelle}, et la perte de données admise est de "
            f"{number(permis)} h (4a). Sauvegardez plus souvent, ou admettez plus.",
        )


CONTROLES = (_measured, _delays, _objectives, _inactive, _backups)
