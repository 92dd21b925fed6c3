"""Personal data: processing, rights, consent."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import (
    CONSULTATION,
    MIGRATION,
    RECETTE,
    DuCandidat,
    Exigee,
    HorsEntretien,
    Recommandee,
    Unite,
)
from cdc_schema.base import Element, Entree, Section
from cdc_schema.references import IdTraitement, RefRole
from cdc_schema.types import Booleen, Date, Duree, Entier, Texte


class Traitement(Entree):
    """Registre du projet."""

    id: Annotated[IdTraitement | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description=(
            "Code court et définitif, repris par chaque information personnelle décrite en 3a."
        ),
    )
    finalite: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Finalité",
        description=(
            "Dire à quoi servent ces données, en un seul but précis ; "
            "deux buts demandent deux lignes."
        ),
    )
    base_legale: Annotated[list[enum.BaseLegale], Exigee()] = Field(
        default=[],
        title="Base légale",
        description=(
            "Ce qui vous autorise à utiliser ces données. Prospecter "
            "un particulier par e-mail demande son accord."
        ),
    )
    personnes: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Personnes concernées",
        description=(
            "Nommer les groupes de personnes dont on tient les "
            "données, salariés compris s’ils sont suivis."
        ),
    )
    categories_donnees: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Catégories de données",
        description=(
            "Lister les familles d’informations recueillies, sans en "
            "prendre plus que le but ne l’exige."
        ),
    )
    destinataires: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Destinataires",
        description=(
            "Services et sociétés extérieures qui voient ces données, "
            "y compris pour un simple envoi."
        ),
    )
    duree_active: Annotated[Duree | None, Exigee()] = Field(
        default=None,
        title="Durée active",
        description=(
            "Temps pendant lequel la fiche reste utilisable ; trois "
            "ans au plus pour un prospect, sauf raison écrite."
        ),
    )
    depart_duree: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="À compter de",
        description=(
            "Événement daté qui lance le compte à rebours et que l’outil saura reconnaître."
        ),
    )
    archivage_intermediaire: Duree | None = Field(
        default=None,
        title="Archivage intermédiaire",
        description=(
            "Temps de garde à accès réduit, après l’usage courant, "
            "pour une preuve ou une obligation."
        ),
    )
    archivage_precision: Texte | None = Field(
        default=None,
        title="Précision sur l’archivage",
        description=(
            "Noter le texte ou le litige possible qui justifie cette "
            "garde, et qui peut encore consulter."
        ),
    )
    sort_final: Annotated[enum.SortFinal | None, Exigee()] = Field(
        default=None,
        title="Sort final",
        description=(
            "Ce que l’outil fait de la fiche en fin de durée ; rendre "
            "anonyme permet de garder les statistiques."
        ),
    )
    mesures: Texte | None = Field(
        default=None,
        title="Mesures",
        description=(
            "Protections propres à ces données, en plus des règles générales de la partie 4b."
        ),
    )
    decide_par: RefRole | None = Field(
        default=None,
        title="Décidé par",
        description=("Désigner qui tranche la durée et le but, et répond en cas de contrôle."),
    )


class InformationPersonnes(Entree):
    """Mentions d’information."""

    support: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Support",
        description=(
            "Page, document ou message où figure le texte, tel que la personne le rencontre."
        ),
    )
    moment: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Moment",
        description=("Indiquer quand la personne le lit, au plus tard lors de la collecte."),
    )
    version: Texte | None = Field(
        default=None,
        title="Version",
        description=("Noter la date ou le numéro du texte, pour prouver ce que la personne a lu."),
    )


class ExerciceDroits(Element):
    """Exercice des droits."""

    canal: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Canal",
        description=("Point d’entrée unique, relevé chaque semaine même pendant les congés."),
    )
    delai: Annotated[Entier | None, Exigee(), Unite("jours")] = Field(
        default=None,
        title="Délai",
        description="Temps de réponse complet à la personne ; la loi donne un mois.",
    )
    fonctions_attendues: Annotated[list[enum.DroitPersonne], Exigee()] = Field(
        default=[],
        title="Fonctions attendues",
        description=("Cocher ce que l’outil doit savoir faire sans l’aide du fournisseur."),
    )
    tracabilite: Texte | None = Field(
        default=None,
        title="Traçabilité",
        description=(
            "Dire où l’on garde la demande, la date et la réponse, "
            "pour le prouver en cas de plainte."
        ),
    )


class Consentements(Element):
    """Gestion des consentements."""

    canaux: Annotated[list[enum.CanalContact], Exigee()] = Field(
        default=[],
        title="Canaux",
        description=(
            "Cocher les moyens à suivre séparément : un accord pour "
            "l’un ne vaut pas pour les autres."
        ),
    )
    preuve: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Preuve",
        description=(
            "Noter ce que l’outil garde : date, texte présenté et geste fait par la personne."
        ),
    )
    retrait: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Retrait",
        description=(
            "Décrire le geste de la personne et le temps avant l’arrêt "
            "des envois ; aussi simple que l’accord."
        ),
    )
    liste_opposition: Texte | None = Field(
        default=None,
        title="Liste d’opposition",
        description=(
            "Dire comment un refus reste connu même après effacement de la fiche ou nouvel import."
        ),
    )


class SousTraitant(Entree):
    """Sous-traitants (art. 28)."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
    )
    objet: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Objet",
        description="Ce que la société fait avec les données, en quelques mots.",
    )
    pays: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Pays",
        description=("Lieu de stockage et lieu d’où travaillent les équipes, s’ils diffèrent."),
    )
    garanties: Texte | None = Field(
        default=None,
        title="Garanties",
        description=(
            "Engagements écrits ou attestations remis par la société sur la protection des données."
        ),
    )
    contrat_signe: Booleen | None = Field(
        default=None,
        title="Contrat art. 28 signé",
        description=(
            "Cocher quand le contrat de protection des données est "
            "signé ; il est obligatoire avant tout envoi."
        ),
    )
    sous_traitants_ulterieurs: Texte | None = Field(
        default=None,
        title="Sous-traitants ultérieurs",
        description=(
            "Sociétés auxquelles celle-ci confie à son tour vos "
            "données ; vous devez en être averti."
        ),
    )


class Transfert(Entree):
    """Transferts hors UE."""

    destinataire: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Destinataire",
        description=("Société ou service qui reçoit les données ou peut les consulter à distance."),
    )
    pays: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Pays",
    )
    instrument: Annotated[enum.InstrumentTransfert | None, Exigee()] = Field(
        default=None,
        title="Instrument",
        description=(
            "Cadre juridique qui autorise l’envoi. « Aucun » signifie "
            "que le transfert n’est pas permis."
        ),
    )


class Aipd(Element):
    """Analyse d’impact."""

    necessaire: Annotated[enum.OuiNonAEtudier | None, Exigee()] = Field(
        default=None,
        title="Nécessaire",
        description=(
            "Elle l’est en principe dès que deux critères de risque de "
            "la liste officielle sont réunis."
        ),
    )
    criteres_coches: list[Texte] = Field(
        default=[],
        title="Critères cochés",
        description=(
            "Reprendre les critères de risque qui s’appliquent à votre "
            "projet ; leur nombre décide de la réponse."
        ),
    )
    justification: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Justification",
        description=("Expliquer la réponse en quelques lignes, y compris quand elle est négative."),
    )
    revision: Date | None = Field(
        default=None,
        title="Révision",
        description=(
            "Date à laquelle reprendre la question, au plus tard si "
            "les données ou les usages changent."
        ),
    )


class Minimisation(Element):
    """Zones de commentaire libre."""

    regle: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Règle",
        description=(
            "Dire ce qui est permis et interdit, en termes que chaque utilisateur comprend."
        ),
    )
    avertissement: Texte | None = Field(
        default=None,
        title="Avertissement",
        description="Texte affiché près de la zone au moment de la saisie.",
    )
    controle: Texte | None = Field(
        default=None,
        title="Contrôle",
        description=(
            "Préciser qui relit ces textes, à quel rythme, ou quelle "
            "vérification l’outil doit faire."
        ),
    )


class Violation(Element):
    """Violation de données."""

    processus: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Processus",
        description=(
            "Enchaîner les étapes : qui constate, qui décide, qui "
            "prévient la CNIL et les personnes touchées."
        ),
    )
    delai: Annotated[Entier | None, Exigee(), Unite("h")] = Field(
        default=None,
        title="Délai",
        description=("Heures entre la découverte et la déclaration à la CNIL ; 72 h au plus."),
    )


class MineursSensibles(Element):
    """Données sensibles ou mineurs."""

    presence: Annotated[Booleen | None, Exigee()] = Field(
        default=None,
        title="Présence",
        description=(
            "Répondre oui même si l’information n’apparaît que dans "
            "des commentaires ou des pièces jointes."
        ),
    )
    justification: Texte | None = Field(
        default=None,
        title="Justification",
        description=(
            "Si oui, dire pourquoi elles sont indispensables et ce qui vous autorise à les garder."
        ),
    )


class ObligationReglementaire(Entree):
    """Obligations réglementaires et normatives."""

    reference: Annotated[enum.ReferenceReglementaire | None, Exigee()] = Field(
        default=None,
        title="Référence",
        description=(
            "Ne retenir que les textes qui s’appliquent vraiment à votre activité ou à vos clients."
        ),
    )
    precision: Texte | None = Field(
        default=None,
        title="Précision",
        description=("Dire ce que le texte impose concrètement à l’outil et depuis quelle date."),
    )


class Confidentialite(Section):
    """Quels traitements, sur quelles bases, pour combien de temps, avec quels sous-traitants ?"""

    traitements: Annotated[list[Traitement], Exigee(CONSULTATION, MIGRATION)] = Field(
        default=[],
        title="Registre du projet",
        description=(
            "Une ligne par usage de données de personnes : pourquoi, "
            "lesquelles, combien de temps. La loi impose ce registre."
        ),
        examples=[
            (
                "TRT-02 prospection particuliers ; consentement ; 3 ans "
                "après dernier contact émanant du prospect"
            )
        ],
    )
    information: Annotated[list[InformationPersonnes], Exigee(CONSULTATION), HorsEntretien()] = (
        Field(
            default=[],
            title="Mentions d’information",
            description=(
                "Lister les endroits où vous dites aux gens ce que vous "
                "faites de leurs données ; aucun recueil ne doit manquer."
            ),
            examples=["formulaires web, devis, messagerie"],
        )
    )
    droits: Annotated[ExerciceDroits | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = (
        Field(
            default=None,
            title="Exercice des droits",
            description=(
                "Organiser la réponse à quelqu’un qui demande à voir, "
                "corriger ou effacer ses données."
            ),
            examples=["adresse dédiée ; 30 jours"],
        )
    )
    consentements: Annotated[Consentements | None, Exigee(CONSULTATION, RECETTE, MIGRATION)] = (
        Field(
            default=None,
            title="Gestion des consentements",
            description=(
                "Prévoir comment l’accord d’une personne est recueilli, "
                "prouvé et retiré, pour chaque moyen de contact."
            ),
            examples=["par canal, horodaté"],
        )
    )
    sous_traitants: Annotated[list[SousTraitant], Exigee(), HorsEntretien(), DuCandidat()] = Field(
        default=[],
        title="Sous-traitants (art. 28)",
        description=(
            "Le candidat liste les sociétés qui manipulent ces "
            "données. Ajouter celles que vous connaissez déjà."
        ),
        examples=["éditeur CRM, UE"],
    )
    transferts: Annotated[list[Transfert], Exigee(), HorsEntretien(), DuCandidat()] = Field(
        default=[],
        title="Transferts hors UE",
        description=(
            "Le candidat déclare tout envoi ou accès depuis un pays "
            "hors de l’UE. Écrire ici vos interdictions."
        ),
        examples=["support en …, CCT"],
    )
    aipd: Annotated[Aipd | None, Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=None,
        title="Analyse d’impact",
        description=(
            "Dire si le projet présente un risque élevé pour les "
            "personnes ; la réponse doit être motivée par écrit."
        ),
        examples=["non : < 2 critères"],
    )
    minimisation: Annotated[Minimisation | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Zones de commentaire libre",
        description=(
            "Encadrer ce que l’on écrit librement sur une personne : "
            "elle peut demander à tout lire."
        ),
        examples=["message d’avertissement + mots interdits"],
    )
    dpo: Annotated[RefRole | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="DPO ou référent",
        description=(
            "Désigner celui qui suit la protection des données, à "
            "l’intérieur ou chez un conseil extérieur."
        ),
        examples=["ROL-DPO"],
    )
    violation: Annotated[Violation | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Violation de données",
        description=(
            "Décrire qui fait quoi en cas de fuite ou de perte, avant que l’urgence ne l’impose."
        ),
        examples=["72 h"],
    )
    mineurs_sensibles: Annotated[MineursSensibles | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Données sensibles ou mineurs",
        description=(
            "Signaler santé, opinions, enfants ou infractions : ces "
            "données demandent des précautions particulières."
        ),
        examples=["aucune"],
    )
    obligations: Annotated[list[ObligationReglementaire], Recommandee()] = Field(
        default=[],
        title="Obligations réglementaires et normatives",
        description=(
            "Lister les textes que l’outil doit respecter dans votre "
            "métier ; le candidat dira comment il s’y conforme."
        ),
        examples=["facturation électronique ; RGPD"],
    )
