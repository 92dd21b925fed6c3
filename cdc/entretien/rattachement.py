"""Which question of the bank each heading of a form asks; what is not certain is left alone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cdc.entretien.correspondance import AUCUNE
from cdc.entretien.intitules import FINALE, short, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cdc.entretien.appariement.jugement import Juge
    from cdc.entretien.banque import Banque, Question
    from cdc.entretien.correspondance import Correspondance
    from cdc.entretien.enquete import Enonce

_NOM = r"\s*(Q-[A-Z][A-Z0-9]{0,7}-[0-9]{1,4})(/precision)?\s*"
_CLE, _CLE_CITEE = re.compile(_NOM, re.IGNORECASE), re.compile(rf"\[{_NOM}\]", re.IGNORECASE)
_HOMONYME = re.compile(r"^(.*\D)[0-9]{1,2}\s*$", re.DOTALL)
_MONTRABLE = 0.1
_CANDIDATES = 3

Place = tuple[str, bool]


class Moyen(StrEnum):
    """How a heading was attached."""

    CLE = "clé"
    CORRESPONDANCE = "correspondance"
    INTITULE = "intitulé"
    INDICES = "indices"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that a heading may ask, and how sure that is."""

    question: Question
    precision: bool
    confiance: float

    @property
    def cle(self) -> str:
        """The question as a correspondence names it."""
        return f"{self.question.id}/precision" if self.precision else self.question.id


@dataclass(frozen=True, slots=True)
class Attache:
    """What a heading asks: a question, or its second question; or why it asks none.

    `preuves` says, in French, what speaks for the question; `candidates` are the likeliest ones.
    """

    question: Question | None = None
    precision: bool = False
    raison: str = ""
    confiance: float = 0.0
    preuves: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    moyen: Moyen | None = None


def attach(
    enonces: Sequence[Enonce],
    banque: Banque,
    correspondance: Correspondance | None = None,
    reponses: Mapping[int, Sequence[str]] | None = None,
) -> list[Attache]:
    """Return what each of `enonces` asks.

    A key wins over what the user says, that over the wording of the bank, that over a homonym,
    and any of them over a guess. `reponses` has some answers given to the headings, by rank. Two
    headings never ask the same question: the less certain one is left alone.
    """
    return _Rattachement(enonces, banque, correspondance, reponses or {}).run()


class _Rattachement:
    def __init__(
        self,
        enonces: Sequence[Enonce],
        banque: Banque,
        correspondance: Correspondance | None,
        reponses: Mapping[int, Sequence[str]],
    ) -> None:
        self._enonces = enonces
        self._banque = banque
        self._correspondance = correspondance
        self._reponses = reponses
        self._questions = {q.id: q for q in banque.questions}
        self._places = _places(_wordings(banque))
        self._variantes = _places(_variants(banque))
        self._libelles = Counter(wording(e.texte) for e in enonces)
        self._prises: dict[Place, str] = {}
        self._attaches: dict[int, Attache] = {}

    def run(self) -> list[Attache]:
        self._without_doubt()
        if len(self._attaches) < len(self._enonces):
            self._by_evidence()
        return [self._attaches[rang] for rang in range(len(self._enonces))]

    def _without_doubt(self) -> dict[int, Attache]:
        passes: tuple[Callable[[Enonce], Attache | None], ...] = (
            self._by_key,
            self._by_correspondence,
            self._by_wording,
            self._by_homonym,
            self._by_variant,
        )
        for passe in passes:
            for rang, enonce in enumerate(self._enonces):
                if rang not in self._attaches and (attache := passe(enonce)):
                    self._attaches[rang] = attache
        return self._attaches

    def _by_key(self, enonce: Enonce) -> Attache | None:
        trouve = _CLE.fullmatch(enonce.cle) or _CLE_CITEE.search(enonce.texte)
        if trouve is None:
            return None
        return self._named(trouve[1].upper(), bool(trouve[2]), enonce, Moyen.CLE)

    def _by_correspondence(self, enonce: Enonce) -> Attache | None:
        dit = self._correspondance.find(enonce) if self._correspondance else ""
        if not dit:
            return None
        if dit == AUCUNE:
            return Attache(
                raison=f"la correspondance laisse « {short(enonce.texte)} » sans question",
                confiance=1.0,
                moyen=Moyen.CORRESPONDANCE,
            )
        identifiant, _, precision = dit.partition("/")
        return self._named(identifiant, bool(precision), enonce, Moyen.CORRESPONDANCE)

    def _named(self, nom: str, precision: bool, enonce: Enonce, moyen: Moyen) -> Attache:
        question = self._questions.get(nom)
        if question is None or (precision and question.precision is None):
            demande = f"{nom}/precision" if precision else nom
            if moyen is Moyen.CLE:
                raison = f"la banque n’a pas la question {demande}, que nomme l’intitulé"
            else:
                raison = f"la banque n’a pas la question {demande}, que nomme la correspondance"
            return Attache(raison=raison)
        return self._take((nom, precision), enonce, moyen)

    def _by_wording(self, enonce: Enonce) -> Attache | None:
        return self._find(self._places, wording(enonce.texte), enonce)

    def _by_variant(self, enonce: Enonce) -> Attache | None:
        places = self._variantes.get(wording(enonce.texte), [])
        return self._take(places[0], enonce, Moyen.INTITULE) if len(places) == 1 else None

    def _by_homonym(self, enonce: Enonce) -> Attache | None:
        """Read « Si non, pourquoi ?2 », as forms name the second question of one wording."""
        trouve = _HOMONYME.match(enonce.texte)
        if trouve is None:
            return None
        base = wording(trouve[1])
        nu = trouve[1] == trouve[1].rstrip()
        if (nu and FINALE.search(trouve[1])) or self._libelles[base]:
            return self._find(self._places, base, enonce)
        return None

    def _by_evidence(self) -> None:
        """Judge together all the headings that are left; the most certain one is served first."""
        from cdc.entretien.appariement import jury

        ecrites = self._as_written()
        certaines = {r: a.question.id for r, a in ecrites.items() if a.question}
        reste = {r: e for r, e in enumerate(self._enonces) if r not in ecrites}
        juges = jury(self._banque).judge(reste, self._reponses, certaines)
        ouverts = [r for r in range(len(self._enonces)) if r not in self._attaches]
        for rang in sorted(ouverts, key=lambda r: -juges[r].confiance):
            self._attaches[rang] = self._decide(juges[rang])

    def _as_written(self) -> dict[int, Attache]:
        """Return what the headings themselves leave no doubt of.

        What a correspondence says may have been guessed from the headings beside: it settles its
        own heading, and says no more of the others, so that the same file is always read alike.
        """
        if self._correspondance is None:
            return dict(self._attaches)
        seul = _Rattachement(self._enonces, self._banque, None, self._reponses)
        return seul._without_doubt()

    def _decide(self, juge: Juge) -> Attache:
        candidates = tuple(self._candidates(juge))
        premiere = candidates[0] if candidates else None
        if premiere is None or not juge.sure:
            return Attache(raison=_doubt(juge, candidates), candidates=candidates)
        place = (premiere.question.id, premiere.precision)
        attache = self._take(place, juge.enonce, Moyen.INDICES)
        return Attache(
            question=attache.question,
            precision=attache.precision,
            raison=attache.raison,
            confiance=premiere.confiance,
            preuves=tuple(juge.evidence()),
            candidates=candidates,
            moyen=attache.moyen,
        )

    def _candidates(self, juge: Juge) -> Iterator[Candidate]:
        for place, part in juge.parts.items():
            if not place.etrangere:
                yield Candidate(self._questions[place.nom], place.precision, part)

    def _find(
        self, libelles: Mapping[str, list[Place]], libelle: str, enonce: Enonce
    ) -> Attache | None:
        places = libelles.get(libelle, []) if libelle else []
        if len(places) > 1:
            noms = ", ".join(identifiant for identifiant, _ in places)
            raison = (
                f"plusieurs questions ont cet intitulé ({noms}). Ajoutez à l’intitulé du "
                f"formulaire l’identifiant de la bonne : [{places[0][0]}]"
            )
            return Attache(raison=raison)
        return self._take(places[0], enonce, Moyen.INTITULE) if places else None

    def _take(self, place: Place, enonce: Enonce, moyen: Moyen) -> Attache:
        identifiant, precision = place
        if place in self._prises:
            raison = (
                f"une autre colonne, « {self._prises[place]} », répond déjà à la question "
                f"{identifiant}"
            )
            return Attache(raison=raison)
        self._prises[place] = short(enonce.texte)
        return Attache(self._questions[identifiant], precision, confiance=1.0, moyen=moyen)


def _places(libelles: Iterator[tuple[str, Place]]) -> dict[str, list[Place]]:
    places: dict[str, list[Place]] = {}
    for texte, place in libelles:
        places.setdefault(wording(texte), []).append(place)
    return places


def _wordings(banque: Banque) -> Iterator[tuple[str, Place]]:
    for question in banque.questions:
        yield question.texte, (question.id, False)
        if question.precision:
            yield question.precision.texte, (question.id, True)


def _variants(banque: Banque) -> Iterator[tuple[str, Place]]:
    for question in banque.questions:
        for variante in question.variantes:
            yield variante, (question.id, False)
        for variante in question.precision.variantes if question.precision else ():
            yield variante, (question.id, True)


def _doubt(juge: Juge, candidates: Sequence[Candidate]) -> str:
    """Say why a heading is left alone, and what it may be."""
    intitule = f"« {short(juge.enonce.texte)} »"
    if juge.hors_sujet:
        sujet = f" ({juge.sujet})" if juge.sujet else ""
        return f"{intitule} semble hors du sujet des entretiens{sujet}"
    montrables = [c for c in candidates if c.confiance >= _MONTRABLE][:_CANDIDATES]
    if not montrables:
        return (
            f"la banque n’a pas la question {intitule}. Ajoutez-la à entretiens/questions.yaml, ou "
            "dites dans la correspondance laquelle elle est"
        )
    noms = " ou ".join(f"{c.cle} ({100 * c.confiance:.0f} %)" for c in montrables)
    return f"{intitule} : peut-être {noms}. Tranchez dans la correspondance"
