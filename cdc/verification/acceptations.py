"""The findings that an author accepts, each with a reason; never in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from cdc.verification.constats import Constat, Famille, Gravite
from cdc.verification.noms import nearest
from cdc.verification.regles import Regle, Signal, controle

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from cdc.verification.examen import Examen
    from cdc_schema.projet import ConstatAccepte

_T = TypeVar("_T")

SANS_OBJET = Regle(
    "ACC-001",
    Famille.ACCEPTATION,
    Gravite.AVERTISSEMENT,
    "acceptation sans objet",
    "Une acceptation qui ne vise plus rien en cacherait une autre, le jour où le constat revient "
    "pour une autre raison.",
    "acceptes\u202f: VAG-02 sur EX-VTE-004, dont l’énoncé a été réécrit depuis",
    "L’acceptation est retirée en même temps que les mots qu’elle excusait",
    "Pratique des analyseurs de code (suppressions inutiles)",
    methode="Ne parle que des règles passées\u202f: avec --selection, les autres acceptations attendent.",
)
SANS_MOTIF = Regle(
    "ACC-002",
    Famille.ACCEPTATION,
    Gravite.AVERTISSEMENT,
    "acceptation incomplète",
    "Celui qui relit doit savoir pourquoi un constat reste\u202f; sans règle, sans lieu ou sans motif, "
    "rien n’est accepté.",
    "acceptes\u202f: VAG-02 sur EX-VTE-004, sans motif",
    "motif\u202f: «\u00a0Simple\u00a0» est le nom de notre offre d’entrée",
    "Plan détaillé, règle de faux positif",
)
INCONNU = Regle(
    "ACC-003",
    Famille.ACCEPTATION,
    Gravite.AVERTISSEMENT,
    "acceptation par un membre inconnu",
    "Le jour où le constat est discuté, personne ne retrouve qui l’a accepté.",
    "par\u202f: MEM-09, que l’équipe ne compte pas",
    "par\u202f: MEM-02",
    "Pratique des registres de dérogations",
    methode="Ne regarde que ce qui a la forme d’un identifiant\u202f: un nom écrit en toutes lettres est admis.",
)
_IDENTIFIANT = re.compile(r"[A-Z]{2,4}-[A-Z0-9-]+")


@dataclass(frozen=True, slots=True)
class Accepte:
    """A finding that stays, and why."""

    constat: Constat
    motif: str
    par: str


def sort_out(
    constats: Sequence[Constat], acceptes: Sequence[ConstatAccepte]
) -> tuple[list[Constat], list[Accepte]]:
    """Return the findings that remain, and those that `acceptes` names with a reason."""
    regles: dict[str, list[ConstatAccepte]] = {}
    for un in acceptes:
        if is_complete(un):
            regles.setdefault(str(un.code).strip().upper(), []).append(un)
    restent: list[Constat] = []
    admis: list[Accepte] = []
    for constat in constats:
        vise = next((a for a in regles.get(constat.code, ()) if aims(a, constat.chemin)), None)
        if vise is None:
            restent.append(constat)
        else:
            admis.append(Accepte(constat, str(vise.motif), vise.par or ""))
    return restent, admis


def is_complete(accepte: ConstatAccepte) -> bool:
    """Tell whether an acceptance says which rule, where and why."""
    return all(v and v.strip() for v in (accepte.code, accepte.element, accepte.motif))


def aims(accepte: ConstatAccepte, chemin: str) -> bool:
    """Tell whether `accepte` names an element that `chemin` goes through, or a path at or above it."""
    vise = (accepte.element or "").strip()
    if f"[{vise}]" in chemin:
        return True
    return bool(re.match(rf"{re.escape(vise)}(?:[.\[]|$)", chemin))


def by_acceptance(
    choses: Iterable[_T],
    chemin: Callable[[_T], str],
    code: str,
    acceptes: Iterable[ConstatAccepte],
) -> list[list[_T]]:
    """Return `choses` in groups for one finding each: those not accepted, then those of each acceptance.

    So that what is accepted of a group never takes the rest away with it.
    """
    visent = [a for a in acceptes if is_complete(a) and str(a.code).strip().upper() == code]
    groupes: dict[int, list[_T]] = {}
    for une in choses:
        rang = next((r for r, a in enumerate(visent) if aims(a, chemin(une))), -1)
        groupes.setdefault(rang, []).append(une)
    return [groupes[rang] for rang in sorted(groupes)]


def pointless(
    acceptes: Sequence[ConstatAccepte], constats: Sequence[Constat], codes: Collection[str]
) -> Iterator[Signal]:
    """Yield what is to say of `acceptes`, knowing the findings of the rules `codes`."""
    for rang, un in enumerate(acceptes):
        chemin = f"projet.verification.acceptes[{rang}]"
        code = (un.code or "").strip().upper()
        if not is_complete(un):
            manque = next(
                n for n in ("code", "element", "motif") if not (getattr(un, n) or "").strip()
            )
            dit = f"Il manque {_MANQUES[manque]}\u00a0: rien n’est accepté. Complétez, ou retirez."
            yield Signal(chemin, dit, code=SANS_MOTIF.code)
        elif code in codes and not any(c.code == code and _speaks_of(c, un) for c in constats):
            dit = f"{code} ne dit plus rien de {un.element}. Retirez cette acceptation."
            yield Signal(chemin, dit, code=SANS_OBJET.code)


def _speaks_of(constat: Constat, accepte: ConstatAccepte) -> bool:
    return any(aims(accepte, chemin) for chemin in constat.chemins or (constat.chemin,))


_MANQUES = {"code": "la règle", "element": "l’élément ou le chemin", "motif": "le motif"}


@controle(SANS_OBJET, SANS_MOTIF)
def _after_all(examen: Examen) -> Iterator[Signal]:  # noqa: ARG001
    """Say nothing by itself: what is accepted is known once every rule has spoken (`verify`)."""
    return iter(())


@controle(INCONNU)
def _by_nobody(examen: Examen) -> Iterator[Signal]:
    for rang, un in enumerate(examen.cahier.projet.verification.acceptes):
        par = (un.par or "").strip()
        if _IDENTIFIANT.fullmatch(par) and par not in examen.reperes.places:
            membres = [m.id for m in examen.cahier.equipe.membres if m.id]
            proches = nearest(par, membres)
            conseil = (
                f"Vouliez-vous dire {' ou '.join(proches)}\u202f?"
                if proches
                else "Désignez un membre de l’équipe (chapitre 6), ou écrivez son nom."
            )
            dit = f"«\u00a0{par}\u00a0» n’existe pas dans le projet. {conseil}"
            yield Signal(f"projet.verification.acceptes[{rang}].par", dit)


CONTROLES = (_after_all, _by_nobody)
