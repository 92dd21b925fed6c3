"""Which requirement a case verifies: by what it cites, else by the rare words that both say."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from cdc.recette.derivation.langue import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cdc_schema.exigences import Exigence

_MOT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_IDENTIFIANT = re.compile(r"\b(?:WF|RG|SEG|SYS|INT|DON|CH|TRT|SRC)-[A-Z0-9]+(?:-[0-9]+)?\b")
_VIDES = frozenset(
    [
        "quand",
        "doit",
        "crm",
        "avec",
        "sans",
        "dans",
        "pour",
        "plus",
        "moins",
        "entre",
        "apres",
        "avant",
        "cette",
        "leur",
        "leurs",
        "deux",
        "trois",
        "etre",
        "avoir",
        "fait",
        "font",
        "sont",
        "est",
        "par",
        "sur",
        "son",
        "ses",
        "aux",
        "des",
        "les",
        "une",
        "que",
        "qui",
        "ont",
        "pas",
        "tout",
        "toute",
        "tous",
        "chaque",
        "dont",
        "meme",
        "jour",
        "jours",
        "heure",
        "heures",
        "minute",
        "minutes",
        "mois",
        "fiche",
        "fiches",
        "donnee",
        "donnees",
        "nouveau",
        "nouvelle",
        "solution",
        "outil",
        "statut",
        "passe",
        "passer",
        "date",
        "utilisateur",
        "personne",
        "nombre",
        "lui",
        "elle",
        "ils",
        "elles",
    ]
)
# Words that say what two texts speak of: one rare word, or two that are less so.
SEUIL = 3.2
FORT = 5.0


def stems(texte: str) -> frozenset[str]:
    """Return what is left of the words of `texte` once endings and small words are gone."""
    mots = (m for m in _MOT.findall(fold(texte)) if len(m) > 2 and m not in _VIDES)
    return frozenset(m.rstrip("sx")[:6] for m in mots)


class Rattachement:
    """The requirements by the words that they say."""

    def __init__(self, exigences: Iterable[Exigence]) -> None:
        self._exigences = [e for e in exigences if e.id]
        self._mots = {e.id: stems(words_of(e)) for e in self._exigences if e.id}
        self._titres = {e.id: stems(e.titre or "") for e in self._exigences if e.id}
        frequences = Counter(m for mots in self._mots.values() for m in mots)
        total = len(self._exigences) + 1
        self._poids = {m: math.log(total / n) for m, n in frequences.items()}
        self._cites: dict[str, list[str]] = {}
        for exigence in self._exigences:
            for identifiant in _IDENTIFIANT.findall(words_of(exigence)):
                self._cites.setdefault(identifiant, []).append(str(exigence.id))

    def citing(self, identifiants: Iterable[str | None]) -> list[str]:
        """Return the requirements whose words name one of `identifiants`."""
        return list(dict.fromkeys(e for i in identifiants for e in self._cites.get(i or "", [])))

    def closest(
        self, texte: str, sections: Collection[str] = (), *, seuil: float = SEUIL, combien: int = 1
    ) -> list[str]:
        """Return the requirements that speak of the same as `texte`, the closest first.

        Only those of `sections` (« 2e ») are looked at, all of them when none is named.
        """
        notes = sorted(self._notes(stems(texte), sections), key=lambda n: -n[0])
        return [e for note, e in notes if note >= seuil][:combien]

    def _notes(
        self, mots: frozenset[str], sections: Collection[str]
    ) -> Iterator[tuple[float, str]]:
        for exigence in self._exigences:
            if exigence.id is None or (sections and exigence.section not in sections):
                continue
            communs = mots & self._mots[exigence.id]
            titre = communs & self._titres[exigence.id]
            if len(communs) > 1 or titre:
                note = sum(self._poids[m] for m in communs)
                yield note + sum(self._poids[m] for m in titre) / 2, exigence.id


def words_of(exigence: Exigence) -> str:
    """Return the title, the statement and the criteria of a requirement."""
    criteres = (t for c in exigence.criteres_acceptation for t in (c.etant_donne, c.quand, c.alors))
    return " ".join(filter(None, [exigence.titre, exigence.enonce, *criteres]))
