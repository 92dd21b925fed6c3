"""Every control, module by module: what `cdc verifier` runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification import references

if TYPE_CHECKING:
    from cdc.verification.regles import Controle

CONTROLES: tuple[Controle, ...] = (*references.CONTROLES,)
