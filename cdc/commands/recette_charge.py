"""`cdc recette charge`: the time that acceptance takes, and who has it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import (
    gauge,
    open_projet,
    option_json,
    option_projet,
    style,
    write_json,
)
from cdc.errors import CdcError
from cdc.francais import number, plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdc.recette.alertes_charge import Alerte
    from cdc.recette.charge import Charge, ChargeLot, Travail
    from cdc_schema import Cahier

_NOM, _TOTAL = 38, 100
_DIXIEME = Decimal("0.05")
_PARTS = {
    "preparation": "préparation",
    "execution": "exécution",
    "restitution": "restitution",
}


class FigureRefuseeError(CdcError):
    """A chart cannot be drawn, or not in this format."""


@click.command()
@option_projet
@click.option(
    "--figure",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="F.svg|F.png",
    help="Dessine la charge de chaque recetteur dans ce fichier.",
)
@option_json
def charge(dossier: Path | None, figure: Path | None, en_json: bool) -> None:
    """Compare le temps de recette à celui des recetteurs.

    Le temps à prévoir est une part de la conception (20 % sans réglage), en trois\u00a0: préparation,
    exécution, restitution. Chaque recetteur joue les cas de ses personas\u202f; ses jours sont ceux de sa
    disponibilité entre les dates de chaque lot, sans les jours fériés ni les périodes interdites. Les
    réglages sont dans recette/campagnes.yaml, sous reglement_recette.
    """
    from cdc.recette.alertes_charge import alerts
    from cdc.recette.charge import compute_charge

    projet = open_projet(dossier)
    calculee = compute_charge(projet.cahier)
    nom = _names(projet.cahier)
    alertes = alerts(calculee, nom)
    if figure:
        _draw(projet.dossier, calculee, nom, figure)
    if en_json:
        write_json(_as_data(calculee, alertes))
        return
    _show_effort(calculee)
    for lot in calculee.lots:
        _show_lot(lot, nom)
    _show_alerts(alertes)
    if figure:
        click.echo(f"Figure écrite\u00a0: {figure}")


def _names(cahier: Cahier) -> Callable[[str], str]:
    """Return how the terminal calls a person, a persona or a lot: its words and its identifier."""
    mots = {m.id: m.fonction or m.nom for m in cahier.equipe.membres}
    mots |= {p.id: p.prenom_fictif for p in cahier.personas}

    def name(reference: str) -> str:
        dit = mots.get(reference)
        return f"{dit} ({reference})" if dit else reference

    return name


def _show_effort(charge: Charge) -> None:
    from cdc.recette.alertes_charge import days

    effort = charge.effort
    if effort.jours is None or effort.conception is None:
        click.echo("Temps de recette\u00a0: inconnu, le temps de conception n’est pas écrit.\n")
        return
    part = number(effort.part.normalize() + 0)
    click.echo(
        style(f"Temps de recette\u00a0: {number(effort.jours)} {effort.unite.value}", bold=True)
        + f", soit {part}\u00a0% de {days(effort.conception)} de conception."
    )
    dits = [f"{_PARTS[p]} {days(effort.days_of(p) or 0)}" for p in effort.parts]
    click.echo(f"Dont\u00a0: {', '.join(dits)}.")
    if effort.prevus is not None:
        click.echo(f"Le planning en prévoit {number(effort.prevus)}.")
    click.echo("")


def _show_lot(lot: ChargeLot, nom: Callable[[str], str]) -> None:
    from cdc.recette.alertes_charge import days

    dates = "sans dates"
    if lot.debut and lot.fin:
        ouvres = plural(lot.ouvres, "jour ouvré", "jours ouvrés")
        dates = f"du {lot.debut:%d/%m/%Y} au {lot.fin:%d/%m/%Y}, {ouvres}"
    prevus = f", {days(lot.prevus)} au planning" if lot.prevus is not None else ""
    titre = f"{nom(lot.lot)} : {plural(lot.cas, 'cas', 'cas')}, {dates}{prevus}"
    click.echo(style(titre.replace(" :", "\u00a0:"), bold=True))
    entete = f"  {'Recetteur':<{_NOM}}{'Cas':>5}{'À jouer':>9}{'Capacité':>10}  Occupation"
    click.echo(style(entete, bold=True))
    for travail in lot.travaux:
        click.echo(_row(nom(travail.personne), travail))
    click.echo(f"  {'Ensemble':<{_NOM}}{'':>5}{_short(lot.demande):>9}{_short(lot.capacite):>10}\n")


def _row(nom: str, travail: Travail) -> str:
    court = nom if len(nom) <= _NOM - 1 else f"{nom[: _NOM - 2]}…"
    ligne = f"  {court:<{_NOM}}{travail.cas:>5}{_short(travail.demande):>9}{_short(travail.capacite):>10}"
    if travail.capacite is None:
        return ligne
    taux = _rate(travail.demande, travail.capacite)
    dit = f"  {gauge(min(taux, _TOTAL), 10)} {taux:>3}\u00a0%"
    return ligne + (style(dit, fg="red") if travail.over else dit)


def _rate(demande: Decimal, capacite: Decimal) -> int:
    if capacite:
        return int(demande * _TOTAL / capacite)
    return _TOTAL + 1 if demande else 0


def _short(jours: Decimal | None) -> str:
    if jours is None:
        return "?"
    if 0 < jours < _DIXIEME:
        return "< 0,1\u00a0j"
    return f"{round(jours, 1)}\u00a0j".replace(".", ",")


def _show_alerts(alertes: tuple[Alerte, ...]) -> None:
    if not alertes:
        click.echo("Rien ne manque\u00a0: le temps de chacun suffit.")
        return
    click.echo(style(plural(len(alertes), "alerte"), bold=True))
    for alerte in alertes:
        click.echo(f"  {alerte.message}")
        click.echo(f"    {alerte.chemin}")


def _draw(racine: Path, charge: Charge, nom: Callable[[str], str], figure: Path) -> None:
    from cdc.formats.document.charge_recette import workload_chart
    from cdc.formats.figures import chart_scene, write_png, write_svg
    from cdc.projet.sorties import write_sortie

    if figure.suffix not in {".svg", ".png"}:
        raise FigureRefuseeError(
            f"{figure}\u00a0: une figure s’écrit en .svg ou en .png. Changez la fin de ce nom."
        )
    graphique = workload_chart(charge, nom)
    if graphique is None:
        raise FigureRefuseeError(
            "Aucun recetteur n’a de cas à jouer\u00a0: il n’y a rien à dessiner. Désignez les "
            "recetteurs de vos personas dans recette/plan.yaml."
        )
    scene = chart_scene(graphique)
    octets = (
        write_svg(scene, graphique.texte_alternatif, contours=True).encode()
        if figure.suffix == ".svg"
        else write_png(scene)
    )
    write_sortie(racine, figure, octets)


def _as_data(charge: Charge, alertes: tuple[Alerte, ...]) -> dict[str, Any]:
    effort = charge.effort
    return {
        "temps": {
            "jours_conception": _plain(effort.conception),
            "part": _plain(effort.part),
            "unite": effort.unite.value,
            "jours": effort.jours,
            "repartition": {p: _plain(effort.days_of(p)) for p in effort.parts},
            "jours_prevus": _plain(effort.prevus),
        },
        "lots": [_lot_data(lot) for lot in charge.lots],
        "recetteurs": [_work_data(t) for t in charge.travaux],
        "personas_sans_recetteur": list(charge.sans_recetteur),
        "cas_sans_duree": list(charge.sans_duree),
        "cas_hors_lot": list(charge.hors_lot),
        "alertes": [
            {"manque": a.manque.value, "message": a.message, "chemin": a.chemin} for a in alertes
        ],
    }


def _lot_data(lot: ChargeLot) -> dict[str, Any]:
    return {
        "lot": lot.lot,
        "debut": lot.debut.isoformat() if lot.debut else None,
        "fin": lot.fin.isoformat() if lot.fin else None,
        "jours_ouvres": lot.ouvres,
        "cas": lot.cas,
        "jours_prevus": _plain(lot.prevus),
        "demande": _plain(lot.demande),
        "capacite": _plain(lot.capacite),
        "recetteurs": [_work_data(t) for t in lot.travaux],
    }


def _work_data(travail: Travail) -> dict[str, Any]:
    return {
        "personne": travail.personne,
        "personas": list(travail.personas),
        "cas": travail.cas,
        "demande": _plain(travail.demande),
        "capacite": _plain(travail.capacite),
    }


def _plain(jours: Decimal | None) -> float | None:
    return None if jours is None else round(float(jours), 2)
