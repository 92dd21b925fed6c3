"""The preview of a sub-section beside its fields, and the whole document on a screen of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from cdc.actions.fabrication import Demande, make
from cdc.actions.restes import open_restes
from cdc.formats.html.apercu import preview, preview_css
from cdc_schema.annotations import Diffusion
from cdc_schema.plan import sous_section

if TYPE_CHECKING:
    from starlette.requests import Request

    from cdc.serveur.atelier import Atelier

# The document says itself what it may do, by the sums of its styles and scripts.
_A_LUI_SEUL = {
    "content-security-policy": "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
}


def routes(atelier: Atelier) -> list[Route]:
    """Return the routes of this part."""

    def part(demande: Request) -> Response:
        sous, diffusion = _asked(demande.path_params["cle"]), reader(demande)
        with atelier.ouvert() as seance:
            projet = seance.projet
        interne = diffusion is Diffusion.INTERNE
        return HTMLResponse(
            preview(
                projet.cahier,
                sous,
                diffusion,
                autour=demande.query_params.get("autour", ""),
                a_rediger=open_restes(projet).a_rediger if interne else (),
                objectif=atelier.objectif,
            )
        )

    def whole(demande: Request) -> Response:
        with atelier.ouvert() as seance:
            projet = seance.projet
        octets = make(projet, Demande(None, reader(demande), "html"), str)
        return HTMLResponse(octets, headers=_A_LUI_SEUL)

    def style(demande: Request) -> Response:
        del demande
        return Response(preview_css(), media_type="text/css")

    return [
        Route("/apercu.css", style),
        Route("/apercu/{cle}", part),
        Route("/document", whole),
    ]


def reader(demande: Request) -> Diffusion:
    """Return who would read what is asked: a vendor, unless it says otherwise."""
    interne = demande.query_params.get("diffusion") == Diffusion.INTERNE
    return Diffusion.INTERNE if interne else Diffusion.PRESTATAIRE


def _asked(cle: str) -> str:
    try:
        return sous_section(cle).cle
    except KeyError:
        raise HTTPException(404) from None
