"""Rules on the state machines: which passages are played, allowed and forbidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.francais import plural
from cdc.verification.ecriture import AVERTISSEMENT, CONSEIL, ERREUR, quelques, regle, signal
from cdc.verification.recette.plan import living_cases, plan_expected
from cdc.verification.recette.refus import says_refusal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.cas_de_test import EtapeDeTest, TransitionVerifiee
    from cdc_schema.mapping.workflows import MachineEtats

_CITE = re.compile(r"«\s*([^»]+?)\s*»")


@dataclass(frozen=True, slots=True)
class _Jeu:
    """What the cases play of one machine: passages, and whether one that it forbids is refused."""

    machine: MachineEtats
    passages: set[tuple[str, str]] = field(default_factory=set)
    refus: set[str] = field(default_factory=set)


@controle(
    regle(
        "RCT-020",
        AVERTISSEMENT,
        "transition que personne ne teste",
        pourquoi="Un passage de statut jamais joué est découvert en production, avec ses délais, ses relances et ses droits.",
        mauvais="WF-SAV : Diagnostic posé → Résolu, aucun cas",
        mieux="CT-17, étape 4 : vérifie Diagnostic posé → Résolu",
        source="Recette, tester les transitions de statut autorisées et interdites ; ISTQB, transition d’état",
        methode="Un constat par machine, d’après « transition vérifiée » des étapes ; « cdc recette plan » propose les cas qui "
        "manquent. Se tait tant que le plan de recette n’a aucun cas, sauf si l’objectif est la recette.",
    ),
    regle(
        "RCT-021",
        CONSEIL,
        "machine d’états sans cas de transition interdite",
        pourquoi="Un outil qui accepte tout passe les cas nominaux : ce sont les refus qui montrent que les statuts sont tenus.",
        mauvais="WF-AFF : trois cas, tous acceptés",
        mieux="Je tente de passer « Découverte » à « Gagnée » ; le CRM refuse et cite les statuts permis",
        source="Recette, tester les transitions de statut autorisées et interdites",
        methode="Seulement pour une machine dont une transition est jouée. Suffit : une étape refusée qui vérifie un passage que "
        "la machine n’a pas, ou qui cite l’un de ses états entre guillemets.",
    ),
    regle(
        "RCT-022",
        ERREUR,
        "transition vérifiée que la machine n’a pas",
        pourquoi="Le cas attend un passage que le cahier interdit : conforme, il prouverait le contraire de ce qui est demandé.",
        mauvais="CT-04, étape 2 : Nouveau → Clos devient « Clos » ; WF-SAV ne le permet pas",
        mieux="Nouveau → Clos : le CRM refuse ; ou la transition ajoutée à WF-SAV",
        source="Recette, tester les transitions autorisées et interdites ; ISTQB, transition d’état",
        methode="Les états doivent exister (REF-001 sinon). Une étape dont l’attendu dit un refus teste une transition interdite. "
        "Sans état de départ, l’état d’arrivée doit être l’initial ou avoir une transition qui y mène.",
    ),
)
def _machines(examen: Examen) -> Iterator[Signal]:
    jeux = {m.id: _Jeu(m) for m in examen.cahier.workflows if m.id}
    for chemin, cas in living_cases(examen):
        for rang, etape in enumerate(cas.etapes):
            _refusals(jeux, etape)
            passage = etape.verifie_transition
            jeu = jeux.get(passage.objet or "") if passage else None
            if passage and jeu and _unknown(jeu, passage, etape):
                yield signal(
                    f"{chemin}.etapes[{rang}].verifie_transition",
                    f"Le cas {examen.reperes.nom(cas.id)} vérifie {_arrow(passage.de, passage.vers)}, que "
                    f"{examen.reperes.nom(passage.objet)} ne permet pas. Ajoutez la transition (3c), ou attendez un refus.",
                    "RCT-022",
                )
    if plan_expected(examen):
        for chemin, machine in situes(examen.cahier.workflows, "workflows"):
            if machine.id and machine.transitions:
                yield from _unplayed(examen, chemin, jeux[machine.id])


def _unknown(jeu: _Jeu, passage: TransitionVerifiee, etape: EtapeDeTest) -> bool:
    """Note a passage in `jeu`; tell whether it is one that its machine does not have."""
    de, vers = passage.de or "", passage.vers or ""
    etats = {e.nom for e in jeu.machine.etats}
    if not jeu.machine.transitions or vers not in etats or (de and de not in etats):
        return False
    if any(vers == t.vers and de in ("", t.de) for t in jeu.machine.transitions):
        jeu.passages.add((de, vers))
        return False
    if not de and vers == jeu.machine.initial:
        return False
    if says_refusal(etape.attendu or ""):
        jeu.refus.add(vers)
        return False
    return True


def _refusals(jeux: dict[str, _Jeu], etape: EtapeDeTest) -> None:
    """Note the states that a refused step names."""
    if not says_refusal(etape.attendu or ""):
        return
    cites = set(_CITE.findall(etape.action or ""))
    if cites:
        for jeu in jeux.values():
            jeu.refus.update(e.nom for e in jeu.machine.etats if e.nom and e.nom in cites)


def _unplayed(examen: Examen, chemin: str, jeu: _Jeu) -> Iterator[Signal]:
    nom = examen.reperes.nom(jeu.machine.id)
    voulues = dict.fromkeys((t.de or "", t.vers or "") for t in jeu.machine.transitions)
    manquent = [(de, vers) for de, vers in voulues if not jeu.passages & {(de, vers), ("", vers)}]
    if manquent:
        joue = f"{plural(len(manquent), 'transition')} de {nom} sur {len(voulues)}"
        dites = [_arrow(de, vers) for de, vers in manquent]
        yield signal(
            f"{chemin}.transitions",
            f"Aucun cas ne joue {joue} : {quelques(dites, 3)}. Ajoutez les cas (« cdc recette plan » les propose), ou notez la "
            "transition vérifiée dans l’étape qui la joue.",
            "RCT-020",
        )
    if jeu.passages and not jeu.refus:
        yield signal(
            f"{chemin}.transitions",
            f"Les cas de {nom} ne jouent que des passages permis. Ajoutez-en un qui tente un passage interdit et attend un refus.",
            "RCT-021",
        )


def _arrow(de: str | None, vers: str | None) -> str:
    return f"« {de} » → « {vers} »" if de else f"l’arrivée à « {vers} »"


CONTROLES = (_machines,)
