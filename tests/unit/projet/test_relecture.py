"""A change read around itself gives the nodes that reading the whole file gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdc.projet.fautes import ProjetInvalideError
from cdc.projet.lecture import parse_document
from cdc.projet.noeuds import Noeud, Scalaire, Sequence, noeud_a
from cdc.projet.relecture import reparse
from cdc.projet.reperes import Reperes

if TYPE_CHECKING:
    from cdc.projet.noeuds import Document

ELEMENT = """  # avant {n}
  - id: EX-{n:03d}  # le numéro
    titre: "Titre {n}"
    enonce: |
      Ligne {n}
        suite

    vide:
    liste: [a, b{n}]
    criteres:
      - quand: x
      - alors: y
    # après {n}
"""
TEXTE = (
    "# tête\nregles:\n  - un\nexigences:\n"
    + "\n".join(ELEMENT.format(n=n) for n in range(30))
    + "fin:\n  table: {a: b}\n  suite: oui\n"
)
MORCEAUX = [
    "",
    " ",
    "x",
    "\n",
    "- ",
    '"',
    ": ",
    "#",
    "    ",
    "a: b\n",
    "  - id: EX-900\n",
    "|",
    "[",
]


def shape(document: Document, noeud: Noeud) -> Any:
    """Return all that the surgery reads of a node: its data and its places."""
    reperes = Reperes(document)
    if isinstance(noeud, Scalaire):
        return (noeud.debut, reperes.end(noeud), noeud.texte, noeud.style)
    if isinstance(noeud, Sequence):
        return (noeud.debut, reperes.end(noeud), [shape(document, e) for e in noeud.elements])
    dedans = zip(noeud.cles, noeud.valeurs, strict=True)
    paires = [(shape(document, c), shape(document, v)) for c, v in dedans]
    return (noeud.debut, noeud.flux, paires)


def check(avant: Document, texte: str) -> Document | None:
    try:
        attendu = parse_document(texte, "f.yaml")
    except ProjetInvalideError as faute:
        with pytest.raises(ProjetInvalideError) as autre:
            reparse(avant, texte)
        assert str(autre.value) == str(faute)
        return None
    obtenu = reparse(avant, texte)
    assert obtenu.texte == texte
    assert obtenu.donnees == attendu.donnees
    assert shape(obtenu, obtenu.racine) == shape(attendu, attendu.racine)
    return obtenu


@st.composite
def changes(draw: st.DrawFn, texte: str) -> str:
    debut = draw(st.integers(0, len(texte)))
    fin = min(len(texte), debut + draw(st.sampled_from([0, 0, 1, 3, 20, 300])))
    dedans = draw(st.sampled_from(MORCEAUX))
    return texte[:debut] + dedans + texte[fin:]


@given(st.data())
def test_any_changes_one_after_the_other_read_as_the_whole(data: st.DataObject) -> None:
    document: Document | None = parse_document(TEXTE, "f.yaml")
    for _ in range(3):
        assert document is not None
        document = check(document, data.draw(changes(document.texte)))
        if document is None:
            return


@pytest.mark.parametrize("n", [0, 12, 29])
def test_a_change_in_a_long_list_leaves_the_other_rows_as_they_were_read(n: int) -> None:
    avant = parse_document(TEXTE, "f.yaml")

    apres = reparse(avant, TEXTE.replace(f'"Titre {n}"', "Autre"))

    gardees = [
        e is a for e, a in zip(apres.donnees["exigences"], avant.donnees["exigences"], strict=True)
    ]
    assert apres.donnees["exigences"][n]["titre"] == "Autre"
    assert gardees.count(False) <= 4
    dernier = noeud_a(apres.racine, ("fin", "suite"))
    assert dernier is not None
    assert apres.texte[dernier.debut : dernier.fin] == "oui"
