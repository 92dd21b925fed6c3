"""A chart drawn without a word processor."""

from __future__ import annotations

from cdc.figures.scene import Kind, Rect, Scene
from cdc.formats.document.blocs import Graphique, Serie, Texte, Ton
from cdc.formats.figures import chart_scene


def _graphique(*series: Serie) -> Graphique:
    noms = ("Leads", "Clients", "Un domaine au nom vraiment très long")
    return Graphique("Titre", "Domaine", noms, series, "Dit.", (Texte("Légende."),))


def _bars(scene: Scene) -> list[Rect]:
    return [r for r in scene.rects(Kind.BAR) if r.texts]


def test_each_number_has_its_bar_and_zero_has_none() -> None:
    scene = chart_scene(
        _graphique(Serie("Forte", (4, 0, 1)), Serie("Moyenne", (2, 3, 0), Ton.MOYEN))
    )

    barres = _bars(scene)
    assert [b.texts[0].text for b in barres] == ["4", "2", "3", "1"]
    assert barres[0].width == 4 * barres[-1].width
    assert barres[1].x == barres[0].x + barres[0].width
    assert all(r.x >= 0 and r.x + r.width <= scene.width for r in scene.rects(Kind.BAR))


def test_numbers_beyond_their_bar_are_french_and_stay_in_the_picture() -> None:
    scene = chart_scene(_graphique(Serie("Heures", (12.5, 1234, 3))))

    assert [b.texts[0].text for b in _bars(scene)] == ["12,5", "1\u202f234", "3"]
    assert all(t.x < scene.width - 20 for t in scene.texts())
    assert "Heures" not in [t.text for t in scene.texts()]


def test_series_are_named_when_they_are_several() -> None:
    scene = chart_scene(
        _graphique(Serie("Forte", (4, 0, 1)), Serie("Plus tard", (2, 3, 0), Ton.POINTILLE))
    )

    assert {"Forte", "Plus tard", "Leads"} <= {t.text for t in scene.texts()}
    assert {r.dashes for r in scene.rects(Kind.BAR)} == {(), (2.0, 1.5)}
