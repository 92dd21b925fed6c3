"""`cdc recette demande`: what should change in the requirements, its price, the decision."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import open_projet, option_json, option_projet, style, write_json
from cdc.commands.recette_commun import (
    choice,
    done,
    option_date,
    option_motif,
    option_par,
    say,
    today,
)
from cdc.francais import FINE, INSECABLE, number

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from cdc.projet import Projet
    from cdc_schema.enumerations import DecisionEvolution
    from cdc_schema.recette.anomalies import DemandeEvolution


class _Quantite(click.ParamType):  # type: ignore[type-arg]
    """A number as French writes it: 1 800,50."""

    name = "nombre"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        from pydantic import TypeAdapter, ValidationError

        from cdc_schema.types import Montant

        try:
            return Decimal(TypeAdapter(Montant).validate_python(value))
        except ValidationError:
            self.fail(f"«\u00a0{value}\u00a0» n’est pas un nombre. Écrivez 1800.", param, ctx)


@click.command(short_help="Fait d’un écart une demande d’évolution, la décide.")
@click.argument("demande", required=False)
@option_projet
@click.option("--de", "anomalie", default="", metavar="ANO", help="Crée la demande de cet écart.")
@click.option("--texte", default="", metavar="TEXTE", help="Ce que l’exigence dirait.")
@click.option("--exigence", default="", metavar="EX", help="L’exigence à changer.")
@click.option("--delai", type=_Quantite(), metavar="JOURS", help="Jours ajoutés au planning.")
@click.option("--cout", type=_Quantite(), metavar="MONTANT", help="Prix demandé, hors taxes.")
@click.option(
    "--decision", type=choice("DecisionEvolution"), metavar="D", help="Ce qui est décidé."
)
@click.option("--lot", default="", metavar="LOT", help="Le lot où elle sera faite.")
@click.option("--avenant", default="", metavar="TEXTE", help="Le document qui l’engage.")
@option_par
@option_motif
@option_date
@option_json
def demande(
    demande: str | None,
    dossier: Path | None,
    anomalie: str,
    texte: str,
    exigence: str,
    delai: Decimal | None,
    cout: Decimal | None,
    decision: DecisionEvolution | None,
    lot: str,
    avenant: str,
    par: str,
    motif: str,
    jour: dt.date | None,
    en_json: bool,
) -> None:
    """Liste les demandes d’évolution, en crée une d’un écart, la chiffre ou la décide.

    Un écart qualifié à deux d’évolution ou de besoin mal exprimé devient une demande\u00a0: l’exigence y
    est recopiée telle qu’elle est, ses cas sont à revoir. Elle se chiffre avant d’être acceptée, et ne
    bloque pas le procès-verbal.

    \u0008
    cdc recette demande --de ANO-004 --texte "… le CRM doit demander aussi la photo."
    cdc recette demande DEM-01 --delai 3 --cout 1800
    cdc recette demande DEM-01 --decision "acceptée lot ultérieur" --lot LOT-2 --par MEM-01
    """
    from cdc.actions.recette.demandes import ask_change, decide_request, find_request
    from cdc.recette.demandes import Decision

    projet = open_projet(dossier)
    if anomalie:
        projet, creee = ask_change(projet, anomalie, texte=texte, motif=motif, exigence=exigence)
        _tell(projet, creee)
        return
    quand = jour or today()
    ecrite = Decision(quand, par, decision, motif, lot, avenant, delai, cout)
    if demande and ecrite != Decision(quand, par, motif=motif):
        projet = decide_request(projet, demande, ecrite)
        _tell(projet, demande)
        return
    vues = [find_request(projet, demande)] if demande else projet.cahier.demandes_evolution
    if en_json:
        write_json([d.model_dump(mode="json", exclude_defaults=True) for d in vues])
        return
    if not vues:
        click.echo("Aucune demande d’évolution.")
    for vue in vues:
        _show(vue)


def _tell(projet: Projet, nom: str) -> None:
    vue = next(d for d in projet.cahier.demandes_evolution if d.id == nom)
    suite = ""
    if (vue.decision or "").startswith("acceptée") and vue.exigence_avant and vue.impact:
        cas = ", ".join(vue.impact.cas_a_revoir)
        suite = (
            f"\nReste à écrire\u00a0: {vue.exigence_avant.exigence}, dans une nouvelle version"
            f"{f'{FINE}; à revoir, {cas}' if cas else ''}."
        )
    done(f"{style(nom, bold=True)}{INSECABLE}: {vue.decision}, {_impact(vue)}.{suite}")


def _show(vue: DemandeEvolution) -> None:
    click.echo(f"{style(vue.id or '', bold=True)} {vue.decision or 'à chiffrer'}, {_impact(vue)}")
    avant = vue.exigence_avant
    say(f"{vue.titre or ''} ({vue.anomalie or vue.origine or ''})", "  ")
    if avant:
        say(
            f"{avant.exigence}, version {avant.version or '?'}{INSECABLE}: {avant.texte or ''}",
            "  ",
        )
    say(f"deviendrait{INSECABLE}: {vue.texte_propose or 'à écrire'}", "  ")


def _impact(vue: DemandeEvolution) -> str:
    impact = vue.impact
    if impact is None or (impact.delai_jours is None and impact.cout_ht is None):
        return "pas encore chiffrée"
    delai = "délai inconnu" if impact.delai_jours is None else f"{number(impact.delai_jours)} jours"
    cout = "prix inconnu" if impact.cout_ht is None else f"{number(impact.cout_ht)}{INSECABLE}€ HT"
    return f"{delai}, {cout}"
