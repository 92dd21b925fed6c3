"""Read the question bank, and the project's own questions, from their YAML files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cdc.entretien.banque import Banque, Question
from cdc.entretien.lexique import Lexique
from cdc.projet.fautes import Faute, ProjetInvalideError
from cdc.projet.lecture import load_document

if TYPE_CHECKING:
    from pathlib import Path

    from cdc.projet.noeuds import Document

PRINCIPAL = "banque.yaml"
LEXIQUE = "lexique.yaml"
PROPRES = "questions.yaml"


def load_banque(dossier: Path, projet: Path | None = None) -> Banque:
    """Return the bank of `dossier`, with the questions that the folder `projet` adds.

    Raises:
        ProjetInvalideError: a file is not a bank; every fault is listed.
    """
    principal = load_document(dossier / PRINCIPAL, PRINCIPAL)
    themes = [
        load_document(fichier, fichier.name)
        for fichier in sorted(dossier.glob("*.yaml"))
        if fichier.name not in (PRINCIPAL, LEXIQUE)
    ]
    themes += _own(projet, PROPRES)
    lexiques = [load_document(f, f.name) for f in (dossier / LEXIQUE,) if f.is_file()]
    return _assemble(principal, themes, lexiques + _own(projet, LEXIQUE))


def _own(projet: Path | None, nom: str) -> list[Document]:
    """Return what the project adds under the name `nom`, if anything."""
    fichier = projet / "entretiens" / nom if projet else None
    if fichier is None or not fichier.is_file():
        return []
    return [load_document(fichier, f"entretiens/{nom}")]


def _assemble(principal: Document, themes: list[Document], lexiques: list[Document]) -> Banque:
    fautes: list[Faute] = []
    questions: dict[str, Question] = {}
    for document in themes:
        for question in _questions(document, fautes):
            questions[question.id] = question
    banque = _read_banque(principal, fautes)
    lexique = _read_lexique(lexiques, fautes)
    if banque is None or fautes:
        raise ProjetInvalideError(fautes)
    noms = dict.fromkeys(t for feuille in banque.feuilles for t in feuille.themes)
    rangs = {theme: rang for rang, theme in enumerate(noms)}
    ordre = sorted(questions.values(), key=lambda q: rangs.get(q.theme, len(rangs)))
    return banque.model_copy(update={"questions": tuple(ordre), "lexique": lexique})


def _read_lexique(documents: list[Document], fautes: list[Faute]) -> Lexique:
    lexique = Lexique()
    for document in documents:
        try:
            lexique |= Lexique.model_validate(document.donnees)
        except ValidationError as error:
            fautes += _explain(document, (), error, LEXIQUE)
    return lexique


def _read_banque(document: Document, fautes: list[Faute]) -> Banque | None:
    try:
        return Banque.model_validate({**document.donnees, "questions": ()})
    except ValidationError as error:
        fautes += _explain(document, (), error)
        return None


def _questions(document: Document, fautes: list[Faute]) -> list[Question]:
    lues: list[Question] = []
    theme = document.donnees.get("theme")
    for rang, donnee in enumerate(document.donnees.get("questions") or []):
        if not isinstance(donnee, dict):
            position = document.position(("questions", rang))
            fautes.append(Faute(position, "une question s’écrit avec ses clés : id, texte, type…"))
            continue
        try:
            lues.append(Question.model_validate({"theme": theme, **donnee}))
        except ValidationError as error:
            fautes += _explain(document, ("questions", rang), error)
    return lues


def _explain(
    document: Document,
    racine: tuple[str | int, ...],
    error: ValidationError,
    aide: str = PRINCIPAL,
) -> list[Faute]:
    return [
        Faute(document.position((*racine, *detail["loc"])), _message(detail, aide))
        for detail in error.errors()
    ]


def _message(detail: Any, aide: str) -> str:
    cle = ".".join(map(str, detail["loc"]))
    match detail["type"]:
        case "missing":
            return f"la clé « {cle} » manque. Ajoutez-la."
        case "extra_forbidden":
            return f"la clé « {cle} » est inconnue. Les clés admises sont en tête de {aide}."
        case "enum":
            attendu = detail["ctx"]["expected"].replace(" or ", " ou ").replace("'", "")
            return f"« {detail['input']} » n’est pas un type de question. Choisissez : {attendu}."
        case "string_pattern_mismatch":
            return f"« {detail['input']} » n’est pas un identifiant. Écrivez par exemple Q-FLX-16."
    return f"la valeur de « {cle} » n’a pas la forme attendue. Voyez le haut de {aide}."
