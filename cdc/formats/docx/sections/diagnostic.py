"""What calls for a change, counted from the inventory, the interviews and the irritants."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from cdc.formats.docx import blocs as b
from cdc.formats.docx.sections import cellules
from cdc.formats.docx.typographie import number, typeset
from cdc.formats.docx.valeurs import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.formats.docx.sections.contexte import Contexte
    from cdc.formats.docx.sections.generique import Rang


def diagnosis_blocks(ctx: Contexte, rang: Rang) -> list[b.Bloc]:
    """Return the tables that the other sections allow to count; internal, like what they count."""
    blocs: list[b.Bloc] = []
    for tableau in _tables(ctx):
        if tableau.lignes:
            blocs += [rang.heading(tableau.titre), tableau]
    return blocs


def _tables(ctx: Contexte) -> Iterator[b.Tableau]:
    par_personne = _by_person(ctx)
    yield _table(
        "Fichiers par personne",
        ("Personne", "Fichiers", "Nombre"),
        [
            (_mot(personne), _refs(ctx, sources), _nombre(len(sources)))
            for personne, sources in sorted(par_personne.items(), key=lambda p: -len(p[1]))
        ],
    )
    yield _table(
        "Sources à plusieurs versions",
        ("Source", "Détenteurs", "Versions"),
        [
            (_refs(ctx, [s.id]), _mot(", ".join(s.detenteurs)), _nombre(s.versions_connues))
            for s in ctx.cahier.cartographie.sources
            if s.id and (s.versions_connues or 0) > 1
        ],
    )
    personnes = defaultdict(list)
    for personne, sources in par_personne.items():
        for source in sources:
            personnes[source].append(personne)
    yield _table(
        "Données connues d’une seule personne",
        ("Personne", "Source"),
        [
            (_mot(noms[0]), _refs(ctx, [source]))
            for source, noms in personnes.items()
            if len(noms) == 1
        ],
    )
    yield _table(
        "Heures perdues par mois",
        ("Service", "Irritants", "Heures"),
        [
            (_mot(service), _refs(ctx, irritants), _nombre(heures))
            for service, (irritants, heures) in _lost_hours(ctx).items()
        ],
    )


def _by_person(ctx: Contexte) -> dict[str, list[str]]:
    """Return the sources that each person holds, owns, produces or named in an interview."""
    index = ctx.mots.index
    par_personne: dict[str, dict[str, None]] = defaultdict(dict)
    for s in ctx.cahier.cartographie.sources:
        if not s.id:
            continue
        proprietaire = [index.plain(s.proprietaire)] if s.proprietaire else []
        for nom in (*proprietaire, *s.detenteurs):
            par_personne[nom][s.id] = None
    for p in ctx.cahier.cinq_questions.producteurs_donnees:
        nom = p.personne or (index.plain(p.role) if p.role else "")
        if nom and p.source:
            par_personne[nom][p.source] = None
    for e in ctx.cahier.entretiens:
        for source in e.fichiers_cites:
            par_personne[e.personne or e.fonction or e.id or "?"][source] = None
    return {personne: list(sources) for personne, sources in par_personne.items()}


def _lost_hours(ctx: Contexte) -> dict[str, tuple[list[str], Decimal]]:
    """Return the hours lost in each service; a malfunction tied to an irritant counts once."""
    heures: dict[str, tuple[list[str], Decimal]] = {}

    def add(service: str, ident: str | None, temps: Decimal | None) -> None:
        if temps:
            cites, total = heures.get(service, ([], Decimal(0)))
            heures[service] = ([*cites, *[ident or ""][: bool(ident)]], total + temps)

    for e in ctx.cahier.entretiens:
        for i in e.irritants:
            add(e.service or e.fonction or "—", i.id, i.temps_perdu)
    for d in ctx.cahier.existant.dysfonctionnements:
        if not d.irritant:
            add("Tous services", d.id, d.temps_perdu)
    return heures


def _table(
    titre: str, entetes: Sequence[str], lignes: Sequence[tuple[b.Cellule, ...]]
) -> b.Tableau:
    chiffres = ("Nombre", "Versions", "Heures")
    colonnes = tuple(b.Colonne(t, "droite" if t in chiffres else "gauche") for t in entetes)
    return b.Tableau(titre, colonnes, tuple(b.Ligne(ligne) for ligne in lignes))


def _mot(texte: str) -> b.Cellule:
    return cellules.text(typeset(texte)) if texte else cellules.absent()


def _nombre(valeur: int | Decimal | None) -> b.Cellule:
    return cellules.text("—" if valeur is None else number(valeur), "CDC Cellule Nombre")


def _refs(ctx: Contexte, identifiants: Sequence[str]) -> b.Cellule:
    court = len(identifiants) > 3
    noms = [ctx.mots.index.name(i, complet=not court) for i in identifiants]
    return (b.Paragraphe(cellules.CELLULE, joined(noms, ", ")),)
