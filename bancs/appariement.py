"""Measure how free wordings attach to the bank: `python -m bancs.appariement [--ajuster|--reserve]`.

Alone, it measures on the development set, and lists what went wrong. `--ajuster` fits the
coefficients of `cdc/entretien/appariement/confiance.py` and chooses the threshold, by
cross-validation. `--reserve` gives the totals on the set that is held out, and nothing else.

With the coefficients in use: held out (361 headings, 262 of the bank), precision 0.979 and recall
0.878; development set by cross-validation, 0.982 and 0.915, which flatters, as the second half of
the variants of the bank was written after reading what had failed on it (0.973 and 0.825 before).
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from bancs.ajustement import Exemple, cross_validate, fit, make_exemple
from cdc.entretien.appariement import jury
from cdc.entretien.appariement.confiance import AUCUNE, PLACE
from cdc.entretien.enquete import Enonce
from cdc.entretien.rattachement import Attache, attach
from cdc.projet.banque import load_banque
from cdc.resources import modeles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.entretien.banque import Banque

DONNEES = Path(__file__).parents[1] / "tests" / "donnees"
MISE_AU_POINT = DONNEES / "appariement_mise_au_point.yaml"
RESERVE = DONNEES / "appariement.yaml"


@dataclass(frozen=True, slots=True)
class Cas:
    """One heading in its form, the questions that it may ask (none: a stranger), its kind."""

    enonces: tuple[Enonce, ...]
    rang: int
    reponses: tuple[str, ...]
    attendues: frozenset[str]
    genre: str


@dataclass(frozen=True, slots=True)
class Mesure:
    """What became of the headings: rightly attached, wrongly attached, of the bank, of all."""

    justes: int
    fausses: int
    de_la_banque: int
    total: int

    @property
    def precision(self) -> float:
        """The part of what is attached that is right."""
        return self.justes / ((self.justes + self.fausses) or 1)

    @property
    def rappel(self) -> float:
        """The part of the headings of the bank that are rightly attached."""
        return self.justes / (self.de_la_banque or 1)

    def __str__(self) -> str:
        return (
            f"{self.total} intitulés, {self.de_la_banque} de la banque : {self.justes} justes, "
            f"{self.fausses} fausses, précision {self.precision:.3f}, rappel {self.rappel:.3f}"
        )


def load_cas(fichier: Path) -> list[Cas]:
    """Return the cases of one evaluation set."""
    donnees = yaml.safe_load(fichier.read_text(encoding="utf-8"))
    return [
        _cas(donnee, sorte)
        for sorte in ("paraphrases", "etrangeres", "ambigues")
        for donnee in donnees.get(sorte) or ()
    ]


def judge(cas: Cas, banque: Banque) -> Attache:
    """Return what the heading of `cas` attaches to."""
    return attach(cas.enonces, banque, reponses={cas.rang: cas.reponses})[cas.rang]


def measure(cas: Iterable[Cas], banque: Banque) -> Mesure:
    """Count what becomes of `cas`."""
    return count((c, judge(c, banque)) for c in cas)


def count(juges: Iterable[tuple[Cas, Attache]]) -> Mesure:
    """Count what became of the cases."""
    compte = Counter(_outcome(cas, attache) for cas, attache in juges)
    de_la_banque = sum(n for (banque, _), n in compte.items() if banque)
    return Mesure(
        sum(n for (_, juste), n in compte.items() if juste),
        sum(n for (_, juste), n in compte.items() if juste is False),
        de_la_banque,
        compte.total(),
    )


def _outcome(cas: Cas, attache: Attache) -> tuple[bool, bool | None]:
    juste = attache.question.id in cas.attendues if attache.question else None
    return bool(cas.attendues), juste


def _cas(donnee: dict[str, Any], sorte: str) -> Cas:
    attendu = donnee.get("attendu") or []
    voisines = donnee.get("voisines") or []
    avant = voisines[:1]
    textes = [*avant, donnee["question"], *voisines[1:]]
    options = tuple(map(str, donnee.get("options") or ()))
    enonces = [Enonce(texte, f"F!{rang}1") for rang, texte in enumerate(textes)]
    rang = len(avant)
    enonces[rang] = Enonce(
        str(donnee["question"]), f"F!{rang}1", theme=str(donnee.get("theme") or ""), options=options
    )
    genre = donnee.get("distance") or donnee.get("genre") or sorte
    return Cas(
        tuple(enonces),
        rang,
        tuple(map(str, donnee.get("reponses") or ())),
        frozenset([attendu] if isinstance(attendu, str) else attendu),
        str(genre),
    )


def _report(fichier: Path, *, detail: bool) -> Iterator[str]:
    banque = load_banque(modeles() / "questions")
    juges = [(cas, judge(cas, banque)) for cas in load_cas(fichier)]
    yield str(count(juges))
    if not detail:
        return
    for genre in dict.fromkeys(cas.genre for cas, _ in juges):
        yield f"  {genre} : {count(x for x in juges if x[0].genre == genre)}"
    yield from _calibration(juges)
    yield from _faults(juges)


def _calibration(juges: list[tuple[Cas, Attache]]) -> Iterator[str]:
    """Say, by slices of confidence, how often the likeliest question was the right one."""
    for bas in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        tranche = [
            (a.candidates[0].confiance, a.candidates[0].question.id in c.attendues)
            for c, a in juges
            if a.candidates and bas <= a.candidates[0].confiance < bas + 0.1 + (bas == 0.9)
        ]
        if tranche:
            dite = sum(x for x, _ in tranche) / len(tranche)
            vraie = sum(x for _, x in tranche) / len(tranche)
            yield f"  confiance {dite:.2f} : juste {vraie:.2f} ({len(tranche)})"


def _faults(juges: list[tuple[Cas, Attache]]) -> Iterator[str]:
    for cas, attache in juges:
        trouve = attache.question.id if attache.question else None
        if trouve in cas.attendues or (trouve is None and not cas.attendues):
            continue
        attendu = "/".join(sorted(cas.attendues)) or "rien"
        texte = cas.enonces[cas.rang].texte
        candidates = ", ".join(f"{c.cle} {c.confiance:.2f}" for c in attache.candidates[:3])
        yield f"  [{cas.genre}] {texte} -> {trouve} au lieu de {attendu} ({candidates})"


def _fitting() -> Iterator[str]:
    """Fit the coefficients; say what each threshold gives where it was not learnt."""
    banque = load_banque(modeles() / "questions")
    exemples = []
    for cas in load_cas(MISE_AU_POINT):
        juges = jury(banque).judge(dict(enumerate(cas.enonces)), {cas.rang: cas.reponses}, {})
        groupe = "|".join(sorted(cas.attendues)) or cas.enonces[cas.rang].texte
        exemples.append(make_exemple(juges[cas.rang], cas.attendues, groupe))
    juges_a_part = list(cross_validate(exemples))
    for seuil in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        yield f"seuil {seuil:.2f} : {_at(seuil, juges_a_part)}"
    poids = fit(exemples)
    for nom, valeur in zip((*PLACE, *AUCUNE), poids, strict=True):
        yield f'    "{nom}": {valeur:.2f},'


def _at(seuil: float, juges: list[tuple[Exemple, list[float]]]) -> Mesure:
    justes = fausses = 0
    for exemple, parts in juges:
        meilleure = max(range(len(parts) - 1), key=parts.__getitem__, default=None)
        if meilleure is None or not exemple.rattachables[meilleure] or parts[meilleure] < seuil:
            continue
        juste = meilleure in exemple.justes
        justes, fausses = justes + juste, fausses + (not juste)
    de_la_banque = sum(exemple.de_la_banque for exemple, _ in juges)
    return Mesure(justes, fausses, de_la_banque, len(juges))


def main(arguments: list[str]) -> None:
    """Print what the arguments ask for."""
    reserve = "--reserve" in arguments
    fichier = RESERVE if reserve else MISE_AU_POINT
    for ligne in _fitting() if "--ajuster" in arguments else _report(fichier, detail=not reserve):
        print(ligne)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
