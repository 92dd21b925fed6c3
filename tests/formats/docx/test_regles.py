"""Business rules are said once, where they apply first; scope and long lists are not said twice."""

from __future__ import annotations

from typing import Any

from tests.builders import make_cahier
from tests.formats.docx.documents import outline, part, render, text

_REGLES = [{"id": f"RG-{n:02}", "enonce": f"règle {n}", "si": "a", "alors": "b"} for n in (1, 2, 3)]


def _document(**sections: Any) -> bytes:
    return render(make_cahier(**sections))


def test_a_rule_is_said_at_the_first_stage_that_applies_it_and_named_at_the_next() -> None:
    document = _document(
        regles=_REGLES, leads={"regles": ["RG-01", "RG-02"]}, clients={"regles": ["RG-02"]}
    )

    lignes = outline(document)
    assert sum("| RG-02 | Règle 2" in ligne for ligne in lignes) == 1
    assert "CDC Note: S’applique aussi : RG-02 règle 2." in lignes
    assert any(
        "| RG-03 | Règle 3" in ligne for ligne in lignes[lignes.index("Heading 1: Compléments") :]
    )
    assert "CDC Note: Les règles d’une étape sont avec elle : RG-01, 02 en 2b." in lignes
    corps = part(document, "word/document.xml")
    assert all(corps.count(f'w:name="RG_0{n}"') == 1 for n in (1, 2, 3))


def test_many_references_are_said_as_ranges() -> None:
    idents = [f"EX-LEA-{n:03}" for n in (1, 2, 3, 4, 6, 7, 9, 10, 11, 12)]
    exigences = [{"id": i, "titre": "Trier"} for i in idents]

    lignes = outline(_document(exigences=exigences, leads={"exigences": idents}))

    dite = "EX-LEA-001 à EX-LEA-004, EX-LEA-006, EX-LEA-007, EX-LEA-009 à EX-LEA-012"
    assert any(dite in ligne for ligne in lignes)


def test_the_scope_that_the_summary_says_is_not_said_again() -> None:
    objectifs = [{"id": "OBJ-01", "enonce": "vendre"}]
    perimetre = {"dans": ["Leads et devis"], "hypotheses": ["45 comptes"]}

    avec = text(_document(objectifs=objectifs, perimetre=perimetre))
    sans = text(_document(perimetre=perimetre))

    assert avec.count("Leads et devis") == 1
    assert "est dans la synthèse" in avec
    assert sans.count("Leads et devis") == 1
    assert "45 comptes" in avec and "45 comptes" in sans
