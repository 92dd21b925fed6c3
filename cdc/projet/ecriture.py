"""Write plain data as YAML that a person reads, and that any YAML reader takes as the same text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from cdc.projet.scalaires import in_line, literal_header


@dataclass(frozen=True, slots=True)
class Style:
    """The layout of a file: columns from a key to its list, to its keys, from a dash to its text.

    Without `litteral`, texts of several lines are quoted; `colonne_litterale` is the least column
    of the lines of a literal text. With `aere`, a new element is set apart by a blank line where
    its neighbours are.
    """

    liste: int = 2
    table: int = 2
    tiret: int = 2
    litteral: bool = True
    colonne_litterale: int = 0
    aere: bool = True


STYLE = Style()
# A list of identifiers reads better on one line: `sources: [ENT-04, ENT-05]`.
_IDENTIFIANT = re.compile(r"^[A-Z]{1,4}(-[A-Z0-9]{1,8}){1,2}(#Q(-[A-Z0-9]{1,8}){1,2})?$")
_CELLULE = re.compile(r"^IMP-[0-9]+(\.v[0-9]+)?#\w+![A-Z]+[0-9]+$")
_LARGEUR = 72


def emit(donnees: dict[str, Any], saut: str = "\n") -> str:
    """Return the text of a YAML file that holds `donnees`."""
    return "".join(f"{ligne}{saut}" for ligne in table_lines(donnees, 0, STYLE))


def table_lines(table: dict[str, Any], colonne: int, style: Style) -> list[str]:
    """Return the lines of a mapping whose keys stand at `colonne`."""
    return [
        ligne for cle, valeur in table.items() for ligne in entry_lines(cle, valeur, colonne, style)
    ]


def entry_lines(cle: str, valeur: Any, colonne: int, style: Style) -> list[str]:
    """Return the lines of `cle` and its value."""
    tete, suite = head_and_lines(valeur, colonne, style)
    debut = f"{' ' * colonne}{in_line(cle, cle=True)}:"
    return [f"{debut} {tete}" if tete else debut, *suite]


def element_lines(valeur: Any, colonne: int, style: Style) -> list[str]:
    """Return the lines of a list element whose dash stands at `colonne`."""
    retrait = " " * colonne
    if is_block(valeur):
        dedans = colonne + style.tiret
        lignes = collection_lines(valeur, dedans, style)
        return [f"{retrait}-{' ' * (style.tiret - 1)}{lignes[0][dedans:]}", *lignes[1:]]
    tete, suite = head_and_lines(valeur, colonne, style)
    return [f"{retrait}- {tete}" if tete else f"{retrait}-", *suite]


def head_and_lines(valeur: Any, colonne: int, style: Style) -> tuple[str, list[str]]:
    """Return what follows the colon or dash at `colonne`, and the lines below."""
    if is_block(valeur):
        decalage = style.liste if isinstance(valeur, list) else style.table
        return "", collection_lines(valeur, colonne + decalage, style)
    if isinstance(valeur, str) and "\n" in valeur and style.litteral:
        litteral = literal_lines(valeur, colonne, style)
        if litteral is not None:
            return litteral[0], litteral[1:]
    return flow(valeur, flux=False), []


def collection_lines(valeur: list[Any] | dict[str, Any], colonne: int, style: Style) -> list[str]:
    """Return the lines of a non-empty list or mapping at `colonne`."""
    if isinstance(valeur, dict):
        return table_lines(valeur, colonne, style)
    return [ligne for element in valeur for ligne in element_lines(element, colonne, style)]


def literal_lines(texte: str, colonne: int, style: Style) -> list[str] | None:
    """Return `|` and the lines of `texte`, or None when a literal block cannot hold it."""
    dedans = max(colonne + style.table, style.colonne_litterale)
    entete = literal_header(texte, dedans - colonne)
    if entete is None:
        return None
    corps = texte.removesuffix("\n").split("\n")
    return [entete, *(f"{' ' * dedans}{ligne}" if ligne else "" for ligne in corps)]


def is_block(valeur: Any) -> bool:
    """Tell whether `valeur` is written on lines of its own."""
    if isinstance(valeur, list):
        return bool(valeur) and not _is_short(valeur)
    return isinstance(valeur, dict) and bool(valeur)


def _is_short(valeur: list[Any]) -> bool:
    if not all(isinstance(e, str) and (_IDENTIFIANT.match(e) or _CELLULE.match(e)) for e in valeur):
        return False
    return sum(len(e) + 2 for e in valeur) <= _LARGEUR


def flow(valeur: Any, *, flux: bool = True) -> str:
    """Return `valeur` on one line; `flux` says that it stands between brackets or braces."""
    if valeur is None:
        return ""
    if isinstance(valeur, str):
        return in_line(valeur, flux=flux)
    if isinstance(valeur, dict):
        paires = (f"{in_line(cle, flux=True, cle=True)}: {flow(v)}" for cle, v in valeur.items())
        return f"{{{', '.join(paires)}}}"
    if isinstance(valeur, list):
        if None in valeur:
            raise ValueError("an unset element cannot be written between brackets")
        return f"[{', '.join(map(flow, valeur))}]"
    raise TypeError(f"{type(valeur).__name__} is not plain data")
