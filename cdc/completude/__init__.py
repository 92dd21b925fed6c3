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

__all__ = [
    "Avancement",
    "AvancementChapitre",
    "AvancementSection",
    "Manque",
    "asked",
    "assess",
    "assess_section",
    "gaps",
    "missing",
    "missing_in",
    "required_for",
]
