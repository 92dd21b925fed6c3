"""The immutable record of an imported table: every row as it was read, and what it became."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from cdc.entretien.cellules import locate
from cdc.entretien.releves import copy_name, next_id
from cdc.entretien.reponses import Bac, normalize
from cdc.listes.correspondance import Correspondance
from cdc_schema.types import Booleen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COMMENTAIRE = (
    "Lignes d’un tableau importé, telles qu’elles étaient, avec la cellule de chaque texte.\n"
    "Ce fichier ne se modifie pas : corrigez le cahier, ou importez une nouvelle version du "
    "tableau."
)
_PREFIXE = "IMP"
_PART_COMMUNE = 0.5


class _Modele(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Valeur(_Modele):
    """A cell of a row: its text, and what it was taken for.

    `champ` is empty for a column that nothing takes; `lu` is the interpretation where it is not
    the text itself, `raison` why there is none; `propage` says that a merged cell above says it of
    this row, `conflit` that the project said otherwise and kept its own, `prenom` what another
    column adds to the name of a person.
    """

    titre: str
    cellule: str
    texte: str
    champ: str = ""
    lu: tuple[str, ...] = ()
    raison: str = ""
    propage: Booleen = False
    conflit: Booleen = False
    prenom: str = ""

    @property
    def entier(self) -> str:
        """Its text, after the first name that goes with it: what is read."""
        return f"{self.prenom} {self.texte.strip()}" if self.prenom else self.texte

    @property
    def prise(self) -> bool:
        """Say whether a data item took it."""
        return bool(self.champ) and not self.raison

    @property
    def ligne(self) -> str:
        """The number of its row, as text."""
        return locate(self.cellule).ligne


class Ligne(_Modele):
    """One record of a table: its first cell, its reference there, the element that it became."""

    cellule: str
    reference: str = ""
    identite: str = ""
    etape: str = ""
    theme: str = ""
    element: str = ""
    valeurs: tuple[Valeur, ...] = ()

    def texts(self) -> tuple[tuple[str, str], ...]:
        """Return what it says, places aside."""
        return tuple((v.titre, v.texte) for v in self.valeurs)


class Autre(_Modele):
    """A cell of the sheet that is no data: a title, a total, a legend."""

    texte: str
    cellule: str
    nature: str


class Lecture(_Modele):
    """The tables of a file as they were read, before anything is done with them."""

    fichier: str
    sha256: str
    vers: str
    cellules_non_vides: int
    correspondance: Correspondance
    lignes: tuple[Ligne, ...]
    autres: tuple[Autre, ...] = ()
    ailleurs: dict[str, int] = {}
    legendes: dict[str, str] = {}
    commentaires: dict[str, str] = {}
    repartition: dict[Bac, int] = {}
    avertissements: tuple[str, ...] = ()


class Releve(Lecture):
    """One reading of a table, in one version."""

    id: str
    version: int = 1
    source: str = ""

    @property
    def nom(self) -> str:
        """The name of its file, and how a value cites it: `IMP-01`, `IMP-01.v2`."""
        return self.id if self.version == 1 else f"{self.id}.v{self.version}"

    def cite(self, cellule: str) -> str:
        """Return the source of a row: `IMP-01#Exigences!A12`."""
        return f"{self.nom}#{cellule}"


def record(lecture: Lecture, releves: Sequence[Releve], prises: Iterable[str]) -> Releve:
    """Return the record of `lecture`: the one that exists, a new version, or a new record.

    `prises` are the identifiers of imports that the project cites.
    """
    for releve in releves:
        if _same(lecture, releve):
            return releve
    precedent = _same_table(lecture, releves)
    identifiant = (
        precedent.id if precedent else next_id(_PREFIXE, [*prises, *(r.id for r in releves)])
    )
    return Releve(
        **dict(lecture),
        id=identifiant,
        version=precedent.version + 1 if precedent else 1,
        source=copy_name(lecture.fichier, lecture.sha256),
    )


def versions(identifiant: str, releves: Iterable[Releve]) -> list[Releve]:
    """Return the versions of one record, the last first."""
    memes = [r for r in releves if r.id == identifiant]
    return sorted(memes, key=lambda r: r.version, reverse=True)


def _same(lecture: Lecture, releve: Releve) -> bool:
    return (lecture.sha256, lecture.correspondance.lecture) == (
        releve.sha256,
        releve.correspondance.lecture,
    )


def _same_table(lecture: Lecture, releves: Sequence[Releve]) -> Releve | None:
    """Return the last version of the table that `lecture` is a new state of, if any."""
    derniers: dict[str, Releve] = {}
    for releve in sorted(releves, key=lambda r: (r.id, r.version)):
        if releve.vers == lecture.vers:
            derniers[releve.id] = releve
    dits = {ligne.identite for ligne in lecture.lignes if ligne.identite}
    meilleur, part = None, 0.0
    for releve in derniers.values():
        connus = {ligne.identite for ligne in releve.lignes if ligne.identite}
        commune = len(dits & connus) / max(min(len(dits), len(connus)), 1)
        meme_nom = normalize(releve.fichier) == normalize(lecture.fichier)
        assez = commune > 0 if meme_nom else commune >= _PART_COMMUNE
        if assez and commune > part:
            meilleur, part = releve, commune
    return meilleur
