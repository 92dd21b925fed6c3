"""Check again only what changed of a specification; the rest is the values of before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cdc_schema import Cahier

if TYPE_CHECKING:
    from collections.abc import Mapping


def revalidate(cahier: Cahier, avant: Mapping[str, Any], apres: Mapping[str, Any]) -> Cahier | None:
    """Return the specification that `apres` is, `cahier` being the one that `avant` was.

    None when it must be read whole: a section came or went, or something is wrong and has to be told
    where it stands.
    """
    changees = [cle for cle in apres if apres[cle] is not avant.get(cle)]
    if avant.keys() != apres.keys() or any(
        avant[c] is None or apres[c] is None or type(avant[c]) is not type(apres[c])
        for c in changees
    ):
        return None
    a_lire = {cle: _new(avant[cle], apres[cle]) for cle in changees}
    try:
        lu = Cahier.model_validate(a_lire)
    except ValidationError:
        return None
    return cahier.model_copy(
        update={
            cle: _joined(getattr(cahier, cle), getattr(lu, cle), avant[cle], apres[cle])
            for cle in changees
        }
    )


def _new(avant: Any, apres: Any) -> Any:
    """Return what is to be read: of a list, the elements that it did not have."""
    if not isinstance(apres, list):
        return apres
    connus = set(map(id, avant))
    return [e for e in apres if id(e) not in connus]


def _joined(anciens: Any, nouveaux: Any, avant: Any, apres: Any) -> Any:
    if not isinstance(apres, list):
        return nouveaux
    connus = dict(zip(map(id, avant), anciens, strict=True))
    suite = iter(nouveaux)
    return [connus[id(e)] if id(e) in connus else next(suite) for e in apres]
