"""Results as the JSON that Xray exchanges: tests, each with its steps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cdc.formats.echanges.lignes import (
    FauteResultat,
    LigneResultat,
    Resultats,
    ResultatsRefusesError,
    cases_in,
    in_set,
    requirements_in,
)
from cdc.formats.echanges.texte_riche import plain_text
from cdc.formats.echanges.verdicts import read_status
from cdc.formats.tableurs.moments import moment_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_SANS_CAS = (
    "ne nomme aucun cas de test (CT-…). Gardez l’identifiant du cas au début du résumé du test, "
    "comme «\u00a0cdc export xray\u00a0» l’écrit."
)
_INCONNU = "n’est pas un verdict connu."


def read_xray_json(fichier: str, contenu: bytes) -> Resultats | None:
    """Return the results of Xray, or None when this JSON is something else.

    Raises:
        ResultatsRefusesError: it is damaged, or nested without end.
    """
    try:
        donnees = json.loads(contenu)
    except (ValueError, RecursionError) as error:
        raise ResultatsRefusesError(
            fichier, "ce JSON est abîmé ou incomplet. Exportez-le à nouveau."
        ) from error
    tests = donnees.get("tests") if isinstance(donnees, dict) else None
    if not isinstance(tests, list) or not any(isinstance(t, dict) and "status" in t for t in tests):
        return None
    fautes: list[FauteResultat] = []
    lignes = [
        ligne
        for rang, test in enumerate(tests, 1)
        for ligne in _test(f"test n°\u00a0{rang}", test, fautes)
    ]
    return Resultats("Xray", tuple(lignes), tuple(fautes))


def _test(lieu: str, test: Any, fautes: list[FauteResultat]) -> Iterator[LigneResultat]:
    test = test if isinstance(test, dict) else {}
    info = test.get("testInfo")
    info = info if isinstance(info, dict) else {}
    textes = [_text(info, "summary"), _text(test, "testKey"), _text(test, "comment")]
    cas = next(filter(None, map(cases_in, textes)), [])
    if not cas:
        fautes.append(FauteResultat(lieu, next(filter(None, textes), ""), _SANS_CAS))
    exigences = tuple(requirements_in(json.dumps(info.get("requirementKeys", ""))))
    for jeu, n, dit in _said(test) if cas else ():
        place = ", ".join(filter(None, (lieu, jeu, f"étape {n}" if n else "")))
        verdict = read_status(_text(dit, "status"))
        if verdict is None:
            fautes.append(FauteResultat(place, _text(dit, "status"), _INCONNU))
            continue
        vu = plain_text(_text(dit, "actualResult") or _text(dit, "comment"))
        obtenu = in_set(jeu, verdict, vu)
        qui, date = _text(test, "executedBy"), _date(test)
        for un in cas:
            yield LigneResultat(un, n, verdict, obtenu, qui, date, place, exigences)


def _said(test: dict[str, Any]) -> Iterator[tuple[str, int | None, dict[str, Any]]]:
    """Give what bears a status, for each iteration: its steps with their numbers, or itself."""
    iterations = _objects(test, "iterations")
    for rang, iteration in enumerate(iterations or [test], 1):
        jeu = _text(iteration, "name") or f"jeu {rang}" if iterations else ""
        etapes = _objects(iteration, "steps")
        for n, etape in enumerate(etapes, 1):
            yield jeu, n, etape
        if not etapes:
            yield jeu, None, iteration


def _objects(donnees: dict[str, Any], cle: str) -> list[dict[str, Any]]:
    liste = donnees.get(cle)
    return [e if isinstance(e, dict) else {} for e in liste] if isinstance(liste, list) else []


def _date(test: dict[str, Any]) -> dt.date | None:
    lu = moment_of(_text(test, "finish")) or moment_of(_text(test, "start"))
    return lu.date() if lu else None


def _text(donnees: dict[str, Any], cle: str) -> str:
    valeur = donnees.get(cle)
    return valeur.strip() if isinstance(valeur, str) else ""
