"""Paths name one value, in one way."""

from __future__ import annotations

import pytest

from cdc_schema import Cahier
from cdc_schema.chemins import Chemin, ecrire, lire, parse


@pytest.mark.parametrize(
    ("texte", "chemin"),
    [
        (
            "exigences[EX-VTE-004].criteres_acceptation[0]",
            ("exigences", "EX-VTE-004", "criteres_acceptation", 0),
        ),
        ("presentation.effectif", ("presentation", "effectif")),
        (
            "cartographie.maitre_donnee[DON-LEAD][SYS-CRM]",
            ("cartographie", "maitre_donnee", "DON-LEAD", "SYS-CRM"),
        ),
        (
            r'equipe.raci["Recette du lot 1 [\"web\"]."][MEM-01]',
            ("equipe", "raci", 'Recette du lot 1 ["web"].', "MEM-01"),
        ),
    ],
)
def test_a_path_reads_back_as_it_was_written(texte: str, chemin: Chemin) -> None:
    assert parse(texte) == chemin
    assert ecrire(chemin) == texte


@pytest.mark.parametrize("texte", ["", "a..b", "a[", "a]b", "[]", 'a["b]'])
def test_what_is_not_a_path_is_refused(texte: str) -> None:
    with pytest.raises(ValueError, match="n’est pas un chemin"):
        parse(texte)


def test_an_element_is_found_by_its_identifier_or_its_rank() -> None:
    cahier = Cahier.model_validate({"exigences": [{"id": "EX-VTE-004", "titre": "Devis"}]})

    assert lire(cahier, parse("exigences[EX-VTE-004].titre")) == "Devis"
    assert lire(cahier, parse("exigences[0].titre")) == "Devis"
    with pytest.raises(LookupError):
        lire(cahier, parse("exigences[EX-VTE-005].titre"))
