"""What the interviews and the imported tables of a project leave to decide, read from its records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cdc.entretien.restes import Conflit, Restes
    from cdc.projet import Projet


def open_restes(projet: Projet) -> Restes:
    """Return the answers to settle and the texts to write up in `projet`."""
    restes = _of_interviews(projet)
    return replace(restes, tableaux=_of_tables(projet))


def _of_tables(projet: Projet) -> list[Conflit]:
    from cdc.projet.imports import load_imports

    releves = load_imports(projet.dossier)
    if not releves:
        return []
    from cdc.listes.conflits import open_conflicts
    from cdc.projet.arbitrages import load_decisions

    return open_conflicts(plain_data(projet), releves, load_decisions(projet.dossier))


def _of_interviews(projet: Projet) -> Restes:
    from cdc.entretien.restes import Restes, remaining
    from cdc.projet.releves import load_releves

    releves = load_releves(projet.dossier)
    if not releves:
        return Restes()
    from cdc.projet.arbitrages import load_decisions
    from cdc.projet.banque import load_banque
    from cdc.projet.suites import load_classees
    from cdc.resources import modeles

    banque = load_banque(modeles() / "questions", projet.dossier)
    return remaining(
        plain_data(projet),
        releves,
        banque,
        load_decisions(projet.dossier),
        load_classees(projet.dossier),
    )


def plain_data(projet: Projet) -> dict[str, Any]:
    """Return what the files of `projet` hold, by top-level key."""
    return {
        cle: valeur
        for document in projet.documents.values()
        for cle, valeur in document.donnees.items()
    }
