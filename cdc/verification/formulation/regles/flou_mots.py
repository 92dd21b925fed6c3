"""The words that judge without a measure, by rule, each with what must stand around it."""

from __future__ import annotations

from cdc.verification.formulation.gardes import (
    all_of,
    defined_there,
    main_clause,
    no_level,
    no_term_of_art,
    not_defined,
    not_function,
    not_listed,
    not_purpose,
    uncapped,
    unhurried,
    unmeasured,
    unnamed,
    untimed,
)
from cdc.verification.formulation.motifs import Lexique
from cdc.verification.formulation.mots import Nature, adverbs
from cdc.verification.formulation.regles.jugements import (
    adjective,
    after_noun,
    asks_for_content,
    attribute,
    before_noun,
    human,
    intensified,
    judges,
    manner,
    no_measure_of_security,
    not_bound_by_complement,
    not_measured_noun,
    not_quantified,
    not_ranked,
    paired,
    well_done,
)


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


_JUGE = all_of(
    unmeasured,
    unnamed,
    not_purpose,
    adjective,
    not_defined,
    defined_there,
    not_listed,
    no_term_of_art,
)


_JUGE_TOUT = all_of(
    unmeasured, uncapped, no_level, not_purpose, adjective, not_defined, defined_there, not_listed
)


_JUGE_OU_NOMME = all_of(_JUGE, not_function)


_VERBE = all_of(unmeasured, not_purpose, defined_there)


LEXIQUES = (
    Lexique(
        "VAG-01",
        "rapide*; véloce*; réactif*; prompt*; expéditif*; nerveux*; performant* et rapide*;"
        "lent*; trop long*; long* à charger; peu de temps",
        all_of(unhurried, unnamed, not_purpose, not_function, adjective),
    ),
    Lexique(
        "VAG-01",
        "vite; promptement; lestement; sans lenteur; sans ralentissement; pas attendre; sans traîner",
        untimed,
    ),
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
        donner|donne|donnent envie; en quelques clics|secondes|minutes|gestes; d’ un coup d’ œil; d’ un seul coup d’ œil; en un coup d’ œil; au premier coup d’ œil; en peu de; sans prise de tête
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
        all_of(_JUGE_TOUT, judges),
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
        human,
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
    Lexique("VAG-06", "bien|mal", well_done),
    Lexique("VAG-06", "de façon|manière", manner),
    Lexique(
        "VAG-07",
        "très; extrêmement; hautement; ultra; hyper; super; bien trop; vraiment",
        intensified,
    ),
    Lexique(
        "VAG-08",
        "jeune*; dynamique*; sobre*; vivant*; chaleureux*; rassurant*; valorisant*; stimulant*; original*; vendeur*;"
        "contemporain*; gai*; coloré*",
        all_of(_JUGE, lambda e, d, f: attribute(e, d, f) or paired(e, d, f)),
    ),
    Lexique(
        "VAG-07",
        "suffisant*; raisonnable*; ample*; modéré*; limité*; restreint*; réduit*; minime*",
        all_of(_JUGE, not_bound_by_complement),
    ),
    Lexique(
        "VAG-07",
        "suffisamment; assez; amplement; raisonnablement; largement; un minimum d’|de; à minima;"
        "a minima; un maximum d’|de; tout à fait; relativement; plutôt; trop",
        all_of(unmeasured, not_purpose, not_quantified),
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
        all_of(_JUGE, no_measure_of_security),
    ),
    Lexique(
        "VAG-09",
        "en toute sécurité; de façon|manière sécurisée|sûre; sécurité maximale|optimale|renforcée;"
        "haut niveau de sécurité; niveau élevé de sécurité; niveau de sécurité élevé|adéquat",
        no_measure_of_security,
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
        all_of(_JUGE_OU_NOMME, asks_for_content),
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
        all_of(_JUGE, not_measured_noun),
    ),
    Lexique(
        "VAG-12",
        "bon|bonne|bons|bonnes; mauvais|mauvaise|mauvaises; gros|grosse|grosses; meilleur*;"
        "vrai|vraie|vrais|vraies; véritable*; vaste*; solide*; haut|haute niveau|performance|performances",
        all_of(unmeasured, unnamed, not_purpose, before_noun, defined_there),
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
        "|équipes|facture|factures|dossier|dossiers|structure|structures|intervention|interventions|demande|demandes|travaux"
        "|réparation|réparations|achat|achats|vente|ventes|dépense|dépenses|retard|retards|écart|écarts|panier|paniers|budget"
        "|budgets|quantité|quantités|série|séries|lot|dépôt|dépôts|don|dons",
        all_of(unmeasured, unnamed, not_purpose, not_ranked),
    ),
    Lexique(
        "VAG-12",
        "court|courte|courts|courtes|long|longue|longs|longues|bref|brève|brefs|brèves; propre|propres",
        all_of(_JUGE, after_noun),
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
        attribute,
    ),
)
