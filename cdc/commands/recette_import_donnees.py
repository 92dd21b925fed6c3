"""What an import of results did, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.recette.mouvements import Sort

if TYPE_CHECKING:
    from cdc.recette.importation import Bilan, Importation
    from cdc.recette.mouvements import Mouvement


def as_data(importation: Importation) -> dict[str, Any]:
    """Return the report as plain data."""
    return {
        "fichiers": [_file_data(b) for b in importation.bilans],
        "anomalies": {
            sort.value: [_move_data(m) for m in importation.mouvements if m.sort is sort]
            for sort in Sort
        },
        "contradictions": [
            {
                "campagne": c.campagne,
                "cas": c.cas,
                "retenu": c.retenu.value,
                "avis": [
                    {"releve": p.id, "recetteur": p.recetteur, "verdict": p.verdict.value}
                    for p in c.passages
                ],
            }
            for c in importation.contradictions
        ],
        "vides": list(importation.vides),
        "reste": importation.reste,
    }


def _file_data(bilan: Bilan) -> dict[str, Any]:
    lu = bilan.versement.releve
    return {
        "fichier": bilan.fichier,
        "releve": bilan.versement.nom,
        "deja": bilan.deja,
        "depassee": bilan.depassee,
        "campagne": lu.campagne,
        "persona": lu.persona,
        "recetteur": lu.recetteur,
        "cellules": lu.cellules_non_vides,
        "repartition": dict(lu.repartition),
        "cas": {p.cas: p.verdict.value for p in lu.passages},
        "fautes": [
            {"cellule": f.cellule, "texte": f.texte, "raison": f.raison, "cas": f.cas}
            for f in bilan.fautes
        ],
        "cas_changes": list(bilan.changes),
        "cas_effaces": list(bilan.effacees),
        "recetteurs_inconnus": list(bilan.inconnus),
        "remarques": _remarks(bilan),
        "avertissements": [*lu.avertissements, *bilan.doutes],
    }


def _remarks(bilan: Bilan) -> list[dict[str, Any]]:
    besoins = bilan.remarques
    return [
        {"cellule": r.cellule, "texte": r.texte, "cas": r.cas, "a_qualifier": r in besoins}
        for r in bilan.versement.releve.remarques
    ]


def _move_data(mouvement: Mouvement) -> dict[str, Any]:
    return {
        "anomalie": mouvement.anomalie,
        "titre": mouvement.titre,
        "cas": mouvement.cas,
        "etape": mouvement.etape or None,
        "etat_avant": mouvement.etat or None,
        "vus": list(mouvement.vus),
        "severite": mouvement.severite or None,
        "severite_par_defaut": mouvement.severite_par_defaut,
    }
