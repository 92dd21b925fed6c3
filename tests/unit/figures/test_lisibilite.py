"""Whatever the project holds, its figures can be read."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

from cdc.figures import figures
from cdc.figures.cartes import carte_cible
from cdc.figures.scene import Kind
from tests.builders import make_cahier
from tests.geometrie import faults
from tests.unit.figures.projets import cartes, cycles, machines, plannings

modeste = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[
        Phase.explicit,
        Phase.generate,
    ],  # a smaller project is no help: shrinking takes minutes
    suppress_health_check=list(HealthCheck),
)


@modeste
@given(cartes())
def test_maps_can_be_read_and_show_every_application_and_flow(sections: dict[str, Any]) -> None:
    cahier = make_cahier(**sections)

    vues = figures(cahier)

    assert [(f.cle, faults(f.scene)) for f in vues if faults(f.scene)] == []
    cibles = [f for f in vues if f.cle.startswith("cartographie-cible")]
    badges = [t.text for f in cibles for r in f.scene.rects(Kind.LABEL) for t in r.texts]
    assert sorted(badges) == sorted(r for f in carte_cible(cahier).fleches for r in f.reperes)
    dit = " ".join(f.texte_alternatif for f in cibles).casefold()
    assert all(p.nom.casefold() in dit for p in carte_cible(cahier).pieces)


@modeste
@given(machines())
def test_state_machines_can_be_read(sections: dict[str, Any]) -> None:
    for figure in figures(make_cahier(**sections)):
        assert faults(figure.scene) == [], figure.cle


@modeste
@given(plannings())
def test_plannings_can_be_read(sections: dict[str, Any]) -> None:
    for figure in figures(make_cahier(**sections)):
        assert faults(figure.scene) == [], figure.cle


@modeste
@given(cycles())
def test_cycles_can_be_read(sections: dict[str, Any]) -> None:
    for figure in figures(make_cahier(**sections)):
        assert faults(figure.scene) == [], figure.cle
