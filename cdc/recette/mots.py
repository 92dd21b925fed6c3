"""The words that people and tools write for a verdict; a word that is not here is never guessed."""

from __future__ import annotations

import unicodedata

from cdc_schema.enumerations import Severite, Verdict

# Source: correspondence of verdicts of the acceptance domain, with the abbreviations of testers.
VERDICTS: dict[Verdict, tuple[str, ...]] = {
    Verdict.CONFORME: ("conforme", "ok", "passé", "pass", "passed", "succès", "success"),
    Verdict.NON_CONFORME: ("non conforme", "ko", "nok", "nc", "échec", "échoué", "fail", "failed"),
    Verdict.BLOQUE: ("bloqué", "bloquée", "blocked"),
    Verdict.NON_JOUE: ("non joué", "non jouée", "non exécuté", "à jouer", "skipped"),
}


def fold(texte: str) -> str:
    """Return `texte` as words are compared: small, without accents, one space between them."""
    decompose = unicodedata.normalize("NFKD", texte)
    lettres = "".join(c for c in decompose if not unicodedata.combining(c))
    return " ".join(lettres.casefold().replace("-", " ").replace("_", " ").split()).rstrip(".")


def verdict_of(texte: str) -> Verdict | None:
    """Return the verdict that `texte` says, or None when nothing says what it means."""
    return _CONNUS.get(fold(texte))


def severity_of(texte: str) -> Severite | None:
    """Return the severity that `texte` says, or None."""
    return _SEVERITES.get(fold(texte))


_CONNUS = {fold(mot): verdict for verdict, mots in VERDICTS.items() for mot in mots}
_SEVERITES = {fold(severite.value): severite for severite in Severite} | {
    "bloquant": Severite.BLOQUANTE,
    "majeur": Severite.MAJEURE,
    "mineur": Severite.MINEURE,
}
