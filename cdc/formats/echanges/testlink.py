"""The plan as the files that TestLink imports: test cases as XML, requirements as CSV."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from cdc.formats.echanges.correspondances import (
    TESTLINK_IMPORTANCE,
    TESTLINK_STATUT_CAS,
    TESTLINK_STATUT_EXIGENCE,
    TESTLINK_TYPE_EXIGENCE,
    called,
)
from cdc.formats.echanges.plan import case_name, numbered_steps, one_line
from cdc.formats.echanges.separes import write_rows
from cdc.formats.echanges.texte_riche import bullets, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.formats.echanges.plan import Dossier, Plan
    from cdc_schema.cas_de_test import CasDeTest, EtapeDeTest
    from cdc_schema.exigences import Exigence

_MANUEL = "1"
_NOM_MAXIMAL = 100  # what the columns of TestLink hold
_TITRE_MAXIMAL = 100
_REFERENCE_MAXIMALE = 64


def render_testlink(plan: Plan) -> dict[str, bytes]:
    """Return the XML of the cases and the CSV of the requirements, which is imported first."""
    return {
        "testlink-1-exigences.csv": _requirements(plan),
        "testlink-2-cas-de-test.xml": _suites(plan).encode(),
    }


def specification(plan: Plan) -> str:
    """Return the title of the requirement specification that the CSV is imported into."""
    return f"Exigences - {plan.titre}"[:_TITRE_MAXIMAL]


def _requirements(plan: Plan) -> bytes:
    """Return rows without headings: DOCID, TITLE, SCOPE, TYPE, STATUS, EXPCOV, ORDER."""
    couvertes = Counter(e.id for cas in plan.cas for e in plan.of_case(cas))
    lignes = [
        (
            (e.id or "")[:_REFERENCE_MAXIMALE],
            one_line(e.titre)[:_TITRE_MAXIMAL],
            _scope(e),
            called(TESTLINK_TYPE_EXIGENCE, e.type, "2"),
            called(TESTLINK_STATUT_EXIGENCE, e.statut, "D"),
            str(couvertes[e.id] or 1),
            str(rang),
        )
        for rang, e in enumerate((e for c in plan.chapitres for e in c.exigences), 1)
    ]
    # A mark at the beginning would be read as part of the first reference.
    return write_rows(lignes, ",", bom=False)


def _scope(exigence: Exigence) -> str:
    criteres = (
        f"Étant donné {c.etant_donne or '…'}, quand {c.quand or '…'}, alors {c.alors or '…'}"
        for c in exigence.criteres_acceptation
    )
    return paragraph(exigence.enonce) + bullets(criteres)


def _suites(plan: Plan) -> str:
    dossiers = "".join(_suite(plan, rang, d) for rang, d in enumerate(plan.dossiers, 1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<testsuite name={_attribute(plan.titre)}>\n{_element('details', '')}{dossiers}</testsuite>\n"
    )


def _suite(plan: Plan, rang: int, dossier: Dossier) -> str:
    persona = dossier.persona
    details = bullets(persona.objectifs) if persona else ""
    cas = "".join(_case(plan, place, c) for place, c in enumerate(dossier.cas, 1))
    return (
        f"<testsuite name={_attribute(dossier.nom)}>\n"
        f"{_element('node_order', str(rang))}{_element('details', details)}{cas}</testsuite>\n"
    )


def _case(plan: Plan, rang: int, cas: CasDeTest) -> str:
    minutes = cas.duree_estimee_min
    elements = {
        "node_order": str(rang),
        "version": "1",
        "summary": _summary(plan, cas),
        "preconditions": _preconditions(cas),
        "execution_type": _MANUEL,
        "importance": called(TESTLINK_IMPORTANCE, cas.priorite, "2"),
        "estimated_exec_duration": str(minutes) if minutes else "",
        "status": called(TESTLINK_STATUT_CAS, cas.statut_redaction, "1"),
        "is_open": "1",
        "active": "1",
    }
    contenu = "".join(_element(nom, valeur) for nom, valeur in elements.items())
    etapes = "".join(_step(n, e) for n, e in numbered_steps(cas))
    liens = "".join(_links(plan, cas))
    return (
        f"<testcase name={_attribute(case_name(cas))}>\n{contenu}"
        f"<steps>\n{etapes}</steps>\n<requirements>\n{liens}</requirements>\n</testcase>\n"
    )


def _summary(plan: Plan, cas: CasDeTest) -> str:
    return (
        paragraph(cas.id, "Cas")
        + paragraph(cas.objectif, "But")
        + paragraph(plan.role(cas.role), "Rôle d’accès")
        + paragraph(cas.postconditions, "État final attendu")
    )


def _preconditions(cas: CasDeTest) -> str:
    donnees = [
        f"{d.nom or 'donnée'} = {d.valeur or ''}" + (f" ({d.nature})" if d.nature else "")
        for d in cas.donnees
    ]
    titre = paragraph("Données de test") if donnees else ""
    return bullets(cas.preconditions) + titre + bullets(donnees)


def _step(numero: int, etape: EtapeDeTest) -> str:
    actions = paragraph(etape.action or "…") + paragraph(etape.donnee, "Donnée saisie")
    return (
        f"<step>\n{_element('step_number', str(numero))}{_element('actions', actions)}"
        f"{_element('expectedresults', paragraph(etape.attendu))}"
        f"{_element('execution_type', _MANUEL)}</step>\n"
    )


def _links(plan: Plan, cas: CasDeTest) -> Iterator[str]:
    for exigence in plan.of_case(cas):
        yield (
            f"<requirement>\n{_element('req_spec_title', specification(plan))}"
            f"{_element('doc_id', exigence.id or '')}"
            f"{_element('title', one_line(exigence.titre)[:_TITRE_MAXIMAL])}</requirement>\n"
        )


def _element(nom: str, valeur: str) -> str:
    return f"<{nom}><![CDATA[{valeur.replace(']]>', ']]]]><![CDATA[>')}]]></{nom}>\n"


def _attribute(nom: str) -> str:
    return quoteattr(nom[:_NOM_MAXIMAL].strip())
