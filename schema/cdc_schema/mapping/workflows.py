"""State machines: the only home of statuses and transitions."""

from typing import Annotated

from pydantic import Field

from cdc_schema.annotations import CONSULTATION, RECETTE, Exigee, HorsEntretien, Recommandee
from cdc_schema.base import Entree
from cdc_schema.references import IdMachineEtats, RefChamp, RefEntite, RefEtat, RefRoleOuAutomatique
from cdc_schema.types import Duree, Texte


class Etat(Entree):
    """États."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description="Un ou deux mots, tels qu’ils s’afficheront à l’écran.",
    )
    definition: Texte | None = Field(
        default=None,
        title="Définition",
        description=(
            "Ce qui est vrai de la fiche dans cette situation, pour que chacun choisisse la même."
        ),
    )
    delai_max: Duree | None = Field(
        default=None,
        title="Délai maximal",
        description="Temps au-delà duquel une fiche restée là doit être signalée.",
    )


class Transition(Entree):
    """Transitions."""

    de: Annotated[RefEtat | None, Exigee()] = Field(
        default=None,
        title="De",
        description="La situation de départ, écrite comme dans la liste des états.",
    )
    vers: Annotated[RefEtat | None, Exigee()] = Field(
        default=None,
        title="Vers",
        description="La situation d’arrivée, écrite comme dans la liste des états.",
    )
    declencheur: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Déclencheur",
        description="Le geste de l’utilisateur ou l’événement qui provoque le passage.",
    )
    role: Annotated[RefRoleOuAutomatique | None, Exigee()] = Field(
        default=None,
        title="Rôle",
        description="La fonction autorisée, ou « automatique » si l’outil agit seul.",
    )
    condition: Texte | None = Field(
        default=None,
        title="Condition",
        description=(
            "Ce qui doit être vrai pour que le passage soit accepté, vérifiable par l’outil."
        ),
    )
    champs_requis: list[RefChamp] = Field(
        default=[],
        title="Champs requis",
        description=(
            "Les informations à avoir remplies pour passer ; en demander le moins possible."
        ),
    )
    effets: list[Texte] = Field(
        default=[],
        title="Effets",
        description="Ce que l’outil fait ensuite de lui-même, une action par ligne.",
    )
    notification: Texte | None = Field(
        default=None,
        title="Notification",
        description="Qui est prévenu, par quel moyen et avec quel message.",
    )


class Automatisme(Entree):
    """Automatismes."""

    evenement: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Événement",
        description="Le fait ou le temps écoulé qui déclenche l’action.",
    )
    condition: Texte | None = Field(
        default=None,
        title="Condition",
        description="Ce qui doit être vrai en plus, pour ne pas agir à tort.",
    )
    action: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Action",
        description="Ce que l’outil fait et pour qui, en un verbe et son objet.",
    )


class MachineEtats(Entree):
    """Quels événements déclenchent quelles actions ?"""

    id: Annotated[IdMachineEtats | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = Field(
        default=None,
        title="Identifiant",
        description=(
            "Code court et définitif ; les étapes du cycle de vie et les processus s’y réfèrent."
        ),
        examples=["WF-SAV"],
    )
    objet: Annotated[RefEntite | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = Field(
        default=None,
        title="Objet",
        description="Le type de fiche dont on suit l’avancement, un seul par schéma.",
        examples=["DON-SAV"],
    )
    etats: Annotated[list[Etat], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="États",
        description=(
            "Toutes les situations où la fiche peut se trouver, peu "
            "nombreuses et sans chevauchement."
        ),
        examples=["En attente d’information ; délai maximal 21 jours"],
    )
    initial: Annotated[RefEtat | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = Field(
        default=None,
        title="État initial",
        description=(
            "La situation de toute fiche à sa création ; une seule, prise dans la liste des états."
        ),
        examples=["Nouveau"],
    )
    finaux: Annotated[list[RefEtat], Exigee(CONSULTATION, RECETTE), HorsEntretien()] = Field(
        default=[],
        title="États finaux",
        description=(
            "Les situations dont la fiche ne sort plus ; au moins une, "
            "prise dans la liste des états."
        ),
        examples=["Clos, Annulé"],
    )
    transitions: Annotated[list[Transition], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Transitions",
        description=(
            "Chaque passage permis d’une situation à une autre, avec "
            "qui peut le faire et ce qu’il entraîne ; le reste est "
            "interdit."
        ),
        examples=[
            (
                "Analyse → En attente d’information ; conseiller ; pièces "
                "manquantes cochées ; e-mail client"
            )
        ],
    )
    automatismes: Annotated[list[Automatisme], Recommandee()] = Field(
        default=[],
        title="Automatismes",
        description=(
            "Ce que l’outil fait sans changement d’état : rappels, "
            "alertes, tâches créées ; un par ligne."
        ),
        examples=["J+7 sans réponse : relance SMS"],
    )
