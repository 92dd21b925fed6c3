"""An answer that the walk does not take, and why."""

from __future__ import annotations

from cdc.errors import CdcError


class ReponseRefuseeError(CdcError):
    """The answer is not written; it may be mended.

    `creations` are the targets that it may name once it is created (`role`), nothing elsewhere.
    """

    def __init__(self, message: str, reponse: str, creations: tuple[str, ...] = ()) -> None:
        self.reponse = reponse
        self.creations = creations
        super().__init__(message)


class EndroitInconnuError(CdcError):
    """The walk has no such chapter, sub-section or data item."""

    def __init__(self, texte: str) -> None:
        self.texte = texte
        super().__init__(
            f"«\u00a0{texte}\u00a0» n’est ni un chapitre ni une sous-partie. Écrivez par exemple 1, 2c, "
            "leads ou presentation.effectif."
        )
