"""`cdc recette reserve`: under what an admission was given, and what lifts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cdc.commands.commun import open_projet, option_json, option_projet, style, write_json
from cdc.commands.recette_commun import (
    JOUR,
    done,
    option_date,
    option_motif,
    option_par,
    say,
    today,
)
from cdc.francais import INSECABLE, enumeration

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from cdc.projet import Projet
    from cdc_schema.recette.anomalies import Reserve


class GesteAmbiguError(click.UsageError):
    """Several things are asked at once, or one that lacks the element it is about."""


@click.command(short_help="Pose une réserve, la lève sur une preuve.")
@click.argument("reserve", required=False)
@option_projet
@click.option(
    "--creer", default="", metavar="ANO[,ANO]", help="Crée une réserve sur ces anomalies."
)
@click.option("--lever", is_flag=True, help="Lève la réserve, sur une preuve.")
@click.option(
    "--preuve",
    default="",
    metavar="P",
    help="Le passage (REL-04#CT-07) ou le document qui le montre.",
)
@click.option(
    "--proroger", type=JOUR, metavar="JOUR", help="Nouvelle échéance d’une réserve expirée."
)
@click.option("--refuser", is_flag=True, help="Transforme une réserve expirée en refus.")
@click.option("--libelle", default="", metavar="TEXTE", help="Le libellé contractuel.")
@click.option("--echeance", type=JOUR, metavar="JOUR", help="La date limite de levée.")
@click.option("--condition", default="", metavar="TEXTE", help="La condition de levée.")
@click.option("--pv", default="", metavar="PV", help="Le procès-verbal qui la pose.")
@option_par
@option_motif
@option_date
@option_json
def reserve(
    reserve: str | None,
    dossier: Path | None,
    creer: str,
    lever: bool,
    preuve: str,
    proroger: dt.date | None,
    refuser: bool,
    libelle: str,
    echeance: dt.date | None,
    condition: str,
    pv: str,
    par: str,
    motif: str,
    jour: dt.date | None,
    en_json: bool,
) -> None:
    """Liste les réserves, en crée une, la lève, la proroge ou la refuse.

    Une réserve se lève sur une preuve\u00a0: les anomalies qu’elle couvre sont closes, ou le passage donné
    les montre corrigées, et elles sont closes avec elle. Une bloquante ne se met jamais en réserve.

    \u0008
    cdc recette reserve --creer ANO-003
    cdc recette reserve RES-01 --lever --preuve REL-04#CT-07 --par MEM-02
    """
    from cdc.actions.recette import reserves as actions

    projet = open_projet(dossier)
    quand = jour or today()
    gestes = [bool(creer), lever, proroger is not None, refuser]
    if sum(gestes) > 1:
        raise GesteAmbiguError(
            "Demandez une chose à la fois\u00a0: créer, lever, proroger ou refuser."
        )
    if creer:
        noms = [nom.strip() for nom in creer.split(",") if nom.strip()]
        choisi = {
            "libelle": libelle,
            "echeance_levee": echeance,
            "condition_levee": condition,
            "pv": pv,
        }
        projet, creee = actions.put_reserve(projet, noms, quand, choisi)
        _tell(projet, creee, "")
        return
    if any(gestes):
        if reserve is None:
            raise GesteAmbiguError("Dites quelle réserve\u00a0: cdc recette reserve RES-01 --lever")
        if lever:
            projet, closes = actions.lift_reserve(
                projet, reserve, preuve=preuve, par=par, jour=quand
            )
            _tell(
                projet,
                reserve,
                f" Closes avec elle\u00a0: {enumeration(closes)}." if closes else "",
            )
        elif proroger is not None:
            _tell(actions.extend_reserve(projet, reserve, proroger, motif, quand), reserve, "")
        else:
            _tell(actions.refuse_reserve(projet, reserve, motif, quand), reserve, "")
        return
    vues = [actions.find_reserve(projet, reserve)] if reserve else projet.cahier.reserves
    _show(vues, quand, en_json=en_json)


def _tell(projet: Projet, nom: str, suite: str) -> None:
    vue = next(r for r in projet.cahier.reserves if r.id == nom)
    echeance = f", avant le {vue.echeance_levee:%d/%m/%Y}" if vue.etat == "ouverte" else ""
    done(f"{style(nom, bold=True)}{INSECABLE}: {vue.etat}, {vue.severite}{echeance}.{suite}")


def _show(vues: list[Reserve], jour: dt.date, *, en_json: bool) -> None:
    from cdc.recette.reserves import effective_state

    if en_json:
        write_json(
            [
                {
                    **r.model_dump(mode="json", exclude_defaults=True),
                    "etat": effective_state(r, jour).value,
                }
                for r in vues
            ]
        )
        return
    if not vues:
        click.echo("Aucune réserve.")
    for vue in vues:
        echeance = f", à lever avant le {vue.echeance_levee:%d/%m/%Y}" if vue.echeance_levee else ""
        click.echo(
            f"{style(vue.id or '', bold=True)} {effective_state(vue, jour)}, "
            f"{vue.severite or 'sévérité inconnue'}{echeance}"
        )
        say(f"{vue.libelle or ''} ({', '.join(vue.anomalies)})", "  ")
        say(f"condition{INSECABLE}: {vue.condition_levee or 'à écrire'}", "  ")
        if vue.levee and vue.levee.date:
            say(
                f"levée le {vue.levee.date:%d/%m/%Y} par {vue.levee.par}, sur {vue.levee.preuve}",
                "  ",
            )
