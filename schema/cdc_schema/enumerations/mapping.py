"""Lists of interfaces."""

from __future__ import annotations

from cdc_schema.enumerations.base import Enumeration


class SensInterface(Enumeration):
    """Sens d’une interface."""

    A_VERS_B = "a→b"
    B_VERS_A = "b→a"
    DEUX_SENS = "deux sens"
