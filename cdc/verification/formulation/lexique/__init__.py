"""Closed lists: the grammar words of French, and the words of each class of doubtful wording."""

from __future__ import annotations


def words(texte: str) -> frozenset[str]:
    """Return the words of `texte`, which spaces part."""
    return frozenset(texte.split())


def names(texte: str) -> frozenset[str]:
    """Return the names of `texte`, which semicolons part."""
    return frozenset(" ".join(un.split()) for un in texte.split(";"))
