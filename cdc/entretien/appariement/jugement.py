"""What the headings of one form may ask, each judged with the others beside it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cdc.entretien.appariement.confiance import (
    AUCUNE,
    PLACE,
    SEUIL,
    Contexte,
    exponent,
    none_features,
    place_features,
    shares,
)
from cdc.entretien.appariement.index import Rapport
from cdc.entretien.appariement.preuves import Genre, kind, proposes, suits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cdc.entretien.appariement.index import Index, Lu, Place
    from cdc.entretien.banque import Banque, Question
    from cdc.entretien.enquete import Enonce

RETENUES = 12
_PORTEE = 3
_ETRANGER = 0.15
_NOMMABLE = 0.5
_PARLANT = 0.3
_RIVAL = 0.9


@dataclass(slots=True)
class Juge:
    """One heading, what it has in common with the bank, and what its file shows besides."""

    enonce: Enonce
    lu: Lu
    rapports: Mapping[Place, Rapport]
    genre: Genre | None
    contextes: dict[Place, Contexte]
    parts: Mapping[Place, float] = field(default_factory=dict)

    @property
    def premiere(self) -> Place | None:
        """The likeliest place, if any."""
        return next(iter(self.parts), None)

    @property
    def confiance(self) -> float:
        """The confidence in it."""
        return next(iter(self.parts.values()), 0.0)

    @property
    def sure(self) -> bool:
        """Whether it is certain enough to be taken."""
        premiere = self.premiere
        return premiere is not None and not premiere.etrangere and self.confiance >= SEUIL

    @property
    def hors_sujet(self) -> bool:
        """Whether it is likely to be about what no question of the bank asks."""
        premiere = self.premiere
        if premiere is None or not premiere.etrangere or self.confiance < _ETRANGER:
            return False
        rivale = max((part for p, part in self.parts.items() if not p.etrangere), default=0.0)
        return self.confiance >= 2 * rivale

    @property
    def sujet(self) -> str:
        """That other subject, where it is likelier than all others together."""
        return (
            self.premiere.nom
            if self.premiere and self.hors_sujet and self.confiance > _NOMMABLE
            else ""
        )

    def evidence(self) -> Iterator[str]:
        """Yield, in French, what speaks for the likeliest place."""
        premiere = self.premiere
        if premiere is None:
            return
        contexte = self.contextes[premiere]
        yield f"proche de « {self.rapports[premiere].texte} »"
        if contexte.theme > _PARLANT:
            yield f"sous « {self.enonce.theme} »"
        if contexte.options > _PARLANT:
            yield "mêmes réponses proposées"
        if contexte.reponses > _PARLANT and self.genre:
            yield f"réponses attendues : {self.genre}"
        if contexte.voisins > _PARLANT:
            yield "mêmes sujets autour"

    def weigh(self) -> None:
        """Work the confidences out again."""
        exposants = {
            place: exponent(place_features(place, rapport, self.lu, self.contextes[place]), PLACE)
            for place, rapport in self.rapports.items()
        }
        self.parts = shares(exposants, exponent(none_features(self.lu), AUCUNE))


class Jury:
    """Judges headings against one bank."""

    def __init__(self, index: Index, banque: Banque) -> None:
        self._index = index
        self._feuilles = {
            question.id: feuille.onglet
            for question in banque.questions
            for feuille in banque.feuilles
            if feuille.holds(question)
        }
        self._titres = {
            feuille.onglet: frozenset(
                t
                for texte in (feuille.onglet, feuille.titre, *feuille.themes, *feuille.etapes)
                for t in index.mots.read(texte.replace("_", " "))
            )
            for feuille in banque.feuilles
        }

    def judge(
        self,
        enonces: Mapping[int, Enonce],
        reponses: Mapping[int, Sequence[str]],
        certaines: Mapping[int, str],
    ) -> dict[int, Juge]:
        """Return each heading of `enonces`, by rank; `certaines` are the questions of others."""
        juges = {rang: self._first(e, reponses.get(rang, ())) for rang, e in enonces.items()}
        feuilles = {rang: {self._feuilles.get(q, ""): 1.0} for rang, q in certaines.items()}
        feuilles |= {rang: self._sheets(juge) for rang, juge in juges.items()}
        for rang, juge in juges.items():
            autour = self._around(rang, feuilles)
            parts = {p: autour.get(self._feuilles.get(p.nom, ""), 0.0) for p in juge.contextes}
            for place, part in _centred(parts).items():
                juge.contextes[place] = replace(juge.contextes[place], voisins=part)
            juge.weigh()
        return juges

    def familiarity(self, textes: Sequence[str]) -> float:
        """Return how far the bank speaks of what `textes` name, from 0 to 1."""
        return sum(map(self._known, textes)) / (len(textes) or 1)

    def _known(self, texte: str) -> float:
        rapports = self._index.compare(self._index.read(texte))
        accords = {False: 0.0, True: 0.0}
        for place, rapport in rapports.items():
            accords[place.etrangere] = max(accords[place.etrangere], rapport.accord)
        return accords[False] if accords[False] >= _RIVAL * accords[True] else 0.0

    def _first(self, enonce: Enonce, reponses: Sequence[str]) -> Juge:
        """Return a heading judged alone."""
        lu = self._index.read(enonce.texte)
        rapports = self._likely(self._index.compare(lu))
        genre = kind(reponses)
        themes = self._themes(enonce.theme, rapports)
        dits = self._said(reponses, rapports)
        contextes = {
            place: Contexte(
                theme=themes[place],
                options=proposes(question, enonce.options, reponses) if question else 0.0,
                reponses=suits(question, reponses, genre) if question else 0.0,
                dits=dits.get(place, 0.0),
            )
            for place, question in ((p, self._question(p)) for p in rapports)
        }
        juge = Juge(enonce, lu, rapports, genre, contextes)
        juge.weigh()
        return juge

    def _question(self, place: Place) -> Question | None:
        return None if place.precision else self._index.places[place]

    def _likely(self, rapports: Mapping[Place, Rapport]) -> dict[Place, Rapport]:
        """Return the places worth judging."""
        ordre = sorted(rapports, key=lambda p: -_glance(rapports[p]))
        return {place: rapports[place] for place in ordre[:RETENUES]}

    def _themes(self, theme: str, rapports: Mapping[Place, Rapport]) -> dict[Place, float]:
        """Say for each place how much better than the others it stands under `theme`."""
        if not theme or not rapports:
            return dict.fromkeys(rapports, 0.0)
        lu = self._index.read(theme)
        communs = self._index.compare(lu)
        parts = {}
        for place in rapports:
            titres = self._titres.get(self._feuilles.get(place.nom, ""), frozenset())
            titre = sum(
                poids * max((p for t, p in lu.proches[mot].items() if t in titres), default=0)
                for mot, poids in lu.poids.items()
            ) / (lu.masse or 1)
            parts[place] = max(titre, communs[place].mots if place in communs else 0.0)
        return _centred(parts)

    def _said(
        self, reponses: Sequence[str], rapports: Mapping[Place, Rapport]
    ) -> dict[Place, float]:
        """Say for each place how much more than the others it has the words of the answers."""
        communs = self._index.compare(self._index.read(" ".join(reponses))) if reponses else {}
        muet = Rapport()
        dits = {place: communs.get(place, muet) for place in rapports}
        return _centred({place: dit.propres + dit.indices for place, dit in dits.items()})

    def _sheets(self, juge: Juge) -> dict[str, float]:
        parts: dict[str, float] = defaultdict(float)
        for place, part in juge.parts.items():
            if place.nom in self._feuilles:
                parts[self._feuilles[place.nom]] += part
        return parts

    def _around(self, rang: int, feuilles: Mapping[int, Mapping[str, float]]) -> dict[str, float]:
        """Return how much the headings near `rang` belong to each sheet of the guide."""
        autour: dict[str, float] = defaultdict(float)
        total = 0.0
        for ecart in (d for d in range(-_PORTEE, _PORTEE + 1) if d and rang + d in feuilles):
            poids = 1 / abs(ecart)
            total += poids
            for feuille, part in feuilles[rang + ecart].items():
                autour[feuille] += poids * part
        return {feuille: part / total for feuille, part in autour.items()} if total else {}


def _centred(parts: Mapping[Place, float]) -> dict[Place, float]:
    """Return what each place has more than the others: a context chooses, it does not prove."""
    moyenne = sum(parts.values()) / (len(parts) or 1)
    return {place: part - moyenne for place, part in parts.items()}


def _glance(rapport: Rapport) -> float:
    return rapport.accord + rapport.propres + 0.3 * rapport.mots
