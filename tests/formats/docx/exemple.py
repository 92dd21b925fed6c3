"""A small specification that shows one of each kind of section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.builders import make_cahier

if TYPE_CHECKING:
    from cdc_schema import Cahier

EXIGENCE: dict[str, Any] = {
    "id": "EX-LEA-001",
    "titre": "Création du lead",
    "enonce": "Le CRM doit créer un lead en 5 min au plus.",
    "type": "fonctionnelle",
    "section": "2b",
    "priorite": "indispensable",
    "objectifs": ["OBJ-01"],
    "lot": "LOT-1",
    "mode_verification": "test",
    "statut": "validée",
    "version": "1.0",
    "valideur": "ROL-COM",
    "origine": ["ENT-04"],
    "reference_externe": "REQ-012",
    "provenance": ["ENT-04#Q-FLX-16"],
    "criteres_acceptation": [
        {
            "etant_donne": "un formulaire complet",
            "quand": "il est envoyé à 10 h",
            "alors": "un lead existe à 10 h 05",
        },
        {
            "etant_donne": "Étant donné le CRM arrêté",
            "quand": "quand il redémarre",
            "alors": "alors rien n’est perdu.",
        },
    ],
}

SECTIONS: dict[str, Any] = {
    "projet": {
        "titre": "Cahier des charges CRM",
        "version": "1.2",
        "date": "20/11/2026",
        "statut": "Validé",
        "auteurs": ["Chef de projet"],
        "historique": [
            {"version": "1.2", "date": "20/11/2026", "auteur": "MEM-01", "motif": "relecture"}
        ],
    },
    "entretiens": [{"id": "ENT-04", "personne": "Marie Lenoir", "service": "SAV"}],
    "presentation": {
        "raison_sociale": "Morvanelle",
        "effectif": "82",
        "chiffre_affaires": "14,6",
        "sites": [{"nom": "Siège", "ville": "Le Mans", "effectif": "52"}],
        "provenance": {"effectif": ["ENT-04#Q-ENT-05"]},
    },
    "objectifs": [
        {
            "id": "OBJ-01",
            "enonce": "Répondre plus tôt",
            "indicateur": "délai médian",
            "valeur_actuelle": {"valeur": "26", "unite": "h ouvrées", "date": "30/09/2026"},
            "valeur_cible": {"valeur": "4", "unite": "h ouvrées"},
            "echeance": "31/12/2027",
        }
    ],
    "leads": {
        "definition": "Une personne **identifiée**.",
        "entree": "un formulaire est reçu",
        "sortie": [{"vers": "prospect", "condition": "besoin connu"}],
        "champs": [
            {
                "id": "CH-LEA-01",
                "libelle": "nom",
                "type": "texte",
                "longueur": "80",
                "obligatoire": {"quand": "toujours"},
                "source": "ROL-COM",
                "personnel": "oui",
            }
        ],
        "regles": ["RG-01"],
    },
    "droits": {
        "roles": [{"id": "ROL-COM", "nom": "Commercial", "nombre_utilisateurs": "9"}],
        "matrice": {"ROL-COM": {"DON-LEAD": ["C", "R", "U"]}},
    },
    "cartographie": {"entites": [{"id": "DON-LEAD", "nom": "Lead", "definition": "Un contact."}]},
    "equipe": {"membres": [{"id": "MEM-01", "nom": "Julien Carval", "fonction": "Chef de projet"}]},
    "exigences": [EXIGENCE],
    "risques": [{"id": "RSQ-01", "description": "Retard", "probabilite": "3", "impact": "4"}],
    "regles": [{"id": "RG-01", "enonce": "doublon", "si": "même courriel", "alors": "fusionner"}],
}


def petit_cahier(**sections: Any) -> Cahier:
    """Return the small specification, some of its sections replaced."""
    return make_cahier(**{**SECTIONS, **sections})
