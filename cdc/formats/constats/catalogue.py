"""`docs/constats.md`: every rule in its words, for people; `make constats` writes it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cdc.projet.regles import load_donnees
from cdc.verification.catalogue import REGLES
from cdc.verification.constats import Famille
from cdc.verification.rgpd import actualised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.regles import Regle

_TETE = """\
# Les règles de `cdc verifier`

Ce fichier est fait par `make constats` à partir des règles elles-mêmes. Une seule au terminal : `cdc verifier --expliquer CODE`.

Trois gravités : **erreur**, à corriger avant l’envoi ; **avertissement**, à relire ; **conseil**, à considérer. Un projet règle tout cela
dans `cdc.yaml`, sous `verification` : règles voulues ou laissées, gravités, seuils, constats acceptés avec leur motif
(voyez [le guide](guide/11-verifier.md)).
"""


def write_catalogue() -> str:
    """Return the page: a table of the families, then each rule under its family."""
    familles = {f: _rules(f) for f in Famille}
    return "\n".join([_TETE, *_contents(familles), "", *_sections(familles)])


def _rules(famille: Famille) -> list[Regle]:
    donnees = load_donnees()
    siennes = (actualised(r, donnees) for r in REGLES.values() if r.famille is famille)
    return sorted(siennes, key=lambda r: r.code)


def _contents(familles: dict[Famille, list[Regle]]) -> Iterator[str]:
    yield "| famille | règles |"
    yield "| --- | --- |"
    for famille, regles in familles.items():
        if regles:
            liens = ", ".join(f"[{r.code}](#{r.code.lower()})" for r in regles)
            yield f"| {famille.value} | {liens} |"


def _sections(familles: dict[Famille, list[Regle]]) -> Iterator[str]:
    for famille, regles in familles.items():
        if regles:
            yield f"## {famille.value.capitalize() if famille is not Famille.RGPD else 'RGPD'}\n"
            yield from map(_section, regles)


def _section(regle: Regle) -> str:
    """Return one rule; its heading is its code alone, so that links to it hold."""
    lignes = [
        f"### {regle.code}",
        "",
        f"**{regle.titre[:1].upper()}{regle.titre[1:]}** ({regle.gravite.value}). {regle.pourquoi}",
        "",
        f"- Exemple : {_one_line(regle.mauvais)}",
        f"- Mieux : {_one_line(regle.mieux)}",
    ]
    if regle.methode:
        lignes.append(f"- Méthode : {_one_line(regle.methode)}")
    for seuil in regle.seuils:
        lignes.append(f"- Seuil `{seuil.nom}` : {seuil.titre}, {seuil.valeur:g}".replace(".", ","))
    datee = f", relue le {regle.datee}" if regle.datee else ""
    return "\n".join([*lignes, f"- Source : {_one_line(regle.source)}{datee}", ""])


def _one_line(texte: str) -> str:
    return texte.replace("\n", " ")


if __name__ == "__main__":
    sys.stdout.write(write_catalogue())
