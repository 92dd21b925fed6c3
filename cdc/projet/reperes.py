"""Where things begin and end in the text of a document: lines, dashes, colons, values."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cdc.projet.noeuds import Document, Noeud, Scalaire, Sequence, Table

_BLANC = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_RESTE = re.compile(r"[ \t]*(?:#[^\n]*)?\r?(?:\n(?:[ \t\r]*(?:#[^\n]*)?\n)*)?[ ]*")
_ENTETE = re.compile(r"[|>][-+0-9]*")
_COMMENTAIRES = re.compile(r"(?:[ \t\r]*\n)*([ ]*)#[^\n]*(?:\n|$)")


@dataclass(frozen=True, slots=True)
class Logement:
    """The room of a value: its parent, its rank there, and where the colon or the dash ends."""

    parent: Table | Sequence
    rang: int
    noeud: Noeud
    apres: int
    colonne: int

    @property
    def flux(self) -> bool:
        """Whether the value stands between brackets or braces."""
        return self.parent.flux


class Reperes:
    """Measures the text of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texte = document.texte

    def housing(self, parent: Table | Sequence, rang: int) -> Logement:
        """Return the room of the value number `rang` of `parent`."""
        if isinstance(parent, Table):
            return Logement(
                parent,
                rang,
                parent.valeurs[rang],
                self.after_colon(parent, rang),
                self.column(parent),
            )
        apres = parent.elements[rang].debut if parent.flux else self.dash(parent, rang) + 1
        return Logement(parent, rang, parent.elements[rang], apres, self.column(parent))

    def column(self, noeud: Table | Sequence) -> int:
        """Return the column of the keys, or of the dashes, of `noeud`."""
        return self.document.colonne(noeud.debut)

    def after_colon(self, table: Table, rang: int) -> int:
        """Return the place that follows the colon of a key."""
        cle = table.cles[rang]
        return self.texte.index(":", self.skip_blank(cle.fin)) + 1

    def dash(self, sequence: Sequence, rang: int) -> int:
        """Return the place of the dash of an element."""
        if rang == 0:
            return sequence.debut
        precedent = self.value_end(sequence, rang - 1)
        trouve = _RESTE.match(self.texte, precedent)
        return precedent if trouve is None else trouve.end()

    def value_end(self, parent: Table | Sequence, rang: int) -> int:
        """Return where the value number `rang` of `parent` ends, its colon or dash included."""
        noeud = parent.valeurs[rang] if isinstance(parent, Table) else parent.elements[rang]
        if not isinstance(noeud, Scalaire) or noeud.texte is not None:
            return self.end(noeud)
        # An unset value has no text: libyaml places it before the next token when in braces.
        return self.after_colon(parent, rang) if isinstance(parent, Table) else noeud.debut

    def end(self, noeud: Noeud) -> int:
        """Return where the text of `noeud` ends, before the line end."""
        if isinstance(noeud, Scalaire):
            return self._block_end(noeud) if noeud.style in ("|", ">") else noeud.fin
        if noeud.flux:
            return noeud.fin
        dernier = len(noeud.cles if isinstance(noeud, Table) else noeud.elements) - 1
        return self.value_end(noeud, dernier)

    def header_end(self, noeud: Scalaire) -> int:
        """Return where the `|` or `>` of a block text ends, with its indicators."""
        trouve = _ENTETE.match(self.texte, noeud.debut)
        return noeud.debut + 1 if trouve is None else trouve.end()

    def line_start(self, index: int) -> int:
        """Return where the line of `index` begins."""
        return self.texte.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Return where the line of `index` ends, before its line end."""
        fin = self.texte.find("\n", index)
        if fin < 0:
            return len(self.texte)
        return fin - 1 if self.texte[fin - 1 : fin] == "\r" else fin

    def next_line(self, index: int) -> int:
        """Return where the line after the one of `index` begins."""
        fin = self.texte.find("\n", index)
        return len(self.texte) if fin < 0 else fin + 1

    def skip_blank(self, index: int) -> int:
        """Return the first place from `index` that is neither white space nor comment."""
        trouve = _BLANC.match(self.texte, index)
        return index if trouve is None else trouve.end()

    def begins_line(self, index: int) -> bool:
        """Tell whether only spaces stand before `index` on its line."""
        return not self.texte[self.line_start(index) : index].strip(" ")

    def after_comments(self, fin: int, colonne: int) -> int:
        """Return where the line of `fin` ends, or the last comment below deeper than `colonne`."""
        place = fin
        while trouve := _COMMENTAIRES.match(self.texte, self.next_line(place)):
            if len(trouve[1]) <= colonne:
                break
            place = trouve.end(1)
        return self.line_end(place)

    def _block_end(self, noeud: Scalaire) -> int:
        entete = self.header_end(noeud)
        debut = self.next_line(entete)
        fin = min(noeud.fin, len(self.texte))
        corps = self.texte[debut:fin]
        if corps and "+" in self.texte[noeud.debut : entete]:
            return self.line_end(fin - 1) if corps.endswith("\n") else fin
        lignes = [ligne.rstrip("\r") for ligne in corps.split("\n")]
        pleines = [len(ligne) - len(ligne.lstrip(" ")) for ligne in lignes if ligne.strip()]
        if not pleines:
            return self.line_end(entete)
        while not lignes[-1].strip() and len(lignes[-1]) <= min(pleines):
            lignes.pop()
        return self.line_end(debut + sum(len(x) + 1 for x in corps.split("\n")[: len(lignes) - 1]))
