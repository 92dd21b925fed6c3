"""`cdc completer --reponses F.yaml`: answers read from a file of paths and values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cdc.completion import Parcours, ReponseRefuseeError
from cdc.completion.lecture import read
from cdc.completion.matrices import read_cells
from cdc.completion.questions import Forme, question_at
from cdc.errors import CdcError
from cdc.francais import plural
from cdc.projet import ModificationRefuseeError, ProjetInvalideError, Remplacer, appliquer
from cdc.projet.fautes import Faute
from cdc.projet.lecture import load_document
from cdc.projet.seance import Seance
from cdc_schema.chemins import parse

if TYPE_CHECKING:
    from pathlib import Path

    from cdc.completion import Question, Situation
    from cdc.projet import Projet
    from cdc_schema.chemins import Chemin


def answer_from(projet: Projet, fichier: Path) -> Projet:
    """Write the answers of `fichier`; all that is wrong in it is told before anything is written.

    Raises:
        ProjetInvalideError: some answers are wrong, each told with its line; nothing was written.
    """
    document = load_document(fichier, str(fichier))
    situation = Seance(projet, Parcours()).situation
    fautes: list[Faute] = []
    lues: list[tuple[Chemin, Any]] = []
    for cle, valeur in document.donnees.items():
        try:
            lues.append(_read(situation, str(cle), valeur))
        except CdcError as error:
            fautes.append(Faute(document.position((cle,), cle=True), str(error)))
    if not fautes:
        try:
            apres = appliquer(
                projet, [Remplacer(c, v) for c, v in lues], libelle=f"réponses de {fichier.name}"
            )
        except ModificationRefuseeError as error:
            raise CdcError(f"{error}\nRien n’a été écrit.") from error
        click.echo(f"{plural(len(lues), 'réponse écrite', 'réponses écrites')}.")
        return apres
    raise ProjetInvalideError(fautes)


def _read(situation: Situation, cle: str, valeur: Any) -> tuple[Chemin, Any]:
    """Return the path and the value that one line of the file says."""
    try:
        chemin = parse(cle)
    except ValueError as error:
        raise CdcError(f"{error} Écrivez par exemple presentation.effectif.") from error
    question = question_at(situation, chemin, Parcours().objectif)
    if question.place.champ.calcul:
        raise CdcError(f"{cle}\u00a0: cette donnée est calculée ({question.place.champ.calcul}).")
    if isinstance(valeur, dict) or question.forme in (Forme.LIGNES, Forme.MATRICE):
        return chemin, _checked(question, cle, valeur)
    if valeur is None:
        return chemin, None
    texte = "\n".join(map(str, valeur)) if isinstance(valeur, list) else str(valeur)
    try:
        if question.forme is Forme.CASES:
            return chemin, read_cells(situation, question, texte)
        return chemin, read(situation, question, texte)
    except ReponseRefuseeError as error:
        raise CdcError(f"{cle}\u00a0: {error}") from error


def _checked(question: Question, cle: str, valeur: Any) -> Any:
    """Return rows, a record or a matrix as they are written, once the schema admits them."""
    from pydantic import ValidationError

    place = question.place
    try:
        place.modele.model_validate({place.champ.cle: valeur})
    except ValidationError as error:
        details = error.errors(include_url=False)
        mots = [f"{'.'.join(map(str, d['loc'][1:]))}\u00a0: {d['msg']}" for d in details]
        raise CdcError(f"{cle}\u00a0: {' '.join(mots)}") from error
    return valeur
