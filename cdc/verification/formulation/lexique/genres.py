"""The gender of a French noun that its article does not tell."""

from __future__ import annotations

from cdc.verification.formulation.lexique import words

_FEMININS = (
    "tion",
    "tions",
    "sion",
    "sions",
    "té",
    "tés",
    "ure",
    "ures",
    "ance",
    "ances",
    "ence",
    "ences",
    "ée",
    "ées",
    "ie",
    "ies",
    "ise",
    "ises",
    "esse",
    "esses",
    "ette",
    "ettes",
    "elle",
    "elles",
    "trice",
    "trices",
    "euse",
    "euses",
    "ère",
    "ères",
    "ade",
    "ades",
    "ise",
    "que",
    "ques",
    "ande",
    "andes",
    "che",
    "ches",
    "ille",
    "illes",
    "ite",
    "ites",
    "ine",
    "ines",
    "une",
    "unes",
    "ise",
    "asse",
    "ente",
    "entes",
    "ante",
    "antes",
    "ienne",
    "iennes",
    "ature",
    "erte",
    "ertes",
    "tude",
    "tudes",
    "enne",
    "ennes",
    "sse",
    "gne",
    "gnes",
    "ace",
    "ète",
)
_EXCEPTIONS = {
    **dict.fromkeys(
        words("""
        historique historiques graphique graphiques compte comptes service services critère critères
        dossier site sites contrôle contrôles modèle modèles lycée musée génie incendie parapluie domaine
        domaines magazine ministère caractère caractères silence acte actes texte textes client clients
        titre titres téléphone
        """),
        "m",
    ),
    **dict.fromkeys(
        words("""
        page pages date dates note notes liste listes adresse adresses remise remises vente ventes base bases
        équipe équipes étape étapes personne personnes entreprise tâche tâches action commande commandes
        agence agences marge marges part relance relances alerte alertes zone zones main fin campagne
        saisie affaire affaires offre offres échéance image images facture factures preuve preuves règle
        règles valeur valeurs maintenance pièce pièces école étude études annexe annexes enseigne cause
        clé clés boîte heure heures fois source sources cible cibles table tables région
        """),
        "f",
    ),
}


def gender(forme: str) -> str:
    """Return `m`, `f`, by the ending of the noun."""
    for une in (forme, forme.removesuffix("s")):
        if une in _EXCEPTIONS:
            return _EXCEPTIONS[une]
    return "f" if forme.endswith(_FEMININS) else "m"
