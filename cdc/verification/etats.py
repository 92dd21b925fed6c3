"""State machines: every state is reached, is left unless final, and somebody makes each passage."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.verification.ecriture import AVERTISSEMENT, CONSEIL, ERREUR, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.mapping.workflows import MachineEtats

_PROCHE = 0.8  # from which two names are one, misspelt


@dataclass(frozen=True, slots=True)
class Graphe:
    """What leads where in one machine, among the states that it declares."""

    etats: tuple[str, ...]
    suites: dict[str, set[str]]
    finaux: frozenset[str]
    initial: str | None

    def reached(self, departs: Iterable[str], *, retour: bool = False) -> set[str]:
        """Return what is reached from `departs`, or what leads to them when `retour`."""
        pas = _reversed(self.suites) if retour else self.suites
        vus, reste = set(departs), list(departs)
        while reste:
            nouveaux = pas.get(reste.pop(), set()) - vus
            vus |= nouveaux
            reste.extend(nouveaux)
        return vus


def graphe(machine: MachineEtats) -> Graphe:
    """Return the passages of `machine`."""
    etats = tuple(e.nom for e in machine.etats if e.nom)
    suites: dict[str, set[str]] = {e: set() for e in etats}
    for passage in machine.transitions:
        de, vers = _meant(passage.de, etats), _meant(passage.vers, etats)
        if de and vers:
            suites[de].add(vers)
    finaux = frozenset(machine.finaux) & suites.keys()
    return Graphe(etats, suites, finaux, machine.initial if machine.initial in suites else None)


def _meant(nom: str | None, etats: tuple[str, ...]) -> str | None:
    """Return the state that `nom` designates: a misspelt one is told as a reference (REF-001), once."""
    if not nom or nom in etats:
        return nom
    return next(iter(difflib.get_close_matches(nom, etats, 1, _PROCHE)), None)


def _reversed(suites: dict[str, set[str]]) -> dict[str, set[str]]:
    retours: dict[str, set[str]] = {}
    for de, vers in suites.items():
        for un in vers:
            retours.setdefault(un, set()).add(de)
    return retours


@controle(
    regle(
        "ETA-001",
        ERREUR,
        "état que rien n’atteint",
        pourquoi=(
            "On paramètre un statut où aucune fiche n’arrivera jamais, ou il manque une "
            "transition que les utilisateurs attendent."
        ),
        mauvais="« En attente de pièce » : aucune transition n’y mène depuis « Nouveau »",
        mieux="Diagnostic posé → En attente de pièce (ROL-TEC)",
        source="Plan détaillé, 3c : pas d’état orphelin ; 2e : chaque statut est atteignable",
        methode=(
            "Suit les transitions depuis l’état initial ; se tait sans état initial ou sans "
            "transition."
        ),
    ),
    regle(
        "ETA-002",
        ERREUR,
        "état sans issue",
        pourquoi=(
            "La fiche y reste bloquée : quelqu’un demandera à l’administrateur de la débloquer en "
            "base."
        ),
        mauvais="« Résolu » : ni final, ni suivi d’une transition",
        mieux="Résolu → Clos (automatique, après 7 jours)",
        source=(
            "Plan détaillé, 3c : pas de cul-de-sac ; 2e : chaque statut a une sortie, sauf les "
            "finaux"
        ),
    ),
    regle(
        "ETA-003",
        ERREUR,
        "état d’où aucune fin n’est atteignable",
        pourquoi="La fiche tourne en rond : elle compte pour ouverte jusqu’à la fin des temps.",
        mauvais="Analyse → En attente → Analyse, sans retour vers « Clos »",
        mieux="En attente → Clos (automatique, après deux relances)",
        source="Plan détaillé, 3c : un final au moins ; 2c : toute affaire finit gagnée ou perdue",
        methode=(
            "Ne répète pas un état sans issue : seules les boucles sont signalées, une fois par "
            "machine."
        ),
    ),
    regle(
        "ETA-004",
        CONSEIL,
        "état final qui a une suite",
        pourquoi=(
            "Un état final d’où l’on repart n’est pas final : les délais et les purges partent de "
            "lui."
        ),
        mauvais="Clos (final) → Analyse",
        mieux=(
            "« Clos » final ; réouverture par un nouveau dossier lié, ou « Clos » retiré des finaux"
        ),
        source="Plan détaillé, 3c",
    ),
)
def _paths(examen: Examen) -> Iterator[Signal]:
    for chemin, machine in situes(examen.cahier.workflows, "workflows"):
        if machine.transitions:
            nom = examen.reperes.nom(machine.id)
            yield from _reachable(chemin, nom, graphe(machine))


def _reachable(chemin: str, nom: str, graphe: Graphe) -> Iterator[Signal]:
    atteints = graphe.reached([graphe.initial]) if graphe.initial else set(graphe.etats)
    impasses = {e for e in graphe.etats if not graphe.suites[e]} - graphe.finaux
    sortants = graphe.reached(impasses | graphe.finaux, retour=True)
    for rang, etat in enumerate(graphe.etats):
        ou = f"{chemin}.etats[{rang}]"
        if etat not in atteints:
            yield signal(
                ou,
                f"« {etat} », de {nom}, n’est jamais atteint depuis « {graphe.initial} ». "
                "Ajoutez la transition qui y mène, ou retirez cet état.",
                "ETA-001",
            )
        if etat in impasses and graphe.finaux:
            yield signal(
                ou,
                f"« {etat} », de {nom}, n’est pas final et n’a pas de suite. "
                "Ajoutez une transition qui en sort, ou mettez-le parmi les états finaux.",
                "ETA-002",
            )
        if etat in graphe.finaux and graphe.suites[etat]:
            suite = " et ".join(f"« {s} »" for s in sorted(graphe.suites[etat]))
            yield signal(
                ou,
                f"« {etat} », de {nom}, est final et mène pourtant à {suite}. "
                "Retirez-le des finaux, ou retirez cette suite.",
                "ETA-004",
            )
    boucle = [e for e in graphe.etats if e not in sortants]
    if boucle and graphe.finaux:
        yield signal(
            f"{chemin}.etats[{graphe.etats.index(boucle[0])}]",
            f"Depuis {enumeration([f'« {e} »' for e in boucle])}, de {nom}, aucun état final n’est "
            f"atteignable. "
            "Ajoutez la transition qui sort de cette boucle.",
            "ETA-003",
        )


@controle(
    regle(
        "ETA-005",
        ERREUR,
        "transition sans rôle",
        pourquoi=(
            "Sans rôle, la transition est ouverte à tous ou à personne : le droit sera décidé au "
            "paramétrage."
        ),
        mauvais="Analyse → Clos ; rôle : (vide)",
        mieux="Analyse → Clos ; rôle : ROL-RSAV, ou « automatique »",
        source="Plan détaillé, 3c : chaque transition a un rôle autorisé déclaré en 4c",
    ),
    regle(
        "ETA-006",
        AVERTISSEMENT,
        "même transition écrite deux fois",
        pourquoi=(
            "Deux lignes pour le même passage : leurs conditions et leurs effets se contredisent "
            "tôt ou tard."
        ),
        mauvais="Analyse → Clos (ROL-SAV) ; Analyse → Clos (ROL-SAV)",
        mieux="Analyse → Clos (ROL-SAV), une fois",
        source="ISO/IEC/IEEE 29148, cohérence ; Plan détaillé, 3c",
        methode="Mêmes états, même rôle et même condition.",
    ),
)
def _transitions(examen: Examen) -> Iterator[Signal]:
    for chemin, machine in situes(examen.cahier.workflows, "workflows"):
        nom, vues = examen.reperes.nom(machine.id), set()
        for rang, une in enumerate(machine.transitions):
            ou, dite = (
                f"{chemin}.transitions[{rang}]",
                f"« {une.de or '?'} → {une.vers or '?'} », de {nom},",
            )
            if not une.role:
                yield signal(
                    f"{ou}.role",
                    f"La transition {dite} n’a pas de rôle. Nommez qui la fait, ou écrivez « "
                    f"automatique ».",
                    "ETA-005",
                )
            cle = (une.de, une.vers, une.role, une.condition)
            if cle in vues:
                yield signal(
                    ou, f"La transition {dite} est écrite deux fois. Gardez-en une.", "ETA-006"
                )
            vues.add(cle)


@controle(
    regle(
        "ETA-007",
        ERREUR,
        "deux états du même nom",
        pourquoi="Une transition vers ce nom désigne deux états : l’outil n’en gardera qu’un.",
        mauvais="états : Nouveau, Analyse, analyse",
        mieux="états : Nouveau, Analyse, Contre-analyse",
        source="Plan détaillé, 3c",
    )
)
def _same_names(examen: Examen) -> Iterator[Signal]:
    for chemin, machine in situes(examen.cahier.workflows, "workflows"):
        vus: set[str] = set()
        for rang, etat in enumerate(machine.etats):
            cle = (etat.nom or "").casefold().strip()
            if cle and cle in vus:
                yield signal(
                    f"{chemin}.etats[{rang}].nom",
                    f"{examen.reperes.nom(machine.id)} a déjà un état « {etat.nom} ». Renommez "
                    f"l’un des deux.",
                )
            vus.add(cle)


CONTROLES = (_paths, _transitions, _same_names)
