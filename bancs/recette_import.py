"""The workbooks of a whole campaign into a project: `python -m bancs.recette_import [CAS] [RECETTEURS]`.

Each tester plays all the cases, of ten steps each; one step in forty fails, in words of her own. The
workbook is made by the writer of `cdc recette classeur`, then given to each and filled in its XML. The
command is run whole, in a process of its own: a first import, a second one of the same files; then
all results are read again, as the commands after it do.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from cdc.formats.xlsx.recette.classeur import render_classeur
from cdc.projet import load_projet, write_squelette
from cdc.projet.releves_recette import load_passages
from cdc.recette.feuilles import plan_workbook
from cdc_schema.enumerations import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

CAS, RECETTEURS, ETAPES = 500, 20, 10
_UN_SUR = 40
_MO = 1024
_RANGEE = re.compile(
    r'<row r="(\d+)"[^>]*><c r="A\d+"[^>]*><is><t>etape/(\d+)<.*?</row>', re.DOTALL
)
_NOM = "MEM-01"


def main(cas: int, recetteurs: int) -> None:
    """Print what each step costs."""
    with tempfile.TemporaryDirectory() as dossier:
        racine = Path(dossier) / "crm"
        _write_project(racine, cas, recetteurs)
        fichiers = _write_workbooks(racine, Path(dossier), recetteurs)
        commande = [sys.executable, "-m", "cdc", "recette", "import", *map(str, fichiers)]
        for nom in ("premier import", "second import"):
            secondes, memoire, code = _run(commande, racine)
            print(f"{nom} : {secondes:.1f} s CPU, {memoire:.0f} Mo, code {code}")  # noqa: T201
        debut = time.process_time()
        passages = load_passages(load_projet(racine))
        secondes = time.process_time() - debut
        lus = sum(len(p.etapes) for p in passages)
        rates = sum(e.verdict is Verdict.NON_CONFORME for p in passages for e in p.etapes)
        print(f"relecture : {secondes:.1f} s CPU, {lus} résultats, {rates} écarts")  # noqa: T201
        anomalies = load_projet(racine).cahier.anomalies
        cites = sum(len(a.provenance) for a in anomalies)
        print(f"anomalies : {len(anomalies)}, qui citent {cites} cellules")  # noqa: T201


def _write_project(racine: Path, cas: int, recetteurs: int) -> None:
    write_squelette(racine)
    recette = racine / "recette"
    (recette / "campagnes.yaml").write_text(
        "campagnes:\n  - id: CAMP-01\n    nom: Recette\n    type_recette: utilisateur\n"
        "    version_livree: 1.0.3\n    etat: en cours\n",
        encoding="utf-8",
    )
    etapes = "".join(
        f"      - n: {n}\n        action: Je fais le geste {n} de ce cas\n"
        f"        attendu: le résultat {n} s’affiche\n"
        for n in range(1, ETAPES + 1)
    )
    noms = ", ".join(f"MEM-{n:02}" for n in range(1, recetteurs + 1))
    plan = f"personas:\n  - id: PER-01\n    prenom_fictif: Ana\n    recetteurs: [{noms}]\ncas_de_test:\n"
    plan += "".join(
        f"  - id: CT-{n:03}\n    titre: Cas numéro {n}\n    persona: PER-01\n"
        f"    exigences: [EX-{n:03}]\n    etapes:\n{etapes}"
        for n in range(1, cas + 1)
    )
    (recette / "plan.yaml").write_text(plan, encoding="utf-8")


def _write_workbooks(racine: Path, dossier: Path, recetteurs: int) -> list[Path]:
    cahier = load_projet(racine).cahier
    plan = plan_workbook(cahier, cahier.campagnes[0], cahier.personas[0], _NOM, cahier.cas_de_test)
    parties = _parts(render_classeur(plan))
    fichiers = []
    for rang in range(1, recetteurs + 1):
        fichiers.append(dossier / f"recetteur-{rang:02}.xlsx")
        _fill(parties, fichiers[-1], rang)
    return fichiers


def _parts(classeur: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(classeur)) as archive:
        return {nom: archive.read(nom) for nom in archive.namelist()}


def _fill(parties: dict[str, bytes], cible: Path, rang: int) -> None:
    """Write the workbook as tester number `rang` gives it back."""
    with zipfile.ZipFile(cible, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, (nom, contenu) in enumerate(parties.items()):
            texte = contenu.decode() if nom.endswith(".xml") else ""
            if "etape/1<" in texte:
                contenu = _filled(texte, place, rang).encode()
            elif _NOM in texte:
                contenu = texte.replace(_NOM, f"MEM-{rang:02}").encode()
            archive.writestr(nom, contenu)


def _filled(feuille: str, place: int, rang: int) -> str:
    def fill(rangee: re.Match[str]) -> str:
        ligne, n = rangee[1], int(rangee[2])
        rate = (place * 7 + n + rang * 11) % _UN_SUR == 0
        dits = {"F": "Non conforme" if rate else "Conforme"}
        if rate:
            dits |= {"G": f"le résultat {n} manque, dit la personne {rang}", "H": "Mineure"}
        texte = rangee[0]
        for colonne, dit in dits.items():
            vide = re.compile(rf'<c r="{colonne}{ligne}"((?: s="\d+")?)[^>]*></c>')
            pleine = rf'<c r="{colonne}{ligne}"\1 t="inlineStr"><is><t>{dit}</t></is></c>'
            texte = vide.sub(pleine, texte)
        return texte

    return _RANGEE.sub(fill, feuille)


def _run(commande: Iterable[str], dossier: Path) -> tuple[float, float, int]:
    """Run a command, and return its seconds of CPU, its peak of memory and its exit code."""
    arguments = list(commande)
    pid = os.posix_spawn(
        arguments[0],
        [*arguments, "--projet", str(dossier)],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, code, usage = os.wait4(pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MO, os.waitstatus_to_exitcode(code)


if __name__ == "__main__":
    tailles = [int(a) for a in sys.argv[1:]] + [CAS, RECETTEURS][len(sys.argv) - 1 :]
    main(*tailles)
