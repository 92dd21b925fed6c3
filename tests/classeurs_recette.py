"""Workbooks of testers for the tests: a small plan, and workbooks as people give them back."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from cdc.formats.xlsx.recette.classeur import render_classeur
from cdc.recette.feuilles import plan_workbook
from cdc_schema import Cahier
from cdc_schema.recette.campagnes import Campagne

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook

    from cdc.recette.feuilles import ClasseurRecette

CAS: list[dict[str, Any]] = [
    {
        "id": "CT-01",
        "titre": "Dossier SAV incomplet, de l’appel à l’attente",
        "persona": "PER-03",
        "role": "ROL-SAV",
        "exigences": ["EX-REL-001", "EX-REL-004"],
        "priorite": "critique",
        "preconditions": ["connectée avec le rôle ROL-SAV", "commande W-104233 chargée"],
        "donnees": [{"nom": "commande", "valeur": "W-104233", "nature": "fictive"}],
        "etapes": [
            {"n": 1, "action": "Je saisis le numéro", "attendu": "la cliente s’affiche en 2 s"},
            {
                "n": 2,
                "action": "Je crée un dossier",
                "donnee": "W-104233",
                "attendu": "le dossier existe",
                "verifie_transition": {"objet": "WF-SAV", "vers": "Nouveau"},
            },
            {
                "n": 3,
                "action": "Je le mets en attente",
                "attendu": "le délai est suspendu",
                "verifie_transition": {"objet": "WF-SAV", "de": "Nouveau", "vers": "En attente"},
            },
        ],
        "postconditions": "dossier en attente",
        "duree_estimee_min": 8,
    },
    {
        "id": "CT-02",
        "titre": "Refus sans motif",
        "persona": "PER-03",
        "exigences": ["EX-REL-004"],
        "etapes": [
            {"n": 1, "action": "Je tente =SOMME(A1)", "donnee": "=1+1", "attendu": "@refus nommé"},
            {"n": 2, "action": "Je tente de clore", "attendu": "le CRM refuse"},
        ],
        "duree_estimee_min": 4,
    },
]


def recette_cahier(**extra: Any) -> Cahier:
    """Return a specification with a persona, its tester, two cases and a campaign."""
    donnees: dict[str, Any] = {
        "projet": {"titre": "CRM de test"},
        "equipe": {
            "membres": [
                {"id": "MEM-09", "nom": "Lucie Marchand", "fonction": "Conseillère SAV"},
                {"id": "MEM-12", "fonction": "Téléconseillère"},
            ]
        },
        "droits": {"roles": [{"id": "ROL-SAV", "nom": "Conseiller SAV"}]},
        "exigences": [
            {"id": "EX-REL-001", "titre": "Créer un dossier", "lot": "LOT-1"},
            {"id": "EX-REL-004", "titre": "Mettre en attente", "lot": "LOT-1"},
        ],
        "personas": [
            {
                "id": "PER-03",
                "prenom_fictif": "Solène",
                "metier": "Conseillère SAV",
                "contexte": {"lieu": "Accueil du SAV", "precision": "45 appels par jour"},
                "objectifs": ["Créer un dossier pendant l’appel", "ne rien oublier"],
                "recetteurs": ["MEM-09"],
            }
        ],
        "cas_de_test": CAS,
        "campagnes": [
            {
                "id": "CAMP-01",
                "nom": "Recette utilisateur du lot 1",
                "lot": "LOT-1",
                "version_livree": "1.0.3",
                "periode": {"debut": "2027-04-12", "fin": "2027-04-30"},
                "etat": "en cours",
            }
        ],
    }
    return Cahier.model_validate(donnees | extra)


def handed_out(cahier: Cahier | None = None, recetteur: str = "MEM-09") -> ClasseurRecette:
    """Return what the tester of the first persona is given."""
    cahier = cahier or recette_cahier()
    campagne: Campagne = cahier.campagnes[0]
    return plan_workbook(cahier, campagne, cahier.personas[0], recetteur, cahier.cas_de_test)


def played(dossier: Path, fill: Callable[[Workbook], None], nom: str = "rempli.xlsx") -> Path:
    """Write a tester's workbook as `fill` leaves it, and return its path."""
    workbook = load_workbook(io.BytesIO(render_classeur(handed_out())), rich_text=True)
    fill(workbook)
    path = dossier / nom
    workbook.save(path)
    return path
