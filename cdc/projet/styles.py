"""The layout that a person gave to a file, to write in the same hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.projet.ecriture import STYLE, Style
from cdc.projet.noeuds import Noeud, Scalaire, Sequence, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.projet.reperes import Reperes

_EXAMEN = 400


def detect_style(reperes: Reperes, pres_de: Table | Sequence) -> Style:
    """Return the offsets found near `pres_de`, else those of the file, else the usual ones."""
    ecarts: dict[str, int] = {}
    for noeud in (pres_de, reperes.document.racine):
        for rang, (parent, enfant) in enumerate(_blocks(noeud)):
            if rang > _EXAMEN or len(ecarts) == 3:
                break
            _note(reperes, parent, enfant, ecarts)
    return Style(
        liste=ecarts.get("liste", STYLE.liste),
        table=ecarts.get("table", STYLE.table),
        tiret=ecarts.get("tiret", STYLE.tiret),
    )


def _blocks(noeud: Noeud) -> Iterator[tuple[Table | Sequence, Table | Sequence]]:
    """Give each collection below `noeud` in block style with its parent, nearest first."""
    file: list[Noeud] = [noeud]
    for parent in file:
        if isinstance(parent, Scalaire) or parent.flux:
            continue
        for enfant in parent.valeurs if isinstance(parent, Table) else parent.elements:
            if not isinstance(enfant, Scalaire) and not enfant.flux:
                yield parent, enfant
                file.append(enfant)


def _note(
    reperes: Reperes, parent: Table | Sequence, enfant: Table | Sequence, ecarts: dict[str, int]
) -> None:
    ecart = reperes.column(enfant) - reperes.column(parent)
    if isinstance(parent, Sequence):
        meme_ligne = not reperes.begins_line(enfant.debut)
        nature = "tiret" if meme_ligne else ""
    else:
        nature = "liste" if isinstance(enfant, Sequence) else "table"
    if nature and ecart <= 8:
        ecarts.setdefault(nature, ecart)
