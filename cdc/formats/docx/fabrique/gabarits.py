"""The templates that the toolkit ships: what each is for, and the pieces that it places."""

from __future__ import annotations

from typing import NamedTuple


class Gabarit(NamedTuple):
    """One template.

    Attributes:
        nom: the name of its file.
        objet: the title of the documents that it makes, as their properties bear it.
        dit: what it is for, as `cdc modele liste` says it.
        titre: what the cover and the headers show as title.
        sous_titres: the placeholders below it, those that have a value.
        pieces: the pieces that it places, in their order.
        historique: whether it shows the versions of the document.
        listes: whether it ends with its figures and tables.
        acte: whether it begins at once, without a cover nor contents: people sign it.
    """

    nom: str
    objet: str
    dit: str
    titre: str
    sous_titres: tuple[str, ...]
    pieces: tuple[str, ...]
    historique: bool = False
    listes: bool = False
    acte: bool = False


COMPLET = Gabarit(
    "cahier-des-charges",
    "{{ titre }}",
    "Le document complet : synthèse, guide de lecture, tous les chapitres.",
    "{{ titre }}",
    ("sous_titre",),
    ("lecture", "corps"),
    historique=True,
    listes=True,
)
COURT = Gabarit(
    "cahier-court",
    "{{ titre }}",
    "L’essentiel en une quinzaine de pages, puis la grille de réponse et le cadre de prix à remplir.",
    "{{ titre }}",
    ("sous_titre",),
    (
        "lecture", "synthese", "rubrique_1a", "rubrique_1c", "rubrique_8a", "rubrique_3b",
        "rubrique_4f", "rubrique_8d", "chapitre_5", "grille_reponse", "grille_prix",
    ),
)  # fmt: skip
REGLEMENT = Gabarit(
    "reglement-de-consultation",
    "Règlement de consultation — {{ titre }}",
    "Les règles du jeu : calendrier, contenu de l’offre, critères, démonstrations, prix.",
    "Règlement de consultation",
    ("titre", "sous_titre"),
    ("reglement", "grille_prix"),
)
PROCES_VERBAL = Gabarit(
    "proces-verbal",
    "{{ titre }} — {{ sous_titre }}",
    "Le procès-verbal d’une recette (cdc recette pv) : faits, décision, réserves, signatures.",
    "{{ titre }}",
    ("sous_titre",),
    ("pv_articles", "pv_signatures", "pv_annexes"),
    acte=True,
)
GABARITS = (COMPLET, COURT, REGLEMENT, PROCES_VERBAL)
