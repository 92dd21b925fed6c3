"""The customer record, purchases and equipment."""

from typing import Annotated

from pydantic import Field

from cdc_schema.annotations import (
    CONSULTATION,
    MIGRATION,
    RECETTE,
    Exigee,
    HorsEntretien,
    Recommandee,
    Unite,
)
from cdc_schema.base import Element, Entree
from cdc_schema.donnees_flux.commun import EtapeCycle
from cdc_schema.references import RefChamp, RefMachineEtats, RefRole, RefSysteme
from cdc_schema.types import Duree, Entier, Texte


class ContenuFiche(Entree):
    """Contenu de la fiche client."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description="Le titre du bloc tel qu’il s’affichera sur la fiche.",
    )
    champs: list[RefChamp] = Field(
        default=[],
        title="Champs",
        description="Les informations du bloc, les plus consultées d’abord.",
    )
    systeme_maitre: Annotated[RefSysteme | None, Exigee()] = Field(
        default=None,
        title="Système maître",
        description="L’outil qui détient la bonne valeur et où elle se modifie.",
    )
    utile_a: list[RefRole] = Field(
        default=[],
        title="Utile à",
        description=("Les fonctions qui ont besoin du bloc ; il pourra être masqué aux autres."),
    )


class CommandesFactures(Element):
    """Commandes et factures visibles."""

    champs: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Champs",
        description=("Les informations à afficher, une par ligne, sans recopier toute la facture."),
    )
    champs_masques: list[Texte] = Field(
        default=[],
        title="Informations à ne pas montrer",
        description=(
            "Ce que les équipes n’ont pas à connaître, marges ou coordonnées bancaires notamment."
        ),
    )
    historique: Annotated[Entier | None, Unite("années")] = Field(
        default=None,
        title="Historique",
        description="Nombre d’années de recul à garder visibles depuis la fiche.",
    )
    maitre: Annotated[RefSysteme | None, Exigee()] = Field(
        default=None,
        title="Maître",
        description="L’outil où ces pièces sont établies et font foi.",
    )
    commandes: Annotated[Entier | None, Unite("par mois")] = Field(
        default=None,
        title="Commandes",
        description="Nombre moyen reçu, tous canaux de vente réunis, hors annulations.",
    )
    factures: Annotated[Entier | None, Unite("par mois")] = Field(
        default=None,
        title="Factures",
        description="Nombre moyen de pièces émises, avoirs compris.",
    )
    pointe: Annotated[Entier | None, Unite("par mois")] = Field(
        default=None,
        title="Pointe",
        description=("Nombre de pièces du mois le plus chargé, pour dimensionner l’échange."),
    )


class Contrat(Entree):
    """Contrats."""

    type: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Type",
        description="Le nom commercial du contrat, une ligne par sorte.",
    )
    duree: Duree | None = Field(
        default=None,
        title="Durée",
        description="Engagement initial, avant tout renouvellement.",
    )
    renouvellement: Texte | None = Field(
        default=None,
        title="Renouvellement",
        description="Reconduit seul, sur accord ou à refaire ; indiquer le préavis.",
    )
    alerte: Annotated[Entier | None, Unite("jours avant l’échéance")] = Field(
        default=None,
        title="Alerte",
        description=("Combien de temps avant la fin quelqu’un doit être prévenu pour agir."),
    )


class ConditionsCommerciales(Element):
    """Conditions commerciales."""

    grille: Texte | None = Field(
        default=None,
        title="Grille",
        description=("Quels tarifs existent, à qui ils s’appliquent et où ils sont tenus à jour."),
    )
    encours: Texte | None = Field(
        default=None,
        title="Encours",
        description=("Le montant maximal dû admis, qui le fixe et dans quel outil il se lit."),
    )
    remise: Texte | None = Field(
        default=None,
        title="Remise",
        description=("Les rabais accordés d’avance, leur base de calcul et qui peut les changer."),
    )


class ClientInactif(Element):
    """Règle client inactif."""

    critere: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Critère",
        description=("Ce dont on constate l’absence : achat, échange, visite, ou tout à la fois."),
    )
    delai: Annotated[Entier | None, Exigee(), Unite("mois")] = Field(
        default=None,
        title="Délai",
        description=(
            "Temps sans activité ; il doit rester plus court que la durée de garde des données."
        ),
    )
    effet: Texte | None = Field(
        default=None,
        title="Effet",
        description=(
            "Ce que l’outil fait alors : prévenir, relancer, cesser de démarcher, archiver."
        ),
    )


class Impayes(Element):
    """Signal d’impayé."""

    source: RefSysteme | None = Field(
        default=None,
        title="Source",
        description="L’outil comptable qui constate le retard.",
    )
    effet: Texte | None = Field(
        default=None,
        title="Effet",
        description=("Simple avertissement ou blocage, sur quelles actions, et qui peut le lever."),
    )


class Clients(EtapeCycle):
    """Que sait-on d’un client, de ses achats et de ses équipements ?"""

    statuts: Annotated[RefMachineEtats | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Statuts et transitions",
        description=(
            "Reliez le schéma qui dit par quels états passe la fiche, "
            "décrit dans la partie sur les automatisations."
        ),
        examples=["WF-LEAD"],
    )
    fiche_360: Annotated[list[ContenuFiche], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Contenu de la fiche client",
        description=(
            "Ce que chacun veut trouver en ouvrant la fiche, bloc par "
            "bloc, et de quel outil vient chaque bloc."
        ),
        examples=["identité, équipements, commandes, contrats, dossiers, échanges"],
    )
    liens: Annotated[list[Texte], Recommandee()] = Field(
        default=[],
        title="Liens entre comptes",
        description=(
            "Les relations à garder entre fiches, une par ligne : "
            "elles évitent de traiter à part des clients liés."
        ),
        examples=["foyer, société-établissement, prescripteur"],
    )
    commandes_factures: Annotated[CommandesFactures | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Commandes et factures visibles",
        description=(
            "Ce que les équipes doivent voir des achats sans ouvrir la "
            "comptabilité, et depuis combien d’années."
        ),
        examples=["5 ans, lecture seule depuis ERP"],
    )
    equipements: Annotated[list[RefChamp], Recommandee()] = Field(
        default=[],
        title="Parc installé",
        description=(
            "Ce qu’il faut savoir du matériel posé ou vendu chez le "
            "client pour le dépanner et le relancer à temps."
        ),
        examples=["n° de série, date de pose, fin de garantie"],
    )
    contrats: Annotated[list[Contrat], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Contrats",
        description=(
            "Chaque sorte de contrat proposée, sa durée et la manière "
            "dont il se renouvelle : aucun ne doit expirer en silence."
        ),
        examples=["entretien annuel, alerte J-60"],
    )
    conditions: Annotated[ConditionsCommerciales | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Conditions commerciales",
        description=(
            "Les tarifs, plafonds et rabais propres à un client, que "
            "le vendeur doit connaître avant de proposer un prix."
        ),
        examples=["tarif artisan A"],
    )
    client_inactif: Annotated[ClientInactif | None, Exigee(CONSULTATION, MIGRATION)] = Field(
        default=None,
        title="Règle client inactif",
        description=(
            "Dites quand un client est considéré comme perdu de vue et "
            "ce qui change alors ; la garde des données en dépend."
        ),
        examples=["aucune commande ni échange depuis 36 mois"],
    )
    impayes: Annotated[Impayes | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Signal d’impayé",
        description=(
            "Ce que les équipes doivent savoir d’une facture en retard "
            "avant d’appeler ou de vendre, sans plus de détail."
        ),
        examples=["bandeau et blocage devis"],
    )
