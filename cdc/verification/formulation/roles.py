"""What each text of a project is, and which rules on wording that makes sense for."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdc_schema.chemins import Chemin


class Role(Enum):
    """What a text does; its value tells the rules left aside, by the beginning of their codes.

    A requirement is judged whole. A business rule needs no actor: the system applies it. An
    objective has its figures in fields of its own. A criterion and the branches of a rule are
    pieces of a sentence: pronouns, actors and verbs stand in their neighbours. Anything else is
    only asked not to leave a hole.
    """

    EXIGENCE = ()
    REGLE = ("PAS-01", "PAS-03", "PAS-05", "MUL-04", "MUL-07", "TMP-05")
    OBJECTIF = ("PAS", "COM", "VER", "MUL-04", "MUL-05", "MUL-07", "TMP-05", "NEG", "SOL-02")
    FRAGMENT = (
        "PAS", "PRO", "MUL-03", "MUL-04", "MUL-05", "MUL-06", "MUL-07", "COM", "ABS", "NEG", "TMP-04",
        "TMP-05", "VER", "SOL", "TER", "FOR", "QUA-01", "QUA-05", "QUA-06", "VAG-06", "VAG-11", "VAG-12",
        "INC-02", "INC-03", "INC-05", "ECH-02", "RGP-03",
    )  # fmt: skip
    DESCRIPTION = None


# The fields that say what is wanted, without the addresses of their elements.
_ROLES: dict[tuple[str, ...], Role] = {
    ("exigences", "enonce"): Role.EXIGENCE,
    ("exigences", "criteres_acceptation", "etant_donne"): Role.FRAGMENT,
    ("exigences", "criteres_acceptation", "quand"): Role.FRAGMENT,
    ("exigences", "criteres_acceptation", "alors"): Role.FRAGMENT,
    ("regles", "enonce"): Role.REGLE,
    ("regles", "si"): Role.FRAGMENT,
    ("regles", "alors"): Role.FRAGMENT,
    ("regles", "sinon"): Role.FRAGMENT,
    ("objectifs", "enonce"): Role.OBJECTIF,
    ("workflows", "transitions", "condition"): Role.FRAGMENT,
    ("workflows", "automatismes", "evenement"): Role.FRAGMENT,
    ("workflows", "automatismes", "condition"): Role.FRAGMENT,
    ("workflows", "automatismes", "action"): Role.FRAGMENT,
    ("flux", "validation", "critere"): Role.FRAGMENT,
    ("flux", "en_cas_d_echec"): Role.FRAGMENT,
    ("fidelisation", "segments", "regle_calculable"): Role.FRAGMENT,
    ("leads", "affectation", "si"): Role.FRAGMENT,
    ("leads", "affectation", "alors"): Role.FRAGMENT,
    ("prospects", "relances", "quand"): Role.FRAGMENT,
    ("prospects", "relances", "arret_si"): Role.FRAGMENT,
    ("cas_de_test", "etapes", "attendu"): Role.FRAGMENT,
}
# What people said is kept as they said it, also in the sections that list it.
_PAROLES = frozenset(
    {"entretiens", "cinq_questions", "projet", "risques", "glossaire", "anomalies", "reserves"}
)


def role_of(chemin: Chemin) -> Role | None:
    """Return what the text at `chemin` is, None for words that are kept as people said them."""
    return _role(tuple([pas for pas in chemin if isinstance(pas, str) and pas.islower()]))


@cache
def _role(cles: tuple[str, ...]) -> Role | None:
    if cles in _ROLES:
        return _ROLES[cles]
    return None if not cles or cles[0] in _PAROLES else Role.DESCRIPTION


@cache
def applies(role: Role, code: str) -> bool:
    """Tell whether the rule `code` makes sense for a text of that role."""
    if role is Role.DESCRIPTION:
        return code == "INC-01"
    return not code.startswith(role.value)
