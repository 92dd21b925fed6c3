"""Rules on words that judge without a measure: quick, friendly, reliable, relevant, important."""

from __future__ import annotations

from cdc.verification.formulation.formules import A, E, Groupe, formule, only_with
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.regles.flou_classes import CLASSES
from cdc.verification.formulation.regles.flou_mots import LEXIQUES
from cdc.verification.formulation.regles.jugements import unproved

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
    (*LEXIQUES, *CLASSES),
    (only_with(words("être rester demeurer sera seront restera resteront"), unproved),),
)
