"""`cdc export squash|xray|testlink|gherkin|csv`: the test plan in the files of other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import open_projet, option_projet
from cdc.francais import enumeration, plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdc.formats.echanges.plan import Plan
    from cdc.projet import Projet

option_dossier = click.option(
    "--sortie",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DOSSIER",
    help="Le dossier où écrire. Par défaut\u00a0: un dossier du nom du format, dans sorties/.",
)


@click.command(short_help="Le plan de test, pour Squash TM.")
@option_projet
@click.option(
    "--nom-projet",
    default="",
    metavar="NOM",
    help="Le nom du projet dans Squash TM. Par défaut\u00a0: le titre du cahier.",
)
@option_dossier
def squash(dossier: Path | None, nom_projet: str, sortie: Path | None) -> None:
    """Écrit les deux classeurs que Squash TM importe\u00a0: les exigences, puis les cas de test.

    Importez-les dans cet ordre, chacun dans son espace, par «\u00a0Importer\u00a0»\u202f; la simulation
    de Squash dit d’abord ce qui serait refusé. Le projet doit exister dans Squash, sous le nom
    donné.
    """
    from cdc.formats.echanges.squash import render_squash

    projet, plan = _open(dossier, obsoletes=True)
    _write(projet, sortie, "squash", render_squash(plan, nom_projet))
    _tell(plan)
    click.echo(
        f"\nDans Squash TM, le projet «\u00a0{nom_projet or plan.titre}\u00a0» doit exister."
    )


@click.command(short_help="Le plan de test, pour Xray (Jira).")
@option_projet
@click.option("--serveur", is_flag=True, help="Pour Jira Server ou Data Center, au lieu de Cloud.")
@click.option(
    "--cle",
    default="",
    metavar="CLÉ",
    help="La clé du projet Jira (CRM), pour Cloud. Sans elle, la colonne reste vide.",
)
@click.option(
    "--exigences",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="F",
    help="Les exigences exportées de Jira (clé et résumé)\u00a0: chaque lien porte alors sa clé.",
)
@option_dossier
def xray(
    dossier: Path | None,
    serveur: bool,
    cle: str,
    exigences: Path | None,
    sortie: Path | None,
) -> None:
    """Écrit le fichier que le Test Case Importer de Xray lit, une ligne par étape.

    Pour Cloud, une correspondance des colonnes l’accompagne\u00a0: chargez-la dans l’assistant.
    Les cas obsolètes ne sont pas repris.
    """
    from cdc.formats.echanges.xray import read_keys, render_cloud, render_serveur

    projet, plan = _open(dossier)
    cles = read_keys(exigences) if exigences else {}
    fichiers = render_serveur(plan, cles) if serveur else render_cloud(plan, cle, cles)
    _write(projet, sortie, "xray", fichiers)
    _tell(plan)
    sans_cle = [e for e in plan.exigences if e not in cles]
    if sans_cle:
        click.echo(
            f"\n{plural(len(sans_cle), 'exigence')} sans clé Jira\u00a0: la colonne des liens porte "
            "nos identifiants, que Jira ne connaît pas. Donnez leurs clés avec --exigences, ou "
            "laissez cette colonne de côté."
        )


@click.command(short_help="Le plan de test, pour TestLink.")
@option_projet
@option_dossier
def testlink(dossier: Path | None, sortie: Path | None) -> None:
    """Écrit les exigences (CSV) et les cas de test (XML) que TestLink importe.

    Les cas obsolètes ne sont pas repris.
    """
    from cdc.formats.echanges.testlink import render_testlink, specification

    projet, plan = _open(dossier)
    _write(projet, sortie, "testlink", render_testlink(plan))
    _tell(plan)
    click.echo(
        "\nDans TestLink, créez la spécification d’exigences "
        f"«\u00a0{specification(plan)}\u00a0», importez-y le CSV, puis importez le XML."
    )


@click.command(short_help="Le plan de test en Gherkin, en français.")
@option_projet
@option_dossier
def gherkin(dossier: Path | None, sortie: Path | None) -> None:
    """Écrit un fichier .feature par persona, et un par section pour les critères d’acceptation.

    Chaque scénario porte en étiquettes son cas et ses exigences\u00a0: les résultats d’un outil qui
    les joue se rattachent par là. Les cas obsolètes ne sont pas repris.
    """
    from cdc.formats.echanges.gherkin import render_gherkin

    projet, plan = _open(dossier)
    _write(projet, sortie, "gherkin", render_gherkin(plan))
    _tell(plan)


@click.command(short_help="Le plan de test en un tableau, une ligne par étape.")
@option_projet
@click.option(
    "--sortie",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="F.csv",
    help="Le fichier à écrire. Par défaut\u00a0: sorties/cas-de-test.csv dans le projet.",
)
def csv(dossier: Path | None, sortie: Path | None) -> None:
    """Écrit tous les cas de test en un tableau, qui s’ouvre dans un tableur.

    Complété ou corrigé, il revient par «\u00a0cdc import F.csv --vers cas-de-test\u00a0».
    """
    from cdc.formats.echanges.tableau import render_table

    projet, plan = _open(dossier, obsoletes=True)
    cible = sortie or projet.dossier / "sorties" / "cas-de-test.csv"
    _write(projet, cible.parent, "", {cible.name: render_table(plan)})
    _tell(plan)


def _open(dossier: Path | None, *, obsoletes: bool = False) -> tuple[Projet, Plan]:
    """Load the project and its plan."""
    from cdc.formats.echanges.plan import make_plan

    projet = open_projet(dossier)
    return projet, make_plan(projet.cahier, obsoletes=obsoletes)


def _write(projet: Projet, sortie: Path | None, nom: str, fichiers: Mapping[str, bytes]) -> None:
    from cdc.projet import write_sortie

    racine = sortie or projet.dossier / "sorties" / nom
    for fichier, octets in fichiers.items():
        gardee = write_sortie(projet.dossier, racine / fichier, octets)
        if gardee is not None:
            click.echo(f"{fichier} avait été modifié à la main\u00a0: gardé sous {gardee.name}")
        click.echo(str(racine / fichier))


def _tell(plan: Plan) -> None:
    """Tell what was written, and the links that could not be."""
    etapes = sum(len(cas.etapes) for cas in plan.cas)
    click.echo(f"\n{plural(len(plan.cas), 'cas', 'cas')}, {plural(etapes, 'étape')}.")
    if plan.inconnues:
        click.echo(
            f"Sans lien, faute d’exister dans le cahier\u00a0: {enumeration(plan.inconnues)}.",
            err=True,
        )
