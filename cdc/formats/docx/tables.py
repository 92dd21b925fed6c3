"""Writes tables as WordprocessingML."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING

from cdc.formats.document.blocs import plain
from cdc.formats.document.mesures import column_widths, text_width
from cdc.formats.docx.ooxml import escape, twips

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.formats.document import blocs as b
    from cdc.formats.docx.plume import Plume

_FICHE = (27.0, 28.0)
# Widths that labels may take, and what the margins of a row weigh, in lines.
_LIBELLES = (38.0, 34.0, 30.0, 26.0)
_MARGES_RANGEE, _REMPLI = 0.5, 0.96
_PETIT_CORPS = 9.5
_AISE = 4.5
# Details stand under the second column, unless the first one is more than a reference.
_RETRAIT_MAX = 30.0
_LIGNES_COURTES = 1.7
# Rows, header included, that stay on one page.
_ENSEMBLE = 4
_LETTRES_MAX = 420
_STYLE = re.compile(r'(<w:pStyle w:val="[^"]+"/>)(?!<w:keepNext/>)')
_EN_TETES = {"droite": " Nombre", "centre": " Centrée"}
_CELLULE = "CDC Cellule"
_DENSES = frozenset({"", " Nombre", " Centrée", " Puce"})
_TR = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
# The second row of a pair that has nothing to add: its line, and no height.
_TR_MINCE = '<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="40" w:hRule="exact"/></w:trPr>'


class Tables:
    """Writes the tables of one document, `largeur` millimetres wide.

    `chasse` says how much wider than ours the letters of the template's font are.
    """

    def __init__(self, plume: Plume, largeur: float, chasse: float = 1.0) -> None:
        self._plume = plume
        self._largeur = largeur
        self._chasse = chasse
        gauche, droite = map(twips, _FICHE)
        self._fiche = [gauche, twips(largeur) - gauche - droite, droite]
        self._libelles: dict[str, str] = {}
        self._debuts: dict[tuple[object, ...], tuple[str, str]] = {}

    @property
    def largeur(self) -> float:
        """Return the width of its tables, in millimetres."""
        return self._largeur

    def table(self, tableau: b.Tableau) -> str:
        """Return a table with its header row, repeated on every page."""
        detaille = tableau.detaille
        largeurs = column_widths(tableau, self._largeur, self._chasse)
        grille = [twips(mm) for mm in largeurs]
        nom = "CDC Tableau Détaillé" if detaille else tableau.style
        dense = tableau.style == "CDC Tableau Dense"
        # A header never stays at the foot of a page without its first row.
        lignes = [kept(self._en_tete(tableau, grille))]
        for ligne in tableau.lignes:
            rangee = self._ligne(ligne, grille, dense=dense)
            # What is below a row goes with it to the next page.
            lignes += (kept(rangee), self._detail(ligne.detail, grille)) if detaille else (rangee,)
        if len(lignes) <= _ENSEMBLE and _is_low(tableau):
            lignes = [*map(kept, lignes[:-1]), lignes[-1]]
        elif not detaille and len(lignes) > _ENSEMBLE:
            # The last row never goes alone to the next page.
            lignes[-2] = kept(lignes[-2])
        return self._table(nom, grille, "".join(lignes), tableau.titre, bandes=detaille)

    def _en_tete(self, tableau: b.Tableau, grille: list[int]) -> str:
        cellules = []
        for colonne, largeur in zip(tableau.colonnes, grille, strict=True):
            nom = "CDC Cellule En-tête" + _EN_TETES.get(colonne.alignement, "")
            contenu = self._plume.p(nom, self._plume.control(colonne.chemin, colonne.titre))
            cellules.append(_cell(largeur, contenu))
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cellules)}</w:tr>"

    def _ligne(self, ligne: b.Ligne, grille: list[int], *, dense: bool) -> str:
        signet, cellules = ligne.signet, []
        for rang, (cellule, largeur) in enumerate(zip(ligne.cellules, grille, strict=True)):
            ajustee = tuple(map(_smaller, cellule)) if dense else cellule
            contenu = self._cellule(ajustee, signet if rang == 0 else "")
            cellules.append(_cell(largeur, contenu))
        return f"{_TR}{''.join(cellules)}</w:tr>"

    def _detail(self, detail: b.Fragments, grille: list[int]) -> str:
        if not detail:
            # Rows go by pairs: without anything to add, the second one is as thin as can be.
            vide = self._plume.empty("CDC Fin de section")
            return f"{_TR_MINCE}{_cell(sum(grille), vide, fusion=len(grille))}</w:tr>"
        contenu = self._plume.p("CDC Cellule Détail", self._plume.fragments(detail))
        if grille[0] > twips(_RETRAIT_MAX):
            return f"{_TR}{_cell(sum(grille), contenu, fusion=len(grille))}</w:tr>"
        marge = _cell(grille[0], self._plume.empty("CDC Cellule Détail"))
        reste = _cell(sum(grille[1:]), contenu, fusion=len(grille) - 1)
        return f"{_TR}{marge}{reste}</w:tr>"

    def definitions(self, definitions: b.Definitions) -> str:
        """Return a table of labels and values."""
        moitie = self._largeur / 2
        libelle, rangees = _laid_out(definitions.lignes, self._largeur)
        grille = [twips(libelle), twips(self._largeur - libelle)]
        if any(len(rangee) == 2 for rangee in rangees):
            grille = [twips(libelle), twips(moitie - libelle)] * 2
        lignes = [self._rangee(rangee, grille) for rangee in rangees]
        # Below a heading, one row alone at the foot of a page says too little.
        lignes[:1] = map(kept, lignes[:1]) if len(lignes) > 1 else lignes[:1]
        return self._table(
            "CDC Définitions", grille, "".join(lignes), definitions.titre, entete=False
        )

    def _rangee(self, rangee: Sequence[tuple[str, b.Cellule]], grille: list[int]) -> str:
        cellules = []
        for rang, (libelle, valeur) in enumerate(rangee):
            gauche, droite = grille[2 * rang], grille[2 * rang + 1 :]
            nom = self._plume.p("CDC Cellule Libellé", self._plume.run(libelle))
            suite = droite if len(rangee) == 1 else droite[:1]
            cellules.append(_cell(gauche, nom))
            cellules.append(_cell(sum(suite), self._cellule(valeur), fusion=len(suite)))
        return f"{_TR}{''.join(cellules)}</w:tr>"

    def numbers(self, chiffres: b.Chiffres) -> str:
        """Return large numbers side by side."""
        chacune = twips(self._largeur / len(chiffres.valeurs))
        cellules = "".join(
            _cell(
                chacune,
                self._plume.p("CDC Chiffre", self._plume.run(nombre))
                + self._plume.p("CDC Chiffre Libellé", self._plume.run(libelle)),
            )
            for nombre, libelle in chiffres.valeurs
        )
        grille = [chacune] * len(chiffres.valeurs)
        ligne = f"{_TR}{cellules}</w:tr>"
        return self._table("CDC Chiffres", grille, ligne, chiffres.titre, entete=False)

    def requirement(self, fiche: b.Fiche) -> str:
        """Return the block of a requirement, joined once: such blocks come by the thousand."""
        p, run, control = self._plume.p, self._plume.run, self._plume.control
        gauche, milieu, droite = self._fiche
        nom = f"CDC Fiche {fiche.variante}" if fiche.variante else "CDC Fiche"
        titre = f"{fiche.reference} {fiche.titre}".strip()
        etiquette = f"CDC Exigence {fiche.variante or 'Priorité'}"
        morceaux = [
            self._debut(nom, self._fiche, titre, derniere=True),
            _TR,
            _cell(gauche, p("CDC Exigence Référence", run(fiche.reference), signet=fiche.signet)),
            _cell(milieu, p("CDC Exigence Titre", control(fiche.chemin_titre, fiche.titre))),
            _cell(droite, p(etiquette, control(fiche.chemin_etiquette, fiche.etiquette))),
        ]
        ouvre, ferme = _opened(milieu + droite, 2), "</w:tc>"
        for libelle, contenu in fiche.lignes:
            morceaux += ("</w:tr>", self._libelle(libelle), ouvre, self._cellule(contenu), ferme)
        return "".join((*morceaux, "</w:tr></w:tbl>"))

    def _libelle(self, libelle: str) -> str:
        """Return the beginning of a row of a requirement, the same in all of them."""
        debut = self._libelles.get(libelle)
        if debut is None:
            nom = self._plume.p("CDC Exigence Libellé", self._plume.run(libelle))
            debut = self._libelles[libelle] = _TR + _cell(self._fiche[0], nom)
        return debut

    def _cellule(self, cellule: b.Cellule, signet: str = "") -> str:
        if not cellule:
            return self._plume.empty("CDC Cellule")
        if not signet:
            return "".join(map(self._plume.paragraph, cellule))
        premier, *autres = cellule
        contenu = self._plume.fragments(premier.fragments)
        tete = self._plume.p(premier.style, contenu, signet=signet)
        return tete + "".join(map(self._plume.paragraph, autres))

    def _table(
        self,
        style: str,
        grille: list[int],
        lignes: str,
        titre: str,
        *,
        entete: bool = True,
        bandes: bool = False,
    ) -> str:
        return f"{self._debut(style, grille, titre, entete=entete, bandes=bandes)}{lignes}</w:tbl>"

    def _debut(
        self,
        style: str,
        grille: list[int],
        titre: str,
        *,
        entete: bool = True,
        derniere: bool = False,
        bandes: bool = False,
    ) -> str:
        """Return a table up to its first row."""
        cle = (style, tuple(grille), entete, derniere, bandes)
        autour = self._debuts.get(cle)
        if autour is None:
            colonnes = "".join(f'<w:gridCol w:w="{largeur}"/>' for largeur in grille)
            avant = (
                f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._plume.ident(style)}"/>'
                f'<w:tblW w:w="{sum(grille)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
                f'<w:tblLook w:firstRow="{entete:d}" w:lastRow="0" w:firstColumn="0"'
                f' w:lastColumn="{derniere:d}" w:noHBand="{not bandes:d}" w:noVBand="1"/>'
                '<w:tblCaption w:val="'
            )
            apres = f'"/></w:tblPr><w:tblGrid>{colonnes}</w:tblGrid>'
            autour = self._debuts[cle] = avant, apres
        return f"{autour[0]}{escape(titre)}{autour[1]}"


def _is_low(tableau: b.Tableau) -> bool:
    """Say whether a table of few rows is low enough to stay whole."""
    cellules = (cellule for ligne in tableau.lignes for cellule in ligne.cellules)
    lettres = sum(len(plain(p.fragments)) for cellule in cellules for p in cellule)
    return lettres <= _LETTRES_MAX


def kept(ligne: str) -> str:
    """Return a row that stays with the next one."""
    return _STYLE.sub(r"\1<w:keepNext/>", ligne)


Rangee = tuple[tuple[str, "b.Cellule"], ...]


def _laid_out(
    lignes: Sequence[tuple[str, b.Cellule]], largeur: float
) -> tuple[float, list[Rangee]]:
    """Return the width of the labels that gives the lowest table of definitions, and its rows."""
    essais = [(mm, list(_side_by_side(lignes, mm, largeur / 2 - mm))) for mm in _LIBELLES]
    return min(essais, key=lambda essai: _height(essai[0], essai[1], largeur))


def _height(libelle: float, rangees: Sequence[Rangee], largeur: float) -> float:
    moitie = largeur / 2 - libelle
    return sum(
        _MARGES_RANGEE
        + max(
            max(_lines(nom, libelle), sum(_lines(plain(p.fragments), place) for p in valeur))
            for nom, valeur in rangee
        )
        for rangee in rangees
        for place in [moitie if len(rangee) == 2 else largeur - libelle]
    )


def _lines(texte: str, largeur: float) -> int:
    return max(1, math.ceil(text_width(texte, _PETIT_CORPS) / ((largeur - _AISE) * _REMPLI)))


def _side_by_side(
    lignes: Sequence[tuple[str, b.Cellule]], libelle: float, largeur: float
) -> Iterator[Rangee]:
    """Yield the rows of a table of definitions: two short ones share the row of the first."""
    rangees: list[list[tuple[str, b.Cellule]]] = []
    ouverte: list[tuple[str, b.Cellule]] | None = None
    for ligne in lignes:
        if not _is_short(ligne, libelle, largeur):
            rangees.append([ligne])
        elif ouverte is not None:
            ouverte.append(ligne)
            ouverte = None
        else:
            ouverte = [ligne]
            rangees.append(ouverte)
    yield from map(tuple, rangees)


def _is_short(ligne: tuple[str, b.Cellule], place: float, largeur: float) -> bool:
    libelle, valeur = ligne
    if len(valeur) != 1 or text_width(libelle, _PETIT_CORPS) > 2 * (place - _AISE):
        return False
    texte = plain(valeur[0].fragments)
    return text_width(texte, _PETIT_CORPS) <= _LIGNES_COURTES * (largeur - _AISE)


def _smaller(paragraphe: b.Paragraphe) -> b.Paragraphe:
    """Return a paragraph in the smaller letters of a dense table."""
    suite = paragraphe.style.removeprefix(_CELLULE)
    return paragraphe._replace(style=f"{_CELLULE} Dense{suite}") if suite in _DENSES else paragraphe


def _cell(largeur: int, contenu: str, *, fusion: int = 1) -> str:
    return f"{_opened(largeur, fusion)}{contenu}</w:tc>"


@cache
def _opened(largeur: int, fusion: int) -> str:
    etendue = f'<w:gridSpan w:val="{fusion}"/>' if fusion > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{largeur}" w:type="dxa"/>{etendue}</w:tcPr>'
