"""One case for each passage: refused while something lacks, then made, with what follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.recette.derivation.contexte import AUTOMATIQUE
from cdc.recette.derivation.etats.gestes import (
    TEMPS,
    by_itself,
    creation,
    creation_requirements,
    move,
    notified,
    seen,
)
from cdc.recette.derivation.etats.parcours import path
from cdc.recette.derivation.etats.vie import Situation
from cdc.recette.derivation.langue import agree, lower_first, quoted, upper_first
from cdc.recette.derivation.modele import Couvert, Famille, Pas, introduced
from cdc.recette.derivation.saisies import fill, shown, value
from cdc_schema.enumerations import PrioriteCas, TypeCas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.recette.derivation.etats.vie import Vie
    from cdc.recette.derivation.modele import Ebauche, Trouve
    from cdc_schema.mapping.workflows import Transition


def derive_passages(vie: Vie, parcours: Ebauche | None) -> Iterator[Trouve]:
    """Yield each passage; those that ask nothing and are in `parcours` are covered by it."""
    dedans = {id(t) for t in path(vie)} if parcours is not None else set()
    for rang, t in enumerate(vie.machine.transitions):
        if not (t.de and t.vers):
            continue
        chemin = f"workflows[{vie.id}].transitions[{rang}]"
        par = list(vie.played(t.de, t.vers))
        if not par and parcours is not None and id(t) in dedans and _free(t):
            par = [parcours.cle]
        if not par and (reprise := _carried_by(vie, t)) is not None:
            par = [f"etats/{vie.id}/{_key(vie, reprise)}"]
        if par:
            objet = f"{vie.nom}\u00a0: {quoted(t.de)} → {quoted(t.vers)}"
            yield Couvert(Famille.ETATS, chemin, objet, tuple(par))
        else:
            yield _case(vie, chemin, t)


def _case(vie: Vie, chemin: str, t: Transition) -> Ebauche:
    role = vie.actor(t)
    pas = [*_start(vie, t, role), *_refusals(vie, t), *_arrival(vie, t)]
    if t.role == AUTOMATIQUE:
        pas[0] = replace(introduced(vie.ctx.presentation(role), pas[0]), donnee=vie.number())
    de, vers = str(t.de), str(t.vers)
    dit = f", {lower_first(t.declencheur)}" if t.declencheur else ""
    texte = " ".join(filter(None, [t.declencheur, vers, *map(vie.ctx.libelle, t.champs_requis)]))
    sortie = t.role == AUTOMATIQUE or vers in vie.machine.finaux[1:]
    return vie.draft(
        Situation(
            cle=_key(vie, t),
            titre=f"{vie.nom}{dit}\u00a0: de {quoted(de)} à {quoted(vers)}",
            role=role,
            derive_de=(chemin, *(r.id for r in vie.rules(vers) if r.id)),
            raison=t.declencheur or "",
            objectif=f"le passage de {quoted(de)} à {quoted(vers)} suit la règle convenue",
            postconditions=f"{vie.le} est au statut {quoted(vers)}",
            type=TypeCas.ALTERNATIF if sortie else TypeCas.NOMINAL,
            priorite=PrioriteCas.HAUTE,
            preconditions=_before(vie, t, pas),
            champs=tuple(t.champs_requis),
        ),
        pas,
        [*_created(vie, pas), *vie.requirements(texte, (t.de, t.vers))],
    )


def _created(vie: Vie, pas: list[Pas]) -> list[str]:
    """Return the requirement on the creation, when the case begins by it."""
    return creation_requirements(vie) if _begins(pas) else []


def _begins(pas: list[Pas]) -> bool:
    return any(p.transition is not None and p.transition.de is None for p in pas)


def _key(vie: Vie, t: Transition) -> str:
    """Return what names a passage and stays when the rows of the machine move."""
    jumelles = [u for u in vie.transitions if (u.de, u.vers) == (t.de, t.vers)]
    premiere = jumelles[0] is t
    return f"{t.de} → {t.vers}" + ("" if premiere else f" ({t.declencheur})")


def _free(t: Transition) -> bool:
    """Say whether a passage asks for nothing: there is no refusal to play."""
    return not (t.champs_requis or t.condition or t.notification)


def _opens(vie: Vie, t: Transition) -> bool:
    return _free(t) and t.role != AUTOMATIQUE and t.de == vie.machine.initial


def _prefix(vie: Vie, t: Transition) -> Transition | None:
    """Return the passage that the case of `t` begins by: same person, right after the creation.

    So « I receive a call » leads to the state that matters in one scenario, as people live it.
    """
    if t.role == AUTOMATIQUE or _free(t):
        return None
    avant = (
        u
        for u in vie.leaving(str(vie.machine.initial))
        if u.vers == t.de and u.role == t.role and _opens(vie, u)
    )
    return next(avant, None)


def _carried_by(vie: Vie, t: Transition) -> Transition | None:
    if not _opens(vie, t):
        return None
    suites = (u for u in vie.leaving(str(t.vers)) if not vie.played(str(u.de), str(u.vers)))
    return next((u for u in suites if _prefix(vie, u) is t), None)


def _start(vie: Vie, t: Transition, role: str | None) -> Iterator[Pas]:
    """Yield what leads to the state that `t` leaves: the creation when it is near, else a record."""
    if t.role == AUTOMATIQUE:
        return
    avant = _prefix(vie, t)
    if t.de == vie.machine.initial or avant is not None:
        yield from creation(vie, role)
        if avant is not None:
            yield from move(vie, avant)
        return
    yield Pas(
        f"{vie.ctx.presentation(role)}\u00a0: j’ouvre {vie.designation()} au statut {quoted(str(t.de))}",
        f"le statut affiché est {quoted(str(t.de))}",
        donnee=vie.number(),
    )


def _refusals(vie: Vie, t: Transition) -> Iterator[Pas]:
    if t.role == AUTOMATIQUE:
        return
    reste = f"laisse le statut à {quoted(str(t.de))}"
    if t.condition:
        yield Pas(
            f"La condition n’est pas remplie ({lower_first(t.condition)})\u00a0: {vie.passing(t)}",
            f"le CRM refuse, affiche la condition et {reste}",
        )
    if t.champs_requis:
        champs = enumeration([vie.ctx.libelle(c) for c in t.champs_requis])
        yield Pas(
            f"{upper_first(vie.passing(t))} sans remplir {champs}",
            f"le CRM refuse, nomme {champs} et {reste}",
        )


def _arrival(vie: Vie, t: Transition) -> Iterator[Pas]:
    if t.role == AUTOMATIQUE:
        yield from by_itself(vie, t)
        return
    dit = f"{t.declencheur}\u00a0: " if t.declencheur else ""
    for rang, champ in enumerate(vie.fields(t)):
        geste = fill(champ, t.declencheur)
        yield Pas(
            upper_first(f"{dit}{geste}" if rang == 0 else geste),
            shown(champ, t.declencheur),
            donnee=value(champ, t.declencheur),
        )
    condition = (
        f"La condition est remplie ({lower_first(t.condition)})\u00a0: " if t.condition else ""
    )
    # The reason to pass is said once, with the first gesture.
    raison = dit if not (t.champs_requis or t.condition) else condition
    yield Pas(
        upper_first(f"{raison}{vie.passing(t)}"), seen(vie, t), transition=vie.checked(t.de, t.vers)
    )
    yield from notified(t)


def _before(vie: Vie, t: Transition, pas: list[Pas]) -> tuple[str, ...]:
    depart = f"{vie.un} au statut {quoted(str(t.de))}"
    if t.role == AUTOMATIQUE:
        quand = lower_first(t.declencheur or "échéance")
        date = f", {agree(vie.nom, 'daté')} pour que l’échéance tombe pendant la recette ({quand})"
        return (f"{depart}{date}" if TEMPS.search(quand) else depart,)
    return () if _begins(pas) else (depart,)
