"""Every control, module by module: what `cdc verifier` runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification import acceptations, references

if TYPE_CHECKING:
    from cdc.verification.regles import Controle, Regle

CONTROLES: tuple[Controle, ...] = (*references.CONTROLES, *acceptations.CONTROLES)
REGLES: dict[str, Regle] = {regle.code: regle for un in CONTROLES for regle in un.regles}
