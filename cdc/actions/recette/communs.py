"""What the changes of acceptance share: finding an element, knowing whose side somebody is on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from cdc.errors import CdcError
from cdc.francais import enumeration
from cdc.projet.modifications import Ajouter, Remplacer
from cdc.recette.cycles import Partie
from cdc_schema.enumerations import RoleProjet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cdc.projet.modifications import Modification
    from cdc_schema import Cahier
    from cdc_schema.recette.anomalies import Anomalie, DemandeEvolution, Reserve

    _Identifie = TypeVar("_Identifie", Anomalie, DemandeEvolution, Reserve)

_MEMBRE = re.compile(r"^MEM(?:-|$)")


class ElementInconnuError(CdcError):
    """Nothing has this identifier."""

    def __init__(self, identifiant: str, fichier: str, connus: Sequence[str]) -> None:
        self.identifiant = identifiant
        self.connus = tuple(connus)
        choix = (
            f"Choisissez parmi\u00a0: {enumeration(connus)}." if connus else "Il n’y en a aucun."
        )
        super().__init__(f"{fichier}\u00a0: «\u00a0{identifiant}\u00a0» n’existe pas. {choix}")


class PersonneInconnueError(CdcError):
    """A member that the team does not have, or one of the other party."""


def find(elements: Iterable[_Identifie], identifiant: str, fichier: str) -> _Identifie:
    """Return the element that `identifiant` names.

    Raises:
        ElementInconnuError: there is none; the message lists those there are.
    """
    connus = {element.id or "": element for element in elements}
    if identifiant not in connus:
        raise ElementInconnuError(identifiant, fichier, [nom for nom in connus if nom])
    return connus[identifiant]


def side_of(cahier: Cahier, par: str) -> Partie | None:
    """Return whose side `par` is on: a member's own, else the vendor's; None for nobody.

    Raises:
        PersonneInconnueError: it looks like a member that the team does not have.
    """
    if not par:
        return None
    membre = next((m for m in cahier.equipe.membres if m.id == par), None)
    if membre is None:
        if _MEMBRE.match(par):
            connus = enumeration([m.id for m in cahier.equipe.membres if m.id])
            raise PersonneInconnueError(
                f"{par} n’est pas un membre de l’équipe (cahier/6-equipe.yaml). "
                f"Membres\u00a0: {connus or 'aucun'}."
            )
        return Partie.PRESTATAIRE
    return Partie.PRESTATAIRE if membre.role_projet is RoleProjet.PRESTATAIRE else Partie.CLIENT


def check_client(cahier: Cahier, par: str) -> None:
    """Check that `par` is a member of the client's team.

    Raises:
        PersonneInconnueError: nobody, or somebody of the vendor's.
    """
    if side_of(cahier, par) is not Partie.CLIENT:
        dit = (
            f"«\u00a0{par}\u00a0» n’est pas un membre du client" if par else "Personne n’est nommé"
        )
        raise PersonneInconnueError(f"{dit}. Dites qui, par son identifiant\u00a0: --par MEM-02.")


def replacing(chemin: str, champs: Mapping[str, Any]) -> Iterator[Modification]:
    """Give the modifications that write `champs` in the element at `chemin`."""
    for nom, valeur in champs.items():
        yield Remplacer(f"{chemin}.{nom}", valeur)


def adding(chemin: str, lignes: Iterable[Mapping[str, Any]]) -> Iterator[Modification]:
    """Give the modifications that put `lignes` at the end of the list at `chemin`."""
    for ligne in lignes:
        yield Ajouter(chemin, dict(ligne))


def next_id(prefixe: str, connus: Iterable[str | None], chiffres: int = 2) -> str:
    """Return the first identifier after those that are taken: `RES-02`."""
    rangs = [int(nom.rpartition("-")[2]) for nom in connus if nom and nom[-1:].isdecimal()]
    return f"{prefixe}-{max(rangs, default=0) + 1:0{chiffres}d}"
