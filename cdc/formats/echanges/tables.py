"""Results in a table: each tool is known by its headings."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.formats.echanges.lignes import (
    FauteResultat,
    LigneResultat,
    Resultats,
    cases_in,
    in_set,
    requirements_in,
)
from cdc.formats.echanges.texte_riche import plain_text
from cdc.formats.echanges.verdicts import read_status
from cdc.formats.tableurs.moments import moment, month_first

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cdc.formats.tableurs import Cellule, Classeur

    Rangee = dict[int, Cellule]

_ABSENT = "n/a"
_NUMERO = re.compile(r"\d{1,4}")
_TITRES = 30  # a heading may follow the title and the filters of a report
_CAS_INCONNU = (
    "ne nomme aucun cas de test (CT-…). Gardez l’identifiant du cas dans sa référence ou au début "
    "de son titre, comme «\u00a0cdc export\u00a0» l’écrit."
)
_VERDICT_INCONNU = "n’est pas un verdict connu. Écrivez conforme, non conforme, bloqué ou non joué."
_DATE_INCONNUE = "n’est pas une date lisible\u00a0: le résultat est repris sans date."


@dataclass(frozen=True, slots=True)
class Disposition:
    """The headings by which a tool is known, and what each says; the first filled one prevails."""

    outil: str
    propres: tuple[str, ...]
    cas: tuple[str, ...]
    verdict: tuple[str, ...]
    verdict_etape: tuple[str, ...]
    etape: tuple[str, ...]
    obtenu: tuple[str, ...]
    recetteur: tuple[str, ...]
    date: tuple[str, ...]
    passage: tuple[str, ...]
    jeu: tuple[str, ...]

    def fits(self, titres: Mapping[str, int]) -> bool:
        """Say whether these headings are those of the tool."""
        necessaires = (self.propres, self.cas, self.verdict + self.verdict_etape)
        return all(any(titre in titres for titre in groupe) for groupe in necessaires)


SQUASH = Disposition(
    "Squash TM",
    propres=("exec_step_status", "exec_status"),
    cas=("tc_ref", "tc_reference", "tc_name"),
    verdict=("exec_status",),
    verdict_etape=("exec_step_status",),
    etape=("step_num",),
    obtenu=("exec_step_comment",),
    recetteur=("exec_step_user", "exec_user"),
    date=("exec_step_date", "execution_date", "exec_date"),
    passage=("it_num", "it_name"),
    jeu=("dataset",),
)
XRAY = Disposition(
    "Xray",
    propres=(
        "step status", "test run status", "testrun status", "execution status", "test key",
        "test execution key", "executed by", "issue key", "tcid", "test id",
    ),
    cas=("test case identifier", "test id", "tcid", "test summary", "summary", "labels"),
    verdict=("test run status", "testrun status", "execution status", "status"),
    verdict_etape=("step status",),
    etape=("step number", "step #", "step id", "step"),
    obtenu=("step actual result", "actual result", "step comment", "comment", "comments"),
    recetteur=("executed by", "assignee"),
    date=("finished on", "finished", "finish date", "executed on", "started on", "started"),
    passage=("test execution key", "test execution"),
    jeu=("iteration", "dataset"),
)  # fmt: skip
_DISPOSITIONS = (SQUASH, XRAY)


def read_tables(classeur: Classeur) -> Resultats | None:
    """Return the results of the sheets that a known tool wrote, or None when there is none."""
    outil = ""
    lignes: list[LigneResultat] = []
    fautes: list[FauteResultat] = []
    for cellules in classeur.feuilles.values():
        rangees = _rows(cellules)
        for place, rangee in enumerate(rangees[:_TITRES]):
            titres = {_title(c.texte): rang for rang, c in reversed(rangee.items())}
            disposition = next((d for d in _DISPOSITIONS if d.fits(titres)), None)
            if disposition is not None:
                outil = disposition.outil
                lecture = _Lecture(disposition, titres, rangees[place + 1 :], fautes)
                lignes += lecture.read()
                break
    return Resultats(outil, tuple(lignes), tuple(fautes)) if outil else None


def _rows(cellules: Sequence[Cellule]) -> list[Rangee]:
    rangees: dict[int, Rangee] = defaultdict(dict)
    for cellule in cellules:
        rangees[cellule.ligne][cellule.rang] = cellule
    return list(rangees.values())


def _title(texte: str) -> str:
    return " ".join(texte.split()).casefold()


@dataclass(slots=True)
class _Lecture:
    """Reads the rows below the headings; what it leaves goes to `fautes`."""

    disposition: Disposition
    titres: Mapping[str, int]
    rangees: Sequence[Rangee]
    fautes: list[FauteResultat]
    cas: list[str] = field(default_factory=list)
    passage: str = ""
    jeu: str = ""
    rang: int = 0

    def read(self) -> list[LigneResultat]:
        """Return the results of the rows, in their order."""
        dates = [c for r in self.rangees if (c := self._cell(r, self.disposition.date))]
        mois_d_abord = month_first(dates, anglais=False)
        return [
            ligne
            for rangee in self.rangees
            for ligne in self._row(rangee, mois_d_abord=mois_d_abord)
        ]

    def _row(self, rangee: Rangee, *, mois_d_abord: bool) -> Iterator[LigneResultat]:
        if not self._name(rangee):
            return
        etape = self._step(rangee)
        dit = self._verdict(rangee, etape)
        verdict = read_status(dit.texte if dit else "")
        if dit is not None and verdict is None:
            self._tell(dit, _VERDICT_INCONNU)
        if verdict is None:
            return
        date = self._date(rangee, mois_d_abord=mois_d_abord)
        for cas in self.cas:
            yield LigneResultat(
                cas,
                etape,
                verdict,
                in_set(self.jeu, verdict, plain_text(self._text(rangee, self.disposition.obtenu))),
                self._text(rangee, self.disposition.recetteur),
                date,
                (dit or next(iter(rangee.values()))).adresse,
                tuple(requirements_in(" ".join(c.texte for c in rangee.values()))),
                self.passage,
            )

    def _name(self, rangee: Rangee) -> bool:
        """Learn which case the row is of: a row of a step may leave it to the row above."""
        dits = [c for titre in self.disposition.cas if (c := self._cell(rangee, (titre,)))]
        nommes = next((n for c in dits if (n := cases_in(c.texte))), [])
        passage = self._words(rangee, self.disposition.passage)
        jeu = self._words(rangee, self.disposition.jeu)
        if not nommes and (dits or not self.cas):
            self._tell((dits or list(rangee.values()))[0], _CAS_INCONNU)
            self.cas = []
            return False
        if nommes and (nommes, passage, jeu) != (self.cas, self.passage, self.jeu):
            self.cas, self.passage, self.jeu, self.rang = nommes, passage, jeu, 0
        return True

    def _words(self, rangee: Rangee, titres: Iterable[str]) -> str:
        cellules = (self._cell(rangee, (titre,)) for titre in titres)
        return " / ".join(c.texte.strip() for c in cellules if c)

    def _step(self, rangee: Rangee) -> int | None:
        """Return the number of the step; its rank where the tool writes its words instead."""
        cellule = self._cell(rangee, self.disposition.etape)
        if cellule is None:
            return None
        self.rang += 1
        return int(cellule.texte) if _NUMERO.fullmatch(cellule.texte.strip()) else self.rang

    def _verdict(self, rangee: Rangee, etape: int | None) -> Cellule | None:
        titres = self.disposition.verdict_etape
        if etape is None or not any(titre in self.titres for titre in titres):
            titres = self.disposition.verdict
        return self._cell(rangee, titres)

    def _date(self, rangee: Rangee, *, mois_d_abord: bool) -> dt.date | None:
        cellule = self._cell(rangee, self.disposition.date)
        lu = moment(cellule, mois_d_abord=mois_d_abord)
        if cellule is not None and lu is None:
            self._tell(cellule, _DATE_INCONNUE, ecartee=False)
        return lu.date() if lu else None

    def _text(self, rangee: Rangee, titres: Iterable[str]) -> str:
        cellule = self._cell(rangee, titres)
        return cellule.texte.strip() if cellule else ""

    def _cell(self, rangee: Rangee, titres: Iterable[str]) -> Cellule | None:
        """Return the first cell filled under one of these headings."""
        for titre in titres:
            cellule = rangee.get(self.titres.get(titre, 0))
            if cellule is not None and cellule.texte.strip().casefold() != _ABSENT:
                return cellule
        return None

    def _tell(self, cellule: Cellule, raison: str, *, ecartee: bool = True) -> None:
        self.fautes.append(FauteResultat(cellule.adresse, cellule.texte, raison, ecartee))
