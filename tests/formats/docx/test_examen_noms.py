"""The names that the examination knows are those that a rendering gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cdc.formats.document.donnees import PHRASE, Donnees
from cdc.formats.document.sections.contexte import Contexte
from cdc.formats.docx.examen.formes import Forme, known_names
from cdc.projet import load_projet
from cdc.resources import exemples
from cdc_schema.annotations import Diffusion


def test_every_value_of_an_example_is_where_the_examination_says() -> None:
    cahier = load_projet(exemples() / "torrefaction").cahier

    donnees = Donnees(Contexte.of(cahier, Diffusion.INTERNE)).cahier

    assert list(_disagreements("cahier", donnees, known_names()["cahier"])) == []


def _disagreements(chemin: str, valeur: Any, forme: Forme) -> Iterator[str]:
    if isinstance(valeur, dict) and forme.champs is not None:
        champs = forme.champs()
        if valeur.get(PHRASE) and forme.muette:
            yield f"{chemin} may be shown as a whole"
        yield from (f"{chemin}.{cle}" for cle in valeur.keys() - {PHRASE} ^ champs.keys())
        for cle in champs.keys() & valeur.keys():
            yield from _disagreements(f"{chemin}.{cle}", valeur[cle], champs[cle])
    elif isinstance(valeur, list) and forme.element is not None:
        for element in valeur:
            yield from _disagreements(f"{chemin}[]", element, forme.element)
    elif forme.valeur == isinstance(valeur, dict | list):
        yield f"{chemin} is {type(valeur).__name__}"
