"""The rules of the consultation, article by article, for a document of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.frise import consultation_dates
from cdc.formats.document.sections.lecture import delivery_cell
from cdc.formats.document.typographie import INSECABLE, amount, capitalised, typeset
from cdc.formats.document.valeurs import at
from cdc.francais import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from decimal import Decimal

    from cdc.formats.document.sections.contexte import Contexte

    Article = Callable[[Contexte], Iterable[b.Bloc]]

_DENSE = "CDC Tableau Dense"
_POIDS, _NOMBRE, _CODE = 20.0, 22.0, 34.0


def rules_blocks(ctx: Contexte) -> list[b.Bloc]:
    """Return the articles that the project has something to say in, numbered in their order."""
    blocs: list[b.Bloc] = []
    rang = 0
    for titre, article in _ARTICLES:
        contenu = list(article(ctx))
        if contenu:
            rang += 1
            nom = (b.Texte(f"Article{INSECABLE}{rang} — {titre}"),)
            blocs += [b.Titre(2, nom, f"Sarticle{rang}"), *contenu]
    return blocs


def _object(ctx: Contexte) -> Iterator[b.Bloc]:
    regles = ctx.cahier.consultation.regles
    if regles is None:
        return
    ici = ctx.mots.path(regles)
    for cle, dit in (("objet", regles.objet), ("type", regles.type)):
        if dit:
            yield _said(capitalised(typeset(dit)), at(ici, cle))


def _calendar(ctx: Contexte) -> Iterator[b.Bloc]:
    yield from consultation_dates(ctx)


def _content(ctx: Contexte) -> Iterator[b.Bloc]:
    regles = ctx.cahier.consultation.regles
    if regles is None:
        return
    ici = ctx.mots.path(regles)
    if regles.format:
        yield _said(capitalised(typeset(regles.format)), at(ici, "format"))
    pieces = at(ici, "pieces_demandees")
    for rang, piece in enumerate(regles.pieces_demandees):
        dite = b.editable(at(pieces, rang), (b.Texte(capitalised(typeset(piece))),))
        yield b.Paragraphe("List Bullet", dite)


def _delivery(ctx: Contexte) -> Iterator[b.Bloc]:
    for paragraphe in delivery_cell(ctx):
        yield b.Paragraphe("Normal", paragraphe.fragments)


def _questions(ctx: Contexte) -> Iterator[b.Bloc]:
    yield from _rule(ctx, "questions")


def _prices(ctx: Contexte) -> Iterator[b.Bloc]:
    budget, regles = ctx.cahier.budget, ctx.cahier.consultation.regles
    if budget.forme_prix:
        formes = ", ".join(forme.libelle for forme in budget.forme_prix)
        yield _said(typeset(f"Forme du prix : {formes}"))
    if ctx.cahier.consultation.grille_prix:
        yield _said("Le prix est donné ligne par ligne, dans le cadre de prix joint")
    if regles is not None and regles.validite:
        jours = amount(regles.validite, "jours")
        yield _said(f"L’offre et ses prix restent fermes pendant {jours} après la remise")


def _options(ctx: Contexte) -> Iterator[b.Bloc]:
    yield from _rule(ctx, "variantes", "Variantes : ")
    yield from _rule(ctx, "negociation", "Négociation : ")


def _choice(ctx: Contexte) -> Iterator[b.Bloc]:
    criteres = [c for c in ctx.cahier.consultation.criteres if ctx.mots.says(c)]
    if criteres:
        lignes: list[b.Ligne] = []
        for critere in criteres:
            lignes.append(_criterion(critere.critere, critere.poids, critere.methode, fort=True))
            lignes += [_criterion(s.critere, s.poids, None) for s in critere.sous_criteres]
        colonnes = (
            b.Colonne("Critère"),
            b.Colonne("Poids", "droite", _POIDS),
            b.Colonne("Comment il est noté"),
        )
        yield b.Tableau("Critères de choix", colonnes, tuple(lignes), _DENSE)
        if any(critere.sous_criteres for critere in criteres):
            dit = "Le poids d’un sous-critère est sa part dans les points du critère."
            yield b.Paragraphe("CDC Note", (b.Texte(dit),))


def _criterion(
    nom: str | None, poids: Decimal | None, methode: str | None, *, fort: bool = False
) -> b.Ligne:
    style = "Strong" if fort else ""
    retrait = "" if fort else "— "
    part = amount(poids, "%") if poids is not None else "—"
    return b.Ligne(
        (
            (b.Paragraphe(cellules.CELLULE, (b.Texte(retrait + typeset(nom or ""), style),)),),
            (b.Paragraphe("CDC Cellule Nombre", (b.Texte(part, style),)),),
            cellules.text(typeset(methode)) if methode else cellules.absent() if fort else _vide(),
        )
    )


def _vide() -> b.Cellule:
    return (b.Paragraphe(cellules.CELLULE, ()),)


def _scale(ctx: Contexte) -> Iterator[b.Bloc]:
    consultation = ctx.cahier.consultation
    reponses = [e for e in consultation.echelle_conformite if e.code]
    if reponses:
        colonnes = (
            b.Colonne("Réponse", largeur=_CODE),
            b.Colonne("Coefficient", "droite", _NOMBRE),
            b.Colonne("Condition"),
        )
        lignes = tuple(
            _row(str(e.code), e.coefficient, e.condition or (e.code.definition if e.code else ""))
            for e in reponses
        )
        yield b.Tableau("Réponses possibles à une exigence", colonnes, lignes, _DENSE)
    poids = [p for p in consultation.poids_priorites if p.priorite and p.poids is not None]
    if poids:
        colonnes = (
            b.Colonne("Priorité", largeur=_CODE),
            b.Colonne("Poids", "droite", _NOMBRE),
            b.Colonne("Ce qu’elle signifie"),
        )
        lignes = tuple(
            _row(capitalised(str(p.priorite)), p.poids, p.priorite.definition if p.priorite else "")
            for p in poids
        )
        yield b.Tableau("Poids des priorités", colonnes, lignes, _DENSE)
    if reponses and poids:
        yield _said(
            typeset(
                "La note d’une exigence est le coefficient de la réponse multiplié par le poids de "
                "la priorité"
            )
        )


def _row(nom: str, valeur: Decimal | int | None, dit: str) -> b.Ligne:
    nombre = number(valeur) if valeur is not None else "—"
    return b.Ligne(
        (
            (b.Paragraphe(cellules.CELLULE, (b.Texte(typeset(nom), "Strong"),)),),
            cellules.text(nombre, "CDC Cellule Nombre"),
            cellules.text(capitalised(typeset(dit))) if dit else cellules.absent(),
        )
    )


def _demonstrations(ctx: Contexte) -> Iterator[b.Bloc]:
    scenarios = [s for s in ctx.cahier.consultation.scenarios_demo if ctx.mots.says(s)]
    if not scenarios:
        return
    colonnes = (
        b.Colonne("Réf.", largeur=_POIDS),
        b.Colonne("Ce qui est montré"),
        b.Colonne("Durée", "droite", _NOMBRE),
        b.Colonne("Barème"),
    )
    lignes = tuple(
        b.Ligne(
            (
                (b.Paragraphe(cellules.CELLULE, (b.Texte(s.id or "", "CDC Référence"),)),),
                cellules.text(typeset(s.scenario or "")),
                cellules.text(amount(s.duree, "min") if s.duree else "—", "CDC Cellule Nombre"),
                cellules.text(typeset(s.bareme)) if s.bareme else cellules.absent(),
            )
        )
        for s in scenarios
    )
    yield b.Tableau("Démonstrations demandées", colonnes, lignes, _DENSE)


def _references(ctx: Contexte) -> Iterator[b.Bloc]:
    references = ctx.cahier.consultation.references
    if references is not None and references.nombre:
        suite = f", semblables : {references.similarite}" if references.similarite else ""
        clients = "client" if references.nombre == 1 else "clients"
        yield _said(typeset(f"{references.nombre} {clients} à citer{suite}"))


def _exclusion(ctx: Contexte) -> Iterator[b.Bloc]:
    regles = ctx.cahier.consultation.regles
    for motif in regles.irrecevabilite if regles is not None else ():
        yield b.Paragraphe("List Bullet", (b.Texte(capitalised(typeset(motif))),))


def _confidentiality(ctx: Contexte) -> Iterator[b.Bloc]:
    yield from _rule(ctx, "confidentialite")


def _rule(ctx: Contexte, cle: str, avant: str = "") -> Iterator[b.Bloc]:
    regles = ctx.cahier.consultation.regles
    dit = getattr(regles, cle) if regles is not None else None
    if regles is not None and dit:
        texte = typeset(dit) if avant else capitalised(typeset(dit))
        yield _said(texte, at(ctx.mots.path(regles), cle), typeset(avant))


def _said(texte: str, chemin: str = "", avant: str = "") -> b.Paragraphe:
    point = "" if texte.endswith((".", "!", "?")) else "."
    dit: Sequence[b.Fragment] = b.editable(chemin, (b.Texte(texte),))
    tete = (b.Texte(avant),) if avant else ()
    return b.Paragraphe("Normal", (*tete, *dit, *([b.Texte(point)] if point else [])))


_ARTICLES: tuple[tuple[str, Article], ...] = (
    ("Objet de la consultation", _object),
    ("Calendrier", _calendar),
    ("Contenu de l’offre", _content),
    ("Remise des offres", _delivery),
    ("Questions des candidats", _questions),
    ("Prix", _prices),
    ("Variantes et négociation", _options),
    ("Critères de choix", _choice),
    ("Notation des réponses aux exigences", _scale),
    ("Démonstrations", _demonstrations),
    ("Références", _references),
    ("Offres écartées", _exclusion),
    ("Confidentialité", _confidentiality),
)
