"""What calls for a change, computed from the interviews and the sources."""

from typing import Annotated

from pydantic import Field

from cdc_schema.annotations import Derivee, Exigee, HorsEntretien, Interne, Motif, Unite
from cdc_schema.base import Entree, Section
from cdc_schema.references import RefIrritant, RefRole, RefSource
from cdc_schema.types import Entier, Nombre, Texte


class FichierParPersonne(Entree):
    """Fichiers par personne."""

    personne: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Personne",
    )
    role: RefRole | None = Field(
        default=None,
        title="Rôle",
        description=(
            "Fonction tenue dans l’entreprise, quand la personne est "
            "rattachée à l’un des rôles déclarés."
        ),
    )
    fichiers: Annotated[list[RefSource], Exigee()] = Field(
        default=[],
        title="Fichiers",
        description=(
            "Toutes les sources que cette personne détient, alimente ou a citées en entretien."
        ),
    )
    nombre: Annotated[Entier | None, Exigee(), Unite("fichiers")] = Field(
        default=None,
        title="Nombre",
        description=(
            "Total des sources différentes ; au-delà de trois ou "
            "quatre, la dispersion mérite d’être signalée."
        ),
    )


class SourcePlusieursVersions(Entree):
    """Sources à plusieurs versions."""

    source: Annotated[RefSource | None, Exigee()] = Field(
        default=None,
        title="Source",
    )
    versions: Annotated[Entier | None, Exigee(), Unite("versions")] = Field(
        default=None,
        title="Versions",
        description=("Quantité d’exemplaires différents repérés lors de l’inventaire des sources."),
    )
    detenteurs: list[Texte] = Field(
        default=[],
        title="Détenteurs",
        description=("Toutes les personnes à interroger pour savoir quel exemplaire est le bon."),
    )


class DonneeUneSeulePersonne(Entree):
    """Données connues d’une seule personne."""

    personne: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Personne",
    )
    source: RefSource | None = Field(
        default=None,
        title="Source",
    )
    donnee: Texte | None = Field(
        default=None,
        title="Donnée",
        description=(
            "Ce que contient la source et que personne d’autre ne sait retrouver aujourd’hui."
        ),
    )


class SourceSansLien(Entree):
    """Sources sans lien avec un autre système."""

    source: Annotated[RefSource | None, Exigee()] = Field(
        default=None,
        title="Source",
    )
    raison: Texte | None = Field(
        default=None,
        title="Raison",
        description=(
            "Pourquoi la source figure ici : aucun échange déclaré, ou "
            "outil sans moyen de communiquer."
        ),
    )


class HeuresPerdues(Entree):
    """Heures perdues par mois."""

    service: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Service",
    )
    irritants: Annotated[list[RefIrritant], Exigee()] = Field(
        default=[],
        title="Irritants",
        description=(
            "Les gênes qui composent le total, pour remonter jusqu’à l’entretien d’origine."
        ),
    )
    heures: Annotated[Nombre | None, Exigee(), Unite("h par mois")] = Field(
        default=None,
        title="Heures",
        description=(
            "Somme pour toutes les personnes du service ; plancher si "
            "certaines gênes n’ont pas été chiffrées."
        ),
    )


class Diagnostic(Section):
    """Qu’est-ce qui, dans nos fichiers et nos sources, appelle au changement ?"""

    fichiers_par_personne: Annotated[
        list[FichierParPersonne],
        Interne(Motif.CONDUITE),
        HorsEntretien(),
        Derivee(
            "pour chaque propriétaire, détenteur, producteur ou personne interrogée, les sources citées (0f.sources, 0b.producteurs_donnees, 0c.fichiers_cites)"
        ),
    ] = Field(
        default=[],
        title="Fichiers par personne",
        description=(
            "Se calcule seul à partir des sources déclarées : montre "
            "qui détient, produit ou utilise quels fichiers, et "
            "combien."
        ),
        examples=["responsable SAV : 5 fichiers"],
    )
    sources_plusieurs_versions: Annotated[
        list[SourcePlusieursVersions],
        Interne(Motif.CONDUITE),
        HorsEntretien(),
        Derivee("0f.sources dont versions_connues > 1"),
    ] = Field(
        default=[],
        title="Sources à plusieurs versions",
        description=(
            "Se calcule seul : relève les fichiers qui circulent en "
            "plusieurs exemplaires, donc sans contenu certain."
        ),
        examples=["SRC-03 : 5 versions"],
    )
    donnees_une_seule_personne: Annotated[
        list[DonneeUneSeulePersonne],
        Interne(Motif.CONDUITE),
        HorsEntretien(),
        Derivee("sources sans autre détenteur, producteur ni citation qu’une personne"),
    ] = Field(
        default=[],
        title="Données connues d’une seule personne",
        description=(
            "Se calcule seul : signale ce que l’entreprise perdrait en "
            "cas d’absence ou de départ de la personne."
        ),
        examples=["SRC-06 : connue de la seule assistante SAV"],
    )
    sources_sans_lien: Annotated[
        list[SourceSansLien],
        Interne(Motif.CONDUITE),
        HorsEntretien(),
        Derivee(
            "0f.sources ni émettrices ni réceptrices d’un flux de 0e, et dont l’outil n’a aucune interface en 3b"
        ),
    ] = Field(
        default=[],
        title="Sources sans lien avec un autre système",
        description=(
            "Se calcule seul : repère les fichiers isolés, que l’on "
            "recopie à la main faute d’échange avec un autre outil."
        ),
        examples=["SRC-09 : aucun flux"],
    )
    heures_perdues: Annotated[
        list[HeuresPerdues],
        Interne(Motif.CONDUITE),
        HorsEntretien(),
        Derivee(
            "somme de 0c.irritants.temps_perdu et de 1d.dysfonctionnements.temps_perdu, sans compter deux fois un irritant relié"
        ),
    ] = Field(
        default=[],
        title="Heures perdues par mois",
        description=(
            "Se calcule seul à partir des irritants et des "
            "dysfonctionnements chiffrés, sans compter deux fois la "
            "même gêne."
        ),
        examples=["SAV : 41 h par mois"],
    )
