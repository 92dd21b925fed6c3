"""Read the sheet of one case: the result of each step, whatever rows were moved or added."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.entretien.reponses import Bac
from cdc.formats.xlsx.recette.adresses import (
    CAS,
    CLES_D_UN_CAS,
    COLONNE_CLES,
    ETAPE,
    ETAPES,
    LIGNES,
    NUMERO,
    Role,
    checksum,
)
from cdc.formats.xlsx.recette.formules import A_CHOISIR, CALCULE, SANS_ETAPE
from cdc.formats.xlsx.recette.tri import AILLEURS, DOUBLE, REMPLACE
from cdc.formats.xlsx.recette.valeurs import day_of, minutes_of
from cdc.recette.mots import severity_of, verdict_of
from cdc.recette.passages import Passage, ResultatEtape, case_verdict
from cdc.recette.releve import Faute
from cdc_schema.enumerations import Verdict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from cdc.formats.tableurs.classeur import Cellule
    from cdc.formats.xlsx.recette.adresses import AdresseCas
    from cdc.formats.xlsx.recette.tri import Tri
    from cdc_schema.enumerations import Severite

_A_NOUS = frozenset("BCDE")
_INCONNU = (
    "ce n’est pas un résultat. Écrivez Conforme, Non conforme, Bloqué ou Non joué\u00a0; en attendant, "
    "l’étape compte comme non jouée."
)
_SEVERITE = "ce n’est pas une sévérité. Écrivez Bloquante, Majeure ou Mineure."
_DATE = "ce n’est pas une date. Écrivez par exemple 13/04/2027."
_DUREE = "ce n’est pas une durée. Écrivez un nombre de minutes, par exemple 11."
_CALCUL = "ce texte remplace un calcul du classeur\u00a0; seuls les résultats des étapes comptent."
_AUTRE = (
    "{lieu}\u00a0: «\u00a0{dit}\u00a0» est écrit à la place du calcul, et les étapes font «\u00a0{fait}\u00a0». Les étapes "
    "comptent\u00a0: faites-les corriger si le recetteur juge autrement."
)
_PARTIE = "l’étape {n} n’est plus sur la feuille\u00a0: elle compte comme non jouée. Reprenez le classeur remis."
_DEPLACEE = (
    "{adresse}\u00a0: la ligne de l’étape {n} a été déplacée\u00a0; son numéro visible est retenu."
)


@dataclass(slots=True)
class _Etape:
    ligne: int = 0
    verdict: Verdict = Verdict.NON_JOUE
    obtenu: str = ""
    preuve: str = ""
    severite: Severite | None = None


@dataclass(slots=True)
class CasLu:
    """What the sheet of a case says, while its cells are met."""

    adresse: AdresseCas
    tri: Tri
    feuille: str = ""
    rempli: bool = False
    recetteur: str = ""
    date: dt.date | None = None
    duree: int | None = None
    commentaire: str = ""
    signature: str = ""
    etapes: dict[int, _Etape] = field(default_factory=dict)
    ecrit: Cellule | None = None

    def read(self, cells: Sequence[Cellule]) -> None:
        """Put each cell of the sheet in its bucket."""
        self.feuille = cells[0].feuille
        self.etapes = {n: _Etape() for n in self.adresse.etapes}
        cles = self._keys(cells)
        lignes = self._steps(cells, cles)
        for cell in cells:
            self._sort(cell, cles.get(cell.ligne, ""), lignes.get(cell.ligne))
        for n, etape in self.etapes.items():
            if not etape.ligne:
                faute = Faute(self.feuille, "", _PARTIE.format(n=n), self.adresse.cas)
                self.tri.fautes.append(faute)
        self._compare()

    def _compare(self) -> None:
        """Tell a verdict that was typed over ours and says something else."""
        fait = case_verdict(etape.verdict for etape in self.etapes.values())
        dit = verdict_of(self.ecrit.texte) if self.ecrit else None
        if self.ecrit and dit not in (None, fait):
            lieu = self.ecrit.adresse
            self.tri.avertissements.append(_AUTRE.format(lieu=lieu, dit=dit, fait=fait))

    def passage(self, campagne: str, recetteur: str) -> Passage:
        """Return the case as it was played; `recetteur` is who did unless the sheet says another."""
        return Passage(
            campagne=campagne,
            cas=self.adresse.cas,
            recetteur=self.recetteur or recetteur,
            date=self.date,
            etapes=tuple(_result(n, etape) for n, etape in self.etapes.items()),
            releve="",
            feuille=self.feuille,
            duree=self.duree,
            commentaire=self.commentaire,
            signature=self.signature,
        )

    def _keys(self, cells: Sequence[Cellule]) -> dict[int, str]:
        """Return the key of each row: the hidden column, or where it was lost, the hidden sheet."""
        cles = {c.ligne: c.texte for c in cells if c.colonne == COLONNE_CLES}
        if any(cle.startswith((ETAPE, CAS)) for cle in cles.values()):
            return cles
        return {c.ligne: self.adresse.key_of(c.ligne) for c in cells}

    def _steps(self, cells: Sequence[Cellule], cles: dict[int, str]) -> dict[int, int]:
        """Return the step of each row; the number that the tester saw counts more than the key."""
        vus = {c.ligne: c for c in cells if c.colonne == NUMERO}
        lignes: dict[int, int] = {}
        for ligne, cle in cles.items():
            n = _step_of(cle)
            if n not in self.etapes:
                continue
            vu = vus.get(ligne)
            visible = int(vu.texte) if vu and vu.texte.strip().isdecimal() else n
            if vu and visible != n and visible in self.etapes:
                dit = _DEPLACEE.format(adresse=vu.adresse, n=visible)
                self.tri.avertissements.append(dit)
                n = visible
            lignes[ligne] = n
            self.etapes[n].ligne = self.etapes[n].ligne or ligne
        return lignes

    def _sort(self, cell: Cellule, cle: str, n: int | None) -> None:
        if cell.colonne == COLONNE_CLES:
            self._sort_key(cell, n)
            return
        role = ETAPES.get(cell.colonne) if n is not None else LIGNES.get(cle, {}).get(cell.colonne)
        if role is None:
            self._sort_wording(cell, cle)
        elif role is Role.CALCUL:
            self._sort_computed(cell)
        elif role is Role.RECETTEUR and cell.calculee:
            self.tri.put(Bac.CONSIGNE)
        elif cell.reserve:
            self.tri.set_aside(cell, cell.reserve, self.adresse.cas)
        elif n is not None and self.etapes[n].ligne != cell.ligne:
            self.tri.set_aside(cell, DOUBLE, self.adresse.cas)
        else:
            self.rempli = True
            self._keep(cell, role, self.etapes[n] if n is not None else None)

    def _sort_key(self, cell: Cellule, n: int | None) -> None:
        if n is not None or cell.texte in CLES_D_UN_CAS or cell.texte == CAS + self.adresse.cas:
            self.tri.put(Bac.CONSIGNE)
        else:
            self.tri.set_aside(cell, AILLEURS, self.adresse.cas)

    def _sort_wording(self, cell: Cellule, cle: str) -> None:
        if checksum(cell.texte) in self.adresse.textes:
            self.tri.put(Bac.CONSIGNE)
            return
        raison = REMPLACE if cle and cell.colonne in _A_NOUS else AILLEURS
        self.tri.set_aside(cell, raison, self.adresse.cas)

    def _sort_computed(self, cell: Cellule) -> None:
        # A program that keeps no formula keeps their results.
        dit = cell.texte.startswith(CALCULE.rstrip()) or cell.texte in (A_CHOISIR, SANS_ETAPE)
        if not cell.calculee and verdict_of(cell.texte):
            self.ecrit = cell
        if cell.calculee or dit or verdict_of(cell.texte):
            self.tri.put(Bac.CONSIGNE)
        else:
            self.tri.set_aside(cell, _CALCUL, self.adresse.cas)

    def _keep(self, cell: Cellule, role: Role, etape: _Etape | None) -> None:
        texte = cell.texte.strip()
        if etape is not None:
            self._keep_step(cell, role, etape, texte)
        elif role is Role.REMARQUE:
            self.commentaire = texte
            self.tri.remark(cell, self.adresse.cas)
        else:
            self._keep_end(cell, role, texte)

    def _keep_step(self, cell: Cellule, role: Role, etape: _Etape, texte: str) -> None:
        if role is Role.RESULTAT:
            verdict = verdict_of(texte)
            if verdict is None:
                self.tri.set_aside(cell, _INCONNU, self.adresse.cas)
                return
            etape.verdict = verdict
        elif role is Role.SEVERITE:
            severite = severity_of(texte)
            if severite is None:
                self.tri.set_aside(cell, _SEVERITE, self.adresse.cas)
                return
            etape.severite = severite
        elif role is Role.OBSERVATION:
            etape.obtenu = texte
        else:
            etape.preuve = texte
        self.tri.put(Bac.REPONSE)

    def _keep_end(self, cell: Cellule, role: Role, texte: str) -> None:
        if role is Role.DATE:
            self.date = day_of(cell)
            if self.date is None:
                self.tri.set_aside(cell, _DATE, self.adresse.cas)
                return
        elif role is Role.DUREE:
            self.duree = minutes_of(texte)
            if self.duree is None:
                self.tri.set_aside(cell, _DUREE, self.adresse.cas)
                return
        elif role is Role.SIGNATURE:
            self.signature = texte
        else:
            self.recetteur = texte
        self.tri.put(Bac.METADONNEE)


def _step_of(cle: str) -> int | None:
    n = cle.removeprefix(ETAPE)
    return int(n) if cle.startswith(ETAPE) and n.isdecimal() else None


def _result(n: int, etape: _Etape) -> ResultatEtape:
    return ResultatEtape(
        n=n,
        verdict=etape.verdict,
        obtenu=etape.obtenu,
        preuve=etape.preuve,
        severite=etape.severite,
        cellule=f"F{etape.ligne}" if etape.ligne else "",
    )
