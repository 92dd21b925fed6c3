"""How answers to settle are shown: the place, then what each one says, with who and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cdc.commands import commun
from cdc.entretien.cellules import shown
from cdc.francais import plural
from cdc.francais import quote as quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.entretien.contradictions import Contradiction, Position
    from cdc.projet import Projet

# How many answers are shown, and how many people for each.
REPONSES, PERSONNES = 12, 5
TOUT_LIRE = "cdc interview synthese --sortie synthese.xlsx"


def show_contradiction(projet: Projet, contradiction: Contradiction) -> None:
    """Print where answers differ, and each of them."""
    chemin = contradiction.chemin
    lieu = (projet.position(chemin) or "") if chemin else contradiction.question
    click.echo("  " + "  ".join(filter(None, [str(lieu), chemin])))
    click.echo(f"    {contradiction.titre}")
    if contradiction.existante and not contradiction.retenue:
        click.echo(f"    dans le projet\u00a0: {quote(contradiction.existante)}")
    for position in contradiction.positions[:REPONSES]:
        retenue = " (dans le projet)" if position is contradiction.retenue else ""
        qui = "\u202f; ".join(shortened(list(speakers(position))))
        click.echo(f"    {quote(position.lu)}{retenue}  {qui}")
    for ligne in not_shown(contradiction):
        click.echo(f"    {ligne}")
    for ligne in earlier(contradiction):
        click.echo(f"    {ligne}")


def speakers(position: Position) -> Iterator[str]:
    """Yield who says it: the person, the function, the interview, the cell."""
    for dit in position.temoignages:
        mots = [dit.personne, dit.fonction, dit.date]
        lieu = f"{dit.releve.nom}, {shown(dit.cellule)}"
        yield f"{', '.join(filter(None, mots))} ({lieu})"


def shortened(mots: Sequence[str], combien: int = PERSONNES) -> list[str]:
    """Return the first of `mots`, then how many others there are."""
    reste = len(mots) - combien
    return [*mots[:combien], f"et {plural(reste, 'autre')}"] if reste > 0 else list(mots)


def not_shown(contradiction: Contradiction) -> Iterator[str]:
    """Yield what is left out of a contradiction on the screen, and where to read it."""
    reste = len(contradiction.positions) - REPONSES
    autres = f"et {plural(reste, 'autre réponse', 'autres réponses')}. " if reste > 0 else ""
    if autres or any(len(p.temoignages) > PERSONNES for p in contradiction.positions):
        yield f"{autres}Tout lire\u00a0: {TOUT_LIRE}, ou cdc etat --json"


def earlier(contradiction: Contradiction) -> Iterator[str]:
    """Yield what is to be known of an earlier decision."""
    decision = contradiction.decision
    if decision is None:
        return
    motif = f" ({decision.motif})" if decision.motif else ""
    yield f"{decision.id} avait retenu {quote(decision.valeur)}{motif}\u00a0; {_reason(contradiction)}"


def contradiction_data(contradiction: Contradiction) -> dict[str, Any]:
    """Return a contradiction for a program."""
    return {
        "chemin": contradiction.chemin,
        "question": contradiction.question,
        "titre": contradiction.titre,
        "existante": contradiction.existante,
        "entre_reponses": contradiction.entre_reponses,
        "decision": contradiction.decision.id if contradiction.decision else None,
        "reponses": [
            {
                "valeur": position.lu,
                "personne": dit.personne,
                "fonction": dit.fonction,
                "date": dit.date,
                "entretien": dit.releve.nom,
                "fichier": dit.releve.fichier,
                "cellule": dit.cellule,
                "texte": dit.texte,
            }
            for position in contradiction.positions
            for dit in position.temoignages
        ],
    }


def quote(texte: str, largeur: int = 70) -> str:
    """Return `texte` on one line, between quotation marks, so that it stands out."""
    return commun.style(quoted(texte, largeur), bold=True)


def _reason(contradiction: Contradiction) -> str:
    decision = contradiction.decision
    assert decision is not None
    dits = contradiction.temoignages
    if all(decision.considers(d.releve.id, d.lu) for d in dits):
        return "le cahier dit autre chose"
    return "une réponse a changé depuis"
