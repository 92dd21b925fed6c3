"""Which rules a word designates: a code, the beginning of several, or a family."""

from __future__ import annotations

import difflib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.errors import CdcError
from cdc.verification.catalogue import REGLES
from cdc.verification.constats import Famille

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.verification.regles import Regle


TOUTES = "toutes"


class RegleInconnueError(CdcError):
    """A word designates no rule."""

    def __init__(self, *mots: str, ou: str = "") -> None:
        self.mots = mots
        tete = f"{ou}\u00a0: " if ou else ""
        super().__init__("\n".join(f"{tete}{unknown_rule(mot)}" for mot in mots))


class AucuneRegleError(CdcError):
    """An option that chooses rules names none."""

    def __init__(self, option: str) -> None:
        self.option = option
        super().__init__(f"{option}\u00a0: {no_rule('retirez l’option')}")


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules to keep, all when `voulues` is empty, but those to leave."""

    voulues: tuple[str, ...] = ()
    laissees: tuple[str, ...] = ()

    def keeps(self, regle: Regle) -> bool:
        """Tell whether findings of `regle` are wanted; a whole code says more than its beginning."""
        voulue = max((_weight(mot, regle) for mot in self.voulues), default=0)
        laissee = max((_weight(mot, regle) for mot in self.laissees), default=0)
        if not self.voulues:
            return not laissee
        return voulue > laissee


def designates(mot: str, regle: Regle) -> bool:
    """Tell whether `mot` designates `regle`."""
    return _weight(mot, regle) > 0


def is_known(mot: str) -> bool:
    """Tell whether `mot` designates any rule."""
    return any(designates(mot, regle) for regle in REGLES.values())


def rule(code: str) -> Regle:
    """Return the rule `code`, whatever its case, or raise RegleInconnueError."""
    regle = REGLES.get(code.strip().upper())
    if regle is None:
        raise RegleInconnueError(code)
    return regle


def rules(mot: str) -> list[Regle]:
    """Return the rules that `mot` designates, or raise RegleInconnueError; « toutes » is all."""
    toutes = mot.strip().casefold() == TOUTES
    trouvees = [r for r in REGLES.values() if toutes or designates(mot, r)]
    if not trouvees:
        raise RegleInconnueError(mot)
    return trouvees


def check(mots: Iterable[str], option: str) -> tuple[str, ...]:
    """Return the words of `mots`, the values of `option`, cut at commas.

    Raises:
        AucuneRegleError: a value holds no word: every rule would be run, or none left, in silence.
        RegleInconnueError: words designate no rule; all are listed.
    """
    coupes = [[m.strip() for m in mot.split(",") if m.strip()] for mot in mots]
    if not all(coupes):
        raise AucuneRegleError(option)
    if inconnus := [mot for mots in coupes for mot in mots if not is_known(mot)]:
        raise RegleInconnueError(*inconnus, ou=option)
    return tuple(mot for mots in coupes for mot in mots)


def unknown_rule(mot: str) -> str:
    """Say in French that `mot` designates no rule, and what comes near."""
    familles = [f.value for f in Famille]
    plies = {_fold(nom): nom for nom in [*REGLES, *sorted({c[:3] for c in REGLES}), *familles]}
    proches = difflib.get_close_matches(_fold(mot), plies, 1, 0.5)
    liste = f"La liste\u00a0: cdc verifier --expliquer {TOUTES}"
    conseil = f"Vouliez-vous dire {plies[proches[0]]}\u202f?" if proches else liste
    return f"aucune règle ne s’appelle «\u00a0{mot}\u00a0». {conseil}"


def no_rule(sinon: str) -> str:
    """Say in French that no rule is named where one should be, and what to write, or else `sinon`."""
    return (
        "aucune règle n’est nommée. Écrivez un code (VAG-02), le début de plusieurs (VAG) ou une "
        f"famille (rgpd), ou {sinon}. La liste\u00a0: cdc verifier --expliquer {TOUTES}"
    )


def _weight(mot: str, regle: Regle) -> int:
    """Return how precisely `mot` designates `regle`: 0 not at all, the length of a code at most."""
    plie = _fold(mot)
    if plie == _fold(regle.famille.value):
        return 1
    return 1 + len(plie) if plie and regle.code.lower().startswith(plie) else 0


def _fold(mot: str) -> str:
    decompose = unicodedata.normalize("NFD", mot.strip().casefold())
    return "".join(c for c in decompose if not unicodedata.combining(c))
