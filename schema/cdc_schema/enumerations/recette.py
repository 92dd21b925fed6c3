"""Lists of values of the acceptance plan."""

from cdc_schema.enumerations.base import Enumeration


class TypeCas(Enumeration):
    """Type de cas de test."""

    NOMINAL = "nominal"
    ALTERNATIF = "alternatif"
    ERREUR = "erreur"
    DROITS = "droits"
    INTERFACE = "interface"
    DONNEES = "données"
    PERFORMANCE = "performance"
    EXPLORATOIRE = "exploratoire"


class TechniqueTest(Enumeration):
    """Technique de test."""

    SCENARIO = "scénario"
    TRANSITION_D_ETAT = "transition d’état"
    TABLE_DE_DECISION = "table de décision"
    LIMITES = "limites"
    DROITS = "droits"


class PrioriteCas(Enumeration):
    """Priorité d’un cas de test."""

    CRITIQUE = "critique"
    HAUTE = "haute"
    NORMALE = "normale"


class StatutRedaction(Enumeration):
    """Rédaction d’un cas de test."""

    BROUILLON = "brouillon"
    RELU = "relu"
    PRET = "prêt"
    A_REVOIR = "à revoir", "une exigence visée a changé de version"
    OBSOLETE = "obsolète"


class NatureDonneeTest(Enumeration):
    """Nature d’une donnée de test."""

    FICTIVE = "fictive"
    ANONYMISEE = "anonymisée"
