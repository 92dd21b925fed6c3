"""`cdc etat`, and `cdc` alone: where the project stands and what to do next."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

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
from cdc.commands.notes import (
    besides_missing,
    notes_data,
    show_notes,
    show_requirements,
    show_verdict,
)
from cdc.commands.suites import suites_data
from cdc.entretien.cellules import shown
from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cdc.commands.prochaines import Action
    from cdc.completude import Avancement
    from cdc.completude.avancement import AvancementChapitre
    from cdc.entretien.contradictions import Contradiction
    from cdc.entretien.restes import ARediger, Conflit, Restes
    from cdc.projet import Projet
    from cdc.verification import Constat, Verdict

_LARGEUR = 80
_NOM = 34


@click.command()
@option_projet
@click.option(
    "--objectif",
    type=click.Choice(["consultation", "recette", "migration"]),
    default="consultation",
    help="Ce pour quoi le cahier doit être complet. Par défaut : consultation.",
)
@click.option("--detail", is_flag=True, help="Montre chaque sous-partie, pour les trois objectifs.")
@option_json
def etat(dossier: Path | None, objectif: str, detail: bool, en_json: bool) -> None:
    """Dit ce qui est rempli, ce qui manque et que faire ensuite.

    Rend 0 quand tout ce qui est exigé est là, 1 quand il reste du travail.
    """
    from cdc.actions.imports.bilan_reponses import confirmations, questions
    from cdc.actions.restes import open_restes
    from cdc.actions.verification import verify_projet
    from cdc.commands.bilan import show_rubrics
    from cdc.commands.prochaines import next_actions
    from cdc.completude import assess
    from cdc.verification import Gravite
    from cdc_schema.annotations import Objectif

    projet = open_projet(dossier)
    bilans = {o: assess(projet.cahier, o) for o in Objectif}
    bilan = bilans[Objectif(objectif)]
    verdict = besides_missing(verify_projet(projet, Objectif(objectif)))
    constats = verdict.constats
    restes = open_restes(projet)
    actions = next_actions(projet, bilan, restes, constats)
    if en_json:
        write_json(_as_data(projet, bilan, restes, verdict, actions))
    else:
        _show_title(projet)
        serieux = [c for c in constats if c.gravite is not Gravite.CONSEIL]
        _show_chapters(bilan, [*restes.contradictions, *restes.tableaux], serieux)
        if detail:
            _show_sections(bilans)
        _show_contradictions(projet, restes.contradictions)
        _show_tableaux(projet, restes.tableaux)
        _show_a_rediger(projet, restes.a_rediger, detail=detail)
        show_rubrics(confirmations(restes.suites if detail else ()))
        show_rubrics(questions(restes.suites, detail=detail), marge="")
        show_verdict(projet, verdict)
        show_notes(projet, verdict)
        if detail:
            show_requirements(projet, verdict)
        _show_actions(actions)
    raise SystemExit(1 if bilan.manques or restes or verdict.reaches(Gravite.ERREUR) else 0)


def accueil() -> None:
    """Show, inside a project, where it stands and the next three things to do; else the help."""
    from cdc.actions.restes import open_restes
    from cdc.actions.verification import verify_projet
    from cdc.commands.prochaines import next_actions
    from cdc.completude import assess
    from cdc.projet import ProjetAbsentError

    try:
        projet = open_projet(None)
    except ProjetAbsentError:
        click.echo(click.get_current_context().get_help())
        return
    bilan = assess(projet.cahier)
    verdict = besides_missing(verify_projet(projet))
    _show_title(projet)
    click.echo(f"Complétude pour la consultation : {_bar(bilan.taux)}")
    restes = open_restes(projet)
    _show_briefly(restes.contradictions)
    _show_a_rediger(projet, restes.a_rediger)
    _show_actions(next_actions(projet, bilan, restes, verdict.constats))


def _show_title(projet: Projet) -> None:
    fiche = projet.cahier.projet
    societe = projet.cahier.presentation.raison_sociale
    titre = fiche.titre or "Cahier des charges sans titre"
    if societe and societe not in titre:
        titre = f"{titre} — {societe}"
    date = f", {fiche.date:%d/%m/%Y}" if fiche.date else ""
    version = f"version {fiche.version}{date}" if fiche.version else ""
    espace = _LARGEUR - len(titre) - len(version)
    suite = " " * espace + version if espace >= 2 else "\n" + version
    click.echo((style(titre, bold=True) + suite).rstrip() + "\n")


def _show_chapters(
    bilan: Avancement, conflits: Sequence[Contradiction | Conflit], constats: Sequence[Constat]
) -> None:
    taux = f"{'Complétude':<25}" if colored() else f"{'Complétude':>12} "
    click.echo(style(f"{'Chapitre':<{_NOM + 4}}{taux}{'Conflits':>8}{'Constats':>9}", bold=True))
    _rule()
    for chapitre in bilan.chapitres:
        cles = {s.section.cle for s in chapitre.sections}
        nom = f"{chapitre.chapitre.numero}  {_cut(chapitre.chapitre.titre)}"
        _show_row(nom, chapitre.taux, _count(conflits, cles), _count(constats, cles))
    _rule()
    _show_row(
        style(f"{'Ensemble':<{_NOM + 4}}", bold=True), bilan.taux, len(conflits), len(constats)
    )


def _count(constats: Sequence[Contradiction | Conflit | Constat], cles: set[str]) -> int:
    return sum(_section(c) in cles for c in constats)


def _section(constat: Contradiction | Conflit | Constat) -> str:
    return str(getattr(constat, "section", "") or re.split(r"[.\[]", constat.chemin)[0])


def _show_row(nom: str, taux: int, conflits: int, constats: int) -> None:
    barre = _bar(taux) if colored() else f"{f'{taux} %':>12} "
    jaune, rouge = f"{conflits or '—':>8}", f"{constats or '—':>9}"
    if conflits:
        jaune = style(jaune, fg="yellow")
    if constats:
        rouge = style(rouge, fg="red")
    click.echo(f"{nom:<{_NOM + 4}}{barre}{jaune}{rouge}")


def _show_sections(bilans: dict[Any, Avancement]) -> None:
    from cdc_schema.plan import numero

    click.echo(
        "\n"
        + style(f"{'Sous-partie':<50}{'Consult.':>10}{'Recette':>10}{'Migration':>10}", bold=True)
    )
    _rule()
    for sections in zip(*(b.sections for b in bilans.values()), strict=True):
        une = sections[0].section
        taux = "".join(f"{f'{s.taux} %' if s.attendues else '—':>10}" for s in sections)
        click.echo(f"{numero(une.code):<4}{_cut(une.titre, 45):<46}{taux}")


def _show_contradictions(projet: Projet, contradictions: list[Contradiction]) -> None:
    from cdc.commands.desaccords import show_contradiction

    if not contradictions:
        return
    titre = plural(len(contradictions), "contradiction") + " à départager"
    click.echo("\n" + style(titre, bold=True))
    for contradiction in contradictions:
        show_contradiction(projet, contradiction)


def _show_tableaux(projet: Projet, conflits: list[Conflit]) -> None:
    """Show the values that an imported table and the project say differently."""
    if not conflits:
        return
    titre = plural(len(conflits), "valeur d’un tableau importé", "valeurs de tableaux importés")
    click.echo("\n" + style(f"{titre} à départager", bold=True))
    for conflit in conflits:
        click.echo(f"  {projet.position(conflit.chemin) or conflit.chemin}  {conflit.chemin}")
        click.echo(f"    dans le projet : « {conflit.existante} »")
        click.echo(f"    {conflit.entretien}, {shown(conflit.cellule)} : « {conflit.proposee} »")


def _show_briefly(contradictions: list[Contradiction]) -> None:
    """Show, on one line each, what answers say differently."""
    from cdc.commands.desaccords import quote, shortened

    if not contradictions:
        return
    titre = plural(len(contradictions), "contradiction") + " à départager"
    click.echo("\n" + style(titre, bold=True))
    for contradiction in contradictions:
        dits = [p.lu for p in contradiction.positions]
        if contradiction.existante and contradiction.retenue is None:
            dits.insert(0, contradiction.existante)
        reponses = ", ".join(shortened([quote(dit, 30) for dit in dits]))
        click.echo(f"  {_cut(contradiction.titre, 60)}\u00a0: {reponses}")


def _show_a_rediger(projet: Projet, textes: list[ARediger], *, detail: bool = False) -> None:
    """Show the texts that several people gave: who, and with `detail` what each one said."""
    from cdc.commands.desaccords import shortened

    if not textes:
        return
    click.echo("\n" + style(plural(len(textes), "texte") + " à rédiger", bold=True))
    for texte in textes:
        click.echo(f"  {projet.position(texte.chemin) or texte.chemin}  {texte.chemin}")
        personnes = plural(len(texte.personnes), "personne a répondu", "personnes ont répondu")
        click.echo(
            f"    {texte.titre}\u00a0: {personnes} ({', '.join(shortened(texte.personnes))})"
        )
        for avis in texte.avis if detail else ():
            click.echo(
                f"    {avis.entretien}, {shown(avis.cellule)}\u00a0: «\u00a0{avis.texte}\u00a0»"
            )


def _show_actions(actions: list[Action]) -> None:
    if not actions:
        click.echo("\nTout ce qui est exigé est rempli. Relisez : cdc generer --diffusion interne")
        return
    click.echo("\n" + style("À faire ensuite", bold=True))
    for rang, action in enumerate(actions, 1):
        click.echo(f"  {style(str(rang), fg='cyan')}  {action.quoi}")
        click.echo(f"     {style(action.comment, bold=True)}")


def _as_data(
    projet: Projet,
    bilan: Avancement,
    restes: Restes,
    verdict: Verdict,
    actions: list[Action],
) -> dict[str, Any]:
    from cdc.commands.desaccords import contradiction_data

    return {
        "projet": str(projet.dossier),
        "objectif": bilan.objectif.value,
        "taux": bilan.taux,
        "chapitres": [_chapter_data(c) for c in bilan.chapitres],
        "manques_du_projet": [m.chemin for m in bilan.projet.manques],
        "conflits": [asdict(c) for c in restes.conflits],
        "contradictions": [contradiction_data(c) for c in restes.contradictions],
        "a_rediger": [asdict(t) for t in restes.a_rediger],
        "suites": suites_data(restes.suites),
        "constats": {g.value: n for g, n in verdict.counts().items()},
        "acceptes": len(verdict.acceptes),
        "notes": notes_data(projet, verdict),
        "prochaines": [asdict(a) for a in actions],
    }


def _chapter_data(chapitre: AvancementChapitre) -> dict[str, Any]:
    from cdc_schema.plan import numero

    return {
        "numero": chapitre.chapitre.numero,
        "titre": chapitre.chapitre.titre,
        "attendues": chapitre.attendues,
        "remplies": chapitre.remplies,
        "taux": chapitre.taux,
        "sections": [
            {
                "code": numero(s.section.code),
                "cle": s.section.cle,
                "titre": s.section.titre,
                "attendues": s.attendues,
                "remplies": s.remplies,
                "taux": s.taux,
                "manques": [m.chemin for m in s.manques],
            }
            for s in chapitre.sections
        ],
    }


def _bar(taux: int) -> str:
    if not colored():
        return f"{taux} %"
    return style(gauge(taux), fg="cyan") + f"{f'{taux} %':>5}"


def _rule() -> None:
    if colored():
        click.echo(style("─" * _LARGEUR, dim=True))


def _cut(texte: str, largeur: int = _NOM) -> str:
    return texte if len(texte) <= largeur else texte[: largeur - 1] + "…"
