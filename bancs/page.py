"""`python -m bancs.page`: what an author waits for in the page, from a request to its answer.

Requests go through the whole application, without a browser nor a network. The floor is what the page
does without: the project read again in full, as after each change.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from bancs.chronometre import cpu
from bancs.contenu import write_cdc
from cdc.projet import load_projet
from cdc.serveur.application import make_application
from cdc.serveur.atelier import Atelier

if TYPE_CHECKING:
    from collections.abc import Callable

_TAILLES = (100, 1_000, 10_000)
_PORT, _JETON = 8001, "banc"
_DONNEES = {"accept": "application/json"}


def main() -> None:
    """Print one row of the table for each size."""
    tailles = [int(a) for a in sys.argv[1:]] or _TAILLES
    colonnes = "leur page | une autre | filtrées | case écrite | ligne ajoutée | annulée | relu"
    print(f"| exigences | {colonnes} |")  # noqa: T201
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")  # noqa: T201
    for nombre in tailles:
        with tempfile.TemporaryDirectory() as dossier:
            print(_row(nombre, Path(dossier) / "p"))  # noqa: T201


def _row(nombre: int, dossier: Path) -> str:
    write_cdc(dossier, nombre)
    projet = load_projet(dossier)
    milieu = projet.cahier.exigences[nombre // 2].id
    adresse = f"http://127.0.0.1:{_PORT}"
    application = make_application(Atelier(dossier), _JETON, _PORT)
    client = TestClient(application, base_url=adresse, headers={"origin": adresse})
    client.get("/", params={"jeton": _JETON})
    textes = iter(range(1_000))

    def write(geste: str, **dit: str) -> None:
        reponse = client.post(geste, data=dit, headers=_DONNEES)
        assert reponse.status_code == 200, reponse.text

    gestes: tuple[Callable[[], object], ...] = (
        lambda: client.get("/s/exigences"),
        lambda: client.get("/s/leads"),
        lambda: client.get("/tableau", params={"liste": "exigences", "filtre": f"{next(textes)}"}),
        lambda: write(
            "/lignes/case", chemin=f"exigences[{milieu}].titre", texte=f"Titre {next(textes)}"
        ),
        lambda: write("/lignes/ajouter", liste="regles", cles="enonce", texte=f"R{next(textes)}"),
        lambda: write("/annuler"),
        lambda: load_projet(dossier),
    )
    return f"| {nombre} | " + " | ".join(f"{cpu(geste):.3f}" for geste in gestes) + " |"


if __name__ == "__main__":
    main()
