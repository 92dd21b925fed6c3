"""Means that a need does not impose: widgets, places, colours, techniques."""

from __future__ import annotations

# Parts of a screen: the name of a thing when a label follows.
COMPOSANTS = """
menu|panneau|bloc|zone|colonne|volet|barre à gauche|droite; fenêtre|fenêtres par-dessus|superposée|superposées|séparée|séparées;
étoile|astérisque|drapeau|bordure|contour|liseré|triangle|rond|libellé|fanion rouge|vert|verte|bleu|bleue|orange|jaune|gris|grise;
loupe; engrenage; petite croix; petit crayon; roue crantée; <cliquer>|<appuyer>|<taper> sur un|une|le|la crayon|croix|flèche|cloche|corbeille|œil|drapeau|étoile|carré|rond|vignette;
sous forme de|d’ tuiles|cartes|vignettes|post-it|bulles|onglets|pastilles; page|pages à onglets; écran|écrans en deux;
bouton|boutons; bouton radio; boutons radio; case|cases à cocher; liste|listes déroulante|déroulantes; liste|menu|panneau qui se déroule|déroulent|déplie|déplient; se déroule|déplie sous;
liste à dérouler; combobox; bandeau fixe; en-tête fixe;
menu|menus déroulant|déroulants|contextuel|contextuels|latéral|burger|hamburger; onglet|onglets;
icône|icônes; pictogramme|pictogrammes; picto|pictos; logo|logos cliquable|cliquables; infobulle|infobulles;
bulle|bulles d’ aide; curseur; slider|sliders; panneau|volet latéral; barre|barres d’ outils|icônes|onglets|menus;
barre|barres latérale|latérales; fil|fils d’ ariane; breadcrumb; carrousel|carrousels; assistant pas à pas; wizard;
vignette|vignettes cliquable|cliquables; tuile|tuiles; accordéon|accordéons; bandeau|bandeaux déroulant|défilant;
toast|toasts; snackbar; spinner; sablier; jauge|jauges; sélecteur de date|dates|couleur; datepicker; interrupteur|interrupteurs;
toggle; switch; puce|puces colorée|colorées; badge|badges coloré|colorés|rouge|rouges;
étoile|étoiles jaune|jaunes|cliquable|cliquables; lien|liens hypertexte|hypertextes|souligné|soulignés;
arborescence dépliable|dépliante; arbre dépliable; grille éditable; tableau éditable; zone de texte; écran|écrans partagé|scindé; fenêtre|fenêtres flottante|flottantes; boîte|boîtes de
dialogue; boite|boites de dialogue; lightbox; modale|modales; bottom sheet; sidebar; header; footer; hamburger;
camembert|camemberts; histogramme|histogrammes; diagramme|diagrammes circulaire|circulaires; courbe|courbes lissée;
réglette|réglettes horizontale|horizontales|verticale|verticales|coulissante|coulissantes; roulette|roulettes; calendrier déroulant|dépliant;
flèche|flèches haut|montante|montantes; glissière|glissières; potentiomètre|potentiomètres; pavé numérique|tactile;
thermomètre; feux tricolores; feu tricolore; widget|widgets; molette; colonne figée; menu fixe
"""

GESTES = """
<faire> glisser; <glisser> la|le|une|un|les carte|fiche|vignette|ligne|tuile; <faire> défiler; tirer-lâcher; double appui;
clic|clics droit; clic-droit; pop-up|popup|pop-ups|popups; pop up; fenêtre|fenêtres surgissante
|surgissantes|modale|modales|pop-up; double-clique*; <double-cliquer>; double-clic; glisser-déposer; drag and drop;
drag & drop; raccourci|raccourcis clavier; glisse-dépose; glissent-déposent; glisse et dépose; clignotant*; en surbrillance;
glissé-déposé; un glisser; swipe; balayage du doigt; survol de la souris; au survol; passage de la souris; touche|touches
f1|f2|f3|f4|f5|f6|f7|f8|f9|f10|f11|f12|entrée|échap|tab; ctrl; clavier numérique; molette de la souris; appui long;
bouton vert|rouge|bleu|orange|gris|jaune|noir|blanc; couleur|fond|texte|police|bandeau|ligne|lignes|cadre|cellule|cellules|encart
|pictogramme|pastille vert|verte|vertes|rouge|rouges|bleu|bleue|bleus|orange|jaune|jaunes|gris|grise|violet|violette|rose|noir|noire;
en gras|italique; police arial|verdana|calibri|roboto|helvetica|lato;
police de|d’ taille; taille de police; mode sombre; thème sombre; dégradé|dégradés; coins arrondis; effet de transition; animation|animations 3d
"""

PLACES = """
en haut|bas à droite|gauche; en haut|bas de la|l’|chaque page|écran|fiche; à droite|gauche de l’ écran;
au centre|milieu de l’|la écran|page|fiche; coin supérieur|inférieur droit|gauche; coin haut|bas droit|gauche;
colonne de droite|gauche; partie haute|basse|droite|gauche|supérieure|inférieure; bord droit|gauche; moitié
droite|gauche|supérieure|inférieure; tiers droit|gauche; en pied|tête d’ écran; à côté du|de logo|la; sous le menu;
sur trois|deux|quatre colonnes; en plein écran; barre du haut|bas; en pied de fiche
"""

TECHNIQUES = """
auto-incrémenté*; clé|clés primaire|primaires|étrangère|étrangères|technique|composite; dans la table; base|table|tables|requête|requêtes|vue
|procédure|vues|jointure|jointures|schéma sql; sql; base|bases de données relationnelle|relationnelles|oracle|orientée|séparée|dédiée|unique|mysql|postgresql;
procédure|procédures stockée|stockées; trigger|triggers; déclencheur|déclencheurs sql; index sur|dessus|unique|composite; table de jointure|liaison;
une colonne dans la table|base; table|tables de la base; champ|colonne de type varchar|booléen|entier|json|text|blob; varchar; blob;
macro|macros; vba; script|scripts; batch|batchs; cron; crontab; tâche|tâches planifiée|planifiées windows; tâche|tâches cron; daemon; service windows;
java; php; react; angular; vue.js; vuejs; vue js; node.js; nodejs; python; c#; c++; .net; dotnet; asp.net; javascript; typescript; ruby; rails; golang; rust; scala; perl;
groovy; ionic; cordova; react native; jsp; bootstrap; tailwind; svelte; nuxt; next.js; flask; fastapi; django; symfony; laravel; zend;
spring; hibernate; j2ee; jee; mysql; postgresql; postgres; mongodb; mariadb; redis; sqlite; db2; cassandra; neo4j; couchdb; firebird; firebase; sql server; sqlserver; elasticsearch; solr; memcached;
docker; kubernetes; openshift; ansible; terraform; vmware; hyper-v; bucket; s3; ec2; nosql; websocket|websockets; iframe|iframes; pwa; progressive web app; webview; web component;
kotlin; swift; objective-c; pastille|pastilles; code|codes couleur|couleurs; grisé*; surligné*; encadré*; volet|volets; xamarin; windev; webdev; delphi; cobol; visual basic; powerbuilder;
barre de défilement; ascenseur; scrollbar; microservice|microservices; micro-service|micro-services; serverless; linux; ubuntu; debian; red hat; centos; unix;
windows server; iis; tomcat; jboss; wildfly; apache; nginx; haproxy; varnish; blockchain; chaîne de blocs; machine learning; deep learning; llm; réseau|réseaux de neurones|neuronal; gpu;
intelligence artificielle; ia générative; algorithme d’ apprentissage; algorithme génétique; algorithme k-means; arbre de décision; forêt aléatoire; graphql; kafka; rabbitmq; activemq; mqtt; grpc; corba;
architecture n-tiers|client-serveur|microservices|trois-tiers|hexagonale|orientée|événementielle|distribuée|monolithique|en|rest|soa|mvc; orienté objet; orientée services|événements; ajax; html5; css; xslt; jquery;
fichier plat déposé; moteur de règles|workflow|templates|gabarits|recherche solr; bus de|d’ données|services|messages|événements|entreprise; esb; etl; middleware; datawarehouse; data warehouse; datalake; datamart;
entrepôt de données; data lake; lac de données; cube|cubes olap|décisionnel; cache mémoire|navigateur|applicatif; en cache; mise en cache; serveur|serveurs dédié|dédiés|virtuel|physique|physiques|redondant; machine|machines virtuelle|virtuelles;
conteneur|conteneurs; load balancer; répartiteur de charge; cluster|clusters; ssd; cdn; reverse proxy; multithread|multithreadé; singleton;
appel|appels ajax|asynchrones; polling; long polling; api graphql; spa; single page application; client lourd|léger; navigateur headless; extension|plugin|plug-in chrome|firefox|wordpress|outlook;
code source java|php; framework|frameworks; orm; cms; no-code; low-code; nocode; lowcode
"""
