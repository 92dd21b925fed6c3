"""Products of the market, and the words that say that one is already there."""

from __future__ import annotations

from cdc.verification.formulation.lexique import names, words

PRODUITS = names("""
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
    access
    """)

# Office software: a file format most of the time, a product when something must be made with it.
BUREAUTIQUE = frozenset({"excel", "word", "outlook", "powerpoint", "calc"})

IMPOSE = words(
    "bâtir développer réaliser construire utiliser déployer fonder baser concevoir produire gérer"
    " programmer tenir élaborer faire"
)

# « actuel », « conservé » : the product is there and stays, or is what will be replaced.
EXISTANT = words("""
    actuel actuelle actuels actuelles actuellement existant existante existants existantes conservé conservée
    conservés conservées déjà ancien ancienne anciens anciennes depuis raccorder reprendre reprend
    reprendra repris reprise reprises remplacer remplace remplacé remplacera historique migrer migration
    maintenu maintenue installé installée équipée équipé utilisé utilisée aujourd’hui sortant abandonné
    comptabilité annuaire parc utilisons utilise utilisent possède exploite détient dispose
    """)
