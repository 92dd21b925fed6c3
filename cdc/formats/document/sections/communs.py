"""Data that many records share: said once under their table rather than below each row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.typographie import ABSENCE, INSECABLE
from cdc.formats.document.valeurs import joined
from cdc.francais import FINE
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdc_schema.description import Champ

# Where the grid that a vendor fills stands.
SIGNET_GRILLE = "Sgrille"
_EXCEPTIONS_MAX = 14
_PART_MIN = 0.4
_GROUPES_MAX = 5
_LONGUEUR_MAX = 70
_COMMUNS_MIN = 3
_NUMERO = re.compile(r"(.*?)(\d+)")
_SUITE_MIN = 3
_OUI = "Oui"


@dataclass(frozen=True, slots=True)
class Dits:
    """What a data item says of each record, in the order of the table."""

    champ: Champ
    noms: tuple[str, ...]
    valeurs: tuple[b.Fragments, ...]

    def shared(self) -> b.Fragments:
        """Return the value of most records and the few exceptions, or nothing."""
        groupes: dict[str, list[int]] = {}
        for rang, valeur in enumerate(self.valeurs):
            groupes.setdefault(b.plain(valeur), []).append(rang)
        if len(groupes) > _GROUPES_MAX or any(len(texte) > _LONGUEUR_MAX for texte in groupes):
            return ()
        dominant, *autres = sorted(groupes, key=lambda texte: -len(groupes[texte]))
        exceptions = sum(len(groupes[texte]) for texte in autres)
        if not self._worth(len(groupes[dominant]), exceptions):
            return ()
        libelle = (b.Texte(f"{self.champ.titre}{INSECABLE}: "),)
        if self.champ.genre is Genre.BOOLEEN:
            return self._yes_or_no(libelle, dominant, groupes)
        suites = [self._named(groupes[texte]) for texte in autres]
        if not dominant and not suites:
            return ()
        if not dominant:
            return (*libelle, *joined(suites, f"{FINE}; "))
        valeur = self._value(groupes[dominant])
        sauf = (b.Texte(", sauf "), *joined(suites, f"{FINE}; ")) if suites else ()
        return (*libelle, *valeur, *sauf)

    def _yes_or_no(
        self, libelle: b.Fragments, dominant: str, groupes: dict[str, list[int]]
    ) -> b.Fragments:
        """Return what is true of most records, or the names of those of which it is."""
        vrais = groupes.get(_OUI, [])
        if not vrais:
            return (*libelle, b.Texte("non")) if dominant else ()
        if dominant != _OUI:
            return (*libelle, b.Texte(ranges([self.noms[rang] for rang in vrais])))
        autres = sorted(set(range(len(self.noms))) - set(vrais))
        sauf = f", sauf {ranges([self.noms[rang] for rang in autres])}" if autres else ""
        return (*libelle, b.Texte(f"oui{sauf}"))

    def _value(self, rangs: Sequence[int]) -> b.Fragments:
        """Return what some records say; what several share comes back to none of them."""
        valeur = self.valeurs[rangs[0]]
        return valeur if len(rangs) == 1 else b.bare(valeur)

    def _worth(self, combien: int, exceptions: int) -> bool:
        if not exceptions:
            return combien >= _COMMUNS_MIN
        nommes = all(self.noms)
        return nommes and exceptions <= min(_EXCEPTIONS_MAX, (1 - _PART_MIN) * len(self.noms))

    def _named(self, rangs: Sequence[int]) -> b.Fragments:
        qui = ranges([self.noms[rang] for rang in rangs])
        valeur = self._value(rangs) or (b.Texte(ABSENCE),)
        return (*valeur, b.Texte(f" ({qui})"))


def ranges(noms: Sequence[str]) -> str:
    """Return identifiers, their series said once: CH-CLI-01 à 04, 06, CH-APP-01."""
    suites: list[tuple[str, list[str]]] = []
    for nom in noms:
        lu = _NUMERO.fullmatch(nom)
        serie, rang = (lu[1], lu[2]) if lu else (nom, "")
        if suites and rang and suites[-1][0] == serie:
            suites[-1][1].append(rang)
        else:
            suites.append((serie, [rang]))
    return ", ".join(serie + _ranges(rangs) for serie, rangs in suites)


def _ranges(rangs: Sequence[str]) -> str:
    suites: list[list[str]] = []
    for rang in rangs:
        if suites and int(rang) == int(suites[-1][-1]) + 1:
            suites[-1].append(rang)
        else:
            suites.append([rang])
    return ", ".join(
        f"{suite[0]} à {suite[-1]}" if len(suite) >= _SUITE_MIN else ", ".join(suite)
        for suite in suites
    )


def note(phrases: Iterable[b.Fragments]) -> Iterator[b.Paragraphe]:
    """Yield the note under a table, when there is something to say."""
    dites = [phrase for phrase in phrases if phrase]
    if dites:
        yield b.Paragraphe("CDC Note", (*joined(dites, ". "), b.Texte(".")))
