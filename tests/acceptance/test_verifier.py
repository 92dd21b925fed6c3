"""`cdc verifier`: what it shows, what programs read, what it returns."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commande import run_cdc

CAHIER = """\
exigences:
  - id: EX-VTE-001
    titre: Relancer un devis
    section: 2c
    cas_de_test: [CT-001, CT-002]
  - id: EX-VTE-002
    titre: 'L''archive'
    objectifs:
      - OBJ-77   # disparu
"""


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    ecrire(tmp_path, "cdc.yaml", "titre: Cahier\n")
    ecrire(tmp_path, "cahier/7-exigences.yaml", CAHIER)
    ecrire(tmp_path, "recette/plan.yaml", "cas_de_test:\n  - id: CT-001\n")
    return tmp_path


def ecrire(projet: Path, fichier: str, texte: str) -> None:
    (projet / fichier).parent.mkdir(exist_ok=True)
    (projet / fichier).write_text(texte, encoding="utf-8")


def references(projet: Path, *options: str) -> list[dict[str, Any]]:
    """Return what the rules on references find, as programs read it."""
    dit = run_cdc("verifier", "--json", "--selection", "REF", *options, cwd=projet)
    constats: list[dict[str, Any]] = json.loads(dit.stdout)
    return constats


def test_a_finding_shows_its_place_its_line_and_the_words_underlined(projet: Path) -> None:
    dit = run_cdc("verifier", "--selection", "références", cwd=projet)

    assert dit.returncode == 1
    assert dit.stdout.splitlines()[:5] == [
        "cahier/7-exigences.yaml:5:27",
        "  erreur REF-001  référence à ce qui n’existe pas, dans\u00a0EX-VTE-001",
        "  5 |     cas_de_test: [CT-001, CT-002]",
        "                                ^^^^^^",
        "  «\u00a0CT-002\u00a0» n’existe pas dans le projet. Vouliez-vous dire CT-001\u202f?",
    ]
    assert dit.stdout.splitlines()[-2:] == [
        "2 constats\u00a0: 2 erreurs.",
        "Détail d’une règle\u00a0: cdc verifier --expliquer REF-001",
    ]


def test_programs_read_places_in_code_points(projet: Path) -> None:
    constats = references(projet)

    assert [c["chemin"] for c in constats] == [
        "exigences[EX-VTE-001].cas_de_test[1]",
        "exigences[EX-VTE-002].objectifs[0]",
    ]
    assert list(constats[1]) == [
        *("code", "famille", "gravite", "chemin", "fichier", "ligne", "colonne", "fin_colonne"),
        *("message", "suggestion", "element"),
    ]
    assert constats[1] | {"message": ""} == {
        "code": "REF-001",
        "famille": "références",
        "gravite": "erreur",
        "chemin": "exigences[EX-VTE-002].objectifs[0]",
        "fichier": "cahier/7-exigences.yaml",
        "ligne": 9,
        "colonne": 9,
        "fin_colonne": 15,
        "message": "",
        "suggestion": "",
        "element": "EX-VTE-002",
    }


def test_github_shows_findings_in_the_file(projet: Path) -> None:
    dit = run_cdc(
        "verifier", "--format", "github", "--selection", "REF-001", "--projet", projet.name,
        cwd=projet.parent,
    )  # fmt: skip

    assert dit.stdout.splitlines()[0].startswith(
        f"::error file={projet.name}/cahier/7-exigences.yaml,line=5,endLine=5,col=27,endColumn=33,"
        "title=REF-001 référence à ce qui n’existe pas::«\u00a0CT-002\u00a0» n’existe pas"
    )


PLIE = """\
exigences:
  - id: EX-VTE-001
    enonce: >-
      Le CRM doit envoyer la facture au client le plus
      rapidement possible.
"""


@pytest.fixture
def plie(projet: Path) -> Path:
    """A project whose vague words are written on two lines."""
    ecrire(projet, "cahier/7-exigences.yaml", PLIE)
    return projet


def test_words_on_two_lines_are_shown_on_both(plie: Path) -> None:
    dit = run_cdc("verifier", "--selection", "TMP-01", cwd=plie)

    assert dit.stdout.splitlines()[0] == "cahier/7-exigences.yaml:4:48"
    assert dit.stdout.splitlines()[2:6] == [
        "  4 |       Le CRM doit envoyer la facture au client le plus",
        "                                                     ^^^^^^^",
        "  5 |       rapidement possible.",
        "            ^^^^^^^^^^^^^^^^^^^",
    ]


def test_programs_are_told_where_words_on_two_lines_end(plie: Path) -> None:
    def dit(genre: str) -> str:
        return run_cdc("verifier", "--format", genre, "--selection", "TMP-01", cwd=plie).stdout

    [constat] = json.loads(dit("json"))
    [resultat] = json.loads(dit("sarif"))["runs"][0]["results"]

    # The contract has one line: the words end with it.
    assert (constat["ligne"], constat["colonne"], constat["fin_colonne"]) == (4, 48, 55)
    assert resultat["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 4, "startColumn": 48, "endLine": 5, "endColumn": 26,
    }  # fmt: skip
    # GitHub takes no columns of several lines.
    assert ",line=4,endLine=5,title=" in dit("github")


def test_a_column_that_names_nobody_is_shown_by_its_name(projet: Path) -> None:
    ecrire(projet, "cahier/6-equipe.yaml", "equipe:\n  raci:\n    recette:\n      MEM-07: R\n")

    [constat] = [c for c in references(projet) if c["fichier"] == "cahier/6-equipe.yaml"]

    assert (constat["ligne"], constat["colonne"], constat["fin_colonne"]) == (4, 7, 13)


def test_what_a_file_to_create_lacks_is_told_where_a_file_is(projet: Path) -> None:
    def manques(*options: str) -> str:
        return run_cdc("verifier", "--selection", "CPL-002", *options, cwd=projet).stdout

    planning = next(c for c in json.loads(manques("--json")) if c["chemin"] == "planning")
    lignes = manques().splitlines()

    assert (planning["fichier"], planning["ligne"], planning["fin_colonne"]) == ("cdc.yaml", 1, 1)
    assert planning["message"].endswith(" Fichier à créer\u00a0: cahier/5-planning.yaml.")
    assert not any(ligne.startswith("  1 |") for ligne in lignes)


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        pytest.param(["--selection", "REF-001"], {"REF-001"}, id="code"),
        pytest.param(["--selection", "ref,ACC"], {"REF-001"}, id="beginnings"),
        pytest.param(["--selection", "références"], {"REF-001"}, id="family"),
        pytest.param(["--selection", "references"], {"REF-001"}, id="family-without-accent"),
        pytest.param(["--selection", "REF", "--ignorer", "REF-001"], set(), id="all-but-one"),
        pytest.param(
            ["--selection", "REF-001", "--ignorer", "REF"], {"REF-001"}, id="one-of-those-left"
        ),
    ],
)
def test_rules_are_chosen_by_code_beginning_or_family(
    projet: Path, options: list[str], codes: set[str]
) -> None:
    dit = run_cdc("verifier", "--json", *options, cwd=projet)

    assert {c["code"] for c in json.loads(dit.stdout)} == codes
    assert dit.returncode == (1 if codes else 0)


@pytest.mark.parametrize("option", ["--selection", "--ignorer"])
@pytest.mark.parametrize("vide", ["", " , "])
def test_a_choice_of_no_rule_is_refused(projet: Path, option: str, vide: str) -> None:
    dit = run_cdc("verifier", option, vide, cwd=projet)

    assert dit.returncode == 2
    assert dit.stdout == ""
    assert dit.stderr.startswith(
        f"{option}\u00a0: aucune règle n’est nommée. Écrivez un code (VAG-02)"
    )


def test_every_word_that_names_no_rule_is_told_at_once(projet: Path) -> None:
    dit = run_cdc("verifier", "--ignorer", "REF,REFF-01", "--ignorer", "rgdp", cwd=projet)

    assert dit.returncode == 2
    assert [x.split(".")[0] for x in dit.stderr.splitlines()] == [
        "--ignorer\u00a0: aucune règle ne s’appelle «\u00a0REFF-01\u00a0»",
        "--ignorer\u00a0: aucune règle ne s’appelle «\u00a0rgdp\u00a0»",
    ]


def test_the_exit_code_follows_the_gravity_asked(projet: Path) -> None:
    options = "gravites:\n    - code: REF\n      gravite: conseil"
    ecrire(projet, "cdc.yaml", f"titre: Cahier\nverification:\n  {options}\n")

    def code(*demande: str) -> int:
        return run_cdc("verifier", "--selection", "REF", *demande, cwd=projet).returncode

    assert [c["gravite"] for c in references(projet)] == ["conseil", "conseil"]
    assert code() == 0
    assert code("--gravite", "conseil") == 1
    assert code("--gravite", "erreur") == 0


def test_an_accepted_finding_is_counted_and_no_longer_asked_about(projet: Path) -> None:
    ecrire(
        projet,
        "cdc.yaml",
        "verification:\n  acceptes:\n    - code: REF-001\n      element: EX-VTE-001\n"
        "      motif: Le cas arrive au lot 2.\n      par: MEM-02\n",
    )

    dit = run_cdc("verifier", "--selection", "REF", cwd=projet)

    assert "EX-VTE-001" not in dit.stdout
    assert "1 constat accepté avec motif dans cdc.yaml (REF-001)." in dit.stdout
    sarif = json.loads(
        run_cdc("verifier", "--format", "sarif", "--selection", "REF", cwd=projet).stdout
    )
    assert [r.get("suppressions") for r in sarif["runs"][0]["results"]] == [
        None,
        [{"kind": "external", "justification": "Le cas arrive au lot 2."}],
    ]


def test_settings_that_name_nothing_are_refused_all_at_once(projet: Path) -> None:
    ecrire(
        projet,
        "cdc.yaml",
        "verification:\n  ignorer: [REV-001]\n  seuils:\n    - {nom: inconnu, valeur: 3}\n"
        "  acceptes:\n    - {code: REF-01, element: EX-VTE-001, motif: oui}\n"
        "    - {code: REF, element: EX-VTE-001, motif: oui}\n",
    )

    dit = run_cdc("verifier", cwd=projet)

    assert dit.returncode == 2
    lignes = dit.stderr.splitlines()
    places = [ligne.split()[0] for ligne in lignes]
    assert places == ["cdc.yaml:2:13", "cdc.yaml:6:14", "cdc.yaml:7:14", "cdc.yaml:4:13"]
    assert "Vouliez-vous dire REF-001\u202f?" in lignes[0]
    assert "par exemple REF-001." in lignes[2]


def test_a_setting_that_chooses_no_rule_is_refused_at_its_place(projet: Path) -> None:
    ecrire(projet, "cdc.yaml", "verification:\n  selection: [REF, '']\n")

    dit = run_cdc("verifier", cwd=projet)

    assert dit.returncode == 2
    assert dit.stderr.startswith("cdc.yaml:2:20\u00a0: aucune règle n’est nommée. Écrivez un code")


def test_an_acceptance_by_nobody_is_told_at_its_place(projet: Path) -> None:
    ecrire(
        projet,
        "cdc.yaml",
        "verification:\n  acceptes:\n    - code: REF-001\n      element: EX-VTE-001\n"
        "      motif: Au lot 2.\n      par: MEM-09\n",
    )

    constats = json.loads(run_cdc("verifier", "--json", "--selection", "ACC", cwd=projet).stdout)

    assert [(c["code"], c["ligne"], c["colonne"], c["fin_colonne"]) for c in constats] == [
        ("ACC-003", 6, 12, 18),
    ]


def test_a_rule_is_explained_without_a_project(tmp_path: Path) -> None:
    dit = run_cdc("verifier", "--expliquer", "ref-001", cwd=tmp_path)

    assert dit.returncode == 0
    assert dit.stdout.startswith("REF-001  référence à ce qui n’existe pas\n  erreur, famille")
    assert run_cdc("verifier", "--expliquer", "REF-999", cwd=tmp_path).returncode == 2
