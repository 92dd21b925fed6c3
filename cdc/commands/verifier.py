"""`cdc verifier`: the rules."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import open_projet, option_json, option_projet
from cdc.errors import CdcError

if TYPE_CHECKING:
    from cdc.projet import Projet
    from cdc.verification import Verdict

_GRAVITES = click.Choice(["conseil", "avertissement", "erreur"])


class OptionsIncompatiblesError(CdcError):
    """Options that cannot go together."""


@click.command()
@option_projet
@click.option(
    "--objectif",
    type=click.Choice(["consultation", "recette", "migration"]),
    default="consultation",
    help="Ce pour quoi le cahier doit être complet. Par défaut\u00a0: consultation.",
)
@click.option(
    "--selection",
    "voulues",
    multiple=True,
    metavar="RÈGLES",
    help="Les seules règles à passer\u00a0: codes (VAG-02), débuts de codes (VAG) ou familles (rgpd), "
    "séparés par des virgules.",
)
@click.option(
    "--ignorer",
    "laissees",
    multiple=True,
    metavar="RÈGLES",
    help="Les règles à ne pas passer, dites de la même façon.",
)
@click.option(
    "--gravite",
    type=_GRAVITES,
    default="avertissement",
    help="La moindre gravité qui fait rendre 1. Par défaut\u00a0: avertissement.",
)
@click.option(
    "--format",
    "genre",
    type=click.Choice(["texte", "json", "sarif", "github"]),
    default=None,
    help="Pour vous (texte), pour un programme (json), un éditeur ou une forge (sarif, github).",
)
@option_json
@click.option("--sans-couleur", is_flag=True, help="N’emploie pas de couleurs, même au terminal.")
@click.option(
    "--expliquer",
    metavar="CODE",
    help="Explique une règle, et s’arrête\u202f; une famille, ou «\u00a0toutes\u00a0»\u00a0: leurs titres.",
)
@click.option(
    "--depuis",
    metavar="RÉV",
    help="Ne dit que ce qui concerne ce qui a changé depuis cette révision de git (HEAD, main, v1.2…).",
)
@click.option(
    "--phrases",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FICHIER",
    help="Relit un simple fichier de texte, une phrase par ligne, sans projet (- pour l’entrée "
    "standard).",
)
@click.option(
    "--corriger",
    is_flag=True,
    help="Montre les corrections de typographie et de termes définis, puis les écrit si vous le "
    "confirmez. Vos phrases ne sont jamais récrites.",
)
@click.option("--oui", is_flag=True, help="Avec --corriger\u00a0: écrit sans demander.")
def verifier(
    dossier: Path | None,
    objectif: str,
    voulues: tuple[str, ...],
    laissees: tuple[str, ...],
    gravite: str,
    genre: str | None,
    en_json: bool,
    sans_couleur: bool,
    expliquer: str | None,
    phrases: Path | None,
    depuis: str | None,
    corriger: bool,
    oui: bool,
) -> None:
    """Relit le projet et dit ce qui trompera un prestataire ou bloquera la recette.

    Rend 0 quand rien n’est à reprendre, 1 quand il reste un constat de la gravité voulue, 2 quand
    le projet ne se lit pas.
    """
    from cdc.commands.constats import explain, show

    if sans_couleur:
        os.environ["NO_COLOR"] = "1"
    genre = _format(genre, en_json=en_json)
    _check_together(corriger=corriger, oui=oui, genre=genre, phrases=phrases, depuis=depuis)
    if expliquer is not None:
        explain(expliquer, en_json=genre == "json")
        return
    if phrases is not None:
        raise SystemExit(1 if _check_phrases(phrases, genre, gravite, voulues, laissees) else 0)
    projet = open_projet(dossier)
    verdict = _verify(projet, objectif, voulues, laissees, depuis)
    if corriger:
        from cdc.commands.corriger import offer_corrections

        raise SystemExit(0 if offer_corrections(projet, verdict, oui=oui) else 1)
    if not (voulues or laissees or depuis):
        _keep_notes(projet, verdict)
    show(projet, verdict, genre)
    raise SystemExit(1 if _blocking(verdict, gravite) else 0)


def _format(genre: str | None, *, en_json: bool) -> str:
    if en_json and genre not in (None, "json"):
        raise OptionsIncompatiblesError(
            f"--json et --format {genre} se contredisent. Retirez l’une des deux options."
        )
    return "json" if en_json else genre or "texte"


def _check_together(
    *, corriger: bool, oui: bool, genre: str, phrases: Path | None, depuis: str | None
) -> None:
    if corriger and genre != "texte":
        raise OptionsIncompatiblesError(
            f"--corriger montre ses corrections et les demande\u202f; --format {genre} s’adresse à un "
            "programme. Retirez l’une des deux options."
        )
    if oui and not corriger:
        raise OptionsIncompatiblesError(
            "--oui ne sert qu’avec --corriger. Ajoutez l’un, ou retirez l’autre."
        )
    if phrases is not None and (corriger or depuis is not None):
        raise OptionsIncompatiblesError(
            "--phrases relit un texte sans projet\u00a0: ni --depuis ni --corriger ne s’y appliquent. "
            "Retirez-les."
        )


def _verify(
    projet: Projet,
    objectif: str,
    voulues: tuple[str, ...],
    laissees: tuple[str, ...],
    depuis: str | None,
) -> Verdict:
    from cdc.actions.depuis import only_since
    from cdc.actions.verification import project_reglages, verify_projet
    from cdc.verification.selection import check
    from cdc_schema.annotations import Objectif

    but = Objectif(objectif)
    choisies = check(voulues, "--selection"), check(laissees, "--ignorer")
    reglages = project_reglages(projet, *choisies)
    verdict = verify_projet(projet, but, reglages)
    return only_since(projet, verdict, depuis, but, reglages) if depuis is not None else verdict


def _check_phrases(
    path: Path, genre: str, gravite: str, voulues: tuple[str, ...], laissees: tuple[str, ...]
) -> bool:
    """Show what is found in statements; say whether something as grave as `gravite` is."""
    from cdc.actions.phrases import examine_phrases, read_phrases
    from cdc.commands.constats import show_phrases
    from cdc.verification import Gravite
    from cdc.verification.selection import Selection, check

    selection = Selection(check(voulues, "--selection"), check(laissees, "--ignorer"))
    entree = sys.stdin.buffer.read() if str(path) == "-" else None
    lues = read_phrases(path, entree)
    for avertissement in lues.avertissements:
        click.echo(f"{path}\u00a0: {avertissement}", err=True)
    situes = list(examine_phrases(lues.lignes, str(path), selection))
    show_phrases(situes, genre)
    return any(s.constat.gravite.rang >= Gravite(gravite).rang for s in situes)


def _keep_notes(projet: Projet, verdict: Verdict) -> None:
    """Keep the marks of this version, for the history that `cdc etat` shows."""
    from cdc.projet.notes import keep_notes
    from cdc.verification.notes import mark

    version = projet.cahier.projet.version
    if version:
        keep_notes(projet.dossier, version, mark(projet.cahier, verdict.constats))


def _blocking(verdict: Verdict, gravite: str) -> bool:
    from cdc.verification import Gravite

    return verdict.reaches(Gravite(gravite))
