"""Effects on people’s minds and work, which no figure observes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cdc.verification.formulation.gardes import unmeasured
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import PERSONNES
from cdc.verification.formulation.lexique.grandeurs import Grandeur
from cdc.verification.formulation.lexique.ouverts import DEPLAIRE
from cdc.verification.formulation.motifs import Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce
SYSTEMES = words(
    "crm système outil logiciel solution application plateforme module progiciel portail"
)


def does(enonce: Enonce, rang: int) -> bool:
    """Tell a verb that the main clause asks for."""
    jeton = enonce.jetons[rang]
    return (
        jeton.zone is Zone.PRINCIPALE
        and not jeton.cite
        and bool(jeton.role & (Nature.FINI | Nature.INFINITIF))
        and enonce.forme(rang - 1) not in ("à", "de", "d’", "pour", "sans", "en")
    )


def asked_of_system(enonce: Enonce, rang: int) -> bool:
    """Tell whether a system, or what it allows, is the subject of a verb."""
    de, _ = enonce.sentence(rang)
    return any(enonce.forme(r) in SYSTEMES for r in range(de, rang)) or any(
        enonce.jetons[r].lemme == "permettre" for r in range(de, rang)
    )


def unbounded(enonce: Enonce, debut: int) -> bool:
    """Tell whether neither a number, a name nor a list tells what is done."""
    _, fin = enonce.sentence(debut)
    suite = range(debut, fin)
    if any(debut <= m.rang < fin and m.grandeur is not Grandeur.REFERENCE for m in enonce.mesures):
        return False
    return not any(
        enonce.forme(r) in (":", "(", "selon", "comme")
        or (enonce.jetons[r].cite and not enonce.jetons[r].terme)
        for r in suite
    )


def unobservable(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find an outcome in people's minds that no figure observes: « les équipes adhèrent »."""
    for debut, fin in enonce.phrases:
        if any(
            debut <= m.rang < fin and m.grandeur in _CHIFFRES and not _dates(enonce, m.rang, m.fin)
            for m in enonce.mesures
        ):
            continue
        for rang in range(debut, fin):
            jeton = enonce.jetons[rang]
            if jeton.cite or jeton.zone in (Zone.CONDITION, Zone.RELATIVE):
                continue
            longueur = _state_of_mind(enonce, rang)
            if longueur:
                yield Trouvaille("VER-04", rang, rang + longueur)
                break


def _dates(enonce: Enonce, rang: int, fin: int) -> bool:
    """Tell « six mois après la mise en service », which says when, not how much."""
    if enonce.forme(fin) in ("après", "avant", "plus") or enonce.forme(rang - 2) == "bout":
        return True
    return enonce.forme(fin) in ("de", "d’") and enonce.forme(fin + 1) in _RODAGES


_RODAGES = words(
    "formation pilote service usage utilisation pratique rodage accompagnement fonctionnement"
)
_CHIFFRES = (Grandeur.PART, Grandeur.COMPTE, Grandeur.DUREE, Grandeur.MONTANT, Grandeur.NUE)
ESPRIT = words("""
    adhérer adopter approprier fédérer réconcilier motiver rassurer convaincre séduire responsabiliser
    valoriser dynamiser moderniser décloisonner impliquer mobiliser embarquer enthousiasmer maîtriser
    comprendre satisfaire fluidifier harmoniser professionnaliser apprécier redynamiser révolutionner
    plaire captiver impressionner ravir contenter enchanter bluffer surprendre intriguer
    transformer incarner refléter plébisciter rayonner inspirer épanouir apaiser sécuriser pérenniser fidéliser
    """)
_SUJETS_D_ESPRIT = words("comprendre adopter apprécier maîtriser impliquer valoriser")
NOMS_D_ESPRIT = words("""
    adhésion motivation confiance sérénité synergie synergies transversalité image notoriété cohésion
    appropriation engagement enthousiasme bien-être culture esprit dynamique collaboration proximité
    autonomie satisfaction expérience relation visibilité maîtrise efficacité productivité compétitivité
    réputation fluidité performance qualité rapidité réactivité ergonomie lisibilité clarté pertinence
    cohérence confort simplicité fiabilité robustesse sécurité intégrité continuité performances succès
    réussite efficience agilité exactitude exhaustivité disponibilité confidentialité véracité homogénéité
    uniformité pérennité stabilité souplesse flexibilité mobilité interopérabilité évolutivité maintenabilité tranquillité
    convivialité résilience attractivité crédibilité complémentarité harmonie complétude transparence traçabilité_totale
    """)
_ACQUIS = words("""
    susciter emporter conforter entretenir cultiver nourrir éveiller inspirer acquérir assurer renforcer garantir améliorer favoriser développer préserver instaurer créer établir
    restaurer atteindre obtenir proposer apporter fournir donner procurer présenter bénéficier disposer optimiser conforter offrir augmenter stimuler
    """)
_GENS = words("""
    équipe équipes commerciaux utilisateurs utilisateur vendeurs collaborateurs salariés managers clients
    direction techniciens conseillers assistantes services métiers agences personnel marketing vente
    """)


MONTER = words("monter gagner")
SEREINS = words(
    "opérationnel opérationnels opérationnelles autonome autonomes satisfait satisfaits contents sereins"
)


def _state_of_mind(enonce: Enonce, rang: int) -> int:
    jeton = enonce.jetons[rang]
    verbal = jeton.role & (Nature.FINI | Nature.INFINITIF)
    fait = enonce.role(rang - 1) & Nature.AUXILIAIRE and enonce.jetons[rang - 1].lemme == "avoir"
    if jeton.role & Nature.PARTICIPE and (fait or {"se", "s’"} & {enonce.forme(rang - 2)}):
        verbal = Nature.PARTICIPE
    if verbal and jeton.lemme in ESPRIT:
        sujets = {enonce.forme(r) for r in range(max(0, rang - 8), rang)}
        objets = {enonce.forme(r) for r in range(rang, min(rang + 6, len(enonce.jetons)))}
        if jeton.lemme in _SUJETS_D_ESPRIT or jeton.lemme in ("adhérer", "approprier"):
            gens = sujets & _GENS or {s.removesuffix("s") for s in sujets} & PERSONNES
            return 1 if gens else 0
        if {o.removesuffix("s") for o in objets} & PERSONNES:
            return 1
        return 1 if (sujets | objets) & (_GENS | SYSTEMES) else 0
    if jeton.forme in NOMS_D_ESPRIT and jeton.role & Nature.NOM:
        return _claimed(enonce, rang)
    if jeton.forme == "temps" and enonce.forme(rang - 1) in ("leur", "son", "leurs"):
        passe = {enonce.jetons[r].lemme for r in range(max(0, rang - 3), rang)}
        return 1 if passe & {"passer", "consacrer", "gagner"} else 0
    if verbal | (jeton.role & Nature.PARTICIPE) and jeton.lemme in ACQUERIR:
        return _takes_to_it(enonce, rang)
    if jeton.lemme in MONTER and enonce.forme(rang + 1) == "en" and verbal:
        return (
            3
            if enonce.forme(rang + 2) in ("compétence", "compétences", "maturité", "confort")
            else 0
        )
    if jeton.forme in SEREINS:
        sujets = {enonce.forme(r) for r in range(max(0, rang - 8), rang)}
        rendu = any(enonce.jetons[r].lemme == "rendre" for r in range(max(0, rang - 5), rang))
        gens = sujets & _GENS or {s.removesuffix("s") for s in sujets} & PERSONNES
        return 1 if gens and (rendu or enonce.role(rang - 1) & Nature.AUXILIAIRE) else 0
    return 0


def _takes_to_it(enonce: Enonce, rang: int) -> int:
    """Return the length of « ont pris le CRM en main », « trouvent leurs marques », 0 without any."""
    sujets = {enonce.forme(r) for r in range(max(0, rang - 9), rang)}
    if not (sujets & _GENS or {s.rstrip("s") for s in sujets} & PERSONNES):
        return 0
    lemme = enonce.jetons[rang].lemme
    suite = [enonce.forme(r) for r in range(rang + 1, min(rang + 8, len(enonce.jetons)))]
    if lemme in _SE_FAIRE:
        return 1 if sujets & {"se", "s’"} else 0
    if lemme == "prendre":
        paires = list(pairwise(suite))
        return 1 + len(suite[: paires.index(("en", "main")) + 2]) if ("en", "main") in paires else 0
    return next((n for n, f in enumerate(suite[:4], 2) if f in _AISANCES), 0)


ACQUERIR = words(
    "prendre trouver être sentir jouer avoir garder tenir familiariser habituer acclimater accoutumer emparer saisir"
    " reconnaître retrouver investir"
)
_SE_FAIRE = words("familiariser habituer acclimater accoutumer emparer reconnaître")
_AISANCES = words("marques repères aise jeu réflexe réflexes aisance")


def _claimed(enonce: Enonce, rang: int) -> int:
    """Tell « l’adhésion est acquise », « renforcer la confiance » from « le taux de satisfaction »."""
    avant = {enonce.jetons[r].lemme for r in range(max(0, rang - 3), rang)}
    if avant & _ACQUIS:
        return 1
    if enonce.role(rang - 1) & Nature.PREPOSITION or enonce.role(rang - 1) & Nature.NOM:
        return 0
    suite = [enonce.jetons[r] for r in range(rang + 1, min(rang + 8, len(enonce.jetons)))]
    gagne = any(j.lemme in _GRANDIR and j.role & Nature.FINI for j in suite)
    return 1 if gagne or any(j.lemme in _ACQUIS and j.role & Nature.PARTICIPE for j in suite) else 0


# « l’image en sortira grandie », « la confiance remonte ».
_GRANDIR = words(
    "sortir grandir progresser remonter croître rayonner briller souffrir pâtir renaître primer régner"
)


def unnoticed(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « sans que la saisie devienne une corvée »: a harm that no figure shows."""
    for rang in range(len(enonce.jetons) - 3):
        if enonce.forme(rang) != "sans" or enonce.forme(rang + 1) not in ("que", "qu’"):
            continue
        _, fin = enonce.sentence(rang)
        if not unmeasured(enonce, rang, rang + 2):
            continue
        for suite in range(rang + 2, min(rang + 12, fin)):
            if enonce.forme(suite) in _GENES or enonce.jetons[suite].lemme in DEPLAIRE:
                yield Trouvaille("VER-04", rang, suite + 1)
                break


_GENES = words("""
    corvée gêne contrainte frein obstacle handicap poids fardeau calvaire souci problème difficulté perturbation
    ralentissement désagrément inconfort casse-tête charge surcharge pénible lourd lourde difficile gênant gênante long longue
    """)


def guides(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « le CRM accompagne le vendeur dans ses choix »: a help that nothing shows."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.lemme not in ACCOMPAGNER or not does(enonce, rang):
            continue
        if not asked_of_system(enonce, rang) or not unbounded(enonce, rang + 1):
            continue
        suite = range(rang + 1, min(rang + 6, len(enonce.jetons)))
        dans = next((r for r in suite if enonce.forme(r) == "dans"), 0)
        gens = {enonce.forme(r).removesuffix("s") for r in range(rang + 1, dans)}
        if gens & PERSONNES or gens & _GENS:
            yield Trouvaille("VER-04", rang, dans + 1)


ACCOMPAGNER = words("accompagner guider épauler conseiller orienter assister seconder")


def spares(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « le portail dispense le client d’appeler »: an effect on people that nothing shows."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.lemme not in EPARGNER or not does(enonce, rang):
            continue
        if not asked_of_system(enonce, rang) or not unbounded(enonce, rang + 1):
            continue
        suite = range(rang + 1, min(rang + 7, len(enonce.jetons) - 1))
        formes = {enonce.forme(r) for r in suite}
        gens = not formes.isdisjoint(_GENS) or any(f.removesuffix("s") in PERSONNES for f in formes)
        acte = next(
            (
                r
                for r in suite
                if enonce.forme(r) in ("de", "d’") and enonce.role(r + 1) & Nature.INFINITIF
            ),
            0,
        )
        if gens and acte:
            yield Trouvaille("VER-04", rang, acte + 2)


EPARGNER = words("dispenser éviter épargner délivrer libérer exonérer")
