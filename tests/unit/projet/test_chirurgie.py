"""Edits as people see them: the lines that change, and only those."""

from __future__ import annotations

from typing import Any

import pytest

from cdc.projet.chirurgie import edit
from cdc.projet.donnees import CheminIntrouvableError, Edition, Insertion, Pose, Retrait
from cdc.projet.lecture import parse_document
from cdc.projet.noeuds import Chemin

TEXTE = """\
# L'entreprise
presentation:
  nom: Torréfaction   # raison sociale
  effectif:   # combien
  histoire: |  # en Markdown
    Un.

    * deux
  villes:
    # du nord au sud
    - Rennes  # siège
    # entre les deux
    - Le Mans
    # fin des villes
  tags: [a, "b", c]
  table: {a: 1, b: }

exigences:
- id: EX-1
  titre: 'Un'
  # les critères
  criteres:
  - x

- id: EX-2
  criteres: []
dernier: 0102030405"""


def changes(*editions: Edition) -> list[str]:
    """Return the lines removed and added by the edits."""
    avant = TEXTE.split("\n")
    apres = edit(parse_document(TEXTE, "f.yaml"), editions).texte.split("\n")
    debut = 0
    while debut < min(len(avant), len(apres)) and avant[debut] == apres[debut]:
        debut += 1
    fin = 0
    while fin < min(len(avant), len(apres)) - debut and avant[-1 - fin] == apres[-1 - fin]:
        fin += 1
    return [
        *(f"-{x}" for x in avant[debut : len(avant) - fin]),
        *(f"+{x}" for x in apres[debut : len(apres) - fin]),
    ]


@pytest.mark.parametrize(
    ("edition", "lignes"),
    [
        (
            Pose(("presentation", "nom"), "No"),
            ["-  nom: Torréfaction   # raison sociale", "+  nom: 'No'   # raison sociale"],
        ),
        (
            Pose(("presentation", "nom"), "Un\ndeux\n"),
            [
                "-  nom: Torréfaction   # raison sociale",
                "+  nom: |   # raison sociale", "+    Un", "+    deux",
            ],
        ),
        (
            Pose(("presentation", "nom"), ["a", "b"]),
            [
                "-  nom: Torréfaction   # raison sociale",
                "+  nom:   # raison sociale", "+    - a", "+    - b",
            ],
        ),
        (
            Pose(("presentation", "nom"), None),
            ["-  nom: Torréfaction   # raison sociale", "+  nom:   # raison sociale"],
        ),
        (
            Pose(("presentation", "effectif"), "12:30"),
            ["-  effectif:   # combien", "+  effectif: '12:30'   # combien"],
        ),
        (
            Pose(("presentation", "histoire"), "Un.\n\n* trois\n"),
            ["-    * deux", "+    * trois"],
        ),
        (
            Pose(("presentation", "histoire"), None),
            [
                "-  histoire: |  # en Markdown", "-    Un.", "-", "-    * deux",
                "+  histoire:  # en Markdown",
            ],
        ),
        (
            Insertion(("presentation", "villes"), None, ("Brest",)),
            ["+    - Brest"],
        ),
        (Insertion(("presentation", "villes"), 0, ("Brest",)), ["+    - Brest"]),
        (Insertion(("presentation", "villes"), 1, ("Brest",)), ["+    - Brest"]),
        (Retrait(("presentation", "villes", 0)), ["-    - Rennes  # siège"]),
        (Retrait(("presentation", "villes", 1)), ["-    - Le Mans"]),
        (
            Pose(("presentation", "villes"), ["Rennes", "Laval", "Le Mans"]),
            ["+    - Laval"],
        ),
        (
            Pose(("presentation", "tags", 1), "l'un, l'autre"),
            ['-  tags: [a, "b", c]', '+  tags: [a, "l\'un, l\'autre", c]'],
        ),
        (
            Insertion(("presentation", "tags"), None, ("d: e",)),
            ['-  tags: [a, "b", c]', "+  tags: [a, \"b\", c, 'd: e']"],
        ),
        (Retrait(("presentation", "tags", 2)), ['-  tags: [a, "b", c]', '+  tags: [a, "b"]']),
        (
            Pose(("presentation", "table", "b"), "2"),
            ["-  table: {a: 1, b: }", "+  table: {a: 1, b: 2 }"],
        ),
        (
            Insertion(("exigences", 1, "criteres"), None, ({"quand": "a", "alors": "b"},)),
            [
                "-  criteres: []",
                "+  criteres:", "+  - quand: a", "+    alors: b",
            ],
        ),
        (Retrait(("exigences", 0, "criteres", 0)), ["-  - x"]),
        (
            Retrait(("exigences", 0, "id")),
            ["-- id: EX-1", "-  titre: 'Un'", "+- titre: 'Un'"],
        ),
        (
            Insertion(("exigences",), None, ({"id": "EX-3", "sources": ["ENT-04"]},)),
            ["+", "+- id: EX-3", "+  sources: [ENT-04]"],
        ),
        (
            Pose(("nouvelle", "cle"), "valeur"),
            ["-dernier: 0102030405", "+dernier: 0102030405", "+nouvelle:", "+  cle: valeur"][1:],
        ),
        (Pose(("dernier",), "01000"), ["-dernier: 0102030405", "+dernier: '01000'"]),
        (Retrait(("dernier",)), ["-dernier: 0102030405"]),
    ],
)  # fmt: skip
def test_only_the_lines_concerned_change(edition: Edition, lignes: list[str]) -> None:
    attendu = [x for x in lignes if x != "+dernier: 0102030405"]

    assert changes(edition) == attendu


@pytest.mark.parametrize(
    ("rang", "attendu"),
    [
        (0, "l:\n  - u\n\n  - v\n\n  - a\n\n  - b  # b\n    # fin\n\nsuite: x\n"),
        (1, "l:\n  - a\n\n  - u\n\n  - v\n\n  - b  # b\n    # fin\n\nsuite: x\n"),
        (2, "l:\n  - a\n\n  - b  # b\n    # fin\n\n  - u\n\n  - v\n\nsuite: x\n"),
        (None, "l:\n  - a\n\n  - b  # b\n    # fin\n\n  - u\n\n  - v\n\nsuite: x\n"),
    ],
)
@pytest.mark.parametrize("saut", ["\n", "\r\n"])
def test_new_elements_stand_apart_as_their_neighbours_do(
    rang: int | None, attendu: str, saut: str
) -> None:
    texte = "l:\n  - a\n\n  - b  # b\n    # fin\n\nsuite: x\n".replace("\n", saut)

    apres = edit(parse_document(texte, "f.yaml"), [Insertion(("l",), rang, ("u", "v"))])

    assert apres.texte == attendu.replace("\n", saut)


def test_elements_that_touch_stay_together() -> None:
    texte = "l:\n- a\n# note\n- b\n\nsuite: x\n"

    apres = edit(parse_document(texte, "f.yaml"), [Insertion(("l",), None, ("u", "v"))])

    assert apres.texte == "l:\n- a\n# note\n- b\n- u\n- v\n\nsuite: x\n"


def test_a_blank_line_never_enters_the_text_above_it() -> None:
    texte = "l:\n- a\n\n- |+\n  b\n"

    apres = edit(parse_document(texte, "f.yaml"), [Insertion(("l",), None, ("n",))])

    assert apres.donnees == {"l": ["a", "b\n", "n"]}


@pytest.mark.parametrize(
    "valeur",
    ["0102030405", "01000", "12:30", "No", "1 234,56", "12/03/2026", "# a\n\n- *b*\n- `c`\n"],
)
def test_a_value_survives_load_edit_save_load(valeur: str) -> None:
    document = edit(parse_document(TEXTE, "f.yaml"), [Pose(("presentation", "effectif"), valeur)])
    relu = parse_document(document.texte, "f.yaml")

    encore = edit(relu, [Pose(("presentation", "nom"), "autre")])

    assert encore.donnees["presentation"]["effectif"] == valeur
    assert encore.donnees["dernier"] == "0102030405"
    assert list(encore.donnees["presentation"]) == list(relu.donnees["presentation"])


def test_a_new_key_goes_where_people_expect_it() -> None:
    ordre: dict[Chemin, list[str]] = {("presentation",): ["nom", "sigle", "effectif"]}

    document = edit(
        parse_document(TEXTE, "f.yaml"),
        [Pose(("presentation", "sigle"), "TM")],
        lambda chemin: ordre.get(chemin, []),
    )

    assert "raison sociale\n  sigle: TM\n  effectif:" in document.texte


def test_a_literal_text_swallows_no_comment() -> None:
    texte = "a:\n    # - exemple\n    # - autre\nb: x\n"

    document = edit(parse_document(texte, "f.yaml"), [Pose(("a",), "un\ndeux\n")])

    assert document.donnees == {"a": "un\ndeux\n", "b": "x"}
    assert "    # - exemple\n    # - autre\nb: x\n" in document.texte
    assert "|" in document.texte


def test_elements_fill_the_list_above_its_commented_model() -> None:
    texte = "liste:\n  # - id:\n  #   nom:\n\nautre:\n"
    document = parse_document(texte, "f.yaml")

    for nom in ("a", "b"):
        document = edit(document, [Insertion(("liste",), None, ({"id": nom, "nom": None},))])

    assert document.texte == (
        "liste:\n  - id: a\n    nom:\n  - id: b\n    nom:\n  # - id:\n  #   nom:\n\nautre:\n"
    )


@pytest.mark.parametrize(
    "edition",
    [
        Pose(("presentation", "nom", "x"), "y"),
        Pose(("presentation", "villes", 7), "y"),
        Retrait(("absente",)),
        Retrait(("presentation", "villes", 2)),
        Insertion(("presentation", "nom"), None, ("y",)),
        Insertion(("presentation", "villes"), 9, ("y",)),
    ],
)
def test_a_path_that_leads_nowhere_is_refused(edition: Edition) -> None:
    with pytest.raises(CheminIntrouvableError, match="Rien n’a été changé"):
        edit(parse_document(TEXTE, "f.yaml"), [edition])


@pytest.mark.parametrize(
    ("chemin", "valeur"), [(("presentation", "histoire"), "x\ny"), (("dernier",), "x\ny\n")]
)
def test_windows_line_ends_stay(chemin: Chemin, valeur: Any) -> None:
    document = parse_document(TEXTE.replace("\n", "\r\n"), "f.yaml")

    apres = edit(document, [Pose(chemin, valeur), Insertion(("exigences",), None, ("z",))])

    assert "\n" not in apres.texte.replace("\r\n", "")
    assert apres.donnees != document.donnees


def test_many_edits_are_made_in_one_reading() -> None:
    noms = [f"champ_{i}" for i in range(300)]
    texte = "".join(f"{nom}:  # aide\n" for nom in noms)

    apres = edit(parse_document(texte, "f.yaml"), [Pose((nom,), "No") for nom in noms])

    assert apres.texte == "".join(f"{nom}: 'No'  # aide\n" for nom in noms)
