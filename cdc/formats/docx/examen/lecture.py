"""A part of a template read once, for every family of faults: its lines and their placeholders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.formats.docx.examen.balises import Balise, Debris, read_balises
from cdc.formats.docx.examen.faute import Faute, Gravite
from cdc.formats.docx.examen.paragraphes import Paragraphe, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.formats.docx.examen.faute import Lieu
    from cdc.formats.docx.examen.parties import Partie


@dataclass(frozen=True, slots=True)
class Ligne:
    """One paragraph with its placeholders."""

    paragraphe: Paragraphe
    balises: tuple[Balise, ...]
    debris: tuple[Debris, ...]

    @property
    def lieu(self) -> Lieu:
        """Return where it stands."""
        return self.paragraphe.lieu

    def alone(self, balise: Balise) -> bool:
        """Say whether the paragraph holds nothing but `balise`."""
        seule = self.paragraphe.texte.strip() == balise.brute
        return seule and not self.paragraphe.objets


@dataclass(frozen=True, slots=True)
class Feuille:
    """One part with its lines."""

    partie: Partie
    lignes: tuple[Ligne, ...]

    def balises(self) -> Iterator[tuple[Ligne, Balise]]:
        """Yield every placeholder with its line, in order."""
        return ((ligne, balise) for ligne in self.lignes for balise in ligne.balises)


def read_feuille(partie: Partie) -> Feuille:
    """Return the lines of a part."""
    return Feuille(partie, tuple(map(_line, paragraphs(partie))))


def _line(paragraphe: Paragraphe) -> Ligne:
    lues = tuple(read_balises(paragraphe.texte))
    return Ligne(
        paragraphe,
        tuple(lue for lue in lues if isinstance(lue, Balise)),
        tuple(lue for lue in lues if isinstance(lue, Debris)),
    )


def error(code: str, lieu: Lieu, message: str, remede: str) -> Faute:
    """Return a fault that leaves no document, or a wrong one."""
    return Faute(code, Gravite.ERREUR, lieu, message, remede)
