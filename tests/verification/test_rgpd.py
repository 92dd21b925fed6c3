"""What the rules on personal data rely on is dated, and revised without touching the program."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cdc.projet.regles import load_donnees
from cdc.verification import Constat, Examen, examiner
from cdc.verification.catalogue import REGLES
from cdc.verification.rgpd import CONTROLES, actualised
from tests.builders import make_cahier

CODES = sorted(code for code in REGLES if code.startswith("RGP-1"))
PROSPECTS: dict[str, Any] = {
    "confidentialite": {
        "traitements": [
            {"id": "TRT-01", "finalite": "Suivre les prospects", "duree_active": "4 ans"}
        ]
    }
}


def _find(donnees: dict[str, Any], **sections: Any) -> list[Constat]:
    return examiner(Examen(make_cahier(**sections), donnees=donnees), CONTROLES)


@pytest.mark.parametrize("code", CODES)
def test_a_rule_on_personal_data_says_which_text_it_relies_on_and_when_it_was_read(
    code: str,
) -> None:
    regle = actualised(REGLES[code], load_donnees())

    assert regle.source != REGLES[code].source
    assert dt.date.fromisoformat(regle.datee) <= dt.datetime.now(tz=dt.UTC).date()


def test_the_dated_file_names_no_rule_that_is_gone() -> None:
    assert sorted(load_donnees()["rgpd"]["sources"]) == CODES


def test_a_threshold_is_revised_in_the_file_alone() -> None:
    donnees = load_donnees()
    revues = {"rgpd": donnees["rgpd"] | {"seuils": {"duree_prospect_mois": "60"}}}

    assert [c.code for c in _find(donnees, **PROSPECTS)] == ["RGP-104"]
    assert _find(revues, **PROSPECTS) == []


def test_a_text_is_revised_in_the_file_alone() -> None:
    source = {"RGP-104": {"texte": "Délibération nouvelle", "verifie_le": "2027-03-01"}}

    regle = actualised(REGLES["RGP-104"], {"rgpd": {"sources": source}})

    assert (regle.source, regle.datee) == ("Délibération nouvelle", "2027-03-01")


def test_findings_are_points_to_be_verified_and_never_verdicts() -> None:
    (constat,) = _find(load_donnees(), **PROSPECTS)

    assert constat.message.startswith("Point à vérifier")
    for code in CODES:
        regle = actualised(REGLES[code], load_donnees())
        textes = (regle.titre, regle.pourquoi, regle.mauvais, regle.mieux, regle.methode)
        assert not any("conforme" in t.casefold() for t in textes)


def test_without_the_file_nothing_is_recognised() -> None:
    assert _find({}, **PROSPECTS) == []
