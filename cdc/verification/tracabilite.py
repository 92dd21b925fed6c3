"""Traceability: from what people said to the requirement, from the requirement to the test and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.ecriture import AVERTISSEMENT, CONSEIL, ERREUR, quelques, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum
from cdc_schema.annotations import Objectif

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.exigences import Exigence
    from cdc_schema.prealables.entretiens import Irritant

_SANS_JEU = frozenset({enum.ModeVerification.INSPECTION, enum.ModeVerification.ANALYSE})
# What a requirement may be for, besides an objective.
_OBLIGATIONS = ("CON-", "FRE-", "RG-")
_LEGALES = frozenset({enum.TypeExigence.LEGALE, enum.TypeExigence.SECURITE})


@controle(
    regle(
        "TRA-001",
        AVERTISSEMENT,
        "irritant grave sans suite",
        pourquoi="Ce qui fait perdre un client aujourd’hui et que rien ne traite sera le premier reproche à la mise en service.",
        mauvais="IRR-06, gravité 3 : aucune exigence",
        mieux="IRR-06, gravité 3 : origine de EX-CNF-003",
        source="Plan détaillé, 0c : chaque irritant grave alimente une exigence ou une décision « non traité »",
        methode="Suffit : une exigence dont il est l’origine, ou dont l’origine est un dysfonctionnement qui en vient, ou une "
        "décision (6) qui le cite. Se tait tant qu’il n’y a ni exigence ni décision.",
    ),
    regle(
        "TRA-002",
        CONSEIL,
        "irritant sans suite",
        pourquoi="Chacun cherchera sa gêne dans le cahier : dites au moins qu’elle n’est pas traitée.",
        mauvais="IRR-04, gravité 2 : aucune exigence",
        mieux="IRR-04 : DEC-06 « non traité dans ce projet »",
        source="Plan détaillé, 0c",
        methode="Comme TRA-001, pour les gravités 1 et 2.",
    ),
)
def _irritants(examen: Examen) -> Iterator[Signal]:
    liens = examen.liens
    if not (liens.vivantes or examen.cahier.equipe.decisions):
        return
    for racine, entretien in situes(examen.cahier.entretiens, "entretiens"):
        for chemin, irritant in situes(entretien.irritants, f"{racine}.irritants"):
            suivi = irritant.id in liens.origines or irritant.id in liens.decidees
            if irritant.id and not suivi:
                yield _unanswered(examen, chemin, irritant)


def _unanswered(examen: Examen, chemin: str, irritant: Irritant) -> Signal:
    grave = irritant.gravite is enum.Gravite.NIVEAU_3
    return signal(
        chemin,
        f"L’irritant {examen.reperes.nom(irritant.id)} n’est l’origine d’aucune exigence. "
        "Citez-le dans l’exigence qui le traite, ou notez la décision de ne pas le traiter (6).",
        "TRA-001" if grave else "TRA-002",
    )


@controle(
    regle(
        "TRA-003",
        AVERTISSEMENT,
        "exigence indispensable sans cas de test",
        pourquoi="Ce qui n’est joué par personne est accepté par défaut ; au litige, rien ne prouve qu’on l’attendait.",
        mauvais="EX-PRO-005, indispensable : aucun cas",
        mieux="EX-PRO-005 : CT-08",
        source="Plan détaillé, 7 : indispensable, au moins un critère d’acceptation et un cas de test",
        methode="Se tait tant que le plan de recette n’a aucun cas, sauf si l’objectif est la recette. Une exigence vérifiée "
        "par inspection ou par analyse n’a pas besoin d’être jouée.",
    )
)
def _untested(examen: Examen) -> Iterator[Signal]:
    if not examen.cahier.cas_de_test and examen.objectif is not Objectif.RECETTE:
        return
    for chemin, exigence in examen.liens.vivantes:
        ferme = exigence.priorite is enum.Priorite.INDISPENSABLE
        joue = exigence.mode_verification not in _SANS_JEU
        if ferme and joue and exigence.id and exigence.id not in examen.liens.testees:
            yield signal(
                chemin,
                f"{examen.reperes.nom(exigence.id)} est indispensable et aucun cas de test ne la vérifie. "
                "Ajoutez un cas au plan de recette, ou baissez sa priorité.",
            )


@controle(
    regle(
        "TRA-004",
        ERREUR,
        "exigence sans critère d’acceptation",
        pourquoi="Sans critère, le prestataire livre ce qu’il a compris et vous ne pouvez pas le refuser.",
        mauvais="EX-VTE-004 : aucun critère",
        mieux="étant donné un devis de 30 jours, quand minuit passe, alors une relance est programmée",
        source="ISO/IEC/IEEE 29148, vérifiable ; Plan détaillé, 7",
        methode="Au moins un critère dont « alors » est écrit. Les exigences abandonnées ou ultérieures sont laissées "
        "de côté.",
    ),
    regle(
        "TRA-005",
        AVERTISSEMENT,
        "exigence sans origine",
        pourquoi="Personne ne saura dire si elle peut être retirée, ni à qui demander ce qu’elle veut dire.",
        mauvais="EX-VTE-004 : origine vide",
        mieux="EX-VTE-004 : origine ENT-02, IRR-03",
        source="ISO/IEC/IEEE 29148, nécessaire et traçable ; Plan détaillé, 7",
        methode="Admise vide si la référence légale est remplie, ou si l’exigence vient d’un entretien ou d’un tableau importés.",
    ),
)
def _unsupported(examen: Examen) -> Iterator[Signal]:
    deduites = {b for e in examen.cahier.entretiens for b in e.besoins_deduits}
    for chemin, exigence in examen.liens.vivantes:
        nom = examen.reperes.nom(exigence.id)
        plus_tard = exigence.priorite is enum.Priorite.ULTERIEUR
        if not plus_tard and not any(c.alors for c in exigence.criteres_acceptation):
            yield signal(
                f"{chemin}.criteres_acceptation",
                f"{nom} n’a pas de critère d’acceptation : on ne pourra ni la tester ni la refuser. "
                "Ajoutez-en un (étant donné, quand, alors).",
                "TRA-004",
            )
        connue = exigence.origine or exigence.provenance or exigence.id in deduites
        if not connue and not exigence.reference_legale:
            yield signal(
                f"{chemin}.origine",
                f"{nom} n’a pas d’origine. Citez l’entretien, l’irritant, l’objectif ou la loi dont elle vient.",
                "TRA-005",
            )


@controle(
    regle(
        "TRA-006",
        AVERTISSEMENT,
        "objectif que rien ne sert",
        pourquoi="Un objectif sans exigence est un vœu : rien de ce qui sera livré n’y mènera.",
        mauvais="OBJ-05 : aucune exigence",
        mieux="OBJ-05 : EX-FID-001, EX-FID-003",
        source="Plan détaillé, 1c : tout objectif est servi par au moins une exigence",
        methode="Se tait tant qu’aucune exigence n’est écrite.",
    ),
    regle(
        "TRA-007",
        AVERTISSEMENT,
        "exigence indispensable qui ne sert ni objectif ni obligation",
        pourquoi="Éliminer un candidat sur un point qui ne sert aucun but coûte de la concurrence pour rien.",
        mauvais="EX-HEB-003, indispensable : ni objectif, ni loi, ni contrainte",
        mieux="EX-HEB-003 : objectifs OBJ-02",
        source="Plan détaillé, 1c : toute exigence indispensable sert un objectif ou une obligation ; ISO/IEC/IEEE 29148, nécessaire",
        methode="Suffit : un objectif, de l’un ou l’autre côté, une référence légale, une contrainte, un frein ou une règle pour "
        "origine, un type « légale » ou « sécurité », ou une justification écrite.",
    ),
)
def _purposes(examen: Examen) -> Iterator[Signal]:
    liens = examen.liens
    for chemin, objectif in situes(examen.cahier.objectifs, "objectifs"):
        if liens.vivantes and not objectif.exigences_liees and objectif.id not in liens.servis:
            yield signal(
                f"{chemin}.exigences_liees",
                f"Aucune exigence ne sert l’objectif {examen.reperes.nom(objectif.id)}. "
                "Ajoutez celle qui y mène, ou retirez l’objectif.",
                "TRA-006",
            )
    for chemin, exigence in liens.vivantes:
        ferme = exigence.priorite is enum.Priorite.INDISPENSABLE
        if ferme and not _serves(exigence) and exigence.id not in liens.servantes:
            yield signal(
                f"{chemin}.objectifs",
                f"{examen.reperes.nom(exigence.id)} est indispensable et ne sert ni objectif ni obligation. "
                "Dites ce qu’elle sert, ou baissez sa priorité.",
                "TRA-007",
            )


def _serves(exigence: Exigence) -> bool:
    citees = (*exigence.objectifs, *exigence.origine)
    but = any(o.startswith(("OBJ-", *_OBLIGATIONS)) for o in citees)
    dit = exigence.reference_legale or exigence.justification
    return bool(but or dit) or exigence.type in _LEGALES


@controle(
    regle(
        "TRA-010",
        ERREUR,
        "exigence dans deux lots",
        pourquoi="Le candidat la chiffre dans un lot et la livre dans l’autre ; le recetteur la cherche au mauvais moment.",
        mauvais="EX-FID-001 : lot LOT-1 ; LOT-2 la compte parmi les siennes",
        mieux="EX-FID-001 : lot LOT-2, et LOT-2 la compte",
        source="ISO/IEC/IEEE 29148, cohérence ; Plan détaillé, 5 et 7",
    ),
)
def _lots(examen: Examen) -> Iterator[Signal]:
    listes: dict[str, list[str]] = {}
    connus = {lot.id for lot in examen.cahier.planning.lots}
    for lot in examen.cahier.planning.lots:
        for citee in lot.exigences:
            listes.setdefault(citee, []).append(lot.id or "?")
    for chemin, exigence in examen.liens.vivantes:
        sien = [exigence.lot] if exigence.lot and exigence.lot in connus else []
        dits = dict.fromkeys([*sien, *listes.get(exigence.id or "", [])])
        if len(dits) > 1:
            yield signal(
                f"{chemin}.lot",
                f"{examen.reperes.nom(exigence.id)} est dans {len(dits)} lots : {quelques(list(dits))}. N’en gardez qu’un.",
            )


@controle(
    regle(
        "TRA-011",
        AVERTISSEMENT,
        "cas de test qui ne vérifie aucune exigence",
        pourquoi="Un cas sans exigence n’entre dans aucun taux : son échec ne permet pas de refuser la livraison.",
        mauvais="CT-09 : exigences (vide)",
        mieux="CT-09 : EX-CLI-003",
        source="Plan détaillé, recette ; ISTQB, traçabilité bidirectionnelle",
        methode="Un cas exploratoire n’en a pas besoin.",
    ),
    regle(
        "TRA-012",
        AVERTISSEMENT,
        "cas de test écrit pour une ancienne version de l’exigence",
        pourquoi="Le cas vérifie ce qui était demandé avant le changement : conforme ou non, il ne prouve rien.",
        mauvais="CT-01 vise EX-REL-004 version 1.0 ; l’exigence est en 1.1",
        mieux="CT-01 relu, vise EX-REL-004 version 1.1",
        source="Plan détaillé, recette : version d’exigence visée",
    ),
)
def _cases(examen: Examen) -> Iterator[Signal]:
    versions = {e.id: e.version for _, e in examen.liens.vivantes}
    for chemin, cas in situes(examen.cahier.cas_de_test, "cas_de_test"):
        nom = examen.reperes.nom(cas.id)
        if not cas.exigences and cas.type is not enum.TypeCas.EXPLORATOIRE:
            yield signal(
                f"{chemin}.exigences",
                f"Le cas {nom} ne vérifie aucune exigence. Citez-la, ou notez-le exploratoire.",
                "TRA-011",
            )
        for rang, visee in enumerate(cas.version_exigence):
            en_cours = versions.get(visee.exigence)
            if en_cours and visee.version and visee.version != en_cours:
                yield signal(
                    f"{chemin}.version_exigence[{rang}].version",
                    f"Le cas {nom} vise la version {visee.version} de {visee.exigence}, qui en est à {en_cours}. "
                    "Relisez le cas, puis notez la version.",
                    "TRA-012",
                )


CONTROLES = (_irritants, _untested, _unsupported, _purposes, _lots, _cases)
