"""The diagnostic is computed from the sources and the interviews."""

from __future__ import annotations

from decimal import Decimal

from cdc_schema.derivees import diagnostic, mapping_repris
from tests.builders import make_cahier

SOURCES = [
    {"id": "SRC-01", "nom": "ERP Orchis 7 : tiers", "proprietaire": "ROL-ADV"},
    {"id": "SRC-03", "nom": "clients_pro.xlsx", "versions_connues": "5", "detenteurs": ["Paul"]},
]
ENTRETIEN = {
    "id": "ENT-01",
    "personne": "Marie Lenoir",
    "service": "SAV",
    "fichiers_cites": ["SRC-03"],
    "irritants": [
        {"id": "IRR-01", "temps_perdu": "26"},
        {"id": "IRR-02", "temps_perdu": "12,5"},
    ],
}


def test_files_are_counted_for_each_person_who_holds_or_cites_them() -> None:
    cahier = make_cahier(cartographie={"sources": SOURCES}, entretiens=[ENTRETIEN])

    lignes = diagnostic(cahier).fichiers_par_personne

    assert [(x.personne, x.fichiers, x.nombre) for x in lignes] == [
        ("Marie Lenoir", ["SRC-03"], 1),
        ("Paul", ["SRC-03"], 1),
        ("ROL-ADV", ["SRC-01"], 1),
    ]


def test_versions_and_lonely_knowledge_stand_out() -> None:
    cahier = make_cahier(cartographie={"sources": SOURCES}, entretiens=[ENTRETIEN])

    resultat = diagnostic(cahier)

    assert [(x.source, x.versions) for x in resultat.sources_plusieurs_versions] == [("SRC-03", 5)]
    assert [(x.personne, x.source) for x in resultat.donnees_une_seule_personne] == [
        ("ROL-ADV", "SRC-01")
    ]


def test_a_source_held_by_a_system_with_an_interface_is_linked() -> None:
    cahier = make_cahier(
        cartographie={"sources": SOURCES},
        existant={"systemes": [{"id": "SYS-ERP", "nom": "ERP Orchis 7"}]},
        interfaces=[{"id": "INT-01", "systemes": {"a": "SYS-ERP", "b": "SYS-CRM"}}],
    )

    assert [x.source for x in diagnostic(cahier).sources_sans_lien] == ["SRC-03"]


def test_lost_hours_do_not_count_an_irritant_twice() -> None:
    cahier = make_cahier(
        entretiens=[ENTRETIEN],
        existant={
            "dysfonctionnements": [
                {"id": "DYS-01", "temps_perdu": "26", "irritant": "IRR-01"},
                {"id": "DYS-02", "temps_perdu": "3"},
            ]
        },
    )

    heures = diagnostic(cahier).heures_perdues

    assert [(x.service, x.heures) for x in heures] == [
        ("SAV", Decimal("38.5")),
        ("Relevé hors entretien", Decimal(3)),
    ]


def test_mappings_taken_over_are_those_of_the_sources_taken_over() -> None:
    cahier = make_cahier(
        mapping=[
            {"id": "MAP-001", "source": {"source": "SRC-01"}},
            {"id": "MAP-002", "source": {"source": "SRC-03"}},
        ],
        migration={"perimetre": [{"source": "SRC-03"}]},
    )

    assert mapping_repris(cahier) == ["MAP-002"]
