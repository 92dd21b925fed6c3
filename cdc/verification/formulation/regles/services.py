"""Two services in one statement: verbs on different things, acts as nouns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import NOMS_D_ACTES, SYSTEMES
from cdc.verification.formulation.motifs import Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.predicats import (
    link,
    opens_with_event,
    predicates,
)
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce


def two_services(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find two acts of one actor on different things: « calcule la marge et envoie un SMS »."""
    for debut, fin in enonce.phrases:
        predicats = predicates(enonce, debut, fin)
        if len(predicats) != 2 or opens_with_event(enonce, debut, predicats[0].rang):
            continue
        premier, second = predicats[0].rang, predicats[1].rang
        lien = link(enonce, premier, second)
        if not lien or enonce.jetons[premier].cite:
            continue
        if not _same_actor_again(enonce, debut, (premier, lien), second) and (
            predicats[1].sujet or second - lien > 2 or enonce.role(lien + 1) & Nature.PRONOM
        ):
            continue
        if enonce.jetons[second].lemme == "permettre":
            second = _allowed(enonce, second, fin)
        if _independent(enonce, debut, (premier, lien), (second, fin)):
            yield Trouvaille("MUL-04", lien, second + 1)


def rhythm_of_its_own(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « édite la lettre, puis relance chaque semaine les clients »: two services, two moments."""
    for debut, fin in enonce.phrases:
        predicats = predicates(enonce, debut, fin)
        if len(predicats) != 2 or opens_with_event(enonce, debut, predicats[0].rang):
            continue
        premier, second = predicats[0].rang, predicats[1].rang
        lien = next((r for r in range(second - 1, premier, -1) if enonce.forme(r) in _ENSUITE), 0)
        if not lien or enonce.jetons[premier].cite or _periodic(enonce, debut, lien):
            continue
        if _periodic(enonce, second, fin) and second - lien <= 3:
            yield Trouvaille("MUL-04", lien, second + 1)


_ENSUITE = words("et puis ;")


def _periodic(enonce: Enonce, debut: int, fin: int) -> bool:
    """Tell « chaque semaine », « tous les mois », « le 5 de chaque mois »."""
    return any(
        enonce.forme(r) in ("chaque", "tous", "toutes")
        and any(enonce.forme(r + n).rstrip("s") in _PERIODES for n in (1, 2, 3))
        for r in range(debut, fin)
    )


_PERIODES = words(
    "jour semaine moi mois trimestre semestre année an matin soir nuit heure lundi vendredi minute"
)


def _allowed(enonce: Enonce, permet: int, fin: int) -> int:
    """Return the act of « et permet de réserver une salle », unless it is done to what precedes."""
    for rang in range(permet + 1, min(permet + 7, fin - 2)):
        if enonce.role(rang) & Nature.INFINITIF:
            repris = any(enonce.forme(r) in _RAPPELS for r in range(permet + 1, fin))
            return permet if repris or enonce.role(rang - 1) & Nature.PRONOM else rang
    return permet


def _same_actor_again(enonce: Enonce, debut: int, premier: tuple[int, int], second: int) -> bool:
    """Tell « le CRM imprime … ; il calcule … », « … ; le CRM calcule … »: one actor, told twice."""
    verbe, lien = premier
    sujet = {enonce.forme(r) for r in range(debut, verbe)}
    if sujet.isdisjoint(SYSTEMES):
        return False
    repris = [enonce.forme(r) for r in range(lien + 1, second)]
    if repris and repris[0] in ("il", "elle"):
        return len(repris) == 1
    return len(repris) == 2 and repris[1] in sujet and repris[1] in SYSTEMES


def _independent(
    enonce: Enonce, debut: int, premier: tuple[int, int], second: tuple[int, int]
) -> bool:
    """Tell two services from the two halves of one: objects of their own, that share no word."""
    verbe, lien = premier
    if enonce.role(verbe) & Nature.MODAL:
        if enonce.forme(verbe)[0] != "d":
            return False
        while verbe < lien and not enonce.role(verbe) & Nature.INFINITIF:
            verbe += 1
    lemmes = {enonce.jetons[verbe].lemme, enonce.jetons[second[0]].lemme}
    if {enonce.forme(r) for r in range(debut, premier[0])} & _FOURNISSEURS:
        lemmes -= {"reprendre"}
    if (
        lemmes & NI_SERVICE
        or lemmes <= _PROTEGER
        or (lemmes & _REUNIR and lemmes & _CONSIGNER)
        or (enonce.jetons[verbe].lemme in _VERIFIER and lemmes & _CONCLURE)
        or lemmes <= ENTRETIEN
        or enonce.forme(verbe - 1) in ("ne", "n’", "se", "s’")
    ):
        return False
    un, autre = _object(enonce, verbe, lien), _object(enonce, second[0], second[1])
    if not un or not autre:
        return False
    suite = range(second[0] + 1, second[1])
    if (
        any(enonce.forme(r) in _RAPPELS for r in range(second[0] + 1, second[0] + 3))
        or any(enonce.forme(r).startswith("correspondant") for r in suite)
        or enonce.formes & _CONDITIONNANTS
    ):
        return False
    avant = {
        enonce.forme(r).rstrip("sx") for r in range(debut, lien) if enonce.role(r) & Nature.NOM
    }
    apres = {enonce.forme(r).rstrip("sx") for r in suite if enonce.role(r) & Nature.NOM}
    return not (avant & apres) and not autre & _EFFETS


def has_object(enonce: Enonce, verbe: int, fin: int) -> bool:
    """Tell whether a verb has an object right after it."""
    return bool(_object(enonce, verbe, fin))


def _object(enonce: Enonce, verbe: int, fin: int) -> set[str]:
    """Return the first nouns of the object right after a verb, none without any."""
    rang = verbe + 1
    while enonce.role(rang) & Nature.ADVERBE:
        rang += 1
    if not enonce.role(rang) & (Nature.DETERMINANT | Nature.NOMBRE) and enonce.forme(rang) != "de":
        return set()
    if enonce.forme(rang) in ("au", "aux", "du"):
        return set()
    return {
        enonce.forme(r).rstrip("s")
        for r in range(rang, min(rang + 4, fin))
        if enonce.role(r) & Nature.NOM
    }


_FOURNISSEURS = words("prestataire éditeur intégrateur titulaire fournisseur candidat")
# What is looked at, and what comes of it: « compare le courriel et signale un doublon ».
_VERIFIER = words(
    "contrôler vérifier comparer rechercher détecter analyser lire scanner tester repérer chercher"
)
_CONCLURE = words(
    "signaler refuser afficher bloquer alerter rejeter proposer retenir marquer écarter indiquer avertir"
)
# One clause of security; a meeting and its minutes.
_PROTEGER = words("chiffrer masquer crypter hacher anonymiser pseudonymiser tronquer hasher")
_REUNIR = words("convoquer animer organiser réunir présider conduire mener tenir préparer")
_CONSIGNER = words("rédiger diffuser consigner animer présider établir dresser transmettre envoyer")
# States, and verbs that only complete another: « et ajoute la date ».
NI_SERVICE = words("""
    être avoir porter contenir comporter figurer rester devenir indiquer préciser signifier correspondre valoir
    compter mentionner ajouter joindre choisir conserver garder demander refuser bloquer interdire empêcher
    saisir cliquer sélectionner cocher ouvrir fermer accepter rejeter laisser passer mettre permettre pouvoir
    proposer reprendre retirer supprimer inscrire noter dater inclure comprendre exclure arbitrer durer
    confirmer valider signer prendre remplir utiliser employer respecter disposer
    """)
# « ce devis », « son auteur »: the second half speaks of the first.
_RAPPELS = words(
    "son sa ses leur leurs ce cet cette ces celui-ci celle-ci en y dernier correspondant"
)
_CONDITIONNANTS = words("si s’ sinon sauf tant sans quand lorsque lorsqu’ dès après avant puis")
_EFFETS = words(
    "preuve accusé copie message motif raison écart trace journal date heure résultat erreur alerte bandeau avertissement"
)


def acts_in_row(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « permettre la gestion des contacts et l’envoi des campagnes »: two acts as nouns."""
    for debut, fin in enonce.phrases:
        verbes = {j.lemme for j in enonce.jetons[debut:fin] if j.role & _ACTION}
        if not verbes & _COUVRIR:
            continue
        actes = [r for r in range(debut + 1, fin - 1) if _is_act_with_object(enonce, r)]
        for avant, apres in pairwise(actes):
            if enonce.forme(apres - 2) in (",", "et") and apres - avant <= 9:
                yield Trouvaille("MUL-04", apres - 2, apres + 1)
                break


_ACTION = Nature.FINI | Nature.INFINITIF | Nature.PARTICIPE
_COUVRIR = words(
    "permettre assurer couvrir gérer comprendre proposer offrir prévoir inclure réaliser effectuer"
    " intégrer garantir faciliter fournir prendre"
)


def allowed_in_row(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « permettre de planifier les visites et de facturer les interventions »."""
    for debut, fin in enonce.phrases:
        permis = next((r for r in range(debut, fin) if enonce.jetons[r].lemme == "permettre"), fin)
        rangs = [
            r
            for r in range(permis + 1, fin)
            if enonce.role(r) & Nature.INFINITIF
            and enonce.forme(r - 1) in ("de", "d’")
            and enonce.jetons[r].zone is Zone.PRINCIPALE
        ]
        lemmes = {enonce.jetons[r].lemme for r in rangs}
        objets = [o for r in rangs if (o := _object(enonce, r, fin) - _ARTICLES)]
        if (
            len(rangs) > 2
            and len(objets) > 1
            and not lemmes <= ENTRETIEN
            and not objets[0] & objets[1]
        ):
            yield Trouvaille("MUL-04", rangs[-1] - 1, rangs[-1] + 1)
            continue
        for avant, apres in pairwise(rangs):
            lemmes = {enonce.jetons[avant].lemme, enonce.jetons[apres].lemme}
            un, autre = _object(enonce, avant, apres), _object(enonce, apres, fin)
            if enonce.forme(apres - 2) != "et" or not un or not autre or lemmes <= ENTRETIEN:
                continue
            if un.isdisjoint(autre - _ARTICLES) and enonce.forme(apres + 1) not in _RAPPELS:
                yield Trouvaille("MUL-04", apres - 2, apres + 1)
                break


_ARTICLES = words("le la l’ un une de des")


def rights_in_row(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « doit pouvoir payer en ligne et suivre ses commandes »: two things to be able to do."""
    for debut, fin in enonce.phrases:
        pouvoir = next((r for r in range(debut, fin) if enonce.forme(r) == "pouvoir"), fin)
        actes = [r for r in range(pouvoir + 1, fin) if _can_be_done(enonce, r)]
        for avant, apres in pairwise(actes):
            lemmes = {enonce.jetons[avant].lemme, enonce.jetons[apres].lemme}
            lien = apres - 1 - (enonce.forme(apres - 1) == "pouvoir")
            if enonce.forme(lien) != "et" or lemmes & _PAS or lemmes <= ENTRETIEN:
                continue
            if not _object(enonce, apres, fin) or _speaks_again(enonce, avant, apres):
                continue
            un = {enonce.forme(r).rstrip("sx") for r in range(avant + 1, apres)}
            autre = {enonce.forme(r).rstrip("sx") for r in range(apres + 2, fin)}
            noms = {
                enonce.forme(r).rstrip("sx")
                for r in range(avant, fin)
                if enonce.role(r) & Nature.NOM
            }
            if not un & autre & noms:
                yield Trouvaille("MUL-04", apres - 1, apres + 1)
                break


def _can_be_done(enonce: Enonce, rang: int) -> bool:
    jeton = enonce.jetons[rang]
    lie = enonce.forme(rang - 1) in ("pouvoir", "et", ",") and jeton.zone is Zone.PRINCIPALE
    return lie and bool(jeton.role & Nature.INFINITIF) and not jeton.cite


def _speaks_again(enonce: Enonce, avant: int, apres: int) -> bool:
    """Tell « créer un devis et modifier ses lignes »: what is done to the object of the first."""
    suite = enonce.forme(apres + 1)
    if suite in ("son", "sa", "ses"):
        return bool(enonce.role(avant + 1) & Nature.DETERMINANT)
    return suite in _RAPPELS


# A step on the way to the other.
_PAS = words(
    "connecter aller cliquer accéder rechercher sélectionner choisir ouvrir entrer identifier cocher"
)


def _is_act_with_object(enonce: Enonce, rang: int) -> bool:
    jeton = enonce.jetons[rang]
    return (
        not jeton.cite
        and jeton.zone is Zone.PRINCIPALE
        and jeton.forme.rstrip("s") in NOMS_D_ACTES
        and bool(enonce.role(rang - 1) & Nature.DETERMINANT)
        and enonce.forme(rang - 1) not in ("du", "des", "au", "aux")
        and enonce.forme(rang + 1) in ("de", "du", "des", "d’")
    )


# Keeping a record up to date is one right.
ENTRETIEN = words(
    "créer modifier supprimer consulter lire ajouter désactiver activer voir éditer corriger archiver"
    " ouvrir dupliquer renommer enregistrer annuler fermer"
)
