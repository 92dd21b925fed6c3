"""Lists of the preliminaries: interviews, processes, flows, cartography."""

from __future__ import annotations

from cdc_schema.enumerations.base import Enumeration


class Autorite(Enumeration):
    """Autorité d’un système sur une entité."""

    MAITRE = "maître"
    COPIE = "copie"
    LECTURE = "lecture"
    ABSENT = "absent"


class ModeEchange(Enumeration):
    """Mode d’échange."""

    SAISIE = "saisie"
    FICHIER = "fichier"
    API = "API"
    WEBHOOK = "webhook"
    E_MAIL = "e-mail"
    TELEPHONE = "téléphone"
    PAPIER = "papier"


class TypeSource(Enumeration):
    """Type de source."""

    EXCEL = "excel"
    BASE = "base"
    APPLICATION = "application"
    BOITE_MAIL = "boite_mail"
    PAPIER = "papier"
    TELEPHONE = "téléphone"
    AUTRE = "autre"


class SortSource(Enumeration):
    """Sort d’une source."""

    REPRENDRE = "reprendre"
    NETTOYER_PUIS_REPRENDRE = "nettoyer puis reprendre"
    ARCHIVER = "archiver"
    SUPPRIMER = "supprimer"
    LAISSER = "laisser"


class Sensibilite(Enumeration):
    """Sensibilité."""

    PUBLIQUE = "publique"
    COMMERCIALE = "commerciale"
    PERSONNELLE = "personnelle"
    CONFIDENTIELLE = "confidentielle"
    SENSIBLE = "sensible", "catégorie particulière de données (RGPD, article 9)"


class CategorieFrein(Enumeration):
    """Catégorie de frein."""

    HUMAIN = "humain"
    TECHNOLOGIQUE = "technologique"
    FINANCIER = "financier"


class ProfilEntretien(Enumeration):
    """Profil du guide d’entretien."""

    DIRECTION = "direction"
    COMMERCIAL = "commercial"
    MARKETING = "marketing"
    SAV = "sav"
    ADV_FINANCE = "adv_finance"
    DSI = "dsi"
    PRODUCTEUR_DONNEES = "producteur_donnees"
    RETICENT = "reticent"


class EtatProcessus(Enumeration):
    """État d’un processus."""

    EXISTANT = "existant"
    CIBLE = "cible"
