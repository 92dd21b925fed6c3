"""Where the elements of a specification stand, how people call them, and what cites them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from cdc.verification.noms import nearest
from cdc.verification.textes import texts
from cdc_schema.chemins import ecrire, lire, parse
from cdc_schema.citations import citations
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cdc_schema import Cahier
    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin
    from cdc_schema.citations import Citation
    from cdc_schema.donnees_flux.commun import Champ
    from cdc_schema.entreprise.existant import Systeme
    from cdc_schema.enumerations import Droit
    from cdc_schema.mapping.workflows import MachineEtats
    from cdc_schema.prealables.cartographie import Entite, Source
    from cdc_schema.technique.droits import Role

_T = TypeVar("_T", bound="Element")

ETAPES = ("visiteurs", "leads", "prospects", "clients", "relation", "fidelisation")
# What says the most of an element, first come first served.
_APPELLATIONS = (
    "nom",
    "libelle",
    "titre",
    "fonction",
    "finalite",
    "enonce",
    "texte",
    "description",
)
_LONGUEUR = 60


class Reperes:
    """The elements of `cahier` by identifier; each index is made once, when first asked."""

    def __init__(self, cahier: Cahier) -> None:
        self._cahier = cahier

    @cached_property
    def dictionnaire(self) -> list[tuple[str, Champ]]:
        """Every field of the six stages, with its path."""
        return [
            couple
            for etape in ETAPES
            for couple in situes(getattr(self._cahier, etape).champs, f"{etape}.champs")
        ]

    @cached_property
    def champs(self) -> dict[str, Champ]:
        """The fields by identifier."""
        return _by_id(champ for _, champ in self.dictionnaire)

    @cached_property
    def entites(self) -> dict[str, Entite]:
        """The business entities by identifier."""
        return _by_id(self._cahier.cartographie.entites)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The inventoried sources by identifier."""
        return _by_id(self._cahier.cartographie.sources)

    @cached_property
    def systemes(self) -> dict[str, Systeme]:
        """The applications by identifier."""
        return _by_id(self._cahier.existant.systemes)

    @cached_property
    def roles(self) -> dict[str, Role]:
        """The roles by identifier."""
        return _by_id(self._cahier.droits.roles)

    @cached_property
    def machines(self) -> dict[str, MachineEtats]:
        """The state machines by identifier."""
        return _by_id(self._cahier.workflows)

    @cached_property
    def matrice(self) -> dict[str, dict[str, list[Droit]]]:
        """The rights by role and entity; a misspelt name is what it is nearest to: REF-001 tells it."""
        return {
            _meant(role, self.roles, matrice): {
                _meant(entite, self.entites, cellules): droits
                for entite, droits in cellules.items()
            }
            for matrice in (self._cahier.droits.matrice,)
            for role, cellules in matrice.items()
        }

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every identifier and every reference, in the order of the document."""
        return tuple(citations(self._cahier))

    @cached_property
    def places(self) -> dict[str, str]:
        """The path of every identified element, by its identifier."""
        return {
            v.texte: ecrire(v.chemin[:-1])
            for v in self.citations
            if v.champ.genre is Genre.IDENTIFIANT
        }

    @cached_property
    def cites(self) -> dict[str, list[Chemin]]:
        """Where each identifier is referred to."""
        trouves: dict[str, list[Chemin]] = {}
        for valeur in self.citations:
            if valeur.champ.genre is Genre.REFERENCE:
                trouves.setdefault(valeur.texte, []).append(valeur.chemin)
        return trouves

    @cached_property
    def textes(self) -> list[tuple[Chemin, str]]:
        """Every text where people write sentences, with its path."""
        return texts(self._cahier)

    @cached_property
    def _listes(self) -> dict[str, Any]:
        """The elements of the long lists: a path to one of them is read by going through the list."""
        sections = vars(self._cahier).values()
        en_tete = (e for section in sections if isinstance(section, list) for e in section)
        return self.champs | _by_id(e for e in en_tete if "id" in vars(e))

    def nom(self, identifiant: str | None) -> str:
        """Return « Boutique en ligne » (SYS-WEB), or the identifier alone when it has no name."""
        if not identifiant:
            return "sans identifiant"
        element = self._listes.get(identifiant)
        if element is None and (place := self.places.get(identifiant)):
            element = lire(self._cahier, parse(place))
        appellation = self._appellation(element) if element is not None else ""
        return f"« {appellation} » ({identifiant})" if appellation else identifiant

    def noms(self, identifiants: Iterable[str]) -> list[str]:
        """Return how people call each of `identifiants`."""
        return [self.nom(i) for i in identifiants]

    def _appellation(self, element: Any) -> str:
        valeurs = vars(element)
        found = next((t for cle in _APPELLATIONS if (t := valeurs.get(cle))), "")
        if not found and (objet := valeurs.get("objet")):
            entite = self.entites.get(objet) if isinstance(objet, str) else None
            found = (entite.nom if entite else getattr(objet, "description", "")) or ""
        return abridged(found)


def situes(elements: Iterable[_T], chemin: str) -> Iterator[tuple[str, _T]]:
    """Yield the elements of the list at `chemin`, each with its own path."""
    for rang, element in enumerate(elements):
        yield f"{chemin}[{getattr(element, 'id', None) or rang}]", element


def abridged(texte: str) -> str:
    """Return `texte` on one line, cut after a word when it is too long for a message."""
    texte = " ".join(texte.splitlines())
    if len(texte) <= _LONGUEUR:
        return texte
    return f"{texte[:_LONGUEUR].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"


def _meant(nom: str, connus: Collection[str], ecrits: Collection[str]) -> str:
    """Return the only one of `connus` that `nom` is near to and that is not in `ecrits`, or `nom`."""
    if nom in connus:
        return nom
    proches = [p for p in nearest(nom, list(connus)) if p not in ecrits]
    return proches[0] if len(proches) == 1 else nom


def _by_id(elements: Iterable[_T]) -> dict[str, _T]:
    return {un.id: un for un in elements if un.id}  # type: ignore[attr-defined]
