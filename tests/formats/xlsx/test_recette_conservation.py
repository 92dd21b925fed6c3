"""Whatever testers write, wherever: each cell is counted once and no word of theirs is lost."""

from __future__ import annotations

import io
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell import MergedCell

from cdc.formats.xlsx.recette.classeur import render_classeur
from cdc.formats.xlsx.recette.rempli import read_filled
from cdc.recette.mots import verdict_of
from tests.classeurs_recette import handed_out

FEUILLES = ("Synthèse", "Mode d’emploi", "CT-01", "CT-02", "Ailleurs")
LIEUX = st.tuples(
    st.sampled_from(FEUILLES), st.integers(1, 20), st.integers(1, 11)
)  # rows and columns of what is filled, and around it
MOTS = st.one_of(
    st.sampled_from(["Conforme", "KO", "nc", "bloqué", "à voir", "Majeure", "grave", "13/04/2027"]),
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=8),
)


@cache
def octets() -> bytes:
    return render_classeur(handed_out())


@given(st.dictionaries(LIEUX, MOTS, max_size=25))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_each_word_that_was_written_is_told_somewhere(
    ecrits: dict[tuple[str, int, int], str],
) -> None:
    workbook = load_workbook(io.BytesIO(octets()))
    workbook.create_sheet("Ailleurs")
    textes = {}
    for rang, ((feuille, ligne, colonne), mot) in enumerate(ecrits.items()):
        # Half of the words are ones that no other cell holds: where they end can be seen.
        texte = mot if rang % 2 else f"jeton{rang:02} {mot}"
        cell = workbook[feuille].cell(ligne, colonne)
        if isinstance(cell, MergedCell):  # no program writes under a merge
            continue
        cell.value, cell.data_type = texte, "s"
        textes[feuille, ligne, colonne] = texte
    with tempfile.TemporaryDirectory() as dossier:
        path = Path(dossier) / "rempli.xlsx"
        workbook.save(path)
        releve, _ = read_filled(path)

    assert sum(releve.repartition.values()) == releve.cellules_non_vides
    dit = repr(releve)
    jetons = [texte.split()[0] for texte in textes.values() if texte.startswith("jeton")]
    assert [jeton for jeton in jetons if jeton not in dit] == []
    for passage in releve.passages:
        for etape in passage.etapes:
            ligne = int(etape.cellule[1:] or 0)
            mot = textes.get((passage.feuille, ligne, 6), "")
            assert etape.verdict == (verdict_of(mot) or verdict_of("non joué"))
