"""Risks: the grave ones have a date, and the dates have not gone by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.calendrier import french
from cdc.verification.ecriture import AVERTISSEMENT, regle, signal
from cdc.verification.regles import Seuil, controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal

CRITICITE = Seuil("criticite", 9, "criticité d’un risque (probabilité × impact) qui exige une date")
_OUVERTS = frozenset({enum.EtatRisque.OUVERT, enum.EtatRisque.SURVENU, None})


@controle(
    regle(
        "RSK-001",
        AVERTISSEMENT,
        "risque grave sans parade ou sans date",
        pourquoi="Une parade sans date se prépare le jour où le risque survient.",
        mauvais="reprise sous-estimée, 3 × 4 = 12, parade sans échéance",
        mieux="reprise sous-estimée, 3 × 4 = 12, reprise à blanc avant le 22/03/2027",
        source="Plan détaillé, 8 : criticité d’au moins 9, donc parade et date",
        methode="Criticité = probabilité × impact. Les risques clos ou réduits sont laissés de côté.",
        seuils=(CRITICITE,),
    ),
    regle(
        "RSK-002",
        AVERTISSEMENT,
        "parade échue, risque encore ouvert",
        pourquoi="Une échéance passée que personne n’a relue dit au lecteur que les autres ne valent rien.",
        mauvais="version du 20/11/2026 ; parade pour le 15/10/2026 ; état : ouvert",
        mieux="état : réduit ; ou nouvelle échéance le 22/03/2027",
        source="Plan détaillé, 8 : échéance et état des risques",
        methode="Comparée à la date de la version en cours, et non au jour du calendrier.",
    ),
)
def _grave(examen: Examen) -> Iterator[Signal]:
    version, permis = examen.cahier.projet.date, examen.seuil(CRITICITE)
    for chemin, risque in situes(examen.cahier.risques, "risques"):
        if risque.etat not in _OUVERTS:
            continue
        nom = examen.reperes.nom(risque.id)
        criticite = int(risque.probabilite or 0) * int(risque.impact or 0)
        if criticite >= permis and not (risque.parade and risque.echeance):
            manque = "de date" if risque.parade else "de parade"
            yield signal(
                f"{chemin}.{'echeance' if risque.parade else 'parade'}",
                f"Le risque {nom} a une criticité de {criticite} et pas {manque}. Ajoutez-la.",
                "RSK-001",
            )
        if version and risque.echeance and risque.echeance < version:
            yield signal(
                f"{chemin}.echeance",
                f"La parade du risque {nom} était pour le {french(risque.echeance)}, et la version est du {french(version)}. "
                "Notez son état, ou donnez une nouvelle date.",
                "RSK-002",
            )


CONTROLES = (_grave,)
