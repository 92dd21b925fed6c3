"""Generating the document of a project: the file written, and what it goes without."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from cdc.actions.fabrication import make, read_besides
from cdc.completude import assess
from cdc.francais import number
from cdc.projet import load_projet, lock, write_sortie
from cdc_schema.annotations import Diffusion
from cdc_schema.diffusion import withheld
from cdc_schema.plan import numero

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cdc.actions.fabrication import Demande
    from cdc_schema.annotations import Motif
    from cdc_schema.diffusion import Retenue


@dataclass(frozen=True, slots=True)
class Bilan:
    """What a generation did.

    Attributes:
        cible: the file written.
        mise_de_cote: where the version that somebody had changed by hand is now.
        retenues: what a vendor is not given.
        manques: how many required data items are missing; `interne` tells where it shows.
        lus: the files read besides those of the outline.
        dits: what the document goes without, in French.
    """

    cible: Path
    mise_de_cote: Path | None
    retenues: Sequence[Retenue]
    manques: int
    interne: bool
    lus: Sequence[Path]
    dits: list[str] = field(default_factory=list)


def generate(racine: Path, demande: Demande) -> Bilan:
    """Write the document that is asked of the project in `racine`."""
    with lock(racine):  # never half an import
        projet = load_projet(racine)
    dits: list[str] = []
    octets = make(projet, demande, dits.append)
    cible = demande.target(projet)
    mise_de_cote = write_sortie(projet.dossier, cible, octets)
    interne = demande.diffusion is Diffusion.INTERNE
    retenues = () if interne else tuple(withheld(projet.cahier))
    manques = len(assess(projet.cahier).manques)
    return Bilan(
        cible, mise_de_cote, retenues, manques, interne, read_besides(projet, demande), dits
    )


def missing_said(manques: int, *, interne: bool) -> str:
    """Return how much of what the consultation requires is missing, and where it shows."""
    ou = "marquées «\u00a0À compléter\u00a0»" if interne else "absentes du document"
    quoi = "donnée exigée manque" if manques == 1 else "données exigées manquent"
    return f"{number(manques)} {quoi} pour la consultation, {ou}."


class Reserve(NamedTuple):
    """What a vendor is not given for one reason: how many values, in which parts."""

    motif: Motif
    nombre: int
    lieux: Sequence[tuple[str, int]]


def reserves(retenues: Sequence[Retenue]) -> list[Reserve]:
    """Return what was withheld by reason, the one that withholds most first."""
    motifs = Counter(r.motif for r in retenues)
    return [
        Reserve(m, n, list(Counter(_place(r) for r in retenues if r.motif is m).items()))
        for m, n in motifs.most_common()
    ]


def _place(retenue: Retenue) -> str:
    section = retenue.section
    return f"{numero(section.cle)} {section.titre}".lstrip()
