"""Products of the market, and the words that say that one is already there."""

from __future__ import annotations

from cdc.verification.formulation.lexique import names, words

PRODUITS = names("""
    zebra; ipad; ipads; iphone; iphones; macbook; imac; surface pro; galaxy tab; samsung; lenovo; honeywell; crosscall;
    apple watch; raspberry pi; starlink; toughbook; thinkpad;
    salesforce; hubspot; dynamics; dynamics 365; microsoft dynamics; zoho; odoo; pipedrive;
    sellsy; efficy; sugarcrm; vtiger; zendesk; freshsales; freshdesk; freshworks; sage; sage
    crm; oracle; sap; cegid; ebp; divalto; netsuite; axonaut; nocrm; insightly; monday; notion;
    airtable; copper; keap; creatio; pega; bitrix24; espocrm; suitecrm; dolibarr; eudonet; ines
    crm; koban; simple crm; initiative crm; corymbus; webmecanik; e-deal; coheris; selligent;
    teamleader; agile crm; capsule crm; nutshell; zoho crm; yellowbox; marketo; pardot; eloqua;
    mailchimp; brevo; sendinblue; mailjet; sarbacane; sendgrid; klaviyo; plezi; activecampaign;
    mailerlite; power bi; powerbi; tableau software; qlik; qlikview; qlik sense; looker;
    metabase; business objects; myreport; talend; mulesoft; boomi; zapier; n8n; workato; power
    automate; sharepoint; onedrive; google drive; dropbox; slack; teams; microsoft teams; google
    meet; whatsapp; messenger; telegram; jira; trello; asana; confluence; servicenow; glpi;
    docusign; yousign; universign; adobe sign; aws; azure; google cloud; ovhcloud; scaleway;
    heroku; shopify; prestashop; magento; woocommerce; wordpress; drupal; typo3; webflow; google
    analytics; matomo; hotjar; google maps; mapbox; here maps; stripe; paypal; payplug; aircall;
    ringover; 3cx; genesys; five9; twilio; ringcentral; intercom; crisp; livechat; chatgpt;
    openai; copilot; gemini; mistral; okta; auth0; keycloak; quickbooks; pennylane; xero; silae;
    lucca; payfit; snowflake; databricks; bigquery; mantis; redmine; typeform; surveymonkey;
    calendly; linkedin sales; sales navigator; power apps; powerapps; google workspace; gmail;
    google agenda; intuit; myfox; lotus notes; filemaker; microsoft access; tableau desktop;
    hubspot crm; freshservice; kustomer; gorgias; aws s3; amazon; cloudflare; sap business;
    access; 3 cx; ms access; adobe acrobat; adobe campaign; adobe experience; acrobat; acoustic; act-on; affinity; akeneo; algolia;
    alfresco; amplitude; anaplan; ansible tower; apptivo; atlassian; avaya; axway; b2b suite; basecamp; bigcommerce; bitbucket;
    bmc remedy; bonita; box; braze; bubble; burp; cartegie; capsule; centric; chargebee; chorus pro; cisco webex; webex; clickup;
    close crm; cognos; constant contact; contentful; crystal reports; csod; dashlane; datadog; dataiku; datto; deepl; dialogflow;
    digitaleo; diabolocom; documentum; dokuwiki; domo; dotdigital; drift; druva; duda; dust; eden; eloquant; emarsys; everwin; evernote;
    exact; facebook; messenger; figma; fivetran; flowlu; front; frontapp; gainsight; getresponse; ghost; github; gitlab; gitlab ci;
    gocardless; gotomeeting; grafana; gravitee; harvest; hootsuite; hyperplanning; iadvize; icinga; ifs; infor; informatica; infobip;
    instagram; isalys; itop; iterable; jenkins; joomla; jotform; kibana; kissflow; klarna; kofax; kyriba; lansweeper; lastpass; layer;
    leadfox; lemlist; liferay; linkedin; lightspeed; livestorm; m-files; m3; mailgun; mailpoet; make.com; manageengine; mautic;
    medallia; meta business; microstrategy; microsoft 365; office 365; microsoft azure; microsoft exchange; microsoft fabric; microsoft
    forms; microsoft planner; microsoft sql; microsoft viva; dynamics crm; miro; mitel; mixpanel; moodle; mural; nagios; nextcloud;
    nintex; nuxeo; octopus; oneup; onesignal; onlyoffice; openbravo; openstack; opentext; outreach; oracle cloud; oracle netsuite; ovh;
    pandadoc; partoo; paperform; pipefy; planview; playplay; podio; power apps; pipeliner; posthog; proabono; process street; progress;
    qualtrics; quadient; questback; rapidmail; rocket.chat; rundeck; sage x3; sage 50; sage 100; sage 1000; salesloft; salesforce
    marketing; sales cloud; service cloud; marketing cloud; sap crm; sap hana; s/4hana; sas viya; satmetrix; scoro; segment.io; sentry;
    sharefile; signaturit; skeepers; skype; skype entreprise; smartsheet; smartbear; softphone cisco; sogelink; splio; splunk; spotfire;
    squarespace; square; sumup; superset; sugar crm; supabase; survicate; swile; tableau server; talkdesk; talkspirit; teamviewer;
    thunderbird; toggl; toucan; trengo; trustpilot; avis vérifiés; typebot; uipath; unbounce; userpilot; vonage; veeam; vmware; waalaxy;
    wavestone; wimi; wix; woopra; workday; workplace; wrike; youtube; yammer; youtrack; zabbix; zapier; zendesk sell; zendesk
    support; zoho analytics; zoho desk; zoho campaigns; zoom; zopim; livezilla; tawk; tidio; zimbra; proton mail; framateam; mattermost;
    jitsi; big blue; nextiva; dialpad; kavkom; allo-media; voxbox; odigo; vocalcom; kiamo; easyphone; orange business; contralia; sell
    & sign; sellandsign; lex persona; oodrive; docage; connective; hellosign; signnow; sage 200; cegid xrp; cegid quadra; isagri; isacompta;
    acd; ibiza; dext; tiime; indy; evoliz; henrri; vosfactures; freebe; abby; axelor; tryton; erpnext; incwo; weclapp; myunisoft; wavesoft;
    gestimum; codial; batigest; praxedo; organilog; synchroteam; kizeo; kizeo forms; daxium; nomadia; geoconcept; portatour; badger maps;
    bullhorn; hublo; planity; doctolib; microsoft bookings; google calendar; google sheets; google docs; google forms; google workspace;
    google data; data studio; looker studio; superoffice; maximizer; goldmine; act!; kommo; amocrm; folk; attio; noko; streak; copper crm;
    salesnow; hubspot sales; hubspot marketing; marketing hub; oracle eloqua; siebel; pivotal; lotus domino; amdocs; workbooks; really
    simple; less annoying; youday; sage crm; gestisoft; wavesoft crm; crm online; blue note; aidimpact; yellow box; dynamics nav; navision;
    business central; microsoft power; power pages; power query; sap bo; sap businessobjects; tibco; pentaho; jaspersoft; jasper; birt;
    digdash; bime; tellius; sisense; thoughtspot; alteryx; knime; rapidminer; apache superset; apache kafka; dbt; stitch; airbyte; make;
    integromat; ifttt; celonis; camunda; bizagi; pipefy; nextgen; onelogin; ping identity; entra id; azure ad; active directory; duo; lastpass;
    bitwarden; yubikey; google authenticator; microsoft authenticator; authy
    """) - names("""
    box; front; make; exact; square; indy; abby; act!; folk; attio; noko; progress; affinity; capsule; layer; octopus; dust; eden;
    bubble; outreach; harvest; drift; ghost; segment.io; workplace; close crm; softphone cisco; m3; acd; duo; ibiza; domo; copper;
    active directory; crm online; b2b suite; blue note; birt; infor; birt; centric; chorus pro; wavestone; avis vérifiés; pivotal
    """)

# Office software: a file format most of the time, a product when something must be made with it.
BUREAUTIQUE = frozenset({"excel", "word", "outlook", "powerpoint", "calc"})

IMPOSE = words(
    "bâtir développer réaliser construire utiliser déployer fonder baser concevoir produire gérer"
    " programmer tenir élaborer faire passer appuyer assurer établir présenter suivre saisir rédiger créer éditer"
)

# « actuel », « conservé » : the product is there and stays, or is what will be replaced.
EXISTANT = words("""
    actuel actuelle actuels actuelles actuellement existant existante existants existantes conservé conservée
    conservés conservées déjà ancien ancienne anciens anciennes depuis raccorder reprendre reprend
    reprendra repris reprise reprises remplacer remplace remplacé remplacera historique migrer migration
    gardons conservons maintenons gardent conservent maintient maintenu maintenue installé installée équipée équipé utilisé utilisée aujourd’hui sortant abandonné
    comptabilité annuaire parc     """)

# The product is at the other end of an exchange: it is there.
ECHANGES = words("""
    connecter interfacer raccordement raccordé raccordée reprises récupérer récupérés récupérées
    conserver conserve conserverons garde gardé gardée remplacent remplaçant substitution extrait extraits extraites exporté
    exportés exportées importe importer import importés synchronise synchroniser synchronisé échange échanger interrogé utilisons utilise utilisent possède exploite détient dispose
    """)

# A screen or a technique that is kept, not one to be made.
EN_PLACE = words("""
    reprise feuille fichier classeur actuel actuelle actuels actuelles actuellement existant existante existants existantes conservé conservée
    conservés conservées déjà ancien ancienne anciens anciennes remplacer remplace remplacé remplacera
    maintenu maintenue installé installée équipé sortant utilisons exploite raccorder
    """)
