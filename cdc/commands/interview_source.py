"""`cdc interview source`: from a value to the person, the file and the cell that it comes from."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import open_projet, option_json, option_projet, style, write_json
from cdc.entretien.cellules import sheet_shown, shown
from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cdc.entretien.arbitrages import Arbitrage
    from cdc.entretien.citations import Citation
    from cdc.entretien.sources import Trace


@click.command(short_help="Dit d’où vient une valeur, jusqu’à la cellule.")
@click.argument("chemin", metavar="CHEMIN")
@option_projet
@option_json
def source(chemin: str, dossier: Path | None, en_json: bool) -> None:
    """Dit d’où vient une valeur\u00a0: qui, quand, quel fichier, quelle cellule.

    CHEMIN est celui d’une donnée (presentation.effectif), d’un élément (exigences[EX-VTE-004]),
    ou un identifiant seul (EX-VTE-004).
    """
    from cdc.actions.dossier import open_dossier

    sources = open_dossier(open_projet(dossier)).sources
    trace = sources.trace(sources.find(chemin))
    if en_json:
        write_json(_as_data(trace))
        return
    _show(trace, 0)
    if not trace.sourcee:
        click.echo(_without_source(trace))


def _show(trace: Trace, niveau: int) -> None:
    marge = "  " * niveau
    titre = f" — {trace.titre}" if trace.titre else ""
    click.echo(f"{marge}{style(trace.chemin, fg='cyan', bold=True)}{titre}")
    if trace.valeur:
        click.echo(f"{marge}  {_quote(trace.valeur)}")
    for citation in trace.citations:
        _show_citation(citation, marge + "  ", autre=False)
    for citation in trace.autres:
        _show_citation(citation, marge + "  ", autre=True)
    if trace.decision:
        _show_decision(trace.decision, marge + "  ")
    if trace.origines:
        click.echo(f"{marge}  {style('Origine', bold=True)}")
        for origine in trace.origines:
            _show(origine, niveau + 2)
    for partie in trace.parties:
        _show_part(partie, marge + "  ")
    for question, libelle in _questions(trace.parties).items():
        click.echo(f"{marge}  {question} «\u00a0{libelle}\u00a0»")


def _show_part(partie: Trace, marge: str) -> None:
    """Show one value of a record, each source on one line."""
    click.echo(f"{marge}{style(partie.chemin, fg='cyan')}")
    if partie.valeur:
        click.echo(f"{marge}  {_quote(partie.valeur)}")
    for autre, citations in ((False, partie.citations), (True, partie.autres)):
        for citation in citations:
            click.echo(
                f"{marge}    {_mark(citation, autre=autre)}{_short(citation, partie.valeur)}"
            )
            _show_versions(citation, marge + "    ")
    if partie.decision:
        _show_decision(partie.decision, marge + "    ")


def _short(citation: Citation, valeur: str) -> str:
    lieu = shown(citation.adresse)
    mots = [citation.entretien or citation.reference, citation.personne, citation.fichier, lieu]
    dit = "" if citation.texte in ("", valeur) else f"\u00a0: {_quote(citation.texte)}"
    return ", ".join(filter(None, [*mots, citation.question])) + dit


def _questions(parties: tuple[Trace, ...]) -> dict[str, str]:
    """Return the words of the questions that the parts of a record answer."""
    citations = [c for p in parties for c in (*p.citations, *p.autres)]
    return {c.question: c.libelle or c.libelle_banque for c in citations if c.question}


def _show_citation(citation: Citation, marge: str, *, autre: bool) -> None:
    click.echo(f"{marge}{_mark(citation, autre=autre)}{_who(citation)}")
    for ligne in (_place(citation), _asked(citation), _answer(citation), citation.note):
        if ligne:
            click.echo(f"{marge}    {ligne}")
    _show_versions(citation, marge + "    ")


def _show_versions(citation: Citation, marge: str) -> None:
    for version in citation.versions:
        dit = _quote(version.texte) if version.texte else "sans réponse"
        click.echo(f"{marge}avant, dans {version.entretien} ({version.fichier})\u00a0: {dit}")


def _mark(citation: Citation, *, autre: bool) -> str:
    if citation.accord is False:
        mot = "Dit autre chose\u00a0: " if autre else "Réécrit d’après\u00a0: "
        return style(mot, fg="yellow")
    return ""


def _who(citation: Citation) -> str:
    entretien = style(citation.entretien or citation.reference, bold=True)
    qui = ", ".join(filter(None, [citation.personne, citation.fonction, citation.service]))
    date = f", le {citation.date}" if citation.date else ""
    return f"{entretien}{f'  {qui}' if qui else ''}{date}"


def _place(citation: Citation) -> str:
    lieux = [
        citation.fichier,
        *_cell(citation),
    ]
    return ", ".join(filter(None, lieux))


def _cell(citation: Citation) -> Iterator[str]:
    dite = shown(citation.adresse)
    if dite != citation.adresse:
        yield dite  # the line of a text
        return
    if citation.feuille:
        yield sheet_shown(citation.feuille)
    if citation.cellule:
        yield f"cellule {citation.cellule}"


def _asked(citation: Citation) -> str:
    if not citation.question:
        return ""
    libelle = citation.libelle or citation.libelle_banque
    texte = f"{citation.question} «\u00a0{libelle}\u00a0»"
    if citation.libelle and citation.libelle_banque not in ("", citation.libelle):
        texte += f"\n        dans la banque\u00a0: «\u00a0{citation.libelle_banque}\u00a0»"
    return texte


def _answer(citation: Citation) -> str:
    if not citation.texte:
        return ""
    lu = citation.lu and " ".join(citation.lu.split()) != " ".join(citation.texte.split())
    suite = f", lu {_quote(citation.lu)}" if lu else ""
    return f"réponse\u00a0: {_quote(citation.texte)}{suite}"


def _show_decision(decision: Arbitrage, marge: str) -> None:
    qui = f", par {decision.decide_par}" if decision.decide_par else ""
    date = f" le {decision.date}" if decision.date else ""
    click.echo(
        f"{marge}{style(decision.id, bold=True)}  Décidé{date}{qui}\u00a0: "
        f"{_quote(decision.valeur)}"
    )
    if decision.motif:
        click.echo(f"{marge}    motif\u00a0: {decision.motif}")
    nombre = plural(len(decision.reponses), "réponse considérée", "réponses considérées")
    cites = ", ".join(f"{r.personne or r.entretien} {_quote(r.reponse)}" for r in decision.reponses)
    click.echo(f"{marge}    {nombre}\u00a0: {cites}")


def _without_source(trace: Trace) -> str:
    if not trace.valeur and not trace.parties:
        return "  Rien n’est encore écrit ici, et aucun entretien n’en parle."
    return (
        "  Aucune source\u00a0: cette donnée a été écrite à la main dans le cahier, aucun entretien "
        "importé n’en parle."
    )


def _quote(texte: str) -> str:
    return f"«\u00a0{' '.join(texte.split())}\u00a0»"


def _as_data(trace: Trace) -> dict[str, Any]:
    return {
        "chemin": trace.chemin,
        "titre": trace.titre,
        "valeur": trace.valeur,
        "sources": [asdict(c) for c in trace.citations],
        "autres_reponses": [asdict(c) for c in trace.autres],
        "decision": trace.decision.model_dump() if trace.decision else None,
        "origines": [_as_data(t) for t in trace.origines],
        "parties": [_as_data(t) for t in trace.parties],
    }
