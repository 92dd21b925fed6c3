"""The company and its objectives: sums that add up, dates in order, units that compare."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cdc.francais import number
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, regle, signal
from cdc.verification.regles import Seuil, controle
from cdc.verification.reperes import situes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.entreprise.objectifs import ObjectifProjet

_CENT = Decimal(100)
_ARRONDI = Decimal(1)
MAX_OBJECTIFS = Seuil("objectifs_max", 7, "objectifs principaux, au plus")


@controle(
    regle(
        "COH-010",
        ERREUR,
        "parts d’activité dont la somme n’est pas 100 %",
        pourquoi=(
            "Le candidat pèse les besoins de chaque activité par sa part : une somme fausse "
            "fausse les priorités."
        ),
        mauvais="location 60 %, boutique 30 %, web 25 %",
        mieux="location 55 %, boutique 25 %, web 20 %",
        source="Plan détaillé, 1a : somme des parts d’activité = 100 %",
        methode="À un point près, et seulement quand chaque activité a sa part.",
    )
)
def _shares(examen: Examen) -> Iterator[Signal]:
    parts = [a.part_ca for a in examen.cahier.presentation.activites]
    if not parts or None in parts:
        return
    somme = sum((p for p in parts if p is not None), Decimal(0))
    if abs(somme - _CENT) > _ARRONDI:
        yield signal(
            "presentation.activites",
            f"Les parts des {len(parts)} activités font {number(somme)} % du chiffre d’affaires, "
            f"et non 100 %. "
            "Corrigez-les.",
        )


@controle(
    regle(
        "COH-011",
        ERREUR,
        "effectifs plus nombreux que l’entreprise",
        pourquoi="Le nombre d’utilisateurs, donc d’abonnements, se déduit de ces effectifs.",
        mauvais="effectif : 82 ; services : 40, 35 et 20",
        mieux="effectif : 95, ou services corrigés",
        source="Plan détaillé, 1a : somme des effectifs par service ≤ effectif total",
        methode="Les services, puis les sites.",
    ),
    regle(
        "COH-012",
        ERREUR,
        "plus d’utilisateurs du CRM que de personnes",
        pourquoi=(
            "Un service ne peut pas avoir plus d’utilisateurs que de personnes : les licences "
            "sont fausses."
        ),
        mauvais="SAV : 6 personnes, 9 utilisateurs du CRM",
        mieux="SAV : 9 personnes, 6 utilisateurs du CRM",
        source="Plan détaillé, 1a",
    ),
)
def _headcounts(examen: Examen) -> Iterator[Signal]:
    lui = examen.cahier.presentation
    for cle, quoi in (("organigramme", "services"), ("sites", "sites")):
        groupes = getattr(lui, cle)
        somme = sum(g.effectif or 0 for g in groupes)
        if lui.effectif is not None and somme > lui.effectif:
            yield signal(
                f"presentation.{cle}",
                f"Les {quoi} comptent {somme} personnes en tout, l’entreprise {lui.effectif}. "
                f"Corrigez l’un ou l’autre.",
                "COH-011",
            )
        for rang, groupe in enumerate(groupes):
            ici = (
                getattr(groupe, "service", None)
                or getattr(groupe, "nom", None)
                or f"la ligne {rang + 1}"
            )
            if groupe.effectif is not None and (groupe.utilisateurs_crm or 0) > groupe.effectif:
                yield signal(
                    f"presentation.{cle}[{rang}].utilisateurs_crm",
                    f"« {ici} » a {groupe.utilisateurs_crm} utilisateurs du CRM pour "
                    f"{groupe.effectif} personnes. "
                    "Corrigez l’un des deux nombres.",
                    "COH-012",
                )


@controle(
    regle(
        "COH-013",
        AVERTISSEMENT,
        "SIREN invalide",
        pourquoi="Un numéro faux renvoie le candidat à une autre entreprise, ou à aucune.",
        mauvais="SIREN : 123 456 789",
        mieux="SIREN : neuf chiffres dont la clé est juste",
        source="Plan détaillé, 1a : neuf chiffres, clé de Luhn valide",
        methode="Espaces ignorées. Les numéros fictifs commençant par 000 sont laissés de côté.",
    )
)
def _siren(examen: Examen) -> Iterator[Signal]:
    siren = "".join((examen.cahier.presentation.siren or "").split())
    if siren and not siren.startswith("000") and not _luhn(siren):
        yield signal(
            "presentation.siren",
            f"« {siren} » n’est pas un SIREN : neuf chiffres dont le dernier est une clé. "
            f"Vérifiez-le sur un extrait Kbis.",
        )


def _luhn(chiffres: str) -> bool:
    if len(chiffres) != 9 or not chiffres.isdecimal():
        return False
    doubles = [int(c) * (1 + rang % 2) for rang, c in enumerate(reversed(chiffres))]
    return sum(d - 9 if d > 9 else d for d in doubles) % 10 == 0


@controle(
    regle(
        "COH-014",
        ERREUR,
        "échéance antérieure à la mesure de départ",
        pourquoi="On vise un résultat à une date déjà passée : l’objectif ne sera jamais mesuré.",
        mauvais="mesuré le 30/09/2026 ; échéance : 30/06/2026",
        mieux="mesuré le 30/09/2026 ; échéance : 30/06/2027",
        source="Plan détaillé, 1b : volume_cible.echeance postérieure à volume_actuel.date ; 1c",
    ),
    regle(
        "COH-015",
        ERREUR,
        "valeurs d’unités différentes",
        pourquoi=(
            "Des heures et des pourcentages ne se comparent pas : l’objectif ne dira jamais s’il "
            "est atteint."
        ),
        mauvais="actuel : 12 h ; cible : 4 %",
        mieux="actuel : 12 h ; cible : 4 h",
        source="Plan détaillé, 1c : objectif mesurable (SMART) ; INCOSE, unités",
    ),
    regle(
        "COH-016",
        AVERTISSEMENT,
        "cible égale à la valeur actuelle",
        pourquoi="L’objectif est déjà atteint : il ne justifie aucune dépense.",
        mauvais="actuel : 12 h ; cible : 12 h",
        mieux="actuel : 12 h ; cible : 4 h",
        source="Plan détaillé, 1c : objectif mesurable (SMART)",
    ),
)
def _progress(examen: Examen) -> Iterator[Signal]:
    for chemin, objectif in situes(examen.cahier.objectifs, "objectifs"):
        depart, vise = objectif.valeur_actuelle, objectif.valeur_cible
        nom = f"L’objectif {examen.reperes.nom(objectif.id)}"
        if depart and depart.date and objectif.echeance and objectif.echeance <= depart.date:
            yield _too_early(f"{chemin}.echeance", nom)
        yield from _compared(f"{chemin}.valeur_cible", nom, depart, vise)
    for chemin, cible in situes(examen.cahier.cibles, "cibles"):
        actuel, futur = cible.volume_actuel, cible.volume_cible
        nom = f"La cible {examen.reperes.nom(cible.id)}"
        if actuel and actuel.date and futur and futur.echeance and futur.echeance <= actuel.date:
            yield _too_early(f"{chemin}.volume_cible.echeance", nom)
        yield from _compared(f"{chemin}.volume_cible", nom, actuel, futur)


def _too_early(chemin: str, nom: str) -> Signal:
    return signal(
        chemin,
        f"{nom} a une échéance antérieure à la mesure de départ. Repoussez l’échéance, ou "
        f"corrigez la date de mesure.",
        "COH-014",
    )


def _compared(chemin: str, nom: str, depart: object, vise: object) -> Iterator[Signal]:
    avant, apres = (getattr(v, "unite", None) for v in (depart, vise))
    de, a = (getattr(v, "valeur", None) for v in (depart, vise))
    if avant and apres and avant.casefold() != apres.casefold():
        yield signal(
            f"{chemin}.unite",
            f"{nom} part de « {avant} » et vise « {apres} » : les deux ne se comparent pas. "
            f"Gardez une unité.",
            "COH-015",
        )
    elif de is not None and de == a:
        yield signal(
            f"{chemin}.valeur",
            f"{nom} vise la valeur d’aujourd’hui. Dites ce qui doit changer, ou retirez la cible.",
            "COH-016",
        )


@controle(
    regle(
        "COH-017",
        AVERTISSEMENT,
        "trop d’objectifs",
        pourquoi=(
            "Au-delà de sept, plus rien n’est prioritaire : le candidat ne sait pas ce que le "
            "projet doit réussir."
        ),
        mauvais="quatorze objectifs principaux",
        mieux="quatre objectifs, les autres en indicateurs",
        source="Plan détaillé, 1c : entre trois et sept objectifs principaux",
        methode="Les objectifs de pilotage ne sont pas comptés.",
        seuils=(MAX_OBJECTIFS,),
    )
)
def _many(examen: Examen) -> Iterator[Signal]:
    principaux = [o for o in examen.cahier.objectifs if _main(o)]
    if len(principaux) > examen.seuil(MAX_OBJECTIFS):
        yield signal(
            "objectifs",
            f"{len(principaux)} objectifs principaux : rien n’est prioritaire. Gardez-en sept au "
            f"plus, "
            "et suivez les autres comme indicateurs.",
        )


def _main(objectif: ObjectifProjet) -> bool:
    return objectif.niveau is None or objectif.niveau != "pilotage"


CONTROLES = (_shares, _headcounts, _siren, _progress, _many)
