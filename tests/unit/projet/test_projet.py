"""A folder is a specification, or the list of all that is wrong in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest
from pydantic import TypeAdapter
from pydantic_core import core_schema

from cdc.projet import (
    ProjetAbsentError,
    ProjetInvalideError,
    find_projet,
    load_projet,
)
from cdc.projet.explications import MESSAGES
from cdc_schema import Cahier

if TYPE_CHECKING:
    from pathlib import Path


def write(dossier: Path, **fichiers: str) -> Path:
    """Write a project; `_1` is the chapter's file, `plan` the acceptance plan."""
    noms = {
        "cdc": "cdc.yaml",
        "_0": "cahier/0-prealables.yaml",
        "_1": "cahier/1-entreprise.yaml",
        "_2": "cahier/2-donnees-flux.yaml",
        "_3": "cahier/3-mapping.yaml",
        "_7": "cahier/7-exigences.yaml",
        "plan": "recette/plan.yaml",
    }
    for cle, texte in {"cdc": "", **fichiers}.items():
        path = dossier / noms[cle]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texte, encoding="utf-8")
    return dossier


def refusals(dossier: Path) -> list[str]:
    with pytest.raises(ProjetInvalideError) as info:
        load_projet(dossier)
    texte = str(info.value).replace("\u00a0", " ").replace("\u202f", " ")
    return texte.split("\n")


def test_the_files_make_one_specification(tmp_path: Path) -> None:
    write(
        tmp_path,
        cdc="titre: CRM\ndate: 22/11/2026\n",
        _1="presentation:\n  effectif: 1 234\ncibles:\n- id: CIB-01\n  nom: PME\n",
        _7="exigences:\n- id: EX-VTE-004\n  titre: Importer\n",
        plan="personas:\n- id: PER-01\n",
    )

    cahier = load_projet(tmp_path).cahier

    assert cahier.projet.titre == "CRM"
    assert cahier.presentation.effectif == 1234
    assert [e.id for e in cahier.exigences] == ["EX-VTE-004"]
    assert [p.id for p in cahier.personas] == ["PER-01"]


def test_a_project_without_a_word_is_an_empty_specification(tmp_path: Path) -> None:
    assert load_projet(write(tmp_path)).cahier == Cahier()


@pytest.mark.parametrize(
    ("fichiers", "attendus"),
    [
        (
            {"_1": "presentations:\n  effectif: 1\n"},
            ["1-entreprise.yaml:1:1 : la clé « presentations »", "« presentation » ?"],
        ),
        (
            {"_1": "presentation:\n  effectf: 1\n"},
            ["1-entreprise.yaml:2:3 : presentation.effectf : la clé", "« effectif » ?"],
        ),
        (
            {"_1": "leads:\n"},
            ["1-entreprise.yaml:1:1", "se range dans cahier/2-donnees-flux.yaml"],
        ),
        (
            {"_1": "effectif: 12\n"},
            ["1-entreprise.yaml:1:1", "se range sous « presentation: »"],
        ),
        (
            {"_1": "exigence:\n"},
            ["1-entreprise.yaml:1:1", "« exigences », dans cahier/7-exigences.yaml ?"],
        ),
        ({"cdc": "tittre: x\n"}, ["cdc.yaml:1:1 : tittre", "« titre » ?"]),
        ({"_0": "diagnostic:\n"}, ["0-prealables.yaml:1:1", "calculé par cdc"]),
        (
            {"_1": "presentation:\n  effectif: douze\n"},
            ["1-entreprise.yaml:2:13 : presentation.effectif : « douze »", "nombre entier"],
        ),
        (
            {"_7": "exigences:\n- id: EX-VTE-004\n  priorite: indispensible\n"},
            [
                "7-exigences.yaml:3:13 : exigences[EX-VTE-004].priorite",
                "Vouliez-vous dire « indispensable » ?",
            ],
        ),
        (
            {"_7": "exigences: rien\n"},
            ["7-exigences.yaml:1:12 : exigences : une liste est attendue"],
        ),
        ({"_7": "exigences:\n- rien\n"}, ["7-exigences.yaml:2:3 : exigences[0]", "un texte"]),
        ({"_7": "exigences:\n-\n"}, ["exigences[0]", "l’élément est vide"]),
        (
            {"_1": "presentation:\n  produits_services:\n  - Objet : suivi\n"},
            ["1-entreprise.yaml:3:5", "pas des clés", "guillemets"],
        ),
        (
            {"_1": "presentation:\n  raison_sociale: [a]\n"},
            ["1-entreprise.yaml:2:19", "pas une liste"],
        ),
        ({"_1": "presentation: []\n"}, ["1-entreprise.yaml:1:15", "des clés sont attendues"]),
        (
            {"_1": "presentation:\n  provenance:\n    effectif: [ENT04]\n"},
            ["1-entreprise.yaml:3:16", "ne désigne ni une réponse d’entretien"],
        ),
        (
            {"_7": "exigences:\n- id: EX-1\n- id: EX-2\n- id: EX-1\n"},
            ["7-exigences.yaml:4:7", "« EX-1 »", "7-exigences.yaml:2:7"],
        ),
        (
            {"_3": "workflows:\n- etats:\n  - delai_max: {valeur: 4}\n"},
            ["3-mapping.yaml:3:16", "la clé « unite » manque"],
        ),
        (
            {"_3": "workflows:\n- etats:\n  - delai_max: vite\n"},
            ["3-mapping.yaml:3:16", "« vite » n’est pas une durée"],
        ),
    ],
)
def test_a_fault_is_told_with_its_place_and_its_remedy(
    tmp_path: Path, fichiers: dict[str, str], attendus: list[str]
) -> None:
    (refus,) = refusals(write(tmp_path, **fichiers))

    assert all(mots in refus for mots in attendus), refus


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        cdc="titre: a\ntitre: b\n",
        _1="presentation:\n  effectif: douze\n  effectifs: 1\n",
        _2="leads: [\n",
        _7="exigences:\n- id: EX-1\n- id: EX-1\n  priorite: haute\n",
    )
    (tmp_path / "cahier" / "3-maping.yaml").write_text("")
    (tmp_path / "cahier" / "1-entreprise (conflit de Zoé).yaml").write_text("")

    places = [refus.split(" : ")[0] for refus in refusals(tmp_path)]

    assert places == [
        "cdc.yaml:2:1",
        "cahier/1-entreprise.yaml:2:13",
        "cahier/1-entreprise.yaml:3:3",
        "cahier/2-donnees-flux.yaml:2:1",
        "cahier/7-exigences.yaml:3:7",
        "cahier/7-exigences.yaml:4:13",
        "cahier/1-entreprise (conflit de Zoé).yaml:1:1",
        "cahier/3-maping.yaml:1:1",
    ]


def test_a_position_is_found_by_identifier(tmp_path: Path) -> None:
    projet = load_projet(
        write(tmp_path, cdc="titre: CRM\n", _7="exigences:\n- id: EX-1\n- id: EX-2\n  titre: Un\n")
    )

    assert str(projet.position("exigences[EX-2].titre")) == "cahier/7-exigences.yaml:4:10"
    assert str(projet.position(("exigences", 0, "id"))) == "cahier/7-exigences.yaml:2:7"
    assert str(projet.position("exigences[EX-2].lot")) == "cahier/7-exigences.yaml:3:3"
    assert str(projet.position("projet.titre")) == "cdc.yaml:1:8"
    assert str(projet.position("leads.champs")) == "cahier/2-donnees-flux.yaml:1:1"
    assert projet.position("inconnue") is None


def test_a_project_is_found_from_below(tmp_path: Path) -> None:
    write(tmp_path, _1="")

    assert find_projet(tmp_path / "cahier") == tmp_path
    assert find_projet(tmp_path) == tmp_path


def test_no_project_says_what_to_do(tmp_path: Path) -> None:
    for cherche in (find_projet, load_projet):
        with pytest.raises(ProjetAbsentError, match="cdc init"):
            cherche(tmp_path)


def core_schemas() -> list[Any]:
    """Return the core schema of the whole, and of each section, which the whole only names."""
    sections: list[Any] = [info.annotation for info in Cahier.model_fields.values()]
    adaptateurs: list[TypeAdapter[Any]] = [TypeAdapter(t) for t in (Cahier, *sections)]
    for adaptateur in adaptateurs:
        adaptateur.rebuild(force=True)
    return [a.core_schema for a in adaptateurs]


def produced_errors() -> set[str]:
    """Return the error types of pydantic that the validators of the schema can raise."""
    par_validateur = {
        "str": {"string_type"},
        "list": {"list_type"},
        "dict": {"dict_type"},
        "model": {"model_type"},
        "model-fields": {"missing", "extra_forbidden", "model_type"},
    }
    # Behind a validator of ours, which gives them the right type already, or without errors.
    muets = {"int", "decimal", "date", "datetime", "bool", "union", "model-field", "default"}
    muets |= {"no-info", "nullable", "definitions", "definition-ref", "to-string"}
    muets |= {"function-before", "function-after", "function-plain"}
    natures: set[str] = set()
    erreurs: set[str] = set()
    vus: set[int] = set()

    def walk(valeur: Any) -> None:
        if id(valeur) in vus:
            return
        vus.add(id(valeur))
        if isinstance(valeur, dict):
            nature = valeur.get("type")
            if isinstance(nature, str):
                natures.add(nature)
                contraintes = valeur.keys() & {"pattern", "min_length", "max_length", "gt", "ge"}
                assert contraintes <= {"pattern"}, valeur
                if "pattern" in contraintes:
                    erreurs.add("string_pattern_mismatch")
            for cle, dedans in valeur.items():
                if cle != "metadata":
                    walk(dedans)
        elif isinstance(valeur, list | tuple):
            for dedans in valeur:
                walk(dedans)

    walk(core_schemas())
    return erreurs | {e for nature in natures - muets for e in par_validateur[nature]}


def test_every_error_of_the_schema_is_said_in_french() -> None:
    erreurs = produced_errors()

    assert erreurs <= set(get_args(core_schema.ErrorType))
    assert erreurs - {"missing", "extra_forbidden"} == set(MESSAGES)
