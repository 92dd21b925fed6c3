"""The numbered and verifiable requirements."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import (
    CONSULTATION,
    RECETTE,
    DuCandidat,
    Exigee,
    HorsEntretien,
    Interne,
    Motif,
    Recommandee,
)
from cdc_schema.base import Entree
from cdc_schema.references import (
    IdExigence,
    RefCasDeTest,
    RefLot,
    RefMembre,
    RefObjectif,
    RefOrigine,
    RefRole,
    RefSousSection,
)
from cdc_schema.types import Date, Texte, TexteLong


class CritereAcceptation(Entree):
    """Critères d’acceptation."""

    etant_donne: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Étant donné",
        description="Situation de départ : la fiche, son état et la personne connectée.",
    )
    quand: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Quand",
        description="Un seul geste de l’utilisateur ou un seul événement.",
    )
    alors: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Alors",
        description="Résultat visible à l’écran ou mesurable, sans mot vague.",
    )


class VersionExigence(Entree):
    """Historique des versions."""

    version: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Version",
        description="Numéro que porte l’exigence après le changement.",
    )
    date: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date",
    )
    auteur: Annotated[RefMembre | None, Exigee()] = Field(
        default=None,
        title="Auteur",
        description="Personne qui a demandé ou décidé le changement.",
    )
    motif: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Motif",
        description="Dire ce qui a changé et pourquoi, en une phrase.",
    )


class Exigence(Entree):
    """Comment écrit-on une exigence vérifiable ?"""

    id: Annotated[IdExigence | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = Field(
        default=None,
        title="Identifiant stable",
        description=(
            "Code définitif, jamais réutilisé même après abandon : contrat et tests s’y réfèrent."
        ),
        examples=["EX-REL-003"],
    )
    titre: Annotated[Texte | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = Field(
        default=None,
        title="Titre court",
        description=(
            "Quelques mots, 80 caractères au plus, pour retrouver l’exigence dans une liste."
        ),
        examples=["Statut En attente d’information"],
    )
    enonce: Annotated[TexteLong | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = Field(
        default=None,
        title="Énoncé",
        description=(
            "Une seule attente, écrite « Quand…, le CRM doit… », avec "
            "une mesure que l’on peut vérifier."
        ),
        examples=[
            (
                "Quand un conseiller SAV coche au moins une pièce "
                "manquante, le CRM doit proposer le statut « En attente "
                "d’information »."
            )
        ],
    )
    type: Annotated[enum.TypeExigence | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = (
        Field(
            default=None,
            title="Type",
            description=(
                "Nature de l’attente ; elle oriente vers la bonne personne chez le candidat."
            ),
            examples=["fonctionnelle"],
        )
    )
    section: Annotated[RefSousSection | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = (
        Field(
            default=None,
            title="Section du plan",
            description="Partie du dossier où cette attente sera lue.",
            examples=["2e"],
        )
    )
    priorite: Annotated[enum.Priorite | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Priorité",
        description=(
            "« Indispensable » élimine une offre qui ne la couvre "
            "pas : à réserver à ce qui bloque vraiment le travail."
        ),
        examples=["indispensable"],
    )
    origine: Annotated[
        list[RefOrigine], Exigee(CONSULTATION), Interne(Motif.SOURCES), HorsEntretien()
    ] = Field(
        default=[],
        title="Origine",
        description=(
            "Entretien, gêne ou objectif d’où vient la demande ; sans "
            "source, mieux vaut la retirer. Donnée interne."
        ),
        examples=["ENT-04"],
    )
    reference_externe: Annotated[Texte | None, Interne(Motif.SOURCES), HorsEntretien()] = Field(
        default=None,
        title="Référence d’origine",
        description=(
            "Code que portait cette attente dans un tableau d’avant ; tenu par « cdc import », qui la "
            "retrouve ainsi. Donnée interne."
        ),
        examples=["REQ-012"],
    )
    reference_legale: Annotated[Texte | None, HorsEntretien()] = Field(
        default=None,
        title="Référence légale ou réglementaire",
        description=(
            "Texte et article précis, quand c’est une loi et non une personne qui impose l’attente."
        ),
        examples=["RGPD, article 17"],
    )
    objectifs: Annotated[list[RefObjectif], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Objectifs servis",
        description=(
            "Résultats de 1c que cette attente aide à atteindre ; s’il "
            "n’y en a aucun, la question de son utilité se pose."
        ),
        examples=["OBJ-03"],
    )
    justification: Annotated[TexteLong | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Justification",
        description=("Dire ce qui arriverait sans elle ; le candidat pourra proposer mieux."),
        examples=["évite les dossiers oubliés"],
    )
    criteres_acceptation: Annotated[list[CritereAcceptation], Exigee(CONSULTATION, RECETTE)] = (
        Field(
            default=[],
            title="Critères d’acceptation",
            description=(
                "Décrire des situations où l’on voit, par oui ou non, que l’attente est remplie."
            ),
            examples=[
                (
                    "étant donné un dossier « Analyse », quand deux pièces "
                    "manquantes sont cochées, alors le statut proposé est « En "
                    "attente d’information »"
                )
            ],
        )
    )
    mode_verification: Annotated[enum.ModeVerification | None, Exigee(RECETTE), HorsEntretien()] = (
        Field(
            default=None,
            title="Mode de vérification",
            description=(
                "Moyen de prouver qu’elle est tenue : essai, démonstration, relecture ou calcul."
            ),
            examples=["test"],
        )
    )
    lot: Annotated[RefLot | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = Field(
        default=None,
        title="Lot",
        description=(
            "Livraison où elle doit être tenue ; obligatoire pour une exigence indispensable."
        ),
        examples=["LOT-1"],
    )
    statut: Annotated[
        enum.StatutExigence | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()
    ] = Field(
        default=None,
        title="Statut",
        description=(
            "Seules les exigences validées engagent le candidat ; ne pas envoyer de brouillon."
        ),
        examples=["validée"],
    )
    version: Annotated[Texte | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = Field(
        default=None,
        title="Version et historique",
        description=(
            "Numéro à augmenter à chaque changement de sens, pas pour une faute de frappe."
        ),
        examples=["1.1"],
    )
    historique: Annotated[
        list[VersionExigence], Recommandee(), Interne(Motif.CONDUITE), HorsEntretien()
    ] = Field(
        default=[],
        title="Historique des versions",
        description=(
            "Garder la trace de chaque changement, pour savoir ce que le candidat a lu et accepté."
        ),
        examples=["1.1, 2026-11-20, MEM-02, seuil précisé"],
    )
    valideur: Annotated[
        RefRole | None, Exigee(RECETTE), Interne(Motif.CONDUITE), HorsEntretien()
    ] = Field(
        default=None,
        title="Valideur métier",
        description=(
            "Groupe métier qui confirme que c’est bien son besoin, et qui l’acceptera en recette."
        ),
        examples=["ROL-RSAV"],
    )
    reponse_candidat: Annotated[enum.ReponseCandidat | None, HorsEntretien(), DuCandidat()] = Field(
        default=None,
        title="Réponse candidat",
        description=(
            "À laisser vide : le candidat dit si c’est prêt, à régler, à développer ou absent."
        ),
        examples=["Paramétrage"],
    )
    cas_de_test: Annotated[list[RefCasDeTest], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Cas de test",
        description=(
            "Tests qui prouveront qu’elle est tenue ; il en faut au "
            "moins un si elle est indispensable."
        ),
        examples=["CT-04"],
    )
