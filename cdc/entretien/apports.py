"""What an answer brings: for each place of the outline that a question feeds, a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.entretien.banque import ETAPE, TypeQuestion
from cdc.entretien.liaisons import COMMUN, ETAPES, Liaison, at, resolve
from cdc.entretien.reponses import Ecart, Texte, is_ticked, normalize, says_no

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.entretien.banque import Autre, Choix, Colonne, Question
    from cdc.entretien.reponses import CelluleTableau, Reponse


@dataclass(frozen=True, slots=True)
class Apport:
    """A text for one place of the outline.

    `cle` distinguishes two rows; `libre` is free text, to be written up when several people give
    one; `discret` comes from the bank, not from the person, and yields to anything; `partage`
    serves several lists at once; `unite` is what the number is counted in.
    """

    liaison: Liaison
    texte: str
    cellule: str
    cle: bool = False
    libre: bool = False
    discret: bool = False
    partage: bool = False
    unite: str = ""


@dataclass(frozen=True, slots=True)
class Groupe:
    """What goes together: one row of a table, one ticked box, one text."""

    question: str
    apports: tuple[Apport, ...]


@dataclass(slots=True)
class Recolte:
    """Everything that one answer brings, what fits nowhere, and what is only kept."""

    groupes: list[Groupe] = field(default_factory=list)
    ecarts: list[Ecart] = field(default_factory=list)
    gardes: list[Texte] = field(default_factory=list)


def collect(question: Question, reponse: Reponse) -> Recolte:
    """Return what `reponse` brings, according to what the bank binds `question` to."""
    recolte = Recolte()
    _collect_answer(question, reponse, recolte)
    if reponse.autre:
        _collect_other(question, reponse.autre, recolte)
    if reponse.precision and question.precision:
        _collect_text(question, reponse.precision, question.precision.remplit, recolte)
    return recolte


def _collect_answer(question: Question, reponse: Reponse, recolte: Recolte) -> None:
    match question.type:
        case TypeQuestion.TABLEAU:
            for ligne in reponse.lignes:
                _collect_row(question, ligne, recolte)
            if reponse.reponse:  # a form gave the whole table in one cell
                recolte.gardes.append(reponse.reponse)
        case TypeQuestion.CHOIX_MULTIPLE:
            for coche in reponse.coches:
                texte = Texte(texte=coche.choix, cellule=coche.cellule)
                _collect_choice(question, texte, recolte)
            if reponse.reponse:
                _keep_unproposed(question, reponse.reponse, recolte)
        case TypeQuestion.CHOIX:
            if reponse.reponse:
                _collect_choice(question, reponse.reponse, recolte)
        case _:
            if reponse.reponse:
                _collect_main(question, reponse.reponse, recolte)


def _collect_main(question: Question, texte: Texte, recolte: Recolte) -> None:
    if question.type is not TypeQuestion.NOMBRE:
        _collect_text(question, texte, question.remplit, recolte)
    elif texte.drapeau or not question.remplit:
        recolte.gardes.append(texte)
    else:
        dit = question.gabarit.format(texte.texte)
        apports = [
            Apport(resolve(c), dit, texte.cellule, unite=question.unite) for c in question.remplit
        ]
        recolte.groupes.append(_group(question, apports))


def _collect_text(
    question: Question, texte: Texte, remplit: tuple[str, ...], recolte: Recolte
) -> None:
    if texte.drapeau or not remplit:
        recolte.gardes.append(texte)
    else:
        apports = [Apport(resolve(c), texte.texte, texte.cellule, libre=True) for c in remplit]
        recolte.groupes.append(_group(question, apports))


def _collect_choice(question: Question, texte: Texte, recolte: Recolte) -> None:
    choix = _choice(question, texte.texte)
    if texte.drapeau or not question.remplit:
        recolte.gardes.append(texte)
    elif choix is None:
        _keep_unproposed(question, texte, recolte)
    elif choix.neutre:
        recolte.gardes.append(texte)
    else:
        apports = [
            Apport(resolve(c), choix.valeurs.get(c, choix.libelle), texte.cellule)
            for c in question.remplit
        ]
        recolte.groupes.append(_group(question, apports))


def _keep_unproposed(question: Question, texte: Texte, recolte: Recolte) -> None:
    if texte.drapeau or not question.remplit:
        recolte.gardes.append(texte)
        return
    proposes = ", ".join(c.libelle for c in question.choix)
    raison = f"cette réponse n’est pas proposée. Choisissez parmi : {proposes}."
    recolte.ecarts.append(Ecart(texte=texte.texte, cellule=texte.cellule, raison=raison))


def _collect_other(question: Question, texte: Texte, recolte: Recolte) -> None:
    autre: Autre | None = question.autre
    if texte.drapeau or autre is None or not autre.remplit:
        recolte.gardes.append(texte)
        return
    apports = [Apport(resolve(c), texte.texte, texte.cellule) for c in autre.remplit]
    apports += [
        Apport(resolve(c), valeur, texte.cellule, discret=True)
        for c, valeur in autre.valeurs.items()
    ]
    recolte.groupes.append(_group(question, apports))


def _collect_row(question: Question, ligne: tuple[CelluleTableau, ...], recolte: Recolte) -> None:
    etape = _stage(question, ligne, recolte)
    apports: list[Apport] = []
    for cell in ligne:
        colonne = _column(question, cell.colonne)
        if colonne is None:
            raison = "la banque de questions n’a plus cette colonne"
            recolte.ecarts.append(Ecart(texte=cell.texte, cellule=cell.cellule, raison=raison))
        elif cell.drapeau or (colonne.valeur and says_no(cell.texte)):
            recolte.gardes.append(cell)
        elif colonne.valeur and not is_ticked(cell.texte):
            raison = f"un x est attendu dans la colonne « {colonne.libelle} »"
            recolte.ecarts.append(Ecart(texte=cell.texte, cellule=cell.cellule, raison=raison))
        elif colonne.champ[0] != ETAPE:
            apports += _of_cell(colonne, cell, etape, recolte)
    if apports:
        recolte.groupes.append(_group(question, apports))


def _of_cell(
    colonne: Colonne, cell: CelluleTableau, etape: str, recolte: Recolte
) -> Iterator[Apport]:
    for chemin in colonne.champ:
        if chemin.startswith(COMMUN) and not etape:
            raison = "la colonne « Étape » de cette ligne ne dit pas à quelle étape elle s’applique"
            recolte.ecarts.append(Ecart(texte=cell.texte, cellule=cell.cellule, raison=raison))
            continue
        yield Apport(
            at(chemin, etape),
            colonne.valeur or cell.texte,
            cell.cellule,
            cle=colonne.cle,
            partage=len(colonne.champ) > 1,
            unite=colonne.unite,
        )


def _stage(question: Question, ligne: tuple[CelluleTableau, ...], recolte: Recolte) -> str:
    """Return the code of the stage that a row is about, or nothing."""
    for cell in ligne:
        colonne = _column(question, cell.colonne)
        if colonne is None or colonne.champ[0] != ETAPE:
            continue
        for code, nom in ETAPES.items():
            if normalize(cell.texte).rstrip("s") in (normalize(nom).rstrip("s"), code):
                return code
        raison = f"cette étape n’existe pas. Choisissez parmi : {', '.join(ETAPES.values())}."
        recolte.ecarts.append(Ecart(texte=cell.texte, cellule=cell.cellule, raison=raison))
    return ""


def _group(question: Question, apports: list[Apport]) -> Groupe:
    cellule = apports[0].cellule
    constantes = [
        Apport(resolve(c), valeur, cellule, discret=True)
        for c, valeur in question.constantes.items()
    ]
    return Groupe(question.id, (*apports, *constantes))


def _column(question: Question, libelle: str) -> Colonne | None:
    return next((c for c in question.colonnes if normalize(c.libelle) == normalize(libelle)), None)


def _choice(question: Question, texte: str) -> Choix | None:
    return next((c for c in question.choix if normalize(c.libelle) == normalize(texte)), None)
