"""Every rule has its words, a project that triggers it, and a near miss that does not.

The cases of the rule `ETA-001` are in `cas/ETA-001.yaml`:

    declenche:                      # a case, or a list of cases
      - titre: un état sans issue
        projet:                     # sections as in the files of a project
          workflows: [...]
        constats:                   # the paths where the rule speaks, all of them...
          - workflows[WF-SAV].etats[1]
        # ... or each with the words that are marked there:
        # constats: {"exigences[EX-VTE-001].enonce": rapide}
        message: sans issue         # optional: words that each message holds
        objectif: recette           # optional; also aujourdhui: 2026-11-22, seuils: {nom: 20}
    voisin:
      - titre: un état final
        projet: ...

A rule on wording may take a statement alone instead of a project:

    declenche:
      - enonce: La recherche doit être rapide.
        mots: rapide                # or a list, one for each finding
        suggestion: en moins de     # optional: words that the suggestion holds
    voisin:
      - Une livraison rapide coûte 12 € à Quimper.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cdc.formats.constats.catalogue import write_catalogue
from cdc.verification import Constat
from cdc.verification.catalogue import CONTROLES, REGLES
from cdc.verification.formulation import examiner_phrase
from tests.verification.cas import DOSSIER, Cas, read_cases

CODES = sorted(p.stem for p in DOSSIER.glob("*.yaml"))


def _params(genre: str) -> list[object]:
    return [
        pytest.param(cas, id=f"{code}-{cas.nom}")
        for code in CODES
        for cas in read_cases(code, genre)
    ]


@pytest.mark.parametrize("cas", _params("declenche"))
def test_a_rule_speaks_of_what_it_describes(cas: Cas) -> None:
    if cas.enonce:
        signaux = _phrase(cas)
        assert signaux, f"{cas.code} ne dit rien de « {cas.enonce} »"
        if cas.mots:
            assert [cas.enonce[s.debut : s.fin] for s in signaux] == list(cas.mots)
    else:
        signaux = cas.constats()
        assert sorted(s.chemin for s in signaux) == sorted(cas.attendus)
        for signal in signaux:
            assert cas.attendus[signal.chemin] in ("", cas.marked(signal))
    for signal in signaux:
        assert cas.message in signal.message
        assert cas.suggestion in signal.suggestion


@pytest.mark.parametrize("cas", _params("voisin"))
def test_a_rule_leaves_a_near_miss_alone(cas: Cas) -> None:
    assert (_phrase(cas) if cas.enonce else cas.constats()) == []


@pytest.mark.parametrize("code", sorted({*REGLES, *CODES}))
def test_a_rule_has_cases_on_both_sides(code: str) -> None:
    assert code in REGLES, f"cas/{code}.yaml ne correspond à aucune règle"
    assert code in CODES, f"écrivez cas/{code}.yaml"
    assert read_cases(code, "declenche")
    assert read_cases(code, "voisin")


def test_no_two_rules_bear_one_code() -> None:
    codes = [regle.code for controle in CONTROLES for regle in controle.regles]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("code", sorted(REGLES))
def test_a_rule_has_its_words(code: str) -> None:
    regle = REGLES[code]

    assert all([regle.titre, regle.pourquoi, regle.mauvais, regle.mieux, regle.source])
    assert len(code) in (6, 7)
    assert code[:3].isupper()
    assert code[3] == "-"
    assert code[4:].isdecimal()
    assert not regle.titre.endswith(".")
    assert not regle.titre[0].isupper() or regle.titre.split()[0].isupper()
    if regle.datee:
        assert len(regle.datee) == len("2026-11-22")


def test_the_page_of_rules_says_what_the_rules_say() -> None:
    page = Path(__file__).parents[2] / "docs" / "constats.md"

    assert page.read_text(encoding="utf-8") == write_catalogue(), "make constats"


def _phrase(cas: Cas) -> list[Constat]:
    return [c for c in examiner_phrase(cas.enonce, cas.termes) if c.code == cas.code]
