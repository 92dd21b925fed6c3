"""What a vendor fills in: an answer to each requirement, a price for each line."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.index import bookmark
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.communs import SIGNET_GRILLE
from cdc.formats.document.sections.exigences import domains, priority_cell, statement
from cdc.formats.document.typographie import INSECABLE, amount, capitalised, typeset
from cdc.francais import number
from cdc_schema.enumerations import NaturePrix, ReponseCandidat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.formats.document.sections.contexte import Contexte
    from cdc_schema.complements.consultation import LignePrix
    from cdc_schema.exigences import Exigence

_DENSE = "CDC Tableau Dense"
_REFERENCE, _PRIORITE, _REPONSE, _CHARGE = 24.0, 26.0, 32.0, 18.0
_GRILLE = b.Titre(1, (b.Texte("Grille de réponse"),), SIGNET_GRILLE)
_PRIX = b.Titre(1, (b.Texte("Cadre de prix"),), "Sprix")
_TOTAUX = {
    NaturePrix.UNIQUE: "Total payé une fois",
    NaturePrix.RECURRENT: "Total par an",
}
_NATURES = {
    NaturePrix.UNIQUE: "Payé une fois",
    NaturePrix.RECURRENT: "Récurrent, chaque année",
}


def response_grid(ctx: Contexte) -> list[b.Bloc]:
    """Return a table for each part, its requirements with what the vendor says of each."""
    parties = domains(ctx)
    if not parties:
        return []
    choix = tuple(e.code.value for e in ctx.cahier.consultation.echelle_conformite if e.code)
    choix = choix or tuple(r.value for r in ReponseCandidat)
    tables: list[b.Bloc] = []
    for domaine in parties:
        titre = b.Titre(3, (b.Texte(domaine.titre),))
        lignes = tuple(_requirement_row(ctx, e, choix) for e in domaine.exigences)
        tables += [
            titre,
            b.Tableau(f"Réponses{INSECABLE}: {domaine.titre}", _REPONSES, lignes, _DENSE),
        ]
    return [b.Paysage((_GRILLE, _how_to_answer(choix), *tables))]


_REPONSES = (
    b.Colonne("Référence", largeur=_REFERENCE),
    b.Colonne("Exigence"),
    b.Colonne("Priorité", largeur=_PRIORITE),
    b.Colonne("Réponse", largeur=_REPONSE),
    b.Colonne("Comment, avec quel module, quelles limites", largeur=72.0),
    b.Colonne("Charge (j)", "droite", _CHARGE),
)


def _how_to_answer(choix: tuple[str, ...]) -> b.Paragraphe:
    texte = (
        "Une ligne par exigence, aucune laissée vide. La réponse est l’une de celles de la liste "
        f"({', '.join(choix)}) ; la charge est celle du réglage ou du développement, en jours."
    )
    return b.Paragraphe("CDC Note", (b.Texte(typeset(texte)),))


def _requirement_row(ctx: Contexte, exigence: Exigence, choix: tuple[str, ...]) -> b.Ligne:
    ident = exigence.id or ""
    return b.Ligne(
        (
            (b.Paragraphe(cellules.CELLULE, (b.Reference(ident, bookmark(ident)),)),),
            statement(ctx, exigence),
            priority_cell(exigence.priorite),
            _to_fill(f"reponse[{ident}].code", f"{ident} · réponse", choix),
            _to_fill(f"reponse[{ident}].commentaire", f"{ident} · commentaire"),
            _to_fill(f"reponse[{ident}].charge", f"{ident} · charge", nombre=True),
        ),
        signet=bookmark(ident) if ident else "",
    )


def price_grid(ctx: Contexte) -> list[b.Bloc]:
    """Return the lines to price, those paid once apart from those that come back."""
    grille = [ligne for ligne in ctx.cahier.consultation.grille_prix if ctx.mots.says(ligne)]
    if not grille:
        return []
    ordre = [*NaturePrix, None]
    triee = sorted(grille, key=lambda ligne: ordre.index(ligne.nature))
    parties = [(n, list(lignes)) for n, lignes in groupby(triee, key=lambda ligne: ligne.nature)]
    tables: list[b.Bloc] = []
    for nature, lignes in parties:
        nom = _NATURES[nature] if nature else "Autres lignes"
        derniere = nature is parties[-1][0]
        rangees = [
            *map(_price_row, lignes),
            _total_row(f"prix.total.{nature or 'autre'}", _TOTAUX[nature] if nature else "Total"),
            *(_whole_cost(ctx) if derniere else ()),
        ]
        tables += [b.Titre(3, (b.Texte(nom),)), b.Tableau(nom, _CADRE, tuple(rangees), _DENSE)]
    return [b.Paysage((_PRIX, *_price_rules(ctx), *tables))]


_CADRE = (
    b.Colonne("Référence", largeur=_REFERENCE),
    b.Colonne("Poste", largeur=32.0),
    b.Colonne("Ce qui est chiffré"),
    b.Colonne("Années", largeur=18.0),
    b.Colonne("Quantité", "droite", 18.0),
    b.Colonne("Unité", largeur=32.0),
    b.Colonne("Prix unitaire (€ HT)", "droite", 34.0),
    b.Colonne("Total (€ HT)", "droite", 30.0),
)


def _price_row(ligne: LignePrix) -> b.Ligne:
    ident = ligne.id or ""
    mots = (
        (b.Paragraphe(cellules.CELLULE, (b.Texte(ident, "CDC Référence"),)),),
        _words(ligne.poste.libelle if ligne.poste else None),
        _words(ligne.libelle),
        _words(ligne.annees),
        cellules.text(number(ligne.quantite), "CDC Cellule Nombre")
        if ligne.quantite is not None
        else cellules.absent(),
        _words(ligne.unite),
    )
    return b.Ligne(
        (
            *mots,
            _to_fill(f"prix[{ident}].unitaire", f"{ident} · prix unitaire", nombre=True),
            _to_fill(f"prix[{ident}].total", f"{ident} · total", nombre=True),
        )
    )


def _total_row(cle: str, nom: str) -> b.Ligne:
    vide = ((b.Paragraphe(cellules.CELLULE, ()),),) * 6
    dit = (b.Paragraphe(cellules.CELLULE, (b.Texte(typeset(nom), "Strong"),)),)
    return b.Ligne((*vide[:2], dit, *vide[2:], _to_fill(cle, typeset(nom), nombre=True)))


def _price_rules(ctx: Contexte) -> Iterator[b.Paragraphe]:
    budget = ctx.cahier.budget
    dits = [
        "Les montants sont hors taxes, en euros. Une ligne incluse dans une autre vaut 0 et le dit."
    ]
    if budget.forme_prix:
        formes = ", ".join(f.libelle for f in budget.forme_prix)
        dits.append(f"Forme du prix : {formes}.")
    regles = ctx.cahier.consultation.regles
    if regles is not None and regles.validite:
        dits.append(f"Prix fermes pendant {amount(regles.validite, 'jours')}.")
    yield b.Paragraphe("CDC Note", (b.Texte(typeset(" ".join(dits))),))


def _whole_cost(ctx: Contexte) -> Iterator[b.Ligne]:
    annees = ctx.cahier.budget.horizon_tco
    if annees:
        duree = amount(Decimal(annees), "ans" if annees > 1 else "an")
        yield _total_row("prix.cout_global", f"Coût global sur {duree}")


def _words(texte: str | None) -> b.Cellule:
    return cellules.text(capitalised(typeset(texte))) if texte else cellules.absent()


def _to_fill(cle: str, nom: str, choix: tuple[str, ...] = (), *, nombre: bool = False) -> b.Cellule:
    style = "CDC Cellule Nombre" if nombre else cellules.CELLULE
    return (b.Paragraphe(style, (b.Saisie(cle, nom, choix),)),)
