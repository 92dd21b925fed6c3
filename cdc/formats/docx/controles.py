"""Content controls: the marks by which edits made in Word come back to the project.

One run-level control for each value, its tag the path of the value, repeated in the alias since
some programs lose tags. Both hold 64 characters: a longer path has a key, and the document a part
that says which path it stands for.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import count, filterfalse
from typing import TYPE_CHECKING

from lxml import etree

from cdc.formats.docx.ooxml import CONTENT_TYPES, RELATIONS, R, escape, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cdc.formats.document import blocs as b
    from cdc.formats.docx.relations import Relations

_ESPACE = "urn:cdc:chemins"
ETIQUETTE_MAX = 64
_RACCOURCI = 53
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
# Without a frame: what an author sees is the document. Enter is a line break in plain text, which
# keeps a value in its paragraph; what has formatting is rich text.
_FIN = '"/><w15:appearance w15:val="hidden"/>{}</w:sdtPr><w:sdtContent>'
_SIMPLE, _RICHE = _FIN.format('<w:text w:multiLine="1"/>'), _FIN.format("")
_FERME = "</w:sdtContent></w:sdt>"


class Controles:
    """The content controls of one document: each path once, each with an identifier of its own."""

    def __init__(self, pris: Iterable[int] = ()) -> None:
        """Begin; `pris` are the identifiers of the controls that the template has."""
        pris = frozenset(pris)
        self._idents = filterfalse(pris.__contains__, count(1))
        self._poses: set[str] = set()
        self._cles: dict[str, str] = {}

    def wrap(self, chemin: str, runs: str, *, simple: bool) -> str:
        """Return `runs` as what comes back to `chemin`; only the first place of a value does."""
        if chemin in self._poses:
            return runs
        self._poses.add(chemin)
        cle = chemin if len(chemin) <= ETIQUETTE_MAX else self._key(chemin)
        if "&" in cle or "<" in cle or '"' in cle:  # quicker than the escape of any text
            cle = escape(cle)
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{cle}"/><w:tag w:val="{cle}"/><w:id w:val="{next(self._idents)}'
            f"{_SIMPLE if simple else _RICHE}{runs}{_FERME}"
        )

    def ask(self, saisie: b.Saisie, runs: str) -> str:
        """Return `runs` as what a reader replaces: a list to choose from, or a text."""
        if saisie.cle in self._poses:
            return runs
        self._poses.add(saisie.cle)
        cle, nom = (escape(mot[:ETIQUETTE_MAX]) for mot in (saisie.cle, saisie.nom))
        mots = "".join(
            f'<w:listItem w:displayText="{escape(mot)}" w:value="{escape(mot)}"/>'
            for mot in saisie.choix
        )
        genre = f"<w:dropDownList>{mots}</w:dropDownList>" if mots else '<w:text w:multiLine="1"/>'
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{nom}"/><w:tag w:val="{cle}"/>'
            f'<w:id w:val="{next(self._idents)}"/>{genre}</w:sdtPr><w:sdtContent>{runs}{_FERME}'
        )

    @property
    def cles(self) -> dict[str, str]:
        """Return the paths that are too long for a tag, by the key that stands for each."""
        return self._cles

    def _key(self, chemin: str) -> str:
        """Return the key of a long path: its beginning, and a sum that stays the same."""
        cle = f"{chemin[:_RACCOURCI]}~{blake2b(chemin.encode(), digest_size=5).hexdigest()}"
        self._cles[cle] = chemin
        return cle


def taken(parties: Mapping[str, bytes]) -> Iterator[int]:
    """Yield the identifiers of the controls that the stories of a template have."""
    for nom, xml in parties.items():
        if nom.startswith("word/") and b"sdtPr" in xml:
            for ident in etree.fromstring(xml).iterfind(f".//{w('sdtPr')}/{w('id')}"):
                yield int(ident.get(w("val"), "0"))


def with_namespace(texte: str) -> str:
    """Return the XML of a story whose programs of before 2013 skip what they do not know."""
    debut, fin = texte[: texte.index(">")], texte[texte.index(">") :]
    for prefixe, espace in (("mc", _MC), ("w15", W15)):
        if f"xmlns:{prefixe}=" not in debut:
            debut += f' xmlns:{prefixe}="{espace}"'
    ignores = _IGNORES.search(debut)
    if ignores is None:
        debut += ' mc:Ignorable="w15"'
    elif "w15" not in ignores[1].split():
        debut = debut.replace(ignores[0], f'mc:Ignorable="{ignores[1]} w15"')
    return debut + fin


_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_IGNORES = re.compile(r'mc:Ignorable="([^"]*)"')


def keys_part(cles: Mapping[str, str]) -> bytes:
    """Return the part that says which path each key stands for."""
    racine = etree.fromstring(f'<chemins xmlns="{_ESPACE}"/>')
    for cle, chemin in sorted(cles.items()):
        etree.SubElement(racine, f"{{{_ESPACE}}}chemin", {"cle": cle}).text = chemin
    return etree.tostring(racine, encoding="UTF-8", standalone=True)


def read_keys(parties: Mapping[str, bytes]) -> dict[str, str]:
    """Return the paths by the keys that stand for them, wherever a program put that part."""
    nom = _holder(parties)
    if not nom:
        return {}
    chemins = etree.fromstring(parties[nom]).iter(f"{{{_ESPACE}}}chemin")
    return {e.get("cle", ""): e.text or "" for e in chemins}


def _holder(parties: Mapping[str, bytes]) -> str:
    """Return the name of the part of the keys, or nothing."""
    racine = f'<chemins xmlns="{_ESPACE}"'.encode()
    return next(
        (n for n, xml in parties.items() if n.startswith("customXml/") and racine in xml), ""
    )


def with_keys(
    parties: Mapping[str, bytes], relations: Relations, cles: Mapping[str, str]
) -> dict[str, bytes]:
    """Return the parts of a document with that of the keys, when some path needs one."""
    deja = _holder(parties)
    if deja:  # a template made of one of our documents
        return {**parties, deja: keys_part(cles)}
    if not cles:
        return dict(parties)
    rang = next(n for n in count(1) if f"customXml/item{n}.xml" not in parties)
    item, proprietes = f"customXml/item{rang}.xml", f"customXml/itemProps{rang}.xml"
    relations.data(f"../{item}")
    types = etree.fromstring(parties[_TYPES])
    nature = {"PartName": f"/{proprietes}", "ContentType": _NATURE}
    etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", nature)
    return {
        **parties,
        item: keys_part(cles),
        proprietes: _PROPRIETES.encode(),
        f"customXml/_rels/item{rang}.xml.rels": _LIEN.format(rang).encode(),
        _TYPES: etree.tostring(types, encoding="UTF-8", standalone=True),
    }


_TYPES = "[Content_Types].xml"
_NATURE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DONNEES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPRIETES = (
    f'{_XML}<ds:datastoreItem ds:itemID="{{5C0A2F0E-6B1D-4C55-9C61-2E7B0A4D51C8}}"'
    f' xmlns:ds="{_DONNEES}"><ds:schemaRefs><ds:schemaRef ds:uri="{_ESPACE}"/></ds:schemaRefs>'
    "</ds:datastoreItem>"
)
_LIEN = (
    f'{_XML}<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1"'
    f' Type="{R}/customXmlProps" Target="itemProps{{}}.xml"/></Relationships>'
)
