"""Which question of the bank each heading of a form asks; what is not certain is left alone."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.entretien.banque import Banque, Question
    from cdc.entretien.enquete import Enonce

_CLE = re.compile(r"\[\s*(Q-[A-Z][A-Z0-9]{0,7}-[0-9]{1,4})(/precision)?\s*\]", re.IGNORECASE)
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`", "'"))
_COLLES = re.compile(r"\s+(?=[?!;:%»])|(?<=«)\s+")
_FINALE = re.compile(r"[\s?!.:;…]+$")
_HOMONYME = re.compile(r"^(.*\D)[0-9]{1,2}\s*$", re.DOTALL)

Place = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Attache:
    """What a heading asks: a question, or its second question; or why it asks none."""

    question: Question | None = None
    precision: bool = False
    raison: str = ""


def attach(enonces: Sequence[Enonce], banque: Banque) -> list[Attache]:
    """Return what each of `enonces` asks: a key wins over a wording, a wording over a homonym.

    Two headings never ask the same question: the second one is left alone.
    """
    return _Rattachement([_keyed(e) for e in enonces], banque).run()


def wording(texte: str) -> str:
    """Return `texte` without what typing alone changes.

    That is case, apostrophes, spaces and final punctuation; accents and words remain.
    """
    simple = unicodedata.normalize("NFC", texte).translate(_APOSTROPHES)
    simple = re.sub(r"[\s\u200b\ufeff]+", " ", simple).strip()
    return _FINALE.sub("", _COLLES.sub("", simple)).casefold()


def _keyed(enonce: Enonce) -> str:
    return f"{enonce.texte} [{enonce.cle}]" if enonce.cle else enonce.texte


class _Rattachement:
    def __init__(self, intitules: Sequence[str], banque: Banque) -> None:
        self._intitules = intitules
        self._questions = {q.id: q for q in banque.questions}
        self._places = _places(banque)
        self._libelles = Counter(map(wording, intitules))
        self._prises: dict[Place, str] = {}
        self._attaches: dict[int, Attache] = {}

    def run(self) -> list[Attache]:
        for passe in (self._by_key, self._by_wording, self._by_homonym):
            for rang, intitule in enumerate(self._intitules):
                if rang not in self._attaches and (attache := passe(intitule)):
                    self._attaches[rang] = attache
        return [self._attaches.get(rang) or _unknown(t) for rang, t in enumerate(self._intitules)]

    def _by_key(self, intitule: str) -> Attache | None:
        trouve = _CLE.search(intitule)
        if trouve is None:
            return None
        identifiant, precision = trouve[1].upper(), bool(trouve[2])
        question = self._questions.get(identifiant)
        if question is None or (precision and question.precision is None):
            demande = f"{identifiant}/precision" if precision else identifiant
            return Attache(raison=f"la banque n’a pas la question {demande}, que nomme l’intitulé")
        return self._take((identifiant, precision), intitule)

    def _by_wording(self, intitule: str) -> Attache | None:
        return self._find(wording(intitule), intitule)

    def _by_homonym(self, intitule: str) -> Attache | None:
        """Read « Si non, pourquoi ?2 », as forms name the second question of one wording."""
        trouve = _HOMONYME.match(intitule)
        if trouve is None:
            return None
        base = wording(trouve[1])
        nu = trouve[1] == trouve[1].rstrip()
        if (nu and _FINALE.search(trouve[1])) or self._libelles[base]:
            return self._find(base, intitule)
        return None

    def _find(self, libelle: str, intitule: str) -> Attache | None:
        places = self._places.get(libelle, []) if libelle else []
        if len(places) > 1:
            noms = ", ".join(identifiant for identifiant, _ in places)
            raison = (
                f"plusieurs questions ont cet intitulé ({noms}). Ajoutez à l’intitulé du "
                f"formulaire l’identifiant de la bonne : [{places[0][0]}]"
            )
            return Attache(raison=raison)
        return self._take(places[0], intitule) if places else None

    def _take(self, place: Place, intitule: str) -> Attache:
        identifiant, precision = place
        if place in self._prises:
            raison = (
                f"une autre colonne, « {self._prises[place]} », répond déjà à la question "
                f"{identifiant}"
            )
            return Attache(raison=raison)
        self._prises[place] = _short(intitule)
        return Attache(self._questions[identifiant], precision)


def _places(banque: Banque) -> dict[str, list[Place]]:
    places: dict[str, list[Place]] = {}
    for texte, place in _wordings(banque):
        places.setdefault(wording(texte), []).append(place)
    return places


def _wordings(banque: Banque) -> Iterator[tuple[str, Place]]:
    for question in banque.questions:
        yield question.texte, (question.id, False)
        if question.precision:
            yield question.precision.texte, (question.id, True)


def _unknown(intitule: str) -> Attache:
    return Attache(
        raison=(
            f"la banque n’a pas la question « {_short(intitule)} ». Ajoutez-la à "
            "entretiens/questions.yaml, ou un identifiant à son intitulé, par exemple [Q-FLX-13]"
        )
    )


def _short(intitule: str, largeur: int = 60) -> str:
    court = " ".join(intitule.split())
    return court if len(court) <= largeur else court[: largeur - 1] + "…"
