"""A block of cells copied from a spreadsheet, put into the rows of a list: all of it, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.completion.ecritures import Ajouter, Poser
from cdc.completion.edition import edit
from cdc.completion.lignes import new_element, read_new
from cdc.completion.pas import Pas
from cdc.completion.places import place_at
from cdc.completion.refus import ReponseRefuseeError
from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.completion.ecritures import Ecriture
    from cdc.completion.lignes import Cles
    from cdc.completion.parcours import Parcours
    from cdc.completion.situation import Situation
    from cdc_schema.chemins import Chemin

_DITES = 12


def paste(
    parcours: Parcours,
    situation: Situation,
    liste: Chemin,
    rang: int,
    colonnes: Sequence[Cles],
    bloc: Sequence[Sequence[str]],
) -> Pas:
    """Return the step that writes `bloc` from the row number `rang`, in `colonnes`.

    Rows beyond the last are added; an empty cell of a new row stays empty, an empty cell of a row
    that is there empties it.

    Raises:
        ReponseRefuseeError: some cells cannot be taken; each is told with its row and its column.
    """
    collage = _Collage(parcours, situation, liste, colonnes)
    for ecart, textes in enumerate(bloc):
        collage.take(rang + ecart, textes)
    if collage.fautes:
        raise ReponseRefuseeError(_told(collage.fautes), "")
    titre = place_at(situation, liste).champ.titre
    lignes = plural(len(bloc), "ligne collée", "lignes collées")
    return Pas(parcours, tuple(collage.ecritures), liste, libelle=f"{titre}\u00a0: {lignes}")


class _Collage:
    """What is to be written, and what cannot be."""

    def __init__(
        self, parcours: Parcours, situation: Situation, liste: Chemin, colonnes: Sequence[Cles]
    ) -> None:
        self.parcours = parcours
        self.situation = situation
        self.liste = liste
        self.colonnes = colonnes
        self.total = len(situation.rows(liste))
        self.ecritures: list[Ecriture] = []
        self.fautes: list[str] = []
        self._pris: list[str] = []

    def take(self, rang: int, textes: Sequence[str]) -> None:
        """Take one row of the block, as far as there are columns."""
        cases = list(zip(self.colonnes, textes, strict=False))
        if rang < self.total:
            for cles, texte in cases:
                self._edit(rang, cles, texte)
        elif any(texte.strip() for _, texte in cases):
            self._add(rang, dict(cases))

    def _edit(self, rang: int, cles: Cles, texte: str) -> None:
        chemin = (*self.liste, rang, *cles)
        try:
            pas = edit(self.parcours, self.situation, chemin, texte)
        except ReponseRefuseeError as refus:
            self._fault(rang, cles, refus)
        else:
            self.ecritures += [e for e in pas.ecritures if isinstance(e, Poser)]

    def _add(self, rang: int, textes: dict[Cles, str]) -> None:
        bons: dict[Cles, str] = {}
        for cles, texte in textes.items():
            if texte.strip() and self._is_right(rang, cles, texte):
                bons[cles] = texte
        try:
            element: dict[str, Any] = new_element(
                self.parcours, self.situation, self.liste, bons, tuple(self._pris)
            )
        except ReponseRefuseeError as refus:
            self.fautes.append(f"Ligne {rang + 1}. {refus}")
            return
        self._pris += [element["id"]] if "id" in element else []
        self.ecritures.append(Ajouter(self.liste, element))

    def _is_right(self, rang: int, cles: Cles, texte: str) -> bool:
        try:
            read_new(self.parcours, self.situation, self.liste, cles, texte)
        except ReponseRefuseeError as refus:
            self._fault(rang, cles, refus)
            return False
        return True

    def _fault(self, rang: int, cles: Cles, refus: ReponseRefuseeError) -> None:
        titre = place_at(self.situation, (*self.liste, rang, *cles)).champ.titre
        self.fautes.append(f"Ligne {rang + 1}, «\u00a0{titre}\u00a0». {refus}")


def _told(fautes: Sequence[str]) -> str:
    reste = len(fautes) - _DITES
    suite = [f"Et {plural(reste, 'autre case', 'autres cases')}."] if reste > 0 else []
    return "\n".join(["Rien n’a été collé.", *fautes[:_DITES], *suite])
