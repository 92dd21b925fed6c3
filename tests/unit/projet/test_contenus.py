"""Contents made when they are asked for: the file that was read, or nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdc.projet.contenus import Contenus, FichierChangeantError, same_content
from cdc.projet.fichiers import write_files


def test_a_file_that_changed_since_it_was_read_stops_everything(tmp_path: Path) -> None:
    source = tmp_path / "guide.xlsx"
    source.write_bytes(b"lu")
    copie = same_content(source, b"lu")
    source.write_bytes(b"change")
    contenus = Contenus(
        {tmp_path / "neuf" / "a.yaml": lambda: b"a", tmp_path / "neuf" / "b": copie}
    )

    with pytest.raises(FichierChangeantError, match="a changé pendant sa lecture"):
        write_files(contenus)

    assert [p.name for p in tmp_path.iterdir()] == ["guide.xlsx"]


def test_a_file_that_is_gone_stops_everything(tmp_path: Path) -> None:
    source = tmp_path / "guide.xlsx"
    source.write_bytes(b"lu")
    copie = same_content(source, b"lu")
    source.unlink()

    with pytest.raises(FichierChangeantError):
        copie()


def test_the_same_content_is_read_again(tmp_path: Path) -> None:
    source = tmp_path / "guide.xlsx"
    source.write_bytes(b"lu")

    write_files(Contenus({tmp_path / "copie": same_content(source, b"lu")}))

    assert (tmp_path / "copie").read_bytes() == b"lu"
