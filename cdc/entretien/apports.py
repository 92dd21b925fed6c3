"""What an answer brings: for each place of the outline that a question feeds, a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict

from cdc.entretien.banque import ETAPE, TypeQuestion
from cdc.entretien.effets import Motif
from cdc.entretien.liaisons import COMMUN, ENTRETIENS, ETAPES, Liaison, at, resolve
from cdc.entretien.renvois import says_none, says_nothing
from cdc.entretien.reponses import Certitude, Ecart, Marque, Texte, is_ticked, normalize, says_no
from cdc.entretien.valeurs import NUMERIQUES
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.entretien.banque import Autre, Choix, Colonne, Question
    from cdc.entretien.reponses import CelluleTableau, Reponse


_NOMBRE_SEUL = re.compile(r"[+-]?\d[\d\s.,]*")


class _Marks(TypedDict):
    reserve: Motif | None
    exacte: bool


@dataclass(frozen=True, slots=True)
class Apport:
    """A text for one place of the outline.

    `cle` distinguishes two rows; `libre` is free text, to be written up when several people give
    one; `discret` comes from the bank, not from the person, and yields to anything; `partage`
    serves several lists at once; `unite` is what the number is counted in. `reserve` says why the
    text is not to be written: it is no answer, or struck through; `exacte` that its cell holds a
    true date.
    """

    liaison: Liaison
    texte: str
    cellule: str
    cle: bool = False
    libre: bool = False
    discret: bool = False
    partage: bool = False
    unite: str = ""
    reserve: Motif | None = None
    exacte: bool = False


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
                _keep(question, reponse.reponse, question.colonnes[0].champ, recolte)
        case TypeQuestion.CHOIX_MULTIPLE:
            for coche in reponse.coches:
                texte = Texte(texte=coche.choix, cellule=coche.cellule, marques=coche.marques)
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
    elif not question.remplit or (texte.drapeau and not says_none(texte.texte)):
        _keep(question, texte, question.remplit, recolte)
    else:
        dit = _worded(question, "0" if says_none(texte.texte) else texte.texte.strip())
        apports = [
            Apport(resolve(c), dit, texte.cellule, unite=question.unite, **_marks(texte))
            for c in question.remplit
        ]
        recolte.groupes.append(_group(question, apports))


def _worded(question: Question, dit: str) -> str:
    """Return the sentence where `dit` takes place, its unit said once."""
    gabarit = question.gabarit
    if not _NOMBRE_SEUL.fullmatch(dit):  # « 15 min » brings its own unit, seldom « par jour »
        compte, par, periode = question.unite.partition(" par ")
        gabarit = gabarit.replace(f"{{}} {compte}", "{}")
        if par and re.search(rf"(?:\bpar|/)\s*{periode[:1]}", dit, re.IGNORECASE):
            gabarit = gabarit.replace(f"{{}}{par}{periode}", "{}")
    return gabarit.format(dit)


def _collect_text(
    question: Question, texte: Texte, remplit: tuple[str, ...], recolte: Recolte
) -> None:
    if texte.drapeau or not remplit:
        _keep(question, texte, remplit, recolte)
    elif says_nothing(texte.texte) and all(map(_in_list, remplit)):
        recolte.gardes.append(texte)
    else:
        apports = [
            Apport(resolve(c), texte.texte, texte.cellule, libre=True, **_marks(texte))
            for c in remplit
        ]
        recolte.groupes.append(_group(question, apports))


def _in_list(chemin: str) -> bool:
    """Say whether the place is in a list, where a text would add an element."""
    liaison = resolve(chemin)
    ajoutee = liaison.section.repetition and liaison.section.cle != ENTRETIENS
    return ajoutee or any(c.genre is Genre.LISTE for c in liaison.champs)


def _keep(question: Question, texte: Texte, remplit: tuple[str, ...], recolte: Recolte) -> None:
    """Keep a text in the record only; what it was to fill waits when it is no answer."""
    recolte.gardes.append(texte)
    places = [c for c in remplit if c != ETAPE and not c.startswith(COMMUN)]
    if texte.drapeau and places:
        attendus = [
            Apport(resolve(c), texte.texte, texte.cellule, reserve=Motif(texte.drapeau))
            for c in places
        ]
        recolte.groupes.append(Groupe(question.id, tuple(attendus)))


def _marks(texte: Texte) -> _Marks:
    return {
        "reserve": Motif.BARREE if Marque.BARREE in texte.marques else None,
        "exacte": texte.certitude is Certitude.EXACTE,
    }


def _collect_choice(question: Question, texte: Texte, recolte: Recolte) -> None:
    choix = _choice(question, texte.texte)
    if texte.drapeau or not question.remplit:
        _keep(question, texte, question.remplit, recolte)
    elif choix is None:
        _keep_unproposed(question, texte, recolte)
    elif choix.neutre:
        recolte.gardes.append(texte)
    else:
        apports = [
            Apport(
                resolve(c),
                choix.valeurs.get(c, choix.libelle),
                texte.cellule,
                **_marks(texte),
            )
            for c in question.remplit
        ]
        recolte.groupes.append(_group(question, apports))


def _keep_unproposed(question: Question, texte: Texte, recolte: Recolte) -> None:
    if texte.drapeau or not question.remplit:
        _keep(question, texte, question.remplit, recolte)
        return
    proposes = ", ".join(c.libelle for c in question.choix)
    raison = f"cette réponse n’est pas proposée. Choisissez parmi : {proposes}."
    recolte.ecarts.append(Ecart(texte=texte.texte, cellule=texte.cellule, raison=raison))


def _collect_other(question: Question, texte: Texte, recolte: Recolte) -> None:
    autre: Autre | None = question.autre
    if texte.drapeau or autre is None or not autre.remplit:
        _keep(question, texte, autre.remplit if autre else (), recolte)
        return
    apports = [
        Apport(resolve(c), texte.texte, texte.cellule, **_marks(texte)) for c in autre.remplit
    ]
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
        elif colonne.valeur and says_no(cell.texte):
            recolte.gardes.append(cell)
        elif cell.drapeau and not (says_none(cell.texte) and _counts(colonne, etape)):
            recolte.gardes.append(cell)
            apports += _awaited(colonne, cell, etape)
        elif colonne.valeur and not is_ticked(cell.texte):
            raison = f"un x est attendu dans la colonne « {colonne.libelle} »"
            recolte.ecarts.append(Ecart(texte=cell.texte, cellule=cell.cellule, raison=raison))
        elif colonne.champ[0] != ETAPE:
            apports += _of_cell(colonne, cell, etape, recolte)
    if apports:
        recolte.groupes.append(_group(question, apports))


def _counts(colonne: Colonne, etape: str) -> bool:
    """Say whether a column holds a number, of which « aucun » is zero."""
    return any(
        at(c, etape or "2b").feuille.genre in NUMERIQUES for c in colonne.champ if c != ETAPE
    )


def _awaited(colonne: Colonne, cell: CelluleTableau, etape: str) -> Iterator[Apport]:
    """Yield where the cell of a row, which is no answer, was to go."""
    if cell.drapeau == Motif.SANS_OBJET:
        return  # in a table, a dash only says that there is nothing there
    for chemin in colonne.champ:
        if chemin != ETAPE and (etape or not chemin.startswith(COMMUN)):
            yield Apport(
                at(chemin, etape),
                cell.texte,
                cell.cellule,
                partage=len(colonne.champ) > 1,
                reserve=Motif(cell.drapeau or Motif.A_COMPLETER),
            )


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
            colonne.valeur or ("0" if cell.drapeau else cell.texte),
            cell.cellule,
            cle=colonne.cle,
            partage=len(colonne.champ) > 1,
            unite=colonne.unite,
            **_marks(cell),
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
    if all(a.reserve for a in apports):
        return Groupe(question.id, tuple(apports))
    cellule = next(a.cellule for a in apports if not a.reserve)
    constantes = [
        Apport(resolve(c), valeur, cellule, discret=True)
        for c, valeur in question.constantes.items()
    ]
    return Groupe(question.id, (*apports, *constantes))


def _column(question: Question, libelle: str) -> Colonne | None:
    return next((c for c in question.colonnes if normalize(c.libelle) == normalize(libelle)), None)


def _choice(question: Question, texte: str) -> Choix | None:
    return next((c for c in question.choix if normalize(c.libelle) == normalize(texte)), None)
