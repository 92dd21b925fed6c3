"""Move an element of a list as it is written: its text, and the comments that a person put with it.

The comments right above an element, without a blank line, are its own, as are those inside it and
those below that stand deeper. What stands between two elements besides (blank lines, a heading
apart) stays between the same places.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cdc.projet.blocs import Coupe

if TYPE_CHECKING:
    from cdc.projet.noeuds import Sequence
    from cdc.projet.reperes import Reperes


def move(reperes: Reperes, liste: Sequence, depart: int, arrivee: int) -> Coupe:
    """Return the cut after which the element number `depart` of `liste` is number `arrivee`."""
    premier, dernier = min(depart, arrivee), max(depart, arrivee)
    bouts = [_extent(reperes, liste, rang) for rang in range(premier, dernier + 1)]
    texte = reperes.texte
    corps = [texte[debut:fin] for debut, fin in bouts]
    entre = [texte[a[1] : b[0]] for a, b in pairwise(bouts)]
    corps.insert(arrivee - premier, corps.pop(depart - premier))
    suite = "".join(un + autre for un, autre in zip(corps, [*entre, ""], strict=True))
    return Coupe(bouts[0][0], bouts[-1][1], suite)


def _extent(reperes: Reperes, liste: Sequence, rang: int) -> tuple[int, int]:
    """Return where the text of an element begins and ends, its own comments included."""
    if liste.flux:
        element = liste.elements[rang]
        return element.debut, reperes.end(element)
    tiret = reperes.dash(liste, rang)
    fin = reperes.value_end(liste, rang)
    if not reperes.begins_line(tiret):
        return tiret, fin
    plancher = reperes.value_end(liste, rang - 1) if rang else _above(reperes, tiret)
    debut = reperes.line_start(tiret)
    while debut > plancher and _is_comment(reperes, debut - 1, plancher):
        debut = reperes.line_start(debut - 1)
    return debut, reperes.after_comments(fin, reperes.column(liste))


def _above(reperes: Reperes, tiret: int) -> int:
    """Return the end of the line of the nearest text above the first dash: a key, or nothing."""
    texte, place = reperes.texte, reperes.line_start(tiret)
    while place > 0:
        debut = reperes.line_start(place - 1)
        ligne = texte[debut : place - 1].strip()
        if ligne and not ligne.startswith("#"):
            return place - 1
        place = debut
    return 0


def _is_comment(reperes: Reperes, fin: int, plancher: int) -> bool:
    """Say whether the line that ends at `fin` is a comment of its own."""
    debut = reperes.line_start(fin)
    return debut > plancher and reperes.texte[debut:fin].strip().startswith("#")
