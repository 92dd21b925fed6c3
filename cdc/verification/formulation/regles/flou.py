"""Words that judge without a measure: quick, friendly, reliable, relevant, important."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import A, E, Groupe, formule, only_with
from cdc.verification.formulation.gardes import (
    all_of,
    main_clause,
    not_defined,
    not_function,
    not_purpose,
    uncapped,
    unmeasured,
    unnamed,
    untimed,
)
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import PERSONNES
from cdc.verification.formulation.lexique.faits import FAITS
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature, adverbs
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce

_MESURES = [
    "tls",
    "ssl",
    "aes",
    "mfa",
    "sso",
    "https",
    "vpn",
    "saml",
    "oauth",
    "chiffré",
    "chiffrée",
    "chiffrés",
    "chiffrées",
    "chiffrement",
    "second",
    "facteur",
    "habilitation",
    "habilitations",
    "authentification",
    "rsa",
    "sha",
    "sftp",
    "iso",
    "hds",
    "secnumcloud",
    "pseudonymisé",
    "anonymisé",
    "certificat",
    "rôle",
    "rôles",
    "mot",
]


def _no_measure_of_security(enonce: Enonce, _debut: int, _fin: int) -> bool:
    return not enonce.formes.intersection(_MESURES)


def _adjective(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep a word that qualifies: after a noun, « être » or an adverb, or before its noun.

    Before its noun, « simple » only says that there is nothing more: « un simple visiteur ».
    """
    jeton = enonce.jetons[debut]
    if jeton.role & (Nature.FINI | Nature.INFINITIF):
        return False
    if jeton.forme.startswith("simple") and enonce.role(fin) & Nature.NOM:
        return False
    avant, apres = enonce.role(debut - 1), enonce.role(fin)
    if avant & Nature.DETERMINANT:
        return bool(apres & (Nature.NOM | Nature.ADJECTIF))
    return enonce.forme(debut - 1) not in ("de", "d’", "en", "par")


def _before_noun(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « une bonne gestion », « un gros client »; leave « un bon », « le petit »."""
    return bool(enonce.role(fin) & Nature.NOM) and not enonce.role(debut) & Nature.FINI


def _intensified(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « très » before any adjective or adverb: whatever it qualifies has no scale."""
    suivant = enonce.jetons[fin] if fin < len(enonce.jetons) else None
    if suivant is None or suivant.forme in ("haut", "petite", "petites", "petit", "petits"):
        return False
    if suivant.role & (
        Nature.NOMBRE | Nature.DETERMINANT | Nature.PREPOSITION | Nature.PONCTUATION
    ):
        return False
    return unmeasured(enonce, debut, fin) and not_purpose(enonce, debut, fin)


def _paired(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep the second of two attributes: « jeune et dynamique »."""
    return enonce.forme(debut - 1) in ("et", "ou") and enonce.role(fin) & Nature.NOM == 0


def _adverbs(adjectifs: str) -> str:
    return ";".join(sorted(a for un in adjectifs.split() for a in adverbs(un)))


_ADVERBES = """
    convivial intuitif ergonomique facile aisé simple commode agréable efficace optimal parfait robuste fiable
    stable durable solide souple flexible adéquat approprié pertinent convenable opportun satisfaisant correct
    judicieux cohérent utile raisonnable ample modéré moderne élégant soigneux harmonieux professionnel fluide
    transparent homogène clair lisible exhaustif explicite précis concis synthétique significatif notable
    considérable substantiel sensible intelligent propre sérieux minutieux attentif scrupuleux rigoureux étroit
    fin qualitatif vif lent confortable adroit habile prudent diligent sain massif excessif abusif
"""
_JUGE = all_of(unmeasured, unnamed, not_purpose, _adjective, not_defined)
_JUGE_TOUT = all_of(unmeasured, uncapped, not_purpose, _adjective, not_defined)
_JUGE_OU_NOMME = all_of(_JUGE, not_function)
_VERBE = all_of(unmeasured, not_purpose)

_LEXIQUES = (
    Lexique(
        "VAG-01",
        "rapide*; véloce*; réactif*; prompt*; expéditif*; nerveux*; performant* et rapide*;"
        "lent*; trop long*; long* à charger; peu de temps",
        all_of(untimed, unnamed, not_purpose, not_function, _adjective),
    ),
    Lexique("VAG-01", "vite; promptement; lestement; sans lenteur; sans ralentissement", untimed),
    Lexique(
        "VAG-02",
        """
        convivial*; intuitif*; difficile*; compliqué*; pénible*; fastidieux*; laborieux*; ardu*; ergonomique*; agréable*; aisé*; facile*; commode*; pratique*;
        simple*; accueillant*; plaisant*; ludique*; user-friendly; user friendly;
        sexy; sympa; sympathique*; confortable*; maniable*; accessible* à tous;
        facile* d’ utilisation|usage|accès|emploi; simple* d’ utilisation|usage|emploi;
        à prendre en main; prise en main facile|rapide|simple|immédiate|aisée; naturel*
        """,
        _JUGE_OU_NOMME,
    ),
    Lexique(
        "VAG-02",
        """
        facilement; aisément; simplement; intuitivement; agréablement; commodément; sans effort;
        sans difficulté|difficultés; sans peine; en toute simplicité|facilité; avec facilité;
        avec aisance; sans formation particulière; à l’ aise; convivialité; ergonomie;
        simplicité; langage|style|ton|vocabulaire accessible|simple|clair|adapté; facilité d’ utilisation|usage|emploi|accès; prise en main; qui donne|donnent envie;
        donner|donne|donnent envie; en quelques clics|secondes|minutes|gestes; d’ un|en un|au premier coup d’ œil; en peu de; sans prise de tête
        """,
        all_of(unmeasured, not_purpose),
    ),
    Lexique(
        "VAG-03",
        """
        optimal*; optimisé*; efficace*; efficient*; performant*; productif*; rentable*;
        puissant*; abouti*; sophistiqué*; élaboré*; évolué*; mature*; idéal*; parfait*; excellent*; exemplaire*; irréprochable*; remarquable*;
        exceptionnel*; supérieur* en qualité; sans faille; sans reproche; impeccable*
        """,
        _JUGE,
    ),
    Lexique(
        "VAG-03",
        "efficacement; optimalement; de façon|manière optimale|optimisée|efficace|efficiente;"
        "parfaitement; idéalement adapté|adaptée; <optimiser>; <rationaliser>; <fluidifier>;"
        "<fiabiliser>; <dynamiser>; <moderniser>; <professionnaliser>; <valoriser>",
        _VERBE,
    ),
    Lexique(
        "VAG-04",
        """
        robuste*; fiable*; stable*; solide*; résilient*; pérenne*; durable*; inviolable*;
        sain*; éprouvé*; sérieux*; tolérant* aux pannes; maintenable*
        """,
        _JUGE,
    ),
    Lexique(
        "VAG-04",
        "fiabilité; robustesse; stabilité; pérennité; résilience; de façon|manière fiable|robuste;"
        "durablement; haute|forte disponibilité; disponibilité maximale|optimale|élevée|haute;"
        "hautement disponible|disponibles|fiable|fiables",
        _VERBE,
    ),
    Lexique(
        "VAG-05",
        """
        flexible*; souple*; évolutif*; adaptable*; modulaire*; scalable*; polyvalent*; extensible*;
        agile*; paramétrable* à souhait|volonté; ouvert* et évolutif*; léger*; configurable* à souhait
        """,
        all_of(_JUGE, not_function),
    ),
    Lexique(
        "VAG-05",
        "flexibilité; souplesse; évolutivité; modularité; scalabilité; adaptabilité; agilité;"
        "avec souplesse; de manière|façon souple|flexible|agile; à la carte; clé|clés en main",
        _VERBE,
    ),
    Lexique(
        "VAG-06",
        """
        adéquat*; approprié*; adapté*; pertinent*; convenable*; opportun*; satisfaisant*; acceptable*;
        correct*; judicieux*; cohérent*; utile*; nécessaire*; idoine*; ad hoc; congru*;
        qui convient|conviennent; qui va bien; essentiel*; indispensable*; primordial*; vital|vitale|vitaux; perceptible*; discret*; positif*; habituel*; usuel*; courant*;
        intéressant*; exploitable*; crédible*; qualitatif*; ciblé*; personnalisé*
        """,
        all_of(_JUGE_TOUT, lambda e, d, f: _judges(e, d, f)),
    ),
    Lexique(
        "VAG-06",
        "adéquatement; convenablement; correctement; judicieusement; de façon|manière adaptée|appropriée"
        "|satisfaisante|adéquate|pertinente|correcte|cohérente; comme il se doit; <faire> preuve de|d’; en phase|cohérence|adéquation avec; à l’ essentiel; à potentiel; comme il faut;"
        "à bon escient; en bonne et due forme; au bon moment; au bon endroit; la bonne personne;"
        "les bonnes personnes|informations; le bon interlocuteur",
        _VERBE,
    ),
    Lexique(
        "VAG-03",
        """
        renforcé*; accru*; amélioré*; approfondi*; poussé*; soutenu*; privilégié*; attentif*; sur mesure;
        premium; sur-mesure; percutant*; impactant*; différenciant*; convaincant*; digne* de ce nom
        """,
        all_of(_JUGE, lambda e, d, _f: not e.role(d) & Nature.PARTICIPE),
    ),
    Lexique(
        "VAG-06",
        "confirmé*; débutant*; novice*; expérimenté*; compétent*; chevronné*; senior|seniors; pointu*; aguerri*; motivé*; qualifié*; disponible*; proactif*; impliqué*;"
        "investi*; à l’ écoute; force de proposition; sérieux|sérieuse",
        lambda e, d, f: _human(e, d, f),
    ),
    Lexique(
        "VAG-06",
        """
        évident*; manifeste*; flagrant*; suspect|suspecte|suspectes; douteux*; anormal*; inhabituel*; atypique*;
        excessif*; abusif*; disproportionné*; démesuré*; aberrant*; incohérent*; anormalement; excessivement;
        spécifique*; classique*; basique*; élémentaire*; intelligent*; étendu*; massif*; nécessaire* à la vie
        """,
        all_of(_JUGE, lambda e, _d, f: e.forme(f) not in ("à", "au", "aux", "de", "du", "des")),
    ),
    Lexique(
        "VAG-06",
        "usage|utilisation|charge|fonctionnement|activité|rythme normal|normale; conditions normales|habituelles;"
        "avec soin|rigueur|professionnalisme|réactivité|rapidité|efficacité|clarté|précision|sérieux|discernement"
        "|attention|bienveillance|parcimonie; informations utiles|nécessaires|voulues; comme voulu|souhaité",
        _VERBE,
    ),
    Lexique("VAG-06", _adverbs(_ADVERBES), _VERBE),
    Lexique(
        "VAG-02",
        "accès|saisie|interface|navigation|utilisation|usage|gestion|parcours|processus|ergonomie|prise"
        " simplifié|simplifiée|simplifiés|simplifiées",
        _VERBE,
    ),
    Lexique(
        "VAG-12",
        "point|points|élément|éléments|information|informations|donnée|données|chiffre|chiffres|indicateur"
        "|indicateurs|fonctionnalité|fonctionnalités|moment|moments|acteur|acteurs|fonction|fonctions"
        " clé|clés|clef|clefs|fort|forts|phare|phares",
        all_of(unmeasured, not_purpose),
    ),
    Lexique(
        "VAG-08",
        """
        de premier plan|ordre|choix; de proximité; d’ exception|envergure|excellence; de référence sur le marché;
        image positive|forte|moderne|valorisante|dynamique; image de marque; rendu|aspect|image|présentation professionnel|professionnelle|soigné|soignée; mettre|mettent|met|mettra|mise en
        valeur|avant|lumière; user experience; expérience utilisateur|client|collaborateur; à forte valeur ajoutée
        """,
        _VERBE,
    ),
    Lexique(
        "VAG-05",
        "s’ <adapter> à|au|aux|facilement|parfaitement; <répondre> aux|à besoins|attentes|enjeux|exigences;"
        "<répondre> aux|à nos|leurs|ses|vos besoins|attentes|enjeux; <évoluer> avec; <coller> à|au|aux;"
        "<accompagner> la|l’ croissance|évolution|développement|changement",
        all_of(_VERBE, main_clause),
    ),
    Lexique("VAG-06", "bien|mal", lambda e, d, f: _well_done(e, d, f)),
    Lexique("VAG-06", "de façon|manière", lambda e, d, f: _manner(e, d, f)),
    Lexique(
        "VAG-07",
        "très; extrêmement; hautement; ultra; hyper; super; bien trop; vraiment",
        lambda e, d, f: _intensified(e, d, f),
    ),
    Lexique(
        "VAG-08",
        "jeune*; dynamique*; sobre*; vivant*; chaleureux*; rassurant*; valorisant*; stimulant*; original*; vendeur*;"
        "contemporain*; gai*; frais; coloré*",
        all_of(_JUGE, lambda e, d, f: _attribute(e, d, f) or _paired(e, d, f)),
    ),
    Lexique(
        "VAG-07",
        "suffisant*; raisonnable*; ample*; modéré*; limité*; restreint*; réduit*; minime*",
        all_of(_JUGE, lambda e, d, f: _not_bound_by_complement(e, d, f)),
    ),
    Lexique(
        "VAG-07",
        "suffisamment; assez; amplement; raisonnablement; largement; un minimum d’|de; à minima;"
        "a minima; un maximum d’|de; tout à fait; relativement; plutôt; trop",
        all_of(unmeasured, not_purpose, lambda e, d, f: _not_quantified(e, d, f)),
    ),
    Lexique(
        "VAG-08",
        """
        moderne*; innovant*; attractif*; attrayant*; esthétique*; élégant*; soigné*; séduisant*;
        épuré*; contemporain*; novateur*; futuriste*; beau*; joli*; harmonieux*; motivant*;
        professionnel* et soigné*; engageant*; riche* et soigné*; inspirant*; avancé*
        """,
        all_of(_JUGE, not_function),
    ),
    Lexique(
        "VAG-08",
        "état de l’ art; de|dernière génération; de pointe; meilleures pratiques; bonnes pratiques;"
        "règles de l’ art; dans l’ air du temps; best practices; à la pointe; haut de gamme;"
        "de classe mondiale; de nouvelle génération; look professionnel|moderne; au goût du jour",
        unmeasured,
    ),
    Lexique(
        "VAG-09",
        "sécurisé*; sûr|sûre|sûrs|sûres; protégé*; sécuritaire*; bien gardé*",
        all_of(_JUGE, _no_measure_of_security),
    ),
    Lexique(
        "VAG-09",
        "en toute sécurité; de façon|manière sécurisée|sûre; sécurité maximale|optimale|renforcée;"
        "haut niveau de sécurité; niveau élevé de sécurité; niveau de sécurité élevé|adéquat",
        _no_measure_of_security,
    ),
    Lexique(
        "VAG-10",
        "fluide*; transparent*; homogène*; harmonisé*; seamless; omnicanal*; ininterrompu*",
        _JUGE,
    ),
    Lexique(
        "VAG-10",
        "fluidité; sans couture; naturellement; harmonieusement; de façon|manière transparente|fluide"
        "|naturelle; sans accroc|heurt|heurts; sans rupture; en toute transparence; sans impact|impacts;"
        "sans gêne; sereinement; en toute sérénité|confiance|tranquillité; en confiance; sans stress; sans friction|frictions; sans attente|perturbation|perturbations|contrainte|contraintes"
        "|surprise|surprises|lenteur|lenteurs|accrocs|souci|soucis|encombre",
        all_of(
            _VERBE, lambda e, _d, f: e.forme(f) not in ("de", "d’", "du", "des", "particulière")
        ),
    ),
    Lexique(
        "VAG-11",
        """
        clair*; lisible*; compréhensible*; complet|complète|complets|complètes; exhaustif*; détaillé*;
        explicite*; précis|précise|précises; concis*; synthétique*; limpide*; didactique*; parlant*;
        fourni et détaillé; visuel*; digeste*; riche*; propre et lisible; à jour et complet|complète
        """,
        all_of(_JUGE_OU_NOMME, lambda e, d, f: _asks_for_content(e, d, f)),
    ),
    Lexique(
        "VAG-11",
        "clairement; lisiblement; exhaustivement; de façon|manière claire|détaillée|exhaustive|lisible"
        "|complète|précise; vision|vue|visibilité 360|globale|complète|claire; en détail",
        _VERBE,
    ),
    Lexique(
        "VAG-12",
        """
        important*; significatif*; conséquent*; majeur*; notable*; considérable*; substantiel*;
        critique*; stratégique*; sensible*; volumineux*; élevé*; faible*; fort*; gros|grosse|grosses;
        compétitif*; avantageux*; abordable*; crucial*; prioritaire*; complexe*; urgent*; exceptionnel*; lourd*
        """,
        all_of(_JUGE, lambda e, d, f: _not_measured_noun(e, d, f)),
    ),
    Lexique(
        "VAG-12",
        "bon|bonne|bons|bonnes; mauvais|mauvaise|mauvaises; gros|grosse|grosses; meilleur*;"
        "vrai|vraie|vrais|vraies; véritable*; vaste*; solide*; haut|haute niveau|performance|performances",
        all_of(unmeasured, unnamed, not_purpose, _before_noun),
    ),
    Lexique(
        "VAG-12",
        "principaux|principales indicateurs|informations|données|clients|fonctions|fonctionnalités|éléments|champs"
        "|chiffres|documents|motifs|événements|alertes|étapes|interlocuteurs|événements|tâches|résultats",
        all_of(
            unmeasured,
            unnamed,
            not_purpose,
            lambda e, _d, f: ":" not in e.formes or e.forme(f) != ":",
        ),
    ),
    Lexique(
        "VAG-12",
        "grand|grande|grands|grandes|petit|petite|petits|petites|gros|grosse client|cliente|clients|commande"
        "|commandes|projet|projets|chantier|chantiers|affaire|affaires|opportunité|opportunités|compte|comptes"
        "|montant|montants|remise|remises|devis|société|sociétés|écran|écrans|volume|fichier|fichiers|équipe"
        "|équipes|facture|factures|dossier|dossiers|structure|structures",
        all_of(unmeasured, unnamed, not_purpose),
    ),
    Lexique(
        "VAG-12",
        "court|courte|courts|courtes|long|longue|longs|longues|bref|brève|brefs|brèves; propre|propres",
        all_of(_JUGE, lambda e, d, f: _after_noun(e, d, f)),
    ),
    Lexique(
        "VAG-12",
        "de qualité; de bonne|haute|grande|meilleure qualité; haute qualité; à forte|haute valeur;"
        "de haut niveau; de haute volée; de grande taille|ampleur; à taille humaine",
        unmeasured,
    ),
    Lexique(
        "VAG-12",
        "mauvais|mauvaise|mauvaises; bon|bonne|bons|bonnes",
        lambda e, d, f: _attribute(e, d, f),
    ),
)


def _after_noun(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « un texte court », « une base propre »; leave « le format court », « propre à »."""
    avant = enonce.jetons[debut - 1] if debut else None
    if avant is None or avant.forme in (
        "format",
        "numéro",
        "code",
        "date",
        "terme",
        "libellé",
        "nom",
    ):
        return False
    if enonce.forme(fin) in ("à", "au", "aux", "de", "que", "qu’", "format"):
        return False
    return bool(avant.role & (Nature.NOM | Nature.AUXILIAIRE | Nature.ADVERBE)) and not (
        enonce.role(fin) & Nature.NOM
    )


def _human(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep a quality of people: « une équipe expérimentée »."""
    avant = {enonce.forme(r) for r in range(max(0, debut - 5), debut)}
    return (
        bool(avant & _EQUIPES)
        and enonce.jetons[debut].zone is Zone.PRINCIPALE
        and unmeasured(enonce, debut, fin)
    )


_EQUIPES = words("""
    équipe équipes commerciaux vendeurs techniciens formateurs interlocuteur interlocuteurs consultant consultants support profil profils personnel
    chef prestataire éditeur intégrateur formateur formateurs expert experts assistance intervenants
    intervenant conseiller conseillers
    """)


def _well_done(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « doit être bien structurée »; leave « bien que », « un bien »."""
    avant, apres = enonce.role(debut - 1), enonce.role(fin)
    return bool(
        avant & (Nature.AUXILIAIRE | Nature.NOM)
        and apres & (Nature.PARTICIPE | Nature.ADJECTIF)
        and unmeasured(enonce, debut, fin)
    )


def _manner(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « de manière discrète »; leave a manner that is a fact: « de manière automatique »."""
    maniere = enonce.forme(fin)
    if not maniere.isalpha() or maniere in ("à", "que", "dont", "suivante", "telle"):
        return False
    return maniere not in FAITS and unmeasured(enonce, debut, fin)


def _unproved(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find what a thing must be, when the word is no fact that can be observed."""
    for debut, fin in enonce.phrases:
        for rang in range(debut + 1, fin - 1):
            if not _is_wanted(enonce, rang):
                continue
            qualite = rang + 1
            while enonce.role(qualite) & Nature.ADVERBE and qualite < fin:
                qualite += 1
            if _is_judgement(enonce, qualite) and not _is_person(enonce, debut, rang):
                yield Trouvaille("VAG-13", qualite, qualite + 1)


def _is_wanted(enonce: Enonce, rang: int) -> bool:
    """Tell « doit être », « sera », « doit rester » of the main clause."""
    jeton = enonce.jetons[rang]
    if jeton.zone is not Zone.PRINCIPALE or jeton.cite:
        return False
    if jeton.forme in ("sera", "seront", "restera", "resteront"):
        return True
    avant = rang - 1
    while enonce.role(avant) & Nature.ADVERBE:
        avant -= 1
    return jeton.forme in ("être", "rester", "demeurer") and enonce.forme(avant) in (
        "doit",
        "doivent",
        "devra",
        "devront",
    )


def _is_judgement(enonce: Enonce, rang: int) -> bool:
    jeton = enonce.jetons[rang] if rang < len(enonce.jetons) else None
    if jeton is None or jeton.cite or not jeton.forme.isalpha() or jeton.brut[0].isupper():
        return False
    if jeton.natures & ~(Nature.NOM | Nature.ADJECTIF | Nature.GERONDIF) or not jeton.natures:
        return False
    if jeton.forme in FAITS or jeton.forme.endswith(
        ("able", "ables", "ible", "ibles", "ques", "que")
    ):
        return False
    suivant = enonce.forme(rang + 1)
    return suivant in ("", ".", ",", ";", "et", "pour", "lors", "!") and unmeasured(
        enonce, rang, rang + 1
    )


def _is_person(enonce: Enonce, debut: int, rang: int) -> bool:
    sujets = {enonce.forme(r) for r in range(debut, rang)}
    return bool(sujets & PERSONNES) or any(s[:-1] in PERSONNES for s in sujets)


def _attribute(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep an adjective said of a subject: « la connexion est mauvaise »."""
    avant = debut - 1
    while enonce.role(avant) & Nature.ADVERBE:
        avant -= 1
    return bool(enonce.role(avant) & Nature.AUXILIAIRE) and not enonce.role(fin) & Nature.NOM


def _is_topic(enonce: Enonce, rang: int) -> bool:
    """Tell « l’e-mail personnalisé reprend... »: a thing named, of which something else is said."""
    de, _ = enonce.sentence(rang)
    return (
        rang - de == 2
        and enonce.forme(de) in ("le", "la", "l’")
        and bool(enonce.role(rang + 1) & (Nature.FINI | Nature.AUXILIAIRE | Nature.MODAL))
    )


def _judges(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave an adjective that says with what: « adapté au format », « nécessaire à l’envoi »."""
    lemme = enonce.jetons[debut].forme
    if _is_topic(enonce, debut):
        return False
    if lemme.startswith(("adapt", "appropri")):
        return not enonce.role(debut) & Nature.PARTICIPE or enonce.forme(fin) in ("à", "au", "aux")
    if lemme.startswith(_RELATIFS):
        return enonce.forme(fin) not in ("à", "au", "aux", "pour", "de", "du", "des", "avec")
    if lemme.startswith(_EPITHETES):
        avant = enonce.role(debut - 1) & (Nature.NOM | Nature.AUXILIAIRE | Nature.ADVERBE)
        return bool(avant) and not enonce.role(fin) & Nature.NOM
    return True


_RELATIFS = ("nécessaire", "utile", "principa", "conforme", "cohérent", "essentiel")
_EPITHETES = (
    "courant",
    "ciblé",
    "personnalis",
    "correct",
    "indiqué",
    "valable",
    "habituel",
    "usuel",
)


def _not_bound_by_complement(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave « limité à 5 Mo », « réduit de 10 % »."""
    if enonce.forme(debut).startswith(("limité", "restreint", "réduit")):
        return enonce.role(debut - 1) == Nature.NOM and enonce.forme(fin) not in (
            "à",
            "au",
            "aux",
            "de",
            "par",
            "du",
            "des",
        )
    return True


def _not_quantified(enonce: Enonce, debut: int, fin: int) -> bool:
    forme = enonce.forme(debut)
    if forme in ("assez", "trop", "plutôt", "relativement", "largement"):
        if forme == "plutôt" and enonce.forme(fin) in ("que", "qu’"):
            return False
        return not enonce.forme(fin)[:1].isdigit() and enonce.forme(fin) not in ("à", "perçu")
    return True


def _asks_for_content(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave a completeness that is a fact: « un dossier complet », « la fiche est complète »."""
    forme = enonce.forme(debut)
    if _is_topic(enonce, debut):
        return False
    if not forme.startswith(("compl", "détaill", "préci", "synth", "visuel")):
        return True
    if enonce.role(debut) & Nature.PARTICIPE:
        return False
    if forme.startswith("compl") and any(
        enonce.forme(debut - n) in ("dossier", "dossiers", "formulaire", "commande", "pièce")
        for n in (1, 2)
    ):
        return False
    return enonce.forme(fin) not in ("de", "du", "des", "par", "dans", "en", "à", ":")


def _not_measured_noun(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave « le plus élevé », « un score plus faible que », « point critique » of a plan."""
    if enonce.forme(debut - 1) in ("plus", "moins", "aussi"):
        return False
    forme = enonce.forme(debut)
    if forme.startswith("majeur") and (
        enonce.role(debut - 1) & Nature.AUXILIAIRE
        or enonce.forme(debut - 1).rstrip("s") in PERSONNES
    ):
        return False
    if forme.startswith(("sensible", "critique", "fort", "lourd", "gros", "exceptionnel")):
        return enonce.role(debut - 1) & Nature.DETERMINANT == 0 or bool(
            enonce.role(fin) & Nature.NOM
        )
    return True


FLOU = Groupe(
    (
        formule(
            "VAG-01",
            E,
            "rapidité non chiffrée",
            "«\u00a0{mots}\u00a0» ne dit pas combien de temps. Donnez une durée et une condition de"
            " mesure, par exemple «\u00a0en moins de 2\u00a0s\u00a0».",
            pourquoi="Chacun a sa propre durée en tête\u202f: le prestataire ne peut ni la chiffrer"
            " ni la garantir, et le testeur ne peut pas la constater.",
            mauvais="La recherche d’un client doit être rapide.",
            mieux="Pour 95\u00a0% des recherches sur un nom, le CRM doit afficher la liste des"
            " clients en moins de 2\u00a0s avec 45 utilisateurs connectés.",
            source="INCOSE R7 et R34\u202f; ISO/IEC/IEEE 29148, termes subjectifs",
            methode="Une durée qui borne le mot dans la même phrase le rend mesurable\u202f; un nom"
            " de fonction (« recherche rapide ») ou de niveau n’est pas signalé.",
        ),
        formule(
            "VAG-02",
            E,
            "convivialité",
            "«\u00a0{mots}\u00a0» n’a pas de critère de passage. Dites qui réussit quoi, en combien"
            " de temps ou d’actions.",
            pourquoi="Deux personnes n’ont pas le même avis sur ce qui est simple ou agréable\u202f:"
            " rien ne permet de refuser une livraison.",
            mauvais="L’interface doit être conviviale et intuitive.",
            mieux="Un conseiller SAV formé 2\u00a0h doit créer un dossier en 90\u00a0s au plus, lors"
            " de 9 essais sur 10.",
            source="INCOSE R7\u202f; ISO/IEC/IEEE 29148, termes subjectifs",
            methode="«\u00a0Opt-in simple\u00a0», «\u00a0simple clic\u00a0», «\u00a0lettre simple\u00a0»"
            " et les noms de fonctions sont laissés.",
        ),
        formule(
            "VAG-03",
            E,
            "optimal, efficace, performant",
            "«\u00a0{mots}\u00a0» ne dit pas ce qui est gagné. Nommez la grandeur et la valeur à"
            " atteindre.",
            pourquoi="Le meilleur de quoi, mesuré comment\u202f? Sans grandeur, l’effort demandé n’a"
            " ni début ni fin.",
            mauvais="Le CRM doit optimiser les tournées.",
            mieux="Le CRM doit proposer un ordre de visite plus court d’au moins 10\u00a0% que"
            " l’ordre chronologique des rendez-vous.",
            source="INCOSE R7",
        ),
        formule(
            "VAG-04",
            E,
            "robuste, fiable, stable",
            "«\u00a0{mots}\u00a0» ne dit pas quelle panne est supportée. Décrivez-la, et la reprise"
            " attendue.",
            pourquoi="La solidité ne s’observe qu’à la panne\u202f: sans panne décrite, rien ne se"
            " teste.",
            mauvais="La liaison avec l’ERP doit être fiable.",
            mieux="Après une coupure de l’ERP de 4\u00a0h au plus, le CRM doit transmettre les"
            " commandes en attente en moins de 30\u00a0min, dans leur ordre de création.",
            source="INCOSE R7\u202f; ISO/IEC/IEEE 29148",
        ),
        formule(
            "VAG-05",
            A,
            "souple, évolutif, modulaire",
            "«\u00a0{mots}\u00a0» ne dit pas ce qui pourra changer. Dites quoi, par qui et en"
            " combien de temps.",
            pourquoi="Tout logiciel se modifie\u202f: c’est le coût et l’auteur du changement qui"
            " comptent.",
            mauvais="La solution doit être évolutive.",
            mieux="Un administrateur doit ajouter un champ à la fiche client en moins de 15\u00a0min,"
            " sans le prestataire.",
            source="INCOSE R7",
        ),
        formule(
            "VAG-06",
            E,
            "adéquat, pertinent, nécessaire",
            "«\u00a0{mots}\u00a0» laisse quelqu’un d’autre juger. Nommez ce qui est attendu.",
            pourquoi="Le prestataire choisira à votre place, au plus court.",
            mauvais="Le CRM doit afficher les informations pertinentes.",
            mieux="La fiche client doit afficher\u202f: nom, adresse de pose, appareils, contrat en"
            " cours, trois derniers échanges.",
            source="INCOSE R7\u202f; ISO/IEC/IEEE 29148, termes subjectifs",
        ),
        formule(
            "VAG-07",
            E,
            "suffisant, raisonnable",
            "«\u00a0{mots}\u00a0» n’a pas de seuil. Donnez le nombre et son unité.",
            pourquoi="Le seuil manque\u202f: personne ne sait quand l’exigence est tenue.",
            mauvais="L’espace de stockage doit être suffisant.",
            mieux="L’abonnement doit inclure 200\u00a0Go de pièces jointes.",
            source="INCOSE R7\u202f; ISO/IEC/IEEE 29148",
        ),
        formule(
            "VAG-08",
            E,
            "moderne, à l’état de l’art",
            "«\u00a0{mots}\u00a0» est un argument de vente. Dites ce qui doit être constaté.",
            pourquoi="Chaque candidat se dira moderne\u202f: le mot ne départage personne.",
            mauvais="L’outil doit être moderne et à l’état de l’art.",
            mieux="Le CRM doit fonctionner sur les deux dernières versions d’Edge et de Chrome.",
            source="INCOSE R7",
        ),
        formule(
            "VAG-09",
            E,
            "sécurisé sans mesure citée",
            "«\u00a0{mots}\u00a0» ne nomme ni menace ni mesure. Dites laquelle\u202f: chiffrement,"
            " second facteur, rôle autorisé...",
            pourquoi="La sécurité se demande mesure par mesure, face à une menace nommée.",
            mauvais="L’accès doit être sécurisé.",
            mieux="L’accès doit exiger une authentification par l’annuaire de l’entreprise avec un"
            " second facteur.",
            source="INCOSE R7 et R34",
            methode="Rien n’est signalé quand une mesure (TLS, rôle, chiffrement...) est citée.",
        ),
        formule(
            "VAG-10",
            E,
            "fluide, transparent, homogène",
            "«\u00a0{mots}\u00a0» ne s’observe pas. Décrivez le résultat visible et son délai.",
            pourquoi="On constate un résultat, pas une impression.",
            mauvais="L’échange avec l’ERP doit être fluide.",
            mieux="Une commande validée dans le CRM doit apparaître dans l’ERP en 5\u00a0min au plus,"
            " sans ressaisie.",
            source="INCOSE R7",
        ),
        formule(
            "VAG-11",
            A,
            "clair, complet, détaillé",
            "«\u00a0{mots}\u00a0» ne dit pas le contenu. Énumérez ce qui doit y figurer.",
            pourquoi="Un document est complet au regard d’une liste\u202f: donnez la liste.",
            mauvais="Le rapport doit être clair et détaillé.",
            mieux="Le rapport mensuel doit afficher, par commercial\u202f: devis émis, devis signés,"
            " montant signé.",
            source="INCOSE R7",
        ),
        formule(
            "VAG-12",
            A,
            "important, bon, gros",
            "«\u00a0{mots}\u00a0» est un jugement sans échelle. Donnez le seuil, ou nommez le niveau"
            " défini.",
            pourquoi="Important pour qui, à partir de combien\u202f? Le tri se fera au hasard.",
            mauvais="Les informations importantes du compte sont visibles à l’ouverture.",
            mieux="À l’ouverture du compte, le CRM doit afficher l’encours, le dernier échange et les"
            " dossiers SAV ouverts.",
            source="INCOSE R7",
            methode="« Bon de commande », un niveau défini (« gravité majeure ») et un terme du"
            " glossaire sont laissés.",
        ),
        formule(
            "VAG-13",
            A,
            "qualité sans critère",
            "«\u00a0{mots}\u00a0»\u202f: à quoi le verra-t-on\u202f? Donnez le fait ou la mesure qui le"
            " montre.",
            pourquoi="Ce qu’une chose doit être se constate sur un fait\u202f; un jugement se discute.",
            mauvais="Le ton des messages doit être courtois.",
            mieux="Chaque message commence par la civilité et le nom du client.",
            source="INCOSE R7 et R34",
            methode="Signalé après «\u00a0doit être\u00a0» ou «\u00a0sera\u00a0», quand le mot n’est pas un"
            " fait (obligatoire, vide, bilingue, modifiable...).",
        ),
    ),
    _LEXIQUES,
    (only_with(words("être rester demeurer sera seront restera resteront"), _unproved),),
)
