"""The example's document: what a vendor reads, and what a vendor never reads."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import docx
import pytest
from lxml import etree

from cdc.formats.docx.rendu import render_cahier
from cdc.projet import load_projet
from cdc.resources import exemples, modeles
from cdc_schema import Cahier
from cdc_schema.annotations import Diffusion
from cdc_schema.base import Element
from cdc_schema.description import Champ, champs, vide
from cdc_schema.plan import CHAPITRES
from cdc_schema.types import Genre

EXEMPLE = exemples() / "torrefaction"
MODELE = modeles() / "word" / "cahier-des-charges.docx"


def test_nothing_internal_reaches_a_vendor() -> None:
    cahier = load_projet(EXEMPLE).cahier
    texte = _text(Diffusion.PRESTATAIRE)
    dits = {t for t, interne in _texts(cahier) if not interne}
    caches = {t for t, interne in _texts(cahier) if interne} - dits

    fuites = sorted(t for t in caches if t in texte and not any(t in dit for dit in dits))

    assert sum(t in _text(Diffusion.INTERNE) for t in caches) > 100
    assert fuites == []


@pytest.mark.parametrize("diffusion", list(Diffusion))
def test_every_requirement_is_in_the_document(diffusion: Diffusion) -> None:
    texte = _text(diffusion)

    assert [e.id for e in load_projet(EXEMPLE).cahier.exigences if str(e.titre) not in texte] == []


def test_only_an_internal_document_says_what_is_missing() -> None:
    assert "À compléter" in _text(Diffusion.INTERNE, "cycles-du-ponant")
    assert "À compléter" not in _text(Diffusion.PRESTATAIRE, "cycles-du-ponant")


def test_a_finished_project_has_nothing_left_to_write() -> None:
    assert "À compléter" not in _text(Diffusion.INTERNE)


@cache
def _text(diffusion: Diffusion, exemple: str = "torrefaction") -> str:
    """Return all the text of the document, properties and headers included."""
    contenu = render_cahier(load_projet(exemples() / exemple).cahier, MODELE, diffusion)
    document = docx.Document(io.BytesIO(contenu))
    parties = [p.blob for p in document.part.package.iter_parts() if p.partname.endswith(".xml")]
    return "\n".join(
        "".join(map(str, paragraphe.itertext()))
        for partie in parties
        for paragraphe in etree.fromstring(partie).iter("{*}p", "{*}title", "{*}creator")
    )


def _texts(cahier: Cahier) -> Iterator[tuple[str, bool]]:
    """Yield every long enough text of `cahier`, and whether it is internal."""
    yield from _of(cahier.projet, interne=False)
    for persona in cahier.personas:
        yield from _of(persona, interne=False)
    for persona in cahier.personas:
        yield from _of(persona, interne=False)
    for section in (s for c in CHAPITRES for s in c.sous_sections if not s.derive):
        valeur = getattr(cahier, section.cle)
        for element in valeur if section.repetition else [valeur]:
            yield from _of(element, interne=False)


def _of(element: Element, *, interne: bool) -> Iterator[tuple[str, bool]]:
    for champ in champs(type(element)):
        yield from _values(champ, getattr(element, champ.cle), interne=interne or champ.interne)


def _values(champ: Champ, valeur: Any, *, interne: bool) -> Iterator[tuple[str, bool]]:
    if vide(valeur):
        return
    if champ.genre is Genre.LISTE and champ.element is not None:
        for element in valeur:
            yield from _values(champ.element, element, interne=interne)
    elif champ.genre is Genre.ENREGISTREMENT:
        yield from _of(valeur, interne=interne)
    elif champ.genre in (Genre.TEXTE, Genre.TEXTE_LONG, Genre.COURRIEL) and len(valeur) > 7:
        yield valeur, interne
