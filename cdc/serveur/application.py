"""The whole application: who may speak to it, its pages, and what it says when something is wrong."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from cdc.completion import EndroitInconnuError, ReponseRefuseeError
from cdc.errors import CdcError
from cdc.francais import plural
from cdc.projet.fautes import ProjetInvalideError
from cdc.projet.seance import ReponseDepasseeError
from cdc.serveur import (
    apercu,
    constats,
    generation,
    imports,
    lignes,
    pages,
    recherche,
    saisie,
    statique,
)
from cdc.serveur.reponses import refusal
from cdc.serveur.securite import TROP_LOURD, Garde
from cdc_schema.chemins import ecrire
from cdc_schema.references import CIBLES

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

    from cdc.serveur.atelier import Atelier

# Each module gives its routes; a new part of the page is one more name here.
MODULES = (statique, pages, saisie, lignes, recherche, apercu, constats, generation, imports)


def make_application(atelier: Atelier, jeton: str, port: int) -> ASGIApp:
    """Return the page of `atelier`, served at `port` to whoever holds `jeton`."""
    routes = [route for module in MODULES for route in module.routes(atelier)]
    application = Starlette(
        routes=routes,
        exception_handlers={
            ProjetInvalideError: _broken,
            ReponseRefuseeError: _refused,
            ReponseDepasseeError: _overtaken,
            EndroitInconnuError: _nowhere,
            CdcError: _impossible,
            HTTPException: _absent,
            Exception: _bug,
        },
    )
    return Garde(application, jeton, port)


def _broken(demande: Request, error: Exception) -> Response:
    assert isinstance(error, ProjetInvalideError)
    return refusal(
        demande,
        409,
        "Les fichiers du projet ne peuvent pas être lus pour l’instant",
        "Corrigez ce qui suit dans votre éditeur, enregistrez, puis rechargez cette page. "
        "Rien n’a été changé.",
        [*map(str, error.fautes[:_FAUTES]), *_others(len(error.fautes) - _FAUTES)],
    )


def _others(combien: int) -> list[str]:
    return [f"et {plural(combien, 'autre')}."] if combien > 0 else []


def _refused(demande: Request, error: Exception) -> Response:
    assert isinstance(error, ReponseRefuseeError)
    return refusal(
        demande,
        422,
        "Cette réponse n’est pas enregistrée",
        str(error),
        creations=[{"cible": c, "nom": CIBLES[c].nom} for c in error.creations],
        reponse=error.reponse,
    )


def _overtaken(demande: Request, error: Exception) -> Response:
    assert isinstance(error, ReponseDepasseeError)
    return refusal(
        demande,
        409,
        "Cette donnée a changé entre-temps",
        str(error),
        etat="conflit",
        actuelle=error.actuelle,
        chemin=ecrire(error.chemin),
    )


def _nowhere(demande: Request, error: Exception) -> Response:
    return refusal(demande, 404, _REFUS[404][0], str(error))


def _impossible(demande: Request, error: Exception) -> Response:
    return refusal(demande, 409, "Ce n’est pas possible pour l’instant", str(error))


def _absent(demande: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    dit = _REFUS.get(error.status_code, ("Cette demande n’a pas de réponse", _PLAN))
    return refusal(demande, error.status_code, *dit)


def _bug(demande: Request, error: Exception) -> Response:
    traceback.print_exception(error, file=sys.stderr)
    return refusal(
        demande,
        500,
        "La page a rencontré un défaut de cdc",
        "Ce qui était enregistré l’est toujours. Le détail est dans la fenêtre où cdc serveur tourne.",
    )


_FAUTES = 50
_PLAN = "Revenez au plan du cahier."
_REFUS = {
    404: ("Il n’y a pas de page à cette adresse", _PLAN),
    405: ("Cette adresse ne se lit pas ainsi", _PLAN),
    413: TROP_LOURD,
}
