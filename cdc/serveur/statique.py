"""The styles and scripts of the page, read from the package: nothing comes from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from cdc.formats.html.atelier import asset

if TYPE_CHECKING:
    from starlette.requests import Request

    from cdc.serveur.atelier import Atelier


def routes(atelier: Atelier) -> list[Route]:
    """Return the routes of this part."""
    del atelier
    return [Route("/statique/{nom}", _asset)]


def _asset(demande: Request) -> Response:
    trouve = asset(demande.path_params["nom"])
    if trouve is None:
        raise HTTPException(404)
    octets, genre = trouve
    return Response(octets, media_type=genre)
