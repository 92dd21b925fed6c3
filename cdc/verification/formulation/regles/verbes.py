"""Umbrella verbs, links without content, and outcomes that nobody can observe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import A, C, E, Groupe, formule, only_with
from cdc.verification.formulation.gardes import all_of, defined_there, main_clause, unmeasured
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone
from cdc.verification.formulation.regles.esprit import (
    ACQUERIR,
    EPARGNER,
    ESPRIT,
    MONTER,
    NOMS_D_ESPRIT,
    SEREINS,
    SYSTEMES,
    asked_of_system,
    does,
    guides,
    spares,
    unbounded,
    unnoticed,
    unobservable,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce

_PARAPLUIES = words(
    "gérer administrer manipuler supporter piloter maîtriser couvrir prendre_en_charge"
)
_PRECISIONS = words("""
    min h s jour jours quotidien quotidienne api webhook csv sftp xml json saml oauth ldap imap smtp edi
    nuit chaque annexe interface int quotidiennement heure heures fichier fichiers ics caldav sso
    """)


_ABRITENT = _PARAPLUIES | words("prendre tenir traiter")


def _umbrella(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « le CRM gère les réclamations »: a system, an umbrella verb, an object without detail."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.lemme not in _ABRITENT:
            continue
        if not does(enonce, rang) or not asked_of_system(enonce, rang):
            continue
        fin = rang + 1
        if jeton.lemme == "prendre":
            if enonce.forme(rang + 1) != "en" or enonce.forme(rang + 2) not in ("charge", "compte"):
                continue
            fin = rang + 3
        elif jeton.lemme == "tenir":
            if enonce.forme(rang + 1) != "compte" or _for_an_act(enonce, rang):
                continue
            fin = rang + 2
        if unbounded(enonce, fin):
            yield Trouvaille("VER-01", rang, fin)


def _for_an_act(enonce: Enonce, rang: int) -> bool:
    """Tell « tient compte des jours fériés pour calculer l’échéance »."""
    _, fin = enonce.sentence(rang)
    return any(
        enonce.forme(r) == "pour" and enonce.role(r + 1) & Nature.INFINITIF
        for r in range(rang + 2, fin)
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
        return rang + 1 if suite and sujet & SYSTEMES else 0
    if forme in ("compatible", "compatibles", "interopérable") and enonce.forme(rang + 1) == "avec":
        return rang + 2
    return 0


_ETATS_D_ESPRIT = SEREINS | {"temps"}


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
            "<aller> droit au but; <aller> à l’ essentiel; <parler> au|aux|à un|une|tous|toutes|chacun; d’ une seule|même voix; <effacer> derrière|devant; <crouler> sous; <crouler> plus sous;"
            "<donner> une idée; <inspirer> l’|le|la|une|confiance; se <retrouver> dans; <trouver> sa|leur|une réponse|solution; <tirer> vers le haut;"
            "<ouvrir> la voie; <lever> les freins|doutes; <toucher> juste; <faire> mouche|sens|envie|plaisir|oublier; <aller> dans le bon sens;"
            "<prendre> de la hauteur|le pouls; <être> dans l’ air|la norme; <monter> en gamme; <redorer> le|la|son|leur; <hisser> au|à; <compter> parmi les;"
            "<suivre> les meilleures; <mettre> tout le monde|l’ accent; <mettre> en confiance; <rester> simple|dans la course|maître; <garder> la tête;"
            "<faire> corps|bloc; <avancer> ensemble|main|dans; <gagner> en sérénité; <respirer>; l’ esprit libre|tranquille; <tomber> sous le sens",
            all_of(unmeasured, main_clause),
        ),
        Lexique(
            "VER-04",
            "être|est|sont|sera|seront|soit|soient|devient|deviennent|devenir|devienne|deviendra|reste|restent un|une|des"
            " atout|atouts|levier|leviers|frein|freins|obstacle|obstacles|plaisir|évidence|force|forces|vitrine|allié|alliés|gage|moteur"
            "|handicap|fardeau|corvée|contrainte|contraintes|gêne;"
            "dans la confiance|sérénité|joie|convivialité|bienveillance; dans la bonne humeur; <retrouver> ses|leurs petits;"
            "est|sont|sera|seront|être au service de|du|des|d’; être|est|sera|soit vivant|vivante",
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
        only_with(("sans",), unnoticed),
        only_with(("dans",), guides),
        only_with((), spares, lemmes=EPARGNER),
        only_with(NOMS_D_ESPRIT | _ETATS_D_ESPRIT, unobservable, lemmes=ESPRIT | ACQUERIR | MONTER),
    ),
)
