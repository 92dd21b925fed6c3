"""A file of answers before anything is attached: its questions as it words them, its people, what each said."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdc.entretien.reponses import Bac, CelluleTableau, Ecart, Texte


class Disposition(StrEnum):
    """How a file is laid out; the value is what `--disposition` takes."""

    GUIDE = "guide"
    MICROSOFT_FORMS = "microsoft-forms"
    GOOGLE_FORMS = "google-forms"
    LIMESURVEY = "limesurvey"
    KOBO = "kobo"
    FRAMAFORMS = "framaforms"
    TYPEFORM = "typeform"
    TALLY = "tally"
    TABLEAU = "tableau"  # questions in a column, answers beside them
    MATRICE = "matrice"  # questions by people, either way round
    NOTES = "notes"  # in one column: « Q : » and « R : », « CRM actuel : Excel »

    @property
    def titre(self) -> str:
        """Its name, as people read it."""
        return _TITRES[self]


LIBRES = frozenset({Disposition.TABLEAU, Disposition.MATRICE, Disposition.NOTES})
"""What people lay out themselves: nothing numbers the responses."""

_TITRES = {
    Disposition.GUIDE: "Guide d’entretien",
    Disposition.MICROSOFT_FORMS: "Microsoft Forms",
    Disposition.GOOGLE_FORMS: "Google Forms",
    Disposition.LIMESURVEY: "LimeSurvey",
    Disposition.KOBO: "KoboToolbox",
    Disposition.FRAMAFORMS: "Framaforms",
    Disposition.TYPEFORM: "Typeform",
    Disposition.TALLY: "Tally",
    Disposition.TABLEAU: "Tableau de questions et de réponses",
    Disposition.MATRICE: "Matrice de questions et de personnes",
    Disposition.NOTES: "Notes d’entretien",
}


class RoleDit(StrEnum):
    """What a cell is to the question that it answers."""

    REPONSE = "reponse"
    OPTION = "option"  # a box of its own: ticked or not
    AUTRE = "autre"  # the free answer beside the proposed ones
    REMARQUE = "remarque"


@dataclass(frozen=True, slots=True)
class Enonce:
    """One question as a file words it, and what the file shows besides to recognise it.

    `theme` is the title or group that it stands under; `options` the answers that the file
    proposes, or that columns are named for; `cle` the key of the bank that the file carries
    (`Q-FLX-16`, `Q-FLX-16/precision`), if any.
    """

    texte: str
    cellule: str
    theme: str = ""
    options: tuple[str, ...] = ()
    cle: str = ""


@dataclass(frozen=True, slots=True)
class Dit:
    """What one cell says to the question of rank `enonce`.

    `detail` names the box of an `OPTION`, the row of a grid or the column of a table, of which
    `rang` says the row; `reserve` says why the cell is not to be taken as an answer (a formula
    without a result, an error value), if it is not.
    """

    enonce: int
    texte: str
    cellule: str
    role: RoleDit = RoleDit.REPONSE
    detail: str = ""
    rang: int = 0
    reserve: str = ""


@dataclass(frozen=True, slots=True)
class Repondant:
    """One person of a file: who, what she said, and what the platform says of it.

    `cle` stays the same when the file comes back, longer or changed; `identite` has the keys of
    the heading of a guide (`personne`, `fonction`, `service`, `courriel`, `date`, `duree_min`).
    Every text of `identite` is also counted once, in `metadonnees`.
    """

    cle: str
    identite: Mapping[str, Texte]
    dits: tuple[Dit, ...]
    metadonnees: tuple[CelluleTableau, ...] = ()
    ecarts: tuple[Ecart, ...] = ()
    notes: tuple[Texte, ...] = ()


@dataclass(frozen=True, slots=True)
class Enquete:
    """All that a file of answers holds, each non-empty cell once.

    A cell is a `Dit`, a `metadonnee` or an `Ecart` of someone, or is outside everybody's answers:
    `ecarts`, and the counts of `repartition` for headings, instructions and the like (the
    wordings of `enonces` are counted there). `preuves` says, in French, what the layout was
    recognised by; `confiance` goes from 0 to 1.
    """

    disposition: Disposition
    confiance: float
    preuves: tuple[str, ...]
    fichier: str
    sha256: str
    cellules_non_vides: int
    enonces: tuple[Enonce, ...]
    repondants: tuple[Repondant, ...]
    repartition: Mapping[Bac, int] = field(default_factory=dict)
    ecarts: tuple[Ecart, ...] = ()
    avertissements: tuple[str, ...] = ()

    def samples(self, nombre: int = 5) -> dict[int, list[str]]:
        """Return some answers to each wording, by its rank: they help to recognise it."""
        dits: dict[int, list[str]] = {}
        for repondant in self.repondants:
            for dit in repondant.dits:
                textes = dits.setdefault(dit.enonce, [])
                if dit.role is RoleDit.REPONSE and not dit.reserve and len(textes) < nombre:
                    textes.append(dit.texte)
        return dits
