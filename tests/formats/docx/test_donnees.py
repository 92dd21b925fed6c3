"""What a template makes of the data of a specification."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdc.errors import CdcError
from cdc_schema.annotations import Diffusion
from tests.builders import make_cahier
from tests.formats.docx.documents import every_part, front, render
from tests.formats.docx.gabarits import make_modele

if TYPE_CHECKING:
    from pathlib import Path

    from cdc_schema import Cahier

_LIGNES = ("{%p for e in cahier.exigences %}", "{}", "{%p endfor %}", "{{ chapitre_7 }}")


def _cahier() -> Cahier:
    return make_cahier(
        presentation={
            "raison_sociale": "Morvanelle & fils",
        },
        leads={"definition": "Née ici.\n\n- **un**\n- deux"},
        planning={"consultation": {"remise": "2026-11-22"}},
        objectifs=[
            {
                "id": "OBJ-01",
                "enonce": "Répondre : vite",
                "valeur_cible": {"valeur": "1234,5", "unite": "€"},
            }
        ],
        exigences=[
            {"id": "EX-1", "titre": "Importer", "lot": "LOT-1", "objectifs": ["OBJ-01"]},
            {
                "id": "EX-2",
                "titre": "Exporter",
                "statut": "abandonnée",
                "provenance": ["ENT-01#Q-ENT-01"],
            },
        ],
    )


@pytest.mark.parametrize(
    ("paragraphe", "attendu"),
    [
        ("{{ cahier.presentation.raison_sociale }}", "Morvanelle & fils"),
        ("{{ cahier.planning.consultation.remise }}", "22/11/2026"),
        ("[{{ cahier.planning.consultation.envoi }}]", "[]"),
        ("{{ cahier.objectifs[0].valeur_cible }}", "1 234,5 €"),
        ("{{ cahier.objectifs[0].valeur_cible.valeur }}", "1 234,5"),
        ("{{ cahier.objectifs[0].enonce }}", "Répondre : vite"),
        ("{{ cahier.objectifs[0] }}", "OBJ-01 Répondre : vite"),
        ("{{ cahier.leads.definition }}", "Née ici.\n• un\n• deux"),
        ("{{ cahier.exigences[0].objectifs }}", "OBJ-01"),
        ("{{ cahier.exigences[0].objectifs|libelle|join(' / ') }}", "Répondre : vite"),
        ("{{ cahier.exigences|length }}", "1"),
        ("{% if cahier.risques %}oui{% else %}non{% endif %}", "non"),
        ("{{ cahier.exigences|map(attribute='titre')|join(', ') }}", "Importer"),
        ("{% for e in cahier.exigences if e.lot == 'LOT-1' %}{{ e.id }}{% endfor %}", "EX-1"),
        ("{{ cahier['exigences'][0]['titre']|upper }}", "IMPORTER"),
    ],
)
def test_a_placeholder_reads_the_data(tmp_path: Path, paragraphe: str, attendu: str) -> None:
    modele = make_modele(tmp_path, paragraphe, "{{ chapitre_7 }}")

    assert front(render(_cahier(), modele=modele)) == [f"Normal: {attendu}"]


def test_a_loop_gives_one_paragraph_for_each_requirement(tmp_path: Path) -> None:
    modele = make_modele(tmp_path, *(p.replace("{}", "{{ e.id }} {{ e.titre }}") for p in _LIGNES))

    vendeur = front(render(_cahier(), modele=modele))
    interne = front(render(_cahier(), Diffusion.INTERNE, modele))

    assert vendeur == ["Normal: EX-1 Importer"]
    assert interne == ["Normal: EX-1 Importer", "Normal: EX-2 Exporter"]


def test_nothing_internal_reaches_a_vendor_through_the_data(tmp_path: Path) -> None:
    cahier = make_cahier(
        risques=[{"id": "RSQ-01", "description": "Secretissime", "probabilite": 4}],
        exigences=[{"id": "EX-1", "titre": "Importer", "provenance": ["ENT-77#Q-ENT-01"]}],
    )
    modele = make_modele(
        tmp_path,
        "{% for s in cahier %}{{ s }}{% for e in cahier[s] %}{{ e }}{% endfor %}{% endfor %}",
        "{{ chapitre_7 }}",
    )

    document = every_part(render(cahier, modele=modele))

    assert "Secretissime" not in document
    assert "ENT-77" not in document


@pytest.mark.parametrize(
    ("balise", "message"),
    [
        ("{{ chapitre_44 }}", "« {{ chapitre_44 }} » n’existe pas. Les plus proches : « chapitre_"),
        ("{{ societee }}", "« {{ societee }} » n’existe pas. Les plus proches : « societe »"),
        (
            "{{ cahier.exigence }}",
            "« {{ exigence }} » n’existe pas. Les plus proches : « exigences »",
        ),
        ("{{ cahier.presentation.raison_social }}", "Les plus proches : « raison_sociale »"),
        ("{{ zzzzzz }}", "Toutes les balises sont dans modeles/word/LISEZMOI.md"),
        ("{{ cahier.presentation }}", "ne s’affiche pas en entier"),
        ("{{ titre|center(9) }}", "le filtre « center »"),
    ],
)
def test_what_does_not_exist_is_named_with_what_it_resembles(
    tmp_path: Path, balise: str, message: str
) -> None:
    modele = make_modele(tmp_path, "{{ chapitre_7 }}", balise)

    with pytest.raises(CdcError) as refus:
        render(_cahier(), modele=modele)

    assert message in str(refus.value)
