"""The same person under several spellings: what looks like it, and what is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.entretien.personnes import Rapprochement, identity_of, propose
from cdc.entretien.releves import latest_ranks
from cdc.memoire import Liasse
from cdc.projet import appliquer, load_projet
from cdc.projet.personnes import FICHIER, add_rapprochements, load_personnes
from cdc.projet.releves import load_releves

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cdc.entretien.personnes import Proposition
    from cdc.entretien.reponses import Lecture


def proposals(racine: Path, lectures: Iterable[Lecture] = ()) -> list[Proposition]:
    """Return the names of the interviews, and of what is being imported, that look like one person."""
    releves = load_releves(racine, Liasse)
    derniers = (releves[rang] for rang in latest_ranks(releves))
    identites = [
        *(identity_of(r, r.nom) for r in derniers),
        *(identity_of(x, x.fichier) for x in lectures),
    ]
    return propose([i for i in identites if i is not None], load_personnes(racine))


def decide(racine: Path, noms: tuple[str, str], *, meme: bool) -> None:
    """Keep that two names are one person, or are not; an answer to another pair may tell it."""
    if load_personnes(racine).settled(*noms):
        return
    octets = add_rapprochements(racine, [Rapprochement(noms=noms, meme=meme)])
    appliquer(load_projet(racine), [], {FICHIER: octets}, "rapprochement de noms")
