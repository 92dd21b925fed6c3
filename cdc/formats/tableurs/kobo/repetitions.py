"""The sheets that repeat: each of their rows completes a response of the main one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cdc.entretien.enquete import Enonce, RoleDit
from cdc.entretien.reponses import CelluleTableau, Ecart
from cdc.formats.tableurs.indices import Systeme, simple
from cdc.formats.tableurs.kobo.colonnes import bank_key, is_system, read_columns
from cdc.formats.tableurs.lignes import ecart, said
from cdc.formats.tableurs.questions import Colonne, values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.entretien.enquete import Dit, Repondant
    from cdc.formats.tableurs.classeur import Cellule, Classeur
    from cdc.formats.tableurs.lignes import Lignes

_PARENT, _TABLE = "_parent_index", "_parent_table_name"


def repeats(classeur: Classeur) -> list[str]:
    """Return the sheets that repeat: their headings name the row that they complete."""
    return [
        nom
        for nom, cells in classeur.feuilles.items()
        if any(c.ligne == cells[0].ligne and simple(c.texte) == _PARENT for c in cells)
    ]


@dataclass(slots=True)
class Repetitions:
    """Brings the rows of the other sheets to the person whose answer they repeat."""

    lignes: Lignes
    repondants: Sequence[Repondant]
    premier: int
    enonces: list[Enonce] = field(default_factory=list)
    entetes: int = 0
    _rangs: dict[tuple[str, str], int] = field(default_factory=dict)
    _dits: dict[int, list[Dit]] = field(default_factory=dict)
    _metadonnees: dict[int, list[CelluleTableau]] = field(default_factory=dict)
    _ecarts: dict[int, list[Ecart]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Learn the row of each person."""
        feuille = self.lignes.plan.indice.feuille
        for rang, reponse in enumerate(self.lignes.reponses):
            self._rangs[feuille, reponse.says(Systeme.RANG)] = rang

    def read(self, feuille: str, cells: Sequence[Cellule]) -> None:
        """Read the rows of one sheet, of which the first one has the headings."""
        premiere = cells[0].ligne
        entetes = [c for c in cells if c.ligne == premiere]
        self.entetes += len(entetes)
        noms = {c.colonne: simple(c.texte) for c in entetes}
        colonnes = self._columns(feuille, entetes, values(cells, premiere))
        lignes: dict[int, list[Cellule]] = {}
        for cell in cells:
            if cell.ligne > premiere:
                lignes.setdefault(cell.ligne, []).append(cell)
        for numero, ligne in enumerate(lignes.values(), 1):
            textes = {noms.get(c.colonne, ""): c.texte.strip() for c in ligne}
            parent = textes.get(_TABLE, self.lignes.plan.indice.feuille)
            rang = self._rangs.get((parent, textes.get(_PARENT, "")))
            if rang is None:
                raison = "la réponse que cette ligne complète n’est pas dans l’export"
                self.lignes.ecarts += [ecart(c, raison) for c in ligne]
                continue
            self._rangs[feuille, textes.get("_index", "")] = rang
            self._keep(rang, ligne, colonnes, numero)

    def complete(self) -> list[Repondant]:
        """Return the people with all that they said."""
        return [
            replace(
                r,
                dits=(*r.dits, *self._dits.get(rang, ())),
                metadonnees=(*r.metadonnees, *self._metadonnees.get(rang, ())),
                ecarts=(*r.ecarts, *self._ecarts.get(rang, ())),
            )
            for rang, r in enumerate(self.repondants)
        ]

    def _keep(
        self, rang: int, cells: Sequence[Cellule], colonnes: Mapping[str, Colonne], numero: int
    ) -> None:
        for cell in cells:
            colonne = colonnes.get(cell.colonne)
            if colonne is None:
                vide = ecart(cell, "cette colonne n’a pas d’intitulé")
                self._ecarts.setdefault(rang, []).append(vide)
            elif colonne.systeme is None:
                self._dits.setdefault(rang, []).append(said(cell, colonne, rang=numero))
            else:
                titre = colonne.intitule.texte.strip()
                meta = CelluleTableau(colonne=titre, texte=cell.texte.strip(), cellule=cell.adresse)
                self._metadonnees.setdefault(rang, []).append(meta)

    def _columns(
        self, feuille: str, entetes: Sequence[Cellule], dits: Mapping[str, list[str]]
    ) -> dict[str, Colonne]:
        """Return the columns of a repeat: those of one table, named by the sheet."""
        systeme = [c for c in entetes if is_system(c.texte, repetee=True)]
        posees = [c for c in entetes if not is_system(c.texte, repetee=True)]
        questions = read_columns(posees, dits)
        simples = [c for c in questions.colonnes.values() if c.role is RoleDit.REPONSE]
        cle = bank_key(feuille)
        depart = self.premier + len(self.enonces)
        enonces = [replace(e, theme=e.theme or feuille) for e in questions.enonces]
        colonnes = {
            lettres: replace(c, enonce=c.enonce + depart)
            for lettres, c in questions.colonnes.items()
        }
        if len(simples) > 1 or (simples and cle):
            table = depart + len(enonces)
            seule = len(simples) == 1
            textes = [questions.enonces[c.enonce].texte for c in simples]
            details = tuple(_detail(t.rpartition("/")[2] if seule else t, feuille) for t in textes)
            adresse = simples[0].intitule.adresse
            enonces.append(Enonce(feuille, adresse, options=details, cle=cle))
            for c, detail in zip(simples, details, strict=True):
                colonnes[c.intitule.colonne] = replace(c, enonce=table, detail=detail)
        self.enonces += enonces
        colonnes |= {c.colonne: Colonne(c, Systeme.DIVERS) for c in systeme}
        return colonnes


def _detail(texte: str, feuille: str) -> str:
    """Return the column of a table: its own name, without that of the table."""
    debut = f"{feuille}_".casefold()
    return texte[len(debut) :] if texte.casefold().startswith(debut) else texte
