"""Measure, beside a peer or a floor in the same run: `python -m bancs.mesurer [TAILLE]...`.

Each case runs alone in a fresh process; CPU is user + system time of it and of its children, memory
is its peak. Figures are medians. Doorstop is called from the PATH, or from DOORSTOP.
"""

from __future__ import annotations

import compileall
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from bancs.contenu import write_cdc, write_doorstop
from bancs.guides import write_guides

if TYPE_CHECKING:
    from collections.abc import Iterator

_RENDU = (
    "Plancher : compresser les mêmes parties terminées. Boucles : les mêmes fiches, à la lettre, "
    "par des boucles dans un modèle docxtpl ; au-delà de mille, c’est surtout lxml qui déplace "
    "l’arbre du document. python-docx : les mêmes fiches par son interface publique, styles "
    "cherchés une fois, rangées parcourues une fois ; elle ne fait ni contrôle de contenu, ni "
    "signet, ni lien, et écrit moitié moins de XML ; elle cherche la fin du document à chaque "
    "ajout. Notre rendu contient en plus les tableaux, le graphique et le sommaire du document.\n"
)
_COLONNES = (
    "| exigences | rendu, CPU | Mo | plancher, CPU | × plancher | boucles, CPU | Mo "
    "| boucles / cdc | python-docx, CPU | Mo | python-docx / cdc |"
)
_PAGE = "Plancher : échapper et encoder les mêmes caractères, par la bibliothèque standard.\n"
_FIXE = (
    "De chaque mesure de cdc, {:.2f} s ne dépendent pas du projet : lancer Python, importer "
    "pydantic et PyYAML, créer les modèles du plan.\n"
)
_IMPORT = (
    "La commande entière, `cdc interview import`, dans un projet neuf : contrôles, lecture, comptage, "
    "relevés, fusion, écriture. Chaque guide est d’une autre personne, avec ses propres textes et ses "
    "propres lignes. Plancher : les trois passes d’openpyxl, seules, dans la même exécution.\n"
)
GUIDES = (20, 100, 200, 400)
TAILLES = (100, 1_000, 10_000)
# As pip leaves an installed package, ours and the peers': compiled before it is first run.
_ENV = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
_SOURCES = ("bancs", "cdc", "schema")
RACINE = Path(__file__).parents[1]
RESULTATS = RACINE / "bancs" / "RESULTATS.md"


@dataclass(frozen=True, slots=True)
class Mesure:
    """CPU seconds, peak memory in MB, and what the process said of itself."""

    cpu: float
    memoire: float
    dit: dict[str, float]


def measure(commande: list[str], dossier: Path | None = None, fois: int = 3) -> Mesure:
    """Run `commande` `fois` times and return the medians."""
    mesures = [_once(commande, dossier) for _ in range(fois)]
    dits = [m.dit for m in mesures]
    return Mesure(
        statistics.median(m.cpu for m in mesures),
        max(m.memoire for m in mesures),
        {k: statistics.median(d[k] for d in dits) for k in dits[0]},
    )


def _once(commande: list[str], dossier: Path | None) -> Mesure:
    processus = subprocess.Popen(
        commande, cwd=dossier, env=_ENV, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert processus.stdout is not None
    sortie = processus.stdout.read()
    _, statut, usage = os.wait4(processus.pid, 0)
    processus.returncode = os.waitstatus_to_exitcode(statut)
    try:
        dit = json.loads(sortie)
    except ValueError:
        dit = {}
    cpu = usage.ru_utime + usage.ru_stime
    return Mesure(cpu, usage.ru_maxrss / 1024, dit if isinstance(dit, dict) else {})


def main(tailles: list[int]) -> None:
    """Measure everything and write the results."""
    for source in _SOURCES:
        compileall.compile_dir(str(RACINE / source), quiet=1)
    lignes = [_heading(), *_starts()]
    with tempfile.TemporaryDirectory() as racine:
        lignes += _loads(Path(racine), tailles)
        lignes += _renders(Path(racine), tailles)
        lignes += _pages(Path(racine), tailles)
        lignes += _guides(Path(racine))
    ecrits = RESULTATS.read_text(encoding="utf-8") if RESULTATS.exists() else ""
    lignes += kept_sections(ecrits, "\n".join(lignes))
    RESULTATS.write_text("\n".join(lignes).rstrip("\n") + "\n", encoding="utf-8")
    print("\n".join(lignes))  # noqa: T201


def kept_sections(ecrits: str, mesures: str) -> list[str]:
    """Return the sections of `ecrits` that `mesures` does not write anew: another command's, or a hand's."""
    refaites = {s.partition("\n")[0] for s in _sections(mesures)}
    return [f"## {s}" for s in _sections(ecrits) if s.partition("\n")[0] not in refaites]


def _sections(texte: str) -> list[str]:
    return f"\n{texte}".split("\n## ")[1:]


def _heading() -> str:
    return (
        "# Mesures\n\n"
        "Commande : `python -m bancs.mesurer`, avec Doorstop installé à part "
        "(`DOORSTOP=chemin/vers/doorstop`).\n"
        f"Machine : {os.cpu_count()} cœurs, {platform.system()}, Python "
        f"{platform.python_version()}. CPU en secondes, mémoire de pointe en Mo, médianes de trois "
        "passages (cinq du rendu Word, un seul des autres à 10 000).\n"
    )


def _starts() -> list[str]:
    plancher = measure([sys.executable, "-c", "import click"], fois=15).cpu
    lignes = ["## Démarrage\n", "| commande | CPU | × `import click` |", "| --- | ---: | ---: |"]
    lignes.append(f'| `python -c "import click"` | {plancher:.3f} | 1 |')
    for option in ("--version", "--help"):
        cpu = measure([sys.executable, "-m", "cdc", option], fois=15).cpu
        lignes.append(f"| `cdc {option}` | {cpu:.3f} | {cpu / plancher:.2f} |")
    return [*lignes, ""]


def _loads(racine: Path, tailles: list[int]) -> list[str]:
    doorstop = os.environ.get("DOORSTOP", "doorstop")
    fixe = measure([sys.executable, "-c", "import cdc.projet, cdc.verification"]).cpu
    lignes = [
        "## Charger et valider\n",
        _FIXE.format(fixe),
        "| exigences | cdc, CPU | Mo | Doorstop, CPU | Mo | cdc / Doorstop |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for taille in tailles:
        projet, arbre = racine / f"cdc-{taille}", racine / f"doorstop-{taille}"
        write_cdc(projet, taille)
        write_doorstop(arbre, taille)
        subprocess.run(["git", "init", "-q"], cwd=arbre, check=True)
        fois = 1 if taille >= 10_000 else 3
        nous = measure([sys.executable, "-m", "bancs.cas", "charger", str(projet)], fois=fois)
        eux = measure([doorstop, "-q", "-F", "-W"], arbre, fois)
        lignes.append(
            f"| {taille} | {nous.cpu:.2f} | {nous.memoire:.0f} | {eux.cpu:.2f} | {eux.memoire:.0f} "
            f"| {nous.cpu / eux.cpu:.2f} |"
        )
    return [*lignes, ""]


def _renders(racine: Path, tailles: list[int]) -> list[str]:
    lignes = [
        "## Rendre le document Word\n",
        _RENDU,
        _COLONNES,
        "|" + " ---: |" * _COLONNES.count(" |"),
    ]
    durees: list[tuple[float, ...]] = []
    for taille in tailles:
        projet = str(racine / f"cdc-{taille}")
        fois = 1 if taille >= 10_000 else 3
        cas = [sys.executable, "-m", "bancs.cas"]
        rendu = measure([*cas, "rendre", projet], fois=5)
        boucles = measure([*cas, "boucles", projet], fois=fois)
        api = measure([*cas, "api", projet], fois=fois)
        cpu, plancher = rendu.dit["rendu"], rendu.dit["plancher"]
        dits = (boucles.dit["boucles"], api.dit["api"])
        lignes.append(
            f"| {taille} | {cpu:.2f} | {rendu.memoire:.0f} | {plancher:.3f} | {cpu / plancher:.1f} "
            f"| {dits[0]:.2f} | {boucles.memoire:.0f} | {dits[0] / cpu:.1f} "
            f"| {dits[1]:.1f} | {api.memoire:.0f} | {dits[1] / cpu:.0f} |"
        )
        durees.append((cpu, plancher, *dits))
    return [*lignes, "", *_growths(tailles, durees)]


def _growths(tailles: list[int], durees: list[tuple[float, ...]]) -> Iterator[str]:
    """Yield by how much each tool takes longer from one size to the next."""
    for rang, (avant, apres) in enumerate(pairwise(durees)):
        croissances = [f"{b / a:.1f}" for a, b in zip(avant, apres, strict=True)]
        yield (
            f"De {tailles[rang]} à {tailles[rang + 1]} exigences : rendu × {croissances[0]}, "
            f"plancher × {croissances[1]}, boucles × {croissances[2]}, "
            f"python-docx × {croissances[3]}.\n"
        )


def _pages(racine: Path, tailles: list[int]) -> list[str]:
    lignes = [
        "## Rendre la page web\n",
        _PAGE,
        "| exigences | rendu, CPU | Mo de mémoire | Mo du fichier | plancher, CPU | × plancher |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for taille in tailles:
        projet, fois = str(racine / f"cdc-{taille}"), 1 if taille >= 10_000 else 3
        rendu = measure([sys.executable, "-m", "bancs.cas", "page", projet], fois=fois)
        cpu, plancher = rendu.dit["page"], rendu.dit["plancher"]
        lignes.append(
            f"| {taille} | {cpu:.2f} | {rendu.memoire:.0f} | {rendu.dit['taille']:.1f} "
            f"| {plancher:.3f} | {cpu / plancher:.0f} |"
        )
    return [*lignes, ""]


def _guides(racine: Path) -> list[str]:
    dossier = racine / "guides"
    dossier.mkdir()
    write_guides(dossier, GUIDES[-1])
    fichiers = sorted(dossier.glob("*.xlsx"))
    lignes = [
        "## Importer des guides remplis\n",
        _IMPORT,
        "| guides | import, CPU | Mo | plancher, CPU | Mo | × plancher |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for nombre in GUIDES:
        projet, retenus = racine / f"import-{nombre}", [str(f) for f in fichiers[:nombre]]
        cdc = [sys.executable, "-m", "cdc"]
        subprocess.run(
            [*cdc, "init", str(projet), "--sans-saisie"], check=True, capture_output=True
        )
        nous = measure([*cdc, "interview", "import", *retenus], projet, fois=1)
        eux = measure([sys.executable, "-m", "bancs.cas", "passer", *retenus], fois=1)
        lignes.append(
            f"| {nombre} | {nous.cpu:.1f} | {nous.memoire:.0f} | {eux.cpu:.1f} | {eux.memoire:.0f} "
            f"| {nous.cpu / eux.cpu:.2f} |"
        )
    return [*lignes, ""]


if __name__ == "__main__":
    main([int(t) for t in sys.argv[1:]] or list(TAILLES))
