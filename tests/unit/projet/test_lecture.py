"""What is read of a YAML file, and what is refused."""

from __future__ import annotations

import pytest

from cdc.projet.fautes import ProjetInvalideError
from cdc.projet.lecture import TAILLE_MAXIMALE, parse_document, read_document


def refusals(texte: str | bytes) -> list[str]:
    """Return `line:column message` of each fault of `texte`, narrow spaces made plain."""
    octets = texte.encode() if isinstance(texte, str) else texte
    with pytest.raises(ProjetInvalideError) as info:
        read_document(octets, "f.yaml")
    return [
        f"{f.position.ligne}:{f.position.colonne} {f.message}".replace("\u00a0", " ").replace(
            "\u202f", " "
        )
        for f in info.value.fautes
    ]


@pytest.mark.parametrize(
    "texte",
    [
        "0102030405", "01000", "12:30", "No", "on", "yes", "1 234,56", "12/03/2026", "2027-01-15",
        "1_000", "1.10", "0x1F", "~", "null", "true", "-5", "R&D", "a#b", "http://a.fr",
    ],
)  # fmt: skip
def test_a_text_is_never_typed(texte: str) -> None:
    assert parse_document(f"a: {texte}\nl:\n- {texte}\n", "f.yaml").donnees == {
        "a": texte,
        "l": [texte],
    }


@pytest.mark.parametrize("suite", ["", " ", "  # à remplir", "\n# note"])
def test_a_key_alone_is_unset(suite: str) -> None:
    assert parse_document(f"a:{suite}\nb: ''\n", "f.yaml").donnees == {"a": None, "b": ""}


@pytest.mark.parametrize("texte", ["", "# rien\n", "---\n", "\n\n"])
def test_an_empty_file_holds_nothing(texte: str) -> None:
    assert parse_document(texte, "f.yaml").donnees == {}


@pytest.mark.parametrize("saut", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_the_bytes_of_a_file_come_back(saut: str, bom: bytes) -> None:
    octets = bom + saut.join(["a: 😀", "b: |", "  x", "", "  y", "# fin"]).encode()

    document = read_document(octets, "f.yaml")

    assert document.octets == octets
    assert document.donnees == {"a": "😀", "b": "x\n\ny\n"}


def test_a_place_is_counted_as_editors_do() -> None:
    document = read_document("é: 😀\nliste:\n  - x\n  - id: 1\n    vide:\n".encode(), "f.yaml")

    assert str(document.position(("é",))) == "f.yaml:1:4"
    assert str(document.position(("é",), cle=True)) == "f.yaml:1:1"
    assert str(document.position(("liste", 1, "id"))) == "f.yaml:4:9"
    assert str(document.position(("liste", 1, "vide"))) == "f.yaml:5:5"
    assert str(document.position(("liste", 1, "absente"))) == "f.yaml:4:5"


@pytest.mark.parametrize(
    ("texte", "place", "mots"),
    [
        ("a:\n\tb: c\n", "2:1", "tabulation"),
        ("a: b\n\tc: d\n", "2:1", "tabulation"),
        ("a: 'x\nb: c\n", "1:4", "guillemet ' ouvert ici n’est jamais fermé"),
        ("a: b\nc\nd: e\n", "2:1", "« c » n’est ni une clé"),
        ("a:b\nc: d\n", "2:2", "il manque une espace après les deux-points"),
        ("a: b\nc:d\n", "2:1", "il manque une espace après les deux-points"),
        ("a: b\n  c: d\n", "2:4", "décalée vers la droite"),
        ("a:\n    b: c\n  d: e\n", "3:3", "retrait"),
        ("a: Objet : suivi\n", "1:10", "deux-points suivi d’une espace"),
        ("a: [x, y\nb: c\n", "2:2", "[ ouvert ligne 1"),
        ("a: {x: y\nb: c\n", "2:2", "{ ouvert ligne 1"),
        ("a: @x\n", "1:4", "« @ » sans guillemets"),
        ("a: 'l'eau'\n", "1:7", "après le guillemet fermant"),
        ('a: "C:\\users"\n', "1:9", "la barre « \\ »"),
        ("a:\n  - x\n  b: c\n", "3:3", "un tiret « - » est attendu"),
        ("a:\n  b: c\n  - x\n", "3:3", "un tiret de liste n’est pas attendu"),
        ("a: ]\n", "1:4", "ne commence pas par « ] »"),
        ("a: | x\n  b\n", "1:6", "le texte commence à la ligne suivante"),
        ("a: b\n---\nc: d\n", "2:1", "second document"),
        ("a: b\na: c\n", "2:1", "déjà écrite ligne 1"),
        ("a: {k: 1, k: 2}\n", "1:11", "déjà écrite ligne 1"),
        ("a: &x b\n", "1:4", "ancre « &x »"),
        ("a: *x\n", "1:4", "renvoi « *x »"),
        ("a: {<<: b}\n", "1:5", "fusion « << »"),
        ("a: !!str b\n", "1:4", "étiquette « !!str »"),
        ("a: !e!x b\n", "1:4", "« ! » annonce une étiquette"),
        ("? a\n: b\n", "1:3", "« ? clé »"),
        ("[a]: b\n", "1:1", "une clé est un mot"),
        ("a: {[b]: c}\n", "1:5", "une clé est un mot"),
        ("a: [b: c]\n", "1:5", "entre crochets"),
        ("a: {b, c: d}\n", "1:5", "« b » n’a pas de valeur"),
        ("'': b\n", "1:1", "la clé est vide"),
        ("- a\n", "1:1", "une liste au lieu de clés"),
        ("abc\n", "1:1", "un texte au lieu de clés"),
        ("a: \x00\n", "1:4", "caractère nul"),
        ("a: b\x0bc\n", "1:5", "saut de ligne de Word"),
        ("a: b\u2028c\n", "1:5", "séparateur de lignes"),
        ("a: b\rc\n", "1:5", "retour chariot isolé"),
        ("a: " + "[" * 40 + "]" * 40, "1:33", "plus de 30 niveaux"),
        ("a: " + "[" * 200_000, "1:33", "plus de 30 niveaux"),
        ("- " * 200_000, "1:61", "plus de 30 niveaux"),
    ],
)
def test_a_refusal_says_where_and_what(texte: str, place: str, mots: str) -> None:
    (refus,) = refusals(texte)

    assert refus.startswith(f"{place} ")
    assert mots in refus
    assert refus.endswith((".", "»", "?"))


@pytest.mark.parametrize(
    ("octets", "place", "mots"),
    [
        ("a: b\nété: c\n".encode("cp1252"), "2:1", "« é » de Windows"),
        ("a: b\n".encode("utf-16"), "1:1", "UTF-16"),
        (b"a: " + b"x" * TAILLE_MAXIMALE, "1:1", "la limite est de 20 Mo"),
    ],
)
def test_bytes_that_are_no_text_are_refused(octets: bytes, place: str, mots: str) -> None:
    (refus,) = refusals(octets)

    assert refus.startswith(f"{place} ")
    assert mots in refus


def test_every_refusal_of_a_file_is_told_at_once() -> None:
    texte = "a: &x 1\nb: *x\nc: 1\nc: 2\nd: [k: v]\n"

    assert [r.split(" ")[0] for r in refusals(texte)] == ["1:4", "2:4", "4:1", "5:5"]


def test_each_section_tells_its_syntax_error() -> None:
    texte = "a: b: c\nbon: oui\nc: [a\nd: e\nf: 'a' b\n"

    assert [r.split(" ")[0] for r in refusals(texte)] == ["1:5", "4:2", "5:8"]
