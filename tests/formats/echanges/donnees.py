"""A small plan in which every hard thing stands once."""

from __future__ import annotations

from cdc.formats.echanges.plan import Plan, make_plan
from cdc_schema import Cahier
from tests.builders import make_cahier


def hard_cahier() -> Cahier:
    return make_cahier(
        projet={"titre": "CRM / R&D"},
        droits={"roles": [{"id": "ROL-SAV", "nom": "Conseillère SAV"}]},
        exigences=[
            {
                "id": "EX-REL-001",
                "titre": "Dossier <SAV> & commande",
                "enonce": "Quand a < b, le CRM doit répondre.\nEn 2 s.",
                "type": "fonctionnelle",
                "section": "2e",
                "priorite": "indispensable",
                "statut": "validée",
                "version": "1.1",
                "origine": ["ENT-04"],
                "reference_externe": "SECRET-12",
                "criteres_acceptation": [
                    {"etant_donne": "une commande", "quand": "on la lit", "alors": "elle s’affiche"}
                ],
            },
            {"id": "EX-REL-002", "titre": "Retirée", "section": "2e", "statut": "abandonnée"},
            {"id": "EX-CLI-001", "titre": "Liée par elle", "cas_de_test": ["CT-01"]},
        ],
        personas=[
            {
                "id": "PER-03",
                "prenom_fictif": "Solène",
                "metier": "Conseillère SAV",
                "role_acces": "ROL-SAV",
                "prerequis": ["commandes chargées"],
                "recetteurs": ["MEM-09"],
            }
        ],
        cas_de_test=[
            {
                "id": "CT-01",
                "titre": "Appel / dossier",
                "persona": "PER-03",
                "role": "ROL-SAV",
                "exigences": ["EX-REL-001", "EX-REL-002", "EX-ABS-009"],
                "objectif": "rien n’est oublié",
                "type": "nominal",
                "priorite": "critique",
                "preconditions": ["connectée, au SAV", "=1+1"],
                "donnees": [
                    {"nom": "N° de commande", "valeur": "W|1\\2", "nature": "fictive"},
                    {"nom": "N° de commande", "valeur": "W-2", "nature": "anonymisée"},
                ],
                "etapes": [
                    {"n": 1, "action": "Je saisis <W-1>", "donnee": "W-1", "attendu": "]]> est lu"},
                    {"n": 2, "action": "-2+3 est tapé", "attendu": "@refus\n« net »"},
                    {"n": 3, "action": "J’attends"},
                ],
                "postconditions": "dossier ouvert",
                "duree_estimee_min": 8,
                "statut_redaction": "prêt",
                "version_exigence": [{"exigence": "EX-REL-001", "version": "1.1"}],
            },
            {"id": "CT-02", "titre": "Orphelin", "statut_redaction": "obsolète"},
            {"id": "CT-03", "titre": "Sans persona ni étape", "type": "exploratoire"},
        ],
    )


def hard_plan(*, obsoletes: bool = False) -> Plan:
    return make_plan(hard_cahier(), obsoletes=obsoletes)
