"""Lists of data and of the life cycle, from visitor to loyalty."""

from __future__ import annotations

from cdc_schema.enumerations.base import Enumeration


class TypeChamp(Enumeration):
    """Type d’un champ du dictionnaire."""

    TEXTE = "texte"
    TEXTE_LONG = "texte long"
    ENTIER = "entier"
    DECIMAL = "decimal"
    MONTANT = "montant"
    POURCENTAGE = "pourcentage"
    DATE = "date"
    DATE_HEURE = "date_heure"
    BOOLEEN = "booleen"
    LISTE = "liste", "valeurs dans `valeurs`"
    LISTE_MULTIPLE = "liste multiple"
    EMAIL = "email"
    TELEPHONE = "téléphone"
    ADRESSE = "adresse"
    URL = "url"
    FICHIER = "fichier"
    REFERENCE = "reference", "lien vers une autre entité, nommée dans `reference`"
    CALCULE = "calculé", "règle de calcul dans `calcul`"


class MomentObligation(Enumeration):
    """Moment où un champ devient obligatoire."""

    TOUJOURS = "toujours"
    CREATION = "creation"
    STATUT = "statut", "pour entrer dans l’état nommé dans `statut`"
    NON = "non"


class GranulariteConsentement(Enumeration):
    """Granularité du consentement."""

    PAR_CANAL = "par canal"
    PAR_SUJET = "par sujet"
    GLOBAL = "global"


class TypePointContact(Enumeration):
    """Type de point de contact."""

    SITE = "site"
    MAGASIN = "magasin"
    SALON = "salon"
    RESEAU_SOCIAL = "réseau social"
    ANNONCE = "annonce"
    E_MAILING = "e-mailing"
    TELEPHONE = "téléphone"
    BOUCHE_A_OREILLE = "bouche-à-oreille"
    PARTENAIRE = "partenaire"
    AUTRE = "autre"


class EtapeCycleSortie(Enumeration):
    """État d’arrivée dans le cycle de vie."""

    VISITEUR = "visiteur"
    LEAD = "lead"
    PROSPECT = "prospect"
    CLIENT = "client"
    ECARTE = "écarté"
    PERDU = "perdu"
    SOMMEIL = "sommeil"
    INACTIF = "inactif"
    SUPPRIME = "supprimé"


class SensDocument(Enumeration):
    """Document produit ou reçu."""

    PRODUIT = "produit"
    RECU = "reçu"


class ModeSignature(Enumeration):
    """Mode de signature."""

    PAPIER = "papier"
    ELECTRONIQUE_SIMPLE = "électronique simple"
    ELECTRONIQUE_AVANCEE = "électronique avancée"
    ELECTRONIQUE_QUALIFIEE = "électronique qualifiée"
    BON_POUR_ACCORD_PAR_E_MAIL = "bon pour accord par e-mail"


class PrioriteDossier(Enumeration):
    """Priorité d’un dossier ou d’une demande."""

    URGENTE = "urgente"
    HAUTE = "haute"
    NORMALE = "normale"
    BASSE = "basse"
