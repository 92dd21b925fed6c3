"""Bringing files in by the page: handed in, shown first, then imported, left or undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.routing import Route

from cdc.actions.imports.depot import ENTRETIEN, LAISSER, take_in
from cdc.actions.personnes import decide
from cdc.actions.restes import plain_data
from cdc.formats.html.atelier.mots import anchor
from cdc.listes.cibles import LISTES
from cdc.projet import annuler
from cdc.projet.annulation import last_operation
from cdc.serveur.depots import Depot, Depots, Etat
from cdc.serveur.plan import frame
from cdc.serveur.reponses import html, refusal
from cdc.serveur.securite import FICHIER_MAXIMUM
from cdc_schema.chemins import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.datastructures import FormData
    from starlette.requests import Request
    from starlette.responses import Response

    from cdc.projet.seance import Seance
    from cdc.serveur.atelier import Atelier

FICHIERS_MAXIMUM = 100
_OUI, _NON = "oui", "non"
_TROP = (
    "Trop de fichiers à la fois",
    (
        f"La page en reçoit au plus {FICHIERS_MAXIMUM}. Rien n’a été importé : déposez-les en "
        "plusieurs fois."
    ),
)
_AUCUN = (
    "Aucun fichier n’a été reçu",
    "Choisissez un ou plusieurs fichiers, ou déposez-les dans le cadre, puis recommencez.",
)
_DEPUIS = (
    "Cet import ne peut plus être annulé d’un coup",
    (
        "Autre chose a été écrit depuis. Annulez d’abord ce qui a suivi, par « Annuler » en haut "
        "de la page."
    ),
)
_COMMES = (
    (ENTRETIEN, "Réponses d’entretien ou de formulaire"),
    *((liste.nom, f"Tableau : {liste.titre}") for liste in LISTES.values()),
    (LAISSER, "Ne pas importer"),
)


def routes(atelier: Atelier) -> list[Route]:
    """Return the routes of this part."""
    guichet = _Guichet(atelier)
    return [
        Route("/importer", guichet.ask),
        _form("/importer", guichet.receive),
        Route("/importer/{depot}", guichet.show),
        _form("/importer/{depot}", guichet.read_again),
        _form("/importer/{depot}/confirmer", guichet.confirm),
        _form("/importer/{depot}/laisser", guichet.leave),
        _form("/importer/{depot}/annuler", guichet.undo),
    ]


class _Guichet:
    """Where files are handed in: one for the whole page."""

    def __init__(self, atelier: Atelier) -> None:
        self._atelier = atelier
        self._depots = Depots()

    def ask(self, demande: Request) -> Response:
        del demande
        with self._atelier.ouvert() as seance:
            cadre = frame(self._atelier, seance)
        maximum = FICHIER_MAXIMUM
        return html("importer.html", cadre=cadre, maximum=maximum, nombre=FICHIERS_MAXIMUM)

    def receive(self, demande: Request, formulaire: FormData) -> Response:
        fichiers = [f for f in formulaire.getlist("fichiers") if isinstance(f, UploadFile)]
        fichiers = [f for f in fichiers if f.filename]
        if not fichiers or len(fichiers) > FICHIERS_MAXIMUM:
            return refusal(demande, 422, *(_TROP if fichiers else _AUCUN))
        depot = Depot()
        for fichier in fichiers:
            depot.add(fichier.filename or "", fichier.file)
        self._look(depot)
        return RedirectResponse(f"/importer/{self._depots.keep(depot)}", 303)

    def show(self, demande: Request) -> Response:
        return _report(self._atelier, self._of(demande), demande.path_params["depot"])

    def read_again(self, demande: Request, formulaire: FormData) -> Response:
        depot = self._of(demande)
        if depot.etat is Etat.APERCU:
            admis = {cle for cle, _ in _COMMES}
            for rang, recu in enumerate(depot.recus):
                dit = str(formulaire.get(f"comme-{rang}", ""))
                recu.comme = dit if dit in admis else recu.comme
            _note(depot, formulaire)
            self._look(depot)
        return _to(demande)

    def confirm(self, demande: Request, formulaire: FormData) -> Response:
        depot = self._of(demande)
        _note(depot, formulaire)
        if depot.etat is Etat.APERCU and depot.arrivage.importables:
            with self._atelier.ouvert() as seance:
                _bring(self._atelier, depot, seance)
        return _to(demande)

    def leave(self, demande: Request, formulaire: FormData) -> Response:
        del formulaire
        self._depots.drop(demande.path_params["depot"])
        return RedirectResponse("/importer", 303)

    def undo(self, demande: Request, formulaire: FormData) -> Response:
        del formulaire
        depot, dossier = self._of(demande), self._atelier.dossier
        if depot.etat is not Etat.FAIT:
            return _to(demande)
        with self._atelier.ouvert():
            if last_operation(dossier)[0] != depot.operations[1]:
                return refusal(demande, 409, *_DEPUIS)
            while last_operation(dossier)[0] > depot.operations[0]:
                annuler(dossier)
            depot.etat = Etat.ANNULE
        return _to(demande)

    def _of(self, demande: Request) -> Depot:
        depot = self._depots.get(demande.path_params["depot"])
        if depot is None:
            raise HTTPException(404)
        return depot

    def _look(self, depot: Depot) -> None:
        avant = depot.arrivage.rapprochements
        # Nothing is written: the other tabs go on meanwhile.
        depot.arrivage = take_in(self._atelier.dossier, depot.recus, apercu=True)
        if depot.arrivage.rapprochements != avant:
            depot.memes.clear()


def _form(adresse: str, faire: Callable[[Request, FormData], Response]) -> Route:
    """Return the route of a form; what it asks for is done without holding the page up."""

    async def receive(demande: Request) -> Response:
        async with demande.form(max_files=FICHIERS_MAXIMUM + 1) as formulaire:
            return await run_in_threadpool(faire, demande, formulaire)

    return Route(adresse, receive, methods=["POST"])


def _to(demande: Request) -> Response:
    return RedirectResponse(f"/importer/{demande.path_params['depot']}", 303)


def _note(depot: Depot, formulaire: FormData) -> None:
    """Note what is said of names that may be one person."""
    for rang in range(len(depot.arrivage.rapprochements)):
        dit = str(formulaire.get(f"meme-{rang}", ""))
        if dit in (_OUI, _NON):
            depot.memes[rang] = dit
        else:
            depot.memes.pop(rang, None)


def _bring(atelier: Atelier, depot: Depot, seance: Seance) -> None:
    avant, donnees = last_operation(atelier.dossier)[0], plain_data(seance.projet)
    for rang, proposition in enumerate(depot.arrivage.rapprochements):
        if rang in depot.memes:
            decide(atelier.dossier, proposition.noms, meme=depot.memes[rang] == _OUI)
    depot.arrivage = take_in(atelier.dossier, depot.recus, apercu=False)
    depot.operations = avant, last_operation(atelier.dossier)[0]
    apres = plain_data(atelier.seance().projet)
    depot.changees = [cle for cle, valeur in apres.items() if donnees.get(cle) != valeur]
    depot.etat = Etat.FAIT
    depot.drop()


def _report(atelier: Atelier, depot: Depot, cle: str) -> Response:
    with atelier.ouvert() as seance:
        cadre = frame(atelier, seance)
    restes = [c.reste for c in depot.arrivage.comptes if c.reste]
    return html(
        "import.html",
        cadre=cadre,
        depot=depot,
        adresse=f"/importer/{cle}",
        commes=_COMMES,
        restes=restes,
        changees=[r for r in cadre.rubriques if r.cle in depot.changees],
        lieu=_place,
        annulable=depot.operations[0] != depot.operations[1],
    )


def _place(chemin: str) -> str:
    """Return where a value is shown."""
    return f"/s/{parse(chemin)[0]}#{anchor(chemin)}"
