"""The verdict of a case follows from its steps."""

from __future__ import annotations

import pytest

from cdc.recette.passages import Passage, ResultatEtape, case_verdict
from cdc_schema.enumerations import Verdict

C, N, B, J = Verdict.CONFORME, Verdict.NON_CONFORME, Verdict.BLOQUE, Verdict.NON_JOUE


@pytest.mark.parametrize(
    ("etapes", "verdict"),
    [
        ([C, C, C], C),
        ([C, N, J], N),
        ([B, N], N),
        ([C, B, J], B),
        ([C, J], J),
        ([], J),
    ],
)
def test_the_worst_step_decides_and_an_unplayed_step_leaves_the_case_unplayed(
    etapes: list[Verdict], verdict: Verdict
) -> None:
    assert case_verdict(etapes) is verdict


def test_a_passage_is_named_by_its_record_and_its_case() -> None:
    etapes = (ResultatEtape(1, C), ResultatEtape(2, N, "le délai court toujours"))

    passage = Passage("CAMP-01", "CT-01", "MEM-09", None, etapes, "REL-01.v2")

    assert passage.id == "REL-01.v2#CT-01"
    assert passage.verdict is N
