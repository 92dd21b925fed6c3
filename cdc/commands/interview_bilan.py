"""What `cdc interview import` says of each file: for people, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cdc.actions.imports.bilan_reponses import (
    Restes,
    cells,
    heading,
    interviews,
    layout,
    mapping,
    rubrics,
)
from cdc.commands.bilan import COURTE, deleted_data, effect_data, show_rubrics
from cdc.commands.commun import style, write_json
from cdc.commands.suites import suites_data
from cdc.entretien.effets import Sort
from cdc.francais import enumeration

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.entretien.bilans import BilanFichier

_NOMMEES = 3
_SANS_EFFET = (Sort.INCHANGEE, Sort.RESTE_A_REDIGER, Sort.ARBITREE)


def show_report(fichiers: Iterable[BilanFichier], *, apercu: bool) -> bool:
    """Print what became of each file, what asks for a decision last; say whether something does."""
    if apercu:
        click.echo(style("Aperçu : rien n’est écrit.", bold=True) + "\n")
    restes = Restes()
    for fichier in fichiers:
        _show_file(fichier, apercu=apercu)
        restes.count(fichier)
    _show_next(restes, apercu=apercu)
    return bool(restes)


def show_json(fichiers: Iterable[BilanFichier]) -> bool:
    """Print the report as JSON, the same with and without preview; say whether work is left."""
    restes = Restes()
    donnees = []
    for fichier in fichiers:
        donnees.append(_as_data(fichier))
        restes.count(fichier)
    write_json({"fichiers": donnees})
    return bool(restes)


def _as_data(fichier: BilanFichier) -> dict[str, Any]:
    return {
        "fichier": fichier.nom,
        "format": fichier.depot.format,
        "disposition": {
            "nom": layout(fichier.depot),
            "confiance": fichier.depot.confiance,
            "preuves": list(fichier.depot.preuves),
        },
        "correspondance": fichier.depot.correspondance or None,
        "cellules_non_vides": fichier.depot.cellules_non_vides,
        "repartition": {bac.value: n for bac, n in fichier.repartition.items()},
        "entretiens": [b.releve.id for b in fichier.bilans],
        "questions": [
            {
                "texte": i.texte,
                "cellule": i.cellule,
                "question": i.question,
                "confiance": round(i.confiance, 3) if i.question else 0,
                "moyen": i.moyen or None,
                "candidates": [{"question": q, "confiance": c} for q, c in i.candidates],
            }
            for i in fichier.depot.intitules
        ],
        "non_rattaches": [
            {"texte": e.texte, "cellule": e.cellule, "raison": e.raison} for e in fichier.ecarts
        ],
        "conflits": [effect_data(e) for e in fichier.conflits],
        "supprimees": deleted_data(fichier.by_sort),
        "valeurs": {
            "creees": len(fichier.by_sort(Sort.CREEE)),
            "modifiees": len(fichier.by_sort(Sort.MODIFIEE, Sort.A_REDIGER)),
            "inchangees": len(fichier.by_sort(*_SANS_EFFET)),
            "conflits": len(fichier.conflits),
        },
        "suites": suites_data(fichier.suites),
    }


def _show_file(fichier: BilanFichier, *, apercu: bool) -> None:
    click.echo(style(fichier.nom, bold=True))
    for dit in heading(fichier):
        click.echo(f"  {dit}")
    for releve, suite in interviews(fichier):
        click.echo(f"  {style(releve, fg='cyan')}{suite}")
    click.echo(f"  {cells(fichier)}")
    show_rubrics(rubrics(fichier, COURTE, apercu=apercu))
    if ou := mapping(fichier.depot, apercu=apercu):
        click.echo(f"\n  {ou}")
    for avertissement in fichier.avertissements:
        click.echo(f"\n  {style('À savoir :', fg='yellow')} {avertissement}")
    click.echo("")


def _show_next(dits: Restes, *, apercu: bool) -> None:
    restes = dits.said()
    if apercu:
        suite = f"Il resterait {restes}." if restes else "Tout serait à sa place."
        click.echo(f"{suite} Pour importer, retirez --apercu.")
        return
    if not restes:
        click.echo("Tout est à sa place. Voyez où en est le cahier\u00a0: cdc etat")
        return
    click.echo(f"Reste {restes}. Rien n’est perdu\u00a0: les réponses sont dans entretiens/.")
    for nombre, but, conseil in (
        (dits.conflits, "Pour départager", "cdc interview arbitrer"),
        (dits.ecarts, "Pour rattacher", _where_to_attach(dits)),
        (dits.attendues, "Pour confirmer une valeur", "écrivez-la dans le cahier"),
    ):
        if nombre:
            click.echo(f"  {but}\u00a0: {conseil}")


def _where_to_attach(restes: Restes) -> str:
    """Say how cells find their place: by the correspondence of their file, where it has one."""
    ou = [nom for nom in restes.correspondances if nom]
    conseils = []
    if len(ou) > _NOMMEES:
        conseils.append("corrigez les fichiers de entretiens/correspondances, puis réimportez")
    elif ou:
        conseils.append(f"corrigez {enumeration(ou)}, puis réimportez")
    if "" in restes.correspondances:
        conseils.append(
            "corrigez ces cellules et réimportez, ou écrivez leurs valeurs dans le cahier"
        )
    return "\u202f; ".join(conseils)
