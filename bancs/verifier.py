"""`python -m bancs.verifier`: every rule on many requirements, near duplicates included.

Beside it, in the same run, loading and validating alone. The requirements of one mould differ by a number
or two: each is the near duplicate of thousands. The varied ones share their form, and no two their words.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bancs.contenu import Besoin, BesoinVarie, write_cdc
from bancs.mesurer import measure

_TAILLES = (100, 1_000, 10_000)


def main() -> None:
    """Print one row of the table for each size."""
    tailles = [int(a) for a in sys.argv[1:]] or _TAILLES
    print("| exigences | énoncés | cdc verifier, CPU | Mo | charger seul, CPU | croissance |")  # noqa: T201
    print("| ---: | --- | ---: | ---: | ---: | ---: |")  # noqa: T201
    for nom, genre in (("d’un seul moule", Besoin), ("variés", BesoinVarie)):
        avant = 0.0
        for nombre in tailles:
            with tempfile.TemporaryDirectory() as racine:
                dossier = Path(racine) / "p"
                write_cdc(dossier, nombre, genre)
                avant = _row(nombre, nom, dossier, avant)


def _row(nombre: int, nom: str, dossier: Path, avant: float) -> float:
    """Print a row; return the CPU time, that of the size before being `avant`."""
    fois = 1 if nombre >= 10_000 else 3
    commande = [sys.executable, "-m", "cdc", "verifier", "--json", "--projet", str(dossier)]
    tout = measure(commande, fois=fois)
    seul = measure([sys.executable, "-m", "bancs.cas", "charger", str(dossier)], fois=fois)
    fois_plus = f"× {tout.cpu / avant:.1f}" if avant else "—"
    dits = (nombre, nom, f"{tout.cpu:.2f}", f"{tout.memoire:.0f}", f"{seul.cpu:.2f}", fois_plus)
    print(f"| {' | '.join(map(str, dits))} |")  # noqa: T201
    return tout.cpu


if __name__ == "__main__":
    main()
