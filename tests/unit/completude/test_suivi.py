"""Completeness that is followed is the one that is counted from nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cdc.completude import Suivi, assess
from cdc.projet import load_projet, write_squelette
from cdc.projet.modifications import Ajouter, Deplacer, Remplacer, Retirer, appliquer
from cdc_schema.annotations import Objectif

ETAPES: list[list[Any]] = [
    [Ajouter("exigences", {"id": "EX-GEN-001", "titre": "Une"})],
    [Ajouter("exigences", {"id": "EX-GEN-002", "enonce": "Le CRM doit."})],
    [Remplacer("presentation.effectif", "12")],
    [Remplacer("exigences[EX-GEN-001].priorite", "important")],
    [Deplacer("exigences[EX-GEN-002]", 0)],
    [Ajouter("objectifs", {"enonce": "Vendre"}), Ajouter("objectifs", {"enonce": "Tenir"})],
    [Retirer("objectifs[0]")],
    [Retirer("exigences[EX-GEN-001]")],
    [Remplacer("presentation.effectif", None)],
]


@pytest.mark.parametrize("objectif", list(Objectif))
def test_each_change_is_counted_as_if_all_was(tmp_path: Path, objectif: Objectif) -> None:
    write_squelette(tmp_path / "p")
    projet, suivi = load_projet(tmp_path / "p"), Suivi()
    suivi.assess(projet.cahier, objectif)

    for modifications in ETAPES:
        projet = appliquer(projet, modifications)

        assert suivi.assess(projet.cahier, objectif) == assess(projet.cahier, objectif)
        assert projet.cahier == load_projet(tmp_path / "p").cahier
