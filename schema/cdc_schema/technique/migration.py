"""Taking over the existing data, and the switch."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import (
    CONSULTATION,
    MIGRATION,
    Derivee,
    Exigee,
    HorsEntretien,
    Interne,
    Motif,
    Recommandee,
    Unite,
)
from cdc_schema.base import Element, Entree, Section
from cdc_schema.references import RefEntite, RefMapping, RefMembre, RefRole, RefSource
from cdc_schema.types import Date, DateHeure, Duree, Entier, Texte


class PerimetreRepris(Entree):
    """Périmètre."""

    source: Annotated[RefSource | None, Exigee()] = Field(
        default=None,
        title="Source",
        description="Choisir un fichier ou un logiciel déjà recensé dans l’existant.",
    )
    entite: Annotated[RefEntite | None, Exigee()] = Field(
        default=None,
        title="Entité",
        description=(
            "Type de fiche qui recevra ces lignes ; une ligne par type "
            "si le fichier en mêle plusieurs."
        ),
    )
    lignes: Annotated[Entier | None, Exigee(), Unite("lignes")] = Field(
        default=None,
        title="Lignes",
        description=(
            "Compter dans le fichier lui-même, avant nettoyage ; une estimation fausse le devis."
        ),
    )
    historique: enum.ProfondeurHistorique | None = Field(
        default=None,
        title="Historique",
        description=(
            "Jusqu’où remonter. Plus on reprend de passé, plus il faut nettoyer et vérifier."
        ),
    )
    decision: Annotated[enum.DecisionReprise | None, Exigee()] = Field(
        default=None,
        title="Décision",
        description=(
            "Tout reprendre coûte cher ; écarter ce que personne n’a consulté depuis longtemps."
        ),
    )
    precision: Texte | None = Field(
        default=None,
        title="Précision",
        description=("Critère de tri qui permet de savoir, ligne par ligne, ce qui passe ou non."),
    )


class Nettoyage(Entree):
    """Nettoyage."""

    regle: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Règle",
        description=("Décrire une correction que deux personnes appliqueraient de la même façon."),
    )
    responsable: Annotated[RefRole | None, Exigee()] = Field(
        default=None,
        title="Responsable",
        description=("Désigner ceux qui connaissent les données et peuvent trancher un doute."),
    )
    date: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date",
        description=("Jour où la correction doit être finie, avant la première reprise à blanc."),
    )
    source: RefSource | None = Field(
        default=None,
        title="Source",
        description=("Fichier ou logiciel à corriger ; laisser vide si la règle vaut pour tous."),
    )


class ColonneAbandonnee(Entree):
    """Colonnes non reprises."""

    source: Annotated[RefSource | None, Exigee()] = Field(
        default=None,
        title="Source",
    )
    colonne: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Colonne",
        description="Recopier l’intitulé exact tel qu’il apparaît dans le fichier.",
    )
    raison: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Raison",
        description="Dire pourquoi elle ne sert plus ou ne doit plus être gardée.",
    )


class Repetitions(Element):
    """Reprises à blanc."""

    nombre: Annotated[Entier | None, Exigee()] = Field(
        default=None,
        title="Nombre",
        description=(
            "Au moins un essai ; deux permettent de vérifier que les "
            "défauts du premier sont corrigés."
        ),
    )
    dates: list[Date] = Field(
        default=[],
        title="Dates",
        description=("Les placer après le nettoyage et avant la recette des utilisateurs."),
    )
    criteres: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Critères",
        description=(
            "Conditions chiffrées, à constater par vous, sans lesquelles l’essai est à refaire."
        ),
    )


class Controle(Entree):
    """Contrôles de reprise."""

    controle: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Contrôle",
        description=(
            "Décrire la comparaison à faire entre l’ancien et le "
            "nouvel outil, et sur combien de fiches."
        ),
    )
    seuil: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Seuil",
        description=(
            "Écart maximal accepté, en nombre ou en pourcentage ; au-delà, la reprise est refusée."
        ),
    )


class Bascule(Element):
    """Plan de bascule."""

    gel_saisie: Annotated[DateHeure | None, Exigee()] = Field(
        default=None,
        title="Gel de la saisie",
        description=(
            "Jour et heure à partir desquels plus personne n’écrit dans les anciens fichiers."
        ),
    )
    ouverture: DateHeure | None = Field(
        default=None,
        title="Ouverture",
        description=("Jour et heure où les équipes commencent à travailler dans l’outil neuf."),
    )
    duree: Annotated[Duree | None, Exigee()] = Field(
        default=None,
        title="Durée",
        description=(
            "Temps sans outil, de l’arrêt des saisies à l’ouverture ; prévoir une solution papier."
        ),
    )
    retour_arriere: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Retour en arrière",
        description=(
            "Dire comment revenir à l’ancien outil, jusqu’à quand et sans perdre quelles saisies."
        ),
    )
    go_nogo: Annotated[DateHeure | None, Exigee()] = Field(
        default=None,
        title="Décision d’ouverture",
        description=(
            "Jour et heure où l’on choisit d’ouvrir ou de renoncer, "
            "assez tôt pour revenir en arrière."
        ),
    )
    decideur: Annotated[RefMembre | None, Interne(Motif.PERSONNES)] = Field(
        default=None,
        title="Décideur",
        description=("Une seule personne, joignable à cette heure, avec un remplaçant prévenu."),
    )


class Rejets(Element):
    """Traitement des rejets."""

    fichier: Texte | None = Field(
        default=None,
        title="Fichier",
        description=("Dire sous quelle forme recevoir ces lignes, avec le motif du refus."),
    )
    delai: Annotated[Entier | None, Exigee(), Unite("jours")] = Field(
        default=None,
        title="Délai",
        description=(
            "Jours pour corriger et recharger, avant que les équipes n’aient besoin des fiches."
        ),
    )
    responsable: Annotated[RefRole | None, Exigee()] = Field(
        default=None,
        title="Responsable",
        description="Groupe qui connaît ces données et a le temps de les corriger.",
    )


class AncienneSource(Entree):
    """Sort des anciennes sources."""

    source: Annotated[RefSource | None, Exigee()] = Field(
        default=None,
        title="Source",
    )
    date_extinction: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date d’extinction",
        description=(
            "Jour où plus personne ne peut s’en servir ; vérifier la "
            "date de fin des contrats en cours."
        ),
    )
    archive: Texte | None = Field(
        default=None,
        title="Archive",
        description=("Préciser où la copie est gardée, combien de temps et qui peut la lire."),
    )


class Migration(Section):
    """Que reprend-on, dans quel état, avec quels contrôles et quand ?"""

    perimetre: Annotated[list[PerimetreRepris], Exigee(CONSULTATION, MIGRATION)] = Field(
        default=[],
        title="Périmètre",
        description=(
            "Pour chaque fichier ou logiciel actuel, compter les "
            "lignes et décider de leur sort. Le prix de la reprise en "
            "dépend."
        ),
        examples=["SRC-03 : 3 140 lignes, clients actifs 36 mois"],
    )
    nettoyage: Annotated[list[Nettoyage], Exigee(MIGRATION)] = Field(
        default=[],
        title="Nettoyage",
        description=(
            "Lister les corrections à faire avant la reprise, par vos "
            "équipes : l’outil neuf n’efface pas les vieilles erreurs."
        ),
        examples=["dédoublonnage e-mail avant le 15/01"],
    )
    mapping: Annotated[
        list[RefMapping],
        Exigee(MIGRATION),
        HorsEntretien(),
        Derivee("correspondances de 3a dont la source figure dans 4f.perimetre"),
    ] = Field(
        default=[],
        title="Mapping",
        description=(
            "Rien à saisir : reprend les correspondances de colonnes "
            "écrites en 3a pour les sources retenues ci-dessus."
        ),
        examples=["MAP-001 à MAP-020"],
    )
    colonnes_abandonnees: Annotated[list[ColonneAbandonnee], Recommandee()] = Field(
        default=[],
        title="Colonnes non reprises",
        description=(
            "Nommer ce que vous laissez volontairement, pour que "
            "personne ne le croie perdu par erreur."
        ),
        examples=["SRC-03, « Anniversaire » : collecte sans finalité"],
    )
    repetitions: Annotated[Repetitions | None, Exigee(CONSULTATION, MIGRATION), HorsEntretien()] = (
        Field(
            default=None,
            title="Reprises à blanc",
            description=(
                "Prévoir au moins un essai complet de reprise avant la "
                "recette des utilisateurs, et dire quand il est réussi."
            ),
            examples=["2, ≥ 98 % lignes chargées"],
        )
    )
    controles: Annotated[list[Controle], Exigee(CONSULTATION, MIGRATION)] = Field(
        default=[],
        title="Contrôles de reprise",
        description=(
            "Lister les vérifications qui prouvent que rien n’a été "
            "perdu ni déformé pendant le transfert."
        ),
        examples=["comptage, sommes CA, 50 fiches tirées au sort, 0 écart majeur"],
    )
    bascule: Annotated[Bascule | None, Exigee(MIGRATION), HorsEntretien()] = Field(
        default=None,
        title="Plan de bascule",
        description=(
            "Fixer heure par heure le passage à l’outil neuf, loin de "
            "vos périodes de forte activité."
        ),
        examples=[
            ("gel 09/07/2027 17:00 ; décision 11/07/2027 16:00 ; ouverture 12/07/2027 08:00")
        ],
    )
    rejets: Annotated[Rejets | None, Exigee(MIGRATION), HorsEntretien()] = Field(
        default=None,
        title="Traitement des rejets",
        description=(
            "Prévoir qui corrige les lignes refusées au chargement, sinon elles restent oubliées."
        ),
        examples=["ADV, 5 jours"],
    )
    archivage: Annotated[list[AncienneSource], Exigee(MIGRATION)] = Field(
        default=[],
        title="Sort des anciennes sources",
        description=(
            "Dire ce que deviennent les anciens fichiers : deux outils "
            "ouverts en même temps finissent par se contredire."
        ),
        examples=["lecture seule puis suppression à M+3"],
    )
    purge_rgpd: Annotated[Texte | None, Exigee(CONSULTATION, MIGRATION)] = Field(
        default=None,
        title="Purge avant reprise",
        description=(
            "Écrire la règle qui écarte les fiches trop anciennes, "
            "pour ne pas transférer ce que la loi demande d’effacer."
        ),
        examples=["prospects sans contact depuis 3 ans non repris"],
    )
