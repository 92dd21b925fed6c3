"""What `cdc import` says of a table: for people, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cdc.commands.bilan import (
    deleted_data,
    effect_data,
    shared_out,
    show_deleted,
    show_some,
    show_unattached,
)
from cdc.commands.commun import quote, style, write_json
from cdc.entretien.cellules import locate, sheet_shown, shown
from cdc.entretien.effets import Sort
from cdc.entretien.reponses import Bac
from cdc.francais import enumeration, plural
from cdc.listes.cibles import PSEUDONYMES
from cdc.listes.correspondance import IGNORER

if TYPE_CHECKING:
    from pathlib import Path

    from cdc.entretien.effets import Effet
    from cdc.listes.cibles import Liste
    from cdc.listes.correspondance import ColonneLue
    from cdc.listes.importation import Importation
    from cdc.listes.releves import Autre

_MONTREES = 12
_BACS = {
    Bac.REPONSE: ("de données", "de données"),
    Bac.METADONNEE: ("d’identité", "d’identité"),
    Bac.ENTETE: ("de titre", "de titre"),
    Bac.REMARQUE: ("laissée de côté", "laissées de côté"),
    Bac.CONSIGNE: ("de consigne", "de consigne"),
    Bac.NON_RATTACHE: ("non rattachée", "non rattachées"),
}
_TITRES = {
    Sort.MODIFIEE: ("valeur modifiée", "valeurs modifiées"),
    Sort.GARDEE: (
        "valeur que vous avez changée depuis : la vôtre reste",
        "valeurs que vous avez changées depuis : les vôtres restent",
    ),
    Sort.ARBITREE: ("valeur déjà départagée", "valeurs déjà départagées"),
    Sort.CONFLIT: ("valeur à départager", "valeurs à départager"),
}


def show_report(
    fichier: str, liste: Liste, importation: Importation, *, apercu: bool, ecrite: Path | None
) -> None:
    """Print what became of a table, what asks for a decision last."""
    if apercu:
        click.echo(style("Aperçu : rien n’est écrit dans le projet.", bold=True) + "\n")
    click.echo(style(fichier, bold=True))
    _show_tables(liste, importation)
    nombre = importation.releve.cellules_non_vides
    click.echo(f"\n  {shared_out(nombre, importation.repartition, _BACS)}")
    _show_created(importation)
    inchangees = len(importation.by_sort(Sort.INCHANGEE))
    if inchangees:
        click.echo(f"\n  {plural(inchangees, 'valeur inchangée', 'valeurs inchangées')}")
    for sort, titres in _TITRES.items():
        _show_effects(importation.by_sort(sort), *titres)
    show_deleted(importation.by_sort, _MONTREES)
    _show_others(importation)
    _show_kept(importation)
    show_unattached(importation.resultat.ecarts, _MONTREES)
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
                {"titre": _heading(c), "champ": c.champ or None}
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
    releve = importation.releve
    nature = "déjà importé" if importation.deja else "nouvel import"
    if not importation.deja and releve.version > 1:
        nature = f"version {releve.version}"
    click.echo(f"  {style(releve.nom, fg='cyan')} vers {liste.titre} ({nature})")
    for tableau in releve.correspondance.tableaux:
        click.echo(f"  Tableau : {sheet_shown(tableau.feuille)}, titres ligne {tableau.entete}")
    largeur = max((len(_heading(c)) for c in releve.correspondance.colonnes), default=0)
    for colonne in releve.correspondance.colonnes:
        click.echo(f"    {_heading(colonne):{min(largeur, 40)}} → {_meaning(liste, colonne)}")


def _heading(colonne: ColonneLue) -> str:
    titre = f"{colonne.groupe} — {colonne.titre}" if colonne.groupe else colonne.titre
    return (titre or "(sans titre)") + (f" ({colonne.rang})" if colonne.rang > 1 else "")


def _meaning(liste: Liste, colonne: ColonneLue) -> str:
    if colonne.champ in PSEUDONYMES:
        return PSEUDONYMES[colonne.champ]
    if colonne.champ == IGNORER:
        return "ignorée, gardée dans le relevé"
    if colonne.champ in liste.donnees:
        return f"{liste.donnees[colonne.champ].titre} ({colonne.champ})"
    return style("colonne non reprise", fg="yellow")


def _show_created(importation: Importation) -> None:
    creees = importation.resultat.creees
    if creees:
        titre = plural(len(creees), "élément créé", "éléments créés")
        click.echo(f"\n  {style(titre, bold=True)}")
        lignes = (f"{shown(cellule)} → {chemin} : {quote(dit)}" for cellule, chemin, dit in creees)
        show_some(lignes, _MONTREES)
    nouveaux = {chemin for _, chemin, _ in creees}
    ajouts = [
        e
        for e in importation.by_sort(Sort.CREEE)
        if e.chemin.partition("].")[0] + "]" not in nouveaux
    ]
    _show_effects(ajouts, "valeur ajoutée", "valeurs ajoutées")


def _show_effects(effets: list[Effet], une: str, plusieurs: str) -> None:
    if not effets:
        return
    click.echo(f"\n  {style(plural(len(effets), une, plusieurs), bold=True)}")
    for effet in effets:
        click.echo(f"    {shown(effet.cellule)} → {effet.chemin} : {quote(effet.proposee)}")
        if effet.existante:
            click.echo(f"      dans le projet : {quote(effet.existante)}")


def _show_others(importation: Importation) -> None:
    """Show what the sheet holds besides its rows: totals, legends, notes, titles between rows."""
    lignes: dict[tuple[str, str, str], list[Autre]] = {}
    for autre in importation.releve.autres:
        if autre.nature != "titre":
            lieu = locate(autre.cellule)
            lignes.setdefault((lieu.feuille, lieu.ligne, autre.nature), []).append(autre)
    if not lignes:
        return
    nombre = sum(map(len, lignes.values()))
    titre = plural(nombre, "cellule hors des lignes", "cellules hors des lignes")
    click.echo(f"\n  {style(titre, bold=True)}")
    montrees = (
        f"{shown(dites[0].cellule)} ({nature}) : {quote(' | '.join(a.texte for a in dites))}"
        for (_, _, nature), dites in lignes.items()
    )
    show_some(montrees, _MONTREES)


def _show_kept(importation: Importation) -> None:
    resultat = importation.resultat
    if resultat.gardes:
        titre = plural(len(resultat.gardes), "cellule à relire", "cellules à relire")
        click.echo(f"\n  {style(titre, bold=True)} dans imports/{importation.releve.nom}.yaml")
        for texte in resultat.gardes:
            click.echo(f"    {shown(texte.cellule)} : {quote(texte.texte)} ({texte.drapeau})")
    if resultat.sans_objet:
        dites = plural(resultat.sans_objet, "cellule dit", "cellules disent")
        click.echo(f"\n  {dites} « sans objet » : aucune valeur n’en est tirée.")


def _next(importation: Importation, *, apercu: bool, ecrite: Path | None) -> str:
    nom = importation.releve.nom
    if ecrite is not None:
        return f"Correspondance écrite : {ecrite}. Corrigez-la, puis relancez la même commande."
    conflits = len(importation.by_sort(Sort.CONFLIT))
    non_rattachees = importation.repartition[Bac.NON_RATTACHE]
    reste = [
        plural(conflits, "valeur à départager", "valeurs à départager") if conflits else "",
        plural(non_rattachees, "cellule non rattachée", "cellules non rattachées")
        if non_rattachees
        else "",
    ]
    dits = [r for r in reste if r]
    if apercu:
        suite = f" Il resterait {enumeration(dits)}." if dits else ""
        return f"Pour importer, retirez --apercu.{suite}"
    if not dits:
        return f"Tout est rangé. Le tableau, tel qu’il était : imports/{nom}.yaml."
    trancher = "Pour départager : cdc interview arbitrer. " if conflits else ""
    return (
        f"Reste {enumeration(dits)}. Rien n’est perdu : le tableau est dans imports/{nom}.yaml. "
        f"{trancher}Corrigez le classeur, le cahier ou imports/correspondances/{nom}.yaml, puis importez à "
        "nouveau (par --correspondance pour cette dernière)."
    )
