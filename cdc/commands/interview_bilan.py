"""What `cdc interview import` says of each file: for people, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import number, plural, style, write_json
from cdc.entretien.effets import Sort
from cdc.entretien.reponses import Bac

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.entretien.effets import Effet
    from cdc.entretien.importation import Bilan, Importation

_BACS = {
    Bac.REPONSE: ("réponse", "réponses"),
    Bac.METADONNEE: ("d’identité", "d’identité"),
    Bac.REMARQUE: ("remarque", "remarques"),
    Bac.CONSIGNE: ("du guide", "du guide"),
    Bac.ENTETE: ("en-tête", "en-têtes"),
    Bac.NON_RATTACHE: ("non rattachée", "non rattachées"),
}
_TITRES = {
    Sort.CREEE: ("valeur créée", "valeurs créées"),
    Sort.MODIFIEE: ("valeur modifiée", "valeurs modifiées"),
    Sort.INCHANGEE: ("valeur inchangée", "valeurs inchangées"),
    Sort.A_REDIGER: ("donnée à rédiger", "données à rédiger"),
    Sort.CONFLIT: ("réponse à départager", "réponses à départager"),
}


def show_report(importation: Importation, noms: Sequence[str], *, apercu: bool) -> None:
    """Print what became of each file, what asks for a decision last."""
    if apercu:
        click.echo(style("Aperçu : rien n’est écrit.", bold=True) + "\n")
    for nom, bilan in zip(noms, importation.bilans, strict=True):
        _show_file(nom, bilan)
    _show_next(importation.bilans)


def show_json(importation: Importation, noms: Sequence[str], *, apercu: bool) -> None:  # noqa: ARG001
    """Print the report as JSON, the same with and without preview."""
    fichiers = [_as_data(n, b) for n, b in zip(noms, importation.bilans, strict=True)]
    write_json({"fichiers": fichiers})


def _as_data(nom: str, bilan: Bilan) -> dict[str, Any]:
    changees = bilan.by_sort(Sort.MODIFIEE, Sort.A_REDIGER)
    return {
        "fichier": nom,
        "format": bilan.lecture.format,
        "cellules_non_vides": bilan.lecture.cellules_non_vides,
        "repartition": {bac.value: n for bac, n in bilan.repartition.items()},
        "entretiens": [bilan.releve.id],
        "questions": [
            {"texte": r.texte, "cellule": r.cellule, "question": r.question, "confiance": 1}
            for r in bilan.lecture.reponses
            if r.cellule
        ],
        "non_rattaches": [{"texte": e.texte, "cellule": e.cellule} for e in bilan.ecarts],
        "conflits": [
            {
                "chemin": e.chemin,
                "cellule": e.cellule,
                "existante": e.existante,
                "proposee": e.proposee,
            }
            for e in bilan.conflits
        ],
        "valeurs": {
            "creees": len(bilan.by_sort(Sort.CREEE)),
            "modifiees": len(changees),
            "inchangees": len(bilan.by_sort(Sort.INCHANGEE)),
            "conflits": len(bilan.conflits),
        },
    }


def _show_file(nom: str, bilan: Bilan) -> None:
    releve = bilan.releve
    nature = "déjà importé" if bilan.deja else "nouvel entretien"
    if releve.version > 1 and not bilan.deja:
        nature = f"version {releve.version}"
    qui = f", {releve.personne}" if releve.personne else ""
    click.echo(style(nom, bold=True))
    click.echo(f"  {style(releve.nom, fg='cyan')}{qui} ({nature})")
    click.echo(f"  {_cells(bilan)}")
    for sort in (Sort.CREEE, Sort.MODIFIEE, Sort.INCHANGEE, Sort.A_REDIGER, Sort.CONFLIT):
        _show_effects(sort, bilan.by_sort(sort))
    _show_kept(bilan)
    _show_unattached(bilan)
    for avertissement in (*bilan.lecture.avertissements, *bilan.avertissements):
        click.echo(f"\n  {style('À savoir :', fg='yellow')} {avertissement}")
    click.echo("")


def _cells(bilan: Bilan) -> str:
    parts = [
        f"{number(nombre)} {_BACS[bac][nombre > 1]}"
        for bac, nombre in bilan.repartition.items()
        if nombre or bac is Bac.NON_RATTACHE
    ]
    total = plural(bilan.lecture.cellules_non_vides, "cellule remplie", "cellules remplies")
    return f"{total} : {', '.join(parts)}."


def _show_effects(sort: Sort, effets: list[Effet]) -> None:
    if not effets:
        return
    click.echo(f"\n  {style(plural(len(effets), *_TITRES[sort]), bold=True)}")
    for effet in effets:
        source = f" {effet.question}" if effet.question else ""
        click.echo(f"    {effet.cellule}{source} → {effet.chemin} : {_quote(effet.proposee)}")
        if sort in (Sort.MODIFIEE, Sort.CONFLIT) and effet.existante:
            click.echo(f"      dans le projet : {_quote(effet.existante)}")


def _show_kept(bilan: Bilan) -> None:
    """Show the answers that no data item takes as they are: they are to be read and written up."""
    if not bilan.gardes:
        return
    titre = plural(len(bilan.gardes), "réponse à relire", "réponses à relire")
    click.echo(f"\n  {style(titre, bold=True)} dans entretiens/{bilan.releve.nom}.yaml")
    for texte in bilan.gardes:
        drapeau = f" ({texte.drapeau})" if texte.drapeau else ""
        click.echo(f"    {texte.cellule} : {_quote(texte.texte)}{drapeau}")


def _show_unattached(bilan: Bilan) -> None:
    if not bilan.ecarts:
        return
    titre = plural(len(bilan.ecarts), "cellule non rattachée", "cellules non rattachées")
    click.echo(f"\n  {style(titre, bold=True)}")
    for ecart in bilan.ecarts:
        click.echo(f"    {ecart.cellule} : {_quote(ecart.texte)}")
        click.echo(f"      {ecart.raison}")


def _show_next(bilans: Sequence[Bilan]) -> None:
    conflits = sum(len(b.conflits) for b in bilans)
    ecarts = sum(len(b.ecarts) for b in bilans)
    if not conflits and not ecarts:
        click.echo("Tout est à sa place. Voyez où en est le cahier : cdc etat")
        return
    restes = []
    if conflits:
        restes.append(plural(conflits, "réponse à départager", "réponses à départager"))
    if ecarts:
        restes.append(plural(ecarts, "cellule à rattacher", "cellules à rattacher"))
    click.echo(
        f"Reste {' et '.join(restes)}. Rien n’est perdu : les réponses sont dans entretiens/. "
        "Corrigez le cahier, puis importez à nouveau."
    )


def _quote(texte: str, largeur: int = 70) -> str:
    court = " ".join(texte.split())
    court = court if len(court) <= largeur else court[: largeur - 1] + "…"
    return f"«\u00a0{court}\u00a0»"
