"""The records of imported tables: read as they were written, refused when they could not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdc.projet import ProjetInvalideError
from cdc.projet.imports import load_imports, write_import
from tests.tableaux import EXIGENCES, bring, make_sheet


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    releve = bring({}, "exigences", make_sheet(EXIGENCES, fusions=[(2, 2, 3, 2)])).releve
    (tmp_path / "imports").mkdir()
    (tmp_path / "imports" / "IMP-01.yaml").write_bytes(write_import(releve))

    assert load_imports(tmp_path) == [releve]


def test_a_record_changed_by_hand_is_told_with_its_place(tmp_path: Path) -> None:
    releve = bring({}, "exigences", make_sheet(EXIGENCES)).releve
    octets = write_import(releve).replace(b"version: 1", b"version: un")
    (tmp_path / "imports").mkdir()
    (tmp_path / "imports" / "IMP-01.yaml").write_bytes(octets)

    with pytest.raises(ProjetInvalideError, match=r"IMP-01.yaml:4:10.*ne se modifie pas"):
        load_imports(tmp_path)
