"""Read one table, row by row: parts, questions, and whose answer each cell is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.entretien.enquete import RoleDit
from cdc.formats.tableurs.libres.identite import DE_L_ENTRETIEN, inline, label, understood
from cdc.formats.tableurs.libres.mots import Titre, asks, number_of, titles_part, unnumbered
from cdc.formats.tableurs.libres.personnes import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.formats.tableurs.classeur import Cellule
    from cdc.formats.tableurs.libres.analyse import Tableau
    from cdc.formats.tableurs.libres.recolte import Personne, Recolte
    from cdc.formats.tableurs.libres.voies import Groupe

_CLE = re.compile(r"^\W*(Q-[A-Z][A-Z0-9]{0,7}-[0-9]{1,4})\W*$", re.IGNORECASE)
_TITRE = 100
_SANS_QUESTION = "cette cellule n’est en face d’aucune question\u00a0: écrivez la question à côté"
_A_PERSONNE = (
    "cette colonne n’est à personne\u00a0: si c’est une réponse, donnez-lui pour titre un nom"
)
_PROPOSEE = "ce qui propose ou résume des réponses n’en est pas une"


@dataclass(slots=True)
class Feuillet:
    """Reads one table, row by row."""

    recolte: Recolte
    tableau: Tableau
    personne: Personne  # whose the sheet is
    theme: str = ""
    enonce: int = -1

    def read(self) -> None:
        """Place every cell of the table."""
        lecture, bloc = self.tableau.lecture, self.tableau.bloc
        avant = tuple(self.recolte.personnes)
        if lecture.groupes:
            self.recolte.again()
        gens = [self._find(groupe, avant) for groupe in lecture.groupes]
        for personne, groupe in zip(gens, lecture.groupes, strict=True):
            for cell, nom, lignes in groupe.connu:
                self.recolte.tell(personne, cell, nom, lignes)
            self._share(personne)
        for cell in lecture.entetes:
            self.recolte.heading(cell)
        rangees = list(bloc.rows())
        for rang, (_, cells) in enumerate(rangees):
            suivantes = rangees[rang + 1][1] if rang + 1 < len(rangees) else {}
            self._row(cells, suivantes, gens)

    def _find(self, groupe: Groupe, avant: Sequence[Personne]) -> Personne:
        """Return who has a column: someone whom another table already named, or someone new."""
        noms = (lignes.get("personne", "") for _, _, lignes in groupe.connu)
        cle = name_key(next(filter(None, noms), ""))
        connue = next((p for p in avant if cle and name_key(p.nom) == cle), None)
        feuille = self.tableau.bloc.vue.feuille
        return connue or self.recolte.person(f"{feuille}, {groupe.repere}")

    def _share(self, personne: Personne) -> None:
        """Give each person of a matrix what the sheet says of all: the date, who asked."""
        for cle, texte in self.personne.identite.items():
            if cle in ("date", "interviewer", "duree_min"):
                personne.identite.setdefault(cle, texte)

    def _row(
        self, cells: dict[int, Cellule], suivantes: dict[int, Cellule], gens: list[Personne]
    ) -> None:
        question = cells.get(self.tableau.bloc.question)
        voies = self.tableau.lecture.voies
        self._who(cells)
        if self._is_part(cells, suivantes):
            for cell in cells.values():
                self.theme = unnumbered(cell.texte)
                self.recolte.heading(cell)
            self.enonce = -1
            return
        if question and self._is_identity(question, cells):
            return
        cle = self._number(cells)
        if question:
            texte = unnumbered(question.texte)
            options = tuple(v.nom for v in voies.values() if v.titre is Titre.OPTION)
            self.enonce = self.recolte.ask(
                question, texte, theme=self.theme, options=options, cle=cle
            )
            self.recolte.heading(question)
        for colonne, cell in cells.items():
            if colonne in voies and cell.adresse not in self.recolte.placees:
                self._cell(colonne, cell, gens)

    def _who(self, cells: dict[int, Cellule]) -> None:
        """Take the columns that say, on each row, who answers."""
        voies = self.tableau.lecture.voies
        dites = {
            c: cell for c, cell in cells.items() if c in voies and voies[c].identite is not None
        }
        nom = next((cell for c, cell in dites.items() if voies[c].identite == "personne"), None)
        if nom is not None:
            self.personne = self._named(nom)
        for c, cell in dites.items():
            cle = voies[c].identite or ""
            self.recolte.tell(self.personne, cell, voies[c].nom, understood(cle, cell.texte))

    def _named(self, cell: Cellule) -> Personne:
        nom = understood("personne", cell.texte)["personne"]
        for personne in self.recolte.personnes:
            if personne.nom.casefold() == nom.casefold():
                return personne
        self.recolte.again()
        return self.recolte.person(nom)

    def _is_part(self, cells: dict[int, Cellule], suivantes: dict[int, Cellule]) -> bool:
        """Say whether a row is the title of a part: alone, and not a question left unanswered."""
        bloc = self.tableau.bloc
        if len(cells) != 1 or bloc.vue.tournee:
            return False
        ((colonne, cell),) = cells.items()
        voie = self.tableau.lecture.voies.get(colonne)
        if voie is not None:
            avant = colonne < bloc.question
            return avant and voie.titre is not Titre.REPONSE and len(cell.texte) > 3
        if asks(cell.texte):
            return False
        fusion = bloc.vue.merged(cell.ligne, cell.rang)
        if (
            fusion
            and fusion.derniere_colonne > bloc.question
            and set(bloc.voies) & set(range(fusion.colonne, fusion.derniere_colonne + 1))
        ):
            return True
        if suivantes and bloc.question not in suivantes:
            return False  # its answer is on the row below
        return titles_part(cell.texte) or (bloc.part > 0.6 and len(cell.texte) <= _TITRE)

    def _is_identity(self, question: Cellule, cells: dict[int, Cellule]) -> bool:
        """Take a line of the identity that stands among the questions: « Date », « Durée »."""
        if self.tableau.bloc.vue.tournee or self.tableau.personnes:
            return False
        ligne = inline(question)
        if ligne and ligne.cle in DE_L_ENTRETIEN and len(cells) == 1:
            self.recolte.tell(self.personne, question, ligne.nom, ligne.lignes)
            return True
        cle = label(question.texte)
        valeurs = [c for n, c in cells.items() if n > self.tableau.bloc.question]
        if cle not in DE_L_ENTRETIEN or len(valeurs) != 1:
            return False
        self.recolte.heading(question)
        nom = question.texte.strip().rstrip(":").strip()
        self.recolte.tell(self.personne, valeurs[0], nom, understood(cle, valeurs[0].texte))
        return True

    def _number(self, cells: dict[int, Cellule]) -> str:
        """Take the number and the theme of a question; return the key of the bank, if it is one."""
        cle = ""
        for colonne, cell in cells.items():
            voie = self.tableau.lecture.voies.get(colonne)
            if voie is None or voie.titre not in (Titre.NUMERO, Titre.THEME):
                continue
            if voie.titre is Titre.THEME:
                self.theme = cell.texte.strip()
            elif trouve := _CLE.match(cell.texte):
                cle = trouve[1].upper()
            self.recolte.heading(cell)
        return cle

    def _cell(self, colonne: int, cell: Cellule, gens: list[Personne]) -> None:
        voie = self.tableau.lecture.voies[colonne]
        if colonne < self.tableau.bloc.question and voie.titre in (None, Titre.AUTRE):
            self._before(cell)
        elif voie.titre is Titre.PROPOSE:
            self.recolte.leave(cell, _PROPOSEE)
        elif self.enonce < 0:
            self.recolte.leave(cell, _SANS_QUESTION)
        elif gens and voie.groupe < 0:
            self.recolte.leave(cell, _A_PERSONNE)
        else:
            personne = gens[voie.groupe] if gens else self.personne
            if voie.titre is Titre.REPONSE:
                self.recolte.say(personne, cell, self.enonce)
                self._warn_if_shared(cell)
            elif voie.titre is Titre.OPTION:
                role = RoleDit.OPTION
                self.recolte.say(personne, cell, self.enonce, role=role, detail=voie.nom)
            else:
                detail = voie.nom if voie.titre is Titre.AUTRE else ""
                self.recolte.say(personne, cell, self.enonce, role=RoleDit.REMARQUE, detail=detail)

    def _warn_if_shared(self, cell: Cellule) -> None:
        """Tell an answer merged over several questions: it is kept with the first."""
        bloc = self.tableau.bloc
        fusion = None if bloc.vue.tournee else bloc.vue.merged(cell.ligne, cell.rang)
        if fusion is None:
            return
        autres = range(fusion.ligne + 1, fusion.derniere_ligne + 1)
        if any(bloc.vue.at(n, bloc.question) for n in autres):
            self.recolte.avertissements.append(
                f"{cell.adresse}\u00a0: cette réponse est fusionnée sur plusieurs questions\u202f; elle "
                "est gardée avec la première."
            )

    def _before(self, cell: Cellule) -> None:
        """Take what stands on the left of a question: a number, or a theme."""
        if not number_of(cell.texte + " A") and len(cell.texte) > 3:
            self.theme = cell.texte.strip()
        self.recolte.heading(cell)
