"""The opening of the summary: who buys, what they have today, four numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.sections.constats import diagnostic_sentence
from cdc.formats.document.sections.exigences import shown_requirements
from cdc.formats.document.typographie import INSECABLE, amount, short_date, typeset
from cdc.formats.document.valeurs import joined
from cdc.francais import FINE, number
from cdc_schema.enumerations import Priorite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.formats.document.sections.contexte import Contexte


def opening(ctx: Contexte) -> list[b.Bloc]:
    """Return who the company is, then what it does and where it starts from."""
    societe, suite = list(_company(ctx)), [*_activities(ctx), *_today(ctx)]
    bilan = diagnostic_sentence(ctx) if ctx.interne else ()
    blocs: list[b.Bloc] = [b.Paragraphe("CDC Chapeau", _said(societe))] if societe else []
    parties = [part for part in (_said(suite), bilan) if part]
    return [*blocs, b.Paragraphe("Normal", joined(parties, " "))] if parties else blocs


def _said(phrases: list[str]) -> b.Fragments:
    texte = " ".join(f"{typeset(phrase)}." for phrase in phrases)
    return (b.Texte(texte),) if texte else ()


def key_figures(ctx: Contexte) -> b.Chiffres | None:
    """Return the numbers that give the size of the project."""
    chiffres = tuple(_numbers(ctx))
    return b.Chiffres("Chiffres clés", chiffres) if chiffres else None


def _company(ctx: Contexte) -> Iterator[str]:
    presentation = ctx.cahier.presentation
    mots = [
        f"création en {presentation.annee_creation}" if presentation.annee_creation else "",
        _count(presentation.effectif, "personne"),
        _count(len(presentation.sites), "site"),
        _turnover(ctx),
    ]
    faits = ", ".join(mot for mot in mots if mot)
    if presentation.raison_sociale and faits:
        yield f"{presentation.raison_sociale}{INSECABLE}: {faits}"


def _activities(ctx: Contexte) -> Iterator[str]:
    presentation = ctx.cahier.presentation
    activites = [a.nom for a in presentation.activites if a.nom]
    if activites:
        liste = f"{FINE}; ".join(_lowered(nom) for nom in activites)
        yield f"Activités{INSECABLE}: {liste}"


def _turnover(ctx: Contexte) -> str:
    presentation = ctx.cahier.presentation
    if presentation.chiffre_affaires is None:
        return ""
    exercice = presentation.chiffre_affaires_exercice
    quand = f" en {exercice}" if exercice else ""
    return f"{amount(presentation.chiffre_affaires, 'M€')} de chiffre d’affaires{quand}"


def _today(ctx: Contexte) -> Iterator[str]:
    existant, sources = ctx.cahier.existant, ctx.cahier.cartographie.sources
    plusieurs = sum((s.versions_connues or 0) > 1 for s in sources)
    tenue = _count(len(sources), "source")
    if tenue and plusieurs and not ctx.interne:
        tenue += f", dont {number(plusieurs)} en plusieurs versions"
    mots = [
        tenue,
        _count(len(existant.systemes), "application"),
        _count(len(existant.dysfonctionnements), "dysfonctionnement", " relevé"),
    ]
    faits = f"{FINE}; ".join(mot for mot in mots if mot)
    if faits:
        yield f"La relation client aujourd’hui{INSECABLE}: {faits}"
    imperatifs = [
        f"{j.nom}, {short_date(j.date)}"
        for j in ctx.cahier.planning.jalons
        if j.imperatif and j.nom and j.date
    ]
    if imperatifs:
        mot = "Date qui ne peut" if len(imperatifs) == 1 else "Dates qui ne peuvent"
        yield f"{mot} pas bouger{INSECABLE}: {f'{FINE}; '.join(imperatifs)}"


def _numbers(ctx: Contexte) -> Iterator[tuple[str, str]]:
    utilisateurs = ctx.cahier.existant.utilisateurs
    nombre = sum(u.nombre_futur or u.nombre or 0 for u in utilisateurs)
    if nombre:
        yield number(nombre), f"utilisateurs, {_count(len(utilisateurs), 'profil')}"
    exigences = shown_requirements(ctx)
    if exigences:
        forts = sum(e.priorite is Priorite.INDISPENSABLE for e in exigences)
        suite = f", dont {_count(forts, 'indispensable')}" if forts else ""
        mot = "exigence" if len(exigences) == 1 else "exigences"
        yield number(len(exigences)), mot + suite
    flux = ctx.cahier.flux
    if flux:
        bouts = {bout for f in flux for bout in (f.emetteur, f.recepteur) if bout}
        systemes = sum(bout.startswith("SYS-") for bout in bouts)
        suite = f" entre {_count(systemes, 'système')}" if systemes > 1 else ""
        yield number(len(flux)), f"flux{suite}"
    lots = ctx.cahier.planning.lots
    if lots:
        dates = sorted({lot.date_livraison for lot in lots if lot.date_livraison})
        quand = f"de livraison, au {short_date(dates[-1])}" if dates else "de livraison"
        yield _count(len(lots), "lot"), quand


def _count(nombre: int | None, mot: str, suite: str = "") -> str:
    if not nombre:
        return ""
    pluriel = "s" if nombre > 1 else ""
    return f"{number(nombre)} {mot}{pluriel}{suite + pluriel if suite else ''}"


def _lowered(texte: str) -> str:
    """Return `texte` as it stands in the middle of a sentence; initials keep their capitals."""
    return texte if texte[1:2].isupper() else texte[:1].lower() + texte[1:]
