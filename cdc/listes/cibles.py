"""The lists of the specification that a table can fill, and the data items of their records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cdc.entretien.liaisons import ETAPES, model_of, owner
from cdc_schema import Cahier
from cdc_schema.cas_de_test import DonneeDeTest
from cdc_schema.description import champ, champs
from cdc_schema.exigences import CritereAcceptation
from cdc_schema.plan import sous_section
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc_schema.base import Element
    from cdc_schema.description import Champ

REFERENCE = "reference"
# Where a record keeps the reference that a table gave it, if it does.
REFERENCE_EXTERNE = "reference_externe"
ETAPE = "etape"
PRENOM = "prenom"
# What a table may say of a row that is no data item of its record.
PSEUDONYMES = {
    REFERENCE: "Référence de la ligne",
    ETAPE: "Étape du cycle de vie",
    PRENOM: "Prénom, joint au nom",
}
_TEXTES = (Genre.TEXTE, Genre.TEXTE_LONG)
# Records that one cell may list by itself.
EN_CELLULE: tuple[type[Element], ...] = (CritereAcceptation, DonneeDeTest)


class ListeInconnueError(Exception):
    """No list of the schema bears this name."""


@dataclass(frozen=True, slots=True)
class Donnee:
    """A data item of a record, and its path in it: `source.colonne`."""

    cle: str
    suite: tuple[Champ, ...]
    modele: type[Element]

    @property
    def champ(self) -> Champ:
        """The data item itself."""
        return self.suite[-1]

    @property
    def titre(self) -> str:
        """Its label, after that of the record that holds it."""
        return " — ".join(dict.fromkeys(c.titre for c in self.suite))

    @property
    def repetee(self) -> bool:
        """Say whether it belongs to one of several records: each row of a table adds one."""
        return any(c.genre is Genre.LISTE for c in self.suite[:-1])


@dataclass(frozen=True)
class Liste:
    """A list of records.

    `chemins` gives its path, or one for each stage of the life cycle; `identites` the data items
    that tell a record from another, in order of preference; `theme` what a row of one text spanning
    the table says of the rows below it; `suite` the list of numbered records that the rows of one
    element make: the steps of a test case; `nom_de_personne` the data item that a column of first
    names completes.
    """

    nom: str
    titre: str
    chemins: dict[str, tuple[str, ...]]
    modele: type[Element]
    identites: tuple[tuple[str, ...], ...]
    theme: str = ""
    suite: str = ""
    nom_de_personne: str = ""

    @cached_property
    def donnees(self) -> dict[str, Donnee]:
        """The data items that a column can fill, by key, in the order of the document."""
        return {d.cle: d for d in _flatten(self.modele, (), self.modele)}

    @cached_property
    def prefixe(self) -> str:
        """The prefix of its identifiers, or nothing."""
        return next((c.prefixe for c in champs(self.modele) if c.genre is Genre.IDENTIFIANT), "")

    @property
    def par_etape(self) -> bool:
        """Say whether a row goes to the list of its stage."""
        return "" not in self.chemins

    @property
    def cles(self) -> tuple[str, ...]:
        """What a column may be called in a mapping."""
        pseudo = [REFERENCE] if self.prefixe else []
        pseudo += [ETAPE] if self.par_etape else []
        pseudo += [PRENOM] if self.nom_de_personne else []
        return (*pseudo, *self.donnees)


def liste(nom: str) -> Liste:
    """Return the list called `nom`, or that stands at the path `nom`.

    Raises:
        ListeInconnueError: it has no such list.
    """
    connu = next((n for n in (nom, nom.replace("_", "-")) if n in LISTES), None)
    if connu is not None:
        return LISTES[connu]
    segments = tuple(nom.split("."))
    modele: type[Element] = Cahier
    try:
        for segment in segments[:-1]:
            modele = model_of(champ(modele, segment)) or modele
        item = champ(modele, segments[-1])
    except KeyError:
        raise ListeInconnueError(nom) from None
    if item.genre is not Genre.LISTE or item.element is None or item.element.modele is None:
        raise ListeInconnueError(nom)
    proche = next((x for x in LISTES.values() if segments in x.chemins.values()), None)
    if proche is not None:
        return Liste(nom, item.titre, {"": segments}, proche.modele, proche.identites)
    return _make(nom, nom, _names(item.element.modele))


def _names(modele: type[Element]) -> str:
    """Return what names a record when nobody said it: its first text."""
    return next((c.cle for c in champs(modele) if c.genre in _TEXTES), "")


def _make(
    nom: str,
    chemin: str,
    *identites: str,
    theme: str = "",
    suite: str = "",
    nom_de_personne: str = "",
) -> Liste:
    segments = tuple(chemin.split("."))
    item = champ(Cahier, segments[0])
    for segment in segments[1:]:
        item = champ(model_of(item) or Cahier, segment)
    modele = model_of(item)
    assert modele is not None
    cles = tuple(tuple(i.split()) for i in identites if i)
    return Liste(nom, item.titre, {"": segments}, modele, cles, theme, suite, nom_de_personne)


def _dictionary() -> Liste:
    etapes: dict[str, tuple[str, ...]] = {
        code: (sous_section(code).cle, "champs") for code in ETAPES
    }
    modele = model_of(champ(sous_section("2b").modele, "champs"))
    assert modele is not None
    identites = (("libelle", "entite"),)
    return Liste("dictionnaire", "Dictionnaire de données", etapes, modele, identites, ETAPE)


def _flatten(
    racine: type[Element], debut: tuple[Champ, ...], modele: type[Element]
) -> Iterator[Donnee]:
    for item in champs(modele):
        suite = (*debut, item)
        if item.genre in (Genre.IDENTIFIANT, Genre.MATRICE) or item.calcul:
            continue
        dedans = model_of(item)
        if item.genre is Genre.DUREE or dedans is None:
            yield Donnee(".".join(c.cle for c in suite), suite, owner(racine, suite))
        elif len(debut) < 2:
            if dedans in EN_CELLULE:
                yield Donnee(item.cle, suite, owner(racine, suite))
            yield from _flatten(racine, suite, dedans)


LISTES: dict[str, Liste] = {
    liste.nom: liste
    for liste in (
        _make("exigences", "exigences", "titre", "enonce", theme="section"),
        _dictionary(),
        _make("mapping", "mapping", "source.colonne source.source cible", "cible"),
        _make("sources", "cartographie.sources", "nom"),
        _make("applications", "existant.systemes", "nom"),
        _make("interfaces", "interfaces", "systemes.a systemes.b systemes.sens objets"),
        _make(
            "equipe",
            "equipe.membres",
            "nom",
            "courriel",
            "fonction service",
            nom_de_personne="nom",
        ),
        _make("glossaire", "glossaire", "terme"),
        _make("risques", "risques", "description"),
        _make("cas-de-test", "cas_de_test", "titre", "objectif", theme="titre", suite="etapes"),
    )
}
