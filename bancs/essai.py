"""`python -m bancs.essai [F.yaml]`: what the walk asks of the lead of a small project, and what she types.

Her answers (`bancs/essai.yaml`) are typed again, in order, from `cdc init` on. What is counted: lines
typed, keys, words shown. Minutes are an estimate at the speeds below, without the time to think.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_TOUCHES_PAR_MINUTE, _MOTS_PAR_MINUTE = 200, 230
_REFUS = re.compile(r"n’existe pas|n’est pas un|Le projet n’a rien|Rien n’est écrit")
_ANNONCE = re.compile(r"([\d ]+) données? manquent? ")


@dataclass(frozen=True, slots=True)
class Essai:
    """What one walk took; `minutes` is estimated."""

    tapes: int
    touches: int
    mots: int
    refus: int
    manques: int

    @property
    def minutes(self) -> float:
        """Return the time to type and to read, without any to think."""
        return self.touches / _TOUCHES_PAR_MINUTE + self.mots / _MOTS_PAR_MINUTE


def main() -> None:
    """Print the row of the table."""
    fichier = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).with_suffix(".yaml")
    essai = walk(yaml.safe_load(fichier.read_text(encoding="utf-8")))
    print("| lignes tapées | touches | mots affichés | refus ou créations | minutes | restent |")  # noqa: T201
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")  # noqa: T201
    print(  # noqa: T201
        f"| {essai.tapes} | {essai.touches} | {essai.mots} | {essai.refus} "
        f"| {essai.minutes:.0f} | {essai.manques} |"
    )


def walk(dit: dict[str, Any]) -> Essai:
    """Type all of `dit` and count; stop when the walk does not end where it did."""
    tapes = [str(t) for _, t in dit["tapes"]]
    with tempfile.TemporaryDirectory() as dossier:
        projet = Path(dossier) / "p"
        _cdc(Path(dossier), ["init", "p"], dit["init"])
        montre = _cdc(projet, ["completer"], [*tapes, "q!"])
        restent = _cdc(projet, ["completer", "--sans-saisie"], [])
    if str(dit["fin"]) not in montre[-1500:]:
        raise SystemExit(
            f"Le parcours a changé\u00a0: il ne finit plus à «\u00a0{dit['fin']}\u00a0»."
        )
    lignes = [*dit["init"], *tapes]
    trouve = _ANNONCE.search(restent)
    manques = int(trouve[1].replace(" ", "")) if trouve else 0
    mots = len(re.findall(r"\w+", montre))
    touches = sum(len(t) + 1 for t in lignes)
    return Essai(len(lignes), touches, mots, len(_REFUS.findall(montre)), manques)


def _cdc(dossier: Path, arguments: list[str], lignes: list[str]) -> str:
    fini = subprocess.run(
        [sys.executable, "-m", "cdc", *arguments],
        cwd=dossier,
        input="".join(f"{ligne}\n" for ligne in lignes),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return fini.stdout.replace("\u00a0", " ").replace("\u202f", " ")


if __name__ == "__main__":
    main()
