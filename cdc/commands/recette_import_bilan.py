"""What an import of results did, in the terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import style
from cdc.entretien.cellules import shown
from cdc.francais import INSECABLE, number, plural, quote
from cdc.recette.mouvements import Sort
from cdc_schema.enumerations import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.recette.importation import Bilan, Importation
    from cdc.recette.mouvements import Mouvement

_MONTRES = 20
_CITES = 5
_BACS = {
    "reponse": ("réponse", "réponses"),
    "metadonnee": ("mention du recetteur", "mentions du recetteur"),
    "remarque": ("remarque", "remarques"),
    "entete": ("en-tête", "en-têtes"),
    "consigne": ("texte du classeur", "textes du classeur"),
    "non_rattache": ("non rattachée", "non rattachées"),
}
_VERDICTS = {
    Verdict.CONFORME: ("conforme", "conformes"),
    Verdict.NON_CONFORME: ("non conforme", "non conformes"),
    Verdict.BLOQUE: ("bloqué", "bloqués"),
    Verdict.NON_JOUE: ("incomplet", "incomplets"),
}
_SORTS = {
    Sort.CREEE: ("anomalie ouverte", "anomalies ouvertes"),
    Sort.ROUVERTE: ("anomalie rouverte", "anomalies rouvertes"),
    Sort.REVUE: ("anomalie déjà connue, vue à nouveau", "anomalies déjà connues, vues à nouveau"),
    Sort.CLOSE: ("anomalie close", "anomalies closes"),
    Sort.A_CLORE: (
        "anomalie corrigée, à clore\u00a0: son cas est conforme (--clore)",
        "anomalies corrigées, à clore\u00a0: leurs cas sont conformes (--clore)",
    ),
    Sort.RETIREE: (
        "anomalie que son recetteur ne signale plus\u00a0: à qualifier",
        "anomalies que leur recetteur ne signale plus\u00a0: à qualifier",
    ),
}


def show(importation: Importation, *, apercu: bool) -> None:
    """Tell what became of each file, then what is to be known or decided."""
    for bilan in importation.bilans:
        _show_file(bilan)
    for fichier in importation.vides:
        click.echo(f"{fichier}\u00a0: rien n’y est écrit, laissé de côté.")
    for sort in _SORTS:
        _show_moves(sort, [m for m in importation.mouvements if m.sort is sort])
    _show_contradictions(importation)
    _show_list(
        "remarque à qualifier\u00a0: besoin mal exprimé ?",
        "remarques à qualifier\u00a0: besoins mal exprimés ?",
        [
            f"{bilan.versement.nom}, {shown(r.cellule)}\u00a0: {quote(r.texte)}"
            for bilan in importation.bilans
            if not bilan.depassee
            for r in bilan.remarques
        ],
    )
    if apercu:
        click.echo("\nAperçu\u00a0: rien n’est écrit.")


def _show_file(bilan: Bilan) -> None:
    versement, lu = bilan.versement, bilan.versement.releve
    etat = " — nouvelle version" if versement.version > 1 else ""
    if bilan.deja:
        etat = " — déjà importé, rien ne change"
    qui = ", ".join(filter(None, [lu.campagne, lu.persona, lu.recetteur]))
    click.echo(style(f"{bilan.fichier} → {versement.nom} ({qui}){etat}", bold=True))
    if lu.cellules_non_vides:
        click.echo(f"  {_cells(bilan)}")
    click.echo(f"  {_played(bilan)}")
    for dit in _doubts(bilan):
        click.echo(f"  {dit}")
    for faute in bilan.fautes[:_MONTRES]:
        click.echo(f"  {faute}")
    if len(bilan.fautes) > _MONTRES:
        click.echo(f"  … et {plural(len(bilan.fautes) - _MONTRES, 'autre')}")


def _doubts(bilan: Bilan) -> Iterator[str]:
    """Yield what deserves a look in a file, besides the cells that are not understood."""
    if bilan.depassee:
        yield "Une version plus récente est déjà importée\u00a0: celle-ci ne change rien."
    if bilan.inconnus:
        yield (
            f"Attention\u00a0: personne ne s’appelle ainsi dans l’équipe ({', '.join(bilan.inconnus)}). "
            "Ajoutez-le, ou corrigez son nom."
        )
    for dit in (*bilan.versement.releve.avertissements, *bilan.doutes):
        yield f"Attention\u00a0: {dit}"
    if bilan.changes:
        yield (
            f"Le texte a changé depuis la remise du classeur\u00a0: {', '.join(bilan.changes)}. Ces résultats "
            "valent pour l’ancien texte\u00a0: faites-les rejouer."
        )
    a_lire = [r for r in bilan.versement.releve.remarques if r not in bilan.remarques]
    if a_lire:
        ou = ", ".join(shown(r.cellule) for r in a_lire[:_CITES])
        suite = "…" if len(a_lire) > _CITES else ""
        yield f"{plural(len(a_lire), 'autre remarque', 'autres remarques')} à lire\u00a0: {ou}{suite}."
    if bilan.effacees:
        yield (
            f"Joués dans la version précédente, vides dans celle-ci\u00a0: {', '.join(bilan.effacees)}."
        )


def _cells(bilan: Bilan) -> str:
    lu = bilan.versement.releve
    parts = [
        f"{number(combien)} {_BACS.get(bac, (bac, bac))[combien > 1]}"
        for bac, combien in lu.repartition.items()
        if combien
    ]
    total = plural(lu.cellules_non_vides, "cellule remplie", "cellules remplies")
    return f"{total}, toutes rangées\u00a0: {', '.join(parts)}."


def _played(bilan: Bilan) -> str:
    passages = bilan.versement.releve.passages
    comptes = Counter(p.verdict for p in passages)
    parts = [
        f"{number(comptes[v])} {mots[comptes[v] > 1]}"
        for v, mots in _VERDICTS.items()
        if comptes[v]
    ]
    joues = plural(len(passages), "cas rempli", "cas remplis")
    return f"{joues}{INSECABLE}: {', '.join(parts)}." if parts else f"{joues}."


def _show_moves(sort: Sort, mouvements: Sequence[Mouvement]) -> None:
    lignes = []
    for m in mouvements:
        etape = f", étape {m.etape}" if m.etape else ""
        etat = f", {m.etat}" if sort is Sort.REVUE and m.etat else ""
        severite = f", désormais {m.severite}" if m.severite else ""
        lignes.append(f"{m.anomalie} {m.titre} ({m.cas}{etape}){etat}{severite}")
    _show_list(*_SORTS[sort], lignes)
    defaut = sum(m.severite_par_defaut for m in mouvements)
    if defaut:
        click.echo(
            f"  Sévérité «\u00a0majeure\u00a0» par défaut pour {number(defaut)} d’entre elles\u00a0: le recetteur n’en "
            "a pas donné."
        )


def _show_contradictions(importation: Importation) -> None:
    lignes = []
    for c in importation.contradictions:
        avis = ", ".join(f"{p.recetteur} {p.verdict.value}" for p in c.passages)
        lignes.append(f"{c.campagne}, {c.cas}\u00a0: {avis}. Compte\u00a0: {c.retenu.value}.")
    _show_list(
        "cas que les recetteurs jugent différemment\u00a0: cdc recette campagne CAMPAGNE --arreter CAS",
        "cas que les recetteurs jugent différemment\u00a0: cdc recette campagne CAMPAGNE --arreter CAS",
        lignes,
    )


def _show_list(singulier: str, pluriel: str, lignes: Sequence[str]) -> None:
    if not lignes:
        return
    click.echo("")
    click.echo(style(plural(len(lignes), singulier, pluriel), bold=True))
    for ligne in lignes[:_MONTRES]:
        click.echo(f"  {ligne}")
    if len(lignes) > _MONTRES:
        click.echo(f"  … et {plural(len(lignes) - _MONTRES, 'autre')}")
