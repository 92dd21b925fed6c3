"""Charts of a document: the chart, its workbook, and what declares them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from cdc.formats.document.typographie import clean
from cdc.formats.docx.drawingml import CHART, FEUILLE, chart_xml
from cdc.formats.docx.ooxml import CONTENT_TYPES, RELATIONS, R

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdc.formats.document import blocs as b
    from cdc.formats.docx.drawingml import Palette
    from cdc.formats.docx.relations import Relations

_TYPE_GRAPHIQUE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_TYPE_CLASSEUR = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CARACTERE = 1.15


class Graphiques:
    """The charts that a document adds to its template, each with the workbook of its numbers."""

    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._parties: dict[str, bytes] = {}
        self._nombre = 0

    def frame(self, graphique: b.Graphique, largeur: float, palette: Palette) -> str:
        """Return what a drawing holds to show `graphique` over `largeur` millimetres."""
        self._nombre += 1
        nom = f"cdc-graphique{self._nombre}"
        lien = (
            f'{_XML}<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1"'
            f' Type="{R}/package" Target="../embeddings/{nom}.xlsx"/></Relationships>'
        )
        self._parties |= {
            f"word/charts/{nom}.xml": (_XML + chart_xml(graphique, largeur, palette)).encode(),
            f"word/charts/_rels/{nom}.xml.rels": lien.encode(),
            f"word/embeddings/{nom}.xlsx": _workbook(graphique),
        }
        ident = self._relations.chart(f"charts/{nom}.xml")
        return (
            f'<a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" xmlns:r="{R}"'
            f' r:id="{ident}"/></a:graphicData>'
        )

    def into(self, parties: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the parts of the document with those of its charts."""
        if not self._parties:
            return dict(parties)
        types = etree.fromstring(parties["[Content_Types].xml"])
        if "xlsx" not in {e.get("Extension", "").lower() for e in types}:
            attributs = {"Extension": "xlsx", "ContentType": _TYPE_CLASSEUR}
            types.insert(0, etree.Element(f"{{{CONTENT_TYPES}}}Default", attributs))
        for nom in self._parties:
            if nom.endswith(".xml"):
                attributs = {"PartName": f"/{nom}", "ContentType": _TYPE_GRAPHIQUE}
                etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", attributs)
        xml = etree.tostring(types, encoding="UTF-8", standalone=True)
        return {**parties, **self._parties, "[Content_Types].xml": xml}


def _workbook(graphique: b.Graphique) -> bytes:
    """Return the workbook that Word opens to edit the numbers."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    from cdc.formats.xlsx.paquet import save_workbook

    classeur = Workbook(write_only=True)
    classeur.properties.creator = "cdc"
    feuille = classeur.create_sheet(FEUILLE)
    largeur = max(map(len, (graphique.entete, *graphique.categories)))
    feuille.column_dimensions["A"].width = largeur * _CARACTERE
    colonnes = [(s.nom, *s.valeurs) for s in graphique.series]
    for ligne in zip((graphique.entete, *graphique.categories), *colonnes, strict=True):
        cellules = []
        for valeur in ligne:
            cellule = WriteOnlyCell(feuille, clean(valeur) if isinstance(valeur, str) else valeur)
            if isinstance(valeur, str):
                cellule.data_type = "s"  # never a formula, whatever its first letter
            cellules.append(cellule)
        feuille.append(cellules)
    return save_workbook(classeur)
