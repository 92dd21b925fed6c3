"""`cdc recette anomalie`: list the anomalies, read one, say what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import open_projet, option_json, option_projet, style, write_json
from cdc.commands.recette_commun import (
    JOUR,
    choice,
    cut,
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
    from cdc_schema.enumerations import EtatAnomalie, Qualification, Severite
    from cdc_schema.recette.anomalies import Anomalie


@click.command(short_help="Qualifie une anomalie, suit sa correction, la clôt.")
@click.argument("anomalie", required=False)
@option_projet
@click.option("--etat", type=choice("EtatAnomalie"), metavar="ÉTAT", help="L’état où elle passe.")
@click.option(
    "--severite", type=choice("Severite"), metavar="S", help="Bloquante, majeure ou mineure."
)
@click.option(
    "--nature", type=choice("Qualification"), metavar="N", help="La nature retenue à deux."
)
@click.option(
    "--qualifier",
    metavar="CLIENT,PRESTATAIRE",
    help="Qui s’est accordé\u00a0: MEM-02,chef de projet du prestataire.",
)
@click.option("--version", default="", metavar="V", help="La version qui la corrige.")
@click.option(
    "--preuve",
    default="",
    metavar="P",
    help="Le passage (REL-04#CT-07) ou le document qui le montre.",
)
@click.option("--doublon-de", default="", metavar="ANO", help="L’anomalie qui dit la même chose.")
@click.option("--delai", type=JOUR, metavar="JOUR", help="La date promise pour la correction.")
@option_par
@option_motif
@option_date
@option_json
def anomalie(
    anomalie: str | None,
    dossier: Path | None,
    etat: EtatAnomalie | None,
    severite: Severite | None,
    nature: Qualification | None,
    qualifier: str | None,
    version: str,
    preuve: str,
    doublon_de: str,
    delai: dt.date | None,
    par: str,
    motif: str,
    jour: dt.date | None,
    en_json: bool,
) -> None:
    """Liste les anomalies, en montre une, ou dit ce qu’elle devient.

    Une anomalie se qualifie à deux\u202f: le client et le prestataire s’accordent sur sa nature et sa
    sévérité. Le prestataire la corrige et la livre\u202f; seul le client la clôt, une fois son cas
    rejoué.

    \u0008
    cdc recette anomalie ANO-003 --qualifier "MEM-02,chef de projet" --nature anomalie
    cdc recette anomalie ANO-003 --etat livrée --version 1.0.4
    cdc recette anomalie ANO-003 --etat close --par MEM-09
    """
    from cdc.actions.recette.anomalies import change_anomaly, find_anomaly
    from cdc.actions.recette.communs import side_of
    from cdc.recette.gardes import Geste

    projet = open_projet(dossier)
    if anomalie is None:
        _list(projet, en_json=en_json)
        return
    geste = Geste(
        date=jour or today(),
        par=par,
        partie=side_of(projet.cahier, par),
        vers=etat,
        motif=motif,
        version=version,
        preuve=preuve,
        severite=severite,
        nature=nature,
        accord=_both(qualifier),
        doublon_de=doublon_de,
        delai=delai,
    )
    if geste == Geste(date=geste.date, par=par, partie=geste.partie, motif=motif):
        _show(projet, find_anomaly(projet, anomalie), en_json=en_json)
        return
    projet = change_anomaly(projet, anomalie, geste)
    changee = find_anomaly(projet, anomalie)
    done(f"{style(anomalie, bold=True)}{INSECABLE}: {changee.etat}, {_kind(changee)}.")


def _both(qualifier: str | None) -> tuple[str, str] | None:
    if qualifier is None:
        return None
    client, _, prestataire = (bout.strip() for bout in qualifier.partition(","))
    if not (client and prestataire):
        raise click.BadParameter(
            "nommez les deux, séparés par une virgule\u00a0: MEM-02,chef de projet.",
            param_hint="'--qualifier'",
        )
    return client, prestataire


def _list(projet: Projet, *, en_json: bool) -> None:
    from cdc.recette.ecarts import is_open

    anomalies = sorted(projet.cahier.anomalies, key=lambda a: not is_open(a))
    if en_json:
        write_json([_data(a) for a in anomalies])
        return
    if not anomalies:
        click.echo("Aucune anomalie.")
        return
    ouvertes = sum(map(is_open, anomalies))
    click.echo(
        style(plural(ouvertes, "anomalie ouverte", "anomalies ouvertes"), bold=True)
        + f", {plural(len(anomalies) - ouvertes, 'soldée')}"
    )
    lignes = [
        (a.id or "", a.titre or "", str(a.severite or "?"), a.nature or "à qualifier", a.etat or "")
        for a in anomalies
    ]
    table(
        ("", "Titre", "Sévérité", "Nature", "État"),
        lignes,
        (8, max(24, width() - 56), 9, 18, 18),
    )


def _show(projet: Projet, vue: Anomalie, *, en_json: bool) -> None:
    from cdc.recette.cycles import ANOMALIE
    from cdc_schema.enumerations import EtatAnomalie

    if en_json:
        write_json(_data(vue))
        return
    click.echo(f"{style(vue.id or '', bold=True)} {vue.titre or ''}")
    ou = projet.position(f"anomalies[{vue.id}]")
    click.echo(f"  {ou}" if ou else "")
    say(f"{vue.etat or 'ouverte'}, {_kind(vue)}", "  ")
    for nom, texte in _lines(vue):
        say(f"{nom}{INSECABLE}: {texte}", "  ")
    if vue.historique:
        title("Historique")
        for ligne in vue.historique:
            date = f"{ligne.date:%d/%m/%Y}" if ligne.date else ""
            say(", ".join(filter(None, (date, ligne.etat, ligne.par, ligne.motif))), "  ")
    permis = list(ANOMALIE.from_state(vue.etat or EtatAnomalie.OUVERTE))
    if permis:
        title("Ce qui est permis maintenant")
    for transition in permis:
        say(str(transition), "  ")


def _lines(vue: Anomalie) -> list[tuple[str, str]]:
    dits = vue.attendu_obtenu
    origine = vue.execution_etape.execution if vue.execution_etape else None
    lignes = [
        ("vue dans", origine or vue.cas),
        ("exigences", ", ".join(vue.exigences)),
        ("attendu", dits.attendu if dits else None),
        ("obtenu", dits.obtenu if dits else None),
        ("contournement", vue.contournement),
        ("version corrigée", vue.version_correction),
        ("réserve", vue.reserve),
        ("doublon de", vue.doublon_de),
        ("motif", vue.motif),
    ]
    return [(nom, cut(" ".join(texte.split()), 300)) for nom, texte in lignes if texte]


def _kind(vue: Anomalie) -> str:
    from cdc.recette.ecarts import is_agreed

    accord = "" if is_agreed(vue) else " (pas encore qualifiée à deux)"
    return f"{vue.severite or 'sévérité inconnue'}, {vue.nature or 'à qualifier'}{accord}"


def _data(vue: Anomalie) -> dict[str, Any]:
    return vue.model_dump(mode="json", exclude_defaults=True)
