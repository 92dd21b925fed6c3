"""Which questions would fill what a project still lacks, and who should be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.entretien.liaisons import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.completude import Manque
    from cdc.entretien.banque import Banque, Question

# A sub-section and one of its data items; no item when a whole record is awaited.
Vides = set[tuple[str, str]]


def empty_items(manques: Iterable[Manque]) -> Vides:
    """Return the data items that `manques` says are empty, by sub-section."""
    return {(m.section.cle, m.champ.cle if m.champ else "") for m in manques}


def feeds(question: Question, vides: Vides) -> bool:
    """Tell whether the answer to `question` can fill one of `vides`."""
    return any(
        (li.section.cle, "") in vides or (li.section.cle, li.cles[0]) in vides
        for li in map(resolve, question.alimente)
    )


def profile_to_hear(banque: Banque, vides: Vides, entendus: set[str]) -> str | None:
    """Return the profile nobody spoke for whose core questions would fill most of `vides`."""
    poids = {
        profil: sum(q.noyau and profil in q.profils and feeds(q, vides) for q in banque.questions)
        for profil in banque.profils
        if profil not in entendus
    }
    meilleur = max(poids, key=lambda profil: poids[profil], default=None)
    return meilleur if meilleur is not None and poids[meilleur] else None
