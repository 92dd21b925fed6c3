from __future__ import annotations

import pytest
from lxml import etree

from cdc.formats.document.typographie import sentence
from tests.builders import make_cahier
from tests.formats.docx.documents import every_part, part, render, text


@pytest.mark.parametrize(
    ("ecrit", "lu"),
    [
        pytest.param("R&D <b>gras</b> > 80 %", "R&D <b>gras</b> > 80 %", id="markup"),
        pytest.param("</w:t></w:r></w:p>", "</w:t></w:r></w:p>", id="wordprocessingml"),
        pytest.param("{{ titre }} {% if %}", "{{ titre }} {% if %}", id="jinja"),
        pytest.param("a\x00b\x07c\x1fd\x7fe", "abcd\x7fe", id="controls"),
        pytest.param("a\ufffeb\uffffc", "abc", id="non-characters"),
        pytest.param("café ☕ 👩🏽‍💻", "café ☕ 👩🏽‍💻", id="emoji"),
        pytest.param("a\ud800b\udfffc", "abc", id="lone-surrogates"),
        pytest.param("&amp; &#0; &lt;", "&amp; &#0; &lt;", id="entities"),
        pytest.param("]]> <!-- --> <?xml?> \"'", "]]> <!-- --> <?xml?> \"'", id="xml"),
    ],
)
def test_any_text_is_safe_everywhere(ecrit: str, lu: str) -> None:
    cahier = make_cahier(
        projet={"titre": ecrit, "auteurs": [ecrit], "version": ecrit, "avertissement": ecrit},
        presentation={"raison_sociale": ecrit, "sites": [{"nom": ecrit, "ville": ecrit}]},
        exigences=[{"id": "EX-LEA-001", "titre": ecrit, "section": "2b"}],
    )

    document = render(cahier)

    assert text(document).count(lu) >= 4
    for nom in ("word/header1.xml", "word/footer2.xml", "docProps/core.xml", "docProps/custom.xml"):
        etree.fromstring(part(document, nom).encode())


@pytest.mark.parametrize(
    ("ecrit", "lu"),
    [
        pytest.param("Qui ? Quoi ! Où ; là", "Qui\u202f? Quoi\u202f! Où\u202f; là", id="thin"),
        pytest.param("Prix : 3 € ou 4 %", "Prix\u00a0: 3\u00a0€ ou 4\u00a0%", id="wide"),
        pytest.param("le 1er mars et le 18 août", "1er\u00a0mars et le 18\u00a0août", id="days"),
        pytest.param(
            "1 180 contrats, 12 mars", "1\u202f180 contrats, 12\u00a0mars", id="thousands"
        ),
        pytest.param(
            "02 61 91 27 40, 2 marsouins",
            "02\u00a061\u00a091\u00a027\u00a040, 2 marsouins",
            id="others",
        ),
        pytest.param("« ? » ; « %", "«\u00a0?\u00a0»\u202f; «\u00a0%", id="signs side by side"),
        pytest.param("« Perdu »", "«\u00a0Perdu\u00a0»", id="quotes"),
        pytest.param("a:b;c?d! https://x.fr/?q", "a:b;c?d! https://x.fr/?q", id="nothing-added"),
    ],
)
def test_plain_spaces_before_punctuation_become_non_breaking(ecrit: str, lu: str) -> None:
    assert lu in part(
        render(make_cahier(presentation={"raison_sociale": ecrit})), "word/document.xml"
    )


def test_same_project_same_bytes() -> None:
    cahier = make_cahier(
        projet={"titre": "CRM", "date": "20/11/2026"},
        regles=[{"id": "RG-01", "si": "a", "alors": "b"}],
    )

    assert render(cahier) == render(cahier)


def test_properties_say_who_and_when_from_the_project_only() -> None:
    cahier = make_cahier(
        projet={"titre": "CRM", "date": "20/11/2026", "version": "1.2", "auteurs": ["AMOA"]},
        presentation={"raison_sociale": "Morvanelle"},
    )

    document = render(cahier)

    core = part(document, "docProps/core.xml")
    assert "<dc:title>CRM</dc:title>" in core
    assert "<dc:creator>AMOA</dc:creator>" in core
    assert "<dc:language>fr-FR</dc:language>" in core
    assert core.count("2026-11-20T00:00:00Z") == 2
    assert "<Company>Morvanelle</Company>" in part(document, "docProps/app.xml")
    assert 'name="Version document"><vt:lpwstr>1.2<' in part(document, "docProps/custom.xml")
    assert "created" not in part(render(make_cahier()), "docProps/core.xml")


def test_the_document_is_in_french_and_its_tables_are_described() -> None:
    cahier = make_cahier(regles=[{"id": "RG-01", "si": "a", "alors": "b"}])

    document = render(cahier)

    assert '<w:lang w:val="fr-FR"' in part(document, "word/styles.xml")
    corps = part(document, "word/document.xml")
    assert corps.count("<w:tblCaption") == corps.count("<w:tbl>")
    assert "<w:cantSplit/><w:tblHeader/>" in corps


def test_references_lead_to_what_they_name_and_stay_in_one_piece() -> None:
    regle = {"id": "RG-01", "si": "a", "alors": "b"}
    processus = {"id": "PRC-01", "nom": "Vendre", "regles": ["RG-01", "RG-99"]}

    corps = part(render(make_cahier(processus=[processus], regles=[regle])), "word/document.xml")

    assert '<w:hyperlink w:anchor="RG_01"' in corps
    assert 'w:name="RG_01"' in corps
    assert '<w:hyperlink w:anchor="RG_99"' not in corps
    lettres = corps.replace(' xml:space="preserve"', "")
    assert "<w:t>RG</w:t><w:noBreakHyphen/><w:t>99</w:t>" in lettres


def test_identifiers_that_an_author_writes_lead_to_what_they_name() -> None:
    regle = {"id": "RG-01", "si": "a", "alors": "b"}
    dit = "Selon RG-01 et **RG-02**, voir `RG-01` et X-RG-01."
    leads = {"definition": dit, "entree": "un clic"}

    document = render(make_cahier(leads=leads, regles=[regle]))

    corps = part(document, "word/document.xml")
    paragraphe = corps[corps.index("Selon ") :].partition("</w:p>")[0]
    assert paragraphe.count('<w:hyperlink w:anchor="RG_01"') == 1
    assert "RG_02" not in paragraphe
    assert "Selon RG-01 et RG-02, voir RG-01 et X-RG-01." in text(document)


def test_nothing_is_formatted_but_by_styles() -> None:
    cahier = make_cahier(
        presentation={"raison_sociale": "a", "saisonnalite": {"description": "**b** *c* `d`"}},
        exigences=[{"id": "EX-LEA-001", "titre": "e", "priorite": "important"}],
    )

    corps = part(render(cahier), "word/document.xml")

    for balise in ("w:b/", "w:i/", "w:color", "w:sz ", "w:shd", "w:jc ", "w:rFonts", "w:tcBorders"):
        assert f"<{balise}" not in corps


def test_every_part_is_well_formed() -> None:
    assert every_part(render(make_cahier()))


@pytest.mark.parametrize(
    ("ecrit", "montre"),
    [
        ("moins de 2 %", "Moins de 2 %"),
        ("à la collecte", "À la collecte"),
        ("e-mail", "E-mail"),
        ("clients_pro.xlsx", "clients_pro.xlsx"),
        ("contact@exemple.fr", "contact@exemple.fr"),
        ("v3", "v3"),
        ("iPhone", "iPhone"),
        ("", ""),
    ],
)
def test_a_sentence_takes_its_capital_a_file_or_an_address_does_not(
    ecrit: str, montre: str
) -> None:
    assert sentence(ecrit) == montre
