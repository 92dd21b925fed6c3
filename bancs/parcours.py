"""`python -m bancs.parcours`: what an author waits for, from one answer to the next question.

The question is computed from the whole specification each time; the floor is the assessment alone.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bancs.chronometre import cpu
from bancs.contenu import write_cdc
from cdc.completion import Parcours
from cdc.completude import assess
from cdc.projet import load_projet
from cdc.projet.seance import Seance

_TAILLES = (100, 1_000, 10_000)


def main() -> None:
    """Print one row of the table for each size."""
    tailles = [int(a) for a in sys.argv[1:]] or _TAILLES
    print("| exigences | question, CPU | réponse écrite, CPU | complétude seule, CPU |")  # noqa: T201
    print("| ---: | ---: | ---: | ---: |")  # noqa: T201
    for nombre in tailles:
        with tempfile.TemporaryDirectory() as dossier:
            print(_row(nombre, Path(dossier) / "p"))  # noqa: T201


def _row(nombre: int, dossier: Path) -> str:
    write_cdc(dossier, nombre)
    projet = load_projet(dossier)
    # The last chapter: every requirement is looked at before.
    seance = Seance(projet, Parcours(sections=("exigences", "regles")))
    question = cpu(lambda: seance.question)
    complet = cpu(lambda: assess(projet.cahier))
    seance.goto(("presentation", "effectif"))
    reponse = cpu(lambda: _answer(seance))
    return f"| {nombre} | {question:.3f} | {reponse:.3f} | {complet:.3f} |"


def _answer(seance: Seance) -> None:
    avant = seance.situation.value(("presentation", "effectif")) or 0
    seance.goto(("presentation", "effectif"))
    seance.answer(f"0{avant + 1}")


if __name__ == "__main__":
    main()
