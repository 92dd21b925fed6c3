"""Phases, milestones, batches and acceptance in time."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import (
    CONSULTATION,
    RECETTE,
    Exigee,
    HorsEntretien,
    Interne,
    Motif,
    Recommandee,
    Unite,
)
from cdc_schema.base import Element, Entree, Section
from cdc_schema.references import IdJalon, IdLot, IdPhase, RefExigence, RefLot, RefMembre
from cdc_schema.types import Booleen, Date, DateHeure, Entier, Nombre, Pourcentage, Texte


class Phase(Entree):
    """Phases."""

    id: Annotated[IdPhase | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description=("Code court et définitif, pour citer cette étape dans les autres parties."),
    )
    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
    )
    debut: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Début",
        description=(
            "Éviter les congés et la haute saison ; compter le temps "
            "de lire et de signer le contrat."
        ),
    )
    fin: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Fin",
        description=("Dernier jour, validation comprise. Elle ne peut pas précéder le début."),
    )
    livrables: list[Texte] = Field(
        default=[],
        title="Livrables",
        description=(
            "Documents ou réglages remis à la fin, que quelqu’un devra relire et accepter."
        ),
    )
    charge_interne: Annotated[Nombre | None, Unite("jours")] = Field(
        default=None,
        title="Charge interne",
        description=(
            "Jours de travail de vos équipes, souvent oubliés : "
            "ateliers, relectures, nettoyage, tests."
        ),
    )
    charge_prestataire: Annotated[Nombre | None, Unite("jours")] = Field(
        default=None,
        title="Charge prestataire",
        description=("Jours estimés pour situer l’ordre de grandeur ; le candidat les confirmera."),
    )
    responsable: Annotated[RefMembre | None, Exigee()] = Field(
        default=None,
        title="Responsable",
        description=("Une seule personne de l’équipe, qui répond de la date et du résultat."),
    )


class Jalon(Entree):
    """Jalons."""

    id: Annotated[IdJalon | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description=("Code court et définitif, pour citer cette date dans les autres parties."),
    )
    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description="Écrire un fait accompli plutôt qu’une activité.",
    )
    date: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date",
        description="Doit tomber pendant le projet et hors des périodes interdites.",
    )
    critere_passage: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Critère de passage",
        description=(
            "Ce que l’on doit constater pour passer ; sans preuve, la date n’est pas tenue."
        ),
    )
    imperatif: Booleen | None = Field(
        default=None,
        title="Date qui ne peut pas bouger",
        description=(
            "Réserver aux dates imposées de l’extérieur, sinon le "
            "candidat ne peut plus rien proposer."
        ),
    )
    raison: Texte | None = Field(
        default=None,
        title="Raison",
        description="Dire ce qui impose cette date et ce que coûterait un retard.",
    )
    decideur: Annotated[RefMembre | None, Interne(Motif.PERSONNES)] = Field(
        default=None,
        title="Décideur",
        description=(
            "La personne qui dit oui ou non ce jour-là ; ce nom ne sort pas de l’entreprise."
        ),
    )


class Lot(Entree):
    """Lots / sprints."""

    id: Annotated[IdLot | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description=(
            "Code court et définitif, repris par chaque exigence et par le temps de recette."
        ),
    )
    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
    )
    contenu: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Contenu",
        description=("Dire ce que les équipes pourront faire à la livraison de ce morceau."),
    )
    exigences: list[RefExigence] = Field(
        default=[],
        title="Exigences",
        description=(
            "Cocher ce qui doit être livré ; les indispensables vont dans les premiers morceaux."
        ),
    )
    date_livraison: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date de livraison",
        description=("Jour où l’on peut commencer les essais, tout étant installé et rempli."),
    )
    recette_debut: Date | None = Field(
        default=None,
        title="Début de la recette",
        description="Placer ce jour après la livraison, quand les testeurs sont libres.",
    )
    recette_fin: Date | None = Field(
        default=None,
        title="Fin de la recette",
        description="Garder du temps pour corriger et vérifier une seconde fois.",
    )


class Dependance(Entree):
    """Dépendances."""

    avant: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Avant",
        description="Tâche à terminer en premier, la vôtre ou celle d’un tiers.",
    )
    apres: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Après",
        description="Tâche qui ne peut pas commencer sans la première.",
    )
    delai: Annotated[Entier | None, Unite("jours")] = Field(
        default=None,
        title="Délai",
        description=("Jours d’attente nécessaires entre les deux ; zéro si l’on peut enchaîner."),
    )


class Repartition(Element):
    """Répartition."""

    preparation: Annotated[Nombre | None, Unite("jours")] = Field(
        default=None,
        title="Préparation",
        description="Écrire les tests, créer les comptes et les données d’essai.",
    )
    execution: Annotated[Nombre | None, Unite("jours")] = Field(
        default=None,
        title="Exécution",
        description=("Jouer les tests et noter chaque écart, puis rejouer après correction."),
    )
    restitution: Annotated[Nombre | None, Unite("jours")] = Field(
        default=None,
        title="Restitution",
        description="Trier les écarts, rendre compte et signer le procès-verbal.",
    )


class ParLot(Entree):
    """Par lot."""

    lot: Annotated[RefLot | None, Exigee()] = Field(
        default=None,
        title="Lot",
    )
    jours: Annotated[Nombre | None, Exigee(), Unite("jours")] = Field(
        default=None,
        title="Jours",
        description=(
            "Donner plus de temps aux livraisons qui portent le plus d’exigences indispensables."
        ),
    )


class Recette(Element):
    """Temps de recette."""

    jours_conception: Annotated[Nombre | None, Exigee(), Unite("jours")] = Field(
        default=None,
        title="Jours de conception",
        description=(
            "Total des jours passés à définir et régler l’outil, prestataire et équipes réunis."
        ),
    )
    taux: Annotated[Pourcentage | None, Exigee(), Unite("%")] = Field(
        default=None,
        title="Taux",
        description=(
            "Part du temps de conception gardée pour les essais ; "
            "descendre sous 20 % déclenche une alerte."
        ),
    )
    jours_recette: Annotated[Nombre | None, Unite("jours")] = Field(
        default=None,
        title="Jours de recette",
        description=("Jours de conception multipliés par le taux, arrondis au jour supérieur."),
    )
    repartition: Repartition | None = Field(
        default=None,
        title="Répartition",
        description=(
            "Partager les jours en trois ; leur somme doit retrouver le total de la recette."
        ),
    )
    par_lot: list[ParLot] = Field(
        default=[],
        title="Par lot",
        description=(
            "Répartir les mêmes jours entre les livraisons ; la somme doit retrouver le total."
        ),
    )
    recetteurs: Annotated[list[RefMembre], Interne(Motif.PERSONNES)] = Field(
        default=[],
        title="Recetteurs",
        description=(
            "Choisir des utilisateurs de métiers différents, qui ont "
            "du temps ; leurs noms restent internes."
        ),
    )
    disponibilite: Annotated[
        Nombre | None, Exigee(), Unite("jours par semaine et par recetteur")
    ] = Field(
        default=None,
        title="Disponibilité",
        description=(
            "Jours accordés par leur responsable pendant les essais ; "
            "prévoir au moins un par semaine."
        ),
    )
    rythme: Texte | None = Field(
        default=None,
        title="Rythme",
        description=("Jour et lieu des séances d’essai, fixés d’avance avec les responsables."),
    )


class Indisponibilite(Entree):
    """Périodes interdites."""

    debut: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Début",
        description="Premier jour où les équipes ne sont plus libres.",
    )
    fin: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Fin",
        description="Dernier jour, en comptant la remise en route après la période.",
    )
    periode_citee: Texte | None = Field(
        default=None,
        title="Période citée",
        description=(
            "Recopier les mots de vos équipes quand les dates exactes ne sont pas connues."
        ),
    )
    service: Texte | None = Field(
        default=None,
        title="Service",
        description="Équipe concernée ; laisser vide si toute l’entreprise l’est.",
    )
    raison: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Raison",
        description=("Expliquer la contrainte, pour que le candidat la respecte sans discuter."),
    )


class Consultation(Element):
    """Calendrier de consultation."""

    envoi: Date | None = Field(
        default=None,
        title="Envoi",
        description=("Jour où le dossier complet part à tous les candidats en même temps."),
    )
    questions_limite: DateHeure | None = Field(
        default=None,
        title="Limite des questions",
        description=("Jour et heure, assez tôt pour pouvoir répondre à tous avant la remise."),
    )
    reponses: Date | None = Field(
        default=None,
        title="Réponses",
        description="Jour où tous reçoivent les mêmes réponses écrites.",
    )
    remise: DateHeure | None = Field(
        default=None,
        title="Remise",
        description="Jour et heure au-delà desquels une offre n’est plus acceptée.",
    )
    soutenances: Date | None = Field(
        default=None,
        title="Soutenances",
        description=(
            "Premier jour des démonstrations, après le temps de lire et noter les offres."
        ),
    )
    soutenances_fin: Date | None = Field(
        default=None,
        title="Fin des soutenances",
        description=("Dernier jour des démonstrations ; les rapprocher facilite la comparaison."),
    )
    choix: Date | None = Field(
        default=None,
        title="Choix",
        description=("Jour de la décision, et non celui de la signature qui vient plus tard."),
    )


class Deploiement(Element):
    """Déploiement."""

    mode: Annotated[enum.ModeDeploiement | None, Exigee()] = Field(
        default=None,
        title="Mode",
        description=(
            "Un essai sur un groupe réduit le risque mais fait vivre deux outils en même temps."
        ),
    )
    groupes: list[Texte] = Field(
        default=[],
        title="Groupes",
        description=("Les ranger dans l’ordre d’ouverture, en commençant par une équipe motivée."),
    )


class Formation(Entree):
    """Formation."""

    public: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Public",
        description=(
            "Réunir des personnes qui font le même travail, pour partir de leurs propres cas."
        ),
    )
    nombre: Annotated[Entier | None, Unite("personnes")] = Field(
        default=None,
        title="Nombre",
        description=(
            "Compter toutes les personnes à former ; le prix et le nombre de séances en dépendent."
        ),
    )
    date: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date",
        description="À placer hors des périodes interdites et peu avant l’usage réel.",
    )
    duree: Annotated[Nombre | None, Exigee(), Unite("jours")] = Field(
        default=None,
        title="Durée",
        description=(
            "Temps par personne ; mieux vaut deux demi-journées espacées qu’un jour plein."
        ),
    )


class Planning(Section):
    """Quand, dans quel ordre, avec quelles dépendances et quelle disponibilité des équipes ?"""

    phases: Annotated[list[Phase], Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=[],
        title="Phases",
        description=(
            "Découper le projet en étapes qui se suivent, chacune "
            "finie par quelque chose que l’on peut constater."
        ),
        examples=["Conception, 11/01 → 26/02, 34 j"],
    )
    jalons: Annotated[list[Jalon], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Jalons",
        description=(
            "Marquer les dates où l’on décide de continuer ou non, "
            "avec la preuve qui permet de trancher."
        ),
        examples=["JAL-05 PV provisoire signé"],
    )
    lots: Annotated[list[Lot], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Lots / sprints",
        description=(
            "Partager la livraison en morceaux utilisables seuls, "
            "essayés et acceptés l’un après l’autre."
        ),
        examples=["LOT-1 ventes + SAV"],
    )
    dependances: Annotated[list[Dependance], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Dépendances",
        description=(
            "Noter ce qui doit être fini avant autre chose : c’est là que naissent les retards."
        ),
        examples=["reprise à blanc avant recette utilisateur"],
    )
    recette: Annotated[Recette | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Temps de recette",
        description=(
            "Réserver assez de jours pour essayer l’outil : au moins 20 % du temps de conception."
        ),
        examples=[("conception 90 j ⇒ 18 j de recette (préparation, exécution, restitution)")],
    )
    indisponibilites: Annotated[list[Indisponibilite], Recommandee()] = Field(
        default=[],
        title="Périodes interdites",
        description=("Marquer les semaines où vos équipes ne pourront ni tester ni se former."),
        examples=["15/09–15/11 pleine saison"],
    )
    consultation: Annotated[Consultation | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Calendrier de consultation",
        description=(
            "Donner aux candidats le temps de répondre sérieusement ; "
            "quatre semaines évitent les offres bâclées."
        ),
        examples=["remise 4 semaines après envoi"],
    )
    deploiement: Annotated[Deploiement | None, Recommandee()] = Field(
        default=None,
        title="Déploiement",
        description=(
            "Dire si l’outil s’ouvre à tous le même jour ou groupe par groupe, et dans quel ordre."
        ),
        examples=["pilote agence de Tours"],
    )
    formation: Annotated[list[Formation], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Formation",
        description=(
            "Planifier les séances juste avant l’ouverture : ce qui est appris trop tôt est oublié."
        ),
        examples=["SAV 2 × 0,5 j"],
    )
