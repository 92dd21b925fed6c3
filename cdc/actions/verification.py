"""Verifying a project: its rules' data, its settings, the places of what is found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cdc.memoire import without_collector
from cdc.projet.fautes import Faute, ProjetInvalideError
from cdc.projet.noeuds import Position
from cdc.projet.regles import load_donnees
from cdc.verification import Examen, Reglages, Verdict, read_reglages, verify
from cdc.verification.reglages import faults
from cdc.verification.selection import Selection
from cdc_schema.annotations import Objectif

if TYPE_CHECKING:
    from cdc.projet import Projet


# What completeness shows already, item by item, wherever it stands beside the findings.
MANQUES = ("CPL-001", "CPL-002", "CPL-003")


class ReglagesInvalidesError(ProjetInvalideError):
    """The settings of the project name rules or thresholds that do not exist."""


def verify_projet(
    projet: Projet, objectif: Objectif = Objectif.CONSULTATION, reglages: Reglages | None = None
) -> Verdict:
    """Return what the rules find in `projet`, as its settings, or `reglages`, want them.

    Raises:
        ReglagesInvalidesError: its settings name what does not exist; all faults are listed.
    """
    reglages = reglages or project_reglages(projet)
    with without_collector(durable=True):
        return verify(open_examen(projet, objectif), reglages)


def project_reglages(
    projet: Projet, voulues: tuple[str, ...] = (), laissees: tuple[str, ...] = ()
) -> Reglages:
    """Return the settings of `projet`; `voulues` replaces its rules, `laissees` adds to those left.

    Raises:
        ReglagesInvalidesError: its settings name what does not exist; all faults are listed.
    """
    reglages = _settings(projet)
    choisies = voulues or reglages.selection.voulues
    return replace(
        reglages, selection=Selection(choisies, (*reglages.selection.laissees, *laissees))
    )


def open_examen(projet: Projet, objectif: Objectif = Objectif.CONSULTATION) -> Examen:
    """Return what the rules look at."""
    return Examen(projet.cahier, objectif, donnees=load_donnees())


def _settings(projet: Projet) -> Reglages:
    options = projet.cahier.projet.verification
    fautes = [
        Faute(projet.position(m.chemin) or Position("cdc.yaml", 1, 1), m.message)
        for m in faults(options)
    ]
    if fautes:
        raise ReglagesInvalidesError(fautes)
    return read_reglages(options)
