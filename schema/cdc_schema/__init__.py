"""What the requirements specification of a CRM may contain.

Pydantic only: the models mirror the outline, one module (or package) per chapter, and word
every label, help and example that the guide, the walk, the messages and the document show.
"""

from cdc_schema.base import Element, Entree, Section
from cdc_schema.cahier import Cahier

__all__ = ["Cahier", "Element", "Entree", "Section"]
