"""Testers of the demonstration: they open their workbook and fill its cells, as people do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook
from recette_vus import JOURS, VUS, Rendu

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

_RESULTAT, _OBSERVATION, _SEVERITE, _PREUVE = "FGHI"


def fill_workbook(vide: Path, rendu: Path, campagne: str, persona: str, recetteur: str) -> None:
    """Write in `rendu` the workbook `vide` as the tester of a persona gives it back."""
    vu = VUS[campagne].get((persona, recetteur), Rendu(JOURS[campagne]))
    classeur = load_workbook(vide, rich_text=True)
    classeur["Synthèse"]["C5"] = f"Poste de {persona}, Firefox"
    for feuille in classeur.worksheets:
        if feuille.title.startswith("CT-") and feuille.title not in vu.sans_reponse:
            _play(feuille, vu)
    rendu.parent.mkdir(parents=True, exist_ok=True)
    classeur.save(rendu)


def _play(feuille: Worksheet, vu: Rendu) -> None:
    lignes = {feuille.cell(r, 1).value: r for r in range(1, feuille.max_row + 1)}
    ecarts = vu.ecarts.get(feuille.title, {})
    for cle, ligne in lignes.items():
        if str(cle).startswith("etape/"):
            dits = ecarts.get(int(str(cle).removeprefix("etape/")), ("Conforme",))
            for colonne, dit in zip(
                (_RESULTAT, _OBSERVATION, _SEVERITE, _PREUVE), dits, strict=False
            ):
                feuille[f"{colonne}{ligne}"] = dit
    if feuille.title in vu.remarques:
        feuille[f"D{lignes['remarque']}"] = vu.remarques[feuille.title]
    feuille[f"E{lignes['verdict']}"] = vu.jour
    feuille[f"F{lignes['verdict']}"] = 10
