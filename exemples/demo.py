"""The demonstration: the example project, its interviews, its document, its acceptance, from nothing.

Run by `make demo`; each step is the command that a person would type.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

EXEMPLE = "torrefaction"


def main(racine: Path) -> int:
    """Build the demonstration under `racine`, and say what to try next."""
    depart = time.monotonic()
    projet = racine / EXEMPLE
    shutil.rmtree(projet, ignore_errors=True)
    racine.mkdir(parents=True, exist_ok=True)
    _run(["init", str(projet), "--exemple", EXEMPLE], Path())
    guides = sorted((projet / "guides-remplis").glob("*.xlsx"))
    # Two of the four people contradict the project: the import says so and answers 1.
    _run(["interview", "import", *(str(g.relative_to(projet)) for g in guides)], projet, ok=(0, 1))
    _run(["generer"], projet)
    _run(["generer", "--diffusion", "interne"], projet)
    _run([], projet, ok=(0, 1))
    recit = _play_acceptance(racine)
    _say_next(projet, recit, time.monotonic() - depart)
    return 0


def _run(arguments: list[str], dossier: Path, ok: tuple[int, ...] = (0,)) -> None:
    print(f"\n$ cdc {' '.join(arguments)}", flush=True)  # noqa: T201
    code = subprocess.run([sys.executable, "-m", "cdc", *arguments], cwd=dossier, check=False)
    if code.returncode not in ok:
        sys.exit(code.returncode)


def _play_acceptance(racine: Path) -> Path:
    """Play the acceptance of the example beside it; what its commands said is in a file."""
    print("\nEt la recette, du plan au dernier procès-verbal…", flush=True)  # noqa: T201
    recit = racine / "recette.txt"
    script = Path(__file__).with_name("recette_demo.py")
    with recit.open("wb") as sortie:
        jouee = subprocess.run(
            [sys.executable, str(script), str(racine)], stdout=sortie, check=False
        )
    if jouee.returncode:
        sys.exit(jouee.returncode)
    return recit


def _say_next(projet: Path, recit: Path, duree: float) -> None:
    lignes = [
        "",
        f"La démonstration est prête, en {duree:.0f} s.",
        f"  Le document pour les prestataires : {projet}/sorties/",
        f"  Les bilans et les procès-verbaux : {projet.with_name('recette-torrefaction')}/sorties/recette/",
        f"  Ce que chaque commande de la recette a dit : {recit}",
        "",
        "À essayer ensuite :",
        f"  source {os.path.relpath(sys.prefix)}/bin/activate   pour taper « cdc » tout court",
        f"  cd {projet}",
        "  cdc etat --detail                        où en est chaque sous-partie",
        "  cdc interview guide --profil sav          un classeur d’entretien à faire remplir",
        "  cdc interview import --apercu FICHIER     ce qu’un import changerait, sans rien écrire",
        "  cdc schema                                l’aide à la saisie dans VS Code",
    ]
    print("\n".join(lignes))  # noqa: T201


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo")))
