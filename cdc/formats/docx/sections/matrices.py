"""Matrices: rights, responsibilities, who masters which data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.formats.docx import blocs as b
from cdc.formats.docx.mesures import text_width
from cdc.formats.docx.typographie import ABSENCE, INSECABLE, capitalised, typeset
from cdc_schema.enumerations import Autorite, Droit, Portee, Raci
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cdc.formats.docx.sections.contexte import Contexte
    from cdc_schema.description import Champ
    from cdc_schema.enumerations import Enumeration

_LIBELLE = 45.0
_PORTRAIT, _PAYSAGE = 165.0, 257.0
_CORPS, _AISE = 9.5, 3.0
_LARGEUR_MIN, _LARGEUR_MAX = 10.0, 30.0
_DROITES_MAX = 6
_LETTRES = {
    Droit.C: ("C", "créer"),
    Droit.R: ("L", "lire"),
    Droit.U: ("M", "modifier"),
    Droit.D: ("S", "supprimer"),
    Droit.EXPORT: ("E", "exporter"),
    Droit.IMPORT: ("I", "importer"),
}
_TONS: dict[Enumeration, str] = {
    Raci.A: "Forte",
    Raci.A_R: "Forte",
    Raci.R: "Moyenne",
    Raci.C: "Claire",
    Autorite.MAITRE: "Forte",
    Autorite.COPIE: "Moyenne",
    Autorite.LECTURE: "Claire",
    Portee.TOUT: "Moyenne",
}


@dataclass(frozen=True, slots=True)
class _Forme:
    """How a matrix is laid out: the data items of its two sides, its cells, its legend."""

    lignes: Champ
    colonnes: Champ
    valeur: Mapping[str, Mapping[str, Any]]
    largeur: float

    @property
    def noms(self) -> list[str]:
        """Return the columns, in the order of their first use."""
        return list(dict.fromkeys(c for ligne in self.valeur.values() for c in ligne))

    def fits(self, largeur: float) -> bool:
        """Say whether every column stands in a table `largeur` millimetres wide."""
        return _LIBELLE + self.largeur * len(self.noms) <= largeur

    def turned(self) -> _Forme:
        """Return the same matrix, its rows as columns."""
        valeur = {c: {n: ligne.get(c) for n, ligne in self.valeur.items()} for c in self.noms}
        return _Forme(self.colonnes, self.lignes, valeur, self.largeur)


def matrix(ctx: Contexte, champ: Champ, valeur: dict[str, dict[str, Any]]) -> list[b.Bloc]:
    """Return a matrix: as it is or turned if it fits an upright page, else on a landscape one."""
    assert champ.cellule is not None and champ.lignes is not None and champ.colonnes is not None
    largeur = _cell_width(c for ligne in valeur.values() for c in ligne.values())
    droite = _Forme(champ.lignes, champ.colonnes, valeur, largeur)
    if not droite.noms:
        return []
    legende = _legend_of(champ.cellule)
    note = [b.Paragraphe("CDC Note", (b.Texte(legende),))] if legende else []
    for forme in (droite, droite.turned()):
        if forme.fits(_PORTRAIT):
            return [_table(ctx, champ.titre, forme, forme.noms, _PORTRAIT), *note]
    par_tableau = int((_PAYSAGE - _LIBELLE) / largeur)
    lots = (droite.noms[i : i + par_tableau] for i in range(0, len(droite.noms), par_tableau))
    tableaux = [_table(ctx, champ.titre, droite, lot, _PAYSAGE) for lot in lots]
    return [b.Paysage((*tableaux, *note))]


def _table(
    ctx: Contexte, titre: str, forme: _Forme, colonnes: Sequence[str], largeur: float
) -> b.Tableau:
    pivote = len(colonnes) > _DROITES_MAX
    chacune = (largeur - _LIBELLE) / len(colonnes)
    entetes = (
        b.Colonne("", largeur=_LIBELLE),
        *(
            b.Colonne(_name(ctx, forme.colonnes, c), "gauche" if pivote else "centre", chacune)
            for c in colonnes
        ),
    )
    lignes = tuple(
        b.Ligne(
            (
                (b.Paragraphe("CDC Cellule", (b.Texte(_name(ctx, forme.lignes, nom), "Strong"),)),),
                *(_cell(ligne.get(c)) for c in colonnes),
            )
        )
        for nom, ligne in forme.valeur.items()
    )
    return b.Tableau(titre, entetes, lignes, "CDC Tableau Matrice", pivote)


def _cell_width(valeurs: Iterable[Any]) -> float:
    """Return the width that the widest cell asks for."""
    mots = {b.plain(p.fragments) for v in valeurs for p in _cell(v)}
    large = max((text_width(mot, _CORPS) for mot in mots), default=0.0) + _AISE
    return min(max(large, _LARGEUR_MIN), _LARGEUR_MAX)


def _name(ctx: Contexte, champ: Champ, nom: str) -> str:
    if champ.genre is not Genre.REFERENCE:
        return capitalised(typeset(nom))
    return capitalised(ctx.mots.index.plain(nom))


def _cell(valeur: Any) -> b.Cellule:
    if not valeur or valeur is Autorite.ABSENT:
        return (b.Paragraphe("CDC Teinte Absente", (b.Texte(ABSENCE),)),)
    if isinstance(valeur, list):
        return _rights(valeur)
    texte = valeur.value if isinstance(valeur, Raci) else capitalised(typeset(str(valeur)))
    ton = _TONS.get(valeur, "Absente")
    return (b.Paragraphe(f"CDC Teinte {ton}", (b.Texte(texte),)),)


def _rights(droits: list[Droit]) -> b.Cellule:
    lettres = "".join(lettre for droit, (lettre, _) in _LETTRES.items() if droit in droits)
    ecrit = {Droit.C, Droit.U, Droit.IMPORT} & set(droits)
    ton = "Forte" if Droit.D in droits else "Moyenne" if ecrit else "Claire"
    return (b.Paragraphe(f"CDC Teinte {ton}", (b.Texte(lettres),)),)


def _legend_of(cellule: Champ) -> str:
    enumeration = cellule.element.enumeration if cellule.element else cellule.enumeration
    if enumeration is Droit:
        return _legend(_LETTRES.values(), "aucun droit")
    if enumeration is Raci:
        return _legend(((m.value, m.definition) for m in Raci), "aucun rôle")
    return ""


def _legend(lettres: Iterable[tuple[str, str]], absence: str) -> str:
    def dites() -> Iterator[str]:
        for lettre, sens in lettres:
            yield f"{lettre}{INSECABLE}: {sens}"

    return f"{', '.join(dites())}. {ABSENCE}{INSECABLE}: {absence}."
