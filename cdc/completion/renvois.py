"""What refers to a row of the project: told before the row goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.completion.places import place_at, section_title
from cdc.completion.refus import EndroitInconnuError
from cdc_schema.citations import citations
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.completion.places import Place
    from cdc.completion.situation import Situation
    from cdc_schema.chemins import Chemin
    from cdc_schema.citations import Citation


@dataclass(frozen=True, slots=True)
class Renvoi:
    """A place that names a row: its path, and how people call it."""

    chemin: Chemin
    nom: str


def referring(situation: Situation, chemin: Chemin) -> tuple[Renvoi, ...]:
    """Return the places outside the row at `chemin` that name it, or something that it holds."""
    ici = situation.canonical(chemin)
    element = situation.value(chemin)
    dedans = {c.texte for c in citations(element, ici) if c.champ.genre is Genre.IDENTIFIANT}
    etat = _state(ici, element)
    if not dedans and not etat:
        return ()
    return tuple(
        Renvoi(citation.chemin, _name(situation, citation.chemin))
        for citation in citations(situation.cahier)
        if citation.chemin[: len(ici)] != ici
        and citation.champ.genre is Genre.REFERENCE
        and (citation.texte in dedans or (etat == citation.texte and _means(citation, ici)))
    )


def _state(chemin: Chemin, element: object) -> str:
    """Return the name of the state of a machine that stands at `chemin`, which its name identifies."""
    return str(getattr(element, "nom", "") or "") if chemin[-2:-1] == ("etats",) else ""


def _means(citation: Citation, etat: Chemin) -> bool:
    """Say whether a reference to a state may mean the one at `etat`: not that of another machine."""
    machine = etat[:-2]
    return "etat" in citation.champ.cibles and (
        citation.chemin[: len(machine)] == machine or not citation.etats
    )


def _name(situation: Situation, chemin: Chemin) -> str:
    return ", ".join(_words(situation, chemin))


def _words(situation: Situation, chemin: Chemin) -> Iterator[str]:
    place = _nearest(situation, chemin)
    yield section_title(place.section)
    yield from place.fil
    yield place.champ.titre or place.ligne


def _nearest(situation: Situation, chemin: Chemin) -> Place:
    """Return the data item at `chemin`: the list, for one of its items that is no record."""
    try:
        return place_at(situation, chemin)
    except EndroitInconnuError:
        return place_at(situation, chemin[:-1])
