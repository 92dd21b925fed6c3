"""Cases from state machines: a whole life, each passage, those that are forbidden, what time does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.recette.derivation.etats.interdits import derive_interdits
from cdc.recette.derivation.etats.parcours import derive_parcours
from cdc.recette.derivation.etats.passages import derive_passages
from cdc.recette.derivation.etats.temps import derive_temps
from cdc.recette.derivation.etats.vie import Vie
from cdc.recette.derivation.modele import Ecarte, Famille

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.recette.derivation.contexte import Contexte
    from cdc.recette.derivation.modele import Trouve

__all__ = ["derive_etats"]


def derive_etats(contexte: Contexte) -> Iterator[Trouve]:
    """Yield what each state machine gives."""
    for rang, machine in enumerate(contexte.cahier.workflows):
        if not machine.id or not machine.transitions:
            yield Ecarte(
                Famille.ETATS,
                f"workflows[{machine.id or rang}]",
                "aucune transition n’est écrite\u00a0: complétez 3c",
            )
            continue
        vie = Vie(contexte, machine)
        parcours = derive_parcours(vie)
        if parcours is not None:
            yield parcours
        yield from derive_passages(vie, parcours)
        yield from derive_interdits(vie)
        yield from derive_temps(vie)
