"""The filled guides of the examples, made from the answers beside them.

`python -m tests.guides_remplis` writes them again after a change of the answers or of the guides.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from cdc.entretien.guide import plan_guide
from cdc.entretien.noms import Noms
from cdc.formats.xlsx.guide import render_guide
from cdc.formats.xlsx.remplissage import remplir_guide
from cdc.projet import load_projet
from cdc.projet.banque import load_banque
from cdc.resources import exemples, modeles

if TYPE_CHECKING:
    from pathlib import Path

EXEMPLES = ("torrefaction", "cycles-du-ponant")
REMIS_LE = dt.date(2026, 10, 5)


def folder(exemple: str) -> Path:
    """Return where the filled workbooks of `exemple` are."""
    return exemples() / exemple / "guides-remplis"


@cache
def build_guides(exemple: str) -> dict[str, bytes]:
    """Return each filled workbook of `exemple`, by the name of its file."""
    personnes = yaml.load((folder(exemple) / "reponses.yaml").read_text("utf-8"), yaml.BaseLoader)
    projet = load_projet(exemples() / exemple)
    noms = Noms({nom: document.donnees for nom, document in projet.documents.items()})
    titre = f"{projet.cahier.presentation.raison_sociale} — {projet.cahier.projet.titre}"
    return {
        f"guide-{profil}.xlsx": _fill(profil, dit, titre, noms) for profil, dit in personnes.items()
    }


def write_guides() -> None:
    """Write the filled workbooks of every example."""
    for exemple in EXEMPLES:
        for nom, contenu in build_guides(exemple).items():
            (folder(exemple) / nom).write_bytes(contenu)


def _fill(profil: str, dit: dict[str, Any], titre: str, noms: Noms) -> bytes:
    banque = load_banque(modeles() / "questions")
    guide = plan_guide(banque, profil, projet=titre, date=REMIS_LE, noms=noms)
    return remplir_guide(render_guide(guide), dit["identite"], dit["reponses"], dit["remarques"])


if __name__ == "__main__":
    write_guides()
