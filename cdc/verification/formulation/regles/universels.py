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
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone
from cdc.verification.formulation.regles.promesses import (
    ever,
    guesses,
    is_open,
    never,
    no_failure,
    not_at_fault,
    not_lacking,
    restricted,
    rules_out,
    wards_off,
    without_failure,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce


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
    if guesses(enonce, rang, apres) or wards_off(enonce, rang, apres):
        return apres + 1
    if not is_open(nom.forme, nom.lemme) or restricted(enonce, apres + 1):
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
    return suivant is not None and not is_open(suivant.forme, suivant.lemme)


def _all_alone(enonce: Enonce, rang: int) -> int:
    """Keep « tout voir », « doit tout gérer »; leave « sont tous calculés », « tout en »."""
    if enonce.forme(rang) != "tout":
        return 0
    apres = enonce.jetons[rang + 1] if rang + 1 < len(enonce.jetons) else None
    if apres is not None and apres.role & Nature.INFINITIF:
        return rang + 1
    avant = enonce.role(rang - 1)
    if enonce.forme(rang - 1) == "à" and (apres is None or apres.forme in (".", ",", ";")):
        return rang + 1 if enonce.jetons[rang - 2].lemme in ("répondre", "penser", "servir") else 0
    if apres is None or apres.forme in (".", ",", ";"):
        return rang + 1 if avant & (Nature.FINI | Nature.INFINITIF) else 0
    if apres.forme in ("de", "du", "des", "d’", "sur") and avant & Nature.FINI:
        return rang + 1 if enonce.jetons[rang - 1].lemme in _SAVOIR else 0
    return 0


_SAVOIR = words("savoir connaître voir comprendre maîtriser faire dire")


def _all_of_it(enonce: Enonce, rang: int) -> int:
    """Leave a share of a known set: « 100 % des cas de test de priorité 1 »."""
    if enonce.forme(rang + 1) != "%":
        return 0
    if guesses(enonce, rang, rang + 3):
        return rang + 4
    suivant = enonce.forme(rang + 2)
    if suivant not in ("des", "de", "du", "d’"):
        return rang + 2 if suivant not in ("sur", "pour") else 0
    nom = enonce.jetons[rang + 3] if rang + 3 < len(enonce.jetons) else None
    if nom is None:
        return rang + 2
    if nom.forme in ("temps", "besoins", "attentes", "satisfaction", "fiabilité"):
        return rang + 4
    if is_open(nom.forme, nom.lemme) and not restricted(enonce, rang + 4):
        return rang + 4
    return 0


def open_domain(enonce: Enonce, _debut: int, fin: int) -> bool:
    """Keep « n’importe quel appareil »; leave « n’importe quel compte de son agence »."""
    nom = enonce.jetons[fin] if fin < len(enonce.jetons) else None
    return nom is None or is_open(nom.forme, nom.lemme) or not restricted(enonce, fin + 1)


def _whatever(enonce: Enonce, rang: int) -> int:
    """Keep « quel que soit son matériel »; leave « quel que soit le rôle »."""
    if enonce.forme(rang + 1) not in ("que", "qu’"):
        return 0
    fin = min(rang + 7, len(enonce.jetons))
    for suivant in range(rang + 2, fin):
        jeton = enonce.jetons[suivant]
        if jeton.role & Nature.NOM:
            ouvert = is_open(jeton.forme, jeton.lemme) and not restricted(enonce, suivant + 1)
            return suivant + 1 if ouvert and "parmi" not in enonce.formes else 0
    return 0


def _whole(enonce: Enonce, rang: int) -> int:
    """Keep « l’ensemble des besoins » over an open domain."""
    if enonce.forme(rang - 1) not in ("l’", "la") or enonce.forme(rang + 1) not in (
        "des",
        "de",
        "du",
    ):
        return 0
    nom = enonce.jetons[rang + 2] if rang + 2 < len(enonce.jetons) else None
    ouvert = nom is not None and is_open(nom.forme, nom.lemme)
    return rang + 3 if ouvert and not restricted(enonce, rang + 3) else 0


_UNIVERSELS = {
    **dict.fromkeys(("tout", "toute", "tous", "toutes"), _all),
    **dict.fromkeys(("aucun", "aucune", "nul", "nulle", "zéro", "0"), no_failure),
    **dict.fromkeys(("pas", "plus"), not_at_fault),
    **dict.fromkeys(("quel", "quelle", "quels", "quelles"), _whatever),
    **dict.fromkeys(("toujours",), ever),
    "jamais": never,
    **dict.fromkeys(("ensemble", "totalité", "intégralité"), _whole),
    **dict.fromkeys(
        ("éviter", "évite", "évitent", "éliminer", "élimine", "supprimer", "empêcher", "exclure"),
        rules_out,
    ),
    "sans": without_failure,
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
            à chaque fois .; aucune exception; sans nulle exception; la planète entière; à perpétuité; inconditionnellement; immanquablement; invariablement; à tous les coups; à vie
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
            all_of(no_right, not_purpose, main_clause, not_lacking),
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
