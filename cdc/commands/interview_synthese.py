"""`cdc interview synthese`: what the interviews say, put together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import open_projet, option_projet, style
from cdc.commands.desaccords import REPONSES, TOUT_LIRE, quote, show_contradiction
from cdc.entretien.cellules import shown
from cdc.francais import number, plural

if TYPE_CHECKING:
    from decimal import Decimal

    from cdc.entretien.synthese import Dit, Synthese
    from cdc.projet import Projet

_CELLULES, _PERSONNES = 100, 20


@click.command(short_help="Rassemble les entretiens\u00a0: qui a dit quoi.")
@option_projet
@click.option(
    "--sortie",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="F.docx|F.xlsx",
    help="Écrit un document Word ou un classeur. Par défaut\u00a0: montre la synthèse ici.",
)
def synthese(dossier: Path | None, sortie: Path | None) -> None:
    """Rassemble les entretiens\u00a0: contradictions, réponses, irritants, suites à donner.

    Document interne\u00a0: il nomme les personnes, ne le transmettez pas aux prestataires.
    """
    from cdc.projet import write_sortie

    if sortie is not None and sortie.suffix.lower() not in (".docx", ".xlsx"):
        message = f"{sortie}\u00a0: le nom du fichier doit finir par .docx ou .xlsx."
        raise click.UsageError(message)
    projet = open_projet(dossier)
    lue = read_synthese(projet)
    if not lue.entretiens:
        click.echo("Aucun entretien importé. Importez-en\u00a0: cdc interview import FICHIER...")
        return
    if sortie is None:
        _show(projet, lue)
        return
    ancien = write_sortie(projet.dossier, sortie, _render(projet, lue, sortie))
    if ancien is not None:
        click.echo(f"Le fichier avait été modifié à la main\u00a0: gardé sous {ancien.name}")
    click.echo(f"Écrit\u00a0: {sortie} (interne, ne le transmettez pas aux prestataires)")


def read_synthese(projet: Projet) -> Synthese:
    """Return the synthesis of the interviews of `projet`."""
    from cdc.actions.dossier import open_dossier
    from cdc.entretien.synthese import summarize
    from cdc.projet.personnes import load_personnes
    from cdc.projet.suites import load_classees

    lu = open_dossier(projet)
    titre = projet.cahier.presentation.raison_sociale or projet.cahier.projet.titre or "Projet CRM"
    return summarize(
        titre,
        lu.donnees,
        lu.bilans,
        lu.contradictions,
        lu.banque,
        load_personnes(projet.dossier),
        load_classees(projet.dossier),
    )


def _render(projet: Projet, lue: Synthese, sortie: Path) -> bytes:
    if sortie.suffix.lower() == ".xlsx":
        from cdc.formats.xlsx.synthese import render_synthese

        return render_synthese(lue)
    from cdc.actions.fabrication import template, with_page_numbers
    from cdc.formats.docx.synthese import render_document

    return with_page_numbers(
        render_document(projet.cahier, lue, template(projet, None)), click.echo
    )


def _show(projet: Projet, lue: Synthese) -> None:
    from cdc.entretien.synthese import counted

    click.echo(style(f"Synthèse des entretiens — {lue.titre}", bold=True) + "  (interne)")
    click.echo(counted(lue))
    _show_contradictions(projet, lue)
    _show_answers(lue)
    _show_missing(lue)
    _show_irritants(lue)
    _show_unattached(lue)
    _show_follow_ups(lue)
    _show_closed(lue)


def _head(texte: str) -> None:
    click.echo("\n" + style(texte, bold=True))


def _show_contradictions(projet: Projet, lue: Synthese) -> None:
    nombre = len(lue.contradictions)
    _head(plural(nombre, "contradiction") + " à départager" if nombre else "Aucune contradiction")
    for contradiction in lue.contradictions:
        show_contradiction(projet, contradiction)
    if nombre:
        click.echo("  Pour départager\u00a0: cdc interview arbitrer")


def _show_answers(lue: Synthese) -> None:
    _head("Qui a dit quoi")
    for dite in lue.questions:
        click.echo(f"  {style(dite.question.numero, fg='cyan')}  {dite.question.texte}")
        for dit in dite.dits[:REPONSES]:
            click.echo(f"    {_said(dit)}")
        _tell_rest(len(dite.dits), "autre réponse", "autres réponses")


def _said(dit: Dit) -> str:
    drapeau = f" ({dit.drapeau})" if dit.drapeau else ""
    return f"{dit.personne}\u00a0: {quote(dit.texte, 90)}{drapeau}  {dit.entretien}, {shown(dit.cellule)}"


def _show_missing(lue: Synthese) -> None:
    if lue.profils_absents:
        _head(plural(len(lue.profils_absents), "profil non entendu", "profils non entendus"))
        for cle, titre, qui in lue.profils_absents:
            click.echo(f"  {titre} ({qui})  cdc interview guide --profil {cle} --manquants")
    if lue.sans_reponse:
        nombre = len(lue.sans_reponse)
        _head(plural(nombre, "question") + " du noyau sans aucune réponse")
        for vide in lue.sans_reponse:
            click.echo(f"  {style(vide.question.numero, fg='cyan')}  {vide.question.texte}")


def _show_irritants(lue: Synthese) -> None:
    if not lue.irritants:
        return
    _head(
        f"{plural(len(lue.irritants), 'irritant')}, {_hours(lue.heures)} par mois, "
        f"soit {_hours(lue.heures_par_semaine)} par semaine"
    )
    for nom, heures in lue.hours_by("service").items():
        click.echo(f"  {nom}\u00a0: {_hours(heures)} par mois")
    for irritant in sorted(lue.irritants, key=lambda i: -(i.heures or 0)):
        perdu = f"  {_hours(irritant.heures)} par mois" if irritant.heures else ""
        click.echo(f"    {quote(irritant.texte)}{perdu}  {irritant.personne}, {irritant.entretien}")


def _hours(heures: Decimal) -> str:
    return f"{number(heures)}\u00a0h"


def _show_unattached(lue: Synthese) -> None:
    if not lue.non_rattachees:
        return
    nombre = len(lue.non_rattachees)
    _head(plural(nombre, "cellule non rattachée", "cellules non rattachées"))
    for cell in lue.non_rattachees[:_CELLULES]:
        click.echo(f"  {cell.entretien}, {shown(cell.cellule)}\u00a0: {quote(cell.texte)}")
        click.echo(f"    {cell.raison}")
    _tell_rest(nombre, "autre cellule", "autres cellules", _CELLULES)


def _show_follow_ups(lue: Synthese) -> None:
    if not lue.suivis:
        return
    _head("À redemander, personne par personne")
    par_personne = lue.by_person()
    for personne, suivis in list(par_personne.items())[:_PERSONNES]:
        click.echo(f"  {style(personne, fg='cyan')}")
        for suivi in suivis[:REPONSES]:
            question = f" {suivi.question.removeprefix('Q-')}" if suivi.question else ""
            click.echo(f"    {suivi.motif}{question}\u00a0: {quote(suivi.texte, 90)}")
        _tell_rest(len(suivis), "autre point", "autres points")
    _tell_rest(len(par_personne), "autre personne", "autres personnes", _PERSONNES)


def _show_closed(lue: Synthese) -> None:
    if not lue.classes:
        return
    _head(plural(len(lue.classes), "point classé sans suite", "points classés sans suite"))
    for suivi, raison in lue.classes[:REPONSES]:
        question = f" {suivi.question.removeprefix('Q-')}" if suivi.question else ""
        click.echo(f"  {suivi.personne}{question}\u00a0: {quote(suivi.texte, 90)}  {raison}")
    _tell_rest(len(lue.classes), "autre point", "autres points")


def _tell_rest(nombre: int, singulier: str, pluriel: str, montrees: int = REPONSES) -> None:
    """Say how many are not shown, and where they all are."""
    if nombre > montrees:
        reste = plural(nombre - montrees, singulier, pluriel)
        click.echo(f"    et {reste}\u00a0: {TOUT_LIRE}")
