"""Read .xls, .xlsb and .ods files by python-calamine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.tableurs.classeur import ClasseurRefuseError

if TYPE_CHECKING:
    from cdc.formats.tableurs.classeur import Classeur
    from cdc.formats.tableurs.preflight import Fichier


def read_foreign(fichier: Fichier) -> Classeur:
    """Refuse the file for now."""
    raison = (
        f"c’est un classeur .{fichier.nature}. Ouvrez-le dans Excel ou LibreOffice et "
        "enregistrez-le en .xlsx."
    )
    raise ClasseurRefuseError(fichier.nom, raison)
