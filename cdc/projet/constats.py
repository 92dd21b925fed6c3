"""Findings with the place that an editor shows, in the order of the files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cdc.projet.etendues import Etendue
from cdc.projet.rangement import fichiers
from cdc.verification.selection import rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.projet.noeuds import Document
    from cdc.projet.projet import Projet
    from cdc.verification import Constat
    from cdc.verification.acceptations import Accepte

_AUCUNE = Etendue("cdc.yaml", 1, 1, 1, 1)


# Words that a text writes on more lines are shown by their first ones.
LIGNES_MONTREES = 3


@dataclass(frozen=True, slots=True)
class ConstatSitue:
    """A finding, where it is, the lines that show it, and why it is accepted, if it is.

    No line is shown of a file for what is not there.
    """

    constat: Constat
    etendue: Etendue
    lignes: tuple[str, ...]
    motif: str = ""

    @property
    def titre(self) -> str:
        """What its rule finds, in a few words."""
        return rule(self.constat.code).titre

    @property
    def ligne(self) -> str:
        """The first line that shows it."""
        return self.lignes[0] if self.lignes else ""

    @property
    def fin_colonne(self) -> int:
        """Where the words end on their first line."""
        return self._fin(self.etendue.ligne, self.ligne)

    @property
    def troncons(self) -> list[tuple[int, str, int, int]]:
        """The words, line by line: the line's number, its text, where they begin and end in it, from 0."""
        return [
            (
                numero,
                ligne,
                self.etendue.colonne - 1
                if numero == self.etendue.ligne
                else len(ligne) - len(ligne.lstrip()),
                self._fin(numero, ligne) - 1,
            )
            for numero, ligne in enumerate(self.lignes, self.etendue.ligne)
        ]

    def _fin(self, numero: int, ligne: str) -> int:
        if numero == self.etendue.fin_ligne:
            return self.etendue.fin_colonne
        return max(len(ligne.rstrip()) + 1, self.etendue.colonne)


def situated(projet: Projet, constats: Iterable[Constat]) -> list[ConstatSitue]:
    """Return `constats` with their places, file after file, from the top of each."""
    return sorted((_situated(projet, c) for c in constats), key=_order)


def accepted(projet: Projet, acceptes: Iterable[Accepte]) -> list[ConstatSitue]:
    """Return the findings that the author accepts, with their places and reasons."""
    return sorted((_situated(projet, a.constat, a.motif) for a in acceptes), key=_order)


def _situated(projet: Projet, constat: Constat, motif: str = "") -> ConstatSitue:
    etendue = projet.etendue(constat.chemin, constat.debut, constat.fin, cle=constat.cle) or _AUCUNE
    document = projet.documents[etendue.fichier]
    if not document.texte and not (projet.dossier / etendue.fichier).is_file():
        dit = f"{constat.message} Fichier à créer\u00a0: {etendue.fichier}."
        return ConstatSitue(replace(constat, message=dit), _AUCUNE, (), motif)
    return ConstatSitue(constat, etendue, tuple(_lines(document, constat, etendue)), motif)


def _lines(document: Document, constat: Constat, etendue: Etendue) -> Iterator[str]:
    """Yield the first lines of the words; that alone where a value begins; none of what is absent."""
    if (etendue.ligne, etendue.colonne) == (etendue.fin_ligne, etendue.fin_colonne):
        return
    combien = LIGNES_MONTREES if constat.debut < constat.fin else 1
    for numero in range(etendue.ligne, min(etendue.fin_ligne + 1, etendue.ligne + combien)):
        yield document.ligne(numero)


def _order(situe: ConstatSitue) -> tuple[int, int, int, str]:
    etendue = situe.etendue
    return _RANGS[etendue.fichier], etendue.ligne, etendue.colonne, situe.constat.code


_RANGS = {nom: rang for rang, nom in enumerate(fichiers())}
