"""What does not hold between the work of acceptance and the time of people."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from cdc.francais import enumeration, number, plural
from cdc_schema.enumerations import UniteCharge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cdc.recette.charge import Charge, ChargeLot

_CENT = Decimal(100)
_MONTRES = 5


class Manque(StrEnum):
    """What an alert is about."""

    CONCEPTION = "conception inconnue"
    TEMPS = "temps trop court"
    PART = "part nulle"
    PARTS = "parts qui ne font pas 100"
    DATES = "lot sans dates"
    LOT = "lot trop court"
    SURCHARGE = "personne surchargée"
    PERSONA = "persona sans recetteur"
    OISIF = "recetteur sans cas"
    DUREE = "cas sans durée"
    HORS_LOT = "cas hors lot"


@dataclass(frozen=True, slots=True)
class Alerte:
    """One thing that does not hold: what it is about, in words, and where to mend it."""

    manque: Manque
    message: str
    chemin: str


def alerts(charge: Charge, nom: Callable[[str], str] = str) -> tuple[Alerte, ...]:
    """Return everything that does not hold; `nom` says how a reference is called."""
    return (
        *_effort(charge),
        *(alerte for lot in charge.lots for alerte in _lot(charge, lot, nom)),
        *_people(charge, nom),
        *_cases(charge),
    )


def days(jours: Decimal | int) -> str:
    """Return « 1,5 jour », « 18 jours »."""
    dits = number(Decimal(jours).quantize(Decimal("0.1")).normalize() + 0)
    return f"{dits} jour{'s' if jours >= 2 else ''}"


def _effort(charge: Charge) -> Iterator[Alerte]:
    effort = charge.effort
    if effort.jours is None:
        yield Alerte(
            Manque.CONCEPTION,
            "Le temps de conception n’est pas écrit\u00a0: sans lui, rien ne dit combien la recette doit "
            "durer. Écrivez les jours de conception.",
            "planning.recette.jours_conception",
        )
    elif effort.prevus is not None and effort.prevus < effort.jours:
        yield Alerte(
            Manque.TEMPS,
            f"Le planning prévoit {days(effort.prevus)} de recette, et {number(effort.part.normalize() + 0)}\u00a0% de la "
            f"conception en font {number(effort.jours)}. Prévoyez-les.",
            "planning.recette.jours_recette",
        )
    for part, dite in effort.parts.items():
        if not dite:
            yield Alerte(
                Manque.PART,
                f"La part «\u00a0{_PARTS[part]}\u00a0» est nulle\u00a0: ce travail se fera quand même, sur le temps "
                "d’une autre. Donnez-lui une part.",
                f"reglement_recette.part_{part}",
            )
    if sum(effort.parts.values()) != _CENT:
        dites = enumeration([number(p.normalize() + 0) for p in effort.parts.values()])
        yield Alerte(
            Manque.PARTS,
            f"Les trois parts de la recette ({dites}) ne font pas 100\u00a0%. Corrigez-les.",
            "reglement_recette",
        )


_PARTS = {
    "preparation": "préparation",
    "execution": "exécution",
    "restitution": "restitution",
}


def _lot(charge: Charge, lot: ChargeLot, nom: Callable[[str], str]) -> Iterator[Alerte]:
    ici = f"planning.lots[{lot.lot}].recette_debut"
    if lot.debut is None or lot.fin is None:
        yield Alerte(
            Manque.DATES,
            f"La recette de {nom(lot.lot)} n’a pas de dates\u00a0: sa capacité n’est pas comptée. "
            "Écrivez son début et sa fin.",
            ici,
        )
        return
    if charge.effort.unite is UniteCharge.JOURS_CALENDAIRES:
        place, de_quoi = Decimal((lot.fin - lot.debut).days + 1), "jours calendaires"
    else:
        place, de_quoi = lot.capacite or Decimal(0), "jours de recetteurs"
    voulus = max(lot.prevus or Decimal(0), _worked(charge, lot))
    if voulus > place:
        yield Alerte(
            Manque.LOT,
            f"La recette de {nom(lot.lot)} demande {days(voulus)}, et a {number(place.quantize(Decimal('0.1')).normalize() + 0)} "
            f"{de_quoi} entre ses deux dates. Allongez-la, ou libérez d’autres recetteurs.",
            ici,
        )


def _worked(charge: Charge, lot: ChargeLot) -> Decimal:
    """Return what its cases take, where days are those of people."""
    return Decimal(0) if charge.effort.unite is UniteCharge.JOURS_CALENDAIRES else lot.demande


def _people(charge: Charge, nom: Callable[[str], str]) -> Iterator[Alerte]:
    pleins = [(f" pour {nom(lot.lot)}", t) for lot in charge.lots for t in lot.travaux if t.over]
    vus = {t.personne for _, t in pleins}
    pleins += [(" en tout", t) for t in charge.travaux if t.over and t.personne not in vus]
    for ou, travail in pleins:
        yield Alerte(
            Manque.SURCHARGE,
            f"{nom(travail.personne)} a {days(travail.demande)} de cas à jouer{ou}, et "
            f"{days(travail.capacite or 0)} de disponible. Partagez ses cas, ou libérez-lui du temps.",
            f"equipe.membres[{travail.personne}].disponibilite",
        )
    for persona in charge.sans_recetteur:
        yield Alerte(
            Manque.PERSONA,
            f"Personne ne joue {nom(persona)}\u00a0: ses cas ne seront pas joués. Désignez un recetteur.",
            f"personas[{persona}].recetteurs",
        )
    for travail in charge.travaux:
        if not travail.cas:
            yield Alerte(
                Manque.OISIF,
                f"{nom(travail.personne)} est recetteur et n’a aucun cas à jouer. Donnez-lui un persona, ou "
                "retirez son nom du planning.",
                "planning.recette.recetteurs",
            )


def _cases(charge: Charge) -> Iterator[Alerte]:
    for manque, cas, dit, champ in (
        (
            Manque.DUREE,
            charge.sans_duree,
            "sans durée estimée\u00a0: comptés comme la moyenne des autres. Estimez-les",
            "duree_estimee_min",
        ),
        (
            Manque.HORS_LOT,
            charge.hors_lot,
            "qui ne vérifient l’exigence d’aucun lot\u00a0: dans aucun compte. Citez leurs exigences",
            "exigences",
        ),
    ):
        if cas:
            suite = "…" if len(cas) > _MONTRES else ""
            yield Alerte(
                manque,
                f"{plural(len(cas), 'cas', 'cas')} {dit} ({', '.join(cas[:_MONTRES])}{suite}).",
                f"cas_de_test[{cas[0]}].{champ}",
            )
