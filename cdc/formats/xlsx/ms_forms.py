"""Read an export of Microsoft Forms: one response a row, each non-empty cell in one bucket."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from openpyxl.utils.datetime import from_excel

from cdc.entretien.formulaire import Brouillon
from cdc.entretien.rattachement import attach, wording
from cdc.entretien.reponses import (
    Bac,
    CelluleTableau,
    Depot,
    Ecart,
    Intitule,
    Lecture,
    Texte,
)
from cdc.formats.tableurs.classeur import SANS_RESULTAT
from cdc.formats.tableurs.valeurs import as_text
from cdc.formats.xlsx.plateformes import simple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdc.entretien.banque import Banque, Question
    from cdc.formats.tableurs.classeur import Cellule, Classeur

FORMAT = "microsoft_forms"
_DUREE_MAXIMALE = 240
_NUMERO = re.compile(r"^[0-9]+$")
_JOURS = re.compile(r"^[2-9][0-9]{4}(,[0-9]+)?$")  # from 1954 on
_ANONYMES = {"anonymous", "anonyme"}


class _Systeme(StrEnum):
    """What Microsoft Forms says of a response."""

    NUMERO = "numero"
    DEBUT = "debut"
    FIN = "fin"
    COURRIEL = "courriel"
    NOM = "nom"
    POINTS = "points"
    RETOUR = "retour"
    MODIFICATION = "modification"


_ENTETES = {
    "id": _Systeme.NUMERO,
    "heure de début": _Systeme.DEBUT,
    "start time": _Systeme.DEBUT,
    "heure de fin": _Systeme.FIN,
    "completion time": _Systeme.FIN,
    "adresse de messagerie": _Systeme.COURRIEL,
    "email": _Systeme.COURRIEL,
    "nom": _Systeme.NOM,
    "name": _Systeme.NOM,
    "total points": _Systeme.POINTS,
    "total des points": _Systeme.POINTS,
    "quiz feedback": _Systeme.RETOUR,
    "commentaires du quiz": _Systeme.RETOUR,
    "heure de la dernière modification": _Systeme.MODIFICATION,
    "last modified time": _Systeme.MODIFICATION,
}
_DU_QUIZ = ("points - ", "feedback - ", "commentaires - ")


def read_forms(classeur: Classeur, feuille: str, banque: Banque) -> Depot:
    """Return the responses that the sheet `feuille` of `classeur` holds."""
    return _Depouillement(classeur, feuille, banque).read()


@dataclass(frozen=True, slots=True)
class _Colonne:
    """One column: what the platform writes there, or the question that it asks, or neither."""

    intitule: Cellule
    systeme: _Systeme | None = None
    quiz: bool = False
    question: Question | None = None
    precision: bool = False
    raison: str = ""

    @property
    def identite(self) -> str:
        """What tells this column from others, however the export is laid out."""
        if self.question:
            return f"{self.question.id}{'/precision' if self.precision else ''}"
        return wording(self.intitule.texte)


@dataclass(slots=True)
class _Ligne:
    """What is known of one response, while its cells are met."""

    bacs: Counter[Bac] = field(default_factory=Counter)
    brouillons: dict[str, Brouillon] = field(default_factory=dict)
    ecarts: list[Ecart] = field(default_factory=list)
    metadonnees: list[CelluleTableau] = field(default_factory=list)
    systeme: dict[_Systeme, Cellule] = field(default_factory=dict)
    dits: list[tuple[str, str]] = field(default_factory=list)

    def set_aside(self, cell: Cellule, raison: str) -> None:
        self.bacs[Bac.NON_RATTACHE] += 1
        self.ecarts.append(_ecart(cell, raison))


class _Depouillement:
    """Puts each cell of an export in its bucket."""

    def __init__(self, classeur: Classeur, feuille: str, banque: Banque) -> None:
        self._classeur = classeur
        self._banque = banque
        self._cellules = classeur.feuilles[feuille]
        self._feuille = feuille
        self._notes = dict(classeur.notes)
        self._entetes = [c for c in self._cellules if c.ligne == 1]
        self._colonnes = {c.intitule.colonne: c for c in _columns(self._entetes, banque)}
        self._ecarts: list[Ecart] = []
        self._cles: set[str] = set()

    def read(self) -> Depot:
        lectures = tuple(self._responses())
        for nom, cells in self._classeur.feuilles.items():
            if nom != self._feuille:
                self._ecarts += [
                    _ecart(c, "cette feuille n’est pas celle du formulaire") for c in cells
                ]
        bacs = {Bac.ENTETE: len(self._entetes), Bac.NON_RATTACHE: len(self._ecarts)}
        return Depot(
            format=FORMAT,
            lectures=lectures,
            intitules=tuple(self._headings()),
            cellules_non_vides=self._classeur.cellules_non_vides,
            repartition={bac: bacs.get(bac, 0) for bac in Bac},
            ecarts=tuple(self._ecarts),
            avertissements=tuple(self._warnings(lectures)),
        )

    def _responses(self) -> Iterator[Lecture]:
        lignes: dict[int, list[Cellule]] = {}
        for cell in self._cellules:
            if cell.ligne > 1:
                lignes.setdefault(cell.ligne, []).append(cell)
        for rang, cells in lignes.items():
            ligne = self._sort(cells)
            raison = self._refusal(ligne)
            if raison:
                self._ecarts += [_ecart(c, raison) for c in cells]
            else:
                self._cles.add(self._key(ligne))
                yield self._finish(ligne, rang, len(cells))

    def _sort(self, cells: list[Cellule]) -> _Ligne:
        """Put each cell of one row in its bucket."""
        ligne = _Ligne()
        for cell in cells:
            colonne = self._colonnes.get(cell.colonne)
            if colonne is None:
                ligne.set_aside(cell, "cette colonne n’a pas d’intitulé")
                ligne.dits.append((cell.colonne, cell.texte.strip()))
            elif colonne.systeme or colonne.quiz:
                _keep_metadata(ligne, cell, colonne)
            else:
                ligne.dits.append((colonne.identite, cell.texte.strip()))
                _keep_answer(ligne, cell, colonne)
        return ligne

    def _refusal(self, ligne: _Ligne) -> str:
        """Return why a row is not a response, or nothing."""
        numero = ligne.systeme.get(_Systeme.NUMERO)
        if numero is None or not _NUMERO.match(numero.texte.strip()):
            return (
                "cette ligne n’est pas une réponse\u00a0: elle n’a pas de numéro dans la colonne ID"
            )
        if self._key(ligne) in self._cles:
            return f"cette ligne répète la réponse {numero.texte.strip()}"
        return ""

    def _key(self, ligne: _Ligne) -> str:
        """Return what stays the same when the form is exported again."""
        numero = ligne.systeme[_Systeme.NUMERO].texte.strip()
        debut = ligne.systeme.get(_Systeme.DEBUT)
        moment = _moment(debut)
        if moment is not None:
            return f"{FORMAT}/{numero}/{as_text(moment)}"
        return f"{FORMAT}/{numero}/{debut.texte.strip() if debut else self._form()}"

    def _form(self) -> str:
        """Return a name for a form whose responses have no time."""
        questions = [c.intitule.texte for c in self._colonnes.values() if not c.systeme]
        return _digest(sorted(map(wording, questions)))[:12]

    def _finish(self, ligne: _Ligne, rang: int, cellules: int) -> Lecture:
        return Lecture(
            fichier=self._classeur.fichier,
            sha256=self._classeur.sha256,
            format=FORMAT,
            guide="",
            profil="",
            banque=self._banque.version,
            identite=_identity(ligne.systeme),
            reponses=tuple(b.finish() for b in ligne.brouillons.values()),
            ecarts=tuple(ligne.ecarts),
            repartition={bac: ligne.bacs[bac] for bac in Bac},
            cellules_non_vides=cellules,
            notes=tuple(self._comments(rang)),
            cle=self._key(ligne),
            empreinte=_digest([f"{nom}\n{dit}" for nom, dit in sorted(ligne.dits)]),
            metadonnees=tuple(ligne.metadonnees),
        )

    def _comments(self, rang: int) -> Iterator[Texte]:
        for adresse in list(self._notes):
            feuille, _, place = adresse.rpartition("!")
            if feuille == self._feuille and place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(rang):
                yield Texte(texte=self._notes.pop(adresse), cellule=adresse)

    def _headings(self) -> Iterator[Intitule]:
        for colonne in self._colonnes.values():
            if not (colonne.systeme or colonne.quiz):
                yield Intitule(
                    texte=colonne.intitule.texte.strip(),
                    cellule=colonne.intitule.adresse,
                    question=colonne.question.id if colonne.question else None,
                )

    def _warnings(self, lectures: tuple[Lecture, ...]) -> Iterator[str]:
        yield from self._classeur.avertissements
        yield from self._classeur.hidden()
        for adresse, texte in self._notes.items():
            yield f"{adresse}\u00a0: un commentaire dit «\u00a0{texte}\u00a0»."
        anonymes = sum("personne" not in lecture.identite for lecture in lectures)
        if anonymes:
            une = anonymes == 1
            yield (
                f"{anonymes} {'réponse' if une else 'réponses'} sans nom\u00a0: complétez-"
                f"{'la' if une else 'les'} dans le cahier si vous savez de qui il s’agit."
            )


def _columns(entetes: list[Cellule], banque: Banque) -> Iterator[_Colonne]:
    """Yield what each column holds; of two system headings alike, the second is a question."""
    vues: set[_Systeme] = set()
    questions: list[Cellule] = []
    libelles = {simple(c.texte) for c in entetes}
    for cell in entetes:
        systeme = _ENTETES.get(simple(cell.texte))
        if systeme and systeme not in vues:
            vues.add(systeme)
            yield _Colonne(cell, systeme=systeme)
        elif _of_quiz(simple(cell.texte), libelles):
            yield _Colonne(cell, quiz=True)
        else:
            questions.append(cell)
    attaches = attach([c.texte for c in questions], banque)
    for cell, attache in zip(questions, attaches, strict=True):
        yield _Colonne(
            cell,
            question=attache.question,
            precision=attache.precision,
            raison=attache.raison,
        )


def _of_quiz(libelle: str, libelles: set[str]) -> bool:
    return any(
        libelle.startswith(debut) and libelle.removeprefix(debut) in libelles for debut in _DU_QUIZ
    )


def _keep_metadata(ligne: _Ligne, cell: Cellule, colonne: _Colonne) -> None:
    ligne.bacs[Bac.METADONNEE] += 1
    intitule = colonne.intitule.texte.strip()
    texte = cell.texte.strip()
    ligne.metadonnees.append(CelluleTableau(colonne=intitule, texte=texte, cellule=cell.adresse))
    if colonne.systeme:
        ligne.systeme[colonne.systeme] = cell


def _keep_answer(ligne: _Ligne, cell: Cellule, colonne: _Colonne) -> None:
    if colonne.question is None:
        ligne.set_aside(cell, colonne.raison)
        return
    if cell.calculee and cell.texte.startswith("="):
        ligne.set_aside(cell, SANS_RESULTAT)
        return
    ligne.bacs[Bac.REPONSE] += 1
    brouillon = ligne.brouillons.setdefault(colonne.question.id, Brouillon(colonne.question))
    if not (colonne.precision and brouillon.cellule):
        brouillon.texte, brouillon.cellule = (
            colonne.intitule.texte.strip(),
            colonne.intitule.adresse,
        )
    brouillon.answer(cell.texte.strip(), cell.adresse, precision=colonne.precision)


def _identity(systeme: Mapping[_Systeme, Cellule]) -> dict[str, Texte]:
    """Return who answers, when, and in how long, as far as the platform knows."""
    identite: dict[str, Texte] = {}
    for cle, source in (("personne", _Systeme.NOM), ("courriel", _Systeme.COURRIEL)):
        cell = systeme.get(source)
        if cell is not None and cell.texte.strip().casefold() not in _ANONYMES:
            identite[cle] = Texte(texte=cell.texte.strip(), cellule=cell.adresse)
    debut, fin = _moment(systeme.get(_Systeme.DEBUT)), _moment(systeme.get(_Systeme.FIN))
    if fin is not None:
        cellule = systeme[_Systeme.FIN].adresse
        identite["date"] = Texte(texte=f"{fin:%d/%m/%Y}", cellule=cellule)
        minutes = round((fin - debut).total_seconds() / 60) if debut else 0
        if 1 <= minutes <= _DUREE_MAXIMALE:
            identite["duree_min"] = Texte(texte=str(minutes), cellule=cellule)
    return identite


def _moment(cell: Cellule | None) -> dt.datetime | None:
    """Return the date and time in a column of times, also as the number that a lost style leaves."""
    if cell is None or cell.moment is not None:
        return cell.moment if cell else None
    if not _JOURS.match(cell.texte):
        return None
    moment = from_excel(float(cell.texte.replace(",", ".")))
    return moment if isinstance(moment, dt.datetime) else None


def _ecart(cell: Cellule, raison: str) -> Ecart:
    return Ecart(texte=cell.texte.strip(), cellule=cell.adresse, raison=raison)


def _digest(textes: list[str]) -> str:
    return hashlib.sha256("\0".join(textes).encode()).hexdigest()
