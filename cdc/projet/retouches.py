"""Mend characters inside the values of a project: only they change in the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.projet.blocs import Coupe
from cdc.projet.caracteres_lus import origins
from cdc.projet.chirurgie import edit
from cdc.projet.donnees import Edition, Pose, apply_edition
from cdc.projet.etape import reread
from cdc.projet.noeuds import Scalaire, noeud_a
from cdc.projet.reperage import locate
from cdc.verification.retouches import mended

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.projet.noeuds import Chemin, Document
    from cdc.projet.projet import Projet
    from cdc.verification.retouches import Retouche


def retouched(projet: Projet, retouches: Mapping[str, Sequence[Retouche]]) -> dict[str, Document]:
    """Return the documents of `projet` after `retouches`, by path of the value, on paper only."""
    par_fichier: dict[str, dict[Chemin, Sequence[Retouche]]] = {}
    donnees = {nom: document.donnees for nom, document in projet.documents.items()}
    for chemin, unes in retouches.items():
        fichier, dedans = locate(donnees, chemin)
        if fichier is not None:
            par_fichier.setdefault(fichier, {})[dedans] = unes
    return {
        nom: _document(document, par_fichier[nom]) if nom in par_fichier else document
        for nom, document in projet.documents.items()
    }


def _document(document: Document, retouches: Mapping[Chemin, Sequence[Retouche]]) -> Document:
    """Return `document` mended in its characters, or value by value where that would not do."""
    coupes: list[Coupe] = []
    editions: list[Edition] = []
    for chemin, unes in retouches.items():
        noeud = noeud_a(document.racine, chemin)
        if isinstance(noeud, Scalaire) and noeud.texte:
            coupes += _cuts(document, noeud, unes)
            editions.append(Pose(chemin, mended(noeud.texte, unes)))
    attendu: object = document.donnees
    for edition in editions:
        attendu = apply_edition(attendu, edition)
    return reread(document, coupes, attendu) or edit(document, editions)


def _cuts(document: Document, noeud: Scalaire, retouches: Sequence[Retouche]) -> list[Coupe]:
    places = origins(document.texte, noeud)
    return [Coupe(*_span(places, une), une.texte) for une in retouches]


def _span(places: list[tuple[int, int]], une: Retouche) -> tuple[int, int]:
    """Return the characters of the file that `une` replaces, none where it only adds."""
    if une.debut < une.fin:
        return places[une.debut][0], places[une.fin - 1][1]
    place = places[une.debut][0] if une.debut < len(places) else places[-1][1]
    return place, place
