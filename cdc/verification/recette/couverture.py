"""Rules on who plays what: requirements, personas, roles, data that not everybody reads."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from cdc.verification.acceptations import by_acceptance
from cdc.verification.ecriture import AVERTISSEMENT, CONSEIL, quelques, regle, signal
from cdc.verification.noms import meaning
from cdc.verification.recette.plan import living_cases, plan_expected
from cdc.verification.recette.refus import says_refusal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.cas_de_test import CasDeTest
    from cdc_schema.technique.droits import Role

_FORTES = (enum.PrioriteCas.CRITIQUE, enum.PrioriteCas.HAUTE)


@controle(
    regle(
        "RCT-010",
        AVERTISSEMENT,
        "exigence indispensable sans cas critique ni haut",
        pourquoi="Quand le temps manque, les cas « normaux » sautent les premiers, et l’indispensable part en production sans "
        "être joué.",
        mauvais="EX-PRO-005, indispensable : CT-08, priorité normale",
        mieux="EX-PRO-005 : CT-08, priorité haute",
        source="Recette, définition de l’exigence couverte ; ISTQB, test fondé sur les risques",
        methode="Se tait si l’un de ses cas n’a pas encore de priorité. Une exigence sans aucun cas est dite par TRA-003.",
    ),
    regle(
        "RCT-011",
        AVERTISSEMENT,
        "cas dont toutes les exigences sont abandonnées",
        pourquoi="Il coûte du temps aux recetteurs, ne compte dans aucun taux, et son échec ouvre un débat pour rien.",
        mauvais="CT-09 : EX-CLI-009, abandonnée",
        mieux="CT-09 : obsolète",
        source="ISTQB, traçabilité ; Recette, périmètre d’un lot",
    ),
)
def _priorities(examen: Examen) -> Iterator[Signal]:
    cas = [c for _, c in living_cases(examen)]
    par_exigence: dict[str, list[CasDeTest]] = {}
    for un in cas:
        for citee in un.exigences:
            par_exigence.setdefault(citee, []).append(un)
    par_id = {c.id: c for c in cas if c.id}
    for chemin, exigence in examen.liens.vivantes:
        siens = [*par_exigence.get(exigence.id or "", ())]
        siens += [par_id[c] for c in exigence.cas_de_test if c in par_id]
        faibles = siens and all(c.priorite is not None and c.priorite not in _FORTES for c in siens)
        if exigence.priorite is enum.Priorite.INDISPENSABLE and faibles:
            noms = list(dict.fromkeys(c.id or "?" for c in siens))
            yield signal(
                chemin,
                f"{examen.reperes.nom(exigence.id)} est indispensable et n’est vérifiée que par des cas de priorité normale "
                f"({quelques(noms)}). Montez-en un à haute ou critique.",
                "RCT-010",
            )
    abandonnees = {
        e.id for e in examen.cahier.exigences if e.statut is enum.StatutExigence.ABANDONNEE
    }
    for chemin, un in living_cases(examen):
        if un.exigences and abandonnees.issuperset(un.exigences):
            yield signal(
                f"{chemin}.exigences",
                f"Le cas {examen.reperes.nom(un.id)} ne vérifie que ce qui est abandonné ({quelques(un.exigences)}). "
                "Notez-le obsolète, ou citez l’exigence qui tient encore.",
                "RCT-011",
            )


@controle(
    regle(
        "RCT-012",
        AVERTISSEMENT,
        "persona sans cas de test",
        pourquoi="Une personne sera convoquée pour rien, et son métier ne sera vu par personne avant l’ouverture.",
        mauvais="PER-09, technicien : aucun cas",
        mieux="PER-09 : CT-05",
        source="Recette, un plan de test par persona",
        methode="Se tait tant que le plan de recette n’a aucun cas, sauf si l’objectif est la recette.",
    ),
    regle(
        "RCT-013",
        CONSEIL,
        "persona sans scénario de bout en bout",
        pourquoi="Chaque écran peut être conforme et la journée impossible : c’est l’enchaînement qui montre la double saisie.",
        mauvais="PER-04 : un cas de droits, un cas d’erreur",
        mieux="PER-04 : CT-12, scénario de la tournée du matin à la synchronisation du soir",
        source="Recette, chaque persona a au moins un scénario de bout en bout",
        methode="Suffit : un cas nominal, ou de technique « scénario », d’au moins deux étapes.",
    ),
    regle(
        "RCT-014",
        AVERTISSEMENT,
        "persona que personne ne joue",
        pourquoi="Ses cas comptent dans le périmètre et resteront « non joués » : la recette sera incomplète, donc ajournée.",
        mauvais="PER-05 : recetteurs (vide)",
        mieux="PER-05 : recetteurs MEM-11",
        source="Recette, un recetteur a une journée par semaine, à comparer aux durées des cas ; ISO/IEC/IEEE 29119-3, plan de test : équipe",
        methode="Seulement un persona qui a des cas.",
    ),
)
def _personas(examen: Examen) -> Iterator[Signal]:
    if not plan_expected(examen):
        return
    siens: dict[str, list[CasDeTest]] = {}
    for _, cas in living_cases(examen):
        siens.setdefault(cas.persona or "", []).append(cas)
    for chemin, persona in situes(examen.cahier.personas, "personas"):
        cas_du_persona = siens.get(persona.id or "", [])
        qui = persona.prenom_fictif or persona.metier or ""
        nom = f"« {qui} » ({persona.id})" if qui else persona.id or "sans identifiant"
        if not cas_du_persona:
            yield signal(
                chemin,
                f"Le persona {nom} ne joue aucun cas. Écrivez un cas de sa journée, ou retirez-le.",
                "RCT-012",
            )
            continue
        if not any(map(_whole, cas_du_persona)):
            yield signal(
                chemin,
                f"Le persona {nom} n’a pas de scénario de bout en bout. Ajoutez un cas nominal qui enchaîne sa journée.",
                "RCT-013",
            )
        if not persona.recetteurs:
            yield signal(
                f"{chemin}.recetteurs",
                f"Personne ne joue le persona {nom}, qui a {len(cas_du_persona)} cas. Désignez un recetteur de ce métier.",
                "RCT-014",
            )


def _whole(cas: CasDeTest) -> bool:
    suivi = cas.type is enum.TypeCas.NOMINAL or cas.technique is enum.TechniqueTest.SCENARIO
    return suivi and len(cas.etapes) > 1


@controle(
    regle(
        "RCT-015",
        AVERTISSEMENT,
        "rôle qu’aucun cas ne joue",
        pourquoi="Les droits d’un rôle ne se voient qu’en s’y connectant : trop larges, ils montrent tout ; trop étroits, le "
        "métier s’arrête le premier jour.",
        mauvais="ROL-RSAV : dans la matrice des droits, joué par aucun cas",
        mieux="CT-18 : rôle ROL-RSAV, il réaffecte un dossier ; l’export est refusé",
        source="Recette, chaque rôle de la matrice 4c est joué par un persona et couvert par un cas",
        methode="Un constat, avec tous les rôles de la matrice des droits qui ont des utilisateurs. Un rôle dont le persona n’a aucun cas est dit par "
        "RCT-012.",
    ),
    regle(
        "RCT-016",
        AVERTISSEMENT,
        "donnée restreinte sans cas de refus",
        pourquoi="Un champ masqué se voit souvent ailleurs : dans la liste, l’export, la recherche. Personne ne le cherchera si "
        "aucun cas ne le demande.",
        mauvais="Encours et impayé, réservé à quatre rôles : aucun cas ne vérifie qu’un autre ne le voit pas",
        mieux="CT-11 : je cherche l’encours sur la fiche, la liste et un export ; il est absent des trois",
        source="Recette, au moins un cas de refus d’accès par donnée restreinte",
        methode="Suffit : une étape qui parle de la donnée et dont l’attendu dit un refus ou une absence.",
    ),
)
def _rights(examen: Examen) -> Iterator[Signal]:
    if not plan_expected(examen):
        return
    cas = [c for _, c in living_cases(examen)]
    oublies = [
        r
        for r in situes(examen.cahier.droits.roles, "droits.roles")
        if _unplayed(examen, cas, r[1])
    ]
    acceptes = examen.cahier.projet.verification.acceptes
    for groupe in by_acceptance(oublies, itemgetter(0), "RCT-015", acceptes):
        noms = examen.reperes.noms(r.id or "?" for _, r in groupe)
        yield signal(
            groupe[0][0],
            f"Aucun cas n’est joué avec {quelques(noms)} : leurs droits ne seront pas vérifiés. Donnez à chaque rôle un persona "
            "et un cas, permis et refusé."
            if len(noms) > 1
            else f"Aucun cas n’est joué avec {noms[0]} : ses droits ne seront pas vérifiés. Donnez-lui un persona et un cas, permis "
            "et refusé.",
            "RCT-015",
            tuple(chemin for chemin, _ in groupe),
        )
    refusees = [
        set(meaning(f"{e.action or ''} {e.attendu or ''}"))
        for c in cas
        for e in c.etapes
        if says_refusal(e.attendu or "")
    ]
    for rang, restreint in enumerate(examen.cahier.droits.champs_restreints):
        champ = examen.reperes.champs.get(restreint.champ or "")
        noms = [n for n in (restreint.donnee, champ.libelle if champ else None) if n]
        ouverte = {r.id for r in examen.cahier.droits.roles} <= set(restreint.lecture)
        if noms and not ouverte and not any(_named(n, mots) for n in noms for mots in refusees):
            yield signal(
                f"droits.champs_restreints[{rang}]",
                f"Aucun cas ne vérifie que « {noms[0]} » reste invisible à ceux qui n’y ont pas droit. Ajoutez une étape où un "
                "autre rôle la cherche et ne la trouve pas.",
                "RCT-016",
            )


def _unplayed(examen: Examen, cas: list[CasDeTest], role: Role) -> bool:
    """Tell whether no case is played with a role of the matrix, for want of a case rather than of a persona's."""
    utile = role.id in examen.reperes.matrice and role.nombre_utilisateurs != 0
    if not utile or any(c.role == role.id for c in cas):
        return False
    personas = {p.id for p in examen.cahier.personas if p.role_acces == role.id} | set(
        role.personas
    )
    return not personas or any(c.persona in personas for c in cas)


def _named(nom: str, mots: set[str]) -> bool:
    """Tell whether a step speaks of a data item: by its first word that carries meaning."""
    siens = [m for m in meaning(nom) if not m.isdigit()]
    return bool(siens) and siens[0] in mots


CONTROLES = (_priorities, _personas, _rights)
