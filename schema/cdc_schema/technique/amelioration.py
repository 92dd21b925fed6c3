"""Life after the go-live."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import (
    CONSULTATION,
    DuCandidat,
    Exigee,
    HorsEntretien,
    Recommandee,
    Unite,
)
from cdc_schema.base import Element, Entree, Section
from cdc_schema.references import RefRole
from cdc_schema.types import Booleen, Date, Duree, Entier, Montant, Texte


class Delai(Entree):
    """Délais."""

    gravite: Annotated[enum.Severite | None, Exigee()] = Field(
        default=None,
        title="Gravité",
    )
    correction: Annotated[Duree | None, Exigee()] = Field(
        default=None,
        title="Correction",
        description=(
            "Temps jusqu’à la correction définitive, à distinguer de "
            "la solution provisoire du support."
        ),
    )


class Maintenance(Element):
    """Maintenance corrective."""

    garantie: Annotated[Entier | None, Exigee(), Unite("mois")] = Field(
        default=None,
        title="Garantie",
        description=(
            "Mois de correction sans frais, à compter du procès-verbal "
            "signé et non de la livraison."
        ),
    )
    delais: Annotated[list[Delai], Exigee()] = Field(
        default=[],
        title="Délais",
        description=(
            "Une ligne par niveau de gravité ; reprendre les mêmes définitions que pour le support."
        ),
    )


class Evolutions(Element):
    """Évolutions."""

    circuit: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Circuit",
        description=("Dire qui propose, qui chiffre, qui accepte et qui vérifie le résultat."),
    )
    comite: Annotated[enum.Frequence | None, Exigee()] = Field(
        default=None,
        title="Comité",
        description="Rythme de la réunion qui choisit les changements à faire.",
    )
    volume: Annotated[Entier | None, Unite("jours par an")] = Field(
        default=None,
        title="Volume",
        description=(
            "Jours de prestataire réservés chaque année ; dire s’ils "
            "se reportent d’une année sur l’autre."
        ),
    )
    prix_jour: Annotated[Montant | None, Unite("€ HT")] = Field(
        default=None,
        title="Prix de la journée",
        description=("Tarif figé pour la durée du contrat, à demander dès la consultation."),
    )


class Versions(Element):
    """Montées de version éditeur."""

    frequence: enum.Frequence | None = Field(
        default=None,
        title="Fréquence",
        description="Rythme que vos équipes peuvent absorber, essais compris.",
    )
    preavis: Annotated[Entier | None, Unite("jours")] = Field(
        default=None,
        title="Préavis",
        description=(
            "Temps qu’il vous faut pour essayer la nouvelle version et prévenir les utilisateurs."
        ),
    )
    environnement_test: Booleen | None = Field(
        default=None,
        title="Environnement de test",
        description=("Répondre oui pour essayer avant tout le monde, sur une copie séparée."),
    )


class MesureUsage(Entree):
    """Mesure de l’usage."""

    indicateur: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Indicateur",
        description="Préférer un chiffre que l’outil calcule seul à une enquête.",
    )
    cible: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Cible",
        description="Valeur à atteindre, avec son unité et sa période de calcul.",
    )
    echeance: Date | None = Field(
        default=None,
        title="Échéance",
        description=(
            "Date du relevé ; laisser quelques mois aux équipes pour prendre leurs habitudes."
        ),
    )


class Retours(Element):
    """Recueil des retours."""

    canal: Texte | None = Field(
        default=None,
        title="Canal",
        description=("Un seul endroit connu de tous, sans compte supplémentaire à ouvrir."),
    )
    rythme: enum.Frequence | None = Field(
        default=None,
        title="Rythme",
        description=("Fréquence à laquelle les remarques sont lues et reçoivent une réponse."),
    )


class QualiteDonnee(Entree):
    """Qualité des données."""

    indicateur: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Indicateur",
        description=("Défaut que l’on peut compter automatiquement sur l’ensemble des fiches."),
    )
    seuil: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Seuil",
        description=("Niveau au-delà duquel il faut corriger, en nombre ou en pourcentage."),
    )
    frequence: enum.Frequence | None = Field(
        default=None,
        title="Fréquence",
    )
    responsable: Annotated[RefRole | None, Exigee()] = Field(
        default=None,
        title="Responsable",
        description=("Groupe qui corrige ou fait corriger, et pas seulement celui qui constate."),
    )


class Bilan(Entree):
    """Bilans."""

    date: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date",
        description=("Laisser assez de temps d’usage pour que les chiffres aient un sens."),
    )
    contenu: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Contenu",
        description=("Objectifs à mesurer et décisions que ce bilan doit permettre de prendre."),
    )


class FormationContinue(Element):
    """Formation continue."""

    public: Texte | None = Field(
        default=None,
        title="Public",
        description="Arrivants, remplaçants ou équipes qui changent de fonction.",
    )
    rythme: Texte | None = Field(
        default=None,
        title="Rythme",
        description=("Délai après l’arrivée, ou retour régulier pour les équipes en place."),
    )
    responsable: RefRole | None = Field(
        default=None,
        title="Responsable",
        description="Groupe qui assure ces séances ; lui réserver du temps.",
    )


class Amelioration(Section):
    """Que se passe-t-il après la mise en service ?"""

    maintenance: Annotated[Maintenance | None, Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=None,
        title="Maintenance corrective",
        description=(
            "Fixer ce qui est corrigé gratuitement et en combien de "
            "temps, une fois l’outil en service."
        ),
        examples=["garantie 3 mois, bloquant 4 h"],
    )
    evolutions: Annotated[Evolutions | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Évolutions",
        description=(
            "Organiser les demandes de changement, pour qu’elles "
            "soient triées, chiffrées et décidées avant d’être faites."
        ),
        examples=["12 j/an, comité trimestriel"],
    )
    versions: Annotated[Versions | None, Recommandee(), HorsEntretien(), DuCandidat()] = Field(
        default=None,
        title="Montées de version éditeur",
        description=(
            "Le candidat décrit ses mises à jour. Écrire ici le "
            "préavis et les essais que vous exigez."
        ),
        examples=["2 par an, 30 j"],
    )
    mesure_usage: Annotated[list[MesureUsage], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Mesure de l’usage",
        description=(
            "Choisir deux à quatre chiffres qui montrent si l’outil "
            "est vraiment utilisé, et par qui."
        ),
        examples=["utilisateurs actifs hebdo ≥ 90 %"],
    )
    retours: Annotated[Retours | None, Recommandee()] = Field(
        default=None,
        title="Recueil des retours",
        description=("Dire comment les utilisateurs signalent ce qui les gêne et qui leur répond."),
        examples=["référents métier, mensuel"],
    )
    qualite_donnees: Annotated[list[QualiteDonnee], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Qualité des données",
        description=(
            "Surveiller les erreurs qui reviennent dans les fiches, "
            "avec un seuil d’alerte et une personne chargée d’agir."
        ),
        examples=["doublons < 2 %"],
    )
    bilan: Annotated[list[Bilan], Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=[],
        title="Bilans",
        description=(
            "Prévoir les dates où l’on comparera les résultats aux "
            "objectifs de 1c, une fois l’outil installé."
        ),
        examples=["M+3, M+6, M+12 sur les objectifs"],
    )
    formation_continue: Annotated[FormationContinue | None, Recommandee()] = Field(
        default=None,
        title="Formation continue",
        description=(
            "Prévoir comment les nouveaux apprennent l’outil quand le prestataire est parti."
        ),
        examples=["nouvel arrivant sous 15 j"],
    )
