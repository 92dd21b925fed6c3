"""`cdc completer` through a pipe: the plain mode, answers from a file, what is missing."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import run

import pytest

from cdc.projet import load_projet, write_squelette
from tests.commande import contents, run_cdc


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    write_squelette(tmp_path / "p")
    return tmp_path / "p"


CHAPITRE_1 = """\
Menuiserie Lemoine
?
<
Menuiserie Lemoine SAS
vers la guerre
1961
Pose de cuisines
B2C
Agencement
B2B
Vente au magasin
2

cuisines ; agencements de bureaux
1 3
=
>
4 200 000
2025
Le Mans, siège

Commerce

accueil@lemoine.fr
"""


def test_a_chapter_is_walked_through_a_pipe(dossier: Path) -> None:
    fini = run_cdc("completer", "1a", cwd=dossier, saisie=CHAPITRE_1 + "o\n44\n")

    assert fini.returncode == 0, fini.stdout
    assert "«\u00a0vers la guerre\u00a0» n’est pas un nombre entier" in fini.stdout
    assert "Il ne manque plus rien ici." in fini.stdout
    presentation = load_projet(dossier).cahier.presentation
    assert presentation.raison_sociale == "Menuiserie Lemoine SAS"
    assert [a.nom for a in presentation.activites] == [
        "Pose de cuisines",
        "Agencement",
        "Vente au magasin",
    ]
    assert presentation.effectif == 44
    assert "\x1b" not in fini.stdout
    assert max(map(len, fini.stdout.splitlines())) <= 100


def test_the_walk_goes_on_where_it_was_left(dossier: Path) -> None:
    run_cdc("completer", "1a", cwd=dossier, saisie="Lemoine\nq!\n")

    suite = run_cdc("completer", "1a", cwd=dossier, saisie="")

    assert "1 réponse sur 11" in suite.stdout
    assert "Année de création" in suite.stdout
    assert "Raison sociale" not in suite.stdout


def test_comments_and_order_survive(dossier: Path) -> None:
    chapitre = dossier / "cahier" / "1-entreprise.yaml"
    avant = chapitre.read_text(encoding="utf-8")

    run_cdc("completer", "1a", cwd=dossier, saisie="Lemoine\nq!\n")

    apres = chapitre.read_text(encoding="utf-8")
    assert apres == avant.replace("  raison_sociale:\n", "  raison_sociale: Lemoine\n")


def test_the_last_change_is_undone_in_a_later_session(dossier: Path) -> None:
    avant = contents(dossier)
    run_cdc("completer", "1a", cwd=dossier, saisie="Lemoine\nq!\n")

    defait = run_cdc("completer", "--annuler", cwd=dossier)

    assert (defait.returncode, contents(dossier)) == (0, avant)
    assert "presentation.raison_sociale" in defait.stdout
    assert run_cdc("completer", "--annuler", cwd=dossier).returncode == 2


def test_two_lesser_signs_undo_the_answer_before(dossier: Path) -> None:
    avant = contents(dossier)

    fini = run_cdc("completer", "1a", cwd=dossier, saisie="Lemoine\n<<\nq!\n")

    assert contents(dossier) == avant
    assert "Annulé" in fini.stdout


def test_an_element_is_created_on_the_spot(dossier: Path) -> None:
    fini = run_cdc("completer", "4f", cwd=dossier, saisie="Base clients\no\nq!\n")

    cahier = load_projet(dossier).cahier
    assert "Créer «\u00a0Base clients\u00a0»" in fini.stdout
    assert cahier.migration.perimetre[0].source == cahier.cartographie.sources[0].id


def test_a_search_leads_to_the_data_item(dossier: Path) -> None:
    run_cdc("completer", cwd=dossier, saisie="/ siren\n552100554\nq!\n")

    assert load_projet(dossier).cahier.presentation.siren == "552100554"


def test_what_is_missing_is_listed_and_answers_1(dossier: Path) -> None:
    liste = run_cdc("completer", "1a", "--sans-saisie", cwd=dossier)

    assert liste.returncode == 1
    assert "presentation.raison_sociale" in liste.stdout
    assert "11 données manquent pour la consultation." in liste.stdout


REPONSES = """\
presentation.raison_sociale: Lemoine
presentation.effectif: 44
presentation.canaux_vente: [magasin, salons]
presentation.activites:
  - nom: Pose
    modele: B2C
"""


def test_answers_come_from_a_file(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(REPONSES, encoding="utf-8")

    fini = run_cdc("completer", "--reponses", tmp_path / "r.yaml", cwd=dossier)

    assert (fini.returncode, fini.stdout) == (0, "4 réponses écrites.\n")
    presentation = load_projet(dossier).cahier.presentation
    assert (presentation.effectif, presentation.activites[0].nom) == (44, "Pose")
    run_cdc("completer", "--annuler", cwd=dossier)
    assert load_projet(dossier).cahier.presentation.effectif is None


def test_every_fault_of_the_file_is_told_and_nothing_is_written(
    dossier: Path, tmp_path: Path
) -> None:
    fautes = REPONSES + "presentation.annee_creation: hier\npresentation.budget: 3\ncibles[: x\n"
    (tmp_path / "r.yaml").write_text(fautes, encoding="utf-8")
    avant = contents(dossier)

    refus = run_cdc("completer", "--reponses", tmp_path / "r.yaml", cwd=dossier)

    assert (refus.returncode, contents(dossier)) == (2, avant)
    assert "r.yaml:7:1" in refus.stderr
    assert "«\u00a0hier\u00a0» n’est pas un nombre entier" in refus.stderr
    assert "presentation.budget" in refus.stderr
    assert "r.yaml:9:1" in refus.stderr


def test_an_unknown_chapter_is_told(dossier: Path) -> None:
    refus = run_cdc("completer", "12", cwd=dossier)

    assert (refus.returncode, refus.stdout) == (2, "")
    assert "«\u00a012\u00a0» n’est ni un chapitre ni une sous-partie" in refus.stderr


def test_the_plain_mode_does_without_prompt_toolkit(dossier: Path) -> None:
    lance = run(
        [sys.executable, "-X", "importtime", "-m", "cdc", "completer", "--simple"],
        cwd=dossier,
        input="q!\n",
        capture_output=True,
        text=True,
        check=True,
    )

    assert "prompt_toolkit" not in lance.stderr


ROLES = """\
  roles:
    # Celui qui vend, à revoir avec Sophie
    - id: ROL-COM
      nom: Commercial  # itinérant
    - id: ROL-ADV
      nom: Assistante ADV
"""


def write_roles(dossier: Path) -> Path:
    chapitre = dossier / "cahier" / "4-technique.yaml"
    texte = chapitre.read_text(encoding="utf-8")
    assert "\n  roles:\n" in texte
    chapitre.write_text(texte.replace("\n  roles:\n", f"\n{ROLES}", 1), encoding="utf-8")
    return chapitre


def test_a_row_that_is_deleted_says_what_still_names_it(dossier: Path) -> None:
    write_roles(dossier)
    prospects = dossier / "cahier" / "2-donnees-flux.yaml"
    texte = prospects.read_text(encoding="utf-8")
    debut, fin = texte.split("\nprospects:\n", 1)
    cite = fin.replace("\n  acteurs:\n", "\n  acteurs: [ROL-COM]\n", 1)
    prospects.write_text(f"{debut}\nprospects:\n{cite}", encoding="utf-8")

    fini = run_cdc("completer", "4c", cwd=dossier, saisie="/ Rôles\n/ 7\ns 1\ns 1\nq!\n")

    assert "1 donnée cite encore cette ligne" in fini.stdout
    assert "2c Prospects" in fini.stdout
    assert load_projet(dossier).cahier.droits.roles == []


def test_a_row_that_moves_keeps_the_comments_of_its_author(dossier: Path) -> None:
    chapitre = write_roles(dossier)

    run_cdc("completer", "4c", cwd=dossier, saisie="/ Rôles\n/ 7\nv 1 2\nq!\n")

    lignes = ROLES.splitlines()
    attendu = "\n".join([lignes[0], *lignes[4:], *lignes[1:4]])
    assert f"\n{attendu}\n" in chapitre.read_text(encoding="utf-8")


def test_a_list_explains_itself_once_and_no_number_is_asked_where_nothing_is_numbered(
    dossier: Path,
) -> None:
    fini = run_cdc("completer", "0b", cwd=dossier, saisie="Atelier\nAccueil\n\nq!\n")

    assert fini.stdout.count("Citez chaque service") == 1
    assert "2  Accueil" in fini.stdout
    assert "un ou plusieurs noms" in fini.stdout
    assert "SRC-05 (fichier" in fini.stdout


def test_an_identifier_of_another_project_is_no_example(dossier: Path) -> None:
    fini = run_cdc("completer", "0d", cwd=dossier, saisie="Devis\nun appel\nq!\n")

    assert "Propriétaire du processus" in fini.stdout
    assert "ROL-RSAV" not in fini.stdout
