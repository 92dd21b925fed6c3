"""`cdc recette classeur`: what testers are handed out, from a project on disk."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from cdc.formats.xlsx.recette.rempli import read_filled
from cdc.projet import load_projet
from cdc.resources import exemples
from tests.commande import contents, run_cdc

if TYPE_CHECKING:
    from pathlib import Path

CAMPAGNES = """\
campagnes:
  - id: CAMP-01
    nom: Recette utilisateur du lot 1
    type_recette: utilisateur
    lot: LOT-1
    version_livree: "1.0.3"
    periode:
      debut: 12/04/2027
      fin: 30/04/2027
    etat: terminée
  - id: CAMP-02
    nom: Seconde recette du lot 1
    type_recette: utilisateur
    lot: LOT-1
    version_livree: "1.0.4"
    cas: [CT-01, CT-02]
    etat: en cours
"""
SOLENE = "Recette — Solène, conseillère SAV.xlsx"


def example(dossier: Path, nom: str = "torrefaction") -> Path:
    projet = dossier / "projet"
    shutil.copytree(exemples() / nom, projet)
    (projet / "recette" / "campagnes.yaml").write_text(CAMPAGNES, encoding="utf-8")
    return projet


def test_every_case_of_the_lot_is_in_the_workbook_of_its_persona(tmp_path: Path) -> None:
    projet = example(tmp_path)

    fini = run_cdc("recette", "classeur", "CAMP-01", "--json", cwd=projet)

    assert fini.returncode == 0, fini.stderr
    dit = json.loads(fini.stdout)
    cahier = load_projet(projet).cahier
    personas = {c.id: c.persona for c in cahier.cas_de_test}
    lot = {e.id for e in cahier.exigences if e.lot == "LOT-1"}
    lot |= {e for un in cahier.planning.lots if un.id == "LOT-1" for e in un.exigences}
    voulus = {c.id for c in cahier.cas_de_test if lot & set(c.exigences)}
    remis = {cas for c in dit["classeurs"] for cas in c["cas"]} | set(dit["sans_persona"])
    assert voulus <= remis
    assert remis
    for classeur in dit["classeurs"]:
        releve, _ = read_filled(projet / classeur["fichier"])
        assert list(releve.cas) == classeur["cas"]
        assert {personas[cas] for cas in releve.cas} == {releve.persona} == {classeur["persona"]}
        assert (releve.recetteur, releve.fautes) == (classeur["recetteur"], ())


def test_a_plan_without_cases_hands_out_nothing_and_says_where_to_look(tmp_path: Path) -> None:
    projet = example(tmp_path, "cycles-du-ponant")

    fini = run_cdc("recette", "classeur", "CAMP-01", cwd=projet)

    assert fini.returncode == 0
    assert fini.stdout.startswith("Aucun cas à jouer. Vérifiez le lot et les cas de la campagne")
    assert not (projet / "sorties").exists()


def test_without_a_name_the_campaign_under_way_is_handed_out(tmp_path: Path) -> None:
    projet = example(tmp_path)

    fini = run_cdc("recette", "classeur", cwd=projet)

    assert fini.returncode == 0
    chemin = projet / "sorties" / "recette" / "CAMP-02" / SOLENE
    assert fini.stdout == (
        f"{chemin}\u00a0: 2 cas, environ 12 minutes, pour MEM-09\n"
        "\nRemettez-les, puis\u00a0: cdc recette import FICHIER...\n"
    )
    assert load_workbook(chemin).sheetnames == [
        "Synthèse", "Mode d’emploi", "CT-01", "CT-02", "_cdc",
    ]  # fmt: skip


@pytest.mark.parametrize("quoi", ["résultat", "commentaire", "autre fichier"])
def test_what_somebody_wrote_is_never_replaced(tmp_path: Path, quoi: str) -> None:
    projet = example(tmp_path)
    run_cdc("recette", "classeur", cwd=projet)
    chemin = projet / "sorties" / "recette" / "CAMP-02" / SOLENE
    if quoi == "autre fichier":
        chemin.write_bytes(b"mes notes")
    else:
        classeur = load_workbook(chemin)
        if quoi == "commentaire":
            classeur["CT-01"]["F8"].comment = Comment("à rejouer lundi", "L. M.")
        else:
            classeur["CT-01"]["F8"] = "Conforme"
        classeur.save(chemin)
    avant = contents(projet)

    fini = run_cdc("recette", "classeur", cwd=projet)

    assert fini.returncode == 2
    assert f"{chemin}\u00a0: ce classeur est rempli, ou n’est pas de cdc" in fini.stderr
    assert "--sortie" in fini.stderr
    assert contents(projet) == avant


def test_handing_out_again_what_nobody_filled_changes_no_byte(tmp_path: Path) -> None:
    projet = example(tmp_path)
    run_cdc("recette", "classeur", cwd=projet)
    avant = contents(projet)

    assert run_cdc("recette", "classeur", cwd=projet).returncode == 0
    assert contents(projet) == avant


def test_another_tester_may_be_given_the_cases_of_a_persona(tmp_path: Path) -> None:
    projet = example(tmp_path)

    fini = run_cdc(
        "recette", "classeur", "--persona", "PER-03", "--recetteur", "MEM-09", "--recetteur",
        "MEM-12", "--sortie", tmp_path / "ici", cwd=projet,
    )  # fmt: skip

    assert fini.returncode == 0
    fichiers = sorted(p.name for p in (tmp_path / "ici").iterdir())
    assert fichiers == [
        "Recette — Solène, conseillère SAV — MEM-09.xlsx",
        "Recette — Solène, conseillère SAV — MEM-12.xlsx",
    ]
    releve, _ = read_filled(tmp_path / "ici" / fichiers[1])
    assert (releve.persona, releve.recetteur) == ("PER-03", "MEM-12")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["CAMP-9"],
            "«\u00a0CAMP-9\u00a0» n’existe pas. Choisissez parmi\u00a0: CAMP-01 et CAMP-02.",
        ),
        (
            ["--persona", "PER-99"],
            "PER-99 n’existe pas dans le projet. Choisissez parmi\u00a0: PER-01",
        ),
        (["--recetteur", "MEM-99"], "MEM-99 n’existe pas dans le projet."),
    ],
)
def test_what_does_not_exist_is_told_and_nothing_is_written(
    tmp_path: Path, arguments: list[str], message: str
) -> None:
    projet = example(tmp_path)
    avant = contents(projet)

    fini = run_cdc("recette", "classeur", *arguments, cwd=projet)

    assert fini.returncode == 2
    assert message in fini.stderr
    assert contents(projet) == avant


def test_two_campaigns_to_play_have_to_be_told_apart(tmp_path: Path) -> None:
    projet = example(tmp_path)
    campagnes = projet / "recette" / "campagnes.yaml"
    texte = campagnes.read_text(encoding="utf-8").replace("terminée", "prête")
    campagnes.write_text(texte, encoding="utf-8")

    fini = run_cdc("recette", "classeur", cwd=projet)

    assert fini.returncode == 2
    assert "plusieurs campagnes sont à jouer" in fini.stderr
    assert "CAMP-01 et CAMP-02" in fini.stderr


def test_a_case_that_no_persona_plays_is_told(tmp_path: Path) -> None:
    projet = example(tmp_path)
    plan = projet / "recette" / "plan.yaml"
    texte = plan.read_text(encoding="utf-8")
    debut = texte.index("- id: CT-02")
    texte = texte[:debut] + texte[debut:].replace("    persona: PER-03\n", "", 1)
    plan.write_text(texte, encoding="utf-8")

    fini = run_cdc("recette", "classeur", cwd=projet)

    assert fini.returncode == 0
    assert "Sans persona connu, donc dans aucun classeur\u00a0: CT-02." in fini.stderr
