"""Findings with the place that an editor shows, in the order of the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.projet.etendues import Etendue
from cdc.projet.rangement import fichiers
from cdc.verification.selection import rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.projet.projet import Projet
    from cdc.verification import Constat
    from cdc.verification.acceptations import Accepte

_AUCUNE = Etendue("cdc.yaml", 1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class ConstatSitue:
    """A finding, where it is, the line that shows it, and why it is accepted, if it is."""

    constat: Constat
    etendue: Etendue
    ligne: str
    motif: str = ""

    @property
    def titre(self) -> str:
        """What its rule finds, in a few words."""
        return rule(self.constat.code).titre

    @property
    def fin_colonne(self) -> int:
        """Where the words end on their first line."""
        if self.etendue.fin_ligne == self.etendue.ligne:
            return self.etendue.fin_colonne
        return max(len(self.ligne.rstrip()) + 1, self.etendue.colonne)


def situated(projet: Projet, constats: Iterable[Constat]) -> list[ConstatSitue]:
    """Return `constats` with their places, file after file, from the top of each."""
    return sorted((_situated(projet, c) for c in constats), key=_order)


def accepted(projet: Projet, acceptes: Iterable[Accepte]) -> list[ConstatSitue]:
    """Return the findings that the author accepts, with their places and reasons."""
    return sorted((_situated(projet, a.constat, a.motif) for a in acceptes), key=_order)


def _situated(projet: Projet, constat: Constat, motif: str = "") -> ConstatSitue:
    etendue = projet.etendue(constat.chemin, constat.debut, constat.fin) or _AUCUNE
    document = projet.documents[etendue.fichier]
    return ConstatSitue(constat, etendue, document.ligne(etendue.ligne), motif)


def _order(situe: ConstatSitue) -> tuple[int, int, int, str]:
    etendue = situe.etendue
    return _RANGS[etendue.fichier], etendue.ligne, etendue.colonne, situe.constat.code


_RANGS = {nom: rang for rang, nom in enumerate(fichiers())}
