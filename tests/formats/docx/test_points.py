"""The open points: one list for the author, with where and who; nothing of it for a vendor."""

from __future__ import annotations

from typing import Any

from cdc.entretien.effets import Motif
from cdc.entretien.restes import ARediger, Avis, Restes
from cdc.entretien.suites import Suite
from cdc.formats.docx.rendu import render_cahier
from cdc_schema.annotations import Diffusion
from tests.builders import make_cahier
from tests.formats.docx.documents import MODELE, every_part, outline, render

_SUITE = Suite(
    personne="Ana Le Goff",
    identifiant="ENT-02",
    question="Q-FLX-16",
    intitule="Combien de leads par mois ?",
    pourquoi="la personne interrogée ne sait pas",
    motif=Motif.NE_SAIT_PAS,
    texte="à voir",
    de="Ana Le Goff",
    releve="ENT-02",
    cellule="Leads!E12",
)
_TEXTE = ARediger(
    "presentation.activites",
    "Activités",
    (Avis("Ana", "ENT-01", "A1", "un"), Avis("Luc", "ENT-02", "A2", "deux")),
)


def _points(diffusion: Diffusion = Diffusion.INTERNE, **sections: Any) -> list[str]:
    document = render_cahier(
        make_cahier(**sections),
        MODELE,
        diffusion,
        a_rediger=(_TEXTE,),
        restes=Restes(a_rediger=[_TEXTE], suites=(_SUITE,)),
    )
    lignes = outline(document)
    titre = "CDC Titre 1 sans numéro: Points ouverts"
    return lignes[lignes.index(titre) :] if titre in lignes else []


def test_texts_to_write_and_questions_to_ask_name_who_and_where() -> None:
    lignes = _points()

    assert (
        "CDC Tableau Dense | Activités, d’après 2 réponses. | 1a Histoire, activités, organisation "
        "| Ana, Luc"
    ) in lignes
    assert (
        "CDC Tableau Dense | Combien de leads par mois ? — la personne interrogée ne sait pas | "
        "ENT-02, Leads!E12 | Ana Le Goff"
    ) in lignes


def test_requirements_that_nothing_proves_or_explains_are_named() -> None:
    exigences = [
        {"id": f"EX-LEA-{n:03}", "titre": "Trier", "priorite": "indispensable"} for n in (1, 2, 3)
    ]
    cas = [{"id": "CT-01", "titre": "Trier", "exigences": ["EX-LEA-002"]}]

    lignes = "\n".join(_points(exigences=exigences, cas_de_test=cas))

    assert "Indispensable sans cas de test (2) : EX-LEA-001, 003. | 7 Exigences" in lignes
    assert "Sans origine (3) : EX-LEA-001 à 003." in lignes
    assert "Sans critère d’acceptation (3) : EX-LEA-001 à 003." in lignes


def test_words_without_agreement_and_references_to_nothing_are_listed() -> None:
    lignes = "\n".join(
        _points(
            glossaire=[
                {
                    "terme": "Lead",
                    "definition": "Un contact.",
                    "desaccords": "les ventes disent piste",
                }
            ],
            exigences=[{"id": "EX-LEA-001", "titre": "Trier", "objectifs": ["OBJ-77"]}],
        )
    )

    assert "Lead : les ventes disent piste | 8f Glossaire" in lignes
    assert "OBJ-77" in lignes.split("Références sans objet", 1)[1]


def test_a_vendor_reads_none_of_it() -> None:
    document = render_cahier(
        make_cahier(exigences=[{"id": "EX-LEA-001", "titre": "Trier"}]),
        MODELE,
        Diffusion.PRESTATAIRE,
        a_rediger=(_TEXTE,),
        restes=Restes(a_rediger=[_TEXTE], suites=(_SUITE,)),
    )

    parties = every_part(document)
    assert "Points ouverts" not in parties
    assert "Ana Le Goff" not in parties


def test_what_is_missing_is_said_by_section_and_empty_sections_together() -> None:
    lignes = outline(render(make_cahier(presentation={"raison_sociale": "A"}), Diffusion.INTERNE))

    points = lignes[lignes.index("CDC Titre 1 sans numéro: Points ouverts") :]
    vides = next(ligne for ligne in points if "Rubriques encore vides" in ligne)
    assert ": 0b, 0c, 0d, 0e" in vides and "1a" not in vides
    assert any("| 1a Histoire, activités" in ligne for ligne in points)
