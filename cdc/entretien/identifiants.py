"""New identifiers: stable, never reused, close to the name of what they designate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.entretien.reponses import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

_AVEC_CODE = {"DON", "SYS", "ROL", "WF", "CAN"}
_PETITS_MOTS = {"de", "du", "des", "le", "la", "les", "et", "a", "au", "aux", "d", "l", "en"}
_ETAPES = {
    "visiteurs": "VIS",
    "leads": "LEA",
    "prospects": "PRO",
    "clients": "CLI",
    "relation": "REL",
    "fidelisation": "FID",
}
_PARTIES = {
    **dict(zip(("2a", "2b", "2c", "2d", "2e", "2f"), _ETAPES.values(), strict=True)),
    "3a": "MAP",
    "3b": "INT",
    "3c": "WF",
    "4a": "HEB",
    "4b": "SEC",
    "4c": "DRT",
    "4d": "PDO",
    "4e": "CNF",
    "4f": "MIG",
    "4g": "AME",
}
_CHIFFRES = {"CH": 2, "EX": 3, "MAP": 3}


class Identifiants(set[str]):
    """The identifiers of a project, and the highest number after each beginning."""

    def __init__(self, pris: Iterable[str] = ()) -> None:
        super().__init__()
        self._numeros: dict[str, int] = {}
        self._codes: dict[str, int] = {}
        for identifiant in pris:
            self.add(identifiant)

    def add(self, identifiant: str) -> None:
        """Note that an element bears `identifiant`."""
        super().add(identifiant)
        debut, _, numero = identifiant.rpartition("-")
        if numero.isdecimal():
            self._numeros[debut] = max(self._numeros.get(debut, 0), int(numero))

    def highest(self, debut: str) -> int:
        """Return the highest number that follows `debut`, or 0."""
        return self._numeros.get(debut, 0)

    def free(self, candidat: str) -> str:
        """Return `candidat`, or with the first number that makes it nobody's."""
        if candidat not in self:
            return candidat
        rang = self._codes.get(candidat, 2)
        while f"{candidat}-{rang}" in self:
            rang += 1
        self._codes[candidat] = rang
        return f"{candidat}-{rang}"


def is_named(prefixe: str) -> bool:
    """Say whether identifiers of this kind come from a name, and not from a number."""
    return prefixe in _AVEC_CODE


def new_id(
    prefixe: str,
    nom: str,
    pris: Identifiants,
    section: str = "",
    *,
    partie: str | None = None,
    sans_partie: str = "IMP",
) -> str:
    """Return an identifier that no element of the project bears.

    A requirement of a table bears the code of its `partie` (2b gives EX-LEA-001), one without part
    `sans_partie`; one from an interview bears ENT.
    """
    if prefixe in _AVEC_CODE:
        return pris.free(f"{prefixe}-{_code(nom)}")
    racine = prefixe
    if prefixe == "CH":
        racine += "-" + next((c for s, c in _ETAPES.items() if s in section), "DON")
    elif prefixe == "EX":
        racine += "-ENT" if partie is None else f"-{_PARTIES.get(partie, sans_partie)}"
    return f"{racine}-{pris.highest(racine) + 1:0{_CHIFFRES.get(prefixe, 2)}d}"


def _code(nom: str) -> str:
    """Return a code for `nom`: COMMANDE, DIRCOM for « Directeur commercial »."""
    mots = [m for m in normalize(nom).upper().split() if m.lower() not in _PETITS_MOTS]
    mots = [re.sub(r"[^A-Z0-9]", "", m) for m in mots]
    code = "".join(mots)[:8] if len(mots) < 2 else "".join(m[:3] for m in mots[:2])
    code = code[:8].lstrip("0123456789")
    return code or "X1"
