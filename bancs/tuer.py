"""Kill `cdc interview import` at random moments, then run it again: `python -m bancs.tuer [N]`.

Half of the kills fall anywhere in the run; the others while it writes, just after one of its files
was replaced, so that they fall there whatever else the machine does. Each one is a SIGKILL of a
real process, on a fresh copy of the example, importing one of its guides.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cdc.resources import exemples
from tests.pannes import Etat, plant, run, state, temporaries, visible

if TYPE_CHECKING:
    from collections.abc import Callable

# Made when the first file is about to be written; emptied after the last one.
_JOURNAL, _VERROU = ".cdc/annulation", ".cdc/verrou"
_EXEMPLE, _GUIDE = "torrefaction", "guide-direction.xlsx"


@dataclass(slots=True)
class Releve:
    """What the kills found: where they fell, what was wrong."""

    coups: Counter[str] = field(default_factory=Counter)
    entames: list[str] = field(default_factory=list)
    incomplets: list[int] = field(default_factory=list)
    restes: int = 0

    @property
    def nombre(self) -> int:
        """How many kills there were."""
        return self.coups.total()


@dataclass(frozen=True, slots=True)
class Essai:
    """A project, its guides, and what the import makes of it when nothing happens."""

    guides: tuple[str, ...]
    avant: Etat
    apres: Etat
    duree: float
    ecriture: float

    @property
    def changes(self) -> list[str]:
        """Return the files that the import makes or replaces."""
        return sorted(nom for nom, octets in self.apres.items() if self.avant.get(nom) != octets)


def example_trial(racine: Path) -> Essai:
    """Return the trial of the example with one of its guides."""
    shutil.copytree(exemples() / _EXEMPLE, racine / "crm")
    return make_trial(racine, [f"guides-remplis/{_GUIDE}"])


def make_trial(racine: Path, guides: list[str]) -> Essai:
    """Return the trial of the project `racine/crm`, once measured."""
    avant = state(racine / "crm")
    debut = time.monotonic()
    processus = _start(racine / "crm", guides)
    premier = _wait_for(processus, (racine / "crm" / _JOURNAL).exists)
    dernier = _wait_for(processus, lambda: (racine / "crm" / _VERROU).stat().st_size == 0)
    processus.wait()
    duree = time.monotonic() - debut
    return Essai(tuple(guides), avant, visible(state(racine / "crm")), duree, dernier - premier)


def kill_many(essai: Essai, nombre: int, racine: Path, graine: int = 0) -> Releve:
    """Kill `nombre` imports, each on its own copy of the project below `racine`."""
    hasard, releve = random.Random(graine), Releve()
    for rang in range(nombre):
        dossier = racine / f"coup-{rang}" / "crm"
        plant(essai.avant, dossier)
        _kill_one(essai, dossier, hasard, ecriture=rang % 2 == 1)
        _examine(essai, dossier, rang, releve)
        shutil.rmtree(dossier.parent)
    return releve


def _kill_one(essai: Essai, dossier: Path, hasard: random.Random, *, ecriture: bool) -> None:
    processus = _start(dossier, essai.guides)
    if ecriture:
        cible = hasard.choice(essai.changes)
        ancien = essai.avant.get(cible)
        _wait_for(processus, lambda: _content(dossier / cible) != ancien)
    else:
        time.sleep(hasard.uniform(0, 1.1 * essai.duree))
    processus.kill()
    processus.wait()


def _examine(essai: Essai, dossier: Path, rang: int, releve: Releve) -> None:
    """Look at what the kill left, then run the import again."""
    etat = state(dossier)
    vu, provisoires = visible(etat), temporaries(etat)
    mele = vu not in (visible(essai.avant), essai.apres)
    moment = "pendant" if mele or provisoires else "avant" if vu != essai.apres else "après"
    releve.coups[moment] += 1
    releve.restes += len(provisoires)
    for nom in essai.avant.keys() | vu.keys():
        permis = [e[nom] for e in (essai.avant, essai.apres) if nom in e]
        if nom not in vu or vu[nom] not in permis:
            releve.entames.append(f"coup {rang} : {nom}")
    run(["interview", "import", *essai.guides], dossier, racine=dossier)
    fin = state(dossier)
    if visible(fin) != essai.apres or temporaries(fin):
        releve.incomplets.append(rang)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _start(dossier: Path, guides: tuple[str, ...] | list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "cdc", "interview", "import", *guides],
        cwd=dossier,
        stdout=subprocess.DEVNULL,
    )


def _wait_for(processus: subprocess.Popen[bytes], condition: Callable[[], bool]) -> float:
    """Return when the condition was met, or the process ended."""
    while processus.poll() is None and not condition():
        time.sleep(0.0005)
    return time.monotonic()


def main(nombre: int) -> None:
    """Print what `nombre` kills found."""
    with tempfile.TemporaryDirectory() as nom:
        essai = example_trial(Path(nom) / "mesure")
        debut = time.monotonic()
        releve = kill_many(essai, nombre, Path(nom))
    print(  # noqa: T201
        f"{releve.nombre} coups en {time.monotonic() - debut:.0f} s "
        f"(un import : {essai.duree:.2f} s, dont {essai.ecriture:.3f} s d’écriture)\n"
        + ", ".join(
            f"{moment} : {releve.coups[moment]}" for moment in ("avant", "pendant", "après")
        )
        + f"\nfichiers provisoires laissés par les processus tués : {releve.restes}\n"
        f"fichiers entamés : {len(releve.entames)} {releve.entames[:5]}\n"
        f"imports non terminés à la relance : {len(releve.incomplets)} {releve.incomplets[:5]}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
