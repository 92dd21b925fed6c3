"""Protection of access and of data."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import (
    CONSULTATION,
    RECETTE,
    Derivee,
    DuCandidat,
    Exigee,
    HorsEntretien,
    Recommandee,
    Unite,
)
from cdc_schema.base import Element, Entree, Section
from cdc_schema.references import RefDonnee
from cdc_schema.types import Entier, Texte


class Chiffrement(Element):
    """Chiffrement."""

    transit: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Transit",
        description=(
            "Niveau minimal de protection entre vos postes et le "
            "serveur ; votre informaticien peut le confirmer."
        ),
    )
    repos: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Repos",
        description=(
            "Protection des données stockées, sauvegardes comprises, "
            "en cas de vol ou de copie d’un disque."
        ),
    )
    cles: Texte | None = Field(
        default=None,
        title="Gestion des clés",
        description=("Préciser qui détient les clés : celui qui les a peut lire vos données."),
    )


class Journalisation(Element):
    """Journalisation."""

    evenements: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Événements",
        description=(
            "Retenir les actions sensibles ; tout enregistrer rend la "
            "recherche difficile et surveille les salariés."
        ),
    )
    duree_conservation: Annotated[Entier | None, Exigee(), Unite("mois")] = Field(
        default=None,
        title="Durée de conservation",
        description=("La CNIL recommande de 6 à 12 mois. Au-delà ou en deçà, noter la raison."),
    )


class Sauvegardes(Element):
    """Sauvegardes."""

    frequence: Annotated[enum.Frequence | None, Exigee()] = Field(
        default=None,
        title="Fréquence",
        description="Doit rester cohérente avec la perte de données acceptée en 4a.",
    )
    retention: Annotated[Entier | None, Exigee(), Unite("jours")] = Field(
        default=None,
        title="Rétention",
        description=(
            "Nombre de jours pendant lesquels on peut revenir en "
            "arrière, même si l’erreur est découverte tard."
        ),
    )
    test_restauration: Annotated[enum.Frequence | None, Exigee()] = Field(
        default=None,
        title="Test de restauration",
        description=(
            "Rythme des essais réels de remise en place ; une copie jamais relue ne garantit rien."
        ),
    )


class Certification(Entree):
    """Certifications demandées."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
    )
    exigence: Annotated[enum.DegreExigence | None, Exigee()] = Field(
        default=None,
        title="Exigence",
        description=(
            "« Exigée » écarte les offres sans l’attestation ; "
            "« souhaitée » joue seulement sur la note."
        ),
    )


class TestsIntrusion(Element):
    """Tests d’intrusion."""

    frequence: enum.Frequence | None = Field(
        default=None,
        title="Fréquence",
        description=(
            "Rythme attendu des essais ; en prévoir aussi après tout changement important."
        ),
    )
    rapport: Texte | None = Field(
        default=None,
        title="Rapport",
        description=("Préciser le document à vous remettre et qui peut le lire chez vous."),
    )


class Correctifs(Element):
    """Correctifs."""

    critique: Annotated[Entier | None, Exigee(), Unite("h")] = Field(
        default=None,
        title="Délai pour un correctif critique",
        description=(
            "Compter en heures à partir de la publication de la faille, jours non ouvrés compris."
        ),
    )


class Incident(Element):
    """Notification d’incident."""

    delai: Annotated[Entier | None, Exigee(), Unite("h")] = Field(
        default=None,
        title="Délai",
        description=(
            "Heures entre la découverte par le fournisseur et votre "
            "alerte ; rester nettement sous 72 h."
        ),
    )
    canal: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Canal",
        description=(
            "Moyen joignable soir et week-end, avec un destinataire et un remplaçant désignés."
        ),
    )


class Securite(Section):
    """Comment l’accès et les données sont-ils protégés ?"""

    authentification: Annotated[list[enum.ModeAuthentification], Exigee(CONSULTATION, RECETTE)] = (
        Field(
            default=[],
            title="Authentification",
            description=(
                "Cocher ce qui est exigé pour entrer dans l’outil ; chaque "
                "case devient une condition à vérifier en recette."
            ),
            examples=["SSO SAML ou OIDC ; MFA"],
        )
    )
    authentification_precision: Texte | None = Field(
        default=None,
        title="Précision sur l’authentification",
        description=(
            "Nommer l’annuaire ou le service de connexion déjà en "
            "place, pour que le candidat s’y raccorde."
        ),
        examples=["annuaire Entra ID"],
    )
    mots_de_passe: Annotated[Texte | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Politique si hors SSO",
        description=(
            "Règle de longueur et de blocage pour les comptes qui "
            "gardent un mot de passe propre à l’outil."
        ),
        examples=["recommandation CNIL : 12 caractères ou équivalent"],
    )
    chiffrement: Annotated[Chiffrement | None, Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=None,
        title="Chiffrement",
        description=(
            "Indiquer si les données sont rendues illisibles à un "
            "tiers, sur le réseau comme sur les disques."
        ),
        examples=["TLS 1.2+, AES-256"],
    )
    journalisation: Annotated[Journalisation | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Journalisation",
        description=(
            "Choisir les actions dont il faut garder la trace, pour "
            "savoir après coup qui a fait quoi."
        ),
        examples=["connexion, export, suppression ; 12 mois"],
    )
    sauvegardes: Annotated[Sauvegardes | None, Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=None,
        title="Sauvegardes",
        description=(
            "Fixer le rythme et la durée de garde des copies, ainsi "
            "que la preuve qu’elles peuvent être relues."
        ),
        examples=["quotidienne, 30 j, test annuel"],
    )
    certifications: Annotated[list[Certification], Recommandee(), HorsEntretien(), DuCandidat()] = (
        Field(
            default=[],
            title="Certifications demandées",
            description=(
                "Le candidat joint ses attestations. Ne rendre obligatoire "
                "que ce qui doit vraiment écarter une offre."
            ),
            examples=["ISO 27001 (souhaitée)"],
        )
    )
    tests_intrusion: Annotated[
        TestsIntrusion | None, Recommandee(), HorsEntretien(), DuCandidat()
    ] = Field(
        default=None,
        title="Tests d’intrusion",
        description=(
            "Le candidat décrit ses essais d’attaque par un tiers. "
            "Écrire ici ce que vous voulez recevoir."
        ),
        examples=["annuel, synthèse fournie"],
    )
    vulnerabilites: Annotated[Correctifs | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Correctifs",
        description=(
            "Temps laissé au fournisseur pour combler une faille grave une fois qu’elle est connue."
        ),
        examples=["72 h"],
    )
    incidents: Annotated[Incident | None, Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=None,
        title="Notification d’incident",
        description=(
            "Exiger d’être prévenu assez vite : vous n’avez que 72 h "
            "pour saisir la CNIL en cas de fuite."
        ),
        examples=["24 h à partir de la connaissance (permet les 72 h CNIL)"],
    )
    poste_mobile: Annotated[Texte | None, Recommandee()] = Field(
        default=None,
        title="Perte de terminal",
        description=(
            "Dire ce qui doit se passer quand un téléphone ou un "
            "ordinateur est volé, et qui déclenche l’action."
        ),
        examples=["effacement à distance"],
    )
    plan_continuite: Annotated[
        RefDonnee | None, Recommandee(), HorsEntretien(), Derivee("renvoi à 4a.rto_rpo")
    ] = Field(
        default=None,
        title="Continuité",
        description=(
            "Rien à saisir : les limites d’arrêt et de perte de "
            "données fixées en 4a sont reprises ici."
        ),
        examples=["4a.rto_rpo"],
    )
