"""Writes tables, matrices, definitions and large numbers as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.document.blocs import Lien, Reference, Texte, plain
from cdc.formats.html.plume import single
from cdc.formats.html.styles import CELLULES, COLONNES, ETIQUETTE
from cdc.formats.html.texte import attribute, escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.formats.document import blocs as b
    from cdc.formats.html.plume import Plume

_CLASSES = {
    "CDC Tableau Dense": "dense",
    "CDC Tableau Matrice": "matrice",
    "CDC Tableau Matrice Dense": "matrice dense",
}
# Beyond, a value takes the whole width beside its label.
_COURT = 70


class Tableaux:
    """Writes the tables of one page."""

    def __init__(self, plume: Plume) -> None:
        self._plume = plume

    def table(self, tableau: b.Tableau) -> str:
        """Return a table with its header row."""
        entete = "\n".join(
            f'<th scope="col"{attribute("class", COLONNES.get(c.alignement, ""))}>'
            f"{self._plume.marked(c.chemin, escape(c.titre))}</th>"
            for c in tableau.colonnes
        )
        lignes = "".join(self._row(ligne) for ligne in tableau.lignes)
        classe = _CLASSES.get(tableau.style, "detaille" if tableau.detaille else "")
        cadre = _framed(tableau.titre, classe, entete, lignes, len(tableau.colonnes))
        return self._captioned(tableau, cadre)

    def _row(self, ligne: b.Ligne) -> str:
        premiere, *autres = ligne.cellules
        nommee = _is_reference(premiere)
        haute = bool(ligne.detail) and nommee
        tete = self._cell(
            self._shared(premiere, ligne.signet) if nommee else premiere,
            "th" if nommee else "td",
            haut=2 * haute,
        )
        suite = "\n".join([tete, *(self._cell(cellule) for cellule in autres)])
        # The place is the first row: a link leads above the record, not below it.
        rangee = f"<tr{self._plume.place(ligne.signet)}>{suite}</tr>\n"
        if not ligne.detail:
            return rangee
        etendue = len(ligne.cellules) - haute
        detail = self._plume.fragments(ligne.detail)
        return f'{rangee}<tr class="suite"><td colspan="{etendue}">{detail}</td></tr>\n'

    @staticmethod
    def _shared(cellule: b.Cellule, signet: str) -> b.Cellule:
        """Return the name of a record as the link that people copy to share the place."""
        (fragment,) = cellule[0].fragments
        if not signet or not isinstance(fragment, Texte):
            return cellule
        lien = Lien(fragment.texte, signet, fragment.style)
        return (cellule[0]._replace(fragments=(lien,)),)

    def matrix(self, matrice: b.Matrice) -> str:
        """Return a matrix: narrow columns, letters and tints in the cells."""
        entete = "\n".join(
            f'<th scope="col"{" class=pivotee" if e.pivotee else ""}>'
            f"<span>{self._plume.fragments(e.fragments)}</span></th>"
            for e in matrice.entetes
        )
        lignes = "".join(self._range(rangee) for rangee in matrice.rangees)
        classe, nombre = _CLASSES.get(matrice.style, "matrice"), len(matrice.entetes)
        cadre = _framed(matrice.titre, classe, entete, lignes, nombre, matrice.description)
        return self._captioned(matrice, cadre)

    def _captioned(self, bloc: b.Tableau | b.Matrice, cadre: str) -> str:
        if not bloc.legende:
            return cadre
        # Outside the frame: it stays in sight when the table is scrolled sideways.
        return f'<p class="legende">{self._plume.caption(bloc)}</p>\n{cadre}'

    def _range(self, rangee: b.Rangee) -> str:
        premiere, *autres = rangee.cellules
        tete = self._cell(premiere, "th", etendue=rangee.etendue)
        return f"<tr>{tete}\n{chr(10).join(self._cell(c) for c in autres)}</tr>\n"

    def _cell(
        self, cellule: b.Cellule, balise: str = "td", *, haut: int = 0, etendue: int = 1
    ) -> str:
        style = cellule[0].style if cellule else ""
        attributs = (
            (' scope="row"' if balise == "th" else "")
            + (f' rowspan="{haut}"' if haut else "")
            + (f' colspan="{etendue}"' if etendue > 1 else "")
            + attribute("class", CELLULES.get(style, ""))
        )
        return f"<{balise}{attributs}>{self.content(cellule)}</{balise}>"

    def content(self, cellule: b.Cellule) -> str:
        """Return what a cell holds."""
        seul = single(cellule)
        if seul is None or seul.signet or seul.style.startswith(ETIQUETTE):
            return self._plume.paragraphs(cellule)
        return self._plume.fragments(seul.fragments)

    def definitions(self, definitions: b.Definitions) -> str:
        """Return labels and values; two short ones stand side by side where there is room."""
        return f'<dl class="definitions">\n{"".join(self._definitions(definitions))}</dl>\n'

    def _definitions(self, definitions: b.Definitions) -> Iterator[str]:
        for (libelle, valeur), seule in zip(
            definitions.lignes, _alone(definitions.lignes), strict=True
        ):
            classe = ' class="longue"' if seule else ""
            yield (
                f"<div{classe}><dt>{escape(libelle)}</dt>\n<dd>{self.content(valeur)}</dd></div>\n"
            )

    @staticmethod
    def numbers(chiffres: b.Chiffres) -> str:
        """Return large numbers side by side."""
        cases = "".join(
            f"<div><dt>{escape(libelle)}</dt>\n<dd>{escape(nombre)}</dd></div>\n"
            for nombre, libelle in chiffres.valeurs
        )
        return f'<dl class="chiffres">\n{cases}</dl>\n'


def _alone(lignes: Sequence[tuple[str, b.Cellule]]) -> list[bool]:
    """Say which values take the whole width: long ones, and short ones that nothing follows."""
    longues = [len(v) != 1 or len(plain(v[0].fragments)) > _COURT for _, v in lignes]
    seules = list(longues)
    rang = 0
    while rang < len(lignes):
        paire = longues[rang : rang + 2] == [False, False]
        seules[rang] = not paire
        rang += 2 if paire else 1
    return seules


_NOMS = frozenset({"CDC Référence", "CDC Badge"})


def _is_reference(cellule: b.Cellule) -> bool:
    """Say whether a cell names its row: an identifier alone."""
    if len(cellule) != 1 or len(cellule[0].fragments) != 1:
        return False
    seul = cellule[0].fragments[0]
    return isinstance(seul, Reference) or (isinstance(seul, Texte) and seul.style in _NOMS)


def _framed(
    titre: str, classe: str, entete: str, lignes: str, colonnes: int, description: str = ""
) -> str:
    dit = f'<caption class="cache">{escape(description)}</caption>\n' if description else ""
    large = " large" if colonnes > 3 else ""
    return (
        f'<div class="defile{large}"><table{attribute("class", classe)}'
        f"{attribute('aria-label', titre)}>\n"
        f"{dit}<thead><tr>{entete}</tr></thead>\n<tbody>\n{lignes}</tbody></table></div>\n"
    )
