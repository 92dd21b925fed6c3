"""Umbrella verbs, links without content, and outcomes that nobody can observe."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import A, C, E, Groupe, formule, only_with
from cdc.verification.formulation.gardes import all_of, defined_there, main_clause, unmeasured
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import PERSONNES
from cdc.verification.formulation.lexique.grandeurs import Grandeur
from cdc.verification.formulation.lexique.ouverts import DEPLAIRE
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce

_PARAPLUIES = words(
    "gérer administrer manipuler supporter piloter maîtriser couvrir prendre_en_charge"
)
_SYSTEMES = words(
    "crm système outil logiciel solution application plateforme module progiciel portail"
)
_PRECISIONS = words("""
    min h s jour jours quotidien quotidienne api webhook csv sftp xml json saml oauth ldap imap smtp edi
    nuit chaque annexe interface int quotidiennement heure heures fichier fichiers ics caldav sso
    """)


_ABRITENT = _PARAPLUIES | words("prendre tenir traiter")


def _does(enonce: Enonce, rang: int) -> bool:
    """Tell a verb that the main clause asks for."""
    jeton = enonce.jetons[rang]
    return (
        jeton.zone is Zone.PRINCIPALE
        and not jeton.cite
        and bool(jeton.role & (Nature.FINI | Nature.INFINITIF))
        and enonce.forme(rang - 1) not in ("à", "de", "d’", "pour", "sans", "en")
    )


def _umbrella(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « le CRM gère les réclamations »: a system, an umbrella verb, an object without detail."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.lemme not in _ABRITENT:
            continue
        if not _does(enonce, rang) or not _asked_of_system(enonce, rang):
            continue
        fin = rang + 1
        if jeton.lemme == "prendre":
            if enonce.forme(rang + 1) != "en" or enonce.forme(rang + 2) not in ("charge", "compte"):
                continue
            fin = rang + 3
        elif jeton.lemme == "tenir":
            if enonce.forme(rang + 1) != "compte":
                continue
            fin = rang + 2
        if _unbounded(enonce, fin):
            yield Trouvaille("VER-01", rang, fin)


def _asked_of_system(enonce: Enonce, rang: int) -> bool:
    de, _ = enonce.sentence(rang)
    return any(enonce.forme(r) in _SYSTEMES for r in range(de, rang)) or any(
        enonce.jetons[r].lemme == "permettre" for r in range(de, rang)
    )


def _unbounded(enonce: Enonce, debut: int) -> bool:
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


def _linked(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « s’interfacer avec l’ERP » without what goes through, nor when."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.cite or jeton.zone is not Zone.PRINCIPALE:
            continue
        fin = _link(enonce, rang)
        if fin and not enonce.formes & _PRECISIONS and not enonce.mesures:
            yield Trouvaille("VER-03", rang, fin)


# What `_link` looks at: « interfacer » has forms that no list knows as a verb.
_RELIER = words("interfacer dialoguer communiquer connecter intégrer interconnecter interopérer")
_RELIE = words(
    "interface interfacent interfacera interfacé interfacée interfacés interfacées"
    " compatible compatibles interopérable"
)


def _link(enonce: Enonce, rang: int) -> int:
    forme, lemme = enonce.forme(rang), enonce.jetons[rang].lemme
    reflechi = enonce.forme(rang - 1) in ("s’", "se")
    if (lemme == "interfacer" or forme in ("interface", "interfacent", "interfacera")) and (
        reflechi or (forme.startswith("interfac") and forme.endswith(("é", "ée", "és", "ées")))
    ):
        return rang + 1
    if lemme in ("dialoguer", "communiquer") and enonce.forme(rang + 1) == "avec":
        return rang + 2 if enonce.jetons[rang].role & (Nature.FINI | Nature.INFINITIF) else 0
    if lemme in ("connecter", "intégrer", "interconnecter", "interopérer") and reflechi:
        sujet = {enonce.forme(r) for r in range(max(0, rang - 5), rang)}
        suite = enonce.forme(rang + 1) in ("avec", "à", "au", "aux", "dans", "parfaitement")
        return rang + 1 if suite and sujet & _SYSTEMES else 0
    if forme in ("compatible", "compatibles", "interopérable") and enonce.forme(rang + 1) == "avec":
        return rang + 2
    return 0


def _unobservable(enonce: Enonce) -> Iterator[Trouvaille]:
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
_ESPRIT = words("""
    adhérer adopter approprier fédérer réconcilier motiver rassurer convaincre séduire responsabiliser
    valoriser dynamiser moderniser décloisonner impliquer mobiliser embarquer enthousiasmer maîtriser
    comprendre satisfaire fluidifier harmoniser professionnaliser apprécier redynamiser révolutionner
    transformer incarner refléter plébisciter rayonner inspirer épanouir apaiser sécuriser pérenniser fidéliser
    """)
_SUJETS_D_ESPRIT = words("comprendre adopter apprécier maîtriser impliquer valoriser")
_NOMS_D_ESPRIT = words("""
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
    acquérir assurer renforcer garantir améliorer favoriser développer préserver instaurer créer établir
    restaurer atteindre obtenir proposer apporter fournir donner procurer présenter bénéficier disposer optimiser conforter offrir augmenter stimuler
    """)
_GENS = words("""
    équipe équipes commerciaux utilisateurs utilisateur vendeurs collaborateurs salariés managers clients
    direction techniciens conseillers assistantes services métiers agences personnel marketing vente
    """)


_MONTER = words("monter gagner")
_SEREINS = words(
    "opérationnel opérationnels opérationnelles autonome autonomes satisfait satisfaits contents sereins"
)
_ETATS_D_ESPRIT = _SEREINS | {"temps"}


def _state_of_mind(enonce: Enonce, rang: int) -> int:
    jeton = enonce.jetons[rang]
    verbal = jeton.role & (Nature.FINI | Nature.INFINITIF)
    fait = enonce.role(rang - 1) & Nature.AUXILIAIRE and enonce.jetons[rang - 1].lemme == "avoir"
    if jeton.role & Nature.PARTICIPE and (fait or {"se", "s’"} & {enonce.forme(rang - 2)}):
        verbal = Nature.PARTICIPE
    if verbal and jeton.lemme in _ESPRIT:
        sujets = {enonce.forme(r) for r in range(max(0, rang - 8), rang)}
        objets = {enonce.forme(r) for r in range(rang, min(rang + 6, len(enonce.jetons)))}
        if jeton.lemme in _SUJETS_D_ESPRIT or jeton.lemme in ("adhérer", "approprier"):
            gens = sujets & _GENS or {s.removesuffix("s") for s in sujets} & PERSONNES
            return 1 if gens else 0
        return 1 if (sujets | objets) & (_GENS | _SYSTEMES) else 0
    if jeton.forme in _NOMS_D_ESPRIT and jeton.role & Nature.NOM:
        return _claimed(enonce, rang)
    if jeton.forme == "temps" and enonce.forme(rang - 1) in ("leur", "son", "leurs"):
        passe = {enonce.jetons[r].lemme for r in range(max(0, rang - 3), rang)}
        return 1 if passe & {"passer", "consacrer", "gagner"} else 0
    if verbal | (jeton.role & Nature.PARTICIPE) and jeton.lemme in _ACQUERIR:
        return _takes_to_it(enonce, rang)
    if jeton.lemme in _MONTER and enonce.forme(rang + 1) == "en" and verbal:
        return (
            3
            if enonce.forme(rang + 2) in ("compétence", "compétences", "maturité", "confort")
            else 0
        )
    if jeton.forme in _SEREINS:
        sujets = {enonce.forme(r) for r in range(max(0, rang - 8), rang)}
        rendu = any(enonce.jetons[r].lemme == "rendre" for r in range(max(0, rang - 5), rang))
        return 1 if sujets & _GENS and (rendu or enonce.role(rang - 1) & Nature.AUXILIAIRE) else 0
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


_ACQUERIR = words(
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


def _unnoticed(enonce: Enonce) -> Iterator[Trouvaille]:
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


def _spares(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « le portail dispense le client d’appeler »: an effect on people that nothing shows."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.lemme not in _EPARGNER or not _does(enonce, rang):
            continue
        if not _asked_of_system(enonce, rang) or not _unbounded(enonce, rang + 1):
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


_EPARGNER = words("dispenser éviter épargner délivrer libérer exonérer")


VERBES = Groupe(
    (
        formule(
            "VER-01",
            E,
            "verbe parapluie",
            "«\u00a0{mots}\u00a0» couvre dix fonctions. Écrivez les actions\u202f: créer, affecter,"
            " clore...",
            pourquoi="Le candidat chiffre une action, l’utilisateur en attend dix.",
            mauvais="Le CRM doit gérer les réclamations.",
            mieux="Le CRM doit enregistrer chaque réclamation avec sa date, son canal et son motif.",
            source="INCOSE R3 et R7",
            methode="Signalé quand un système en est le sujet, sans nombre, liste ni nom cité.",
        ),
        formule(
            "VER-02",
            C,
            "capacité au lieu d’une action",
            "«\u00a0{mots}\u00a0» n’ajoute rien. Écrivez l’action\u202f: « doit envoyer ».",
            pourquoi="Une capacité n’a ni déclencheur ni résultat.",
            mauvais="Le CRM doit être capable d’envoyer un SMS.",
            mieux="Quand le technicien part, le CRM doit envoyer un SMS au client.",
            source="INCOSE R10",
        ),
        formule(
            "VER-03",
            A,
            "interface sans contenu",
            "«\u00a0{mots}\u00a0»\u202f: quels objets, dans quel sens, à quelle fréquence\u202f?",
            pourquoi="Une interface se chiffre par objet, par sens et par fréquence.",
            mauvais="Le CRM doit s’interfacer avec l’ERP.",
            mieux="Le CRM doit lire chaque jour à 5\u00a0h les factures de l’ERP (interface INT-02).",
            source="INCOSE R7 et R27",
        ),
        formule(
            "VER-04",
            A,
            "résultat que l’on ne peut constater",
            "«\u00a0{mots}\u00a0» ne se constate pas. Dites quel fait, quel nombre le montrera.",
            pourquoi="Personne ne peut dire à la recette si le but est atteint.",
            mauvais="À la fin de la formation, les commerciaux maîtrisent le CRM.",
            mieux="À la fin de la formation, 9 commerciaux sur 10 créent un devis en 5\u00a0min au"
            " plus.",
            source="INCOSE R34\u202f; ISO/IEC/IEEE 29148, vérifiabilité",
        ),
    ),
    (
        Lexique(
            "VER-04",
            "avoir|ont|a|auront|faire|font|fait|feront confiance; <prendre> plaisir|goût; prendre|prennent|prendront l’ habitude;"
            "dans les habitudes|mœurs; devient|deviendra|devenir|devenu un réflexe; devient|deviendra|devenir l’|la|le outil"
            "|référence|cœur|centre|point; une corvée; au quotidien; <inspirer> confiance|la; main dans la main; <travailler>|<collaborer> ensemble|étroitement;"
            "le même langage; vision partagée|commune; culture client|commerciale; esprit d’ équipe; <sentir> soutenus|écoutés"
            "|impliqués|concernés|valorisés",
            all_of(unmeasured, main_clause),
        ),
        Lexique(
            "VER-04",
            "volontiers; spontanément; naturellement; de bon cœur; de gaieté de cœur; d’ eux-mêmes|elles-mêmes; de bonne grâce;"
            "de leur plein gré; sans rechigner|réticence|réticences|effort|peine|appréhension|crainte; avec plaisir|enthousiasme|entrain",
            all_of(unmeasured, main_clause),
        ),
        Lexique(
            "VER-04",
            "<tenir> la charge; montée|montées en charge; <monter> en charge; <attirer>|<séduire>|<conquérir>"
            "|<fidéliser>|<convaincre>|<satisfaire>|<enthousiasmer>|<rassurer> les|des|de|nos|ses|leurs|davantage|plus;"
            "<aider> les|le|la|l’|nos|à; <tirer> parti|profit; <assister> les|le|la; <soutenir> les|la|le|l’",
            all_of(unmeasured, main_clause),
        ),
        Lexique(
            "VER-04",
            "<tenir> le choc|coup|rythme|route|cap; <tenir> bon|la distance; <être> à la hauteur; se <sentir> chez|bien|mieux|libre|libres|à; <faire> l’ affaire; <faire> ses|leurs preuves;"
            "<répondre> présent; <faire> la différence; <faire> le poids|bonheur|plaisir; <rendre> service; <passer> inaperçu; <sauver> la mise;"
            "<couler> de source; <aller> de soi; <donner> le ton|envie; <changer> la vie; <jouer> le jeu|son rôle; <trouver> sa place;"
            "<porter> ses|leurs fruits; <marquer> les esprits; <forcer> la|le respect; <suivre> le mouvement|rythme; <tourner> rond;"
            "<marcher> tout seul; <rouler> tout seul; comme sur des roulettes;"
            "<aller> droit au but; <aller> à l’ essentiel; <parler> au|aux|à un|une|tous|toutes|chacun; d’ une seule|même voix; <effacer> derrière|devant; <crouler> sous;"
            "<donner> une idée; <inspirer> l’|le|la|une|confiance; se <retrouver> dans; <trouver> sa|leur|une réponse|solution; <tirer> vers le haut;"
            "<ouvrir> la voie; <lever> les freins|doutes; <toucher> juste; <faire> mouche|sens|envie|plaisir|oublier; <aller> dans le bon sens;"
            "<prendre> de la hauteur|le pouls; <être> dans l’ air|la norme; <monter> en gamme; <redorer> le|la|son|leur; <hisser> au|à; <compter> parmi les;"
            "<suivre> les meilleures; <mettre> tout le monde|l’ accent; <mettre> en confiance; <rester> simple|dans la course|maître; <garder> la tête;"
            "<faire> corps|bloc; <avancer> ensemble|main|dans; <gagner> en sérénité; <respirer>; l’ esprit libre|tranquille; <tomber> sous le sens",
            all_of(unmeasured, main_clause),
        ),
        Lexique(
            "VER-04", "est|sera|soit un|une succès|réussite; une réussite; un succès", unmeasured
        ),
        Lexique(
            "VER-02",
            "être|est|sont|soit capable|capables de|d’; être en mesure de|d’; être à même de|d’; être apte de|à;"
            "avoir la possibilité de|d’; avoir la capacité de|d’",
            main_clause,
        ),
        Lexique(
            "VER-01",
            "permettre|permet|permettra la|une gestion; assurer|assure|assurera la|une gestion;"
            "assurer|assure|assurera le|un suivi|bon|fonctionnement; offrir|offre|propose|proposer une gestion;"
            "gestion complète|globale|intégrale; prise en charge complète",
            all_of(unmeasured, main_clause, defined_there),
        ),
    ),
    (
        only_with((), _umbrella, lemmes=_ABRITENT),
        only_with(_RELIE, _linked, lemmes=_RELIER),
        only_with(("sans",), _unnoticed),
        only_with((), _spares, lemmes=_EPARGNER),
        only_with(
            _NOMS_D_ESPRIT | _ETATS_D_ESPRIT, _unobservable, lemmes=_ESPRIT | _ACQUERIR | _MONTER
        ),
    ),
)
