"""The life cycle and the planning."""

from __future__ import annotations

from typing import Any

import pytest

from cdc.figures import Figure, charte, figures
from cdc.figures.scene import Kind, Polygon, Polyline, Rect
from tests.builders import make_cahier

CYCLE = {
    "leads": {"sortie": [{"vers": "prospect", "condition": "besoin connu"},
                         {"vers": "écarté", "condition": "motif saisi"}]},
    "prospects": {"sortie": [{"vers": "client", "condition": "commande payée"}]},
    "relation": {"entree": "une demande est reçue"},
}  # fmt: skip


def cle(sections: dict[str, Any], voulue: str) -> Figure:
    return next(f for f in figures(make_cahier(**sections)) if f.cle == voulue)


def words(figure: Figure) -> list[str]:
    return [t.text for t in figure.scene.texts()]


def test_the_stage_described_stands_out_between_its_two_conditions() -> None:
    figure = cle(CYCLE, "cycle-prospects")

    vives = [r for r in figure.scene.rects(Kind.BOX) if r.fill == charte.ACCENT]
    assert [r.texts[0].text for r in vives] == ["Prospect"]
    assert words(figure)[-2:] == ["besoin connu", "commande payée"]


def test_the_whole_cycle_shows_other_ways_out_and_how_one_enters() -> None:
    figure = cle(CYCLE, "cycle")

    assert {"Écarté", "motif saisi", "une demande est reçue"} <= set(words(figure))
    assert "De Lead à Écarté\u00a0: motif saisi." in figure.texte_alternatif


PLANNING = {
    "planning": {
        "phases": [
            {"nom": "Cadrage", "debut": "07/09/2026", "fin": "27/11/2026", "responsable": "MEM-01"},
            {"nom": "Conception", "debut": "01/03/2027", "fin": "09/04/2027", "responsable": "MEM-02"},
        ],
        "jalons": [{"nom": "Choix", "date": "29/01/2027", "decideur": "MEM-01"}],
        "lots": [{"id": "LOT-1", "nom": "Ventes", "date_livraison": "09/04/2027"}],
        "indisponibilites": [
            {"debut": "02/11/2026", "fin": "31/12/2026", "raison": "pointe"},
            {"debut": "02/11/2028", "fin": "31/12/2028", "raison": "hors du projet"},
        ],
    },
    "equipe": {
        "membres": [
            {"id": "MEM-01", "nom": "Agnès Interne", "role_projet": "sponsor"},
            {"id": "MEM-02", "role_projet": "prestataire"},
        ]
    },
}  # fmt: skip


def bars(figure: Figure) -> list[Rect]:
    return figure.scene.rects(Kind.BAR)


def test_a_bar_is_dark_when_the_vendor_leads() -> None:
    figure = cle(PLANNING, "planning")

    assert [b.fill for b in bars(figure)] == [charte.ACCENT_MOYEN, charte.ACCENT]
    assert all(b.stroke == charte.ACCENT for b in bars(figure))


def test_without_a_known_leader_the_side_that_works_most_leads() -> None:
    phase = {"nom": "X", "debut": "01/03/2027", "fin": "09/04/2027", "charge_prestataire": "12"}

    figure = cle({"planning": {"phases": [phase]}}, "planning")

    assert [b.fill for b in bars(figure)] == [charte.ACCENT]


def test_lengths_follow_days() -> None:
    figure = cle(PLANNING, "planning")

    cadrage, conception = bars(figure)
    assert cadrage.width / conception.width == pytest.approx(82 / 40, rel=0.01)


def test_forbidden_periods_milestones_and_deliveries_are_shown() -> None:
    figure = cle(PLANNING, "planning")

    sables = [r for r in figure.scene.rects(Kind.GROUND) if r.fill == charte.SABLE]
    losanges = [i for i in figure.scene.items if isinstance(i, Polygon)]
    tirets = [i for i in figure.scene.items if isinstance(i, Polyline) and i.dashes]
    assert (len(sables), len(losanges), len(tirets)) == (1, 2, 1)
    assert "Choix, 29/01/2027" in words(figure)
    assert "fond sable\u00a0: pointe, du 02/11/2026 au 31/12/2026" in figure.legende
    assert "hors du projet" not in figure.legende + figure.texte_alternatif


def test_months_become_quarters_when_they_are_too_many() -> None:
    phases = [{"nom": "Long", "debut": "01/01/2026", "fin": "31/12/2028"}]

    figure = cle({"planning": {"phases": phases}}, "planning")

    assert words(figure)[:2] == ["Long", "T1"]
    assert "janv." not in words(figure)


def test_a_long_planning_takes_several_pictures() -> None:
    phases = [{"nom": f"Phase {i}", "debut": "01/03/2027", "fin": "09/04/2027"} for i in range(60)]

    vues = figures(make_cahier(planning={"phases": phases}))

    assert [f.cle for f in vues] == ["planning.1", "planning.2"]


def test_nothing_internal_is_told_to_a_vendor() -> None:
    vues = figures(make_cahier(**PLANNING))

    dit = " ".join([w for f in vues for w in (*words(f), f.texte_alternatif, f.legende, f.titre)])
    assert "Interne" not in dit
    assert "MEM-01" not in dit
