"""The plan as the CSV files of Xray's Test Case Importer, for Jira Cloud and for Jira Server."""

from __future__ import annotations

import json
import re
from itertools import groupby
from typing import TYPE_CHECKING

from cdc.formats.echanges.correspondances import JIRA_PRIORITE, called
from cdc.formats.echanges.lignes import requirements_in
from cdc.formats.echanges.plan import Plan, case_name, clean, one_line
from cdc.formats.echanges.separes import write_rows
from cdc_schema.cas_de_test import EtapeDeTest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from cdc.formats.echanges.plan import Dossier
    from cdc_schema.cas_de_test import CasDeTest

CLOUD = (
    "Issue Id", "Issue key", "Issue type", "Test type", "Test Summary", "Test Priority",
    "Component", "Action", "Data", "Result", "Project key", "Test Set", "Precondition",
    "Precondition type", "Test Repo", "Links",
)  # fmt: skip
SERVEUR = (
    "TCID", "Test Summary", "Test Priority", "Component", "Component", "Action", "Data", "Result",
    "Test Repo Path", "Requirement",
)  # fmt: skip
SEPARATEUR = ";"
LISTE = ";"
_CLE = re.compile(r"[A-Z][A-Z0-9_]+-\d+")
# What each column of the cloud file is for Xray; what is left out is not imported.
_CHAMPS = {
    "Issue Id": ("Xray", "__xray_testId", "string"),
    "Issue key": ("Native", "__issue_key", "string"),
    "Issue type": ("Native", "__xray_issue_type", "string"),
    "Test type": ("Native", "xray_testtype", "string"),
    "Test Summary": ("Native", "summary", "string"),
    "Test Priority": ("Native", "__priority_name", "string"),
    "Component": ("Native", "__component_names", "string"),
    "Action": ("Xray Test Step Fields", "__xray_step_action", "text"),
    "Data": ("Xray Test Step Fields", "__xray_step_data", "text"),
    "Result": ("Xray Test Step Fields", "__xray_step_result", "text"),
    "Project key": ("Native", "__project_key", "string"),
    "Test Set": ("Xray", "__xray_test_sets", "string"),
    "Precondition": ("Xray", "__xray_preconditions", "string"),
    "Precondition type": ("Native", "__xray_precondition_type", "string"),
    "Test Repo": ("Xray", "xray_test_repository_folder", "string"),
}
Ligne = dict[str, str]


def render_cloud(plan: Plan, cle: str, cles: Mapping[str, str]) -> dict[str, bytes]:
    """Return the CSV of `plan` for the Jira project `cle`, and the mapping that its wizard loads.

    `cles` gives the Jira key of each requirement that is there; another one keeps our identifier.
    The mapping leaves the links aside: the kind of link has a number of its own in each Jira, that
    a person chooses in the wizard.
    """
    lignes = [CLOUD, *(_cells(CLOUD, ligne) for ligne in _cloud(plan, cle, cles))]
    reglage = json.dumps(_mapping(), ensure_ascii=False, indent=2) + "\n"
    return {
        "xray-cloud.csv": write_rows(lignes, SEPARATEUR),
        "xray-cloud-correspondance.json": reglage.encode(),
    }


def render_serveur(plan: Plan, cles: Mapping[str, str]) -> dict[str, bytes]:
    """Return the CSV of `plan` for Jira Server and Data Center."""
    lignes: list[Sequence[str]] = [SERVEUR]
    for rang, (dossier, cas) in enumerate(_with_folders(plan), 1):
        for premiere, etape in _steps(cas):
            priorite = called(JIRA_PRIORITE, cas.priorite, "Medium")
            liens = LISTE.join(cles.get(e, e) for e in _requirements(plan, cas))
            debut = (case_name(cas), priorite) if premiere else ("", "")
            fin = (_folder(dossier), liens) if premiere else ("", "")
            lignes.append((str(rang), *debut, "", "", *_said(cas, etape, premiere), *fin))
    return {"xray-serveur.csv": write_rows(lignes, SEPARATEUR)}


def _cloud(plan: Plan, cle: str, cles: Mapping[str, str]) -> Iterator[Ligne]:
    """Give the prerequisites, the sets of cases by persona, then the cases: each has its number."""
    numeros: dict[str, str] = {}
    for texte in dict.fromkeys(one_line(p) for cas in plan.cas for p in cas.preconditions):
        numeros[texte] = str(len(numeros) + 1)
        yield {
            "Issue Id": numeros[texte],
            "Issue type": "precondition",
            "Test Summary": texte,
            "Project key": cle,
            "Precondition type": "Manual",
        }
    for dossier in plan.dossiers:
        numeros[dossier.nom] = str(len(numeros) + 1)
        yield {
            "Issue Id": numeros[dossier.nom],
            "Issue type": "testset",
            "Test Summary": dossier.nom,
            "Project key": cle,
        }
    for rang, (dossier, cas) in enumerate(_with_folders(plan), len(numeros) + 1):
        prealables = [numeros[one_line(p)] for p in cas.preconditions]
        for premiere, etape in _steps(cas):
            action, donnee, attendu = _said(cas, etape, premiere)
            ligne = {
                "Issue Id": str(rang), "Test type": "Manual",
                "Action": action, "Data": donnee, "Result": attendu,
            }  # fmt: skip
            if premiere:
                ligne |= {
                    "Issue type": "test",
                    "Test Summary": case_name(cas),
                    "Test Priority": called(JIRA_PRIORITE, cas.priorite, "Medium"),
                    "Project key": cle,
                    "Test Set": numeros[dossier.nom],
                    "Precondition": LISTE.join(dict.fromkeys(prealables)),
                    "Test Repo": _folder(dossier),
                    "Links": LISTE.join(cles.get(e, e) for e in _requirements(plan, cas)),
                }
            yield ligne


def _with_folders(plan: Plan) -> Iterator[tuple[Dossier, CasDeTest]]:
    for dossier in plan.dossiers:
        for cas in dossier.cas:
            yield dossier, cas


def _requirements(plan: Plan, cas: CasDeTest) -> list[str]:
    return [e.id for e in plan.of_case(cas) if e.id]


def _steps(cas: CasDeTest) -> Iterator[tuple[bool, EtapeDeTest]]:
    """Give the steps, and whether each is the first; a case without steps still has its row."""
    for rang, etape in enumerate(cas.etapes or [EtapeDeTest()]):
        yield rang == 0, etape


def _said(cas: CasDeTest, etape: EtapeDeTest, premiere: bool) -> tuple[str, str, str]:
    """Return action, data, expected; the data of the case go with its first step."""
    donnees = [
        f"{one_line(d.nom)} = {one_line(d.valeur)}" for d in cas.donnees if premiere and d.valeur
    ]
    saisie = [clean(etape.donnee)] if etape.donnee else []
    return clean(etape.action or ""), "\n".join([*saisie, *donnees]), clean(etape.attendu or "")


def _folder(dossier: Dossier) -> str:
    return dossier.nom.replace("/", "-")


def _cells(colonnes: Sequence[str], ligne: Ligne) -> list[str]:
    return [ligne.get(colonne, "") for colonne in colonnes]


def _mapping() -> dict[str, object]:
    return {
        "config.encoding": "UTF-8",
        "config.delimiter": SEPARATEUR,
        "config.project.from.csv": True,
        "config.list.delimiter": LISTE,
        "config.date.format": "DD/MM/YYYY HH:mm",
        "config.create.test.repository.folders": True,
        "config.field.mappings": [
            {
                "column.index": CLOUD.index(colonne),
                "jira.field": {"group": groupe, "id": identifiant, "type": genre},
            }
            for colonne, (groupe, identifiant, genre) in _CHAMPS.items()
        ],
    }


def read_keys(chemin: Path) -> dict[str, str]:
    """Return the Jira key of each requirement, from a table of issues that name both.

    Raises:
        ClasseurRefuseError: it cannot be read, or no row names a key and a requirement.
    """
    from cdc.formats.tableurs import ClasseurRefuseError, read_table

    classeur = read_table(chemin)
    cles: dict[str, str] = {}
    for cellules in classeur.feuilles.values():
        for _, rangee in groupby(cellules, key=lambda c: c.ligne):
            textes = [c.texte.strip() for c in rangee]
            cle = next((t for t in textes if _CLE.fullmatch(t) and not requirements_in(t)), "")
            for exigence in requirements_in(" ".join(t for t in textes if t != cle)):
                if cle:
                    cles.setdefault(exigence, cle)
    if not cles:
        raise ClasseurRefuseError(
            chemin.name,
            "aucune ligne n’y donne une clé Jira (CRM-12) et une exigence (EX-…). Exportez de Jira "
            "les colonnes Clé et Résumé, l’identifiant de l’exigence étant dans le résumé.",
        )
    return cles
