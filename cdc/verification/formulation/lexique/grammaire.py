"""Grammar words of French, with their nature, and the endings of regular verbs."""

from __future__ import annotations

from cdc.verification.formulation.lexique import words


def _closed() -> dict[str, tuple[str, str]]:
    return {
        forme: (lemme, nature)
        for nature, groupes in _GROUPES.items()
        for groupe in groupes.split(";")
        for lemme, _, formes in [groupe.strip().partition(":")]
        for forme in (formes or lemme).split()
    }


_GROUPES = {
    "DETERMINANT": "le:le la les l’;un:un une;du:du des;au:au aux;ce:ce cet cette ces;"
    "mon:mon ma mes;son:son sa ses;notre:notre nos;votre:votre vos;leur:leur leurs;chaque;"
    "tout:tout toute tous toutes;aucun:aucun aucune;nul:nul nulle;plusieurs;quelque:quelque quelques;"
    "certain:certain certaine certains certaines;quel:quel quelle quels quelles",
    "NOMBRE": "deux;trois;quatre;cinq;six;sept;huit;neuf;dix;onze;douze;treize;quatorze;quinze;"
    "seize;vingt;trente;quarante;cinquante;soixante;cent:cent cents;mille",
    "PREPOSITION": "à;de:de d’;dans;en;pour;par;sur;sous;avec;sans;entre;vers;chez;depuis;pendant;"
    "durant;avant;après;contre;selon;suivant;dès;jusque:jusque jusqu’;malgré;parmi;via;hors;hormis;"
    "excepté;sauf;outre;voici;voilà;moyennant;concernant",
    "COORDINATION": "et;ou;ni;mais;puis;or;donc;car",
    "SUBORDINATION": "que:que qu’;si:si s’il s’ils;quand;lorsque:lorsque lorsqu’;comme;"
    "puisque:puisque puisqu’;quoique:quoique quoiqu’;afin",
    "RELATIF": "qui;dont;où;lequel:lequel laquelle lesquels lesquelles;"
    "auquel:auquel auxquels auxquelles;duquel:duquel desquels desquelles;quoi",
    "PRONOM": "il:il ils;elle:elle elles;on;je:je j’;nous;vous;tu;se:se s’;me:me m’;te:te t’;y;lui;"
    "eux;cela;ceci;ça;c’;celui:celui celle ceux celles;"
    "celui-ci:celui-ci celle-ci ceux-ci celles-ci;celui-là:celui-là celle-là ceux-là celles-là;"
    "chacun:chacun chacune;rien;quelqu’un;personne;autrui",
    "AUXILIAIRE": "être:être est sont sera seront soit soient était étaient fut été étant serait"
    " seraient;avoir:avoir a ont aura auront ait aient avait avaient aurait auraient ayant eu",
    "MODAL": "devoir:doit doivent devra devront devrait devraient devait devaient devoir;"
    "pouvoir:peut peuvent pourra pourront pourrait pourraient pouvait pouvaient pouvoir puisse"
    " puissent",
    "ADVERBE": "ne:ne n’;pas;jamais;plus;moins;aussi;très;trop;non;ailleurs;bien;mal;mieux;toujours;déjà;encore;"
    "alors;ensuite;puis;enfin;ainsi;ici;là;peu;beaucoup;assez;tant;autant;souvent;parfois;vite;"
    "tôt;tard;aujourd’hui;demain;hier;maintenant;ensemble;seulement;environ;presque;quasi;"
    "au-delà;au-dessus;ci-dessus;ci-dessous;ci-après;ci-contre;peut-être;également;ne-pas;"
    "immédiatement;sinon;auparavant;cependant;toutefois;néanmoins;soudain;volontiers;exprès",
}

FERMES = _closed()

# Nouns that look like verbs, and are met as nouns only in a specification.
NOMS = words("""
    crm erp sav api pdf csv sms statut fiche client cliente dossier fichier courrier métier
    calendrier papier clavier panier chantier quartier atelier escalier financier
    particulier entier tiers titre page ligne compte centre cadre contrat cas champ code carte prix
    prospect lead objet rôle date délai devis type niveau nombre nom mois jour heure minute seconde
    semaine année trimestre état étape lot zone mode service commercial commerciale technicien
    technicienne conseiller conseillère banquier courtier
    pouvoir savoir-faire avenir plaisir loisir devenir soir espoir tiroir couloir trottoir désir
    moyen manière façon sorte base clé seuil plage site
    loyer foyer noyer plancher rocher clocher dîner déjeuner goûter rucher bûcher maraîcher archer cancer super flyer
    souvenir repentir menhir élixir saphir cachemir cuir
    """)

NOMS_EN_ER = words("""
    hiver mer fer cher amer hier ver laser poster leader manager master cluster newsletter server
    scanner designer enfer éther tender router order driver reporter container conteneur dealer
    partner user number never tracker helper trader broker starter newsletter container boulanger
    étranger danger berger passager messager ménager léger mensonger horloger verger
    """) - frozenset({"scanner"})

# Verbs of the trade that the dictionary of lemmas lacks; those in -iser need no list.
VERBES_EN_ER = words("""
    paramétrer horodater dédoublonner géocoder préremplir rapatrier télécharger téléverser
    pré-remplir sous-traiter cliquer re-saisir pondérer scorer router logger tagger mailer
    prospecter recetter reparamétrer reprogrammer réaffecter réattribuer décommissionner crypter
    décrypter interfacer déboguer précocher pré-cocher cocher décocher double-cliquer surligner
    glisser-déposer
    """)

INFINITIFS_EN_IER = words("""
    vérifier modifier notifier identifier qualifier certifier publier copier trier lier relier
    associer apprécier bénéficier simplifier justifier spécifier planifier codifier clarifier
    unifier rectifier classifier authentifier plier négocier étudier expédier remercier confier
    différencier varier approprier photographier multiplier oublier concilier réconcilier
    privilégier dupliquer quantifier ratifier fiabiliser falsifier fluidifier amplifier diversifier
    personnifier solidifier densifier intensifier complexifier dématérialier apparier délier crier
    allier pallier remédier résilier renégocier recopier télécopier incendier licencier initier
    officier orthographier cartographier chronométrier parier scier skier supplier trier vivifier
    remanier manier balbutier dédier parodier irradier radier répertorier inventorier colorier
    payer envoyer renvoyer employer essayer nettoyer appuyer déployer relayer rayer balayer égayer
    convoyer tutoyer côtoyer noyer broyer essuyer ennuyer débrayer enrayer effrayer octroyer
    redéployer sous-payer aiguayer vouvoyer pré-payer prépayer
    """)

INFINITIFS_EN_IR = words("""
    finir définir redéfinir choisir saisir ressaisir remplir accomplir établir rétablir fournir
    garantir réunir avertir ralentir aboutir agir réagir bâtir élargir enrichir envahir franchir
    grossir investir réinvestir convertir divertir invertir subir unir punir munir démunir
    réussir rafraîchir réfléchir fléchir répartir départir impartir raccourcir régir surgir vieillir
    affranchir assortir approfondir arrondir assainir assouplir applaudir assujettir atterrir
    blanchir éclaircir embellir épaissir épanouir estourbir faiblir affaiblir fraîchir guérir haïr
    jaillir jouir réjouir maigrir mûrir noircir nourrir obéir désobéir obscurcir périr pourrir
    préétablir prémunir rajeunir refroidir resplendir ressortir rôtir rougir sévir trahir vernir
    circonscrir endurcir durcir alourdir abolir amortir anéantir bannir bénir chérir compatir
    consentir engloutir enfouir étourdir fléchir forcir gravir intervertir invertir nantir pressentir
    pervertir polir ravir retentir roussir salir tarir ternir tressaillir verdir vomir
    """)

# ending, ending of the infinitive, nature
DESINENCES: tuple[tuple[str, str, str], ...] = (
    ("issaient", "ir", "FINI"),
    ("issait", "ir", "FINI"),
    ("issent", "ir", "FINI"),
    ("issant", "ir", "GERONDIF"),
    ("iront", "ir", "FINI"),
    ("ira", "ir", "FINI"),
    ("irait", "ir", "FINI"),
    ("iraient", "ir", "FINI"),
    ("eraient", "er", "FINI"),
    ("erait", "er", "FINI"),
    ("eront", "er", "FINI"),
    ("era", "er", "FINI"),
    ("ées", "er", "PARTICIPE"),
    ("ée", "er", "PARTICIPE"),
    ("és", "er", "PARTICIPE"),
    ("é", "er", "PARTICIPE"),
    ("geaient", "ger", "FINI"),
    ("geait", "ger", "FINI"),
    ("geant", "ger", "GERONDIF"),
    ("geons", "ger", "FINI"),
    ("çant", "cer", "GERONDIF"),
    ("aient", "er", "FINI"),
    ("ant", "er", "GERONDIF"),
    ("ent", "er", "FINI"),
    ("ait", "er", "FINI"),
    ("ieraient", "yer", "FINI"),
    ("ierait", "yer", "FINI"),
    ("ieront", "yer", "FINI"),
    ("iera", "yer", "FINI"),
    ("ies", "ir", "PARTICIPE"),
    ("ie", "ir", "PARTICIPE"),
    ("ie", "yer", "FINI"),
    ("ient", "yer", "FINI"),
    ("is", "ir", "PARTICIPE"),
    ("it", "ir", "FINI"),
    ("i", "ir", "PARTICIPE"),
    ("ons", "er", "FINI"),
    ("ez", "er", "FINI"),
    ("ère", "érer", "FINI"),
    ("èrent", "érer", "FINI"),
    ("ètre", "étrer", "FINI"),
    ("ètrent", "étrer", "FINI"),
    ("ègle", "égler", "FINI"),
    ("èglent", "égler", "FINI"),
    ("èbre", "ébrer", "FINI"),
    ("ète", "éter", "FINI"),
    ("ètent", "éter", "FINI"),
    ("ède", "éder", "FINI"),
    ("èdent", "éder", "FINI"),
    ("ègre", "égrer", "FINI"),
    ("ègrent", "égrer", "FINI"),
    ("ège", "éger", "FINI"),
    ("ègent", "éger", "FINI"),
    ("élère", "élérer", "FINI"),
    ("ève", "ever", "FINI"),
    ("èvent", "ever", "FINI"),
    ("ène", "ener", "FINI"),
    ("ènent", "ener", "FINI"),
    ("èle", "eler", "FINI"),
    ("elle", "eler", "FINI"),
    ("ellent", "eler", "FINI"),
    ("ette", "eter", "FINI"),
    ("ettent", "eter", "FINI"),
    ("èche", "écher", "FINI"),
    ("ècle", "écler", "FINI"),
    ("e", "er", "FINI"),
)

NOMS_EN_MENT = words("""
    document paiement règlement changement traitement enregistrement établissement engagement
    renouvellement abonnement logement équipement département complément événement évènement moment
    module segment élément mouvement remboursement hébergement accompagnement recouvrement
    chargement déploiement développement fonctionnement stationnement appartement agrément argument
    classement dédoublonnement rapprochement rattachement remplacement signalement supplément
    acheminement avertissement commencement comportement consentement dysfonctionnement effacement
    fondement instrument investissement jugement lancement licenciement monument paramètre
    pansement placement prélèvement recrutement rendement rensegnement renseignement sentiment
    versement vêtement virement cheminement approvisionnement bâtiment médicament emplacement
    croisement dépassement détournement allègement aménagement financement cloisonnement
    """)

# Adjectives whose lemma says nothing of their nature, before or after the noun.
ADJECTIFS = words("""
    nouveau nouvel nouvelle nouveaux nouvelles même mêmes autre seul seule seuls seules propre prochain
    prochaine dernier dernière dernières derniers premier première premiers premières grand grande
    grands grandes petit petite petits petites haut haute bas basse long longue court courte plein
    pleine actif active actifs actives inactif connu unique commun commune double triple client
    commercial commerciale commerciaux annuel mensuel quotidien hebdomadaire ancien bon mauvais
    """)

# Adjectives that a noun follows.
PRENOMINAUX = words("""
    nouveau nouvel nouvelle nouveaux nouvelles même mêmes autre autres seul seule propre propres prochain
    prochaine prochains prochaines dernier dernière dernières derniers premier première premiers premières
    grand grande grands grandes petit petite petits petites ancien ancienne anciens anciennes bon bonne
    bons bonnes mauvais mauvaise double triple
    """)

# Words often typed without their accents.
ACCENTUES = words("""
    système systèmes donnée données délai délais définir préciser préférence priorité qualité
    sécurité sécurisé société intégrateur hébergeur éditeur réponse création géré gérer éventuel
    éventuels éventuelle éventuellement idéalement régulièrement immédiatement ultérieurement
    différents différentes évolutif évolutive adapté adaptée adaptés adaptées sécurisée complète
    complètes détaillé détaillée modernité à-peu-près légère précis fidèle métier états écran écrans
    conformément nécessaire nécessaires particulièrement généralement périodiquement fréquemment
    systématiquement approprié appropriée aisément aisée améliorer accélérer défini définie prévu
    """)

# How regular adjectives inflect, by their ending: masculine, feminine, then plurals.
FLEXIONS: dict[str, tuple[str, ...]] = {
    "eux": ("eux", "euse", "euses"),
    "if": ("if", "ive", "ifs", "ives"),
    "al": ("al", "ale", "aux", "ales"),
    "el": ("el", "elle", "els", "elles"),
    "er": ("er", "ère", "ers", "ères"),
    "et": ("et", "ète", "ette", "ets", "ètes", "ettes"),
    "bon": ("bon", "bonne", "bons", "bonnes"),
    "ien": ("ien", "ienne", "iens", "iennes"),
    "eau": ("eau", "el", "elle", "eaux", "elles"),
    "teur": ("teur", "trice", "teurs", "trices"),
    "s": ("s", "se", "ses"),
    "x": ("x", "se", "ses"),
    "e": ("e", "es"),
}
