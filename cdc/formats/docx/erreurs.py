"""What can go wrong with a Word template or a conversion, said in French."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.errors import CdcError

if TYPE_CHECKING:
    from collections.abc import Sequence
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

    def __init__(self, modele: Path, balises: Sequence[str], connues: Sequence[str]) -> None:
        self.balises = tuple(balises)
        citees = ", ".join(f"« {{{{ {balise} }}}} »" for balise in balises)
        pluriel = len(balises) > 1
        raison = (
            f"les balises {citees} n’existent pas."
            if pluriel
            else f"la balise {citees} n’existe pas."
        )
        remede = f"Corrigez-{'les' if pluriel else 'la'} ; balises admises : {', '.join(connues)}."
        super().__init__(modele, raison, remede)


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
