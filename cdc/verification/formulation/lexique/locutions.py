"""Fixed phrases whose words mean nothing doubtful together."""

from __future__ import annotations

LOCUTIONS = """
bon|bons de commande|livraison|retour|réception|intervention|travaux|caisse|réduction|préparation|visite
bon|bons d’ intervention|achat|enlèvement|expédition|entrée|sortie
garantie|garanties|attestation|certificat|retenue|caution de bon|bonne fonctionnement|exécution|achèvement|livraison; bonnes mœurs; aptitude au bon fonctionnement
bon à tirer; bon pour accord; bonne|bonnes fin|foi|réception
garantie de bonne fin; bons cadeaux|cadeau; bon cadeau
simple|double clic; un simple clic; opt-in|optin simple|double; double opt-in; simple|double opt-in
signature électronique simple|avancée|qualifiée; signature simple; lettre simple; courrier simple
en simple lecture; simple lecture|consultation; droit simple de lecture; lecture simple
recherche rapide|simple|avancée; accès rapides; barre d’ accès rapide; saisie rapide; devis rapide
réponse|réponses rapide|rapides; fiche simple|détaillée; vue simple|détaillée
sauvegarde|sauvegardes complète|complètes|incrémentale; nom complet; adresse|adresses complète|complètes
temps complet|partiel; export complet; texte intégral; jour|jours complet|complets
en clair; mot de passe en clair; données en clair
taux normal|réduit; tva normale|réduite; heure|heures pleines|pleine; tarif normal|réduit|plein
haute saison; basse saison; haut|bas de page; haut débit; très haut débit
grand public; grande distribution; grande surface; grandes surfaces; grands magasins; grand livre
petites et moyennes entreprises; petite|petites entreprise|entreprises; petit équipement; petits équipements
moyen|moyens de paiement|contact|transport; panier moyen; prix moyen; délai moyen; durée moyenne
authentification renforcée; identification renforcée; segment|segments dynamique|dynamiques; liste|listes dynamique|dynamiques
prospect|prospects|lead|leads qualifié|qualifiés; facture|devis|fiche|inscription simplifiée|simplifié; régime simplifié
intérêt légitime; double authentification; authentification forte|simple; chiffrement fort
données sensibles; donnée sensible; information privilégiée
numéro de téléphone|mobile portable; réseau privé
stock minimum|minimal|maximum|maximal|tampon; quantité|quantités minimale|minimum|maximale|maximum
prix minimum|minimal|maximum|maximal|plancher; marge minimale|minimum; montant minimum|minimal|maximum
valeur|valeurs minimum|minimale|minimales|maximum|maximale|maximales; seuil minimum|maximum; score minimum|maximum
au plus près; date|dates au plus tôt|tard; livraison au plus tôt|tard
au moins un|une|deux|trois; le cas d’ usage; cas d’ usage; cas de test|tests
anomalie|anomalies|réserve|réserves|non-conformité|non-conformités majeure|majeures|mineure|mineures; version majeure|mineure; risque majeur
mise|mises à jour majeure|majeures|mineure|mineures|importante|importantes
force majeure; cas de force majeure; client|clients fidèle; carte de fidélité; programme de fidélité
responsable qualité; service qualité; directeur qualité; directrice qualité; contrôle qualité
démarche|plan|fiche|charte|label|assurance qualité; qualité de service
assurance maladie; assurance vie; compagnie d’ assurance; assurance décennale
temps de travail; bonnes feuilles; note|notes claire|claires
tel quel; telle quelle; tels quels; telles quelles;
peut être joint; gestion commerciale; logiciel de gestion; gestion électronique
date certaine; date récente; plus|moins value; valeur ajoutée; de plein droit
données personnelles; données à caractère personnel; en temps partiel
toutes taxes comprises; tous corps d’ état; tout compris; tout-en-un; tout venant
de toute|toutes pièce|pièces; à tout hasard; une fois pour toutes; tous comptes faits
avant tout; en tout; malgré tout; tout de suite après; tout à l’ heure; tout d’ abord
pas toujours; presque toujours; jamais vu
mauvais payeur|payeurs; mauvaise créance; mauvaises créances; créance|créances douteuse|douteuses
client|clients professionnel|professionnels|professionnelle|professionnelles
transport léger; véhicule léger; véhicules légers; poids lourd|lourds; client léger|lourd
ancien|ancienne|anciens|anciennes valeur|valeurs|statut|outil|outils|logiciel|logiciels|crm|erp|système|systèmes|fichier|fichiers|base|application|applications|adresse|libellé|mot|tarif|site|prestataire|titulaire|commercial|propriétaire|état|numéro
nouvelle version stable; version stable
code|codes barres|postal; libre service; libre-service; accès libre; texte libre; champ libre; saisie libre; zone libre
en situation régulière|irrégulière; bon|mauvais état; bonne|bonnes|mauvaise|mauvaises réponse|réponses; bon numéro; bon payeur; entretien|maintenance|exploitation|compte|comptes|dépense|dépenses|affaires|prix courant|courante|courants|courantes;
messagerie|messageries|paiement|paiements|virement|virements instantané|instantanée|instantanées|instantanés; majeur|majeurs|mineur|mineurs protégé|protégés;
tous risques; responsabilité civile; état neuf; chiffrement|chiffré|chiffrée|chiffrés|test|tests|recette|scénario|scénarios de bout en bout; vente|prix en gros; prix|marge|montant|total net|nette; de revient complet; coût|coûts complet|complets
maintenance évolutive|corrective|adaptative; correctives|correctifs et évolutives|évolutifs; corrective et évolutive; évolutive et corrective; remise|remises|prime|primes|congé|congés|vente|ventes exceptionnelle|exceptionnelles|exceptionnel|exceptionnels
"""
