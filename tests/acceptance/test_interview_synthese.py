"""`cdc interview synthese`: who said what, in the terminal, a workbook and a Word document."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.entretiens import filled_guide, plain, run_cdc
from tests.outils import sans_sdk, sans_xsd, sdk_errors, xsd_errors

MARTINE = {"personne": "Martine Chollet", "fonction": "Responsable ADV", "date": "14/10/2026"}
KARIM = {"personne": "Karim Benali", "fonction": "Technicien", "date": "15/10/2026"}
ADV: dict[str, Any] = {
    "Q-FLX-18": [["700", "640"]],
    "Q-FLX-15": "=1+1",
    "Q-FLX-12": "Voir avec Karim, il tient le fichier.",
    "Q-FRE-08": [["Recopier les devis", "Chaque jour", "26"]],
}
DSI: dict[str, Any] = {"Q-FLX-18": [["1850", "640"]], "Q-MAP-03": "idem Martine", "Q-FLX-28": "?"}


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    assert run_cdc("init", str(tmp_path / "crm"), "--sans-saisie").code == 0
    for nom, profil, qui, reponses in (
        ("adv.xlsx", "adv_finance", MARTINE, ADV),
        ("dsi.xlsx", "dsi", KARIM, DSI),
    ):
        (tmp_path / nom).write_bytes(filled_guide(reponses, qui, profil=profil))
        run_cdc("interview", "import", str(tmp_path / nom), "--projet", str(tmp_path / "crm"))
    return tmp_path / "crm"


def synthesis(projet: Path, *arguments: str) -> str:
    run = run_cdc("interview", "synthese", "--projet", str(projet), *arguments)
    assert run.code == 0, run.erreur
    return plain(run.sortie)


def rows(chemin: Path, onglet: str) -> list[dict[str, Any]]:
    feuille = load_workbook(chemin)[onglet]
    entetes = [str(cell.value) for cell in feuille[3]]
    return [
        dict(zip(entetes, ligne, strict=True))
        for ligne in feuille.iter_rows(min_row=4, values_only=True)
    ]


def test_the_terminal_shows_contradictions_first_then_who_said_what(projet: Path) -> None:
    dit = synthesis(projet)

    assert "(interne)\n2 entretiens, 2 personnes, 6 questions répondues, 1 contradiction\n" in dit
    parties = [
        "1 contradiction à départager",
        "Qui a dit quoi",
        "6 profils non entendus",
        "1 irritant, 26 h par mois, soit 6 h par semaine",
        "À redemander, personne par personne",
    ]
    assert [dit.index(p) for p in parties] == sorted(dit.index(p) for p in parties)
    assert "Karim Benali : « idem Martine » (idem)  ENT-02, Reprise!" in dit
    assert "Direction (Direction générale ou sponsor)" in dit


def test_the_workbook_has_its_five_sheets_ready_to_filter_and_print(
    projet: Path, tmp_path: Path
) -> None:
    sortie = tmp_path / "synthese.xlsx"
    synthesis(projet, "--sortie", str(sortie))

    classeur = load_workbook(sortie)

    assert classeur.sheetnames == [
        "Contradictions", "Réponses", "À suivre", "Irritants", "Non rattachées",
    ]  # fmt: skip
    for feuille in classeur:
        assert feuille.freeze_panes == "A4"
        assert feuille.auto_filter.ref.startswith("A3:")
        assert feuille.print_title_rows == "$3:$3"
        assert feuille.page_setup.fitToWidth == 1
        assert "Interne" in feuille["A2"].value
    contradictions = rows(sortie, "Contradictions")
    assert [(c["Réponse"], c["Personne"], c["Date"]) for c in contradictions] == [
        ("700", "Martine Chollet", "14/10/2026"),
        ("1850", "Karim Benali", "15/10/2026"),
    ]
    (irritant,) = rows(sortie, "Irritants")
    assert (irritant["Heures par mois"], irritant["Heures par semaine"]) == (26, 6)


def test_what_people_wrote_is_never_a_formula(projet: Path, tmp_path: Path) -> None:
    sortie = tmp_path / "synthese.xlsx"
    synthesis(projet, "--sortie", str(sortie))

    cellules = [c for ligne in load_workbook(sortie)["Réponses"].iter_rows() for c in ligne]

    (dite,) = [c for c in cellules if c.value == "=1+1"]
    assert dite.data_type == "s"


def test_follow_ups_go_to_the_person_who_is_named(projet: Path, tmp_path: Path) -> None:
    sortie = tmp_path / "synthese.xlsx"
    synthesis(projet, "--sortie", str(sortie))

    suivis = {(s["Personne"], s["Motif"], s["Question"]) for s in rows(sortie, "À suivre")}

    assert ("Karim Benali", "Martine Chollet renvoie vers vous", "FLX-12") in suivis
    assert ("Karim Benali", "La réponse renvoie à une autre, sans la redire", "MAP-03") in suivis
    assert ("Karim Benali", "La réponse est restée à compléter", "FLX-28") in suivis
    assert ("Martine Chollet", "Sans réponse", "FLX-19") in suivis
    assert ("Équipe projet", "Profil non entendu", None) in suivis


def test_the_document_has_a_page_for_each_person_and_says_it_is_internal(
    projet: Path, tmp_path: Path
) -> None:
    sortie = tmp_path / "synthese.docx"
    synthesis(projet, "--sortie", str(sortie))

    document = Document(str(sortie))

    textes = [p.text for p in document.paragraphs]
    titres = [p.text for p in document.paragraphs if "Titre 1" in str(p.style and p.style.name)]
    assert titres[0] == "Contradictions"
    assert titres[-2:] == ["À voir avec Karim Benali", "À voir avec Martine Chollet"]
    with zipfile.ZipFile(sortie) as archive:
        pieds = [archive.read(n).decode() for n in archive.namelist() if "footer" in n]
    assert any("interne et nominatif" in plain(pied) for pied in pieds)
    assert not any("Lire ce document" in t for t in textes)


def test_only_word_and_excel_are_written(projet: Path, tmp_path: Path) -> None:
    run = run_cdc(
        "interview", "synthese", "--projet", str(projet), "--sortie", str(tmp_path / "s.pdf")
    )

    assert run.code == 2
    assert "doit finir par .docx ou .xlsx" in plain(run.erreur)


def test_without_interviews_it_says_what_to_do(tmp_path: Path) -> None:
    run_cdc("init", str(tmp_path / "crm"), "--sans-saisie")

    assert "cdc interview import FICHIER..." in synthesis(tmp_path / "crm")


def test_the_sources_are_in_the_internal_document_only(projet: Path, tmp_path: Path) -> None:
    dits = {}
    for lecteur in ("interne", "prestataire"):
        sortie = tmp_path / f"{lecteur}.docx"
        run_cdc("generer", "--diffusion", lecteur, "--sortie", str(sortie), "--projet", str(projet))
        document = Document(str(sortie))
        cellules = [c.text for t in document.tables for r in t.rows for c in r.cells]
        dits[lecteur] = "\n".join([*(p.text for p in document.paragraphs), *cellules])

    assert "Annexe — Sources" in dits["interne"]
    assert "ENT-01, adv.xlsx, Clients!C20, E20" in plain(dits["interne"])
    for mot in ("Annexe — Sources", "adv.xlsx", "Martine", "ENT-01"):
        assert mot not in dits["prestataire"]


@pytest.mark.outils
@sans_sdk
@sans_xsd
def test_both_files_are_flawless(projet: Path, tmp_path: Path) -> None:
    for nom in ("synthese.xlsx", "synthese.docx"):
        synthesis(projet, "--sortie", str(tmp_path / nom))

        assert sdk_errors(tmp_path / nom) == []
    assert xsd_errors(tmp_path / "synthese.docx") == ""
