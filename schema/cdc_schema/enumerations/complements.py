"""Lists of the complements: prices and risks."""

from __future__ import annotations

from cdc_schema.enumerations.base import Enumeration


class FormePrix(Enumeration):
    """Forme de prix."""

    FORFAIT = "forfait"
    REGIE = "régie"
    ABONNEMENT = "abonnement", "une forme mixte se note par plusieurs valeurs"


class PostePrix(Enumeration):
    """Poste de prix."""

    LICENCES = "licences"
    INTEGRATION = "intégration"
    REPRISE = "reprise"
    INTERFACES = "interfaces"
    FORMATION = "formation"
    SUPPORT = "support"
    EVOLUTIONS = "évolutions"
    REVERSIBILITE = "réversibilité"
    HEBERGEMENT = "hébergement"
    AUTRE = "autre"


class NaturePrix(Enumeration):
    """Nature d’un prix."""

    UNIQUE = "unique"
    RECURRENT = "récurrent"


class Probabilite(Enumeration):
    """Probabilité d’un risque."""

    NIVEAU_1 = "1", "improbable"
    NIVEAU_2 = "2", "possible"
    NIVEAU_3 = "3", "probable"
    NIVEAU_4 = "4", "presque certaine"


class Impact(Enumeration):
    """Impact d’un risque."""

    NIVEAU_1 = "1", "faible"
    NIVEAU_2 = "2", "modéré"
    NIVEAU_3 = "3", "fort"
    NIVEAU_4 = "4", "menace le projet"


class EtatRisque(Enumeration):
    """État d’un risque."""

    OUVERT = "ouvert"
    REDUIT = "réduit"
    SURVENU = "survenu"
    CLOS = "clos"
