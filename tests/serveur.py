"""The local page, as tests open it: by its requests, or in a browser on a server that really runs."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from starlette.testclient import TestClient

from cdc.resources import exemples
from cdc.serveur.application import make_application
from cdc.serveur.atelier import Atelier
from cdc.serveur.lancement import make_server, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PORT, JETON = 8001, "un-jeton-de-test"
ADRESSE = f"http://127.0.0.1:{PORT}"
DONNEES = {"accept": "application/json"}


def copy_example(dossier: Path, nom: str = "torrefaction") -> Path:
    """Return a copy of an example project, without its interviews, to change at will."""
    ignore = shutil.ignore_patterns(".cdc", "sorties", "guides-remplis", "tableaux")
    return shutil.copytree(exemples() / nom, dossier / nom, ignore=ignore)


def make_client(dossier: Path, *, introduced: bool = True) -> TestClient:
    """Return a browser without a screen; `introduced` once it was given the token."""
    client = TestClient(
        make_application(Atelier(dossier), JETON, PORT),
        base_url=ADRESSE,
        headers={"origin": ADRESSE},
        follow_redirects=False,
    )
    if introduced:
        client.get("/", params={"jeton": JETON})
    return client


@contextmanager
def served(dossier: Path, *options: str) -> Iterator[str]:
    """Run `cdc serveur` on `dossier` until the end, and give the address that it prints."""
    service = subprocess.Popen(
        [sys.executable, "-m", "cdc", "serveur", "--sans-navigateur", *options],
        cwd=dossier,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LANG": "C.UTF-8"},
    )
    assert service.stdout is not None
    with service, service.stdout:
        try:
            yield service.stdout.readline().split()[-1]
        finally:
            service.send_signal(signal.SIGINT)
            service.wait(20)


@contextmanager
def hosted(dossier: Path, port: int = 0) -> Iterator[str]:
    """Serve the page of `dossier` from this process, as `cdc serveur` does, and give its address."""
    pret = threading.Event()
    service = prepare(dossier, port)
    serveur = make_server(service, pret.set)
    fil = threading.Thread(target=serveur.run, kwargs={"sockets": [service.prise]})
    with service.prise:
        fil.start()
        try:
            assert pret.wait(60)
            yield service.adresse
        finally:
            serveur.should_exit = True
            fil.join()


@contextmanager
def shown(
    navigateur: Browser, adresse: str, taille: tuple[int, int] = (1280, 900), **options: Any
) -> Iterator[Page]:
    """Open the page at `adresse` in a window of its own; what a script complains of is a failure."""
    contexte = navigateur.new_context(
        viewport={"width": taille[0], "height": taille[1]}, locale="fr-FR", **options
    )
    contexte.set_default_timeout(30_000)  # a loaded machine is waited for
    page = contexte.new_page()
    plaintes: list[str] = []
    page.on("pageerror", lambda e: plaintes.append(str(e)))
    page.goto(adresse)
    yield page
    contexte.close()
    assert plaintes == []


def go(page: Page, ici: str) -> None:
    """Go elsewhere in the page: « /s/leads »."""
    racine = page.url.split("/", 3)
    page.goto("/".join(racine[:3]) + ici)
    page.wait_for_load_state("networkidle")


def field(page: Page, chemin: str) -> Any:
    """Return the block of the data item at `chemin`."""
    return page.locator(f'.champ[data-chemin="{chemin}"]')
