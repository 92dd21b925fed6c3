"""Findings on a specification: values, never failures."""

from cdc.verification.constats import Constat
from cdc.verification.references import broken_references, duplicate_identifiers

__all__ = ["Constat", "broken_references", "duplicate_identifiers"]
