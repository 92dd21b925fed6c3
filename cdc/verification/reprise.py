"""Taking data over: each source has its place, its figures, its rehearsals and its order of days."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from itertools import pairwise
from typing import TYPE_CHECKING

from cdc.francais import number, plural
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, quelques, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal

_REPRENDRE = (enum.SortSource.REPRENDRE, enum.SortSource.NETTOYER_PUIS_REPRENDRE)
_REPRISE = (enum.DecisionReprise.REPRENDRE, enum.DecisionReprise.REPRENDRE_APRES_NETTOYAGE)
_NOMBRE = re.compile(
    r"\d|\b(?:aucune?|toute?s?|zéro|nul(?:le)?|unicité|exacte?s?|égales?|égaux|identiques?)\b",
    re.IGNORECASE,
)


@controle(
    regle(
        "MIG-001",
        ERREUR,
        "source à reprendre absente du périmètre de reprise",
        pourquoi=(
            "L’inventaire promet de la reprendre, le périmètre l’oublie : elle ne sera ni "
            "chiffrée ni reprise."
        ),
        mauvais="0f : SRC-05, reprendre ; 4f : rien sur SRC-05",
        mieux="4f : SRC-05, leads, 4 100 lignes, reprendre après nettoyage",
        source="Plan détaillé, 4f et 0f",
        methode="Se tait tant que le périmètre de reprise est vide.",
    ),
    regle(
        "MIG-002",
        ERREUR,
        "sort de la source et décision de reprise contraires",
        pourquoi="Deux chapitres décident le contraire : le candidat chiffre celui qu’il préfère.",
        mauvais="0f : SRC-12, supprimer ; 4f : SRC-12, reprendre",
        mieux="les deux : supprimer, ou les deux : reprendre",
        source="Plan détaillé, 0f et 4f ; ISO/IEC/IEEE 29148, cohérence",
        methode=(
            "Une source laissée en place peut être reprise en partie : seul « supprimer » "
            "contredit « reprendre »."
        ),
    ),
    regle(
        "MIG-003",
        ERREUR,
        "plus de lignes à reprendre que de lignes dans la source",
        pourquoi="Le volume à reprendre, donc son prix, part d’un nombre impossible.",
        mauvais="source : 3 140 lignes ; à reprendre : 22 400",
        mieux="source : 3 140 lignes ; à reprendre : 2 240",
        source="Plan détaillé, 4f ; ISO/IEC/IEEE 29148, cohérence",
        methode="Ligne par ligne du périmètre : une source peut remplir plusieurs entités.",
    ),
)
def _scope(examen: Examen) -> Iterator[Signal]:
    perimetre, sources = examen.cahier.migration.perimetre, examen.reperes.sources
    decrites = {p.source for p in perimetre}
    for chemin, source in situes(examen.cahier.cartographie.sources, "cartographie.sources"):
        if perimetre and source.sort in _REPRENDRE and source.id not in decrites:
            yield signal(
                f"{chemin}.sort",
                f"La source {examen.reperes.nom(source.id)} est à reprendre et n’est pas dans le "
                f"périmètre de reprise. "
                "Ajoutez-la en 4f, ou changez son sort.",
                "MIG-001",
            )
    for chemin, une in situes(perimetre, "migration.perimetre"):
        origine = sources.get(une.source or "")
        if origine is None:
            continue
        nom = examen.reperes.nom(origine.id)
        if origine.sort is enum.SortSource.SUPPRIMER and une.decision in _REPRISE:
            yield signal(
                f"{chemin}.decision",
                f"La source {nom} est à supprimer dans l’inventaire et à reprendre ici. Gardez "
                f"une seule décision.",
                "MIG-002",
            )
        if origine.lignes is not None and une.lignes is not None and une.lignes > origine.lignes:
            yield signal(
                f"{chemin}.lignes",
                f"{number(une.lignes)} lignes à reprendre de {nom}, qui en compte "
                f"{number(origine.lignes)}. "
                "Corrigez l’un des deux nombres.",
                "MIG-003",
            )


@controle(
    regle(
        "MIG-004",
        AVERTISSEMENT,
        "source reprise sans aucune correspondance",
        pourquoi=(
            "Le candidat sait qu’il reprend la source, pas où vont ses colonnes : c’est là que se "
            "cache la charge."
        ),
        mauvais="SRC-04 : reprendre ; aucune ligne en 3a",
        mieux="MAP-018 : SRC-04, Montant → Montant estimé",
        source="Plan détaillé, 4f : toute source « à reprendre » est mappée",
        methode="Se tait tant qu’aucune correspondance n’est écrite.",
    )
)
def _mapped(examen: Examen) -> Iterator[Signal]:
    avec = {m.source.source for m in examen.cahier.mapping if m.source}
    for chemin, une in situes(examen.cahier.migration.perimetre, "migration.perimetre"):
        if avec and une.decision in _REPRISE and une.source and une.source not in avec:
            yield signal(
                f"{chemin}.source",
                f"La source {examen.reperes.nom(une.source)} est à reprendre et n’a aucune "
                f"correspondance. "
                "Dites en 3a où va chacune de ses colonnes.",
            )


@controle(
    regle(
        "MIG-005",
        AVERTISSEMENT,
        "critère de reprise non chiffré",
        pourquoi="« Données de bonne qualité » ne permet ni d’accepter ni de refuser une reprise.",
        mauvais="contrôle des doublons ; seuil : faible",
        mieux="contrôle des doublons ; seuil : 2 % au plus",
        source="Plan détaillé, 4f : critères de reprise chiffrés",
        methode="Cherche un nombre, ou un mot qui en vaut un : aucun, tous, exact, égal.",
    )
)
def _figures(examen: Examen) -> Iterator[Signal]:
    migration = examen.cahier.migration
    dits = [(f"migration.controles[{r}].seuil", c.seuil) for r, c in enumerate(migration.controles)]
    if migration.repetitions:
        dits += [
            (f"migration.repetitions.criteres[{r}]", c)
            for r, c in enumerate(migration.repetitions.criteres)
        ]
    for chemin, texte in dits:
        if texte and not _NOMBRE.search(texte):
            yield signal(
                chemin,
                f"« {texte} » ne se mesure pas. Donnez un nombre ou une part à atteindre.",
            )


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


CONTROLES = (_scope, _mapped, _figures, _rehearsals, _switch, _ends)
