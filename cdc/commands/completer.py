"""`cdc completer`: the guided walk in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import open_projet, option_projet

if TYPE_CHECKING:
    from cdc.commands.parcours.saisie import Saisie
    from cdc.completion import Parcours
    from cdc.projet import Projet


@click.command()
@click.argument("chapitre", required=False)
@option_projet
@click.option(
    "--objectif",
    type=click.Choice(["consultation", "recette", "migration"]),
    help=(
        "Ce pour quoi le cahier doit être complet. Par défaut : consultation, ou recette pour les "
        "sous-parties de la recette."
    ),
)
@click.option(
    "--reponses",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="F.yaml",
    help="Les réponses, un chemin et sa valeur par ligne, sans rien demander.",
)
@click.option("--sans-saisie", is_flag=True, help="Montre ce qui manque, et s’arrête.")
@click.option(
    "--simple", is_flag=True, help="Une ligne après l’autre, pour un lecteur d’écran par exemple."
)
@click.option("--annuler", is_flag=True, help="Défait la dernière modification du projet.")
def completer(
    chapitre: str | None,
    dossier: Path | None,
    objectif: str | None,
    reponses: Path | None,
    sans_saisie: bool,
    simple: bool,
    annuler: bool,
) -> None:
    """Pose les questions qui restent, une par une, et écrit chaque réponse dans le projet.

    CHAPITRE est un numéro (2), une sous-partie (2c) ou son nom (leads)\u202f; sans lui, tout le cahier.
    «\u00a0recette\u00a0» prépare personas, cas de test, règlement et campagnes\u202f; «\u00a0cas\u00a0» relit les cas de test.
    Quittez quand vous voulez\u00a0: tout est déjà enregistré, et la suite reprend là où elle en était.
    """
    projet = open_projet(dossier)
    if annuler:
        _undo(projet)
        return
    parcours = _walk(chapitre, objectif)
    if reponses is not None:
        from cdc.commands.parcours.fichier import answer_from

        projet = answer_from(projet, reponses)
    if sans_saisie:
        from cdc.commands.parcours.manques import show_missing

        raise SystemExit(1 if show_missing(projet, parcours) else 0)
    if reponses is None:
        _ask(projet, parcours, simple=simple)


def _walk(chapitre: str | None, objectif: str | None) -> Parcours:
    from cdc.completion import Parcours, sections_of
    from cdc.completion.places import is_acceptance
    from cdc_schema.annotations import Objectif

    sections = sections_of(chapitre) if chapitre else ()
    defaut = Objectif.RECETTE if is_acceptance(sections) else Objectif.CONSULTATION
    return Parcours(Objectif(objectif or defaut), tuple(s.cle for s in sections))


def _undo(projet: Projet) -> None:
    from cdc.francais import enumeration
    from cdc.projet import annuler

    operation = annuler(projet.dossier)
    click.echo(f"Annulé\u00a0: {operation.libelle} ({enumeration(operation.fichiers)}).")


def _ask(projet: Projet, parcours: Parcours, *, simple: bool) -> None:
    from cdc.actions.seance import open_seance
    from cdc.commands.parcours.boucle import Boucle

    interrompu = Boucle(open_seance(projet, parcours), _typing(simple=simple)).run()
    raise SystemExit(1 if interrompu else 0)


def _typing(*, simple: bool) -> Saisie:
    from cdc.commands.parcours.saisie import SaisieSimple, plain_only

    if simple or plain_only():
        return SaisieSimple()
    from cdc.commands.parcours.riche import SaisieRiche

    return SaisieRiche()
