"""The outline: nine chapters, their sub-sections, and the file that holds each.

Titles are those of the original outline. A sub-section is known by the code of the outline (`2b`,
`P3`, `X2`), by the number that people see in the document (`2b`, `0d`, `7`), and by the key that it
has in a file and in a path (`leads`, `processus`, `exigences`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc_schema.cas_de_test import CasDeTest
from cdc_schema.complements.accompagnement import Accompagnement
from cdc_schema.complements.budget import Budget
from cdc_schema.complements.consultation import Consultation
from cdc_schema.complements.glossaire import Terme
from cdc_schema.complements.perimetre import Perimetre
from cdc_schema.complements.regles import Regle
from cdc_schema.complements.risques import Risque
from cdc_schema.donnees_flux.clients import Clients
from cdc_schema.donnees_flux.fidelisation import Fidelisation
from cdc_schema.donnees_flux.leads import Leads
from cdc_schema.donnees_flux.prospects import Prospects
from cdc_schema.donnees_flux.relation import Relation
from cdc_schema.donnees_flux.visiteurs import Visiteurs
from cdc_schema.entreprise.cibles import Cible
from cdc_schema.entreprise.existant import Existant
from cdc_schema.entreprise.objectifs import ObjectifProjet
from cdc_schema.entreprise.presentation import Presentation
from cdc_schema.equipe import Equipe
from cdc_schema.exigences import Exigence
from cdc_schema.mapping.correspondances import Correspondance
from cdc_schema.mapping.interfaces import Interface
from cdc_schema.mapping.workflows import MachineEtats
from cdc_schema.personas import Persona
from cdc_schema.planning import Planning
from cdc_schema.prealables.cartographie import Cartographie
from cdc_schema.prealables.cinq_questions import CinqQuestions
from cdc_schema.prealables.diagnostic import Diagnostic
from cdc_schema.prealables.entretiens import Entretien
from cdc_schema.prealables.flux import FluxInformation
from cdc_schema.prealables.processus import Processus
from cdc_schema.projet import DescriptionProjet
from cdc_schema.recette.anomalies import Anomalie, DemandeEvolution, Reserve
from cdc_schema.recette.campagnes import Campagne
from cdc_schema.recette.rapports import RapportPrestataire
from cdc_schema.recette.reglement import Reglement
from cdc_schema.technique.amelioration import Amelioration
from cdc_schema.technique.confidentialite import Confidentialite
from cdc_schema.technique.droits import Droits
from cdc_schema.technique.hebergement import Hebergement
from cdc_schema.technique.migration import Migration
from cdc_schema.technique.propriete import Propriete
from cdc_schema.technique.securite import Securite

if TYPE_CHECKING:
    from cdc_schema.base import Element


@dataclass(frozen=True, slots=True)
class SousSection:
    """One sub-section of the outline: what it asks, and the model that holds it.

    `repetition` says that the key holds a list of records of `modele`, at least `minimum` of them
    for the consultation; `derive` that everything in it is computed and nothing is typed.
    """

    code: str
    cle: str
    titre: str
    sous_titre: str
    question: str
    chapeau: str
    modele: type[Element]
    repetition: bool = False
    minimum: int = 0
    derive: bool = False


@dataclass(frozen=True, slots=True)
class Chapitre:
    """One chapter of the outline and the file of a project that holds it."""

    numero: str
    titre: str
    sous_titre: str
    but: str
    fichier: str
    sous_sections: tuple[SousSection, ...]

    def numero_de(self, sous: SousSection) -> str:
        """Return the number of `sous` in the document: `2b`, or `5` where it is alone."""
        if len(self.sous_sections) == 1:
            return self.numero
        return self.numero + "abcdefghijklmnopqrstuvwxyz"[self.sous_sections.index(sous)]


def sous_section(code_ou_cle: str) -> SousSection:
    """Return the sub-section with this code (`P2`), number (`0c`) or key (`entretiens`).

    Raises:
        KeyError: the outline has no such sub-section.
    """
    return _PAR_NOM[code_ou_cle]


def numero(code_ou_cle: str) -> str:
    """Return the number that the document gives to a sub-section: `0c` for P2, `8c` for X4.

    Those of the acceptance have none: their files are no part of the document.
    """
    return _NUMEROS.get(_PAR_NOM[code_ou_cle].cle, "")


def chapitre_de(code_ou_cle: str) -> Chapitre:
    """Return the chapter of the sub-section with this code or key, or raise KeyError."""
    sous = _PAR_NOM[code_ou_cle]
    return next(c for c in CHAPITRES if sous in c.sous_sections)


CHAPITRES: tuple[Chapitre, ...] = (
    Chapitre(
        "0",
        "Préalables",
        "Ce qui précède le cahier des charges",
        "comprendre ce qui appelle au changement avant d’écrire le besoin",
        "0-prealables.yaml",
        (
            SousSection(
                "P0",
                "diagnostic",
                "Les alertes et indicateurs qui appellent au changement",
                "Diagnostic",
                ("Qu’est-ce qui, dans nos fichiers et nos sources, appelle au changement ?"),
                (
                    "Synthèse calculée à partir de l’inventaire des sources et des "
                    "entretiens : dispersion des fichiers, versions multiples, "
                    "savoirs détenus par une seule personne et temps perdu chaque "
                    "mois."
                ),
                Diagnostic,
                derive=True,
            ),
            SousSection(
                "P1",
                "cinq_questions",
                "Les cinq questions de départ",
                "Questions de départ",
                (
                    "Qui a besoin de l’outil, où sont les données, qui les "
                    "produit, qui pousse le changement, qu’est-ce qui le freine ?"
                ),
                (
                    "Point de départ du projet : les services qui ont besoin de "
                    "l’outil, l’emplacement des données et ceux qui les produisent."
                ),
                CinqQuestions,
            ),
            SousSection(
                "P2",
                "entretiens",
                "Entretiens",
                "Interviewer les personnes de l’entreprise",
                "Que font et que subissent aujourd’hui les personnes de l’entreprise ?",
                (
                    "Ce que le projet retient des entretiens menés avec les "
                    "équipes : tâches, gênes constatées, attentes et craintes, "
                    "reliées aux besoins qui en découlent."
                ),
                Entretien,
                repetition=True,
                minimum=1,
            ),
            SousSection(
                "P3",
                "processus",
                "Processus commerciaux et suivi clients",
                "Étapes, acteurs et règles",
                ("Quelles étapes suit chaque processus, qui fait quoi, quand est-ce fini ?"),
                (
                    "Les processus commerciaux et de suivi des clients, étape par "
                    "étape : acteurs, outils, validations, volumes et délais visés."
                ),
                Processus,
                repetition=True,
                minimum=1,
            ),
            SousSection(
                "P4",
                "flux",
                "Flux d’informations et étapes de validation",
                "Qui envoie quoi à qui, avec quelle validation",
                "Quelle information part d’où, vers où, avec quelle validation ?",
                (
                    "Les informations échangées entre les équipes et les outils : "
                    "origine, destination, rythme, volume, validation et conduite "
                    "en cas d’échec."
                ),
                FluxInformation,
                repetition=True,
                minimum=1,
            ),
            SousSection(
                "P5",
                "cartographie",
                "Cartographie des données et des workflows",
                "Sources, entités et systèmes maîtres",
                "Quelle donnée existe, dans quel fichier ou outil, qui fait foi ?",
                (
                    "L’inventaire des données actuelles : fichiers et outils qui "
                    "les contiennent, qualité constatée, définition des objets "
                    "suivis et système qui fait foi pour chacun."
                ),
                Cartographie,
            ),
        ),
    ),
    Chapitre(
        "1",
        "Présentation de l’entreprise",
        "L’entreprise et ses objectifs",
        ("permettre à un prestataire qui ne connaît pas l’entreprise d’évaluer la complexité"),
        "1-entreprise.yaml",
        (
            SousSection(
                "1a",
                "presentation",
                "Histoire, activités, organisation",
                "Histoire, activités, organisation",
                "Qui sommes-nous, que vendons-nous, à quelle échelle ?",
                (
                    "L’entreprise, son histoire, ses activités, sa taille et ses "
                    "sites, ainsi que le contact désigné pour la consultation."
                ),
                Presentation,
            ),
            SousSection(
                "1b",
                "cibles",
                "Cibles",
                "À qui l’on vend",
                "À qui vend-on et comment reconnaît-on chaque cible ?",
                (
                    "Les clientèles visées : critères de reconnaissance, volumes, "
                    "attentes, canaux de contact et règles de prospection "
                    "applicables à chacune."
                ),
                Cible,
                repetition=True,
                minimum=1,
            ),
            SousSection(
                "1c",
                "objectifs",
                "Objectifs",
                "Objectifs mesurables du projet",
                ("Qu’est-ce qui devra avoir changé, de combien, quand, et comment le saura-t-on ?"),
                (
                    "Les résultats attendus du projet, chacun avec son indicateur, "
                    "sa valeur de départ, sa valeur cible, son échéance et son "
                    "responsable."
                ),
                ObjectifProjet,
                repetition=True,
                minimum=1,
            ),
            SousSection(
                "1d",
                "existant",
                "Présentation de l’existant",
                "Systèmes, fichiers, utilisateurs et contraintes",
                "Avec quoi travaille-t-on aujourd’hui et que coûte ce fonctionnement ?",
                (
                    "La situation actuelle : applications, fichiers, volumes, "
                    "utilisateurs, points forts à préserver, dysfonctionnements et "
                    "contraintes qui s’imposent à la solution."
                ),
                Existant,
            ),
        ),
    ),
    Chapitre(
        "2",
        "Données & flux",
        "Le cycle de vie en six moments",
        (
            "décrire les six moments du cycle de vie, chacun avec son "
            "dictionnaire, ses statuts, ses règles et ses flux"
        ),
        "2-donnees-flux.yaml",
        (
            SousSection(
                "2a",
                "visiteurs",
                "Visiteurs",
                "Avant que la personne soit connue",
                ("Comment un inconnu nous rencontre et que mesure-t-on sans l’identifier ?"),
                (
                    "Le premier moment du cycle de vie : les points de contact "
                    "avec un public encore inconnu, la mesure d’audience, les "
                    "traceurs et le passage à une demande identifiée."
                ),
                Visiteurs,
            ),
            SousSection(
                "2b",
                "leads",
                "Leads",
                "Personnes qui se sont manifestées",
                ("Qui s’est manifesté, d’où vient-il, qui le rappelle et en combien de temps ?"),
                (
                    "Les personnes qui se sont manifestées : provenance, "
                    "formulaires, détection des doublons, affectation, délai de "
                    "prise en charge et preuve du consentement."
                ),
                Leads,
            ),
            SousSection(
                "2c",
                "prospects",
                "Prospects",
                "De la qualification à la décision",
                "Quelles informations et étapes mènent à une décision d’achat ?",
                (
                    "Le parcours de vente, de la qualification à la décision : "
                    "étapes de l’affaire, devis, validations, relances, "
                    "rendez-vous et prévision."
                ),
                Prospects,
            ),
            SousSection(
                "2d",
                "clients",
                "Clients",
                "La fiche client, ses achats et ses équipements",
                "Que sait-on d’un client, de ses achats et de ses équipements ?",
                (
                    "Les informations tenues sur un client : contenu de la fiche, "
                    "commandes et factures, équipements, contrats, conditions "
                    "commerciales et règle d’inactivité."
                ),
                Clients,
            ),
            SousSection(
                "2e",
                "relation",
                "Relation clients",
                "Échanges, demandes, réclamations et SAV",
                ("Comment sont enregistrés et traités échanges, demandes, réclamations et SAV ?"),
                (
                    "Les échanges avec les clients et leur traitement : canaux, "
                    "demandes, dossiers de service après-vente, réclamations, "
                    "délais de service et satisfaction."
                ),
                Relation,
            ),
            SousSection(
                "2f",
                "fidelisation",
                "Fidélisation",
                "Garder, relancer et développer les clients",
                "Comment garde-t-on, relance-t-on et développe-t-on les clients ?",
                (
                    "Les actions menées pour garder et développer la clientèle : "
                    "segments, programmes, scénarios automatiques, campagnes, "
                    "prévention des départs et gestion des préférences."
                ),
                Fidelisation,
            ),
        ),
    ),
    Chapitre(
        "3",
        "Mapping & interactions des données",
        "Correspondances, interfaces et workflows",
        (
            "dire d’où vient chaque champ cible, comment il est transformé et "
            "comment les systèmes dialoguent"
        ),
        "3-mapping.yaml",
        (
            SousSection(
                "3a",
                "mapping",
                "Mapping champ à champ",
                "D’où vient chaque champ",
                "D’où vient chaque champ et qui a raison en cas de conflit ?",
                (
                    "La correspondance entre les données actuelles et les champs "
                    "attendus dans le CRM : origine, transformation, règle de "
                    "priorité et contrôle après reprise."
                ),
                Correspondance,
                repetition=True,
                minimum=1,
            ),
            SousSection(
                "3b",
                "interfaces",
                "Interactions entre systèmes",
                "Interfaces",
                "Quels systèmes se parlent, dans quel sens, à quel rythme ?",
                (
                    "Les liaisons attendues entre le CRM et les autres "
                    "applications : sens, objets échangés, technologie, rythme, "
                    "volumes, supervision et partage des responsabilités."
                ),
                Interface,
                repetition=True,
                minimum=1,
            ),
            SousSection(
                "3c",
                "workflows",
                "Workflows et automatisations",
                "Machines d’états",
                "Quels événements déclenchent quelles actions ?",
                (
                    "Les états par lesquels passe chaque objet suivi, les passages "
                    "autorisés, les rôles qui les effectuent et les actions "
                    "automatiques associées."
                ),
                MachineEtats,
                repetition=True,
                minimum=1,
            ),
        ),
    ),
    Chapitre(
        "4",
        "Caractéristiques techniques",
        "Exigences non fonctionnelles",
        "fixer les exigences non fonctionnelles de façon mesurable",
        "4-technique.yaml",
        (
            SousSection(
                "4a",
                "hebergement",
                "Hébergement",
                "Hébergement et niveaux de service",
                "Où tourne la solution et avec quel engagement de service ?",
                (
                    "Cette partie fixe le mode d’hébergement attendu et les "
                    "engagements de service : disponibilité, reprise après panne, "
                    "temps de réponse et support. Chaque engagement est mesurable "
                    "et vérifié pendant le contrat."
                ),
                Hebergement,
            ),
            SousSection(
                "4b",
                "securite",
                "Sécurité",
                "Protection des accès et des données",
                "Comment l’accès et les données sont-ils protégés ?",
                (
                    "Cette partie décrit les protections attendues : accès des "
                    "utilisateurs, chiffrement, traces, sauvegardes, correction "
                    "des failles et alerte en cas d’incident."
                ),
                Securite,
            ),
            SousSection(
                "4c",
                "droits",
                "Droits utilisateurs",
                "Rôles et habilitations",
                "Qui peut voir, créer, modifier, supprimer, exporter quoi ?",
                (
                    "Cette partie présente les groupes d’utilisateurs et leurs "
                    "droits sur chaque type de donnée, ainsi que les règles "
                    "d’ouverture, de contrôle et de fermeture des accès."
                ),
                Droits,
            ),
            SousSection(
                "4d",
                "propriete",
                "Propriété des données",
                "Propriété et réversibilité",
                "À qui sont les données et comment les récupère-t-on ?",
                (
                    "Cette partie établit la propriété des données et les usages "
                    "permis au prestataire. Elle fixe aussi les conditions "
                    "d’export et de restitution, pendant le contrat comme à son "
                    "terme."
                ),
                Propriete,
            ),
            SousSection(
                "4e",
                "confidentialite",
                "Confidentialité / sécurité",
                "Confidentialité et données personnelles",
                (
                    "Quels traitements, sur quelles bases, pour combien de temps, "
                    "avec quels sous-traitants ?"
                ),
                (
                    "Cette partie recense les traitements de données personnelles "
                    "du projet, leurs bases légales et leurs durées. Elle précise "
                    "ce que la solution et le prestataire doivent garantir aux "
                    "personnes concernées."
                ),
                Confidentialite,
            ),
            SousSection(
                "4f",
                "migration",
                "Migration des données",
                "Reprise et bascule",
                "Que reprend-on, dans quel état, avec quels contrôles et quand ?",
                (
                    "Cette partie délimite les données à reprendre, leur "
                    "nettoyage, les essais et les contrôles. Elle fixe le "
                    "déroulement de la bascule et le sort des anciennes sources."
                ),
                Migration,
            ),
            SousSection(
                "4g",
                "amelioration",
                "Amélioration continue",
                "Après la mise en service",
                "Que se passe-t-il après la mise en service ?",
                (
                    "Cette partie décrit la vie de la solution après sa mise en "
                    "service : corrections, évolutions, mises à jour, mesure de "
                    "l’usage, qualité des données et bilans."
                ),
                Amelioration,
            ),
        ),
    ),
    Chapitre(
        "5",
        "Planning",
        "Phases, jalons, lots et recette",
        ("ordonner le projet, la consultation et la recette avec des jalons vérifiables"),
        "5-planning.yaml",
        (
            SousSection(
                "5",
                "planning",
                "Planning",
                "Phases, jalons, lots et recette",
                (
                    "Quand, dans quel ordre, avec quelles dépendances et quelle "
                    "disponibilité des équipes ?"
                ),
                (
                    "Ce chapitre présente les phases, les jalons, les lots et le "
                    "temps réservé à la recette. Il signale les périodes où les "
                    "équipes ne sont pas disponibles."
                ),
                Planning,
            ),
        ),
    ),
    Chapitre(
        "6",
        "Équipe projet & rôles",
        "Équipe, instances et conduite du changement",
        "nommer qui décide, qui fait, qui teste, qui porte et qui doute",
        "6-equipe.yaml",
        (
            SousSection(
                "6",
                "equipe",
                "Équipe projet & rôles",
                "Équipe, instances et conduite du changement",
                "Qui fait partie de l’équipe et de quoi répond chacun ?",
                (
                    "Ce chapitre présente l’équipe du client, les réunions de "
                    "décision et la part de chacun dans les travaux. Il décrit "
                    "aussi les profils attendus chez le prestataire."
                ),
                Equipe,
            ),
        ),
    ),
    Chapitre(
        "7",
        "Exigences",
        "Ce que la solution doit faire, et comment on le vérifiera",
        "numéroter chaque besoin, le prioriser et dire comment il sera vérifié",
        "7-exigences.yaml",
        (
            SousSection(
                "X2",
                "exigences",
                "Exigences",
                "Fiches d’exigence",
                "Comment écrit-on une exigence vérifiable ?",
                (
                    "Chaque exigence porte un identifiant, une priorité et des "
                    "critères d’acceptation. Une réponse est attendue pour "
                    "chacune ; une exigence indispensable non couverte est "
                    "éliminatoire."
                ),
                Exigence,
                repetition=True,
                minimum=1,
            ),
        ),
    ),
    Chapitre(
        "8",
        "Compléments",
        "Périmètre, budget, consultation, risques, glossaire et règles",
        "ajouter au plan ce que la plupart des guides demandent",
        "8-complements.yaml",
        (
            SousSection(
                "X1",
                "perimetre",
                "Périmètre et hors périmètre",
                "Ce qui est dedans, dehors, plus tard",
                "Qu’est-ce qui est dedans, dehors, plus tard ?",
                (
                    "Cette partie délimite ce qui est à couvrir, ce qui est exclu "
                    "et ce qui est envisagé plus tard, ainsi que les hypothèses "
                    "retenues pour le chiffrage."
                ),
                Perimetre,
            ),
            SousSection(
                "X3",
                "budget",
                "Budget",
                "Forme du prix et horizon de coût",
                "Quel budget et quelle forme de prix ?",
                (
                    "Cette partie précise la forme de prix attendue, les postes à "
                    "chiffrer et le nombre d’années sur lequel le coût global est "
                    "comparé."
                ),
                Budget,
            ),
            SousSection(
                "X4",
                "consultation",
                "Consultation",
                "Règles, critères et cadre de réponse",
                "Comment répondre, comment choisit-on ?",
                (
                    "Cette partie fixe les règles de la consultation, les critères "
                    "de choix et leur poids, le cadre de prix à respecter et le "
                    "déroulement des démonstrations."
                ),
                Consultation,
            ),
            SousSection(
                "X5",
                "accompagnement",
                "Indicateurs, formation, conduite du changement, support",
                "Tableaux de bord, formation et support",
                "Qu’attend-on autour de l’outil ?",
                (
                    "Cette partie réunit les attentes autour de l’outil : tableaux "
                    "de bord, formation, documentation et premier niveau "
                    "d’assistance aux utilisateurs."
                ),
                Accompagnement,
            ),
            SousSection(
                "X6",
                "risques",
                "Risques",
                "Ce qui peut mal tourner",
                "Qu’est-ce qui peut faire échouer ?",
                (
                    "Cette partie recense les risques identifiés pour le projet, "
                    "leur probabilité, leur impact et les mesures prises pour les "
                    "réduire."
                ),
                Risque,
                repetition=True,
                minimum=0,
            ),
            SousSection(
                "X7",
                "glossaire",
                "Glossaire",
                "Les mots de l’entreprise",
                "Parlons-nous de la même chose ?",
                (
                    "Les termes définis ici ont le même sens dans tout le dossier. "
                    "Ils font foi pour lire les exigences et rédiger les réponses."
                ),
                Terme,
                repetition=True,
                minimum=1,
            ),
            SousSection(
                "X8",
                "regles",
                "Règles de gestion",
                "Si, alors, sinon",
                "Quelles règles de gestion s’appliquent, et à quoi ?",
                (
                    "Cette partie énonce les règles de gestion que la solution "
                    "applique : une condition, un effet et les données ou "
                    "processus concernés."
                ),
                Regle,
                repetition=True,
                minimum=1,
            ),
        ),
    ),
)

# What a project holds besides the outline: its own description, and who accepts the result.
PROJET = SousSection(
    "projet",
    "projet",
    "Le projet",
    "Page de garde et versions",
    "Comment s’appelle le document, de quand date-t-il, qui l’écrit ?",
    "",
    DescriptionProjet,
)
PERSONAS = SousSection(
    "personas",
    "personas",
    "Personas",
    "Qui joue la recette",
    "Qui utilisera l’outil, avec quels droits et dans quelles conditions ?",
    "",
    Persona,
    repetition=True,
    minimum=1,
)
CAS_DE_TEST = SousSection(
    "cas_de_test",
    "cas_de_test",
    "Cas de test",
    "Ce que l’on joue pendant la recette",
    "Que joue-t-on, étape par étape, et que doit-on voir ?",
    "",
    CasDeTest,
    repetition=True,
    minimum=1,
)
REGLEMENT_RECETTE = SousSection(
    "reglement_recette",
    "reglement_recette",
    "Règlement de la recette",
    "Ce que le contrat fixe",
    "À partir de quels nombres admet-on, ajourne-t-on ou rejette-t-on un lot ?",
    "",
    Reglement,
)
CAMPAGNES = SousSection(
    "campagnes",
    "campagnes",
    "Campagnes",
    "Une livraison à recetter",
    "Quelle livraison recette-t-on, où, quand, et sur quelles preuves ?",
    "",
    Campagne,
    repetition=True,
    minimum=1,
)
RAPPORTS_RECETTE = SousSection(
    "rapports_recette",
    "rapports_recette",
    "Rapports du prestataire",
    "Les preuves remises",
    "Quelles preuves le prestataire a-t-il remises de ses propres recettes ?",
    "",
    RapportPrestataire,
    repetition=True,
)
ANOMALIES = SousSection(
    "anomalies",
    "anomalies",
    "Anomalies",
    "Les écarts vus en recette",
    "Quel écart a-t-on vu, et où en est sa correction ?",
    "",
    Anomalie,
    repetition=True,
)
DEMANDES_EVOLUTION = SousSection(
    "demandes_evolution",
    "demandes_evolution",
    "Demandes d’évolution",
    "Ce que l’on voudrait changer",
    "Que voudrait-on changer aux exigences, et à quel prix ?",
    "",
    DemandeEvolution,
    repetition=True,
)
RESERVES = SousSection(
    "reserves",
    "reserves",
    "Réserves",
    "Ce qui reste à corriger",
    "Sous quelles réserves admet-on, et jusqu’à quand ?",
    "",
    Reserve,
    repetition=True,
)


@dataclass(frozen=True, slots=True)
class FichierRecette:
    """A file of the acceptance: its title, and the keys that it holds."""

    chemin: str
    titre: str
    sous_sections: tuple[SousSection, ...]


# What the files of `recette/` hold: the outline of the document says nothing of it.
FICHIERS_RECETTE: tuple[FichierRecette, ...] = (
    FichierRecette("recette/plan.yaml", "Plan de recette", (PERSONAS, CAS_DE_TEST)),
    FichierRecette(
        "recette/campagnes.yaml",
        "Campagnes de recette",
        (REGLEMENT_RECETTE, CAMPAGNES, RAPPORTS_RECETTE),
    ),
    FichierRecette(
        "recette/anomalies.yaml",
        "Anomalies, demandes d’évolution, réserves",
        (ANOMALIES, DEMANDES_EVOLUTION, RESERVES),
    ),
)
RECETTE: tuple[SousSection, ...] = tuple(s for f in FICHIERS_RECETTE for s in f.sous_sections)
FICHIER_PROJET = "cdc.yaml"

_TOUTES = (PROJET, *(s for c in CHAPITRES for s in c.sous_sections), *RECETTE)
_NUMEROS = {s.cle: c.numero_de(s) for c in CHAPITRES for s in c.sous_sections}
_PAR_NOM = {nom: s for s in _TOUTES for nom in (s.code, s.cle, _NUMEROS.get(s.cle, s.cle))}
