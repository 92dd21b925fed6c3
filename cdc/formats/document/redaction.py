"""Markdown from the paragraphs that a document shows: the way back of `markdown`."""

from __future__ import annotations

import re
from itertools import count, groupby
from typing import TYPE_CHECKING, NamedTuple

from cdc.formats.document import blocs as b
from cdc.formats.document import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NIVEAU = "    "
_ITEMS = re.compile(r"list (bullet|number)(?: ([23]))?$")
# Bullets of cells, of dense tables or not; an item that a cell numbers itself.
_PUCE, _NUMERO = "puce", "numéro"
_EN_CELLULE = re.compile(r"\d{1,9}\. ")
_PROSE = frozenset({"", "normal", "cdc chapeau", "quote"})
_AVANT = {"quote": "> ", "heading 4": "#### "}
_CODE = "cdc bloc de code"
_MARQUES = {"strong": "**", "emphasis": "*", "intense emphasis": "***", "cdc barré": "~~"}
_SIGNES = re.compile(r"([\\`*_\[\]<>#|~&])")
_DEBUT = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


class Mots(NamedTuple):
    """Some characters, the name of their style in small letters, where they lead."""

    texte: str
    style: str = ""
    adresse: str = ""


class Partie(NamedTuple):
    """One paragraph of a text: its rank or that of its cell, the name of its style, its words.

    `depart` is the number of the first item of its list.
    """

    place: tuple[int, ...]
    style: str
    mots: tuple[Mots, ...]
    depart: int = 1

    @property
    def texte(self) -> str:
        """Return its characters."""
        return "".join(mots.texte for mots in self.mots)


def written(parties: Sequence[Partie]) -> str:
    """Return the Markdown text of `parties`, in their order."""
    suite, precedent, rang = "", "", 0
    for _, groupe in groupby(sorted(parties), lambda p: p.place[:1]):
        ensemble = list(groupe)
        premiere = ensemble[0]
        liste = _list_of(premiere)
        rang = rang + 1 if liste and liste == precedent else premiere.depart
        dit = _table(ensemble) if len(premiere.place) > 1 else _paragraph(premiere, rang)
        entre = ("\n" if liste and precedent else "\n\n") if suite else ""
        suite, precedent = suite + entre + dit, liste
    return suite


def _list_of(partie: Partie) -> str:
    if partie.style.endswith(_PUCE) or _ITEMS.match(partie.style):
        return partie.style
    return _NUMERO if _number(partie) else ""


def _number(partie: Partie) -> str:
    """Return the number that a list of a cell wrote before its item, with what follows it."""
    trouve = _EN_CELLULE.match(partie.texte) if partie.style not in _PROSE else None
    return trouve[0] if trouve else ""


def _paragraph(partie: Partie, rang: int) -> str:
    if partie.style == _CODE:
        return f"```\n{partie.texte}\n```"
    numero = _number(partie)
    avant = numero or _before(partie.style, rang)
    dit = _faithful(partie._replace(mots=_after(partie.mots, len(numero))))
    return avant + dit.replace("\n", "\\\n" + " " * len(avant))


def _after(mots: tuple[Mots, ...], combien: int) -> tuple[Mots, ...]:
    """Return `mots` without their first characters."""
    suite: list[Mots] = []
    for m in mots:
        if len(m.texte) > combien:
            suite.append(m._replace(texte=m.texte[combien:]))
        combien = max(combien - len(m.texte), 0)
    return tuple(suite)


def _before(style: str, rang: int) -> str:
    if style.endswith(_PUCE):
        return "- "
    if item := _ITEMS.match(style):
        retrait = _NIVEAU * (int(item[2] or 1) - 1)
        return f"{retrait}- " if item[1] == "bullet" else f"{retrait}{rang}. "
    return _AVANT.get(style, "")


def _faithful(partie: Partie) -> str:
    """Return the words of a paragraph, their signs escaped only where they would be markup."""
    simple = "".join(map(_marked, _merged(partie.mots)))
    if _shown(simple) == " ".join(partie.texte.split()):
        return simple
    return "".join(_marked(m._replace(texte=_escaped(m.texte))) for m in _merged(partie.mots))


def _shown(texte: str) -> str:
    paragraphes = markdown.blocks(texte.replace("\n", "\\\n"), count())
    if len(paragraphes) != 1 or not isinstance(paragraphes[0], b.Paragraphe):
        return ""
    seul = paragraphes[0]
    return " ".join(b.plain(seul.fragments).split()) if seul.style == "Normal" else ""


def _escaped(texte: str) -> str:
    return _DEBUT.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", _SIGNES.sub(r"\\\1", texte))


def _merged(mots: Sequence[Mots]) -> Iterator[Mots]:
    """Yield runs of one style each, whatever pieces Word cut them into."""
    for (style, adresse), groupe in groupby(mots, lambda m: (m.style, m.adresse)):
        yield Mots("".join(m.texte for m in groupe), style, adresse)


def _marked(mots: Mots) -> str:
    texte = mots.texte
    nu = texte.strip()
    if not nu:
        return texte
    debut, fin = texte[: texte.index(nu[0])], texte[len(texte.rstrip()) :]
    if mots.adresse:
        return f"{debut}[{nu}]({mots.adresse}){fin}"
    if mots.style == "cdc code":
        cote = "``" if "`" in nu else "`"
        return f"{debut}{cote}{nu}{cote}{fin}"
    marque = _MARQUES.get(mots.style, "")
    return f"{debut}{marque}{nu}{marque}{fin}"


def _table(cellules: Sequence[Partie]) -> str:
    rangees = [
        [_faithful(c).replace("|", "\\|") for c in ligne]
        for _, ligne in groupby(cellules, lambda c: c.place[1])
    ]
    entete, *lignes = [f"| {' | '.join(rangee)} |" for rangee in rangees]
    return "\n".join((entete, "|" + " --- |" * len(rangees[0]), *lignes))
