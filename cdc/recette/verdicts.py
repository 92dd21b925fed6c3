"""What other tools, reports and people call a verdict."""

from __future__ import annotations

import unicodedata

from cdc_schema.enumerations import Verdict

# Words as they are folded: no accent, no capital, spaces for separators. What is not there is told,
# never guessed: « arbitré » or « avec avertissement » is a judgement that a person has to make.
_MOTS: dict[Verdict, tuple[str, ...]] = {
    Verdict.CONFORME: (
        "conforme", "ok", "passe", "passed", "pass", "succes", "success", "reussi",
    ),
    Verdict.NON_CONFORME: (
        "non conforme", "ko", "echec", "fail", "failed", "failure", "en echec",
    ),
    Verdict.BLOQUE: (
        "bloque", "blocked", "aborted", "error", "erreur", "non testable", "untestable",
    ),
    Verdict.NON_JOUE: (
        "non joue", "non execute", "skipped", "ignore", "a jouer", "a executer", "ready", "todo",
        "to do", "en cours", "running", "executing", "not run", "notrun", "not found", "disabled",
        "cancelled", "annule", "n/a", "",
    ),
}  # fmt: skip
_VERDICTS = {mot: verdict for verdict, mots in _MOTS.items() for mot in mots}


def read_verdict(texte: str) -> Verdict | None:
    """Return the verdict that `texte` names, or None for a word that is not known.

    An empty text is a case that nobody played.
    """
    return _VERDICTS.get(_fold(texte))


def _fold(texte: str) -> str:
    decompose = unicodedata.normalize("NFKD", texte.casefold())
    lettres = "".join(c for c in decompose if not unicodedata.combining(c))
    return " ".join(lettres.replace("_", " ").replace("-", " ").split()).rstrip(" .!")
