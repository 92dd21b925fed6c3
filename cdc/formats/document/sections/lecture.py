"""The reading guide: what a vendor returns, when, to whom, and how each requirement is answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.index import heading_bookmark, section_name
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.communs import SIGNET_GRILLE
from cdc.formats.document.sections.exigences import priority_table, shown_requirements
from cdc.formats.document.sections.frise import consultation_dates
from cdc.formats.document.typographie import INSECABLE, amount, capitalised, long_date, typeset
from cdc.formats.document.valeurs import joined
from cdc.francais import FINE, enumeration, number
from cdc_schema.plan import CHAPITRES, numero
from cdc_schema.references import CIBLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.formats.document.sections.contexte import Contexte
    from cdc_schema.complements.consultation import Consultation, ReglesConsultation

_TITRE_OFFRE, _TITRE_INTERNE = "Lire ce document et y répondre", "Lire ce document"
_MOT, _RACINE = re.compile(r"\w{4,}"), 5
_REPONSE, _COEFFICIENT = 32.0, 24.0
# Identifiers that vendors meet most, in the order in which they are explained.
_CITES = ("exigence", "objectif", "champ", "flux", "regle", "machine_etats", "traitement")
_INTERNE = (
    "Ce document est interne : il ajoute à celui des prestataires les noms des personnes, les "
    "freins, les risques, l’enveloppe, et sous chaque partie l’entretien dont elle vient "
    "(« Sources : ENT-04 »). Ce qui manque encore y est signalé, puis réuni dans les points ouverts."
)


def reading_blocks(ctx: Contexte) -> list[b.Bloc]:
    """Return the guide, of what the project holds only; what it lacks is said to the author."""
    parties = [*_offer(ctx), *_answers(ctx), *_identifiers(ctx)]
    if not parties and not ctx.interne:
        return []
    titre = _TITRE_OFFRE if _is_asked(ctx) else _TITRE_INTERNE
    tete: list[b.Bloc] = [b.Titre(2, (b.Texte(titre),)), *_opening(ctx)]
    return [*tete, *parties, *_missing(ctx)]


def _is_asked(ctx: Contexte) -> bool:
    return ctx.cahier.consultation.regles is not None and not ctx.interne


def _opening(ctx: Contexte) -> Iterator[b.Paragraphe]:
    regles = ctx.cahier.consultation.regles
    if regles is not None and (regles.objet or regles.type):
        mots = f"{INSECABLE}: ".join(typeset(m) for m in (regles.objet, regles.type) if m)
        yield b.Paragraphe("CDC Introduction", (b.Texte(f"{capitalised(mots)}."),))
    if shown_requirements(ctx):
        qui = "Les offres répondent" if ctx.interne else "Votre offre répond"
        fin = f" {_plan(ctx)}" if _plan(ctx) else ""
        yield b.Paragraphe(
            "CDC Introduction",
            (
                b.Texte("Les autres chapitres expliquent le besoin"),
                b.Texte(f"{FINE}; {qui[:1].lower()}{qui[1:]} "),
                *_where(ctx),
                b.Texte(f", référence par référence.{fin}"),
            ),
        )
    if ctx.interne:
        yield b.Paragraphe("CDC Introduction", (b.Texte(typeset(_INTERNE)),))


def _where(ctx: Contexte) -> b.Fragments:
    """Return where requirements are answered: in their chapter, or in the grid placed alone."""
    chapitre = numero("exigences")
    if ctx.shows("grille_reponse") and not ctx.shows("corps", f"chapitre_{chapitre}"):
        return (b.Texte("dans la "), b.Lien("grille de réponse", SIGNET_GRILLE))
    return (b.Texte("au chapitre "), b.Renvoi(chapitre, heading_bookmark(chapitre)))


def _plan(ctx: Contexte) -> str:
    """Say why numbers of the outline are missing, when some may be."""
    presentes = (
        any(map(ctx.mots.says, v)) if isinstance(v, list) else ctx.mots.says(v)
        for c in CHAPITRES
        for s in c.sous_sections
        if not s.derive and (v := getattr(ctx.cahier, s.cle)) is not None
    )
    if all(presentes) and ctx.interne:
        return ""
    return "Les rubriques gardent le numéro du plan complet, même quand l’une d’elles est absente."


def _offer(ctx: Contexte) -> Iterator[b.Bloc]:
    """Yield when, what and to whom."""
    yield from consultation_dates(ctx)
    lignes = tuple((nom, cellule) for nom, cellule in _terms(ctx) if cellule)
    if lignes:
        yield b.Definitions("Ce que contient l’offre, et à qui la remettre", lignes)


def _terms(ctx: Contexte) -> Iterator[tuple[str, b.Cellule]]:
    regles = ctx.cahier.consultation.regles
    yield "À remettre", _files(regles)
    yield "Remise", delivery_cell(ctx)
    yield (
        "Questions",
        cellules.text(capitalised(typeset(regles.questions)))
        if regles and regles.questions
        else (),
    )
    if regles is not None and regles.irrecevabilite:
        yield (
            "Écartée si",
            tuple(
                b.Paragraphe(f"{cellules.CELLULE} Puce", (b.Texte(capitalised(typeset(motif))),))
                for motif in regles.irrecevabilite
            ),
        )
    yield "Choix", _criteria(ctx.cahier.consultation)


def _files(regles: ReglesConsultation | None) -> b.Cellule:
    if regles is None:
        return ()
    pieces = enumeration([_lowered(typeset(p)) for p in regles.pieces_demandees])
    dits = [capitalised(m) for m in (typeset(regles.format or ""), pieces) if m]
    return tuple(cellules.text(f"{dit}.")[0] for dit in dits)


def delivery_cell(ctx: Contexte) -> b.Cellule:
    """Return until when and to whom an offer is handed in."""
    dates = ctx.cahier.planning.consultation
    quand = long_date(dates.remise) if dates and dates.remise else ""
    contact = ctx.cahier.presentation.contact_consultation
    mots: list[b.Fragments] = [(b.Texte(f"Au plus tard le {quand}", "Strong"),)] if quand else []
    if contact is not None:
        role = ctx.mots.index.plain(contact.role) if contact.role else ""
        connu = role if role and ctx.mots.index.libelle(contact.role or "") else ""
        mots += [(b.Texte(m),) for m in (connu, contact.telephone, contact.horaires) if m]
        if contact.courriel:
            adresse = b.LienExterne(contact.courriel, f"mailto:{contact.courriel}")
            mots.insert(2 if connu and quand else 1 if connu or quand else 0, (adresse,))
    regles = ctx.cahier.consultation.regles
    if regles is not None and regles.validite:
        mots.append((b.Texte(f"offre valable {amount(regles.validite, 'jours')}"),))
    return (b.Paragraphe(cellules.CELLULE, joined(mots, ", ")),) if mots else ()


def _criteria(consultation: Consultation) -> b.Cellule:
    dits = [
        f"{_lowered(typeset(c.critere))} {amount(c.poids, '%')}"
        for c in consultation.criteres
        if c.critere and c.poids is not None
    ]
    if not dits:
        return ()
    texte = capitalised(f"{FINE}; ".join(dits))
    suite = (b.Texte(f" (méthodes{INSECABLE}: "), section_name("consultation")[0], b.Texte(")"))
    return (b.Paragraphe(cellules.CELLULE, (b.Texte(texte), *suite)),)


def _answers(ctx: Contexte) -> Iterator[b.Bloc]:
    """Yield how a requirement is answered, and what its priority means."""
    echelle = ctx.cahier.consultation.echelle_conformite
    if echelle and not ctx.interne:  # the author finds it in its rubric
        yield _heading("Une réponse pour chaque exigence")
        lignes = tuple(
            b.Ligne(
                (
                    (b.Paragraphe(cellules.CELLULE, (b.Texte(str(e.code), "Strong"),)),),
                    cellules.text(_meaning(e.code.definition if e.code else "", e.condition)),
                    cellules.text(
                        number(e.coefficient) if e.coefficient is not None else "",
                        "CDC Cellule Nombre",
                    ),
                )
            )
            for e in echelle
            if e.code
        )
        colonnes = (
            b.Colonne("Réponse", largeur=_REPONSE),
            b.Colonne("Ce qu’elle dit, et ce qu’elle demande"),
            b.Colonne("Coefficient", "droite", _COEFFICIENT),
        )
        yield b.Tableau("Réponses possibles à une exigence", colonnes, lignes, "CDC Tableau Dense")
    priorites = priority_table(ctx)
    if priorites is not None:
        yield _heading("Ce que dit une priorité")
        yield priorites


def _meaning(definition: str, condition: str | None) -> str:
    dits = [typeset(definition)]
    if condition and not _stems(condition) <= _stems(definition):
        dits.append(_lowered(typeset(condition)))
    return capitalised(f"{FINE}; ".join(d for d in dits if d)) + "."


def _stems(texte: str) -> set[str]:
    """Return the words of `texte`, near enough to know that another says the same."""
    return {mot[:_RACINE] for mot in _MOT.findall(texte.casefold())}


def _identifiers(ctx: Contexte) -> Iterator[b.Bloc]:
    """Yield what the references designate, of those that the document shows."""
    vus = {ident.partition("-")[0] for ident in ctx.mots.index}
    dits = [
        f"{CIBLES[nom].prefixe if nom != 'flux' else 'F'} {CIBLES[nom].nom}"
        for nom in _CITES
        if CIBLES[nom].prefixe in vus
    ]
    if dits:
        texte = (
            "Une référence est stable et n’est jamais réutilisée : citez-la dans vos questions et "
            f"votre offre. Ses premières lettres disent ce qu’elle désigne : {', '.join(dits)}."
        )
        yield b.Paragraphe("CDC Note", (b.Texte(typeset(texte)),))


def _missing(ctx: Contexte) -> Sequence[b.Bloc]:
    """Return what a vendor would look for here in vain, for the author."""
    if not ctx.interne:
        return ()
    consultation, planning = ctx.cahier.consultation, ctx.cahier.planning
    regles, dates = consultation.regles, planning.consultation
    absents = [
        nom
        for nom, present in (
            ("la date de remise des offres", dates is not None and dates.remise),
            ("les pièces à remettre", regles is not None and regles.pieces_demandees),
            ("le contact de la consultation", ctx.cahier.presentation.contact_consultation),
            ("la façon de poser des questions", regles is not None and regles.questions),
            ("les critères de choix et leur poids", consultation.criteres),
            ("les réponses possibles à une exigence", consultation.echelle_conformite),
        )
        if not present
    ]
    if not absents:
        return ()
    texte = f"Ce guide n’apprend pas encore aux candidats : {enumeration(absents)}."
    return (b.Paragraphe("CDC À compléter", (b.Texte(typeset(texte)),)),)


def _heading(texte: str) -> b.Titre:
    return b.Titre(3, (b.Texte(texte),))


def _lowered(texte: str) -> str:
    """Return `texte` as it stands in the middle of a sentence; initials keep their capitals."""
    return texte if texte[1:2].isupper() else texte[:1].lower() + texte[1:]
