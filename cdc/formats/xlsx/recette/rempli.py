"""Read a tester's workbook that came back: each non-empty cell ends in exactly one bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.entretien.cellules import locate
from cdc.entretien.reponses import Bac
from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.lecture import read_table
from cdc.formats.xlsx.recette.adresses import (
    CALCULS,
    CAS,
    CLES_D_UN_CAS,
    COLONNE_CLES,
    ETAPE,
    ETAPES,
    FEUILLE,
    FORMAT,
    GENRE,
    LIGNES,
    Role,
    checksum,
    read_plan,
    sums,
)
from cdc.formats.xlsx.recette.cas_lu import CasLu
from cdc.formats.xlsx.recette.tri import AILLEURS, AJOUTEE, COPIE, REMPLACE, Tri
from cdc.recette.mots import fold, verdict_of
from cdc.recette.releve import Faute, Releve, Remarque

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cdc.formats.tableurs.classeur import Cellule, Classeur
    from cdc.formats.xlsx.recette.adresses import AdresseCas, Plan
    from cdc.recette.passages import Passage

# What the first cell of the hidden column says of the sheets that hold no case.
_GENERALES = frozenset({"synthese", "mode"})
# Rows of the summary whose numbers are computed; a program may keep the numbers alone.
_COMPTEES = frozenset({"comptes", "cas", "total"})
_CLES = _GENERALES | _COMPTEES | {"liste", Role.RECETTEUR, Role.POSTE}
_PARTI = (
    "la feuille du cas {cas} manque\u00a0: il compte comme non joué. Reprenez le classeur remis."
)


def read_filled(path: Path) -> tuple[Releve, bytes]:
    """Read the tester's workbook at `path`, and return it with the content of the file.

    Raises:
        ClasseurRefuseError: it cannot be read, or cdc did not make it.
    """
    classeur = read_table(path)
    return sort_filled(classeur), classeur.contenu


def is_recette(classeur: Classeur) -> bool:
    """Say whether `cdc recette classeur` made this workbook."""
    tete = classeur.feuilles.get(FEUILLE, ())
    return any(c.colonne == "B" and c.ligne == 1 and c.texte.startswith(GENRE) for c in tete)


def is_blank(path: Path) -> bool:
    """Say whether the file at `path` is a tester's workbook in which nobody wrote anything."""
    try:
        releve, _ = read_filled(path)
    except ClasseurRefuseError:
        return False
    rien_d_autre = releve.repartition[Bac.CONSIGNE] == releve.cellules_non_vides
    return rien_d_autre and not releve.remarques and not releve.fautes


def sort_filled(classeur: Classeur) -> Releve:
    """Put each cell of a tester's workbook in its bucket.

    Raises:
        ClasseurRefuseError: cdc did not make it.
    """
    return _Depouillement(classeur, _plan(classeur)).read()


def _plan(classeur: Classeur) -> Plan:
    if not is_recette(classeur):
        raison = (
            "ce classeur n’a pas été fait par «\u00a0cdc recette classeur\u00a0», ou sa feuille masquée "
            "a été perdue. Rendez celui qui vous a été remis, en .xlsx ou en .ods."
        )
        raise ClasseurRefuseError(classeur.fichier, raison)
    lignes: dict[int, dict[str, str]] = {}
    for cell in classeur.feuilles[FEUILLE]:
        lignes.setdefault(cell.ligne, {})[cell.colonne] = cell.texte
    plan = read_plan(lignes)
    if plan.entete.get("format") != FORMAT:
        raison = "ce classeur vient d’une autre version de cdc. Mettez cdc à jour et recommencez."
        raise ClasseurRefuseError(classeur.fichier, raison)
    return plan


class _Depouillement:
    """Puts each cell of a workbook in its bucket."""

    def __init__(self, classeur: Classeur, plan: Plan) -> None:
        self._classeur = classeur
        self._entete = plan.entete
        self._adresses = {adresse.cas: adresse for adresse in plan.cas}
        self._textes = plan.textes
        self._tri = Tri()
        self._lus: dict[str, CasLu] = {}
        self._cas_de: dict[str, str] = {}
        self._dits: dict[Role, str] = {}

    def read(self) -> Releve:
        self._cas_de = self._find_cases()
        for nom, cells in self._classeur.feuilles.items():
            if nom == FEUILLE:
                self._tri.put(Bac.CONSIGNE, len(cells))
            else:
                self._read_sheet(nom, cells)
        for cas in self._adresses:
            if cas not in self._lus:
                self._tri.fautes.append(Faute("", "", _PARTI.format(cas=cas), cas))
        self._read_notes()
        self._check()
        return self._finish()

    def _find_cases(self) -> dict[str, str]:
        """Return the case of each sheet, the one of its own name where a sheet was copied."""
        par_nom = {a.feuille: a.cas for a in self._adresses.values()}
        places: dict[str, str] = {}
        for nom, cells in self._classeur.feuilles.items():
            cas = _case_of(cells) or par_nom.get(nom, "")
            if cas in self._adresses and (cas not in places or par_nom.get(nom) == cas):
                places[cas] = nom
        return {nom: cas for cas, nom in places.items()}

    def _read_sheet(self, nom: str, cells: Sequence[Cellule]) -> None:
        cas = self._cas_de.get(nom)
        if cas is not None and cells:
            lu = self._lus[cas] = CasLu(self._adresses[cas], self._tri)
            lu.read(cells)
            return
        if any(c.colonne == COLONNE_CLES and c.texte in _GENERALES for c in cells):
            self._read_general(cells)
            return
        cas = _case_of(cells)
        adresse = self._adresses.get(cas)
        for cell in cells:
            if adresse is not None and _is_copied(cell, adresse):
                self._tri.put(Bac.CONSIGNE)
            else:
                self._tri.set_aside(cell, COPIE if cas else AJOUTEE, cas)

    def _read_general(self, cells: Sequence[Cellule]) -> None:
        """Read the summary or the instructions: a few cells are to fill, the others are ours."""
        cles = {c.ligne: c.texte for c in cells if c.colonne == COLONNE_CLES}
        for cell in cells:
            cle = cles.get(cell.ligne, "")
            role = LIGNES.get(cle, {}).get(cell.colonne)
            compte = cle in _COMPTEES and (cell.calculee or cell.texte.strip().isdecimal())
            if compte or _is_ours(cell, self._textes, _CLES):
                self._tri.put(Bac.CONSIGNE)
            elif role in (Role.RECETTEUR, Role.POSTE) and not cell.reserve:
                self._tri.put(Bac.METADONNEE)
                self._dits[role] = cell.texte.strip()
            else:
                self._tri.set_aside(cell, REMPLACE if cle else AILLEURS)

    def _read_notes(self) -> None:
        """Keep each comment with its case."""
        for adresse, texte in self._classeur.notes.items():
            cas = self._cas_de.get(locate(adresse).feuille, "")
            self._tri.remarques.append(Remarque(texte, adresse, cas))

    def _check(self) -> None:
        """Refuse a file of which a cell would be in no bucket, or in two."""
        rangees = sum(self._tri.bacs.values())
        if rangees != self._classeur.cellules_non_vides:
            raison = (
                f"{self._classeur.cellules_non_vides} cellules remplies mais {rangees} rangées\u00a0: "
                "rien n’est lu, pour ne rien perdre. Signalez ce fichier."
            )
            raise ClasseurRefuseError(self._classeur.fichier, raison)

    def _finish(self) -> Releve:
        entete, tri, classeur = self._entete, self._tri, self._classeur
        recetteur = self._known(self._dits.get(Role.RECETTEUR, "")) or entete.get("recetteur", "")
        return Releve(
            fichier=classeur.fichier,
            sha256=classeur.sha256,
            campagne=entete.get("campagne", ""),
            persona=entete.get("persona", ""),
            recetteur=recetteur,
            version=entete.get("version", ""),
            cas={a.cas: a.empreinte for a in self._adresses.values()},
            passages=tuple(self._passages(recetteur)),
            remarques=tuple(tri.remarques),
            fautes=tuple(tri.fautes),
            repartition={bac.value: tri.bacs[bac] for bac in Bac},
            cellules_non_vides=classeur.cellules_non_vides,
            poste=self._dits.get(Role.POSTE, ""),
            avertissements=(
                *classeur.avertissements,
                *classeur.hidden(FEUILLE),
                *classeur.struck(),
                *tri.avertissements,
            ),
        )

    def _passages(self, recetteur: str) -> Iterator[Passage]:
        """Yield the cases in which somebody wrote, in the order in which they were handed out."""
        for cas in self._adresses:
            lu = self._lus.get(cas)
            if lu is not None and lu.rempli:
                lu.recetteur = self._known(lu.recetteur)
                yield lu.passage(self._entete.get("campagne", ""), recetteur)

    def _known(self, nom: str) -> str:
        """Return the identifier of the tester where the name that was written is known as theirs."""
        connus = sums(self._entete.get("nom", ""))
        return self._entete.get("recetteur", "") if checksum(fold(nom)) in connus else nom


def _case_of(cells: Sequence[Cellule]) -> str:
    """Return the case that the hidden column of a sheet says."""
    for cell in cells:
        if cell.colonne == COLONNE_CLES and cell.texte.startswith(CAS):
            return cell.texte.removeprefix(CAS)
    return ""


def _is_copied(cell: Cellule, adresse: AdresseCas) -> bool:
    """Say whether a cell of a sheet that was copied is ours: what the tester fills never is."""
    if cell.colonne in ETAPES and verdict_of(cell.texte):
        return False
    cles = CLES_D_UN_CAS | {CAS + adresse.cas, *(f"{ETAPE}{n}" for n in adresse.etapes)}
    calcul = cell.calculee and cell.colonne in CALCULS
    return calcul or _is_ours(cell, adresse.textes, cles)


def _is_ours(cell: Cellule, textes: frozenset[str], cles: frozenset[str]) -> bool:
    if cell.colonne == COLONNE_CLES:
        return cell.texte in cles
    return checksum(cell.texte) in textes
