"""`cdc recette plan`: what it writes, what it leaves, what it tells."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from cdc.projet import load_projet
from cdc.resources import exemples
from cdc_schema.enumerations import StatutRedaction
from tests.commande import contents, run_cdc

PLAN = Path("recette") / "plan.yaml"


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    return Path(shutil.copytree(exemples() / "torrefaction", tmp_path / "projet"))


@pytest.fixture
def derive(projet: Path) -> Path:
    assert run_cdc("recette", "plan", cwd=projet).returncode == 0
    return projet


def _replace(projet: Path, fichier: Path | str, avant: str, apres: str) -> None:
    path = projet / fichier
    texte = path.read_text(encoding="utf-8")
    assert texte.count(avant) == 1, f"{avant!r}: {texte.count(avant)}"
    path.write_text(texte.replace(avant, apres), encoding="utf-8")


def _json(projet: Path, *arguments: str) -> dict[str, Any]:
    run = run_cdc("recette", "plan", "--json", *arguments, cwd=projet)
    assert run.returncode == 0, run.stderr
    dit: dict[str, Any] = json.loads(run.stdout)
    return dit


def _case_of(projet: Path, source: str) -> str:
    """Return the case that was derived from `source`."""
    cahier = load_projet(projet).cahier
    return next(str(c.id) for c in cahier.cas_de_test if source in c.derive_de)


def _block(projet: Path, ident: str) -> str:
    """Return the text of one case of the plan."""
    texte = (projet / PLAN).read_text(encoding="utf-8")
    found = re.search(rf"  - id: {ident}\n(?:    .*\n|\n)*", texte)
    assert found is not None
    return found[0]


def test_a_preview_counts_and_writes_nothing(projet: Path) -> None:
    avant = contents(projet)

    run = run_cdc("recette", "plan", "--apercu", cwd=projet)

    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("Aperçu, rien n’est écrit\u00a0: ")
    assert "machines d’états (3c)" in run.stdout
    assert "Solène, Conseillère SAV (PER-03)" in run.stdout
    assert contents(projet) == avant


def test_what_is_written_loads_names_its_source_and_leaves_written_cases_alone(
    derive: Path,
) -> None:
    cahier = load_projet(derive).cahier

    ecrits = [c for c in cahier.cas_de_test if not c.derive_de]
    derives = [c for c in cahier.cas_de_test if c.derive_de]

    assert [c.id for c in ecrits] == [f"CT-{n:02d}" for n in range(1, 17)]
    original = (exemples() / "torrefaction" / PLAN).read_text(encoding="utf-8")
    assert (derive / PLAN).read_text(encoding="utf-8").startswith(original)
    assert len({c.id for c in derives}) == len(derives)
    assert all(c.empreinte and c.etapes and c.duree_estimee_min for c in derives)
    assert all(c.statut_redaction is StatutRedaction.BROUILLON for c in derives)
    versions = {e.id: e.version for e in cahier.exigences}
    vises = [(v.exigence, v.version) for c in derives for v in c.version_exigence]
    assert all(versions[str(e)] == v for e, v in vises)


def test_running_it_twice_changes_nothing(derive: Path) -> None:
    avant = contents(derive)

    dit = _json(derive)

    assert (dit["nouveaux"], dit["mis_a_jour"], dit["retouches"]) == ([], [], [])
    assert contents(derive) == avant


def test_undo_takes_the_whole_derivation_away(projet: Path) -> None:
    avant = contents(projet)
    run_cdc("recette", "plan", cwd=projet)

    run_cdc("completer", "--annuler", cwd=projet)

    assert contents(projet) == avant


def test_the_expected_behaviours_pass_the_rules_on_wording(derive: Path) -> None:
    constats = json.loads(run_cdc("verifier", "--json", cwd=derive).stdout)

    assert [
        (c["code"], c["chemin"])
        for c in constats
        if re.match(r"cas_de_test\[CT-\d+\]\.etapes", c["chemin"])
    ] == []


def test_an_untouched_case_follows_its_source(derive: Path) -> None:
    ident = _case_of(derive, "workflows[WF-AFF].transitions[0]")
    _replace(
        derive,
        "cahier/3-mapping.yaml",
        "declencheur: Besoin confirmé",
        "declencheur: Besoin écrit",
    )

    dit = _json(derive)

    assert [c["id"] for c in dit["mis_a_jour"]] == [ident]
    assert "Besoin écrit" in _block(derive, ident)
    assert dit["retouches"] == []


def test_an_edited_case_stays_and_is_told(derive: Path) -> None:
    ident = _case_of(derive, "workflows[WF-AFF].transitions[0]")
    _replace(
        derive,
        PLAN,
        _block(derive, ident),
        _block(derive, ident)
        .replace("titre: ", "titre: Chez moi, ", 1)
        .replace("titre: Chez moi, 'Affaire", "titre: 'Chez moi, Affaire", 1),
    )
    garde = _block(derive, ident)
    assert _json(derive)["retouches"] == []
    _replace(
        derive,
        "cahier/3-mapping.yaml",
        "declencheur: Besoin confirmé",
        "declencheur: Besoin écrit",
    )

    dit = _json(derive)

    assert dit["retouches"] == [ident]
    assert _block(derive, ident) == garde
    assert _json(derive, "--marquer")["marques"] == [ident]
    assert "statut_redaction: à revoir" in _block(derive, ident)
    assert _json(derive, "--marquer")["marques"] == []


def test_a_case_that_was_read_and_not_edited_is_refreshed_and_read_again(derive: Path) -> None:
    ident = _case_of(derive, "workflows[WF-AFF].transitions[0]")
    bloc = _block(derive, ident)
    _replace(derive, PLAN, bloc, bloc.replace("redaction: brouillon", "redaction: relu"))
    _replace(
        derive,
        "cahier/3-mapping.yaml",
        "declencheur: Besoin confirmé",
        "declencheur: Besoin écrit",
    )

    run_cdc("recette", "plan", cwd=derive)

    assert "Besoin écrit" in _block(derive, ident)
    assert "statut_redaction: à revoir" in _block(derive, ident)


def test_a_deleted_case_stays_deleted_and_its_number_is_not_given_again(derive: Path) -> None:
    cahier = load_projet(derive).cahier
    dernier = str(cahier.cas_de_test[-1].id)
    _replace(derive, PLAN, _block(derive, dernier), "")

    dit = _json(derive)

    assert dit["nouveaux"] == []
    assert len(dit["supprimes"]) == 1
    assert f"id: {dernier}" not in (derive / PLAN).read_text(encoding="utf-8")


def test_without_its_record_the_plan_knows_its_cases_again(derive: Path) -> None:
    avant = (derive / PLAN).read_bytes()
    (derive / "recette" / "derives.yaml").unlink()

    dit = _json(derive)

    assert dit["nouveaux"] == []
    assert (derive / PLAN).read_bytes() == avant
    assert (derive / "recette" / "derives.yaml").is_file()


def test_a_record_made_into_something_else_is_refused(derive: Path) -> None:
    (derive / "recette" / "derives.yaml").write_text("cas:\n  a: [1]\n", encoding="utf-8")

    run = run_cdc("recette", "plan", cwd=derive)

    assert run.returncode == 2
    assert "recette/derives.yaml" in run.stderr


def test_a_written_case_that_comes_to_cover_a_source_is_told(derive: Path) -> None:
    ident = _case_of(derive, "workflows[WF-AFF].transitions[0]")
    _replace(
        derive,
        PLAN,
        "        attendu: identité, adresse et prix du tarif A sont préremplis\n",
        "        attendu: identité, adresse et prix du tarif A sont préremplis\n"
        "        verifie_transition: {objet: WF-AFF, de: Découverte, vers: Proposition}\n",
    )

    dit = _json(derive)

    assert dit["source_disparue"] == [ident]
    assert f"id: {ident}" in (derive / PLAN).read_text(encoding="utf-8")


def test_a_requirement_that_moved_on_is_told_and_marked_when_asked(derive: Path) -> None:
    texte = (derive / "cahier/7-exigences.yaml").read_text(encoding="utf-8")
    avant, _, apres = texte.partition("- id: EX-PRO-002")
    (derive / "cahier/7-exigences.yaml").write_text(
        avant + "- id: EX-PRO-002" + apres.replace('version: "1.0"', 'version: "1.1"', 1),
        encoding="utf-8",
    )

    dit = _json(derive)
    run = run_cdc("recette", "plan", "--marquer", cwd=derive)

    assert {d["cas"] for d in dit["versions_depassees"]} == {"CT-08", "CT-16"}
    assert "CT-08 Devis avec remise à valider\u00a0: vise EX-PRO-002 1.0, qui en est à 1.1" in (
        run.stdout
    )
    assert "statut_redaction: à revoir" in _block(derive, "CT-08")


def test_one_persona_or_one_source_may_be_asked_for(projet: Path) -> None:
    seul = _json(projet, "--apercu", "--persona", "PER-09")
    droits = _json(projet, "--apercu", "--depuis", "droits", "--depuis", "rgpd")

    assert {c["persona"] for c in seul["nouveaux"]} == {"PER-09"}
    assert {c["source"] for c in droits["nouveaux"]} == {"droits", "rgpd"}


def test_an_unknown_persona_is_refused_with_those_that_are(projet: Path) -> None:
    run = run_cdc("recette", "plan", "--persona", "PER-99", cwd=projet)

    assert run.returncode == 2
    assert "Le persona «\u00a0PER-99\u00a0» n’existe pas." in run.stderr
    assert "PER-01" in run.stderr


def test_roles_without_persona_are_told(projet: Path) -> None:
    dit = _json(projet, "--apercu")

    assert any(
        s.startswith("«\u00a0Responsable SAV\u00a0» (ROL-RSAV)\u00a0: confié à Solène (PER-03)")
        for s in dit["sans_persona"]
    )
    assert any("(ROL-SI)\u00a0: personne ne le joue" in s for s in dit["sans_persona"])


def test_what_no_requirement_asks_for_is_exploratory(derive: Path) -> None:
    cahier = load_projet(derive).cahier

    sans = [c for c in cahier.cas_de_test if not c.exigences]

    assert sans
    assert {str(c.type) for c in sans} == {"exploratoire"}


def test_a_project_without_persona_gets_its_cases_all_the_same(tmp_path: Path) -> None:
    projet = Path(shutil.copytree(exemples() / "cycles-du-ponant", tmp_path / "p"))

    dit = _json(projet)

    assert dit["nouveaux"][0]["id"] == "CT-001"
    assert {c["persona"] for c in dit["nouveaux"]} == {None}
    assert len(dit["sans_persona"]) == 3
    assert _json(projet)["nouveaux"] == []


def test_the_walk_goes_through_the_cases_that_wait_for_a_reader(derive: Path) -> None:
    passe = [">"] * 8  # the cases that nobody plays ask for their persona first
    saisie = "\n".join([*passe, "relu", "q!"]) + "\n"

    run = run_cdc("completer", "cas", "--simple", cwd=derive, saisie=saisie)

    assert "Je suis Bastien" in run.stdout
    assert "Enregistré : relu" in run.stdout.replace("\u00a0", " ")
    relus = [
        c
        for c in load_projet(derive).cahier.cas_de_test
        if c.derive_de and c.statut_redaction is StatutRedaction.RELU
    ]
    assert len(relus) == 1


def test_the_acceptance_is_a_place_of_the_walk(projet: Path) -> None:
    run = run_cdc("completer", "recette", "--sans-saisie", cwd=projet)

    assert run.returncode == 1
    assert "campagnes" in run.stdout
    assert "pour la recette" in run.stdout
