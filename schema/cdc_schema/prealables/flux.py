"""The flows of information and who validates them."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import CONSULTATION, RECETTE, Exigee, HorsEntretien, Recommandee
from cdc_schema.base import Element, Entree
from cdc_schema.references import IdFlux, RefChamp, RefEntite, RefRole, RefSystemeOuRole
from cdc_schema.types import Booleen, Duree, Nombre, Texte, TexteLong


class Objet(Element):
    """Information échangée."""

    entite: RefEntite | None = Field(
        default=None,
        title="Entité",
        description="Le type d’objet transmis, choisi parmi ceux de la cartographie.",
    )
    description: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Description",
        description=("Le contenu en langage courant, compréhensible sans connaître vos outils."),
    )
    champs: list[RefChamp] = Field(
        default=[],
        title="Champs",
        description=(
            "Seulement les informations réellement transmises, "
            "choisies dans le dictionnaire de données."
        ),
    )


class Volume(Element):
    """Volume."""

    valeur: Annotated[Nombre | None, Exigee()] = Field(
        default=None,
        title="Valeur",
        description=(
            "Moyenne constatée ; à défaut, une estimation que vous signalez en précision."
        ),
    )
    unite: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Unité",
        description=("Ce que l’on compte, au pluriel : messages, lignes, pièces ou dossiers."),
    )
    periode: Annotated[enum.Periode | None, Exigee()] = Field(
        default=None,
        title="Période",
    )
    precision: Texte | None = Field(
        default=None,
        title="Précision",
        description=(
            "Pointe saisonnière, évolution attendue ou manière dont le chiffre a été obtenu."
        ),
    )


class Validation(Element):
    """Étape de validation."""

    requise: Annotated[Booleen | None, Exigee()] = Field(
        default=None,
        title="Requise",
        description=("Répondre non si l’information passe toujours sans contrôle d’une personne."),
    )
    valideur: RefRole | None = Field(
        default=None,
        title="Valideur",
        description=("La fonction qui donne son accord, ainsi désignée plutôt que par un nom."),
    )
    critere: Texte | None = Field(
        default=None,
        title="Critère",
        description=("Le seuil ou le fait vérifiable qui rend l’accord nécessaire ou possible."),
    )
    delai: Duree | None = Field(
        default=None,
        title="Délai",
        description=("Temps laissé pour répondre avant relance ou passage à une autre personne."),
    )
    si_refus: Texte | None = Field(
        default=None,
        title="En cas de refus",
        description=(
            "Où revient l’information, qui est prévenu et comment elle peut être corrigée."
        ),
    )


class FluxInformation(Entree):
    """Quelle information part d’où, vers où, avec quelle validation ?"""

    id: Annotated[IdFlux | None, Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=None,
        title="Identifiant",
        description=(
            "Code court et définitif ; l’interface qui transportera l’information s’y réfère."
        ),
        examples=["FLX-07"],
    )
    emetteur: Annotated[RefSystemeOuRole | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Émetteur",
        description=(
            "L’outil ou la fonction d’où part l’information ; un seul, quitte à faire deux lignes."
        ),
        examples=["SYS-WEB"],
    )
    recepteur: Annotated[RefSystemeOuRole | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Récepteur",
        description=(
            "L’outil ou la fonction qui reçoit et utilise "
            "l’information, hors simples copies pour lecture."
        ),
        examples=["SYS-CRM"],
    )
    objet: Annotated[Objet | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Information échangée",
        description=(
            "Décrivez ce qui circule et, si possible, les champs "
            "exacts : le coût de l’échange en dépend."
        ),
        examples=["DON-CMD ; commande web ; CH-CMD-01 à CH-CMD-12"],
    )
    mode: Annotated[enum.ModeEchange | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Mode",
        description=(
            "La façon dont l’information passe aujourd’hui ou devra "
            "passer ; une ressaisie à la main compte aussi."
        ),
        examples=["webhook"],
    )
    frequence: Annotated[enum.Frequence | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Fréquence",
        description=(
            "Le rythme nécessaire au travail : demander l’immédiat sans besoin renchérit le projet."
        ),
        examples=["≤ 5 min"],
    )
    frequence_precision: Texte | None = Field(
        default=None,
        title="Précision sur la fréquence",
        description=(
            "Heure, jour ou événement qui précise le rythme choisi, s’il laisse un doute."
        ),
        examples=["chaque nuit à 5 h"],
    )
    volume: Annotated[Volume | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Volume",
        description=(
            "Comptez ce qui passe sur une période normale et signalez "
            "les pointes : cela dimensionne l’échange."
        ),
        examples=["60 ; commandes ; jour"],
    )
    declencheur: Annotated[Texte | None, Recommandee()] = Field(
        default=None,
        title="Déclencheur",
        description=(
            "L’action ou l’heure qui fait partir l’information ; sans "
            "elle, l’échange reste à lancer à la main."
        ),
        examples=["paiement accepté"],
    )
    validation: Annotated[Validation | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Étape de validation",
        description=(
            "Dites si quelqu’un doit donner son accord avant le "
            "passage, sur quel critère et que faire en cas de refus."
        ),
        examples=["remise > 12 % validée par le directeur commercial sous 1 jour"],
    )
    en_cas_d_echec: Annotated[TexteLong | None, Recommandee()] = Field(
        default=None,
        title="Conduite en cas d’échec",
        description=(
            "Combien de nouveaux essais, qui est averti et comment "
            "travailler en attendant le retour à la normale."
        ),
        examples=["3 reprises, puis alerte au référent SI"],
    )
    donnees_personnelles: Annotated[Booleen | None, Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=None,
        title="Contient des données personnelles",
        description=(
            "Oui dès qu’une information se rattache à une personne : "
            "nom, téléphone, courriel, adresse, numéro de client."
        ),
        examples=["oui"],
    )
    hors_ue: Annotated[Booleen | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Sort de l’Union européenne",
        description=(
            "Oui si l’information est hébergée ou consultée hors "
            "d’Europe, par un sous-traitant compris ; à vérifier chez "
            "l’éditeur."
        ),
        examples=["non"],
    )
