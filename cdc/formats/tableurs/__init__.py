"""Any spreadsheet file, whatever wrote it, as one neutral table of cells."""

from cdc.formats.tableurs.classeur import Cellule, Classeur, ClasseurRefuseError, Marque, Plage
from cdc.formats.tableurs.lecture import read_table

__all__ = ["Cellule", "Classeur", "ClasseurRefuseError", "Marque", "Plage", "read_table"]
