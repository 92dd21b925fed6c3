"""From what people write in a typed place to the value it says, and how surely.

What is read exactly fills the project, also when it must be converted (« 12 k€ », « 1h30 », « 52 par
an » where a month is expected): the record then keeps how it was read. What is approximate
(« environ 40 », « 15 à 20 », « fin 2026 ») or ambiguous (3 avril or 4 mars) never does: it waits,
with the values that it may mean, until somebody fills the place.
"""

from cdc.entretien.interpretation.lecture import INTERPRETES, NOMBRES, interpret
from cdc.entretien.interpretation.resultat import Interpretation

__all__ = ["INTERPRETES", "NOMBRES", "Interpretation", "interpret"]
