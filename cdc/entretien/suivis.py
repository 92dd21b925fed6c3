"""What is to be asked again or made precise, person by person, and what was closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.entretien.effets import Motif

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdc.entretien.banque import Banque
    from cdc.entretien.classees import Classee
    from cdc.entretien.importation import Bilan
    from cdc.entretien.personnes import Personnes
    from cdc.entretien.releves import Releve
    from cdc.entretien.suites import Suite


@dataclass(frozen=True, slots=True)
class Suivi:
    """Something to ask somebody: why, about which question, after which words."""

    personne: str
    motif: str
    question: str
    texte: str
    entretien: str = ""
    cellule: str = ""


def follow_ups(
    bilans: Sequence[Bilan],
    releves: Sequence[Releve],
    suites: Iterable[Suite],
    banque: Banque,
    personnes: Personnes,
) -> Iterator[Suivi]:
    """Yield the open follow-ups, the core questions left empty, the cells that found no place."""
    for suite in suites:
        yield _follow_up(suite, personnes)
    for releve in releves:
        yield from _left_empty(releve, speaker(releve, personnes), banque)
    for bilan in bilans:
        qui = speaker(bilan.releve, personnes)
        for e in bilan.ecarts:
            motif = f"À préciser\u00a0: {e.raison}"
            yield Suivi(qui, motif, "", e.texte, bilan.releve.nom, e.cellule)


def closed(
    closes: Iterable[tuple[Suite, Classee]], personnes: Personnes
) -> Iterator[tuple[Suivi, str]]:
    """Yield what is not to be asked, and why."""
    for suite, classee in closes:
        yield _follow_up(suite, personnes), _closing(classee)


def speaker(releve: Releve, personnes: Personnes) -> str:
    """Return who speaks in an interview, by the name that is kept for her."""
    return personnes.canonical(releve.personne) if releve.personne else releve.nom


def _follow_up(suite: Suite, personnes: Personnes) -> Suivi:
    return Suivi(
        personnes.canonical(suite.personne),
        _why(suite, personnes),
        suite.question,
        suite.texte,
        suite.releve,
        suite.cellule,
    )


def _why(suite: Suite, personnes: Personnes) -> str:
    if suite.motif is Motif.VOIR_AVEC:
        return f"{personnes.canonical(suite.de)} renvoie vers vous"
    pourquoi = suite.pourquoi[0].upper() + suite.pourquoi[1:]
    return f"{pourquoi} ({' ou '.join(suite.possibles)}\u202f?)" if suite.possibles else pourquoi


def _left_empty(releve: Releve, qui: str, banque: Banque) -> Iterator[Suivi]:
    """Yield the core questions of a guide that its respondent left empty."""
    if releve.format != "guide" or not releve.profil:
        return
    repondues = {r.question for r in releve.reponses if not r.vide}
    for question in banque.questions:
        if question.noyau and releve.profil in question.profils and question.id not in repondues:
            yield Suivi(qui, "Sans réponse", question.id, question.texte, releve.nom)


def _closing(classee: Classee) -> str:
    """Return why something is not to be asked, and who says so."""
    qui = ", ".join(filter(None, [classee.classe_par, classee.date]))
    return f"{classee.motif} ({qui})" if qui else classee.motif
