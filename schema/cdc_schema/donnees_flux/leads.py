"""People who made themselves known."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import CONSULTATION, MIGRATION, RECETTE, Exigee, Recommandee, Unite
from cdc_schema.base import Element, Entree
from cdc_schema.donnees_flux.commun import EtapeCycle
from cdc_schema.references import RefChamp, RefSystemeOuSource
from cdc_schema.types import Duree, Entier, Pourcentage, Texte, TexteLong


class Formulaire(Entree):
    """Formulaires et champs demandés."""

    formulaire: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Formulaire",
        description=("Le titre qui permet de le reconnaître, et l’endroit où il se trouve."),
    )
    origine: Texte | None = Field(
        default=None,
        title="Origine",
        description=("La provenance à inscrire sur la fiche quand la demande arrive par là."),
    )
    champs: list[RefChamp] = Field(
        default=[],
        title="Champs",
        description=(
            "Les informations demandées, choisies dans le "
            "dictionnaire ; moins il y en a, plus on répond."
        ),
    )
    champs_cites: list[Texte] = Field(
        default=[],
        title="Champs cités",
        description=("Leur nom courant, tant qu’elles n’ont pas été inscrites au dictionnaire."),
    )
    mentions: TexteLong | None = Field(
        default=None,
        title="Mentions",
        description=(
            "Le texte légal affiché sous le formulaire : usage des "
            "données, durée de garde, droits de la personne."
        ),
    )
    consentements: list[enum.CanalContact] = Field(
        default=[],
        title="Consentements",
        description=(
            "Les moyens de contact pour lesquels une case distincte, "
            "non cochée d’avance, est proposée."
        ),
    )
    arrivee: Texte | None = Field(
        default=None,
        title="Où la demande arrive",
        description=("La boîte mail, l’outil ou le bureau où la demande atterrit aujourd’hui."),
    )
    traite_par: Texte | None = Field(
        default=None,
        title="Qui traite",
        description=("La fonction qui s’en occupe et celle qui prend le relais en son absence."),
    )
    delai: Duree | None = Field(
        default=None,
        title="Délai",
        description=("Temps moyen constaté avant la première réponse à une demande venue de là."),
    )


class Dedoublonnage(Element):
    """Clés et règle de fusion."""

    cles: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Clés",
        description="Les informations à comparer, de la plus sûre à la moins sûre.",
    )
    seuil: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Seuil",
        description=(
            "Ressemblance à partir de laquelle deux fiches sont "
            "rapprochées ; trop bas, on mélange des personnes."
        ),
    )
    action: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Action",
        description=(
            "Fusionner seul, proposer à quelqu’un ou simplement "
            "signaler ; dire quelle valeur est gardée."
        ),
    )


class Score(Entree):
    """Règle de notation du lead."""

    critere: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Critère",
        description=(
            "Un fait enregistré sur la fiche, que l’outil peut constater sans avis humain."
        ),
    )
    points: Annotated[Entier | None, Exigee()] = Field(
        default=None,
        title="Points",
        description=(
            "Nombre ajouté au total ; mettre un nombre négatif pour un signe défavorable."
        ),
    )


class Affectation(Entree):
    """Règle d’affectation."""

    si: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Si",
        description=(
            "Le cas reconnu d’après la fiche ; les lignes se lisent "
            "dans l’ordre, la première vraie l’emporte."
        ),
    )
    alors: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Alors",
        description="La personne, l’équipe ou le tour de rôle qui reçoit la demande.",
    )


class DelaiPriseEnCharge(Element):
    """Délai de prise en charge."""

    actuel: Duree | None = Field(
        default=None,
        title="Actuel",
        description=("Temps moyen constaté sur les derniers mois, réponse automatique exclue."),
    )
    cible: Annotated[Duree | None, Exigee()] = Field(
        default=None,
        title="Cible",
        description=(
            "Temps visé, tenable aussi en pleine saison ; l’outil avertira s’il est dépassé."
        ),
    )


class PreuveConsentement(Element):
    """Preuve de consentement."""

    canal: list[enum.CanalContact] = Field(
        default=[],
        title="Canal",
        description=("Les moyens de contact concernés ; l’accord se donne séparément pour chacun."),
    )
    champ_date: RefChamp | None = Field(
        default=None,
        title="Champ qui porte la date",
        description="L’information de la fiche où l’on lit quand l’accord a été donné.",
    )
    texte_version: Texte | None = Field(
        default=None,
        title="Version du texte",
        description=(
            "Le repère qui permet de retrouver la phrase exacte lue par la personne ce jour-là."
        ),
    )
    source: RefSystemeOuSource | None = Field(
        default=None,
        title="Source",
        description="L’outil ou le fichier où l’accord a été recueilli.",
    )
    conservation: TexteLong | None = Field(
        default=None,
        title="Où et comment la preuve est gardée",
        description=(
            "Le lieu de stockage, la durée et la façon de retrouver la "
            "preuve d’une personne donnée."
        ),
    )


class Leads(EtapeCycle):
    """Qui s’est manifesté, d’où vient-il, qui le rappelle et en combien de temps ?"""

    origines: Annotated[list[Texte], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Origines",
        description=(
            "La liste fermée des provenances possibles, sans « autre » "
            "si vous pouvez : elle dira ce qui rapporte."
        ),
        examples=[("web, salon, appel entrant, parrainage, partenaire, achat de fichier")],
    )
    formulaires: Annotated[list[Formulaire], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Formulaires et champs demandés",
        description=(
            "Chaque voie d’arrivée d’une demande, en ligne ou papier, "
            "avec ce qu’on y demande et qui la traite."
        ),
        examples=["demande de devis : 7 champs"],
    )
    dedoublonnage: Annotated[Dedoublonnage | None, Exigee(CONSULTATION, MIGRATION)] = Field(
        default=None,
        title="Clés et règle de fusion",
        description=(
            "Dites à quoi l’on reconnaît une personne déjà connue et "
            "ce qu’il faut faire de la seconde fiche."
        ),
        examples=["e-mail exact, sinon téléphone + nom"],
    )
    score: Annotated[list[Score], Recommandee()] = Field(
        default=[],
        title="Règle de notation du lead",
        description=(
            "Les signes d’intérêt et leur poids, pour rappeler d’abord "
            "les demandes les plus prometteuses."
        ),
        examples=["propriétaire : +20"],
    )
    affectation: Annotated[list[Affectation], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Règle d’affectation",
        description=(
            "Qui reçoit quelle demande, dans tous les cas : prévoir "
            "aussi l’absence et la situation que rien ne couvre."
        ),
        examples=["selon code postal"],
    )
    delai_prise_en_charge: Annotated[DelaiPriseEnCharge | None, Exigee(CONSULTATION, RECETTE)] = (
        Field(
            default=None,
            title="Délai de prise en charge",
            description=(
                "Temps entre l’arrivée de la demande et le premier échange "
                "avec une personne, aujourd’hui et demain."
            ),
            examples=["actuel 26 h ouvrées ; cible 4 h ouvrées"],
        )
    )
    motifs_rejet: Annotated[list[Texte], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Motifs d’écart",
        description=(
            "La liste fermée des raisons d’abandonner une demande : "
            "comptées, elles disent où se perd l’effort."
        ),
        examples=["hors zone, injoignable 3 fois, faux numéro"],
    )
    preuve_consentement: Annotated[PreuveConsentement | None, Exigee(CONSULTATION, MIGRATION)] = (
        Field(
            default=None,
            title="Preuve de consentement",
            description=(
                "Ce que vous pourrez montrer si une personne conteste "
                "avoir accepté d’être démarchée."
            ),
            examples=["case e-mail v3 le 12/10/2026"],
        )
    )
