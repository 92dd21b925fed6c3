"""`python -m bancs.essai [F.yaml]`: what the walk asks of the lead of a small project, and what she types.

Her answers (`bancs/essai.yaml`) are typed again, in order, from `cdc init` on. What is counted: lines
typed, keys, words shown. Minutes are an estimate at the speeds below, without the time to think.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

_TOUCHES_PAR_MINUTE, _MOTS_PAR_MINUTE = 200, 230
_AIDE = "q! quitter"
_ENTETE = re.compile(r"^(cdc\.yaml|\d)\w? [^\n]*(?:\n[^\n]*)?\d+ réponses? sur \d", re.MULTILINE)
_ANNONCE = re.compile(r"([\d ]+) données? manquent? ")


@dataclass(frozen=True, slots=True)
class Essai:
    """What one chapter took; `minutes` is estimated."""

    chapitre: str
    tapes: int
    touches: int
    questions: int
    mots: int
    ecrites: int

    @property
    def minutes(self) -> float:
        """Return the time to type and to read, without any to think."""
        return self.touches / _TOUCHES_PAR_MINUTE + self.mots / _MOTS_PAR_MINUTE


def main() -> None:
    """Print the table, and what the project still lacks."""
    fichier = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).with_suffix(".yaml")
    essais, restent = walk(yaml.safe_load(fichier.read_text(encoding="utf-8")))
    sommes = (
        sum(getattr(e, f.name) for e in essais) for f in fields(Essai) if f.name != "chapitre"
    )
    print("| chapitre | questions | lignes tapées | touches | mots affichés | écrites | minutes |")  # noqa: T201
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")  # noqa: T201
    for e in (*essais, Essai("ensemble", *sommes)):
        print(  # noqa: T201
            f"| {e.chapitre} | {e.questions} | {e.tapes} | {e.touches} | {e.mots} | {e.ecrites} "
            f"| {e.minutes:.0f} |"
        )
    print(f"Données qui manquent encore\u00a0: {restent}")  # noqa: T201


def walk(dit: dict[str, Any]) -> tuple[list[Essai], int]:
    """Type all of `dit` and count; stop when the walk does not end where it did."""
    with tempfile.TemporaryDirectory() as dossier:
        projet = Path(dossier) / "p"
        debut = _cdc(Path(dossier), ["init", "p"], dit["init"])
        montre = _cdc(projet, ["completer"], [t for _, _, t in dit["tapes"]] + ["q!"])
        restent = _ANNONCE.search(_cdc(projet, ["completer", "--sans-saisie"], []))
    if str(dit["fin"]) not in montre[-1500:]:
        raise SystemExit(
            f"Le parcours a changé\u00a0: il ne finit plus à «\u00a0{dit['fin']}\u00a0»."
        )
    lignes = {"init": list(dit["init"])}
    for chapitre, _, tape in dit["tapes"]:
        lignes.setdefault(chapitre, []).append(tape)
    ecrans = {"init": debut, **_by_chapter(montre)}
    essais = [_count(chapitre, tapes, ecrans[chapitre]) for chapitre, tapes in lignes.items()]
    return essais, int(restent[1].replace(" ", "")) if restent else 0


def _by_chapter(montre: str) -> dict[str, str]:
    ecrans: dict[str, str] = {}
    entetes = [*_ENTETE.finditer(montre)]
    fins = [e.start() for e in entetes[1:]] + [len(montre)]
    for entete, fin in zip(entetes, fins, strict=True):
        ecrans[entete[1]] = ecrans.get(entete[1], "") + montre[entete.start() : fin]
    return ecrans


def _count(chapitre: str, tapes: list[str], montre: str) -> Essai:
    return Essai(
        chapitre,
        len(tapes),
        sum(len(t) + 1 for t in tapes),
        montre.count(_AIDE) or len(tapes),
        len(re.findall(r"\w+", montre)),
        montre.count("Enregistré :"),
    )


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
