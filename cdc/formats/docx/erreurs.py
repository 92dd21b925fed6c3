"""What can go wrong with a Word template or a conversion, said in French."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from cdc.errors import CdcError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


class ModeleRefuseError(CdcError):
    """A template that cannot be used, or should not be."""

    def __init__(self, modele: Path, raison: str, remede: str) -> None:
        self.modele = modele
        self.raison = raison
        self.remede = remede
        super().__init__(f"{modele} : {raison} {remede}")


class BalisesInconnuesError(ModeleRefuseError):
    """Placeholders of a template that the document does not know."""

    def __init__(self, modele: Path, balises: Sequence[str], connues: Iterable[str]) -> None:
        self.balises = tuple(balises)
        citees = ", ".join(f"« {{{{ {balise} }}}} »" for balise in balises)
        pluriel = len(balises) > 1
        raison = (
            f"les balises {citees} n’existent pas."
            if pluriel
            else f"la balise {citees} n’existe pas."
        )
        proches = _nearest(balises, sorted(connues))
        remede = (
            f"Les plus proches : {', '.join(f'« {proche} »' for proche in proches)}."
            if proches
            else "Toutes les balises sont dans modeles/word/LISEZMOI.md."
        )
        super().__init__(modele, raison, remede)


def _nearest(balises: Sequence[str], connues: Sequence[str]) -> list[str]:
    """Return the known names that look like one of these, the likeliest first."""
    trouvees = (nom for balise in balises for nom in get_close_matches(balise, connues, 3, 0.6))
    return list(dict.fromkeys(trouvees))


class LibreOfficeAbsentError(CdcError):
    """No LibreOffice on this machine."""

    def __init__(self) -> None:
        super().__init__(
            "LibreOffice est introuvable : il sert à fabriquer le PDF. Installez-le depuis "
            "fr.libreoffice.org, ou ouvrez le document dans Word et enregistrez-le au format PDF."
        )


class ConversionError(CdcError):
    """LibreOffice is there but made nothing."""

    def __init__(self, detail: str) -> None:
        self.detail = detail
        super().__init__(
            f"LibreOffice n’a pas pu convertir le document : {detail} "
            "Fermez ses fenêtres ouvertes, puis recommencez."
        )
