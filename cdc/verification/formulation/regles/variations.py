"""Changes that are wanted without figures: from what, to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.gardes import (
    unmeasured,
)
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.grandeurs import Grandeur
from cdc.verification.formulation.lexique.ouverts import (
    ECHECS,
    VARIATIONS,
)
from cdc.verification.formulation.motifs import Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce


REPRENDRE = words("gagner perdre reprendre")


def changed(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a change that has no two figures: « améliorer », « réduire », « divisé par deux »."""
    for debut, fin in enonce.phrases:
        if _has_start_and_target(enonce, debut, fin):
            continue
        for rang in range(debut, fin):
            jeton = enonce.jetons[rang]
            if jeton.cite or jeton.zone is not Zone.PRINCIPALE:
                continue
            if jeton.lemme in REPRENDRE and _in_points(enonce, rang):
                yield Trouvaille("COM-01", rang, rang + 3)
            force = VARIATIONS.get(jeton.lemme)
            if force and _varies(enonce, rang, fin, force):
                yield Trouvaille("COM-01", rang, rang + 1)


def made_to_change(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « fera remonter la marge », « les ventes repartiront »: from what, to what?"""
    for debut, fin in enonce.phrases:
        if _has_start_and_target(enonce, debut, fin):
            continue
        for rang in range(debut + 1, fin):
            jeton = enonce.jetons[rang]
            if jeton.lemme not in MONTER or jeton.cite or jeton.zone is not Zone.PRINCIPALE:
                continue
            if not jeton.role & (Nature.FINI | Nature.INFINITIF) or not unmeasured(
                enonce, rang, fin
            ):
                continue
            cause = enonce.jetons[rang - 1].lemme == "faire"
            autour = (
                range(rang + 1, min(rang + 4, fin)) if cause else range(max(debut, rang - 4), rang)
            )
            if any(enonce.forme(r).removesuffix("s") in _INDICATEURS for r in autour):
                yield Trouvaille("COM-01", rang - cause, rang + 1)


MONTER = words("""
    remonter monter descendre décoller repartir grimper fondre plonger tomber chuter reculer progresser baisser croître
    bondir décroître exploser envoler redescendre
    """)
_INDICATEURS = words("""
    marge chiffre vente taux coût délai panier satisfaction volume stock charge productivité résultat rentabilité
    fréquentation trafic impayé litige absence absentéisme erreur retour rotation attrition conversion notoriété
    rendement recette dépense bénéfice encours dette stress turnover
    """)


def _in_points(enonce: Enonce, rang: int) -> bool:
    """Tell « gagne 8 points » : from what figure, nobody says."""
    return any(m.rang == rang + 1 and m.grandeur is Grandeur.PART for m in enonce.mesures)


_VERBAL = Nature.FINI | Nature.INFINITIF | Nature.PARTICIPE


def _varies(enonce: Enonce, rang: int, fin: int, force: str) -> bool:
    jeton = enonce.jetons[rang]
    if not jeton.role & _VERBAL:
        return False
    if force == "relative":
        return enonce.forme(rang + 1) in ("par", "le", "la", "les", "l’", "le")
    if _forbidden(enonce, rang) or enonce.forme(rang + 2) in _CRANS:
        return False
    if jeton.lemme in _BORNER and _bounds_something(enonce, rang, fin):
        return False
    if force == "vague":
        return unmeasured(enonce, rang, rang + 1)
    chiffres = [m for m in enonce.mesures if rang < m.rang < fin]
    utiles = [m for m in chiffres if m.grandeur not in (Grandeur.REFERENCE, Grandeur.DATE)]
    if not utiles:
        return True
    return enonce.forme(utiles[0].rang - 1) == "de" and utiles[0].grandeur is Grandeur.PART


# « baisser la priorité d’un ticket » : one notch of a scale.
_CRANS = words("priorité niveau statut gravité criticité rang note score")


def _forbidden(enonce: Enonce, rang: int) -> bool:
    """Tell « ne peut pas réduire le prix »: a prohibition."""
    de = max(enonce.sentence(rang)[0], rang - 5)
    return any(enonce.forme(r) in ("ne", "n’") for r in range(de, rang))


# « limiter l’accès aux administrateurs », « restreindre à l’agence »: a rule, not a progress.
_BORNER = frozenset(
    {
        "limiter",
        "restreindre",
        "élargir",
        "affiner",
        "clarifier",
        "stabiliser",
        "favoriser",
        "épargner",
    }
)
_BORNER |= {"enrichir", "consolider"}
_PAR_QUOI = words("avec par des du")
_REGRETTABLE = ECHECS | words(
    "temps délai délais coût coûts saisie saisies ressaisie ressaisies déplacements appels effort efforts manipulations"
    " litiges clic clics charge impact impacts papier relances tâches temps dépendance consommation effets doublons"
)


def _bounds_something(enonce: Enonce, rang: int, fin: int) -> bool:
    if enonce.jetons[rang].lemme in ("enrichir", "consolider"):
        return any(enonce.forme(r) in _PAR_QUOI for r in range(rang + 2, min(fin, rang + 9)))
    objet = [enonce.forme(r) for r in range(rang + 1, min(fin, rang + 4))]
    return not any(o in _REGRETTABLE for o in objet)


def change_wanted(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « l’objectif est une baisse des impayés », « permettre une hausse du taux »."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.forme not in CHANGEMENTS or jeton.cite or jeton.zone is not Zone.PRINCIPALE:
            continue
        debut, fin = enonce.sentence(rang)
        if enonce.forme(rang + 1) not in _DE or _figures(enonce, debut, fin):
            continue
        if any(enonce.jetons[r].lemme in _VISER for r in range(max(debut, rang - 4), rang)):
            yield Trouvaille("COM-01", rang, rang + 1)


_DE = frozenset({"du", "de", "des", "d’"})
CHANGEMENTS = words("""
    baisse hausse réduction diminution augmentation amélioration accroissement recul progression accélération
    simplification allègement raccourcissement fluidification fiabilisation rationalisation renforcement
    abaissement optimisation chute progrès redressement raréfaction intensification modernisation
    """)
_VISER = words("""
    viser permettre attendre rechercher obtenir espérer apporter entraîner constater favoriser conduire
    contribuer promettre produire engendrer amener souhaiter chercher concourir être
    """)


def _figures(enonce: Enonce, debut: int, fin: int) -> bool:
    return any(
        debut <= m.rang < fin and m.grandeur not in (Grandeur.REFERENCE, Grandeur.DATE)
        for m in enonce.mesures
    )


def _has_start_and_target(enonce: Enonce, debut: int, fin: int) -> bool:
    chiffres = [
        m
        for m in enonce.mesures
        if debut <= m.rang < fin and m.grandeur not in (Grandeur.REFERENCE, Grandeur.DATE)
    ]
    if len(chiffres) >= 2 and any(
        enonce.forme(m.rang - 1) in ("à", "de", "par", "contre", "base") for m in chiffres
    ):
        return True
    formes = {enonce.forme(r) for r in range(debut, fin)}
    return bool(chiffres) and bool(formes & {"base", "rapport", "référence", "contre"})
