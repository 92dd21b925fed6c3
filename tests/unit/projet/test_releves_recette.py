"""The records of what testers saw: written once, read again as they were."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdc.projet import load_projet, write_squelette
from cdc.projet.fautes import ProjetInvalideError
from cdc.projet.releves_recette import (
    load_passages,
    load_versements,
    path_of,
    write_versement,
)
from cdc.recette.passages import Passage, ResultatEtape
from cdc.recette.releve import Faute, Releve, Remarque
from cdc.recette.versements import CLASSEUR, Registre, Versement
from cdc_schema.enumerations import Severite, Verdict

_VUE = ResultatEtape(
    2,
    Verdict.NON_CONFORME,
    "le délai, 12:30,\ncourt encore : « non »",
    "ano 3.png",
    Severite.MAJEURE,
    "F14",
)


def _releve(sha256: str = "0" * 64, *etapes: ResultatEtape, recetteur: str = "MEM-09") -> Releve:
    vues = etapes or (ResultatEtape(1, Verdict.CONFORME, cellule="F13"), _VUE)
    passage = Passage(
        "CAMP-01",
        "CT-01",
        recetteur,
        dt.date(2027, 4, 13),
        vues,
        "",
        "CT-01",
        12,
        "il faudrait la photo",
        "S. Perrin",
    )
    return Releve(
        "PER-03.xlsx",
        sha256,
        "CAMP-01",
        "PER-03",
        recetteur,
        "1.0.3",
        {"CT-01": "ab" * 8, "CT-02": "0123456789012345"},
        (passage,),
        (Remarque("no", "CT-01!D15", "CT-01"),),
        (Faute("CT-01!F15", "peut-être", "verdict inconnu."),),
        {"reponse": 5, "consigne": 90},
        95,
        avertissements=("feuille masquée",),
    )


def _keep(racine: Path, *versements: Versement) -> None:
    for versement in versements:
        path = racine / path_of(versement)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write_versement(versement))


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    versement, _ = Registre().take(_releve(), CLASSEUR, "PER-03-000.xlsx")
    _keep(tmp_path, versement)

    assert load_versements(tmp_path) == (versement,)
    assert versement.releve.passages[0].id == "REL-01#CT-01"


_MOTS = st.text(max_size=30).filter(lambda t: "\r" not in t)


@settings(max_examples=60, deadline=None)
@given(obtenu=_MOTS, preuve=_MOTS, commentaire=_MOTS)
def test_whatever_a_tester_wrote_comes_back(obtenu: str, preuve: str, commentaire: str) -> None:
    etape = ResultatEtape(1, Verdict.BLOQUE, obtenu, preuve, None, "F13")
    lu = _releve("0" * 64, etape)
    passage = replace(lu.passages[0], commentaire=commentaire)
    versement, _ = Registre().take(replace(lu, passages=(passage,)), CLASSEUR, "a.xlsx")

    with tempfile.TemporaryDirectory() as dossier:
        _keep(Path(dossier), versement)
        assert load_versements(Path(dossier)) == (versement,)


def test_the_last_version_of_a_record_speaks(tmp_path: Path) -> None:
    write_squelette(tmp_path / "crm")
    registre = Registre()
    premier, _ = registre.take(_releve(), CLASSEUR, "a.xlsx")
    corrige = ResultatEtape(1, Verdict.CONFORME, cellule="F13")
    second, deja = registre.take(_releve("1" * 64, corrige), CLASSEUR, "b.xlsx")
    _keep(tmp_path / "crm", premier, second)

    passages = load_passages(load_projet(tmp_path / "crm"))

    assert not deja
    assert [p.id for p in passages] == ["REL-01.v2#CT-01"]
    assert passages[0].verdict is Verdict.CONFORME


@pytest.mark.parametrize(
    ("autre", "nom"),
    [
        pytest.param(_releve(), "REL-01", id="the same file"),
        pytest.param(_releve("1" * 64), "REL-01", id="saved again by another program"),
        pytest.param(_releve("1" * 64, _VUE), "REL-01.v2", id="changed"),
        pytest.param(_releve("1" * 64, recetteur="MEM-10"), "REL-02", id="of another tester"),
    ],
)
def test_a_file_that_comes_back_is_known(autre: Releve, nom: str) -> None:
    registre = Registre()
    registre.take(_releve(), CLASSEUR, "a.xlsx")

    versement, deja = registre.take(autre, CLASSEUR, "b.xlsx")

    assert versement.nom == nom
    assert deja == (nom == "REL-01")


def test_a_record_changed_by_hand_is_told_with_its_place(tmp_path: Path) -> None:
    versement, _ = Registre().take(_releve(), CLASSEUR, "a.xlsx")
    _keep(tmp_path, versement)
    path = tmp_path / path_of(versement)
    path.write_text(path.read_text().replace("F13 conforme", "F13 parfait"))

    with pytest.raises(ProjetInvalideError, match=r"REL-01\.yaml:\d+:\d+\u00a0: le relevé"):
        load_versements(tmp_path)
