"""The first sheet: who plays, where it stands, and a line for each case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import quote_sheetname

from cdc.formats.xlsx import styles
from cdc.formats.xlsx.recette.adresses import Role
from cdc.formats.xlsx.recette.formules import (
    BLOQUE,
    CONFORME,
    NON_CONFORME,
    NON_JOUE,
    VERDICTS,
    Formule,
    Rangs,
    gauge,
    played,
)
from cdc.formats.xlsx.recette.grille import ESPACE, SIMPLE
from cdc.formats.xlsx.recette.saisies import colour_verdicts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.formats.xlsx.recette.adresses import AdresseCas
    from cdc.formats.xlsx.recette.grille import Grille, Span
    from cdc.recette.feuilles import ClasseurRecette, FeuilleCas

# Widths in pixels: case, title, priority, steps, steps played, verdict, minutes planned, spent.
LARGEURS = (142, 300, 104, 104, 120, 130, 124, 124)
TOUTE: Span = (2, 9)
_LIBELLE, _VALEUR, _NOTE = (2, 2), (3, 4), (5, 9)
_CAS, _TITRE, _PRIORITE, _ETAPES, _JOUEES, _VERDICT, _PREVUES, _PASSEES = (
    (rang, rang) for rang in range(2, 10)
)
_HAUTEUR_CHIFFRE = 30.0


def write_summary(
    grille: Grille, classeur: ClasseurRecette, adresses: Sequence[AdresseCas]
) -> None:
    """Write the first sheet, once the cases that it counts are written."""
    titre = f"Recette — {classeur.titre}"
    grille.key("synthese")
    grille.write(TOUTE, titre, styles.TITRE)
    grille.next(30)
    grille.write(TOUTE, classeur.ligne, styles.LIBELLE)
    grille.next(max(SIMPLE, grille.needed(classeur.ligne, TOUTE)))
    grille.next(ESPACE)
    _write_fields(grille, classeur)
    grille.next(ESPACE)
    tuiles = grille.ligne
    grille.next(SIMPLE)
    grille.next(_HAUTEUR_CHIFFRE)
    grille.next(ESPACE)
    _write_headings(grille)
    entete = grille.ligne - 1
    for cas, adresse in zip(classeur.cas, adresses, strict=True):
        _write_line(grille, cas, adresse)
    plage = (entete + 1, max(grille.ligne - 1, entete + 1))
    _write_total(grille, plage, classeur)
    fin = grille.ligne
    grille.ligne = tuiles
    _write_counts(grille, plage, len(classeur.cas))
    grille.ligne = fin
    _finish(grille, classeur, plage)


def _write_fields(grille: Grille, classeur: ClasseurRecette) -> None:
    for role, libelle, valeur, note in (
        (Role.RECETTEUR, "Recetteur", classeur.nom, "Repris sur chaque cas."),
        (Role.POSTE, "Poste et navigateur", "", "Par exemple\u00a0: PC du SAV, Firefox."),
    ):
        grille.key(role.value)
        grille.write(_LIBELLE, libelle, styles.LIBELLE)
        cell = grille.write(_VALEUR, valeur, styles.SAISIE_TEXTE, cote="left")
        if not valeur:
            cell.value = None
        grille.write(_NOTE, note, styles.AIDE, cote="left")
        grille.next(24)


def _write_headings(grille: Grille) -> None:
    grille.key("liste")
    for span, libelle, cote in (
        (_CAS, "Cas", ""),
        (_TITRE, "Situation", ""),
        (_PRIORITE, "Priorité", ""),
        (_ETAPES, "Étapes", "right"),
        (_JOUEES, "Étapes jouées", "right"),
        (_VERDICT, "Verdict", ""),
        (_PREVUES, "Minutes prévues", "right"),
        (_PASSEES, "Minutes passées", "right"),
    ):
        grille.write(span, libelle, styles.ENTETE, cote=cote)
    grille.next(SIMPLE)


def _write_line(grille: Grille, cas: FeuilleCas, adresse: AdresseCas) -> None:
    onglet = quote_sheetname(adresse.feuille)
    lignes = adresse.etapes.values()
    rangs = Rangs(min(lignes, default=1), max(lignes, default=0))
    duree = f"{onglet}!{adresse.cellules[Role.DUREE]}"
    verdict = f"{onglet}!{adresse.cellules[Role.CALCUL]}"
    grille.key("cas")
    grille.link(_CAS, cas.id, adresse.feuille)
    grille.write(_TITRE, cas.titre, styles.OPTION)
    grille.write(_PRIORITE, cas.priorite, styles.OPTION)
    grille.write(_ETAPES, len(cas.etapes), styles.NOMBRE)
    grille.compute(_JOUEES, played(rangs, onglet), styles.NOMBRE)
    grille.compute(_VERDICT, Formule(f"={verdict}", NON_JOUE), styles.OPTION)
    grille.write(_PREVUES, cas.minutes or 0, styles.NOMBRE)
    grille.compute(_PASSEES, Formule(f"=N({duree})"), styles.NOMBRE)
    grille.next(max(SIMPLE, grille.needed(cas.titre, _TITRE)))


def _write_total(grille: Grille, plage: tuple[int, int], classeur: ClasseurRecette) -> None:
    grille.key("total")
    grille.write((2, 4), "Total", styles.TOTAL)
    etapes = sum(len(cas.etapes) for cas in classeur.cas)
    for span, lettre, valeur in (
        (_ETAPES, "E", etapes),
        (_JOUEES, "F", 0),
        (_PREVUES, "H", classeur.minutes),
        (_PASSEES, "I", 0),
    ):
        somme = Formule(f"=SUM({lettre}{plage[0]}:{lettre}{plage[1]})", valeur)
        grille.compute(span, somme, styles.TOTAL, cote="right")
    grille.next(SIMPLE)


def _write_counts(grille: Grille, plage: tuple[int, int], combien: int) -> None:
    verdicts = f"$G${plage[0]}:$G${plage[1]}"
    comptes = {mot: f'COUNTIF({verdicts},"{mot}")' for mot in VERDICTS}
    joues = f"({comptes[CONFORME]}+{comptes[NON_CONFORME]})"
    colonnes = (
        ((2, 3), "Cas joués", gauge(f"({joues}/MAX(1,COUNTA({verdicts})))")),
        (_PRIORITE, "Cas", Formule(f"=COUNTA({verdicts})", combien)),
        (_ETAPES, "Conformes", Formule(f"={comptes[CONFORME]}")),
        (_JOUEES, "Non conformes", Formule(f"={comptes[NON_CONFORME]}")),
        (_VERDICT, "Bloqués", Formule(f"={comptes[BLOQUE]}")),
        (_PREVUES, "Non joués", Formule(f"={comptes[NON_JOUE]}", combien)),
        (_PASSEES, "Minutes passées", Formule(f"=SUM($I${plage[0]}:$I${plage[1]})")),
    )
    grille.key("comptes")
    for span, libelle, _ in colonnes:
        grille.write(span, libelle, styles.ENTETE)
    grille.ligne += 1
    grille.key("comptes")
    for span, _, formule in colonnes:
        style = styles.OPTION if span == (2, 3) else styles.CHIFFRE
        grille.compute(span, formule, style)


def _finish(grille: Grille, classeur: ClasseurRecette, plage: tuple[int, int]) -> None:
    feuille, (debut, fin) = grille.feuille, plage
    colour_verdicts(feuille, f"G{debut}:G{fin}", f"$G{debut}")
    feuille.freeze_panes = f"A{debut}"
    feuille.print_title_rows = f"{debut - 1}:{debut - 1}"
    if classeur.cas:
        feuille.auto_filter.ref = f"B{debut - 1}:I{fin}"
        feuille.protection.autoFilter = False  # the tester may show only what is left
    grille.finish(f"Recette — {classeur.titre}", (classeur.projet, classeur.entete))
