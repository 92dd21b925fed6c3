"""Who may speak to the page: this machine, this address, the browser that was given the token."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse

from cdc.serveur.reponses import refusal

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOTE = "127.0.0.1"
JETON = "jeton"
CHAMP_MAXIMUM, FICHIER_MAXIMUM = 2_000_000, 50_000_000
_LECTURES = ("GET", "HEAD")
_ENTETES = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}
_PERDU = (
    "Cette adresse n’est pas celle que cdc serveur a donnée",
    (
        "Ouvrez l’adresse entière que la commande affiche, celle qui finit par "
        "«\u00a0?jeton=…\u00a0». Si le serveur a été relancé, l’ancienne adresse ne sert plus."
    ),
)
_AILLEURS = (
    "Cette demande vient d’un autre site",
    "La page n’obéit qu’à elle-même, sur cette machine. Ouvrez l’adresse que cdc serveur affiche.",
)
TROP_LOURD = (
    "Cet envoi est trop lourd",
    (
        f"La page reçoit au plus {FICHIER_MAXIMUM // 1_000_000}\u00a0Mo par fichier, et "
        f"{CHAMP_MAXIMUM // 1_000_000}\u00a0Mo par réponse. Rien n’a été enregistré."
    ),
)


class Garde:
    """Refuses what does not come from the page itself, before anything is read of it."""

    def __init__(self, application: ASGIApp, jeton: str, port: int) -> None:
        self._application = application
        self._jeton = jeton.encode()
        self._hotes = {f"{HOTE}:{port}", f"localhost:{port}"}
        self.temoin = f"cdc-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or refuse it."""
        if scope["type"] != "http":
            return
        demande = Request(scope)
        refus = self._refused(demande) or self._introduced(demande)
        if refus is not None:
            await refus(scope, receive, _marked(send))
            return
        await self._application(scope, _counted(receive, _limit(demande)), _marked(send))

    def _refused(self, demande: Request) -> Response | None:
        entetes = demande.headers
        if entetes.get("host", "").lower() not in self._hotes:
            return refusal(demande, 421, *_AILLEURS)
        if demande.method not in _LECTURES and not self._from_the_page(demande):
            return refusal(demande, 403, *_AILLEURS)
        try:
            annonce = int(entetes.get("content-length", "0"))
        except ValueError:
            annonce = 0
        return refusal(demande, 413, *TROP_LOURD) if annonce > _limit(demande) else None

    def _from_the_page(self, demande: Request) -> bool:
        """Say whether a request that changes something comes from this very address."""
        origine = demande.headers.get("origin", "")
        return origine.lower() == f"http://{demande.headers['host'].lower()}"

    def _introduced(self, demande: Request) -> Response | None:
        """Return what is answered to who has not shown the token yet, or shows it now."""
        if self._is_token(demande.cookies.get(self.temoin, "")):
            return None if JETON not in demande.query_params else self._welcome(demande)
        if demande.method == "GET" and self._is_token(demande.query_params.get(JETON, "")):
            return self._welcome(demande)
        return refusal(demande, 403, *_PERDU)

    def _welcome(self, demande: Request) -> Response:
        """Take the token out of the address, so that no history and no screen keeps it."""
        reponse = RedirectResponse(demande.url.path, 303)
        if self._is_token(demande.query_params[JETON]):
            reponse.set_cookie(
                self.temoin, self._jeton.decode(), httponly=True, samesite="strict", path="/"
            )
        return reponse

    def _is_token(self, dit: str) -> bool:
        return secrets.compare_digest(dit.encode(), self._jeton)


def _limit(demande: Request) -> int:
    lourd = demande.headers.get("content-type", "").startswith("multipart/form-data")
    return FICHIER_MAXIMUM if lourd else CHAMP_MAXIMUM


def _counted(receive: Receive, limite: int) -> Receive:
    recu = 0

    async def count() -> Message:
        nonlocal recu
        message = await receive()
        recu += len(message.get("body", b""))
        if recu > limite:
            raise HTTPException(413)  # more than what was announced
        return message

    return count


def _marked(send: Send) -> Send:
    async def mark(message: Message) -> None:
        if message["type"] == "http.response.start":
            entetes = MutableHeaders(scope=message)
            for nom, valeur in _ENTETES.items():
                entetes.setdefault(nom, valeur)
        await send(message)

    return mark
