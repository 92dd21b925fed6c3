"""Promises that nobody can prove: no failure, nothing lost, nothing missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.grandeurs import Grandeur
from cdc.verification.formulation.lexique.ouverts import (
    DEPLAIRE,
    ECHECS,
    OUVERTS,
    RESTRICTIFS,
)
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from cdc.verification.formulation.enonce import Enonce


_VERBAL = Nature.FINI | Nature.INFINITIF | Nature.PARTICIPE


def without_failure(enonce: Enonce, rang: int) -> int:
    """Keep « reprises sans perte »; leave a condition, « un import sans erreur »."""
    if enonce.forme(rang + 1) not in ECHECS or not _promise(enonce, rang):
        return 0
    return 0 if restricted(enonce, rang + 2) else rang + 2


def is_open(forme: str, lemme: str) -> bool:
    """Tell a noun whose set no list of the project holds."""
    return lemme in OUVERTS or forme in OUVERTS or forme.rstrip("sx") in OUVERTS


def restricted(enonce: Enonce, rang: int) -> bool:
    """Tell whether words after a noun bound it: « saisies par », « du compte », « dont »."""
    for suivant in range(rang, min(rang + 4, len(enonce.jetons))):
        jeton = enonce.jetons[suivant]
        if jeton.forme in (
            ".",
            ";",
            ",",
            "et",
            "ou",
            "en",
            "sans",
            "avec",
            "sur",
            "doivent",
            "doit",
        ):
            return False
        if jeton.forme in _NE_BORNENT:
            return False
        if jeton.forme in RESTRICTIFS or jeton.forme in (":", "(") or jeton.cite:
            return True
        if jeton.role & (Nature.RELATIF | Nature.NOMBRE):
            return True
        if jeton.role & Nature.ADJECTIF and jeton.natures & Nature.PARTICIPE:
            return True
        if jeton.forme in ("du", "des", "de", "d’", "au", "aux") and _definite(enonce, suivant):
            return True
        if jeton.role & (Nature.FINI | Nature.AUXILIAIRE | Nature.MODAL):
            return False
    return False


# « tous les cas rencontrés »: whatever comes, no list holds it.
_NE_BORNENT = frozenset(
    racine + fin
    for racine in words(
        "rencontré exprimé imaginé constaté vécu remonté survenu existant attendu souhaité formulé soulevé"
    )
    for fin in ("s", "es")
) | words("possibles imaginables envisageables éventuels éventuelles courants courantes imprévues")


def _definite(enonce: Enonce, rang: int) -> bool:
    suivant = enonce.jetons[rang + 1] if rang + 1 < len(enonce.jetons) else None
    if suivant is None:
        return False
    if enonce.forme(rang) in ("du", "au"):
        return not is_open(suivant.forme, suivant.lemme) and suivant.forme not in _MARCHES
    return suivant.forme in (
        "la",
        "l’",
        "le",
        "son",
        "ses",
        "leur",
        "ce",
        "cette",
        "un",
        "une",
    ) or (suivant.brut[0].isupper())


_MARCHES = frozenset({"marché", "monde", "système", "crm", "logiciel", "client", "métier"})


def _never_lost(enonce: Enonce, rang: int) -> int:
    """Keep « aucune donnée ne sera perdue » : a loss that nobody can rule out."""
    de, fin = enonce.sentence(rang)
    if any(m.grandeur is not Grandeur.REFERENCE and de <= m.rang < fin for m in enonce.mesures):
        return 0
    for suivant in range(rang + 2, min(rang + 7, fin)):
        jeton = enonce.jetons[suivant]
        if enonce.forme(suivant + 1) == "sans":
            reste = jeton.lemme in ("rester", "demeurer") and enonce.forme(suivant + 2) in _SUITES
            return suivant + 3 if reste else 0
        if jeton.lemme in _PERDRE and jeton.role & _VERBAL:
            return suivant + 1
    return 0


_SUITES = words("réponse suite solution suivi traitement réaction")
_PERDRE = words(
    "manquer rater louper omettre négliger perdre oublier altérer corrompre détruire égarer dégrader échapper endommager pénaliser léser"
    " perturber gêner interrompre compromettre ralentir"
)


def _not_annoying(enonce: Enonce, rang: int) -> int:
    """Keep « ne se dégrade pas », « ne doit pas agacer » : no figure tells when it would."""
    de, fin = enonce.sentence(rang)
    if any(m.grandeur is not Grandeur.REFERENCE and de <= m.rang < fin for m in enonce.mesures):
        return 0
    for voisin in (rang - 1, rang + 1):
        if enonce.jetons[voisin].lemme in DEPLAIRE if 0 <= voisin < fin else False:
            return rang + 2 if voisin > rang else rang + 1
    return 0


def not_at_fault(enonce: Enonce, rang: int) -> int:
    """Keep « ne comporte pas d’erreur », « ne connaît plus de panne »."""
    if enonce.forme(rang) == "plus" and _no_more_lost(enonce, rang):
        return rang + 1
    if enonce.jetons[rang].zone is Zone.PRINCIPALE and enonce.forme(rang) == "pas":
        deplait = _not_annoying(enonce, rang)
        if deplait:
            return deplait
    if enonce.jetons[rang].zone is not Zone.PRINCIPALE or enonce.forme(rang + 1) not in (
        "de",
        "d’",
    ):
        return 0
    if enonce.forme(rang + 2) not in ECHECS or enonce.jetons[rang - 1].lemme not in _PORTER:
        return 0
    return 0 if restricted(enonce, rang + 3) else rang + 3


def _no_more_lost(enonce: Enonce, rang: int) -> bool:
    """Tell « les demandes ne s’égarent plus », « n’échappent plus à personne »."""
    verbe = enonce.jetons[rang - 1]
    if verbe.zone is not Zone.PRINCIPALE or not verbe.role & Nature.FINI:
        return False
    if verbe.lemme == "échapper":
        return enonce.forme(rang - 2) in ("ne", "n’")
    return verbe.lemme in _SE_PERDRE and enonce.forme(rang - 2) in ("s’", "se")


_SE_PERDRE = words(
    "perdre égarer oublier dégrader enliser éterniser accumuler interrompre tromper évanouir volatiliser"
)
_PORTER = words(
    "comporter contenir présenter avoir connaître subir générer provoquer entraîner souffrir produire causer engendrer"
    " rencontrer occasionner créer introduire laisser"
)


def no_failure(enonce: Enonce, rang: int) -> int:
    """Keep « aucun bug », « zéro défaut »: a promise that nobody can prove."""
    perdue = _never_lost(enonce, rang)
    if perdue:
        return perdue
    apres = rang + 1
    if enonce.role(apres) & Nature.ADJECTIF and not enonce.role(apres) & Nature.NOM:
        apres += 1
    nom = enonce.jetons[apres] if apres < len(enonce.jetons) else None
    if nom is None or (nom.forme not in ECHECS and nom.lemme not in ECHECS):
        return 0
    suite = {enonce.forme(r) for r in range(apres + 1, min(apres + 8, len(enonce.jetons)))}
    if suite & {
        "bloquante",
        "bloquantes",
        "bloquant",
        "majeure",
        "ouverte",
        "ouvertes",
        "critique",
    }:
        return 0
    if enonce.forme(apres + 1) == "de" and enonce.forme(apres + 2) in ("priorité", "gravité"):
        return 0
    return apres + 1


def _promise(enonce: Enonce, rang: int) -> bool:
    """Tell « reprises sans perte » from a condition « un import sans erreur »."""
    return enonce.jetons[rang].zone is Zone.PRINCIPALE and enonce.role(rang - 1) != Nature.NOM


def guesses(enonce: Enonce, rang: int, nom: int) -> bool:
    """Tell « détecte tous les doublons »: nobody knows how many there are, so nobody can prove it."""
    objets = {enonce.forme(r).rstrip("s") for r in (nom, nom + 1)}
    if objets.isdisjoint(_CACHES) or enonce.jetons[rang].zone is not Zone.PRINCIPALE:
        return False
    de, fin = enonce.sentence(rang)
    devine = any(
        enonce.jetons[r].lemme in _DETECTER and enonce.role(r) & _VERBAL
        for r in range(max(de, rang - 4), rang)
    )
    suite = {enonce.forme(r) for r in range(nom + 1, fin)}
    return devine and not suite & _REPERES and not any(nom < m.rang < fin for m in enonce.mesures)


_DETECTER = words("""
    détecter repérer identifier reconnaître trouver déceler intercepter bloquer éliminer corriger anticiper
    prévoir prédire deviner démasquer écarter filtrer stopper retrouver localiser résorber supprimer
    """)
_CACHES = words("""
    doublon fraude fraudeur spam pourriel indésirable erreur faute usurpation intrusion tentative homonyme
    anomalie incohérence mécontent insatisfait impayé arnaque départ attrition opportunité besoin faux abus
    """)
_REPERES = words(
    "même mêmes identique identiques dont signalé signalés signalées injecté injectés test jeu recette liste"
)


def not_lacking(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep « garantit l’absence de doublon »; leave « en l’absence de », « constate l’absence de »."""
    if enonce.forme(debut) != "absence":
        return True
    return any(enonce.jetons[r].lemme in _PROMETTRE for r in range(max(0, debut - 4), debut))


_PROMETTRE = words(
    "garantir assurer promettre devoir viser certifier apporter procurer offrir obtenir"
)


def wards_off(enonce: Enonce, rang: int, nom: int) -> bool:
    """Tell « empêche toute erreur », « prévient toute fuite »: nobody can prove that none is left."""
    if enonce.forme(nom) not in ECHECS or enonce.jetons[rang].zone is not Zone.PRINCIPALE:
        return False
    de, fin = enonce.sentence(rang)
    if any(nom < m.rang < fin for m in enonce.mesures):
        return False
    return any(
        enonce.jetons[r].lemme in _ECARTER and enonce.role(r) & _VERBAL
        for r in range(max(de, rang - 3), rang)
    )


_ECARTER = words("""
    prévenir empêcher éviter exclure éliminer supprimer proscrire bannir écarter interdire parer conjurer
    """)


def rules_out(enonce: Enonce, rang: int) -> int:
    """Keep « éviter les erreurs », « éliminer les doublons » as an effect that nobody can prove."""
    if enonce.jetons[rang].zone is not Zone.PRINCIPALE or enonce.forme(rang + 1) not in _LES:
        return 0
    nom = enonce.forme(rang + 2)
    return rang + 3 if nom in ECHECS and not restricted(enonce, rang + 3) else 0


_LES = frozenset({"les", "la", "l’", "toute", "tout", "toutes", "tous", "le"})


def ever(enonce: Enonce, rang: int) -> int:
    """Keep a promise for ever; leave a prohibition, a right and a state that lasts."""
    jeton = enonce.jetons[rang]
    if jeton.forme == "toujours":
        if jeton.zone is not Zone.PRINCIPALE or enonce.forme(rang + 1) in ("au", "en", "pas"):
            return 0
        return rang + 1
    verbes = {
        enonce.jetons[r].lemme
        for r in range(max(0, rang - 3), min(rang + 5, len(enonce.jetons)))
        if enonce.role(r) & _VERBAL
    }
    suite = {enonce.forme(r) for r in range(rang, rang + 6) if enonce.forme(r - 1) != "par"}
    return rang + 1 if verbes & _DEFAILLANCES or suite & _PANNES else 0


_PANNES = words("retard panne défaut rupture indisponible perdu perdue perdus perdues saturé")
_DEFAILLANCES = words("""
    planter échouer tomber ralentir perdre arrêter interrompre tromper bloquer dégrader buguer saturer
    figer manquer attendre dépasser faillir décevoir oublier
    """) - {"dépasser", "bloquer", "oublier"}


def never(enonce: Enonce, rang: int) -> int:
    """Keep a promise for ever, or of no failure."""
    return not_at_fault(enonce, rang) or ever(enonce, rang)
