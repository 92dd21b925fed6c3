"""The immutable record of an interview: the answers as they were given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.entretien.reponses import Lecture

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMENTAIRE = (
    "Réponses telles que la personne les a données, avec la cellule de chacune.\n"
    "Ce fichier ne se modifie pas : corrigez le cahier, ou importez une nouvelle version du guide."
)


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


def latest_ranks(releves: Iterable[Releve]) -> list[int]:
    """Return where the last version of each interview is, in the order of their identifiers."""
    derniers: dict[str, tuple[int, int]] = {}
    for rang, releve in enumerate(releves):
        derniers[releve.id] = max(derniers.get(releve.id, (0, 0)), (releve.version, rang))
    return [derniers[identifiant][1] for identifiant in sorted(derniers)]


def latest(releves: Iterable[Releve]) -> dict[str, Releve]:
    """Return the last version of each interview, by identifier."""
    derniers: dict[str, Releve] = {}
    for releve in sorted(releves, key=lambda r: (r.id, r.version)):
        derniers[releve.id] = releve
    return derniers


def next_id(prefixe: str, prises: Iterable[str]) -> str:
    """Return the first identifier after those of `prises`: `ENT-05`."""
    return f"{prefixe}-{max(map(id_number, prises), default=0) + 1:02d}"


def id_number(identifiant: str) -> int:
    """Return the number that ends an identifier, or 0."""
    numero = identifiant.rpartition("-")[2]
    return int(numero) if numero.isdecimal() else 0


def copy_name(fichier: str, sha256: str) -> str:
    """Return where the copy of a file is kept, beside its record: what it holds names it."""
    nom, _, extension = fichier.rpartition(".")
    return f"sources/{nom}-{sha256[:12]}.{extension}"
