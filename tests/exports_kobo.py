"""What KoboToolbox exports of a form given to it as an XLSForm, once people have answered.

Columns, sheets and values are those of its exporter (formpack): headings by name or by label, with
or without the groups before them, boxes as columns of 0 and 1 beside or instead of the summary.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook, load_workbook

LIBELLE = "label::Français (fr)"
SUIVI = ("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status",
         "_submitted_by", "__version__", "_tags", "_index")  # fmt: skip
LIEN = ("_index", "_parent_table_name", "_parent_index", "_submission__id", "_submission__uuid")
Ligne = dict[str, str]


def form(xlsform: bytes) -> dict[str, list[Ligne]]:
    """Return the sheets of an XLSForm, a row being what its cells say by column."""
    classeur = load_workbook(io.BytesIO(xlsform))
    feuilles = {}
    for feuille in classeur.worksheets:
        entetes, *lignes = feuille.iter_rows(values_only=True)
        feuilles[feuille.title] = [
            {str(e): str(v) for e, v in zip(entetes, ligne, strict=True) if v is not None}
            for ligne in lignes
        ]
    return feuilles


@dataclass(frozen=True, slots=True)
class Style:
    """How an export is asked for."""

    libelles: bool = False
    groupes: bool = True
    resume: bool = True


@dataclass(slots=True)
class _Table:
    entetes: list[str] = field(default_factory=list)
    valeurs: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Export:
    """The export of one person who answers everything that is asked."""

    formulaire: dict[str, list[Ligne]]
    style: Style

    def write(self) -> bytes:
        principale, repetees = _Table(), dict[str, _Table]()
        ouverts: list[Ligne] = []
        table = principale
        for ligne in self.formulaire["survey"]:
            match ligne["type"]:
                case "begin_group" | "begin_repeat":
                    ouverts.append(ligne)
                    if ligne["type"] == "begin_repeat":
                        table = repetees[ligne["name"]] = _Table()
                case "end_group":
                    ouverts.pop()
                case "end_repeat":
                    ouverts.pop()
                    table = principale
                case _:
                    self._answer(ligne, ouverts, table)
        return self._workbook(principale, repetees)

    def _answer(self, ligne: Ligne, ouverts: list[Ligne], table: _Table) -> None:
        entete = "/".join(map(self._said, [*(ouverts if self.style.groupes else []), ligne]))
        genre, _, liste = ligne["type"].partition(" ")
        if genre != "select_multiple":
            table.entetes.append(entete)
            table.valeurs.append(self._value(genre, liste, ligne))
            return
        choix = self._choices(liste)
        pris = [choix[0], choix[-1]]
        if self.style.resume:
            table.entetes.append(entete)
            table.valeurs.append(" ".join(map(self._said, pris)))
        for option in choix:
            table.entetes.append(f"{entete}/{self._said(option)}")
            table.valeurs.append("1" if option in pris else "0")

    def _value(self, genre: str, liste: str, ligne: Ligne) -> str:
        if genre == "select_one":
            return self._said(self._choices(liste)[-1])
        if genre == "text":
            return f"réponse à {ligne['name']}"
        return {"integer": "2", "decimal": "12.5", "date": "2026-03-04"}.get(
            genre, "2026-03-04T09:05:00.000+01:00"
        )

    def _choices(self, liste: str) -> list[Ligne]:
        return [c for c in self.formulaire["choices"] if c["list_name"] == liste]

    def _said(self, ligne: Ligne) -> str:
        return ligne.get(LIBELLE, ligne["name"]) if self.style.libelles else ligne["name"]

    def _workbook(self, principale: _Table, repetees: dict[str, _Table]) -> bytes:
        classeur = Workbook()
        classeur.remove(classeur.worksheets[0])
        nom = self.formulaire["settings"][0]["form_title"][:31]
        suivi = [9001, "0f1a", "2026-03-04T09:31:00", "", "", "submitted_via_web", "", "v1", "", 1]
        lien = [1, nom, 1, 9001, "0f1a"]
        self._sheet(classeur, nom, principale, SUIVI, suivi)
        for titre, table in repetees.items():
            self._sheet(classeur, titre[:31], table, LIEN, lien)
        buffer = io.BytesIO()
        classeur.save(buffer)
        return buffer.getvalue()

    def _sheet(
        self, classeur: Workbook, nom: str, table: _Table, entetes: tuple[str, ...], fin: list[Any]
    ) -> None:
        feuille = classeur.create_sheet(nom)
        feuille.append([*table.entetes, *entetes])
        feuille.append([v if v != "" else None for v in [*table.valeurs, *fin]])
