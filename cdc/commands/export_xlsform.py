"""`cdc export xlsform`: the interview questions for KoboToolbox and ODK."""

from __future__ import annotations

from pathlib import Path

import click

from cdc.commands.commun import open_projet, option_projet
from cdc.francais import plural


@click.command(short_help="Les questions d’entretien, pour KoboToolbox et ODK.")
@option_projet
@click.option(
    "--profil",
    "profils",
    multiple=True,
    metavar="PROFIL",
    help="Les questions de ce profil seulement\u202f; à répéter au besoin. Par défaut\u00a0: tous.",
)
@click.option("--complet", is_flag=True, help="Pose toutes les questions, pas le seul noyau.")
@click.option(
    "--sortie",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="F.xlsx",
    help="Le fichier à écrire. Par défaut\u00a0: sorties/questionnaire-xlsform.xlsx dans le projet.",
)
def xlsform(
    dossier: Path | None, profils: tuple[str, ...], complet: bool, sortie: Path | None
) -> None:
    """Écrit un formulaire XLSForm, que KoboToolbox et ODK acceptent tel quel.

    La personne choisit son profil, et le formulaire ne lui pose que ses questions. L’export de
    ses réponses revient par «\u00a0cdc interview import\u00a0», chaque réponse à sa question.
    """
    from cdc.commands.interview_guide import named_profiles, project_title
    from cdc.entretien.formulaire import plan_form
    from cdc.formats.xlsform import render_xlsform
    from cdc.projet import write_sortie
    from cdc.projet.banque import load_banque
    from cdc.resources import modeles

    projet = open_projet(dossier)
    banque = load_banque(modeles() / "questions", projet.dossier)
    formulaire = plan_form(
        banque,
        named_profiles(banque, profils),
        project_title(projet),
        lambda question: complet or question.noyau,
    )
    cible = sortie or projet.dossier / "sorties" / "questionnaire-xlsform.xlsx"
    mise_de_cote = write_sortie(projet.dossier, cible, render_xlsform(formulaire))
    if mise_de_cote is not None:
        click.echo(f"Le fichier avait été modifié à la main\u00a0: gardé sous {mise_de_cote.name}")
    posees = plural(formulaire.nombre, "question")
    click.echo(f"{cible}\u00a0: {posees}, {plural(len(formulaire.profils), 'profil')}")
    click.echo(
        "\nDéposez-le dans KoboToolbox ou ODK\u202f; puis\u00a0: cdc interview import EXPORT.xlsx"
    )
