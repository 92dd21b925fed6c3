"""`cdc modele`: Word templates: those there are, a copy to restyle, a check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import option_json, option_projet, write_json

if TYPE_CHECKING:
    from cdc.projet import Projet


@click.group(subcommand_metavar="COMMANDE [ARGUMENTS]...")
def modele() -> None:
    """Liste, copie et vérifie les modèles Word."""


@modele.command(short_help="Les modèles disponibles, et celui du projet.")
@option_projet
@option_json
def liste(dossier: Path | None, en_json: bool) -> None:
    """Liste les modèles : ceux de cdc, et ceux du dossier « modeles » du projet.

    Une étoile marque celui dont le projet se sert.
    """
    from cdc.actions.modeles import available
    from cdc.commands.modeles import modele_data, show_modeles

    modeles = available(_around(dossier))
    if en_json:
        write_json([modele_data(un) for un in modeles])
    else:
        show_modeles(modeles)


@modele.command(short_help="Copie un modèle, pour lui donner votre allure.")
@click.argument("nom", required=False, metavar="[NOM]")
@option_projet
@click.option(
    "--sortie",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="F.docx",
    help="Où écrire la copie. Par défaut, dans le dossier «\u00a0modeles\u00a0» du projet, "
    "sinon dans le dossier où vous êtes.",
)
def extraire(nom: str | None, dossier: Path | None, sortie: Path | None) -> None:
    """Copie un modèle de cdc, pour le changer dans Word.

    NOM est l’un de ceux que donne «\u00a0cdc modele liste\u00a0»\u202f; sans lui, le document
    complet. Un fichier qui existe n’est jamais remplacé.
    """
    from cdc.commands.modeles import copy_modele, show_next_steps

    projet = _around(dossier)
    copie = copy_modele(projet, nom, sortie)
    show_next_steps(projet, copie)


@modele.command(short_help="Relit un modèle et dit tout ce qui n’y va pas.")
@click.argument("fichier", type=click.Path(path_type=Path), metavar="F.docx")
@option_projet
@option_json
def verifier(fichier: Path, dossier: Path | None, en_json: bool) -> None:
    """Relit un modèle Word : balises, boucles, styles, liens, macros.

    Toutes les fautes sont dites d’un coup, chacune avec sa place et son remède. Le modèle est
    ensuite essayé, avec un cahier presque vide, puis avec le projet où vous êtes. Rien n’est
    modifié. Le code de retour est 1 s’il reste une erreur.
    """
    from cdc.commands.modeles import fault_data, show_faults
    from cdc.formats.docx.examen import Essai, Gravite, examine

    projet = _around(dossier)
    essais = [Essai("votre projet", projet.cahier)] if projet else []
    fautes = examine(fichier, essais)
    if en_json:
        write_json({"modele": str(fichier), "fautes": [fault_data(faute) for faute in fautes]})
    else:
        show_faults(fichier, fautes)
    if any(faute.gravite is Gravite.ERREUR for faute in fautes):
        raise SystemExit(1)


def _around(dossier: Path | None) -> Projet | None:
    """Return the project that is asked, else the one around, if any."""
    from cdc.commands.commun import open_projet
    from cdc.projet import ProjetAbsentError

    try:
        return open_projet(dossier)
    except ProjetAbsentError:
        if dossier is not None:
            raise
        return None
