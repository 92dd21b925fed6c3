"""Hand out the workbooks of a campaign, without writing over one that somebody filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.actions.recette.bilan import CampagneInconnueError
from cdc.errors import CdcError
from cdc.formats.xlsx.recette.classeur import render_classeur
from cdc.formats.xlsx.recette.rempli import is_blank
from cdc.francais import enumeration
from cdc.projet import write_files
from cdc.recette.distribution import distribute
from cdc_schema.enumerations import EtatCampagne

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from cdc.projet import Projet
    from cdc.recette.distribution import Distribution
    from cdc_schema.recette.campagnes import Campagne

_A_JOUER = frozenset({EtatCampagne.EN_PREPARATION, EtatCampagne.PRETE, EtatCampagne.EN_COURS})


class CampagneAChoisirError(CdcError):
    """Several campaigns may be played, or none."""

    def __init__(self, candidates: Sequence[str], toutes: Sequence[str]) -> None:
        self.candidates = tuple(candidates)
        dits = enumeration(list(candidates or toutes))
        raison = (
            "plusieurs campagnes sont à jouer"
            if candidates
            else "aucune campagne n’est en préparation, prête ou en cours"
        )
        super().__init__(
            f"recette/campagnes.yaml\u00a0: {raison}. Nommez celle que vous voulez\u00a0: {dits}."
        )


class InconnuError(CdcError):
    """Personas or members that are asked for do not exist."""

    def __init__(self, inconnus: Sequence[str], connus: Sequence[str]) -> None:
        self.inconnus = tuple(inconnus)
        choix = (
            f"Choisissez parmi\u00a0: {enumeration(connus)}." if connus else "Il n’y en a aucun."
        )
        verbe = "n’existe pas" if len(inconnus) == 1 else "n’existent pas"
        super().__init__(f"{enumeration(inconnus)} {verbe} dans le projet. {choix}")


class DejaRempliError(CdcError):
    """A file to write is a workbook that somebody filled, or something else."""

    def __init__(self, chemins: Sequence[Path]) -> None:
        self.chemins = tuple(chemins)
        lignes = "\n".join(
            f"{chemin}\u00a0: ce classeur est rempli, ou n’est pas de cdc\u00a0: il n’est pas remplacé."
            for chemin in chemins
        )
        super().__init__(
            f"{lignes}\nImportez-le (cdc recette import), déplacez-le, ou choisissez un autre dossier "
            "par --sortie."
        )


def hand_out(
    projet: Projet,
    campagne: Campagne,
    sortie: Path,
    personas: Collection[str] = (),
    recetteurs: Collection[str] = (),
) -> Distribution:
    """Write the workbooks of `campagne` into `sortie`: all of them, or none.

    Raises:
        InconnuError: a persona or a tester does not exist.
        DejaRempliError: a file is there, and is not a workbook that nobody filled.
    """
    cahier = projet.cahier
    _check_known(personas, [p.id for p in cahier.personas if p.id])
    _check_known(recetteurs, [m.id for m in cahier.equipe.membres if m.id])
    distribution = distribute(cahier, campagne, personas, recetteurs)
    chemins = [sortie / remise.fichier for remise in distribution.remises]
    remplis = [chemin for chemin in chemins if chemin.exists() and not is_blank(chemin)]
    if remplis:
        raise DejaRempliError(remplis)
    write_files(
        {
            chemin: render_classeur(remise.classeur)
            for chemin, remise in zip(chemins, distribution.remises, strict=True)
        }
    )
    return distribution


def campaign_to_play(projet: Projet, demandee: str | None) -> Campagne:
    """Return the campaign named `demandee`; without a name, the only one to be played.

    Raises:
        CampagneInconnueError: it does not exist, or there is none at all.
        CampagneAChoisirError: several are to be played, or none of those that exist.
    """
    campagnes = projet.cahier.campagnes
    noms = [c.id for c in campagnes if c.id]
    if demandee is not None or not campagnes:
        trouvee = next((c for c in campagnes if c.id == demandee), None)
        if trouvee is None:
            raise CampagneInconnueError(demandee or "", noms)
        return trouvee
    if len(campagnes) == 1:
        return campagnes[0]
    ouvertes = [c for c in campagnes if c.etat in _A_JOUER]
    if len(ouvertes) != 1:
        raise CampagneAChoisirError([c.id for c in ouvertes if c.id], noms)
    return ouvertes[0]


def _check_known(demandes: Collection[str], connus: Sequence[str]) -> None:
    inconnus = [nom for nom in demandes if nom not in connus]
    if inconnus:
        raise InconnuError(inconnus, connus)
