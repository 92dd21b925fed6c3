"""Nouns whose set nobody can list, failures that nobody can rule out, and verbs of change."""

from __future__ import annotations

from cdc.verification.formulation.lexique import words

# « tous les navigateurs », « toutes les données » : no list of them exists in the project.
OUVERTS = words("""
    navigateur téléphone smartphone mobile tablette terminal terminaux appareil écran ordinateur poste
    matériel équipement périphérique imprimante support plateforme système os réseau connexion débit
    format fichier document donnée information élément contenu information donnees
    utilisateur collaborateur salarié employé personne gens acteur intervenant interlocuteur public
    cas situation circonstance condition contexte scénario possibilité hypothèse combinaison
    besoin demande attente exigence souhait question requête problème difficulté sujet aspect point
    logiciel outil application solution produit technologie base source service
    type langue pays devise canal canaux moyen métier processus procédure usage fonction fonctionnalité
    tâche action opération activité règle norme réglementation loi standard
    erreur bug anomalie panne défaut risque menace attaque incident dysfonctionnement faille virus
    historique volume charge taille quantité nombre évolution changement
    environnement configuration version navigation extension endroit circonstances
    conditions météo opérateur constructeur machine pc ordinateurs lecteur scanner caméra moteur imprévu aléa perturbation
    manipulation contrainte législation recommandation particularité spécificité envie idée
        """)

# A defect that cannot be proved absent.
ECHECS = words("""
    bug bugs bogue bogues erreur erreurs perte pertes panne pannes défaut défauts anomalie anomalies
    interruption interruptions incident incidents dysfonctionnement dysfonctionnements faille failles
    retard retards indisponibilité latence coupure coupures ralentissement ralentissements problème
    problèmes difficulté défaillance défaillances régression régressions risque risques ambiguïté oubli
    oublis plantage plantages blocage blocages
    confusion confusions fuite fuites intrusion intrusions compromission piratage corruption altération
    altérations rupture ruptures défectuosité imprévu imprévus malentendu malentendus faute fautes
    omission omissions surcharge saturation déconnexion déconnexions lenteur lenteurs
    insatisfaction mécontentement vulnérabilité vulnérabilités malveillance danger dangers
        """)

# What nobody wants, and no figure shows.
DEPLAIRE = words("""
    dégrader détériorer effondrer agacer déranger gêner perturber dérouter lasser ennuyer rebuter décourager
    effrayer importuner submerger noyer surcharger encombrer pénaliser nuire planter buguer ramer saturer
    désorienter brusquer contrarier indisposer heurter froisser désorganiser freiner souffrir ralentir
    """)

# Words that bound the noun they follow.
RESTRICTIFS = words("""
    suivant suivants suivante suivantes ci-dessous ci-après ouvert ouverte ouverts ouvertes actif actifs
    active actives clos close inactif inactifs obligatoire obligatoires inférieur inférieure inférieurs
    supérieur supérieure supérieures supérieurs dont relatif relatives relatifs liés liées lié liée
    prévus prévues listés listées saisis saisies enregistrés concernés habilités connectés connecté
    présents présentes visibles modifié modifiés compris nommés désignés rattachés rattachées déclarés
    contenant contenus contenues décrits décrites identifiés affectés
    """)

# « le plus récent » can be computed; « le plus adapté » cannot.
ADJECTIFS_MESURABLES = words("""
    récent ancien élevé haut bas grand petit cher long court proche jeune nombreux faible tardif gros
    lourd léger fréquent important bref vieux avancé éloigné restrictif âgé onéreux contraignant
    favorable avantageux économique précoce consulté vendu utilisé commandé ancienne
    """)

# Verbs of change: `vague` whatever is said, `mesure` unless figures follow, `relative` to a base.
VARIATIONS = {
    **dict.fromkeys(
        words(
            "améliorer faciliter simplifier accélérer renforcer alléger perfectionner enrichir"
            " rationaliser consolider fluidifier fiabiliser assouplir désengorger soulager décharger désencombrer assainir"
            " solidifier pérenniser stabiliser homogénéiser uniformiser dynamiser redynamiser revitaliser stimuler booster"
            " doper favoriser encourager revaloriser crédibiliser clarifier peaufiner parfaire approfondir élargir étoffer"
            " intensifier amplifier décloisonner moderniser rajeunir professionnaliser industrialiser maximiser minimiser"
            " affiner désiloter responsabiliser autonomiser fédérer"
        ),
        "vague",
    ),
    **dict.fromkeys(
        words(
            "réduire diminuer augmenter accroître abaisser raccourcir élever baisser croître progresser"
            " décroître écourter amoindrir atténuer abréger comprimer resserrer chuter grimper reculer rebondir décoller"
            " redresser économiser épargner alourdir freiner restreindre rétrécir amenuiser limiter bondir"
        ),
        "mesure",
    ),
    **dict.fromkeys(words("diviser doubler tripler multiplier"), "relative"),
}
