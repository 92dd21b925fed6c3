"""What is missing of a specification for a goal, in the order of the document."""

from cdc.completude.avancement import (
    Avancement,
    AvancementChapitre,
    AvancementSection,
    Manque,
    asked,
    assess,
    assess_section,
    gaps,
    missing,
    missing_in,
    required_for,
)
from cdc.completude.suivi import Suivi

__all__ = [
    "Avancement",
    "AvancementChapitre",
    "AvancementSection",
    "Manque",
    "Suivi",
    "asked",
    "assess",
    "assess_section",
    "gaps",
    "missing",
    "missing_in",
    "required_for",
]
