"""The cells of one row of a matrix, as they are typed: « CRU R - », « CRU ; R ; » or « Contact = CRU ; Devis = R »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cdc.completion.refus import ReponseRefuseeError
from cdc.entretien.reponses import normalize
from cdc_schema.enumerations.base import find
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from cdc.completion.options import Option
    from cdc.completion.questions import Question
    from cdc.completion.situation import Situation
    from cdc_schema.description import Champ
    from cdc_schema.enumerations import Enumeration

_RIEN = {"-", "—", "–", "0", "aucun", "rien"}
_NOMMEE = re.compile(r"^(.+?)\s*[=:]\s*(.*)$")


def read_cells(situation: Situation, question: Question, texte: str) -> dict[str, Any]:
    """Return the row of cells that `texte` gives, with those that it does not name as they were.

    Raises:
        ReponseRefuseeError: a column or a cell is unknown, or their number is wrong.
    """
    cellule = question.place.champ.cellule
    assert cellule is not None
    avant = situation.value(question.chemin) or {}
    lues = {c: _cell(cellule, mot) for c, mot in _by_column(question, texte).items()}
    return {c: v for c, v in {**avant, **lues}.items() if v}


def read_cell(situation: Situation, question: Question, colonne: str, mot: str) -> dict[str, Any]:
    """Return the row of cells of `question` once the one of `colonne` says `mot`; empty, nothing."""
    cellule = question.place.champ.cellule
    assert cellule is not None
    avant = situation.value(question.chemin) or {}
    lue = _cell(cellule, mot) if mot.strip() else None
    return {c: v for c, v in {**avant, colonne: lue}.items() if v}


def _by_column(question: Question, texte: str) -> dict[str, str]:
    if "=" in texte:
        morceaux = [m.strip() for m in re.split(r"[;,\n]", texte) if m.strip()]
        return dict(_named(question, morceau) for morceau in morceaux)
    mots, colonnes = _words(texte), question.colonnes
    if not colonnes:
        raise ReponseRefuseeError(
            "Le projet n’a encore aucune colonne à cette table. Nommez-les\u00a0: «\u00a0Contact = R\u00a0».",
            texte,
        )
    if len(mots) == 1:
        mots *= len(colonnes)
    if len(mots) != len(colonnes):
        noms = ", ".join(o.libelle for o in colonnes)
        raise ReponseRefuseeError(
            f"{len(mots)} cases pour {len(colonnes)} colonnes ({noms}). Écrivez-en une par colonne, "
            "«\u00a0-\u00a0» pour une case vide, ou une seule pour toutes.",
            texte,
        )
    return {o.valeur: mot for o, mot in zip(colonnes, mots, strict=True)}


def _words(texte: str) -> list[str]:
    """Return the cells: apart with spaces or, as the answers to every other question, semicolons."""
    if ";" not in texte:
        return texte.split()
    return [mot.strip() or "-" for mot in texte.split(";")]


def _named(question: Question, morceau: str) -> tuple[str, str]:
    nommee = _NOMMEE.match(morceau)
    if nommee is None:
        raise ReponseRefuseeError(
            f"«\u00a0{morceau}\u00a0» ne nomme pas sa colonne. Écrivez par exemple «\u00a0Contact = R\u00a0».",
            morceau,
        )
    return _column(question, nommee[1]), nommee[2]


def _column(question: Question, nom: str) -> str:
    cherche = normalize(nom)
    for option in question.colonnes:
        if nom == option.valeur or cherche in (normalize(option.libelle), _code(option)):
            return option.valeur
    item = question.place.champ.colonnes
    assert item is not None
    raise ReponseRefuseeError(
        f"Le projet n’a rien sous le nom «\u00a0{nom}\u00a0».", nom, item.cibles
    )


def _code(option: Option) -> str:
    return normalize(option.valeur.partition("-")[2])


def _cell(cellule: Champ, mot: str) -> Any:
    if normalize(mot) in _RIEN or mot.strip() in _RIEN:
        return None
    if cellule.genre is not Genre.LISTE:
        return _value(cellule, mot)
    assert cellule.element is not None
    valeurs = [
        v for part in re.split(r"[+/ ]", mot) if part for v in _several(cellule.element, part)
    ]
    return list(dict.fromkeys(valeurs))


def _several(element: Champ, mot: str) -> list[str]:
    """Return the values that « CRU » puts together, or the one that it is."""
    enumeration = element.enumeration
    assert enumeration is not None
    if find(enumeration, mot) is None and all(find(enumeration, lettre) for lettre in mot):
        return [_value(element, lettre) for lettre in mot]
    return [_value(element, mot)]


def _value(item: Champ, mot: str) -> str:
    enumeration: type[Enumeration] | None = item.enumeration
    assert enumeration is not None
    trouve = find(enumeration, mot)
    debuts = [v for v in enumeration if normalize(v.libelle).startswith(normalize(mot) or "?")]
    if trouve is None and len(debuts) != 1:
        connus = ", ".join(f"{v} ({v.definition})" if v.definition else v for v in enumeration)
        raise ReponseRefuseeError(
            f"La case «\u00a0{mot}\u00a0» n’existe pas. Choisissez parmi\u00a0: {connus}, ou «\u00a0-\u00a0».",
            mot,
        )
    return str(trouve or debuts[0])
