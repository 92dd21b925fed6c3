"""Where each character of a YAML text comes from: quotes, escapes, folds and blocks undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdc.projet.noeuds import Scalaire

# From the first character that writes one of the value to what follows the last.
Origine = tuple[int, int]

_BLANCS = re.compile(r"[ \t]*(?:\r?\n[ \t]*)+")
_SAUT = re.compile(r"\r?\n")
_SUITE = re.compile(r"\\\r?\n[ \t]*")
_ECHAPPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_ENTETE = re.compile(r"[|>][-+0-9]*[^\n]*(?:\n|$)")


def origins(source: str, scalaire: Scalaire) -> list[Origine]:
    """Return the place in `source` of every character of the value of `scalaire`.

    A space that stands for a line end has the place of the white space around it.
    """
    valeur = scalaire.texte or ""
    lire = _block if scalaire.style in ("|", ">") else _flow
    trouvees = lire(source, scalaire)[: len(valeur)]
    # A reading that would not give the value tells at least where it begins.
    repli = (scalaire.debut, scalaire.debut)
    return trouvees if len(trouvees) == len(valeur) else [repli] * len(valeur)


def _flow(source: str, scalaire: Scalaire) -> list[Origine]:
    """Read a plain or quoted text: line ends fold into a space, or into one line end less."""
    cite = scalaire.style in ("'", '"')
    place, fin = (scalaire.debut + 1, scalaire.fin - 1) if cite else (scalaire.debut, scalaire.fin)
    origines: list[Origine] = []
    while place < fin:
        if pli := _BLANCS.match(source, place, fin):
            origines += _folded(source, pli.start(), pli.end())
        elif scalaire.style == '"' and (suite := _SUITE.match(source, place, fin)):
            place, plies = _continued(source, suite.end(), fin)
            origines += plies
            continue
        else:
            pli = _written(source, place, fin, scalaire.style)
            origines.append((place, pli.end() if pli else place + 1))
        place = pli.end() if pli else place + 1
    return origines


def _written(source: str, place: int, fin: int, style: str) -> re.Match[str] | None:
    """Return what writes one character in more than one, if that is so."""
    if style == '"':
        return _ECHAPPE.match(source, place, fin)
    return _APOSTROPHES.match(source, place, fin) if style == "'" else None


_APOSTROPHES = re.compile("''")


def _folded(source: str, debut: int, fin: int) -> list[Origine]:
    sauts = list(_SAUT.finditer(source, debut, fin))
    return [(debut, fin)] if len(sauts) == 1 else [s.span() for s in sauts[1:]]


def _continued(source: str, place: int, fin: int) -> tuple[int, list[Origine]]:
    """Read what follows an escaped line end: each blank line is then a line end."""
    vides = re.compile(r"(?:\r?\n[ \t]*)*").match(source, place, fin)
    assert vides is not None
    return vides.end(), [s.span() for s in _SAUT.finditer(source, place, vides.end())]


def _block(source: str, scalaire: Scalaire) -> list[Origine]:
    """Read a literal (`|`) or folded (`>`) text, as libyaml does."""
    entete = _ENTETE.match(source, scalaire.debut)
    lignes = _lines(source, entete.end() if entete else scalaire.debut, scalaire.fin)
    retrait = _indent(source, lignes, scalaire.texte or "")
    origines: list[Origine] = []
    saut: list[Origine] = []
    vides: list[Origine] = []
    decalee = False
    for debut, fin, apres in lignes:
        if not source[debut:fin][retrait:] and not source[debut:fin].strip(" "):
            vides.append((fin, apres))
            continue
        blanche = source[debut + retrait] in " \t"
        if scalaire.style == ">" and saut and not decalee and not blanche:
            origines += vides or saut
        else:
            origines += saut + vides
        origines += [(i, i + 1) for i in range(debut + retrait, fin)]
        saut, vides, decalee = [(fin, apres)], [], blanche
    return origines + saut + vides


def _lines(source: str, debut: int, fin: int) -> list[tuple[int, int, int]]:
    """Return, for each line, where it begins, where it ends, and where the next one begins."""
    lignes = []
    while debut < fin:
        saut = _SAUT.search(source, debut)
        bout, apres = saut.span() if saut else (len(source), len(source))
        lignes.append((debut, bout, apres))
        debut = max(apres, debut + 1)
    return lignes


def _indent(source: str, lignes: list[tuple[int, int, int]], valeur: str) -> int:
    """Return how far the lines of a block stand: what the value lacks of its first full line."""
    for debut, fin, _ in lignes:
        ligne = source[debut:fin]
        if ligne.strip(" "):
            premiere = next(x for x in valeur.split("\n") if x.strip(" "))
            return len(ligne) - len(ligne.lstrip(" ")) - (len(premiere) - len(premiere.lstrip(" ")))
    espaces = max((len(x) for x in valeur.split("\n")), default=0)
    return max((fin - debut for debut, fin, _ in lignes), default=0) - espaces
