"""The consultation: weights that add up, a price that covers what is asked, a scope that is one."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from cdc.francais import number
from cdc.verification.calendrier import day
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, quelques, regle, signal
from cdc.verification.noms import same_name
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal

_CENT = Decimal(100)
_ANNEE = re.compile(r"\d+")
_RANGS = (enum.Priorite.INDISPENSABLE, enum.Priorite.IMPORTANT, enum.Priorite.SOUHAITABLE)


@controle(
    regle(
        "CNS-001",
        ERREUR,
        "poids des critères dont la somme n’est pas 100",
        pourquoi="Une note sur 95 ou sur 110 se conteste : le candidat écarté refait le calcul.",
        mauvais="35 + 20 + 25 + 10 = 90",
        mieux="35 + 20 + 25 + 20 = 100",
        source="Plan détaillé, 8 : somme des poids des critères = 100",
        methode="Se tait tant qu’un critère n’a pas de poids.",
    ),
    regle(
        "CNS-002",
        ERREUR,
        "sous-critères dont la somme n’est pas le poids du critère",
        pourquoi="Deux façons de compter le même critère donnent deux classements.",
        mauvais="Équipe 15 : expérience 5, méthode 5",
        mieux="Équipe 15 : expérience 5, méthode 10",
        source="Plan détaillé, 8 : somme des poids des sous-critères = poids du critère",
    ),
)
def _weights(examen: Examen) -> Iterator[Signal]:
    criteres = examen.cahier.consultation.criteres
    poids = [c.poids for c in criteres if c.poids is not None]
    if poids and len(poids) == len(criteres) and sum(poids) != _CENT:
        yield signal(
            "consultation.criteres",
            f"Les poids des critères font {number(sum(poids, Decimal(0)))} : {' + '.join(map(number, poids))}. "
            "Corrigez-les pour qu’ils fassent 100.",
            "CNS-001",
        )
    for chemin, critere in situes(criteres, "consultation.criteres"):
        parts = [s.poids for s in critere.sous_criteres if s.poids is not None]
        if parts and critere.poids is not None and sum(parts) != critere.poids:
            yield signal(
                f"{chemin}.sous_criteres",
                f"Les sous-critères de « {critere.critere} » font {number(sum(parts, Decimal(0)))}, et le critère pèse "
                f"{number(critere.poids)}. Corrigez l’un ou l’autre.",
                "CNS-002",
            )


@controle(
    regle(
        "CNS-003",
        ERREUR,
        "enveloppe dont le minimum dépasse le maximum",
        pourquoi="Aucune offre ne peut tomber dans cette fourchette : elle ne sert à juger personne.",
        mauvais="de 85 000 à 60 000 €",
        mieux="de 60 000 à 85 000 €",
        source="Plan détaillé, 8 : enveloppe, minimum inférieur ou égal au maximum",
    ),
    regle(
        "CNS-006",
        AVERTISSEMENT,
        "enveloppe et coût global sur deux durées",
        pourquoi="On jugera un coût de cinq ans contre une enveloppe de trois.",
        mauvais="enveloppe sur 3 ans, coût global sur 5 ans",
        mieux="les deux sur 5 ans",
        source="Plan détaillé, 8 : enveloppe et horizon du coût global",
        methode="Une enveloppe d’un an, celle du projet, est laissée de côté.",
    ),
)
def _envelope(examen: Examen) -> Iterator[Signal]:
    enveloppe, horizon = examen.cahier.budget.enveloppe, examen.cahier.budget.horizon_tco
    if enveloppe is None:
        return
    if enveloppe.min and enveloppe.max and enveloppe.min > enveloppe.max:
        yield signal(
            "budget.enveloppe.min",
            f"Le minimum ({number(enveloppe.min)} €) dépasse le maximum ({number(enveloppe.max)} €). Échangez-les.",
            "CNS-003",
        )
    if horizon and (enveloppe.horizon or 1) not in (1, horizon):
        yield signal(
            "budget.enveloppe.horizon",
            f"L’enveloppe porte sur {enveloppe.horizon} ans, le coût global sur {horizon}. Prenez la même durée.",
            "CNS-006",
        )


@controle(
    regle(
        "CNS-004",
        AVERTISSEMENT,
        "prix récurrent qui s’arrête avant l’horizon",
        pourquoi="L’offre la moins chère sera celle dont le coût commence après la dernière année demandée.",
        mauvais="coût sur 5 ans ; abonnement : années 1 à 3",
        mieux="coût sur 5 ans ; abonnement : années 1 à 5",
        source="Plan détaillé, 8 : coût demandé sur l’horizon complet",
        methode="Dernière année citée par chaque ligne récurrente du cadre de prix. Une ligne sans année est laissée de côté.",
    ),
    regle(
        "CNS-005",
        AVERTISSEMENT,
        "poste attendu sans ligne de prix",
        pourquoi="Ce qui n’a pas de ligne est compris chez l’un et en option chez l’autre : les prix ne se comparent plus.",
        mauvais="postes attendus : réversibilité ; cadre de prix : rien",
        mieux="PX-14 : réversibilité, jour, 5",
        source="Plan détaillé, 8 : postes attendus et cadre de prix",
        methode="Se tait tant que le cadre de prix est vide.",
    ),
)
def _prices(examen: Examen) -> Iterator[Signal]:
    budget, lignes = examen.cahier.budget, examen.cahier.consultation.grille_prix
    horizon = budget.horizon_tco or 0
    for chemin, ligne in situes(lignes, "consultation.grille_prix"):
        annees = [int(a) for a in _ANNEE.findall(ligne.annees or "")]
        recurrent = ligne.nature is enum.NaturePrix.RECURRENT
        if recurrent and annees and max(annees) < horizon:
            yield signal(
                f"{chemin}.annees",
                f"{examen.reperes.nom(ligne.id)} revient chaque année et s’arrête à la {max(annees)}e, alors que le coût est "
                f"demandé sur {horizon} ans. Prolongez-la.",
                "CNS-004",
            )
    dits = {ligne.poste for ligne in lignes}
    oublies = [p.libelle for p in budget.postes if p not in dits]
    if lignes and oublies:
        yield signal(
            "consultation.grille_prix",
            f"Aucune ligne de prix pour {quelques(oublies)}, attendus au budget. Ajoutez une ligne par poste.",
            "CNS-005",
        )


@controle(
    regle(
        "CNS-007",
        ERREUR,
        "échelle de notation qui ne note pas",
        pourquoi="Un coefficient hors de 0 à 1, ou un souhaitable qui pèse plus qu’un indispensable, renverse le classement.",
        mauvais="souhaitable : 5 ; indispensable : 3",
        mieux="indispensable : 5 ; important : 3 ; souhaitable : 1",
        source="Plan détaillé, 8 : échelle de conformité et poids des priorités",
    )
)
def _scales(examen: Examen) -> Iterator[Signal]:
    consultation = examen.cahier.consultation
    for rang, cran in enumerate(consultation.echelle_conformite):
        if cran.coefficient is not None and not 0 <= cran.coefficient <= 1:
            yield signal(
                f"consultation.echelle_conformite[{rang}].coefficient",
                f"« {cran.code} » vaut {number(cran.coefficient)}. Écrivez un coefficient de 0 à 1.",
            )
    poids = {p.priorite: p.poids for p in consultation.poids_priorites if p.poids is not None}
    dits = [(r, poids[r]) for r in _RANGS if r in poids]
    for (haute, plus), (basse, moins) in pairwise(dits):
        if plus < moins:
            yield signal(
                "consultation.poids_priorites",
                f"« {basse} » pèse {moins}, plus que « {haute} » ({plus}). Échangez ces poids.",
            )


@controle(
    regle(
        "CNS-008",
        ERREUR,
        "à la fois dans et hors du périmètre",
        pourquoi="Le candidat le chiffre ou non selon la page qu’il a lue.",
        mauvais="dans : Enquêtes ; hors : Enquêtes",
        mieux="dans : Enquêtes par e-mail ; ultérieur : Enquêtes vocales",
        source="Plan détaillé, 8 : périmètre et hors périmètre ; ISO/IEC/IEEE 29148, cohérence",
    )
)
def _scope(examen: Examen) -> Iterator[Signal]:
    perimetre = examen.cahier.perimetre
    dedans = {same_name(t): t for t in perimetre.dans}
    for liste in ("hors", "ulterieur"):
        for rang, exclu in enumerate(getattr(perimetre, liste)):
            if exclu.texte and same_name(exclu.texte) in dedans:
                yield signal(
                    f"perimetre.{liste}[{rang}].texte",
                    f"« {exclu.texte} » est aussi dans le périmètre. Retirez l’un des deux, ou précisez la part de chacun.",
                )


@controle(
    regle(
        "CNS-009",
        ERREUR,
        "offres périmées avant le choix",
        pourquoi="Passé sa validité, le candidat peut changer son prix ou se retirer : il faut tout redemander.",
        mauvais="remise le 08/01, choix le 15/06, validité 90 jours",
        mieux="remise le 08/01, choix le 29/01, validité 120 jours",
        source="Plan détaillé, 8 : validité des offres et calendrier de consultation",
    )
)
def _validity(examen: Examen) -> Iterator[Signal]:
    dates, regles = examen.cahier.planning.consultation, examen.cahier.consultation.regles
    if not (dates and dates.remise and dates.choix and regles and regles.validite):
        return
    jours = (dates.choix - day(dates.remise)).days
    if jours > regles.validite:
        yield signal(
            "consultation.regles.validite",
            f"Le choix vient {jours} jours après la remise des offres, qui ne valent que {regles.validite} jours. "
            "Allongez leur validité, ou avancez le choix.",
        )


CONTROLES = (_weights, _envelope, _prices, _scales, _scope, _validity)
