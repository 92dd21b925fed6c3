"""A rule on wording: its words, the line it says, and what it looks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.verification.constats import Famille, Gravite
from cdc.verification.regles import Regle

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from cdc.verification.formulation.enonce import Enonce
    from cdc.verification.formulation.motifs import Lexique, Trouvaille

    Recherche = Callable[[Enonce], Iterator[Trouvaille]]

E, A, C = Gravite.ERREUR, Gravite.AVERTISSEMENT, Gravite.CONSEIL


@dataclass(frozen=True)
class Formule:
    """One rule.

    Attributes:
        regle: its words.
        message: its line, where `{mots}` stands for the words it marks.
    """

    regle: Regle
    message: str


@dataclass(frozen=True)
class Groupe:
    """Rules of one subject.

    Attributes:
        formules: the rules.
        lexiques: their lists of words.
        recherches: what they look for besides, in a whole statement.
        locales: the same, also in a piece of a sentence.
    """

    formules: tuple[Formule, ...]
    lexiques: tuple[Lexique, ...] = ()
    recherches: tuple[Recherche, ...] = ()
    locales: tuple[Recherche, ...] = ()


@dataclass(frozen=True)
class Reservee:
    """A search that is run only on statements that hold one of its words, out of quotations.

    Attributes:
        recherche: the search.
        formes: words as they are written.
        lemmes: dictionary forms.
    """

    recherche: Recherche
    formes: frozenset[str]
    lemmes: frozenset[str]

    def __call__(self, enonce: Enonce) -> Iterator[Trouvaille]:
        """Return what the search finds, nothing where none of the words is."""
        if self.formes.isdisjoint(enonce.formes) and self.lemmes.isdisjoint(enonce.lemmes):
            return iter(())
        return self.recherche(enonce)


def only_with(
    mots: Collection[str], recherche: Recherche, *, lemmes: Collection[str] = ()
) -> Reservee:
    """Return a search that is run only on statements that hold one of these words.

    `lemmes` adds words in any of their forms. The engine looks once for the words of all searches:
    a search that says its words costs nothing where they are not.
    """
    return Reservee(recherche, frozenset(mots), frozenset(lemmes))


def formule(
    code: str,
    gravite: Gravite,
    titre: str,
    message: str,
    *,
    pourquoi: str,
    mauvais: str,
    mieux: str,
    source: str,
    methode: str = "",
) -> Formule:
    """Return a rule of the family « formulation »."""
    regle = Regle(
        code,
        Famille.FORMULATION,
        gravite,
        titre,
        pourquoi,
        mauvais,
        mieux,
        source,
        methode=methode,
    )
    return Formule(regle, message)
