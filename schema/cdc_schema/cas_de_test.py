"""The test cases of the acceptance plan: what is played, step by step, and what must be seen."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import Exigee, HorsEntretien, Recommandee, Unite
from cdc_schema.base import Element, Entree
from cdc_schema.references import (
    IdCasDeTest,
    RefEtat,
    RefExigence,
    RefMachineEtats,
    RefPersona,
    RefRole,
)
from cdc_schema.types import Entier, Texte


class DonneeDeTest(Entree):
    """Données de test."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description="Ce que la donnée est dans le métier : la commande, la cliente, le dossier.",
        examples=["commande"],
    )
    valeur: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Valeur",
        description="Ce que le recetteur saisit ou retrouve dans le jeu de données.",
        examples=["W-104233"],
    )
    nature: Annotated[enum.NatureDonneeTest | None, Exigee()] = Field(
        default=None,
        title="Nature",
        description="Inventée, ou tirée des données réelles et rendue anonyme : rien d’autre.",
        examples=["fictive"],
    )


class TransitionVerifiee(Element):
    """Transition vérifiée."""

    objet: Annotated[RefMachineEtats | None, Exigee()] = Field(
        default=None,
        title="Objet",
        description="Le workflow de 3c dont cette étape éprouve un passage.",
        examples=["WF-SAV"],
    )
    de: RefEtat | None = Field(
        default=None,
        title="De",
        description="L’état de départ ; rien quand l’étape crée la fiche.",
        examples=["Analyse"],
    )
    vers: Annotated[RefEtat | None, Exigee()] = Field(
        default=None,
        title="Vers",
        description="L’état d’arrivée, ou celui qui doit être refusé.",
        examples=["En attente d’information"],
    )


class EtapeDeTest(Entree):
    """Étapes."""

    n: Annotated[Entier | None, Exigee()] = Field(
        default=None,
        title="Numéro",
        description="Rang de l’étape dans le cas, à partir de 1.",
        examples=["1"],
    )
    action: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Action",
        description="Un seul geste, à la première personne, dans les mots du métier.",
        examples=["Je crée un dossier SAV à partir du numéro de commande"],
    )
    donnee: Texte | None = Field(
        default=None,
        title="Donnée saisie",
        description="Ce que ce geste saisit, quand il saisit quelque chose.",
        examples=["W-104233"],
    )
    attendu: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Comportement attendu observable",
        description="Ce que l’on voit ou mesure si tout va bien ; ni « correctement », ni « bien ».",
        examples=["le dossier existe ; client, appareil et garantie sont préremplis"],
    )
    verifie_transition: TransitionVerifiee | None = Field(
        default=None,
        title="Transition vérifiée",
        description="Le passage d’un état à un autre que cette étape éprouve, s’il y en a un.",
        examples=["WF-SAV, de Analyse vers En attente d’information"],
    )


class VersionVisee(Entree):
    """Version d’exigence visée."""

    exigence: Annotated[RefExigence | None, Exigee()] = Field(
        default=None,
        title="Exigence",
        description="Une des exigences que ce cas vérifie.",
        examples=["EX-REL-003"],
    )
    version: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Version",
        description="Version de l’exigence quand le cas a été écrit.",
        examples=["1.1"],
    )


class CasDeTest(Entree):
    """Que joue-t-on, étape par étape, et que doit-on voir ?"""

    @property
    def dispenses(self) -> frozenset[str]:
        """Ce que ce cas peut laisser vide."""
        explore = self.type is enum.TypeCas.EXPLORATOIRE
        return frozenset({"exigences", "version_exigence"}) if explore else frozenset()

    id: Annotated[IdCasDeTest | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description="Code définitif, repris par les exigences, les campagnes et le procès-verbal.",
        examples=["CT-012"],
    )
    titre: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Titre",
        description="La situation de travail jouée, en quelques mots.",
        examples=["Dossier SAV incomplet, de l’appel à l’attente"],
    )
    persona: Annotated[RefPersona | None, Exigee()] = Field(
        default=None,
        title="Persona",
        description="Qui le joue : il réunit les cas d’une même journée de travail.",
        examples=["PER-03"],
    )
    role: Annotated[RefRole | None, Exigee()] = Field(
        default=None,
        title="Rôle d’accès utilisé",
        description="Groupe de droits de 4c avec lequel on se connecte pour ce cas.",
        examples=["ROL-SAV"],
    )
    exigences: Annotated[list[RefExigence], Exigee()] = Field(
        default=[],
        title="Exigences vérifiées",
        description="Au moins une, sauf pour un cas exploratoire, qui n’entre dans aucun taux.",
        examples=["EX-REL-003"],
    )
    objectif: Annotated[Texte | None, Recommandee()] = Field(
        default=None,
        title="But",
        description="Ce que ce cas prouve s’il est conforme.",
        examples=["un dossier auquel il manque une pièce n’est jamais oublié"],
    )
    type: Annotated[enum.TypeCas | None, Exigee()] = Field(
        default=None,
        title="Type",
        description="Nature de la situation : le cours normal, une variante, un refus attendu.",
        examples=["nominal"],
    )
    technique: enum.TechniqueTest | None = Field(
        default=None,
        title="Technique",
        description="Comment le cas a été trouvé ; utile pour savoir ce qui reste à couvrir.",
        examples=["transition d’état"],
    )
    priorite: Annotated[enum.PrioriteCas | None, Exigee()] = Field(
        default=None,
        title="Priorité",
        description="Un cas critique doit être joué pour que son exigence soit couverte.",
        examples=["critique"],
    )
    preconditions: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Prérequis",
        description="Ce qui doit être vrai avant la première étape : connexion, fiches, réglages.",
        examples=["connectée avec le rôle ROL-SAV"],
    )
    donnees: Annotated[list[DonneeDeTest], Exigee()] = Field(
        default=[],
        title="Données de test",
        description="Les données dont le cas se sert ; aucune donnée réelle identifiante.",
        examples=["commande W-104233, fictive"],
    )
    etapes: Annotated[list[EtapeDeTest], Exigee()] = Field(
        default=[],
        title="Étapes",
        description="Dans l’ordre où on les joue ; le cas est conforme si toutes le sont.",
        examples=["1. Je saisis le numéro de commande : la commande et la cliente s’affichent"],
    )
    postconditions: Annotated[Texte | None, Recommandee()] = Field(
        default=None,
        title="État final attendu",
        description="Ce qui reste vrai une fois le cas joué, et dont un autre cas peut partir.",
        examples=["dossier en attente, relances programmées à J+3 et J+7"],
    )
    duree_estimee_min: Annotated[Entier | None, Recommandee(), Unite("min")] = Field(
        default=None,
        title="Durée estimée",
        description="Temps d’un passage, saisie des résultats comprise.",
        examples=["8"],
    )
    statut_redaction: Annotated[enum.StatutRedaction | None, Exigee()] = Field(
        default=None,
        title="Rédaction",
        description="Où en est l’écriture du cas ; seul un cas prêt part dans une campagne.",
        examples=["relu"],
    )
    version_exigence: Annotated[list[VersionVisee], Exigee()] = Field(
        default=[],
        title="Version d’exigence visée",
        description="Permet de voir que le cas est à revoir quand l’exigence change.",
        examples=["EX-REL-003, 1.1"],
    )
    derive_de: Annotated[list[Texte], HorsEntretien()] = Field(
        default=[],
        title="Dérivé de",
        description="Ce dont « cdc recette plan » a tiré le cas ; rien pour un cas écrit à la main.",
        examples=["workflows[WF-SAV].transitions[2]"],
    )
    empreinte: Annotated[Texte | None, HorsEntretien()] = Field(
        default=None,
        title="Empreinte",
        description="Tenue par cdc : elle dit si le cas a été retouché depuis qu’il l’a dérivé.",
        examples=["3f9ac21d08b7"],
    )
