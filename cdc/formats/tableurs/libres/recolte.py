"""What is gathered from a file while it is read: each cell has one place, or is told as left."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.entretien.enquete import Dit, Enonce, Enquete, Repondant, RoleDit
from cdc.entretien.intitules import wording
from cdc.entretien.reponses import Bac, CelluleTableau, Ecart, Texte, normalize
from cdc.formats.tableurs.classeur import SANS_RESULTAT, Marque
from cdc.formats.tableurs.grilles import warnings
from cdc.formats.tableurs.libres.personnes import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdc.formats.tableurs.classeur import Cellule, Classeur
    from cdc.formats.tableurs.indices import Indice

_RESERVES = {
    Marque.SANS_RESULTAT: SANS_RESULTAT,
    Marque.ERREUR: "cette cellule contient une erreur de calcul, pas une réponse",
}
_COPIE = re.compile(
    r"([\s_-]*(\(\d+\)|-?\s*copie|copy|v\d+|version\s?\d+|final|def))+$", re.IGNORECASE
)
_AILLEURS = (
    "ce texte n’est ni une question, ni une réponse, ni un titre de ce tableau\u00a0: s’il répond à "
    "une question, mettez-le dans la cellule de la réponse"
)


@dataclass(slots=True)
class Personne:
    """One person while her answers are met; `repere` is the sheet or the column that is hers."""

    repere: str
    identite: dict[str, Texte] = field(default_factory=dict)
    dits: list[Dit] = field(default_factory=list)
    metadonnees: list[CelluleTableau] = field(default_factory=list)
    notes: list[Texte] = field(default_factory=list)
    dites: dict[tuple[str, str], Cellule] = field(default_factory=dict)

    @property
    def nom(self) -> str:
        """Her name, or nothing."""
        texte = self.identite.get("personne")
        return texte.texte if texte else ""

    def learn(self, lignes: Mapping[str, str], cellule: str) -> None:
        """Note what is said of her, unless it is known."""
        for cle, texte in lignes.items():
            self.identite.setdefault(cle, Texte(texte=texte, cellule=cellule))


@dataclass(slots=True)
class Recolte:
    """Puts each cell of a file in one place."""

    classeur: Classeur
    enonces: list[Enonce] = field(default_factory=list)
    personnes: list[Personne] = field(default_factory=list)
    ecarts: list[Ecart] = field(default_factory=list)
    avertissements: list[str] = field(default_factory=list)
    placees: set[str] = field(default_factory=set)
    entetes: int = 0
    _rangs: dict[tuple[str, int], int] = field(default_factory=dict)
    _posees: Counter[str] = field(default_factory=Counter)

    def again(self) -> None:
        """Say that the same questions may come again, to somebody else."""
        self._posees.clear()

    def ask(
        self,
        cell: Cellule,
        texte: str,
        *,
        theme: str = "",
        options: tuple[str, ...] = (),
        cle: str = "",
    ) -> int:
        """Return the rank of a question; asked in the same words of several people, it is one."""
        simple = wording(texte)
        self._posees[simple] += 1
        place = simple, self._posees[simple]
        if place not in self._rangs:
            self._rangs[place] = len(self.enonces)
            self.enonces.append(Enonce(texte, cell.adresse, theme=theme, options=options, cle=cle))
        return self._rangs[place]

    def person(self, repere: str) -> Personne:
        """Open the answers of somebody."""
        personne = Personne(repere)
        self.personnes.append(personne)
        return personne

    def heading(self, cell: Cellule) -> None:
        """Count a cell that only names others."""
        if self._place(cell):
            self.entetes += 1

    def leave(self, cell: Cellule, raison: str) -> None:
        """Tell a cell that is of no one's answers."""
        if self._place(cell):
            self.ecarts.append(Ecart(texte=cell.texte.strip(), cellule=cell.adresse, raison=raison))

    def tell(self, personne: Personne, cell: Cellule, nom: str, lignes: Mapping[str, str]) -> None:
        """Take a cell that says who a person is."""
        if self._place(cell):
            personne.metadonnees.append(
                CelluleTableau(colonne=nom, texte=cell.texte.strip(), cellule=cell.adresse)
            )
        personne.learn(lignes, cell.adresse)

    def say(
        self,
        personne: Personne,
        cell: Cellule,
        enonce: int,
        *,
        texte: str = "",
        role: RoleDit = RoleDit.REPONSE,
        detail: str = "",
        partage: bool = False,
    ) -> None:
        """Take what a cell says; with `partage`, it is one of several things that it says."""
        dit = (texte or cell.texte).strip()
        premiere = personne.dites.setdefault((wording(self.enonces[enonce].texte), dit), cell)
        if premiere.feuille != cell.feuille and not partage:  # a summary of the other sheets
            self.leave(cell, f"cette cellule répète {premiere.adresse}")
            return
        if not self._place(cell) and not partage:
            return
        reserve = next((_RESERVES[m] for m in cell.marques if m in _RESERVES), "")
        personne.dits.append(Dit(enonce, dit, cell.adresse, role, detail, 0, reserve))

    def finish(self, indice: Indice) -> Enquete:
        """Return all that the file holds; what had no place is told, cell by cell."""
        for cells in self.classeur.feuilles.values():
            for cell in cells:
                self.leave(cell, _AILLEURS)
        personnes = [p for p in self.personnes if p.dits or p.metadonnees]
        restes = self._comment(personnes)
        return Enquete(
            disposition=indice.disposition,
            confiance=indice.confiance,
            preuves=indice.preuves,
            fichier=self.classeur.fichier,
            sha256=self.classeur.sha256,
            cellules_non_vides=self.classeur.cellules_non_vides,
            enonces=tuple(self.enonces),
            repondants=tuple(self._respondents(personnes, indice)),
            repartition={Bac.ENTETE: self.entetes},
            ecarts=tuple(self.ecarts),
            avertissements=(*warnings(self.classeur), *self.avertissements, *restes),
        )

    def _place(self, cell: Cellule) -> bool:
        if cell.adresse in self.placees:
            return False
        self.placees.add(cell.adresse)
        return True

    def _respondents(self, personnes: list[Personne], indice: Indice) -> Iterator[Repondant]:
        vues: Counter[str] = Counter()
        for personne in personnes:
            cle = self._key(personne, indice)
            vues[cle] += 1
            yield Repondant(
                cle=cle if vues[cle] == 1 else f"{cle}/{vues[cle]}",
                identite=personne.identite,
                dits=tuple(personne.dits),
                metadonnees=tuple(personne.metadonnees),
                notes=tuple(personne.notes),
            )

    def _key(self, personne: Personne, indice: Indice) -> str:
        """Return what somebody is known by when the file comes back: her name, or her place."""
        if personne.nom:
            return f"{indice.disposition}/{name_key(personne.nom)}"
        souche = _COPIE.sub("", self.classeur.fichier.rpartition(".")[0])
        return f"{indice.disposition}//{normalize(souche)}/{normalize(personne.repere)}"

    def _comment(self, personnes: list[Personne]) -> list[str]:
        """Put each comment with the person whose cell it is on; return the others, as told."""
        places = {d.cellule: p for p in personnes for d in p.dits}
        places |= {m.cellule: p for p in personnes for m in p.metadonnees}
        restes = []
        for adresse, texte in self.classeur.notes.items():
            personne = places.get(adresse) or (personnes[0] if len(personnes) == 1 else None)
            if personne:
                personne.notes.append(Texte(texte=texte, cellule=adresse))
            else:
                restes.append(f"{adresse}\u00a0: un commentaire dit «\u00a0{texte}\u00a0».")
        return restes
