"""How a rule on personal data is worded: always a point to be verified, never a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.ecriture import signal

if TYPE_CHECKING:
    from cdc.verification.regles import Signal

# `--expliquer` shows the text and the day it was read again, from the dated file.
SOURCE = "RGPD ; étude métier, contrôles sur le dictionnaire"


def point(chemin: str, message: str, code: str = "") -> Signal:
    """Return what a control says at `chemin`, as a point to be verified."""
    return signal(chemin, f"Point à vérifier : {message}", code)
