"""Findings as GitHub annotations: one command of the workflow a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.constats.mots import said
from cdc.verification import Gravite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.projet.constats import ConstatSitue
    from cdc.projet.etendues import Etendue

_NIVEAUX = {Gravite.ERREUR: "error", Gravite.AVERTISSEMENT: "warning", Gravite.CONSEIL: "notice"}


def write_github(situes: Iterable[ConstatSitue], racine: str = "") -> str:
    """Return one annotation a line; `racine` leads from the repository to the project."""
    return "\n".join(_annotation(situe, racine) for situe in situes)


def _annotation(situe: ConstatSitue, racine: str) -> str:
    etendue, constat = situe.etendue, situe.constat
    proprietes = {
        "file": f"{racine}{etendue.fichier}",
        "line": etendue.ligne,
        "endLine": etendue.fin_ligne,
        **_columns(etendue),
        "title": f"{constat.code} {situe.titre}",
    }
    dits = ",".join(f"{cle}={_property(str(v))}" for cle, v in proprietes.items())
    texte = said(constat)
    return f"::{_NIVEAUX[constat.gravite]} {dits}::{_data(texte)}"


def _columns(etendue: Etendue) -> dict[str, int]:
    """Return the columns of words on one line: GitHub refuses those of several."""
    if etendue.fin_ligne > etendue.ligne:
        return {}
    return {"col": etendue.colonne, "endColumn": etendue.fin_colonne}


def _data(texte: str) -> str:
    """Return `texte` as the workflow reads it back, its line ends kept."""
    return texte.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(texte: str) -> str:
    return _data(texte).replace(":", "%3A").replace(",", "%2C")
