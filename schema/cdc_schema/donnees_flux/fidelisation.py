"""Keeping, reviving and developing customers."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import CONSULTATION, RECETTE, Exigee, HorsEntretien, Recommandee, Unite
from cdc_schema.base import Element, Entree
from cdc_schema.donnees_flux.commun import EtapeCycle
from cdc_schema.references import IdSegment, RefMachineEtats, RefRole
from cdc_schema.types import Duree, Entier, Nombre, Texte


class Segment(Entree):
    """Segments."""

    id: Annotated[IdSegment | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description="Code court et définitif ; campagnes et scénarios s’y réfèrent.",
    )
    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description="Un intitulé parlant pour les équipes, sans sigle.",
    )
    regle_calculable: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Règle calculable",
        description=(
            "Les conditions exactes, portant sur des informations "
            "enregistrées, pour que l’outil trie seul."
        ),
    )
    taille: Annotated[Entier | None, Unite("personnes")] = Field(
        default=None,
        title="Taille",
        description=(
            "Nombre de clients concernés aujourd’hui ; trop petit, le "
            "groupe ne mérite pas son action."
        ),
    )
    action: Texte | None = Field(
        default=None,
        title="Action",
        description=(
            "Ce que vous ferez de différent pour ces clients ; sinon, le groupe est inutile."
        ),
    )
    frequence_calcul: enum.Frequence | None = Field(
        default=None,
        title="Fréquence de calcul",
        description="Rythme auquel l’outil doit revoir qui appartient au groupe.",
    )


class Programme(Entree):
    """Programmes."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
    )
    avantage: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Avantage",
        description="Ce que le client reçoit, chiffré, et sous quelle forme.",
    )
    conditions: Texte | None = Field(
        default=None,
        title="Conditions",
        description="Qui y a droit, à partir de quoi, et ce qui fait perdre le droit.",
    )
    duree: Duree | None = Field(
        default=None,
        title="Durée",
        description="Temps pendant lequel le client peut utiliser son avantage.",
    )


class Scenario(Entree):
    """Scénarios automatiques."""

    declencheur: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Déclencheur",
        description=("L’événement ou la date, enregistré dans l’outil, qui lance l’envoi."),
    )
    delai: Annotated[Entier | None, Unite("jours")] = Field(
        default=None,
        title="Délai",
        description=(
            "Temps d’attente après l’événement ; un nombre négatif pour agir avant une date."
        ),
    )
    message: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Message",
        description="Le contenu en une phrase et ce que le client est invité à faire.",
    )
    canal: Annotated[enum.CanalContact | None, Exigee()] = Field(
        default=None,
        title="Canal",
    )
    arret: Texte | None = Field(
        default=None,
        title="Condition d’arrêt",
        description=(
            "Ce qui annule l’envoi : réponse, achat, désinscription, réclamation en cours."
        ),
    )


class Volume(Element):
    """Volume."""

    valeur: Annotated[Nombre | None, Exigee()] = Field(
        default=None,
        title="Valeur",
    )
    unite: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Unité",
        description="Ce que l’on compte, au pluriel : courriels, SMS ou lettres.",
    )
    periode: Annotated[enum.Periode | None, Exigee()] = Field(
        default=None,
        title="Période",
    )


class Campagnes(Element):
    """Campagnes."""

    canaux: Annotated[list[enum.CanalContact], Exigee()] = Field(
        default=[],
        title="Canaux",
        description=(
            "Les moyens d’envoi utilisés ; chacun suppose l’accord correspondant des particuliers."
        ),
    )
    volume: Volume | None = Field(
        default=None,
        title="Volume",
        description=(
            "Comptez les messages partis, et non les campagnes : le prix de l’envoi en dépend."
        ),
    )
    desinscription: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Désinscription",
        description=(
            "Comment le client refuse les prochains envois, sur chaque "
            "moyen, sans frais ni démarche."
        ),
    )
    plafond: Annotated[Entier | None, Exigee(), Unite("messages par mois et par personne")] = Field(
        default=None,
        title="Plafond",
        description=(
            "Nombre maximal reçu par une même personne, tous moyens et toutes équipes confondus."
        ),
    )


class ValeurClient(Entree):
    """Indicateurs de valeur."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description="Un intitulé que la direction comprend sans explication.",
    )
    formule: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Formule",
        description=("Le calcul exact, la période retenue et l’outil dont viennent les montants."),
    )


class Attrition(Element):
    """Détection du départ."""

    signaux: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Signaux",
        description="Des faits que l’outil peut constater seul, un par ligne.",
    )
    action: Texte | None = Field(
        default=None,
        title="Action",
        description="Ce qui est tenté pour retenir le client, et dans quel délai.",
    )
    avertis: list[RefRole] = Field(
        default=[],
        title="Qui est averti",
        description="Les fonctions prévenues ; une au moins doit avoir le temps d’agir.",
    )


class Consentements(Element):
    """Préférences et désinscription."""

    granularite: Annotated[list[enum.GranulariteConsentement], Exigee()] = Field(
        default=[],
        title="Granularité",
        description=(
            "Plus le choix est fin, moins les clients refusent tout, mais plus il y a à gérer."
        ),
    )
    delai_prise_en_compte: Annotated[Entier | None, Exigee(), Unite("h")] = Field(
        default=None,
        title="Délai de prise en compte",
        description=(
            "Temps maximal entre le refus du client et l’arrêt de tout envoi, dans tous vos outils."
        ),
    )


class Avis(Element):
    """Avis et recommandations."""

    recueil: Texte | None = Field(
        default=None,
        title="Recueil",
        description="À quel moment, par quel moyen et sur quel site l’avis est demandé.",
    )
    moderation: Texte | None = Field(
        default=None,
        title="Modération",
        description=(
            "Qui relit, sous quel délai et selon quelles règles ; les "
            "avis négatifs ne peuvent être écartés à ce titre."
        ),
    )


class Fidelisation(EtapeCycle):
    """Comment garde-t-on, relance-t-on et développe-t-on les clients ?"""

    statuts: Annotated[RefMachineEtats | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Statuts et transitions",
        description=(
            "Reliez le schéma qui dit par quels états passe la fiche, "
            "décrit dans la partie sur les automatisations."
        ),
        examples=["WF-LEAD"],
    )
    segments: Annotated[list[Segment], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Segments",
        description=(
            "Les groupes de clients à traiter différemment, chacun "
            "avec une règle que l’outil applique et une action prévue."
        ),
        examples=["contrat échu depuis < 90 j"],
    )
    programmes: Annotated[list[Programme], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Programmes",
        description=(
            "Les avantages offerts aux clients fidèles et leurs "
            "conditions : l’outil devra les calculer et les suivre."
        ),
        examples=["parrainage : 80 € en avoir"],
    )
    scenarios: Annotated[list[Scenario], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Scénarios automatiques",
        description=(
            "Les messages que l’outil envoie seul après un événement, avec ce qui les interrompt."
        ),
        examples=["fin de garantie J-60"],
    )
    campagnes: Annotated[Campagnes | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Campagnes",
        description=(
            "Les envois groupés : par quels moyens, combien, et avec "
            "quelles limites pour ne pas lasser."
        ),
        examples=["max 2 e-mails/mois"],
    )
    valeur_client: Annotated[list[ValeurClient], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Indicateurs de valeur",
        description=(
            "Les chiffres qui disent ce que vaut un client dans la "
            "durée, pour savoir où porter l’effort."
        ),
        examples=["taux de réachat 24 mois"],
    )
    attrition: Annotated[Attrition | None, Recommandee()] = Field(
        default=None,
        title="Détection du départ",
        description=(
            "Les signes qui annoncent qu’un client va partir, et ce "
            "que vous faites tant qu’il est temps."
        ),
        examples=["contrat non renouvelé + note ≤ 6"],
    )
    consentements: Annotated[Consentements | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Préférences et désinscription",
        description=(
            "Jusqu’à quel détail un client choisit ce qu’il reçoit, et "
            "en combien de temps son refus est appliqué."
        ),
        examples=["par canal et par sujet, 48 h"],
    )
    avis: Annotated[Avis | None, HorsEntretien()] = Field(
        default=None,
        title="Avis et recommandations",
        description=(
            "Comment vous recueillez et publiez ce que disent les "
            "clients, et qui relit avant publication."
        ),
        examples=["après pose"],
    )
