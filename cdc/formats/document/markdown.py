"""Markdown fields as blocks: named styles only, raw HTML as the text that it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from cdc.formats.document import blocs as b
from cdc.formats.document.index import bookmark
from cdc.formats.document.parties import numbered
from cdc.formats.document.typographie import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

# What may be markup: a sign, an entity (the lone sign of R&D is none), or how a block begins.
_SIGNE = re.compile(r"[*_`\[\]<>#|\\~\n&](?:(?<!&)|(?=#?\w+;))")
_DEBUT = re.compile(r"\s*(?:[-+]|\d+[.)])\s|\s{4}")
_IDENTIFIANT = re.compile(r"(?<![\w-])[A-Z]{1,4}(?:-[A-Z0-9]+)+(?![\w-])")
_LIENS = ("http://", "https://", "mailto:")
_NIVEAUX = 3
_MARQUES = {"strong": "Strong", "em": "Emphasis", "s": "CDC Barré"}
_CODE = "CDC Code"


@dataclass(frozen=True, slots=True)
class Allure:
    """The styles that a text takes where it stands."""

    corps: str
    en_cellule: bool = False
    puce: str = "List Bullet"
    numero: str = "List Number"


PROSE = Allure("Normal")
CELLULE = Allure("CDC Cellule", True, "CDC Cellule Puce", "CDC Cellule")
ENONCE = Allure("CDC Exigence Énoncé", True, "CDC Cellule Puce", "CDC Exigence Énoncé")
CHAPEAU = Allure("CDC Chapeau")


def blocks(
    texte: str, listes: Iterator[int], allure: Allure = PROSE, *, chemin: str = ""
) -> tuple[b.Bloc, ...]:
    """Return the blocks of a Markdown text that stands at `chemin`.

    A text of several paragraphs has a part for each: `chemin#1`, `chemin#2`..., and those of a
    table for each cell: `chemin#3.0.1`. `listes` numbers the ordered lists of the document.
    """
    if not _is_markup(texte):
        return (_sentence(texte, allure, chemin),)
    lecteur = _Lecteur(allure, listes)
    lecteur.read(_parser().parse(texte))
    if not lecteur.blocs:
        # Markup around nothing, a lone rule: what was typed is shown.
        return (_sentence(texte, allure, chemin),)
    return numbered(lecteur.blocs, chemin) if chemin else tuple(lecteur.blocs)


def cell(texte: str, allure: Allure = CELLULE, *, chemin: str = "") -> b.Cellule:
    """Return a Markdown text as the paragraphs of a cell."""
    if not _is_markup(texte):
        return (_sentence(texte, allure, chemin),)
    blocs = blocks(texte, count(), allure, chemin=chemin)
    return tuple(bloc for bloc in blocs if isinstance(bloc, b.Paragraphe))


def _is_markup(texte: str) -> bool:
    return bool(_SIGNE.search(texte) or _DEBUT.match(texte))


def _sentence(texte: str, allure: Allure, chemin: str) -> b.Paragraphe:
    mots = _cited(typeset(texte.strip()))
    return b.Paragraphe(allure.corps, b.editable(chemin, mots))


@cache
def _parser() -> MarkdownIt:
    # « [CRM]: Salesforce » is a sentence: as the target of a link, it would not be shown.
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return parser.disable("reference")


@dataclass(slots=True)
class _Liste:
    """An open list; `cle` is None for bullets."""

    cle: int | None
    rang: int


@dataclass(slots=True)
class _Lecteur:
    """Reads the tokens of one text into blocks."""

    allure: Allure
    listes: Iterator[int]
    blocs: list[b.Bloc] = field(default_factory=list)
    _pile: list[_Liste] = field(default_factory=list)
    _citations: int = 0
    _titre: bool = False
    _item: list[b.Fragments] = field(default_factory=list)
    _table: list[list[b.Fragments]] = field(default_factory=list)
    _cellule: bool = False

    def read(self, jetons: list[Token]) -> None:
        for jeton in jetons:
            lire = getattr(self, f"_{jeton.type}", None)
            if lire is not None:
                lire(jeton)

    def _inline(self, jeton: Token) -> None:
        fragments = tuple(_inline(jeton.children or []))
        if self._cellule:
            self._table[-1].append(fragments)
        elif self._pile:
            self._item.append(fragments)
        elif self._titre:
            self._heading(fragments)
        elif self._citations and not self.allure.en_cellule:
            self.blocs.append(b.Paragraphe("Quote", fragments))
        else:
            self.blocs.append(b.Paragraphe(self.allure.corps, fragments))

    def _heading(self, fragments: b.Fragments) -> None:
        if self.allure.en_cellule:
            gras = tuple(
                b.Texte(f.texte, "Strong") if isinstance(f, b.Texte) else f for f in fragments
            )
            self.blocs.append(b.Paragraphe(self.allure.corps, gras))
        else:
            self.blocs.append(b.Titre(4, fragments))

    def _heading_open(self, _jeton: Token) -> None:
        self._titre = True

    def _heading_close(self, _jeton: Token) -> None:
        self._titre = False

    def _blockquote_open(self, _jeton: Token) -> None:
        self._citations += 1

    def _blockquote_close(self, _jeton: Token) -> None:
        self._citations -= 1

    def _bullet_list_open(self, _jeton: Token) -> None:
        self._flush()
        self._pile.append(_Liste(None, 0))

    def _ordered_list_open(self, jeton: Token) -> None:
        self._flush()
        parent = next((liste.cle for liste in self._pile if liste.cle is not None), None)
        cle = next(self.listes) if parent is None else parent
        self._pile.append(_Liste(cle, int(jeton.attrGet("start") or 1) - 1))

    def _bullet_list_close(self, _jeton: Token) -> None:
        self._pile.pop()

    _ordered_list_close = _bullet_list_close

    def _list_item_open(self, _jeton: Token) -> None:
        self._pile[-1].rang += 1

    def _list_item_close(self, _jeton: Token) -> None:
        self._flush()

    def _flush(self) -> None:
        """Write the item read so far; its further paragraphs follow a line break."""
        if not self._item or not self._pile:
            return
        fragments: list[b.Fragment] = []
        for part in self._item:
            fragments += [b.Saut(), *part] if fragments else part
        self._item.clear()
        self.blocs.append(self._list_item(tuple(fragments)))

    def _list_item(self, fragments: b.Fragments) -> b.Paragraphe:
        liste = self._pile[-1]
        if self.allure.en_cellule:
            if liste.cle is None:
                return b.Paragraphe(self.allure.puce, fragments)
            return b.Paragraphe(self.allure.numero, (b.Texte(f"{liste.rang}. "), *fragments))
        niveau = min(len(self._pile), _NIVEAUX) - 1
        suffixe = f" {niveau + 1}" if niveau else ""
        if liste.cle is None:
            return b.Paragraphe(self.allure.puce + suffixe, fragments)
        place = b.Numerotee(liste.cle, liste.rang)
        return b.Paragraphe(self.allure.numero + suffixe, fragments, place)

    def _fence(self, jeton: Token) -> None:
        lignes: list[b.Fragment] = []
        for ligne in jeton.content.rstrip("\n").split("\n"):
            lignes += [b.Saut()] * bool(lignes) + [b.Texte(ligne)]
        style = self.allure.corps if self.allure.en_cellule else "CDC Bloc de code"
        self.blocs.append(b.Paragraphe(style, tuple(lignes)))

    _code_block = _fence

    def _table_open(self, _jeton: Token) -> None:
        self._table.clear()
        self._cellule = True

    def _tr_open(self, _jeton: Token) -> None:
        self._table.append([])

    def _table_close(self, _jeton: Token) -> None:
        self._cellule = False
        entete, *lignes = self._table
        if self.allure.en_cellule:
            self.blocs.extend(
                b.Paragraphe(self.allure.corps, _dashed(ligne)) for ligne in (entete, *lignes)
            )
            return
        self.blocs.append(
            b.Tableau(
                "Tableau",
                tuple(b.Colonne(b.plain(titre)) for titre in entete),
                tuple(
                    b.Ligne(tuple((b.Paragraphe("CDC Cellule", c),) for c in ligne))
                    for ligne in lignes
                ),
            )
        )


def _dashed(cellules: list[b.Fragments]) -> b.Fragments:
    suite: list[b.Fragment] = []
    for cellule in cellules:
        suite += [b.Texte(" — ")] * bool(suite) + list(cellule)
    return tuple(suite)


def _inline(jetons: list[Token]) -> Iterator[b.Fragment]:
    styles: list[str] = []
    adresse = ""
    for jeton in jetons:
        nom = jeton.type.removesuffix("_open").removesuffix("_close")
        if nom in _MARQUES and jeton.nesting:
            styles.append(_MARQUES[nom]) if jeton.nesting > 0 else styles.pop()
        elif jeton.type == "link_open":
            adresse = str(jeton.attrGet("href") or "")
        elif jeton.type == "link_close":
            adresse = ""
        elif jeton.type == "hardbreak":
            yield b.Saut()
        else:
            texte = " " if jeton.type == "softbreak" else _content(jeton)
            if texte and adresse.startswith(_LIENS):
                yield b.LienExterne(texte, adresse)
            elif texte and nom == "code_inline":
                yield b.Texte(texte, _CODE)
            elif texte:
                yield from _cited(texte, _strongest(styles))


def _cited(texte: str, style: str = "") -> b.Fragments:
    """Return `texte`, each identifier that it says as a link: it leads where that is defined."""
    fragments: list[b.Fragment] = []
    depuis = 0
    for trouve in _IDENTIFIANT.finditer(texte) if "-" in texte else ():
        if trouve.start() > depuis:
            fragments.append(b.Texte(texte[depuis : trouve.start()], style))
        fragments.append(b.Lien(trouve.group(), bookmark(trouve.group()), style))
        depuis = trouve.end()
    if depuis < len(texte) or not texte:
        fragments.append(b.Texte(texte[depuis:], style))
    return tuple(fragments)


def _content(jeton: Token) -> str:
    return jeton.content if jeton.type == "code_inline" else typeset(jeton.content)


def _strongest(styles: list[str]) -> str:
    # A run has one character style: bold and italic together have their own.
    if {"Strong", "Emphasis"} <= set(styles):
        return "Intense Emphasis"
    return styles[-1] if styles else ""
