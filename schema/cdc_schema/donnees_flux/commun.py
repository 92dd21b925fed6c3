"""What the six stages of the life cycle share."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import (
    CONSULTATION,
    MIGRATION,
    RECETTE,
    Exigee,
    HorsEntretien,
    Recommandee,
    Unite,
)
from cdc_schema.base import Element, Entree, Section
from cdc_schema.references import (
    IdChamp,
    RefEntite,
    RefEtat,
    RefExigence,
    RefFlux,
    RefMachineEtats,
    RefRegle,
    RefRole,
    RefSysteme,
    RefSystemeOuRoleOuSourceOuRegle,
    RefTraitement,
)
from cdc_schema.types import Booleen, Date, Duree, Entier, Nombre, Texte, TexteLong


class Sortie(Entree):
    """Conditions de sortie."""

    vers: Annotated[enum.EtapeCycleSortie | None, Exigee()] = Field(
        default=None,
        title="Vers",
        description="L’étape d’arrivée ; une ligne par destination possible.",
    )
    condition: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Condition",
        description=(
            "Le fait précis qui fait changer la fiche d’étape, "
            "constaté par une personne ou par l’outil."
        ),
    )


class Volume(Element):
    """Volume et fréquence."""

    stock: Annotated[Entier | None, Exigee()] = Field(
        default=None,
        title="Stock",
        description="Nombre de fiches à cette étape le jour du comptage.",
    )
    flux: Annotated[Nombre | None, Exigee(), Unite("par mois")] = Field(
        default=None,
        title="Flux",
        description=(
            "Nombre moyen de nouvelles fiches, calculé sur une année pour lisser la saison."
        ),
    )
    flux_pointe: Annotated[Nombre | None, Unite("par mois")] = Field(
        default=None,
        title="Flux en pointe",
        description=("Nombre d’arrivées pendant le mois le plus chargé des deux dernières années."),
    )
    date: Date | None = Field(
        default=None,
        title="Date de mesure",
        description="Jour du comptage, pour comparer avec un relevé ultérieur.",
    )


class Obligatoire(Element):
    """Obligatoire."""

    quand: Annotated[enum.MomentObligation | None, Exigee()] = Field(
        default=None,
        title="Quand",
        description=(
            "Le moment où la valeur devient exigée ; plus il est tardif, plus la saisie est facile."
        ),
    )
    statut: RefEtat | None = Field(
        default=None,
        title="État visé",
        description=("L’avancement à partir duquel la fiche ne passe plus sans cette valeur."),
    )
    si: Texte | None = Field(
        default=None,
        title="Condition",
        description=(
            "Le cas particulier où la valeur est exigée, quand elle ne l’est pas pour tous."
        ),
    )


class Champ(Entree):
    """Dictionnaire de données."""

    id: Annotated[IdChamp | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description="Code court et définitif, à garder même si le libellé change.",
    )
    entite: Annotated[RefEntite | None, Exigee()] = Field(
        default=None,
        title="Entité",
        description="Le type de fiche sur lequel l’information est portée.",
    )
    libelle: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Libellé",
        description="Les mots affichés à l’écran, tels que les équipes les comprennent.",
    )
    type: Annotated[enum.TypeChamp | None, Exigee()] = Field(
        default=None,
        title="Type",
        description=(
            "La nature de ce que l’on saisit ; préférer une liste au "
            "texte libre pour pouvoir compter."
        ),
    )
    longueur: Annotated[Entier | None, Unite("caractères")] = Field(
        default=None,
        title="Longueur",
        description=("Nombre maximal de signes, utile si un autre outil impose une limite."),
    )
    format: Texte | None = Field(
        default=None,
        title="Format",
        description="La façon d’écrire la valeur, quand elle doit être la même partout.",
    )
    valeurs: list[Texte] = Field(
        default=[],
        title="Valeurs possibles",
        description=(
            "Tous les choix proposés, dans l’ordre d’affichage, sans « divers » si possible."
        ),
    )
    valeur_defaut: Texte | None = Field(
        default=None,
        title="Valeur par défaut",
        description=(
            "Ce que l’outil inscrit seul à la création ; laisser vide si l’oubli doit se voir."
        ),
    )
    reference: RefEntite | None = Field(
        default=None,
        title="Entité visée (type reference)",
        description=("L’autre fiche vers laquelle pointe l’information, quand elle fait un lien."),
    )
    calcul: Texte | None = Field(
        default=None,
        title="Règle de calcul (type calculé)",
        description=(
            "Ce que l’outil additionne, compare ou déduit ; personne ne saisit alors la valeur."
        ),
    )
    obligatoire: Annotated[Obligatoire | None, Exigee()] = Field(
        default=None,
        title="Obligatoire",
        description=(
            "N’exigez que l’indispensable : trop de cases imposées donnent des réponses fausses."
        ),
    )
    exemple: Texte | None = Field(
        default=None,
        title="Exemple",
        description=("Une valeur vraisemblable mais inventée, jamais celle d’un vrai client."),
    )
    source: RefSystemeOuRoleOuSourceOuRegle | None = Field(
        default=None,
        title="Origine de la valeur",
        description=(
            "D’où vient la valeur la première fois : une personne, un "
            "outil, un fichier ou un calcul."
        ),
    )
    maitre: Annotated[RefSysteme | None, Exigee()] = Field(
        default=None,
        title="Système maître",
        description=(
            "L’outil qui a raison quand deux valeurs diffèrent ; un seul par information."
        ),
    )
    personnel: Annotated[Booleen | None, Exigee()] = Field(
        default=None,
        title="Donnée personnelle",
        description=(
            "Oui si l’information se rattache à une personne, même à un contact en entreprise."
        ),
    )
    sensible: Booleen | None = Field(
        default=None,
        title="Donnée sensible",
        description=(
            "Oui pour la santé, les opinions, la religion ou "
            "l’origine : à éviter, et à faire vérifier."
        ),
    )
    traitement: RefTraitement | None = Field(
        default=None,
        title="Traitement (finalité et base légale)",
        description=(
            "La ligne du registre des données personnelles qui "
            "justifie de garder cette information."
        ),
    )
    base_legale: enum.BaseLegale | None = Field(
        default=None,
        title="Base légale",
        description=(
            "Ce qui autorise à la garder, si cela diffère de l’usage général de la fiche."
        ),
    )
    duree_conservation: Duree | None = Field(
        default=None,
        title="Durée de conservation, si différente du traitement",
        description=(
            "À remplir seulement si cette information doit être "
            "effacée avant ou après le reste de la fiche."
        ),
    )
    visible_par: list[RefRole] = Field(
        default=[],
        title="Visible par",
        description=("Les fonctions qui ont besoin de la lire pour travailler, et elles seules."),
    )
    controle_saisie: Texte | None = Field(
        default=None,
        title="Contrôle de saisie",
        description=("Ce que l’outil doit refuser ou signaler au moment où l’on écrit la valeur."),
    )
    doublon: Booleen | None = Field(
        default=None,
        title="Sert à détecter les doublons",
        description=(
            "Oui si deux fiches avec la même valeur désignent "
            "probablement la même personne ou société."
        ),
    )
    repris: Booleen | None = Field(
        default=None,
        title="Repris à la migration",
        description=(
            "Oui si les valeurs actuelles doivent être transférées ; "
            "prévoir alors d’où elles viennent."
        ),
    )
    note: Texte | None = Field(
        default=None,
        title="Note",
        description=("Toute précision utile au candidat qui ne trouve pas sa place ailleurs."),
    )


class Indicateur(Entree):
    """Indicateurs."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description="Un intitulé clair qui dit ce qui est mesuré, sans sigle.",
    )
    formule: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Formule",
        description=(
            "Le calcul exact, avec ce qu’on compte, ce qu’on exclut et sur quelle période."
        ),
    )
    periodicite: enum.Frequence | None = Field(
        default=None,
        title="Périodicité",
        description=("Rythme de lecture utile à la décision, et non le plus rapide possible."),
    )
    destinataire: list[RefRole] = Field(
        default=[],
        title="Destinataire",
        description=(
            "Les fonctions qui s’en serviront pour agir ; sans lecteur, mieux vaut s’en passer."
        ),
    )


class DocumentEchange(Entree):
    """Documents produits ou reçus."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
    )
    modele: Texte | None = Field(
        default=None,
        title="Modèle",
        description=(
            "Où se trouve la trame actuelle et qui la tient à jour ; à "
            "joindre au dossier si possible."
        ),
    )
    format: Texte | None = Field(
        default=None,
        title="Format",
        description="Le type de fichier ou le support attendu, papier compris.",
    )
    produit_ou_recu: enum.SensDocument | None = Field(
        default=None,
        title="Produit ou reçu",
        description="Dire si l’outil doit le fabriquer ou seulement le ranger.",
    )


class EtapeCycle(Section):
    """Ce que décrit chacun des six moments du cycle de vie."""

    definition: Annotated[TexteLong | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Définition partagée",
        description=(
            "Dites qui entre dans cette catégorie et qui n’y entre "
            "pas, en une phrase acceptée par tous les services."
        ),
        examples=[("Lead : personne identifiée ayant manifesté un intérêt, non encore qualifiée")],
    )
    entree: Annotated[Texte | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Condition d’entrée dans l’état",
        description=(
            "Le fait vérifiable qui fait entrer une fiche dans cette "
            "étape ; l’outil doit pouvoir le constater seul."
        ),
        examples=["formulaire envoyé avec e-mail valide"],
    )
    sortie: Annotated[list[Sortie], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Conditions de sortie",
        description=(
            "Toutes les façons de quitter cette étape, abandon et "
            "suppression compris : aucune fiche ne doit rester coincée."
        ),
        examples=["→ prospect si budget et échéance connus"],
    )
    volume: Annotated[Volume | None, Exigee(CONSULTATION, MIGRATION)] = Field(
        default=None,
        title="Volume et fréquence",
        description=(
            "Comptez les fiches présentes aujourd’hui et celles qui "
            "arrivent : cela dimensionne l’outil et l’équipe."
        ),
        examples=["stock 2 900 ; 210 par mois"],
    )
    champs: Annotated[list[Champ], Exigee(CONSULTATION, RECETTE, MIGRATION)] = Field(
        default=[],
        title="Dictionnaire de données",
        description=(
            "Listez chaque information à garder, et seulement celles "
            "qui servent : le candidat en tire les écrans et le prix."
        ),
        examples=["CH-LEA-04 ; origine du contact ; liste ; obligatoire à la création"],
    )
    statuts: Annotated[RefMachineEtats | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = (
        Field(
            default=None,
            title="Statuts et transitions",
            description=(
                "Reliez le schéma qui dit par quels états passe la fiche, "
                "décrit dans la partie sur les automatisations."
            ),
            examples=["WF-LEAD"],
        )
    )
    regles: Annotated[list[RefRegle], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Règles de gestion",
        description=(
            "Reliez les règles que l’outil doit appliquer ou faire respecter à cette étape."
        ),
        examples=["si code postal hors zone, alors rediriger vers partenaire"],
    )
    flux: Annotated[list[RefFlux], Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=[],
        title="Flux entrants et sortants",
        description=(
            "Reliez les échanges qui apportent ou emportent des "
            "informations à cette étape ; ils révèlent les interfaces."
        ),
        examples=["FLX-01"],
    )
    acteurs: Annotated[list[RefRole], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Rôles intervenants",
        description=(
            "Toutes les fonctions qui traitent, consultent ou valident une fiche à cette étape."
        ),
        examples=["ROL-TEL"],
    )
    indicateurs: Annotated[list[Indicateur], Recommandee()] = Field(
        default=[],
        title="Indicateurs",
        description=(
            "Les chiffres qui aideront à décider à cette étape ; peu "
            "nombreux, chacun avec quelqu’un pour le lire."
        ),
        examples=["taux lead → prospect = prospects / leads du mois"],
    )
    documents: Annotated[list[DocumentEchange], Recommandee()] = Field(
        default=[],
        title="Documents produits ou reçus",
        description=(
            "Tout ce que l’on envoie, imprime ou reçoit à cette étape "
            "et qui doit rester attaché à la fiche."
        ),
        examples=["devis PDF"],
    )
    exigences: Annotated[list[RefExigence], Exigee(CONSULTATION, RECETTE), HorsEntretien()] = Field(
        default=[],
        title="Exigences",
        description=(
            "Reliez tout ce que vous demandez à l’outil pour cette "
            "étape ; le candidat y répondra point par point."
        ),
        examples=["EX-LEA-001…"],
    )
