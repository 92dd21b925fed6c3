"""`cdc interview personnes`: several spellings of one name, asked once, remembered."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cdc.cli import cdc
from tests.entretiens import filled_guide, plain, run_cdc


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    assert run_cdc("init", str(tmp_path / "crm"), "--sans-saisie").code == 0
    assert "rapprochement" not in bring(tmp_path / "crm", "Sophie Garnier", "adv_finance")
    return tmp_path / "crm"


def write(projet: Path, nom: str, profil: str) -> Path:
    fichier = projet.parent / f"{nom}.xlsx"
    reponses = {"Q-FRE-09": f"l’avis de {nom}"}
    fichier.write_bytes(filled_guide(reponses, {"personne": nom}, profil=profil))
    return fichier


def bring(projet: Path, nom: str, profil: str) -> str:
    fichier = write(projet, nom, profil)
    return plain(run_cdc("interview", "import", str(fichier), "--projet", str(projet)).sortie)


def answer(projet: Path, *saisies: str) -> int:
    arguments = ["interview", "personnes", "--projet", str(projet)]
    return CliRunner().invoke(cdc, arguments, input="\n".join([*saisies, ""])).exit_code


def listed(projet: Path) -> tuple[int, str]:
    run = run_cdc("interview", "personnes", "--sans-saisie", "--projet", str(projet))
    return run.code, plain(run.sortie)


def test_an_import_tells_the_names_that_look_alike_and_merges_nothing(projet: Path) -> None:
    dit = bring(projet, "S. Garnier", "dsi")

    assert dit.endswith(
        "1 rapprochement à confirmer\n"
        "  « Sophie Garnier » (ENT-01) et « S. Garnier » (S. Garnier.xlsx)\n"
        "    le même nom, le prénom en initiale\n"
        "Pour répondre : cdc interview personnes\n"
    )
    assert not (projet / "entretiens" / "personnes.yaml").exists()
    synthese = plain(run_cdc("interview", "synthese", "--projet", str(projet)).sortie)
    assert "2 entretiens, 2 personnes" in synthese


@pytest.mark.parametrize(("saisie", "personnes"), [("o", "1 personne,"), ("n", "2 personnes,")])
def test_the_answer_is_kept_and_not_asked_again(projet: Path, saisie: str, personnes: str) -> None:
    bring(projet, "S. Garnier", "dsi")

    assert answer(projet, saisie) == 0

    assert listed(projet) == (0, "Aucun nom à rapprocher.\n")
    synthese = plain(run_cdc("interview", "synthese", "--projet", str(projet)).sortie)
    assert personnes in synthese
    assert "rapprochement" not in bring(projet, "S. Garnier", "dsi")


def test_what_is_left_for_later_is_asked_again(projet: Path) -> None:
    bring(projet, "S. Garnier", "dsi")

    assert answer(projet, "p") == 1
    assert listed(projet)[0] == 1


def test_the_file_tells_how_it_is_written_and_accepts_a_hand(projet: Path) -> None:
    bring(projet, "S. Garnier", "dsi")
    answer(projet, "o")
    fichier = projet / "entretiens" / "personnes.yaml"
    texte = fichier.read_text(encoding="utf-8")
    assert texte.startswith("# Noms d’entretien rapprochés")
    assert texte.endswith(
        "rapprochements:\n  - noms:\n      - Sophie Garnier\n      - S. Garnier\n    meme: oui\n"
    )

    fichier.write_text(texte.replace("meme: oui", "meme: peut-être"), encoding="utf-8")

    run = run_cdc("interview", "personnes", "--projet", str(projet))
    assert run.code == 2
    assert "entretiens/personnes.yaml:8:" in run.erreur


def test_on_a_terminal_an_import_asks_before_it_merges(projet: Path) -> None:
    fichier = write(projet, "S. Garnier", "adv_finance")

    dit = on_terminal(b"o\r", "interview", "import", str(fichier), "--projet", str(projet))

    assert "La même personne" in dit
    assert (projet / "entretiens" / "ENT-01.v2.yaml").exists()


def on_terminal(saisie: bytes, *arguments: str) -> str:
    """Run `cdc` on a pseudo-terminal, typing `saisie` once it asks."""
    descripteur, terminal = pty.openpty()
    commande = [sys.executable, "-m", "cdc", *arguments]
    run = subprocess.Popen(commande, stdin=terminal, stdout=terminal, stderr=terminal)
    os.close(terminal)
    lus = b""
    while True:
        try:
            morceau = os.read(descripteur, 4096)
        except OSError:  # the other end is closed
            break
        if not morceau:
            break
        lus += morceau
        if saisie and b"plus tard)" in lus:
            os.write(descripteur, saisie)
            saisie = b""
    run.wait()
    os.close(descripteur)
    return plain(lus.decode("utf-8"))
