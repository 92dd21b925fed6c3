"""The question bank: what may be asked in an interview, and which data each answer feeds."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from cdc.entretien.lexique import Lexique
from cdc.entretien.textes import normalize

ETAPE = "@sous_section"


def _oui_non(value: object) -> object:
    return {"oui": True, "non": False}.get(value, value) if isinstance(value, str) else value


def _liste(value: object) -> object:
    return [value] if isinstance(value, str) else value


OuiNon = Annotated[bool, BeforeValidator(_oui_non)]
Noms = Annotated[tuple[str, ...], BeforeValidator(_liste)]


class TypeQuestion(StrEnum):
    """How a question is answered."""

    TEXTE = "texte"
    NOMBRE = "nombre"
    CHOIX = "choix"
    CHOIX_MULTIPLE = "choix_multiple"
    TABLEAU = "tableau"


class _Modele(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Choix(_Modele):
    """One proposed answer; `valeurs` says what it writes when that is not its label."""

    libelle: str
    valeurs: dict[str, str] = {}
    neutre: OuiNon = False


class Autre(_Modele):
    """The free answer beside the proposed ones, and what it writes."""

    remplit: Noms = ()
    valeurs: dict[str, str] = {}


class Precision(_Modele):
    """A second question, asked with the first and answered in free text."""

    texte: str
    variantes: tuple[str, ...] = ()
    remplit: Noms = ()


class Colonne(_Modele):
    """One column of a table question, bound to one or several fields of the outline."""

    libelle: str
    champ: Noms
    cle: OuiNon = False
    valeur: str = ""
    unite: str = ""


class Question(_Modele):
    """One question, its profiles, and the data that its answer feeds."""

    id: str = Field(pattern=r"^Q-[A-Z][A-Z0-9]{0,7}-[0-9]{1,4}$")
    theme: str
    etape: str = ""
    noyau: OuiNon = False
    profils: tuple[str, ...] = Field(min_length=1)
    type: TypeQuestion
    texte: str = Field(min_length=1)
    variantes: tuple[str, ...] = ()
    exemple: str = ""
    unite: str = ""
    gabarit: str = "{}"
    choix: tuple[Choix, ...] = ()
    autre: Autre | None = None
    precision: Precision | None = None
    colonnes: tuple[Colonne, ...] = ()
    lignes: int = 5
    constantes: dict[str, str] = {}
    alimente: tuple[str, ...] = Field(min_length=1)
    remplit: Noms = ()

    @field_validator("choix", mode="before")
    @classmethod
    def _read_choix(cls, value: object) -> object:
        """Read a bare label as a choice that writes its label."""
        if not isinstance(value, list):
            return value
        return [{"libelle": choix} if isinstance(choix, str) else choix for choix in value]

    @field_validator("autre", mode="before")
    @classmethod
    def _read_autre(cls, value: object) -> object:
        return {"oui": {}, "non": None}.get(value, value) if isinstance(value, str) else value

    @property
    def numero(self) -> str:
        """The identifier as a respondent reads it: `FLX-09`."""
        return self.id.removeprefix("Q-")


class Profil(_Modele):
    """The respondents that one guide is for; `mots` are those of their services and functions."""

    titre: str
    qui: str
    mots: tuple[str, ...] = ()


class Feuille(_Modele):
    """One sheet of a guide: a theme, or some stages of the life cycle."""

    onglet: str
    titre: str
    chapeau: str
    themes: Noms
    etapes: tuple[str, ...] = ()

    def holds(self, question: Question) -> bool:
        """Whether `question` is asked on this sheet."""
        return question.theme in self.themes and (not self.etapes or question.etape in self.etapes)


class Entete(_Modele):
    """One line of the identity of an interview."""

    libelle: str
    champ: str
    guide: OuiNon = True

    @property
    def cle(self) -> str:
        """The key of the data item in P2."""
        return self.champ.rpartition(".")[2]


class Banque(_Modele):
    """All the questions, in the order in which they are asked."""

    version: str
    langue: str = "fr"
    profils: dict[str, Profil]
    feuilles: tuple[Feuille, ...]
    entete: tuple[Entete, ...]
    questions: tuple[Question, ...]
    lexique: Lexique = Lexique()

    def __hash__(self) -> int:
        """Make a bank a key of caches; the default one would need every field to be hashable."""
        return hash((self.version, self.langue, len(self.questions)))

    def question(self, identifiant: str) -> Question | None:
        """Return the question with this identifier, or None."""
        return next((q for q in self.questions if q.id == identifiant), None)

    def profil(self, nom: str) -> str | None:
        """Return the key of the profile named by its key or by its title, or None."""
        cherche = nom.strip().casefold()
        for cle, profil in self.profils.items():
            if cherche in (cle.casefold(), profil.titre.casefold()):
                return cle
        return None

    def profil_de(self, fonction: str) -> str | None:
        """Return the only profile that the words of a service or function tell, or None.

        The longest words win: « service après-vente » over « vente ».
        """
        if cle := self.profil(fonction):
            return cle
        reste, trouves = f" {normalize(fonction)} ", set[str]()
        mots = [(normalize(m), cle) for cle, p in self.profils.items() for m in p.mots]
        for mot, cle in sorted(mots, key=lambda m: -len(m[0])):
            if f" {mot} " in reste:
                reste = reste.replace(f" {mot} ", "  ")
                trouves.add(cle)
        return trouves.pop() if len(trouves) == 1 else None
