"""LimeSurvey: one column for each sub-question, in brackets; headings as texts, codes or both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.entretien.enquete import Disposition, RoleDit
from cdc.formats.tableurs.indices import Signature, Systeme, find_headings, group, simple, weigh
from cdc.formats.tableurs.lignes import Lignes
from cdc.formats.tableurs.plan import Plan
from cdc.formats.tableurs.questions import Questions, are_boxes, bracketed, headings, values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.entretien.enquete import Enquete
    from cdc.formats.tableurs.classeur import Cellule, Classeur
    from cdc.formats.tableurs.indices import Indice
    from cdc.formats.tableurs.plan import Reponse

_NUMERO = re.compile(r"^[0-9]+$")
_CODE_ET_TEXTE = re.compile(r"^([A-Za-z]\w*(?:\[[^\]]*\])*)\s*[.:]\s+(\S.*)$", re.DOTALL)
_CODE = re.compile(r"^[A-Za-z]\w*(\[[^\]]*\])*$")
_ABREGE = re.compile(r"\.\.\s*(\[|$)")
_MASQUE = re.compile(r"^'(?=[=+@-])")
_AUTRE = {"autre", "other"}
_COMMENTAIRE = {"commentaire", "comment"}
_SYSTEMES = {
    "id": Systeme.NUMERO,
    "id de la réponse": Systeme.NUMERO,
    "response id": Systeme.NUMERO,
    "submitdate": Systeme.FIN,
    "date de soumission": Systeme.FIN,
    "date submitted": Systeme.FIN,
    "startdate": Systeme.DEBUT,
    "date de lancement": Systeme.DEBUT,
    "date started": Systeme.DEBUT,
    "datestamp": Systeme.DIVERS,
    "date de la dernière action": Systeme.DIVERS,
    "date last action": Systeme.DIVERS,
    "lastpage": Systeme.ETAT,
    "dernière page": Systeme.ETAT,
    "last page": Systeme.ETAT,
    "startlanguage": Systeme.DIVERS,
    "langue de départ": Systeme.DIVERS,
    "start language": Systeme.DIVERS,
    "seed": Systeme.GRAINE,
    "tête de série": Systeme.GRAINE,
    "token": Systeme.DIVERS,
    "code d’accès": Systeme.DIVERS,
    "access code": Systeme.DIVERS,
    "ipaddr": Systeme.PERSONNEL,
    "adresse ip": Systeme.PERSONNEL,
    "ip address": Systeme.PERSONNEL,
    "refurl": Systeme.PERSONNEL,
    "url de référence": Systeme.PERSONNEL,
    "url référente": Systeme.PERSONNEL,
    "referrer url": Systeme.PERSONNEL,
    "interviewtime": Systeme.DIVERS,
    "durée totale": Systeme.DIVERS,
    "temps total": Systeme.DIVERS,
    "total time": Systeme.DIVERS,
}


def _read_heading(entete: str) -> str:
    """Return a system heading as `_SYSTEMES` writes it, whatever the options of the export."""
    lu = simple(entete).replace("'", "’")
    double = _CODE_ET_TEXTE.match(lu)
    if double and double[1] in _SYSTEMES:
        return double[1]
    if "_" in lu and " " not in lu:
        lu = lu.replace("_", " ")
    if lu.endswith(".."):
        return next((nom for nom in _SYSTEMES if nom.startswith(lu[:-2].rstrip())), lu)
    return lu


_SIGNATURE = Signature(
    Disposition.LIMESURVEY,
    _SYSTEMES,
    (
        group("id de la réponse", "date de soumission"),
        group("id de la réponse", "dernière page"),
        group("response id", "date submitted"),
        group("response id", "last page"),
        group("submitdate", "lastpage"),
        group("lastpage", "startlanguage"),
        group("id", "submitdate"),
    ),
    _read_heading,
)


def recognise(classeur: Classeur) -> Indice | None:
    """Return how sure it is that LimeSurvey wrote this file, if it may have."""
    place = find_headings(classeur, _SIGNATURE)
    if place is None:
        return None
    crochets = sum(c.texte.rstrip().endswith("]") for c in place.entetes)
    return weigh(
        _SIGNATURE,
        place,
        0.85,
        (len(place.reconnus) > 3, 0.08, "colonnes de suivi au complet"),
        (crochets > 1, 0.05, f"{crochets} sous-questions entre crochets"),
    )


def read(classeur: Classeur, indice: Indice) -> Enquete:
    """Read an export of LimeSurvey."""
    cells = classeur.feuilles[indice.feuille]
    entetes = headings(classeur, indice)
    questions = _columns(entetes, values(cells, indice.ligne))
    suivies = {c.systeme for c in questions.colonnes.values()}
    plan = Plan(
        indice,
        questions,
        cle=_key,
        sans_cle="cette ligne n’est pas une réponse\u00a0: elle n’a pas d’ID",
        incomplete=_unfinished if Systeme.FIN in suivies else None,
        texte=_unmask,
        avertissements=_advice(questions),
    )
    return Lignes(classeur, plan).read()


def _columns(entetes: Sequence[Cellule], dits: Mapping[str, list[str]]) -> Questions:
    questions = Questions()
    vus: set[str] = set()
    restent: list[Cellule] = []
    for cell in entetes:
        lu = _read_heading(cell.texte)
        if lu in _SYSTEMES and lu not in vus:
            vus.add(lu)
            questions.system(cell, _SYSTEMES[lu])
        else:
            restent.append(cell)
    for base, memes in bracketed(restent, _question):
        _open(questions, base, memes, dits)
    return questions


def _question(entete: str) -> str:
    """Return the text of a heading that has a code before it."""
    double = _CODE_ET_TEXTE.match(entete.strip())
    return double[2] if double and len(double[1]) > 1 else entete


def _open(
    questions: Questions,
    base: str,
    memes: Sequence[tuple[Cellule, str]],
    dits: Mapping[str, list[str]],
) -> None:
    """Ask one question by its columns: boxes or rows, comments, free answer."""
    rang = questions.ask(memes[0][0], base)
    lignes = [(c, d) for c, d in memes if d and _role(d) is None]
    cases = are_boxes([d for _, d in lignes], [dits.get(c.colonne, []) for c, _ in lignes])
    precedent = ""
    for cell, detail in memes:
        role = _role(detail)
        if role is RoleDit.REMARQUE:
            questions.answer(cell, rang, role, _commented(detail) or precedent)
        elif role is RoleDit.AUTRE:
            questions.answer(cell, rang, role)
            precedent = detail
        else:
            place = RoleDit.OPTION if cases and detail else RoleDit.REPONSE
            questions.answer(cell, rang, place, detail)
            precedent = detail


def _role(detail: str) -> RoleDit | None:
    lu = simple(detail)
    if lu in _AUTRE:
        return RoleDit.AUTRE
    if lu in _COMMENTAIRE or (_CODE.match(detail) and lu.endswith("comment")):
        return RoleDit.REMARQUE
    return None


def _commented(detail: str) -> str:
    """Return the code of what `SQ001comment` is about."""
    return "" if simple(detail) in _COMMENTAIRE else detail[: -len("comment")]


def _unfinished(reponse: Reponse) -> bool:
    return Systeme.FIN not in reponse.systeme


def _unmask(texte: str) -> str:
    """Return a text without the apostrophe put before what a spreadsheet would compute."""
    return _MASQUE.sub("", texte.strip())


def _advice(questions: Questions) -> tuple[str, ...]:
    """Tell that headings do not word the questions, and how to have them do."""
    intitules = [e.texte for e in questions.enonces]
    if intitules and all(_CODE.match(t) for t in intitules):
        quoi = "des codes"
    elif any(_ABREGE.search(c.intitule.texte) for c in questions.colonnes.values()):
        quoi = "abrégés"
    else:
        return ()
    conseil = (
        f"les intitulés de cet export sont {quoi}\u00a0: exportez à nouveau avec le texte complet "
        "des questions et des réponses pour qu’elles se rattachent."
    )
    return (conseil,)


def _key(reponse: Reponse, lignes: Lignes) -> str:
    """Return the number of the response, and what tells its survey from another one."""
    numero = reponse.says(Systeme.NUMERO)
    if not _NUMERO.match(numero):
        return ""
    graine, debut = reponse.says(Systeme.GRAINE), lignes.moment(reponse, Systeme.DEBUT)
    return f"limesurvey/{numero}/{graine or (debut.isoformat() if debut else lignes.form())}"
