"""Expected behaviours that nobody can see: whoever plays the step would have to judge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.francais import typography
from cdc.verification.ecriture import AVERTISSEMENT, regle
from cdc.verification.formulation import examiner_phrase
from cdc.verification.recette.plan import living_cases
from cdc.verification.regles import Signal, controle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen

_SOUPLES = " .!\u00a0\u202f"
# The whole of an expected behaviour: it says that it is right, and nothing that is seen.
_VERDICT = re.compile(
    r"(?:c['’]est |tout est |le résultat est )?(?:ok|bon|conforme|validée?|correcte?|normale?)"
    r"|rien à signaler|ras|(?:pas d['’]|aucune? )(?:erreur|anomalie|problème|souci)s?"
    r"|(?:cela|ça) (?:marche|fonctionne)|(?:à|a) vérifier|(?:à|a) contrôler",
    re.IGNORECASE,
)
# Words of a longer one that leave the tester to judge.
_JUGEMENT = re.compile(
    r"\b(?:fonctionne(?:nt)?|marche(?:nt)?)(?= (?:bien|correctement|normalement|parfaitement)\b|\s*[.,;!]|\s*$)"
    r"(?: (?:bien|correctement|normalement|parfaitement))?"
    r"|\b(?:s['’](?:affiche|ouvre|enregistre|exécute)|se (?:passe|déroule|ferme|lance|charge))(?:nt)? (?:très )?bien\b"
    r"|\bsans (?:problème|souci|difficulté|encombre)s?\b"
    r"|\bconforme(?:s|ment)? (?:à l['’]exigence|aux exigences|aux? (?:besoin|attente|spécification|cahier)\w*)",
    re.IGNORECASE,
)
# What the wording rules know better, by their context; anything else is not worth reading again.
_MOTS = re.compile(
    r"\bbien\b|correct|ad[ée]quat|coh[ée]ren|convenabl|appropri|pertinent", re.IGNORECASE
)
_CITATION = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”")


@controle(
    regle(
        "RCT-003",
        AVERTISSEMENT,
        "comportement attendu qui ne se voit pas",
        pourquoi="« Correctement » laisse le recetteur juger : le prestataire dira que c’est correct, et rien ne tranchera.",
        mauvais="attendu : le dossier est créé correctement",
        mieux="attendu : le dossier SAV-2027-NNNNN existe, client et appareil sont préremplis",
        source="Recette, aucune étape sans attendu observable ; ISTQB, oracle de test ; INCOSE R7",
        methode="« Correctement », « bien », « fonctionne », « conforme à l’exigence », « sans problème », ou un verdict pour tout "
        "attendu (« OK »). Les mots cités entre guillemets, comme un message de l’outil, sont laissés de côté.",
    )
)
def _unseen(examen: Examen) -> Iterator[Signal]:
    for chemin, cas in living_cases(examen):
        for rang, etape in enumerate(cas.etapes):
            for debut, fin in _judged(etape.attendu or ""):
                mots = (etape.attendu or "")[debut:fin]
                yield Signal(
                    f"{chemin}.etapes[{rang}].attendu",
                    typography(
                        f"« {mots} » ne se voit pas : deux recetteurs en jugeront autrement. Dites ce qui s’affiche, "
                        "ce qui change, le nombre attendu."
                    ),
                    debut,
                    fin,
                )


def _judged(texte: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the words that leave somebody to judge."""
    propre = texte.strip(_SOUPLES)
    if _VERDICT.fullmatch(propre):
        debut = texte.index(propre)
        yield debut, debut + len(propre)
        return
    cites = [c.span() for c in _CITATION.finditer(texte)]
    trouves = [t.span() for t in _JUGEMENT.finditer(texte)]
    if _MOTS.search(texte):
        flous = (c for c in examiner_phrase(texte) if c.code == "VAG-06")
        trouves += [
            (c.debut, c.fin)
            for c in flous
            if _MOTS.search(texte[c.debut : c.fin]) and not _overlaps(c.debut, c.fin, trouves)
        ]
    yield from (t for t in sorted(trouves) if not _overlaps(*t, cites))


def _overlaps(debut: int, fin: int, autres: list[tuple[int, int]]) -> bool:
    return any(d < fin and debut < f for d, f in autres)


CONTROLES = (_unseen,)
