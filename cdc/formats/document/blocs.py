"""What a document says, before Word: headings, paragraphs, tables, requirement blocks.

Styles are named as people see them in Word (« CDC Cellule »); the writer finds their identifiers
in the template. What a long document makes by the hundred thousand is a named tuple, four times
quicker to make than a frozen dataclass.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdc.figures.scene import Scene

# The height of one bar of a chart, of what explains its tints, of its edges: millimetres.
_BARRE, _CLE, _BORD = 5.4, 8.0, 2.0


class Texte(NamedTuple):
    """Some characters, in a character style or not."""

    texte: str
    style: str = ""


class Reference(NamedTuple):
    """An identifier, linked to the place that defines it when the document shows that place."""

    identifiant: str
    signet: str


class Lien(NamedTuple):
    """Characters that lead to a place of the document, when it is there."""

    texte: str
    signet: str
    style: str = ""


class LienExterne(NamedTuple):
    """Characters that lead to a web or mail address."""

    texte: str
    adresse: str


class Renvoi(NamedTuple):
    """The number of a heading, kept true by Word (a REF field)."""

    numero: str
    signet: str


class Voir(NamedTuple):
    """The number of a figure or of a table, after the words that lead to it.

    `sinon` is said instead where the document does not show it.
    """

    avant: str
    signet: str
    sinon: str = ""


@dataclass(frozen=True, slots=True)
class Saut:
    """A line break inside a paragraph."""


class Editable(NamedTuple):
    """What an author may rewrite, and the path of the project that it comes back to."""

    chemin: str
    fragments: Fragments


class Saisie(NamedTuple):
    """What the reader of the document fills in; `choix` are the words to choose from, if any."""

    cle: str
    nom: str
    choix: tuple[str, ...] = ()


Fragment = Texte | Reference | Lien | LienExterne | Renvoi | Voir | Saut | Editable | Saisie
Fragments = tuple[Fragment, ...]


class Numerotee(NamedTuple):
    """The ordered list that a paragraph belongs to; two lists never share a key."""

    cle: int
    depart: int = 1


class Paragraphe(NamedTuple):
    """One paragraph, in a paragraph style."""

    style: str
    fragments: Fragments
    liste: Numerotee | None = None
    signet: str = ""


@dataclass(frozen=True, slots=True)
class Titre:
    """A heading; `numero` is what Word's own numbering will show, or empty.

    A chapter begins a page, unless it says so little that it goes on (`suite`). Placed without
    its chapter, a section has its number written (`ecrit`): Word would count it in another one.
    """

    niveau: int
    fragments: Fragments
    signet: str = ""
    numero: str = ""
    suite: bool = False
    ecrit: bool = False

    @property
    def texte(self) -> str:
        """Return its characters."""
        return plain(self.fragments)


Cellule = tuple[Paragraphe, ...]


@dataclass(frozen=True, slots=True)
class Colonne:
    """One column; `largeur` in millimetres when it must not depend on what the cells hold.

    Its title is what an author may rewrite when it has a path.
    """

    titre: str
    alignement: str = "gauche"
    largeur: float = 0.0
    chemin: str = ""


class Ligne(NamedTuple):
    """One row, and the lesser data of the same record, set across the row below."""

    cellules: tuple[Cellule, ...]
    detail: Fragments = ()
    signet: str = ""


@dataclass(frozen=True, slots=True)
class Tableau:
    """A table with a header row; `titre` says what it holds to those who cannot see it.

    With a `legende`, it is numbered; `signet` is then the place of its number.
    """

    titre: str
    colonnes: tuple[Colonne, ...]
    lignes: tuple[Ligne, ...]
    style: str = "CDC Tableau"
    legende: Fragments = ()
    signet: str = ""

    @property
    def detaille(self) -> bool:
        """Say whether some record carries lesser data."""
        return any(ligne.detail for ligne in self.lignes)


class Entete(NamedTuple):
    """One column of a matrix, its width in millimetres; turned when it must be narrow."""

    fragments: Fragments
    largeur: float
    pivotee: bool = False
    style: str = "CDC Cellule En-tête"


class Rangee(NamedTuple):
    """One row of a matrix.

    Attributes:
        cellules: what it holds; a cell is filled with the background of its paragraph's style.
        etendue: how many columns its first cell covers.
        liee: whether it stays on the page of the next one.
    """

    cellules: tuple[Cellule, ...]
    etendue: int = 1
    liee: bool = False


@dataclass(frozen=True, slots=True)
class Matrice:
    """What meets what: narrow columns, letters and marks in the cells.

    `titre` and `description` tell those who cannot see it what it holds and how to read it.
    """

    titre: str
    description: str
    entetes: tuple[Entete, ...]
    rangees: tuple[Rangee, ...]
    style: str = "CDC Tableau Matrice"
    legende: Fragments = ()
    signet: str = ""


@dataclass(frozen=True, slots=True)
class Definitions:
    """A table of two columns: what, and its value."""

    titre: str
    lignes: tuple[tuple[str, Cellule], ...]


@dataclass(frozen=True, slots=True)
class Chiffres:
    """A few large numbers side by side, each with what it counts."""

    titre: str
    valeurs: tuple[tuple[str, str], ...]


class Fiche(NamedTuple):
    """The block of a requirement, or of any record that deserves one.

    Its title and its label are what an author may rewrite when they have a path.
    """

    reference: str
    signet: str
    titre: str
    lignes: tuple[tuple[str, Cellule], ...]
    etiquette: str = ""
    variante: str = ""
    chemin_titre: str = ""
    chemin_etiquette: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture and its caption; sizes in millimetres, numbered by Word.

    With a `scene`, what Word shows can be moved and retyped, and what a page shows can be
    selected; the picture is for other programs. `lecture` says under the caption how to read it;
    `nom` tells it from the others, `signet` is the place of its number.
    """

    png: bytes
    largeur: float
    hauteur: float
    texte_alternatif: str
    legende: Fragments
    svg: str | None = None
    scene: Scene | None = None
    lecture: Fragments = ()
    nom: str = ""
    signet: str = ""


class Ton(StrEnum):
    """How the bars of a series are filled; each also reads in black and white."""

    FORT = "fort"
    MOYEN = "moyen"
    VIDE = "vide"
    POINTILLE = "pointillé"


class Serie(NamedTuple):
    """The numbers of a chart that go together: one for each category."""

    nom: str
    valeurs: tuple[float, ...]
    ton: Ton = Ton.FORT


@dataclass(frozen=True, slots=True)
class Graphique:
    """A chart that its reader may edit: horizontal bars, stacked when the series are several.

    Attributes:
        titre: what it shows, and the name of its frame.
        entete: what the categories are, as the header of their column.
        categories: one bar each, from top to bottom.
        series: at least one, each as long as the categories.
        texte_alternatif: what it says to those who do not see it.
        legende: its caption, numbered with the figures.
    """

    titre: str
    entete: str
    categories: tuple[str, ...]
    series: tuple[Serie, ...]
    texte_alternatif: str
    legende: Fragments
    signet: str = ""

    @property
    def hauteur(self) -> float:
        """Return its height in millimetres."""
        return _BARRE * len(self.categories) + self.marge + _BORD

    @property
    def marge(self) -> float:
        """Return what stands above the bars: what explains their tints, if they have several."""
        return _CLE if len(self.series) > 1 else 0.0


class Genre(StrEnum):
    """What a caption numbers."""

    FIGURE = "Figure"
    TABLEAU = "Tableau"


@dataclass(frozen=True, slots=True)
class ListeLegendes:
    """The list of the figures, or of the tables, under its title; nothing when there are none."""

    titre: str
    genre: Genre


@dataclass(frozen=True, slots=True)
class Paysage:
    """Blocks that need the width of a landscape page."""

    blocs: tuple[Bloc, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Sommaire:
    """The headings of the document, each with its page."""


Bloc = (
    Paragraphe
    | Titre
    | Tableau
    | Matrice
    | Definitions
    | Chiffres
    | Fiche
    | Figure
    | Graphique
    | ListeLegendes
    | Paysage
    | Sommaire
)


# What a caption may number.
Legendable = Tableau | Matrice | Figure | Graphique


def plain(fragments: Fragments) -> str:
    """Return the characters of `fragments`, without style."""
    return "".join(_characters(fragment) for fragment in fragments)


def editable(chemin: str, fragments: Fragments) -> Fragments:
    """Return `fragments` as what an author may rewrite, when they stand at a path."""
    return (Editable(chemin, fragments),) if chemin and fragments else fragments


def bare(fragments: Fragments) -> Fragments:
    """Return `fragments` as words only: nothing in them comes back to the project."""
    return tuple(
        feuille
        for fragment in fragments
        for feuille in (bare(fragment.fragments) if isinstance(fragment, Editable) else (fragment,))
    )


def mapped(fragments: Fragments, change: Callable[[Fragment], Fragment]) -> Fragments:
    """Return `fragments` changed one by one, each at the path where it stands."""
    return tuple(
        fragment._replace(fragments=mapped(fragment.fragments, change))
        if isinstance(fragment, Editable)
        else change(fragment)
        for fragment in fragments
    )


def opened(fragments: Fragments, change: Callable[[Fragment], Fragment]) -> Fragments:
    """Return `fragments`, the first of them changed at the path where it stands."""
    if not fragments:
        return fragments
    premier, *autres = fragments
    if isinstance(premier, Editable):
        return (premier._replace(fragments=opened(premier.fragments, change)), *autres)
    return (change(premier), *autres)


def _characters(fragment: Fragment) -> str:
    if isinstance(fragment, Texte | Lien | LienExterne):
        return fragment.texte
    if isinstance(fragment, Editable):
        return plain(fragment.fragments)
    if isinstance(fragment, Reference):
        return fragment.identifiant
    if isinstance(fragment, Voir):
        return fragment.avant
    return fragment.numero if isinstance(fragment, Renvoi) else " "
