"""Numbers that cannot be: shares out of 0 to 100, negative counts, ends before their start."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from cdc.francais import number
from cdc.verification.ecriture import ERREUR, regle, signal
from cdc.verification.regles import controle
from cdc_schema.base import Element
from cdc_schema.chemins import Chemin, ecrire
from cdc_schema.description import Champ, champs
from cdc_schema.types import Duree, Genre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema import Cahier

_NOMBRES = (Genre.POURCENTAGE, Genre.ENTIER, Genre.DECIMAL, Genre.MONTANT)
# Growth, and an error of forecast, may pass 100 or fall below 0.
_CROISSANCES = frozenset({"croissance", "croissance_an", "erreur_constatee"})
# Points taken off a lead, a measure, a task that begins before another ends.
_SIGNES = frozenset({("leads", "points"), ("objectifs", "valeur"), ("planning", "delai")})
_CENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Nombre:
    chemin: Chemin
    champ: Champ
    valeur: Decimal


@controle(
    regle(
        "COH-001",
        ERREUR,
        "pourcentage hors de 0 à 100",
        pourquoi=(
            "Une part de 120 % est une faute de frappe, et toutes les sommes qui en dépendent "
            "sont fausses."
        ),
        mauvais="doublons : 120 %",
        mieux="doublons : 12 %",
        source="Plan détaillé, 0f, 1a, 2c, 4a : valeurs entre 0 et 100",
        methode="Tous les pourcentages du cahier, sauf les croissances.",
    ),
    regle(
        "COH-002",
        ERREUR,
        "quantité négative",
        pourquoi=(
            "Un nombre de lignes, de jours ou d’euros ne peut pas être négatif : le chiffrage "
            "partirait d’une faute de frappe."
        ),
        mauvais="lignes : -3 140",
        mieux="lignes : 3 140",
        source="Plan détaillé ; ISO/IEC/IEEE 29148, exactitude",
        methode=(
            "Tous les nombres et toutes les durées, sauf ce qui peut l’être : croissances, "
            "points, mesures, écarts de planning."
        ),
    ),
)
def _ranges(examen: Examen) -> Iterator[Signal]:
    for nombre in _numbers(examen.cahier):
        ou, titre, valeur = ecrire(nombre.chemin), nombre.champ.titre, nombre.valeur
        part = nombre.champ.genre is Genre.POURCENTAGE
        if part and not 0 <= valeur <= _CENT and nombre.champ.cle not in _CROISSANCES:
            yield signal(
                ou,
                f"« {titre} » vaut {number(valeur)} %. Un pourcentage va de 0 à 100 : corrigez-le.",
                "COH-001",
            )
        elif not part and valeur < 0 and (nombre.chemin[0], nombre.champ.cle) not in _SIGNES:
            yield signal(
                ou,
                f"« {titre} » vaut {number(valeur)}. Une quantité ne peut pas être négative : "
                f"corrigez-la.",
                "COH-002",
            )


def _numbers(cahier: Cahier) -> Iterator[_Nombre]:
    return _inside(cahier, ())


def _inside(element: Element, chemin: Chemin) -> Iterator[_Nombre]:
    valeurs = vars(element)
    for champ in _leading(type(element), frozenset(element.model_fields_set)):
        yield from _within(valeurs[champ.cle], champ, (*chemin, champ.cle))


def _within(valeur: Any, champ: Champ, chemin: Chemin) -> Iterator[_Nombre]:
    if isinstance(valeur, Duree):
        yield _Nombre((*chemin, "valeur"), champ, valeur.valeur)
    elif isinstance(valeur, Element):
        yield from _inside(valeur, chemin)
    elif isinstance(valeur, list):
        for rang, un in enumerate(valeur):
            adresse = (isinstance(un, Element) and vars(un).get("id")) or rang
            yield from _within(un, champ, (*chemin, adresse))
    elif isinstance(valeur, int | Decimal) and not isinstance(valeur, bool):
        yield _Nombre(chemin, champ, Decimal(valeur))


@cache
def _leading(modele: type[Element], ecrits: frozenset[str]) -> tuple[Champ, ...]:
    """Return the items among `ecrits` that hold numbers, however deep."""
    return tuple(c for c in champs(modele) if c.cle in ecrits and _leads(c))


def _leads(champ: Champ) -> bool:
    if champ.genre in _NOMBRES or champ.genre is Genre.DUREE:
        return True
    if champ.modele is not None:
        return any(map(_leads, champs(champ.modele)))
    return champ.element is not None and _leads(champ.element)


CONTROLES = (_ranges,)
