"""The statuses that tools write, besides the words that people use."""

from __future__ import annotations

from cdc.recette.mots import fold, verdict_of
from cdc_schema.enumerations import Verdict

# What is not there is told, never guessed: « arbitré » or « avec avertissement » is a judgement
# that a person has to make.
_CODES: dict[Verdict, tuple[str, ...]] = {
    Verdict.CONFORME: ("réussi",),
    Verdict.NON_CONFORME: ("failure", "en échec"),
    Verdict.BLOQUE: ("aborted", "error", "erreur", "non testable", "untestable"),
    Verdict.NON_JOUE: (
        "", "ignoré", "à exécuter", "ready", "todo", "to do", "en cours", "running", "executing",
        "not run", "notrun", "not found", "disabled", "cancelled", "annulé",
    ),
}  # fmt: skip
_CONNUS = {fold(code): verdict for verdict, codes in _CODES.items() for code in codes}


def read_status(texte: str) -> Verdict | None:
    """Return the verdict that a status means, or None for a word that is not known.

    An empty status is that of a case that nobody played.
    """
    return verdict_of(texte) or _CONNUS.get(fold(texte))
