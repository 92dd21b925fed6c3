"""Write an interview guide as a workbook that people fill without help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import quote_sheetname
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink

from cdc.formats.xlsx import styles
from cdc.formats.xlsx.adresses import CHAMPS, ENTETES, FEUILLE, FORMAT, PREMIERE, Adresse, Role
from cdc.formats.xlsx.blocs import REMARQUES, Listes, write_question
from cdc.formats.xlsx.page import (
    ESPACE,
    LARGE,
    NUMERO,
    QUESTION,
    REMARQUE,
    REPONSE,
    SIMPLE,
    Page,
    needed,
    text,
)
from cdc.formats.xlsx.paquet import save_workbook

if TYPE_CHECKING:
    from openpyxl.cell import Cell

    from cdc.entretien.guide import FeuilleGuide, Guide

IDENTITE = "Identité"
INSTRUCTIONS = (
    "Répondez avec vos mots, dans les cases claires : une réponse courte vaut mieux qu’une case "
    "vide. Si une question ne vous concerne pas, écrivez « sans objet ». Vos réponses servent à "
    "écrire le cahier des charges ; elles sont relues avec vous et ne sont pas transmises aux "
    "prestataires."
)
_LIBELLE, _VALEUR = (2, 4), (5, 12)
_QUESTIONS, _REPONSES, _TAUX = (5, 6), (7, 8), (9, 10)
_NOMBRES = [
    "aucune",
    "une",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]


def render_guide(guide: Guide) -> bytes:
    """Return the workbook of `guide`: the same guide gives the same bytes."""
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    styles.declare_styles(workbook)
    identite = Page(workbook, IDENTITE)
    listes = Listes(workbook)
    pages, formules = [identite], []
    for feuille in guide.feuilles:
        page = Page(workbook, feuille.onglet)
        formules.append(_write_theme(page, feuille, guide, listes))
        pages.append(page)
    _write_identity(identite, guide, formules, listes)
    _write_addresses(workbook, guide, [a for page in pages for a in page.adresses])
    workbook.move_sheet(listes.feuille, len(workbook.sheetnames))
    workbook.properties.title = f"Guide d’entretien — {guide.titre}"
    workbook.properties.creator = guide.projet
    workbook.properties.language = "fr-FR"
    workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    return save_workbook(workbook)


def _write_theme(page: Page, feuille: FeuilleGuide, guide: Guide, listes: Listes) -> list[str]:
    nombre = len(feuille.questions)
    duree = f"{_words(nombre).capitalize()} question{'s' if nombre > 1 else ''}"
    duree += f", environ {_words(feuille.minutes)} minutes"
    page.write((2, 10), feuille.titre, styles.TITRE, cle="feuille:" + page.onglet)
    _link(page.write(REMARQUE, IDENTITE, styles.LIEN, cle="feuille:" + page.onglet), IDENTITE)
    page.next(30)
    page.key("chapeau")
    page.write(LARGE, f"{feuille.chapeau} {duree}.", styles.LIBELLE, cle="chapeau")
    page.next(SIMPLE)
    page.key("entete")
    for span, libelle in (
        (NUMERO, "N°"),
        (QUESTION, "Question"),
        (REPONSE, "Votre réponse"),
        (REMARQUE, REMARQUES),
    ):
        page.write(span, libelle, styles.ENTETE, cle="entete")
    page.next(SIMPLE)
    page.feuille.freeze_panes = "A4"
    page.feuille.print_title_rows = "3:3"
    page.next(ESPACE)
    page.keep_together(1)
    formules = []
    for posee in feuille.questions:
        debut = page.ligne
        formules.append(write_question(page, posee, listes))
        page.keep_together(debut)
    _finish(page, guide)
    return formules


def _write_identity(page: Page, guide: Guide, formules: list[list[str]], listes: Listes) -> None:
    date = f" — guide du {guide.date:%d/%m/%Y}" if guide.date else ""
    cle = "feuille:" + page.onglet
    page.write(LARGE, f"Guide d’entretien — {guide.titre}", styles.TITRE, cle=cle)
    page.next(30)
    for cle, texte, style in (
        ("chapeau", f"{guide.projet}{date}", styles.LIBELLE),
        ("consigne", INSTRUCTIONS, styles.TEXTE),
    ):
        page.key(cle)
        page.write(LARGE, texte, style, cle=cle)
        page.next(max(SIMPLE, needed(texte, LARGE)))
    page.next(ESPACE)
    _write_fields(page, guide, listes)
    page.next(ESPACE)
    _write_progress(page, guide, formules)
    page.feuille.freeze_panes = "A3"
    page.feuille.print_title_rows = "1:2"
    _finish(page, guide)


def _write_fields(page: Page, guide: Guide, listes: Listes) -> None:
    page.key("identite")
    page.write(LARGE, "Votre identité", styles.ENTETE, cle="identite")
    page.next(SIMPLE)
    for entete in guide.identite:
        cle = "identite/" + entete.cle
        page.key(cle)
        page.write(_LIBELLE, entete.libelle, styles.LIBELLE, cle=cle)
        style = {"date": styles.SAISIE_DATE}.get(entete.cle, styles.SAISIE_TEXTE)
        cell = page.ask(_VALEUR, style, Role.IDENTITE, cle=cle, question=entete.cle)
        styles.align(cell, "left")
        if entete.cle == "profil":
            text(cell, guide.titre)
            listes.validate(page, cell, guide.profils, libre=False)
        page.next(SIMPLE)


def _write_progress(page: Page, guide: Guide, formules: list[list[str]]) -> None:
    page.key("themes")
    for span, libelle in (
        (_LIBELLE, "Thème"),
        (_QUESTIONS, "Questions"),
        (_REPONSES, "Réponses"),
        (_TAUX, "Avancement"),
        (REMARQUE, "Feuille"),
    ):
        cell = page.write(span, libelle, styles.ENTETE, cle="themes")
        if span not in (_LIBELLE, REMARQUE):
            styles.align(cell, "right")
    page.next(SIMPLE)
    debut = page.ligne
    for feuille, repondues in zip(guide.feuilles, formules, strict=True):
        cle = "theme/" + feuille.onglet
        page.key(cle)
        page.write(_LIBELLE, feuille.titre, styles.OPTION, cle=cle)
        _write_counts(page, cle, len(repondues), "=" + "+".join(repondues) + "+0")
        _link(page.write(REMARQUE, feuille.onglet, styles.LIEN, cle=cle), feuille.onglet)
        page.next(SIMPLE)
    _write_total(page, guide, debut)


def _write_counts(page: Page, cle: str, questions: int, reponses: str) -> None:
    page.compute(_QUESTIONS, questions, styles.NOMBRE, cle=cle)
    page.compute(_REPONSES, reponses, styles.NOMBRE, cle=cle)
    taux = f"=IF(E{page.ligne}=0,0,G{page.ligne}/E{page.ligne})"
    page.compute(_TAUX, taux, styles.TAUX, cle=cle)


def _write_total(page: Page, guide: Guide, debut: int) -> None:
    page.key("total")
    page.write(_LIBELLE, "Total", styles.TOTAL, cle="total")
    _write_counts(page, "total", guide.nombre, f"=SUM(G{debut}:G{page.ligne - 1})")
    for colonne in "EGI":
        styles.embolden(page.feuille[f"{colonne}{page.ligne}"])
    page.next(SIMPLE)


def _write_addresses(workbook: Workbook, guide: Guide, adresses: list[Adresse]) -> None:
    feuille = workbook.create_sheet(FEUILLE)
    feuille.sheet_state = "veryHidden"
    date = guide.date.isoformat() if guide.date else ""
    valeurs = (FORMAT, guide.identifiant, guide.profil, guide.projet, guide.banque, date)
    lignes = [*zip(ENTETES, valeurs, strict=True)]
    for rang, ligne in enumerate(lignes, 1):
        for colonne, valeur in enumerate(ligne, 1):
            text(feuille.cell(rang, colonne), valeur)
    for rang, contenu in enumerate([CHAMPS, *(a.ligne for a in adresses)], PREMIERE - 1):
        for colonne, valeur in enumerate(contenu, 1):
            if valeur:
                text(feuille.cell(rang, colonne), valeur)


def _finish(page: Page, guide: Guide) -> None:
    feuille = page.feuille
    feuille.print_area = f"B1:L{page.ligne - 1}"
    gauche = f"Guide d’entretien — {guide.titre}"
    feuille.oddFooter = HeaderFooterItem(
        left=_footer(gauche), center=_footer(page.onglet), right=_footer("&P / &N", texte=False)
    )


def _footer(contenu: str, *, texte: bool = True) -> _HeaderFooterPart:
    contenu = contenu.replace("&", "&&") if texte else contenu
    return _HeaderFooterPart(contenu, f"{styles.POLICE},Regular", 8, styles.ENCRE_DOUCE)


def _link(cell: Cell, onglet: str) -> None:
    cible = f"{quote_sheetname(onglet)}!B1"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=cible, display=onglet)
    cell.style = styles.LIEN


def _words(nombre: int) -> str:
    return _NOMBRES[nombre] if nombre < len(_NOMBRES) else str(nombre)
