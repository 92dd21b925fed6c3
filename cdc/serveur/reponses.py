"""What is answered: a page, or data for the scripts of the page; the same words in both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse, JSONResponse

from cdc.formats.html.atelier import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response


def wants_data(demande: Request) -> bool:
    """Say whether a script asks, and not a person."""
    return "application/json" in demande.headers.get("accept", "")


def html(gabarit: str, statut: int = 200, **valeurs: Any) -> Response:
    """Return a page."""
    return HTMLResponse(render(gabarit, **valeurs), statut)


def refusal(
    demande: Request,
    statut: int,
    titre: str,
    remede: str,
    fautes: Sequence[str] = (),
    **plus: Any,
) -> Response:
    """Return what is wrong and what to do, for a person or for a script, which is given `plus`."""
    if wants_data(demande):
        message = "\n".join([remede, *fautes])
        dit = {"etat": "refuse", "titre": titre, "message": message, **plus}
        return JSONResponse(dit, statut)
    return html("refus.html", statut, titre=titre, remede=remede, fautes=fautes)
