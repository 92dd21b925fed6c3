"""What our values are called in other tools: whole tables, which a test holds to be whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cdc_schema.enumerations import (
    Priorite,
    PrioriteCas,
    StatutExigence,
    StatutRedaction,
    TypeCas,
    TypeExigence,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_Valeur = TypeVar("_Valeur")

SQUASH_CRITICITE = {
    Priorite.INDISPENSABLE: "CRITICAL",
    Priorite.IMPORTANT: "MAJOR",
    Priorite.SOUHAITABLE: "MINOR",
    Priorite.ULTERIEUR: "UNDEFINED",
}
SQUASH_CATEGORIE = {
    TypeExigence.FONCTIONNELLE: "CAT_FUNCTIONAL",
    TypeExigence.DONNEE: "CAT_FUNCTIONAL",
    TypeExigence.INTERFACE: "CAT_TECHNICAL",
    TypeExigence.PERFORMANCE: "CAT_PERFORMANCE",
    TypeExigence.SECURITE: "CAT_SECURITY",
    TypeExigence.LEGALE: "CAT_BUSINESS",
    TypeExigence.ERGONOMIE: "CAT_ERGONOMIC",
    TypeExigence.MIGRATION: "CAT_TECHNICAL",
    TypeExigence.SERVICE: "CAT_NON_FUNCTIONAL",
}
SQUASH_STATUT_EXIGENCE = {
    StatutExigence.BROUILLON: "WORK_IN_PROGRESS",
    StatutExigence.A_RELIRE: "UNDER_REVIEW",
    StatutExigence.VALIDEE: "APPROVED",
    StatutExigence.MODIFIEE: "APPROVED",
    StatutExigence.ABANDONNEE: "OBSOLETE",
}
SQUASH_POIDS = {
    PrioriteCas.CRITIQUE: "VERY_HIGH",
    PrioriteCas.HAUTE: "HIGH",
    PrioriteCas.NORMALE: "MEDIUM",
}
SQUASH_NATURE = {
    TypeCas.NOMINAL: "NAT_USER_TESTING",
    TypeCas.ALTERNATIF: "NAT_USER_TESTING",
    TypeCas.ERREUR: "NAT_FUNCTIONAL_TESTING",
    TypeCas.DROITS: "NAT_SECURITY_TESTING",
    TypeCas.INTERFACE: "NAT_FUNCTIONAL_TESTING",
    TypeCas.DONNEES: "NAT_FUNCTIONAL_TESTING",
    TypeCas.PERFORMANCE: "NAT_PERFORMANCE_TESTING",
    TypeCas.EXPLORATOIRE: "NAT_UNDEFINED",
}
SQUASH_TYPE = {
    TypeCas.NOMINAL: "TYP_END_TO_END_TESTING",
    TypeCas.ALTERNATIF: "TYP_COMPLIANCE_TESTING",
    TypeCas.ERREUR: "TYP_COMPLIANCE_TESTING",
    TypeCas.DROITS: "TYP_COMPLIANCE_TESTING",
    TypeCas.INTERFACE: "TYP_PARTNER_TESTING",
    TypeCas.DONNEES: "TYP_COMPLIANCE_TESTING",
    TypeCas.PERFORMANCE: "TYP_COMPLIANCE_TESTING",
    TypeCas.EXPLORATOIRE: "TYP_UNDEFINED",
}
SQUASH_STATUT_CAS = {
    StatutRedaction.BROUILLON: "WORK_IN_PROGRESS",
    StatutRedaction.RELU: "UNDER_REVIEW",
    StatutRedaction.PRET: "APPROVED",
    StatutRedaction.A_REVOIR: "TO_BE_UPDATED",
    StatutRedaction.OBSOLETE: "OBSOLETE",
}

# The priorities that Jira proposes from the start.
JIRA_PRIORITE = {
    PrioriteCas.CRITIQUE: "Highest",
    PrioriteCas.HAUTE: "High",
    PrioriteCas.NORMALE: "Medium",
}

TESTLINK_IMPORTANCE = {
    PrioriteCas.CRITIQUE: "3",
    PrioriteCas.HAUTE: "3",
    PrioriteCas.NORMALE: "2",
}
TESTLINK_STATUT_CAS = {
    StatutRedaction.BROUILLON: "1",
    StatutRedaction.RELU: "3",
    StatutRedaction.PRET: "7",
    StatutRedaction.A_REVOIR: "4",
    StatutRedaction.OBSOLETE: "5",
}
TESTLINK_TYPE_EXIGENCE = {
    TypeExigence.FONCTIONNELLE: "2",
    TypeExigence.DONNEE: "2",
    TypeExigence.INTERFACE: "4",
    TypeExigence.PERFORMANCE: "5",
    TypeExigence.SECURITE: "5",
    TypeExigence.LEGALE: "6",
    TypeExigence.ERGONOMIE: "5",
    TypeExigence.MIGRATION: "7",
    TypeExigence.SERVICE: "5",
}
TESTLINK_STATUT_EXIGENCE = {
    StatutExigence.BROUILLON: "D",
    StatutExigence.A_RELIRE: "R",
    StatutExigence.VALIDEE: "V",
    StatutExigence.MODIFIEE: "V",
    StatutExigence.ABANDONNEE: "O",
}


def called(table: Mapping[_Valeur, str], valeur: _Valeur | None, sinon: str) -> str:
    """Return what `valeur` is called, or `sinon` when nobody filled it."""
    return sinon if valeur is None else table[valeur]
