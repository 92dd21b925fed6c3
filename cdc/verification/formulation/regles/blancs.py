"""Holes left in a text: « ____ », « [...] », « N jours »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.motifs import Trouvaille
from cdc.verification.formulation.mots import Nature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce


_CREUX = re.compile(r"_{2,}|\.{4,}|…{2,}")
_CREUSENT = ("__", "....", "……")


def hollows(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a line to fill: « ____ euros », « ........ »."""
    if not any(creux in enonce.texte for creux in _CREUSENT):
        return
    jetons = enonce.jetons
    for creux in _CREUX.finditer(enonce.texte):
        apres = next((r for r, j in enumerate(jetons) if j.debut >= creux.start()), len(jetons) - 1)
        if jetons and not jetons[apres].cite:
            yield Trouvaille("INC-01", max(0, apres - 1), apres + 1)


def blanks(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « ??? », « [...] », « <nom> » and figures left as crosses."""
    jetons = enonce.jetons
    rang = 0
    while rang < len(jetons):
        fin = rang
        while fin < len(jetons) and jetons[fin].forme == "?" and not jetons[fin].cite:
            fin += 1
        if fin - rang >= 2:
            yield Trouvaille("INC-01", rang, fin)
        elif jetons[rang].forme == "[" and enonce.forme(rang + 1) in ("...", "…", "x", "?", "]"):
            yield Trouvaille("INC-01", rang, min(rang + 3, len(jetons)))
        elif (
            (jetons[rang].forme == "[" and enonce.forme(rang + 1) in _A_REMPLIR)
            or (jetons[rang].brut in ("N", "X", "Y", "NN", "ZZ") and _counts(enonce, rang))
            or (jetons[rang].forme in ("...", "…", "?") and enonce.forme(rang + 1) in _UNITES_VIDES)
        ):
            yield Trouvaille("INC-01", rang, rang + 2)
        elif (jetons[rang].forme == "?" and enonce.forme(rang - 1) == "(") or (
            jetons[rang].brut == "X" and enonce.forme(rang - 1) in _RENVOIS
        ):
            yield Trouvaille("INC-01", rang - 1, rang + 1)
        elif jetons[rang].forme == "x" and enonce.forme(rang + 1) in _UNITES_VIDES:
            yield Trouvaille("INC-01", rang, rang + 2)
        rang = max(fin, rang + 1)


_A_REMPLIR = words(
    "n nn y z à nombre valeur montant date nom délai durée seuil liste taux chiffre quantité prix volume"
    " compléter préciser todo"
)


def _counts(enonce: Enonce, rang: int) -> bool:
    """Tell « N jours » from « le lot X », « la classe Y »."""
    if enonce.jetons[rang].cite or enonce.role(rang - 1) & Nature.NOM:
        return False
    suivant = enonce.jetons[rang + 1] if rang + 1 < len(enonce.jetons) else None
    if suivant is None:
        return False
    return suivant.forme in _UNITES_VIDES or bool(
        suivant.role & Nature.NOM and suivant.brut.islower() and suivant.forme.endswith(("s", "x"))
    )


_RENVOIS = words("annexe tableau article version page lot chapitre paragraphe section phase")


_UNITES_VIDES = words("% € jours heures minutes secondes mois ans utilisateurs")
