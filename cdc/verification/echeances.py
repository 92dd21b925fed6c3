"""Dates that must agree: those said twice, the opening after what prepares it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.verification.calendrier import day, french, recettes
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, regle, signal
from cdc.verification.noms import holds
from cdc.verification.regles import controle
from cdc.verification.reperes import situes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal

# Where the same date is said, what the name of its milestone begins by, its path.
_DITES = (
    ("le calendrier de consultation", ("remise des offres",), "planning.consultation.remise"),
    ("le calendrier de consultation", ("choix",), "planning.consultation.choix"),
    ("le plan de bascule", ("mise en service", "ouverture"), "migration.bascule.ouverture"),
)


@controle(
    regle(
        "PLA-007",
        ERREUR,
        "jalon et calendrier à deux dates",
        pourquoi="Le candidat bâtit son planning sur l’une, vous sur l’autre ; l’écart se découvre le jour dit.",
        mauvais="jalon « Choix » : 29/01/2027 ; calendrier de consultation, choix : 05/02/2027",
        mieux="29/01/2027 aux deux endroits",
        source="ISO/IEC/IEEE 29148, cohérence ; Plan détaillé, 5",
        methode="Jalons dont le nom commence par « Remise des offres », « Choix », « Mise en service » ou « Ouverture », contre le "
        "calendrier de consultation et le plan de bascule.",
    )
)
def _twice(examen: Examen) -> Iterator[Signal]:
    for chemin, jalon in situes(examen.cahier.planning.jalons, "planning.jalons"):
        if not (jalon.nom and jalon.date):
            continue
        for ou, debuts, ailleurs in _DITES:
            dite = _date(examen, ailleurs)
            nomme = any(_begins(jalon.nom, d) for d in debuts)
            if nomme and dite and jalon.date != dite:
                yield signal(
                    f"{chemin}.date",
                    f"« {jalon.nom} » est le {french(jalon.date)}, et {ou} dit le {french(dite)}. "
                    "Gardez une seule date.",
                )


def _date(examen: Examen, chemin: str) -> dt.date | None:
    valeur: Any = examen.cahier
    for cle in chemin.split("."):
        valeur = getattr(valeur, cle, None)
    return day(valeur) if valeur else None


def _begins(nom: str, debut: str) -> bool:
    return holds(" ".join(nom.split()[: len(debut.split())]), (debut,))


@controle(
    regle(
        "PLA-008",
        ERREUR,
        "ouverture avant la fin de la recette",
        pourquoi="On ouvre ce que personne n’a fini de vérifier : la mise en service vaudra acceptation.",
        mauvais="ouverture le 28/06/2027 ; recette de LOT-2 jusqu’au 02/07/2027",
        mieux="ouverture le 12/07/2027 ; recette de LOT-2 jusqu’au 02/07/2027",
        source="Plan détaillé, 5 et 4f ; étude métier, mise en production valant recette",
        methode="Contre la recette de chaque lot livré avant l’ouverture ; un lot livré après attend la sienne.",
    ),
    regle(
        "PLA-009",
        AVERTISSEMENT,
        "formation après l’ouverture",
        pourquoi="Ceux qui ouvrent l’outil sans formation reprennent leur ancien fichier le premier matin.",
        mauvais="ouverture le 12/07/2027 ; formation du SAV le 20/07/2027",
        mieux="formation du SAV le 06/07/2027",
        source="Plan détaillé, 5 : formation",
    ),
)
def _opening(examen: Examen) -> Iterator[Signal]:
    bascule, planning = examen.cahier.migration.bascule, examen.cahier.planning
    if bascule is None or bascule.ouverture is None:
        return
    ouverture = day(bascule.ouverture)
    for plage in recettes(planning):
        if _open_during(plage.debut, ouverture, plage.fin):
            yield signal(
                "migration.bascule.ouverture",
                f"L’ouverture est le {french(ouverture)}, et {plage.nom} finit le {french(plage.fin or ouverture)}. "
                "Déplacez l’une des deux.",
                "PLA-008",
            )
    for chemin, seance in situes(planning.formation, "planning.formation"):
        if seance.date and seance.date > ouverture:
            yield signal(
                f"{chemin}.date",
                f"« {seance.public} » est formé le {french(seance.date)}, après l’ouverture du {french(ouverture)}. "
                "Avancez la séance.",
                "PLA-009",
            )


def _open_during(debut: dt.date | None, ouverture: dt.date, fin: dt.date | None) -> bool:
    return bool(debut and fin and debut <= ouverture < fin)


CONTROLES = (_twice, _opening)
