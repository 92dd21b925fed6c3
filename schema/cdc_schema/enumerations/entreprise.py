"""Lists of the company: models of sale, targets, objectives, what exists."""

from __future__ import annotations

from cdc_schema.enumerations.base import Enumeration


class ModeleVente(Enumeration):
    """Modèle de vente."""

    B2B = "B2B"
    B2C = "B2C"
    B2B2C = "B2B2C"
    B2G = "B2G"


class CanalVente(Enumeration):
    """Canal de vente."""

    COMMERCIAUX_ITINERANTS = "commerciaux itinérants"
    TELEVENTE = "télévente"
    MAGASIN = "magasin"
    SITE_MARCHAND = "site marchand"
    REVENDEURS = "revendeurs"
    PLACES_DE_MARCHE = "places de marché"
    SALONS = "salons"
    APPELS_D_OFFRES = "appels d’offres"


class TypeCible(Enumeration):
    """Type de cible."""

    PARTICULIER = "particulier"
    ENTREPRISE = "entreprise"
    COLLECTIVITE = "collectivité"
    PRESCRIPTEUR = "prescripteur"
    PARTENAIRE = "partenaire"


class Operateur(Enumeration):
    """Opérateur d’un critère."""

    EGAL = "="
    DIFFERENT = "≠"
    INFERIEUR = "<"
    INFERIEUR_OU_EGAL = "≤"
    SUPERIEUR = ">"
    SUPERIEUR_OU_EGAL = "≥"
    ENTRE = "entre"
    CONTIENT = "contient"
    PARMI = "parmi"
    VIDE = "vide"
    NON_VIDE = "non vide"


class RoleAchat(Enumeration):
    """Rôle dans l’achat."""

    DECIDEUR = "décideur"
    PRESCRIPTEUR = "prescripteur"
    UTILISATEUR = "utilisateur"
    ACHETEUR = "acheteur"
    PAYEUR = "payeur"
    FILTRE = "filtre"


class NiveauObjectif(Enumeration):
    """Niveau d’un objectif."""

    STRATEGIQUE = "stratégique"
    OPERATIONNEL = "opérationnel"
    PILOTAGE = "pilotage"


class NatureGain(Enumeration):
    """Nature d’un gain."""

    TEMPS = "temps"
    CHIFFRE_D_AFFAIRES = "chiffre d’affaires"
    COUT_EVITE = "coût évité"
    QUALITE = "qualité"
    RISQUE_EVITE = "risque évité"


class Avenir(Enumeration):
    """Avenir d’un système."""

    CONSERVE = "conservé"
    REMPLACE = "remplacé"
    A_DECIDER = "à décider"
    CIBLE = "cible", "système à choisir par ce projet"


class DomaineInfrastructure(Enumeration):
    """Domaine d’infrastructure."""

    POSTES = "postes"
    MOBILES = "mobiles"
    RESEAU = "réseau"
    ANNUAIRE = "annuaire"
    MESSAGERIE = "messagerie"
    TELEPHONIE = "téléphonie"
    AUTRE = "autre"


class ConditionUsage(Enumeration):
    """Condition d’usage."""

    AU_BUREAU = "au bureau"
    SUR_TELEPHONE = "sur téléphone"
    SANS_RESEAU = "sans réseau"
    EN_VOITURE_A_LA_VOIX = "en voiture à la voix"
    DEVANT_LE_CLIENT = "devant le client"
