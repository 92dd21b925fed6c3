"""The immutable record of an interview: the answers as they were given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.entretien.personnes import Personnes
from cdc.entretien.reponses import Lecture, normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COMMENTAIRE = (
    "Réponses telles que la personne les a données, avec la cellule de chacune.\n"
    "Ce fichier ne se modifie pas : corrigez le cahier, ou importez une nouvelle version du guide."
)
_PREFIXE = "ENT"


class Releve(Lecture):
    """One interview, in one version."""

    id: str
    version: int = 1
    source: str = ""

    @property
    def nom(self) -> str:
        """The name of its file, and how a message cites it: `ENT-04`, `ENT-04.v2`."""
        return self.id if self.version == 1 else f"{self.id}.v{self.version}"

    @property
    def personne(self) -> str:
        """The name of the person, or nothing."""
        texte = self.identite.get("personne")
        return texte.texte if texte else ""

    @property
    def numero(self) -> str:
        """The number of the response on its platform, or nothing: a guide has none."""
        return self.cle.split("/")[1] if self.cle else ""

    def cite(self, question: str) -> str:
        """Return the source of a value: `ENT-04#Q-FLX-16`."""
        return f"{self.id}#{question}"


def record(
    lecture: Lecture,
    releves: Sequence[Releve],
    prises: Iterable[str],
    personnes: Personnes | None = None,
) -> Releve:
    """Return the record of `lecture`: the one that exists for this file, or a new one.

    A changed guide that the same person hands back, or a changed response to a form, is a new
    version of the same interview; `prises` are the identifiers of interviews that the project
    already uses.
    """
    for releve in releves:
        if _same_answers(lecture, releve):
            return releve
    precedent = _same_interview(lecture, releves, personnes or Personnes())
    identifiant = (
        precedent.id if precedent else next_id(_PREFIXE, [*prises, *(r.id for r in releves)])
    )
    return Releve(
        **dict(lecture),
        id=identifiant,
        version=precedent.version + 1 if precedent else 1,
        source=copy_name(lecture.fichier, lecture.sha256),
    )


def latest(releves: Iterable[Releve]) -> dict[str, Releve]:
    """Return the last version of each interview, by identifier."""
    derniers: dict[str, Releve] = {}
    for releve in sorted(releves, key=lambda r: (r.id, r.version)):
        derniers[releve.id] = releve
    return derniers


def next_id(prefixe: str, prises: Iterable[str]) -> str:
    """Return the first identifier after those of `prises`: `ENT-05`."""
    numeros = [int(p.rpartition("-")[2]) for p in prises if p.rpartition("-")[2].isdecimal()]
    return f"{prefixe}-{max(numeros, default=0) + 1:02d}"


def copy_name(fichier: str, sha256: str) -> str:
    """Return where the copy of a file is kept, beside its record: what it holds names it."""
    nom, _, extension = fichier.rpartition(".")
    return f"sources/{nom}-{sha256[:12]}.{extension}"


def _same_answers(lecture: Lecture, releve: Releve) -> bool:
    if lecture.cle or releve.cle:  # one export holds many responses, and comes back longer
        return lecture.empreinte == releve.empreinte and (
            lecture.cle == releve.cle or _renamed(lecture, releve)
        )
    return releve.sha256 == lecture.sha256


def _same_interview(
    lecture: Lecture, releves: Sequence[Releve], personnes: Personnes
) -> Releve | None:
    if lecture.cle:
        memes = [r for r in latest(releves).values() if r.cle == lecture.cle]
        return next((r for r in memes if _asks_the_same(lecture, r)), None)
    texte = lecture.identite.get("personne")
    personne = normalize(personnes.canonical(texte.texte)) if texte else ""
    memes = [
        r
        for r in latest(releves).values()
        if personne
        and not r.cle
        and r.guide == lecture.guide
        and normalize(personnes.canonical(r.personne)) == personne
    ]
    return memes[-1] if memes else None


def _renamed(lecture: Lecture, releve: Lecture) -> bool:
    """Say whether answers without a name are those of the same file, under another name."""
    return (
        bool(lecture.questions)
        and "personne" not in lecture.identite
        and lecture.sha256 == releve.sha256
        and lecture.cle.rpartition("/")[2] == releve.cle.rpartition("/")[2]
    )


def _asks_the_same(lecture: Lecture, releve: Lecture) -> bool:
    """Say whether half of the questions are the same, where only a name tells who answers."""
    if not lecture.questions:
        return True
    communes = set(lecture.questions) & set(releve.questions)
    return len(communes) * 2 >= min(len(lecture.questions), len(releve.questions))
