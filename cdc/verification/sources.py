"""The inventory of sources: who answers for each, what becomes of it, and in how many versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import plural
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, quelques, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal

# The key, what is lacking, and what to do.
_DUS = (
    ("proprietaire", "n’a pas de propriétaire", "Nommez le rôle ou le membre qui en répond"),
    (
        "sort",
        "n’a pas de sort décidé",
        "Dites si elle est reprise, archivée, supprimée ou laissée en place",
    ),
)


@controle(
    regle(
        "DIC-011",
        ERREUR,
        "source sans propriétaire ou sans sort",
        pourquoi=(
            "Une source sans propriétaire n’est nettoyée par personne ; sans sort, le candidat "
            "chiffre sa reprise ou l’oublie."
        ),
        mauvais="clients_V12.xlsx : propriétaire (vide), sort (vide)",
        mieux="clients_V12.xlsx : propriétaire ROL-ADV, nettoyer puis reprendre",
        source="Plan détaillé, 0f : chaque source a un propriétaire et un sort",
    )
)
def _owned(examen: Examen) -> Iterator[Signal]:
    for chemin, source in situes(examen.cahier.cartographie.sources, "cartographie.sources"):
        for cle, manque, conseil in _DUS:
            if not getattr(source, cle):
                yield signal(
                    f"{chemin}.{cle}",
                    f"La source {examen.reperes.nom(source.id)} {manque}. {conseil}.",
                )


@controle(
    regle(
        "DIC-012",
        AVERTISSEMENT,
        "source à plusieurs versions, sans risque ni nettoyage prévu",
        pourquoi=(
            "Reprendre la mauvaise version, c’est recommencer la reprise une semaine avant "
            "l’ouverture."
        ),
        mauvais="clients_V12.xlsx : 5 versions connues, aucun risque noté",
        mieux=(
            "risque : « cinq versions de clients_V12.xlsx (SRC-03) » ; parade : fusion avant le "
            "15/01/2027"
        ),
        source=(
            "Plan détaillé, 0f : les fichiers à plusieurs versions sont listés comme risque de "
            "migration"
        ),
        methode=(
            "Seulement les sources à reprendre. Suffit : un risque qui cite la source, par son "
            "identifiant ou son nom, ou une règle de nettoyage de cette source."
        ),
    )
)
def _versions(examen: Examen) -> Iterator[Signal]:
    textes = "\n".join(f"{r.description} {r.parade}" for r in examen.cahier.risques)
    nettoyees = {n.source for n in examen.cahier.migration.nettoyage}
    for chemin, source in situes(examen.cahier.cartographie.sources, "cartographie.sources"):
        plusieurs = (source.versions_connues or 0) > 1
        reprise = source.sort is not None and "reprendre" in source.sort
        dite = any(mot and mot in textes for mot in (source.id, source.nom))
        if plusieurs and reprise and not dite and source.id not in nettoyees:
            yield signal(
                f"{chemin}.versions_connues",
                f"La source {examen.reperes.nom(source.id)} est à reprendre et existe en "
                f"{source.versions_connues} versions. "
                "Notez-le comme risque, ou prévoyez son nettoyage (4f).",
            )


@controle(
    regle(
        "DIC-013",
        AVERTISSEMENT,
        "colonnes d’une source à reprendre sans destination",
        pourquoi=(
            "Une colonne oubliée se découvre après la bascule, quand l’ancien fichier n’existe "
            "plus."
        ),
        mauvais="colonnes : Nom, Siret, APE ; correspondances : Nom",
        mieux=(
            "correspondances : Nom, Siret ; colonnes non reprises : APE, relu dans l’annuaire "
            "public"
        ),
        source=(
            "Plan détaillé, 3a : aucune colonne source utile sans destination ni décision d’abandon"
        ),
        methode=(
            "Seulement les sources à reprendre dont les colonnes sont listées et dont une au "
            "moins a une correspondance."
        ),
    )
)
def _columns(examen: Examen) -> Iterator[Signal]:
    placees: dict[str, set[str]] = {}
    origines = [m.source for m in examen.cahier.mapping if m.source]
    for origine in origines:
        placees.setdefault(origine.source or "", set()).add(_folded(origine.colonne))
    correspondues = set(placees)
    for perdue in examen.cahier.migration.colonnes_abandonnees:
        placees.setdefault(perdue.source or "", set()).add(_folded(perdue.colonne))
    for chemin, source in situes(examen.cahier.cartographie.sources, "cartographie.sources"):
        reprise = source.sort is not None and "reprendre" in source.sort
        if not reprise or source.id not in correspondues:
            continue
        restent = [c for c in source.colonnes if _folded(c) not in placees[source.id]]
        if restent:
            yield signal(
                f"{chemin}.colonnes",
                f"{plural(len(restent), 'colonne')} de {examen.reperes.nom(source.id)} sans "
                f"correspondance ni abandon décidé : "
                f"{quelques(restent, 6)}. Ajoutez leurs correspondances (3a), ou notez-les « non "
                f"reprises » (4f).",
            )


def _folded(colonne: str | None) -> str:
    return (colonne or "").casefold().strip()


CONTROLES = (_owned, _versions, _columns)
