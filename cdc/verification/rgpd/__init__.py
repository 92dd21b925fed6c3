"""Points to be verified about personal data; what they rely on is in a dated file of its own."""

from cdc.verification.rgpd import dictionnaire, durees, prospection, registre, tiers
from cdc.verification.rgpd.cadre import actualised

__all__ = ["CONTROLES", "actualised"]

CONTROLES = (
    *dictionnaire.CONTROLES,
    *prospection.CONTROLES,
    *durees.CONTROLES,
    *tiers.CONTROLES,
    *registre.CONTROLES,
)
