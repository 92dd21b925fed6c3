"""What the contract sets for a decision, or what stands in for it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdc_schema.recette.reglement import Reglement


@dataclass(frozen=True, slots=True)
class Seuils:
    """The parameters of the rule of decision.

    Source: `parametres` of the rule; the contract may set others (`reglement_recette`).
    """

    couverture_indispensables_min: Fraction = Fraction(100)
    couverture_importantes_min: Fraction = Fraction(90)
    taux_majeures_max: Fraction = Fraction(5)
    taux_conforme_min: Fraction = Fraction(95)
    nb_mineures_max: int = 20
    delai_majeure: int = 15
    delai_mineure: int = 60


def thresholds(reglement: Reglement | None) -> Seuils:
    """Return the thresholds of the contract, completed by the usual ones."""
    if reglement is None:
        return Seuils()
    usuels = Seuils()
    poses = {nom: getattr(reglement, nom) for nom in Seuils.__slots__}
    return Seuils(
        **{
            nom: type(getattr(usuels, nom))(valeur)
            for nom, valeur in poses.items()
            if valeur is not None
        }
    )
