"""What the tests of interviews build: guides, filled workbooks, read answers."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner
from openpyxl import load_workbook

from cdc.cli import cdc
from cdc.entretien.guide import plan_guide
from cdc.entretien.importation import Importation, import_lectures
from cdc.entretien.reponses import Bac, CelluleTableau, Coche, Lecture, Reponse, Texte, flag
from cdc.errors import CdcError
from cdc.formats.xlsx.guide import render_guide
from cdc.formats.xlsx.guide_rempli import read_guide
from cdc.formats.xlsx.remplissage import remplir_guide
from cdc.projet.banque import load_banque
from cdc.resources import modeles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from openpyxl import Workbook

    from cdc.entretien.banque import Banque
    from cdc.entretien.guide import Guide
    from cdc.entretien.releves import Releve

KARIM = {
    "personne": "Karim Bensaïd",
    "fonction": "Commercial itinérant",
    "service": "Commerce",
    "date": "09/10/2026",
    "duree_min": "60",
}


@cache
def banque() -> Banque:
    return load_banque(modeles() / "questions")


# The questions asked by the guides of the tests, whatever the core of the bank becomes.
_POSEES = {
    "commercial": (
        "ENT-02 ENT-04 ENT-07 ENT-08 ENT-09 ENT-10 FLX-04 FLX-05 FLX-06 FLX-07 FLX-09 FLX-10 "
        "FLX-11 FLX-12 FLX-13 FLX-14 FLX-15 FLX-19 FLX-22 FLX-25 MAP-01 MAP-04 MAP-08 PLA-02 "
        "PLA-04 EQU-02 EQU-04 EQU-05 FRE-01 FRE-02 FRE-03 FRE-04"
    ),
    "reticent": "FRE-01 FRE-02 FRE-03 FRE-04 FRE-05 FRE-06",
}


def make_guide(profil: str = "commercial") -> Guide:
    posees = _POSEES.get(profil, "").split()
    return plan_guide(
        banque(),
        profil,
        projet="Projet CRM",
        retenue=lambda q: q.numero in posees if posees else q.noyau,
    )


@cache
def empty_guide(profil: str = "commercial") -> bytes:
    return render_guide(make_guide(profil))


def filled_guide(
    reponses: Mapping[str, Any],
    identite: Mapping[str, str] = KARIM,
    *,
    profil: str = "commercial",
    remarques: Mapping[str, str] | None = None,
) -> bytes:
    return remplir_guide(empty_guide(profil), identite, reponses, remarques)


def altered(content: bytes, change: Callable[[Workbook], None]) -> bytes:
    """Return the workbook `content` as a respondent saved it after `change`."""
    workbook = load_workbook(io.BytesIO(content), rich_text=True)
    change(workbook)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def read(folder: Path, content: bytes, nom: str = "guide.xlsx") -> Lecture:
    (folder / nom).write_bytes(content)
    return read_guide(folder / nom)[0]


def make_lecture(personne: str = "Karim", *, guide: str = "G", **reponses: Any) -> Lecture:
    """Return the answers of `personne`; a question is named `FLX_06`, its answer as in a guide.

    A text, the boxes ticked, or rows of columns: `[{"Terme": "Lead"}]`; `FLX_13_precision` answers
    the second question.
    """
    lues: dict[str, dict[str, Any]] = {}
    for nom, valeur in reponses.items():
        question = "Q-" + nom.removesuffix("_precision").replace("_", "-")
        place = lues.setdefault(question, {"question": question, "texte": "?", "cellule": "F!C1"})
        place.update(_written(nom, valeur))
    donnees = [Reponse(**r) for r in lues.values()]
    empreinte = repr((personne, guide, reponses)).encode()
    return Lecture(
        fichier=f"{personne}.xlsx",
        sha256=hashlib.sha256(empreinte).hexdigest(),
        format="guide",
        guide=guide,
        profil="commercial",
        banque="3",
        identite={"personne": make_text(personne, "Identité!E6")} if personne else {},
        reponses=tuple(donnees),
        ecarts=(),
        repartition=dict.fromkeys(Bac, 0),
        cellules_non_vides=0,
    )


def plain(texte: str) -> str:
    """Return `texte` with ordinary spaces, so that tests read as they are typed."""
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


def make_text(texte: str, cellule: str) -> Texte:
    return Texte(texte=texte, cellule=cellule, drapeau=flag(texte))


def bring(
    donnees: dict[str, Any], *lectures: Lecture, releves: Sequence[Releve] = ()
) -> Importation:
    return import_lectures(donnees, lectures, releves, banque())


def _written(nom: str, valeur: Any) -> dict[str, Any]:
    if nom.endswith("_precision"):
        return {"precision": make_text(valeur, f"{nom}!E2")}
    if isinstance(valeur, str):
        return {"reponse": make_text(valeur, f"{nom}!E1")}
    if all(isinstance(v, str) for v in valeur):
        coches = [Coche(choix=v, cellule=f"{nom}!I{i}") for i, v in enumerate(valeur, 1)]
        return {"coches": tuple(coches)}
    return {"lignes": tuple(_row(nom, i, ligne) for i, ligne in enumerate(valeur, 1))}


def _row(nom: str, rang: int, ligne: Mapping[str, str]) -> tuple[CelluleTableau, ...]:
    return tuple(
        CelluleTableau(
            colonne=colonne, texte=texte, cellule=f"{nom}!{'CDEFGHIJ'[i]}{rang}",
            drapeau=flag(texte),
        )
        for i, (colonne, texte) in enumerate(ligne.items())
    )  # fmt: skip


@dataclass(frozen=True)
class Run:
    """What a command said and answered."""

    code: int
    sortie: str
    erreur: str


def run_cdc(*arguments: str) -> Run:
    """Run `cdc` in this process, its errors turned into messages as `cdc.cli.main` does."""
    result = CliRunner().invoke(cdc, list(arguments))
    if isinstance(result.exception, CdcError):
        return Run(2, result.stdout, f"{result.exception}\n")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Run(result.exit_code, result.stdout, result.stderr)
