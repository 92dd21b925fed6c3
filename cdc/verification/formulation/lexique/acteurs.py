"""Who acts: what people do, what people are, what a system does without being told who."""

from __future__ import annotations

from cdc.verification.formulation.lexique import words

# Acts that somebody must do: in the passive without agent, nobody knows who.
ACTES_HUMAINS = words("""
    valider approuver décider arbitrer instruire préparer contrôler vérifier relire analyser étudier examiner
    choisir sélectionner désigner nommer rédiger signer négocier former organiser animer planifier tester
    recetter nettoyer compléter traiter qualifier prévenir informer avertir contacter rappeler recontacter
    appeler accompagner remettre corriger revoir actualiser diffuser trier réviser évaluer communiquer
    définir fixer établir convenir documenter recueillir collecter réaliser effectuer mener conduire assurer
    piloter gérer dédoublonner fusionner répartir relancer réclamer résoudre prendre tenir prioriser
    homologuer auditer inspecter visiter diagnostiquer entreprendre sensibiliser impliquer associer
    solliciter interroger concerter renseigner ressaisir saisir acter écarter justifier statuer trancher
    juger apprécier estimer rattraper ajuster arrêter adapter agréer ratifier entériner parapher viser
    cosigner habiliter mandater déléguer confier missionner recruter embaucher licencier élire réceptionner
    accuser contresigner attester expertiser préconiser conseiller recommander suggérer exposer expliquer
    démontrer élaborer imaginer dessiner réécrire clarifier affiner solutionner dépanner réparer entretenir
    monitorer observer budgéter acheter installer épurer fiabiliser redresser rectifier recouper réconcilier
    échantillonner sonder interviewer questionner écouter soutenir épauler encadrer coacher finaliser achever
    abandonner anticiper mitiger replanifier reprogrammer dispatcher discuter convoquer concilier coordonner
    formaliser recenser inventorier débattre superviser dresser
    """)


# « réévaluer », « revalider »: the same act once more.
ACTES_HUMAINS |= {
    ("ré" if v[0] in "aeéiou" else "re") + v for v in ACTES_HUMAINS if v.endswith("er")
} - {"renommer"}

# Nouns of acts: « un arbitrage intervient », « relecture de 500 fiches ».
NOMS_D_ACTES = words("""
    arbitrage validation vérification contrôle relecture décision approbation analyse étude revue réunion
    formation audit test recette négociation accord visa tri nettoyage saisie correction préparation rédaction
    accompagnement point bilan suivi gestion prise reprise migration paramétrage création suppression export
    import envoi affichage recherche consultation édition modification mise intégration synchronisation
    historisation historique archivage relance qualification affectation attribution transmission
    communication information sensibilisation évaluation mesure organisation planification animation pilotage
    signature remise livraison fourniture présentation restitution installation déploiement configuration
    dédoublonnage dédoublonnement fusion traitement résolution instruction réponse rappel contact visite
    enquête sondage inventaire collecte ajout possibilité comparaison rapprochement sauvegarde restauration
    impression duplication extraction notification alerte alimentation purge anonymisation identification
    authentification élaboration définition concertation consolidation tenue maintien
    génération historisation journalisation numérisation automatisation centralisation segmentation
    récupération géolocalisation visualisation personnalisation consignation répartition distribution
    réaffectation réattribution déduplication normalisation enrichissement contrôle calcul comptage
    saisie ressaisie clôture ouverture fermeture réouverture transfert partage publication diffusion
    tri filtrage classement étiquetage archivage stockage hébergement chiffrement cryptage masquage
    remontée descente bascule reporting ciblage pointage chiffrage arrêté recensement dépouillement
    programmation exécution construction conception développement passage transformation conversion
    proposition présélection sélection désignation nomination habilitation attestation certification
    inspection surveillance supervision assistance aide conseil support dépannage maintenance
    entretien déclaration signalement détection blocage déblocage verrouillage gel annulation résiliation
    réclamation remboursement facturation encaissement recouvrement livraison expédition réception
    constitution mobilisation participation implication adhésion appropriation acceptation refus
    autorisation délégation escalade priorisation homologation étalonnage cadrage lancement
    rattachement appariement association couplage raccordement connexion interfaçage interconnexion
    écoute entretien interview atelier démonstration
    anticipation prévention conservation destruction nettoyage reprise
    """)

PERSONNES = words("""
    commercial commerciale commerciaux client cliente prospect contact utilisateur utilisatrice responsable
    directeur directrice manager conseiller conseillère technicien technicienne administrateur assistante
    assistant gestionnaire prestataire éditeur hébergeur intégrateur fournisseur titulaire candidat vendeur
    vendeuse chef cheffe comptable acheteur téléconseillère téléconseiller agent salarié collaborateur
    collaboratrice employé juriste dpo référent référente personne demandeur destinataire visiteur partenaire
    transporteur formateur formatrice testeur testeuse interlocuteur expéditeur auteur propriétaire valideur
    superviseur opérateur opératrice gérant gérante dirigeant dirigeante patron associé stagiaire apprenti
    mécanicien magasinier livreur chauffeur distributeur revendeur adhérent abonné locataire patient élève
    consommateur assuré expert voisin candidat livreur usager riverain installateur particulier professionnel chargé chargée délégué déléguée consultant consultante adv
    président présidente dg daf dsi drh pdg secrétaire ingénieur ingénieure développeur développeuse analyste
    architecte coordinateur coordinatrice animateur animatrice pilote correspondant correspondante auditeur
    auditrice notaire avocat trésorier trésorière syndic bénévole sociétaire parrain filleul courtier
    négociateur négociatrice attaché attachée monteur poseur réparateur artisan maître ouvrier conducteur
    chauffeur caissier caissière hôte hôtesse standardiste réceptionniste télévendeur télévendeuse
    apporteur prescripteur donateur donatrice tuteur parent tuteurs famille syndicat cogérant mandataire
    signataire souscripteur bénéficiaire enfant titulaire remplaçant suppléant rédacteur rédactrice relecteur
    approbateur décideur sponsor commanditaire utilisateur-clé key-user sous-traitant
    acquéreur bailleur preneur mandant négociant grossiste détaillant copropriétaire gardien gardienne
    médecin infirmier infirmière praticien praticienne soignant soignante pharmacien pharmacienne vétérinaire
    enseignant enseignante professeur étudiant étudiante élève éducateur moniteur monitrice entraîneur
    électricien plombier chauffagiste menuisier maçon couvreur peintre paysagiste jardinier métreur géomètre
    cariste préparateur préparatrice manutentionnaire dispatcheur affréteur transitaire importateur
    exportateur exposant voyageur passager hôtelier restaurateur traiteur opticien imprimeur graphiste
    photographe dessinateur intervenant intervenante emprunteur sinistré licencié co-titulaire cotitulaire
    cotraitant infogérant mainteneur expéditrice acheteuse demandeuse testatrice repreneur cédant associée
    employeur recruteur recruteuse candidate présidente souscriptrice adhérente abonnée patiente cliente
    apporteuse conductrice livreuse ouvrière magasinière couturière vendangeur vigneron viticulteur éleveur
    agriculteur exploitant exploitante clerc huissier greffier coordonnatrice coordonnateur préleveur
    """)

ORGANISATIONS = words("""
    société entreprise enseigne agence filiale service direction équipe comité groupe magasin boutique
    fournisseur banque administration association organisme cabinet siège succursale franchise
    laboratoire mairie hôpital clinique école lycée collège université mutuelle assureur rectorat préfecture
    commune collectivité région métropole fédération coopérative syndicat atelier
    """)

SYSTEMES = words("""
    crm système erp logiciel outil application solution plateforme site module portail serveur progiciel
    interface connecteur annuaire gmao ged messagerie extranet intranet
    """)

# Participles after « être » that describe a state, not an act.
ETATS = words("""
    limiter composer exprimer situer lier prévoir destiner réserver concerner dédier compter dire appeler
    entendre réputer considérer supposer connaître intituler nommer devoir soumettre constituer inclure
    comprendre exclure désactiver activer fermer ouvrir
    """)
