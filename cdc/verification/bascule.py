"""Taking data over, day by day: rehearsals, cleaning, the switch, the end of the former sources."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import pairwise
from typing import TYPE_CHECKING

from cdc.francais import plural
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, quelques, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal


@controle(
    regle(
        "MIG-006",
        ERREUR,
        "aucune reprise à blanc avant la recette",
        pourquoi=(
            "Les recetteurs essaieront l’outil sur des données jamais reprises, et la première "
            "reprise sera la vraie."
        ),
        mauvais="reprises à blanc : le 15/03 ; recette à partir du 01/03",
        mieux="reprises à blanc : le 15/02 ; recette à partir du 01/03",
        source="Plan détaillé, 4f : au moins une reprise à blanc avant la recette utilisateur",
        methode=(
            "Compare la première date de reprise à la dernière recette commencée parmi les lots."
        ),
    ),
    regle(
        "MIG-007",
        AVERTISSEMENT,
        "nombre de reprises à blanc et dates qui diffèrent",
        pourquoi="Trois reprises promises, deux dates : la troisième ne sera pas planifiée.",
        mauvais="nombre : 3 ; dates : 15/02, 20/02",
        mieux="nombre : 3 ; dates : 15/02, 20/02, 25/02",
        source="Plan détaillé, 4f",
        methode="Seulement quand des dates sont données.",
    ),
)
def _rehearsals(examen: Examen) -> Iterator[Signal]:
    essais = examen.cahier.migration.repetitions
    if essais is None:
        return
    debuts = [lot.recette_debut for lot in examen.cahier.planning.lots if lot.recette_debut]
    tard = bool(essais.dates and debuts) and min(essais.dates) >= max(debuts)
    if essais.nombre == 0 or tard:
        quoi = "Aucune reprise à blanc n’est prévue"
        yield signal(
            "migration.repetitions",
            f"{quoi}{' avant la recette des utilisateurs' if tard else ''}. "
            "Prévoyez-en une, avant que les recetteurs commencent.",
            "MIG-006",
        )
    if essais.nombre and essais.dates and len(essais.dates) != essais.nombre:
        yield signal(
            "migration.repetitions.dates",
            f"{plural(essais.nombre, 'reprise')} à blanc, et {plural(len(essais.dates), 'date')}. "
            f"Accordez les deux.",
            "MIG-007",
        )


@controle(
    regle(
        "MIG-008",
        ERREUR,
        "bascule dans le désordre",
        pourquoi=(
            "Ouvrir avant d’avoir gelé l’ancienne saisie, ou décider après l’ouverture, c’est "
            "perdre des saisies."
        ),
        mauvais="gel : 05/04 ; ouverture : 03/04",
        mieux="gel : 02/04 ; décision : 04/04 ; ouverture : 05/04",
        source="Plan détaillé, 4f : plan de bascule",
    )
)
def _switch(examen: Examen) -> Iterator[Signal]:
    bascule = examen.cahier.migration.bascule
    if bascule is None:
        return
    temps = [
        ("gel_saisie", "le gel de la saisie", bascule.gel_saisie),
        ("go_nogo", "la décision d’ouverture", bascule.go_nogo),
        ("ouverture", "l’ouverture", bascule.ouverture),
    ]
    connus = [(cle, dit, _moment(quand)) for cle, dit, quand in temps if quand]
    for (_, avant, debut), (cle, apres, fin) in pairwise(connus):
        if fin < debut:
            yield signal(
                f"migration.bascule.{cle}",
                f"{apres.capitalize()} vient avant {avant}. Remettez ces dates dans l’ordre : "
                f"gel, décision, ouverture.",
            )


def _moment(quand: date) -> datetime:
    # An hour may be missing: the day then begins at midnight, in the zone of the project.
    return quand if isinstance(quand, datetime) else datetime.combine(quand, time())


@controle(
    regle(
        "MIG-009",
        AVERTISSEMENT,
        "anciennes sources sans extinction prévue",
        pourquoi=(
            "Une source reprise qui reste ouverte continue d’être remplie : six mois après, on a "
            "deux vérités."
        ),
        mauvais="SRC-03 : reprise ; date d’extinction : (vide)",
        mieux="SRC-03 : reprise ; en lecture seule le 05/04/2027, archivée un an",
        source="Plan détaillé, 4f : sort des anciennes sources",
        methode=(
            "Les sources à reprendre, à archiver ou à supprimer, sans date dans l’inventaire ni "
            "en 4f. Un seul constat ; se tait tant qu’aucune date d’extinction n’est donnée."
        ),
    )
)
def _ends(examen: Examen) -> Iterator[Signal]:
    datees = {a.source for a in examen.cahier.migration.archivage if a.date_extinction}
    toutes = examen.cahier.cartographie.sources
    datees |= {s.id for s in toutes if s.date_extinction}
    restent = [
        s.id
        for s in toutes
        if s.id and s.sort not in (None, enum.SortSource.LAISSER) and s.id not in datees
    ]
    if datees and restent:
        yield signal(
            "migration.archivage",
            f"{plural(len(restent), 'source')} à reprendre, archiver ou supprimer sans date "
            f"d’extinction : "
            f"{quelques(examen.reperes.noms(restent))}. Dites quand chacune se ferme.",
        )


@controle(
    regle(
        "MIG-010",
        AVERTISSEMENT,
        "préparation de la reprise après l’ouverture",
        pourquoi=(
            "Nettoyer ou répéter une fois l’outil ouvert, c’est le faire sur des données dont "
            "les utilisateurs se servent déjà."
        ),
        mauvais="ouverture : 12/07/2027 ; nettoyage de SRC-03 : 26/09/2027",
        mieux="ouverture : 12/07/2027 ; nettoyage de SRC-03 : 26/02/2027",
        source="Plan détaillé, 4f : nettoyage et reprises à blanc précèdent la bascule",
        methode="Dates des reprises à blanc et du nettoyage, contre le jour de l’ouverture.",
    )
)
def _late(examen: Examen) -> Iterator[Signal]:
    migration = examen.cahier.migration
    if migration.bascule is None or migration.bascule.ouverture is None:
        return
    ouverture = _moment(migration.bascule.ouverture).date()
    essais = migration.repetitions.dates if migration.repetitions else []
    dates = [
        *(
            (f"migration.repetitions.dates[{r}]", "Une reprise à blanc", d)
            for r, d in enumerate(essais)
        ),
        *(
            (f"{chemin}.date", "Un nettoyage", un.date)
            for chemin, un in situes(migration.nettoyage, "migration.nettoyage")
        ),
    ]
    for chemin, quoi, jour in dates:
        if jour and jour >= ouverture:
            yield signal(
                chemin,
                f"{quoi} est prévu{'e' if quoi.endswith('blanc') else ''} le {jour:%d/%m/%Y}, et "
                f"l’outil ouvre le {ouverture:%d/%m/%Y}. Avancez cette date.",
            )


CONTROLES = (_rehearsals, _switch, _ends, _late)
