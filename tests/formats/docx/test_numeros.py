from __future__ import annotations

import re

import pytest

from cdc_schema.annotations import Diffusion
from tests.builders import make_cahier
from tests.formats.docx.documents import front, part, render

GLOSSAIRE = {"glossaire": [{"terme": "Lead", "definition": "Contact."}]}
REGLES = {"regles": [{"id": "RG-01", "si": "a", "alors": "b"}]}
SITES = {"presentation": {"sites": [{"nom": "Siège"}], "activites": [{"nom": "Café"}]}}


@pytest.mark.parametrize(
    ("sections", "reprises"),
    [
        pytest.param({**SITES}, ["0:1"], id="first-chapter-is-1"),
        pytest.param({**GLOSSAIRE}, ["0:8", "1:6"], id="8f-alone"),
        pytest.param({**GLOSSAIRE, **REGLES}, ["0:8", "1:6"], id="8f-then-8g"),
        pytest.param({**SITES, **REGLES}, ["0:1", "0:8", "1:7"], id="1a-then-8g"),
    ],
)
def test_word_counts_anew_only_where_it_would_be_wrong(
    sections: dict[str, object], reprises: list[str]
) -> None:
    listes = part(render(make_cahier(**sections)), "word/numbering.xml")

    trouvees = re.findall(r'w:ilvl="(\d)"><w:startOverride w:val="(\d+)"', listes)
    assert [":".join(reprise) for reprise in trouvees] == reprises


def test_a_full_internal_document_needs_no_new_count() -> None:
    cahier = make_cahier(cartographie={"sources": [{"id": "SRC-01", "nom": "a",
                                                    "versions_connues": "2"}]})  # fmt: skip

    listes = part(render(cahier, Diffusion.INTERNE), "word/numbering.xml")

    assert "startOverride" not in listes


def test_the_contents_say_the_numbers_that_word_will_show() -> None:
    lignes = front(render(make_cahier(**SITES, **REGLES)))

    assert [ligne for ligne in lignes if ligne.startswith("toc")] == [
        "toc 1: 1\tPrésentation de l’entreprise",
        "toc 2: 1a\tHistoire, activités, organisation",
        "toc 1: 8\tCompléments",
        "toc 2: 8g\tRègles de gestion",
    ]


def test_a_section_referred_to_is_a_field_that_word_keeps_true() -> None:
    cahier = make_cahier(
        hebergement={"accessibilite": "oui"}, propriete={"proprietaire": "le client"}
    )

    corps = part(render(cahier), "word/document.xml")

    assert " REF S4d \\r \\h " in corps
    assert 'w:name="S4d"' in corps


def test_criteria_start_at_1_in_each_requirement_without_a_list_for_each() -> None:
    critere = {"etant_donne": "a", "quand": "b", "alors": "c"}
    exigences = [
        {"id": f"EX-LEA-{n}", "section": "2b", "criteres_acceptation": [critere, critere]}
        for n in range(30)
    ]

    document = render(make_cahier(exigences=exigences))

    corps = part(document, "word/document.xml")
    assert corps.count('"CDCExigenceCritere"') == 60
    assert part(document, "word/numbering.xml").count("<w:num ") == 5 + 1
