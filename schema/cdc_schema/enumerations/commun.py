"""Lists that several chapters share."""

from __future__ import annotations

from cdc_schema.enumerations.base import Enumeration


class Gravite(Enumeration):
    """Gravité d’un frein, d’un irritant, d’une réclamation."""

    NIVEAU_1 = "1", "gêne"
    NIVEAU_2 = "2", "perte régulière de temps ou de qualité"
    NIVEAU_3 = "3", ("empêche de travailler, fait perdre un client ou menace le projet")


class GraviteConstat(Enumeration):
    """Gravité d’un constat de cdc verifier."""

    CONSEIL = "conseil", "à considérer"
    AVERTISSEMENT = "avertissement", "à relire avant l’envoi"
    ERREUR = "erreur", "à corriger avant l’envoi"


class Severite(Enumeration):
    """Sévérité d’une anomalie."""

    BLOQUANTE = (
        "bloquante",
        (
            "empêche une fonction indispensable, ou corrompt "
            "ou expose des données, sans contournement "
            "acceptable"
        ),
    )
    MAJEURE = (
        "majeure",
        ("fonction importante dégradée ou résultat faux, avec contournement praticable"),
    )
    MINEURE = "mineure", "gêne, libellé, présentation ; usage non affecté"


class Aisance(Enumeration):
    """Aisance numérique."""

    NIVEAU_1 = "1", "ne sait pas"
    NIVEAU_2 = "2", "besoin d’accompagnement"
    NIVEAU_3 = "3", "correct"
    NIVEAU_4 = "4", "à l’aise"


class Droit(Enumeration):
    """Droit sur une entité."""

    C = "C", "créer"
    R = "R", "lire"
    U = "U", "modifier"
    D = "D", "supprimer"
    EXPORT = "export"
    IMPORT = "import"


class Frequence(Enumeration):
    """Fréquence."""

    TEMPS_REEL = "temps réel", "quelques secondes au plus"
    MAX_5_MIN = "≤ 5 min"
    MAX_15_MIN = "≤ 15 min"
    HORAIRE = "horaire"
    QUOTIDIEN = "quotidien"
    HEBDOMADAIRE = "hebdomadaire"
    MENSUEL = "mensuel"
    TRIMESTRIEL = "trimestriel"
    SEMESTRIEL = "semestriel"
    ANNUEL = "annuel"
    A_L_EVENEMENT = "à l’événement"
    A_LA_DEMANDE = "à la demande"
    JAMAIS = "jamais"


class Periode(Enumeration):
    """Période d’un volume."""

    HEURE = "heure"
    JOUR = "jour"
    SEMAINE = "semaine"
    MOIS = "mois"
    TRIMESTRE = "trimestre"
    AN = "an"
    TOTAL = "total", "stock, sans période"


class UniteDuree(Enumeration):
    """Unité d’une durée."""

    MIN = "min"
    H = "h"
    H_OUVREES = "h ouvrées"
    JOURS = "jours"
    JOURS_OUVRES = "jours ouvrés"
    SEMAINES = "semaines"
    MOIS = "mois"
    ANS = "ans"


class Mois(Enumeration):
    """Mois."""

    JANVIER = "janvier"
    FEVRIER = "février"
    MARS = "mars"
    AVRIL = "avril"
    MAI = "mai"
    JUIN = "juin"
    JUILLET = "juillet"
    AOUT = "août"
    SEPTEMBRE = "septembre"
    OCTOBRE = "octobre"
    NOVEMBRE = "novembre"
    DECEMBRE = "décembre"


class Technologie(Enumeration):
    """Technologie d’interface."""

    API_REST = "API REST"
    API_AUTRE = "API autre"
    WEBHOOK = "webhook"
    FICHIER_SFTP = "fichier SFTP"
    CONNECTEUR_NATIF = "connecteur natif"
    BASE_DE_DONNEES = "base de données"
    ETL = "ETL"
    MANUEL = "manuel"
    AUCUNE = "aucune"


class BaseLegale(Enumeration):
    """Base légale."""

    CONSENTEMENT = "consentement"
    CONTRAT = "contrat"
    OBLIGATION_LEGALE = "obligation légale"
    INTERET_LEGITIME = "intérêt légitime"
    MISSION_PUBLIQUE = "mission publique"
    INTERETS_VITAUX = "intérêts vitaux"


class Posture(Enumeration):
    """Posture."""

    MOTEUR = "moteur"
    FAVORABLE = "favorable"
    NEUTRE = "neutre"
    RETICENT = "réticent"
    NON_RENSEIGNEE = "non renseignée"


class CanalContact(Enumeration):
    """Canal de contact."""

    TELEPHONE = "téléphone"
    E_MAIL = "e-mail"
    SMS = "SMS"
    COURRIER = "courrier"
    VISITE = "visite"
    MAGASIN = "magasin"
    FORMULAIRE_WEB = "formulaire web"
    PORTAIL = "portail"
    RESEAU_SOCIAL = "réseau social"
    MESSAGERIE_INSTANTANEE = "messagerie instantanée"
    FAX = "fax"


class ModeHebergement(Enumeration):
    """Mode d’hébergement."""

    SAAS = "SaaS"
    SAAS_DANS_L_UE = "SaaS dans l’UE"
    CLOUD_PRIVE = "cloud privé"
    HEBERGEMENT_QUALIFIE = "hébergement qualifié"
    SUR_SITE = "sur site"
    INDIFFERENT = "indifférent"
    A_INSTRUIRE = "à instruire"


class TypePoste(Enumeration):
    """Type de poste ou de logiciel client."""

    NAVIGATEUR = "navigateur"
    ORDINATEUR = "ordinateur"
    TABLETTE = "tablette"
    TELEPHONE = "téléphone"
