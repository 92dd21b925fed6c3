"""Who is given which cases: one workbook for each persona and each tester of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.recette.feuilles import persona_title, plan_workbook
from cdc.recette.perimetre import scope
from cdc_schema.enumerations import StatutRedaction, TypeCas

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cdc.recette.feuilles import ClasseurRecette
    from cdc_schema import Cahier
    from cdc_schema.cas_de_test import CasDeTest
    from cdc_schema.personas import Persona
    from cdc_schema.recette.campagnes import Campagne

_INTERDITS = str.maketrans(dict.fromkeys('<>:"/\\|?*', "-") | {chr(c): "" for c in range(32)})


@dataclass(frozen=True, slots=True)
class Remise:
    """One workbook to hand out, and the name of its file."""

    fichier: str
    classeur: ClasseurRecette


@dataclass(frozen=True, slots=True)
class Distribution:
    """What is handed out for a campaign.

    Attributes:
        remises: the workbooks, in the order of the personas.
        sans_persona: cases to play that no persona plays, so that no workbook holds.
        sans_etape: cases left out, as there is nothing to play in them.
        sans_recetteur: personas that nobody plays yet; their workbook bears no tester.
    """

    remises: tuple[Remise, ...]
    sans_persona: tuple[str, ...] = ()
    sans_etape: tuple[str, ...] = ()
    sans_recetteur: tuple[str, ...] = ()


def distribute(
    cahier: Cahier,
    campagne: Campagne,
    personas: Collection[str] = (),
    recetteurs: Collection[str] = (),
) -> Distribution:
    """Return the workbooks of `campagne`, for these personas and testers, or for all of them.

    A tester who is named with a persona is given it even if the plan names others for it.
    """
    a_jouer = list(cases_to_play(cahier, campagne))
    jouables = [cas for cas in a_jouer if cas.etapes]
    connus = {p.id for p in cahier.personas}
    retenus = [p for p in cahier.personas if not personas or p.id in personas]
    remises = []
    for persona in retenus:
        siens = [cas for cas in jouables if cas.persona == persona.id]
        noms = list(_testers(persona, recetteurs, forced=bool(personas)))
        for recetteur in noms if siens else ():
            classeur = plan_workbook(cahier, campagne, persona, recetteur, siens)
            remises.append(Remise(_file_name(cahier, persona, recetteur, noms), classeur))
    return Distribution(
        tuple(remises),
        tuple(c.id or "" for c in a_jouer if c.persona not in connus),
        tuple(c.id or "" for c in a_jouer if not c.etapes),
        tuple(p.id or "" for p in retenus if not p.recetteurs and not recetteurs),
    )


def cases_to_play(cahier: Cahier, campagne: Campagne) -> Iterator[CasDeTest]:
    """Yield the cases that `campagne` plays, each once, in the order of the plan.

    Those that it names, even exploratory; else those of its lot; else all of the plan.
    """
    ecartes = {e.cas for e in campagne.cas_ecartes}
    voulus = set(campagne.cas) or {c.id for c in _of_lot(cahier, campagne)} - ecartes
    vus: set[str | None] = set()
    for cas in cahier.cas_de_test:
        vivant = cas.statut_redaction is not StatutRedaction.OBSOLETE
        if cas.id in voulus and cas.id not in vus and vivant:
            vus.add(cas.id)
            yield cas


def _of_lot(cahier: Cahier, campagne: Campagne) -> Sequence[CasDeTest]:
    if campagne.lot:
        return scope(cahier, campagne).cas
    return [cas for cas in cahier.cas_de_test if cas.type is not TypeCas.EXPLORATOIRE]


def _testers(persona: Persona, demandes: Collection[str], *, forced: bool) -> Iterator[str]:
    if not demandes:
        yield from persona.recetteurs or [""]
        return
    for recetteur in demandes:
        if forced or recetteur in persona.recetteurs:
            yield recetteur


def _file_name(cahier: Cahier, persona: Persona, recetteur: str, noms: Sequence[str]) -> str:
    """Return « Recette — Solène, conseillère SAV.xlsx », with what tells two of them apart."""
    titre = persona_title(persona)
    memes = [p for p in cahier.personas if persona_title(p).casefold() == titre.casefold()]
    parts = ["Recette", titre]
    if len(memes) > 1 and titre != persona.id:
        parts.append(persona.id or "")
    if len(noms) > 1:
        parts.append(recetteur)
    return " — ".join(parts).translate(_INTERDITS)[:150].strip(" .") + ".xlsx"
