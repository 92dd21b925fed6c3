"""The systems, files, users and constraints of today."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import (
    CONSULTATION,
    MIGRATION,
    Exigee,
    HorsEntretien,
    Interne,
    Motif,
    Recommandee,
    Unite,
)
from cdc_schema.base import Entree, Section
from cdc_schema.references import (
    IdContrainte,
    IdDysfonctionnement,
    IdSysteme,
    RefEntite,
    RefIrritant,
    RefRole,
    RefSource,
)
from cdc_schema.types import Date, Entier, Montant, Nombre, Pourcentage, Texte, TexteLong


class Systeme(Entree):
    """Applications en place."""

    id: Annotated[IdSysteme | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description=(
            "Code court et définitif, utilisé par les flux, les interfaces et les champs."
        ),
    )
    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description="Le nom du produit, et non celui du revendeur ou du prestataire.",
    )
    editeur: Texte | None = Field(
        default=None,
        title="Éditeur",
        description=(
            "La société qui conçoit le logiciel, à laquelle le candidat demandera la documentation."
        ),
    )
    version: Texte | None = Field(
        default=None,
        title="Version",
        description=(
            "Celle affichée dans le menu d’aide ; les échanges "
            "possibles changent de l’une à l’autre."
        ),
    )
    fonction: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Fonction",
        description="Ce à quoi il sert chez vous, et non tout ce qu’il sait faire.",
    )
    hebergement: enum.ModeHebergement | None = Field(
        default=None,
        title="Hébergement",
        description=(
            "L’endroit où il fonctionne : chez vous, chez un hébergeur ou en ligne chez l’éditeur."
        ),
    )
    utilisateurs: Annotated[Entier | None, Unite("personnes")] = Field(
        default=None,
        title="Utilisateurs",
        description=(
            "Nombre de personnes qui s’en servent réellement, et non nombre de licences payées."
        ),
    )
    interfaces_possibles: list[enum.Technologie] = Field(
        default=[],
        title="Interfaces possibles",
        description=(
            "Les moyens qu’il offre pour échanger avec d’autres ; à demander à son éditeur."
        ),
    )
    cout_annuel: Annotated[Montant | None, Interne(Motif.NEGOCIATION), Unite("€ HT par an")] = (
        Field(
            default=None,
            title="Coût annuel",
            description=(
                "Abonnement, maintenance et hébergement compris, sur les "
                "douze derniers mois ; reste une base de comparaison."
            ),
        )
    )
    contrat_fin: Date | None = Field(
        default=None,
        title="Fin du contrat",
        description=(
            "Date d’échéance, en pensant au préavis : elle peut dicter le calendrier du projet."
        ),
    )
    avenir: Annotated[enum.Avenir | None, Exigee()] = Field(
        default=None,
        title="Avenir",
        description=(
            "Ce qu’il deviendra ; « cible » désigne l’outil à choisir dans cette consultation."
        ),
    )


class Volumetrie(Entree):
    """Volumétrie par entité."""

    entite: Annotated[RefEntite | None, Exigee()] = Field(
        default=None,
        title="Entité",
        description="Le type d’objet compté, choisi parmi ceux de la cartographie.",
    )
    nombre: Annotated[Entier | None, Exigee()] = Field(
        default=None,
        title="Nombre",
        description=("Quantité actuelle, une fois les doublons retirés si vous pouvez l’estimer."),
    )
    croissance_an: Annotated[Pourcentage | None, Unite("% par an")] = Field(
        default=None,
        title="Croissance annuelle",
        description="Augmentation constatée ou prévue d’une année sur l’autre.",
    )
    historique: Annotated[Entier | None, Unite("années")] = Field(
        default=None,
        title="Historique",
        description="Nombre d’années de recul à conserver dans le nouvel outil.",
    )
    pieces_jointes: Texte | None = Field(
        default=None,
        title="Pièces jointes",
        description="Nombre et poids approximatif des photos et documents attachés.",
    )


class Utilisateur(Entree):
    """Utilisateurs actuels et futurs."""

    profil: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Profil",
        description="Le métier exercé, une ligne par façon différente de travailler.",
    )
    role: RefRole | None = Field(
        default=None,
        title="Rôle",
    )
    nombre: Annotated[Entier | None, Exigee(), Unite("personnes")] = Field(
        default=None,
        title="Nombre",
        description=(
            "Personnes en poste aujourd’hui, saisonniers et temps partiels comptés pour un."
        ),
    )
    nombre_futur: Annotated[Entier | None, Unite("personnes")] = Field(
        default=None,
        title="Nombre futur",
        description=(
            "Estimation à trois ans, pour connaître à l’avance le coût des accès supplémentaires."
        ),
    )
    mobilite: list[enum.ConditionUsage] = Field(
        default=[],
        title="Mobilité",
        description="Cocher toutes les situations où l’outil doit rester utilisable.",
    )
    langue: Texte | None = Field(
        default=None,
        title="Langue",
        description="Celle dans laquelle ces personnes veulent lire les écrans.",
    )


class Dysfonctionnement(Entree):
    """Dysfonctionnements."""

    id: Annotated[IdDysfonctionnement | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description="Code court et définitif, repris par l’exigence qui le résoudra.",
    )
    texte: Annotated[TexteLong | None, Exigee()] = Field(
        default=None,
        title="Texte",
        description=("Le fait observable, sans chercher de coupable ni décrire la solution."),
    )
    consequence: Texte | None = Field(
        default=None,
        title="Conséquence",
        description="L’effet pour le client, l’équipe ou les comptes de l’entreprise.",
    )
    cout_estime: Annotated[Montant | None, Unite("€ par an")] = Field(
        default=None,
        title="Coût estimé",
        description=(
            "Ventes manquées, avoirs, pénalités ou temps valorisé ; dire l’ordre de grandeur."
        ),
    )
    temps_perdu: Annotated[Nombre | None, Unite("h par mois")] = Field(
        default=None,
        title="Temps perdu",
        description=("Durée totale pour toutes les personnes touchées, et non pour une seule."),
    )
    irritant: Annotated[RefIrritant | None, Interne(Motif.ENTRETIENS)] = Field(
        default=None,
        title="Irritant",
        description=(
            "La gêne racontée en entretien qui dit la même chose, pour ne pas la compter deux fois."
        ),
    )


class Contrainte(Entree):
    """Contraintes non négociables."""

    id: Annotated[IdContrainte | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description=("Code court et définitif, que le candidat reprendra dans sa réponse."),
    )
    texte: Annotated[TexteLong | None, Exigee()] = Field(
        default=None,
        title="Texte",
        description=(
            "L’obligation ou l’interdiction, assez nette pour répondre par oui ou par non."
        ),
    )
    origine: Texte | None = Field(
        default=None,
        title="Origine",
        description=(
            "Ce qui l’impose : loi, contrat en cours, décision de la direction, matériel en place."
        ),
    )


class Infrastructure(Entree):
    """Postes, réseau, annuaire, téléphonie."""

    domaine: Annotated[enum.DomaineInfrastructure | None, Exigee()] = Field(
        default=None,
        title="Domaine",
        description=(
            "Une ligne par sujet ; l’annuaire est la liste des comptes d’accès des salariés."
        ),
    )
    description: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Description",
        description=(
            "Marque, version, nombre et âge ; signaler ce qui doit être remplacé bientôt."
        ),
    )


class Tentative(Entree):
    """Tentatives passées."""

    annee: Entier | None = Field(
        default=None,
        title="Année",
        description="Celle de l’abandon, plutôt que celle du lancement.",
    )
    outil: Texte | None = Field(
        default=None,
        title="Outil",
        description="Le logiciel, ou la méthode s’il n’y avait pas de logiciel.",
    )
    raison_echec: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Raison de l’échec",
        description=(
            "La cause principale selon ceux qui l’ont vécu, sans mettre une personne en cause."
        ),
    )


class Existant(Section):
    """Avec quoi travaille-t-on aujourd’hui et que coûte ce fonctionnement ?"""

    systemes: Annotated[list[Systeme], Exigee(CONSULTATION, MIGRATION)] = Field(
        default=[],
        title="Applications en place",
        description=(
            "Déclarez chaque logiciel en service qui touche aux "
            "clients, ainsi que celui à choisir : les échanges en "
            "dépendent."
        ),
        examples=["SYS-02 ; ERP Gestio 9 ; API REST partielle ; conservé"],
    )
    sources_concernees: Annotated[
        list[RefSource], Exigee(CONSULTATION, MIGRATION), HorsEntretien()
    ] = Field(
        default=[],
        title="Fichiers et sources",
        description=(
            "Reliez les fichiers de l’inventaire qui seront repris, "
            "remplacés ou arrêtés avec ce projet."
        ),
        examples=["SRC-03, SRC-05"],
    )
    volumetrie: Annotated[list[Volumetrie], Exigee(CONSULTATION, MIGRATION)] = Field(
        default=[],
        title="Volumétrie par entité",
        description=(
            "Comptez ce que l’outil devra contenir au départ : le prix "
            "et le temps de reprise en dépendent."
        ),
        examples=["clients particuliers : 18 400 ; +7 %/an"],
    )
    utilisateurs: Annotated[list[Utilisateur], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Utilisateurs actuels et futurs",
        description=(
            "Décrivez chaque profil, aujourd’hui et à trois ans, avec "
            "ses conditions de travail réelles."
        ),
        examples=["8 commerciaux itinérants, tablette 4G"],
    )
    forces: Annotated[list[Texte], Recommandee()] = Field(
        default=[],
        title="Ce qui marche et doit rester",
        description=(
            "Les usages et outils appréciés que le projet ne doit pas "
            "casser, un par ligne, avec la raison."
        ),
        examples=["tournées optimisées dans Planif"],
    )
    dysfonctionnements: Annotated[list[Dysfonctionnement], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Dysfonctionnements",
        description=(
            "Chaque problème constaté, sa conséquence et son coût ; "
            "une exigence doit répondre à chacun, sauf abandon assumé."
        ),
        examples=["double saisie devis : 22 h/mois"],
    )
    contraintes: Annotated[list[Contrainte], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Contraintes non négociables",
        description=(
            "Ce que le candidat ne peut pas remettre en cause ; "
            "réservez-le aux vraies limites, chacune réduit le choix."
        ),
        examples=["ERP conservé jusqu’en 2030"],
    )
    infrastructure: Annotated[list[Infrastructure], Recommandee()] = Field(
        default=[],
        title="Postes, réseau, annuaire, téléphonie",
        description=(
            "Décrivez le matériel et les accès sur lesquels l’outil "
            "devra fonctionner, y compris hors du bureau."
        ),
        examples=["annuaire : Entra ID ; téléphonie : standard IP"],
    )
    tentatives: Annotated[list[Tentative], Recommandee()] = Field(
        default=[],
        title="Tentatives passées",
        description=(
            "Les essais abandonnés et leur cause réelle : le candidat "
            "doit montrer ce qu’il fera autrement."
        ),
        examples=["2021, outil abandonné : saisie jugée inutile"],
    )
