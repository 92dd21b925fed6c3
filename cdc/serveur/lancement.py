"""Runs the page on this machine until Ctrl-C."""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import uvicorn

from cdc.errors import CdcError
from cdc.projet.presence import served
from cdc.serveur.application import make_application
from cdc.serveur.atelier import Atelier
from cdc.serveur.securite import HOTE, JETON

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Ports that no service registers; a project keeps its own, so that its browser finds its drafts.
_PREMIER, _COMBIEN = 49_200, 16_000


class PortOccupeError(CdcError):
    """Another program listens to the port that was asked for."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__(
            f"Le port {port} est déjà pris par un autre programme. "
            "Choisissez-en un autre, ou laissez cdc en trouver un en retirant --port."
        )


@dataclass(frozen=True, slots=True)
class Service:
    """A page ready to be served: where, and to whom."""

    dossier: Path
    prise: socket.socket
    jeton: str

    @property
    def port(self) -> int:
        """The port that it listens to."""
        port: int = self.prise.getsockname()[1]
        return port

    @property
    def adresse(self) -> str:
        """The address to open."""
        return f"http://{HOTE}:{self.port}/?{JETON}={self.jeton}"


def prepare(dossier: Path, port: int = 0) -> Service:
    """Return the page of the project of `dossier`, at `port` or at a free one."""
    return Service(dossier, _socket(dossier, port), secrets.token_urlsafe(24))


def run(service: Service, pret: Callable[[Service], None]) -> None:
    """Serve until Ctrl-C, after `pret` was called with what is ready.

    Raises:
        DejaServiError: another server shows the project already.
    """
    with service.prise, served(service.dossier, service.adresse), suppress(KeyboardInterrupt):
        make_server(service, lambda: pret(service)).run(sockets=[service.prise])


def make_server(service: Service, pret: Callable[[], None]) -> uvicorn.Server:
    """Return what answers at the socket of `service`, and calls `pret` once it does."""
    application = make_application(Atelier(service.dossier), service.jeton, service.port)
    reglages = uvicorn.Config(
        application,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    return _Serveur(reglages, pret)


class _Serveur(uvicorn.Server):
    """Says that it is ready once it answers, and once Ctrl-C stops it properly."""

    def __init__(self, reglages: uvicorn.Config, pret: Callable[[], None]) -> None:
        super().__init__(reglages)
        self._pret = pret

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        self._pret()


def _socket(dossier: Path, port: int) -> socket.socket:
    empreinte = hashlib.sha256(str(dossier.resolve()).encode()).digest()
    prefere = port or _PREMIER + int.from_bytes(empreinte[:4]) % _COMBIEN
    try:
        return _listening(prefere)
    except OSError:
        if port:
            raise PortOccupeError(port) from None
        return _listening(0)


def _listening(port: int) -> socket.socket:
    prise = socket.socket()
    try:
        if os.name == "posix":  # elsewhere it would let another program take the port over
            prise.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        prise.bind((HOTE, port))
        prise.listen(128)
    except OSError:
        prise.close()
        raise
    return prise
