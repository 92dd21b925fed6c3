"""A guide that somebody saved in another format is read like the guide."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from cdc.formats.xlsx.guide_rempli import read_guide
from cdc.resources import exemples
from tests.outils import sans_libreoffice

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.outils
@sans_libreoffice
@pytest.mark.parametrize("genre", ["ods", "xls"])
def test_a_guide_saved_in_another_format_gives_the_same_answers(genre: str, tmp_path: Path) -> None:
    source = tmp_path / "guide.xlsx"
    shutil.copy(exemples() / "torrefaction" / "guides-remplis" / "guide-direction.xlsx", source)
    profil = f"-env:UserInstallation=file://{tmp_path}/profil"
    commande = ["soffice", profil, "--headless", "--convert-to", genre, "--outdir", str(tmp_path)]

    subprocess.run([*commande, str(source)], check=True, capture_output=True)

    attendu, _ = read_guide(source)
    lu, _ = read_guide(tmp_path / f"guide.{genre}")
    assert lu.reponses == attendu.reponses
    assert lu.identite == attendu.identite
    assert lu.repartition == attendu.repartition
