"""A crowded map, shared between several that can be read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.figures.carte import Carte, Fleche

APPLICATIONS, PIECES, FLECHES, REPERES = 16, 24, 20, 30


@dataclass(slots=True)
class _Groupe:
    """The pieces and arrows of one of the pictures to come."""

    pieces: dict[str, None] = field(default_factory=dict)
    fleches: list[Fleche] = field(default_factory=list)

    def plus(self, pieces: list[str], fleches: list[Fleche]) -> _Groupe:
        """Return the group once these are added."""
        bouts = [cle for f in fleches for cle in (f.de, f.vers)]
        return _Groupe(self.pieces | dict.fromkeys([*pieces, *bouts]), [*self.fleches, *fleches])

    @property
    def lisible(self) -> bool:
        """Say whether it can be read on a page."""
        reperes = sum(len(f.reperes) for f in self.fleches)
        roles = sum(cle.startswith("ROL-") for cle in self.pieces)
        return (
            len(self.pieces) - roles <= APPLICATIONS
            and len(self.pieces) <= PIECES
            and len(self.fleches) <= FLECHES
            and reperes <= REPERES
        )


def share(carte: Carte) -> list[Carte]:
    """Return `carte`, or the maps that it is shared between: zone by zone, then piece by piece."""
    tout = _Groupe(dict.fromkeys(p.cle for p in carte.pieces), list(carte.fleches))
    if tout.lisible:
        return [carte]
    groupes: list[_Groupe] = [_Groupe()]
    for pieces, fleches in _units(carte):
        essai = groupes[-1].plus(pieces, fleches)
        if essai.lisible:
            groupes[-1] = essai
        else:
            groupes.append(_Groupe().plus(pieces, fleches))
    return [_part(carte, g) for g in groupes]


def halves(carte: Carte) -> list[Carte]:
    """Return two smaller maps: the way out when a map fits no page."""
    if len(carte.fleches) > 1:
        milieu = len(carte.fleches) // 2
        parts = [carte.fleches[:milieu], carte.fleches[milieu:]]
        relies = {cle for f in carte.fleches for cle in (f.de, f.vers)}
        seules = [p.cle for p in carte.pieces if p.cle not in relies]
        return [
            _part(carte, _Groupe().plus([] if i else seules, list(fleches)))
            for i, fleches in enumerate(parts)
        ]
    milieu = len(carte.pieces) // 2
    return [
        replace(carte, pieces=pieces, fleches=())
        for pieces in (carte.pieces[:milieu], carte.pieces[milieu:])
    ]


def _units(carte: Carte) -> Iterator[tuple[list[str], list[Fleche]]]:
    """Yield each piece with the arrows that nobody before it has taken, zone after zone."""
    reste = list(carte.fleches)
    relies = {cle for f in carte.fleches for cle in (f.de, f.vers)}
    pieces = sorted(
        (p for p in carte.pieces),
        key=lambda p: (p.zone == carte.centre, list(carte.zones).index(p.zone)),
    )
    for piece in pieces:
        siennes = [f for f in reste if piece.cle in (f.de, f.vers)]
        reste = [f for f in reste if f not in siennes]
        paquets = [siennes[i : i + FLECHES // 2] for i in range(0, len(siennes), FLECHES // 2)]
        for paquet in paquets or [[]]:
            if paquet or piece.zone != carte.centre or piece.cle not in relies:
                yield [piece.cle], paquet


def _part(carte: Carte, groupe: _Groupe) -> Carte:
    return replace(
        carte,
        pieces=tuple(p for p in carte.pieces if p.cle in groupe.pieces),
        fleches=tuple(groupe.fleches),
    )
