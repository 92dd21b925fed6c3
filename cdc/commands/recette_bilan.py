"""`cdc recette bilan`: how far a campaign is, what blocks, which decision follows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import (
    colored,
    gauge,
    open_projet,
    option_json,
    option_projet,
    style,
    write_json,
)
from cdc.commands.recette_bilan_suites import (
    show_anomalies,
    show_blockages,
    show_contradictions,
    show_criteria,
    show_measures,
    show_trends,
)
from cdc.commands.recette_commun import JOUR, listed, names, say, table, title, width
from cdc.francais import INSECABLE, enumeration, number, plural

if TYPE_CHECKING:
    import datetime as dt

    from cdc.projet import Projet
    from cdc.recette.bilan import Bilan
    from cdc.recette.faits import Faits
    from cdc.recette.taux import Taux
    from cdc_schema import Cahier

_LARGEUR = 80
_DOCUMENTS = (".docx", ".html", ".pdf")
_COULEURS = {
    "admission sans réserve": "green",
    "admission avec réserves": "yellow",
    "ajournement": "red",
    "rejet": "red",
}


@click.command(short_help="Dit où en est la recette, ce qui bloque, la décision.")
@click.argument("campagne", required=False)
@option_projet
@click.option(
    "--au",
    "jour",
    type=JOUR,
    metavar="JOUR",
    help="Compte l’âge des anomalies et les présences jusqu’à ce jour. Par défaut\u00a0: aujourd’hui.",
)
@click.option(
    "--detail", is_flag=True, help="Montre chaque exigence et chaque élément, sans couper."
)
@click.option(
    "--sortie",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="F.docx|F.html|F.pdf",
    help="Écrit un document, avec ses graphiques. Interne\u00a0: il nomme les recetteurs.",
)
@option_json
def bilan(
    campagne: str | None,
    dossier: Path | None,
    jour: dt.date | None,
    detail: bool,
    sortie: Path | None,
    en_json: bool,
) -> None:
    """Dit où en est une campagne, ce qui bloque, et la décision que les règles proposent.

    CAMPAGNE est un identifiant (CAMP-01)\u202f; sans lui, la dernière campagne jouée. Les seuils sont ceux
    du contrat, dans recette/campagnes.yaml, sous reglement_recette. Les règles proposent\u202f; les
    personnes décident.
    """
    from cdc.actions.recette.bilan import load_bilan
    from cdc.commands.recette_donnees import bilan_data

    if sortie is not None and sortie.suffix.lower() not in _DOCUMENTS:
        raise click.UsageError(
            f"{sortie}\u00a0: le nom du fichier doit finir par {', '.join(_DOCUMENTS)}."
        )
    projet = open_projet(dossier)
    vu = load_bilan(projet, campagne, jour)
    if sortie is not None:
        _write(projet, vu, sortie)
    if en_json:
        write_json(bilan_data(vu))
        return
    if sortie is not None:
        click.echo(f"Écrit\u00a0: {sortie} (interne, ne le transmettez pas au prestataire)")
        return
    noms = names(projet.cahier)
    _show_title(projet.cahier, vu)
    _show_decision(vu)
    _show_progress(vu.faits)
    _show_coverage(vu, detail=detail)
    _show_personas(vu)
    show_anomalies(vu)
    show_trends(vu)
    show_contradictions(vu, noms)
    show_criteria(vu)
    show_measures(vu, noms)
    show_blockages(vu.blocages, detail=detail)
    _show_minutes(projet, vu)


def _show_minutes(projet: Projet, vu: Bilan) -> None:
    """Tell the minutes of the campaign that the project no longer bears out."""
    from cdc.actions.recette.pv_references import check_minutes

    siens = [c for c in check_minutes(projet) if c.minutes.pv.campagne == vu.faits.campagne.id]
    for controle in siens:
        if not controle.tient:
            click.echo(
                f"\n{controle.minutes.id} ne repose plus sur le projet tel qu’il est\u00a0: "
                f"cdc recette pv --verifier {controle.minutes.id}"
            )


def _write(projet: Projet, vu: Bilan, sortie: Path) -> None:
    from cdc.actions.recette.bilan_document import write_assessment

    ancien = write_assessment(projet, vu, sortie, lambda dit: click.echo(dit, err=True))
    if ancien is not None:
        click.echo(
            f"Le fichier avait été modifié à la main\u00a0: gardé sous {ancien.name}", err=True
        )


def _show_title(cahier: Cahier, vu: Bilan) -> None:
    campagne = vu.faits.campagne
    titre = f"{campagne.nom or 'Campagne'} — {campagne.id}"
    version = f"version {campagne.version_livree}" if campagne.version_livree else ""
    espace = _LARGEUR - len(titre) - len(version)
    click.echo(style(titre, bold=True) + (" " * espace if espace > 1 else "\n") + version)
    lot = next((un for un in cahier.planning.lots if un.id == campagne.lot), None)
    nom = f" ({lot.nom})" if lot and lot.nom else ""
    periode = campagne.periode
    dates = (
        f", du {periode.debut:%d/%m/%Y} au {periode.fin:%d/%m/%Y}"
        if periode and periode.debut and periode.fin
        else ""
    )
    say(f"{campagne.lot or 'sans lot'}{nom}{dates}, {campagne.etat or 'sans état'}", "")


def _show_decision(vu: Bilan) -> None:
    proposition = vu.proposition
    decision = style(
        proposition.decision.value, bold=True, fg=_COULEURS.get(proposition.decision.value)
    )
    click.echo(f"\nDécision proposée{INSECABLE}: {decision}")
    for rang, regle in enumerate((proposition.regle, *proposition.autres)):
        say(f"{'Aussi vrai, ' if rang else 'Par la '}{regle.texte}.", "  ")
        if regle.elements:
            say(listed(regle.elements), "    ")


def _show_progress(faits: Faits) -> None:
    synthese = faits.synthese
    from cdc.recette.taux import Taux

    title("Avancement")
    _bar("cas joués", Taux(synthese.joues, synthese.cas_total), "")
    dits = [
        plural(synthese.conformes, "conforme"),
        plural(synthese.non_conformes, "non conforme", "non conformes"),
        plural(synthese.bloques, "bloqué"),
        plural(synthese.non_joues - synthese.bloques, "pas joué", "pas joués"),
    ]
    say(enumeration(dits), "  ")
    if faits.perimetre.ecartes:
        ecartes = plural(len(faits.perimetre.ecartes), "cas écarté", "cas écartés")
        say(f"{ecartes}{INSECABLE}: {listed([e.cas or '' for e in faits.perimetre.ecartes])}", "  ")


def _show_coverage(vu: Bilan, *, detail: bool) -> None:
    from cdc.recette.taux import percent

    faits, seuils = vu.faits, vu.seuils
    title("Couverture des exigences")
    bas = seuils.couverture_indispensables_min
    _bar("indispensables", faits.couverture_indispensables, f"seuil {percent(bas, bas)}")
    bas = seuils.couverture_importantes_min
    _bar("importantes", faits.couverture_importantes, f"seuil {percent(bas, bas)}")
    _bar("toutes", vu.indicateurs.couverture, "")
    bas = seuils.taux_conforme_min
    _bar("cas conformes", faits.taux_conforme, f"seuil {percent(bas, bas)}")
    if detail:
        _show_requirements(faits)


def _show_requirements(faits: Faits) -> None:
    title("Exigence par exigence")
    lignes = [
        (
            ligne.id,
            ligne.exigence.titre or "",
            str(ligne.exigence.priorite or ""),
            "oui" if ligne.couverte else "non",
            ", ".join(f"{e.id} {e.etat}" for e in ligne.cas) or "aucun cas",
        )
        for ligne in faits.couverture
    ]
    place = max(24, width() - 12 - 26 - 13 - 8 - 6)
    table(("Exigence", "Titre", "Priorité", "Couverte", "Cas"), lignes, (12, 26, 13, 8, place))


def _show_personas(vu: Bilan) -> None:
    if not vu.personas:
        return
    title("Par persona")
    lignes = [
        (
            p.persona or "",
            p.nom if p.persona else "sans persona",
            *map(number, (p.cas, p.conformes, p.non_conformes, p.bloques, p.restent - p.bloques)),
            number(p.ouvertes),
        )
        for p in vu.personas
    ]
    entetes = ("", "", "Cas", "Conf.", "Non c.", "Bloq.", "Reste", "Anom.")
    table(entetes, lignes, (7, max(28, min(48, width() - 52)), -4, -6, -6, -6, -6, -6))


def _bar(nom: str, taux: Taux, seuil: str) -> None:
    valeur = taux.valeur
    barre = f"{gauge(int(valeur))} " if colored() and valeur is not None else ""
    texte = f"{taux} ({taux.detail})" if valeur is not None else "sans objet"
    suite = f", {seuil}" if seuil else ""
    click.echo(f"  {nom:<16}{style(barre, fg='cyan')}{texte}{suite}")
