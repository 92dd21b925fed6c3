"""What a finding says where there is one text for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdc.verification import Constat


def said(constat: Constat) -> str:
    """Return the message, and the better wording when there is one."""
    if not constat.suggestion:
        return constat.message
    return f"{constat.message} Mieux\u00a0: {constat.suggestion}"
