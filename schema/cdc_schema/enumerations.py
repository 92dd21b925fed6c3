"""Every list of allowed values, with its label and the meaning of each value.

A value is recognised whatever its case, its accents, its spaces or its apostrophes; it is stored
as written here.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypeVar

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class Enumeration(StrEnum):
    """A closed list of French values; `definition` says what a value means, or is empty."""

    definition: str

    def __new__(cls, value: str, definition: str = "") -> Self:
        """Make a value, with what it means."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        return member

    @property
    def libelle(self) -> str:
        """Return the value as people read it; in files it may lack accents and spaces."""
        return _LIBELLES.get(self.value, self.value)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._read, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        valeurs = [m.value for m in cls]
        # A YAML editor reads `gravite: 2` as a number.
        return {"enum": [*valeurs, *(int(v) for v in valeurs if v.isdecimal())]}

    @classmethod
    def _read(cls, value: Any) -> Enumeration:
        found = find(cls, str(value)) if isinstance(value, str | int) else None
        if found is None:
            raise PydanticCustomError(
                "enumeration",
                "la valeur « {valeur} » n’existe pas. Choisissez parmi\u00a0: {choix}.",
                {"valeur": str(value), "choix": ", ".join(cls)},
            )
        return found


_LIBELLES = {
    "adv_finance": "ADV et finance",
    "boite_mail": "boîte de messagerie",
    "booleen": "oui ou non",
    "creation": "à la création",
    "date_heure": "date et heure",
    "decimal": "décimal",
    "dsi": "DSI",
    "email": "e-mail",
    "excel": "Excel",
    "producteur_donnees": "producteur de données",
    "reference": "lien",
    "reticent": "réticent",
    "sav": "SAV",
}

_E = TypeVar("_E", bound=Enumeration)


def find(enumeration: type[_E], text: str) -> _E | None:
    """Return the value of `enumeration` that `text` writes, accents and case aside, or None."""
    index = _index(enumeration)
    found = index.get(text.strip()) or index.get(_fold(text))
    return found if isinstance(found, enumeration) else None


@cache
def _index(enumeration: type[Enumeration]) -> dict[str, Enumeration]:
    # « ≠ » folds to « = »: a value as written wins over a folded one.
    written = {_fold(m.libelle): m for m in enumeration} | {_fold(m): m for m in enumeration}
    return written | {m.value: m for m in enumeration}


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", plain).strip().casefold()


class Priorite(Enumeration):
    """Priorité d’une exigence."""

    INDISPENSABLE = "indispensable", "éliminatoire si non couvert"
    IMPORTANT = "important", "compte dans la note ; attendu au premier lot sauf accord"
    SOUHAITABLE = "souhaitable", "compte dans la note"
    ULTERIEUR = "ultérieur", "hors de la consultation, gardé pour la suite"


class StatutExigence(Enumeration):
    """Statut d’une exigence."""

    BROUILLON = "brouillon"
    A_RELIRE = "à relire"
    VALIDEE = "validée"
    MODIFIEE = "modifiée", ("changée après validation, par une demande d’évolution acceptée")
    ABANDONNEE = "abandonnée"


class TypeExigence(Enumeration):
    """Type d’exigence."""

    FONCTIONNELLE = "fonctionnelle"
    DONNEE = "donnée"
    INTERFACE = "interface"
    PERFORMANCE = "performance"
    SECURITE = "sécurité"
    LEGALE = "légale"
    ERGONOMIE = "ergonomie"
    MIGRATION = "migration"
    SERVICE = "service"


class ModeVerification(Enumeration):
    """Mode de vérification."""

    TEST = "test"
    DEMONSTRATION = "démonstration"
    INSPECTION = "inspection"
    ANALYSE = "analyse"


class ReponseCandidat(Enumeration):
    """Réponse du candidat."""

    STANDARD = "Standard", "disponible sans réglage, démontrable"
    PARAMETRAGE = "Paramétrage", "par réglage, sans code"
    SPECIFIQUE = "Spécifique", "par développement"
    TIERS = "Tiers", "par un produit d’un autre éditeur"
    FEUILLE_DE_ROUTE = "Feuille de route", "annoncé, avec version et date"
    PARTIEL = "Partiel", "couvert en partie, part manquante décrite"
    NON_COUVERT = "Non couvert", "absent"


class Gravite(Enumeration):
    """Gravité d’un frein, d’un irritant, d’une réclamation."""

    NIVEAU_1 = "1", "gêne"
    NIVEAU_2 = "2", "perte régulière de temps ou de qualité"
    NIVEAU_3 = "3", ("empêche de travailler, fait perdre un client ou menace le projet")


class Severite(Enumeration):
    """Sévérité d’une anomalie."""

    BLOQUANTE = (
        "bloquante",
        (
            "empêche une fonction indispensable, ou corrompt "
            "ou expose des données, sans contournement "
            "acceptable"
        ),
    )
    MAJEURE = (
        "majeure",
        ("fonction importante dégradée ou résultat faux, avec contournement praticable"),
    )
    MINEURE = "mineure", "gêne, libellé, présentation ; usage non affecté"


class Aisance(Enumeration):
    """Aisance numérique."""

    NIVEAU_1 = "1", "ne sait pas"
    NIVEAU_2 = "2", "besoin d’accompagnement"
    NIVEAU_3 = "3", "correct"
    NIVEAU_4 = "4", "à l’aise"


class TypeChamp(Enumeration):
    """Type d’un champ du dictionnaire."""

    TEXTE = "texte"
    TEXTE_LONG = "texte long"
    ENTIER = "entier"
    DECIMAL = "decimal"
    MONTANT = "montant"
    POURCENTAGE = "pourcentage"
    DATE = "date"
    DATE_HEURE = "date_heure"
    BOOLEEN = "booleen"
    LISTE = "liste", "valeurs dans `valeurs`"
    LISTE_MULTIPLE = "liste multiple"
    EMAIL = "email"
    TELEPHONE = "téléphone"
    ADRESSE = "adresse"
    URL = "url"
    FICHIER = "fichier"
    REFERENCE = "reference", "lien vers une autre entité, nommée dans `reference`"
    CALCULE = "calculé", "règle de calcul dans `calcul`"


class MomentObligation(Enumeration):
    """Moment où un champ devient obligatoire."""

    TOUJOURS = "toujours"
    CREATION = "creation"
    STATUT = "statut", "pour entrer dans l’état nommé dans `statut`"
    NON = "non"


class Autorite(Enumeration):
    """Autorité d’un système sur une entité."""

    MAITRE = "maître"
    COPIE = "copie"
    LECTURE = "lecture"
    ABSENT = "absent"


class Droit(Enumeration):
    """Droit sur une entité."""

    C = "C", "créer"
    R = "R", "lire"
    U = "U", "modifier"
    D = "D", "supprimer"
    EXPORT = "export"
    IMPORT = "import"


class Portee(Enumeration):
    """Portée d’un droit."""

    SOI = "soi"
    PORTEFEUILLE = "portefeuille"
    EQUIPE = "équipe"
    SITE = "site"
    TOUT = "tout"


class Raci(Enumeration):
    """Part dans une activité."""

    R = "R", "réalise"
    A = "A", "répond du résultat"
    C = "C", "consulté"
    I = "I", "informé"
    A_R = "A/R", "répond et réalise"


class Frequence(Enumeration):
    """Fréquence."""

    TEMPS_REEL = "temps réel", "quelques secondes au plus"
    MAX_5_MIN = "≤ 5 min"
    MAX_15_MIN = "≤ 15 min"
    HORAIRE = "horaire"
    QUOTIDIEN = "quotidien"
    HEBDOMADAIRE = "hebdomadaire"
    MENSUEL = "mensuel"
    TRIMESTRIEL = "trimestriel"
    SEMESTRIEL = "semestriel"
    ANNUEL = "annuel"
    A_L_EVENEMENT = "à l’événement"
    A_LA_DEMANDE = "à la demande"
    JAMAIS = "jamais"


class Periode(Enumeration):
    """Période d’un volume."""

    HEURE = "heure"
    JOUR = "jour"
    SEMAINE = "semaine"
    MOIS = "mois"
    TRIMESTRE = "trimestre"
    AN = "an"
    TOTAL = "total", "stock, sans période"


class UniteDuree(Enumeration):
    """Unité d’une durée."""

    MIN = "min"
    H = "h"
    H_OUVREES = "h ouvrées"
    JOURS = "jours"
    JOURS_OUVRES = "jours ouvrés"
    SEMAINES = "semaines"
    MOIS = "mois"
    ANS = "ans"


class Mois(Enumeration):
    """Mois."""

    JANVIER = "janvier"
    FEVRIER = "février"
    MARS = "mars"
    AVRIL = "avril"
    MAI = "mai"
    JUIN = "juin"
    JUILLET = "juillet"
    AOUT = "août"
    SEPTEMBRE = "septembre"
    OCTOBRE = "octobre"
    NOVEMBRE = "novembre"
    DECEMBRE = "décembre"


class ModeEchange(Enumeration):
    """Mode d’échange."""

    SAISIE = "saisie"
    FICHIER = "fichier"
    API = "API"
    WEBHOOK = "webhook"
    E_MAIL = "e-mail"
    TELEPHONE = "téléphone"
    PAPIER = "papier"


class Technologie(Enumeration):
    """Technologie d’interface."""

    API_REST = "API REST"
    API_AUTRE = "API autre"
    WEBHOOK = "webhook"
    FICHIER_SFTP = "fichier SFTP"
    CONNECTEUR_NATIF = "connecteur natif"
    BASE_DE_DONNEES = "base de données"
    ETL = "ETL"
    MANUEL = "manuel"
    AUCUNE = "aucune"


class SensInterface(Enumeration):
    """Sens d’une interface."""

    A_VERS_B = "a→b"
    B_VERS_A = "b→a"
    DEUX_SENS = "deux sens"


class TypeSource(Enumeration):
    """Type de source."""

    EXCEL = "excel"
    BASE = "base"
    APPLICATION = "application"
    BOITE_MAIL = "boite_mail"
    PAPIER = "papier"
    TELEPHONE = "téléphone"
    AUTRE = "autre"


class SortSource(Enumeration):
    """Sort d’une source."""

    REPRENDRE = "reprendre"
    NETTOYER_PUIS_REPRENDRE = "nettoyer puis reprendre"
    ARCHIVER = "archiver"
    SUPPRIMER = "supprimer"
    LAISSER = "laisser"


class Sensibilite(Enumeration):
    """Sensibilité."""

    PUBLIQUE = "publique"
    COMMERCIALE = "commerciale"
    PERSONNELLE = "personnelle"
    CONFIDENTIELLE = "confidentielle"
    SENSIBLE = "sensible", "catégorie particulière de données (RGPD, article 9)"


class BaseLegale(Enumeration):
    """Base légale."""

    CONSENTEMENT = "consentement"
    CONTRAT = "contrat"
    OBLIGATION_LEGALE = "obligation légale"
    INTERET_LEGITIME = "intérêt légitime"
    MISSION_PUBLIQUE = "mission publique"
    INTERETS_VITAUX = "intérêts vitaux"


class SortFinal(Enumeration):
    """Sort final des données."""

    SUPPRESSION = "suppression"
    ANONYMISATION = "anonymisation"
    ARCHIVAGE_DEFINITIF = "archivage définitif"


class InstrumentTransfert(Enumeration):
    """Instrument de transfert hors UE."""

    ADEQUATION = "adéquation"
    CCT = "CCT"
    BCR = "BCR"
    AUCUN = "aucun"


class DroitPersonne(Enumeration):
    """Droit des personnes."""

    ACCES = "accès"
    RECTIFICATION = "rectification"
    EFFACEMENT = "effacement"
    OPPOSITION = "opposition"
    LIMITATION = "limitation"
    PORTABILITE = "portabilité"


class OuiNonAEtudier(Enumeration):
    """Oui, non, à étudier."""

    OUI = "oui"
    NON = "non"
    A_ETUDIER = "à étudier"


class ReferenceReglementaire(Enumeration):
    """Obligation réglementaire ou normative."""

    RGPD = "RGPD"
    FACTURATION_ELECTRONIQUE = "facturation électronique"
    RGAA = "RGAA"
    NIS2 = "NIS2"
    HDS = "HDS"
    PCI_DSS = "PCI-DSS"
    DATA_ACT = "Data Act"
    NORME_SECTORIELLE = "norme sectorielle"
    AUTRE = "autre"


class GranulariteConsentement(Enumeration):
    """Granularité du consentement."""

    PAR_CANAL = "par canal"
    PAR_SUJET = "par sujet"
    GLOBAL = "global"


class CategorieFrein(Enumeration):
    """Catégorie de frein."""

    HUMAIN = "humain"
    TECHNOLOGIQUE = "technologique"
    FINANCIER = "financier"


class Posture(Enumeration):
    """Posture."""

    MOTEUR = "moteur"
    FAVORABLE = "favorable"
    NEUTRE = "neutre"
    RETICENT = "réticent"
    NON_RENSEIGNEE = "non renseignée"


class ProfilEntretien(Enumeration):
    """Profil du guide d’entretien."""

    DIRECTION = "direction"
    COMMERCIAL = "commercial"
    MARKETING = "marketing"
    SAV = "sav"
    ADV_FINANCE = "adv_finance"
    DSI = "dsi"
    PRODUCTEUR_DONNEES = "producteur_donnees"
    RETICENT = "reticent"


class EtatProcessus(Enumeration):
    """État d’un processus."""

    EXISTANT = "existant"
    CIBLE = "cible"


class ModeleVente(Enumeration):
    """Modèle de vente."""

    B2B = "B2B"
    B2C = "B2C"
    B2B2C = "B2B2C"
    B2G = "B2G"


class CanalVente(Enumeration):
    """Canal de vente."""

    COMMERCIAUX_ITINERANTS = "commerciaux itinérants"
    TELEVENTE = "télévente"
    MAGASIN = "magasin"
    SITE_MARCHAND = "site marchand"
    REVENDEURS = "revendeurs"
    PLACES_DE_MARCHE = "places de marché"
    SALONS = "salons"
    APPELS_D_OFFRES = "appels d’offres"


class CanalContact(Enumeration):
    """Canal de contact."""

    TELEPHONE = "téléphone"
    E_MAIL = "e-mail"
    SMS = "SMS"
    COURRIER = "courrier"
    VISITE = "visite"
    MAGASIN = "magasin"
    FORMULAIRE_WEB = "formulaire web"
    PORTAIL = "portail"
    RESEAU_SOCIAL = "réseau social"
    MESSAGERIE_INSTANTANEE = "messagerie instantanée"
    FAX = "fax"


class TypePointContact(Enumeration):
    """Type de point de contact."""

    SITE = "site"
    MAGASIN = "magasin"
    SALON = "salon"
    RESEAU_SOCIAL = "réseau social"
    ANNONCE = "annonce"
    E_MAILING = "e-mailing"
    TELEPHONE = "téléphone"
    BOUCHE_A_OREILLE = "bouche-à-oreille"
    PARTENAIRE = "partenaire"
    AUTRE = "autre"


class TypeCible(Enumeration):
    """Type de cible."""

    PARTICULIER = "particulier"
    ENTREPRISE = "entreprise"
    COLLECTIVITE = "collectivité"
    PRESCRIPTEUR = "prescripteur"
    PARTENAIRE = "partenaire"


class Operateur(Enumeration):
    """Opérateur d’un critère."""

    EGAL = "="
    DIFFERENT = "≠"
    INFERIEUR = "<"
    INFERIEUR_OU_EGAL = "≤"
    SUPERIEUR = ">"
    SUPERIEUR_OU_EGAL = "≥"
    ENTRE = "entre"
    CONTIENT = "contient"
    PARMI = "parmi"
    VIDE = "vide"
    NON_VIDE = "non vide"


class RoleAchat(Enumeration):
    """Rôle dans l’achat."""

    DECIDEUR = "décideur"
    PRESCRIPTEUR = "prescripteur"
    UTILISATEUR = "utilisateur"
    ACHETEUR = "acheteur"
    PAYEUR = "payeur"
    FILTRE = "filtre"


class NiveauObjectif(Enumeration):
    """Niveau d’un objectif."""

    STRATEGIQUE = "stratégique"
    OPERATIONNEL = "opérationnel"
    PILOTAGE = "pilotage"


class NatureGain(Enumeration):
    """Nature d’un gain."""

    TEMPS = "temps"
    CHIFFRE_D_AFFAIRES = "chiffre d’affaires"
    COUT_EVITE = "coût évité"
    QUALITE = "qualité"
    RISQUE_EVITE = "risque évité"


class Avenir(Enumeration):
    """Avenir d’un système."""

    CONSERVE = "conservé"
    REMPLACE = "remplacé"
    A_DECIDER = "à décider"
    CIBLE = "cible", "système à choisir par ce projet"


class ModeHebergement(Enumeration):
    """Mode d’hébergement."""

    SAAS = "SaaS"
    SAAS_DANS_L_UE = "SaaS dans l’UE"
    CLOUD_PRIVE = "cloud privé"
    HEBERGEMENT_QUALIFIE = "hébergement qualifié"
    SUR_SITE = "sur site"
    INDIFFERENT = "indifférent"
    A_INSTRUIRE = "à instruire"


class DomaineInfrastructure(Enumeration):
    """Domaine d’infrastructure."""

    POSTES = "postes"
    MOBILES = "mobiles"
    RESEAU = "réseau"
    ANNUAIRE = "annuaire"
    MESSAGERIE = "messagerie"
    TELEPHONIE = "téléphonie"
    AUTRE = "autre"


class ConditionUsage(Enumeration):
    """Condition d’usage."""

    AU_BUREAU = "au bureau"
    SUR_TELEPHONE = "sur téléphone"
    SANS_RESEAU = "sans réseau"
    EN_VOITURE_A_LA_VOIX = "en voiture à la voix"
    DEVANT_LE_CLIENT = "devant le client"


class Environnement(Enumeration):
    """Environnement."""

    PRODUCTION = "production"
    RECETTE = "recette"
    FORMATION = "formation"
    DEVELOPPEMENT = "développement"


class TypePoste(Enumeration):
    """Type de poste ou de logiciel client."""

    NAVIGATEUR = "navigateur"
    ORDINATEUR = "ordinateur"
    TABLETTE = "tablette"
    TELEPHONE = "téléphone"


class ModeAuthentification(Enumeration):
    """Exigence d’accès."""

    SSO_SAML_OU_OIDC = "SSO SAML ou OIDC"
    ANNUAIRE = "annuaire"
    MFA = "MFA"
    COMPTES_INVITES = "comptes invités"
    CLOISONNEMENT_PAR_ENTITE = "cloisonnement par entité"
    JOURNAL_DES_ACCES = "journal des accès"


class DegreExigence(Enumeration):
    """Degré d’une demande."""

    EXIGEE = "exigée"
    SOUHAITEE = "souhaitée"


class ProfondeurHistorique(Enumeration):
    """Profondeur d’historique."""

    AUCUN = "aucun"
    N_12_MOIS = "12 mois"
    N_24_MOIS = "24 mois"
    N_36_MOIS = "36 mois"
    N_5_ANS = "5 ans"
    TOUT = "tout"
    A_DECIDER = "à décider"


class DecisionReprise(Enumeration):
    """Décision de reprise."""

    REPRENDRE = "reprendre"
    REPRENDRE_APRES_NETTOYAGE = "reprendre après nettoyage"
    NE_PAS_REPRENDRE = "ne pas reprendre"
    A_DECIDER = "à décider"


class EtapeCycleSortie(Enumeration):
    """État d’arrivée dans le cycle de vie."""

    VISITEUR = "visiteur"
    LEAD = "lead"
    PROSPECT = "prospect"
    CLIENT = "client"
    ECARTE = "écarté"
    PERDU = "perdu"
    SOMMEIL = "sommeil"
    INACTIF = "inactif"
    SUPPRIME = "supprimé"


class SensDocument(Enumeration):
    """Document produit ou reçu."""

    PRODUIT = "produit"
    RECU = "reçu"


class ModeSignature(Enumeration):
    """Mode de signature."""

    PAPIER = "papier"
    ELECTRONIQUE_SIMPLE = "électronique simple"
    ELECTRONIQUE_AVANCEE = "électronique avancée"
    ELECTRONIQUE_QUALIFIEE = "électronique qualifiée"
    BON_POUR_ACCORD_PAR_E_MAIL = "bon pour accord par e-mail"


class PrioriteDossier(Enumeration):
    """Priorité d’un dossier ou d’une demande."""

    URGENTE = "urgente"
    HAUTE = "haute"
    NORMALE = "normale"
    BASSE = "basse"


class NiveauHierarchique(Enumeration):
    """Niveau hiérarchique."""

    DIRECTION = "direction"
    ENCADREMENT = "encadrement"
    OPERATIONNEL = "opérationnel"


class RoleProjet(Enumeration):
    """Rôle dans le projet."""

    SPONSOR = "sponsor"
    CHEF_DE_PROJET = "chef de projet"
    REFERENT_METIER = "référent métier"
    PRODUCTEUR_DE_DONNEES = "producteur de données"
    REFERENT_SI = "référent SI"
    REFERENT_RGPD = "référent RGPD"
    RECETTEUR = "recetteur"
    UTILISATEUR_REGULIER = "utilisateur régulier"
    PORTEUR_DU_CHANGEMENT = "porteur du changement"
    PRESTATAIRE = "prestataire"


class ModeDeploiement(Enumeration):
    """Mode de déploiement."""

    PILOTE = "pilote"
    PROGRESSIF = "progressif"
    BASCULE = "bascule"


class FormePrix(Enumeration):
    """Forme de prix."""

    FORFAIT = "forfait"
    REGIE = "régie"
    ABONNEMENT = "abonnement", "une forme mixte se note par plusieurs valeurs"


class PostePrix(Enumeration):
    """Poste de prix."""

    LICENCES = "licences"
    INTEGRATION = "intégration"
    REPRISE = "reprise"
    INTERFACES = "interfaces"
    FORMATION = "formation"
    SUPPORT = "support"
    EVOLUTIONS = "évolutions"
    REVERSIBILITE = "réversibilité"
    HEBERGEMENT = "hébergement"
    AUTRE = "autre"


class NaturePrix(Enumeration):
    """Nature d’un prix."""

    UNIQUE = "unique"
    RECURRENT = "récurrent"


class Probabilite(Enumeration):
    """Probabilité d’un risque."""

    NIVEAU_1 = "1", "improbable"
    NIVEAU_2 = "2", "possible"
    NIVEAU_3 = "3", "probable"
    NIVEAU_4 = "4", "presque certaine"


class Impact(Enumeration):
    """Impact d’un risque."""

    NIVEAU_1 = "1", "faible"
    NIVEAU_2 = "2", "modéré"
    NIVEAU_3 = "3", "fort"
    NIVEAU_4 = "4", "menace le projet"


class EtatRisque(Enumeration):
    """État d’un risque."""

    OUVERT = "ouvert"
    REDUIT = "réduit"
    SURVENU = "survenu"
    CLOS = "clos"
