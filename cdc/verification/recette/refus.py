"""How an expected behaviour says that something is not allowed."""

from __future__ import annotations

import re

_REFUS = re.compile(
    r"refus|interdi|impossible|rejet|\bbloqu|absent|inchang|invisible|masqu|inaccessible|n['’](?:est|sont) pas "
    r"|ne (?:propose|peut|peux|change|passe|contien|figure|s['’]affiche|montre|voi)|\baucune?\b|\breste\b|\blaisse\b",
    re.IGNORECASE,
)


def says_refusal(attendu: str) -> bool:
    """Tell whether a tester is to see that something is refused, or is not there."""
    return bool(_REFUS.search(attendu))
