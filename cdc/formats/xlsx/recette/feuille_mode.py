"""How to play: what each word means, and what is no anomaly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.xlsx import styles
from cdc.formats.xlsx.recette.formules import BLOQUE, CONFORME, NON_CONFORME, NON_JOUE
from cdc.formats.xlsx.recette.grille import ESPACE, SIMPLE
from cdc.formats.xlsx.recette.saisies import colour_verdicts
from cdc.francais import plural
from cdc_schema.enumerations import Severite

if TYPE_CHECKING:
    from cdc.formats.xlsx.recette.grille import Grille, Span
    from cdc.recette.feuilles import ClasseurRecette

# Widths in pixels: the word, what it means.
LARGEURS = (200, 860)
_MOT, _SENS = (2, 2), (3, 3)
_TOUTE: Span = (2, 3)

_ETAPES = (
    (
        "1. Préparez-vous",
        (
            "Ouvrez le premier cas par la feuille Synthèse ou par les onglets du bas. Lisez «\u00a0Vous "
            "êtes\u00a0» et vérifiez chaque ligne de «\u00a0Avant de commencer\u00a0». N’utilisez que les "
            "données du cas\u00a0: aucune donnée réelle d’un client."
        ),
    ),
    (
        "2. Jouez chaque étape",
        (
            "Faites ce que dit «\u00a0Ce que je fais\u00a0», comparez l’écran avec «\u00a0Ce que je dois "
            "voir\u00a0», puis choisissez un résultat dans la liste de la colonne Résultat."
        ),
    ),
    (
        "3. Dites ce que vous voyez",
        (
            "Dès qu’un résultat n’est pas Conforme, écrivez dans Observation ce que l’écran montre, "
            "avec ses mots, et choisissez une sévérité. Dans Preuve, écrivez le nom de la capture "
            "ou le numéro du dossier\u00a0: une image collée dans la feuille ne se lit pas."
        ),
    ),
    (
        "4. Terminez le cas",
        (
            "Le verdict du cas se calcule. Indiquez la date (Ctrl + point-virgule écrit celle du jour), "
            "la durée en minutes, et signez de votre nom."
        ),
    ),
    (
        "5. Rendez le classeur",
        (
            "Enregistrez-le et renvoyez-le entier, même inachevé. Un texte du cas est faux\u202f? "
            "Ne le corrigez pas\u00a0: dites-le en remarque."
        ),
    ),
)
_RESULTATS = (
    (CONFORME, "Vous voyez ce qui est écrit, rien ne manque."),
    (NON_CONFORME, "Vous voyez autre chose, ou il manque quelque chose. Une seule étape suffit."),
    (
        BLOQUE,
        (
            "Vous ne pouvez pas aller au bout\u00a0: accès refusé, donnée absente, panne. Dites ce qui "
            "manque. Le cas compte comme non joué et sera rejoué."
        ),
    ),
    (NON_JOUE, "Vous n’avez pas fait cette étape. Une case vide veut dire la même chose."),
)
_BESOIN = (
    (
        "Besoin mal exprimé",
        (
            "L’écran fait ce que le cas annonce, mais vous ne travaillez pas ainsi\u00a0: l’étape est "
            "conforme. Écrivez votre besoin dans «\u00a0Remarque générale\u00a0». Il sera étudié, chiffré "
            "et décidé à part, sans bloquer la recette."
        ),
    ),
    (
        "Anomalie",
        (
            "L’écran ne fait pas ce que le cas annonce. Le client et le prestataire décident ensemble "
            "de sa nature\u00a0; vous n’avez qu’à dire ce que vous avez vu."
        ),
    ),
)


def write_instructions(grille: Grille, classeur: ClasseurRecette) -> None:
    """Write the sheet that a tester reads once."""
    combien = plural(len(classeur.cas), "cas", "cas")
    duree = f", {classeur.minutes} minutes prévues" if classeur.minutes else ""
    grille.key("mode")
    grille.write(_TOUTE, "Mode d’emploi", styles.TITRE)
    grille.next(30)
    chapeau = f"{combien} à jouer{duree}. Vous jouez votre propre journée de travail\u00a0: il n’y a pas de mauvaise réponse."
    grille.write(_TOUTE, chapeau, styles.LIBELLE)
    grille.next(max(SIMPLE, grille.needed(chapeau, _TOUTE)))
    _write_block(grille, "Comment faire", _ETAPES)
    debut = _write_block(grille, "Les résultats", _RESULTATS)
    colour_verdicts(grille.feuille, f"B{debut}:B{grille.ligne - 1}", f"$B{debut}")
    _write_block(grille, "Les sévérités", tuple(_severities()))
    _write_block(grille, "Anomalie, ou besoin mal exprimé\u202f?", _BESOIN)
    grille.feuille.freeze_panes = "A2"
    grille.feuille.page_setup.fitToHeight = 1
    grille.finish(f"Recette — {classeur.titre}", (classeur.projet, classeur.entete))


def _write_block(grille: Grille, titre: str, lignes: tuple[tuple[str, str], ...]) -> int:
    grille.next(ESPACE)
    grille.write(_TOUTE, titre, styles.ENTETE)
    grille.next(SIMPLE)
    debut = grille.ligne
    for mot, sens in lignes:
        grille.write(_MOT, mot, styles.TERME)
        grille.write(_SENS, sens, styles.OPTION)
        grille.next(max(SIMPLE, grille.needed(sens, _SENS), grille.needed(mot, _MOT, bold=True)))
    return debut


def _severities() -> list[tuple[str, str]]:
    return [(s.value.capitalize(), s.definition.capitalize() + ".") for s in Severite]
