"""The rows of an XLSForm: what is asked, under which name, to whom, with which choices."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.entretien.banque import TypeQuestion
from cdc.entretien.formulaire import (
    AUTRE,
    AUTRE_LIBELLE,
    AUTRE_TEXTE,
    identity_name,
    name,
)
from cdc.entretien.formulaire import question_name as named
from cdc.entretien.identites import IDENTITE
from cdc.entretien.liaisons import resolve
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdc.entretien.banque import Question
    from cdc.entretien.formulaire import Formulaire, Section
    from cdc.entretien.guide import ColonneGuide, QuestionGuide

LANGUE = "Français (fr)"
LIBELLE, AIDE, REFUS = (f"{c}::{LANGUE}" for c in ("label", "hint", "constraint_message"))
PROFIL = "profil"
_NOM_PROFIL = f"{IDENTITE}_{PROFIL}"
PROFILS, OUI_NON = "profils", "oui_non"
Ligne = dict[str, str]

_POSITIF = (". >= 0", "Écrivez un nombre positif.")
_POURCENTAGE = (". >= 0 and . <= 100", "Écrivez un pourcentage, de 0 à 100.")
_TYPES = {
    Genre.DATE: "date",
    Genre.ENTIER: "integer",
    Genre.DECIMAL: "decimal",
    Genre.MONTANT: "decimal",
    Genre.POURCENTAGE: "decimal",
}


@dataclass(slots=True)
class Listes:
    """The lists of choices: columns that propose the same ones share a list."""

    choix: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def add(self, nom: str, libelles: Iterable[str], *, autre: bool = False) -> str:
        """Return the name of the list that proposes `libelles`, and a free answer if `autre`."""
        proposes = [(name(libelle), libelle) for libelle in libelles]
        if autre:
            proposes.append((AUTRE, AUTRE_LIBELLE))
        connue = next((n for n, c in self.choix.items() if c == tuple(proposes)), None)
        self.choix.setdefault(connue or nom, tuple(proposes))
        return connue or nom


def rows(formulaire: Formulaire, listes: Listes) -> Iterator[Ligne]:
    """Yield the rows of the sheet `survey`; `listes` receives the choices that they name."""
    profils = formulaire.profils
    listes.choix[PROFILS] = tuple((cle, profil.titre) for cle, profil in profils.items())
    yield {"type": "start", "name": "start"}
    yield {"type": "end", "name": "end"}
    yield from _group(IDENTITE, "Votre identité", _identity(formulaire))
    for section in formulaire.sections:
        yield from _section(formulaire, section, listes)


def _identity(formulaire: Formulaire) -> Iterator[Ligne]:
    for entete in formulaire.identite:
        ligne = {"type": _TYPES.get(resolve(entete.champ).feuille.genre, "text")}
        ligne |= {"name": identity_name(entete), LIBELLE: entete.libelle}
        if entete.cle == PROFIL:
            ligne |= {"type": f"select_one {PROFILS}", "required": "yes", "appearance": "minimal"}
            if len(formulaire.profils) == 1:
                ligne["default"] = next(iter(formulaire.profils))
        elif ligne["type"] == "date":
            ligne["default"] = "today()"
        elif ligne["type"] == "integer":
            ligne |= _bounds(_POSITIF)
        yield ligne


def _section(formulaire: Formulaire, section: Section, listes: Listes) -> Iterator[Ligne]:
    posees = [q.question for q in section.questions]
    communs = formulaire.profiles_of(posees)
    lignes: list[Ligne] = []
    for posee in section.questions:
        profils = formulaire.profiles_of([posee.question])
        condition = _relevant(profils) if profils != communs else {}
        lignes += _question(posee, condition, listes)
    yield from _group(section.nom, section.titre, lignes, _relevant(communs))


def _group(
    nom: str, titre: str, lignes: Iterable[Ligne], condition: Ligne | None = None
) -> Iterator[Ligne]:
    yield {"type": "begin_group", "name": nom, LIBELLE: titre, **(condition or {})}
    yield from lignes
    yield {"type": "end_group"}


def _relevant(profils: Sequence[str]) -> Ligne:
    """Return the condition of what is asked to `profils` only; none means everybody."""
    if not profils:
        return {}
    return {"relevant": " or ".join(f"${{{_NOM_PROFIL}}} = '{profil}'" for profil in profils)}


def _question(posee: QuestionGuide, condition: Ligne, listes: Listes) -> Iterator[Ligne]:
    question, nom = posee.question, named(posee.question)
    if posee.colonnes:
        yield from _table(posee, condition, listes)
    else:
        aide = "\u202f; ".join(filter(None, (_example(question), question.unite)))
        yield (
            {**_answer(question, listes), "name": nom, LIBELLE: question.texte}
            | condition
            | ({AIDE: aide} if aide else {})
        )
    if question.autre:
        libre = {"relevant": f"selected(${{{nom}}}, '{AUTRE}')"}
        yield {"type": "text", "name": f"{nom}_{AUTRE}", LIBELLE: AUTRE_TEXTE} | libre
    if question.precision:
        suite = {"name": f"{nom}_precision", LIBELLE: question.precision.texte}
        yield {"type": "text"} | suite | condition


def _answer(question: Question, listes: Listes) -> Ligne:
    """Return how a question is answered."""
    match question.type:
        case TypeQuestion.NOMBRE:
            return {"type": "decimal"} | _bounds(
                _POURCENTAGE if question.unite == "%" else _POSITIF
            )
        case TypeQuestion.CHOIX | TypeQuestion.CHOIX_MULTIPLE:
            genre = "select_one" if question.type is TypeQuestion.CHOIX else "select_multiple"
            libelles = [c.libelle for c in question.choix]
            liste = listes.add(named(question).lower(), libelles, autre=question.autre is not None)
            return {"type": f"{genre} {liste}"}
    return {"type": "text", "appearance": "multiline"}


def _table(posee: QuestionGuide, condition: Ligne, listes: Listes) -> Iterator[Ligne]:
    """Yield a table as a repeat: one column of the table, one question of the repeat."""
    nom = named(posee.question)
    yield {"type": "begin_repeat", "name": nom, LIBELLE: posee.question.texte} | condition
    aide = _example(posee.question)
    for colonne in posee.colonnes:
        # A name is met once in a form: « Profil » is a column of several tables.
        cle = f"{nom}_{name(colonne.libelle)}"
        aides = "\u202f; ".join(filter(None, (aide, _help(colonne))))
        yield {**_column(colonne, cle, listes), "name": cle, LIBELLE: colonne.libelle} | (
            {AIDE: aides} if aides else {}
        )
        aide = ""
    yield {"type": "end_repeat"}


def _column(colonne: ColonneGuide, cle: str, listes: Listes) -> Ligne:
    if colonne.genre is Genre.BOOLEEN:
        return {"type": f"select_one {listes.add(OUI_NON, ('oui', 'non'))}"}
    if colonne.options and not colonne.libre:
        liste = listes.add(cle.lower(), colonne.options)
        return {"type": f"select_one {liste}", "appearance": "minimal"}
    return {"type": _TYPES.get(colonne.genre, "text")}


def _help(colonne: ColonneGuide) -> str:
    """Say what a text that the schema will read must look like."""
    if colonne.genre is Genre.DUREE:
        return "Un nombre puis une unité, par exemple «\u00a04 h ouvrées\u00a0»"
    return f"Parmi\u00a0: {', '.join(colonne.options)}" if colonne.options and colonne.libre else ""


def _bounds(bornes: tuple[str, str]) -> Ligne:
    return {"constraint": bornes[0], REFUS: bornes[1]}


def _example(question: Question) -> str:
    return f"Par exemple\u00a0: {question.exemple}" if question.exemple else ""
