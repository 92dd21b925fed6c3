"""The guided walk without terminal or browser: the next question, an answer, skip, back."""

from cdc.completion.ecritures import Ajouter, Ecriture, Inserer, Poser, Retirer
from cdc.completion.parcours import Parcours, back, current, goto, restrict, retry, skip
from cdc.completion.places import sections_of
from cdc.completion.questions import Forme, Question, question
from cdc.completion.refus import EndroitInconnuError, ReponseRefuseeError
from cdc.completion.reponses import Pas, answer, create
from cdc.completion.situation import Situation

__all__ = [
    "Ajouter",
    "Ecriture",
    "EndroitInconnuError",
    "Forme",
    "Inserer",
    "Parcours",
    "Pas",
    "Poser",
    "Question",
    "ReponseRefuseeError",
    "Retirer",
    "Situation",
    "answer",
    "back",
    "create",
    "current",
    "goto",
    "question",
    "restrict",
    "retry",
    "sections_of",
    "skip",
]
