"""Lists of the planning and of the team."""

from __future__ import annotations

from cdc_schema.enumerations.base import Enumeration


class Raci(Enumeration):
    """Part dans une activité."""

    R = "R", "réalise"
    A = "A", "répond du résultat"
    C = "C", "consulté"
    I = "I", "informé"
    A_R = "A/R", "répond et réalise"


class NiveauHierarchique(Enumeration):
    """Niveau hiérarchique."""

    DIRECTION = "direction"
    ENCADREMENT = "encadrement"
    OPERATIONNEL = "opérationnel"


class RoleProjet(Enumeration):
    """Rôle dans le projet."""

    SPONSOR = "sponsor"
    CHEF_DE_PROJET = "chef de projet"
    REFERENT_METIER = "référent métier"
    PRODUCTEUR_DE_DONNEES = "producteur de données"
    REFERENT_SI = "référent SI"
    REFERENT_RGPD = "référent RGPD"
    RECETTEUR = "recetteur"
    UTILISATEUR_REGULIER = "utilisateur régulier"
    PORTEUR_DU_CHANGEMENT = "porteur du changement"
    PRESTATAIRE = "prestataire"


class ModeDeploiement(Enumeration):
    """Mode de déploiement."""

    PILOTE = "pilote"
    PROGRESSIF = "progressif"
    BASCULE = "bascule"
