"""`cdc etat`, and `cdc` alone: where the project stands, and what to do."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from cdc.projet import Remplacer, appliquer, load_projet
from cdc.resources import exemples
from cdc_schema.plan import CHAPITRES
from tests.commande import contents, run_cdc


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    return Path(shutil.copytree(exemples() / "torrefaction", tmp_path / "projet"))


@pytest.fixture(scope="module")
def vide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    racine = tmp_path_factory.mktemp("vide")
    run_cdc("init", "projet", "--sans-saisie", cwd=racine)
    return racine / "projet"


def test_each_chapter_has_its_line_and_work_left_gives_1(vide: Path) -> None:
    run = run_cdc("etat", cwd=vide)

    assert run.returncode == 1
    assert all(f"{c.numero}  {c.titre}" in run.stdout for c in CHAPITRES)
    assert "\x1b" not in run.stdout
    assert max(map(len, run.stdout.splitlines())) <= 80


def test_alone_the_command_shows_three_things_to_do(vide: Path) -> None:
    run = run_cdc(cwd=vide / "cahier")

    suite = run.stdout.split("À faire ensuite")[1]
    assert [ligne[2] for ligne in suite.splitlines() if ligne[:2] == "  " and ligne[2] != " "] == [
        "1",
        "2",
        "3",
    ]
    assert "cdc interview guide" in suite


def test_sub_sections_have_the_number_that_the_document_shows(vide: Path) -> None:
    detail = run_cdc("etat", "--detail", cwd=vide).stdout
    donnees = json.loads(run_cdc("etat", "--json", cwd=vide).stdout)

    codes = [s["code"] for c in donnees["chapitres"] for s in c["sections"]]
    assert all(re.search(rf"^{code} +\S", detail, re.MULTILINE) for code in codes)
    assert not re.search(r"\b[PX][0-9]\b", detail + json.dumps(donnees["prochaines"]))
    assert {"0c", "7", "8b"} <= set(codes)


def test_detail_shows_every_sub_section_for_the_three_goals(vide: Path) -> None:
    sortie = run_cdc("etat", "--detail", cwd=vide).stdout

    assert all(s.titre[:40] in sortie for c in CHAPITRES for s in c.sous_sections if not s.derive)
    assert "Recette" in sortie


def test_json_counts_what_is_missing_by_path(projet: Path) -> None:
    _replace(projet / "cahier" / "1-entreprise.yaml", "  effectif: 82", "  effectif:")

    run = run_cdc("etat", "--json", cwd=projet)

    chapitre = json.loads(run.stdout)["chapitres"][1]
    section = next(s for s in chapitre["sections"] if s["code"] == "1a")
    assert section["manques"] == ["presentation.effectif"]
    assert section["attendues"] - section["remplies"] == 1


def test_a_broken_reference_is_shown_with_its_line(projet: Path) -> None:
    fichier = projet / "cahier" / "7-exigences.yaml"
    _replace(fichier, "valideur: ROL-MKT", "valideur: ROL-MKX")
    ligne = fichier.read_text(encoding="utf-8").split("ROL-MKX")[0].count("\n") + 1

    run = run_cdc("etat", cwd=projet)

    assert run.returncode == 1
    assert f"cahier/7-exigences.yaml:{ligne}:15" in run.stdout
    assert "Vouliez-vous dire ROL-MKT" in run.stdout


def test_findings_are_counted_by_gravity_and_chapters_marked_version_after_version(
    projet: Path,
) -> None:
    _replace(projet / "cahier" / "7-exigences.yaml", "valideur: ROL-MKT", "valideur: ROL-MKX")
    run_cdc("verifier", cwd=projet)
    _replace(projet / "cahier" / "7-exigences.yaml", "valideur: ROL-MKX", "valideur: ROL-MKT")
    _replace(projet / "cdc.yaml", 'version: "1.2"', 'version: "1.3"')

    dit = json.loads(run_cdc("etat", "--json", cwd=projet).stdout)

    (avant,) = dit["notes"]["historique"]
    assert avant["version"] == "1.2"
    assert dit["notes"]["chapitres"]["7"] >= avant["chapitres"]["7"]
    assert set(dit["constats"]) <= {"erreur", "avertissement", "conseil"}
    assert "version 1.2 " in run_cdc("etat", cwd=projet).stdout


def test_a_contradiction_between_an_interview_and_the_project_stays_until_settled(
    projet: Path,
) -> None:
    guides = sorted((projet / "guides-remplis").glob("*.xlsx"))
    run_cdc("interview", "import", *guides, cwd=projet)
    conflits = json.loads(run_cdc("etat", "--json", cwd=projet).stdout)["conflits"]

    run = run_cdc("etat", cwd=projet)

    assert len(conflits) == 2
    assert run.returncode == 1
    for conflit in conflits:
        assert conflit["chemin"] in run.stdout
        assert f"«\u00a0{conflit['proposee']}\u00a0»" in run.stdout


def test_a_text_that_several_people_gave_is_shown_with_who_gave_it(projet: Path) -> None:
    guides = sorted((projet / "guides-remplis").glob("*.xlsx"))
    run_cdc("interview", "import", *guides, cwd=projet)

    (texte,) = json.loads(run_cdc("etat", "--json", cwd=projet).stdout)["a_rediger"]
    seul, etat, detail = (
        run_cdc(*a, cwd=projet).stdout for a in ((), ("etat",), ("etat", "--detail"))
    )

    personnes = ", ".join(a["personne"] for a in texte["avis"])
    assert len(texte["avis"]) == 2
    for sortie in (seul, etat, detail):
        assert "1 texte à rédiger" in sortie
        assert f"{texte['titre']}\u00a0: 2 personnes ont répondu ({personnes})" in sortie
    assert [a["texte"] in detail for a in texte["avis"]] == [True, True]
    assert [a["texte"] in etat for a in texte["avis"]] == [False, False]


def test_a_text_is_to_be_written_up_until_the_author_does(projet: Path) -> None:
    guides = [projet / "guides-remplis" / f"guide-{p}.xlsx" for p in ("commercial", "direction")]
    run_cdc("interview", "import", *guides, cwd=projet)

    avant = json.loads(run_cdc("etat", "--json", cwd=projet).stdout)
    appliquer(load_projet(projet), [Remplacer(avant["a_rediger"][0]["chemin"], "Somme des devis")])
    apres = json.loads(run_cdc("etat", "--json", cwd=projet).stdout)

    assert "Rédiger" in [a["quoi"].split()[0] for a in avant["prochaines"]]
    assert "Rédiger" not in [a["quoi"].split()[0] for a in apres["prochaines"]]
    assert apres["a_rediger"] == []


def test_every_fault_of_every_file_is_told_at_once(projet: Path) -> None:
    _replace(projet / "cahier" / "1-entreprise.yaml", "  effectif: 82", "  effectif: douze")
    _replace(projet / "cahier" / "7-exigences.yaml", "priorite: souhaitable", "priorite: haute")
    _replace(projet / "cdc.yaml", "statut:", "\tstatut:")
    avant = contents(projet)

    run = run_cdc("etat", cwd=projet)

    assert run.returncode == 2
    assert [ligne.split(":")[0] for ligne in run.stderr.splitlines()] == [
        "cdc.yaml",
        "cahier/1-entreprise.yaml",
        "cahier/7-exigences.yaml",
    ]
    assert contents(projet) == avant


def _replace(fichier: Path, ancien: str, nouveau: str) -> None:
    texte = fichier.read_text(encoding="utf-8")
    assert ancien in texte
    fichier.write_text(texte.replace(ancien, nouveau, 1), encoding="utf-8")
