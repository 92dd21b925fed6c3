"""Findings as SARIF 2.1.0, for editors and continuous integration."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cdc import __version__
from cdc.formats.constats.mots import said
from cdc.verification import Gravite
from cdc.verification.catalogue import REGLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.projet.constats import ConstatSitue
    from cdc.verification.regles import Regle

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_NIVEAUX = {Gravite.ERREUR: "error", Gravite.AVERTISSEMENT: "warning", Gravite.CONSEIL: "note"}
_RACINE = "%SRCROOT%"


def write_sarif(
    situes: Iterable[ConstatSitue], acceptes: Iterable[ConstatSitue] = (), racine: str = ""
) -> str:
    """Return one run; what the author accepts is there too, suppressed with its reason.

    `racine` leads from the root of the repository to the project (`cahiers/crm/`).
    """
    resultats = [_result(s, racine) for s in [*situes, *acceptes]]
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "results": resultats,
    }
    journal = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(journal, ensure_ascii=False, indent=2)


def _driver() -> dict[str, Any]:
    return {
        "name": "cdc",
        "semanticVersion": __version__,
        "language": "fr",
        "rules": [_rule(regle) for regle in REGLES.values()],
    }


def _rule(regle: Regle) -> dict[str, Any]:
    aide = (
        f"Exemple\u00a0: {regle.mauvais}\nMieux\u00a0: {regle.mieux}\nSource\u00a0: {regle.source}"
    )
    return {
        "id": regle.code,
        "shortDescription": {"text": regle.titre},
        "fullDescription": {"text": regle.pourquoi},
        "help": {"text": aide},
        "defaultConfiguration": {"level": _NIVEAUX[regle.gravite]},
        "properties": {"tags": [regle.famille.value]},
    }


def _result(situe: ConstatSitue, racine: str) -> dict[str, Any]:
    constat = situe.constat
    lieu: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {
                "uri": quote(f"{racine}{situe.etendue.fichier}"),
                "uriBaseId": _RACINE,
            },
            "region": _region(situe),
        },
    }
    if constat.chemin:
        lieu["logicalLocations"] = [{"fullyQualifiedName": constat.chemin}]
    resultat: dict[str, Any] = {
        "ruleId": constat.code,
        "ruleIndex": _RANGS[constat.code],
        "level": _NIVEAUX[constat.gravite],
        "message": {"text": said(constat)},
        "locations": [lieu],
        "partialFingerprints": {"cheminEtMots/v1": _fingerprint(situe)},
    }
    if situe.motif:
        resultat["suppressions"] = [{"kind": "external", "justification": situe.motif}]
    return resultat


def _region(situe: ConstatSitue) -> dict[str, int]:
    etendue = situe.etendue
    return {
        "startLine": etendue.ligne,
        "startColumn": etendue.colonne,
        "endLine": etendue.fin_ligne,
        "endColumn": etendue.fin_colonne,
    }


def _fingerprint(situe: ConstatSitue) -> str:
    """Return what stays the same when lines move: the rule, the path and the words."""
    constat = situe.constat
    mots = situe.ligne[situe.etendue.colonne - 1 : situe.fin_colonne - 1]
    return sha256(f"{constat.code}\n{constat.chemin}\n{mots}".encode()).hexdigest()[:32]


_RANGS = {code: rang for rang, code in enumerate(REGLES)}
