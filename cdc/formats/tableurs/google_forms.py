"""Google Forms: no number for a response, `a, b` for multiple choices, grids as `Question [row]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.entretien.enquete import Disposition
from cdc.formats.tableurs.indices import Signature, Systeme, find_headings, group, simple, weigh
from cdc.formats.tableurs.lignes import Lignes
from cdc.formats.tableurs.moments import moment
from cdc.formats.tableurs.plan import Plan
from cdc.formats.tableurs.questions import Questions, bracketed, headings

if TYPE_CHECKING:
    from cdc.entretien.enquete import Enquete
    from cdc.formats.tableurs.classeur import Cellule, Classeur
    from cdc.formats.tableurs.indices import Indice
    from cdc.formats.tableurs.plan import Reponse

_FEUILLE = re.compile(r"^(réponses au formulaire|form[ _]responses)\s?\d*$", re.IGNORECASE)
_SIGNATURE = Signature(
    Disposition.GOOGLE_FORMS,
    {
        "horodateur": Systeme.FIN,
        "timestamp": Systeme.FIN,
        "adresse e-mail": Systeme.COURRIEL,
        "adresse mail": Systeme.COURRIEL,
        "email address": Systeme.COURRIEL,
        "nom d'utilisateur": Systeme.COURRIEL,
        "nom d’utilisateur": Systeme.COURRIEL,
        "username": Systeme.COURRIEL,
        "score": Systeme.DIVERS,
        "note": Systeme.DIVERS,
    },
    (group("horodateur"), group("timestamp")),
    simple,
)


def recognise(classeur: Classeur) -> Indice | None:
    """Return how sure it is that Google Forms wrote this file, if it may have."""
    place = find_headings(classeur, _SIGNATURE)
    if place is None:
        return None
    (horodateur,) = (c for t, c in place.reconnus.items() if t in ("horodateur", "timestamp"))
    dates = [
        c
        for c in classeur.feuilles[place.feuille]
        if c.colonne == horodateur.colonne and c.ligne > place.ligne
    ]
    return weigh(
        _SIGNATURE,
        place,
        0.5,
        (bool(_FEUILLE.match(place.feuille)), 0.25, f"feuille «\u00a0{place.feuille}\u00a0»"),
        (horodateur.colonne == "A", 0.15, "horodateur en colonne A"),
        (bool(dates) and all(map(moment, dates)), 0.15, "une date et une heure à chaque ligne"),
        (len(place.reconnus) > 1, 0.05, "colonne d’adresse électronique"),
    )


def read(classeur: Classeur, indice: Indice) -> Enquete:
    """Read an export of Google Forms."""
    entetes = headings(classeur, indice)
    questions = _columns(entetes)
    plan = Plan(
        indice,
        questions,
        cle=_key,
        sans_cle="cette ligne n’est pas une réponse\u00a0: elle n’a pas d’horodatage",
        departage=True,
        anglais=any(simple(c.texte) == "timestamp" for c in entetes),
    )
    return Lignes(classeur, plan).read()


def _columns(entetes: list[Cellule]) -> Questions:
    questions = Questions()
    vus: set[Systeme] = set()
    restent: list[Cellule] = []
    for cell in entetes:
        role = _SIGNATURE.role(cell.texte)
        # A question may be entitled « Note » or « Score »: the platform writes its own at once.
        if role and role not in vus and not restent:
            vus.add(role)
            questions.system(cell, role)
        else:
            restent.append(cell)
    for base, memes in bracketed(restent):
        if len(memes) == 1:
            questions.answer(memes[0][0], questions.ask(memes[0][0]))
            continue
        rang = questions.ask(memes[0][0], base)
        for cell, detail in memes:
            questions.answer(cell, rang, detail=detail)
    return questions


def _key(reponse: Reponse, lignes: Lignes) -> str:
    """Return the time, exact to the millisecond where it is known, and who answers."""
    quand = lignes.moment(reponse, Systeme.FIN)
    if quand is None:
        return ""
    courriel = reponse.says(Systeme.COURRIEL).casefold()
    return f"google_forms//{quand.isoformat(timespec='milliseconds')}/{courriel}"
