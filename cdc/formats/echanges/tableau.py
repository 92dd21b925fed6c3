"""The plan as one flat table, a row for each step, that `cdc import` brings back whole."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from cdc.formats.echanges.plan import one_line
from cdc.formats.echanges.separes import write_rows
from cdc.listes.cibles import LISTES
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.formats.echanges.plan import Plan
    from cdc.listes.cibles import Donnee
    from cdc_schema.cas_de_test import CasDeTest

_IDENTIFIANT = "Identifiant"
_SANS_COLONNE = ("donnees", "empreinte")  # said by the columns of each datum; kept by `cdc` only


def render_table(plan: Plan) -> bytes:
    """Return the cases of `plan` as a table in UTF-8: one row for each step, the case on each."""
    colonnes = _columns()
    titres = [_IDENTIFIANT, *(donnee.titre for donnee in colonnes)]
    return write_rows([titres, *(ligne for cas in plan.cas for ligne in _rows(cas, colonnes))])


def _columns() -> list[Donnee]:
    donnees = LISTES["cas-de-test"].donnees.values()
    return [d for d in donnees if d.cle not in _SANS_COLONNE]


def _rows(cas: CasDeTest, colonnes: Sequence[Donnee]) -> Iterator[list[str]]:
    """Yield the rows of a case: its first steps stand beside its data and its versions."""
    listes = {cle: getattr(cas, cle) for cle in ("donnees", "etapes", "version_exigence")}
    rangees = list(zip_longest(*listes.values())) or [(None,) * len(listes)]
    for rang, elements in enumerate(rangees):
        rangee = dict(zip(listes, elements, strict=True))
        dits = (_said(cas, donnee, rangee, premiere=not rang) for donnee in colonnes)
        yield [cas.id or "", *dits]


def _said(cas: CasDeTest, donnee: Donnee, rangee: dict[str, Any], *, premiere: bool) -> str:
    """Return what the row says of `donnee`: the title on each, what else is of the case once."""
    cle, *suite = donnee.cle.split(".")
    if cle not in rangee:
        return _text(donnee, getattr(cas, cle)) if premiere or cle == "titre" else ""
    valeur = rangee[cle]
    for segment in suite:
        valeur = None if valeur is None else getattr(valeur, segment)
    return _text(donnee, valeur)


def _text(donnee: Donnee, valeur: Any) -> str:
    if valeur is None:
        return ""
    if not isinstance(valeur, list):
        return str(valeur)
    if donnee.champ.element is not None and donnee.champ.element.genre is Genre.REFERENCE:
        return ", ".join(valeur)
    return "\n".join(f"• {one_line(item)}" for item in valeur)
