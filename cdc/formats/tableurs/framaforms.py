"""Framaforms and Yakforms: three rows of headings, a cross in the column of each option."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.entretien.enquete import Disposition, RoleDit
from cdc.entretien.reponses import is_ticked
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

_NUMERO = re.compile(r"^[0-9]+$")
_BROUILLON = {"1", "oui", "yes", "true"}
_BLOCS = {"submission details", "détails de la soumission", "détails de soumission"}
_SIGNATURE = Signature(
    Disposition.FRAMAFORMS,
    {
        "serial": Systeme.NUMERO,
        "numéro de série": Systeme.NUMERO,
        "numéro": Systeme.NUMERO,
        "sid": Systeme.GRAINE,
        "submitted time": Systeme.DEBUT,
        "heure de soumission": Systeme.DEBUT,
        "date de soumission": Systeme.DEBUT,
        "soumis le": Systeme.DEBUT,
        "completed time": Systeme.FIN,
        "heure de fin": Systeme.FIN,
        "date de fin": Systeme.FIN,
        "terminé le": Systeme.FIN,
        "modified time": Systeme.DIVERS,
        "heure de modification": Systeme.DIVERS,
        "date de modification": Systeme.DIVERS,
        "modifié le": Systeme.DIVERS,
        "draft": Systeme.ETAT,
        "brouillon": Systeme.ETAT,
        "ip address": Systeme.PERSONNEL,
        "adresse ip": Systeme.PERSONNEL,
        "uid": Systeme.DIVERS,
        "username": Systeme.DIVERS,
        "nom d'utilisateur": Systeme.DIVERS,
        "nom d’utilisateur": Systeme.DIVERS,
        "utilisateur": Systeme.DIVERS,
    },
    (
        group("serial", "sid"),
        group("sid", "uid"),
        group("sid", "ip address"),
        group("sid", "adresse ip"),
        group("serial", "submitted time"),
    ),
    simple,
)


def recognise(classeur: Classeur) -> Indice | None:
    """Return how sure it is that Framaforms wrote this file, if it may have."""
    place = find_headings(classeur, _SIGNATURE)
    if place is None:
        return None
    dessus = {c.ligne: c for c in reversed(_above(classeur, place.feuille, place.ligne))}
    bloc = simple(dessus[place.ligne - 1].texte) if place.ligne - 1 in dessus else ""
    return weigh(
        _SIGNATURE,
        place,
        0.8,
        (bloc in _BLOCS, 0.1, f"bloc «\u00a0{bloc}\u00a0»"),
        (len(dessus) >= 2, 0.05, "trois lignes d’intitulés"),
        (len(place.reconnus) > 5, 0.04, "colonnes de suivi au complet"),
    )


def read(classeur: Classeur, indice: Indice) -> Enquete:
    """Read an export of Framaforms."""
    cells = classeur.feuilles[indice.feuille]
    blocs = {
        c.colonne: c.texte.strip()
        for c in cells
        if c.ligne == indice.ligne - 1 and simple(c.texte) not in _BLOCS
    }
    entetes = headings(classeur, indice)
    questions = _columns(entetes, blocs, values(cells, indice.ligne))
    plan = Plan(
        indice,
        questions,
        cle=_key,
        sans_cle="cette ligne n’est pas une réponse\u00a0: elle n’a pas de numéro",
        entetes=tuple(range(max(1, indice.ligne - 2), indice.ligne + 1)),
        incomplete=lambda reponse: simple(reponse.says(Systeme.ETAT)) in _BROUILLON,
    )
    return Lignes(classeur, plan).read()


def _above(classeur: Classeur, feuille: str, ligne: int) -> list[Cellule]:
    return [c for c in classeur.feuilles[feuille] if ligne - 2 <= c.ligne < ligne]


def _columns(
    entetes: Sequence[Cellule], blocs: Mapping[str, str], dits: Mapping[str, list[str]]
) -> Questions:
    """Return what each column holds; all those before the last one of the platform are its own."""
    questions = Questions()
    derniere = max(i for i, c in enumerate(entetes) if _SIGNATURE.role(c.texte))
    while derniere and _is_asked(entetes, derniere, blocs):
        derniere -= 1
    for cell in entetes[: derniere + 1]:
        questions.system(cell, _SIGNATURE.role(cell.texte) or Systeme.DIVERS)
    bloc = _Bloc()
    for cell in entetes[derniere + 1 :]:
        textes = dits.get(cell.colonne, [])
        if cell.colonne in blocs:
            bloc = _Bloc(questions.ask(cell, blocs[cell.colonne]), textes)
        elif not bloc.holds(textes):
            bloc = _Bloc()
        if bloc.enonce < 0:
            questions.answer(cell, questions.ask(cell))
        else:
            bloc.textes += textes
            role = RoleDit.OPTION if bloc.cases else RoleDit.REPONSE
            questions.answer(cell, bloc.enonce, role, cell.texte.strip())
    return questions


def _is_asked(entetes: Sequence[Cellule], rang: int, blocs: Mapping[str, str]) -> bool:
    """Say whether a heading like those of the platform is a question: others stand before it."""
    avant = entetes[:rang]
    inconnus = sum(_SIGNATURE.role(c.texte) is None for c in avant)
    return any(c.colonne in blocs for c in avant) or inconnus > 3


class _Bloc:
    """The columns of one question: the sheet names it above the first of them only."""

    def __init__(self, enonce: int = -1, textes: Sequence[str] = ()) -> None:
        self.enonce = enonce
        self.cases = all(map(is_ticked, textes))
        self.textes = list(textes)

    def holds(self, textes: Sequence[str]) -> bool:
        """Say whether a column with these texts goes on: crosses, or answers of the same scale."""
        if self.enonce < 0:
            return False
        if self.cases:
            return all(map(is_ticked, textes))
        return not textes or bool(set(textes) & set(self.textes))


def _key(reponse: Reponse, lignes: Lignes) -> str:
    """Return the number of the response on its form, and the one on its site."""
    numero = reponse.says(Systeme.NUMERO)
    sid = reponse.says(Systeme.GRAINE)
    if not _NUMERO.match(numero or sid):
        return ""
    debut = lignes.moment(reponse, Systeme.DEBUT)
    return f"framaforms/{numero}/{sid or (debut.isoformat() if debut else lignes.form())}"
