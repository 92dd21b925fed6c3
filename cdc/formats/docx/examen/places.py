"""Pieces and placeholders where they cannot go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

from cdc.formats.docx.examen.faute import Faute, Gravite, Lieu
from cdc.formats.docx.examen.formes import makes_a_document, pieces
from cdc.formats.docx.examen.grammaire import tree
from cdc.formats.docx.examen.lecture import error

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.formats.docx.examen.balises import Balise
    from cdc.formats.docx.examen.lecture import Feuille, Ligne

_LONGS = re.compile(r"corps|chapitre_\w+")


def place_faults(feuilles: Sequence[Feuille]) -> Iterator[Faute]:
    """Yield the pieces that are not where they can be written, and those that are missing."""
    for feuille in feuilles:
        for ligne, balise in feuille.balises():
            if not feuille.partie.remplie:
                yield _never_filled(feuille, ligne, balise)
            elif nom := shown_piece(balise):
                yield from _misplaced(feuille, ligne, balise, nom)
    posees = {shown_piece(b) for f in feuilles if f.partie.corps for _, b in f.balises()}
    if not any(map(makes_a_document, posees)):
        yield error(
            "sans-corps",
            Lieu("corps"),
            "ce modèle n’a pas la balise « {{ corps }} », ni celle d’une partie du document.",
            "Ajoutez-la, seule dans un paragraphe, là où les chapitres doivent venir.",
        )


def shown_piece(balise: Balise) -> str:
    """Return the name of the piece that a placeholder shows, or nothing."""
    arbre = tree(balise) if balise.signe == "{{" else None
    if arbre is None:
        return ""
    noms = (nom.name for nom in arbre.find_all(nodes.Name))
    return next((nom for nom in noms if nom in pieces()), "")


def _never_filled(feuille: Feuille, ligne: Ligne, balise: Balise) -> Faute:
    return error(
        "jamais-remplie",
        ligne.lieu,
        f"la balise « {balise.brute} » resterait telle quelle : {feuille.partie.titre} ne sont "
        "pas remplies.",
        "Placez-la dans le corps, un en-tête, un pied de page ou une note de bas de page.",
    )


def _misplaced(feuille: Feuille, ligne: Ligne, balise: Balise, nom: str) -> Iterator[Faute]:
    if not feuille.partie.corps:
        yield error(
            "morceau-ailleurs",
            ligne.lieu,
            f"« {balise.brute} » ne peut pas aller ici ({feuille.partie.titre}).",
            "Placez-la dans le corps du modèle, seule dans son paragraphe.",
        )
    elif ligne.lieu.zone:
        yield error(
            "morceau-zone",
            ligne.lieu,
            f"« {balise.brute} » est dans une zone de texte, qui ne passe pas d’une page à l’autre.",
            "Sortez-la de la zone, seule dans un paragraphe du corps.",
        )
    elif not ligne.alone(balise):
        yield error(
            "morceau-accompagne",
            ligne.lieu,
            f"« {balise.brute} » n’est pas seule dans son paragraphe.",
            "Donnez-lui un paragraphe à elle : touche Entrée avant, touche Entrée après.",
        )
    elif ligne.lieu.case is not None and _LONGS.fullmatch(nom):
        yield Faute(
            "morceau-cellule",
            Gravite.AVERTISSEMENT,
            ligne.lieu,
            f"« {balise.brute} » est dans une cellule de tableau : des pages entières y tiendraient "
            "mal, et aucune ne pourrait se tourner en paysage.",
            "Sortez-la du tableau.",
        )
