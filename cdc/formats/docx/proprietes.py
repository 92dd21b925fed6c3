"""Document properties: who, what, when; always the same for the same project."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from cdc.formats.docx.archive import read_parts
from cdc.formats.docx.ooxml import CONTENT_TYPES, RELATIONS, escape
from cdc_schema.annotations import Diffusion
from cdc_schema.empreinte import VERSION_SCHEMA, fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdc_schema import Cahier

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PAQUET = "http://schemas.openxmlformats.org/package/2006"
_VT = f"{_OFFICE}/docPropsVTypes"
_CUSTOM = f"{_OFFICE}/custom-properties"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PERSONNELLES = "docProps/custom.xml"
_SCHEMA, _EMPREINTE, _PUBLIC = "cdc schéma", "cdc empreinte", "cdc diffusion"
_PARTIES = {
    "docProps/core.xml": (
        "application/vnd.openxmlformats-package.core-properties+xml",
        f"{_PAQUET}/relationships/metadata/core-properties",
    ),
    "docProps/app.xml": (
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        f"{_OFFICE}/relationships/extended-properties",
    ),
    _PERSONNELLES: (
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        f"{_OFFICE}/relationships/custom-properties",
    ),
}


class Origine(NamedTuple):
    """What a document was made of.

    Attributes:
        schema: the version of the schema, which says how its paths are read.
        empreinte: the fingerprint of the specification, as its reader was shown it.
        diffusion: who that reader is.
    """

    schema: str
    empreinte: str
    diffusion: Diffusion


def read_origin(document: bytes) -> Origine | None:
    """Return what a Word document was made of, or None if it is none of ours."""
    xml = read_parts(document).get(_PERSONNELLES)
    if xml is None:
        return None
    dites = {p.get("name"): "".join(map(str, p.itertext())) for p in etree.fromstring(xml)}
    schema, empreinte, public = (dites.get(nom) for nom in (_SCHEMA, _EMPREINTE, _PUBLIC))
    if not schema or not empreinte or public not in list(Diffusion):
        return None
    return Origine(schema, empreinte, Diffusion(public))


def with_properties(
    parties: Mapping[str, bytes], cahier: Cahier, diffusion: Diffusion, contexte: Mapping[str, str]
) -> dict[str, bytes]:
    """Return the parts of the document with its own properties in place of the template's."""
    titre = _title(parties.get("docProps/core.xml"), contexte["titre"])
    nouvelles = {
        "docProps/core.xml": _core(cahier, contexte, titre).encode(),
        "docProps/app.xml": _app(contexte).encode(),
        _PERSONNELLES: _custom(
            parties.get(_PERSONNELLES),
            {
                "Version document": contexte["version"],
                "Diffusion": contexte["diffusion"],
                _SCHEMA: VERSION_SCHEMA,
                _EMPREINTE: fingerprint(cahier),
                _PUBLIC: diffusion.value,
            },
        ),
    }
    return {
        **parties,
        **nouvelles,
        "[Content_Types].xml": _declared(parties["[Content_Types].xml"]),
        "_rels/.rels": _related(parties["_rels/.rels"]),
    }


def _title(core: bytes | None, titre: str) -> str:
    """Return the title of the template where it speaks of this document, else the project's."""
    propre = etree.fromstring(core).findtext("{*}title") if core else None
    return propre if propre and titre in propre else titre


def _core(cahier: Cahier, contexte: Mapping[str, str], titre: str) -> str:
    projet = cahier.projet
    date = f"{projet.date.isoformat()[:10]}T00:00:00Z" if projet.date else ""
    horodatages = "".join(
        f'<dcterms:{nom} xsi:type="dcterms:W3CDTF">{date}</dcterms:{nom}>'
        for nom in ("created", "modified")
        if date
    )
    auteurs = ", ".join(projet.auteurs) or contexte["societe"]
    textes = {
        "dc:title": titre,
        "dc:subject": contexte["sous_titre"] or "Cahier des charges d’un CRM",
        "dc:creator": auteurs,
        "cp:lastModifiedBy": auteurs,
        "cp:keywords": "cahier des charges, CRM, exigences",
        "dc:description": contexte["mention_diffusion"],
        "dc:language": "fr-FR",
        "cp:contentStatus": contexte["statut"],
        "cp:version": contexte["version"],
    }
    contenu = "".join(f"<{nom}>{escape(t)}</{nom}>" for nom, t in textes.items() if t)
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PAQUET}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{contenu}{horodatages}</cp:coreProperties>"
    )


def _app(contexte: Mapping[str, str]) -> str:
    societe = escape(contexte["societe"])
    return (
        f'{_XML}<Properties xmlns="{_OFFICE}/extended-properties">'
        f"<Application>cdc</Application>{f'<Company>{societe}</Company>' if societe else ''}"
        "</Properties>"
    )


def _custom(existantes: bytes | None, ours: Mapping[str, str]) -> bytes:
    """Return the custom properties: the template's (a sensitivity label, for one), then ours."""
    vide = f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VT}"/>'.encode()
    racine = etree.fromstring(existantes or vide)
    for propriete in list(racine):
        if propriete.get("name") in ours:
            racine.remove(propriete)
    suivant = max((int(p.get("pid", "1")) for p in racine), default=1) + 1
    for rang, (nom, valeur) in enumerate(ours.items()):
        attributs = {"fmtid": _FMTID, "pid": str(suivant + rang), "name": nom}
        propriete = etree.SubElement(racine, f"{{{_CUSTOM}}}property", attributs)
        etree.SubElement(propriete, f"{{{_VT}}}lpwstr").text = valeur
    return etree.tostring(racine, encoding="UTF-8", standalone=True)


def _declared(types: bytes) -> bytes:
    racine = etree.fromstring(types)
    presents = {e.get("PartName", "") for e in racine}
    for nom, (genre, _) in _PARTIES.items():
        if f"/{nom}" not in presents:
            attributs = {"PartName": f"/{nom}", "ContentType": genre}
            etree.SubElement(racine, f"{{{CONTENT_TYPES}}}Override", attributs)
    return etree.tostring(racine, encoding="UTF-8", standalone=True)


def _related(relations: bytes) -> bytes:
    racine = etree.fromstring(relations)
    presents = {e.get("Target", "").lstrip("/") for e in racine}
    for rang, (nom, (_, genre)) in enumerate(_PARTIES.items()):
        if nom not in presents:
            attributs = {"Id": f"rIdCdcProp{rang}", "Type": genre, "Target": nom}
            etree.SubElement(racine, f"{{{RELATIONS}}}Relationship", attributs)
    return etree.tostring(racine, encoding="UTF-8", standalone=True)
