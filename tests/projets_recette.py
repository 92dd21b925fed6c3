"""Projects on disk with an acceptance under way, and what testers give back of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from cdc.formats.xlsx.recette.classeur import render_classeur
from cdc.projet import Remplacer, appliquer, load_projet, write_squelette
from cdc.projet.releves_recette import load_passages
from cdc.recette.feuilles import plan_workbook
from tests.classeurs_recette import CAS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdc_schema.recette.anomalies import Anomalie

# By case and step: the verdict alone, or with what was seen, how serious it is, what shows it.
Vus = dict[str, dict[int, str | tuple[str, ...]]]
_COLONNES = "FGHI"

_PROJET: dict[str, Any] = {
    "equipe.membres": [
        {"id": "MEM-09", "nom": "Lucie Marchand", "fonction": "Conseillère SAV"},
        {"id": "MEM-12", "nom": "Paul Aubry", "fonction": "Responsable SAV"},
    ],
    "exigences": [
        {"id": "EX-REL-001", "titre": "Créer un dossier", "lot": "LOT-1"},
        {"id": "EX-REL-004", "titre": "Mettre en attente", "lot": "LOT-1"},
    ],
    "personas": [
        {"id": "PER-03", "prenom_fictif": "Solène", "recetteurs": ["MEM-09", "MEM-12"]},
    ],
    "cas_de_test": CAS,
    "campagnes": [
        {
            "id": f"CAMP-0{n}",
            "nom": f"Recette {n} du lot 1",
            "type_recette": "utilisateur",
            "lot": "LOT-1",
            "version_livree": version,
            "environnement": {"nom": "recette"},
            "periode": {"debut": debut, "fin": fin},
            "etat": etat,
        }
        for n, version, debut, fin, etat in (
            (1, "1.0.3", "12/04/2027", "30/04/2027", "en cours"),
            (2, "1.0.4", "10/05/2027", "28/05/2027", "en préparation"),
        )
    ],
}


def recette_project(dossier: Path) -> Path:
    """Write a project with a persona of two testers, two cases and two campaigns."""
    write_squelette(dossier)
    modifications = [Remplacer(chemin, valeur) for chemin, valeur in _PROJET.items()]
    appliquer(load_projet(dossier), modifications, libelle="essai")
    return dossier


def change_at(projet: Path, valeurs: Mapping[str, Any]) -> None:
    """Change values of a project by their paths."""
    appliquer(load_projet(projet), [Remplacer(c, v) for c, v in valeurs.items()])


def workbook_of(
    projet: Path,
    vus: Vus,
    nom: str = "rempli.xlsx",
    *,
    recetteur: str = "MEM-09",
    campagne: str = "CAMP-01",
    jour: str = "13/04/2027",
    remarques: Mapping[str, str] | None = None,
) -> Path:
    """Write, beside `projet`, the workbook of a tester as she gives it back."""
    cahier = load_projet(projet).cahier
    une = next(c for c in cahier.campagnes if c.id == campagne)
    plan = plan_workbook(cahier, une, cahier.personas[0], recetteur, cahier.cas_de_test)
    path = projet.parent / nom
    path.write_bytes(render_classeur(plan))
    fill(path, vus, jour, remarques or {})
    return path


def fill(path: Path, vus: Vus, jour: str = "", remarques: Mapping[str, str] | None = None) -> None:
    """Write results in the workbook at `path`."""
    workbook = load_workbook(path, rich_text=True)
    for cas, etapes in vus.items():
        feuille = workbook[cas]
        lignes = {feuille.cell(r, 1).value: r for r in range(1, feuille.max_row + 1)}
        for n, dit in etapes.items():
            dits = (dit,) if isinstance(dit, str) else dit
            for colonne, texte in zip(_COLONNES, dits, strict=False):
                feuille[f"{colonne}{lignes[f'etape/{n}']}"] = texte
        if jour:
            feuille[f"E{lignes['verdict']}"] = jour
        if remarques and cas in remarques:
            feuille[f"D{lignes['remarque']}"] = remarques[cas]
    workbook.save(path)


def anomalies(projet: Path) -> list[Anomalie]:
    """Return the anomalies of a project."""
    return load_projet(projet).cahier.anomalies


def read_back(projet: Path) -> dict[str, str]:
    """Return the verdict of each passage of a project, by its name."""
    return {p.id: p.verdict.value for p in load_passages(load_projet(projet))}
