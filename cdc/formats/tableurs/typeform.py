"""Typeform: one column for each option, headed and filled by its label, or `a / b` in one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.entretien.enquete import Disposition, RoleDit
from cdc.entretien.reponses import normalize
from cdc.formats.tableurs.indices import Signature, Systeme, find_headings, group, simple, weigh
from cdc.formats.tableurs.lignes import Lignes
from cdc.formats.tableurs.plan import Plan
from cdc.formats.tableurs.questions import Questions, headings, values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.entretien.enquete import Enquete
    from cdc.formats.tableurs.classeur import Cellule, Classeur
    from cdc.formats.tableurs.indices import Indice
    from cdc.formats.tableurs.plan import Reponse

_AUTRE = {"other", "autre"}
_SIGNATURE = Signature(
    Disposition.TYPEFORM,
    {
        "#": Systeme.NUMERO,
        "start date (utc)": Systeme.DEBUT,
        "date de début (utc)": Systeme.DEBUT,
        "submit date (utc)": Systeme.FIN,
        "date d’envoi (utc)": Systeme.FIN,
        "date d'envoi (utc)": Systeme.FIN,
        "date de soumission (utc)": Systeme.FIN,
        "stage date (utc)": Systeme.DIVERS,
        "network id": Systeme.PERSONNEL,
        "id réseau": Systeme.PERSONNEL,
        "response type": Systeme.DIVERS,
        "type de réponse": Systeme.DIVERS,
        "tags": Systeme.DIVERS,
        "étiquettes": Systeme.DIVERS,
        "ending": Systeme.DIVERS,
        "score": Systeme.DIVERS,
    },
    (
        group("#", "network id"),
        group("#", "id réseau"),
        group("#", "submit date (utc)"),
        group("start date (utc)", "submit date (utc)"),
        group("date de début (utc)", "network id"),
        group("date de début (utc)", "id réseau"),
    ),
    simple,
)


def recognise(classeur: Classeur) -> Indice | None:
    """Return how sure it is that Typeform wrote this file, if it may have."""
    place = find_headings(classeur, _SIGNATURE)
    if place is None:
        return None
    premiere = simple(place.entetes[0].texte) == "#"
    fin = _SIGNATURE.role(place.entetes[-1].texte) is not None
    return weigh(
        _SIGNATURE,
        place,
        0.85,
        (premiere, 0.06, "«\u00a0#\u00a0» en première colonne"),
        (fin, 0.04, "colonnes de suivi à la fin"),
        (len(place.reconnus) > 3, 0.04, "colonnes de suivi au complet"),
    )


def read(classeur: Classeur, indice: Indice) -> Enquete:
    """Read an export of Typeform."""
    entetes = headings(classeur, indice)
    questions = _columns(entetes, values(classeur.feuilles[indice.feuille], indice.ligne))
    plan = Plan(
        indice,
        questions,
        cle=_key,
        sans_cle="cette ligne n’est pas une réponse\u00a0: elle n’a ni identifiant ni date",
        departage=all(c.systeme is not Systeme.NUMERO for c in questions.colonnes.values()),
        incomplete=lambda reponse: simple(reponse.says(Systeme.ETAT)) in ("started", "partial"),
    )
    return Lignes(classeur, plan).read()


def _columns(entetes: Sequence[Cellule], dits: Mapping[str, list[str]]) -> Questions:
    """Return what each column holds; options stand side by side, without their question."""
    questions = Questions()
    vus: set[str] = set()
    options: list[Cellule] = []
    for cell in entetes:
        lu = simple(cell.texte)
        role = _SIGNATURE.systemes.get(lu)
        if role is None or lu in vus:
            if _is_option(cell, dits):
                options.append(cell)
                continue
            autre = lu in _AUTRE and bool(options)
            rang = _close(questions, options)
            if autre:
                questions.answer(cell, rang, RoleDit.AUTRE)
            else:
                questions.answer(cell, questions.ask(cell))
        else:
            _close(questions, options)
            vus.add(lu)
            questions.system(cell, role)
        options = []
    _close(questions, options)
    return questions


def _is_option(cell: Cellule, dits: Mapping[str, list[str]]) -> bool:
    textes = dits.get(cell.colonne, [])
    return bool(textes) and all(normalize(t) == normalize(cell.texte) for t in textes)


def _close(questions: Questions, options: Sequence[Cellule]) -> int:
    """Ask the question whose options were met, by the options alone."""
    if not options:
        return -1
    texte = " / ".join(c.texte.strip() for c in options)
    rang = questions.ask(options[0], texte)
    for cell in options:
        questions.answer(cell, rang, RoleDit.OPTION, cell.texte.strip())
    return rang


def _key(reponse: Reponse, lignes: Lignes) -> str:
    if numero := reponse.says(Systeme.NUMERO):
        return f"typeform/{numero}"
    debut = lignes.moment(reponse, Systeme.DEBUT) or lignes.moment(reponse, Systeme.FIN)
    return f"typeform//{debut.isoformat()}" if debut else ""
