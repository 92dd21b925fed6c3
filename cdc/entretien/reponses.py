"""What one person answered, cell by cell, whatever the file it came in."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from cdc.entretien.renvois import flag
from cdc.entretien.textes import normalize

__all__ = [
    "Bac",
    "CelluleTableau",
    "Certitude",
    "Coche",
    "Depot",
    "Ecart",
    "Intitule",
    "Lecture",
    "Marque",
    "Reponse",
    "Texte",
    "flag",
    "is_ticked",
    "normalize",
    "says_no",
]


class Bac(StrEnum):
    """The buckets of the non-empty cells of a file: each cell ends in exactly one."""

    REPONSE = "reponse"
    ENTETE = "entete"
    METADONNEE = "metadonnee"
    REMARQUE = "remarque"
    CONSIGNE = "consigne"
    NON_RATTACHE = "non_rattache"


class Marque(StrEnum):
    """What a reader of the sheet sees, or does not see, besides the text of a cell."""

    MASQUEE = "masquee"  # its row, its column or its sheet is hidden
    BARREE = "barree"  # struck through, whole or in part
    ERREUR = "erreur"  # #N/A, #DIV/0!...
    SANS_RESULTAT = "sans_resultat"  # a formula whose value was not kept: its text is given


class Certitude(StrEnum):
    """How surely a value was read in a text."""

    EXACTE = "exacte"  # it says this value and no other
    APPROCHEE = "approchee"  # about this value, or in this range
    AMBIGUE = "ambigue"  # this value or another one
    REFUSEE = "refusee"  # no value at all


class _Modele(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Texte(_Modele):
    """A text and the cell that holds it: `Prospects!D23`.

    `drapeau` says what it says instead of an answer: « idem », « sans objet », « voir avec ».
    `lecture` says how a value was read in it, when it is not written as the outline writes it,
    and `certitude` how surely; `marques` what the sheet shows besides.
    """

    texte: str
    cellule: str
    drapeau: str | None = None
    lecture: str = ""
    certitude: Certitude | None = None
    marques: tuple[Marque, ...] = ()


class Coche(_Modele):
    """A proposed answer that the respondent ticked."""

    choix: str
    cellule: str
    marques: tuple[Marque, ...] = ()


class CelluleTableau(Texte):
    """One cell of a table answer."""

    colonne: str


class Reponse(_Modele):
    """All that was written for one question."""

    question: str
    texte: str
    cellule: str
    reponse: Texte | None = None
    coches: tuple[Coche, ...] = ()
    autre: Texte | None = None
    precision: Texte | None = None
    lignes: tuple[tuple[CelluleTableau, ...], ...] = ()
    remarque: Texte | None = None
    notes: tuple[Texte, ...] = ()

    @property
    def vide(self) -> bool:
        """Whether nothing was answered, remarks aside."""
        return not (self.reponse or self.coches or self.autre or self.precision or any(self.lignes))


class Ecart(_Modele):
    """A text that found no place, and why."""

    texte: str
    cellule: str
    raison: str


class Lecture(_Modele):
    """The answers of one person as they were read: who, what, and what each cell was.

    A form gives one for each of its responses: `cle` says which response, whatever the export;
    `empreinte` changes with what it answers; `metadonnees` is what the platform says of it.
    `questions` are the wordings answered, where nothing else tells two interviews of one person.
    `hors_reponses`, with the last person of a file, are its cells that belong to nobody.
    """

    fichier: str
    sha256: str
    format: str
    guide: str
    profil: str
    banque: str
    identite: dict[str, Texte]
    reponses: tuple[Reponse, ...]
    ecarts: tuple[Ecart, ...]
    repartition: dict[Bac, int]
    cellules_non_vides: int
    notes: tuple[Texte, ...] = ()
    avertissements: tuple[str, ...] = ()
    cle: str = ""
    empreinte: str = ""
    metadonnees: tuple[CelluleTableau, ...] = ()
    questions: tuple[str, ...] = ()
    hors_reponses: tuple[Ecart, ...] = ()

    @property
    def anglais(self) -> bool:
        """Whether a platform wrote it in English, and so may put the month before the day."""
        return any(m.colonne.strip().casefold() in _ANGLAIS for m in self.metadonnees)


# What platforms head their own columns with, in English.
_ANGLAIS = {
    "timestamp", "start time", "completion time", "last modified time", "submission id",
    "submitted at", "response id", "date submitted", "start date (utc)", "submit date (utc)",
}  # fmt: skip


class Intitule(_Modele):
    """A question as a file words it, and the question of the bank that it asks, if any.

    `moyen` says how it was attached; `candidates` the questions that it may ask, likeliest first.
    """

    texte: str
    cellule: str
    question: str | None
    precision: bool = False
    confiance: float = 1.0
    moyen: str = ""
    preuves: tuple[str, ...] = ()
    candidates: tuple[tuple[str, float], ...] = ()

    @property
    def cle(self) -> str:
        """The question as a correspondence names it; `aucune` when somebody decided so."""
        if self.question is None:
            return "aucune" if self.moyen else ""
        return f"{self.question}/precision" if self.precision else self.question


class Depot(_Modele):
    """A file that was read: the answers of each person, and what belongs to no one.

    `repartition`, `ecarts` and `avertissements` are those of the cells outside the answers;
    `preuves` is what the layout was recognised by, `confiance` how surely; `correspondance` names
    the file that says what its headings were taken for, if there is one.
    """

    format: str
    lectures: tuple[Lecture, ...]
    intitules: tuple[Intitule, ...]
    cellules_non_vides: int
    confiance: float = 1
    preuves: tuple[str, ...] = ()
    repartition: dict[Bac, int] = {}
    ecarts: tuple[Ecart, ...] = ()
    avertissements: tuple[str, ...] = ()
    correspondance: str = ""


_COCHES = {
    "x",
    "oui",
    "o",
    "yes",
    "y",
    "1",
    "vrai",
    "true",
    "ok",
    "✓",
    "✔",
    "✗",
    "✘",
    "☒",
    "☑",
    "×",
}
_NON = {"non", "n", "no", "n/a", "0", "faux", "false", "-", "–", "—"}


def is_ticked(texte: str) -> bool:
    """Say whether `texte`, in a box to tick, ticks it."""
    return texte.strip().casefold() in _COCHES


def says_no(texte: str) -> bool:
    """Say whether `texte`, in a box to tick, leaves it unticked."""
    return texte.strip().casefold() in _NON
