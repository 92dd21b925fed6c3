"""The annex of the internal document: who said what it says, when, and in which cell."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.sections import cellules
from cdc.formats.document.typographie import INSECABLE, typeset
from cdc_schema.plan import numero, sous_section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.entretien.annexe import LigneSource

_TITRE = "Annexe — Sources"
_CHAPEAU = (
    "D’où vient ce que dit ce document : la personne, la date, le fichier et la cellule. Cette "
    "annexe est interne : elle n’est pas dans le document des prestataires."
)
_QUI, _QUAND, _OU = 40.0, 20.0, 52.0
_QUOI_MAX = 90


def annex_blocks(lignes: Sequence[LigneSource]) -> Iterator[b.Bloc]:
    """Yield one table for each sub-section that has sources."""
    if not lignes:
        return
    yield b.Titre(1, (b.Texte(_TITRE),), "Sources")
    yield b.Paragraphe("CDC Chapeau", (b.Texte(typeset(_CHAPEAU)),))
    for cle, groupe in groupby(lignes, key=lambda ligne: ligne.section):
        titre = typeset(f"{numero(cle)} {sous_section(cle).titre}")
        yield b.Titre(2, (b.Texte(titre),))
        colonnes = (
            b.Colonne("Quoi"),
            b.Colonne("Qui", largeur=_QUI),
            b.Colonne("Quand", largeur=_QUAND),
            b.Colonne("Où", largeur=_OU),
        )
        rangees = tuple(map(_row, groupe))
        yield b.Tableau(f"Sources{INSECABLE}: {titre}", colonnes, rangees, "CDC Tableau Dense")


def _row(ligne: LigneSource) -> b.Ligne:
    quoi = ligne.quoi if len(ligne.quoi) <= _QUOI_MAX else f"{ligne.quoi[:_QUOI_MAX]}…"
    reference = (b.Texte(f"{ligne.identifiant} ", "CDC Référence"),) if ligne.identifiant else ()
    qui = ", ".join(filter(None, [ligne.personne, ligne.fonction]))
    return b.Ligne(
        (
            (b.Paragraphe(cellules.CELLULE, (*reference, b.Texte(typeset(quoi)))),),
            cellules.text(typeset(qui)) if qui else cellules.absent(),
            cellules.text(ligne.date) if ligne.date else cellules.absent(),
            cellules.text(typeset(ligne.lieu)),
        )
    )
