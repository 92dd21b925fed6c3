"""The pages that a person reads: the project as a whole, and one sub-section to fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from cdc import completion
from cdc.serveur.lignes import views
from cdc.serveur.plan import address, frame
from cdc.serveur.reponses import html
from cdc.serveur.section import blocks
from cdc_schema.annotations import Objectif
from cdc_schema.chemins import parse
from cdc_schema.plan import sous_section

if TYPE_CHECKING:
    from starlette.requests import Request

    from cdc.completion import Situation
    from cdc.entretien.contradictions import Contradiction
    from cdc.projet.seance import Seance
    from cdc.serveur.atelier import Atelier


def routes(atelier: Atelier) -> list[Route]:
    """Return the routes of this part."""

    def home(demande: Request) -> Response:
        del demande
        with atelier.ouvert() as seance:
            return _home(atelier, seance)

    def section(demande: Request) -> Response:
        with atelier.ouvert() as seance:
            return _section(atelier, seance, demande)

    async def goal(demande: Request) -> Response:
        async with demande.form() as formulaire:
            choisi = str(formulaire.get("objectif", ""))
        if choisi in set(Objectif):
            atelier.choose(Objectif(choisi))
        return RedirectResponse("/", 303)

    def alive(demande: Request) -> Response:
        del demande
        return Response(status_code=204)

    return [
        Route("/", home),
        Route("/vivant", alive),
        Route("/s/{cle}", section),
        Route("/objectif", goal, methods=["POST"]),
    ]


def _home(atelier: Atelier, seance: Seance) -> Response:
    cadre = frame(atelier, seance)
    restes = sorted((r for r in cadre.rubriques if r.manques), key=lambda r: r.passee)
    return html(
        "accueil.html",
        cadre=cadre,
        restes=restes,
        suite=next(iter(restes), None),
        departager=[
            _to_settle(seance.situation, c) for c in seance.situation.contradictions.values()
        ],
    )


def _to_settle(situation: Situation, contradiction: Contradiction) -> dict[str, object]:
    return {
        "titre": contradiction.titre,
        "adresse": address(situation, parse(contradiction.chemin)),
        "valeurs": [p.lu for p in contradiction.positions],
    }


def _section(atelier: Atelier, seance: Seance, demande: Request) -> Response:
    cle = demande.path_params["cle"]
    cadre = frame(atelier, seance, cle)
    cles = [r.cle for r in cadre.rubriques]
    if cle not in cles:
        raise HTTPException(404)
    rang, section = cles.index(cle), sous_section(cle)
    vues = completion.fiche(
        seance.situation, section, atelier.objectif, views(demande.query_params)
    )
    blocs, facultatifs = blocks(seance, vues.blocs, atelier.objectif)
    return html(
        "section.html",
        cadre=cadre,
        rubrique=cadre.rubriques[rang],
        question=section.question,
        blocs=blocs,
        facultatifs=facultatifs,
        avant=cadre.rubriques[rang - 1] if rang else None,
        apres=cadre.rubriques[rang + 1] if rang + 1 < len(cles) else None,
    )
