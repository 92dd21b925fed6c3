"""Rules on what the contract says of acceptance: shares of its time, thresholds of the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import enumeration, number
from cdc.recette.seuils import Seuils
from cdc.verification.ecriture import AVERTISSEMENT, CONSEIL, regle, signal
from cdc.verification.regles import controle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal

_PARTS = {
    "preparation": "la préparation",
    "execution": "l’exécution",
    "restitution": "la restitution",
}
# What is asked, whether more of it asks less, and its unit.
_SEUILS = {
    "couverture_indispensables_min": ("la couverture des exigences indispensables", False, " %"),
    "couverture_importantes_min": ("la couverture des exigences importantes", False, " %"),
    "taux_conforme_min": ("le taux de cas conformes", False, " %"),
    "taux_majeures_max": ("le taux d’anomalies majeures", True, " %"),
    "nb_mineures_max": ("le nombre d’anomalies mineures", True, ""),
    "delai_majeure": ("le délai des réserves majeures", True, " jours"),
    "delai_mineure": ("le délai des réserves mineures", True, " jours"),
}


@controle(
    regle(
        "RCT-036",
        AVERTISSEMENT,
        "temps de recette dont une part est nulle",
        pourquoi="Sans préparation, les comptes et les données manquent le premier jour ; sans restitution, les écarts ne sont ni "
        "triés ni signés.",
        mauvais="préparation : 0 jour ; exécution : 18 jours ; restitution : 0 jour",
        mieux="préparation : 7 jours ; exécution : 8 jours ; restitution : 3 jours",
        source="Recette, le temps couvre préparation, exécution et restitution",
        methode="Répartition du planning (5) et parts du règlement de recette.",
    ),
    regle(
        "RCT-037",
        CONSEIL,
        "seuil de décision plus souple que l’usage",
        pourquoi="Un seuil bas se décide au contrat, jamais le jour du procès-verbal : vérifiez que c’est bien ce que vous avez "
        "signé.",
        mauvais="couverture des exigences indispensables : 80 %",
        mieux="couverture des exigences indispensables : 100 %",
        source="Recette, règle de décision du procès-verbal : couverture d’abord ; taux d’usage",
        methode="Compare le règlement de recette aux valeurs qui servent quand il est vide.",
    ),
)
def _contract(examen: Examen) -> Iterator[Signal]:
    reglement, temps = examen.cahier.reglement_recette, examen.cahier.planning.recette
    repartition = temps.repartition if temps else None
    for racine, lu, prefixe in (
        ("planning.recette.repartition", repartition, ""),
        ("reglement_recette", reglement, "part_"),
    ):
        nulles = [c for c in _PARTS if lu is not None and getattr(lu, f"{prefixe}{c}") == 0]
        if nulles:
            yield signal(
                f"{racine}.{prefixe}{nulles[0]}",
                f"Le temps de recette ne garde rien pour {enumeration([_PARTS[c] for c in nulles])}. Partagez-le en trois.",
                "RCT-036",
            )
    usuels = Seuils()
    for cle, (quoi, plafond, unite) in _SEUILS.items():
        pose, usuel = getattr(reglement, cle), getattr(usuels, cle)
        if pose is not None and (pose > usuel if plafond else pose < usuel):
            yield signal(
                f"reglement_recette.{cle}",
                f"Le contrat fixe {quoi} à {number(pose)}{unite} ; l’usage est {number(int(usuel))}{unite}. "
                "Vérifiez qu’il le dit, ou resserrez.",
                "RCT-037",
            )


CONTROLES = (_contract,)
