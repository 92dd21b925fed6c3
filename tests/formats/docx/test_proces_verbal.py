"""The minutes of an acceptance in Word: articles, reserves, signatures, annexes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from cdc.formats.docx.rendu import render_proces_verbal
from cdc.recette.bilan import assess
from cdc.recette.pv import Cadre, Demande, PVRefuseError, Signataire, draft
from cdc.recette.pv_suites import Signature, sign
from cdc.resources import modeles
from cdc_schema.enumerations import DecisionPV, EtatPV, NaturePV
from cdc_schema.recette.proces_verbaux import EffetsPV, ProcesVerbal, ReferencePV
from tests.formats.docx.documents import text
from tests.outils import sans_sdk, sans_xsd, sdk_errors, xsd_errors
from tests.recettes import B, C, N, make_anomalie, make_campagne, make_cas, make_recette, played

if TYPE_CHECKING:
    from pathlib import Path

    from cdc_schema import Cahier

MODELE = modeles() / "word" / "proces-verbal.docx"
MAISON = modeles() / "word" / "cahier-des-charges.docx"
JOUR = dt.date(2027, 4, 30)
LES_DEUX = (
    Signataire("Anne Roy", "directrice", "Maison Roy"),
    Signataire("Paul Lenoir", "directeur de projet", "Intégrateur SAS"),
)
REFERENCES = (
    ReferencePV(document="Cahier des charges CRM", version="1.2", empreinte="a" * 64),
    ReferencePV(document="cahier/7-exigences.yaml", version="1.2", empreinte="b" * 64),
)


def _cahier(*severites: str, **sections: Any) -> Cahier:
    numeros = [f"ANO-{n:03d}" for n in range(1, len(severites) + 1)]
    cas = [f"CT-{n:02d}" for n in range(1, 41)]
    anomalies = [
        make_anomalie(ano, severite, cas=cas[rang])
        for rang, (ano, severite) in enumerate(zip(numeros, severites, strict=True))
    ]
    return make_recette(
        cas_de_test=[make_cas(c) for c in cas],
        campagnes=[make_campagne(date_livraison=dt.date(2027, 4, 9))],
        anomalies=anomalies,
        **sections,
    )


def _pv(cahier: Cahier, *rates: str, **demande: Any) -> ProcesVerbal:
    passages = [played(c.id or "", N if c.id in rates else C) for c in cahier.cas_de_test]
    passages.append(played("CT-40", B, recetteur="MEM-10", releve="REL-02"))
    bilan = assess(cahier, passages, cahier.campagnes[0], JOUR)
    complete = {"nature": NaturePV.PROVISOIRE, "jour": JOUR, "signataires": LES_DEUX, **demande}
    return draft(cahier, bilan, Demande(**complete), Cadre("PV-01", references=REFERENCES))


def _said(pv: ProcesVerbal, cahier: Cahier) -> list[str]:
    return text(render_proces_verbal(pv, cahier, MODELE)).splitlines()


def test_the_minutes_are_articles_then_signatures_then_annexes() -> None:
    cahier = _cahier("mineure")

    lignes = _said(_pv(cahier, "CT-01"), cahier)

    assert [x.partition(": ")[2] for x in lignes if x.startswith("CDC Titre 2 sans numéro")] == [
        "Article 1 — Objet et périmètre",
        "Article 2 — Parties",
        "Article 3 — Documents de référence",
        "Article 4 — Vérifications faites",
        "Article 5 — Décision",
        "Article 6 — Réserves",
        "Article 7 — Ce que cette décision entraîne",
        "Signatures",
        "Annexe A — Anomalies ouvertes",
        "Annexe B — Résultats contradictoires",
        "Annexe C — Cas non joués, bloqués ou écartés",
        "Annexe D — Empreintes des documents",
    ]


def test_a_reserve_has_its_deadline_and_its_condition() -> None:
    cahier = _cahier("mineure")

    dit = "\n".join(_said(_pv(cahier, "CT-01"), cahier))

    assert "RES-01 | Corriger : Écart ANO-001 (ANO-001) | mineure | 29/06/2027" in dit
    assert "CT-01 rejoué conforme" in dit


@pytest.mark.parametrize(
    ("contrat", "cite"),
    [("Contrat CRM 2027-03", False), ("Marché public, CCAG-TIC 2021", True)],
)
def test_public_procurement_is_told_only_where_the_contract_refers_to_it(
    contrat: str, *, cite: bool
) -> None:
    cahier = _cahier("mineure", reglement_recette={"contrat": contrat})

    dit = "\n".join(_said(_pv(cahier), cahier))

    assert ("se réfère au CCAG-TIC" in dit) is cite


def test_a_template_without_a_place_for_minutes_shows_them_in_its_body() -> None:
    cahier = _cahier("mineure")

    dit = text(render_proces_verbal(_pv(cahier), cahier, MAISON))

    assert "Article 5 — Décision" in dit
    assert "Annexe D" in dit


@pytest.mark.parametrize("severite", ["bloquante", None])
@pytest.mark.parametrize("decision", [None, DecisionPV.ADMISSION_AVEC_RESERVES])
def test_what_blocks_is_never_put_in_a_reserve(
    severite: str | None, decision: DecisionPV | None
) -> None:
    cahier = make_recette(anomalies=[make_anomalie(severite=severite, cas="CT-01")])
    bilan = assess(cahier, [played("CT-01", C)], cahier.campagnes[0], JOUR)
    demande = Demande(NaturePV.PROVISOIRE, JOUR, decision, "le comité")

    if decision is None:
        pv = draft(cahier, bilan, demande, Cadre("PV-01"))
        assert pv.decision not in (DecisionPV.ADMISSION, DecisionPV.ADMISSION_AVEC_RESERVES)
        assert pv.detail_reserves == []
    else:
        with pytest.raises(PVRefuseError, match="ne se met jamais en réserve"):
            draft(cahier, bilan, demande, Cadre("PV-01"))


def test_one_party_alone_does_not_sign() -> None:
    cahier = _cahier("mineure")
    pv = _pv(cahier, signataires=LES_DEUX[:1])

    with pytest.raises(PVRefuseError, match="des deux parties"):
        sign(pv, Signature(JOUR))


def test_signing_goes_through_reading_again() -> None:
    cahier = _cahier("mineure")

    signe = sign(_pv(cahier), Signature(JOUR, "Lyon"))

    assert [c.etat for c in signe.historique] == [EtatPV.PROJET, EtatPV.RELU, EtatPV.SIGNE]
    assert [s.lieu for s in signe.signatures] == ["Lyon", "Lyon"]
    assert "Signé le 30/04/2027 à Lyon" in "\n".join(_said(signe, cahier))


@pytest.mark.outils
@sans_sdk
@sans_xsd
@pytest.mark.parametrize("modele", [MODELE, MAISON], ids=lambda m: m.stem)
@pytest.mark.parametrize(
    ("severites", "demande"),
    [
        pytest.param(("mineure", "majeure"), {}, id="reserves"),
        pytest.param(("bloquante",), {"signataires": ()}, id="adjourned"),
        pytest.param((), {"effets": EffetsPV(facturation=30, debut_garantie=JOUR)}, id="admitted"),
    ],
)
def test_minutes_are_valid(
    modele: Path, severites: tuple[str, ...], demande: dict[str, Any], tmp_path: Path
) -> None:
    cahier = _cahier(*severites)
    fichier = tmp_path / "pv.docx"
    fichier.write_bytes(render_proces_verbal(_pv(cahier, "CT-01", **demande), cahier, modele))

    assert sdk_errors(fichier) == []
    assert xsd_errors(fichier) == ""
