"""Visitors, before anybody knows who they are."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import CONSULTATION, Exigee, HorsEntretien, Recommandee, Unite
from cdc_schema.base import Element, Entree
from cdc_schema.donnees_flux.commun import EtapeCycle
from cdc_schema.references import RefMachineEtats, RefRole
from cdc_schema.types import Booleen, Entier, Montant, Texte


class PointContact(Entree):
    """Points de contact."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description=("Le lieu, le site, le salon ou la publicité, tel que vous l’appelez."),
    )
    type: Annotated[enum.TypePointContact | None, Exigee()] = Field(
        default=None,
        title="Type",
    )
    volume: Annotated[Entier | None, Unite("par mois")] = Field(
        default=None,
        title="Volume",
        description="Nombre de visites, d’appels ou de passages sur un mois ordinaire.",
    )
    cout: Annotated[Montant | None, Unite("€ par mois")] = Field(
        default=None,
        title="Coût",
        description=(
            "Dépense moyenne, en ramenant au mois les achats "
            "ponctuels ; le temps passé n’est pas compté."
        ),
    )
    mesure: Texte | None = Field(
        default=None,
        title="Comment on le sait",
        description=(
            "L’outil ou le comptage dont vient le chiffre ; écrire "
            "« estimation » si rien ne mesure."
        ),
    )


class Traceur(Entree):
    """Cookies et traceurs."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
    )
    finalite: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Finalité",
        description=(
            "À quoi il sert vraiment : compter les visites, mémoriser "
            "un choix, cibler la publicité."
        ),
    )
    exempte: Annotated[Booleen | None, Exigee()] = Field(
        default=None,
        title="Exempté de consentement",
        description=(
            "Oui seulement s’il est indispensable au site ou sert au "
            "simple comptage, selon les règles de la CNIL."
        ),
    )
    duree_vie: Annotated[Entier | None, Unite("mois")] = Field(
        default=None,
        title="Durée de vie",
        description=(
            "Temps pendant lequel il reste sur l’appareil ; 13 mois au "
            "plus s’il est dispensé d’accord."
        ),
    )
    outil_consentement: Texte | None = Field(
        default=None,
        title="Outil de consentement",
        description=("Le bandeau ou le service qui recueille et garde le choix du visiteur."),
    )


class MesureAudience(Element):
    """Données d’audience."""

    outil: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Outil",
        description="Le service qui compte les visites de votre site, même gratuit.",
    )
    indicateurs: list[Texte] = Field(
        default=[],
        title="Indicateurs",
        description=("Seulement les chiffres que quelqu’un regarde et utilise, un par ligne."),
    )
    conservation: Annotated[Entier | None, Unite("mois")] = Field(
        default=None,
        title="Conservation",
        description=(
            "Durée de garde des relevés ; 25 mois au plus si vous vous "
            "dispensez de l’accord du visiteur."
        ),
    )


class Parcours(Entree):
    """Parcours et appels à l’action."""

    page: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Page",
        description=("La page ou l’affiche de départ, désignée par son titre ou son adresse."),
    )
    action: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Action",
        description=(
            "Ce que le visiteur est invité à faire : demander, appeler, réserver, télécharger."
        ),
    )
    formulaire: Texte | None = Field(
        default=None,
        title="Formulaire",
        description="Celui qui s’ouvre alors, nommé comme dans la partie sur les leads.",
    )


class Visiteurs(EtapeCycle):
    """Comment un inconnu nous rencontre et que mesure-t-on sans l’identifier ?"""

    statuts: Annotated[RefMachineEtats | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Statuts et transitions",
        description=(
            "Reliez le schéma qui dit par quels états passe la fiche, "
            "décrit dans la partie sur les automatisations."
        ),
        examples=["WF-LEAD"],
    )
    acteurs: Annotated[list[RefRole], Recommandee()] = Field(
        default=[],
        title="Rôles intervenants",
        description=(
            "Toutes les fonctions qui traitent, consultent ou valident une fiche à cette étape."
        ),
        examples=["ROL-TEL"],
    )
    points_contact: Annotated[list[PointContact], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Points de contact",
        description=(
            "Recensez tous les endroits où un inconnu peut vous "
            "découvrir, en ligne ou non, avec leur affluence et leur "
            "coût."
        ),
        examples=["site : 31 000 visites/mois"],
    )
    traceurs: Annotated[list[Traceur], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Cookies et traceurs",
        description=(
            "Tout ce que votre site dépose sur l’appareil du "
            "visiteur : la loi encadre chacun, demandez la liste à "
            "votre webmestre."
        ),
        examples=["mesure d’audience exemptée, 13 mois"],
    )
    mesure_audience: Annotated[MesureAudience | None, Recommandee()] = Field(
        default=None,
        title="Données d’audience",
        description=(
            "Ce que vous savez des visites sans connaître les "
            "personnes, avec quel outil et combien de temps c’est "
            "gardé."
        ),
        examples=["pages vues, source, campagne"],
    )
    parcours: Annotated[list[Parcours], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Parcours et appels à l’action",
        description=(
            "Les pages qui comptent et ce que vous invitez le visiteur "
            "à y faire : c’est par là que naissent les demandes."
        ),
        examples=["page « poêles » → demande de rendez-vous"],
    )
    passage_lead: Annotated[list[Texte], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Événement qui crée un lead",
        description=(
            "Les faits après lesquels un inconnu devient une personne "
            "à rappeler ; un par ligne, sans zone grise."
        ),
        examples=["formulaire envoyé, appel décroché, badge scanné"],
    )
    rattachement: Annotated[Texte | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Règle de rattachement visite → lead",
        description=(
            "Dites si les visites passées peuvent être reliées à la "
            "personne une fois connue, et avec quel accord de sa part."
        ),
        examples=["seulement après consentement"],
    )
