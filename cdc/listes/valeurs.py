"""What the text of a cell is worth for a data item; never guessed."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cdc.entretien.liaisons import model_of
from cdc.entretien.reponses import normalize
from cdc.entretien.valeurs import NUMERIQUES, TEXTES, RefusError, read_items, read_value
from cdc.listes.pas import rank
from cdc.listes.synonymes import (
    BOOLEEN,
    ETAPE,
    SECTION,
    enumeration_key,
    spelling_key,
    spellings,
)
from cdc_schema.cas_de_test import CasDeTest, DonneeDeTest, EtapeDeTest
from cdc_schema.enumerations import find
from cdc_schema.exigences import CritereAcceptation
from cdc_schema.plan import CHAPITRES, sous_section
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cdc.entretien.noms import Noms
    from cdc.listes.cibles import Donnee
    from cdc.listes.synonymes import Synonymes
    from cdc_schema.base import Element
    from cdc_schema.description import Champ

_LONG = 60
_CONSTANTS = (Genre.CHOIX, Genre.BOOLEEN)
_CRITERE = re.compile(
    r"^\W*étant donn[ée]e?s?\s*(?:que\s+)?(.+?)[,;\n]\s*(?:et\s+)?(?:quand|lorsque)\s+(.+?)[,;\n]\s*"
    r"alors\s+(.+)$",
    re.IGNORECASE | re.DOTALL,
)
_POINT = re.compile(r"(?:^|[\n;])\s*•")
_PUCE = re.compile(r"^\s*(?:[-–—•*]|\d{1,2}[.)])\s+")
_NUMERO = re.compile(r"^\s*(?:[0-9IVX]+[.)\-]?)+\s+")
_CHEMIN = re.compile(r"^/[^/]+/\S")
_CODE_ET_LIBELLE = re.compile(r"\s*(?:[-–—:=/|]|\(|\)|\bou\b)\s*")


class Lecteur:
    """Reads cells: the spellings of everybody, those of the file itself, the names of the project.

    `legendes` gives what a legend of the file says of its codes: it prevails.
    """

    def __init__(
        self, noms: Noms, synonymes: Synonymes, legendes: Mapping[str, str] | None = None
    ) -> None:
        self.noms = noms
        self._synonymes = synonymes
        self.legendes = dict(legendes or {})
        self.contredits: dict[str, tuple[str, str]] = {}
        self._lus: dict[tuple[str, str], Any] = {}
        self._formes: dict[str, dict[str, str]] = {}

    def read(self, donnee: Donnee, texte: str) -> Any:
        """Return what `texte` is worth for `donnee`.

        Raises:
            RefusError: it has no meaning there; the message says why and what to do.
        """
        item = donnee.champ
        ecriture = _ECRITURES.get((donnee.modele, item.cle))
        texte = ecriture(texte) if ecriture else texte
        feuille = item.element or item
        if feuille.genre in _CONSTANTS:
            return self._remembered(donnee, texte)
        return self._read(donnee, item, texte)

    def _remembered(self, donnee: Donnee, texte: str) -> Any:
        """Read a choice once: a table repeats a few of them on thousands of rows."""
        place = (donnee.cle, texte)
        if place not in self._lus:
            try:
                self._lus[place] = self._read(donnee, donnee.champ, texte)
            except RefusError as refus:
                self._lus[place] = refus
        lu = self._lus[place]
        if isinstance(lu, RefusError):
            raise lu
        return lu

    def _read(self, donnee: Donnee, item: Champ, texte: str) -> Any:
        if item.genre is Genre.LISTE:
            return self._read_items(donnee, item, texte)
        if item.genre is Genre.CHOIX:
            return self._choice(item, texte)
        if item.genre is Genre.BOOLEEN:
            return self._boolean(donnee, texte)
        if item.genre is Genre.REFERENCE and "sous_section" in item.cibles:
            texte = self.section(texte)
        return read_value(donnee.modele, item, texte.strip(), self.noms)

    def section(self, texte: str) -> str:
        """Return the code of the part of the specification that `texte` names.

        Raises:
            RefusError: it names none.
        """
        code = self._part(SECTION, texte, self._sections)
        if code is None:
            raise RefusError(
                f"« {texte} » n’est pas une partie du cahier. Dites-la dans la correspondance : "
                "valeurs, section, par exemple 2d."
            )
        return sous_section(code).code

    def stage(self, texte: str) -> str | None:
        """Return the code of the stage of the life cycle that `texte` names, or None."""
        return self._part(ETAPE, texte, {})

    def is_value(self, donnee: Donnee, texte: str) -> bool:
        """Say whether `texte` may stand under a heading for `donnee`, without resolving names."""
        item = donnee.champ
        if item.genre is Genre.REFERENCE and "sous_section" not in item.cibles:
            return len(texte) <= _LONG
        if item.element is not None and item.element.genre is Genre.REFERENCE:
            return len(texte) <= 2 * _LONG
        try:
            self.read(donnee, texte)
        except RefusError:
            return False
        return True

    def _part(self, cle: str, texte: str, titres: Mapping[str, str]) -> str | None:
        sans_numero = _NUMERO.sub("", texte)
        for dit in (texte, sans_numero):
            simple = spelling_key(dit)
            trouve = self._table(cle).get(simple) or titres.get(simple)
            if trouve:
                return trouve
            try:
                if simple in self._codes:
                    return sous_section(simple).code
            except KeyError:
                pass
        return None

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(c.numero_de(s) for c in CHAPITRES for s in c.sous_sections) | frozenset(
            s.code.lower() for c in CHAPITRES for s in c.sous_sections
        )

    @cached_property
    def _sections(self) -> dict[str, str]:
        sous = [s for c in CHAPITRES for s in c.sous_sections]
        return {normalize(t): s.code for s in sous for t in (s.titre, s.sous_titre, s.cle)}

    def _read_items(self, donnee: Donnee, item: Champ, texte: str) -> list[Any]:
        element = item.element
        assert element is not None
        if element.modele is not None:
            return _EN_CELLULE[element.modele](texte)
        if element.genre is Genre.CHOIX:
            return [self._choice(element, part) for part in _parts(texte)]
        if element.genre in TEXTES:
            dits = "\n".join(_parts(texte))
            return read_items(donnee.modele, item, dits, self.noms, phrases=True)
        return read_items(donnee.modele, item, texte, self.noms)

    def _choice(self, item: Champ, texte: str) -> Any:
        enumeration = item.enumeration
        assert enumeration is not None
        cle = enumeration_key(enumeration)
        dits = self._meanings(item, cle, texte)
        if None in dits:
            raise RefusError(
                f"« {texte} » n’est aucune des valeurs admises : {', '.join(enumeration)}. "
                "Corrigez la cellule, ou dites ce qu’elle veut dire dans la correspondance : "
                f"valeurs, {cle}."
            )
        if len(dits) > 1:
            choix = ", ".join(sorted(map(str, dits)))
            raise RefusError(
                f"« {texte} » peut dire {choix} : choisissez, puis importez à nouveau."
            )
        return find(enumeration, str(dits.pop()))

    def _meanings(self, item: Champ, cle: str, texte: str) -> set[str | None]:
        """Return what `texte` means, or what its parts mean: « P1 - Indispensable »."""
        entier = self._member(item, cle, texte)
        if entier is not None:
            return {entier}
        parts = [p for p in _CODE_ET_LIBELLE.split(texte) if p.strip()]
        return {self._member(item, cle, p) for p in parts if p != texte} or {None}

    def _member(self, item: Champ, cle: str, texte: str) -> str | None:
        assert item.enumeration is not None
        legende = self.legendes.get(spelling_key(texte))
        direct = self._direct(item, cle, texte)
        if legende is None:
            return direct
        dit = self._direct(item, cle, legende)
        if dit is not None and direct not in (None, dit):
            self.contredits[texte.strip()] = (dit, str(direct))
        return dit or direct

    def _direct(self, item: Champ, cle: str, texte: str) -> str | None:
        assert item.enumeration is not None
        simple = spelling_key(texte)
        forme = self._table(cle).get(simple)
        if forme is not None:
            return forme
        exact = find(item.enumeration, texte)
        if exact is not None:
            return exact.value
        return next((m.value for m in item.enumeration if normalize(m.value) == simple), None)

    def _boolean(self, donnee: Donnee, texte: str) -> Any:
        forme = self._table(BOOLEEN).get(spelling_key(texte))
        return read_value(donnee.modele, donnee.champ, forme or texte, self.noms)

    def _table(self, cle: str) -> dict[str, str]:
        if cle not in self._formes:
            self._formes[cle] = spellings(self._synonymes.valeurs.get(cle, {}))
        return self._formes[cle]


def compared(donnee: Donnee, valeur: Any) -> Any:
    """Return `valeur` as it is compared: the records of a list by their texts."""
    if donnee.champ.genre is Genre.LISTE and model_of(donnee.champ) is not None:
        return [_record(v) for v in valeur]
    return valeur


def _record(valeur: Any) -> dict[str, str]:
    donnees = valeur if isinstance(valeur, dict) else valeur.model_dump(exclude_none=True)
    return {c: normalize(str(v)) for c, v in donnees.items() if v and c != "provenance"}


def is_numeric(donnee: Donnee) -> bool:
    """Say whether `donnee` is a quantity: said once for several rows, it is not said of each."""
    return donnee.champ.genre in NUMERIQUES or donnee.champ.genre is Genre.DUREE


def _criteria(texte: str) -> list[dict[str, str]]:
    """Return the acceptance criteria of a cell; one that is not worded by three is an outcome."""
    parts = [texte] if _CRITERE.match(texte) else [p for p in texte.split("\n") if p.strip()]
    return [_criterion(_PUCE.sub("", p).strip()) for p in parts]


def _criterion(texte: str) -> dict[str, str]:
    found = _CRITERE.match(texte)
    if not found:
        return {"alors": texte}
    return dict(zip(("etant_donne", "quand", "alors"), map(str.strip, found.groups()), strict=True))


def _test_data(texte: str) -> list[dict[str, str]]:
    """Return the data of a test, « commande : W-104233 », by line or semicolon."""
    parts = (_PUCE.sub("", p).strip() for p in re.split(r"[\n;]", texte) if p.strip())
    return [_named_value(part) for part in parts]


def _named_value(texte: str) -> dict[str, str]:
    nom, valeur, *_ = (*re.split(r"\s*[:=]\s*", texte, maxsplit=1), "")
    return {"nom": nom, "valeur": valeur} if nom and valeur else {"valeur": texte}


def _last_name(texte: str) -> str:
    """Return the name of a case given with its folders: /Projet/SAV/Dossier incomplet."""
    return texte.rpartition("/")[2].strip() if _CHEMIN.match(texte.strip()) else texte


def _parts(texte: str) -> list[str]:
    """Split a list by bullet, line or semicolon, else by comma when it has no sentence."""
    if texte.lstrip().startswith("•"):
        return [p.strip() for p in _POINT.split(texte) if p.strip()]
    parts = [p for p in re.split(r"[\n;]", texte) if p.strip()]
    if len(parts) == 1 and all(len(p) <= _LONG for p in parts[0].split(",")):
        parts = re.split(r",(?!\d)|\s/\s", parts[0])
    return [_PUCE.sub("", p).strip() for p in parts if p.strip()]


_EN_CELLULE: dict[type[Element], Callable[[str], list[dict[str, str]]]] = {
    CritereAcceptation: _criteria,
    DonneeDeTest: _test_data,
}
# Data items that tables write in their own way.
_ECRITURES: dict[tuple[type[Element], str], Callable[[str], str]] = {
    (EtapeDeTest, "n"): rank,
    (CasDeTest, "titre"): _last_name,
}
