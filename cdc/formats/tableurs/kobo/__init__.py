"""KoboToolbox and ODK: groups joined by `/`, boxes as columns of 0 and 1, repeats on other sheets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cdc.entretien.enquete import Disposition
from cdc.formats.tableurs.indices import Signature, Systeme, find_headings, group, simple, weigh
from cdc.formats.tableurs.kobo.colonnes import SYSTEMES, read_columns
from cdc.formats.tableurs.kobo.repetitions import Repetitions, repeats
from cdc.formats.tableurs.lignes import Lignes
from cdc.formats.tableurs.plan import Plan
from cdc.formats.tableurs.questions import headings, values

if TYPE_CHECKING:
    from cdc.entretien.enquete import Enquete
    from cdc.formats.tableurs.classeur import Classeur
    from cdc.formats.tableurs.indices import Indice
    from cdc.formats.tableurs.plan import Reponse

_SIGNATURE = Signature(
    Disposition.KOBO,
    SYSTEMES,
    (
        group("_id", "_uuid"),
        group("_uuid", "_submission_time"),
        group("_submission_time", "_index"),
        group("_id", "_index"),
    ),
    simple,
)


def recognise(classeur: Classeur) -> Indice | None:
    """Return how sure it is that KoboToolbox wrote this file, if it may have."""
    repetes = repeats(classeur)
    principales = {n: cells for n, cells in classeur.feuilles.items() if n not in repetes}
    place = find_headings(replace(classeur, feuilles=principales), _SIGNATURE)
    if place is None:
        return None
    chemins = sum("/" in c.texte for c in place.entetes)
    return weigh(
        _SIGNATURE,
        place,
        0.88,
        (len(place.reconnus) > 3, 0.06, "colonnes de suivi au complet"),
        (chemins > 1, 0.03, "groupes joints par «\u00a0/\u00a0»"),
        (bool(repetes), 0.02, f"{len(repetes)} feuilles répétées liées par _parent_index"),
    )


def read(classeur: Classeur, indice: Indice) -> Enquete:
    """Read an export of KoboToolbox."""
    entetes = headings(classeur, indice)
    questions = read_columns(entetes, values(classeur.feuilles[indice.feuille], indice.ligne))
    plan = Plan(
        indice,
        questions,
        cle=_key,
        sans_cle="cette ligne n’est pas une réponse\u00a0: elle n’a pas d’identifiant",
    )
    lignes = Lignes(classeur, plan)
    repondants = lignes.respondents()
    suite = Repetitions(lignes, repondants, len(plan.enonces))
    for nom in repeats(classeur):
        suite.read(nom, classeur.feuilles[nom])
    return lignes.survey(
        suite.complete(), suite.enonces, entetes=suite.entetes, lues=repeats(classeur)
    )


def _key(reponse: Reponse, _: Lignes) -> str:
    """Return what stays when a response is edited: its number, and when it was first sent."""
    numero, quand = reponse.says(Systeme.NUMERO), reponse.says(Systeme.ETAT)
    if numero:
        return f"kobo/{numero}/{quand}"
    graine = reponse.says(Systeme.GRAINE)
    return f"kobo//{graine}" if graine else ""
