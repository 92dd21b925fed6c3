"""`cdc interview guide`: workbooks to hand out, one for each profile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.actions.restes import plain_data
from cdc.commands.commun import open_projet, option_projet
from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdc.entretien.banque import Banque, Question
    from cdc.entretien.guide import Guide
    from cdc.projet import Projet


@click.command(short_help="Fabrique les guides d’entretien, un classeur par profil.")
@option_projet
@click.option(
    "--profil",
    "profils",
    multiple=True,
    metavar="PROFIL",
    help="Le guide de ce profil seulement ; à répéter au besoin. Par défaut : tous.",
)
@click.option("--complet", is_flag=True, help="Pose toutes les questions, pas le seul noyau.")
@click.option("--manquants", is_flag=True, help="Pose celles dont le projet n’a pas la réponse.")
@click.option(
    "--sortie",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DOSSIER",
    help="Où écrire les classeurs. Par défaut : sorties/guides dans le projet.",
)
def guide(
    dossier: Path | None,
    profils: tuple[str, ...],
    complet: bool,
    manquants: bool,
    sortie: Path | None,
) -> None:
    """Fabrique un classeur Excel par profil, à remettre aux personnes interrogées.

    Par défaut, il pose les questions du noyau : environ une heure d’entretien.
    """
    from cdc.entretien.guide import plan_guide
    from cdc.entretien.noms import Noms
    from cdc.projet.banque import load_banque
    from cdc.resources import modeles

    if complet and manquants:
        raise click.UsageError("Choisissez --complet ou --manquants, pas les deux.")
    projet = open_projet(dossier)
    banque = load_banque(modeles() / "questions", projet.dossier)
    retenue = _asked(projet, complet=complet, manquants=manquants)
    fiche = projet.cahier.projet
    noms = Noms(plain_data(projet))
    guides = [
        plan_guide(
            banque, cle, projet=project_title(projet), date=fiche.date, retenue=retenue, noms=noms
        )
        for cle in named_profiles(banque, profils)
    ]
    _write_guides(guides, sortie or projet.dossier / "sorties" / "guides")


def _asked(projet: Projet, *, complet: bool, manquants: bool) -> Callable[[Question], bool]:
    from cdc.completude import missing
    from cdc.entretien.attente import empty_items, feeds

    if complet:
        return lambda _: True
    if not manquants:
        return lambda question: question.noyau
    vides = empty_items(missing(projet.cahier))
    return lambda question: feeds(question, vides)


def named_profiles(banque: Banque, demandes: tuple[str, ...]) -> list[str]:
    """Return the keys of the profiles named, each once; all of them when none is."""
    if not demandes:
        return list(banque.profils)
    cles = []
    for demande in demandes:
        cle = banque.profil(demande)
        if cle is None:
            connus = ", ".join(banque.profils)
            raise click.UsageError(f"Le profil « {demande} » n’existe pas. Choisissez : {connus}.")
        cles.append(cle)
    return list(dict.fromkeys(cles))


def project_title(projet: Projet) -> str:
    """Return what a guide is entitled by: the company and its project."""
    titre = projet.cahier.projet.titre or "Projet CRM"
    societe = projet.cahier.presentation.raison_sociale
    return f"{societe} — {titre}" if societe and societe not in titre else titre


def _write_guides(guides: list[Guide], sortie: Path) -> None:
    from cdc.formats.xlsx.guide import render_guide
    from cdc.projet import write_files

    utiles = [g for g in guides if g.nombre]
    _check_unanswered([sortie / g.fichier for g in utiles])
    write_files({sortie / plan.fichier: render_guide(plan) for plan in utiles})
    for plan in utiles:
        minutes = sum(f.minutes for f in plan.feuilles)
        questions = plural(plan.nombre, "question")
        click.echo(f"{sortie / plan.fichier} : {questions}, environ {minutes} minutes")
    if not utiles:
        click.echo("Aucune question à poser : le projet a déjà ces réponses.")
        return
    click.echo("\nRemettez-les, puis : cdc interview import FICHIER...")


def _check_unanswered(chemins: list[Path]) -> None:
    """Refuse to write over a guide that somebody filled."""
    from cdc.errors import CdcError
    from cdc.formats.xlsx.guide_rempli import is_answered

    remplis = [str(c) for c in chemins if c.exists() and is_answered(c)]
    if remplis:
        raise CdcError(
            f"{', '.join(remplis)} : ce guide contient des réponses, il n’est pas remplacé. "
            "Importez-le, déplacez-le, ou choisissez un autre dossier par --sortie."
        )
