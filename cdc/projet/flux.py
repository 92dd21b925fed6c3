"""Cuts in flow YAML: between brackets or braces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.projet.blocs import Coupe
from cdc.projet.ecriture import flow
from cdc.projet.noeuds import Scalaire, Sequence, Table
from cdc.projet.scalaires import in_line

if TYPE_CHECKING:
    from cdc.projet.reperes import Logement, Reperes


def replace_value(reperes: Reperes, logement: Logement, valeur: Any) -> Coupe:
    """Cut a value between brackets or braces, and write `valeur` in its room."""
    noeud = logement.noeud
    texte = _like(noeud, valeur)
    if isinstance(noeud, Scalaire) and noeud.texte is None:
        return Coupe(logement.apres, logement.apres, f" {texte}" if texte else "")
    suite = " " if reperes.texte[noeud.fin : noeud.fin + 1] == "#" else ""
    return Coupe(noeud.debut, noeud.fin, f"{texte}{suite}")


def insert_entry(reperes: Reperes, table: Table, rang: int, entree: tuple[str, Any]) -> Coupe:
    """Write a new key of `table` before the one number `rang`."""
    return _insert(reperes, table, rang, flow(dict([entree]))[1:-1])


def insert_element(reperes: Reperes, sequence: Sequence, rang: int, valeurs: list[Any]) -> Coupe:
    """Write new elements of `sequence` before the one number `rang`."""
    return _insert(reperes, sequence, rang, flow(valeurs)[1:-1])


def remove(reperes: Reperes, parent: Table | Sequence, rang: int) -> Coupe:
    """Cut a key or an element with its value and one comma."""
    debuts = _starts(parent)
    debut, fin = debuts[rang], reperes.value_end(parent, rang)
    virgule = reperes.skip_blank(fin)
    suit = reperes.texte[virgule] == ","
    if rang + 1 < len(debuts):
        suivant = debuts[rang + 1]
        return Coupe(debut, suivant if _bare(reperes, debut, suivant) else virgule + 1, "")
    if rang > 0 and not suit and _bare(reperes, reperes.value_end(parent, rang - 1), debut):
        avant = reperes.value_end(parent, rang - 1)
        return Coupe(avant, fin, _after_colon(reperes, avant))
    return Coupe(debut, virgule + 1 if suit else fin, "")


def _insert(reperes: Reperes, parent: Table | Sequence, rang: int, texte: str) -> Coupe:
    debuts = _starts(parent)
    if not debuts:
        return Coupe(parent.debut + 1, parent.debut + 1, texte)
    if rang < len(debuts):
        return Coupe(debuts[rang], debuts[rang], f"{texte}, ")
    fin = reperes.value_end(parent, rang - 1)
    suite = " " if reperes.texte[fin : fin + 1] == "#" else ""
    return Coupe(fin, fin, f"{_after_colon(reperes, fin)}, {texte}{suite}")


def _after_colon(reperes: Reperes, fin: int) -> str:
    """Return the space that parts the colon of an unset value from a comma or a brace."""
    return " " if reperes.texte[fin - 1] == ":" else ""


def _starts(parent: Table | Sequence) -> list[int]:
    return [n.debut for n in (parent.cles if isinstance(parent, Table) else parent.elements)]


def _bare(reperes: Reperes, debut: int, fin: int) -> bool:
    """Tell whether the text holds neither line end nor comment, which must stay."""
    return "\n" not in reperes.texte[debut:fin]


def _like(noeud: Any, valeur: Any) -> str:
    if isinstance(noeud, Scalaire) and noeud.style in ("'", '"') and isinstance(valeur, str):
        return in_line(valeur, flux=True, style=noeud.style)
    return flow(valeur)
