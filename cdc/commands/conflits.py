"""What interviews say that the project says otherwise, read from the records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cdc.projet import Projet


@dataclass(frozen=True, slots=True)
class Conflit:
    """One answer that contradicts the project: both values, and who gave the new one."""

    chemin: str
    existante: str
    proposee: str
    entretien: str
    cellule: str


def open_conflicts(projet: Projet) -> list[Conflit]:
    """Return the contradictions that remain between the interviews and the project."""
    from cdc.projet.releves import load_releves

    releves = load_releves(projet.dossier)
    if not releves:
        return []
    from cdc.entretien import importation
    from cdc.projet.banque import load_banque
    from cdc.resources import modeles

    banque = load_banque(modeles() / "questions", projet.dossier)
    return [
        Conflit(effet.chemin, effet.existante, effet.proposee, releve.nom, effet.cellule)
        for releve, effet in importation.open_conflicts(plain_data(projet), releves, banque)
    ]


def plain_data(projet: Projet) -> dict[str, Any]:
    """Return what the files of `projet` hold, by top-level key."""
    return {
        cle: valeur
        for document in projet.documents.values()
        for cle, valeur in document.donnees.items()
    }
