"""Write the synthesis of the interviews as a workbook to sort, filter and print."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart

from cdc.entretien.cellules import shown
from cdc.entretien.synthese import EQUIPE, counted, per_week
from cdc.formats.xlsx import styles
from cdc.formats.xlsx.metrique import height
from cdc.formats.xlsx.page import prepare_print, text
from cdc.formats.xlsx.paquet import save_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from cdc.entretien.synthese import Synthese

MENTION = "Interne — ne pas transmettre aux prestataires"
_ENTETE = 3
_LONGUEUR_MAX = 32_000
_HAUTEUR_MAX = 400.0

Cellule = str | Decimal | None
Rangee = tuple[Cellule, ...]


@dataclass(frozen=True, slots=True)
class _Liste:
    """One sheet: its columns with their widths in pixels, and its rows."""

    onglet: str
    colonnes: tuple[tuple[str, int], ...]
    rangees: tuple[Rangee, ...]
    vide: str


def render_synthese(synthese: Synthese) -> bytes:
    """Return the workbook of `synthese`: the same synthesis gives the same bytes."""
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    styles.declare_styles(workbook)
    for liste in _lists(synthese):
        _write(workbook.create_sheet(liste.onglet), liste, synthese)
    workbook.properties.title = f"Synthèse des entretiens — {MENTION}"
    workbook.properties.creator = synthese.titre
    workbook.properties.language = "fr-FR"
    workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    return save_workbook(workbook)


def _lists(synthese: Synthese) -> Iterator[_Liste]:
    for onglet, (colonnes, rangees, vide) in _ONGLETS.items():
        yield _Liste(onglet, colonnes, tuple(rangees(synthese)), vide)


def _contradictions(synthese: Synthese) -> Iterator[Rangee]:
    for rang, contradiction in enumerate(synthese.contradictions, 1):
        for position in contradiction.positions:
            for dit in position.temoignages:
                identite = dit.releve.identite
                yield (
                    Decimal(rang),
                    contradiction.titre,
                    position.lu,
                    synthese.personnes.canonical(dit.personne),
                    identite["fonction"].texte if "fonction" in identite else "",
                    identite["date"].texte if "date" in identite else "",
                    dit.releve.nom,
                    shown(dit.cellule),
                    contradiction.existante,
                    contradiction.chemin or contradiction.question,
                )


def _answers(synthese: Synthese) -> Iterator[Rangee]:
    for dite in synthese.questions:
        for dit in dite.dits:
            yield (
                dite.theme,
                dite.question.numero,
                dite.question.texte,
                dit.personne,
                dit.fonction,
                dit.texte,
                dit.drapeau,
                dit.entretien,
                shown(dit.cellule),
            )


def _follow_ups(synthese: Synthese) -> Iterator[Rangee]:
    for personne, suivis in synthese.by_person().items():
        for s in suivis:
            numero = s.question.removeprefix("Q-")
            yield (personne, s.motif, numero, s.texte, s.entretien, shown(s.cellule), "")
    for s, raison in synthese.classes:
        dit = f"Sans suite : {raison}"
        numero = s.question.removeprefix("Q-")
        yield (s.personne, s.motif, numero, s.texte, s.entretien, shown(s.cellule), dit)
    for _, titre, qui in synthese.profils_absents:
        yield (EQUIPE, "Profil non entendu", "", f"{titre} : {qui}", "", "", "")
    for vide in synthese.sans_reponse:
        numero = vide.question.numero
        yield (EQUIPE, "Personne n’a répondu", numero, vide.question.texte, "", "", "")


def _irritants(synthese: Synthese) -> Iterator[Rangee]:
    tries = sorted(synthese.irritants, key=lambda i: -(i.heures or 0))
    for i in tries:
        semaine = None if i.heures is None else per_week(i.heures)
        yield (
            i.texte, i.frequence, i.heures, semaine, i.gravite, i.personne, i.service, i.profil,
            i.entretien, i.id,
        )  # fmt: skip


def _write(feuille: Worksheet, liste: _Liste, synthese: Synthese) -> None:
    feuille.sheet_view.showGridLines = False
    prepare_print(feuille)
    derniere = get_column_letter(len(liste.colonnes))
    _line(feuille, 1, f"{liste.onglet} — {synthese.titre}", styles.TITRE, 30)
    _line(feuille, 2, f"{counted(synthese)}. {MENTION}.", styles.LIBELLE, 20)
    for colonne, (titre, pixels) in enumerate(liste.colonnes, 1):
        cell = feuille.cell(_ENTETE, colonne)
        text(cell, titre)
        cell.style = styles.ENTETE
        feuille.column_dimensions[get_column_letter(colonne)].width = round((pixels - 5) / 7, 2)
    feuille.row_dimensions[_ENTETE].height = 30
    if not liste.rangees:
        _line(feuille, _ENTETE + 1, liste.vide, styles.TEXTE, 20)
    for rang, rangee in enumerate(liste.rangees, _ENTETE + 1):
        _write_row(feuille, rang, rangee, [pixels for _, pixels in liste.colonnes])
    fin = _ENTETE + max(len(liste.rangees), 1)
    feuille.freeze_panes = f"A{_ENTETE + 1}"
    feuille.auto_filter.ref = f"A{_ENTETE}:{derniere}{fin}"
    feuille.print_title_rows = f"{_ENTETE}:{_ENTETE}"
    feuille.print_area = f"A1:{derniere}{fin}"
    feuille.oddFooter = HeaderFooterItem(
        left=_footer(MENTION), center=_footer(liste.onglet), right=_footer("&P / &N")
    )


def _line(feuille: Worksheet, rang: int, contenu: str, style: str, hauteur: float) -> None:
    cell = feuille.cell(rang, 1)
    text(cell, _clean(contenu))
    cell.style = style
    styles.align(cell, "left", wrap=False)
    feuille.row_dimensions[rang].height = hauteur


def _write_row(feuille: Worksheet, rang: int, rangee: Rangee, largeurs: Sequence[int]) -> None:
    for colonne, valeur in enumerate(rangee, 1):
        cell = feuille.cell(rang, colonne)
        if isinstance(valeur, Decimal):
            cell.value = valeur
            cell.style = styles.MESURE
        else:
            text(cell, _clean(valeur or ""))
            cell.style = styles.LIGNE
    hauteurs = (
        height(_clean(v), pixels, 11)
        for v, pixels in zip(rangee, largeurs, strict=False)
        if isinstance(v, str)
    )
    feuille.row_dimensions[rang].height = min(max(hauteurs, default=15) + 4, _HAUTEUR_MAX)


def _clean(texte: str) -> str:
    """Return `texte` without what a workbook cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", texte)[:_LONGUEUR_MAX]


def _footer(contenu: str) -> _HeaderFooterPart:
    return _HeaderFooterPart(contenu, f"{styles.POLICE},Regular", 8, styles.ENCRE_DOUCE)


def _unattached(synthese: Synthese) -> Iterator[Rangee]:
    for n in synthese.non_rattachees:
        yield (n.personne, n.texte, n.raison, n.fichier, n.entretien, shown(n.cellule))


# Each sheet: its columns with their widths, its rows, what it says when it has none.
_ONGLETS: dict[
    str, tuple[tuple[tuple[str, int], ...], Callable[[Synthese], Iterator[Rangee]], str]
] = {
    "Contradictions": (
        (
            ("N°", 50), ("Sujet", 260), ("Réponse", 130), ("Personne", 150), ("Fonction", 150),
            ("Date", 90), ("Entretien", 85), ("Cellule", 130), ("Dans le cahier", 110),
            ("Chemin", 260),
        ),
        _contradictions,
        "Aucune contradiction à départager.",
    ),
    "Réponses": (
        (
            ("Thème", 140), ("Question", 90), ("Libellé", 300), ("Personne", 150),
            ("Fonction", 140), ("Réponse", 380), ("Remarque", 100), ("Entretien", 85),
            ("Cellule", 120),
        ),
        _answers,
        "Aucune réponse importée.",
    ),
    "À suivre": (
        (
            ("Personne", 170), ("Motif", 260), ("Question", 90), ("Texte", 420),
            ("Entretien", 85), ("Cellule", 130), ("Fait", 160),
        ),
        _follow_ups,
        "Rien à redemander.",
    ),
    "Irritants": (
        (
            ("Irritant", 380), ("Fréquence", 140), ("Heures par mois", 90),
            ("Heures par semaine", 100), ("Gravité", 70), ("Personne", 150), ("Service", 170),
            ("Profil", 120), ("Entretien", 85), ("Référence", 80),
        ),
        _irritants,
        "Aucun irritant noté.",
    ),
    "Non rattachées": (
        (
            ("Personne", 150), ("Texte", 380), ("Raison", 380), ("Fichier", 180),
            ("Entretien", 85), ("Cellule", 130),
        ),
        _unattached,
        "Toutes les réponses ont trouvé leur place.",
    ),
}  # fmt: skip
