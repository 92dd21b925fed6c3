"""The tables that people consult: dictionary, interfaces, sources, processing of personal data."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.builders import make_cahier
from tests.formats.docx.documents import outline, part, render

_DENSE, _DETAIL = "CDC Tableau Dense", "CDC Tableau Détaillé"
_CHAMP: dict[str, Any] = {
    "id": "CH-LEA-01",
    "libelle": "courriel",
    "entite": "DON-LEAD",
    "type": "texte",
    "source": "ROL-COM",
    "maitre": "SYS-CRM",
}
_AUTOUR: dict[str, Any] = {
    "cartographie": {"entites": [{"id": "DON-LEAD", "nom": "Lead"}]},
    "droits": {
        "roles": [{"id": "ROL-COM", "nom": "Commercial"}, {"id": "ROL-DIR", "nom": "Direction"}],
        "matrice": {"ROL-COM": {"DON-LEAD": ["C", "R", "U"]}, "ROL-DIR": {"DON-LEAD": ["R"]}},
    },
    "existant": {
        "systemes": [{"id": "SYS-CRM", "nom": "CRM"}, {"id": "SYS-ERP", "nom": "ERP Orchis"}]
    },
}


def _lines(style: str, **sections: Any) -> list[str]:
    lignes = outline(render(make_cahier(**{**_AUTOUR, **sections})))
    return [ligne.removeprefix(f"{style} | ") for ligne in lignes if ligne.startswith(style)]


def test_a_dictionary_says_who_owns_a_value_once_when_one_system_does() -> None:
    lignes = _lines("CDC", leads={"champs": [_CHAMP, {**_CHAMP, "id": "CH-LEA-02"}] * 2})

    assert any("Réf. | Donnée | Type | Source" in ligne for ligne in lignes)
    assert not any("Source → maître" in ligne for ligne in lignes)
    assert any("Système maître : CRM" in ligne for ligne in lignes)


def test_a_dictionary_says_who_owns_each_value_when_several_systems_do() -> None:
    autre = {**_CHAMP, "id": "CH-LEA-02", "source": "SYS-ERP", "maitre": "SYS-ERP"}

    lignes = _lines(_DETAIL, leads={"champs": [_CHAMP, autre]})

    assert "Réf. | Donnée | Type | Source → maître" in lignes
    assert "CH-LEA-01 | Courriel | Texte | Commercial → CRM" in lignes
    assert "CH-LEA-02 | Courriel | Texte | ERP Orchis" in lignes


def test_a_dictionary_says_which_roles_may_change_its_data() -> None:
    notes = _lines("CDC Note: ", leads={"champs": [_CHAMP]})

    assert any("Modifié par (4c) — Lead : Commercial." in note for note in notes)


@pytest.mark.parametrize(
    ("donnees", "dit"),
    [
        ({"type": "date", "exemple": "01/03/2027"}, "Date"),
        ({"type": "email", "exemple": "ana@exemple.fr"}, "E-mail"),
        ({"type": "texte", "exemple": "Pinçon"}, "Texte"),
        ({"type": "texte", "exemple": "SAV-2027-00012"}, "Texte (ex. SAV-2027-00012)"),
        ({"type": "liste", "valeurs": ["web", "salon"], "exemple": "web"}, "Liste : web, salon"),
    ],
)
def test_an_example_is_given_where_it_says_more_than_the_type(
    donnees: dict[str, Any], dit: str
) -> None:
    lignes = _lines(_DENSE, leads={"champs": [{"id": "CH-LEA-01", **donnees}]})

    assert f"CH-LEA-01 | {dit}" in lignes


def test_personal_data_lead_to_their_processing_which_names_them() -> None:
    personnel = {**_CHAMP, "personnel": True, "traitement": "TRT-01"}
    sensible = {**personnel, "id": "CH-LEA-02", "sensible": True}
    traitement = {
        "id": "TRT-01",
        "finalite": "suivre les leads",
        "base_legale": ["intérêt légitime"],
        "personnes": "leads",
        "categories_donnees": "identité",
        "destinataires": "commerce",
        "duree_active": "3 ans",
        "depart_duree": "Le dernier contact",
        "archivage_intermediaire": "5 ans",
        "archivage_precision": "preuve",
        "sort_final": "suppression",
    }

    lignes = _lines(
        "CDC Tableau",
        leads={"champs": [personnel, sensible]},
        confidentialite={"traitements": [traitement]},
    )

    assert any(ligne.endswith("| TRT-01") for ligne in lignes)
    assert any(ligne.endswith("| Sensible, TRT-01") for ligne in lignes)
    registre = "\n".join(lignes)
    assert (
        "TRT-01 | Suivre les leads / Intérêt légitime | Leads / Identité | Commerce | 3 ans / "
        "à compter de : le dernier contact / puis archive 5 ans (preuve), puis suppression"
    ) in registre
    assert "Dictionnaire : CH-LEA-01, 02" in registre


def test_interfaces_wear_the_badges_of_the_flows_and_lead_to_them() -> None:
    flux = {"id": "FLX-05", "emetteur": "SYS-CRM", "recepteur": "SYS-ERP", "mode": "API"}
    interface = {
        "id": "INT-01",
        "systemes": {"a": "SYS-CRM", "b": "SYS-ERP", "sens": "deux sens"},
        "flux_couverts": ["FLX-05"],
        "technologie": "API REST",
        "authentification": "jeton",
        "frequence": {"frequence": "quotidien", "delai_max": "1 h", "precision": "la nuit"},
        "volume": {"moyen": 122, "pointe": 140},
        "supervision": {"journal": "chaque appel", "alerte_a": ["ROL-COM"], "delai": "15 min"},
    }

    document = render(make_cahier(**{**_AUTOUR, "flux": [flux], "interfaces": [interface]}))

    lignes = "\n".join(outline(document))
    assert (
        "INT-01 | CRM ↔ ERP Orchis | F05 | API REST / Jeton | Quotidien, 1 h au plus (la nuit) | "
        "122 par jour, 140 par jour en pointe"
    ) in lignes
    assert "Supervision et alerte : chaque appel, alerte à Commercial sous 15 min" in lignes
    corps = part(document, "word/document.xml")
    assert re.search(r'w:anchor="FLX_05"[^>]*><w:r><w:rPr><w:rStyle w:val="CDCBadge"', corps)
    assert 'w:name="INT_01"' in corps


def test_the_inventory_shows_the_quality_of_each_source() -> None:
    source = {
        "id": "SRC-03",
        "nom": "clients_pro.xlsx",
        "type": "excel",
        "emplacement": "disque Commerce",
        "lignes": 3140,
        "versions_connues": 5,
        "doublons": 11,
        "vides": 18,
        "sort": "nettoyer puis reprendre",
    }

    lignes = _lines(_DENSE, cartographie={"sources": [source]})

    assert lignes[:2] == [
        "Réf. | Source | Lignes | Versions | Doublons | Vides | Sort",
        (
            "SRC-03 | clients_pro.xlsx / Excel, disque Commerce | 3 140 | 5 | 11 % | 18 % | "
            "Nettoyer puis reprendre"
        ),
    ]
