"""The schema holds the whole outline, and words all of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cdc_schema import Cahier
from cdc_schema.annotations import Objectif
from cdc_schema.base import Element
from cdc_schema.description import Champ, champs
from cdc_schema.plan import (
    CAS_DE_TEST,
    CHAPITRES,
    PERSONAS,
    RECETTE,
    SousSection,
    chapitre_de,
    numero,
    sous_section,
)
from cdc_schema.references import SANS_PREFIXE
from cdc_schema.types import Genre

ATTENDU = Path(__file__).with_name("plan_attendu.txt")
RECETTE_ATTENDUE = Path(__file__).with_name("recette_attendue.txt")
_NOMS = {Genre.REFERENCE: "ref", Genre.IDENTIFIANT: "texte", Genre.DATE_HEURE: "date"}
SECTIONS = [s for c in CHAPITRES for s in c.sous_sections]
EXPLIQUEES = [*SECTIONS, *(s for s in RECETTE if s is not PERSONAS)]


def test_every_data_item_and_record_field_of_the_outline_is_there() -> None:
    attendu = [
        ligne
        for ligne in ATTENDU.read_text(encoding="utf-8").splitlines()
        if not ligne.startswith("#")
    ]

    present = [
        ligne for s in (*SECTIONS, PERSONAS, CAS_DE_TEST) for ligne in _lines(s.modele, s.code)
    ]

    assert len(attendu) == 1397
    assert present == attendu


def test_every_item_of_the_objects_of_the_acceptance_is_there() -> None:
    attendu = [
        ligne
        for ligne in RECETTE_ATTENDUE.read_text(encoding="utf-8").splitlines()
        if not ligne.startswith("#")
    ]

    present = {
        f"{chemin} | {oblige} | {unite}"
        for section in RECETTE
        for chemin, _, oblige, _, _, unite in (
            ligne.split(" | ") for ligne in _lines(section.modele, section.code)
        )
    }

    assert len(attendu) == 110
    assert [ligne for ligne in attendu if ligne not in present] == []


def test_every_sub_section_is_a_key_of_one_chapter_file() -> None:
    cles = [s.cle for s in SECTIONS if not s.derive]

    hors_plan = ["projet", *(s.cle for s in RECETTE)]

    assert len(SECTIONS) == 36
    assert [c for c in Cahier.model_fields if c not in hors_plan] == cles


def test_a_chapter_numbers_its_sub_sections_and_a_lone_one_bears_its_number() -> None:
    assert chapitre_de("leads").numero_de(sous_section("2b")) == "2b"
    assert chapitre_de("X4").numero_de(sous_section("consultation")) == "8c"
    assert chapitre_de("equipe").numero_de(sous_section("6")) == "6"


@pytest.mark.parametrize("section", EXPLIQUEES, ids=lambda s: s.code)
def test_every_data_item_has_a_title_a_help_and_an_example(section: SousSection) -> None:
    muets = [c.cle for c in champs(section.modele) if not (c.titre and c.aide)]
    sans_exemple = [c.cle for c in champs(section.modele) if not c.exemple]

    assert muets == []
    assert sans_exemple == []


@pytest.mark.parametrize("section", EXPLIQUEES, ids=lambda s: s.code)
def test_words_follow_french_typography(section: SousSection) -> None:
    textes = [section.titre, section.question, section.chapeau, *_texts(section.modele)]

    fautifs = [t for t in textes if any(s in t for s in (" ;", " ?", " !", " :", "« ", "'", " »"))]

    assert fautifs == []


def _lines(modele: type[Element], prefixe: str) -> Iterator[str]:
    for c in champs(modele):
        chemin = f"{prefixe}.{c.cle}"
        objectifs = ",".join(o for o in Objectif if o in c.objectifs) or "-"
        diffusion, unite = c.diffusion.value, c.unite or "-"
        oblige = c.obligation.value
        yield f"{chemin} | {_type(c)} | {oblige} | {objectifs} | {diffusion} | {unite}"
        sous_modele = c.modele or (c.element.modele if c.element else None)
        if sous_modele is not None and _type(c) != "duree":
            yield from _lines(sous_modele, chemin)


def _type(c: Champ) -> str:
    if c.element is None:
        return _NOMS.get(c.genre, c.genre.value)
    if c.element.genre is Genre.ENREGISTREMENT:
        return "liste_enregistrements"
    return f"liste de {_type(c.element)}"


def _texts(modele: type[Element]) -> Iterator[str]:
    for c in champs(modele):
        yield from (c.titre, c.aide, c.exemple, c.unite, c.calcul)
        sous_modele = c.modele or (c.element.modele if c.element else None)
        if sous_modele is not None:
            yield from _texts(sous_modele)


@pytest.mark.parametrize("nom", ["P2", "0c", "entretiens"])
def test_a_sub_section_is_found_by_the_number_that_the_document_shows(nom: str) -> None:
    assert sous_section(nom).cle == "entretiens"
    assert numero(nom) == "0c"


def test_no_two_names_of_sub_sections_are_alike() -> None:
    numeros = [numero(s.code) for s in SECTIONS]

    assert len(set(numeros)) == len(numeros)
    assert all(sous_section(n) is s for n, s in zip(numeros, SECTIONS, strict=True))
    assert all(SANS_PREFIXE["sous_section"].match(n) for n in numeros)
