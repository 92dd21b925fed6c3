"""`cdc interview arbitrer`: answers that contradict one another, settled one by one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import open_projet, option_json, option_projet, style, write_json
from cdc.commands.desaccords import (
    PERSONNES,
    contradiction_data,
    earlier,
    not_shown,
    quote,
    show_contradiction,
    speakers,
)
from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.actions.dossier import Dossier
    from cdc.entretien.contradictions import Contradiction, Position
    from cdc.entretien.decisions import Choix, Reglement
    from cdc.projet import Projet
    from cdc.projet.arbitrages import ChoixLu

_AUTRE, _PLUS_TARD = "a", "p"


@click.command(short_help="Départage les réponses qui se contredisent.")
@option_projet
@click.option(
    "--reponses",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="F.yaml",
    help="Les décisions, écrites comme dans entretiens/arbitrages.yaml, sans rien demander.",
)
@click.option("--sans-saisie", is_flag=True, help="Montre ce qui reste à départager, et s’arrête.")
@option_json
def arbitrer(dossier: Path | None, reponses: Path | None, sans_saisie: bool, en_json: bool) -> None:
    """Départage les réponses qui se contredisent, et les valeurs des tableaux importés, une par une.

    Chaque décision est gardée dans entretiens/arbitrages.yaml dès qu’elle est prise, avec son
    motif et qui a décidé\u202f; un import ne la remet en cause que si une réponse change. Rend 1 tant
    qu’il reste des contradictions.
    """
    from cdc.actions.dossier import open_dossier

    projet = open_projet(dossier)
    lu = open_dossier(projet)
    if reponses is not None:
        projet = _apply_file(projet, lu, reponses)
    elif not (sans_saisie or en_json):
        projet = _ask_all(projet, lu)
    reste = open_dossier(projet).a_departager
    if en_json:
        write_json({"contradictions": [contradiction_data(c) for c in reste]})
    elif sans_saisie:
        _list(projet, reste)
    raise SystemExit(1 if reste else 0)


def _list(projet: Projet, contradictions: Sequence[Contradiction]) -> None:
    if not contradictions:
        click.echo("Aucune contradiction à départager.")
        return
    titre = plural(len(contradictions), "contradiction") + " à départager"
    click.echo(style(titre, bold=True))
    for contradiction in contradictions:
        show_contradiction(projet, contradiction)


def _ask_all(projet: Projet, lu: Dossier) -> Projet:
    """Ask about each contradiction; each decision is written before the next question."""
    contradictions = lu.a_departager
    if not contradictions:
        click.echo("Aucune contradiction à départager.")
    par, prises = _last_judge(lu), 0
    for rang, contradiction in enumerate(contradictions, 1):
        click.echo(style(f"{rang} / {len(contradictions)}", bold=True))
        reglement = _ask(projet, contradiction, par)
        if reglement is not None:
            projet = _write(projet, reglement)
            par, prises = reglement.arbitrage.decide_par, prises + 1
        click.echo("")
    if contradictions:
        _conclude(prises, len(contradictions) - prises)
    return projet


def _conclude(prises: int, remises: int) -> None:
    gardees = plural(prises, "décision gardée", "décisions gardées")
    suite = f", {plural(remises, 'remise', 'remises')} à plus tard" if remises else ""
    click.echo(f"{gardees} dans entretiens/arbitrages.yaml{suite}.")


def _ask(projet: Projet, contradiction: Contradiction, par: str) -> Reglement | None:
    """Ask until the schema admits what is chosen; None when it is left for later."""
    from cdc.entretien.decisions import Choix
    from cdc.entretien.valeurs import RefusError

    options = _show(contradiction)
    while True:
        valeur = _ask_value(options)
        if valeur is None:
            return None
        choix = Choix(valeur)
        try:
            _settled(projet, contradiction, choix)
        except RefusError as refus:
            click.echo(f"  {refus}")
            continue
        motif = _prompt("Pourquoi", default="", show_default=False).strip()
        qui = _prompt("Qui a décidé", default=par, show_default=bool(par)).strip()
        return _settled(projet, contradiction, Choix(valeur, motif, qui, _today()))


def _show(contradiction: Contradiction) -> list[str]:
    """Print the answers in presence, numbered, and return them in this order."""
    place = contradiction.chemin or contradiction.question
    click.echo(f"{style(place, fg='cyan')} — {contradiction.titre}")
    for ligne in earlier(contradiction):
        click.echo(f"  {ligne}")
    options = []
    for position in contradiction.positions:
        options.append(position.lu)
        retenue = " (dans le projet)" if position is contradiction.retenue else ""
        click.echo(f"  {style(str(len(options)), fg='cyan')}  {quote(position.lu)}{retenue}")
        _show_speakers(position)
    if contradiction.existante and contradiction.retenue is None:
        options.append(contradiction.existante)
        ecrite = f"{quote(contradiction.existante)} (dans le projet)"
        click.echo(f"  {style(str(len(options)), fg='cyan')}  {ecrite}")
    for ligne in not_shown(contradiction):
        click.echo(f"  {ligne}")
    click.echo(f"  {style(_AUTRE, fg='cyan')}  une autre valeur")
    click.echo(f"  {style(_PLUS_TARD, fg='cyan')}  plus tard")
    return options


def _show_speakers(position: Position) -> None:
    dits = list(zip(position.temoignages, speakers(position), strict=True))
    for dit, qui in dits[:PERSONNES]:
        texte = "" if dit.texte == dit.lu else f"\u00a0: {quote(dit.texte)}"
        click.echo(f"       {qui}{texte}")
    if len(dits) > PERSONNES:
        click.echo(f"       et {plural(len(dits) - PERSONNES, 'autre')}")


def _ask_value(options: Sequence[str]) -> str | None:
    choix = [*map(str, range(1, len(options) + 1)), _AUTRE, _PLUS_TARD]
    dit = _prompt("Votre choix", type=click.Choice(choix), default=_PLUS_TARD)
    if dit == _PLUS_TARD:
        return None
    if dit == _AUTRE:
        return _prompt("Quelle valeur").strip()
    return options[int(dit) - 1]


def _prompt(texte: str, **options: Any) -> str:
    return str(click.prompt(texte, prompt_suffix="\u00a0: ", **options))


def _settled(projet: Projet, contradiction: Contradiction, choix: Choix) -> Reglement:
    from cdc.actions.restes import plain_data
    from cdc.entretien.arbitrages import next_id
    from cdc.entretien.decisions import settle
    from cdc.projet.arbitrages import load_decisions

    identifiant = next_id(load_decisions(projet.dossier).prises)
    return settle(contradiction, choix, identifiant, plain_data(projet))


def _write(projet: Projet, reglement: Reglement) -> Projet:
    from cdc.projet import Remplacer, appliquer
    from cdc.projet.arbitrages import FICHIER, add_decision

    arbitrage = reglement.arbitrage
    octets = add_decision(projet.dossier, arbitrage)
    modifications = [Remplacer(chemin, valeur) for chemin, valeur in reglement.ecritures]
    projet = appliquer(projet, modifications, {FICHIER: octets}, f"arbitrage {arbitrage.id}")
    ou = f", écrit dans {arbitrage.chemin}" if reglement.ecritures else ""
    click.echo(f"{style(arbitrage.id, bold=True)}\u00a0: {quote(arbitrage.valeur)} retenu{ou}.")
    return projet


def _last_judge(lu: Dossier) -> str:
    """Return who decided last, else the first author of the project."""
    dernier = next((d.decide_par for d in reversed(lu.decisions.prises) if d.decide_par), "")
    return dernier or next(iter(lu.projet.cahier.projet.auteurs), "")


def _apply_file(projet: Projet, lu: Dossier, fichier: Path) -> Projet:
    """Take the decisions of a file; all that is wrong in it is told before anything is written."""
    from cdc.entretien.decisions import Choix
    from cdc.entretien.valeurs import RefusError
    from cdc.errors import CdcError
    from cdc.projet.arbitrages import load_choices

    ouvertes = {c.chemin or c.question: c for c in lu.a_departager}
    fautes, retenus = [], []
    for lue in load_choices(fichier):
        contradiction = ouvertes.get(lue.place)
        if contradiction is None:
            if not _already(lu, lue):
                fautes.append(
                    f"{lue.position}\u00a0: «\u00a0{lue.place}\u00a0» n’est pas à départager."
                )
            continue
        choix = Choix(lue.valeur, lue.motif, lue.decide_par or _last_judge(lu), _today())
        try:
            _settled(projet, contradiction, choix)
        except RefusError as refus:
            fautes.append(f"{lue.position}\u00a0: {refus}")
        retenus.append((contradiction, choix))
    if fautes:
        conseil = "Rien n’a été écrit. Ce qui reste\u00a0: cdc interview arbitrer --sans-saisie"
        raise CdcError("\n".join([*fautes, conseil]))
    for contradiction, choix in retenus:
        projet = _write(projet, _settled(projet, contradiction, choix))
    return projet


def _already(lu: Dossier, lue: ChoixLu) -> bool:
    """Say whether this was decided before: a script may run twice."""
    decision = lu.decisions.about(lue.place) or lu.decisions.about_question(lue.place)
    return decision is not None and decision.valeur == lue.valeur


def _today() -> str:
    return f"{dt.datetime.now(dt.UTC).astimezone():%d/%m/%Y}"
