"""`cdc verifier --phrases`: statements of a text file, whatever program wrote it, without a project."""

from __future__ import annotations

import codecs
import json
from pathlib import Path
from typing import Any

import pytest

from tests.commande import run_cdc

NETTE = "Le CRM doit enregistrer la date et l’heure de chaque appel entrant."
FLOUE = "La fiche réseau doit être conviviale."


def found(dossier: Path, octets: bytes, *options: str) -> list[dict[str, Any]]:
    (dossier / "phrases.txt").write_bytes(octets)
    dit = run_cdc("verifier", "--phrases", "phrases.txt", "--json", *options, cwd=dossier)
    assert dit.returncode in (0, 1), dit.stderr
    lus: list[dict[str, Any]] = json.loads(dit.stdout)
    assert dit.returncode == (1 if any(c["gravite"] != "conseil" for c in lus) else 0)
    return lus


@pytest.mark.parametrize(
    ("octets", "lignes"),
    [
        pytest.param(f"{NETTE}\n{FLOUE}\n".encode(), [2], id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + f"{FLOUE}\n{NETTE}".encode(), [1], id="bom"),
        pytest.param(f"{NETTE}\r\n\r\n{FLOUE}\r\n".encode("cp1252"), [3], id="windows"),
        pytest.param(f"{FLOUE}\r{NETTE}\r{FLOUE}".encode(), [1, 3], id="old-mac-lines"),
        pytest.param(f"{NETTE}\n{FLOUE}".encode("utf-16"), [2], id="utf-16"),
        pytest.param(f"\n\n  \n{FLOUE}\n\n".encode(), [4], id="empty-lines"),
        pytest.param(f"{FLOUE}\x00".encode(), [1], id="nul"),
        pytest.param(b"", [], id="empty"),
    ],
)
def test_a_statement_keeps_its_line_whatever_wrote_the_file(
    tmp_path: Path, octets: bytes, lignes: list[int]
) -> None:
    assert sorted({c["ligne"] for c in found(tmp_path, octets)}) == lignes


def test_the_words_are_told_from_the_beginning_of_the_line_in_code_points(tmp_path: Path) -> None:
    ligne = f"  \t{FLOUE}"

    constats = found(tmp_path, f"😀\n{ligne}\n".encode())

    assert list(constats[0]) == [
        "ligne", "code", "famille", "gravite", "debut", "fin", "message", "suggestion",
    ]  # fmt: skip
    assert "conviviale" in [ligne[c["debut"] : c["fin"]] for c in constats]
    assert {c["famille"] for c in constats} == {"formulation"}


def test_a_very_long_line_is_read_to_its_end(tmp_path: Path) -> None:
    longue = f"{NETTE} " * 2_000 + FLOUE

    constats = found(tmp_path, longue.encode())

    assert longue.index("conviviale") in [c["debut"] for c in constats]


def test_statements_are_shown_with_the_words_underlined(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text(f"{NETTE}\n{FLOUE}\n", encoding="utf-8")

    dit = run_cdc("verifier", "--phrases", "p.txt", cwd=tmp_path)

    assert dit.returncode == 1
    lignes = dit.stdout.splitlines()
    rang = next(i for i, x in enumerate(lignes) if x == f"  2 | {FLOUE}")
    assert lignes[rang - 2].startswith("p.txt:2:")
    assert "^" in lignes[rang + 1]


def test_rules_are_chosen_and_the_input_may_be_piped(tmp_path: Path) -> None:
    dit = run_cdc(
        "verifier", "--phrases", "-", "--json", "--ignorer", "formulation", cwd=tmp_path, saisie=FLOUE
    )  # fmt: skip

    assert dit.returncode == 0
    assert json.loads(dit.stdout) == []


@pytest.mark.parametrize("octets", [b"PK\x03\x04\x14\x00", b"%PDF-1.7\n", b"{\\rtf1 Bonjour}"])
def test_a_document_is_not_taken_for_statements_without_fault(
    tmp_path: Path, octets: bytes
) -> None:
    (tmp_path / "besoins.docx").write_bytes(octets)

    dit = run_cdc("verifier", "--phrases", "besoins.docx", cwd=tmp_path)

    assert dit.returncode == 2
    assert "Texte brut" in dit.stderr


def test_an_absent_file_is_told(tmp_path: Path) -> None:
    dit = run_cdc("verifier", "--phrases", "absent.txt", cwd=tmp_path)

    assert dit.returncode == 2
    assert dit.stderr.startswith("absent.txt\u00a0: le fichier ne peut pas être lu.")
    assert "No such file" not in dit.stderr
