"""Lists of values of the acceptance plan."""

from cdc_schema.enumerations.base import Enumeration


class TypeCas(Enumeration):
    """Type de cas de test."""

    NOMINAL = "nominal"
    ALTERNATIF = "alternatif"
    ERREUR = "erreur"
    DROITS = "droits"
    INTERFACE = "interface"
    DONNEES = "données"
    PERFORMANCE = "performance"
    EXPLORATOIRE = "exploratoire"


class TechniqueTest(Enumeration):
    """Technique de test."""

    SCENARIO = "scénario"
    TRANSITION_D_ETAT = "transition d’état"
    TABLE_DE_DECISION = "table de décision"
    LIMITES = "limites"
    DROITS = "droits"


class PrioriteCas(Enumeration):
    """Priorité d’un cas de test."""

    CRITIQUE = "critique"
    HAUTE = "haute"
    NORMALE = "normale"


class StatutRedaction(Enumeration):
    """Rédaction d’un cas de test."""

    BROUILLON = "brouillon"
    RELU = "relu"
    PRET = "prêt"
    A_REVOIR = "à revoir", "une exigence visée a changé de version"
    OBSOLETE = "obsolète"


class NatureDonneeTest(Enumeration):
    """Nature d’une donnée de test."""

    FICTIVE = "fictive"
    ANONYMISEE = "anonymisée"


class Verdict(Enumeration):
    """Verdict d’une étape ou d’un cas."""

    CONFORME = "conforme"
    NON_CONFORME = "non conforme"
    BLOQUE = (
        "bloqué",
        "commencé ou prêt, impossible à mener à son terme ; compte comme non joué",
    )
    NON_JOUE = "non joué", "jamais commencé ou incomplet"


class EtatCas(Enumeration):
    """État d’un cas dans une campagne."""

    A_JOUER = "à jouer"
    EN_COURS = "en cours"
    CONFORME = "conforme"
    NON_CONFORME = "non conforme"
    BLOQUE = "bloqué"
    A_REJOUER = "à rejouer"
    NON_APPLICABLE = "non applicable"


class PrioriteCorrection(Enumeration):
    """Priorité de correction."""

    IMMEDIATE = "immédiate"
    HAUTE = "haute"
    NORMALE = "normale"
    BASSE = "basse"


class Qualification(Enumeration):
    """Qualification d’un écart."""

    A_QUALIFIER = "à qualifier"
    ANOMALIE = "anomalie"
    EVOLUTION = "évolution"
    ERREUR_DE_TEST = "erreur de test"
    DONNEE = "donnée"
    PARAMETRAGE = "paramétrage"
    BESOIN_MAL_EXPRIME = "besoin mal exprimé"
    DOUBLON = "doublon"
    NON_REPRODUCTIBLE = "non reproductible"
    ENVIRONNEMENT = "environnement"


class Reproductibilite(Enumeration):
    """Reproductibilité."""

    SYSTEMATIQUE = "systématique"
    INTERMITTENTE = "intermittente"
    UNE_FOIS = "une fois"


class EtatAnomalie(Enumeration):
    """État d’une anomalie."""

    OUVERTE = "ouverte"
    A_QUALIFIER = "à qualifier"
    ACCEPTEE = "acceptée"
    REFUSEE = "refusée"
    EN_CORRECTION = "en correction"
    LIVREE = "livrée"
    A_RETESTER = "à retester"
    ROUVERTE = "rouverte"
    DIFFEREE = "différée (réserve)"
    CLOSE = "close"


class EtatCampagne(Enumeration):
    """État d’une campagne."""

    EN_PREPARATION = "en préparation"
    PRETE = "prête"
    EN_COURS = "en cours"
    SUSPENDUE = "suspendue"
    TERMINEE = "terminée"
    CLOTUREE = "clôturée"
    ABANDONNEE = "abandonnée"


class EtatReserve(Enumeration):
    """État d’une réserve."""

    OUVERTE = "ouverte"
    LEVEE = "levée"
    EXPIREE = "expirée"
    TRANSFORMEE_EN_REFUS = "transformée en refus"


class EtatPV(Enumeration):
    """État d’un procès-verbal."""

    PROJET = "projet"
    RELU = "relu"
    SIGNE = "signé"
    CONTESTE = "contesté"
    RECTIFIE = "rectifié"
    ANNULE = "annulé"


class TypeRecette(Enumeration):
    """Type de recette."""

    USINE = "usine", "tests unitaires du développeur, à la fin de chaque tâche"
    FONCTIONNELLE = (
        "fonctionnelle",
        "le chef de projet du prestataire compare les spécifications et le livrable",
    )
    TECHNIQUE = "technique", "déploiement, charge et non-intrusion, par le service technique"
    UTILISATEUR = "utilisateur", "les métiers du client jouent leur propre journée de travail"


class NaturePV(Enumeration):
    """Nature d’un procès-verbal."""

    MISE_EN_ORDRE_DE_MARCHE = "PV de mise en ordre de marche"
    PROVISOIRE = "PV de recette provisoire (VABF / VA)"
    VSR = "PV de VSR"
    DEFINITIVE = "PV de recette définitive (admission)"
    LEVEE_DE_RESERVES = "PV de levée de réserves"
    RECTIFICATIF = "PV rectificatif"


class DecisionPV(Enumeration):
    """Décision d’un procès-verbal."""

    ADMISSION = "admission sans réserve"
    ADMISSION_AVEC_RESERVES = "admission avec réserves"
    AJOURNEMENT = "ajournement"
    REFACTION = (
        "réfaction",
        (
            "admission contre réduction de prix ; toujours décidée par des personnes, jamais "
            "proposée par le calcul"
        ),
    )
    REJET = "rejet"


class DecisionEvolution(Enumeration):
    """Décision sur une demande d’évolution."""

    A_CHIFFRER = "à chiffrer"
    ACCEPTEE_DANS_LE_LOT = "acceptée dans le lot"
    ACCEPTEE_LOT_ULTERIEUR = "acceptée lot ultérieur"
    REFUSEE = "refusée"


class OrigineEvolution(Enumeration):
    """Origine d’une demande d’évolution."""

    RECETTE = "recette"
    INCOHERENCE_BESOIN = "incohérence besoin"
    REGLEMENTAIRE = "réglementaire"
    IDEE = "idée"


class ResultatRapport(Enumeration):
    """Résultat d’un rapport du prestataire."""

    CONFORME = "conforme"
    CONFORME_AVEC_ECARTS = "conforme avec écarts"
    NON_CONFORME = "non conforme"


class UniteCharge(Enumeration):
    """Unité du temps de recette."""

    JOURS_HOMME = "jours-homme", "le travail de toutes les personnes, additionné"
    JOURS_CALENDAIRES = "jours calendaires", "le temps qui passe entre le début et la fin"
