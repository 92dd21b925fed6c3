"""The six stages of the life cycle, with the words of the project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.figures import lettres
from cdc.francais import number
from cdc_schema.enumerations import EtapeCycleSortie

if TYPE_CHECKING:
    from cdc_schema import Cahier
    from cdc_schema.donnees_flux.commun import EtapeCycle, Volume

TITRES = {
    "visiteurs": "Visiteur",
    "leads": "Lead",
    "prospects": "Prospect",
    "clients": "Client",
    "relation": "Relation clients",
    "fidelisation": "Fidélisation",
}
_SUIVANTES = {
    "visiteurs": EtapeCycleSortie.LEAD,
    "leads": EtapeCycleSortie.PROSPECT,
    "prospects": EtapeCycleSortie.CLIENT,
}


@dataclass(frozen=True, slots=True)
class Issue:
    """A way out of a stage other than the next one."""

    vers: str
    condition: str


@dataclass(frozen=True, slots=True)
class Etape:
    """A stage: its name, what leads to the next one, its other ways out."""

    cle: str
    titre: str
    mention: str
    passage: str
    issues: tuple[Issue, ...]


def read(cahier: Cahier) -> tuple[Etape, ...]:
    """Return the six stages, with the words of the project."""
    sections: dict[str, EtapeCycle] = {cle: getattr(cahier, cle) for cle in TITRES}
    cles = list(TITRES)
    return tuple(
        Etape(
            cle,
            TITRES[cle],
            _volume(section.volume),
            _passage(section, cle, sections[cles[rang + 1]] if rang + 1 < len(cles) else None),
            _ways_out(section, cle),
        )
        for rang, (cle, section) in enumerate(sections.items())
    )


def _passage(section: EtapeCycle, cle: str, suivante: EtapeCycle | None) -> str:
    """Return what leads to the next stage: the way out that names it, else how one enters it."""
    if suivante is None:
        return ""
    dites = [s.condition for s in section.sortie if s.vers is _SUIVANTES.get(cle) and s.condition]
    return lettres.clean(" ou ".join(dites) or suivante.entree or "")


def _ways_out(section: EtapeCycle, cle: str) -> tuple[Issue, ...]:
    conditions: dict[EtapeCycleSortie, list[str]] = {}
    for sortie in section.sortie:
        if sortie.vers and sortie.vers is not _SUIVANTES.get(cle):
            conditions.setdefault(sortie.vers, []).extend(
                [sortie.condition] if sortie.condition else []
            )
    return tuple(
        Issue(str(vers).capitalize(), lettres.clean(" ou ".join(dites)))
        for vers, dites in conditions.items()
    )


def _volume(volume: Volume | None) -> str:
    if volume is None:
        return ""
    mots = [f"{number(volume.stock)} en stock"] if volume.stock else []
    mots += [f"{number(volume.flux)} par mois"] if volume.flux else []
    return ", ".join(mots)
