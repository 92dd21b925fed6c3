"""Cuts in block YAML: one key or one dash a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.projet.ecriture import (
    Style,
    collection_lines,
    element_lines,
    entry_lines,
    head_and_lines,
    is_block,
    literal_lines,
)
from cdc.projet.noeuds import Noeud, Scalaire, Sequence, Table
from cdc.projet.scalaires import in_line

if TYPE_CHECKING:
    from cdc.projet.reperes import Logement, Reperes


@dataclass(frozen=True, slots=True)
class Coupe:
    """Replace the characters from `debut` to `fin` by `texte`."""

    debut: int
    fin: int
    texte: str

    def apply(self, texte: str) -> str:
        """Return `texte` after the cut."""
        return texte[: self.debut] + self.texte + texte[self.fin :]


def replace_value(reperes: Reperes, logement: Logement, valeur: Any, style: Style) -> Coupe:
    """Cut the value of a key or of a dash, and write `valeur` in its room."""
    return _Chambre(reperes, logement, style).write(valeur)


def insert_entry(
    reperes: Reperes, table: Table, rang: int, entree: tuple[str, Any], style: Style
) -> Coupe:
    """Write a new key of `table` before the one number `rang`."""
    cle, valeur = entree
    colonne = reperes.column(table)
    lignes = entry_lines(cle, valeur, colonne, style)
    if not table.cles:
        return _at_end(reperes, lignes)
    if rang == 0:
        return _before(reperes, table.cles[0].debut, colonne, lignes)
    return _after(reperes, reperes.value_end(table, rang - 1), colonne, lignes)


def insert_element(
    reperes: Reperes, sequence: Sequence, rang: int, valeurs: list[Any], style: Style
) -> Coupe:
    """Write new elements of `sequence` before the one number `rang`."""
    colonne = reperes.column(sequence)
    elements = [element_lines(valeur, colonne, style) for valeur in valeurs]
    vides = [""] if style.aere and _set_apart(reperes, sequence, rang) else []
    if rang == 0:
        lignes = [ligne for element in elements for ligne in (*element, *vides)]
        return _before(reperes, reperes.dash(sequence, 0), colonne, lignes)
    lignes = [ligne for element in elements for ligne in (*vides, *element)]
    return _after(reperes, reperes.value_end(sequence, rang - 1), colonne, lignes)


def _set_apart(reperes: Reperes, sequence: Sequence, rang: int) -> bool:
    """Tell whether a blank line stands between the elements nearest to the place `rang`."""
    dernier = len(sequence.elements) - 1
    if dernier < 1:
        return False
    second = min(max(rang, 1), dernier)
    debut = reperes.value_end(sequence, second - 1)
    entre = reperes.texte[debut : reperes.dash(sequence, second)].split("\n")
    return any(not ligne.strip() for ligne in entre[1:-1])


def remove(reperes: Reperes, parent: Table | Sequence, rang: int, apres: int | None) -> Coupe:
    """Cut a key or a dash with its value; `apres` is where the room of `parent` begins."""
    debut = _begin(reperes, parent, rang)
    fin = reperes.line_end(reperes.value_end(parent, rang))
    nombre = len(parent.cles if isinstance(parent, Table) else parent.elements)
    if reperes.begins_line(debut):
        return _whole_lines(reperes, debut, fin)
    if nombre == 1:
        return Coupe(debut if apres is None else apres, fin, "")
    return Coupe(debut, _next_text(reperes, fin), "")


def _begin(reperes: Reperes, parent: Table | Sequence, rang: int) -> int:
    if isinstance(parent, Table):
        return parent.cles[rang].debut
    return reperes.dash(parent, rang)


def _whole_lines(reperes: Reperes, debut: int, fin: int) -> Coupe:
    debut = reperes.line_start(debut)
    suivante = reperes.next_line(fin)
    if suivante == len(reperes.texte) and not reperes.texte.endswith("\n") and debut > 0:
        # The last line of a file without a final line end: the line end before it goes.
        return Coupe(reperes.line_end(debut - 1), suivante, "")
    return Coupe(debut, suivante, "")


def _next_text(reperes: Reperes, fin: int) -> int:
    """Return the first character below that is neither space nor line end."""
    texte = reperes.texte
    place = reperes.next_line(fin)
    while place < len(texte) and texte[place] in " \t\r\n":
        place += 1
    return place


def _before(reperes: Reperes, place: int, colonne: int, lignes: list[str]) -> Coupe:
    saut = reperes.document.saut
    texte = saut.join(lignes)[colonne:]
    return Coupe(place, place, f"{texte}{saut}{' ' * colonne}")


def _after(reperes: Reperes, fin: int, colonne: int, lignes: list[str]) -> Coupe:
    saut = reperes.document.saut
    place = reperes.after_comments(fin, colonne)
    return Coupe(place, place, "".join(f"{saut}{ligne}" for ligne in lignes))


def _at_end(reperes: Reperes, lignes: list[str]) -> Coupe:
    saut = reperes.document.saut
    fin = len(reperes.texte)
    debut = "" if reperes.texte.endswith("\n") or not reperes.texte else saut
    return Coupe(fin, fin, debut + "".join(f"{ligne}{saut}" for ligne in lignes))


class _Chambre:
    """The room of one value, where another one is written."""

    def __init__(self, reperes: Reperes, logement: Logement, style: Style) -> None:
        self.reperes = reperes
        self.logement = logement
        self.style = style
        self.noeud: Noeud = logement.noeud
        self.apres = logement.apres
        vide = isinstance(self.noeud, Scalaire) and self.noeud.texte is None
        self.debut = self.apres if vide else self.noeud.debut
        self.fin = self.apres if vide else reperes.end(self.noeud)
        self.saut = reperes.document.saut

    def write(self, valeur: Any) -> Coupe:
        tete, lignes = self._lines(valeur)
        if isinstance(self.noeud, Scalaire):
            if self.noeud.style in ("|", ">"):
                return self._over_block_text(self.noeud, tete, lignes)
            return self._over_line(tete, lignes)
        if self.noeud.flux:
            return self._over_line(tete, lignes)
        return self._over_collection(tete, lignes)

    def _lines(self, valeur: Any) -> tuple[str, list[str]]:
        """Return what follows the colon or dash, and the lines below."""
        noeud, colonne = self.noeud, self.logement.colonne
        if is_block(valeur):
            return "", collection_lines(valeur, colonne + self._offset(valeur), self.style)
        if isinstance(valeur, str) and isinstance(noeud, Scalaire) and noeud.style:
            if noeud.style == "|" and self.style.litteral:
                litteral = self._stay_literal(valeur)
                if litteral is not None:
                    return litteral
            if noeud.style in "'\"" and "\n" not in valeur:
                return in_line(valeur, style=noeud.style), []
        return head_and_lines(valeur, colonne, self.style)

    def _offset(self, valeur: Any) -> int:
        if isinstance(self.logement.parent, Sequence):
            return self.style.tiret
        return self.style.liste if isinstance(valeur, list) else self.style.table

    def _stay_literal(self, valeur: str) -> tuple[str, list[str]] | None:
        litteral = literal_lines(valeur, self.logement.colonne, self.style)
        return None if litteral is None else (litteral[0], litteral[1:])

    def _over_line(self, tete: str, lignes: list[str]) -> Coupe:
        """Write over a value of one line, over a flow collection, or where nothing is."""
        if self.debut == self.apres:
            return self._fill(tete, lignes)
        if not lignes:
            return self._in_place(tete, self.fin)
        if tete or self._same_line():
            return self._with_lines(tete, lignes)
        return self._lines_below(lignes)

    def _fill(self, tete: str, lignes: list[str]) -> Coupe:
        if not lignes:
            return Coupe(self.apres, self.apres, f" {tete}" if tete else "")
        fin = self.reperes.line_end(self.apres)
        reste = self.reperes.texte[self.apres : fin]
        return Coupe(self.apres, fin, self._joined(f" {tete}" if tete else "", reste, lignes))

    def _in_place(self, tete: str, fin: int, reste: str = "") -> Coupe:
        """Write `tete` on the line, then `reste`, the comment of what is replaced."""
        texte = self.reperes.texte
        if not tete and "#" not in texte[self.apres : self.debut]:
            suite = reste or texte[fin : fin + 1]
            return Coupe(self.apres, fin, _apart(reste, suite))
        return Coupe(self.debut, fin, tete + _apart(reste, reste or texte[fin : fin + 1]))

    def _with_lines(self, tete: str, lignes: list[str]) -> Coupe:
        fin = self.reperes.line_end(self.fin)
        reste = self.reperes.texte[self.fin : fin]
        if tete:
            return Coupe(self.debut, fin, self._joined(tete, reste, lignes))
        return Coupe(self.apres, fin, self._joined("", reste, lignes))

    def _lines_below(self, lignes: list[str]) -> Coupe:
        """Write lines where a value stood below its key."""
        debut = self.reperes.line_start(self.debut)
        fin = self.reperes.line_end(self.fin)
        commentaire = self.reperes.texte[self.fin : fin].strip()
        retrait = " " * (len(lignes[0]) - len(lignes[0].lstrip(" ")))
        tete = [f"{retrait}{commentaire}"] if commentaire else []
        return Coupe(debut, fin, self.saut.join([*tete, *lignes]))

    def _over_block_text(self, noeud: Scalaire, tete: str, lignes: list[str]) -> Coupe:
        entete = self.reperes.header_end(noeud)
        reste = self.reperes.texte[entete : self.reperes.line_end(entete)]
        if not lignes:
            return self._in_place(tete, self.fin, reste)
        debut = self.debut if tete or not self._same_line() else self.apres
        return Coupe(debut, self.fin, self._joined(tete, reste, lignes))

    def _over_collection(self, tete: str, lignes: list[str]) -> Coupe:
        texte, meme_ligne = self.reperes.texte, self._same_line()
        # The comment of the last line goes with it, unless a collection takes its place.
        fin = self.fin if lignes and not tete else self.reperes.line_end(self.fin)
        if meme_ligne:
            debut = f" {tete}" if tete else ""
            return Coupe(self.apres, fin, self._joined(debut, "", lignes))
        haut = self.reperes.line_end(self.reperes.line_start(self.debut) - 1)
        if not tete and lignes:
            return Coupe(haut, self.fin, self._joined("", "", lignes))
        if lignes and "\n" in texte[self.apres : haut]:
            # Comments stand between the key and the value: the text begins below them.
            return Coupe(self.debut, fin, self._joined(tete, "", lignes))
        debut = f" {tete}" if tete else ""
        return Coupe(self.apres, fin, self._joined(debut, texte[self.apres : haut], lignes))

    def _same_line(self) -> bool:
        return "\n" not in self.reperes.texte[self.apres : self.debut]

    def _joined(self, tete: str, reste: str, lignes: list[str]) -> str:
        return "".join([tete, _apart(reste, reste), *(self.saut + ligne for ligne in lignes)])


def _apart(reste: str, suite: str) -> str:
    """Return `reste`, kept apart from what precedes when a comment follows."""
    return f" {reste}" if suite.startswith("#") else reste
