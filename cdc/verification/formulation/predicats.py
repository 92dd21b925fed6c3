"""The coordinated main verbs of a sentence, and what ties them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from cdc.verification.formulation.enonce import Enonce

VERBAUX = Nature.FINI | Nature.MODAL | Nature.AUXILIAIRE
LIENS = frozenset({",", "et", "puis", ";", "ou", "mais", "enfin", "ensuite", "également", "aussi"})
DOIT = words("doit doivent devra devront")


class Predicat(NamedTuple):
    """A main verb, whether its clause has a subject of its own, and its object if it has one."""

    rang: int
    sujet: bool


# Two searches want them of the same sentence, one after the other.
@lru_cache(maxsize=16)
def predicates(enonce: Enonce, debut: int, fin: int) -> list[Predicat]:
    """Return the coordinated main verbs of a sentence."""
    predicats: list[Predicat] = []
    profondeur = 0
    modal = False
    for rang, jeton in enumerate(enonce.jetons[debut:fin], debut):
        if not jeton.role & _REGARDES:
            continue
        profondeur += (jeton.forme == "(") - (jeton.forme == ")")
        if profondeur > 0 or jeton.cite or jeton.zone is not Zone.PRINCIPALE:
            continue
        if jeton.role & Nature.MODAL and jeton.forme != "pouvoir":
            modal = True
            predicats.append(Predicat(rang, _own_subject(enonce, rang, predicats)))
        elif jeton.role & (Nature.FINI | Nature.AUXILIAIRE) and _is_head(enonce, rang):
            modal = False
            predicats.append(Predicat(rang, _own_subject(enonce, rang, predicats)))
        elif jeton.role & Nature.INFINITIF and modal and _coordinated(enonce, rang):
            predicats.append(Predicat(rang, False))
    return predicats


_REGARDES = VERBAUX | Nature.INFINITIF | Nature.PONCTUATION


def _is_head(enonce: Enonce, rang: int) -> bool:
    """Tell a verb from the auxiliary or infinitive of the verb before."""
    jeton = enonce.jetons[rang]
    if jeton.forme in ("être", "avoir", "été", "étant", "ayant", "eu"):
        return False
    avant = rang - 1
    while enonce.role(avant) & (Nature.ADVERBE | Nature.PRONOM):
        avant -= 1
    return not enonce.role(avant) & (Nature.MODAL | Nature.AUXILIAIRE)


def _coordinated(enonce: Enonce, rang: int) -> bool:
    """Tell « créer ..., affecter ... et clore » from « créer pour suivre »."""
    avant = rang - 1
    while (
        enonce.role(avant) & (Nature.PRONOM | Nature.ADVERBE) and enonce.forme(avant) not in LIENS
    ):
        avant -= 1
    return enonce.forme(avant) in LIENS


def _own_subject(enonce: Enonce, rang: int, avant: list[Predicat]) -> bool:
    """Tell whether a verb has a subject since the verb before it."""
    if not avant:
        return True
    for mot in range(rang - 1, avant[-1].rang, -1):
        jeton = enonce.jetons[mot]
        if jeton.forme == "," and {enonce.forme(mot - 1), enonce.forme(mot + 1)} & _INSISTANTS:
            continue
        if jeton.forme in LIENS:
            return mot < rang - 1 and any(
                enonce.role(r) & (Nature.NOM | Nature.PRONOM) and enonce.forme(r) not in _OBJETS
                for r in range(mot + 1, rang)
            )
    return False


# « l’administrateur, lui, exporte »
_INSISTANTS = words("lui eux")
_OBJETS = words("le la les l’ lui leur se s’ en y ne n’")


def opens_with_event(enonce: Enonce, debut: int, verbe: int) -> bool:
    """Tell whether the effects that follow are those of one event."""
    if enonce.jetons[debut].zone is Zone.CONDITION:
        return True
    if enonce.forme(debut) in ("dès", "à", "après", "lors", "étant"):
        return any(enonce.forme(r) == "," for r in range(debut, verbe))
    return False


def link(enonce: Enonce, premier: int, second: int) -> int:
    """Return the last « et » or « ; » between two verbs, 0 without any."""
    rangs = range(second - 1, premier, -1)
    return next((r for r in rangs if enonce.forme(r) in ("et", ";")), 0)
