"""Which column fills which data item: guessed, shown, corrected by a person, given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from cdc.listes.cibles import PSEUDONYMES, REFERENCE
from cdc.listes.pas import ACTION
from cdc.listes.vocabulaire import same_title
from cdc_schema.types import Booleen, Genre

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.listes.cibles import Liste
    from cdc.listes.tableaux import Colonne, Tableau
    from cdc.listes.valeurs import Lecteur
    from cdc.listes.vocabulaire import Vocabulaire

IGNORER = "ignorer"
_ECHANTILLON = 40
_LONG = 60
_DOUTE = 0.01


class _Modele(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ColonneLue(_Modele):
    """What one column fills: `champ` is empty when nobody knows, `ignorer` when it is decided."""

    titre: str = ""
    groupe: str = ""
    rang: int = 1
    champ: str = ""


class TableauLu(_Modele):
    """Where a table stands: its sheet, the row of its headings, its last row if it is told."""

    feuille: str
    entete: int = Field(ge=1)
    fin: int = Field(default=0, ge=0)


class Correspondance(_Modele):
    """How the tables of a file are read into a list; `corrigee` says that a person gave it."""

    vers: str = ""
    corrigee: Booleen = False
    tableaux: tuple[TableauLu, ...] = ()
    colonnes: tuple[ColonneLue, ...] = ()
    valeurs: dict[str, dict[str, str]] = {}

    @property
    def lecture(self) -> tuple[object, ...]:
        """What it makes of a file, whoever gave it."""
        return self.vers, self.tableaux, self.colonnes, self.valeurs

    def of(self, colonne: Colonne) -> str | None:
        """Return what `colonne` fills, or None when nothing is said of it."""
        for dite in self.colonnes:
            memes = same_title(dite.titre, colonne.titre) and same_title(
                dite.groupe, colonne.groupe
            )
            if memes and dite.rang == colonne.rang:
                return dite.champ
        return None


def guess(tableau: Tableau, vocabulaire: Vocabulaire, lecteur: Lecteur) -> dict[int, str]:
    """Return the data item of each column that names one and whose cells may be its values."""
    candidats: list[tuple[float, int, int, str]] = []
    for colonne in tableau.colonnes:
        textes = sample(tableau, colonne.numero)
        for force, cle in _candidates(colonne, vocabulaire):
            note = force * _fit(vocabulaire.liste, cle, textes, lecteur)
            candidats.append((note, -colonne.numero, -len(candidats), cle))
    choisies: dict[int, str] = {}
    for note, moins, _, cle in sorted(candidats, reverse=True):
        if note > 0 and -moins not in choisies and cle not in choisies.values():
            choisies[-moins] = cle
    return choisies


def sample(tableau: Tableau, numero: int) -> list[str]:
    """Return the first texts of a column."""
    textes: list[str] = []
    for ligne, cases in tableau.grille.lignes.items():
        if tableau.premiere <= ligne <= tableau.derniere and numero in cases and len(cases) > 1:
            textes.append(cases[numero].texte.strip())
            if len(textes) == _ECHANTILLON:
                break
    return textes


def main_column(liste: Liste, colonnes: Mapping[int, str]) -> int | None:
    """Return the column that names a row: what distinguishes it first."""
    numeros = {cle: numero for numero, cle in colonnes.items()}
    for cle in (k for identite in liste.identites for k in identite):
        if cle in numeros:
            return numeros[cle]
    return None


def written(
    liste: Liste,
    tableaux: Sequence[Tableau],
    colonnes: Mapping[tuple[str, str, int], str],
    suivie: Correspondance | None,
) -> Correspondance:
    """Return the mapping that was used, for a person to read and correct."""
    return Correspondance(
        vers=liste.nom,
        corrigee=suivie is not None and suivie.corrigee,
        tableaux=tuple(
            TableauLu(feuille=t.grille.nom, entete=t.entetes[-1], fin=0) for t in tableaux
        ),
        colonnes=tuple(
            ColonneLue(titre=titre, groupe=groupe, rang=rang, champ=champ)
            for (groupe, titre, rang), champ in colonnes.items()
        ),
        valeurs=suivie.valeurs if suivie else {},
    )


def _candidates(colonne: Colonne, vocabulaire: Vocabulaire) -> list[tuple[float, str]]:
    if not colonne.titre:
        return []
    for force, cles in (
        (1.1, vocabulaire.recognise(colonne.nom) if colonne.groupe else ()),
        (1.0, vocabulaire.recognise(colonne.titre)),
        (0.7, vocabulaire.near(colonne.titre)),
    ):
        if cles:
            # What a heading means first wins over what another one may mean too.
            return [
                (force - _DOUTE * rang + _own(vocabulaire.liste, cle, colonne), cle)
                for rang, cle in enumerate(cles)
            ]
    return []


def _own(liste: Liste, cle: str, colonne: Colonne) -> float:
    """Return what the very title of a data item is worth more than its synonyms."""
    donnee = liste.donnees.get(cle)
    return _DOUTE / 2 if donnee and same_title(donnee.champ.titre, colonne.titre) else 0.0


def _fit(liste: Liste, cle: str, textes: list[str], lecteur: Lecteur) -> float:
    """Return how well `textes` may be values of `cle`, from 0 to 1."""
    if cle in PSEUDONYMES:
        if not textes or cle != REFERENCE:
            return 1.0
        return 1.0 if max(map(len, textes)) <= _LONG / 2 else 0.2
    if not textes:
        return 0.8
    donnee = liste.donnees[cle]
    if cle.endswith(f".{ACTION}") and max(map(len, textes)) == 1:
        return 0.0  # what an exchange file does with its rows: C, U, D
    longueur = sum(map(len, textes)) / len(textes)
    match donnee.champ.genre:
        case Genre.TEXTE:
            phrases = sum(texte.endswith(".") for texte in textes) * 2 > len(textes)
            return 1.0 if longueur <= _LONG and not phrases else 0.6
        case Genre.TEXTE_LONG:
            return 0.95 if longueur > _LONG / 2 else 0.7
    lus = sum(lecteur.is_value(donnee, texte) for texte in textes) / len(textes)
    # A column of unknown values stays a column of its heading: each value is refused and told.
    return 0.3 + 0.7 * lus
