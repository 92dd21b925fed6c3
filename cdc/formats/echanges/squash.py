"""The plan as the two workbooks that Squash TM imports: requirements first, then test cases.

Sheets and headings are those of the templates that Squash gives. A path begins with the name of the
project in Squash; a `/` inside a name is written with a backslash.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from cdc.formats.echanges.classeurs import Ligne, write_workbook
from cdc.formats.echanges.correspondances import (
    SQUASH_CATEGORIE,
    SQUASH_CRITICITE,
    SQUASH_NATURE,
    SQUASH_POIDS,
    SQUASH_STATUT_CAS,
    SQUASH_STATUT_EXIGENCE,
    SQUASH_TYPE,
    called,
)
from cdc.formats.echanges.plan import (
    Plan,
    case_name,
    clean,
    numbered_steps,
    one_line,
    requirement_name,
)
from cdc.formats.echanges.texte_riche import bullets, paragraph
from cdc_schema.enumerations import StatutExigence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc_schema.cas_de_test import CasDeTest, EtapeDeTest
    from cdc_schema.exigences import Exigence

EXIGENCES = {
    "REQUIREMENT": (
        "ACTION", "PROJECT_ID", "PROJECT_NAME", "REQ_PATH", "REQ_VERSION_NUM",
        "REQ_VERSION_REFERENCE", "REQ_VERSION_NAME", "REQ_VERSION_CRITICALITY",
        "REQ_VERSION_CATEGORY", "REQ_VERSION_STATUS", "REQ_VERSION_DESCRIPTION",
        "REQ_VERSION_#_TC", "REQ_VERSION_#_ATTACHEMENT", "REQ_VERSION_CREATED_ON",
        "REQ_VERSION_CREATED_BY", "REQ_VERSION_LAST_MODIFIED_ON", "REQ_VERSION_LAST_MODIFIED_BY",
        "REQ_VERSION_MILESTONE",
    ),
    "LINK_REQ_TC": ("REQ_PATH", "REQ_VERSION_NUM", "TC_PATH"),
    "LINK_REQ_REQ": (
        "ACTION(optional)", "REQ_PATH", "REQ_VERSION_NUM", "RELATED_REQ_PATH",
        "RELATED_REQ_VERSION_NUM", "RELATED_REQ_ROLE",
    ),
}  # fmt: skip
CAS = {
    "TEST_CASES": (
        "ACTION", "TC_PATH", "TC_NUM", "TC_UUID", "TC_REFERENCE", "TC_NAME", "TC_MILESTONE",
        "TC_WEIGHT_AUTO", "TC_WEIGHT", "TC_NATURE", "TC_TYPE", "TC_STATUS", "TC_DESCRIPTION",
        "TC_PRE_REQUISITE", "TC_CREATED_ON", "TC_CREATED_BY", "TC_LAST_MODIFIED_ON",
        "TC_LAST_MODIFIED_BY", "TC_KIND", "TC_SCRIPT", "TC_AUTOMATABLE",
    ),
    "STEPS": (
        "ACTION", "TC_OWNER_PATH", "TC_STEP_NUM", "TC_STEP_IS_CALL_STEP", "TC_STEP_CALL_DATASET",
        "TC_STEP_ACTION", "TC_STEP_EXPECTED_RESULT",
    ),
    "PARAMETERS": ("ACTION", "TC_OWNER_PATH", "TC_PARAM_NAME", "TC_PARAM_DESCRIPTION"),
    "DATASETS": (
        "ACTION", "TC_OWNER_PATH", "TC_DATASET_NAME", "TC_PARAM_OWNER_PATH",
        "TC_DATASET_PARAM_NAME", "TC_DATASET_PARAM_VALUE",
    ),
    "LINK_REQ_TC": ("REQ_PATH", "REQ_VERSION_NUM", "TC_PATH"),
}  # fmt: skip
JEU = "Données du cas"
_CREER = "C"
_VERSION = 1
_NOM_MAXIMAL = 255


def render_squash(plan: Plan, projet: str = "") -> dict[str, bytes]:
    """Return the two workbooks of `plan`, for the project that Squash calls `projet`."""
    chemins = _Chemins(plan, projet or plan.titre)
    exigences = {"REQUIREMENT": list(_requirements(plan, chemins))}
    cas = {
        "TEST_CASES": list(_cases(plan, chemins)),
        "STEPS": [e for c in plan.cas for e in _steps(c, chemins.cas[id(c)])],
        "PARAMETERS": [p for c in plan.cas for p in _parameters(c, chemins.cas[id(c)])],
        "DATASETS": [d for c in plan.cas for d in _data(c, chemins.cas[id(c)])],
        "LINK_REQ_TC": list(_links(plan, chemins)),
    }
    return {
        "squash-1-exigences.xlsx": write_workbook(EXIGENCES, exigences, plan.titre),
        "squash-2-cas-de-test.xlsx": write_workbook(CAS, cas, plan.titre),
    }


class _Chemins:
    """Where each requirement and each case stands in Squash."""

    def __init__(self, plan: Plan, projet: str) -> None:
        self.projet = one_line(projet)
        self.exigences = {
            id(e): _path(self.projet, c.nom, requirement_name(e))
            for c in plan.chapitres
            for e in c.exigences
        }
        self.cas = {
            id(c): _path(self.projet, d.nom, case_name(c)) for d in plan.dossiers for c in d.cas
        }


def _path(*noms: str) -> str:
    return "".join("/" + nom[:_NOM_MAXIMAL].strip().replace("/", "\\/") for nom in noms)


def _requirements(plan: Plan, chemins: _Chemins) -> Iterator[Ligne]:
    for exigence in (e for c in plan.chapitres for e in c.exigences):
        yield {
            "ACTION": _CREER,
            "PROJECT_NAME": chemins.projet,
            "REQ_PATH": chemins.exigences[id(exigence)],
            "REQ_VERSION_NUM": _VERSION,
            "REQ_VERSION_REFERENCE": exigence.id or "",
            "REQ_VERSION_NAME": requirement_name(exigence)[:_NOM_MAXIMAL],
            "REQ_VERSION_CRITICALITY": called(SQUASH_CRITICITE, exigence.priorite, "UNDEFINED"),
            "REQ_VERSION_CATEGORY": called(SQUASH_CATEGORIE, exigence.type, "CAT_UNDEFINED"),
            "REQ_VERSION_STATUS": called(
                SQUASH_STATUT_EXIGENCE, exigence.statut, "WORK_IN_PROGRESS"
            ),
            "REQ_VERSION_DESCRIPTION": _requirement_text(exigence),
        }


def _requirement_text(exigence: Exigence) -> str:
    criteres = (
        f"Étant donné {c.etant_donne or '…'}, quand {c.quand or '…'}, alors {c.alors or '…'}"
        for c in exigence.criteres_acceptation
    )
    liste = bullets(criteres)
    return (
        paragraph(exigence.enonce)
        + paragraph(exigence.justification, "Pourquoi")
        + (paragraph("Critères d’acceptation") + liste if liste else "")
        + paragraph(exigence.reference_legale, "Référence légale")
        + paragraph(exigence.lot, "Lot")
        + paragraph(exigence.version, "Version")
    )


def _cases(plan: Plan, chemins: _Chemins) -> Iterator[Ligne]:
    for cas in plan.cas:
        yield {
            "ACTION": _CREER,
            "TC_PATH": chemins.cas[id(cas)],
            "TC_REFERENCE": cas.id or "",
            "TC_NAME": case_name(cas)[:_NOM_MAXIMAL],
            "TC_WEIGHT_AUTO": 0,
            "TC_WEIGHT": called(SQUASH_POIDS, cas.priorite, "MEDIUM"),
            "TC_NATURE": called(SQUASH_NATURE, cas.type, "NAT_UNDEFINED"),
            "TC_TYPE": called(SQUASH_TYPE, cas.type, "TYP_UNDEFINED"),
            "TC_STATUS": called(SQUASH_STATUT_CAS, cas.statut_redaction, "WORK_IN_PROGRESS"),
            "TC_DESCRIPTION": _case_text(plan, cas),
            "TC_PRE_REQUISITE": _prerequisites(cas),
        }


def _case_text(plan: Plan, cas: CasDeTest) -> str:
    minutes = cas.duree_estimee_min
    return (
        paragraph(cas.objectif, "But")
        + paragraph(plan.role(cas.role), "Rôle d’accès")
        + paragraph(cas.postconditions, "État final attendu")
        + paragraph(f"{minutes} min" if minutes else "", "Durée estimée")
    )


def _prerequisites(cas: CasDeTest) -> str:
    """Return the prerequisites; the data are called there, else Squash would not show them."""
    valeurs = [f"{nom} = ${{{nom}}}" for nom, _, _ in named_data(cas)]
    donnees = paragraph("Données de test") + bullets(valeurs) if valeurs else ""
    return bullets(cas.preconditions) + donnees


def _steps(cas: CasDeTest, chemin: str) -> Iterator[Ligne]:
    for numero, etape in numbered_steps(cas):
        yield {
            "ACTION": _CREER,
            "TC_OWNER_PATH": chemin,
            "TC_STEP_NUM": numero,
            "TC_STEP_IS_CALL_STEP": 0,
            "TC_STEP_ACTION": _action(etape),
            "TC_STEP_EXPECTED_RESULT": paragraph(etape.attendu),
        }


def _action(etape: EtapeDeTest) -> str:
    return paragraph(etape.action or "…") + paragraph(etape.donnee, "Donnée saisie")


def _parameters(cas: CasDeTest, chemin: str) -> Iterator[Ligne]:
    for nom, _, description in named_data(cas):
        yield {
            "ACTION": _CREER,
            "TC_OWNER_PATH": chemin,
            "TC_PARAM_NAME": nom,
            "TC_PARAM_DESCRIPTION": paragraph(description),
        }


def _data(cas: CasDeTest, chemin: str) -> Iterator[Ligne]:
    for nom, valeur, _ in named_data(cas):
        yield {
            "ACTION": _CREER,
            "TC_OWNER_PATH": chemin,
            "TC_DATASET_NAME": JEU,
            "TC_PARAM_OWNER_PATH": chemin,
            "TC_DATASET_PARAM_NAME": nom,
            "TC_DATASET_PARAM_VALUE": valeur,
        }


def named_data(cas: CasDeTest) -> list[tuple[str, str, str]]:
    """Return the data of `cas` as parameters: their names as Squash wants them, values, meanings."""
    pris: set[str] = set()
    parametres = []
    for donnee in cas.donnees:
        racine = nom = _parameter_name(donnee.nom or "donnee")
        rang = 1
        while nom in pris:
            rang += 1
            nom = f"{racine}_{rang}"
        pris.add(nom)
        nature = f" ({donnee.nature})" if donnee.nature else ""
        parametres.append((nom, clean(donnee.valeur or ""), f"{donnee.nom or 'donnée'}{nature}"))
    return parametres


def _parameter_name(nom: str) -> str:
    """Return `nom` with the only characters that Squash takes: letters, digits, - and _."""
    decompose = unicodedata.normalize("NFKD", nom.replace("œ", "oe").replace("Œ", "OE"))
    lettres = "".join(c for c in decompose if not unicodedata.combining(c))
    return re.sub(r"[^A-Za-z0-9_-]+", "_", lettres).strip("_")[:_NOM_MAXIMAL] or "donnee"


def _links(plan: Plan, chemins: _Chemins) -> Iterator[Ligne]:
    """Give the links; Squash refuses those to a requirement that was given up."""
    for cas in plan.cas:
        for exigence in plan.of_case(cas):
            if exigence.statut is not StatutExigence.ABANDONNEE:
                yield {
                    "REQ_PATH": chemins.exigences[id(exigence)],
                    "REQ_VERSION_NUM": _VERSION,
                    "TC_PATH": chemins.cas[id(cas)],
                }
