"""What a finding is, how grave it is, and the family of its rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Gravite(StrEnum):
    """How much a finding matters, from the least."""

    CONSEIL = "conseil"
    AVERTISSEMENT = "avertissement"
    ERREUR = "erreur"

    @property
    def rang(self) -> int:
        """Its place in that order, from 0."""
        return list(Gravite).index(self)


class Famille(StrEnum):
    """What a rule is about."""

    FORMULATION = "formulation"
    COMPLETUDE = "complétude"
    REFERENCES = "références"
    DOUBLONS = "doublons"
    DICTIONNAIRE = "dictionnaire"
    FLUX = "flux"
    ETATS = "états"
    DROITS = "droits"
    RGPD = "rgpd"
    PLANNING = "planning"
    EQUIPE = "équipe"
    PRIORITES = "priorités"
    TRACABILITE = "traçabilité"
    TYPOGRAPHIE = "typographie"
    ACCEPTATION = "acceptation"
    COHERENCE = "cohérence"
    ENGAGEMENTS = "engagements"
    MIGRATION = "migration"
    CONSULTATION = "consultation"
    RISQUES = "risques"
    RECETTE = "recette"


@dataclass(frozen=True, slots=True)
class Constat:
    """One finding, in French.

    Attributes:
        code: its rule (`REF-001`).
        chemin: the path it stands at.
        message: what is wrong there and what to do, in one line.
        gravite: how much it matters.
        famille: what its rule is about.
        debut: where the words concerned begin in the text at `chemin`, in code points from 0.
        fin: where they end, half-open; equal to `debut` when the whole value is concerned.
        suggestion: a better wording, or empty.
        element: the identifier of the element that holds it, or empty.
        chemins: every path that it speaks of, `chemin` first, when it may speak of several.
        cle: whether it is about the key at `chemin`, the name of a row or a column, and not its value.
    """

    code: str
    chemin: str
    message: str
    gravite: Gravite = Gravite.ERREUR
    famille: Famille = Famille.REFERENCES
    debut: int = 0
    fin: int = 0
    suggestion: str = ""
    element: str = ""
    chemins: tuple[str, ...] = ()
    cle: bool = False
