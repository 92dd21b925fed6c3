"""Write a form as the workbook that KoboToolbox and ODK read: survey, choices, settings."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from cdc.entretien.formulaire import name
from cdc.formats.xlsform.lignes import AIDE, LANGUE, LIBELLE, REFUS, Listes, rows
from cdc.formats.xlsx.page import text
from cdc.formats.xlsx.paquet import save_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cdc.entretien.formulaire import Formulaire

_QUESTIONS = ("type", "name", LIBELLE, AIDE, "required", "relevant", "constraint", REFUS,
              "appearance", "default")  # fmt: skip
_CHOIX = ("list_name", "name", LIBELLE)
_REGLAGES = ("form_title", "form_id", "version", "default_language")
_LARGEURS = {"type": 26, "name": 30, LIBELLE: 70, AIDE: 50, "relevant": 40, "list_name": 30}
_LARGEUR = 20


def render_xlsform(formulaire: Formulaire) -> bytes:
    """Return the XLSForm of `formulaire`: the same form gives the same bytes."""
    listes = Listes()
    questions = list(rows(formulaire, listes))
    choix = [
        {"list_name": liste, "name": nom, LIBELLE: libelle}
        for liste, proposes in listes.choix.items()
        for nom, libelle in proposes
    ]
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    _write(workbook, "survey", _QUESTIONS, questions)
    _write(workbook, "choices", _CHOIX, choix)
    _write(workbook, "settings", _REGLAGES, [_settings(formulaire, [*questions, *choix])])
    workbook.properties.title = formulaire.titre
    workbook.properties.creator = formulaire.titre
    workbook.properties.language = "fr-FR"
    return save_workbook(workbook)


def _settings(formulaire: Formulaire, lignes: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return the settings; the version follows the content, as ODK wants of a form sent again."""
    contenu = "\n".join(str(sorted(ligne.items())) for ligne in lignes)
    empreinte = hashlib.sha256(contenu.encode()).hexdigest()[:8]
    return {
        "form_title": formulaire.titre,
        "form_id": name(f"cdc {formulaire.titre}")[:60],
        "version": f"{formulaire.banque}-{empreinte}",
        "default_language": LANGUE,
    }


def _write(
    workbook: Workbook,
    nom: str,
    colonnes: Sequence[str],
    lignes: Iterable[Mapping[str, str]],
) -> None:
    feuille = workbook.create_sheet(nom)
    for rang, colonne in enumerate(colonnes, 1):
        text(feuille.cell(1, rang), colonne)
        feuille.cell(1, rang).font = Font(bold=True)
        largeur = _LARGEURS.get(colonne, _LARGEUR)
        feuille.column_dimensions[get_column_letter(rang)].width = largeur
    for numero, ligne in enumerate(lignes, 2):
        for rang, colonne in enumerate(colonnes, 1):
            if valeur := ligne.get(colonne):
                cell = feuille.cell(numero, rang)
                text(cell, valeur if colonne == "relevant" else valeur.replace("${", "$ {"))
                cell.alignment = Alignment(vertical="top", wrap_text=True)
    feuille.freeze_panes = "C2" if len(colonnes) > 4 else "A2"
