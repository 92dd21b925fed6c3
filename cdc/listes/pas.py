"""The steps of a test case: rows of a table, or numbered lines of one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cdc.listes.cibles import Donnee, Liste
    from cdc.listes.releves import Valeur

NUMERO, ACTION, ATTENDU = "n", "action", "attendu"
_EN_LIGNE = re.compile(r"(?:^|(?<=\s))(\d{1,3})\s?[.)]\s+")
_DEBUT = re.compile(
    r"^\s*(?:étape|step|pas)?\s*(\d{1,3})\s*(?:[.):]|[-–—]\s)\s*(?=\S)", re.IGNORECASE
)
_PUCE = re.compile(r"^\s*[-–—•*]\s+")
_RANG = re.compile(r"(\d{1,4})\D*$")


@dataclass(slots=True)
class Pas:
    """One step: the text of each of its data items, by key, and the cells that say it."""

    textes: dict[str, str] = field(default_factory=dict)
    cellules: dict[str, list[Valeur]] = field(default_factory=dict)

    def say(self, cle: str, texte: str, valeur: Valeur) -> None:
        """Give `texte` to the data item `cle`, after what it has."""
        avant = self.textes.get(cle)
        self.textes[cle] = f"{avant}\n{texte}" if avant else texte
        self.cellules.setdefault(cle, []).append(valeur)


def rank(texte: str) -> str:
    """Return the number that ends « Étape 2 » or « CT-01.2 », or `texte` itself."""
    trouve = _RANG.search(texte.strip())
    return trouve[1] if trouve else texte


def split_numbered(texte: str) -> list[str]:
    """Return the parts of « 1. … 2. … », numbered from 1 without a gap, else the text alone."""
    debuts = max(_numbered_lines(texte), _numbered_inline(texte), key=len)
    if len(debuts) < 2:
        return [texte.strip()]
    fins = [debut for debut, _ in debuts[1:]] + [len(texte)]
    return [texte[suite:fin].strip(" \t\n;") for (_, suite), fin in zip(debuts, fins, strict=True)]


def read_steps(liste: Liste, valeurs: Iterable[Valeur]) -> dict[int, Pas]:
    """Return the steps that the cells of one element say, by number.

    Numbers are those of the table when they grow; else the rows are counted.
    """
    rangees: dict[str, dict[str, Valeur]] = {}
    for valeur in valeurs:
        if valeur.champ.startswith(f"{liste.suite}.") and valeur.champ in liste.donnees:
            cle = valeur.champ.partition(".")[2]
            rangees.setdefault(valeur.ligne, {})[cle] = valeur
    etapes: list[tuple[str, Pas]] = []
    for cellules in rangees.values():
        if etapes and _completes(cellules):
            _say(liste, etapes[-1][1], (c for c in cellules.items() if not c[1].propage))
        else:
            etapes += _row_steps(liste, cellules, seule=len(rangees) == 1)
    numeros = _numbers([n for n, _ in etapes])
    return {n: _without_number(n, pas) for n, (_, pas) in zip(numeros, etapes, strict=True)}


def steps_data(liste: Liste) -> Mapping[str, Donnee]:
    """Return the data items of a step, by their key in it."""
    debut = f"{liste.suite}."
    return {c.removeprefix(debut): d for c, d in liste.donnees.items() if c.startswith(debut)}


def _completes(cellules: Mapping[str, Valeur]) -> bool:
    """Say whether a row has no action of its own: it says more of the step above."""
    action = cellules.get(ACTION)
    return NUMERO not in cellules and (action is None or action.propage)


def _row_steps(
    liste: Liste, cellules: Mapping[str, Valeur], *, seule: bool
) -> Iterator[tuple[str, Pas]]:
    """Give the steps of one row: several when its cells number them, or list them line by line."""
    parts = {} if NUMERO in cellules else _parts(liste, cellules, seule=seule)
    nombre = max(map(len, parts.values()), default=1)
    numero = cellules.get(NUMERO)
    dit = (numero.lu or (rank(numero.texte),))[0] if numero and numero.prise else ""
    for rang in range(nombre):
        pas = Pas()
        for cle, valeur in cellules.items():
            if not valeur.prise or cle == NUMERO:
                continue
            textes = parts.get(cle) or [_text(liste, valeur)]
            # What is said once of several steps is seen at the end.
            place = rang - (nombre - len(textes) if len(textes) == 1 else 0)
            if 0 <= place < len(textes) and textes[place]:
                pas.say(cle, textes[place], valeur)
        yield dit, pas


def _parts(liste: Liste, cellules: Mapping[str, Valeur], *, seule: bool) -> dict[str, list[str]]:
    textes = {c: v.texte for c, v in cellules.items() if v.prise and _is_text(liste, v)}
    parts = {cle: split_numbered(texte) for cle, texte in textes.items()}
    lignes = {cle: _lines(texte) for cle, texte in textes.items()}
    attendus = max(len(parts.get(ATTENDU, ())), len(lignes.get(ATTENDU, ())))
    if seule and len(parts.get(ACTION, ())) == 1 and attendus in (0, 1, len(lignes[ACTION])):
        parts[ACTION] = lignes[ACTION]
    nombre = len(parts.get(ACTION, ()))
    return {
        c: lignes[c] if len(p) == 1 and len(lignes[c]) == nombre else p for c, p in parts.items()
    }


def _lines(texte: str) -> list[str]:
    """Return the lines of a list; a text of which some lines detail another stays whole."""
    lignes = [ligne for ligne in texte.split("\n") if ligne.strip()]
    puces = sum(bool(_PUCE.match(ligne)) for ligne in lignes)
    if puces not in (0, len(lignes)) or any(x.rstrip().endswith((":", ",")) for x in lignes):
        return [texte.strip()]
    return [_PUCE.sub("", ligne).strip() for ligne in lignes]


def _numbered_lines(texte: str) -> list[tuple[int, int]]:
    debuts: list[tuple[int, int]] = []
    place = 0
    for ligne in texte.split("\n"):
        trouve = _DEBUT.match(ligne)
        if trouve and int(trouve[1]) == len(debuts) + 1:
            debuts.append((place, place + trouve.end()))
        place += len(ligne) + 1
    return debuts if debuts and not texte[: debuts[0][0]].strip() else []


def _numbered_inline(texte: str) -> list[tuple[int, int]]:
    debuts: list[tuple[int, int]] = []
    for trouve in _EN_LIGNE.finditer(texte):
        if int(trouve[1]) == len(debuts) + 1:
            debuts.append((trouve.start(), trouve.end()))
    return debuts if debuts and not texte[: debuts[0][0]].strip() else []


def _text(liste: Liste, valeur: Valeur) -> str:
    """Return what a cell says, or means where it is no text."""
    if not _is_text(liste, valeur):
        return (valeur.lu or (valeur.texte.strip(),))[0]
    return valeur.texte.strip()


def _is_text(liste: Liste, valeur: Valeur) -> bool:
    return liste.donnees[valeur.champ].champ.genre in (Genre.TEXTE, Genre.TEXTE_LONG)


def _say(liste: Liste, pas: Pas, cellules: Iterable[tuple[str, Valeur]]) -> None:
    for cle, valeur in cellules:
        if valeur.prise and cle != NUMERO:
            pas.say(cle, _text(liste, valeur), valeur)


def _without_number(numero: int, pas: Pas) -> Pas:
    """Return `pas` without its own number before its texts."""
    debut = re.compile(rf"^{numero}\s?[.)]\s+(?=\S)")
    return Pas({cle: debut.sub("", texte) for cle, texte in pas.textes.items()}, pas.cellules)


def _numbers(dits: list[str]) -> list[int]:
    numeros = [int(dit) for dit in dits if dit.isdecimal()]
    croissants = all(a < b for a, b in pairwise(numeros))
    if len(numeros) == len(dits) and croissants:
        return numeros
    return list(range(1, len(dits) + 1))
