"""The summary at the head of the document: what a hurried reader finds in it."""

from __future__ import annotations

from typing import Any

from cdc_schema.annotations import Diffusion
from tests.builders import make_cahier
from tests.formats.docx.documents import render, text

OBJECTIFS = [
    {
        "id": "OBJ-01",
        "enonce": "Répondre plus tôt",
        "indicateur": "Délai médian",
        "valeur_actuelle": {"valeur": "26", "unite": "h", "source": "Échantillon de septembre"},
        "valeur_cible": {"valeur": "4", "unite": "h"},
    }
]
PERIMETRE = {
    "dans": ["ventes"],
    "hors": [{"texte": "paie", "raison": "autre outil"}],
    "ulterieur": [{"texte": "portail"}],
}
RISQUES = [
    {"id": "RSQ-01", "description": "Retard mineur", "probabilite": "1", "impact": "1"},
    {"id": "RSQ-02", "description": "Reprise ratée", "probabilite": "4", "impact": "4"},
    {"id": "RSQ-03", "description": "Affaire close", "probabilite": "4", "impact": "4",
     "etat": "clos"},
]  # fmt: skip
SOURCES = [{"id": "SRC-03", "nom": "Fichier clients", "versions_connues": "5",
            "proprietaire": "ROL-COM"}]  # fmt: skip


def _summary(diffusion: Diffusion = Diffusion.PRESTATAIRE, **sections: Any) -> list[str]:
    """Return the lines of the summary, without those of the chapters."""
    lignes = text(render(make_cahier(**sections), diffusion)).splitlines()
    debuts = [i for i, ligne in enumerate(lignes) if ligne.startswith("CDC Titre 1 sans numéro")]
    if not debuts:
        return []
    fin = next(i for i, ligne in enumerate(lignes) if ligne.startswith("Heading 1"))
    return lignes[debuts[0] : fin]


def test_objectives_have_their_start_value_and_their_target() -> None:
    lignes = _summary(objectifs=OBJECTIFS, perimetre=PERIMETRE)

    ligne = next(ligne for ligne in lignes if "OBJ-01" in ligne)
    assert "26" in ligne and "4" in ligne
    assert "Échantillon" not in ligne


def test_the_scope_says_what_is_in_out_and_later() -> None:
    lignes = _summary(objectifs=OBJECTIFS, perimetre=PERIMETRE)

    titres = next(ligne for ligne in lignes if "Hors périmètre" in ligne)
    assert "Dans le périmètre" in titres and "Plus tard" in titres
    assert any("Ventes" in ligne and "Paie (autre outil)" in ligne for ligne in lignes)


def test_the_gravest_risks_come_first_for_those_inside_only() -> None:
    parties: dict[str, Any] = {
        "objectifs": OBJECTIFS,
        "perimetre": PERIMETRE,
        "risques": RISQUES,
    }

    interne = _summary(Diffusion.INTERNE, **parties)
    prestataire = "\n".join(_summary(**parties))

    rangs = [i for mot in ("Reprise ratée", "Retard mineur")
             for i, ligne in enumerate(interne) if mot in ligne]  # fmt: skip
    assert rangs == sorted(rangs) and len(rangs) == 2
    assert not any("Affaire close" in ligne for ligne in interne)
    assert "Reprise ratée" not in prestataire and "Risques" not in prestataire


def test_the_diagnostic_is_for_those_inside_only() -> None:
    parties: dict[str, Any] = {
        "objectifs": OBJECTIFS,
        "perimetre": PERIMETRE,
        "cartographie": {"sources": SOURCES},
    }

    interne = "\n".join(_summary(Diffusion.INTERNE, **parties))
    prestataire = "\n".join(_summary(**parties))

    assert "1 source en plusieurs versions (SRC-03, 5 versions)" in interne
    assert "Diagnostic" not in prestataire


def test_a_specification_that_says_little_has_no_summary() -> None:
    assert _summary(objectifs=OBJECTIFS) == []
    assert _summary() == []


def test_the_summary_is_the_first_entry_of_the_contents() -> None:
    lignes = text(render(make_cahier(objectifs=OBJECTIFS, perimetre=PERIMETRE))).splitlines()

    assert next(ligne for ligne in lignes if ligne.startswith("toc 1")).startswith(
        "toc 1: Synthèse"
    )
