"""The data of a specification as plain dicts, lists and texts, for what an author makes of them.

A template reaches them by the keys of the schema: `cahier.exigences`, `cahier.presentation.
raison_sociale`. Numbers, dates and choices are already in words; a value that is missing is an
empty text, a list without element, or a record whose values are missing.
"""

from __future__ import annotations

from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document import markdown
from cdc.formats.document.index import section_name
from cdc.formats.document.sections.exigences import shown_requirements
from cdc.formats.document.typographie import for_template, typeset
from cdc.formats.document.valeurs import PHRASES
from cdc_schema.derivees import diagnostic
from cdc_schema.description import champs
from cdc_schema.plan import CHAPITRES, PROJET, RECETTE
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cdc.formats.document.sections.contexte import Contexte
    from cdc_schema.base import Element
    from cdc_schema.description import Champ
    from cdc_schema.plan import SousSection

# The key of what a record says when it is shown alone; no key of the schema is empty.
PHRASE = ""
_MOTS_MAX = 6
_COMPOSES = frozenset({Genre.ENREGISTREMENT, Genre.LISTE, Genre.MATRICE, Genre.TEXTE_LONG})
SECTIONS: dict[str, SousSection] = {
    s.cle: s for s in (PROJET, *(s for c in CHAPITRES for s in c.sous_sections), *RECETTE)
}


class Donnees:
    """The data of one specification, as its reader may know it.

    Attributes:
        cahier: the sections that are asked, by key.
        libelles: how people call what they refer to, by identifier.
    """

    def __init__(self, ctx: Contexte, sections: Collection[str] | None = None) -> None:
        """Read `ctx`; `sections` are the keys to read, all of them when it is None."""
        self._ctx = ctx
        self.libelles: dict[str, str] = {}
        voulues = SECTIONS if sections is None else SECTIONS.keys() & sections
        self.cahier = {cle: self._section(SECTIONS[cle]) for cle in sorted(voulues)}

    def _section(self, sous: SousSection) -> Any:
        if sous.derive:
            derivee = diagnostic(self._ctx.cahier) if self._ctx.interne else None
            return self._record(derivee) if derivee else _empty(sous.modele)
        valeur = getattr(self._ctx.cahier, sous.cle)
        if sous.cle == "exigences":
            valeur = shown_requirements(self._ctx)
        if sous.repetition:
            return [self._record(element) for element in valeur]
        return self._record(valeur)

    def _record(self, element: Element) -> dict[str, Any]:
        dit: dict[str, Any] = {
            champ.cle: self._value(champ, getattr(element, champ.cle))
            for champ in champs(type(element))
        }
        phrase = self._phrase(element)
        return {**dit, PHRASE: phrase} if phrase else dit

    def _phrase(self, element: Element) -> str:
        """Return what a record says alone: its name, or a few words when it is small."""
        identifiant = getattr(element, "id", None)
        if identifiant:
            return for_template(b.plain(self._ctx.mots.index.name(identifiant, complet=True)))
        modele = type(element)
        return for_template(b.plain(self._ctx.mots.record(element))) if _is_small(modele) else ""

    def _value(self, champ: Champ, valeur: Any) -> Any:
        genre = champ.genre
        if genre is Genre.LISTE:
            assert champ.element is not None
            return [self._value(champ.element, v) for v in valeur or ()]
        if genre is Genre.ENREGISTREMENT:
            assert champ.modele is not None
            return self._record(valeur) if valeur is not None else _empty(champ.modele)
        if genre is Genre.MATRICE:
            return self._matrix(valeur or {})
        if valeur is None or genre is Genre.BOOLEEN:
            return "" if valeur is None else valeur
        if genre in (Genre.REFERENCE, Genre.IDENTIFIANT):
            return self._identifier(champ, str(valeur))
        if genre is Genre.TEXTE_LONG:
            return "\n".join(map(for_template, _lines(markdown.blocks(valeur, count()))))
        return for_template(b.plain(self._ctx.mots.words(champ, valeur)))

    def _matrix(self, valeur: Any) -> Any:
        if isinstance(valeur, dict):
            return {for_template(str(cle)): self._matrix(v) for cle, v in valeur.items()}
        if isinstance(valeur, list):
            return [self._matrix(v) for v in valeur]
        return for_template(typeset(str(getattr(valeur, "libelle", valeur))))

    def _identifier(self, champ: Champ, valeur: str) -> str:
        if champ.cibles == ("sous_section",):
            libelle = b.plain(section_name(valeur))
        else:
            libelle = typeset(self._ctx.mots.index.libelle(valeur))
        if libelle:
            self.libelles[valeur] = for_template(libelle)
        return for_template(valeur)


def section_keys() -> frozenset[str]:
    """Return the keys that `cahier` may be followed by."""
    return frozenset(SECTIONS)


@cache
def _empty(modele: type[Element]) -> dict[str, Any]:
    """Return a record of which nothing is known: shared, as a template changes nothing."""
    return {champ.cle: _nothing(champ) for champ in champs(modele)} | {PHRASE: ""}


def _nothing(champ: Champ) -> Any:
    if champ.genre is Genre.ENREGISTREMENT:
        assert champ.modele is not None
        return _empty(champ.modele)
    return {Genre.LISTE: [], Genre.MATRICE: {}}.get(champ.genre, "")


def shown_alone(modele: type[Element]) -> bool:
    """Say whether a record of that kind may be shown as it is: it has a name, or a few words."""
    return "id" in modele.model_fields or _is_small(modele)


@cache
def _is_small(modele: type[Element]) -> bool:
    items = champs(modele)
    return tuple(c.cle for c in items) in PHRASES or (
        len(items) <= _MOTS_MAX and not any(c.genre in _COMPOSES for c in items)
    )


def _lines(blocs: Iterable[b.Bloc]) -> Iterable[str]:
    for bloc in blocs:
        if isinstance(bloc, b.Paragraphe):
            puce = "• " if bloc.style.startswith("List") or bloc.style.endswith("Puce") else ""
            yield puce + b.plain(bloc.fragments)
        elif isinstance(bloc, b.Titre):
            yield bloc.texte
        elif isinstance(bloc, b.Tableau):
            yield " | ".join(colonne.titre for colonne in bloc.colonnes)
            for ligne in bloc.lignes:
                cellules = (" ".join(b.plain(p.fragments) for p in c) for c in ligne.cellules)
                yield " | ".join(cellules)
