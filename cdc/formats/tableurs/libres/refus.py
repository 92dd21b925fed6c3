"""Why no interview is recognised in a file: what was looked for, what is there, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.entretien.cellules import sheet_shown, shown
from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.libres.analyse import (
    CELLULES_MAXIMALES,
    QUESTIONS_MAXIMALES,
    look_like_list,
)
from cdc.francais import number, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.formats.tableurs.classeur import Cellule, Classeur
    from cdc.formats.tableurs.indices import Indice

_FEUILLES = 5
_CELLULES = 4
_LARGEUR = 40
_ENTRE = "\u202f; "
_CHERCHE = (
    "Cherché\u00a0: un guide de «\u00a0cdc interview guide\u00a0», l’export d’un formulaire "
    "(Microsoft Forms, Google Forms, LimeSurvey, KoboToolbox, Framaforms, Typeform, Tally), un "
    "tableau de questions (ou de sujets) et de réponses, une matrice de questions et de personnes, "
    "des notes «\u00a0Q\u00a0:\u00a0», «\u00a0R\u00a0:\u00a0» ou «\u00a0Sujet\u00a0: ce qui en est dit\u00a0»."
)
_A_FAIRE = (
    "À faire\u00a0: mettez les questions dans une colonne intitulée «\u00a0Question\u00a0» et les "
    "réponses dans la suivante, «\u00a0Réponse\u00a0»\u202f; ou dites comment le fichier est fait, par "
    "exemple --disposition tableau\u202f; ou recopiez les réponses dans un guide."
)


class EntretienIntrouvableError(ClasseurRefuseError):
    """Nothing says that a file holds answers; `proche` is the layout that it is nearest to."""

    def __init__(self, classeur: Classeur, proche: Indice | None) -> None:
        self.proche = proche
        super().__init__(classeur.fichier, "\n".join(_reasons(classeur, proche)))


def _reasons(classeur: Classeur, proche: Indice | None) -> Iterator[str]:
    yield "aucun entretien n’y est reconnu."
    liste = look_like_list(classeur)
    if liste:
        vers, nom, titres = liste
        cites = ", ".join(f"«\u00a0{_short(t)}\u00a0»" for t in titres[:_CELLULES])
        yield (
            f"  Ce tableau ressemble à {nom} (colonnes {cites})\u00a0: "
            f"cdc import {classeur.fichier} --vers {vers}"
        )
    yield f"  {_CHERCHE}"
    yield f"  Trouvé\u00a0: {_ENTRE.join(_sheets(classeur))}."
    if classeur.cellules_non_vides > QUESTIONS_MAXIMALES:
        yield (
            f"  Au-delà de {number(CELLULES_MAXIMALES)} cellules ou de "
            f"{number(QUESTIONS_MAXIMALES)} questions, seuls les guides et les exports "
            "de formulaires sont cherchés\u00a0: gardez les seules feuilles de l’entretien."
        )
    if proche and not liste:
        yield (
            f"  Au plus près\u00a0: {proche.disposition.titre.lower()} "
            f"({proche.confiance * 100:.0f}\u00a0%)\u00a0: {_ENTRE.join(proche.preuves)}. Si c’est "
            f"bien cela, ajoutez --disposition {proche.disposition}"
        )
    if not liste:
        yield f"  {_A_FAIRE}"


def _sheets(classeur: Classeur) -> Iterator[str]:
    """Describe the first sheets by their first cells."""
    for nom, cells in list(classeur.feuilles.items())[:_FEUILLES]:
        vues = ", ".join(
            f"{_place(c)}\u00a0«\u00a0{_short(c.texte)}\u00a0»" for c in cells[:_CELLULES]
        )
        suite = "…" if len(cells) > _CELLULES else ""
        remplies = plural(len(cells), "cellule remplie", "cellules remplies") if cells else "vide"
        yield f"{sheet_shown(nom)}, {remplies}" + (f" ({vues}{suite})" if cells else "")
    reste = len(classeur.feuilles) - _FEUILLES
    if reste > 0:
        yield f"{plural(reste, 'autre feuille', 'autres feuilles')}"


def _place(cell: Cellule) -> str:
    """Return where a cell is within its sheet."""
    dite = shown(cell.adresse)
    return dite if dite != cell.adresse else f"{cell.colonne}{cell.ligne}"


def _short(texte: str) -> str:
    court = " ".join(texte.split())
    return court if len(court) <= _LARGEUR else court[: _LARGEUR - 1] + "…"
