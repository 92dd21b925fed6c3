"""`cdc recette campagne`: begin a campaign on a lot, and lead it to its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import open_projet, option_json, option_projet, style, write_json
from cdc.commands.recette_commun import (
    JOUR,
    choice,
    done,
    option_date,
    option_motif,
    option_par,
    say,
    table,
    title,
    today,
    width,
)
from cdc.francais import INSECABLE, plural

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from cdc.projet import Projet
    from cdc.recette.bilan import Bilan
    from cdc.recette.criteres import CritereEvalue
    from cdc_schema.enumerations import EtatCampagne, Verdict
    from cdc_schema.recette.campagnes import Campagne


@click.command(short_help="Crée une campagne, prouve ses critères, la mène.")
@click.argument("campagne", required=False)
@option_projet
@click.option("--creer", is_flag=True, help="Crée une campagne, avec les critères usuels à cocher.")
@click.option("--lot", default="", metavar="LOT", help="Le lot recetté.")
@click.option("--version", default="", metavar="V", help="La version livrée.")
@click.option("--nom", default="", metavar="TEXTE", help="Son nom.")
@click.option("--du", "debut", type=JOUR, metavar="JOUR", help="Son premier jour.")
@click.option("--au", "fin", type=JOUR, metavar="JOUR", help="Son dernier jour.")
@click.option(
    "--reprend",
    metavar="CAMP",
    help="Ne rejoue que les cas de cette campagne qui ne sont pas conformes.",
)
@click.option("--critere", type=int, metavar="N", help="Le critère d’entrée que la preuve montre.")
@click.option(
    "--preuve",
    default="",
    metavar="P",
    help="Le document, par son chemin dans le projet, ou RAP-01.",
)
@click.option("--arreter", default="", metavar="CT", help="Le cas que l’on départage.")
@click.option(
    "--verdict", type=choice("Verdict"), metavar="V", help="Le verdict que l’on en retient."
)
@click.option(
    "--ecarter", default="", metavar="CT", help="Un cas qui ne s’applique pas, avec son motif."
)
@click.option("--etat", type=choice("EtatCampagne"), metavar="ÉTAT", help="L’état où elle passe.")
@option_par
@option_motif
@option_date
@option_json
def campagne(
    campagne: str | None,
    dossier: Path | None,
    creer: bool,
    lot: str,
    version: str,
    nom: str,
    debut: dt.date | None,
    fin: dt.date | None,
    reprend: str | None,
    critere: int | None,
    preuve: str,
    arreter: str,
    verdict: Verdict | None,
    ecarter: str,
    etat: EtatCampagne | None,
    par: str,
    motif: str,
    jour: dt.date | None,
    en_json: bool,
) -> None:
    """Liste les campagnes, en crée une, ou la fait passer d’un état à l’autre.

    Une campagne n’est prête que si chaque critère d’entrée porte sa preuve\u00a0: un document, ou un
    rapport du prestataire sur la même version, conforme et accepté. Elle se clôt sur un procès-verbal
    signé.

    \u0008
    cdc recette campagne --creer --lot LOT-1 --version 1.0.3
    cdc recette campagne CAMP-01 --critere 1 --preuve recette/rapports/note-1.0.3.pdf
    cdc recette campagne CAMP-01 --etat prête --par MEM-02
    cdc recette campagne CAMP-01 --arreter CT-07 --verdict conforme --par MEM-02 --motif rejoué
    cdc recette campagne --creer --reprend CAMP-01 --version 1.0.4
    """
    from cdc.actions.recette.bilan import load_bilan
    from cdc.actions.recette.campagnes import begin_campaign
    from cdc.recette.campagnes import NouvelleCampagne

    projet = open_projet(dossier)
    quand = jour or today()
    if creer:
        voulue = NouvelleCampagne(lot, version, nom, debut, fin, par)
        projet, creee = begin_campaign(projet, voulue, reprend, quand)
        _tell_new(projet, creee, en_json=en_json)
    elif any((critere, arreter, ecarter, etat)):
        if campagne is None:
            raise click.UsageError("Dites quelle campagne\u00a0: cdc recette campagne CAMP-01 …")
        voulu = _Voulu(critere, preuve, arreter, verdict, ecarter, etat, par, motif, quand)
        done(f"{style(campagne, bold=True)}{INSECABLE}: {_change(projet, campagne, voulu)}.")
    elif campagne is not None:
        vu = load_bilan(projet, campagne, quand)
        if en_json:
            write_json(vu.faits.campagne.model_dump(mode="json", exclude_defaults=True))
        else:
            _show(vu)
    else:
        _list(projet, en_json=en_json)


@dataclass(frozen=True, slots=True)
class _Voulu:
    """What is asked of one campaign: one thing at a time."""

    critere: int | None
    preuve: str
    arreter: str
    verdict: Verdict | None
    ecarter: str
    etat: EtatCampagne | None
    par: str
    motif: str
    jour: dt.date


def _change(projet: Projet, nom: str, voulu: _Voulu) -> str:
    """Write what is asked of a campaign, and return it in words."""
    from cdc.actions.recette import campagnes as actions

    if sum(map(bool, (voulu.critere, voulu.arreter, voulu.ecarter, voulu.etat))) > 1:
        raise click.UsageError(
            "Demandez une chose à la fois\u00a0: --etat, --critere, --arreter ou --ecarter."
        )
    par, motif, jour = voulu.par, voulu.motif, voulu.jour
    if voulu.critere:
        texte = actions.prove_criterion(projet, nom, voulu.critere, voulu.preuve)
        return f"«\u00a0{texte}\u00a0», prouvé par {voulu.preuve}"
    if voulu.ecarter:
        actions.put_aside(projet, nom, voulu.ecarter, motif, jour)
        return f"{voulu.ecarter} écarté"
    if voulu.etat:
        actions.change_campaign(projet, nom, voulu.etat, par=par, motif=motif, jour=jour)
        return voulu.etat
    if voulu.verdict is None:
        raise click.UsageError("Dites le verdict retenu\u00a0: --verdict conforme")
    actions.settle_case(projet, nom, voulu.arreter, voulu.verdict, par=par, motif=motif, jour=jour)
    return f"{voulu.arreter} {voulu.verdict}"


def _tell_new(projet: Projet, nom: str, *, en_json: bool) -> None:
    creee = next(c for c in projet.cahier.campagnes if c.id == nom)
    if en_json:
        write_json(creee.model_dump(mode="json", exclude_defaults=True))
        return
    cas = f"{plural(len(creee.cas), 'cas', 'cas')} à rejouer, " if creee.cas else ""
    criteres = plural(len(creee.criteres_entree), "critère d’entrée", "critères d’entrée")
    done(
        f"{style(nom, bold=True)}{INSECABLE}: {creee.nom}. {cas}{criteres} à prouver dans "
        f"{projet.position(f'campagnes[{nom}].criteres_entree') or 'recette/campagnes.yaml'}."
    )


def _list(projet: Projet, *, en_json: bool) -> None:
    campagnes = projet.cahier.campagnes
    if en_json:
        write_json([c.model_dump(mode="json", exclude_defaults=True) for c in campagnes])
        return
    if not campagnes:
        click.echo("Aucune campagne. Créez-en une\u00a0: cdc recette campagne --creer --lot LOT-1")
        return
    lignes = [
        (c.id or "", c.nom or "", c.lot or "", c.version_livree or "", _dates(c), c.etat or "")
        for c in campagnes
    ]
    entetes = ("", "Nom", "Lot", "Version", "Dates", "État")
    table(entetes, lignes, (8, max(16, width() - 66), 7, 8, 23, 14))


def _show(vu: Bilan) -> None:
    from cdc.recette.cycles import CAMPAGNE
    from cdc_schema.enumerations import EtatCampagne

    vue = vu.faits.campagne
    click.echo(f"{style(vue.id or '', bold=True)} {vue.nom or ''}")
    say(", ".join(filter(None, (vue.lot, vue.version_livree, _dates(vue), vue.etat))), "  ")
    joues = sum(e.joue for e in vu.dans_la_campagne)
    say(
        f"{plural(joues, 'joué', 'joués')} sur {plural(len(vu.dans_la_campagne), 'cas', 'cas')}",
        "  ",
    )
    if vu.entree:
        title("Critères d’entrée")
    for rang, critere in enumerate(vu.entree, 1):
        dit = _proof(critere) if critere.atteint else critere.motif
        say(f"{rang}. {critere.critere}{INSECABLE}: {dit}", "  ")
    permis = list(CAMPAGNE.from_state(vue.etat or EtatCampagne.EN_PREPARATION))
    if permis:
        title("Ce qui est permis maintenant")
    for transition in permis:
        say(str(transition), "  ")


def _proof(critere: CritereEvalue) -> str:
    return "calculé" if critere.preuve == "calculé" else f"prouvé par {critere.preuve}"


def _dates(vue: Campagne) -> str:
    periode = vue.periode
    if periode is None or periode.debut is None or periode.fin is None:
        return ""
    return f"{periode.debut:%d/%m/%Y} au {periode.fin:%d/%m}"
