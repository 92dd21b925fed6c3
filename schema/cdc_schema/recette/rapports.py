"""What the vendor hands in: the reports of the tests that it ran itself."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import Exigee, Recommandee
from cdc_schema.base import Element, Entree
from cdc_schema.references import (
    IdRapportPrestataire,
    RefExigence,
    RefLot,
    RefMembre,
)
from cdc_schema.types import Date, Entier, Texte, TexteLong


class SyntheseRapport(Element):
    """Synthèse chiffrée annoncée."""

    cas_prevus: Entier | None = Field(
        default=None,
        title="Cas prévus",
        examples=["412"],
    )
    joues: Entier | None = Field(
        default=None,
        title="Joués",
        examples=["412"],
    )
    conformes: Entier | None = Field(
        default=None,
        title="Conformes",
        examples=["410"],
    )
    non_conformes: Entier | None = Field(
        default=None,
        title="Non conformes",
        examples=["2"],
    )
    bloquantes: Entier | None = Field(
        default=None,
        title="Bloquantes",
        examples=["0"],
    )
    majeures: Entier | None = Field(
        default=None,
        title="Majeures",
        examples=["0"],
    )
    mineures: Entier | None = Field(
        default=None,
        title="Mineures",
        examples=["2"],
    )


class ResultatRapport(Entree):
    """Résultats par exigence ou par contrôle."""

    exigence: RefExigence | None = Field(
        default=None,
        title="Exigence",
        description="L’exigence que ce contrôle vise, si le rapport le dit.",
        examples=["EX-NFR-001"],
    )
    objet: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Objet",
        description="Ce que le prestataire a contrôlé.",
        examples=["temps de réponse de la fiche client"],
    )
    verdict: Annotated[enum.Verdict | None, Exigee()] = Field(
        default=None,
        title="Verdict",
        description="Ce que le rapport en dit.",
        examples=["conforme"],
    )
    preuve: Texte | None = Field(
        default=None,
        title="Preuve",
        description="Où le rapport le montre.",
        examples=["page 12"],
    )


class RapportPrestataire(Entree):
    """Quelles preuves le prestataire a-t-il remises ?"""

    id: Annotated[IdRapportPrestataire | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description="Code définitif, repris par les critères d’entrée.",
        examples=["RAP-02"],
    )
    type_recette: Annotated[enum.TypeRecette | None, Exigee()] = Field(
        default=None,
        title="Type de recette",
        description="La recette que le prestataire a menée.",
        examples=["technique"],
    )
    lot: Annotated[RefLot | None, Exigee()] = Field(
        default=None,
        title="Lot",
        description="Le lot qu’il a éprouvé.",
        examples=["LOT-1"],
    )
    version_livree: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Version livrée",
        description="La version éprouvée ; une autre version n’est pas une preuve.",
        examples=["1.0.3"],
    )
    date: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date du rapport",
        description="Le jour où il est daté.",
        examples=["09/04/2027"],
    )
    auteur: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Auteur chez le prestataire",
        description="Sa fonction.",
        examples=["responsable technique"],
    )
    fichier: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Fichier remis",
        description="Par son chemin dans le projet ; gardé tel quel.",
        examples=["recette/rapports/RAP-02-charge.pdf"],
    )
    empreinte: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Empreinte du fichier (SHA-256)",
        description="Calculée à l’import : elle prouve que le fichier n’a pas changé.",
        examples=["9f86d081884c7d65…"],
    )
    resultat: Annotated[enum.ResultatRapport | None, Exigee()] = Field(
        default=None,
        title="Résultat annoncé",
        description="Un rapport non conforme n’atteste aucun critère.",
        examples=["conforme"],
    )
    synthese: Annotated[SyntheseRapport | None, Recommandee()] = Field(
        default=None,
        title="Synthèse chiffrée annoncée",
        description="Les nombres que le rapport annonce.",
        examples=["412 tests, 410 conformes"],
    )
    resultats: Annotated[list[ResultatRapport], Recommandee()] = Field(
        default=[],
        title="Résultats par exigence ou par contrôle",
        description="Ils ne comptent ni dans les cas joués ni dans la couverture de la recette utilisateur.",
        examples=["temps de réponse de la fiche client ; conforme"],
    )
    criteres_couverts: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Critères d’entrée que le rapport atteste",
        description="Recopiez leurs mots.",
        examples=["recette usine close sans bloquante ouverte"],
    )
    accepte_par: Annotated[RefMembre | None, Recommandee()] = Field(
        default=None,
        title="Accepté comme preuve par",
        description="Sans cela, le rapport n’atteste rien.",
        examples=["MEM-08"],
    )
    ecarts: TexteLong | None = Field(
        default=None,
        title="Écarts signalés ou constatés",
        description="Ce qui manque, ou que le rapport laisse de côté.",
        examples=["deux tests différés"],
    )
