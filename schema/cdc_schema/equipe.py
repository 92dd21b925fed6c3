"""The project team, its committees and the change."""

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
from cdc_schema.base import Entree, Section
from cdc_schema.references import IdDecision, IdMembre, RefFrein, RefMembre
from cdc_schema.types import Courriel, Date, Entier, Matrice, Nombre, Texte


class Membre(Entree):
    """Membres."""

    id: Annotated[IdMembre | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description=("Code court qui remplace le nom dans les documents remis aux candidats."),
    )
    nom: Annotated[Texte | None, Interne(Motif.PERSONNES)] = Field(
        default=None,
        title="Nom",
        description="Facultatif et interne : il n’est jamais transmis aux candidats.",
    )
    courriel: Annotated[Courriel | None, Interne(Motif.PERSONNES)] = Field(
        default=None,
        title="Courriel",
        description=(
            "Facultatif et interne, utile pour convoquer ; jamais transmis aux candidats."
        ),
    )
    fonction: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Fonction",
        description="Métier exercé au quotidien, tel qu’on le dit dans l’entreprise.",
    )
    service: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Service",
    )
    niveau: Annotated[enum.NiveauHierarchique | None, Exigee()] = Field(
        default=None,
        title="Niveau",
        description=(
            "L’équipe doit compter au moins deux niveaux différents pour refléter le terrain."
        ),
    )
    role_projet: Annotated[enum.RoleProjet | None, Exigee()] = Field(
        default=None,
        title="Rôle dans le projet",
        description=("Ce que la personne apporte au projet, qui peut différer de son métier."),
    )
    posture: Annotated[enum.Posture | None, Interne(Motif.PERSONNES)] = Field(
        default=None,
        title="Posture",
        description=(
            "Note interne pour préparer l’accompagnement ; à écrire "
            "avec respect, la personne peut la lire."
        ),
    )
    aisance: Annotated[enum.Aisance | None, Interne(Motif.PERSONNES)] = Field(
        default=None,
        title="Aisance",
        description=("De 1, ne sait pas, à 4, à l’aise. Sert à prévoir l’aide et la formation."),
    )
    disponibilite: Annotated[Nombre | None, Exigee(), Unite("jours par semaine")] = Field(
        default=None,
        title="Disponibilité",
        description=("Temps réellement libéré, accordé par le responsable ; entre 0 et 5."),
    )
    suppleant: RefMembre | None = Field(
        default=None,
        title="Suppléant",
        description="Personne qui peut décider à sa place pendant une absence.",
    )


class Instance(Entree):
    """Instances."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
    )
    composition: Annotated[list[RefMembre], Exigee()] = Field(
        default=[],
        title="Composition",
        description=("Cocher seulement ceux qui décident ou apportent un avis nécessaire."),
    )
    rythme: Annotated[enum.Frequence | None, Exigee()] = Field(
        default=None,
        title="Rythme",
        description=(
            "Assez rapproché pour qu’une question n’attende pas plus d’une semaine ou deux."
        ),
    )
    decisions: Texte | None = Field(
        default=None,
        title="Décisions",
        description=("Sujets que cette réunion peut trancher seule, sans remonter plus haut."),
    )


class ProfilPrestataire(Entree):
    """Équipe demandée au prestataire."""

    profil: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Profil",
        description="Fonction attendue et langue parlée avec vos équipes.",
    )
    experience_min: Annotated[Entier | None, Unite("années")] = Field(
        default=None,
        title="Expérience minimale",
        description=("Années sur des projets semblables, et non dans le métier en général."),
    )
    jours: Annotated[Nombre | None, Unite("jours")] = Field(
        default=None,
        title="Jours",
        description="Présence minimale souhaitée sur la durée du projet.",
    )


class ActionCommunication(Entree):
    """Plan de communication."""

    cible: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Cible",
        description="Groupe visé, y compris ceux qui n’utiliseront l’outil que de loin.",
    )
    message: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Message",
        description="Dire ce qui change pour ce groupe et ce qu’il a à y gagner.",
    )
    canal: Texte | None = Field(
        default=None,
        title="Canal",
        description="Choisir un moyen que ce groupe lit ou entend déjà.",
    )
    date: Date | None = Field(
        default=None,
        title="Date",
        description=("Caler l’annonce avant l’événement, pour laisser le temps des questions."),
    )


class ActionChangement(Entree):
    """Conduite du changement."""

    frein: Annotated[RefFrein | None, Exigee()] = Field(
        default=None,
        title="Frein",
        description="Choisir dans la liste de 0b ; aucun ne doit rester sans réponse.",
    )
    action: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Action",
        description="Décrire un geste concret, fait avec les personnes concernées.",
    )
    responsable: Annotated[RefMembre | None, Exigee()] = Field(
        default=None,
        title="Responsable",
        description="Quelqu’un de proche des équipes, écouté par elles.",
    )
    date: Date | None = Field(
        default=None,
        title="Date",
        description="Agir avant l’ouverture, tant que les avis peuvent encore changer.",
    )


class Decision(Entree):
    """Journal des décisions."""

    id: Annotated[IdDecision | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description=("Numéro qui se suit et ne se réutilise jamais, même si le choix est annulé."),
    )
    date: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date",
    )
    objet: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Objet",
        description=("Écrire ce qui est retenu en une phrase complète, et non le sujet du débat."),
    )
    decideur: Annotated[RefMembre | None, Exigee()] = Field(
        default=None,
        title="Décideur",
        description=("La personne qui engage l’entreprise, même si l’avis était collectif."),
    )
    consequence: Texte | None = Field(
        default=None,
        title="Conséquence",
        description=("Parties du dossier, dates ou montants à modifier à la suite de ce choix."),
    )


class Equipe(Section):
    """Qui fait partie de l’équipe et de quoi répond chacun ?"""

    membres: Annotated[list[Membre], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Membres",
        description=(
            "Réunir ceux qui décident, ceux qui utilisent et au moins "
            "une personne réticente : son avis évite un rejet."
        ),
        examples=["conductrice de travaux, opérationnel, réticente, 0,5 j"],
    )
    instances: Annotated[list[Instance], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Instances",
        description=(
            "Lister les réunions où l’on décide, avec ceux qui doivent "
            "y être ; deux suffisent souvent."
        ),
        examples=["comité de projet, hebdo"],
    )
    raci: Annotated[
        Matrice[Texte, RefMembre, enum.Raci], Exigee(CONSULTATION, RECETTE), HorsEntretien()
    ] = Field(
        default={},
        title="RACI",
        description=(
            "Pour chaque tâche : R réalise, A répond du résultat, C "
            "est consulté, I est informé. Un seul A par ligne."
        ),
        examples=["recette utilisateur : R référents, A sponsor"],
    )
    roles_types: Annotated[list[enum.RoleProjet], Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=[],
        title="Rôles attendus",
        description=(
            "Cocher les fonctions à tenir dans le projet, puis vérifier que chacune a une personne."
        ),
        examples=["sponsor ; chef de projet ; référent métier ; référent SI"],
    )
    prestataire: Annotated[list[ProfilPrestataire], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Équipe demandée au prestataire",
        description=(
            "Décrire les profils que vous voulez voir travailler chez "
            "vous, pour éviter un débutant à la place du vendeur."
        ),
        examples=["chef de projet 5 ans"],
    )
    communication: Annotated[list[ActionCommunication], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Plan de communication",
        description=("Prévoir qui doit savoir quoi et quand ; le silence nourrit les inquiétudes."),
        examples=["lettre mensuelle"],
    )
    conduite_changement: Annotated[
        list[ActionChangement], Exigee(CONSULTATION), Interne(Motif.CONDUITE)
    ] = Field(
        default=[],
        title="Conduite du changement",
        description=(
            "Répondre à chaque frein relevé en 0b par une action datée et confiée à quelqu’un."
        ),
        examples=["atelier « mes tableaux » avec les itinérants"],
    )
    decisions: Annotated[
        list[Decision], Exigee(CONSULTATION), Interne(Motif.CONDUITE), HorsEntretien()
    ] = Field(
        default=[],
        title="Journal des décisions",
        description=(
            "Garder la trace de ce qui est tranché, pour ne pas "
            "rouvrir le débat et expliquer un choix plus tard."
        ),
        examples=["DEC-07 : reprise limitée à 36 mois"],
    )
