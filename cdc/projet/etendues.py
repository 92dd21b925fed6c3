"""From a path, and words in its value, to the place that an editor shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.projet.caracteres_lus import origins
from cdc.projet.noeuds import Noeud, Scalaire, Sequence, Table

if TYPE_CHECKING:
    from cdc.projet.noeuds import Chemin, Document


@dataclass(frozen=True, slots=True)
class Etendue:
    """Words in a file: lines and columns from 1, in code points, the last column excluded."""

    fichier: str
    ligne: int
    colonne: int
    fin_ligne: int
    fin_colonne: int


def spread(
    document: Document, chemin: Chemin, debut: int = 0, fin: int = 0, *, cle: bool = False
) -> Etendue:
    """Return the place of the value at `chemin`, of its characters from `debut` to `fin`, or of its key.

    A list or a section has the place of its key, an element that of its first line; what is not
    there, that of what is nearest above, without words when that is the whole file.
    """
    nom, noeud, entier = _walk(document, chemin)
    if not entier and noeud is document.racine:
        return Etendue(document.fichier, 1, 1, 1, 1)
    if entier and not cle and isinstance(noeud, Scalaire) and noeud.texte:
        return _of(document, *_words(document, noeud, debut, fin))
    if nom is not None:
        return _of(document, nom.debut, nom.fin)
    return _of(document, noeud.debut, _content_end(document, noeud.debut))


def _walk(document: Document, chemin: Chemin) -> tuple[Scalaire | None, Noeud, bool]:
    """Return the last key and node on the way, and whether the way was gone to its end.

    The key is None for an element of a list, and for the whole file.
    """
    noeud: Noeud = document.racine
    cle: Scalaire | None = None
    for segment in chemin:
        if isinstance(noeud, Table) and isinstance(segment, str):
            rang = noeud.rang(segment)
            if rang is None:
                return cle, noeud, False
            cle, noeud = noeud.cles[rang], noeud.valeurs[rang]
        elif isinstance(noeud, Sequence) and isinstance(segment, int):
            if not 0 <= segment < len(noeud.elements):
                return cle, noeud, False
            cle, noeud = None, noeud.elements[segment]
        else:
            return cle, noeud, False
    return cle, noeud, True


def _words(document: Document, noeud: Scalaire, debut: int, fin: int) -> tuple[int, int]:
    """Return where the words begin and end in the text, the whole value when they are none."""
    texte = noeud.texte or ""
    if not 0 <= debut < fin <= len(texte):
        debut, fin = len(texte) - len(texte.lstrip()), len(texte.rstrip())
    if debut >= fin:
        return noeud.debut, noeud.fin
    premier = noeud.debut + (noeud.style in ("'", '"'))
    # Most texts are written as they read.
    if noeud.style not in ("|", ">") and document.texte.startswith(texte, premier):
        return premier + debut, premier + fin
    places = origins(document.texte, noeud)
    return places[debut][0], max(places[fin - 1][1], places[debut][0])


def _content_end(document: Document, debut: int) -> int:
    """Return where the line of `debut` ends, its comment and spaces aside."""
    fin = document.texte.find("\n", debut)
    ligne = document.texte[debut : None if fin < 0 else fin]
    return debut + len(ligne.split(" #", 1)[0].rstrip())


def _of(document: Document, debut: int, fin: int) -> Etendue:
    return Etendue(document.fichier, *document.coordonnees(debut), *document.coordonnees(fin))
