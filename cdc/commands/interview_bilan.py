"""What `cdc interview import` says of each file: for people, or as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from cdc.commands.bilan import (
    deleted_data,
    effect_data,
    shared_out,
    show_deleted,
    show_unattached,
)
from cdc.commands.commun import quote, style, write_json
from cdc.commands.suites import show_confirmations, show_questions, suites_data
from cdc.entretien.cellules import shown
from cdc.entretien.effets import Sort
from cdc.entretien.enquete import LIBRES, Disposition
from cdc.entretien.rattachement import Moyen
from cdc.entretien.reponses import Bac, Certitude
from cdc.entretien.temoignages import answers
from cdc.francais import enumeration, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.entretien.bilans import BilanFichier
    from cdc.entretien.effets import Effet
    from cdc.entretien.importation import Bilan
    from cdc.entretien.reponses import Depot


class _Reste(NamedTuple):
    """What an import leaves to do: why, and its words in the singular and the plural."""

    but: str
    reste: tuple[str, str]


@dataclass(slots=True)
class _Restes:
    """What is left to do in all the files; where the cells to attach are decided, if anywhere."""

    conflits: int = 0
    ecarts: int = 0
    attendues: int = 0
    correspondances: dict[str, None] = field(default_factory=dict)

    def count(self, fichier: BilanFichier) -> None:
        """Add what is left of one file."""
        ecarts = len(fichier.ecarts)
        self.conflits += len(fichier.conflits)
        self.ecarts += ecarts
        self.attendues += sum(s.a_confirmer for s in fichier.suites)
        if ecarts:
            self.correspondances[fichier.depot.correspondance] = None

    def __bool__(self) -> bool:
        return bool(self.conflits or self.ecarts or self.attendues)


_BACS = {
    Bac.REPONSE: ("réponse", "réponses"),
    Bac.METADONNEE: ("d’identité", "d’identité"),
    Bac.REMARQUE: ("remarque", "remarques"),
    Bac.CONSIGNE: ("du guide", "du guide"),
    Bac.ENTETE: ("en-tête", "en-têtes"),
    Bac.NON_RATTACHE: ("non rattachée", "non rattachées"),
}
_CONFLITS = _Reste("Pour départager", ("réponse à départager", "réponses à départager"))
_ECARTS = _Reste("Pour rattacher", ("cellule à rattacher", "cellules à rattacher"))
_ATTENDUES = _Reste("Pour confirmer une valeur", ("valeur à confirmer", "valeurs à confirmer"))
_NOMMEES = 3
_MONTREES = 12
_SANS_EFFET = (Sort.INCHANGEE, Sort.RESTE_A_REDIGER, Sort.ARBITREE)
_ACCORDS = {Disposition.MATRICE: "reconnue", Disposition.NOTES: "reconnues"}
_TITRES = {
    Sort.CREEE: ("valeur créée", "valeurs créées"),
    Sort.MODIFIEE: ("valeur modifiée", "valeurs modifiées"),
    Sort.INCHANGEE: ("valeur inchangée", "valeurs inchangées"),
    Sort.A_REDIGER: ("donnée à rédiger", "données à rédiger"),
    Sort.RESTE_A_REDIGER: ("donnée reste à rédiger", "données restent à rédiger"),
    Sort.ARBITREE: ("réponse déjà départagée", "réponses déjà départagées"),
    Sort.CONFLIT: ("réponse à départager", "réponses à départager"),
}


def show_report(fichiers: Iterable[BilanFichier], *, apercu: bool) -> bool:
    """Print what became of each file, what asks for a decision last; say whether something does."""
    if apercu:
        click.echo(style("Aperçu : rien n’est écrit.", bold=True) + "\n")
    restes = _Restes()
    for fichier in fichiers:
        _show_file(fichier, apercu=apercu)
        restes.count(fichier)
    _show_next(restes, apercu=apercu)
    return bool(restes)


def show_json(fichiers: Iterable[BilanFichier]) -> bool:
    """Print the report as JSON, the same with and without preview; say whether work is left."""
    restes = _Restes()
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
            "nom": _name(fichier.depot),
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
    if fichier.depot.format != "guide":
        click.echo(f"  {_recognised(fichier.depot)}")
        combien = "personne" if Disposition(_name(fichier.depot)) in LIBRES else "réponse"
        click.echo(f"  {plural(len(fichier.bilans), combien)}")
    for bilan in fichier.bilans:
        click.echo(f"  {style(bilan.releve.nom, fg='cyan')}{_who(bilan)} ({_nature(bilan)})")
    nombre = fichier.depot.cellules_non_vides
    click.echo(f"  {shared_out(nombre, fichier.repartition, _BACS)}")
    _show_guessed(fichier.depot)
    for sort in _TITRES:
        _show_effects(sort, fichier.by_sort(sort))
    show_deleted(fichier.by_sort, _MONTREES)
    for bilan in fichier.bilans:
        _show_readings(bilan)
        _show_kept(bilan, apercu=apercu)
        _show_notes(bilan, apercu=apercu)
    show_confirmations(fichier.suites)
    show_questions(fichier.suites)
    show_unattached(fichier.ecarts, _MONTREES)
    _show_mapping(fichier.depot, apercu=apercu)
    for avertissement in fichier.avertissements:
        click.echo(f"\n  {style('À savoir :', fg='yellow')} {avertissement}")
    click.echo("")


def _name(depot: Depot) -> str:
    return depot.format.replace("_", "-")


def _recognised(depot: Depot) -> str:
    preuves = " ; ".join(depot.preuves)
    disposition = Disposition(_name(depot))
    accord = _ACCORDS.get(disposition, "reconnu")
    return f"{disposition.titre} {accord} ({depot.confiance * 100:.0f} %) : {preuves}"


def _who(bilan: Bilan) -> str:
    releve = bilan.releve
    if releve.personne:
        return f", {releve.personne}"
    if releve.numero:
        return f", réponse {releve.numero}"
    return ""


def _nature(bilan: Bilan) -> str:
    if bilan.deja:
        return "déjà importé"
    return f"version {bilan.releve.version}" if bilan.releve.version > 1 else "nouvel entretien"


def _show_effects(sort: Sort, effets: list[Effet]) -> None:
    if not effets:
        return
    click.echo(f"\n  {style(plural(len(effets), *_TITRES[sort]), bold=True)}")
    for effet in effets:
        source = f" {effet.question}" if effet.question else ""
        click.echo(f"    {shown(effet.cellule)}{source} → {effet.chemin} : {quote(effet.proposee)}")
        if sort in (Sort.MODIFIEE, Sort.CONFLIT) and effet.existante:
            click.echo(f"      dans le projet : {quote(effet.existante)}")


def _show_kept(bilan: Bilan, *, apercu: bool) -> None:
    """Show the answers that no data item takes as they are: they are to be read and written up."""
    if not bilan.gardes:
        return
    titre = plural(len(bilan.gardes), "réponse à relire", "réponses à relire")
    click.echo(f"\n  {style(titre, bold=True)}{_in_record(bilan, apercu=apercu)}")
    for texte in bilan.gardes:
        drapeau = f" ({texte.drapeau})" if texte.drapeau else ""
        click.echo(f"    {shown(texte.cellule)} : {quote(texte.texte)}{drapeau}")


def _show_readings(bilan: Bilan) -> None:
    """Show the texts of which the value is written otherwise: « 12 k€ » is 12000."""
    lus = [
        t
        for reponse in bilan.releve.reponses
        for t in answers(reponse)
        if t.lecture and t.certitude is Certitude.EXACTE
    ]
    if lus:
        click.echo(
            f"\n  {style(plural(len(lus), 'valeur convertie', 'valeurs converties'), bold=True)}"
        )
    for texte in lus:
        click.echo(f"    {shown(texte.cellule)}\u00a0: {quote(texte.texte)} lu {texte.lecture}")


def _show_notes(bilan: Bilan, *, apercu: bool) -> None:
    """Show the comments of cells: they are notes of the answers that they stand on."""
    notes = [(r.question, n) for r in bilan.releve.reponses for n in r.notes]
    notes += [("", n) for n in bilan.releve.notes]
    if notes:
        titre = plural(len(notes), "commentaire de cellule", "commentaires de cellule")
        click.echo(f"\n  {style(titre, bold=True)}{_in_record(bilan, apercu=apercu)}")
    for question, note in notes:
        click.echo(
            f"    {' '.join(filter(None, (shown(note.cellule), question)))}\u00a0: {quote(note.texte)}"
        )


def _show_guessed(depot: Depot) -> None:
    """Show the headings that were recognised under other words: they are to be checked."""
    devines = [i for i in depot.intitules if i.moyen == Moyen.INDICES]
    if not devines:
        return
    titre = plural(len(devines), "intitulé reconnu", "intitulés reconnus")
    click.echo(f"\n  {style(titre, bold=True)} sous d’autres mots, à vérifier")
    for intitule in devines:
        sur = f"{intitule.cle} ({100 * intitule.confiance:.0f}\u00a0%)"
        click.echo(f"    {shown(intitule.cellule)}\u00a0: {quote(intitule.texte)} → {sur}")


def _in_record(bilan: Bilan, *, apercu: bool) -> str:
    """Say where the answers are kept; a preview keeps none."""
    return "" if apercu and not bilan.deja else f" dans entretiens/{bilan.releve.nom}.yaml"


def _show_mapping(depot: Depot, *, apercu: bool) -> None:
    """Say where the headings can be put right."""
    if not depot.correspondance:
        return
    if apercu:
        ou = f"L’import dira dans {depot.correspondance} ce qu’il a fait de chaque intitulé."
        click.echo(f"\n  {ou} C’est là qu’un rattachement se corrige.")
    else:
        click.echo(
            f"\n  Pour corriger un rattachement\u00a0: {depot.correspondance}, puis réimportez."
        )


def _show_next(dits: _Restes, *, apercu: bool) -> None:
    conseils = [
        (dits.conflits, _CONFLITS, "cdc interview arbitrer"),
        (dits.ecarts, _ECARTS, _where_to_attach(dits)),
        (dits.attendues, _ATTENDUES, "écrivez-la dans le cahier"),
    ]
    restes = enumeration([plural(n, *mots.reste) for n, mots, _ in conseils if n])
    if apercu:
        suite = f"Il resterait {restes}." if restes else "Tout serait à sa place."
        click.echo(f"{suite} Pour importer, retirez --apercu.")
    elif not restes:
        click.echo("Tout est à sa place. Voyez où en est le cahier\u00a0: cdc etat")
    else:
        click.echo(f"Reste {restes}. Rien n’est perdu\u00a0: les réponses sont dans entretiens/.")
        for nombre, mots, conseil in conseils:
            if nombre:
                click.echo(f"  {mots.but}\u00a0: {conseil}")


def _where_to_attach(restes: _Restes) -> str:
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
