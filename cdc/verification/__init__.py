"""Findings on a specification: values, never failures."""

from cdc.verification.constats import Constat, Famille, Gravite
from cdc.verification.examen import Examen, examiner
from cdc.verification.references import broken_references, duplicate_identifiers
from cdc.verification.reglages import Reglages, read_reglages
from cdc.verification.verdict import Verdict, verify

__all__ = [
    "Constat",
    "Examen",
    "Famille",
    "Gravite",
    "Reglages",
    "Verdict",
    "broken_references",
    "duplicate_identifiers",
    "examiner",
    "read_reglages",
    "verify",
]
