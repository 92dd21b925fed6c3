"""Priorities: they sort the requirements, and say the same thing as the lots."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cdc.verification.ecriture import AVERTISSEMENT, regle, signal
from cdc.verification.regles import Seuil, controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal

PART = Seuil(
    "part_indispensable", 60, "exigences indispensables, en % de celles de la consultation"
)
_PEU = 5  # below, a proportion says nothing
_HORS = frozenset({enum.StatutExigence.ABANDONNEE})


@controle(
    regle(
        "PRI-001",
        AVERTISSEMENT,
        "trop d’exigences indispensables",
        pourquoi="Quand presque tout est éliminatoire, plus rien ne trie : les candidats répondent oui partout, et le prix monte.",
        mauvais="39 indispensables sur 59",
        mieux="25 indispensables, 24 importantes, 10 souhaitables",
        source="Pratique de l’assistance à maîtrise d’ouvrage ; étude métier, « la liste de courses »",
        methode="Part des exigences de la consultation qui ont une priorité ; les abandonnées et les « ultérieures » ne comptent "
        "pas. À partir de cinq exigences.",
        seuils=(PART,),
    )
)
def _too_many(examen: Examen) -> Iterator[Signal]:
    comptes = Counter(
        e.priorite for e in examen.cahier.exigences if e.priorite and e.statut not in _HORS
    )
    total = comptes.total() - comptes[enum.Priorite.ULTERIEUR]
    fermes = comptes[enum.Priorite.INDISPENSABLE]
    permis = examen.seuil(PART)
    if total >= _PEU and fermes * 100 > permis * total:
        yield signal(
            "exigences",
            f"{fermes} exigences sur {total} sont indispensables ({round(fermes * 100 / total)} %) : au-delà de {permis:g} %, "
            "la priorité ne trie plus. Gardez « indispensable » pour ce qui éliminerait un candidat.",
        )


@controle(
    regle(
        "PRI-002",
        AVERTISSEMENT,
        "exigence ultérieure placée dans un lot",
        pourquoi="« Ultérieur » sort l’exigence de la consultation, le lot l’y remet : le candidat ne sait pas s’il la chiffre.",
        mauvais="EX-REL-010 : ultérieur, LOT-2",
        mieux="EX-REL-010 : ultérieur, sans lot ; ou souhaitable, LOT-2",
        source="Plan détaillé, 7 : priorités et lots",
        methode="Seulement quand le lot a une date de livraison.",
    )
)
def _later(examen: Examen) -> Iterator[Signal]:
    dates = {lot.id for lot in examen.cahier.planning.lots if lot.date_livraison}
    for chemin, exigence in situes(examen.cahier.exigences, "exigences"):
        if exigence.priorite is enum.Priorite.ULTERIEUR and exigence.lot in dates:
            yield signal(
                f"{chemin}.priorite",
                f"{examen.reperes.nom(exigence.id)} est « ultérieur » et placée dans {exigence.lot}. "
                "Retirez son lot, ou relevez sa priorité.",
            )


@controle(
    regle(
        "PRI-003",
        AVERTISSEMENT,
        "exigences d’une seule priorité",
        pourquoi="Une liste sans ordre laisse le candidat choisir le sien : il commencera par ce qu’il sait faire.",
        mauvais="douze exigences, toutes importantes",
        mieux="cinq indispensables, cinq importantes, deux souhaitables",
        source="ISO/IEC/IEEE 29148 : exigences classées par priorité",
        methode="À partir de cinq exigences. « Toutes indispensables » est dit par PRI-001.",
    )
)
def _flat(examen: Examen) -> Iterator[Signal]:
    priorites = [
        e.priorite for e in examen.cahier.exigences if e.priorite and e.statut not in _HORS
    ]
    seule = priorites[0] if len(set(priorites)) == 1 else None
    if seule and seule is not enum.Priorite.INDISPENSABLE and len(priorites) >= _PEU:
        yield signal(
            "exigences",
            f"Les {len(priorites)} exigences ont la même priorité, « {seule} ». "
            "Dites lesquelles passeraient avant les autres.",
        )


CONTROLES = (_too_many, _later, _flat)
