"""Matrices as Word tables: rights, responsibilities, who masters which data."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENT

from tests.builders import make_cahier
from tests.formats.docx.documents import matrices, outline, part, render, sections
from tests.formats.docx.grands import couverture, droits

if TYPE_CHECKING:
    from pathlib import Path

    from docx.section import Section

    from cdc_schema import Cahier


@pytest.mark.parametrize("roles", [2, 6, 15])
@pytest.mark.parametrize("entites", [3, 12, 30])
def test_every_role_and_entity_stands_on_its_page(roles: int, entites: int) -> None:
    trouvees = matrices(render(droits(roles, entites)))

    colonnes = [t for m in trouvees for t in m.titres if t.startswith("Entité")]
    assert colonnes == [f"Entité métier {n}" for n in range(1, entites + 1)]
    for matrice in trouvees:
        assert [ligne[0] for ligne in matrice.lignes] == [
            f"Responsable du service {n}" for n in range(1, roles + 1)
        ]
        assert sum(matrice.largeurs) <= matrice.place + 0.5
        assert min(matrice.largeurs) >= 9.9


def test_rights_on_a_landscape_page_say_who_they_are_and_how_far_they_see() -> None:
    cahier = droits(
        6,
        2,
        portees={
            "ROL-1": {"DON-1": "tout", "DON-2": "tout"},
            "ROL-2": {"DON-1": "équipe", "DON-2": "tout"},
        },
        export={"roles": ["ROL-2"]},
    )

    (matrice,) = matrices(render(cahier))

    assert matrice.orientation == "paysage"
    assert matrice.titres[:2] == ["Rôle", "Utilisateurs"]
    assert matrice.titres[-2:] == ["Export de listes", "Portée"]
    assert matrice.lignes[0][-2:] == ["—", "Tout"]
    portee = "Équipe : Entité métier 1 ; tout : Entité métier 2"
    assert [c.replace("\u00a0", " ").replace("\u202f", " ") for c in matrice.lignes[1][-2:]] == [
        "Oui",
        portee,
    ]


def test_scopes_have_their_own_matrix_when_that_of_rights_has_no_room() -> None:
    portees = {"ROL-1": {f"DON-{n}": "équipe" for n in range(1, 31)}}

    lignes = outline(render(droits(6, 30, portees=portees)))

    assert any(ligne.startswith("Heading 3: Portée des droits") for ligne in lignes)


def test_the_pages_after_a_landscape_matrix_are_upright_with_the_same_header() -> None:
    pages = sections(render(droits(6, 20, delegation="Un remplaçant." * 60)))

    assert "paysage" in [p.orientation for p in pages]
    assert pages[-1].orientation == "portrait"
    assert {p.entetes for p in pages[1:]} == {pages[1].entetes}


@pytest.mark.parametrize(
    "cahier",
    [
        pytest.param(droits(15, 30), id="rights"),
        pytest.param(couverture(12, 40, sans=1), id="coverage"),
        pytest.param(
            make_cahier(equipe={"raci": {"cahier des charges": {"MEM-1": "A/R", "MEM-2": "I"}}}),
            id="raci",
        ),
    ],
)
def test_a_matrix_repeats_its_header_cuts_no_row_and_is_described(cahier: Cahier) -> None:
    trouvees = matrices(render(cahier))

    assert trouvees
    for matrice in trouvees:
        assert matrice.entete_repetee
        assert matrice.insecables == len(matrice.lignes) + 1
        assert matrice.titre
        assert matrice.description
        assert all(titre.strip() for titre in matrice.titres)


def test_no_tint_stands_without_a_letter() -> None:
    for matrice in matrices(render(droits(6, 6))):
        assert all(texte.strip() for texte in matrice.teintes)


def test_the_legend_says_the_letters_of_the_matrix_and_no_other() -> None:
    lignes = outline(render(make_cahier(equipe={"raci": {"recette": {"MEM-1": "A"}}})))

    assert "CDC Note: A  répond du résultat    — aucun rôle" in lignes


def test_headers_set_by_tab_stops_reach_the_margin_of_a_landscape_page(tmp_path: Path) -> None:
    modele = tmp_path / "maison.docx"
    maison = docx.Document()
    maison.sections[0].header.paragraphs[0].text = "Société\t\tVersion"
    maison.add_paragraph("{{ corps }}")
    maison.save(str(modele))

    document = render(droits(6, 20, delegation="Un remplaçant."), modele=modele)

    debout, couchee = docx.Document(io.BytesIO(document)).sections[:2]
    assert couchee.orientation == WD_ORIENT.LANDSCAPE
    rapport = _text_width(couchee) / _text_width(debout)
    assert _last_stop(couchee) == pytest.approx(_last_stop(debout) * rapport, rel=0.001)


def test_the_header_of_the_template_of_the_toolkit_follows_the_page_by_itself() -> None:
    document = render(droits(6, 20))

    assert "paysage-" not in part(document, "[Content_Types].xml")


def _text_width(section: Section) -> int:
    largeurs = section.page_width, section.left_margin, section.right_margin
    page, gauche, droite = (int(largeur or 0) for largeur in largeurs)
    return page - gauche - droite


def _last_stop(section: Section) -> int:
    """Return the last tab stop of the header, its own or that of its style."""
    paragraphe = section.header.paragraphs[0]
    assert paragraphe.style is not None
    propres = list(paragraphe.paragraph_format.tab_stops)
    heritees = list(paragraphe.style.paragraph_format.tab_stops)
    return max(int(stop.position) for stop in propres or heritees)
