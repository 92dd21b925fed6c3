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


def only_with(mots: Collection[str], recherche: Recherche) -> Recherche:
    """Return a search that is run only on statements that hold one of these words."""
    attendus = frozenset(mots)

    def chercher(enonce: Enonce) -> Iterator[Trouvaille]:
        return iter(()) if enonce.formes.isdisjoint(attendus) else recherche(enonce)

    return chercher


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
