"""How a document names what an identifier designates."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cdc.formats.document.blocs import Fragments, Lien, Reference, Renvoi, Texte, plain
from cdc.formats.document.typographie import INSECABLE, typeset
from cdc_schema.base import Element
from cdc_schema.description import Champ, champs
from cdc_schema.plan import CHAPITRES, RECETTE, sous_section
from cdc_schema.plan import numero as numero_de

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc_schema import Cahier

# What people call by its name alone; anything else is called by its identifier.
_NOMMES = frozenset({"ROL", "SYS", "DON", "MEM", "PER"})
# Called by name in passing, by identifier and name where they are listed.
_EN_PASSANT = frozenset({"CH"})
_LIBELLES: dict[str, tuple[str, ...]] = {
    "ENT": ("personne", "service"),
    "MEM": ("nom", "fonction"),
    "PER": ("metier", "prenom_fictif"),
    "EX": ("titre",),
    "CT": ("titre",),
    "IRR": ("texte",),
    "OBJ": ("enonce",),
    "RG": ("enonce", "si"),
    "TRT": ("finalite",),
    "CON": ("texte",),
    "DYS": ("texte",),
    "FRE": ("description",),
    "RSQ": ("description",),
    "CH": ("libelle",),
    "WF": ("objet",),
    "CRI": ("critere",),
    "PX": ("libelle",),
    "SCN": ("scenario",),
}
_NUMERO = re.compile(r"-0*(\d+)$")
_LIBELLE_MAX = 90


class Index:
    """The elements of a specification by identifier, and how people call them."""

    def __init__(self, cahier: Cahier) -> None:
        self._elements = dict(self._walk(cahier))
        self._noms: dict[tuple[str, bool], Fragments] = {}

    def __iter__(self) -> Iterator[str]:
        """Yield every identifier of the specification."""
        return iter(self._elements)

    def libelle(self, identifiant: str) -> str:
        """Return how people call the element, or nothing."""
        libelle = self._label(identifiant)
        return self._label(libelle) if libelle in self._elements else libelle

    def name(self, identifiant: str, *, complet: bool = False) -> Fragments:
        """Return the words that designate an element, linked to where the document defines it.

        Roles, applications, data, members and personas are called by name; the others by their
        identifier, followed by their label when `complet`.
        """
        cle = identifiant, complet
        nom = self._noms.get(cle)
        if nom is None:
            nom = self._noms[cle] = self._name(identifiant, complet=complet)
        return nom

    def _name(self, identifiant: str, *, complet: bool) -> Fragments:
        signet = bookmark(identifiant)
        prefixe = identifiant.partition("-")[0]
        libelle = self.libelle(identifiant)
        if libelle and (prefixe in _NOMMES or (prefixe in _EN_PASSANT and not complet)):
            return (Lien(typeset(libelle), signet),)
        if prefixe == "LOT" and (numero := _NUMERO.search(identifiant)):
            return (Lien(f"lot{INSECABLE}{numero[1]}", signet),)
        reference = Reference(shown(identifiant), signet)
        if not (complet and libelle):
            return (reference,)
        if prefixe == "ENT":
            return (reference, Texte(f" ({typeset(libelle)})"))
        return (reference, Texte(f" {typeset(_shortened(libelle))}"))

    def plain(self, identifiant: str) -> str:
        """Return the words that designate an element, as characters only."""
        return plain(self.name(identifiant))

    def _walk(self, cahier: Cahier) -> Iterator[tuple[str, Element]]:
        for section in (*(s for c in CHAPITRES for s in c.sous_sections), *RECETTE):
            valeur = getattr(cahier, section.cle, None)
            for element in valeur if isinstance(valeur, list) else [valeur]:
                if isinstance(element, Element):
                    yield from self._visit(element)

    def _visit(self, element: Element) -> Iterator[tuple[str, Element]]:
        identifiant = getattr(element, "id", None)
        if identifiant:
            yield identifiant, element
        for cle in _holders(type(element), frozenset(element.model_fields_set)):
            valeur = getattr(element, cle)
            for suivant in valeur if isinstance(valeur, list) else [valeur]:
                if isinstance(suivant, Element):
                    yield from self._visit(suivant)

    def _label(self, identifiant: str) -> str:
        element = self._elements.get(identifiant)
        if element is None:
            return ""
        prefixe = identifiant.partition("-")[0]
        parts = [
            str(getattr(element, cle))
            for cle in _LIBELLES.get(prefixe, ("nom",))
            if getattr(element, cle, None)
        ]
        return ", ".join(parts) if prefixe == "ENT" else parts[0] if parts else ""


@cache
def _holders(modele: type[Element], ecrits: frozenset[str]) -> tuple[str, ...]:
    """Return the fields among `ecrits` that may hold identified elements."""
    return tuple(c.cle for c in champs(modele) if c.cle in ecrits and _identified(c))


def _identified(champ: Champ) -> bool:
    modele = champ.modele or (champ.element.modele if champ.element else None)
    return modele is not None and (
        "id" in modele.model_fields or bool(_holders(modele, frozenset(modele.model_fields)))
    )


def shown(identifiant: str) -> str:
    """Return an identifier as the document writes it: flows wear the number of their badge."""
    prefixe, _, suite = identifiant.partition("-")
    return f"F{suite}" if prefixe == "FLX" and suite.isdecimal() else identifiant


def bookmark(identifiant: str) -> str:
    """Return the name of the place that defines an element."""
    return identifiant.replace("-", "_")


def heading_bookmark(numero: str) -> str:
    """Return the name of the place of a heading.

    No underscore: LibreOffice escapes it where the page numbers are read, and exports no name in
    `_Toc`.
    """
    return "S" + numero.replace(".", "x")


def section_name(code: str) -> Fragments:
    """Return the number and the title of a sub-section of the outline."""
    section = sous_section(code)
    numero = numero_de(code)
    renvoi = Renvoi(numero, heading_bookmark(numero))
    return (renvoi, Texte(f"{INSECABLE}{section.titre}"))


def _shortened(libelle: str) -> str:
    ligne = libelle.strip().split("\n", 1)[0]
    if len(ligne) <= _LIBELLE_MAX:
        return ligne
    return ligne[:_LIBELLE_MAX].rsplit(" ", 1)[0] + "…"
