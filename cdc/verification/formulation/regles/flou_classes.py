"""More words that judge without a measure, listed class by class: what a thing is like, feels like, weighs."""

from __future__ import annotations

from cdc.verification.formulation.gardes import (
    all_of,
    defined_there,
    main_clause,
    not_function,
    not_listed,
    not_purpose,
    uncapped,
    unmeasured,
    unnamed,
)
from cdc.verification.formulation.motifs import Lexique
from cdc.verification.formulation.regles.nuances import (
    degree,
    determined,
    freely,
    judged,
    key,
    not_an_order,
    not_done,
    of_market,
    promised,
    qualifies,
    undefined_clause,
)

_QUALITE = all_of(unmeasured, unnamed, uncapped, not_purpose, qualifies, not_function)
_DIT = all_of(unmeasured, not_purpose)


CLASSES = (
    Lexique(
        "VAG-12",
        "d’ importance|envergure; d’ intérêt majeur; de première importance|nécessité",
        all_of(
            _DIT,
            lambda e, d, _f: e.forme(d - 1) not in ("degré", "ordre", "niveau", "unité", "cran"),
        ),
    ),
    Lexique(
        "VAG-07",
        "reste|restent|demeure|demeurent mesuré*|maîtrisé*|contenu*|modéré*|modeste*|soutenable*",
        all_of(_DIT, main_clause),
    ),
    Lexique(
        "VAG-06",
        "veille|écoute|présence|participation|collaboration|démarche active|attentive|constante|vigilante",
        all_of(_DIT, main_clause),
    ),
    Lexique("VAG-11", "de bout en bout; de a à z", all_of(_DIT, main_clause)),
    Lexique("VAG-11", "vue|vision|visibilité à 360", not_purpose),
    # For whom it must be easy, as if that told how.
    Lexique(
        "VAG-02",
        "pour|par|à un|une|des|les|tout|tous non-initié|non-initiés|débutant|débutants|néophyte|néophytes|novice|novices|profane"
        "|profanes|non-spécialiste|non-spécialistes|non-informaticien|non-informaticiens|publics|âges",
        all_of(_DIT, main_clause),
    ),
    Lexique(
        "VAG-04",
        "mot|mots de passe fort|forts|robuste|robustes|complexe|complexes|solide|solides",
        all_of(unmeasured, not_purpose, not_listed, defined_there),
    ),
    Lexique(
        "VAG-12",
        "clients|clientes|acheteurs|abonnés|adhérents|donateurs|visiteurs|consommateurs|lecteurs fidèles|assidus|assidues",
        all_of(unmeasured, not_purpose, not_listed, defined_there),
    ),
    # Kept within bounds that nobody gives.
    Lexique("VAG-07", "maîtrisé*; soutenable*; tenable*", _QUALITE),
    Lexique(
        "VAG-06",
        "ton|mot|mots|dosage|équilibre|niveau juste; juste ton|mot|équilibre|milieu|niveau|dose; réponse|travail|analyse|action de fond",
        all_of(_DIT, main_clause),
    ),
    # How easily it is used.
    Lexique(
        "VAG-02",
        """
        instinctif*; immersif*; aéré*; bienveillant*; cordial*; attentionné*;
        ludique*; assimilable*; mémorisable*; enfantin*; limpide*; évident*; naturel*; familier*;
        intrusif*; gênant*; agaçant*; déroutant*; frustrant*; chronophage*; rébarbatif*; rebutant*;
        envahissant*; encombrant*; dérangeant*; perturbant*; pesant*; contraignant*; lourd*; décourageant*; surchargé*; embrouillé*; alambiqué*; tortueux*; confus*; touffu*; sibyllin*;
        facile* et rapide*; simple* et rapide*; à portée de tous|main; à la portée de tous|chacun
        """,
        _QUALITE,
    ),
    Lexique(
        "VAG-02",
        """
        sans prise de tête; les yeux fermés; comme un jeu d’ enfant; un jeu d’ enfant; en un clin d’ œil;
        d’ un simple regard; d’ un seul coup d’ œil; en un coup d’ œil; au premier regard; en deux|trois clics
        |temps trois mouvements; sans mode d’ emploi; sans aide particulière|extérieure; sans notice;
        sans connaissance|connaissances|compétence|compétences particulière|particulières|technique|techniques|informatique
        |informatiques; sans formation préalable; sans apprentissage; sans être informaticien; par un non
        informaticien; par des non informaticiens; à la portée; quel que soit son niveau; confort d’ utilisation|usage
        |lecture|saisie|travail; courbe d’ apprentissage; temps d’ adaptation|apprentissage réduit|minimal
        """,
        _DIT,
    ),
    # How good it is.
    Lexique(
        "VAG-03",
        """
        décent*; honorable*; probant*; concluant*; louable*; viable*; réaliste*; plausible*; sensé*; logique*;
        rationnel*; irréprochable*; infaillible*; imparable*; irréfutable*; incontestable*; inattaquable*;
        avisé*; éclairé*; astucieux*; ingénieux*; inventif*; créatif*; inédit*; disruptif*; raffiné*;
        profitable*; fructueux*; précieux*; enrichissant*; bénéfique*; favorable*; propice*; fécond*;
        probe*; exigeant*; rigoureux*; minutieux*; méticuleux*; consciencieux*; scrupuleux*; assidu*;
        bluffant*; étonnant*; époustouflant*; prestigieux*; renommé*; performant*;
        équilibré*; équitable*; harmonieux*; maîtrisé*; rodé*; optimum; au top; nickel
        """,
        _QUALITE,
    ),
    Lexique(
        "VAG-03",
        """
        à la hauteur; à la hauteur de|des|du; à la mesure de|des|du; dimensionné* pour; climat|atmosphère|esprit|relation de confiance|collaboration|partenariat;
        climat serein|constructif|apaisé; esprit constructif; au mieux; au maximum de ses|leurs capacités; de son mieux;
        tirer le meilleur; le meilleur parti; au meilleur niveau; à son plein potentiel; plein potentiel;
        sans faute; sans bavure; sans défaut|défauts; sans compromis; sans concession; sans pareil;
        avec brio; avec tact|souplesse|finesse|élégance|fluidité|justesse|pertinence|constance|assiduité
        |diligence|célérité|méthode|exactitude|confort|simplicité|fiabilité|robustesse|intelligence|pédagogie|doigté
        |mesure|prudence|retenue|modération|régularité|minutie|attention|la plus grande|le plus grand;
        dans de bonnes|meilleures|excellentes conditions; dans les meilleures conditions; dans de bonnes conditions;
        dans des conditions acceptables|satisfaisantes|optimales|correctes|normales|raisonnables;
        un souci du détail; le souci du détail; avec le plus grand soin; avec le soin; soin particulier;
        une attention particulière|soutenue|constante; l’ attention voulue
        """,
        _DIT,
    ),
    # How solid it is.
    Lexique(
        "VAG-04",
        """
        costaud*; résistant*; endurant*; invulnérable*; indestructible*; hermétique*; blindé*; infalsifiable*;
        à toute épreuve; bétonné*; redondé*; tolérant*; prévisible*; imprévisible*; instable*
        """,
        _QUALITE,
    ),
    # How much it adapts.
    Lexique(
        "VAG-05",
        """
        personnalisable*; modulable*; malléable*; ajustable*; évolutif*; ouvert* sur l’ avenir; universel*;
        générique*; réutilisable*; versatile*; transposable*; paramétrable*; configurable*
        """,
        all_of(_QUALITE, freely),
    ),
    Lexique(
        "VAG-05",
        "à souhait; à volonté; à l’ envi; à sa guise; à leur guise; à loisir; au gré des|de; selon l’ envie;"
        "au cas par cas; à géométrie variable; en fonction des besoins|attentes|envies|usages|circonstances;"
        "selon les besoins|attentes|envies|usages|circonstances|cas|situations; au fil des besoins; suivant les besoins;"
        "aux besoins futurs|actuels; à l’ évolution|aux évolutions des besoins|du marché|de|futures; évolutions futures;"
        "besoins futurs|évolutifs|à venir; toute évolution future; à l’ épreuve du temps",
        all_of(_DIT, main_clause),
    ),
    # How fit it is.
    Lexique(
        "VAG-06",
        """
        admissible*; tolérable*; supportable*; valable*; légitime*; justifié*; inutile*; superflu*; superflue*;
        intempestif*; inopiné*; inattendu*; inapproprié*; inadapté*; inadéquat*; insuffisant*; médiocre*;
        piètre*; passable*; probant*; parlant*; évocateur*; marquant*; saillant*; essentiel*;
        requis*; voulu*; souhaité*; désiré*; attendu*; particulier*; spécial*; délicat*; épineux*; sensible*; problématique*;
        inquiétant*; préoccupant*; alarmant*; gravissime*; louche*; curieux*; bizarre*; singulier*; insolite*
        """,
        all_of(_QUALITE, judged),
    ),
    # How much it weighs.
    Lexique(
        "VAG-12",
        """
        colossal*; énorme*; immense*; gigantesque*; phénoménal*; astronomique*; modeste*; infime*; négligeable*;
        dérisoire*; marginal*; résiduel*; modique*; économe*; frugal*; coûteux*; onéreux*; exorbitant*;
        attrayant*; concurrentiel*; copieux*; abondant*; généreux*; imposant*; impressionnant*; spectaculaire*;
        appréciable*; honnête*; confortable*; dense*; étoffé*; pléthorique*; grandissant*;
        proportionné*; contenu* et maîtrisé*; à moindre|moindres coût|coûts|frais; à faible|bas coût; peu coûteux
        """,
        all_of(_QUALITE, not_an_order),
    ),
    Lexique(
        "VAG-12",
        "à moindre|moindres coût|coûts|frais; à bas|faible coût|coûts; au meilleur coût|prix|tarif;"
        "à un coût|prix|tarif; dans un budget; pour un coût|prix|budget modique|raisonnable|maîtrisé|contenu",
        all_of(_DIT, lambda e, _d, f: e.forme(f) not in ("fixe", "de", "d’", "forfaitaire")),
    ),
    # Promises that nothing will be felt.
    Lexique(
        "VAG-10",
        """
        sans saccade|saccades|à-coup|à-coups|accroche|bavure|bavures|couac|couacs|anicroche|anicroches
        |ralentissement|ralentissements|latence|temps mort|mort|discontinuer|discontinuité|relâche|cesse|arrêt
        |gêne|douleur|tracas|complication|complications|complexité|lourdeur|lourdeurs|difficultés|désagrément
        |désagréments|nuisance|dommage|encombres|histoire|histoires|détour|détours|ambiguïté|équivoque|heurts
        |précipitation|efforts|fatigue|stress|inquiétude|appréhension|frustration|déconvenue|dérapage|dérive
        |dégradation|dégradations|altération|délai perceptible|attente perceptible|turbulence|turbulences|dérangement|désorganisation|rupture|ruptures|friction;
        ne se voit|verra|sente|sent|ressent pas; de manière|façon indolore|imperceptible; en douceur; à l’ abri de|des;
        comme sur des roulettes; comme une lettre à la poste; main dans la main; naturellement; sans que personne ne
        """,
        all_of(_DIT, promised),
    ),
    # How complete, how clear.
    Lexique(
        "VAG-11",
        """
        intelligible*; pédagogique*; vulgarisé*; étayé*; expressif*; aisément lisible*; structuré*; organisé*; ordonné*;
        documenté*; argumenté*; circonstancié*; soigneux*; fouillé*
        """,
        all_of(_QUALITE, not_done),
    ),
    Lexique(
        "VAG-11",
        "vue|vision d’ ensemble; vue|vision transverse|transversale|consolidée|unifiée|panoramique; sous tous les angles;"
        "de a à z; dans les grandes lignes; dans ses|leurs grandes lignes; en profondeur;"
        "de près; tous azimuts; au sens large; dans son ensemble; dans sa globalité; de manière|façon globale|générale",
        all_of(_DIT, main_clause),
    ),
    # Degrees: how much more than what?
    Lexique(
        "VAG-07",
        """
        fortement; nettement; grandement; considérablement; drastiquement; notablement; sensiblement; radicalement;
        massivement; légèrement; quelque peu; un peu; tant soit peu; énormément; terriblement; particulièrement;
        remarquablement; spécialement; spectaculairement; substantiellement; profondément; intensément; durablement;
        progressivement; graduellement; pleinement; entièrement satisfait|satisfaite; activement; étroitement;
        au mieux; tant bien que mal; de manière|façon significative|sensible|notable|importante|considérable|durable
        |substantielle|drastique|marquée|forte|visible|mesurée|progressive|active|soutenue|limitée|modérée|raisonnable;
        dans une large|certaine|moindre mesure; dans de larges proportions; de beaucoup; de loin; à grande échelle
        """,
        all_of(_DIT, main_clause, degree),
    ),
    # What somebody else will judge, said by a clause.
    Lexique(
        "VAG-06",
        """
        qui le|l’ mérite|méritent|nécessite|nécessitent|requiert|requièrent|justifie|justifient|exige|exigent|demande|demandent|réclament;
        qui en vaut|valent la peine; qui en a|ont besoin|vraiment; qui s’ impose|imposent;
        qui pose|posent problème|question|difficulté; qui sort|sortent de l’ ordinaire; qui sort|sortent du lot; qui tient|tiennent la route; qui fonctionne|fonctionnent bien;
        qui marche|marchent; qui va|vont bien; qui fait|font sens; qui ont|a du sens;
        ce dont il|elle|ils|elles|on|chacun|le|la|les|l’; ce qu’ il|elle|ils|elles faut|veut|veulent|souhaite|souhaitent|attend|attendent; ce qu’ il lui|leur faut;
        ce qui est|semble|paraît|sera utile|nécessaire|important|pertinent|essentiel|attendu; ce qui compte|importe|marche|convient; ce qu’ on attend; tout ce dont;
        celles|ceux qui comptent; dignes d’ intérêt; digne d’ intérêt; à suivre de près; à surveiller; à risque|risques; hors norme|normes; hors du commun
        """,
        all_of(unmeasured, not_purpose, undefined_clause),
    ),
    # Images: what people fear or dream of.
    Lexique(
        "VAG-02",
        """
        usine à gaz; couteau suisse; parcours du combattant; casse-tête; sac de nœuds; machine de guerre; bête de course; petit bijou; mouton à cinq pattes; gadget|gadgets;
        labyrinthe; jungle; galère; pensum; bras droit; boîte à outils; baguette magique; solution miracle; machine à café; vraie plus-value;
        caisse à outils; pied à l’ étrier; cerise sur le gâteau; du sur-mesure; copilote; allié du quotidien; vrai plus; un plus; un atout; une plus-value; un levier
        """,
        unmeasured,
    ),
    # « une gestion fine », « une vision consolidée » : how fine, consolidated from what?
    Lexique(
        "VAG-11",
        "vision|vue|visibilité|aperçu|panorama|lecture|connaissance|compréhension|image|gestion|suivi|pilotage|maîtrise|traitement|analyse|contrôle|segmentation|paramétrage|ciblage|reporting|personnalisation"
        " fin|fine|synthétique|précis|précise|clair|claire|complet|complète|exhaustif|exhaustive|globale|global|rigoureux|rigoureuse|poussé|poussée|avancé|avancée|dynamique|proactif|proactive|optimisé|optimisée"
        "|intelligent|intelligente|rapproché|rapprochée|serré|serrée|approfondi|approfondie|étroit|étroite|cohérent|cohérente|unifiée|unifié|partagé|partagée|transverse|transversale|fidèle|juste|exacte|souple|maîtrisée|efficace|personnalisé|personnalisée",
        all_of(unmeasured, not_purpose, determined, defined_there),
    ),
    Lexique(
        "VAG-12",
        "clé|clés|clef|clefs|phare|phares",
        all_of(unmeasured, not_purpose, key),
    ),
    # Effects on people or on load that no figure bounds.
    Lexique(
        "VER-04",
        """
        <absorber>|<encaisser>|<supporter>|<accompagner>|<suivre>|<amortir>|<gérer>|<lisser> les|la|le|l’|des|un|une pic|pics|charge|montée|montées|volume|volumes|affluence|croissance|afflux|hausse|surcroît
        |augmentation|pointe|pointes|surcharge|saisonnalité; <faire>|<fait> face à|aux; <résister> à|aux; <monter>|<montée> en charge|puissance;
        n’ a|ont|aura|auront plus besoin de|d’; ne <dépendre> plus; <libérer>|<dégager> du temps; <recentrer>|<concentrer> sur; <consacrer> à; <focaliser> sur;
        se <recentrer>|<concentrer>|<consacrer>|<focaliser> sur|à|davantage; <faciliter>|<simplifier> la vie|le; <soulager>|<décharger>|<épauler>|<outiller> les|le|la|l’; <donner>|<redonner> du|de temps|sens|visibilité|poids;
        <rapprocher> les|des équipes|services; <casser>|<briser> les silos; <créer> du|de lien|valeur|synergies; <faire> adhérer|accepter; <changer> la|les donne|habitudes|mentalités; <renforcer>|<tisser> les|des liens;
        <prendre> de|les meilleures|bonnes décisions; <décider> en connaissance de; <gagner> la confiance; <garder> la main|le contrôle; <sentir> suivi*|accompagné*|écouté*|soutenu*|épaulé*|considéré*|reconnu*|attendu*|accueilli*|concerné*|libre|libres; <parler> aux; s’ y <retrouver>; s’ en <sortir>; leurs|ses repères; leurs|ses marques; se <débrouiller>; <trouver> son|leur compte;
        <parler> de lui-même|elle-même|eux-mêmes|elles-mêmes; <sauter> aux yeux; se <remarquer>; au rendez-vous de; <perdre> pied; <adopter> par|les|le|l’;
        ce que|qu’ l’|le|il|elle|ils utilisateur|client|commercial|conseiller|vendeur cherche|attend|veut|souhaite|demande; ce qu’ il|elle|ils|elles cherche|cherchent;
        <appuyer> au mieux; <apporter> satisfaction; <donner> satisfaction; à l’ entière satisfaction; entière satisfaction; à la satisfaction; <tenir> ses|leurs promesses
        """,
        all_of(unmeasured, not_purpose, main_clause),
    ),
    Lexique(
        "VAG-06",
        "informations|mentions|formalités|documents|précautions|règles|vérifications d’ usage; les|des précautions nécessaires|utiles|d’;"
        "<connaître>|<maîtriser>|<fonctionner>|<comprendre>|<marcher>|<vieillir>|<servir>|<accueillir>|<conseiller> bien|mal|mieux|parfaitement",
        all_of(unmeasured, not_purpose, main_clause),
    ),
    # Signs of a thing well made that nobody defines.
    Lexique(
        "VAG-08",
        """
        up to date; tendance; branché*; visionnaire*; avant-gardiste*; next gen; nouvelle génération;
        dans l’ ère du temps; valeur ajoutée forte; effet waouh; effet wow; à la mode; digne d’ un|une|de;
        standards du marché; normes du marché; état du marché; du marché; usages du marché|métier|web; bon sens;
        meilleurs standards; conforme|conformes aux usages|standards|attentes; à l’ image de; identité forte
        """,
        all_of(_DIT, of_market),
    ),
)
