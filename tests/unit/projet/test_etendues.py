"""A place told is the place in the text, whatever the scalar is written like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cdc.projet import ProjetInvalideError
from cdc.projet.caracteres_lus import origins
from cdc.projet.etendues import spread
from cdc.projet.lecture import parse_document, read_document
from cdc.projet.noeuds import Document, Noeud, Scalaire, Table
from tests.unit.projet.yaml_aleatoire import YamlAleatoire, documents

if TYPE_CHECKING:
    from collections.abc import Iterator

REGLAGES = settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow])
MOTS = ["un", "l'eau", "été", '"x"', "\\", "  ", "\n", "\n\n", "# a", "- b", "😀", "\t", "a:"]
STYLES = [None, "'", '"', "|", ">"]


def scalars(noeud: Noeud) -> Iterator[Scalaire]:
    if isinstance(noeud, Scalaire):
        yield noeud
    else:
        for dedans in noeud.valeurs if isinstance(noeud, Table) else noeud.elements:
            yield from scalars(dedans)


def assert_each_character_is_where_it_is_told(document: Document) -> None:
    texte = document.texte
    for scalaire in scalars(document.racine):
        valeur, places = scalaire.texte or "", origins(texte, scalaire)
        assert len(places) == len(valeur)
        jusque = scalaire.debut
        for lettre, (debut, fin) in zip(valeur, places, strict=True):
            ecrit = texte[debut:fin]
            assert debut >= jusque
            if lettre in " \t\n":
                assert not ecrit.strip(" \t\r\n") or ecrit.startswith("\\")
            else:
                assert ecrit == lettre or ecrit.startswith("\\") or ecrit == lettre * 2 == "''"
            jusque = fin


@REGLAGES
@given(documents())
def test_each_character_of_a_value_is_where_it_is_told(document: YamlAleatoire) -> None:
    assert_each_character_is_where_it_is_told(parse_document(document.texte, "f.yaml"))


@REGLAGES
@given(
    st.lists(st.sampled_from(MOTS), min_size=1, max_size=25).map(" ".join) | st.text(max_size=30),
    st.sampled_from(STYLES),
    st.integers(10, 80),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
)
def test_each_character_is_found_in_what_another_program_wrote(
    valeur: str, style: str | None, largeur: int, accents: bool, saut: str
) -> None:
    ecrit = yaml.dump(
        [{"k": valeur}], default_style=style, width=largeur, allow_unicode=accents
    ).replace("\n", saut)
    try:
        document = read_document(f"a:{saut}{ecrit}".encode(), "f.yaml")
    except (ProjetInvalideError, UnicodeEncodeError):
        return  # what a project refuses

    assert_each_character_is_where_it_is_told(document)


@REGLAGES
@given(
    st.lists(st.integers(0, 999), min_size=2, max_size=40, unique=True),
    st.sampled_from(STYLES),
    st.integers(10, 60),
    st.data(),
)
def test_words_are_on_the_line_and_at_the_column_told(
    nombres: list[int], style: str | None, largeur: int, data: st.DataObject
) -> None:
    mots = [f"é{nombre}ç" for nombre in nombres]
    valeur = " ".join(mots)
    dite = yaml.dump({"k": {"l": valeur}}, default_style=style, width=largeur, allow_unicode=True)
    document = parse_document(dite, "f.yaml")
    mot = data.draw(st.sampled_from(mots))
    debut = valeur.index(mot)

    etendue = spread(document, ("k", "l"), debut, debut + len(mot))

    lignes = dite.split("\n")[etendue.ligne - 1 : etendue.fin_ligne]
    lignes[-1] = lignes[-1][: etendue.fin_colonne - 1]
    lignes[0] = lignes[0][etendue.colonne - 1 :]
    lu = "".join(lignes)
    # A long word may be cut between double quotes, at an escaped line end.
    assert re.sub(r"\\ *", "", lu) == mot


TEXTE = """\
exigences:
  - id: EX-VTE-001   # la première
    enonce: >-
      La recherche
      doit être rapide.
    sources: []
  - id: EX-VTE-002
    titre: 'l''outil convivial'
    enonce:
"""


@pytest.mark.parametrize(
    ("chemin", "mots", "place"),
    [
        pytest.param(("exigences", 0, "enonce"), (23, 29), (5, 17, "rapide"), id="folded"),
        pytest.param(("exigences", 0, "enonce"), (13, 17), (5, 7, "doit"), id="after-fold"),
        pytest.param(("exigences", 1, "titre"), (8, 17), (8, 22, "convivial"), id="quoted"),
        pytest.param(("exigences", 0, "enonce"), (0, 0), (4, 7, "La recherche"), id="whole"),
        pytest.param(("exigences", 0), (0, 0), (2, 5, "id: EX-VTE-001"), id="element"),
        pytest.param(("exigences",), (0, 0), (1, 1, "exigences"), id="list"),
        pytest.param(("exigences", 0, "sources"), (0, 0), (6, 5, "sources"), id="empty-list"),
        pytest.param(("exigences", 1, "enonce"), (0, 0), (9, 5, "enonce"), id="unset"),
        pytest.param(("exigences", 1, "lot"), (0, 0), (7, 5, "id: EX-VTE-002"), id="absent"),
        pytest.param(("workflows",), (0, 0), (1, 1, ""), id="absent-section"),
    ],
)
def test_what_has_no_words_of_its_own_has_the_place_of_its_key_or_first_line(
    chemin: tuple[str | int, ...], mots: tuple[int, int], place: tuple[int, int, str]
) -> None:
    etendue = spread(parse_document(TEXTE, "f.yaml"), chemin, *mots)

    ligne = TEXTE.split("\n")[etendue.ligne - 1]
    fin = etendue.fin_colonne if etendue.fin_ligne == etendue.ligne else len(ligne) + 1
    assert (etendue.ligne, etendue.colonne, ligne[etendue.colonne - 1 : fin - 1]) == place
