"""Findings on a specification: values, never failures."""

from cdc.verification.constats import Constat, Famille, Gravite
from cdc.verification.examen import Examen, examiner
from cdc.verification.references import broken_references, duplicate_identifiers

__all__ = [
    "Constat",
    "Examen",
    "Famille",
    "Gravite",
    "broken_references",
    "duplicate_identifiers",
    "examiner",
]
