"""Small acceptances for tests: a lot, its cases, what testers saw, what was found."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from cdc.recette.passages import Passage, ResultatEtape
from cdc_schema.enumerations import Verdict
from tests.builders import make_cahier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc_schema import Cahier

C, N, B, J = Verdict.CONFORME, Verdict.NON_CONFORME, Verdict.BLOQUE, Verdict.NON_JOUE
DEBUTS = {"CAMP-01": dt.date(2027, 4, 12), "CAMP-02": dt.date(2027, 5, 10)}


def make_exigence(ident: str = "EX-REL-001", **champs: Any) -> dict[str, Any]:
    """Return a requirement that LOT-1 cannot do without."""
    return {"id": ident, "priorite": "indispensable", "lot": "LOT-1", "version": "1.0", **champs}


def make_cas(ident: str = "CT-01", *exigences: str, **champs: Any) -> dict[str, Any]:
    """Return a case of two steps that verifies EX-REL-001, or `exigences`."""
    etapes = [{"n": n, "action": f"Geste {n}", "attendu": f"Vu {n}"} for n in (1, 2)]
    return {
        "id": ident,
        "titre": f"Cas {ident}",
        "type": "nominal",
        "priorite": "normale",
        "statut_redaction": "prêt",
        "exigences": list(exigences or ("EX-REL-001",)),
        "etapes": etapes,
        **champs,
    }


def make_campagne(ident: str = "CAMP-01", **champs: Any) -> dict[str, Any]:
    """Return a campaign of three weeks on LOT-1."""
    debut = DEBUTS[ident]
    return {
        "id": ident,
        "nom": f"Recette {ident}",
        "type_recette": "utilisateur",
        "lot": "LOT-1",
        "version_livree": "1.0.3",
        "periode": {"debut": debut, "fin": debut + dt.timedelta(days=18)},
        "etat": "en cours",
        **champs,
    }


def make_anomalie(
    ident: str = "ANO-001", severite: str | None = "majeure", **champs: Any
) -> dict[str, Any]:
    """Return an open anomaly of EX-REL-001, seen on the second day of CAMP-01."""
    return {
        "id": ident,
        "titre": f"Écart {ident}",
        "severite": severite,
        "nature": "anomalie",
        "etat": "acceptée",
        "exigences": ["EX-REL-001"],
        "detectee_le": DEBUTS["CAMP-01"] + dt.timedelta(days=1),
        **champs,
    }


def make_recette(**sections: Any) -> Cahier:
    """Return a specification with LOT-1, one requirement, one case and CAMP-01, or `sections`."""
    return make_cahier(
        **{
            "planning": {"lots": [{"id": "LOT-1", "nom": "Lot 1"}, {"id": "LOT-2"}]},
            "exigences": [make_exigence()],
            "cas_de_test": [make_cas()],
            "campagnes": [make_campagne()],
            **sections,
        }
    )


def played(
    cas: str,
    *verdicts: Verdict,
    campagne: str = "CAMP-01",
    recetteur: str = "MEM-09",
    jour: int = 1,
    releve: str = "REL-01",
) -> Passage:
    """Return one passage of `cas`, a verdict a step, on a day of the campaign."""
    etapes = tuple(ResultatEtape(n, verdict) for n, verdict in enumerate(verdicts, 1))
    date = DEBUTS[campagne] + dt.timedelta(days=jour)
    return Passage(campagne, cas, recetteur, date, etapes, releve, cas)


def make_lot(
    vus: Mapping[str, Verdict], anomalies: Sequence[Mapping[str, Any]] = (), **sections: Any
) -> tuple[Cahier, list[Passage]]:
    """Return a lot of one requirement a case, and what one tester saw of each case."""
    numeros = {cas: f"EX-REL-{rang:03d}" for rang, cas in enumerate(vus, 1)}
    cahier = make_recette(
        **{
            "exigences": [make_exigence(ident) for ident in numeros.values()],
            "cas_de_test": [make_cas(cas, exigence) for cas, exigence in numeros.items()],
            "anomalies": list(anomalies),
            **sections,
        }
    )
    return cahier, [played(cas, verdict) for cas, verdict in vus.items()]
