"""`cdc verifier` on the files of the acceptance: each finding at its line, under its words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.commande import run_cdc

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
cas_de_test:
  - id: CT-01
    titre: Créer un dossier
    persona: PER-01
    duree_estimee_min: 480   # en secondes ?
    etapes:
      - n: 1
        action: Je crée le dossier
        attendu: "Le dossier « A » est créé correctement"
      - n: 2
        action: Je le prends en charge
"""
CAMPAGNES = """\
reglement_recette:
  nb_mineures_max: 50
campagnes:
  - id: CAMP-01
    type_recette: utilisateur
    environnement: {nom: production}
    criteres_entree:
      - critere: lot livré avec note de version
      - critere: circuit d’anomalie ouvert
        atteint: oui
    etat: prête
"""
ANOMALIES = """\
anomalies:
  - id: ANO-001
    titre: Délai faux
    severite: bloquante
    etat: différée (réserve)
reserves:
  - id: RES-01
    anomalies: [ANO-001]
    echeance_levee: 22/11/2020
    etat: ouverte
"""
# Where each rule speaks: the file, the line, the words there.
ATTENDUS = {
    "RCT-001": (),
    "RCT-002": (("recette/plan.yaml", 10, "n: 2"),),
    "RCT-003": (("recette/plan.yaml", 9, "correctement"),),
    "RCT-007": (("recette/plan.yaml", 5, "480"),),
    "RCT-032": (
        ("recette/campagnes.yaml", 8, "critere: lot livré avec note de version"),
        ("recette/campagnes.yaml", 9, "critere: circuit d’anomalie ouvert"),
    ),
    "RCT-034": (("recette/campagnes.yaml", 6, "production"),),
    "RCT-037": (("recette/campagnes.yaml", 2, "50"),),
    "RCT-042": (("recette/anomalies.yaml", 4, "bloquante"),),
    "RCT-050": (("recette/anomalies.yaml", 9, "22/11/2020"),),
}


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    (tmp_path / "cdc.yaml").write_text("titre: Cahier\n", encoding="utf-8")
    (tmp_path / "recette").mkdir()
    for nom, texte in (("plan", PLAN), ("campagnes", CAMPAGNES), ("anomalies", ANOMALIES)):
        (tmp_path / "recette" / f"{nom}.yaml").write_text(texte, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("code", sorted(ATTENDUS))
def test_a_finding_stands_at_its_line_under_its_words(projet: Path, code: str) -> None:
    dit = run_cdc("verifier", "--json", "--selection", code, cwd=projet)

    trouves = []
    for c in json.loads(dit.stdout):
        ligne = (projet / c["fichier"]).read_text("utf-8").splitlines()[c["ligne"] - 1]
        mots = ligne[c["colonne"] - 1 : c["fin_colonne"] - 1]
        trouves.append((c["fichier"], c["ligne"], mots))
    assert trouves == list(ATTENDUS[code])


def test_the_family_is_chosen_by_its_name(projet: Path) -> None:
    dit = run_cdc("verifier", "--json", "--selection", "recette", cwd=projet)

    assert {c["famille"] for c in json.loads(dit.stdout)} == {"recette"}
    assert dit.returncode == 1
