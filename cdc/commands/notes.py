"""What `cdc etat` shows of a verification: counts, the first errors, the marks of each version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import style
from cdc.commands.constats import counted, wrapped
from cdc.francais import number

if TYPE_CHECKING:
    from cdc.projet import Projet
    from cdc.verification import Verdict
    from cdc.verification.notes import Notes

_ERREURS_MONTREES = 3
_VERSIONS_MONTREES = 4
_EXIGENCES_MONTREES = 5
_NOM = 14


def besides_missing(verdict: Verdict) -> Verdict:
    """Return `verdict` without what is missing: it has its own column, and its own things to do."""
    from cdc.verification import Famille, Verdict

    autres = tuple(c for c in verdict.constats if c.famille is not Famille.COMPLETUDE)
    return Verdict(autres, verdict.acceptes)


def show_verdict(projet: Projet, verdict: Verdict) -> None:
    """Show how many findings there are of each gravity, and the first errors."""
    from cdc.projet.constats import situated
    from cdc.verification import Famille, Gravite

    if not verdict.constats:
        return
    click.echo("\n" + style("Constats", bold=True) + f"\u00a0: {counted(verdict)}")
    montrees = [c for c in verdict.constats if c.gravite is Gravite.ERREUR]
    erreurs = situated(projet, montrees)
    # References first: there, nobody can hesitate.
    erreurs.sort(key=lambda s: s.constat.famille is not Famille.REFERENCES)
    for situe in erreurs[:_ERREURS_MONTREES]:
        etendue = situe.etendue
        place = f"{etendue.fichier}:{etendue.ligne}:{etendue.colonne}"
        click.echo(f"  {place}  {situe.constat.code}")
        for ligne in wrapped(situe.constat.message, 76):
            click.echo(f"    {ligne}")
    click.echo(style("  Le détail, ce qui manque compris\u00a0: cdc verifier", dim=True))


def show_notes(projet: Projet, verdict: Verdict) -> None:
    """Show the mark of each chapter, now and in the versions that were verified before."""
    from cdc.projet.notes import load_notes
    from cdc.verification.notes import mark
    from cdc_schema.plan import CHAPITRES

    notes = mark(projet.cahier, verdict.constats)
    if not notes.chapitres:
        return
    numeros = [c.numero for c in CHAPITRES]
    entete = "".join(f"{n:>6}" for n in numeros)
    click.echo("\n" + style(f"{'Notes':<{_NOM}}{entete}{'Ensemble':>10}", bold=True))
    click.echo(_row("aujourd’hui", notes, numeros))
    version = projet.cahier.projet.version
    for releve in [r for r in load_notes(projet.dossier) if r.version != version][
        : -_VERSIONS_MONTREES - 1 : -1
    ]:
        click.echo(_row(f"version {releve.version}", releve.notes, numeros))


def show_requirements(projet: Projet, verdict: Verdict) -> None:
    """Show the requirements to write anew first, with their marks."""
    from cdc.verification.notes import requirement_marks

    notes = requirement_marks(projet.cahier, verdict.constats)
    if not notes:
        return
    click.echo("\n" + style("Exigences à reprendre d’abord", bold=True))
    titres = {e.id: e.titre or "" for e in projet.cahier.exigences}
    for identifiant, note in list(notes.items())[:_EXIGENCES_MONTREES]:
        click.echo(
            f"  {_shown(note):<6}{style(f'{identifiant:<12}', fg='cyan')} {titres[identifiant][:58]}"
        )
    if len(notes) > _EXIGENCES_MONTREES:
        click.echo(style(f"  et {number(len(notes) - _EXIGENCES_MONTREES)} autres", dim=True))


def notes_data(projet: Projet, verdict: Verdict) -> dict[str, Any]:
    """Return the marks for a program: of each chapter, of the whole, of earlier versions."""
    from cdc.projet.notes import load_notes
    from cdc.verification.notes import mark, requirement_marks

    notes = mark(projet.cahier, verdict.constats)
    return {
        "chapitres": notes.chapitres,
        "ensemble": notes.ensemble,
        "exigences": requirement_marks(projet.cahier, verdict.constats),
        "historique": [
            {"version": r.version, "chapitres": r.notes.chapitres, "ensemble": r.notes.ensemble}
            for r in load_notes(projet.dossier)
        ],
    }


def _row(nom: str, notes: Notes, numeros: list[str]) -> str:
    cases = "".join(f"{_shown(notes.chapitres.get(n)):>6}" for n in numeros)
    return f"{nom[:_NOM]:<{_NOM}}{cases}{_shown(notes.ensemble):>10}"


def _shown(note: int | None) -> str:
    from cdc.verification.notes import letter

    return "—" if note is None else f"{letter(note)} {note}"
