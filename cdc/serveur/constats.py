"""What the rules find, beside the text that they speak of."""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.routing import Route

from cdc.serveur.examen import examine
from cdc.verification import Famille
from cdc.verification.catalogue import REGLES
from cdc_schema.chemins import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from cdc.completion import Situation
    from cdc.projet import Projet
    from cdc.serveur.atelier import Atelier
    from cdc.verification import Constat
    from cdc_schema.annotations import Objectif


# More would hide one another; the gravest come first.
_MONTRES = 300


def routes(atelier: Atelier) -> list[Route]:
    """Return the routes of this part."""
    memoire = _Memoire(atelier)

    def found(demande: Request) -> Response:
        constats, situation = memoire.examine()
        cle = demande.path_params["cle"]
        compte = Counter(_section(c) for c in constats)
        ici = sorted((c for c in constats if _section(c) == cle), key=lambda c: -c.gravite.rang)
        return JSONResponse(
            {
                "constats": [_as_data(c, situation) for c in ici[:_MONTRES]],
                "autres": len(ici[_MONTRES:]),
                "total": len(constats),
                "sections": compte,
            }
        )

    return [Route("/constats/{cle}", found)]


class _Memoire:
    """The findings of the last project that was examined, one examination at a time."""

    def __init__(self, atelier: Atelier) -> None:
        self._atelier = atelier
        self._verrou = threading.Lock()
        self._vu: tuple[Projet, Objectif] | None = None
        self._constats: Sequence[Constat] = ()

    def examine(self) -> tuple[Sequence[Constat], Situation]:
        """Return what the rules find in the project as it is when its turn comes."""
        with self._verrou:
            with self._atelier.ouvert() as seance:
                projet, situation = seance.projet, seance.situation
            objectif = self._atelier.objectif
            if self._vu is None or self._vu[0] is not projet or self._vu[1] is not objectif:
                trouves = examine(projet, objectif)
                # What is missing is said by its field.
                self._constats = [c for c in trouves if c.famille is not Famille.COMPLETUDE]
                self._vu = projet, objectif
            return self._constats, situation


def _section(constat: Constat) -> str:
    return str(parse(constat.chemin)[0]) if constat.chemin else ""


def _as_data(constat: Constat, situation: Situation) -> dict[str, Any]:
    return {
        "code": constat.code,
        "titre": REGLES[constat.code].titre,
        "chemin": constat.chemin,
        "message": constat.message,
        "suggestion": constat.suggestion,
        "gravite": constat.gravite.value,
        "mots": _words(constat, situation),
    }


def _words(constat: Constat, situation: Situation) -> str:
    """Return the words that a finding speaks of, or nothing when it is the whole value."""
    if constat.fin <= constat.debut:
        return ""
    texte = situation.value(parse(constat.chemin))
    return texte[constat.debut : constat.fin] if isinstance(texte, str) else ""
