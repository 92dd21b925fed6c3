"""All the wordings that the bank knows, and how rare each of their words is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING, NamedTuple

from cdc.entretien.appariement.mots import Mots, Termes, neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdc.entretien.banque import Banque, Question

_DEMI = 0.5
_DANS_EXPRESSION = 0.6
_ETIQUETTE = 2


class Place(NamedTuple):
    """What a heading may ask: a question, its second question, or a subject foreign to the bank."""

    nom: str
    precision: bool = False
    etrangere: bool = False


@dataclass(frozen=True, slots=True)
class Formulation:
    """One way of asking something."""

    place: Place
    texte: str
    termes: Termes


@dataclass(slots=True)
class Rapport:
    """How far a heading and one place of the bank say the same thing, each from 0 to 1.

    `couverture` is the part of the heading that the nearest wording explains, `retour` the part of
    that wording found in the heading; `mots` and `propres` look at all the wordings together, the
    second counting each word by how much it belongs to this place; `indices` looks at choices,
    columns and examples.
    """

    couverture: float = 0.0
    retour: float = 0.0
    mots: float = 0.0
    propres: float = 0.0
    indices: float = 0.0
    texte: str = ""

    @property
    def accord(self) -> float:
        """Both coverages in one figure."""
        somme = self.couverture + self.retour
        return 2 * self.couverture * self.retour / somme if somme else 0.0


@dataclass(frozen=True, slots=True)
class Lu:
    """A heading once read: its terms, their weights, the words of the bank that each may be."""

    poids: Mapping[str, float]
    proches: Mapping[str, Mapping[str, float]]
    inconnu: float

    @property
    def masse(self) -> float:
        """How much the heading says."""
        return sum(self.poids.values())


@dataclass(slots=True)
class Index:
    """The wordings of a bank by their words."""

    mots: Mots
    formulations: list[Formulation]
    places: dict[Place, Question | None]
    faibles: dict[Place, frozenset[str]]
    ou: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    porteurs: dict[str, Counter[Place]] = field(default_factory=lambda: defaultdict(Counter))
    etiquettes: set[tuple[str, Place]] = field(default_factory=set)
    _proches: dict[str, dict[str, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for rang, formulation in enumerate(self.formulations):
            for terme in formulation.termes:
                self.ou[terme].append(rang)
                self.porteurs[terme][formulation.place] += 1
        etrangeres = [f for f in self.formulations if f.place.etrangere]
        seuls = {(f.termes[0], f.place) for f in etrangeres if len(f.termes) == 1}
        dites = {(t, f.place) for f in etrangeres if len(f.termes) > 1 for t in f.termes}
        self.etiquettes = seuls - dites

    def weight(self, terme: str) -> float:
        """Return how much `terme` tells, by its rarity among the places."""
        return log((len(self.places) + 1) / (len(self.porteurs.get(terme, ())) + _DEMI))

    def read(self, texte: str) -> Lu:
        """Return `texte` as a heading to compare."""
        poids: dict[str, float] = {}
        proches: dict[str, dict[str, float]] = {}
        inconnu = 0.0
        for terme in self.mots.read(texte):
            trouves = self._near(terme)
            poids[terme] = min((self.weight(t) for t in trouves), default=self.weight(""))
            if terme in trouves:
                poids[terme] = self.weight(terme)
            proches[terme] = trouves
            inconnu += poids[terme] * (1 - max(trouves.values(), default=0.0))
        return Lu(poids, proches, inconnu / (sum(poids.values()) or 1))

    def compare(self, lu: Lu) -> dict[Place, Rapport]:
        """Return what `lu` has in common with each place, those with nothing apart."""
        rapports: dict[Place, Rapport] = defaultdict(Rapport)
        self._compare_wordings(lu, rapports)
        self._compare_words(lu, rapports)
        return rapports

    def _compare_wordings(self, lu: Lu, rapports: dict[Place, Rapport]) -> None:
        retrouves: dict[int, dict[str, float]] = defaultdict(dict)
        expliques: dict[int, dict[str, float]] = defaultdict(dict)
        for terme, proches in lu.proches.items():
            for autre, part in proches.items():
                for rang in self.ou.get(autre, ()):
                    if self._silent(self.formulations[rang].place, autre, part, lu):
                        continue
                    expliques[rang][terme] = max(part, expliques[rang].get(terme, 0))
                    retrouves[rang][autre] = max(part, retrouves[rang].get(autre, 0))
        for rang, termes in expliques.items():
            formulation = self.formulations[rang]
            couverture = sum(lu.poids[t] * p for t, p in termes.items()) / (lu.masse or 1)
            total = sum(self.weight(t) for t in formulation.termes)
            trouve = sum(self.weight(t) * p for t, p in retrouves[rang].items())
            essai = Rapport(couverture, trouve / (total or 1), texte=formulation.texte)
            rapport = rapports[formulation.place]
            if essai.accord > rapport.accord:
                rapport.couverture, rapport.retour = essai.couverture, essai.retour
                rapport.texte = essai.texte

    def _compare_words(self, lu: Lu, rapports: dict[Place, Rapport]) -> None:
        for terme, proches in lu.proches.items():
            poids = lu.poids[terme] / (lu.masse or 1)
            mots: dict[Place, float] = defaultdict(float)
            propres: dict[Place, float] = defaultdict(float)
            for autre, part in proches.items():
                porteurs = self.porteurs[autre]
                total = sum(porteurs.values())
                for place, nombre in porteurs.items():
                    if self._silent(place, autre, part, lu):
                        continue
                    mots[place] = max(mots[place], part)
                    propres[place] = max(propres[place], part * nombre / total)
            for place, part in mots.items():
                rapports[place].mots += poids * part
                rapports[place].propres += poids * propres[place]
            for place, faibles in self.faibles.items():
                part = max((p for t, p in proches.items() if t in faibles), default=0.0)
                if part:
                    rapports[place].indices += poids * part

    def _silent(self, place: Place, terme: str, part: float, lu: Lu) -> bool:
        """Say whether `terme` tells nothing of `place`, of which it is the label of a field.

        Such a label, « Signature », is written as such, and alone or nearly so.
        """
        if (terme, place) not in self.etiquettes:
            return False
        return part < 1 or len(lu.poids) > _ETIQUETTE

    def _near(self, terme: str) -> dict[str, float]:
        if terme not in self._proches:
            proches = {t: p for t, p in self.mots.related(terme).items() if t in self.porteurs}
            proches.update({t: p for t, p in neighbours(terme, self.porteurs) if t not in proches})
            for mot in terme.split() if " " in terme else ():
                if mot in self.porteurs:
                    proches.setdefault(mot, _DANS_EXPRESSION)
            if terme in self.porteurs:
                proches[terme] = 1.0
            self._proches[terme] = proches
        return self._proches[terme]


def build(banque: Banque) -> Index:
    """Index the wordings of `banque`."""
    mots = Mots(banque.lexique)
    places: dict[Place, Question | None] = {}
    formulations: list[Formulation] = []
    for place, question, texte in _wordings(banque):
        places[place] = question
        formulations.append(Formulation(place, texte, mots.read(texte)))
    faibles = {
        place: frozenset(t for texte in _hints(question) for t in mots.read(texte))
        for place, question in places.items()
        if question and not place.precision
    }
    return Index(mots, [f for f in formulations if f.termes], places, faibles)


def _wordings(banque: Banque) -> Iterator[tuple[Place, Question | None, str]]:
    for question in banque.questions:
        for texte in (question.texte, *question.variantes):
            yield Place(question.id), question, texte
        if question.precision:
            for texte in (question.precision.texte, *question.precision.variantes):
                yield Place(question.id, precision=True), question, texte
    for sujet, textes in banque.lexique.hors_sujet.items():
        for texte in textes:
            yield Place(sujet, etrangere=True), None, texte


def _hints(question: Question) -> Iterator[str]:
    yield from (c.libelle for c in question.choix)
    yield from (c.libelle for c in question.colonnes)
    yield from (question.unite, question.exemple)
    if question.precision:
        yield question.precision.texte
