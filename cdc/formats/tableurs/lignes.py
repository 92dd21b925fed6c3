"""Read one response a row, below headings: what every form platform exports."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.entretien.cellules import locate
from cdc.entretien.enquete import Dit, Enquete, Repondant
from cdc.entretien.intitules import wording
from cdc.entretien.reponses import Bac, CelluleTableau, Ecart, Texte
from cdc.formats.tableurs.indices import Systeme
from cdc.formats.tableurs.moments import moment, month_first
from cdc.formats.tableurs.plan import Reponse

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from cdc.entretien.enquete import Enonce
    from cdc.formats.tableurs.classeur import Cellule, Classeur
    from cdc.formats.tableurs.plan import Plan
    from cdc.formats.tableurs.questions import Colonne

NON_REPRIS = "(non repris)"
_DUREE_MAXIMALE = 240
_PREMIERE_ANNEE = 1990  # LimeSurvey says 1980 where it keeps no date
_ANONYMES = {"anonymous", "anonyme"}
_ADRESSE_IP = re.compile(
    r"^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]{0,4}(:[0-9a-f]{0,4}){3,7})$", re.IGNORECASE
)


@dataclass(slots=True)
class Lignes:
    """Puts each cell of an export with the person who answers."""

    classeur: Classeur
    plan: Plan
    ecarts: list[Ecart] = field(default_factory=list)
    reponses: list[Reponse] = field(default_factory=list)
    mois_d_abord: bool = False
    _cles: dict[str, str] = field(default_factory=dict)
    _notes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Learn how the export writes its dates."""
        self._notes = dict(self.classeur.notes)
        dates = [c for c in self.cells if self._role(c) in (Systeme.DEBUT, Systeme.FIN)]
        self.mois_d_abord = month_first(
            (c for c in dates if c.ligne > self.derniere), anglais=self.plan.anglais
        )

    @property
    def cells(self) -> tuple[Cellule, ...]:
        """The cells of the sheet."""
        return self.classeur.feuilles[self.plan.indice.feuille]

    @property
    def entetes(self) -> tuple[int, ...]:
        """The rows of headings."""
        return self.plan.entetes or (self.plan.indice.ligne,)

    @property
    def derniere(self) -> int:
        """The last row of headings."""
        return max(self.entetes)

    def moment(self, reponse: Reponse, systeme: Systeme) -> dt.datetime | None:
        """Return when the platform says that something took place."""
        return moment(reponse.systeme.get(systeme), mois_d_abord=self.mois_d_abord)

    def form(self) -> str:
        """Return a name for a form of which the responses have nothing better."""
        questions = [c.intitule.texte for c in self.plan.colonnes.values() if not c.systeme]
        return digest(sorted(map(wording, questions)))[:12]

    def read(self) -> Enquete:
        """Return what the export holds."""
        return self.survey(self.respondents())

    def respondents(self) -> list[Repondant]:
        """Return the people who answer on the sheet; `reponses` are theirs, in the same order."""
        lignes: dict[int, list[Cellule]] = {}
        for cell in self.cells:
            if cell.ligne > self.derniere:
                lignes.setdefault(cell.ligne, []).append(cell)
            elif cell.ligne not in self.entetes:
                self.ecarts.append(ecart(cell, "ce texte est au-dessus des intitulés"))
        return [r for rang, cells in lignes.items() if (r := self._respondent(rang, cells))]

    def survey(
        self,
        repondants: Sequence[Repondant],
        enonces: Sequence[Enonce] = (),
        *,
        entetes: int = 0,
        lues: Sequence[str] = (),
    ) -> Enquete:
        """Return the survey; `enonces`, `entetes` and `lues` are those of other sheets read."""
        plan, classeur = self.plan, self.classeur
        for nom, cells in classeur.feuilles.items():
            if nom not in (plan.indice.feuille, *lues):
                raison = "cette feuille n’est pas celle du formulaire"
                self.ecarts += [ecart(c, raison) for c in cells]
        nombre = sum(c.ligne in self.entetes for c in self.cells)
        return Enquete(
            disposition=plan.indice.disposition,
            confiance=plan.indice.confiance,
            preuves=plan.indice.preuves,
            fichier=classeur.fichier,
            sha256=classeur.sha256,
            cellules_non_vides=classeur.cellules_non_vides,
            enonces=(*plan.enonces, *enonces),
            repondants=tuple(repondants),
            repartition={Bac.ENTETE: nombre + entetes},
            ecarts=tuple(self.ecarts),
            avertissements=tuple(self._warnings()),
        )

    def _respondent(self, rang: int, cells: list[Cellule]) -> Repondant | None:
        reponse = Reponse(rang, self._system(cells), digest([c.texte.strip() for c in cells]))
        cle = self.plan.cle(reponse, self)
        if not cle:
            self._refuse(cells, self.plan.sans_cle)
            return None
        if cle in self._cles and self.plan.departage and self._cles[cle] != reponse.empreinte:
            cle = f"{cle}/{reponse.empreinte[:12]}"
        if cle in self._cles:
            numero = reponse.says(Systeme.NUMERO)
            laquelle = f"la réponse {numero}" if numero else "une autre réponse"
            self._refuse(cells, f"cette ligne répète {laquelle}")
            return None
        self._cles[cle] = reponse.empreinte
        self.reponses.append(reponse)
        return Repondant(
            cle=cle,
            identite=self._identity(reponse),
            dits=tuple(self._said(cells)),
            metadonnees=tuple(self._metadata(cells)),
            ecarts=tuple(
                ecart(c, "cette colonne n’a pas d’intitulé")
                for c in cells
                if c.colonne not in self.plan.colonnes
            ),
            notes=tuple(self._comments(rang)),
        )

    def _refuse(self, cells: list[Cellule], raison: str) -> None:
        for cell in cells:
            garde = self._kept(cell) if self._role(cell) else cell.texte.strip()
            self.ecarts.append(Ecart(texte=garde, cellule=cell.adresse, raison=raison))

    def _role(self, cell: Cellule) -> Systeme | None:
        colonne = self.plan.colonnes.get(cell.colonne)
        return colonne.systeme if colonne else None

    def _system(self, cells: list[Cellule]) -> dict[Systeme, Cellule]:
        vues: dict[Systeme, Cellule] = {}
        for cell in cells:
            if (role := self._role(cell)) is not None:
                vues.setdefault(role, cell)
        return vues

    def _said(self, cells: list[Cellule]) -> Iterator[Dit]:
        for cell in cells:
            colonne = self.plan.colonnes.get(cell.colonne)
            if colonne and colonne.systeme is None:
                yield said(cell, colonne, self.plan.texte)

    def _metadata(self, cells: list[Cellule]) -> Iterator[CelluleTableau]:
        for cell in cells:
            if self._role(cell):
                intitule = self.plan.colonnes[cell.colonne].intitule.texte.strip()
                yield CelluleTableau(colonne=intitule, texte=self._kept(cell), cellule=cell.adresse)

    def _kept(self, cell: Cellule) -> str:
        """Return what is kept of what the platform says: never where someone answered from."""
        role, texte = self._role(cell), cell.texte.strip()
        if role is Systeme.PERSONNEL or (role is Systeme.DIVERS and _ADRESSE_IP.match(texte)):
            return NON_REPRIS
        return texte

    def _identity(self, reponse: Reponse) -> dict[str, Texte]:
        """Return who answers, when, and in how long, as far as the platform knows."""
        identite: dict[str, Texte] = {}
        prenom = reponse.says(Systeme.PRENOM)
        for cle, source in (("personne", Systeme.NOM), ("courriel", Systeme.COURRIEL)):
            cell = reponse.systeme.get(source)
            if cell is not None and cell.texte.strip().casefold() not in _ANONYMES:
                texte = cell.texte.strip()
                if source is Systeme.NOM and prenom:
                    texte = f"{prenom} {texte}"
                identite[cle] = Texte(texte=texte, cellule=cell.adresse)
        debut, fin = self.moment(reponse, Systeme.DEBUT), self.moment(reponse, Systeme.FIN)
        jour = fin or debut
        if jour and jour.year >= _PREMIERE_ANNEE:
            cellule = reponse.systeme[Systeme.FIN if fin else Systeme.DEBUT].adresse
            identite["date"] = Texte(texte=f"{jour:%d/%m/%Y}", cellule=cellule)
            minutes = round((fin - debut).total_seconds() / 60) if fin and debut else 0
            if 1 <= minutes <= _DUREE_MAXIMALE:
                identite["duree_min"] = Texte(texte=str(minutes), cellule=cellule)
        return identite

    def _comments(self, rang: int) -> Iterator[Texte]:
        for adresse in list(self._notes):
            lieu = locate(adresse)
            if lieu.feuille == self.plan.indice.feuille and lieu.ligne == str(rang):
                yield Texte(texte=self._notes.pop(adresse), cellule=adresse)

    def _warnings(self) -> Iterator[str]:
        yield from self.classeur.avertissements
        yield from self.plan.avertissements
        yield from self.classeur.hidden()
        yield from self.classeur.struck()
        for adresse, texte in self._notes.items():
            yield f"{adresse}\u00a0: un commentaire dit «\u00a0{texte}\u00a0»."
        if not self.reponses:
            yield "cet export ne contient encore aucune réponse."
        yield from self._incomplete()
        retires = [
            f"«\u00a0{c.intitule.texte.strip()}\u00a0»"
            for c in self.plan.colonnes.values()
            if c.systeme is Systeme.PERSONNEL
        ]
        if retires:
            yield (
                f"colonne {', '.join(retires)}\u00a0: donnée personnelle sans utilité ici, elle "
                "n’entre pas dans les relevés\u202f; la copie du fichier la garde."
            )

    def _incomplete(self) -> Iterator[str]:
        if self.plan.incomplete is None:
            return
        vues = [r for r in self.reponses if self.plan.incomplete(r)]
        if vues:
            numeros = ", ".join(r.says(Systeme.NUMERO) or f"ligne {r.ligne}" for r in vues)
            une = len(vues) == 1
            yield (
                f"{len(vues)} {'réponse inachevée' if une else 'réponses inachevées'} "
                f"({numeros})\u00a0: non {'envoyée' if une else 'envoyées'}, importée"
                f"{'' if une else 's'} comme les autres."
            )


def said(
    cell: Cellule, colonne: Colonne, texte: Callable[[str], str] = str.strip, *, rang: int = 0
) -> Dit:
    """Return what a cell says to the question of its column."""
    return Dit(
        enonce=colonne.enonce,
        texte=texte(cell.texte),
        cellule=cell.adresse,
        role=colonne.role,
        detail=colonne.detail,
        rang=rang,
        reserve=cell.reserve,
    )


def ecart(cell: Cellule, raison: str) -> Ecart:
    """Return a cell that is of no one's answers, and why."""
    return Ecart(texte=cell.texte.strip(), cellule=cell.adresse, raison=raison)


def digest(textes: Sequence[str]) -> str:
    """Return a short name for texts in this order."""
    return hashlib.sha256("\0".join(textes).encode()).hexdigest()
