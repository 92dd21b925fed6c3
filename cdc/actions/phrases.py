"""Statements of a plain text file, one a line, examined without a project."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cdc.errors import CdcError
from cdc.projet.constats import ConstatSitue
from cdc.projet.etendues import Etendue
from cdc.verification.catalogue import REGLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cdc.verification import Constat
    from cdc.verification.selection import Selection

_SAUT = re.compile(r"\r\n|\n|\r")
# How files of Word, Excel and LibreOffice begin, then those of before 2007, PDF and RTF.
_AUTRES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf")
_AUTRE_FORMAT = (
    "ce n’est pas un fichier de texte. Enregistrez-le en «\u00a0Texte brut\u00a0» (.txt), "
    "une phrase par ligne."
)


class PhrasesIllisiblesError(CdcError):
    """The file of statements cannot be read."""

    def __init__(self, path: Path, cause: str) -> None:
        self.path = path
        super().__init__(f"{path}\u00a0: {cause}")


class Phrases(NamedTuple):
    """The lines of a file, and what is to be told of its encoding."""

    lignes: list[str]
    avertissements: tuple[str, ...]


def read_phrases(path: Path, octets: bytes | None = None) -> Phrases:
    """Return the lines of the file, in the encoding that makes them French.

    Raises:
        PhrasesIllisiblesError: the system refuses to read it, or it is no text.
    """
    from cdc.formats.tableurs.texte import decode

    try:
        lus = path.read_bytes() if octets is None else octets
    except OSError as error:
        cause = "le fichier ne peut pas être lu. Vérifiez son nom et ses droits."
        raise PhrasesIllisiblesError(path, cause) from error
    if lus.startswith(_AUTRES):
        raise PhrasesIllisiblesError(path, _AUTRE_FORMAT)
    lu = decode(lus)
    return Phrases(_SAUT.split(lu.texte), lu.avertissements)


def examine_phrases(
    lignes: Iterable[str], fichier: str, selection: Selection
) -> Iterator[ConstatSitue]:
    """Yield what the rules on words find, line after line."""
    from cdc.verification.formulation import examiner_phrase

    for numero, ligne in enumerate(lignes, 1):
        # Offsets are those of the line: the spaces around the statement are put back.
        retrait = len(ligne) - len(ligne.lstrip())
        enonce = ligne.strip()
        if not enonce:
            continue
        for constat in sorted(examiner_phrase(enonce), key=lambda c: (c.debut, c.fin, c.code)):
            if selection.keeps(REGLES[constat.code]):
                yield _situated(constat, fichier, numero, ligne, retrait)


def _situated(
    constat: Constat, fichier: str, numero: int, ligne: str, retrait: int
) -> ConstatSitue:
    debut, fin = constat.debut + retrait, constat.fin + retrait
    etendue = Etendue(fichier, numero, debut + 1, numero, fin + 1)
    return ConstatSitue(replace(constat, debut=debut, fin=fin), etendue, (ligne,))
