"""Lists of the technical chapter: hosting, security, rights, personal data, migration."""

from __future__ import annotations

from cdc_schema.enumerations.base import Enumeration


class Portee(Enumeration):
    """Portée d’un droit."""

    SOI = "soi"
    PORTEFEUILLE = "portefeuille"
    EQUIPE = "équipe"
    SITE = "site"
    TOUT = "tout"


class SortFinal(Enumeration):
    """Sort final des données."""

    SUPPRESSION = "suppression"
    ANONYMISATION = "anonymisation"
    ARCHIVAGE_DEFINITIF = "archivage définitif"


class InstrumentTransfert(Enumeration):
    """Instrument de transfert hors UE."""

    ADEQUATION = "adéquation"
    CCT = "CCT"
    BCR = "BCR"
    AUCUN = "aucun"


class DroitPersonne(Enumeration):
    """Droit des personnes."""

    ACCES = "accès"
    RECTIFICATION = "rectification"
    EFFACEMENT = "effacement"
    OPPOSITION = "opposition"
    LIMITATION = "limitation"
    PORTABILITE = "portabilité"


class OuiNonAEtudier(Enumeration):
    """Oui, non, à étudier."""

    OUI = "oui"
    NON = "non"
    A_ETUDIER = "à étudier"


class ReferenceReglementaire(Enumeration):
    """Obligation réglementaire ou normative."""

    RGPD = "RGPD"
    FACTURATION_ELECTRONIQUE = "facturation électronique"
    RGAA = "RGAA"
    NIS2 = "NIS2"
    HDS = "HDS"
    PCI_DSS = "PCI-DSS"
    DATA_ACT = "Data Act"
    NORME_SECTORIELLE = "norme sectorielle"
    AUTRE = "autre"


class Environnement(Enumeration):
    """Environnement."""

    PRODUCTION = "production"
    RECETTE = "recette"
    FORMATION = "formation"
    DEVELOPPEMENT = "développement"


class ModeAuthentification(Enumeration):
    """Exigence d’accès."""

    SSO_SAML_OU_OIDC = "SSO SAML ou OIDC"
    ANNUAIRE = "annuaire"
    MFA = "MFA"
    COMPTES_INVITES = "comptes invités"
    CLOISONNEMENT_PAR_ENTITE = "cloisonnement par entité"
    JOURNAL_DES_ACCES = "journal des accès"


class DegreExigence(Enumeration):
    """Degré d’une demande."""

    EXIGEE = "exigée"
    SOUHAITEE = "souhaitée"


class ProfondeurHistorique(Enumeration):
    """Profondeur d’historique."""

    AUCUN = "aucun"
    N_12_MOIS = "12 mois"
    N_24_MOIS = "24 mois"
    N_36_MOIS = "36 mois"
    N_5_ANS = "5 ans"
    TOUT = "tout"
    A_DECIDER = "à décider"


class DecisionReprise(Enumeration):
    """Décision de reprise."""

    REPRENDRE = "reprendre"
    REPRENDRE_APRES_NETTOYAGE = "reprendre après nettoyage"
    NE_PAS_REPRENDRE = "ne pas reprendre"
    A_DECIDER = "à décider"
