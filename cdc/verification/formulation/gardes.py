"""Where a doubtful word is no doubt: measured, named, in a purpose, a condition or a right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.enonce import is_proper
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.grandeurs import Grandeur
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdc.verification.formulation.enonce import Enonce
    from cdc.verification.formulation.lexique.grandeurs import Mesure

    Garde = Callable[[Enonce, int, int], bool]

_BORNEES = words(
    "en sous dans : ( soit , à par sur = ≤ < – — décalage latence battement fraîcheur péremption"
)
_COMPARATEURS = words(
    "moins plus de d’ au maximum max minimum min les un une délai des ≤ < > ≥ environ inférieur"
    " inférieure à l’ entre jusque jusqu’ supérieur supérieure"
)
_APRES = frozenset({"au", "maximum", "max", "maxi"})
_QUANTITES = frozenset(Grandeur) - {Grandeur.REFERENCE, Grandeur.NUE, Grandeur.DATE}
_TEMPORELLES = frozenset({Grandeur.DUREE, Grandeur.HEURE, Grandeur.DATE})
_CLASSEURS = words("""
    priorité priorités niveau niveaux gravité criticité urgence risque risques statut statuts
    catégorie classe mode importance valeur valeurs étape option mention réponse case libellé motif
    rubrique champ onglet profil formule offre pack forfait abonnement licence type types gamme modèle
    """)
_FONCTIONS = words("""
    recherche saisie création devis accès réponse vue fiche formulaire filtre export import commande
    menu affichage consultation duplication ajout envoi impression édition paiement assistant
    inscription connexion lettre courrier annuaire signature écran page liste calendrier barre
    bouton facture relance session message e-mail notification rapport sauvegarde livraison contrat
    """)


def all_of(*gardes: Garde) -> Garde:
    """Return a guard that keeps what all of `gardes` keep."""
    return lambda enonce, debut, fin: all(g(enonce, debut, fin) for g in gardes)


def unmeasured(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep a word that no number bounds in its sentence."""
    return not _bounded(enonce, debut, fin, _QUANTITES)


def untimed(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep a word that no delay, hour or date bounds in its sentence."""
    return not _bounded(enonce, debut, fin, _TEMPORELLES | {Grandeur.PART})


def unhurried(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep a speed that no duration bounds: opening hours say nothing of it."""
    return not _bounded(enonce, debut, fin, frozenset({Grandeur.DUREE, Grandeur.PART}))


def defined_there(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave what a statement defines: « le meilleur client est celui dont... », « simple (sans visite) »."""
    if _told_between_brackets(enonce, fin) or _defined_by_being(enonce, debut, fin):
        return False
    formes = enonce.formes
    if formes.isdisjoint(_CELUI):
        return True
    return not any(
        enonce.forme(r) in _CELUI
        and enonce.forme(r + 1) in ("dont", "qui", "que", "qu’", "où")
        and enonce.forme(r - 1) in _EGALE
        for r in range(1, len(enonce.jetons))
    )


def _told_between_brackets(enonce: Enonce, fin: int) -> bool:
    """Tell « une relance simple (un courriel sans pièce jointe) », « …, c’est-à-dire sans visite »."""
    if enonce.forme(fin) == ",":
        return enonce.forme(fin + 1) == "c’" and enonce.forme(fin + 2).startswith("est-à-dire")
    if enonce.forme(fin) != "(":
        return False
    return bool(enonce.role(fin + 1) & _PRECISE) or enonce.forme(fin + 1) in (
        "soit",
        "sans",
        "avec",
    )


_PRECISE = Nature.DETERMINANT | Nature.NOMBRE


def _defined_by_being(enonce: Enonce, debut: int, fin: int) -> bool:
    """Tell « la gestion complète est le mandat par lequel … »: the word is what the sentence explains."""
    de, a = enonce.sentence(debut)
    copule = next((r for r in range(fin, min(fin + 3, a)) if enonce.forme(r) in _EST), 0)
    if not copule or not enonce.role(de) & Nature.DETERMINANT or debut - de > 5:
        return False
    if enonce.forme(copule) in _COMPREND:
        return any(enonce.forme(r) in ("et", ":") for r in range(copule + 2, a))
    if enonce.forme(copule) not in ("est", "sont"):
        return True
    if not enonce.role(copule + 1) & Nature.DETERMINANT or not enonce.role(copule + 2) & Nature.NOM:
        return False
    if enonce.forme(copule + 2) in (enonce.forme(debut - 1), enonce.forme(fin)):
        # « une demande urgente est une demande de priorité 1 »
        return True
    return any(enonce.role(r) & Nature.RELATIF for r in range(copule + 3, min(copule + 6, a)))


def not_in_name(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave « l’association L’Idéal Sportif »: words of a name."""
    de, a = enonce.sentence(debut)
    if debut == de or not enonce.jetons[debut].brut[0].isupper():
        return True
    voisins = (r for r in (debut - 1, *range(debut + 1, fin + 1)) if de < r < a)
    return not any(enonce.jetons[r].brut[0].isupper() for r in voisins)


_EST = words(
    "comprend comprennent regroupe regroupent inclut incluent recouvre couvre est sont désigne désignent signifie correspond correspondent s’entend"
)
_COMPREND = words("comprend comprennent regroupe regroupent inclut incluent recouvre couvre")
_CELUI = frozenset({"celui", "celle", "ceux", "celles"})
_EGALE = words("est sont sera seront soit être retient retenir choisit affiche propose prend")


def _bounded(enonce: Enonce, debut: int, fin: int, admises: frozenset[Grandeur]) -> bool:
    de, a = enonce.sentence(debut)
    return any(
        de <= m.rang < a
        and m.grandeur in admises
        and (_bounds(enonce, m.rang, m.fin) or _follows(enonce, m, fin))
        for m in enonce.mesures
    )


def _follows(enonce: Enonce, mesure: Mesure, fin: int) -> bool:
    """Tell a measure right after the word: « extensible par pas de 50 Go »."""
    if not fin <= mesure.rang <= fin + 4 or mesure.grandeur is Grandeur.COMPTE:
        return False
    return all(enonce.forme(r) in _VERS_LA_MESURE for r in range(fin, mesure.rang))


_VERS_LA_MESURE = words("par pas de d’ à au moins plus entre jusque jusqu’")


def _bounds(enonce: Enonce, rang: int, fin: int) -> bool:
    """Tell a number that sets a limit (« en moins de 2 s ») from one that describes."""
    if enonce.forme(fin) in _APRES:
        return True
    avant = rang - 1
    while avant >= 0 and enonce.forme(avant) in _COMPARATEURS - _BORNEES:
        avant -= 1
    if enonce.forme(avant) == "tard" and enonce.forme(avant - 1) == "plus":
        return True
    return enonce.forme(avant) in _BORNEES


def not_purpose(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep what is asked, not what it is asked for (« afin de simplifier la saisie »)."""
    return enonce.jetons[debut].zone is not Zone.BUT


def main_clause(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep what stands in the main clause."""
    return enonce.jetons[debut].zone is Zone.PRINCIPALE


def unnamed(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep what is not the name of a level or a value (« priorité haute », « statut Complet »)."""
    if is_proper(enonce.jetons[debut], debut, enonce.sentence(debut)[0]):
        return False
    if not not_in_name(enonce, debut, _fin):
        return False
    if enonce.forme(debut - 1) in ("(", "=") and enonce.role(debut - 2) & Nature.NOMBRE:
        # « de 1 (faible) à 5 (fort) »: the name of a note.
        return False
    return (
        enonce.forme(debut - 1) not in _CLASSEURS
        and no_level(enonce, debut, _fin)
        and not _is_value(enonce, debut)
        and not _is_listed_value(enonce, debut)
    )


def no_level(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Leave « (priorité : indispensable) », the name of a level after its scale."""
    return enonce.forme(debut - 1) not in (":", "=") or enonce.forme(debut - 2) not in _CLASSEURS


def _is_value(enonce: Enonce, rang: int) -> bool:
    """Tell the values of a level: « la priorité est faible, normale ou élevée »."""
    de, a = enonce.sentence(rang)
    if "ou" not in enonce.formes or not any(
        enonce.forme(r) in _CLASSEURS or enonce.forme(r) in _ECHELLES for r in range(de, rang)
    ):
        return False
    voisins = {
        enonce.forme(r)
        for r in (*range(max(de, rang - 4), rang), *range(rang + 1, min(a, rang + 5)))
    }
    return "ou" in voisins and bool(voisins & {",", "est", "soit", "sont", "vaut"})


def _is_listed_value(enonce: Enonce, rang: int) -> bool:
    """Tell « une valeur de la liste : hostile, neutre, favorable »: words alone, each between commas."""
    if ":" not in enonce.formes or enonce.forme(rang + 1) not in _SEPARENT:
        return False
    avant = rang - 1
    while enonce.forme(avant) in _SEPARENT or enonce.forme(avant - 1) in _SEPARENT:
        if enonce.forme(avant) == ":":
            return any(enonce.forme(r) in _LISTES for r in range(max(0, avant - 5), avant))
        avant -= 1
        if avant < 1:
            return False
    return False


_SEPARENT = frozenset({",", ":", "ou", "et", ".", ""})
_LISTES = words(
    "liste valeur valeurs choix statuts états options réponses niveaux parmi modalités appréciations"
)
# What takes one of a few values: « l’indice vaut faible, moyen ou fort ».
_ECHELLES = words("""
    indice note cotation score degré échelle potentiel maturité satisfaction complexité difficulté sensibilité
    intérêt appréciation évaluation criticité gravité température code couleur état
    """)


def uncapped(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep what is not written as a name."""
    return not is_proper(enonce.jetons[debut], debut, enonce.sentence(debut)[0])


def not_defined(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave a state that the statement defines: « est complète quand... », « est dit actif si... »."""
    if enonce.forme(debut - 1) in _DITS and enonce.role(debut - 2) & Nature.AUXILIAIRE:
        return False
    return not (
        enonce.role(debut - 1) & Nature.AUXILIAIRE
        and enonce.forme(fin) in ("quand", "si", "lorsque", "lorsqu’", "dès", "s’")
    )


_DITS = words("dit dite dits dites réputé réputée réputés réputées jugé jugée qualifié qualifiée")


def not_function(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep an adjective that judges, not one that names a function (« la recherche rapide »)."""
    if is_topic(enonce, debut):
        return False
    if enonce.forme(debut - 1) not in _FONCTIONS:
        return True
    if enonce.forme(debut - 2) not in ("la", "le", "l’", "de", "d’", "en", "par", "du", "au"):
        return True
    return _is_predicate_object(enonce, debut)


def is_topic(enonce: Enonce, rang: int) -> bool:
    """Tell « l’e-mail personnalisé reprend... »: a thing named, of which something else is said."""
    de, _ = enonce.sentence(rang)
    if not enonce.role(rang + 1) & (Nature.FINI | Nature.AUXILIAIRE | Nature.MODAL):
        return False
    # « le carnet d’adresses complet est exporté »
    nomme = (
        rang - de == 4 and enonce.forme(de + 2) in ("d’", "de") and enonce.role(de + 3) & Nature.NOM
    )
    return enonce.forme(de) in ("le", "la", "l’") and bool(rang - de == 2 or nomme)


def _is_predicate_object(enonce: Enonce, rang: int) -> bool:
    """Tell whether a noun group follows the verb that asks for it: « offrir un accès simple »."""
    return enonce.forme(rang - 2) in ("un", "une")


def not_listed(enonce: Enonce, _debut: int, fin: int) -> bool:
    """Leave « les mesures appropriées listées à l’annexe 4 », « au sens de l’article 32 »."""
    _, a = enonce.sentence(fin - 1)
    for rang in range(fin, min(a, fin + 6)):
        forme = enonce.forme(rang)
        if forme in _PIECES_CITEES and any(
            enonce.forme(r) in ("sens", "selon") or enonce.forme(r).rstrip("es") in _DETAILLES
            for r in range(fin, rang)
        ):
            return False
        if enonce.role(rang) & (Nature.FINI | Nature.MODAL | Nature.AUXILIAIRE) or forme == ";":
            return True
    return True


_PIECES_CITEES = words(
    "annexe article tableau section chapitre paragraphe glossaire lexique clause liste référentiel"
    " délibération recommandation règlement norme"
)
_DETAILLES = words(
    "listé décrit défini énuméré fixé prévu détaillé précisé recensé arrêté visé cité énoncé stipulé figurant indiqué"
)


def no_term_of_art(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Leave « développement spécifique », « garanties appropriées »: names of the trade and of the law."""
    adjectif = enonce.forme(debut).rstrip("s").removesuffix("e")
    if adjectif == "spécifiqu":
        return enonce.forme(debut - 1).rstrip("s") not in _SUR_MESURE
    if adjectif in ("manifest", "légitim", "excessi", "abusi"):
        return enonce.forme(debut - 1).rstrip("s") not in _DE_DROIT
    return True


# What is written for one client, as opposed to what the product brings.
_SUR_MESURE = words(
    "développement code module composant connecteur programme script logiciel paramétrage fonction clause"
    " livrable objet programmation réalisation mention assurance contrat licence"
)
_DE_DROIT = words("intérêt motif clause erreur retard pratique défaut vice violation disproportion")


def is_free_choice(enonce: Enonce, verbe: int) -> bool:
    """Tell « il peut, s’il l’estime utile, joindre un plan »: a right, left to whoever has it."""
    if enonce.forme(verbe) not in _JUGE_LUI_MEME:
        return False
    de, a = enonce.sentence(verbe)
    return any(enonce.forme(r) in ("peut", "peuvent", "pourra", "pourront") for r in range(de, a))


_JUGE_LUI_MEME = words("juge jugent estime estiment souhaite souhaitent veut veulent")


def no_right(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep what is not a right given to somebody (« peut rattacher plusieurs contacts »)."""
    de, _ = enonce.sentence(debut)
    return not any(
        enonce.forme(r) in ("peut", "peuvent", "pourra", "pourront") for r in range(de, debut)
    ) or any(enonce.role(r) & Nature.MODAL and enonce.forme(r)[0] == "d" for r in range(de, debut))
