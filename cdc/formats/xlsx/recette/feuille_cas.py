"""One test case on its sheet: who, with what, step by step, and what the tester saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.xlsx import styles
from cdc.formats.xlsx.recette.adresses import (
    CAS,
    CONCLUSION,
    ETAPE,
    ETAPES,
    EXPLICATION,
    REMARQUE,
    SYNTHESE,
    AdresseCas,
    Role,
)
from cdc.formats.xlsx.recette.formules import Rangs, explanation, tester, verdict
from cdc.formats.xlsx.recette.grille import ESPACE, SIMPLE, Grille, Palette
from cdc.formats.xlsx.recette.saisies import (
    colour_verdicts,
    offer_dates,
    offer_minutes,
    offer_severities,
    offer_verdicts,
    remind_severity,
)
from cdc.recette.feuilles import SAISIE

if TYPE_CHECKING:
    from openpyxl import Workbook

    from cdc.formats.xlsx.recette.grille import Span
    from cdc.recette.feuilles import ClasseurRecette, EtapeFeuille, FeuilleCas

# Widths in pixels: number, what I do, what I must see, state, result, observation, severity, proof.
LARGEURS = (40, 278, 278, 138, 112, 220, 92, 116)
TOUTE: Span = (2, 9)
_LIGNE, _RETOUR = (2, 8), (9, 9)
QUI, AVANT, DONNEES, VERIFIE = (2, 3), (4, 4), (5, 6), (7, 9)
NUMERO, ACTION, ATTENDU, STATUT, RESULTAT, OBSERVATION, SEVERITE, PREUVE = (
    (rang, rang) for rang in range(2, 10)
)
SUITE: Span = (4, 9)
SIGNATURE: Span = (7, 9)
ENTETE_ETAPES = 7
_PREMIERE = ENTETE_ETAPES + 1
_DEUX_LIGNES = 36.0
_FIGEABLE = 190.0
# What a landscape A4 page holds, in points, and how small its words may become.
_HAUTEUR_PAGE = 480.0
_REDUCTION = 0.62
_AIDE = (
    "Ce cas correspond-il à votre travail réel\u202f? Un besoin mal compris n’est pas une "
    "anomalie\u00a0: écrivez-le ici."
)
_REMARQUE, _RIEN = "Remarque générale", "—"


def write_case(
    workbook: Workbook, cas: FeuilleCas, onglet: str, classeur: ClasseurRecette, palette: Palette
) -> tuple[AdresseCas, dict[str, str | int]]:
    """Write the sheet of `cas`; return where its cells stand, and what its formulas give."""
    grille = Grille(workbook, onglet, LARGEURS, palette)
    _write_head(grille, cas, classeur)
    _write_context(grille, cas, classeur)
    _write_headings(grille, cas)
    figee = grille.hauteur <= _FIGEABLE
    grille.feuille.freeze_panes = f"A{_PREMIERE}" if figee else "A2"
    etapes = {}
    for etape in cas.etapes:
        etapes[etape.n] = grille.ligne
        _write_step(grille, etape, cas)
    rangs = Rangs(_PREMIERE, grille.ligne - 1)
    grille.next(ESPACE)
    cellules = _write_remark(grille) | _write_conclusion(grille, rangs, classeur)
    _finish(grille, classeur, rangs)
    textes = frozenset(grille.textes)
    cellules |= _of_steps(rangs)
    adresse = AdresseCas(onglet, cas.id, cas.empreinte, etapes, cellules, textes)
    return adresse, grille.valeurs


def _write_head(grille: Grille, cas: FeuilleCas, classeur: ClasseurRecette) -> None:
    titre = f"{cas.id} — {cas.titre}" if cas.titre else cas.id
    grille.key(CAS + cas.id)
    grille.write(TOUTE, titre, styles.TITRE, cote="left")
    grille.next(max(30, grille.needed(titre, TOUTE, 18, bold=True)))
    grille.write(_LIGNE, classeur.ligne, styles.LIBELLE)
    grille.link(_RETOUR, SYNTHESE, SYNTHESE, styles.REFERENCE)
    grille.next(max(SIMPLE, grille.needed(classeur.ligne, _LIGNE)))
    grille.next(ESPACE)


def _write_context(grille: Grille, cas: FeuilleCas, classeur: ClasseurRecette) -> None:
    for span, libelle in (
        (QUI, "Vous êtes"),
        (AVANT, "Avant de commencer"),
        (DONNEES, "Données à utiliser"),
        (VERIFIE, "Ce cas vérifie"),
    ):
        grille.write(span, libelle, styles.ENTETE)
    grille.next(SIMPLE)
    avant, donnees = "\n".join(cas.avant) or _RIEN, "\n".join(cas.donnees) or _RIEN
    exigences, effort = ", ".join(cas.exigences) or _RIEN, _effort(cas)
    grille.write_rich(QUI, classeur.titre, classeur.situation, style=styles.QUESTION)
    grille.write(AVANT, avant, styles.TEXTE)
    grille.write(DONNEES, donnees, styles.TEXTE)
    grille.write_rich(VERIFIE, exigences, effort, style=styles.TEXTE)
    besoins = (
        grille.needed(classeur.titre, QUI, bold=True) + grille.needed(classeur.situation, QUI, 9.5),
        grille.needed(avant, AVANT),
        grille.needed(donnees, DONNEES),
        grille.needed(exigences, VERIFIE, aide=effort),
    )
    grille.next(max(besoins))
    grille.next(ESPACE)


def _effort(cas: FeuilleCas) -> str:
    minutes = f"{cas.minutes} minutes prévues" if cas.minutes else ""
    priorite = f"priorité {cas.priorite}" if cas.priorite else ""
    dits = ", ".join(filter(None, (priorite, minutes)))
    fin = f"À la fin\u00a0: {cas.fin[:1].lower()}{cas.fin[1:]}" if cas.fin else ""
    return "\n".join(filter(None, (dits[:1].upper() + dits[1:], cas.but, fin)))


def _write_headings(grille: Grille, cas: FeuilleCas) -> None:
    grille.key("entete")
    grille.write(NUMERO, "N°", styles.ENTETE, cote="right")
    for span, libelle in (
        (ACTION, "Ce que je fais"),
        (ATTENDU, "Ce que je dois voir"),
        (STATUT, cas.entete_statut or SAISIE),
        (RESULTAT, "Résultat"),
        (OBSERVATION, "Observation"),
        (SEVERITE, "Sévérité"),
        (PREUVE, "Preuve"),
    ):
        grille.write(span, libelle, styles.ENTETE)
    grille.next(max(SIMPLE, grille.needed(cas.entete_statut, STATUT, 9.5, bold=True)))


def _write_step(grille: Grille, etape: EtapeFeuille, cas: FeuilleCas) -> None:
    grille.key(f"{ETAPE}{etape.n}")
    grille.write(NUMERO, etape.n, styles.NOMBRE)
    saisie = f"Saisir\u00a0: {etape.saisie}" if cas.entete_statut and etape.saisie else ""
    grille.write_rich(ACTION, etape.action, saisie, style=styles.OPTION)
    grille.write(ATTENDU, etape.attendu, styles.OPTION)
    apres = (etape.statut if cas.entete_statut else etape.saisie) or _RIEN
    grille.write(STATUT, apres, styles.OPTION)
    grille.lay(RESULTAT, styles.RESULTAT)
    for span in (OBSERVATION, SEVERITE, PREUVE):
        grille.lay(span, styles.SAISIE_CELLULE)
    besoins = (
        grille.needed(etape.action, ACTION, aide=saisie),
        grille.needed(etape.attendu, ATTENDU),
        grille.needed(apres, STATUT),
    )
    grille.next(max(_DEUX_LIGNES, *besoins), souple=True)


def _of_steps(rangs: Rangs) -> dict[str, str]:
    return {role.value: rangs.column(lettre).replace("$", "") for lettre, role in ETAPES.items()}


def _write_remark(grille: Grille) -> dict[str, str]:
    grille.key(REMARQUE)
    grille.write_rich(QUI, _REMARQUE, _AIDE, style=styles.TEXTE)
    cell = grille.lay(SUITE, styles.SAISIE_TEXTE)
    grille.next(grille.needed(_REMARQUE, QUI, aide=_AIDE) + ESPACE)
    grille.next(ESPACE)
    return {Role.REMARQUE.value: cell.coordinate}


def _write_conclusion(grille: Grille, rangs: Rangs, classeur: ClasseurRecette) -> dict[str, str]:
    for span, libelle in (
        (QUI, "Verdict du cas"),
        (AVANT, "Recetteur"),
        (STATUT, "Date"),
        (RESULTAT, "Durée réelle"),
        (SIGNATURE, "Signature"),
    ):
        grille.write(span, libelle, styles.ENTETE)
    grille.next(SIMPLE)
    grille.key(CONCLUSION)
    grille.compute(QUI, verdict(rangs), styles.TOTAL)
    nom = tester(classeur.nom)
    recetteur = grille.compute(AVANT, nom, styles.SAISIE_REPRISE, rows=2)
    date = grille.lay(STATUT, styles.SAISIE_DATE, cote="left", rows=2)
    duree = grille.lay(RESULTAT, styles.SAISIE_DUREE, rows=2)
    signature = grille.lay(SIGNATURE, styles.SAISIE_CELLULE, rows=2)
    offer_dates(grille.feuille, date.coordinate)
    offer_minutes(grille.feuille, duree.coordinate)
    grille.next(SIMPLE)
    grille.key(EXPLICATION)
    grille.compute(QUI, explanation(rangs), styles.AIDE)
    grille.next(30)
    return {
        Role.CALCUL.value: f"B{recetteur.row}",
        Role.RECETTEUR.value: recetteur.coordinate,
        Role.DATE.value: date.coordinate,
        Role.DUREE.value: duree.coordinate,
        Role.SIGNATURE.value: signature.coordinate,
    }


def _finish(grille: Grille, classeur: ClasseurRecette, rangs: Rangs) -> None:
    feuille, derniere = grille.feuille, grille.ligne - 1
    if rangs.nombre:
        debut, fin = rangs.debut, rangs.fin
        offer_verdicts(feuille, f"F{debut}:F{fin}")
        offer_severities(feuille, f"H{debut}:H{fin}")
        colour_verdicts(feuille, f"F{debut}:F{fin}", f"F{debut}")
        remind_severity(feuille, debut, fin)
    calcule = f"$B${derniere - 1}"
    colour_verdicts(feuille, f"B{derniere - 1}:C{derniere - 1}", calcule)
    colour_verdicts(feuille, f"B{derniere}:C{derniere}", calcule, gras=False)
    feuille.print_title_rows = f"{ENTETE_ETAPES}:{ENTETE_ETAPES}"
    grille.finish(f"Recette — {classeur.titre}", (classeur.projet, classeur.entete))
    # One page a case: a little smaller rather than three lines alone on a second page.
    if grille.hauteur * _REDUCTION <= _HAUTEUR_PAGE:
        feuille.page_setup.fitToHeight = 1
