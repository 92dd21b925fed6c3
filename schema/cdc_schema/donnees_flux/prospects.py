"""From qualification to decision."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import CONSULTATION, RECETTE, Exigee, HorsEntretien, Recommandee, Unite
from cdc_schema.base import Element, Entree
from cdc_schema.donnees_flux.commun import EtapeCycle
from cdc_schema.references import RefChamp, RefEtat, RefRole, RefSysteme
from cdc_schema.types import Duree, Entier, Pourcentage, Texte


class Qualification(Entree):
    """Critères de qualification."""

    critere: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Critère",
        description="La question à laquelle le vendeur doit avoir une réponse.",
    )
    champ: RefChamp | None = Field(
        default=None,
        title="Champ",
        description="L’information de la fiche où la réponse est notée.",
    )
    obligatoire_pour: RefEtat | None = Field(
        default=None,
        title="Obligatoire pour",
        description=("L’état que l’affaire ne peut pas atteindre tant que la réponse manque."),
    )


class Pipeline(Entree):
    """Étapes de l’affaire."""

    etape: Annotated[RefEtat | None, Exigee()] = Field(
        default=None,
        title="Étape",
        description="À choisir parmi les états du schéma relié à cette partie.",
    )
    critere_passage: Texte | None = Field(
        default=None,
        title="Critère de passage",
        description=(
            "Le fait vérifiable qui permet d’entrer dans l’étape, et non une impression du vendeur."
        ),
    )
    probabilite: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Probabilité",
        description=(
            "Part des affaires arrivées là qui finissent signées ; à tirer de votre historique."
        ),
    )
    champs_requis: list[RefChamp] = Field(
        default=[],
        title="Champs requis",
        description=("Les informations à avoir remplies avant de passer ; en demander peu."),
    )
    duree_max: Duree | None = Field(
        default=None,
        title="Durée maximale",
        description="Temps au-delà duquel l’affaire est signalée comme endormie.",
    )
    document: Texte | None = Field(
        default=None,
        title="Document produit",
        description="Ce qui est remis au client ou rangé dans le dossier à ce moment.",
    )


class Remise(Entree):
    """Remises."""

    role: Annotated[RefRole | None, Exigee()] = Field(
        default=None,
        title="Rôle",
    )
    remise_max: Annotated[Pourcentage | None, Exigee(), Unite("%")] = Field(
        default=None,
        title="Remise maximale",
        description=(
            "Plafond sans accord préalable ; mettre 0 si la fonction ne peut rien accorder."
        ),
    )


class Devis(Element):
    """Devis."""

    redacteurs: list[RefRole] = Field(
        default=[],
        title="Rédacteurs",
        description=("Les fonctions qui établissent une proposition, même occasionnellement."),
    )
    modele: Texte | None = Field(
        default=None,
        title="Modèle",
        description=("La trame utilisée, l’outil où elle se trouve et qui la tient à jour."),
    )
    lignes: Texte | None = Field(
        default=None,
        title="Lignes",
        description=(
            "Ce que contient une ligne et combien il y en a en "
            "moyenne ; signaler options et variantes."
        ),
    )
    tarifs: Texte | None = Field(
        default=None,
        title="Tarifs",
        description=("D’où viennent les prix, à quel rythme ils changent et qui les met à jour."),
    )
    remises: list[Remise] = Field(
        default=[],
        title="Remises",
        description=(
            "Le rabais que chaque fonction peut accorder seule, avant de demander un accord."
        ),
    )
    validation: Texte | None = Field(
        default=None,
        title="Validation",
        description=(
            "Qui donne son accord, à partir de quel montant ou rabais, et sous quel délai."
        ),
    )
    validite: Annotated[Entier | None, Unite("jours")] = Field(
        default=None,
        title="Validité",
        description="Temps pendant lequel le client peut signer au prix proposé.",
    )
    signature: enum.ModeSignature | None = Field(
        default=None,
        title="Signature",
        description=(
            "La forme d’accord réellement nécessaire ; plus elle est forte, plus elle coûte."
        ),
    )


class Relance(Entree):
    """Relances."""

    quand: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Quand",
        description="Nombre de jours après l’envoi ou après le rappel précédent.",
    )
    canal: Annotated[enum.CanalContact | None, Exigee()] = Field(
        default=None,
        title="Canal",
    )
    modele: Texte | None = Field(
        default=None,
        title="Modèle",
        description="Le texte type à envoyer ou à dire, et l’endroit où il se trouve.",
    )
    arret_si: Texte | None = Field(
        default=None,
        title="Arrêt si",
        description=(
            "Ce qui met fin aux rappels, pour ne pas importuner une personne qui a répondu."
        ),
    )


class Prevision(Element):
    """Prévision."""

    formule: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Formule",
        description=("Le calcul exact, avec les affaires comptées et celles qui sont exclues."),
    )
    periodicite: enum.Frequence | None = Field(
        default=None,
        title="Périodicité",
    )
    erreur_constatee: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Erreur constatée",
        description=(
            "Écart moyen entre l’annoncé et le réalisé, sur les derniers mois ou trimestres."
        ),
    )


class RendezVous(Element):
    """Rendez-vous."""

    types: list[Texte] = Field(
        default=[],
        title="Types",
        description="Les sortes de rencontres à distinguer, une par ligne.",
    )
    duree: Duree | None = Field(
        default=None,
        title="Durée",
        description="Temps à réserver en moyenne, trajet non compris.",
    )
    agenda: RefSysteme | None = Field(
        default=None,
        title="Agenda",
        description=("L’outil où les équipes tiennent déjà leur planning, à relier au nouveau."),
    )
    lieu: Texte | None = Field(
        default=None,
        title="Lieu",
        description=(
            "Chez le client, dans vos locaux, à distance ; dire si le "
            "trajet doit être pris en compte."
        ),
    )


class Prospects(EtapeCycle):
    """Quelles informations et étapes mènent à une décision d’achat ?"""

    qualification: Annotated[list[Qualification], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Critères de qualification",
        description=(
            "Ce qu’il faut savoir d’une personne avant de lui "
            "consacrer du temps de vente ; quelques points suffisent."
        ),
        examples=["budget, échéance, décideur, type de logement"],
    )
    pipeline: Annotated[list[Pipeline], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Étapes de l’affaire",
        description=(
            "Les paliers franchis de la première visite à la "
            "signature, chacun avec ce qui prouve qu’il est atteint."
        ),
        examples=["Devis envoyé, 50 %, 30 jours"],
    )
    devis: Annotated[Devis | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Devis",
        description=(
            "Comment une proposition chiffrée est faite, validée, "
            "envoyée et signée : souvent la part la plus coûteuse du "
            "projet."
        ),
        examples=["remise > 12 % : validation direction commerciale"],
    )
    relances: Annotated[list[Relance], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Relances",
        description=(
            "Les rappels à faire après une proposition sans réponse, "
            "avec leur moment et ce qui les arrête."
        ),
        examples=["J+7 e-mail, J+15 appel"],
    )
    motifs_perte: Annotated[list[Texte], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Motifs de perte",
        description=(
            "La liste fermée des raisons d’un refus, exigée à la "
            "clôture : elle éclaire prix, délais et concurrence."
        ),
        examples=["prix, délai, concurrent, abandon"],
    )
    prevision: Annotated[Prevision | None, Recommandee()] = Field(
        default=None,
        title="Prévision",
        description=(
            "La façon d’estimer les ventes à venir à partir des "
            "affaires en cours, et sa fiabilité constatée."
        ),
        examples=["Σ montant × probabilité, hebdomadaire"],
    )
    rendez_vous: Annotated[RendezVous | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Rendez-vous",
        description=(
            "Les visites à planifier pendant la vente : ce qu’elles "
            "durent, où elles se passent et sur quel agenda."
        ),
        examples=["visite technique 90 min"],
    )
