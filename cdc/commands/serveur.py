"""`cdc serveur`: the guided walk as a page of this machine."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import open_projet, option_projet, style
from cdc.errors import CdcError

if TYPE_CHECKING:
    from pathlib import Path

    from cdc.serveur.lancement import Service

_OUTILS = ("starlette", "uvicorn", "python_multipart")


class ServeurAbsentError(CdcError):
    """The libraries of the page are not installed."""

    def __init__(self) -> None:
        super().__init__(
            "La page a besoin de trois bibliothèques qui ne sont pas installées. Installez-les\u00a0:\n"
            '  python -m pip install "cdc-crm[serveur]"\n'
            "Sans elles, les mêmes questions se posent au terminal\u00a0: cdc completer."
        )


@click.command()
@option_projet
@click.option(
    "--port",
    type=click.IntRange(1024, 65535),
    metavar="N",
    help="Le port à employer. Par défaut, toujours le même pour un projet, ou un autre s’il est pris.",
)
@click.option("--sans-navigateur", is_flag=True, help="N’ouvre pas le navigateur.")
def serveur(dossier: Path | None, port: int | None, sans_navigateur: bool) -> None:
    """Ouvre le cahier des charges dans le navigateur, pour le remplir.

    Chaque réponse est enregistrée dans le projet dès qu’elle est tapée. La page ne répond qu’à cette
    machine\u202f; rien n’en sort. Ctrl-C l’arrête.
    """
    if not all(map(importlib.util.find_spec, _OUTILS)):
        raise ServeurAbsentError
    from cdc.projet.presence import DejaServiError
    from cdc.serveur.lancement import prepare, run

    projet = open_projet(dossier)
    service = prepare(projet.dossier, port or 0)

    def ready(pret: Service) -> None:
        click.echo(f"{style('La page du projet', bold=True)}\u00a0: {pret.adresse}")
        click.echo(
            "Elle ne répond qu’à cette machine. Ctrl-C l’arrête\u202f; tout est déjà enregistré."
        )
        _browse(pret.adresse, sans_navigateur=sans_navigateur)

    try:
        run(service, ready)
    except DejaServiError as error:
        service.prise.close()
        if error.adresse:
            _browse(error.adresse, sans_navigateur=sans_navigateur)
        raise
    click.echo("Arrêté. Tout ce qui était écrit dans la page est dans le projet.")


def _browse(adresse: str, *, sans_navigateur: bool) -> None:
    """Open the browser without waiting for it: some only come back once they are closed."""
    if sans_navigateur:
        return
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(adresse,), daemon=True).start()
