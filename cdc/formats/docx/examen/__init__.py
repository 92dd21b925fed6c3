"""Examines a Word template: every fault at once, each with its place, its gravity and its remedy.

The static families know what Word and Jinja do of a template without running it; the trial
rendering comes last, when they find no error.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cdc.formats.document.typographie import typeset_around
from cdc.formats.docx.controle import open_modele
from cdc.formats.docx.examen.ecriture import written_faults
from cdc.formats.docx.examen.essai import Essai, trial_faults
from cdc.formats.docx.examen.faute import Faute, Gravite, Lieu
from cdc.formats.docx.examen.finitions import (
    danger_faults,
    finish_faults,
    leftover_faults,
    outside_faults,
    setting_faults,
)
from cdc.formats.docx.examen.grammaire import grammar_faults
from cdc.formats.docx.examen.lecture import read_feuille
from cdc.formats.docx.examen.noms import name_faults
from cdc.formats.docx.examen.parties import parsed, written_parts
from cdc.formats.docx.examen.places import place_faults
from cdc.formats.docx.examen.structure import structure_faults
from cdc.formats.docx.examen.styles import style_faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["Essai", "Faute", "Gravite", "Lieu", "examine"]

_XML = (".xml", ".rels")
_PAR_PARTIE = (written_faults, grammar_faults, structure_faults, name_faults)
_RANGS = {gravite: rang for rang, gravite in enumerate(Gravite)}


def examine(modele: Path, essais: Sequence[Essai] = ()) -> list[Faute]:
    """Return every fault of a template, the worst first, then in the order of the document.

    Raises:
        ModeleRefuseError: the file is not one that can be read as a Word document.
    """
    fautes = list(_static(open_modele(modele)))
    if not any(faute.gravite is Gravite.ERREUR for faute in fautes):
        fautes += trial_faults(modele, essais)
    return sorted(dict.fromkeys(map(_typeset, fautes)), key=_rank)


def _static(parties: Mapping[str, bytes]) -> Iterator[Faute]:
    yield from danger_faults(parties)
    if any(parsed(xml) is None for nom, xml in parties.items() if nom.endswith(_XML)):
        return  # said above; nothing else can be told of such a file
    yield from outside_faults(parties)
    ecrites = list(written_parts(parties))
    feuilles = [read_feuille(partie) for partie in ecrites]
    for feuille in feuilles:
        if feuille.partie.remplie:
            for famille in _PAR_PARTIE:
                yield from famille(feuille)
    yield from place_faults(feuilles)
    yield from style_faults(parties)
    yield from leftover_faults(ecrites)
    yield from setting_faults(parties)
    yield from finish_faults(parties, ecrites)


def _typeset(faute: Faute) -> Faute:
    return replace(
        faute, message=typeset_around(faute.message), remede=typeset_around(faute.remede)
    )


def _rank(faute: Faute) -> tuple[int, bool, str, int]:
    lieu = faute.lieu
    return (_RANGS[faute.gravite], lieu.partie != "corps", lieu.partie, lieu.paragraphe)
