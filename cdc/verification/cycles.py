"""State machines and the chapters that name them say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, quelques, regle, signal
from cdc.verification.etats import graphe
from cdc.verification.regles import controle
from cdc.verification.reperes import situes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.mapping.workflows import MachineEtats


@controle(
    regle(
        "ETA-010",
        ERREUR,
        "étape d’affaire qui n’est pas un état des affaires",
        pourquoi=(
            "L’étape existe, mais dans une autre machine : elle n’apparaîtra jamais sur une "
            "affaire."
        ),
        mauvais="étape : « Clos », état d’un dossier SAV",
        mieux="étape : « Gagnée », état de WF-AFF",
        source=(
            "Plan détaillé, 2c : pipeline.etape et qualification.obligatoire_pour sont des états "
            "de la machine citée par les statuts"
        ),
        methode=(
            "Un critère de qualification peut aussi ouvrir un état des leads. Un état qui "
            "n’existe nulle part est une référence vers rien (REF-001)."
        ),
    ),
    regle(
        "ETA-011",
        AVERTISSEMENT,
        "affaire qui ne peut pas être perdue",
        pourquoi=(
            "Avec une seule fin, les affaires perdues restent ouvertes et gonflent la prévision."
        ),
        mauvais="états finaux : Gagnée",
        mieux="états finaux : Gagnée, Perdue",
        source="Plan détaillé, 2c : toute affaire finit gagnée ou perdue",
        methode="La machine citée par les statuts des prospects a un seul état final atteignable.",
    ),
)
def _deals(examen: Examen) -> Iterator[Signal]:
    prospects = examen.cahier.prospects
    machine = examen.reperes.machines.get(prospects.statuts or "")
    if machine is None:
        return
    siens = [e.nom for e in machine.etats if e.nom]
    ailleurs = {e.nom for m in examen.cahier.workflows for e in m.etats} - set(siens)
    # A criterion of qualification may also open the passage from lead to deal.
    leads = examen.reperes.machines.get(examen.cahier.leads.statuts or "")
    qualifies = {e.nom for e in leads.etats} if leads else set()
    cites = [
        *((f"prospects.pipeline[{r}].etape", p.etape) for r, p in enumerate(prospects.pipeline)),
        *(
            (f"prospects.qualification[{r}].obligatoire_pour", q.obligatoire_pour)
            for r, q in enumerate(prospects.qualification)
            if q.obligatoire_pour not in qualifies
        ),
    ]
    for chemin, etat in cites:
        if etat in ailleurs:
            yield signal(
                chemin,
                f"« {etat} » n’est pas un état de {examen.reperes.nom(machine.id)}. Choisissez "
                f"parmi : {quelques(siens, 8)}.",
                "ETA-010",
            )
    if len(_ends(machine)) == 1 and machine.transitions:
        yield signal(
            f"workflows[{machine.id}].finaux",
            f"Une affaire ({examen.reperes.nom(machine.id)}) ne finit que par « "
            f"{_ends(machine)[0]} ». "
            "Ajoutez l’état où va une affaire perdue.",
            "ETA-011",
        )


def _ends(machine: MachineEtats) -> list[str]:
    dessin = graphe(machine)
    return sorted(
        dessin.finaux & dessin.reached([dessin.initial] if dessin.initial else dessin.etats)
    )


@controle(
    regle(
        "ETA-012",
        ERREUR,
        "dossier SAV sur deux machines d’états",
        pourquoi=(
            "Deux cycles de vie pour la même fiche : le candidat en chiffre un, les utilisateurs "
            "attendent l’autre."
        ),
        mauvais="2e, statuts : WF-SAV ; dossier : WF-REC",
        mieux="2e, statuts et dossier : WF-SAV",
        source="Plan détaillé, 2e : la machine du dossier est celle des statuts",
    ),
    regle(
        "ETA-013",
        AVERTISSEMENT,
        "mise en attente sans motif ni pièce",
        pourquoi=(
            "Sans motif, une attente suspend le délai promis sans que personne sache quoi relancer."
        ),
        mauvais="Analyse → En attente d’information ; champs requis : (vide)",
        mieux=(
            "Analyse → En attente d’information ; champ requis : Pièces et informations attendues"
        ),
        source=(
            "Plan détaillé, 2e : la transition vers « En attente d’information » exige un motif "
            "et une liste de pièces"
        ),
        methode=(
            "Dans la machine des dossiers (2e), les transitions qui mènent à un état dont le nom "
            "dit l’attente d’information."
        ),
    ),
)
def _cases(examen: Examen) -> Iterator[Signal]:
    relation, nom = examen.cahier.relation, examen.reperes.nom
    dossier = relation.dossier.machine if relation.dossier else None
    if dossier and relation.statuts and dossier != relation.statuts:
        yield signal(
            "relation.dossier.machine",
            f"Le dossier suit {nom(dossier)} et les statuts de la relation clients suivent "
            f"{nom(relation.statuts)}. "
            "Gardez une seule machine.",
            "ETA-012",
        )
    machine = examen.reperes.machines.get(relation.statuts or dossier or "")
    for rang, une in enumerate(machine.transitions if machine else []):
        vers = (une.vers or "").casefold()
        if machine and "attente" in vers and "info" in vers and not une.champs_requis:
            yield signal(
                f"workflows[{machine.id}].transitions[{rang}].champs_requis",
                f"La transition « {une.de} → {une.vers} », de {nom(machine.id)}, n’exige ni motif "
                f"ni pièces attendues. "
                "Ajoutez le champ qui les porte.",
                "ETA-013",
            )


@controle(
    regle(
        "ETA-014",
        AVERTISSEMENT,
        "deux machines d’états pour un objet",
        pourquoi=(
            "Une fiche n’a qu’un statut : deux machines demandent deux champs, ce que personne "
            "n’a prévu."
        ),
        mauvais="WF-SAV et WF-REC : objet Dossier SAV",
        mieux="WF-SAV : Dossier SAV ; WF-REC : Réclamation",
        source="Plan détaillé, 3c : seul lieu des machines d’états",
    )
)
def _one_each(examen: Examen) -> Iterator[Signal]:
    vues: dict[str, str | None] = {}
    for chemin, machine in situes(examen.cahier.workflows, "workflows"):
        if machine.objet and machine.objet in vues:
            yield signal(
                f"{chemin}.objet",
                f"{machine.id or '?'} et {vues[machine.objet] or '?'} décrivent toutes deux "
                f"{examen.reperes.nom(machine.objet)}. "
                "Réunissez-les, ou donnez à l’une un autre objet.",
            )
        vues.setdefault(machine.objet or "", machine.id)


CONTROLES = (_deals, _cases, _one_each)
