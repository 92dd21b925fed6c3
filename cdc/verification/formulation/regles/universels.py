"""Universals whose domain nothing bounds, and promises that nobody can prove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import A, Groupe, formule, only_with
from cdc.verification.formulation.gardes import (
    all_of,
    main_clause,
    no_right,
    not_purpose,
    unnamed,
    untimed,
)
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.grandeurs import Grandeur
from cdc.verification.formulation.lexique.ouverts import (
    DEPLAIRE,
    ECHECS,
    OUVERTS,
    RESTRICTIFS,
)
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce


_VERBAL = Nature.FINI | Nature.INFINITIF | Nature.PARTICIPE


def _universal(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « tous les navigateurs », « aucun bug », « tout »; leave what a set bounds."""
    for rang, jeton in enumerate(enonce.jetons):
        cherche = _UNIVERSELS.get(jeton.forme)
        if cherche is None or jeton.cite or jeton.zone is Zone.BUT or _in_a_name(enonce, rang):
            continue
        fin = cherche(enonce, rang)
        if fin:
            yield Trouvaille("ABS-01", rang, min(fin, len(enonce.jetons)))


def _in_a_name(enonce: Enonce, rang: int) -> bool:
    """Tell « la société Toujours Vert », a name of two words."""
    if not enonce.jetons[rang].brut[0].isupper() or rang == enonce.sentence(rang)[0]:
        return False
    suivant = enonce.jetons[rang + 1] if rang + 1 < len(enonce.jetons) else None
    return suivant is not None and suivant.brut[0].isupper()


def _without_failure(enonce: Enonce, rang: int) -> int:
    """Keep « reprises sans perte »; leave a condition, « un import sans erreur »."""
    if enonce.forme(rang + 1) not in ECHECS or not _promise(enonce, rang):
        return 0
    return 0 if _restricted(enonce, rang + 2) else rang + 2


_ARTICLES = words("le la les l’ ses leurs son sa nos notre mes ces")


def _all(enonce: Enonce, rang: int) -> int:
    """Return the end of a universal over an open domain, 0 when the domain is bounded."""
    apres = rang + 1
    if enonce.forme(rang - 1) in ("de", "d’") and enonce.forme(apres) in ("façons", "manière"):
        return 0
    if enonce.forme(apres) in ("le", "la") and enonce.forme(apres + 1) == "monde":
        return rang + 3
    if enonce.forme(apres) in _ARTICLES:
        apres += 1
    if enonce.forme(apres) in ("autre", "autres"):
        apres += 1
    nom = enonce.jetons[apres] if apres < len(enonce.jetons) else None
    if nom is None or not nom.role & (Nature.NOM | Nature.ADJECTIF):
        return _all_alone(enonce, rang)
    if _guesses(enonce, rang, apres) or _wards_off(enonce, rang, apres):
        return apres + 1
    if not _is_open(nom.forme, nom.lemme) or _restricted(enonce, apres + 1):
        return 0
    if _kind_of(enonce, apres) or not no_right(enonce, rang, apres):
        return 0
    return apres + 1


_PIECES = words(
    "demande document fichier modification règle tâche réclamation réponse intervention type opération action point exception"
    " remarque norme produit pays langue devise activité écart événement"
)


def _kind_of(enonce: Enonce, rang: int) -> bool:
    """Tell « toutes les demandes d’effacement »: things of one kind, that can be counted."""
    if enonce.forme(rang).rstrip("s") not in _PIECES or enonce.forme(rang + 1) not in ("de", "d’"):
        return False
    suivant = enonce.jetons[rang + 2] if rang + 2 < len(enonce.jetons) else None
    return suivant is not None and not _is_open(suivant.forme, suivant.lemme)


def _all_alone(enonce: Enonce, rang: int) -> int:
    """Keep « tout voir », « doit tout gérer »; leave « sont tous calculés », « tout en »."""
    if enonce.forme(rang) != "tout":
        return 0
    apres = enonce.jetons[rang + 1] if rang + 1 < len(enonce.jetons) else None
    if apres is not None and apres.role & Nature.INFINITIF:
        return rang + 1
    avant = enonce.role(rang - 1)
    if apres is None or apres.forme in (".", ",", ";"):
        return rang + 1 if avant & (Nature.FINI | Nature.INFINITIF) else 0
    if apres.forme in ("de", "du", "des", "d’", "sur") and avant & Nature.FINI:
        return rang + 1 if enonce.jetons[rang - 1].lemme in _SAVOIR else 0
    return 0


_SAVOIR = words("savoir connaître voir comprendre maîtriser faire dire")


def _is_open(forme: str, lemme: str) -> bool:
    return lemme in OUVERTS or forme in OUVERTS or forme.rstrip("sx") in OUVERTS


def _restricted(enonce: Enonce, rang: int) -> bool:
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
        return not _is_open(suivant.forme, suivant.lemme) and suivant.forme not in _MARCHES
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


def _not_at_fault(enonce: Enonce, rang: int) -> int:
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
    return 0 if _restricted(enonce, rang + 3) else rang + 3


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


def _no_failure(enonce: Enonce, rang: int) -> int:
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


def _all_of_it(enonce: Enonce, rang: int) -> int:
    """Leave a share of a known set: « 100 % des cas de test de priorité 1 »."""
    if enonce.forme(rang + 1) != "%":
        return 0
    if _guesses(enonce, rang, rang + 3):
        return rang + 4
    suivant = enonce.forme(rang + 2)
    if suivant not in ("des", "de", "du", "d’"):
        return rang + 2 if suivant not in ("sur", "pour") else 0
    nom = enonce.jetons[rang + 3] if rang + 3 < len(enonce.jetons) else None
    if nom is None:
        return rang + 2
    if nom.forme in ("temps", "besoins", "attentes", "satisfaction", "fiabilité"):
        return rang + 4
    if _is_open(nom.forme, nom.lemme) and not _restricted(enonce, rang + 4):
        return rang + 4
    return 0


def _guesses(enonce: Enonce, rang: int, nom: int) -> bool:
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


def _not_lacking(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep « garantit l’absence de doublon »; leave « en l’absence de », « constate l’absence de »."""
    if enonce.forme(debut) != "absence":
        return True
    return any(enonce.jetons[r].lemme in _PROMETTRE for r in range(max(0, debut - 4), debut))


_PROMETTRE = words(
    "garantir assurer promettre devoir viser certifier apporter procurer offrir obtenir"
)


def _wards_off(enonce: Enonce, rang: int, nom: int) -> bool:
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


def open_domain(enonce: Enonce, _debut: int, fin: int) -> bool:
    """Keep « n’importe quel appareil »; leave « n’importe quel compte de son agence »."""
    nom = enonce.jetons[fin] if fin < len(enonce.jetons) else None
    return nom is None or _is_open(nom.forme, nom.lemme) or not _restricted(enonce, fin + 1)


def _whatever(enonce: Enonce, rang: int) -> int:
    """Keep « quel que soit son matériel »; leave « quel que soit le rôle »."""
    if enonce.forme(rang + 1) not in ("que", "qu’"):
        return 0
    fin = min(rang + 7, len(enonce.jetons))
    for suivant in range(rang + 2, fin):
        jeton = enonce.jetons[suivant]
        if jeton.role & Nature.NOM:
            ouvert = _is_open(jeton.forme, jeton.lemme) and not _restricted(enonce, suivant + 1)
            return suivant + 1 if ouvert and "parmi" not in enonce.formes else 0
    return 0


def _rules_out(enonce: Enonce, rang: int) -> int:
    """Keep « éviter les erreurs », « éliminer les doublons » as an effect that nobody can prove."""
    if enonce.jetons[rang].zone is not Zone.PRINCIPALE or enonce.forme(rang + 1) not in _LES:
        return 0
    nom = enonce.forme(rang + 2)
    return rang + 3 if nom in ECHECS and not _restricted(enonce, rang + 3) else 0


_LES = frozenset({"les", "la", "l’", "toute", "tout", "toutes", "tous", "le"})


def _ever(enonce: Enonce, rang: int) -> int:
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
    suite = {enonce.forme(r) for r in range(rang, rang + 6)}
    return rang + 1 if verbes & _DEFAILLANCES or suite & _PANNES else 0


_PANNES = words("retard panne défaut rupture indisponible perdu perdue perdus perdues saturé")
_DEFAILLANCES = words("""
    planter échouer tomber ralentir perdre arrêter interrompre tromper bloquer dégrader buguer saturer
    figer manquer attendre dépasser faillir décevoir oublier
    """) - {"dépasser", "bloquer", "oublier"}


def _whole(enonce: Enonce, rang: int) -> int:
    """Keep « l’ensemble des besoins » over an open domain."""
    if enonce.forme(rang - 1) not in ("l’", "la") or enonce.forme(rang + 1) not in (
        "des",
        "de",
        "du",
    ):
        return 0
    nom = enonce.jetons[rang + 2] if rang + 2 < len(enonce.jetons) else None
    ouvert = nom is not None and _is_open(nom.forme, nom.lemme)
    return rang + 3 if ouvert and not _restricted(enonce, rang + 3) else 0


def _never(enonce: Enonce, rang: int) -> int:
    return _not_at_fault(enonce, rang) or _ever(enonce, rang)


_UNIVERSELS = {
    **dict.fromkeys(("tout", "toute", "tous", "toutes"), _all),
    **dict.fromkeys(("aucun", "aucune", "nul", "nulle", "zéro", "0"), _no_failure),
    **dict.fromkeys(("pas", "plus"), _not_at_fault),
    **dict.fromkeys(("quel", "quelle", "quels", "quelles"), _whatever),
    **dict.fromkeys(("toujours",), _ever),
    "jamais": _never,
    **dict.fromkeys(("ensemble", "totalité", "intégralité"), _whole),
    **dict.fromkeys(
        ("éviter", "évite", "évitent", "éliminer", "élimine", "supprimer", "empêcher", "exclure"),
        _rules_out,
    ),
    "sans": _without_failure,
    "100": _all_of_it,
}


UNIVERSELS = Groupe(
    (
        formule(
            "ABS-01",
            A,
            "universel sans domaine borné",
            "«\u00a0{mots}\u00a0» n’a pas de bord, ou promet l’improuvable. Nommez l’ensemble visé, ou"
            " un taux.",
            pourquoi="On ne teste pas l’infini\u202f; une promesse absolue se paie très cher ou ne se"
            " tient pas.",
            mauvais="L’application doit fonctionner sur tous les navigateurs.",
            mieux="Le CRM doit fonctionner sur les deux dernières versions de Chrome, d’Edge et de"
            " Firefox.",
            source="INCOSE R26 et R32",
            methode="Un ensemble que l’on peut compter (« toutes les modifications du champ IBAN »),"
            " une périodicité, une interdiction et un droit sont laissés.",
        ),
    ),
    (
        Lexique(
            "ABS-01",
            """
            qui que ce soit; quoi que ce soit; n’ importe qui|où|quand|comment|quoi|lequel; où que; où qu’;
            en toutes|toute circonstances|circonstance
            |situation|situations|occasion; en tout lieu|temps|point|endroit; dans tous les cas; en tous cas;
            dans toutes les situations|circonstances|conditions; systématiquement et toujours; de tout le monde;
            tout le monde; quoi qu’ il arrive; sans exception|exceptions; en aucune circonstance; partout;
            quoi qu’ il advienne|survienne; quoi qu’ il se passe; quoi qu’ il en coûte; sans aucune limite; sans limite|limites|limitation|restriction; infiniment;
            à l’ infini; indéfiniment; éternellement; de manière|façon universelle; en tout état de cause;
            quel|quelle|quels|quelles que soit|soient la situation|circonstance; tout un chacun; à 100 %;
            absence totale|complète de|d’; absence d’ erreur|erreurs|anomalie|interruption; absence de bug|bugs|panne|pannes|perte; le|la moindre; sans jamais; dans le monde entier; à chaque instant; d’ aucune sorte|façon;
            en aucune façon; zéro défaut|papier|bug|panne|erreur|perte|interruption|incident; absolument tout|tous|toutes;
            de partout; d’ où que; depuis n’ importe où; à n’ importe quel|quelle moment|heure|instant|endroit; en n’ importe quel|quelle lieu|circonstance; d’ un bout à l’
            autre; à tous les niveaux|coups; à tous points de vue;
            plus|pas un seul; plus|pas une seule; ne serait-ce qu’ un|une; sans discontinuer; sans relâche; sans cesse; sans faillir; à coup sûr; à jamais; pour toujours; de tout temps; en toute hypothèse;
            en toute saison; en tous points; en tout point; à toute épreuve; de quelque façon|manière|sorte; quoi qu’ il en soit;
            quelle qu’ elle soit; quels qu’ ils soient; quel qu’ il soit; quelles qu’ elles soient; risque zéro|nul; zéro risque|faute|délai|attente|incident|régression|rupture|ressaisie|interruption;
            infaillible*; exempt* de|d’ tout|toute|erreur|erreurs|défaut|défauts|bug|bugs|anomalie|anomalies|faute|fautes; dépourvu* de tout|toute;
            totalement|entièrement|parfaitement|complètement|absolument fiable|fiables|sûr|sûre|exact|exacte|exacts|exactes|étanche|étanches|transparent|transparente|identique|disponible|disponibles;
            aucune exception; sans nulle exception; la planète entière; à perpétuité; inconditionnellement; immanquablement; invariablement; à tous les coups; à vie
            """,
            all_of(no_right, not_purpose),
        ),
        Lexique(
            "ABS-01",
            """
            absence de|d’ doublon|doublons|régression|régressions|défaut|défauts|faute|fautes|retard|retards|fuite|fuites
            |faille|failles|coupure|coupures|rupture|ruptures|conflit|litige|litiges|oubli|oublis|incident|incidents;
            erreurs|oublis|doublons|retards|litiges|ressaisies|pertes [de|d’] [saisie|facturation|livraison|stock|calcul
            |commande|relance] <disparaître>
            """,
            all_of(no_right, not_purpose, main_clause, _not_lacking),
        ),
        # A service with its hours or its delay is bounded: « en permanence, en 30 min au plus ».
        Lexique(
            "ABS-01",
            "en permanence; à tout moment|instant; à toute heure; jour et nuit",
            all_of(no_right, not_purpose, untimed, lambda e, _d, f: e.forme(f) != "selon"),
        ),
        Lexique("ABS-01", "illimité*; infini*", all_of(no_right, not_purpose, unnamed)),
    ),
    (only_with(_UNIVERSELS, _universal),),
)
