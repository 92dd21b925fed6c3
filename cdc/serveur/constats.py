"""What the rules find, beside the text that they speak of."""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.routing import Route

from cdc.actions.verification import verify_projet
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


def routes(atelier: Atelier) -> list[Route]:
    """Return the routes of this part."""
    memoire = _Memoire()

    def found(demande: Request) -> Response:
        with atelier.ouvert() as seance:
            projet, situation = seance.projet, seance.situation
        constats = memoire.examine(projet, atelier.objectif)
        cle = demande.path_params["cle"]
        compte = Counter(_section(c) for c in constats)
        ici = [_as_data(c, situation) for c in constats if _section(c) == cle]
        return JSONResponse({"constats": ici, "total": len(constats), "sections": compte})

    return [Route("/constats/{cle}", found)]


class _Memoire:
    """The findings of the last specification that was examined: several parts ask of the same."""

    def __init__(self) -> None:
        self._verrou = threading.Lock()
        self._vu: tuple[Projet, Objectif] | None = None
        self._constats: Sequence[Constat] = ()

    def examine(self, projet: Projet, objectif: Objectif) -> Sequence[Constat]:
        with self._verrou:
            if self._vu is None or self._vu[0] is not projet or self._vu[1] is not objectif:
                self._constats = verify_projet(projet, objectif).constats
                self._vu = projet, objectif
            return self._constats


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
