"""What `cdc import` says of a table: for people, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cdc.actions.imports.bilan_tableau import (
    cells,
    columns,
    heading,
    left,
    nature,
    rubrics,
    tables,
)
from cdc.commands.bilan import COURTE, deleted_data, effect_data, show_rubrics
from cdc.commands.commun import style, write_json
from cdc.entretien.effets import Sort

if TYPE_CHECKING:
    from pathlib import Path

    from cdc.listes.cibles import Liste
    from cdc.listes.importation import Importation


def show_report(
    fichier: str, liste: Liste, importation: Importation, *, apercu: bool, ecrite: Path | None
) -> None:
    """Print what became of a table, what asks for a decision last."""
    if apercu:
        click.echo(style("Aperçu : rien n’est écrit dans le projet.", bold=True) + "\n")
    click.echo(style(fichier, bold=True))
    _show_tables(liste, importation)
    click.echo(f"\n  {cells(importation)}")
    show_rubrics(rubrics(importation, COURTE))
    for avertissement in (*importation.releve.avertissements, *importation.resultat.avertissements):
        click.echo(f"\n  {style('À savoir :', fg='yellow')} {avertissement}")
    click.echo("\n" + _next(importation, apercu=apercu, ecrite=ecrite))


def show_json(fichier: str, liste: Liste, importation: Importation) -> None:
    """Print the report as JSON, the same with and without preview."""
    releve, resultat = importation.releve, importation.resultat
    write_json(
        {
            "fichier": fichier,
            "vers": liste.nom,
            "releve": releve.nom,
            "deja": importation.deja,
            "tableaux": [
                {"feuille": t.feuille, "entete": t.entete} for t in releve.correspondance.tableaux
            ],
            "colonnes": [
                {"titre": heading(c), "champ": c.champ or None}
                for c in releve.correspondance.colonnes
            ],
            "cellules_non_vides": releve.cellules_non_vides,
            "repartition": {bac.value: n for bac, n in importation.repartition.items()},
            "elements": [
                {"chemin": ligne.element, "cellule": ligne.cellule, "reference": ligne.reference}
                for ligne in releve.lignes
                if ligne.element
            ],
            "valeurs": {
                "creees": len(importation.by_sort(Sort.CREEE)),
                "modifiees": len(importation.by_sort(Sort.MODIFIEE)),
                "inchangees": len(importation.by_sort(Sort.INCHANGEE)),
                "gardees": len(importation.by_sort(Sort.GARDEE)),
                "conflits": len(importation.by_sort(Sort.CONFLIT)),
            },
            "conflits": [effect_data(e) for e in importation.by_sort(Sort.CONFLIT)],
            "supprimees": deleted_data(importation.by_sort),
            "non_rattaches": [
                {"texte": e.texte, "cellule": e.cellule, "raison": e.raison}
                for e in resultat.ecarts
            ],
            "hors_tableau": [
                {"texte": a.texte, "cellule": a.cellule, "nature": a.nature} for a in releve.autres
            ],
            "avertissements": [*releve.avertissements, *resultat.avertissements],
        }
    )


def _show_tables(liste: Liste, importation: Importation) -> None:
    releve = style(importation.releve.nom, fg="cyan")
    click.echo(f"  {releve} vers {liste.titre} ({nature(importation)})")
    for tableau in tables(importation):
        click.echo(f"  {tableau}")
    colonnes = list(columns(liste, importation))
    largeur = max((len(titre) for titre, _ in colonnes), default=0)
    for titre, sens in colonnes:
        dit = sens or style("colonne non reprise", fg="yellow")
        click.echo(f"    {titre:{min(largeur, 40)}} → {dit}")


def _next(importation: Importation, *, apercu: bool, ecrite: Path | None) -> str:
    nom = importation.releve.nom
    if ecrite is not None:
        return f"Correspondance écrite : {ecrite}. Corrigez-la, puis relancez la même commande."
    reste = left(importation)
    if apercu:
        suite = f" Il resterait {reste}." if reste else ""
        return f"Pour importer, retirez --apercu.{suite}"
    if not reste:
        return f"Tout est rangé. Le tableau, tel qu’il était : imports/{nom}.yaml."
    conflits = importation.by_sort(Sort.CONFLIT)
    trancher = "Pour départager : cdc interview arbitrer. " if conflits else ""
    return (
        f"Reste {reste}. Rien n’est perdu : le tableau est dans imports/{nom}.yaml. "
        f"{trancher}Corrigez le classeur, le cahier ou imports/correspondances/{nom}.yaml, puis importez à "
        "nouveau (par --correspondance pour cette dernière)."
    )
