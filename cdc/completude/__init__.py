"""What is missing of a specification for a goal, in the order of the document."""

from cdc.completude.avancement import (
    Avancement,
    AvancementChapitre,
    AvancementSection,
    Manque,
    assess,
    missing,
)

__all__ = [
    "Avancement",
    "AvancementChapitre",
    "AvancementSection",
    "Manque",
    "assess",
    "missing",
]
