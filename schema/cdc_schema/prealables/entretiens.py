"""What the project keeps of each interview."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import (
    CONSULTATION,
    Exigee,
    HorsEntretien,
    Interne,
    Motif,
    Recommandee,
    Unite,
)
from cdc_schema.base import Entree
from cdc_schema.references import (
    IdEntretien,
    IdIrritant,
    RefExigence,
    RefMembre,
    RefRoleOuPersona,
    RefSource,
)
from cdc_schema.types import Booleen, Courriel, Date, Entier, Nombre, Texte, TexteLong


class Irritant(Entree):
    """Irritants."""

    id: Annotated[IdIrritant | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description=("Code court et définitif, repris par l’exigence qui répondra à cette gêne."),
    )
    texte: Annotated[TexteLong | None, Exigee()] = Field(
        default=None,
        title="Texte",
        description="Le fait tel que vécu, sans proposer déjà la solution.",
    )
    frequence: Texte | None = Field(
        default=None,
        title="Fréquence",
        description="Combien de fois par jour, semaine ou mois la gêne se produit.",
    )
    temps_perdu: Annotated[Nombre | None, Unite("h par mois")] = Field(
        default=None,
        title="Temps perdu",
        description=(
            "Multiplier la durée par le nombre de fois et de "
            "personnes ; une estimation honnête suffit."
        ),
    )
    gravite: enum.Gravite | None = Field(
        default=None,
        title="Gravité",
        description=(
            "Retenir l’effet sur le client et le travail ; au niveau "
            "le plus haut, une réponse devient obligatoire."
        ),
    )


class Entretien(Entree):
    """Que font et que subissent aujourd’hui les personnes de l’entreprise ?"""

    id: Annotated[
        IdEntretien | None, Exigee(CONSULTATION), Interne(Motif.ENTRETIENS), HorsEntretien()
    ] = Field(
        default=None,
        title="Identifiant",
        description=(
            "Code court et définitif : il permet de remonter d’un "
            "besoin jusqu’à la conversation d’où il vient."
        ),
        examples=["ENT-04"],
    )
    date: Annotated[Date | None, Exigee(CONSULTATION), Interne(Motif.ENTRETIENS)] = Field(
        default=None,
        title="Date",
        description=(
            "Jour de la rencontre ; un récit de plus de six mois est à "
            "faire confirmer avant de s’en servir."
        ),
        examples=["17/09/2026"],
    )
    duree_min: Annotated[Entier | None, Recommandee(), Interne(Motif.ENTRETIENS), Unite("min")] = (
        Field(
            default=None,
            title="Durée",
            description=(
                "Temps réellement passé ensemble, pour situer la "
                "profondeur du témoignage et prévoir les suivants."
            ),
            examples=["60"],
        )
    )
    personne: Annotated[Texte | None, Exigee(CONSULTATION), Interne(Motif.ENTRETIENS)] = Field(
        default=None,
        title="Personne interrogée",
        description=(
            "Prénom et nom, connus de la seule équipe projet : ils ne "
            "figurent dans aucun document transmis."
        ),
        examples=["Marie Lenoir"],
    )
    fonction: Annotated[Texte | None, Exigee(CONSULTATION), Interne(Motif.ENTRETIENS)] = Field(
        default=None,
        title="Fonction",
        description=("Le métier réellement exercé, plutôt que l’intitulé du contrat de travail."),
        examples=["conseillère SAV"],
    )
    service: Annotated[Texte | None, Exigee(CONSULTATION), Interne(Motif.ENTRETIENS)] = Field(
        default=None,
        title="Service",
        description=(
            "Reprendre le nom utilisé dans les cinq questions : chaque "
            "service cité doit être entendu au moins une fois."
        ),
        examples=["SAV"],
    )
    courriel: Annotated[Courriel | None, Interne(Motif.ENTRETIENS)] = Field(
        default=None,
        title="Courriel",
        description="Adresse professionnelle, pour envoyer le compte rendu à relire.",
        examples=["m.lenoir@exemple.fr"],
    )
    profil: Annotated[
        enum.ProfilEntretien | None, Exigee(CONSULTATION), Interne(Motif.ENTRETIENS)
    ] = Field(
        default=None,
        title="Profil du guide utilisé",
        description=(
            "La trame de questions suivie ; elle permet de comparer "
            "les réponses de personnes du même métier."
        ),
        examples=["sav"],
    )
    interviewe: Annotated[
        list[RefRoleOuPersona], Recommandee(), Interne(Motif.ENTRETIENS), HorsEntretien()
    ] = Field(
        default=[],
        title="Rôles ou personas représentés",
        description=(
            "Au nom de quels types d’utilisateurs la personne parle ; plusieurs réponses possibles."
        ),
        examples=["ROL-SAV ; PER-03"],
    )
    posture: Annotated[enum.Posture | None, Recommandee(), Interne(Motif.ENTRETIENS)] = Field(
        default=None,
        title="Posture face au projet",
        description=(
            "Votre appréciation, à garder pour vous ; entendez au "
            "moins une personne réticente, souvent la plus instructive."
        ),
        examples=["réticent"],
    )
    interviewer: Annotated[RefMembre | None, Exigee(CONSULTATION), Interne(Motif.ENTRETIENS)] = (
        Field(
            default=None,
            title="Conduit par",
            description=(
                "Le membre de l’équipe qui a posé les questions ; éviter "
                "le supérieur direct de la personne."
            ),
            examples=["MEM-02"],
        )
    )
    taches: Annotated[list[Texte], Exigee(CONSULTATION), Interne(Motif.ENTRETIENS)] = Field(
        default=[],
        title="Tâches décrites",
        description=(
            "Ce que la personne fait réellement, une tâche par ligne, avec un verbe d’action."
        ),
        examples=["relancer les devis de plus de 15 jours"],
    )
    irritants: Annotated[list[Irritant], Exigee(CONSULTATION), Interne(Motif.ENTRETIENS)] = Field(
        default=[],
        title="Irritants",
        description=(
            "Chaque gêne racontée, une par ligne et chiffrée si "
            "possible : ce sont les preuves du besoin."
        ),
        examples=["recopier la fiche client dans trois fichiers ; 9 h par mois"],
    )
    fichiers_cites: Annotated[list[RefSource], Exigee(CONSULTATION), Interne(Motif.ENTRETIENS)] = (
        Field(
            default=[],
            title="Données et fichiers cités",
            description=(
                "Tout fichier, cahier ou outil mentionné, y compris "
                "personnel : il doit exister dans l’inventaire des sources."
            ),
            examples=["SRC-05"],
        )
    )
    attentes: Annotated[list[Texte], Exigee(CONSULTATION), Interne(Motif.ENTRETIENS)] = Field(
        default=[],
        title="Attentes",
        description=(
            "Ce que la personne voudrait pouvoir faire demain, une "
            "attente par ligne, dans ses mots."
        ),
        examples=["voir la dernière facture sans appeler la compta"],
    )
    craintes: Annotated[list[Texte], Recommandee(), Interne(Motif.ENTRETIENS)] = Field(
        default=[],
        title="Craintes",
        description=(
            "Ce que la personne redoute de perdre ou de subir ; à noter sans répondre ni rassurer."
        ),
        examples=["perdre ses notes personnelles"],
    )
    verbatim: Annotated[TexteLong | None, Interne(Motif.ENTRETIENS)] = Field(
        default=None,
        title="Verbatim autorisé",
        description=(
            "Une phrase marquante, mot pour mot, que la personne accepte de voir reprise."
        ),
        examples=["« je ne sais jamais quel fichier est le bon »"],
    )
    verbatim_autorise: Annotated[Booleen | None, Recommandee(), Interne(Motif.ENTRETIENS)] = Field(
        default=None,
        title="Citation autorisée par la personne",
        description=(
            "Répondre oui seulement après avoir posé la question "
            "clairement ; sans accord, rien n’est cité."
        ),
        examples=["oui"],
    )
    besoins_deduits: Annotated[
        list[RefExigence], Recommandee(), Interne(Motif.ENTRETIENS), HorsEntretien()
    ] = Field(
        default=[],
        title="Besoins déduits",
        description=(
            "Reliez chaque exigence née de cet entretien, pour pouvoir "
            "la justifier ou l’abandonner plus tard."
        ),
        examples=["EX-REL-004"],
    )
    valide_par_interviewe: Annotated[
        Booleen | None, Recommandee(), Interne(Motif.ENTRETIENS), HorsEntretien()
    ] = Field(
        default=None,
        title="Compte rendu relu par la personne",
        description=(
            "Répondre oui quand la personne a relu et corrigé ; un "
            "récit non relu reste une interprétation."
        ),
        examples=["oui"],
    )
