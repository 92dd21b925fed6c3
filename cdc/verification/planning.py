"""The planning: dates in their order, what comes first before what needs it, nothing in a closed period."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from cdc.verification.calendrier import Plage, by_name, day, french, plages, recettes
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, regle, signal
from cdc.verification.noms import same_name
from cdc.verification.regles import Seuil, controle
from cdc.verification.reperes import situes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal

REPONSE = Seuil("delai_reponse_jours", 21, "délai de réponse des candidats, en jours")
# What must follow what in the calendar of the consultation.
_CONSULTATION = (
    ("envoi", "l’envoi du dossier"),
    ("questions_limite", "la limite des questions"),
    ("reponses", "les réponses aux questions"),
    ("remise", "la remise des offres"),
    ("soutenances", "les soutenances"),
    ("soutenances_fin", "la fin des soutenances"),
    ("choix", "le choix"),
)


@controle(
    regle(
        "PLA-001",
        ERREUR,
        "fin avant le début",
        pourquoi="Une durée négative rend le planning incalculable : le candidat propose le sien.",
        mauvais="PHA-4 : du 01/03/2027 au 09/02/2027",
        mieux="PHA-4 : du 01/03/2027 au 09/04/2027",
        source="Plan détaillé, 5 : dates de fin postérieures ou égales au début",
    )
)
def _reversed(examen: Examen) -> Iterator[Signal]:
    planning = examen.cahier.planning
    periodes = [
        Plage(c, i.raison or "la période interdite", i.debut, i.fin)
        for c, i in situes(planning.indisponibilites, "planning.indisponibilites")
    ]
    for plage in (*plages(planning), *recettes(planning), *periodes):
        if plage.debut and plage.fin and plage.fin < plage.debut:
            yield signal(
                plage.chemin,
                f"« {plage.nom} » finit le {french(plage.fin)}, avant de commencer le {french(plage.debut)}. "
                "Corrigez l’une des deux dates.",
            )


@controle(
    regle(
        "PLA-002",
        ERREUR,
        "calendrier de consultation dans le désordre",
        pourquoi="Un candidat ne peut pas répondre avant d’avoir les réponses à ses questions ; les dates du règlement l’engagent, et vous aussi.",
        mauvais="remise : 18/12 ; réponses aux questions : 22/12",
        mieux="réponses aux questions : 22/12 ; remise : 08/01",
        source="Plan détaillé, 5 : calendrier de consultation",
    ),
    regle(
        "PLA-003",
        AVERTISSEMENT,
        "moins de trois semaines pour répondre",
        pourquoi="En deux semaines, les bons candidats renoncent et les autres recopient leur brochure, avec une marge pour le risque.",
        mauvais="envoi : 30/11 ; remise : 11/12",
        mieux="envoi : 30/11 ; remise : 08/01",
        source="Étude métier, plaintes des candidats : délai de réponse d’au moins trois semaines",
        seuils=(REPONSE,),
    ),
)
def _consultation(examen: Examen) -> Iterator[Signal]:
    dates = examen.cahier.planning.consultation
    if dates is None:
        return
    dites = [(cle, quoi, day(d)) for cle, quoi in _CONSULTATION if (d := getattr(dates, cle))]
    for (_, quoi, avant), (cle, suite, apres) in pairwise(dites):
        if apres < avant:
            yield signal(
                f"planning.consultation.{cle}",
                f"Le calendrier place {suite} le {french(apres)}, avant {quoi} ({french(avant)}). "
                "Remettez ces dates dans l’ordre.",
                "PLA-002",
            )
    if not (dates.envoi and dates.remise):
        return
    jours, voulus = (day(dates.remise) - dates.envoi).days, examen.seuil(REPONSE)
    if 0 <= jours < voulus:
        yield signal(
            "planning.consultation.remise",
            f"Les candidats ont {jours} jours pour répondre, du {french(dates.envoi)} au {french(day(dates.remise))}. "
            f"Laissez-leur {voulus:g} jours au moins.",
            "PLA-003",
        )


@controle(
    regle(
        "PLA-004",
        ERREUR,
        "jalon ou lot hors du projet",
        pourquoi="Une date hors des phases n’a ni responsable ni charge : personne ne la prépare.",
        mauvais="PV définitif le 20/09/2027 ; dernière phase finie le 10/09/2027",
        mieux="dernière phase finie le 20/09/2027",
        source="Plan détaillé, 5 : pas de jalon hors projet",
        methode="Se tait tant qu’aucune phase n’a ses deux dates.",
    )
)
def _outside(examen: Examen) -> Iterator[Signal]:
    planning = examen.cahier.planning
    debuts = [p.debut for p in planning.phases if p.debut]
    fins = [p.fin for p in planning.phases if p.fin]
    if not (debuts and fins):
        return
    debut, fin = min(debuts), max(fins)
    for plage in plages(planning):
        if plage.debut == plage.fin and plage.fin and not debut <= plage.fin <= fin:
            yield signal(
                plage.chemin,
                f"« {plage.nom} » tombe le {french(plage.fin)}, hors du projet ({french(debut)} au {french(fin)}). "
                "Déplacez cette date, ou la phase qui doit la contenir.",
            )


@controle(
    regle(
        "PLA-005",
        ERREUR,
        "dépendances en boucle",
        pourquoi="Chacun attend l’autre : aucun planning ne peut respecter ces dépendances.",
        mauvais="Conception avant Reprise à blanc ; Reprise à blanc avant Conception",
        mieux="Conception avant Reprise à blanc",
        source="Plan détaillé, 5 : dépendances",
    ),
    regle(
        "PLA-006",
        ERREUR,
        "commence avant ce dont il dépend",
        pourquoi="Ce qui commence sans ce qu’il attend commence à vide : le retard est écrit d’avance.",
        mauvais="Reprise à blanc (12/04) avant Recette LOT-1 (01/04)",
        mieux="Reprise à blanc (22/03) avant Recette LOT-1 (12/04)",
        source="Plan détaillé, 5 : dépendances",
        methode="Compare la fin de l’un au début de l’autre, délai compris, quand les deux sont des phases, des jalons, des "
        "lots ou des reprises à blanc datés. Un nom inconnu est laissé de côté.",
    ),
)
def _dependencies(examen: Examen) -> Iterator[Signal]:
    connues = by_name(examen.cahier)
    suites: dict[str, list[str]] = {}
    noms: dict[str, str] = {}
    for chemin, lien in situes(examen.cahier.planning.dependances, "planning.dependances"):
        if not (lien.avant and lien.apres):
            continue
        avant, apres = (_node(t, connues) for t in (lien.avant, lien.apres))
        noms |= {avant: lien.avant, apres: lien.apres}
        if retour := _way(suites, apres, avant):
            boucle = " → ".join(noms[n] for n in (avant, *retour))
            yield signal(
                chemin, f"Ces dépendances tournent en rond : {boucle}. Retirez-en une.", "PLA-005"
            )
            continue
        suites.setdefault(avant, []).append(apres)
        yield from _too_early(chemin, connues.get(avant), connues.get(apres), lien.delai or 0)


def _node(texte: str, connues: dict[str, Plage]) -> str:
    nom = same_name(texte)
    return same_name(connues[nom].nom) if nom in connues else nom


def _way(suites: dict[str, list[str]], depart: str, but: str) -> list[str]:
    """Return how `but` is reached from `depart`, or nothing."""
    chemins, vus = [[depart]], {depart}
    while chemins:
        chemin = chemins.pop()
        if chemin[-1] == but:
            return chemin
        for suite in suites.get(chemin[-1], []):
            if suite not in vus:
                vus.add(suite)
                chemins.append([*chemin, suite])
    return []


def _too_early(
    chemin: str, avant: Plage | None, apres: Plage | None, delai: int
) -> Iterator[Signal]:
    if not (avant and apres and avant.fin and apres.debut):
        return
    permis = avant.fin + dt.timedelta(days=delai)
    if apres.debut < permis:
        yield signal(
            chemin,
            f"« {apres.nom} » commence le {french(apres.debut)} et attend « {avant.nom} », fini le {french(avant.fin)}"
            f"{f' plus {delai} jours' if delai else ''}. Déplacez l’un des deux.",
            "PLA-006",
        )


CONTROLES = (_reversed, _consultation, _outside, _dependencies)
