"""Files of any kind brought together: what each holds is found, then told, then written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.actions.imports import bilan_reponses, bilan_tableau
from cdc.actions.imports.reponses import Reponses
from cdc.actions.imports.rubriques import Etendue, Rubrique
from cdc.actions.imports.tableaux import Tableau
from cdc.actions.personnes import proposals
from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.libres.refus import EntretienIntrouvableError
from cdc.listes.choix import Demande, TableauIntrouvableError
from cdc.listes.cibles import LISTES
from cdc.listes.importation import ConservationError
from cdc.projet.imports import TableauTropGrosError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cdc.entretien.bilans import BilanFichier
    from cdc.entretien.personnes import Proposition
    from cdc.listes.importation import Importation

ENTRETIEN, LAISSER = "entretien", "laisser"
# What a page shows of each list of a report.
_LONGUE = Etendue(200)
_REFUS = (ClasseurRefuseError, TableauIntrouvableError, ConservationError, TableauTropGrosError)
_INCONNU = (
    "Rien n’y est reconnu : ni guide rempli, ni export de formulaire, ni tableau dont les titres "
    "de colonnes parlent du cahier. Si vous savez ce qu’il contient, dites-le ci-dessus ; sinon, "
    "mettez les questions dans une colonne « Question » et les réponses dans la suivante, "
    "« Réponse », puis déposez-le à nouveau."
)


@dataclass(slots=True)
class Recu:
    """A file that was handed in: where it is, its own name, and what it is to be read as.

    `comme` is `ENTRETIEN`, the name of a list, or `LAISSER`; nothing when it is to be found out.
    """

    chemin: Path
    nom: str
    comme: str = ""


@dataclass(frozen=True, slots=True)
class CompteRendu:
    """What one file brings, in words.

    Attributes:
        nom: its own name.
        comme: what it was read as.
        lignes: what it was taken for, and where its cells go.
        colonnes: the titles of the columns of a table, each with what it fills, if anything.
        rubriques: what becomes of it, part by part.
        avertissements: what is to be known besides.
        reste: what is left to decide, if anything.
        refus: why nothing is taken of it, and what to do.
    """

    nom: str
    comme: str
    lignes: tuple[str, ...] = ()
    colonnes: tuple[tuple[str, str], ...] = ()
    rubriques: tuple[Rubrique, ...] = ()
    avertissements: tuple[str, ...] = ()
    reste: str = ""
    refus: str = ""


@dataclass(frozen=True, slots=True)
class Arrivage:
    """What files bring together: the report of each, the names that may be one person."""

    comptes: tuple[CompteRendu, ...] = ()
    rapprochements: tuple[Proposition, ...] = ()

    @property
    def importables(self) -> int:
        """How many files bring something."""
        return sum(not c.refus and c.comme != LAISSER for c in self.comptes)


def take_in(racine: Path, recus: Sequence[Recu], *, apercu: bool) -> Arrivage:
    """Return what becomes of each file in the project of `racine`; with `apercu`, nothing is written.

    What a file is read as is noted in `recus`, so that it is read alike the next time.
    """
    reponses = Reponses(racine)
    comptes = {rang: _sorted(racine, reponses, recu) for rang, recu in enumerate(recus)}
    lus = [rang for rang, compte in comptes.items() if compte is None]
    rapprochements = proposals(racine, reponses.lectures) if apercu and lus else []
    bilans = reponses.bring(apercu=apercu) if lus else iter(())
    for rang, bilan in zip(lus, bilans, strict=True):
        comptes[rang] = _of_answers(bilan, apercu=apercu)
    for rang, recu in enumerate(recus):
        if recu.comme in LISTES:
            comptes[rang] = _table(racine, recu, [recu.comme], apercu=apercu)
    dits = tuple(compte for compte in comptes.values() if compte is not None)
    return Arrivage(dits, tuple(rapprochements))


def _sorted(racine: Path, reponses: Reponses, recu: Recu) -> CompteRendu | None:
    """Find out what a file is; None once its answers, or its table, are to be brought."""
    if recu.comme == LAISSER:
        return CompteRendu(recu.nom, LAISSER)
    if recu.comme in LISTES:
        return CompteRendu(recu.nom, recu.comme)
    try:
        reponses.read(recu.chemin, nom=recu.nom)
    except EntretienIntrouvableError:
        return _guessed(racine, recu)
    except ClasseurRefuseError as error:
        return _refused(recu, error.raison)
    recu.comme = ENTRETIEN
    return None


def _guessed(racine: Path, recu: Recu) -> CompteRendu:
    if recu.comme == ENTRETIEN:
        return _refused(recu, _INCONNU)
    try:
        possibles = [liste.nom for liste in Tableau(racine, recu.chemin).lists()]
    except ClasseurRefuseError as error:
        return _refused(recu, error.raison)
    compte = _table(racine, recu, possibles, apercu=True)
    if not compte.refus:
        recu.comme = compte.comme
        return compte
    return _refused(recu, _INCONNU)


def _refused(recu: Recu, raison: str) -> CompteRendu:
    dit = raison[:1].upper() + raison[1:]
    return CompteRendu(recu.nom, recu.comme, refus=dit)


def _table(racine: Path, recu: Recu, listes: Sequence[str], *, apercu: bool) -> CompteRendu:
    """Return what a file brings to the first of `listes` that it has a table for."""
    refus = _refused(recu, _INCONNU)
    for nom in listes:
        try:
            importation = Tableau(racine, recu.chemin).bring(Demande(LISTES[nom]), apercu=apercu)
        except TableauIntrouvableError:
            refus = _refused(recu, _not_found(nom))
        except _REFUS as error:
            refus = _refused(recu, str(error))
        else:
            return _of_table(recu, nom, importation)
    return refus


def _not_found(nom: str) -> str:
    liste = LISTES[nom]
    attendus = ", ".join(d.champ.titre for d in list(liste.donnees.values())[:5])
    return (
        f"Aucun de ses tableaux ne remplit « {liste.titre} » : ses titres de colonnes devraient "
        f"être, par exemple, {attendus}. Dites ci-dessus ce qu’il contient."
    )


def _of_answers(fichier: BilanFichier, *, apercu: bool) -> CompteRendu:
    restes = bilan_reponses.Restes()
    restes.count(fichier)
    lignes = [*bilan_reponses.heading(fichier)]
    lignes += [f"{releve}{suite}" for releve, suite in bilan_reponses.interviews(fichier)]
    ou = bilan_reponses.mapping(fichier.depot, apercu=apercu)
    return CompteRendu(
        fichier.nom,
        ENTRETIEN,
        (*lignes, bilan_reponses.cells(fichier)),
        rubriques=tuple(bilan_reponses.rubrics(fichier, _LONGUE, apercu=apercu)),
        avertissements=(*fichier.avertissements, *([ou] if ou else [])),
        reste=restes.said(),
    )


def _of_table(recu: Recu, nom: str, importation: Importation) -> CompteRendu:
    liste = LISTES[nom]
    return CompteRendu(
        recu.nom,
        nom,
        tuple(_table_lines(nom, importation)),
        tuple(bilan_tableau.columns(liste, importation)),
        tuple(bilan_tableau.rubrics(importation, _LONGUE)),
        (*importation.releve.avertissements, *importation.resultat.avertissements),
        bilan_tableau.left(importation),
    )


def _table_lines(nom: str, importation: Importation) -> Iterator[str]:
    nature = bilan_tableau.nature(importation)
    yield f"{importation.releve.nom} vers {LISTES[nom].titre} ({nature})"
    yield from bilan_tableau.tables(importation)
    yield bilan_tableau.cells(importation)
