"""The interviews of a project: which one a file is, its versions, found without reading them all."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.entretien.personnes import Personnes
from cdc.entretien.releves import Releve, copy_name, id_number
from cdc.entretien.textes import normalize
from cdc.entretien.versions import brought, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableSequence
    from collections.abc import Set as AbstractSet

    from cdc.entretien.banque import Banque
    from cdc.entretien.reponses import Lecture

_PREFIXE = "ENT"
_OUVERTS = 8


@dataclass(frozen=True, slots=True)
class _Fiche:
    """What is remembered of a record: enough to know it again."""

    rang: int
    id: str
    version: int
    cle: str
    qui: tuple[str, str]
    questions: tuple[str, ...]


class Registre:
    """Records by what makes them known; `releves` holds them, as it pleases.

    `prises` are the identifiers of interviews that the project already uses, `personnes` says which
    names are one person.
    """

    def __init__(
        self,
        releves: MutableSequence[Releve],
        prises: Iterable[str] = (),
        personnes: Personnes | None = None,
    ) -> None:
        self.releves = releves
        self._personnes = personnes or Personnes()
        self._numero = max(map(id_number, prises), default=0)
        self._derniers: dict[str, _Fiche] = {}
        self._rangs: dict[tuple[str, int], int] = {}
        self._reponses: dict[tuple[str, str], int] = {}
        self._places: dict[tuple[str, str, str], int] = {}
        self._fichiers: dict[str, int] = {}
        self._par_cle: dict[str, dict[str, None]] = {}
        self._par_personne: dict[tuple[str, str], dict[str, None]] = {}
        self._questions: dict[tuple[str, ...], tuple[str, ...]] = {}
        for rang, releve in enumerate(releves):
            self._learn(rang, releve)

    def take(self, lecture: Lecture) -> tuple[Releve, bool]:
        """Return the record of `lecture`, and whether it was there; a new one is kept.

        A changed guide that the same person hands back, or a changed response to a form, is a new
        version of the same interview.
        """
        rang = self._same_answers(lecture)
        if rang is not None:
            return self.releves[rang], True
        precedent = self._same_interview(lecture)
        releve = Releve(
            **dict(lecture),
            id=precedent.id if precedent else f"{_PREFIXE}-{self._numero + 1:02d}",
            version=precedent.version + 1 if precedent else 1,
            source=copy_name(lecture.fichier, lecture.sha256),
        )
        self._learn(len(self.releves), releve)
        self.releves.append(releve)
        return releve, False

    def last(self, releve: Releve) -> int:
        """Return the number of the last version of the interview of `releve`."""
        return self._derniers[releve.id].version

    def version(self, identifiant: str, numero: int) -> Releve | None:
        """Return one version of an interview, if it is there."""
        rang = self._rangs.get((identifiant, numero))
        return None if rang is None else self.releves[rang]

    def versions(self, identifiant: str) -> list[Releve]:
        """Return all the versions of an interview."""
        derniere = self._derniers.get(identifiant)
        numeros = range(1, derniere.version + 1) if derniere else ()
        return [r for n in numeros if (r := self.version(identifiant, n)) is not None]

    def _learn(self, rang: int, releve: Releve) -> None:
        questions = self._questions.setdefault(releve.questions, releve.questions)
        qui = (releve.guide, self._name(releve))
        fiche = _Fiche(rang, releve.id, releve.version, releve.cle, qui, questions)
        self._rangs[releve.id, releve.version] = rang
        if releve.cle:
            self._reponses.setdefault((releve.cle, releve.empreinte), rang)
            self._places.setdefault(_place(releve), rang)
        else:
            self._fichiers.setdefault(releve.sha256, rang)
        self._numero = max(self._numero, id_number(releve.id))
        connue = self._derniers.get(releve.id)
        if connue is None or connue.version <= releve.version:
            self._derniers[releve.id] = fiche
            memes = self._par_cle.setdefault(releve.cle, {}) if releve.cle else None
            memes = self._par_personne.setdefault(qui, {}) if memes is None else memes
            memes[releve.id] = None

    def _same_answers(self, lecture: Lecture) -> int | None:
        if not lecture.cle:
            return self._fichiers.get(lecture.sha256)
        # One export holds many responses, and comes back longer; without a name, the same file
        # under another name gives the same answers in the same places.
        rangs = [self._reponses.get((lecture.cle, lecture.empreinte))]
        if lecture.questions and "personne" not in lecture.identite:
            rangs.append(self._places.get(_place(lecture)))
        return min((r for r in rangs if r is not None), default=None)

    def _same_interview(self, lecture: Lecture) -> _Fiche | None:
        if lecture.cle:
            memes = [self._derniers[i] for i in sorted(self._par_cle.get(lecture.cle, ()))]
            return next((f for f in memes if _asks_the_same(lecture, f)), None)
        qui = (lecture.guide, self._name(lecture))
        if not qui[1]:
            return None
        memes = [self._derniers[i] for i in sorted(self._par_personne.get(qui, ()))]
        return next((f for f in reversed(memes) if f.qui == qui and not f.cle), None)

    def _name(self, lecture: Lecture) -> str:
        texte = lecture.identite.get("personne")
        return normalize(self._personnes.canonical(texte.texte)) if texte else ""


class Dits:
    """The texts that interviews gave, by question: read again in the records when asked for.

    Those of the records in `amenes`, by name, are also what their answers bring.
    """

    def __init__(self, registre: Registre, banque: Banque, amenes: AbstractSet[str]) -> None:
        self._registre = registre
        self._banque = banque
        self._amenes = amenes
        self._ouverts: OrderedDict[str, dict[str, set[str]]] = OrderedDict()

    def __call__(self, source: str) -> AbstractSet[str]:
        """Return the texts given by an interview to a question: `ENT-04#Q-FLX-16`."""
        identifiant = source.partition("#")[0]
        if identifiant not in self._ouverts:
            self._ouverts[identifiant] = self._open(identifiant)
            if len(self._ouverts) > _OUVERTS:
                self._ouverts.popitem(last=False)
        self._ouverts.move_to_end(identifiant)
        return self._ouverts[identifiant].get(source, set())

    def _open(self, identifiant: str) -> dict[str, set[str]]:
        versions = self._registre.versions(identifiant)
        dits = texts(versions)
        if versions and versions[-1].nom in self._amenes:
            for source, textes in brought(versions[-1], self._banque).items():
                dits.setdefault(source, set()).update(textes)
        return dits


def _place(lecture: Lecture) -> tuple[str, str, str]:
    return lecture.sha256, lecture.cle.rpartition("/")[2], lecture.empreinte


def _asks_the_same(lecture: Lecture, connue: _Fiche) -> bool:
    """Say whether half of the questions are the same, where only a name tells who answers."""
    if not lecture.questions:
        return True
    communes = set(lecture.questions) & set(connue.questions)
    return len(communes) * 2 >= min(len(lecture.questions), len(connue.questions))
