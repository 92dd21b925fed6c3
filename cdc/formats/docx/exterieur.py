"""What a template would fetch outside its file: taken away, and told."""

from __future__ import annotations

from posixpath import basename, dirname
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from cdc.formats.docx.ooxml import RELATIONS, R, w

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from lxml.etree import _Element

_ADMIS = "/hyperlink"
# Every document made from a company template has one: nobody needs to be told.
_TUS = ("/attachedTemplate",)
_NOMS = {
    "image": "une image liée",
    "oleObject": "un objet lié",
    "subDocument": "un sous-document",
    "attachedTemplate": "le chemin d’un autre modèle",
    "mailMergeSource": "la source d’un publipostage",
    "frame": "un cadre",
}
# What goes with a relation that is taken away, from the nearest.
_PORTEURS = frozenset(
    {*map(w, ("drawing", "pict", "object", "mailMerge", "frameset", "subDoc", "control"))}
)
# An image that is also in the file stays: only its link goes.
_DANS_LE_FICHIER = (f"{{{R}}}embed", f"{{{R}}}id")


class Dehors(NamedTuple):
    """A relation to something outside: the part it is in, its identifier, its kind, its target."""

    partie: str
    ident: str
    genre: str
    cible: str

    def __str__(self) -> str:
        """Say what it is and where it leads."""
        return f"{_NOMS.get(self.genre, 'un lien')} vers {self.cible}"

    @property
    def tu(self) -> bool:
        """Say whether it is too common to be told."""
        return f"/{self.genre}" in _TUS


def outside(parties: Mapping[str, bytes]) -> Iterator[Dehors]:
    """Yield what a template would fetch elsewhere, links that a reader clicks aside."""
    for nom, contenu in parties.items():
        if not nom.endswith(".rels"):
            continue
        for lien in etree.fromstring(contenu).iter(f"{{{RELATIONS}}}Relationship"):
            genre = lien.get("Type", "")
            if lien.get("TargetMode") == "External" and not genre.endswith(_ADMIS):
                ident = lien.get("Id", "")
                yield Dehors(nom, ident, basename(genre), lien.get("Target", ""))


def without_outside(parties: Mapping[str, bytes], retires: Collection[Dehors]) -> dict[str, bytes]:
    """Return the parts without these relations, nor what showed them."""
    completes = dict(parties)
    for nom in {dehors.partie for dehors in retires}:
        idents = {dehors.ident for dehors in retires if dehors.partie == nom}
        completes[nom] = _unrelated(completes[nom], idents)
        source = f"{dirname(dirname(nom))}/{basename(nom).removesuffix('.rels')}".lstrip("/")
        if source in completes:
            completes[source] = _unshown(completes[source], idents)
    return completes


def _unrelated(contenu: bytes, idents: Collection[str]) -> bytes:
    racine = etree.fromstring(contenu)
    for lien in list(racine):
        if lien.get("Id") in idents:
            racine.remove(lien)
    return etree.tostring(racine, encoding="UTF-8", standalone=True)


def _unshown(contenu: bytes, idents: Collection[str]) -> bytes:
    racine = etree.fromstring(contenu)
    for element in list(racine.iter("*")):
        for nom, valeur in element.attrib.items():
            if str(nom).startswith(f"{{{R}}}") and valeur in idents:
                _unlink(element, str(nom), idents)
                break
    return etree.tostring(racine, encoding="UTF-8", standalone=True)


def _unlink(element: _Element, nom: str, idents: Collection[str]) -> None:
    autres = (element.get(a) for a in _DANS_LE_FICHIER if a != nom)
    if any(autre and autre not in idents for autre in autres):
        del element.attrib[nom]
        return
    porteur = next((e for e in (element, *element.iterancestors()) if e.tag in _PORTEURS), element)
    parent = porteur.getparent()
    if parent is not None:
        parent.remove(porteur)
