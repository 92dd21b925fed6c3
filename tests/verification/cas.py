"""Read the cases of a rule: a file per rule, texts as in a project."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cdc.projet.lecture import load_document
from cdc.projet.regles import load_donnees
from cdc.verification import Constat, Examen, examiner, verify
from cdc.verification.catalogue import CONTROLES
from cdc_schema import Cahier
from cdc_schema.annotations import Objectif
from cdc_schema.chemins import lire, parse

DOSSIER = Path(__file__).with_name("cas")


@dataclass(frozen=True)
class Cas:
    """A project, or a statement alone, and what the rule must find in it.

    Attributes:
        nom: what makes the case, for the name of the test.
        projet: the sections, by their keys; empty for a statement.
        enonce: the statement.
        attendus: the paths where the rule speaks, each with the words it marks, or nothing.
        mots: the words that the rule marks in the statement, for each finding.
        message: words that the message holds.
        suggestion: the better wording that is proposed, or nothing asked.
        objectif: what the project is written for.
        jour: the day of the examination.
        seuils: thresholds, by name.
    """

    code: str
    nom: str
    projet: dict[str, Any] = field(default_factory=dict)
    enonce: str = ""
    attendus: dict[str, str] = field(default_factory=dict)
    mots: tuple[str, ...] = ()
    message: str = ""
    suggestion: str = ""
    objectif: Objectif = Objectif.CONSULTATION
    jour: dt.date = dt.date(2026, 11, 22)
    termes: frozenset[str] = frozenset()
    seuils: dict[str, str] = field(default_factory=dict)

    def constats(self) -> list[Constat]:
        """Return what the rule finds in the project."""
        examen = Examen(
            Cahier.model_validate(self.projet),
            self.objectif,
            self.jour,
            load_donnees(),
            {nom: float(valeur.replace(",", ".")) for nom, valeur in self.seuils.items()},
        )
        if self.code.startswith("ACC"):  # what is accepted is known once every rule has spoken
            return [c for c in verify(examen).constats if c.code == self.code]
        controles = [c for c in CONTROLES if self.code in {r.code for r in c.regles}]
        return [c for c in examiner(examen, controles) if c.code == self.code]

    def marked(self, constat: Constat) -> str:
        """Return the words that `constat` marks in the project, or nothing."""
        if constat.debut == constat.fin:
            return ""
        texte: str = lire(Cahier.model_validate(self.projet), parse(constat.chemin))
        return texte[constat.debut : constat.fin]


def read_cases(code: str, genre: str) -> list[Cas]:
    """Return the cases of the rule `code` under `genre`: `declenche` or `voisin`."""
    donnees = load_document(DOSSIER / f"{code}.yaml", f"{code}.yaml").donnees
    lus = donnees.get(genre) or []
    return [
        _case(code, un, rang) for rang, un in enumerate(lus if isinstance(lus, list) else [lus])
    ]


def _case(code: str, lu: Any, rang: int) -> Cas:
    if isinstance(lu, str):
        lu = {"enonce": lu}
    inconnues = lu.keys() - _CLES
    assert not inconnues, f"{code}.yaml : {', '.join(inconnues)} ; clés connues : {sorted(_CLES)}"
    return Cas(
        code,
        lu.get("titre") or lu.get("enonce") or f"cas {rang + 1}",
        lu.get("projet") or {},
        lu.get("enonce") or "",
        _expected(lu.get("constats")),
        tuple(_list(lu.get("mots"))),
        lu.get("message") or "",
        lu.get("suggestion") or "",
        Objectif(lu.get("objectif", "consultation")),
        dt.date.fromisoformat(lu.get("aujourdhui", "2026-11-22")),
        frozenset(_list(lu.get("termes"))),
        lu.get("seuils") or {},
    )


_CLES = frozenset(
    {"titre", "projet", "enonce", "constats", "mots", "message", "suggestion", "objectif"}
    | {"aujourdhui", "termes", "seuils"}
)


def _expected(lu: Any) -> dict[str, str]:
    if isinstance(lu, dict):
        return {chemin: mots or "" for chemin, mots in lu.items()}
    return dict.fromkeys(_list(lu), "")


def _list(lu: Any) -> list[str]:
    return lu if isinstance(lu, list) else [lu] if lu else []
