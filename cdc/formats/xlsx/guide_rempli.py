"""Read a filled guide: each non-empty cell ends in exactly one bucket."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openpyxl.utils import column_index_from_string

from cdc.entretien.cellules import locate
from cdc.entretien.reponses import (
    Bac,
    CelluleTableau,
    Coche,
    Ecart,
    Lecture,
    Reponse,
    Texte,
    flag,
    is_ticked,
    normalize,
    says_no,
)
from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.lecture import read_table
from cdc.formats.xlsx.adresses import (
    COLONNE_CLES,
    FEUILLE,
    FORMAT,
    LISTES,
    PREFIXE_FEUILLE,
    Adresse,
    Plan,
    Role,
    generic_key,
    read_plan,
)

if TYPE_CHECKING:
    from pathlib import Path

    from cdc.formats.tableurs.classeur import Cellule, Classeur

_NOMBRE = re.compile(r"^[\d,]+\s?%?$")
_RECETTE = "cdc-recette/"  # what testers fill has its keys in a sheet of the same name
_AILLEURS = "ce texte est hors des cases du guide"


def read_guide(path: Path) -> tuple[Lecture, bytes]:
    """Read the filled guide at `path`, and return it with the content of the file.

    Raises:
        ClasseurRefuseError: it cannot be read, or cdc did not make it.
    """
    classeur = read_table(path)
    return sort_guide(classeur), classeur.contenu


def is_guide(classeur: Classeur) -> bool:
    """Say whether `cdc` made this workbook."""
    return FEUILLE in classeur.feuilles


def sort_guide(classeur: Classeur) -> Lecture:
    """Put each cell of a filled guide in its bucket.

    Raises:
        ClasseurRefuseError: cdc did not make it.
    """
    return _Depouillement(classeur, _plan(classeur)).read()


def is_answered(path: Path) -> bool:
    """Say whether the file at `path` is a guide in which somebody wrote."""
    try:
        lecture, _ = read_guide(path)
    except ClasseurRefuseError:
        return False
    ecrites = (Bac.REPONSE, Bac.REMARQUE, Bac.NON_RATTACHE)
    return any(lecture.repartition[bac] for bac in ecrites)


def _plan(classeur: Classeur) -> Plan:
    lignes: dict[int, dict[int, str]] = {}
    for cell in classeur.feuilles.get(FEUILLE, ()):
        lignes.setdefault(cell.ligne, {})[column_index_from_string(cell.colonne)] = cell.texte
    hauteur = max(lignes, default=0)
    plan = read_plan(
        [lignes.get(r, {}).get(c, "") for c in range(1, 8)] for r in range(1, hauteur + 1)
    )
    genre = plan.entete.get("format", "")
    if genre.startswith("cdc-recette/"):
        raison = "c’est un classeur de recette. Importez-le par\u00a0: cdc recette import"
        raise ClasseurRefuseError(classeur.fichier, raison)
    if genre.startswith(_RECETTE):
        raison = (
            "c’est le classeur d’un recetteur, et non un entretien. Importez-le par «\u00a0cdc recette "
            "import\u00a0»."
        )
        raise ClasseurRefuseError(classeur.fichier, raison)
    if not genre.startswith("cdc-guide/"):
        raise ClasseurRefuseError(
            classeur.fichier,
            "ce classeur n’est pas un guide fait par «\u00a0cdc interview guide\u00a0». Retirez "
            "--disposition pour que le genre du fichier soit cherché.",
        )
    if genre != FORMAT:
        raison = "ce guide vient d’une autre version de cdc. Mettez cdc à jour et recommencez."
        raise ClasseurRefuseError(classeur.fichier, raison)
    return plan


@dataclass(slots=True)
class _Brouillon:
    """What is known of the answer to one question while its cells are met."""

    texte: str = ""
    cellule: str = ""
    reponse: Texte | None = None
    autre: Texte | None = None
    precision: Texte | None = None
    remarque: Texte | None = None
    coches: list[Coche] = field(default_factory=list)
    lignes: dict[int, list[CelluleTableau]] = field(default_factory=dict)
    notes: list[Texte] = field(default_factory=list)

    def finish(self, question: str) -> Reponse:
        return Reponse(
            question=question,
            texte=self.texte,
            cellule=self.cellule,
            reponse=self.reponse,
            coches=tuple(self.coches),
            autre=self.autre,
            precision=self.precision,
            lignes=tuple(tuple(ligne) for ligne in self.lignes.values()),
            remarque=self.remarque,
            notes=tuple(self.notes),
        )


class _Depouillement:
    """Puts each cell of a workbook in its bucket."""

    def __init__(self, classeur: Classeur, plan: Plan) -> None:
        self._classeur = classeur
        self._plan = plan
        self._adresses = {(a.feuille, a.cle, a.colonne): a for a in plan.adresses}
        self._bacs: Counter[Bac] = Counter()
        self._brouillons: dict[str, _Brouillon] = {}
        self._identite: dict[str, Texte] = {}
        self._ecarts: list[Ecart] = []
        self._notes: list[Texte] = []
        self._questions: dict[tuple[str, int], str] = {}

    def read(self) -> Lecture:
        for nom, cells in self._classeur.feuilles.items():
            if nom in (FEUILLE, LISTES):
                self._bacs[Bac.CONSIGNE] += len(cells)
            else:
                self._read_sheet(cells)
        self._read_notes()
        entete = self._plan.entete
        return Lecture(
            fichier=self._classeur.fichier,
            sha256=self._classeur.sha256,
            format="guide",
            guide=entete.get("guide", ""),
            profil=entete.get("profil", ""),
            banque=entete.get("banque", ""),
            identite=self._identite,
            reponses=tuple(b.finish(q) for q, b in self._brouillons.items()),
            ecarts=tuple(self._ecarts),
            repartition={bac: self._bacs[bac] for bac in Bac},
            cellules_non_vides=self._classeur.cellules_non_vides,
            notes=tuple(self._notes),
            avertissements=(
                *self._classeur.avertissements,
                *self._classeur.hidden(FEUILLE, LISTES),
                *self._classeur.struck(),
            ),
        )

    def _read_sheet(self, cells: tuple[Cellule, ...]) -> None:
        cles = {c.ligne: c.texte for c in cells if c.colonne == COLONNE_CLES}
        feuille = next(
            (
                t.removeprefix(PREFIXE_FEUILLE)
                for t in cles.values()
                if t.startswith(PREFIXE_FEUILLE)
            ),
            "",
        )
        connues = {(a.feuille, a.cle) for a in self._plan.adresses}
        vues: set[str] = set()
        doubles: set[int] = set()
        for ligne, cle in sorted(cles.items()):
            if cle in vues and "/ligne/" not in cle:
                doubles.add(ligne)  # a copied row: only those of a table are answers
            vues.add(cle)
            question = cle.partition("/")[0]
            if question.startswith("Q-"):
                self._questions[cells[0].feuille, ligne] = question
        for cell in cells:
            cle = cles.get(cell.ligne, "")
            if cell.colonne == COLONNE_CLES and (feuille, generic_key(cle)) in connues:
                self._bacs[Bac.CONSIGNE] += 1
                continue
            adresse = self._adresses.get((feuille, generic_key(cle), cell.colonne))
            self._sort(cell, adresse, double=cell.ligne in doubles)

    def _read_notes(self) -> None:
        """Keep each comment with the question of its row."""
        for adresse, texte in self._classeur.notes.items():
            lieu = locate(adresse)
            question = self._questions.get((lieu.feuille, int(lieu.ligne)))
            notes = self._draft(question).notes if question else self._notes
            notes.append(Texte(texte=texte, cellule=adresse))

    def _sort(self, cell: Cellule, adresse: Adresse | None, *, double: bool) -> None:
        """Put `cell` in its bucket."""
        if adresse is None:
            self._set_aside(cell, _AILLEURS)
        elif adresse.role is Role.CONSIGNE:
            self._sort_wording(cell, adresse, double=double)
        elif adresse.role is Role.CALCUL and (cell.calculee or _NOMBRE.match(cell.texte)):
            self._bacs[Bac.CONSIGNE] += 1
        elif adresse.role is Role.CALCUL:
            self._set_aside(cell, "ce texte remplace un calcul du guide")
        elif double:
            self._set_aside(cell, "cette ligne du guide est en double")
        else:
            self._keep(cell, adresse)

    def _sort_wording(self, cell: Cellule, adresse: Adresse, *, double: bool) -> None:
        if normalize(cell.texte) != normalize(adresse.texte):
            self._set_aside(cell, "ce texte remplace celui du guide")
            return
        self._bacs[Bac.CONSIGNE] += 1
        question = adresse.cle
        if (
            adresse.colonne == "C"
            and "/" not in question
            and question.startswith("Q-")
            and not double
        ):
            brouillon = self._draft(question)
            brouillon.texte, brouillon.cellule = cell.texte.split("\n")[0], cell.adresse

    def _keep(self, cell: Cellule, adresse: Adresse) -> None:
        if cell.reserve:
            self._set_aside(cell, cell.reserve)
            return
        texte = _text(cell)
        if adresse.role is Role.IDENTITE:
            self._bacs[Bac.METADONNEE] += 1
            self._identite[adresse.question] = texte
            return
        brouillon = self._draft(adresse.question)
        if adresse.role is Role.REMARQUE:
            self._bacs[Bac.REMARQUE] += 1
            brouillon.remarque = texte
        elif adresse.role is Role.OPTION:
            self._tick(cell, adresse, brouillon)
        else:
            self._bacs[Bac.REPONSE] += 1
            self._answer(cell, adresse, brouillon, texte)

    def _tick(self, cell: Cellule, adresse: Adresse, brouillon: _Brouillon) -> None:
        coche = is_ticked(cell.texte)
        if not coche and not says_no(cell.texte):
            self._set_aside(cell, f"un x est attendu en face de « {adresse.detail} »")
            return
        self._bacs[Bac.REPONSE] += 1
        if coche:
            brouillon.coches.append(Coche(choix=adresse.detail, cellule=cell.adresse))

    def _answer(self, cell: Cellule, adresse: Adresse, brouillon: _Brouillon, texte: Texte) -> None:
        match adresse.role:
            case Role.REPONSE:
                brouillon.reponse = texte
            case Role.AUTRE:
                brouillon.autre = texte
            case Role.PRECISION:
                brouillon.precision = texte
            case Role.CELLULE:
                ligne = brouillon.lignes.setdefault(cell.ligne, [])
                ligne.append(CelluleTableau(colonne=adresse.detail, **texte.model_dump()))

    def _draft(self, question: str) -> _Brouillon:
        return self._brouillons.setdefault(question, _Brouillon())

    def _set_aside(self, cell: Cellule, raison: str) -> None:
        self._bacs[Bac.NON_RATTACHE] += 1
        self._ecarts.append(Ecart(texte=cell.texte.strip(), cellule=cell.adresse, raison=raison))


def _text(cell: Cellule) -> Texte:
    texte = cell.texte.strip()
    return Texte(texte=texte, cellule=cell.adresse, drapeau=flag(texte))
