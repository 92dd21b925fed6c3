"""The filled guides of the example, made from the answers beside them.

`python -m tests.guides_remplis` writes them again after a change of the answers or of the guides.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import yaml

from cdc.entretien.guide import plan_guide
from cdc.entretien.noms import Noms
from cdc.formats.xlsx.guide import render_guide
from cdc.formats.xlsx.remplissage import remplir_guide
from cdc.projet import load_projet
from cdc.projet.banque import load_banque
from cdc.resources import exemples, modeles

EXEMPLE = exemples() / "torrefaction"
DOSSIER = EXEMPLE / "guides-remplis"
PROJET = "Torréfaction Morvanelle — Cahier des charges CRM"
REMIS_LE = dt.date(2026, 10, 5)


@cache
def build_guides() -> dict[str, bytes]:
    """Return each filled workbook, by the name of its file."""
    personnes = yaml.load((DOSSIER / "reponses.yaml").read_text("utf-8"), yaml.BaseLoader)
    documents = load_projet(EXEMPLE).documents
    noms = Noms({nom: document.donnees for nom, document in documents.items()})
    return {f"guide-{profil}.xlsx": _fill(profil, dit, noms) for profil, dit in personnes.items()}


def write_guides() -> None:
    """Write the filled workbooks of the example."""
    for nom, contenu in build_guides().items():
        (DOSSIER / nom).write_bytes(contenu)


def _fill(profil: str, dit: dict[str, Any], noms: Noms) -> bytes:
    banque = load_banque(modeles() / "questions")
    guide = plan_guide(banque, profil, projet=PROJET, date=REMIS_LE, noms=noms)
    return remplir_guide(render_guide(guide), dit["identite"], dit["reponses"], dit["remarques"])


if __name__ == "__main__":
    write_guides()
