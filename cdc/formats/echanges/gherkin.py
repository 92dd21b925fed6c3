"""The plan as Gherkin in French: what is played by persona, and the criteria by section."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from cdc.formats.echanges.plan import case_name, one_line, requirement_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.formats.echanges.plan import Dossier, Plan
    from cdc_schema.cas_de_test import CasDeTest, DonneeDeTest
    from cdc_schema.exigences import Exigence

_ETANT_DONNE, _QUAND, _ALORS, _ET = "Étant donné", "Quand", "Alors", "Et"
_ENTETE = "# language: fr\n"
_OUTIL = re.compile(r"(?:Je|La|Le|Les|Un|Une|Des|Depuis|En|Sur|Dans)\s|[JL][’']")
_ESPACES = re.compile(r"[\s@#]+")


def render_gherkin(plan: Plan) -> dict[str, bytes]:
    """Return one file for each persona who plays cases, and one for each section with criteria."""
    textes = {f"{_file_name(d.nom)}.feature": _persona(plan, d) for d in plan.dossiers}
    for chapitre in plan.chapitres:
        scenarios = [s for e in chapitre.exigences for s in _criteria(e)]
        if scenarios:
            nom = f"exigences-{_file_name(chapitre.nom)}.feature"
            textes[nom] = _feature(f"Exigences {chapitre.nom}", (), scenarios)
    return {nom: texte.encode() for nom, texte in textes.items()}


def _persona(plan: Plan, dossier: Dossier) -> str:
    persona = dossier.persona
    contexte: list[str] = []
    if persona is not None:
        qui = ", ".join(filter(None, (persona.prenom_fictif, persona.metier)))
        role = f", avec le rôle {plan.role(persona.role_acces)}" if persona.role_acces else ""
        contexte = [f"je suis {one_line(qui)}{role}", *map(one_line, persona.prerequis)]
    scenarios = [_scenario(plan, cas) for cas in dossier.cas]
    return _feature(dossier.nom, contexte, scenarios)


def _feature(titre: str, contexte: Iterable[str], scenarios: Iterable[str]) -> str:
    decor = "".join(_steps((_ETANT_DONNE, texte) for texte in contexte))
    parties = [f"{_ENTETE}Fonctionnalité: {titre}\n"]
    parties += [f"  Contexte:\n{decor}"] if decor else []
    return "\n".join([*parties, *scenarios])


def _scenario(plan: Plan, cas: CasDeTest) -> str:
    tags = [cas.id, *(e.id for e in plan.of_case(cas)), cas.priorite, cas.type]
    pas = [(_ETANT_DONNE, one_line(texte)) for texte in cas.preconditions]
    etapes = []
    for etape in cas.etapes:
        saisie = f" (donnée saisie : {one_line(etape.donnee)})" if etape.donnee else ""
        action = _within(one_line(etape.action))
        etapes += [(_QUAND, action + saisie), (_ALORS, one_line(etape.attendu))]
    fin = [(_ALORS, f"état final : {one_line(cas.postconditions)}")] if cas.postconditions else []
    return (
        f"  {_tags(tags)}\n  Scénario: {case_name(cas)}\n"
        + (f"    Ce que ce cas prouve : {one_line(cas.objectif)}\n\n" if cas.objectif else "")
        + "".join(_steps(pas, cas.donnees))
        + "".join(_steps(etapes + fin))
    )


def _within(phrase: str) -> str:
    """Return `phrase` as it follows another word: « Je crée » becomes « je crée »."""
    return phrase[:1].lower() + phrase[1:] if _OUTIL.match(phrase) else phrase


def _criteria(exigence: Exigence) -> Iterator[str]:
    for rang, critere in enumerate(exigence.criteres_acceptation, 1):
        pas = (
            (_ETANT_DONNE, one_line(critere.etant_donne)),
            (_QUAND, one_line(critere.quand)),
            (_ALORS, one_line(critere.alors)),
        )
        tags = _tags([exigence.id, exigence.priorite])
        titre = f"{requirement_name(exigence)}, critère {rang}"
        yield f"  {tags}\n  Scénario: {titre}\n{''.join(_steps(pas))}"


def _steps(pas: Iterable[tuple[str, str]], donnees: Iterable[DonneeDeTest] = ()) -> Iterator[str]:
    """Write the steps that say something: one of the same kind as that above begins with « Et »."""
    avant = ""
    for mot, texte in pas:
        if texte:
            yield f"    {_ET if mot == avant else mot} {texte}\n"
            avant = mot
    rangees = [[one_line(d.nom), one_line(d.valeur), d.nature or ""] for d in donnees]
    if rangees:
        yield f"    {_ET if avant == _ETANT_DONNE else _ETANT_DONNE} ces données de test :\n"
        yield from _table([["nom", "valeur", "nature"], *rangees])


def _table(rangees: list[list[str]]) -> Iterator[str]:
    cellules = [[_cell(case) for case in rangee] for rangee in rangees]
    largeurs = [max(map(len, colonne)) for colonne in zip(*cellules, strict=True)]
    for rangee in cellules:
        alignee = (case.ljust(place) for case, place in zip(rangee, largeurs, strict=True))
        yield f"      | {' | '.join(alignee)} |\n"


def _cell(texte: str) -> str:
    return texte.replace("\\", "\\\\").replace("|", "\\|")


def _tags(mots: Iterable[str | None]) -> str:
    return " ".join("@" + _ESPACES.sub("-", mot) for mot in mots if mot)


def _file_name(nom: str) -> str:
    decompose = unicodedata.normalize("NFKD", nom.casefold().replace("œ", "oe"))
    lettres = "".join(c for c in decompose if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", lettres).strip("-")[:80] or "sans-nom"
