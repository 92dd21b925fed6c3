"""A generated file is replaced, unless somebody worked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdc.projet import EcritureImpossibleError, write_sortie

if TYPE_CHECKING:
    from pathlib import Path


def test_a_project_that_was_moved_knows_its_own_documents(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    write_sortie(tmp_path / "a", tmp_path / "a" / "sorties" / "d.docx", b"un")
    (tmp_path / "a").rename(tmp_path / "b")

    assert write_sortie(tmp_path / "b", tmp_path / "b" / "sorties" / "d.docx", b"deux") is None
    assert [p.name for p in (tmp_path / "b" / "sorties").iterdir()] == ["d.docx"]


def test_each_version_changed_by_hand_is_kept_once(tmp_path: Path) -> None:
    sortie = tmp_path / "d.docx"
    for version in (b"une", b"une", b"autre"):
        write_sortie(tmp_path, sortie, b"de cdc")
        sortie.write_bytes(version)

    mise_de_cote = write_sortie(tmp_path, sortie, b"de cdc")

    assert mise_de_cote == tmp_path / "d (modifié à la main 2).docx"
    assert mise_de_cote.read_bytes() == b"autre"
    assert (tmp_path / "d (modifié à la main).docx").read_bytes() == b"une"
    assert sortie.read_bytes() == b"de cdc"


def test_nothing_is_set_aside_for_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    sortie = tmp_path / "d.docx"
    sortie.mkdir()

    with pytest.raises(EcritureImpossibleError, match="un dossier porte ce nom"):
        write_sortie(tmp_path, sortie, b"de cdc")

    assert sorted(p.name for p in tmp_path.iterdir()) == [".cdc", "d.docx"]
    assert not (tmp_path / ".cdc" / "sorties.json").exists()
