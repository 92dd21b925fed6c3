"""Maps of applications and flows."""

from __future__ import annotations

from typing import Any

import pytest

from cdc.figures import Figure, charte, figures
from cdc.figures.scene import Kind, Polyline, Rect
from cdc_schema.annotations import Diffusion
from tests.builders import make_cahier
from tests.geometrie import frame

SYSTEMES = [
    {"id": "SYS-CRM", "nom": "CRM", "avenir": "cible"},
    {"id": "SYS-ERP", "nom": "Orchis 7", "avenir": "conservé", "hebergement": "sur site"},
    {"id": "SYS-WEB", "nom": "Boutique", "avenir": "remplacé", "hebergement": "SaaS"},
]


def flux(numero: int, de: str, vers: str) -> dict[str, Any]:
    return {"id": f"FLX-{numero:02d}", "emetteur": de, "recepteur": vers}


def cible(*described: dict[str, Any], **sections: Any) -> Figure:
    existant = {"systemes": SYSTEMES}
    droits = {"roles": [{"id": "ROL-TEC", "nom": "Technicien"}]}
    cahier = make_cahier(**{"existant": existant, "droits": droits, "flux": described} | sections)
    return next(f for f in figures(cahier) if f.cle == "cartographie-cible")


def box(figure: Figure, nom: str) -> Rect:
    return next(r for r in figure.scene.rects(Kind.BOX) if r.texts[0].text == nom)


def arrows(figure: Figure) -> list[Polyline]:
    return [i for i in figure.scene.items if isinstance(i, Polyline) and i.arrow_end]


def touches(rect: Rect, point: tuple[float, float]) -> bool:
    left, top, right, bottom = frame(rect)
    return left <= point[0] <= right and min(abs(point[1] - top), abs(point[1] - bottom)) < 0.1


@pytest.mark.parametrize(
    ("de", "vers"),
    [
        pytest.param("SYS-ERP", "SYS-CRM", id="down"),
        pytest.param("SYS-CRM", "SYS-ERP", id="up"),
        pytest.param("SYS-CRM", "SYS-CRM", id="to itself"),
    ],
)
def test_an_arrow_goes_from_the_sender_to_the_receiver(de: str, vers: str) -> None:
    noms = {"SYS-CRM": "CRM", "SYS-ERP": "Orchis 7"}

    figure = cible(flux(1, de, vers))

    (arrow,) = arrows(figure)
    assert touches(box(figure, noms[de]), arrow.points[0])
    assert touches(box(figure, noms[vers]), arrow.points[-1])


def test_parallel_flows_share_an_arrow_and_opposite_ones_do_not() -> None:
    figure = cible(
        flux(1, "SYS-ERP", "SYS-CRM"), flux(2, "SYS-ERP", "SYS-CRM"), flux(3, "SYS-CRM", "SYS-ERP")
    )

    badges = [r.texts[0].text for r in figure.scene.rects(Kind.LABEL)]
    assert len(arrows(figure)) == 2
    assert sorted(badges) == ["F01", "F02", "F03"]


def test_what_is_to_be_chosen_stands_out_and_what_leaves_says_so() -> None:
    figure = cible(flux(1, "SYS-WEB", "SYS-CRM"))

    assert box(figure, "CRM").fill == charte.ACCENT
    assert box(figure, "Boutique").dashes
    assert [t.text for t in box(figure, "Boutique").texts] == ["Boutique", "remplacée"]
    assert "bord tireté\u00a0: une application remplacée" in figure.legende


def test_zones_follow_from_where_applications_run_and_who_uses_them() -> None:
    figure = cible(flux(1, "ROL-TEC", "SYS-CRM"))

    titres = {r.texts[0].text for r in figure.scene.rects(Kind.TITLE)}
    assert titres == {
        "Applications en ligne ou hébergées", "Applications sur site", "Équipes et rôles"
    }  # fmt: skip


def test_an_interface_without_flow_is_an_arrow_under_its_own_name() -> None:
    interface = {"id": "INT-04", "systemes": {"a": "SYS-CRM", "b": "SYS-WEB", "sens": "deux sens"}}

    figure = cible(flux(1, "SYS-ERP", "SYS-CRM"), interfaces=[interface])

    assert "INT-04" in [r.texts[0].text for r in figure.scene.rects(Kind.LABEL)]
    assert [a.arrow_start for a in arrows(figure)] == [False, True]


def test_the_alternative_text_tells_zones_and_flows() -> None:
    decrit = flux(6, "SYS-ERP", "SYS-CRM") | {"objet": {"description": "factures, encours"}}

    texte = cible(decrit).texte_alternatif

    assert "Applications sur site\u00a0: Orchis 7." in texte
    assert "F06, Orchis 7 vers CRM\u00a0: factures, encours." in texte


def test_a_crowded_map_is_shared_between_several() -> None:
    systemes = [{"id": f"SYS-{i:02d}", "nom": f"Outil {i}"} for i in range(40)]
    described = [flux(i + 1, f"SYS-{i % 40:02d}", f"SYS-{i * 7 % 40:02d}") for i in range(60)]
    cahier = make_cahier(existant={"systemes": systemes}, flux=described)

    cibles = [f for f in figures(cahier) if f.cle.startswith("cartographie-cible")]

    assert len(cibles) > 3
    assert all(len(f.scene.rects(Kind.BOX)) <= 16 for f in cibles)
    assert cibles[1].titre == f"Applications et flux visés (2 sur {len(cibles)})"


def test_today_shows_who_feeds_which_file_without_naming_anyone() -> None:
    cahier = make_cahier(
        cartographie={
            "sources": [
                {
                    "id": "SRC-03",
                    "nom": "clients_pro.xlsx",
                    "type": "excel",
                    "lignes": "3140",
                    "versions_connues": "5",
                    "detenteurs": ["Paul Interne"],
                }
            ]
        },
        cinq_questions={
            "producteurs_donnees": [
                {"personne": "Paul Interne", "role": "ROL-COM", "source": "SRC-03"}
            ]
        },
        droits={"roles": [{"id": "ROL-COM", "nom": "Commercial"}]},
    )

    figure = next(f for f in figures(cahier) if f.cle == "cartographie-existant")

    assert "Commercial alimente clients_pro.xlsx." in figure.texte_alternatif
    assert [t.text for t in box(figure, "clients_pro.xlsx").texts][1] == (
        "3\u202f140 lignes, 5 versions"
    )
    assert "Interne" not in figure.texte_alternatif


@pytest.mark.parametrize("diffusion", list(Diffusion))
def test_a_project_without_anything_has_no_figure(diffusion: Diffusion) -> None:
    assert figures(make_cahier(), diffusion) == []
