"""A question as any face shows it: its words, why it is asked, what is known, what may be said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from cdc.completion.options import Option, fresh_id, options, referable
from cdc.completion.parcours import current
from cdc.completion.places import (
    Place,
    asked_first,
    is_record_list,
    place_at,
    row_model,
    row_name,
    to_ask,
)
from cdc.completion.relecture import recalled
from cdc.completude import asked, missing_in, required_for
from cdc.entretien.valeurs import as_written
from cdc_schema.annotations import Obligation
from cdc_schema.chemins import ecrire
from cdc_schema.description import Champ, champs, vide
from cdc_schema.types import Duree, Genre

if TYPE_CHECKING:
    from cdc.completion.parcours import Parcours
    from cdc.completion.situation import Situation
    from cdc.entretien.contradictions import Contradiction
    from cdc.entretien.temoignages import Temoignage
    from cdc_schema.annotations import Objectif
    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin
    from cdc_schema.plan import SousSection


class Forme(StrEnum):
    """How a question is answered."""

    TEXTE = "texte"
    TEXTE_LONG = "texte_long"
    NOMBRE = "nombre"
    DATE = "date"
    DUREE = "duree"
    CHOIX = "choix"
    CHOIX_MULTIPLE = "choix_multiple"
    OUI_NON = "oui_non"
    REFERENCE = "reference"
    REFERENCES = "references"
    TEXTES = "textes"
    LIGNES = "lignes"
    MATRICE = "matrice"
    CASES = "cases"


@dataclass(frozen=True, slots=True)
class Ligne:
    """One row of a list, as the author recognises it; `manques` counts what it still lacks."""

    texte: str
    manques: int = 0


@dataclass(frozen=True, slots=True)
class Avis:
    """What one or several people said, all the same: how it was read, who they are."""

    lu: str
    temoignages: tuple[Temoignage, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        place: what the outline has there.
        forme: how it is answered.
        titre: the label of the data item.
        pourquoi: what is expected and why, or empty.
        exemple: an answer that somebody could give, or empty.
        obligatoire: whether the specification is incomplete without it.
        actuelle: what the project holds, as an author reads it; empty when there is nothing.
        proposition: what Enter alone answers: an identifier.
        options: what may be chosen.
        lignes: the rows of a list, or of a matrix.
        premier: for rows, the question that a new one begins with.
        colonnes: for the cells of a matrix, what they are about.
        avis: what interviews said.
        contradiction: what is to be settled there, or None.
        rang: its place among the data of its sub-section, from 1; 0 when it is not counted.
        total: the number of those.
        rappel: what to read before answering, line by line: the steps of a test case.
    """

    place: Place
    forme: Forme
    titre: str
    pourquoi: str = ""
    exemple: str = ""
    obligatoire: bool = True
    actuelle: str = ""
    proposition: str = ""
    options: tuple[Option, ...] = ()
    lignes: tuple[Ligne, ...] = ()
    premier: Question | None = None
    colonnes: tuple[Option, ...] = ()
    avis: tuple[Avis, ...] = ()
    contradiction: Contradiction | None = None
    rang: int = 0
    total: int = 0
    rappel: tuple[str, ...] = ()

    @property
    def chemin(self) -> Chemin:
        """Where the answer goes."""
        return self.place.chemin

    @property
    def section(self) -> SousSection:
        """The sub-section of the outline."""
        return self.place.section

    @property
    def unite(self) -> str:
        """The unit of a number, or nothing."""
        return self.place.champ.unite


def question(parcours: Parcours, situation: Situation) -> Question | None:
    """Return the question to ask now; None when nothing is left."""
    chemin = current(parcours, situation)
    return None if chemin is None else question_at(situation, chemin, parcours.objectif)


def question_at(situation: Situation, chemin: Chemin, objectif: Objectif) -> Question:
    """Return the question about what stands at `chemin`."""
    place = place_at(situation, chemin)
    item, forme = place.champ, shape(place.champ, ligne=place.ligne)
    valeur = situation.value(chemin)
    contradiction = situation.contradictions.get(ecrire(chemin))
    rang, total = _rank(place, objectif)
    return Question(
        place,
        forme,
        _title(situation, place),
        item.aide,
        item.exemple,
        item.obligation is Obligation.OUI or place.champ.cle == place.section.cle,
        "" if vide(valeur) or forme in (Forme.LIGNES, Forme.MATRICE) else _shown(situation, place),
        _proposal(situation, place),
        () if forme is Forme.LIGNES else _choices(situation, place),
        _lines(situation, place, forme, objectif),
        _first(situation, place, objectif) if forme is Forme.LIGNES else None,
        _columns(situation, place),
        said(situation, chemin),
        contradiction,
        rang,
        total,
        recalled(situation, chemin),
    )


_FORMES = {
    Genre.TEXTE: Forme.TEXTE,
    Genre.TEXTE_LONG: Forme.TEXTE_LONG,
    Genre.ENTIER: Forme.NOMBRE,
    Genre.DECIMAL: Forme.NOMBRE,
    Genre.MONTANT: Forme.NOMBRE,
    Genre.POURCENTAGE: Forme.NOMBRE,
    Genre.DATE: Forme.DATE,
    Genre.DATE_HEURE: Forme.DATE,
    Genre.BOOLEEN: Forme.OUI_NON,
    Genre.DUREE: Forme.DUREE,
    Genre.CHOIX: Forme.CHOIX,
    Genre.REFERENCE: Forme.REFERENCE,
}
_LISTES = {Forme.CHOIX: Forme.CHOIX_MULTIPLE, Forme.REFERENCE: Forme.REFERENCES}


def shape(item: Champ, *, ligne: str = "") -> Forme:
    """Return how `item` is answered."""
    if item.genre is Genre.MATRICE:
        return Forme.CASES if ligne else Forme.MATRICE
    if is_record_list(item):
        return Forme.LIGNES
    if item.genre is Genre.LISTE and item.element is not None:
        return _LISTES.get(shape(item.element), Forme.TEXTES)
    return _FORMES.get(item.genre, Forme.TEXTE)


def display(situation: Situation, item: Champ, chemin: Chemin, valeur: Any) -> str:
    """Return `valeur` as an author reads it: names beside identifiers."""
    if isinstance(valeur, Duree):
        return str(valeur)
    if item.genre is Genre.LISTE and item.element is not None and isinstance(valeur, list):
        return "\u202f; ".join(display(situation, item.element, chemin, v) for v in valeur)
    if item.genre is Genre.REFERENCE:
        connus = (o for o in referable(situation, item, chemin) if o.valeur == valeur and o.sens)
        return next((f"{o.libelle} ({o.valeur})" for o in connus), str(valeur))
    return getattr(valeur, "libelle", None) or as_written(valeur)


def matrix_rows(situation: Situation, place: Place) -> list[str]:
    """Return the rows of a matrix: those that the project knows, then those written besides."""
    assert place.champ.lignes is not None
    connues = [o.valeur for o in referable(situation, place.champ.lignes, place.chemin)]
    return list(dict.fromkeys([*connues, *(situation.value(place.chemin) or {})]))


def _shown(situation: Situation, place: Place) -> str:
    valeur = situation.value(place.chemin)
    if place.ligne:
        colonnes = _columns(situation, place)
        return "  ".join(
            f"{o.libelle}\u00a0: {cell_text(valeur.get(o.valeur)) or '—'}" for o in colonnes
        )
    return display(situation, place.champ, place.chemin, valeur)


def cell_text(valeur: Any) -> str:
    """Return one cell of a matrix as it is typed: « CRU »; nothing when it is empty."""
    if not isinstance(valeur, list):
        return str(valeur or "")
    return ("" if all(len(v) == 1 for v in valeur) else " ").join(valeur)


def _title(situation: Situation, place: Place) -> str:
    if not place.ligne or place.champ.lignes is None:
        return place.champ.titre
    lignes = referable(situation, place.champ.lignes, place.chemin)
    nom = next((o.libelle for o in lignes if o.valeur == place.ligne), place.ligne)
    return f"{place.champ.titre}\u00a0: {nom}"


def _proposal(situation: Situation, place: Place) -> str:
    if place.champ.genre is not Genre.IDENTIFIANT or situation.value(place.chemin):
        return ""
    nom = row_name(situation, place.chemin[:-1])
    return fresh_id(situation, place.champ.prefixe, nom, place.chemin)


def _choices(situation: Situation, place: Place) -> tuple[Option, ...]:
    if place.ligne and place.champ.cellule is not None:
        return options(situation, place.champ.cellule, place.chemin)
    return options(situation, place.champ, place.chemin)


def _columns(situation: Situation, place: Place) -> tuple[Option, ...]:
    colonnes = place.champ.colonnes
    return referable(situation, colonnes, place.chemin) if colonnes is not None else ()


def _lines(
    situation: Situation, place: Place, forme: Forme, objectif: Objectif
) -> tuple[Ligne, ...]:
    if forme is Forme.LIGNES:
        return tuple(
            Ligne(_summary(situation, place, rang), lacks(place.section, element, objectif))
            for rang, element in enumerate(situation.rows(place.chemin))
        )
    if forme is Forme.MATRICE:
        return tuple(
            Ligne(_matrix_line(situation, place, o)) for o in matrix_rows(situation, place)
        )
    return ()


def _matrix_line(situation: Situation, place: Place, ligne: str) -> str:
    ici = place_at(situation, (*place.chemin, ligne))
    nom = _title(situation, ici).removeprefix(f"{place.champ.titre}\u00a0: ")
    cases = (situation.value(place.chemin) or {}).get(ligne) or {}
    return nom + ("".join(f"  {c} {cell_text(v) or '—'}" for c, v in cases.items()) or "  —")


def _summary(situation: Situation, place: Place, rang: int) -> str:
    """Return the first things that a row says."""
    chemin = (*place.chemin, rang)
    element = situation.value(chemin)
    mots = [
        display(situation, c, (*chemin, c.cle), getattr(element, c.cle))
        for c in champs(cast("type[Element]", type(element)))
        if shape(c) not in (Forme.LIGNES, Forme.MATRICE)
        and c.genre not in (Genre.ENREGISTREMENT, Genre.IDENTIFIANT)
        and not vide(getattr(element, c.cle))
    ]
    return ", ".join(" ".join(m.split()) for m in mots[:4]) or row_name(situation, chemin)


def lacks(section: SousSection, element: Any, objectif: Objectif) -> int:
    """Return how many of the data that a row requires are still to be written."""
    return sum(
        any(missing_in(element, c, (c.cle,), section))
        for c in to_ask(cast("type[Element]", type(element)), objectif)
        if c.obligation is Obligation.OUI and asked(c)
    )


def _first(situation: Situation, place: Place, objectif: Objectif) -> Question:
    rangs = situation.rows(place.chemin)
    cles = asked_first(row_model(place.champ))
    return question_at(situation, (*place.chemin, len(rangs), *cles), objectif)


def said(situation: Situation, chemin: Chemin) -> tuple[Avis, ...]:
    """Return what interviews said of the place, those who agree together."""
    contradiction = situation.contradictions.get(ecrire(chemin))
    if contradiction is not None:
        return tuple(Avis(p.lu, p.temoignages) for p in contradiction.positions)
    groupes: dict[str, list[Temoignage]] = {}
    for dit in situation.dits.get(ecrire(chemin), ()):
        groupes.setdefault(dit.lu, []).append(dit)
    return tuple(Avis(lu, tuple(dits)) for lu, dits in groupes.items())


def _rank(place: Place, objectif: Objectif) -> tuple[int, int]:
    """Return the place of the data item among those that its sub-section awaits."""
    attendues = [c.cle for c in champs(place.section.modele) if required_for(c, objectif)]
    rang = 2 if place.section.repetition else 1
    cle = place.chemin[rang] if len(place.chemin) > rang else None
    return (attendues.index(str(cle)) + 1 if cle in attendues else 0), len(attendues)
