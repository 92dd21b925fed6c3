"""Taking data over: each source has its place, its figures, its rehearsals and its order of days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.francais import number
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, regle, signal
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


CONTROLES = (_scope, _mapped, _figures)
