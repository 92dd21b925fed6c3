"""Words that leave a door open: reasons, conditions, criteria that somebody may invoke."""

from __future__ import annotations

from cdc.verification.formulation.lexique import words

# « sauf contrainte », « hors aléa », « sous réserve de faisabilité »: a reason that nobody lists.
MOTIFS_VAGUES = words("""
    affluence engorgement pic pics débordement encombrement encombrements afflux saturation retard retards
    contrainte contraintes impossibilité impossibilités difficulté difficultés imprévu imprévus empêchement
    empêchements problème problèmes circonstance circonstances raison raisons avis incident incidents aléa aléas
    indisponibilité indisponibilités nécessité nécessités surcharge impératif impératifs motif motifs blocage
    blocages oubli obstacle obstacles exception exceptions exceptionnellement particularité particularités
    événement événements évènement évènements complication complications complexité dérogation dérogations
    besoin besoins disponibilité disponibilités faisabilité possibilité possibilités opportunité moyens
    ressource ressources capacité capacités compatibilité période périodes spécificité spécificités
    urgence situation situations anomalie contretemps accident perturbation perturbations limite limites
    limitation limitations incapacité force
    """)

# « selon le contexte », « en fonction des moyens »: a criterion that nobody measures.
CRITERES_VAGUES = words("""
    besoin besoins circonstance circonstances contexte contextes cas situation situations disponibilité
    disponibilités charge moyens possibilité possibilités contrainte contraintes opportunité opportunités
    nécessité nécessités faisabilité importance pertinence gravité urgence complexité difficulté difficultés
    humeur envie envies souhait souhaits convenance volonté usage usages habitude habitudes enjeu enjeux
    ressources planning calendrier budget temps avancement appréciation jugement expérience intérêt
    priorités sensibilité maturité capacité capacités affluence saison conjoncture actualité
    intensité ampleur délais préférences goût goûts attente attentes évolution évolutions événements
    stratégie politique profil nature
    """) - words("gravité profil nature calendrier saison politique")

# « si cela est possible », « lorsque c’est pertinent »: a condition that nobody can observe.
CONDITIONS_VAGUES = frozenset(
    forme + fin
    for forme in words("""
    possible faisable réalisable envisageable utile nécessaire souhaitable raisonnable praticable applicable
    indispensable techniquement rentable supportable jouable acceptable profitable favorable convenable
    """)
    for fin in ("", "s")
) | words("""
    pertinent pertinente pertinents pertinentes opportun opportune opportuns opportunes judicieux judicieuse
    judicieuses justifié justifiée justifiés justifiées approprié appropriée appropriés appropriées adapté
    adaptée adaptés adaptées avantageux avantageuse intéressant intéressante intéressants intéressantes
    suffisant suffisante suffisants suffisantes requis requise requises besoin important importante importants
    importantes significatif significative permis réaliste exploitable exploitables mûr mûre mûrs
    disproportionné disproportionnée excessif excessive déraisonnable trop délicat délicate compliqué
    compliquée difficile difficiles gênant gênante
    """)

# What seems, not what is.
PARAITRE = words("avérer révéler sembler paraître juger estimer trouver apparaître montrer")

# « si les délais le permettent », « tant que cela s’y prête ».
PERMETTRE = words("permettre autoriser justifier exiger nécessiter imposer commander prêter")

# « s’attacher à », « s’employer à »: nothing is delivered.
EFFORTS_REFLECHIS = words("""
    attacher employer évertuer arranger débrouiller démener appliquer mobiliser ingénier astreindre essayer soucier préoccuper
    """)
