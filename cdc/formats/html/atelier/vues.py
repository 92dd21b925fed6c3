"""What the templates are given: plain frozen values, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdc.completion import Groupe, Matrice, Tableau
    from cdc.completion.options import Option


@dataclass(frozen=True, slots=True)
class RubriqueVue:
    """A sub-section in the contents."""

    cle: str
    numero: str
    titre: str
    taux: int
    remplies: int = 0
    attendues: int = 0
    a_departager: int = 0
    manques: tuple[str, ...] = ()
    passee: bool = False
    question: str = ""

    @property
    def adresse(self) -> str:
        """Where it is in the page."""
        return f"/s/{self.cle}"


@dataclass(frozen=True, slots=True)
class ChapitreVu:
    """A chapter in the contents."""

    numero: str
    titre: str
    taux: int
    rubriques: tuple[RubriqueVue, ...]

    @property
    def adresse(self) -> str:
        """Where it begins."""
        return self.rubriques[0].adresse


@dataclass(frozen=True, slots=True)
class CadreVu:
    """What surrounds every page: the project, how far it is, its contents."""

    titre: str
    societe: str
    enregistre: str
    taux: int
    objectif: str
    objectifs: tuple[tuple[str, str], ...]
    chapitres: tuple[ChapitreVu, ...]
    a_departager: int
    projet: str
    annulable: str = ""
    ici: str = ""

    @property
    def rubriques(self) -> tuple[RubriqueVue, ...]:
        """Every sub-section, in the order of the document."""
        return tuple(r for c in self.chapitres for r in c.rubriques)

    @property
    def chapitre(self) -> ChapitreVu | None:
        """The chapter that is shown, or None."""
        dedans = (c for c in self.chapitres if any(r.cle == self.ici for r in c.rubriques))
        return next(dedans, None)


@dataclass(frozen=True, slots=True)
class AvisVu:
    """What people said of a data item: the value, their words, who they are."""

    lu: str
    valeur: str
    paroles: tuple[tuple[str, str], ...]
    retenu: bool = False

    @property
    def court(self) -> bool:
        """Say whether the value fits on a button."""
        return len(self.valeur) <= 24 and "\n" not in self.valeur


@dataclass(frozen=True, slots=True)
class ChampVu:
    """One data item to fill.

    Attributes:
        chemin: where it is in the project.
        forme: how it is answered.
        texte: what the control holds.
        vu: what the project held when it was shown.
        choisis: the values of the options that are chosen.
        interne: why a vendor never reads it, or nothing.
        attendu: whether the specification is incomplete without it, for the goal at hand.
        pour: the goals that require it, when the one at hand does not.
        vide: whether nothing is written yet.
        differe: whether interviews contradict one another there.
    """

    chemin: str
    forme: str
    titre: str
    texte: str = ""
    vu: str = ""
    aide: str = ""
    exemple: str = ""
    unite: str = ""
    format: str = ""
    clavier: str = ""
    options: tuple[Option, ...] = ()
    choisis: tuple[str, ...] = ()
    attendu: bool = True
    pour: str = ""
    vide: bool = False
    interne: str = ""
    avis: tuple[AvisVu, ...] = ()
    differe: bool = False
    decision: str = ""


@dataclass(frozen=True, slots=True)
class BlocVu:
    """One block of a form: a `champ`, a `groupe` of them, a `tableau` or a `matrice`.

    `cache` says that it is neither required nor filled: it is folded away.
    """

    genre: str
    valeur: ChampVu | Groupe | Tableau | Matrice
    blocs: tuple[BlocVu, ...] = ()
    facultatifs: tuple[BlocVu, ...] = ()
    cache: bool = False

    @property
    def titre(self) -> str:
        """Its label."""
        return self.valeur.titre
