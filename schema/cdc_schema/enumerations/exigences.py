"""Lists of requirements."""

from __future__ import annotations

from cdc_schema.enumerations.base import Enumeration


class Priorite(Enumeration):
    """Priorité d’une exigence."""

    INDISPENSABLE = "indispensable", "éliminatoire si non couvert"
    IMPORTANT = "important", "compte dans la note ; attendu au premier lot sauf accord"
    SOUHAITABLE = "souhaitable", "compte dans la note"
    ULTERIEUR = "ultérieur", "hors de la consultation, gardé pour la suite"


class StatutExigence(Enumeration):
    """Statut d’une exigence."""

    BROUILLON = "brouillon"
    A_RELIRE = "à relire"
    VALIDEE = "validée"
    MODIFIEE = "modifiée", ("changée après validation, par une demande d’évolution acceptée")
    ABANDONNEE = "abandonnée"


class TypeExigence(Enumeration):
    """Type d’exigence."""

    FONCTIONNELLE = "fonctionnelle"
    DONNEE = "donnée"
    INTERFACE = "interface"
    PERFORMANCE = "performance"
    SECURITE = "sécurité"
    LEGALE = "légale"
    ERGONOMIE = "ergonomie"
    MIGRATION = "migration"
    SERVICE = "service"


class ModeVerification(Enumeration):
    """Mode de vérification."""

    TEST = "test"
    DEMONSTRATION = "démonstration"
    INSPECTION = "inspection"
    ANALYSE = "analyse"


class ReponseCandidat(Enumeration):
    """Réponse du candidat."""

    STANDARD = "Standard", "disponible sans réglage, démontrable"
    PARAMETRAGE = "Paramétrage", "par réglage, sans code"
    SPECIFIQUE = "Spécifique", "par développement"
    TIERS = "Tiers", "par un produit d’un autre éditeur"
    FEUILLE_DE_ROUTE = "Feuille de route", "annoncé, avec version et date"
    PARTIEL = "Partiel", "couvert en partie, part manquante décrite"
    NON_COUVERT = "Non couvert", "absent"
