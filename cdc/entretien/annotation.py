"""What is noted beside the raw texts of a record: how each was read, what its cell shows besides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from cdc.entretien.banque import ETAPE, TypeQuestion
from cdc.entretien.liaisons import at
from cdc.entretien.reponses import Certitude, Coche, Marque, Texte
from cdc.entretien.valeurs import interpret_text, split_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cdc.entretien.banque import Banque, Question
    from cdc.entretien.reponses import Depot, Lecture, Reponse

_Lu = TypeVar("_Lu", bound=Texte)
_MONTREES = 5
_UNE_ETAPE = "2b"  # what is common to the stages is read alike in all of them


@dataclass(frozen=True, slots=True)
class Apparence:
    """What a file shows besides its texts, by address: marks, comments, cells that hold true dates."""

    marques: Mapping[str, tuple[Marque, ...]]
    notes: Mapping[str, str]
    datees: frozenset[str] = frozenset()
    feuilles_masquees: tuple[str, ...] = ()


def annotate(lecture: Lecture, banque: Banque) -> Lecture:
    """Return `lecture` with, beside each text that is not a plain value, how it is read."""
    reponses = []
    for reponse in lecture.reponses:
        question = banque.question(reponse.question)
        reponses.append(_interpret(reponse, question, lecture) if question else reponse)
    return lecture.model_copy(update={"reponses": tuple(reponses)})


def mark(depot: Depot, apparence: Apparence) -> Depot:
    """Return `depot` with what the cells of its answers show; comments are notes of the answers."""
    lectures = tuple(_mark(lecture, apparence) for lecture in depot.lectures)
    return depot.model_copy(update={"lectures": lectures})


def texts(reponse: Reponse) -> list[Texte | Coche]:
    """Return all that was written for one question, a cell each."""
    seuls = [t for t in (reponse.reponse, reponse.autre, reponse.precision, reponse.remarque) if t]
    return [*seuls, *reponse.coches, *(cell for ligne in reponse.lignes for cell in ligne)]


def _interpret(reponse: Reponse, question: Question, lecture: Lecture) -> Reponse:
    if question.type is TypeQuestion.TABLEAU:
        colonnes = {c.libelle: (c.champ, c.unite) for c in question.colonnes}
        return _changed(
            reponse,
            cellule=lambda cell: _read(cell, *colonnes.get(cell.colonne, ((), "")), lecture),
        )
    if question.type is TypeQuestion.NOMBRE and reponse.reponse:
        lu = _read(reponse.reponse, question.remplit, question.unite, lecture)
        return reponse.model_copy(update={"reponse": lu})
    return reponse


def _read(texte: _Lu, places: tuple[str, ...], unite: str, lecture: Lecture) -> _Lu:
    """Return a text with its reading, in the first typed place that it fills."""
    anglais = lecture.anglais and texte.certitude is not Certitude.EXACTE
    for chemin in places:
        if texte.drapeau or chemin == ETAPE:
            continue
        liaison = at(chemin, _UNE_ETAPE)
        dit, _ = split_unit(liaison.modele, liaison.feuille, texte.texte)
        lu = interpret_text(liaison.modele, liaison.feuille, dit, unite=unite, anglais=anglais)
        if lu is not None:
            return texte.model_copy(update={"lecture": lu.lecture, "certitude": lu.certitude})
    return texte


def _mark(lecture: Lecture, apparence: Apparence) -> Lecture:
    restent = {n.cellule: n for n in lecture.notes}
    masquees: list[str] = []
    reponses = []
    for reponse in lecture.reponses:
        cellules = [t.cellule for t in texts(reponse)]
        masquees += [c for c in cellules if _is_hidden(c, apparence)]
        marquee = _marked(reponse, cellules, apparence, dates=lecture.anglais)
        connues = {n.cellule for n in reponse.notes}
        notes = [
            restent.pop(c) if c in restent else Texte(texte=apparence.notes[c], cellule=c)
            for c in dict.fromkeys(cellules)
            if c in apparence.notes and c not in connues
        ]
        if notes:
            marquee = marquee.model_copy(update={"notes": (*marquee.notes, *notes)})
        reponses.append(marquee)
    avertissements = (*lecture.avertissements, *_say_hidden(list(dict.fromkeys(masquees))))
    return lecture.model_copy(
        update={
            "reponses": tuple(reponses),
            "notes": tuple(n for n in lecture.notes if n.cellule in restent),
            "avertissements": avertissements,
        }
    )


def _marked(reponse: Reponse, cellules: list[str], apparence: Apparence, *, dates: bool) -> Reponse:
    vues = {c: apparence.marques[c] for c in cellules if c in apparence.marques}
    datees = {c for c in cellules if dates and c in apparence.datees}
    if not vues and not datees:
        return reponse
    jointes = [c.cellule for ligne in reponse.lignes for c in ligne]
    ensemble = tuple(dict.fromkeys(m for c in jointes for m in vues.get(c, ())))

    def one(texte: Any) -> Any:
        marques = vues.get(texte.cellule, ())
        changes: dict[str, Any] = {"marques": marques} if marques else {}
        if texte.cellule in datees and isinstance(texte, Texte):
            changes["certitude"] = Certitude.EXACTE
        return texte.model_copy(update=changes) if changes else texte

    def joined(texte: Texte) -> Texte:
        """Mark a text that several cells make as any of them is."""
        marque: Texte = one(texte)
        return (
            marque.model_copy(update={"marques": ensemble}) if texte.cellule in jointes else marque
        )

    return _changed(reponse, seul=joined, cellule=one, coche=one)


def _changed(
    reponse: Reponse,
    *,
    seul: Callable[[Texte], Texte] | None = None,
    cellule: Callable[[Any], Any] | None = None,
    coche: Callable[[Any], Any] | None = None,
) -> Reponse:
    """Return `reponse` with each of its texts changed."""
    changes: dict[str, Any] = {}
    if seul:
        for nom in ("reponse", "autre", "precision", "remarque"):
            if texte := getattr(reponse, nom):
                changes[nom] = seul(texte)
    if cellule:
        changes["lignes"] = tuple(tuple(map(cellule, ligne)) for ligne in reponse.lignes)
    if coche:
        changes["coches"] = tuple(map(coche, reponse.coches))
    return reponse.model_copy(update=changes)


def _is_hidden(cellule: str, apparence: Apparence) -> bool:
    feuille = cellule.rpartition("!")[0]
    masquee = Marque.MASQUEE in apparence.marques.get(cellule, ())
    return masquee and feuille not in apparence.feuilles_masquees


def _say_hidden(cellules: list[str]) -> list[str]:
    if not cellules:
        return []
    montrees = ", ".join(cellules[:_MONTREES])
    suite = f" et {len(cellules) - _MONTREES} autres" if len(cellules) > _MONTREES else ""
    if len(cellules) == 1:
        return [
            f"{montrees}\u00a0: cette réponse est dans une ligne ou une colonne masquée\u202f; elle est lue."
        ]
    return [
        f"{montrees}{suite}\u00a0: ces réponses sont dans des lignes ou des colonnes masquées\u202f; elles sont lues."
    ]
