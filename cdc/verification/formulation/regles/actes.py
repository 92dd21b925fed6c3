"""Acts that happen, are planned or called for, with nobody to do them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import (
    NOMS_D_ACTES,
)
from cdc.verification.formulation.lexique.grandeurs import Grandeur
from cdc.verification.formulation.motifs import Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone
from cdc.verification.formulation.regles.passifs import (
    AGENTS,
    has_agent,
    is_passive,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce


def happenings(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « un arbitrage intervient », « la validation se fait »: an act that nobody does."""
    for debut, fin in enonce.phrases:
        for rang in range(debut + 1, fin):
            jeton = enonce.jetons[rang]
            if jeton.cite or jeton.zone is not Zone.PRINCIPALE or not jeton.role & Nature.FINI:
                continue
            if jeton.lemme in TOMBER and not has_agent(enonce, rang, fin):
                sujet = _verdict(enonce, debut, rang)
                if sujet >= 0 and not _belongs_to_somebody(enonce, sujet, rang):
                    yield Trouvaille("PAS-06", sujet, rang + 1)
                break
            if (
                _happens(enonce, rang)
                and not has_agent(enonce, rang, fin)
                and not _is_scheduled(enonce, debut, fin)
                and not (jeton.lemme in COMMENCER and _dated_from(enonce, rang, fin))
            ):
                sujet = _subject(enonce, debut, rang)
                if sujet >= 0 and enonce.forme(sujet).rstrip("s") in NOMS_D_ACTES:
                    yield Trouvaille("PAS-06", sujet, rang + 1)
            break


# A decision that comes by itself has no author, even when its hour is known.
TOMBER = words("tomber venir arriver sortir paraître")
_VERDICTS = words(
    "décision arbitrage verdict validation accord refus avis approbation choix réponse"
)


def _verdict(enonce: Enonce, debut: int, verbe: int) -> int:
    for rang in range(verbe - 1, debut, -1):
        vert = enonce.forme(rang) == "feu" and enonce.forme(rang + 1) == "vert"
        verdict = vert or enonce.forme(rang).rstrip("s") in _VERDICTS
        if verdict and enonce.role(rang - 1) & Nature.DETERMINANT:
            return rang
    return -1


def _belongs_to_somebody(enonce: Enonce, acte: int, verbe: int) -> bool:
    """Tell « la décision du comité » from « la décision de bascule »."""
    return any(enonce.forme(r).rstrip("s") in AGENTS for r in range(acte + 1, verbe))


def planned(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « une relecture est prévue »: an act on the calendar of nobody."""
    for debut, fin in enonce.phrases:
        for rang in range(debut + 2, fin):
            jeton = enonce.jetons[rang]
            if jeton.lemme not in PREVOIR or not jeton.role & Nature.PARTICIPE:
                continue
            if jeton.cite or jeton.zone is not Zone.PRINCIPALE or not is_passive(enonce, rang):
                continue
            sujet = _subject(enonce, debut, rang)
            acte = sujet >= 0 and enonce.forme(sujet).rstrip("s") in NOMS_D_ACTES
            if acte and not _is_scheduled(enonce, debut, fin) and not has_agent(enonce, rang, fin):
                yield Trouvaille("PAS-06", sujet, rang + 1)


PREVOIR = words("prévoir programmer")


def _is_scheduled(enonce: Enonce, debut: int, fin: int) -> bool:
    """Tell a clause of the planning: « la bascule a lieu le 12/06/2027 »."""
    return any(
        debut <= m.rang < fin and m.grandeur in (Grandeur.DATE, Grandeur.HEURE)
        for m in enonce.mesures
    )


def _dated_from(enonce: Enonce, debut: int, fin: int) -> bool:
    """Tell « commence 5 jours ouvrés après la livraison »: a stage, and the day it begins."""
    return any(
        debut < m.rang < fin
        and m.grandeur is Grandeur.DUREE
        and any(enonce.forme(m.fin + n) in ("après", "avant") for n in (0, 1))
        for m in enonce.mesures
    )


def called_for(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « fait l’objet d’une validation », « nécessite un accord », « sont à nettoyer »."""
    for debut, fin in enonce.phrases:
        for rang in range(debut, fin - 2):
            jeton = enonce.jetons[rang]
            if jeton.lemme not in APPELS or jeton.cite or jeton.zone is not Zone.PRINCIPALE:
                continue
            borne = (
                _to_be_done(enonce, rang)
                or _act_called(enonce, rang, fin)
                or _submitted(enonce, rang, fin)
            )
            if borne and not has_agent(enonce, rang, fin):
                yield Trouvaille("PAS-06", rang, borne)


# What `_to_be_done` and `_act_called` look at.
APPELS = words("être nécessiter requérir exiger supposer faire donner")


def _to_be_done(enonce: Enonce, rang: int) -> int:
    """Return the end of « sont à nettoyer », 0 without any."""
    if enonce.forme(rang + 1) != "à" or enonce.jetons[rang].lemme != "être":
        return 0
    acte = enonce.jetons[rang + 2]
    return rang + 3 if acte.role & Nature.INFINITIF and acte.lemme not in _A_NOTER else 0


_A_NOTER = words("noter savoir dire venir distinguer rapprocher comparer définir préciser")


def _act_called(enonce: Enonce, rang: int, fin: int) -> int:
    """Return the end of the act that a verb calls for, 0 without any or when it has an author."""
    jeton = enonce.jetons[rang]
    if not jeton.role & (Nature.FINI | Nature.INFINITIF):
        return 0
    if jeton.lemme in ("nécessiter", "requérir", "exiger", "supposer"):
        suivant = rang + 2
    elif jeton.lemme == "faire" and enonce.forme(rang + 2) == "objet":
        suivant = rang + 5
    elif jeton.lemme == "donner" and enonce.forme(rang + 1) == "lieu":
        suivant = rang + 4
    else:
        return 0
    if enonce.forme(suivant) not in _ACCORDS or _belongs(enonce, suivant, fin):
        return 0
    return suivant + 1


def _submitted(enonce: Enonce, rang: int, fin: int) -> int:
    """Return the end of « est soumis à validation », 0 without any or when who validates is told."""
    if enonce.jetons[rang].lemme != "être" or enonce.jetons[rang + 1].lemme != "soumettre":
        return 0
    acte = rang + 3
    while enonce.role(acte) & Nature.DETERMINANT:
        acte += 1
    if enonce.forme(rang + 2) not in ("à", "au") or enonce.forme(acte) not in _ACCORDS:
        return 0
    return 0 if _belongs(enonce, acte, fin) else acte + 1


_ACCORDS = words(
    "révision actualisation suivi signature réunion"
    " "
    "nettoyage tri recette audit formation test bilan évaluation correction concertation négociation"
    " dédoublonnage homologation chiffrage recensement inventaire enquête présentation validation approbation accord autorisation contrôle vérification relecture arbitrage revue visa"
    " décision analyse étude instruction"
)


def _belongs(enonce: Enonce, acte: int, fin: int) -> bool:
    """Tell whether the act names its author: « l’accord du directeur »."""
    suite = {enonce.forme(r) for r in range(acte + 1, min(acte + 5, fin))}
    return bool(suite & {"du", "de", "des", "d’", "par"})


SURVENIR = words("intervenir survenir")
SE_FAIRE = words("faire effectuer dérouler opérer réaliser tenir")


def _happens(enonce: Enonce, rang: int) -> bool:
    jeton = enonce.jetons[rang]
    if jeton.lemme in SURVENIR:
        return True
    if jeton.lemme == "faire" and enonce.forme(rang + 2) == "objet":
        return False
    if jeton.lemme in SE_FAIRE:
        return enonce.forme(rang - 1) in ("se", "s’")
    if jeton.lemme in COMMENCER:
        debut, _ = enonce.sentence(rang)
        sujet = _subject(enonce, debut, rang)
        apres = enonce.forme(rang + 2) in _PHASES or jeton.lemme not in ("précéder", "suivre")
        return sujet >= 0 and enonce.forme(sujet) in _TRAVAUX and apres
    return enonce.forme(rang + 1) == "lieu"


# « le nettoyage des fiches précède la reprise »: work that only people do.
COMMENCER = words("précéder suivre commencer débuter démarrer terminer achever")
_PHASES = words("reprise bascule migration recette mise démarrage formation livraison production")
_TRAVAUX = words(
    "nettoyage tri contrôle relecture formation recette dédoublonnage vérification validation saisie correction"
    " préparation revue arbitrage accompagnement cadrage paramétrage"
)


def _subject(enonce: Enonce, debut: int, verbe: int) -> int:
    """Return the head noun of the group before a verb, -1 without any."""
    for rang in range(debut, verbe):
        jeton = enonce.jetons[rang]
        if (
            jeton.role & Nature.NOM
            and jeton.zone is Zone.PRINCIPALE
            and not (enonce.role(rang - 1) & Nature.PREPOSITION and rang > debut)
        ):
            return rang
    return -1
