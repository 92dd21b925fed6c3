"""Write the workbook of one tester: a summary, instructions, one sheet a case, the hidden keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.workbook.properties import CalcProperties

from cdc.formats.xlsx import styles
from cdc.formats.xlsx.page import text
from cdc.formats.xlsx.paquet import save_workbook
from cdc.formats.xlsx.recette import feuille_mode, feuille_synthese
from cdc.formats.xlsx.recette.adresses import (
    CHAMPS,
    ENTETES,
    FEUILLE,
    FORMAT,
    MODE_D_EMPLOI,
    SYNTHESE,
    checksum,
)
from cdc.formats.xlsx.recette.feuille_cas import write_case
from cdc.formats.xlsx.recette.grille import Grille, Palette
from cdc.recette.mots import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.formats.xlsx.recette.adresses import AdresseCas
    from cdc.recette.feuilles import ClasseurRecette

_INTERDITS = re.compile(r"[\[\]:*?/\\]")
_LONGUEUR_ONGLET = 31


def render_classeur(classeur: ClasseurRecette) -> bytes:
    """Return the workbook of one tester: the same cases give the same bytes."""
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    styles.declare_styles(workbook)
    palette = Palette(workbook)
    synthese = Grille(workbook, SYNTHESE, feuille_synthese.LARGEURS, palette)
    mode = Grille(workbook, MODE_D_EMPLOI, feuille_mode.LARGEURS, palette)
    feuille_mode.write_instructions(mode, classeur)
    adresses: list[AdresseCas] = []
    valeurs: dict[str, str | int] = {}
    for cas, onglet in zip(classeur.cas, sheet_names(cas.id for cas in classeur.cas), strict=True):
        adresse, siennes = write_case(workbook, cas, onglet, classeur, palette)
        adresses.append(adresse)
        valeurs |= siennes
    feuille_synthese.write_summary(synthese, classeur, adresses)
    _write_keys(workbook, classeur, adresses, synthese.textes | mode.textes)
    palette.close(workbook)
    workbook.properties.title = f"Recette — {classeur.titre}"
    workbook.properties.creator = classeur.projet
    workbook.properties.language = "fr-FR"
    workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    return save_workbook(workbook, valeurs=valeurs | synthese.valeurs)


def sheet_names(noms: Iterable[str]) -> Iterator[str]:
    """Yield names that a workbook accepts, each once: Excel takes CT-1 and ct-1 for the same."""
    pris = {SYNTHESE.casefold(), MODE_D_EMPLOI.casefold(), FEUILLE}
    for nom in noms:
        propre = _INTERDITS.sub("-", nom).strip("' ")[:_LONGUEUR_ONGLET] or "Cas"
        onglet, rang = propre, 2
        while onglet.casefold() in pris:
            suite = f" ({rang})"
            onglet, rang = propre[: _LONGUEUR_ONGLET - len(suite)] + suite, rang + 1
        pris.add(onglet.casefold())
        yield onglet


def _write_keys(
    workbook: Workbook,
    classeur: ClasseurRecette,
    adresses: list[AdresseCas],
    textes: set[str],
) -> None:
    feuille = workbook.create_sheet(FEUILLE)
    feuille.sheet_state = "veryHidden"
    valeurs = (
        FORMAT,
        classeur.campagne,
        classeur.persona,
        classeur.recetteur,
        "".join(checksum(fold(nom)) for nom in classeur.noms if nom),
        classeur.version,
        classeur.projet,
        "".join(sorted(textes)),
    )
    lignes = [*zip(ENTETES, valeurs, strict=True), CHAMPS, *(a.ligne for a in adresses)]
    for rang, ligne in enumerate(lignes, 1):
        for colonne, valeur in enumerate(ligne, 1):
            if valeur:
                text(feuille.cell(rang, colonne), valeur)
