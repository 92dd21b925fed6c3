"""Matrices: rights, responsibilities, who masters which data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.formats.docx import blocs as b
from cdc.formats.docx.typographie import ABSENCE, INSECABLE, capitalised, typeset
from cdc_schema.enumerations import Autorite, Droit, Portee, Raci
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdc.formats.docx.sections.contexte import Contexte
    from cdc_schema.description import Champ
    from cdc_schema.enumerations import Enumeration

_LIBELLE = 50.0
_PORTRAIT, _PAYSAGE = 165.0, 257.0
_LARGEUR_LETTRES, _LARGEUR_MOTS = 13.0, 23.0
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
    """How the cells of a matrix are: letters stand in narrow columns under pivoted titles."""

    lettres: bool
    legende: str


def matrix(ctx: Contexte, champ: Champ, valeur: dict[str, dict[str, Any]]) -> list[b.Bloc]:
    """Return a matrix, on a landscape page when it has more than six columns."""
    assert champ.cellule is not None
    forme = _shape(champ.cellule)
    colonnes = list(dict.fromkeys(c for ligne in valeur.values() for c in ligne))
    if not colonnes:
        return []
    paysage = len(colonnes) > _DROITES_MAX
    largeur = _PAYSAGE if paysage else _PORTRAIT
    place = _LARGEUR_LETTRES if forme.lettres else _LARGEUR_MOTS
    par_tableau = max(int((largeur - _LIBELLE) / place), 1)
    blocs: list[b.Bloc] = []
    for depart in range(0, len(colonnes), par_tableau):
        lot = colonnes[depart : depart + par_tableau]
        blocs.append(_table(ctx, champ, valeur, lot, largeur, pivote=paysage and forme.lettres))
    if forme.legende:
        blocs.append(b.Paragraphe("CDC Note", (b.Texte(forme.legende),)))
    return [b.Paysage(tuple(blocs))] if paysage else blocs


def _table(
    ctx: Contexte,
    champ: Champ,
    valeur: dict[str, dict[str, Any]],
    colonnes: Sequence[str],
    largeur: float,
    *,
    pivote: bool,
) -> b.Tableau:
    assert champ.cellule is not None and champ.lignes is not None and champ.colonnes is not None
    chacune = (largeur - _LIBELLE) / len(colonnes)
    entetes = (
        b.Colonne("", largeur=_LIBELLE),
        *(
            b.Colonne(_name(ctx, champ.colonnes, c), "gauche" if pivote else "centre", chacune)
            for c in colonnes
        ),
    )
    lignes = tuple(
        b.Ligne(
            (
                (b.Paragraphe("CDC Cellule", (b.Texte(_name(ctx, champ.lignes, nom), "Strong"),)),),
                *(_cell(ligne.get(c)) for c in colonnes),
            )
        )
        for nom, ligne in valeur.items()
    )
    return b.Tableau(champ.titre, entetes, lignes, "CDC Tableau Matrice", pivote)


def _name(ctx: Contexte, champ: Champ, nom: str) -> str:
    if champ.genre is not Genre.REFERENCE:
        return typeset(nom)
    return ctx.mots.index.plain(nom)


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


def _shape(cellule: Champ) -> _Forme:
    enumeration = cellule.element.enumeration if cellule.element else cellule.enumeration
    if enumeration is Droit:
        return _Forme(True, _legend(_LETTRES.values(), "aucun droit"))
    if enumeration is Raci:
        return _Forme(True, _legend(((m.value, m.definition) for m in Raci), "aucun rôle"))
    return _Forme(False, "")


def _legend(lettres: Iterable[tuple[str, str]], absence: str) -> str:
    def dites() -> Iterator[str]:
        for lettre, sens in lettres:
            yield f"{lettre}{INSECABLE}: {sens}"

    return f"{', '.join(dites())}. {ABSENCE}{INSECABLE}: {absence}."
