"""Making the document while the page stays at hand, then handing it over."""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

from cdc.actions.fabrication import Demande
from cdc.actions.generation import Bilan, generate, missing_said, reserves
from cdc.actions.modeles import available
from cdc.completude import assess
from cdc.errors import CdcError
from cdc.formats.docx.libreoffice import find_libreoffice
from cdc.serveur.plan import frame
from cdc.serveur.reponses import html, wants_data
from cdc_schema.annotations import Diffusion
from cdc_schema.diffusion import withheld

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

    from cdc.actions.modeles import Disponible
    from cdc.serveur.atelier import Atelier

_FORMATS = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("PDF", "application/pdf"),
    "html": ("Page web", "text/html"),
}
_GARDES = 20
_DEFAUT = (
    "Le document n’a pas pu être fait : cdc a un défaut. Le détail est dans la fenêtre où cdc "
    "serveur tourne. Rien de ce que vous avez écrit n’est perdu."
)


@dataclass
class Travail:
    """A document being made: what was asked, since when, and what came of it."""

    demande: Demande
    debut: float = field(default_factory=time.monotonic)
    bilan: Bilan | None = None
    faute: str = ""

    @property
    def etat(self) -> str:
        """Where it is: « en cours », « fait » or « refusé »."""
        return "refusé" if self.faute else "fait" if self.bilan else "en cours"

    def run(self, dossier: Path) -> None:
        """Make the document; the page says what goes wrong, and the terminal shows a defect."""
        faute = _DEFAUT
        try:
            self.bilan = generate(dossier, self.demande)
        except CdcError as error:
            faute = str(error)
        finally:
            self.faute = "" if self.bilan else faute


def routes(atelier: Atelier) -> list[Route]:
    """Return the routes of this part."""
    travaux: dict[str, Travail] = {}

    def ask(demande: Request) -> Response:
        del demande
        return _form(atelier)

    async def start(demande: Request) -> Response:
        async with demande.form() as formulaire:
            dits = {cle: str(valeur) for cle, valeur in formulaire.items()}
        travail = Travail(_asked(atelier, dits))
        cle = secrets.token_urlsafe(9)
        travaux[cle] = travail
        for ancien in list(travaux)[:-_GARDES]:
            del travaux[ancien]
        threading.Thread(target=travail.run, args=(atelier.dossier,), daemon=True).start()
        return RedirectResponse(f"/generer/{cle}", 303)

    def follow(demande: Request) -> Response:
        travail = _known(travaux, demande)
        if wants_data(demande):
            secondes = int(time.monotonic() - travail.debut)
            return JSONResponse({"etat": travail.etat, "secondes": secondes})
        return _shown(atelier, demande.path_params["travail"], travail)

    def download(demande: Request) -> Response:
        bilan = _known(travaux, demande).bilan
        if bilan is None or not bilan.cible.is_file():
            raise HTTPException(404)
        genre = _FORMATS[bilan.cible.suffix.removeprefix(".")][1]
        return FileResponse(bilan.cible, media_type=genre, filename=bilan.cible.name)

    return [
        Route("/generer", ask),
        Route("/generer", start, methods=["POST"]),
        Route("/generer/{travail}", follow),
        Route("/generer/{travail}/fichier", download),
    ]


def _known(travaux: dict[str, Travail], demande: Request) -> Travail:
    travail = travaux.get(demande.path_params["travail"])
    if travail is None:
        raise HTTPException(404)
    return travail


def _form(atelier: Atelier) -> Response:
    with atelier.ouvert() as seance:
        cadre, projet = frame(atelier, seance), seance.projet
    return html(
        "generer.html",
        cadre=cadre,
        modeles=[(_name(d), d.modele.dit or d.modele.nom, d.utilise) for d in available(projet)],
        formats=[(cle, nom) for cle, (nom, _) in _FORMATS.items()],
        sans_pdf=find_libreoffice() is None,
        reserves=reserves(tuple(withheld(projet.cahier))),
        **_lacks(len(assess(projet.cahier).manques)),
    )


def _name(disponible: Disponible) -> str:
    return f"{disponible.origine}/{disponible.modele.nom}"


def _lacks(manques: int) -> dict[str, Any]:
    return {
        "manques": manques,
        "manques_dits": {
            d.value: missing_said(manques, interne=d is Diffusion.INTERNE) for d in Diffusion
        },
    }


def _asked(atelier: Atelier, dits: dict[str, str]) -> Demande:
    """Return what a form asks for: what it does not say, or says wrongly, is as by default."""
    with atelier.ouvert() as seance:
        modeles = {_name(d): d.modele.chemin for d in available(seance.projet)}
    genre = dits.get("format", "")
    genre = genre if genre in _FORMATS else "docx"
    interne = dits.get("diffusion") == Diffusion.INTERNE
    return Demande(
        modeles.get(dits.get("modele", "")) if genre != "html" else None,
        Diffusion.INTERNE if interne else Diffusion.PRESTATAIRE,
        genre,
    )


def _shown(atelier: Atelier, cle: str, travail: Travail) -> Response:
    with atelier.ouvert() as seance:
        cadre = frame(atelier, seance)
    bilan = travail.bilan
    return html(
        "generation.html",
        cadre=cadre,
        travail=travail,
        adresse=f"/generer/{cle}/fichier",
        genre=_FORMATS[travail.demande.genre][0],
        bilan=bilan,
        poids=bilan.cible.stat().st_size if bilan and bilan.cible.is_file() else 0,
        ou=_place(atelier, bilan.cible) if bilan else "",
        reserves=reserves(bilan.retenues) if bilan else [],
        diffusion=travail.demande.diffusion.value,
        **_lacks(bilan.manques if bilan else 0),
    )


def _place(atelier: Atelier, cible: Path) -> str:
    return str(cible.relative_to(atelier.dossier)) if cible.is_relative_to(atelier.dossier) else ""
