"""The guided walk without terminal or browser: the next question, an answer, skip, back."""

from cdc.completion.collage import paste
from cdc.completion.ecritures import Ajouter, Deplacer, Ecriture, Inserer, Poser, Retirer
from cdc.completion.edition import edit, plain, saisie_at, take_over
from cdc.completion.fiche import Bloc, Fiche, Groupe, fiche, row_fiche
from cdc.completion.grilles import Matrice
from cdc.completion.lignes import Cles, add_row, delete_row, duplicate_row, move_row
from cdc.completion.parcours import Parcours, back, current, goto, restrict, retry, skip
from cdc.completion.pas import Pas
from cdc.completion.places import row_name, sections_of
from cdc.completion.questions import Forme, Question, question
from cdc.completion.refus import EndroitInconnuError, ReponseRefuseeError
from cdc.completion.reponses import answer, create
from cdc.completion.situation import Situation
from cdc.completion.tableaux import Tableau, Vue, case_at, fingerprint, tableau

__all__ = [
    "Ajouter",
    "Bloc",
    "Cles",
    "Deplacer",
    "Ecriture",
    "EndroitInconnuError",
    "Fiche",
    "Forme",
    "Groupe",
    "Inserer",
    "Matrice",
    "Parcours",
    "Pas",
    "Poser",
    "Question",
    "ReponseRefuseeError",
    "Retirer",
    "Situation",
    "Tableau",
    "Vue",
    "add_row",
    "answer",
    "back",
    "case_at",
    "create",
    "current",
    "delete_row",
    "duplicate_row",
    "edit",
    "fiche",
    "fingerprint",
    "goto",
    "move_row",
    "paste",
    "plain",
    "question",
    "restrict",
    "retry",
    "row_fiche",
    "row_name",
    "saisie_at",
    "sections_of",
    "skip",
    "tableau",
    "take_over",
]
