"""The peer that needs no template language: the same blocks, by the public interface of python-docx.

Written with care: rows are walked once, styles are looked up once. That interface makes neither
content controls, nor links, nor bookmarks: its blocks are a third of ours, to the peer's profit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.formats.document.typographie import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

    from cdc_schema import Cahier
    from cdc_schema.exigences import CritereAcceptation, Exigence

_MOTS_CLES = (("Étant donné", "etant_donne"), ("quand", "quand"), ("alors", "alors"))


class _Styles:
    """The styles of a template, each looked up once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._trouves: dict[str, Any] = {}

    def __getitem__(self, nom: str) -> Any:
        style = self._trouves.get(nom)
        if style is None:
            style = self._trouves[nom] = self._document.styles[nom]
        return style


def write_blocks(document: Document, cahier: Cahier) -> None:
    """Add the block of each requirement at the end of `document`."""
    styles = _Styles(document)
    for exigence in cahier.exigences:
        _write(document, exigence, styles)
        document.add_paragraph(style=styles["CDC Séparation"])


def _write(document: Document, exigence: Exigence, styles: _Styles) -> None:
    priorite = str(exigence.priorite).capitalize()
    table = document.add_table(4, 3, styles[f"CDC Fiche {priorite}"])
    table.autofit = False
    tete, *rangees = _rows(table)
    for cellule, (nom, texte) in zip(
        tete,
        (
            ("Référence", exigence.id or ""),
            ("Titre", typeset(exigence.titre or "")),
            (priorite, priorite),
        ),
        strict=True,
    ):
        _first(cellule, styles[f"CDC Exigence {nom}"]).add_run(texte)
    for (gauche, milieu, droite), libelle in zip(
        rangees, ("Énoncé", "Acceptation", "Origine"), strict=True
    ):
        _first(gauche, styles["CDC Exigence Libellé"]).add_run(libelle)
        milieu.merge(droite)
    enonce, acceptation, origine = (rangee[1] for rangee in rangees)
    _first(enonce, styles["CDC Exigence Énoncé"]).add_run(typeset(exigence.enonce or ""))
    for critere in exigence.criteres_acceptation:
        _criterion(_first(acceptation, styles["CDC Exigence Critère"]), critere, styles)
    suivi = _first(origine, styles["CDC Exigence Origine"])
    suivi.add_run("objectif ", styles["CDC Discret"])
    suivi.add_run(", ".join(exigence.objectifs), styles["CDC Référence"])
    suivi.add_run(" — ")
    suivi.add_run((exigence.lot or "").replace("LOT-", "lot\u00a0"))


def _rows(table: Table) -> Iterator[tuple[_Cell, ...]]:
    for rangee in table.rows:
        yield rangee.cells


def _first(cellule: _Cell, style: Any) -> Paragraph:
    paragraphe: Paragraph = cellule.paragraphs[0]
    paragraphe.style = style
    return paragraphe


def _criterion(paragraphe: Paragraph, critere: CritereAcceptation, styles: _Styles) -> None:
    for rang, (mot, cle) in enumerate(_MOTS_CLES):
        if rang:
            paragraphe.add_run(", ")
        paragraphe.add_run(mot, styles["CDC Mot-clé"])
        paragraphe.add_run(f" {typeset(getattr(critere, cle) or '')}")
    paragraphe.add_run(".")
