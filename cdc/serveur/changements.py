"""What every change answers: it is saved, refused, or overtaken; and how far the project is now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from cdc.formats.html.atelier import render
from cdc.serveur.plan import frame
from cdc.serveur.reponses import wants_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.datastructures import FormData
    from starlette.requests import Request
    from starlette.responses import Response

    from cdc.projet.seance import Seance
    from cdc.serveur.atelier import Atelier


def change_route(
    adresse: str, atelier: Atelier, faire: Callable[[Request, Seance, FormData], Response]
) -> Route:
    """Return the route of a change: its form is read, then `faire` works alone on the project."""

    def alone(demande: Request, formulaire: FormData) -> Response:
        with atelier.ouvert() as seance:
            return faire(demande, seance, formulaire)

    async def receive(demande: Request) -> Response:
        async with demande.form(max_files=20, max_fields=500) as formulaire:
            return await run_in_threadpool(alone, demande, formulaire)

    return Route(adresse, receive, methods=["POST"])


def saved(
    demande: Request, atelier: Atelier, seance: Seance, section: str, ancre: str = "", **plus: Any
) -> Response:
    """Return that a change of the sub-section `section` is on the disk.

    A script is given what to show; a person without scripts comes back to the page, at `ancre`.
    """
    if not wants_data(demande):
        page = f"/s/{section}" if section else "/"
        return RedirectResponse(f"{page}#{ancre}" if ancre else page, 303)
    return JSONResponse({"etat": "enregistre", **standing(atelier, seance, section), **plus})


def standing(atelier: Atelier, seance: Seance, section: str) -> dict[str, Any]:
    """Return how far the project is, as the scripts of the page show it."""
    cadre = frame(atelier, seance, section)
    rubrique = next((r for r in cadre.rubriques if r.cle == section), None)
    return {
        "enregistre_a": cadre.enregistre.removeprefix("à "),
        "annulable": seance.annulable,
        "avancement": {
            "total": cadre.taux,
            "chapitres": {c.numero or "projet": c.taux for c in cadre.chapitres},
            "sections": {r.cle: r.taux for r in cadre.rubriques},
            "remplies": rubrique.remplies if rubrique else 0,
            "attendues": rubrique.attendues if rubrique else 0,
            "compte": render("compte.html", rubrique=rubrique).strip() if rubrique else "",
        },
    }
