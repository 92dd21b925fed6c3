"""Completeness that depends on the case: what becomes necessary because of what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.ecriture import AVERTISSEMENT, CONSEIL, ERREUR, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal


@controle(
    regle(
        "CPL-010",
        AVERTISSEMENT,
        "catégorie de freins non examinée",
        pourquoi=(
            "Un projet CRM échoue plus souvent par les personnes que par l’outil : un frein non "
            "cherché se découvre à la mise en service."
        ),
        mauvais="freins : technologiques seulement",
        mieux="freins technologiques et humains ; financiers : aucun, vérifié le 12/10/2026",
        source="Plan détaillé, 0b : les trois catégories de freins ont été examinées",
    )
)
def _freins(examen: Examen) -> Iterator[Signal]:
    questions = examen.cahier.cinq_questions
    vues = {f.categorie for f in questions.freins} | {
        v.categorie for v in questions.categories_verifiees
    }
    oubliees = [c.libelle for c in enum.CategorieFrein if c not in vues]
    if vues and oubliees:
        yield signal(
            "cinq_questions.freins",
            f"Aucun frein {' ni '.join(oubliees)} n’est noté ni déclaré absent. "
            "Cherchez-le en entretien, ou ajoutez la catégorie à « Catégories de freins vérifiées "
            "».",
        )


@controle(
    regle(
        "CPL-011",
        AVERTISSEMENT,
        "cible sans critère calculable",
        pourquoi=(
            "Sans champ du dictionnaire, aucun outil ne peut dire si une fiche appartient à la "
            "cible."
        ),
        mauvais="critère : « gros clients »",
        mieux="critère : Effectif (CH-CLI-05) ≥ 50",
        source=(
            "Plan détaillé, 1b : au moins un critère calculable à partir d’un champ du dictionnaire"
        ),
        methode="Se tait tant que le dictionnaire est vide, ou que la cible n’a aucun critère.",
    ),
    regle(
        "CPL-012",
        AVERTISSEMENT,
        "critère de cible sans donnée",
        pourquoi="Un opérateur et une valeur ne disent pas à quoi ils s’appliquent.",
        mauvais="critère : ≥ 50",
        mieux="critère : Effectif (CH-CLI-05) ≥ 50",
        source="Plan détaillé, 1b : chaque critère porte un champ ou une donnée citée",
    ),
)
def _criteres(examen: Examen) -> Iterator[Signal]:
    for chemin, cible in situes(examen.cahier.cibles, "cibles"):
        nom = examen.reperes.nom(cible.id)
        muets = [r for r, c in enumerate(cible.criteres) if not c.champ and not c.donnee]
        for rang in muets:
            yield signal(
                f"{chemin}.criteres[{rang}]",
                f"Le critère {rang + 1} de la cible {nom} ne dit pas sur quelle donnée il porte. "
                "Citez un champ du dictionnaire.",
                "CPL-012",
            )
        calculable = any(c.champ for c in cible.criteres)
        if cible.criteres and examen.reperes.champs and not calculable and not muets:
            yield signal(
                f"{chemin}.criteres",
                f"Aucun critère de la cible {nom} ne porte sur un champ du dictionnaire : l’outil "
                f"ne "
                "saura pas la reconnaître. Citez un champ (CH-…), ou ajoutez-le au chapitre 2.",
                "CPL-011",
            )


@controle(
    regle(
        "CPL-013",
        AVERTISSEMENT,
        "cible de particuliers sans base légale de prospection",
        pourquoi=(
            "Le consentement à recueillir change les formulaires, les champs et les envois : le "
            "candidat doit le savoir pour chiffrer."
        ),
        mauvais="cible « Amateurs de café », particuliers ; base légale : (vide)",
        mieux="base légale : consentement",
        source=(
            "Plan détaillé, 1b : les cibles de particuliers sont reliées à une base légale ; "
            "RGPD, article 6"
        ),
    )
)
def _bases(examen: Examen) -> Iterator[Signal]:
    for chemin, cible in situes(examen.cahier.cibles, "cibles"):
        if cible.type is enum.TypeCible.PARTICULIER and not cible.base_legale_prospection:
            yield signal(
                f"{chemin}.base_legale_prospection",
                f"La cible {examen.reperes.nom(cible.id)} réunit des particuliers, sans base "
                f"légale pour les "
                "prospecter. Choisissez-en une, le plus souvent le consentement.",
            )


@controle(
    regle(
        "CPL-014",
        CONSEIL,
        "étape d’affaire sans champ requis ni durée maximale",
        pourquoi=(
            "Rien ne dit quand une affaire a le droit d’y entrer ni quand elle y traîne : la "
            "prévision perd son sens."
        ),
        mauvais="étape : Négociation",
        mieux="étape : Négociation ; durée maximale : 30 jours ; champ requis : Décideur",
        source="Plan détaillé, 2c : une étape sans champ requis ni durée maximale est signalée",
        methode=(
            "Les états finaux n’ont pas de durée ; leur champ requis se lit aussi sur la "
            "transition qui y mène."
        ),
    )
)
def _pipeline(examen: Examen) -> Iterator[Signal]:
    machine = examen.reperes.machines.get(examen.cahier.prospects.statuts or "")
    finaux = set(machine.finaux) if machine else set()
    for rang, etape in enumerate(examen.cahier.prospects.pipeline):
        if (
            etape.etape
            and etape.etape not in finaux
            and not etape.champs_requis
            and not etape.duree_max
        ):
            yield signal(
                f"prospects.pipeline[{rang}]",
                f"L’étape « {etape.etape} » n’exige aucun champ et n’a pas de durée maximale. "
                "Dites ce qu’il faut savoir pour y entrer, ou au bout de combien de temps "
                "relancer.",
            )


@controle(
    regle(
        "CPL-015",
        ERREUR,
        "pas d’environnement de recette",
        pourquoi=(
            "Sans lui, on recette en production, sur de vrais clients ; l’ajouter après coup se "
            "paie."
        ),
        mauvais="environnements : production",
        mieux="environnements : production, recette, formation",
        source="Plan détaillé, 4a : un environnement de recette distinct est exigé",
    )
)
def _environnements(examen: Examen) -> Iterator[Signal]:
    demandes = examen.cahier.hebergement.environnements
    if demandes and enum.Environnement.RECETTE not in demandes:
        yield signal(
            "hebergement.environnements",
            "Aucun environnement de recette n’est demandé. Ajoutez « recette » : les essais ne se "
            "font pas "
            "sur les données de production.",
        )


CONTROLES = (_freins, _criteres, _bases, _pipeline, _environnements)
