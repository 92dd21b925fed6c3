"""Search of a data item, or of an element of the project, across the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse
from starlette.routing import Route

from cdc.completion.plan import Trouvaille, search_fields
from cdc.serveur.plan import address, frame
from cdc.serveur.reponses import html, wants_data
from cdc_schema.plan import numero

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from cdc.completion import Situation
    from cdc.serveur.atelier import Atelier


def routes(atelier: Atelier) -> list[Route]:
    """Return the routes of this part."""

    def search(demande: Request) -> Response:
        dit = demande.query_params.get("q", "")[:200]
        with atelier.ouvert() as seance:
            trouvees = [_found(seance.situation, t) for t in search_fields(seance.situation, dit)]
            if wants_data(demande):
                return JSONResponse({"trouvees": trouvees})
            cadre = frame(atelier, seance)
            return html("chercher.html", cadre=cadre, recherche=dit, trouvees=trouvees)

    return [Route("/chercher", search)]


def _found(situation: Situation, trouvaille: Trouvaille) -> dict[str, str]:
    section = trouvaille.section
    nom = f"{numero(section.cle)} {section.titre}".lstrip()
    adresse = address(situation, trouvaille.chemin)
    return {"titre": trouvaille.titre, "section": nom, "adresse": adresse}
