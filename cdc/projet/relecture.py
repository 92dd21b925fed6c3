"""Read a document again after a small change of its text, without reading all of it.

A long list is parsed anew around the change only, from a dash to a dash, where nothing above or below
can change what the lines mean. The nodes below are those of before, their places moved. Where this
does not hold, the whole text is read.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.projet.fautes import ProjetInvalideError
from cdc.projet.lecture import parse_document
from cdc.projet.noeuds import Document, Noeud, Scalaire, Sequence, Table, donnee
from cdc.projet.reperes import Reperes

if TYPE_CHECKING:
    from cdc.projet.noeuds import Chemin

LONGUE = 16
_TETE = "x:\n"


def reparse(document: Document, texte: str, change: tuple[int, int] | None = None) -> Document:
    """Return `document` once its text is `texte`, what did not change being shared with it.

    `change` is where the old text differs from the new one, when that is known.

    Raises:
        ProjetInvalideError: the text is not what a specification is made of; all faults are listed.
    """
    if change is None:
        if texte == document.texte:
            return document
        change = _change(document.texte, texte)
    proche = _near(document, texte, *change)
    return proche or parse_document(texte, document.fichier, bom=document.bom)


@dataclass(frozen=True, slots=True)
class _Fenetre:
    """The elements of a list around a change: their ranks, and the text that they stand in."""

    chemin: Chemin
    liste: Sequence
    premier: int
    dernier: int
    debut: int
    fin: int


def _near(document: Document, texte: str, haut: int, bas: int) -> Document | None:
    ecart = len(texte) - len(document.texte)
    fenetre = _window(Reperes(document), haut, bas)
    if fenetre is None:
        return None
    lus = _elements(document, fenetre, texte[fenetre.debut : fenetre.fin + ecart])
    if lus is None:
        return None
    anciens = fenetre.liste.elements
    elements = [
        *anciens[: fenetre.premier],
        *(_moved(e, fenetre.debut - len(_TETE)) for e in lus),
        *(_moved(e, ecart) for e in anciens[fenetre.dernier + 1 :]),
    ]
    racine = _with_list(document.racine, fenetre.chemin, elements, ecart)
    nouveau = Document(document.fichier, texte, racine, document.bom)
    # `donnees` is computed once from the nodes; here most of it is known already.
    nouveau.__dict__["donnees"] = _data(document.donnees, fenetre, [donnee(e) for e in lus])
    return nouveau


def _change(ancien: str, nouveau: str) -> tuple[int, int]:
    """Return where the old text begins to differ from the new one, and where it ends to."""
    court = min(len(ancien), len(nouveau))
    haut = _common(court, lambda n: ancien.startswith(nouveau[:n]))
    bas = _common(court - haut, lambda n: not n or ancien.endswith(nouveau[-n:]))
    return haut, len(ancien) - bas


def _common(maximum: int, commun: Any) -> int:
    """Return the greatest length up to `maximum` for which `commun` holds."""
    bas, haut = 0, maximum
    while bas < haut:
        milieu = (bas + haut + 1) // 2
        bas, haut = (milieu, haut) if commun(milieu) else (bas, milieu - 1)
    return bas


def _window(reperes: Reperes, haut: int, bas: int) -> _Fenetre | None:
    """Return the elements of the first long list that hold the text from `haut` to `bas`."""
    noeud: Noeud = reperes.document.racine
    limite, chemin = len(reperes.texte), []
    while isinstance(noeud, Table) and not noeud.flux:
        rang = bisect_right(noeud.cles, haut, key=lambda c: c.debut) - 1
        if rang < 0:
            return None
        if rang + 1 < len(noeud.cles):
            limite = reperes.line_start(noeud.cles[rang + 1].debut)
        chemin.append(str(noeud.cles[rang].texte))
        noeud = noeud.valeurs[rang]
    if not isinstance(noeud, Sequence) or noeud.flux or len(noeud.elements) < LONGUE:
        return None
    return _around(reperes, noeud, tuple(chemin), (haut, bas), limite)


def _around(
    reperes: Reperes, liste: Sequence, chemin: Chemin, change: tuple[int, int], limite: int
) -> _Fenetre | None:
    haut, bas = change
    premier = max(bisect_right(liste.elements, haut, key=lambda e: e.debut) - 2, 0)
    dernier = bisect_right(liste.elements, bas, key=lambda e: e.debut)
    total = len(liste.elements)
    tiret = reperes.dash(liste, premier)
    suivant = reperes.dash(liste, dernier + 1) if dernier + 1 < total else None
    if suivant is not None and not reperes.begins_line(suivant):
        return None
    fin = limite if suivant is None else reperes.line_start(suivant)
    if not reperes.begins_line(tiret) or haut <= tiret or bas > fin:
        return None
    return _Fenetre(chemin, liste, premier, min(dernier, total - 1), reperes.line_start(tiret), fin)


def _elements(document: Document, fenetre: _Fenetre, texte: str) -> list[Noeud] | None:
    """Return the elements that `texte` is, in their own places, or None when it is something else."""
    if not texte.endswith("\n") and fenetre.fin != len(document.texte):
        return None
    try:
        lu = parse_document(_TETE + texte, document.fichier).racine
    except ProjetInvalideError:
        return None
    liste = lu.valeurs[0] if len(lu.valeurs) == 1 else None
    tiret = Reperes(document).dash(fenetre.liste, fenetre.premier) - fenetre.debut
    if not isinstance(liste, Sequence) or liste.flux or liste.debut != len(_TETE) + tiret:
        return None
    return liste.elements


def _with_list(table: Table, chemin: Chemin, elements: list[Noeud], ecart: int) -> Table:
    """Return `table` with `elements` in the list at `chemin`, and what stands below moved."""
    rang = table.rang(str(chemin[0]))
    assert rang is not None
    ancienne = table.valeurs[rang]
    if isinstance(ancienne, Sequence):
        nouvelle: Noeud = Sequence(ancienne.debut, ancienne.fin + ecart, ancienne.flux, elements)
    else:
        assert isinstance(ancienne, Table)
        nouvelle = _with_list(ancienne, chemin[1:], elements, ecart)
    cles = [*table.cles[: rang + 1], *(_scalar(c, ecart) for c in table.cles[rang + 1 :])]
    dessous = (_moved(v, ecart) for v in table.valeurs[rang + 1 :])
    valeurs = [*table.valeurs[:rang], nouvelle, *dessous]
    return Table(table.debut, table.fin + ecart, table.flux, cles, valeurs)


def _data(donnees: Any, fenetre: _Fenetre, lus: list[Any]) -> Any:
    """Return the data of before with those of the elements read anew."""

    def changed(valeur: Any, chemin: Chemin) -> Any:
        if chemin:
            return {**valeur, chemin[0]: changed(valeur[chemin[0]], chemin[1:])}
        return [*valeur[: fenetre.premier], *lus, *valeur[fenetre.dernier + 1 :]]

    return changed(donnees, fenetre.chemin)


def _moved(noeud: Noeud, ecart: int) -> Noeud:
    """Return `noeud` further by `ecart`; a table moves what it holds when somebody looks."""
    if not ecart:
        return noeud
    if isinstance(noeud, Scalaire):
        return _scalar(noeud, ecart)
    if isinstance(noeud, Sequence):
        elements = [_moved(e, ecart) for e in noeud.elements]
        return Sequence(noeud.debut + ecart, noeud.fin + ecart, noeud.flux, elements)
    return _TableDeplacee(noeud, ecart)


def _scalar(noeud: Scalaire, ecart: int) -> Scalaire:
    return Scalaire(noeud.debut + ecart, noeud.fin + ecart, noeud.texte, noeud.style)


class _TableDeplacee(Table):
    """A table that stands further than where it was read; what it holds moves at the first look."""

    __slots__ = ("_ecart", "_lue")
    _ecart: int
    _lue: Table | None

    def __init__(self, table: Table, ecart: int) -> None:
        self.debut, self.fin = table.debut + ecart, table.fin + ecart
        self.flux = table.flux
        lointaine = table._lue if isinstance(table, _TableDeplacee) else None
        deja = table._ecart if isinstance(table, _TableDeplacee) and lointaine else 0
        self._lue = lointaine or table
        self._ecart = ecart + deja

    @property
    def cles(self) -> list[Scalaire]:  # type: ignore[override]
        self._look()
        cles: list[Scalaire] = _CLES.__get__(self)
        return cles

    @property
    def valeurs(self) -> list[Noeud]:  # type: ignore[override]
        self._look()
        valeurs: list[Noeud] = _VALEURS.__get__(self)
        return valeurs

    def _look(self) -> None:
        table = self._lue
        if table is None:
            return
        _CLES.__set__(self, [_scalar(c, self._ecart) for c in table.cles])
        _VALEURS.__set__(self, [_moved(v, self._ecart) for v in table.valeurs])
        self._lue = None


_CLES: Any = Table.__dict__["cles"]
_VALEURS: Any = Table.__dict__["valeurs"]
