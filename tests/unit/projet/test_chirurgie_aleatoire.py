"""Every kind of edit, on every kind of YAML: the asked data, and nothing else changed."""

from __future__ import annotations

import copy
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cdc.projet import analyseur
from cdc.projet.chirurgie import edit
from cdc.projet.donnees import Deplacement, Edition, Insertion, Pose, Retrait
from cdc.projet.lecture import parse_document
from cdc.projet.noeuds import Chemin, Document
from tests.unit.projet.yaml_aleatoire import YamlAleatoire, documents, textes, valeurs

if TYPE_CHECKING:
    from collections.abc import Iterator

REGLAGES = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def paths(valeur: Any, ici: Chemin = ()) -> list[Chemin]:
    enfants: Any = []
    if isinstance(valeur, dict):
        enfants = list(valeur.items())
    elif isinstance(valeur, list):
        enfants = list(enumerate(valeur))
    dedans = [p for cle, v in enfants for p in paths(v, (*ici, cle))]
    return [ici, *dedans] if ici else dedans


def at(donnees: Any, chemin: Chemin) -> Any:
    for segment in chemin:
        donnees = donnees[segment]
    return donnees


def expected(donnees: Any, edition: Edition) -> Any:
    """Apply `edition` to a copy of the data, in the plainest way."""
    attendu = copy.deepcopy(donnees)
    parent = at(attendu, edition.chemin[:-1])
    dernier = edition.chemin[-1]
    if isinstance(edition, Pose):
        parent[dernier] = edition.valeur
    elif isinstance(edition, Retrait):
        del parent[dernier]
    elif isinstance(edition, Deplacement):
        parent.insert(edition.rang, parent.pop(dernier))
    else:
        liste = parent[dernier] if parent[dernier] is not None else []
        rang = len(liste) if edition.rang is None else edition.rang
        parent[dernier] = liste[:rang] + list(edition.valeurs) + liste[rang:]
    return attendu


def blank(valeur: Any) -> Any:
    """Read an emptied collection as no value."""
    if isinstance(valeur, dict):
        return {k: blank(v) for k, v in valeur.items()} or None
    if isinstance(valeur, list):
        return [blank(v) for v in valeur] or None
    return valeur


def read(yaml: YamlAleatoire) -> Document:
    document = parse_document(yaml.texte, "essai.yaml")
    assume(document.donnees)
    return document


def survives(lignes: list[str], texte: str) -> bool:
    """Tell whether `lignes` are all in `texte`, in order, whatever stands between."""
    restantes = iter(texte.replace("\r\n", "\n").split("\n"))
    return all(any(ligne == autre for autre in restantes) for ligne in lignes)


def comments_aligned(lignes: list[str]) -> list[str]:
    """Return the lines without blank ones, comments without indent.

    A comment below a text that goes is aligned, so that the text above does not swallow it.
    """
    pleines = [ligne for ligne in lignes if ligne.strip()]
    return [x.lstrip() if x.lstrip().startswith("#") else x for x in pleines]


def dashless(lignes: list[str]) -> list[str]:
    """Return the lines without dashes nor indent: a first key may have left its dash behind."""
    return [ligne.strip(" -\r") for ligne in lignes if ligne.strip(" -")]


def check(avant: Document, edition: Edition) -> Document:
    apres = edit(avant, [edition])
    assert blank(apres.donnees) == blank(expected(avant.donnees, edition))
    assert parse_document(apres.texte, "relu.yaml").donnees == apres.donnees
    assert ("\r\n" in apres.texte) <= ("\r\n" in avant.texte or "\n" not in avant.texte)
    return apres


@REGLAGES
@given(documents(), textes, st.data())
def test_a_text_replaces_any_value(yaml: YamlAleatoire, texte: str, data: st.DataObject) -> None:
    avant = read(yaml)
    chemin = data.draw(st.sampled_from(paths(avant.donnees)))

    apres = check(avant, Pose(chemin, texte))

    assert survives(yaml.untouched(chemin), apres.texte)


@REGLAGES
@given(documents(), valeurs(), st.data())
def test_any_value_replaces_any_value(
    yaml: YamlAleatoire, valeur: Any, data: st.DataObject
) -> None:
    avant = read(yaml)
    chemin = data.draw(st.sampled_from(paths(avant.donnees)))
    assume(not (valeur is None and isinstance(at(avant.donnees, chemin[:-1]), list)))

    apres = check(avant, Pose(chemin, valeur))

    lignes = apres.texte.replace("\r\n", "\n").split("\n")
    gardees = comments_aligned(yaml.untouched(chemin))
    assert survives(gardees, "\n".join(comments_aligned(lignes)))


@REGLAGES
@given(documents(), valeurs(), st.data())
def test_a_new_key_enters_any_mapping(
    yaml: YamlAleatoire, valeur: Any, data: st.DataObject
) -> None:
    avant = read(yaml)
    tables = [p for p in [(), *paths(avant.donnees)] if isinstance(at(avant.donnees, p), dict)]
    chemin = (*data.draw(st.sampled_from(tables)), "nouvelle")

    apres = check(avant, Pose(chemin, valeur))

    assert survives(
        dashless(yaml.untouched(chemin[:-1])), "\n".join(dashless(apres.texte.split("\n")))
    )
    if len(chemin) == 1:
        assert survives([x.texte for x in yaml.lignes], apres.texte)


@REGLAGES
@given(
    documents(),
    st.lists(valeurs().filter(lambda v: v is not None), min_size=1, max_size=2),
    st.data(),
)
def test_elements_enter_any_list(
    yaml: YamlAleatoire, elements: list[Any], data: st.DataObject
) -> None:
    avant = read(yaml)
    listes = [
        p
        for p in paths(avant.donnees)
        if at(avant.donnees, p) is None or isinstance(at(avant.donnees, p), list)
    ]
    assume(listes)
    chemin = data.draw(st.sampled_from(listes))
    taille = len(at(avant.donnees, chemin) or [])
    rang = data.draw(st.none() | st.integers(0, taille))

    apres = check(avant, Insertion(chemin, rang, tuple(elements)))

    assert survives(yaml.untouched(chemin), apres.texte)


@REGLAGES
@given(documents(), st.data())
def test_anything_can_be_taken_away(yaml: YamlAleatoire, data: st.DataObject) -> None:
    avant = read(yaml)
    chemin = data.draw(st.sampled_from(paths(avant.donnees)))

    apres = check(avant, Retrait(chemin))

    gardees = [x for x in yaml.untouched(chemin) if x.strip()]
    assert survives(dashless(gardees), "\n".join(dashless(apres.texte.split("\n"))))


@REGLAGES
@given(documents(), st.data())
def test_elements_move_with_their_comments(yaml: YamlAleatoire, data: st.DataObject) -> None:
    avant = read(yaml)
    listes = [p for p in paths(avant.donnees) if isinstance(at(avant.donnees, p), list)]
    longues = [p for p in listes if len(at(avant.donnees, p)) > 1]
    assume(longues)
    chemin = data.draw(st.sampled_from(longues))
    rangs = st.integers(0, len(at(avant.donnees, chemin)) - 1)
    depart, arrivee = data.draw(rangs), data.draw(rangs)

    apres = check(avant, Deplacement((*chemin, depart), arrivee))

    # Between brackets, and where a text swallows what follows it, an element is written anew.
    gardees = comments_aligned([x for x in yaml.untouched(chemin) if x.strip()])
    assert survives(dashless(gardees), "\n".join(dashless(apres.texte.split("\n"))))
    if depart == arrivee:
        assert apres.texte == avant.texte


@REGLAGES
@given(documents(), st.data())
def test_edits_follow_one_another(yaml: YamlAleatoire, data: st.DataObject) -> None:
    avant = read(yaml)
    editions: list[Edition] = []
    attendu = copy.deepcopy(avant.donnees)
    for _ in range(data.draw(st.integers(2, 5))):
        possibles = paths(attendu)
        assume(possibles)
        chemin = data.draw(st.sampled_from(possibles))
        choix: list[Edition] = [Pose(chemin, "posé"), Pose(chemin, "a\nb\n"), Retrait(chemin)]
        if at(attendu, chemin) is None or isinstance(at(attendu, chemin), list):
            choix.append(Insertion(chemin, None, ("ajouté",)))
        edition = data.draw(st.sampled_from(choix))
        attendu = expected(attendu, edition)
        editions.append(edition)

    apres = edit(avant, editions)

    assert blank(apres.donnees) == blank(attendu)


@REGLAGES
@given(documents(), valeurs(), st.data())
def test_missing_keys_are_made_on_the_way(
    yaml: YamlAleatoire, valeur: Any, data: st.DataObject
) -> None:
    avant = read(yaml)
    vides = [p for p in paths(avant.donnees) if at(avant.donnees, p) is None]
    tables = [p for p in [(), *paths(avant.donnees)] if isinstance(at(avant.donnees, p), dict)]
    debut: Chemin = data.draw(st.sampled_from([*vides, *tables]))

    apres = edit(avant, [Pose((*debut, "neuve", "k", "l"), valeur)])

    assert blank(at(apres.donnees, (*debut, "neuve", "k", "l"))) == blank(valeur)


@REGLAGES
@given(documents())
def test_no_edit_changes_nothing(yaml: YamlAleatoire) -> None:
    avant = read(yaml)

    assert edit(avant, []).octets == avant.octets


@contextmanager
def without_libyaml() -> Iterator[None]:
    """Read as where PyYAML was built without libyaml."""
    libyaml, analyseur._LIBYAML = analyseur._LIBYAML, None
    try:
        yield
    finally:
        analyseur._LIBYAML = libyaml


@REGLAGES
@given(documents(), valeurs(2), st.data())
def test_the_python_parser_reads_and_edits_alike(
    yaml: YamlAleatoire, valeur: Any, data: st.DataObject
) -> None:
    avant = read(yaml)
    chemin = data.draw(st.sampled_from(paths(avant.donnees)))
    assume(valeur is not None)
    apres = edit(avant, [Pose(chemin, valeur)])

    with without_libyaml():
        autre = parse_document(yaml.texte, "essai.yaml")
        autre_apres = edit(autre, [Pose(chemin, valeur)])

    assert autre.donnees == avant.donnees
    assert autre_apres.texte == apres.texte


@pytest.mark.parametrize("fin", ["\n", ""])
@REGLAGES
@given(textes, textes)
def test_a_text_comes_back_from_a_file_of_one_line(fin: str, ancien: str, nouveau: str) -> None:
    avant = edit(parse_document(f"a: x{fin}", "essai.yaml"), [Pose(("a",), ancien)])

    apres = edit(avant, [Pose(("a",), nouveau)])

    assert apres.donnees == {"a": nouveau}
