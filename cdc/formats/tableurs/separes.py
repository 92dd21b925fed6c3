"""Read a table saved as text: comma, semicolon, tab or bar, in any encoding met in France."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from cdc.entretien.cellules import TEXTE as FEUILLE
from cdc.formats.tableurs.classeur import Cellule, Classeur, ClasseurRefuseError, column_letters
from cdc.formats.tableurs.texte import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

CELLULES_MAXIMALES = 1_000_000
_ECHANTILLON = 400
_AUCUN = "\0"
_PROSE = 3  # commas of a sentence seldom cut it in more pieces, line after line
# In the order that settles a tie, with the share of even records that each one needs: prose is
# full of commas.
_SEPARATEURS = {";": 0.5, "\t": 0.5, "|": 0.5, ",": 0.7}
_DIRECTIVE = re.compile(r"\"?sep=([^\w\s\"]|\t)\"?(?:\r\n|\r|\n|$)", re.IGNORECASE)
_MASQUE = re.compile(r"^'(?=\s*'*[=+\-@\t\r＝＋－＠])")


def read_csv(fichier: str, contenu: bytes) -> Classeur:
    """Read a text file as one sheet; rows have the numbers that a spreadsheet gives them.

    Raises:
        ClasseurRefuseError: it has too many cells.
    """
    decode_ = decode(contenu)
    texte = decode_.texte
    directive = _DIRECTIVE.match(texte)
    separateur = directive[1] if directive else find_separator(texte)
    lignes = split(texte, separateur, directive.end() if directive else 0)
    cellules = tuple(_cells(fichier, lignes))
    return Classeur(fichier, contenu, {FEUILLE: cellules}, avertissements=decode_.avertissements)


def _cells(fichier: str, lignes: Iterator[list[str]]) -> Iterator[Cellule]:
    nombre = 0
    lettres: dict[int, str] = {}
    for ligne, champs in enumerate(lignes, 1):
        for rang, champ in enumerate(champs, 1):
            if not champ.strip():
                continue
            nombre += 1
            if nombre > CELLULES_MAXIMALES:
                raison = f"il compte plus de {CELLULES_MAXIMALES} cellules. Découpez-le."
                raise ClasseurRefuseError(fichier, raison)
            colonne = lettres.setdefault(rang, column_letters(rang))
            # An export puts a quote before what a spreadsheet would take for a formula.
            yield Cellule(FEUILLE, ligne, colonne, _MASQUE.sub("", champ))


def split(texte: str, separateur: str, debut: int = 0) -> Iterator[list[str]]:
    """Yield the fields of each record, from `debut` on.

    A field is quoted when its closing quote ends it. Otherwise a quote is a character like any
    other: « "Le CRM" est lent » keeps its quotes, and one never closed does not swallow the rest.
    """
    champ = _field(separateur)
    ligne: list[str] = []
    while debut < len(texte):
        trouve = champ.match(texte, debut)
        assert trouve is not None
        cite = trouve["cite"]
        ligne.append(trouve["libre"] if cite is None else cite.replace('""', '"'))
        debut = trouve.end()
        if trouve["fin"] != separateur:
            yield ligne
            ligne = []
    if ligne:
        yield [*ligne, ""]


def _field(separateur: str) -> re.Pattern[str]:
    s = re.escape(separateur)
    return re.compile(
        rf'(?:\ *"(?P<cite>[^"]*+(?:""[^"]*+)*+)"\ *(?={s}|[\r\n]|\Z)|(?P<libre>[^{s}\r\n]*+))'
        rf"(?P<fin>{s}|\r\n|\r|\n|\Z)"
    )


def find_separator(texte: str) -> str:
    """Return the separator that cuts the first records evenly, or one that is nowhere."""
    notes = {s: _evenness(texte, s) for s in _SEPARATEURS if s in texte}
    bons = {s: note for s, note in notes.items() if note >= _SEPARATEURS[s]}
    return max(bons, key=lambda s: bons[s], default=_AUCUN)


def _evenness(texte: str, separateur: str) -> float:
    """Return how evenly `separateur` cuts the first records of `texte`.

    The share of records that have the usual width, more if the first one has it; a quote left
    open by the cut, or a space after each separator, speak against it.
    """
    debut = list(islice(split(texte, separateur), _ECHANTILLON))
    lignes = [x for x in debut if any(map(str.strip, x))] or debut
    largeurs = Counter(map(len, lignes))
    del largeurs[1]
    if not largeurs:
        return 0.0
    largeur, nombre = max(largeurs.items(), key=lambda x: (x[1], x[0]))
    if separateur == "," and nombre < len(lignes) / 2:  # « Bonjour Sophie, » above a list
        return 0.0
    suivants = [champ for ligne in lignes for champ in ligne[1:]]
    casses = sum(any(c.startswith('"') for c in ligne) for ligne in lignes)
    espaces = sum(c.startswith(" ") for c in suivants) / len(suivants)
    note = (nombre - casses) / len(lignes) + 0.5 * (len(lignes[0]) == largeur)
    return note - (separateur == "," and espaces > 0.5 and largeur <= _PROSE)
