"""How well the wording rules judge labelled statements: precision, recall, the errors.

    python -m bancs.formulation tests/donnees/formulation_mise_au_point.yaml

A file holds statements as `tests/donnees/formulation.md` describes them.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cdc.verification.constats import Gravite
from cdc.verification.formulation import examiner_phrase


@dataclass
class Mesure:
    """What the rules said of labelled statements."""

    justes: int = 0
    exces: list[str] = field(default_factory=list)
    manques: list[str] = field(default_factory=list)
    trouves: Counter[str] = field(default_factory=Counter)
    familles: Counter[str] = field(default_factory=Counter)
    saines: int = 0

    @property
    def precision(self) -> float:
        """Share of flagged statements that are at fault."""
        return self.justes / max(1, self.justes + len(self.exces))

    @property
    def rappel(self) -> float:
        """Share of statements at fault that are flagged."""
        return self.justes / max(1, self.justes + len(self.manques))


def measure(enonces: list[dict[str, Any]]) -> Mesure:
    """Judge every statement and count."""
    mesure = Mesure()
    for un in enonces:
        termes = frozenset((un.get("contexte") or {}).get("termes") or ())
        texte = un["enonce"]
        graves = [c for c in examiner_phrase(texte, termes) if c.gravite is not Gravite.CONSEIL]
        dit = ", ".join(f"{c.code} {texte[c.debut : c.fin]!r}" for c in graves)
        if un["attendu"]:
            famille = (un.get("familles") or ["?"])[0]
            mesure.familles[famille] += 1
            mesure.trouves[famille] += bool(graves)
            mesure.justes += bool(graves)
            if not graves:
                mesure.manques.append(f"{un.get('id', '')} {famille} : {texte}")
        elif graves:
            mesure.exces.append(f"{un.get('id', '')} {dit} : {texte}")
        else:
            mesure.saines += 1
    return mesure


def main() -> None:
    """Print what is measured."""
    lecteur = argparse.ArgumentParser(description=__doc__)
    lecteur.add_argument("fichiers", nargs="+", type=Path)
    for fichier in lecteur.parse_args().fichiers:
        enonces = yaml.safe_load(fichier.read_text(encoding="utf-8"))
        debut = time.process_time()
        mesure = measure(enonces)
        duree = (time.process_time() - debut) / max(1, len(enonces)) * 1000
        print(f"{fichier.name} : {len(enonces)} énoncés, {duree:.2f} ms chacun")  # noqa: T201
        print(f"  précision {mesure.precision:.3f}, rappel {mesure.rappel:.3f}")  # noqa: T201
        for famille, combien in sorted(mesure.familles.items()):
            print(f"  {famille:16} {mesure.trouves[famille]}/{combien}")  # noqa: T201
        for titre, lignes in (("en trop", mesure.exces), ("manqués", mesure.manques)):
            print(f"  {titre} : {len(lignes)}")  # noqa: T201
            for ligne in lignes:
                print(f"    {ligne}")  # noqa: T201


if __name__ == "__main__":
    main()
