"""Microsoft Forms: `a;b;` for multiple choices, and three columns a question in a quiz."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.entretien.enquete import Disposition
from cdc.formats.tableurs.indices import Signature, Systeme, find_headings, group, simple, weigh
from cdc.formats.tableurs.lignes import Lignes
from cdc.formats.tableurs.plan import Plan
from cdc.formats.tableurs.questions import Questions, headings
from cdc.formats.tableurs.valeurs import as_text

if TYPE_CHECKING:
    from cdc.entretien.enquete import Enquete
    from cdc.formats.tableurs.classeur import Cellule, Classeur
    from cdc.formats.tableurs.indices import Indice
    from cdc.formats.tableurs.plan import Reponse

_FORMAT = "microsoft_forms"  # as it stands in the records
_NUMERO = re.compile(r"^[0-9]+$")
_FEUILLE = re.compile(r"^(sheet|feuil|form)\s?\d*$", re.IGNORECASE)
_DU_QUIZ = ("points - ", "feedback - ", "commentaires - ")
_SIGNATURE = Signature(
    Disposition.MICROSOFT_FORMS,
    {
        "id": Systeme.NUMERO,
        "heure de début": Systeme.DEBUT,
        "start time": Systeme.DEBUT,
        "heure de fin": Systeme.FIN,
        "completion time": Systeme.FIN,
        "adresse de messagerie": Systeme.COURRIEL,
        "email": Systeme.COURRIEL,
        "nom": Systeme.NOM,
        "name": Systeme.NOM,
        "total points": Systeme.DIVERS,
        "total des points": Systeme.DIVERS,
        "quiz feedback": Systeme.DIVERS,
        "commentaires du quiz": Systeme.DIVERS,
        "heure de la dernière modification": Systeme.DIVERS,
        "last modified time": Systeme.DIVERS,
    },
    (group("id", "heure de début", "heure de fin"), group("id", "start time", "completion time")),
    simple,
)


def recognise(classeur: Classeur) -> Indice | None:
    """Return how sure it is that Microsoft Forms wrote this file, if it may have."""
    place = find_headings(classeur, _SIGNATURE)
    if place is None:
        return None
    debuts = [
        place.reconnus[t].colonne for t in ("heure de début", "start time") if t in place.reconnus
    ]
    dates = [
        c for c in classeur.feuilles[place.feuille]
        if c.colonne in debuts and c.ligne > place.ligne
    ]  # fmt: skip
    return weigh(
        _SIGNATURE,
        place,
        0.9,
        (bool(_FEUILLE.match(place.feuille)), 0.04, f"feuille «\u00a0{place.feuille}\u00a0»"),
        (bool(dates) and all(c.moment for c in dates), 0.04, "heures de début écrites en dates"),
        (
            place.entetes[0].colonne == "A" and simple(place.entetes[0].texte) == "id",
            0.01,
            "ID en colonne A",
        ),
    )


def read(classeur: Classeur, indice: Indice) -> Enquete:
    """Read an export of Microsoft Forms."""
    entetes = headings(classeur, indice)
    questions = _columns(entetes)
    plan = Plan(
        indice,
        questions,
        cle=_key,
        sans_cle="cette ligne n’est pas une réponse\u00a0: elle n’a pas de numéro dans la colonne ID",
    )
    return Lignes(classeur, plan).read()


def _columns(entetes: list[Cellule]) -> Questions:
    """Return what each column holds; of two system headings alike, the second is a question."""
    questions = Questions()
    vus: set[str] = set()
    libelles = {simple(c.texte) for c in entetes}
    for cell in entetes:
        lu = simple(cell.texte)
        role = _SIGNATURE.systemes.get(lu)
        if role and (role if role is not Systeme.DIVERS else lu) not in vus:
            vus.add(role if role is not Systeme.DIVERS else lu)
            questions.system(cell, role)
        elif _of_quiz(lu, libelles):
            questions.system(cell, Systeme.DIVERS)
        else:
            questions.answer(cell, questions.ask(cell))
    return questions


def _of_quiz(libelle: str, libelles: set[str]) -> bool:
    return any(
        libelle.startswith(debut) and libelle.removeprefix(debut) in libelles for debut in _DU_QUIZ
    )


def _key(reponse: Reponse, lignes: Lignes) -> str:
    """Return what stays the same when the form is exported again."""
    numero = reponse.says(Systeme.NUMERO)
    if not _NUMERO.match(numero):
        return ""
    debut = lignes.moment(reponse, Systeme.DEBUT)
    moment = as_text(debut) if debut else reponse.says(Systeme.DEBUT) or lignes.form()
    return f"{_FORMAT}/{numero}/{moment}"
