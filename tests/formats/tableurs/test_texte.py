"""The text of a file is what its author wrote, whatever encoding the program chose."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdc.formats.tableurs.texte import decode
from tests.entretiens import plain

PHRASE = (
    "Où en êtes-vous ? Le suivi des « leads » était géré à l’œil nu : 3 000 € perdus, ça suffit."
)
MAJUSCULES = "QUESTION;RÉPONSE\nFRÉQUENCE;ÉLEVÉE\n"


@pytest.mark.parametrize("texte", [PHRASE, MAJUSCULES, "Intitulé;Réponse\n", "déjà"])
@pytest.mark.parametrize(
    ("encodage", "marque"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("cp1252", b""),
        ("mac_roman", b""),
    ],
)
def test_french_is_read_in_every_encoding_met(texte: str, encodage: str, marque: bytes) -> None:
    assert decode(marque + texte.encode(encodage)).texte == texte


@pytest.mark.parametrize("encodage", ["latin-1", "cp850"])
def test_the_encodings_of_old_programs_are_read(encodage: str) -> None:
    texte = "Le suivi des prospects était géré à la main, ça suffit : où sont les relevés ?\n"

    lu = decode(texte.encode(encodage))

    assert (lu.texte, lu.avertissements) == (texte, ())


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="ÃÂâ\ufeff\x00")))
def test_utf_8_is_exact(texte: str) -> None:
    assert decode(texte.encode()).texte == texte


def test_accents_encoded_twice_are_restored_and_told() -> None:
    lu = decode("Prénom;société\nZoé;« L’Étoile »\n".encode().decode("cp1252").encode())

    assert lu.texte == "Prénom;société\nZoé;« L’Étoile »\n"
    assert "étaient abîmés" in lu.avertissements[0]


def test_accents_damaged_in_part_are_kept_and_told() -> None:
    texte = "société;sociÃ©tÃ©;日本\n"

    lu = decode(texte.encode())

    assert lu.texte == texte
    assert "sont gardés tels quels" in plain(lu.avertissements[0])


def test_two_encodings_in_one_file_are_both_read_and_the_lines_told() -> None:
    lu = decode("Prénom\n".encode() + "Zoé\n".encode("cp1252") + "Léa\n".encode())

    assert lu.texte == "Prénom\nZoé\nLéa\n"
    assert "mêle deux encodages (lignes 2)" in plain(lu.avertissements[0])


def test_accents_of_one_byte_that_happen_to_be_utf_8_are_not_taken_for_it() -> None:
    texte = "Intitulé\nvoilà«’\n"

    assert decode(texte.encode("cp1252")).texte == texte


def test_characters_already_lost_are_told() -> None:
    assert "déjà perdus" in decode("soci\ufffdt\ufffd".encode()).avertissements[0]


def test_an_unknown_encoding_is_told() -> None:
    assert "n’est pas reconnu" in decode("Имя;Город\n".encode("cp1251")).avertissements[0]
