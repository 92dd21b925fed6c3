"""One case that goes through a whole life, from the creation to the end that people hope for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.recette.derivation.contexte import AUTOMATIQUE
from cdc.recette.derivation.etats.gestes import creation, creation_requirements, move
from cdc.recette.derivation.etats.vie import Situation
from cdc.recette.derivation.langue import of_record, quoted
from cdc.recette.derivation.modele import Pas
from cdc_schema.enumerations import PrioriteCas, TechniqueTest

if TYPE_CHECKING:
    from cdc.recette.derivation.etats.vie import Vie
    from cdc.recette.derivation.modele import Ebauche
    from cdc_schema.mapping.workflows import Transition


def derive_parcours(vie: Vie) -> Ebauche | None:
    """Return the case of the whole life, None when it has a single passage or no end."""
    chemin = path(vie)
    if len(chemin) < 2:
        return None
    role = next((t.role for t in chemin if t.role != AUTOMATIQUE), None)
    pas = [*creation(vie, role)]
    courant = role
    for transition in chemin:
        acteur = courant if transition.role == AUTOMATIQUE else vie.actor(transition)
        pas += move(vie, transition, acteur if acteur != courant else None)
        courant = acteur
    pas.append(
        Pas(
            f"J’ouvre l’historique {of_record(vie.nom)}",
            f"les {len(chemin)} changements de statut y figurent dans l’ordre, chacun avec sa date, "
            "son heure et son auteur",
        )
    )
    fin = str(chemin[-1].vers)
    return vie.draft(
        Situation(
            cle="bout en bout",
            titre=f"{vie.nom} de bout en bout, de {quoted(str(vie.machine.initial))} à {quoted(fin)}",
            role=role,
            derive_de=(f"workflows[{vie.id}]",),
            objectif=f"{vie.un} va jusqu’à son terme sans quitter le CRM",
            postconditions=f"{vie.le} est au statut {quoted(fin)}",
            technique=TechniqueTest.SCENARIO,
            priorite=PrioriteCas.CRITIQUE,
            preconditions=_other_sessions(vie, chemin, role),
            champs=tuple(dict.fromkeys(c for t in chemin for c in t.champs_requis)),
            bout_en_bout=True,
        ),
        pas,
        _requirements(vie, chemin),
    )


def path(vie: Vie) -> list[Transition]:
    """Return the longest way to the first final state that never goes back."""
    rangs = {nom: rang for rang, nom in enumerate(vie.etats)}
    but = next(iter(vie.machine.finaux), None)
    meilleurs: dict[str, list[Transition]] = {str(vie.machine.initial): []}
    for nom in vie.etats:
        if nom not in meilleurs:
            continue
        for t in vie.leaving(nom):
            vers = str(t.vers)
            avance = rangs.get(vers, -1) > rangs[nom] and _goes_on(vie, vers, but)
            if avance and len(meilleurs[nom]) + 1 > len(meilleurs.get(vers, [])):
                meilleurs[vers] = [*meilleurs[nom], t]
    return meilleurs.get(str(but), [])


def _goes_on(vie: Vie, etat: str, but: str | None) -> bool:
    return etat == but or etat not in vie.machine.finaux


def _other_sessions(vie: Vie, chemin: list[Transition], role: str | None) -> tuple[str, ...]:
    autres = dict.fromkeys(t.role for t in chemin if t.role and t.role not in (role, AUTOMATIQUE))
    if not autres:
        return ()
    noms = enumeration([vie.ctx.nom_role(r) for r in autres])
    return (f"une session de recette ouverte aussi pour\u00a0: {noms}",)


def _requirements(vie: Vie, chemin: list[Transition]) -> list[str]:
    trouvees = [
        e
        for t in chemin
        for e in vie.requirements(f"{t.declencheur or ''} {t.vers}", (t.de, t.vers))
    ]
    return list(dict.fromkeys([*creation_requirements(vie), *trouvees]))[:4]
