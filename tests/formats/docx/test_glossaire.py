"""The words of the glossary lead to their definition from where each chapter first says them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.builders import make_cahier
from tests.formats.docx.documents import part, render

_LIEN = re.compile(r'<w:hyperlink w:anchor="(Terme_[a-z0-9_]+)"[^>]*>(.*?)</w:hyperlink>')
_TEXTE = re.compile(r"<w:t[^>]*>([^<]*)</w:t>")


def _links(*enonces: str, termes: tuple[str, ...] = ("Lead",), **sections: Any) -> list[str]:
    """Return the words linked to the glossary in a document whose requirements say `enonces`."""
    exigences = [
        {"id": f"EX-LEA-{n:03}", "titre": "Titre de lead", "enonce": e, "section": "2b"}
        for n, e in enumerate(enonces, 1)
    ]
    glossaire = [{"terme": t, "definition": f"Définition de {t}."} for t in termes]
    cahier = make_cahier(exigences=exigences, glossaire=glossaire, **sections)
    document = part(render(cahier), "word/document.xml")
    noms = set(re.findall(r'w:name="(Terme_[a-z0-9_]+)"', document))
    trouves = _LIEN.findall(document)
    assert {signet for signet, _ in trouves} <= noms
    return ["".join(_TEXTE.findall(run)) for _, run in trouves]


@pytest.mark.parametrize(
    ("termes", "phrase", "lies"),
    [
        pytest.param(("Lead",), "Trier un lead, puis un lead.", ["lead"], id="first only"),
        pytest.param(("Lead",), "Trier les leads.", ["leads"], id="plural"),
        pytest.param(("Dossier SAV",), "Les dossiers SAV.", ["dossiers SAV"], id="plural of many"),
        pytest.param(("Réserve",), "Une reserve levée.", ["reserve"], id="accent left out"),
        pytest.param(("Réserve",), "Un accès réservé.", [], id="another word by its accent"),
        pytest.param(("Lead",), "Voir leader, lead-time, lead.csv, EX-LEAD.", [], id="parts"),
        pytest.param(("VA",), "Cela va sans la VA.", ["VA"], id="acronym keeps its capitals"),
        pytest.param(
            ("Client", "Client inactif"), "Un client inactif.", ["client inactif"], id="longest"
        ),
        pytest.param(("Affaire",), "Le chiffre d’affaires baisse.", [], id="set phrase"),
        pytest.param(("Accord d’envoi",), "Sans accord d'envoi.", ["accord d'envoi"], id="quote"),
        pytest.param(("Lead",), "Un **lead** important.", ["lead"], id="in bold"),
    ],
)
def test_a_term_is_known_as_a_whole_word(
    termes: tuple[str, ...], phrase: str, lies: list[str]
) -> None:
    assert _links(phrase, termes=termes) == lies


def test_each_chapter_links_a_term_once_and_no_heading_does() -> None:
    lies = _links(
        "Trier les leads.",
        "Rappeler un lead.",
        presentation={"raison_sociale": "Essai", "produits_services": ["Lead"]},
        perimetre={"dans": ["Un lead", "Un autre lead"]},
    )

    assert lies == ["Lead", "leads", "lead"]


def test_a_term_without_definition_leads_nowhere() -> None:
    cahier = make_cahier(
        exigences=[{"id": "EX-LEA-001", "titre": "Trier", "enonce": "Trier un lead."}],
        glossaire=[{"terme": "Lead"}],
    )

    assert "Terme_" not in part(render(cahier), "word/document.xml")


def test_terms_that_look_alike_have_a_place_of_their_own() -> None:
    glossaire = [
        {"terme": terme, "definition": "Une définition."}
        for terme in ("Lead", "lead", "C+", "C++", "Éé", "日本")
    ]
    document = part(render(make_cahier(glossaire=glossaire)), "word/document.xml")

    noms = re.findall(r'w:name="(Terme_[^"]*)"', document)
    assert len(noms) == len(set(noms)) > 3
    assert all(re.fullmatch(r"Terme_[a-z0-9_]*", nom) and len(nom) <= 40 for nom in noms)
