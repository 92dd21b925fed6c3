"""What imports have finished bringing: a row that is no more there since, the author deleted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from cdc.entretien.releves import id_number
from cdc.entretien.reponses import normalize
from cdc.entretien.valeurs import equal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cdc.entretien.apports import Apport
    from cdc.entretien.banque import Banque
    from cdc.entretien.releves import Releve

COMMENTAIRE = (
    "Ce que chaque import a fini d’apporter : ce que vous en supprimez ensuite ne revient pas.\n"
    "cdc tient ce fichier. Sans lui, le prochain import de chaque fichier complète tout à nouveau."
)
_LONGUEUR = 8
# What a question says of where its answers go; its words may change.
_LIENS: Any = {
    "type": True, "unite": True, "gabarit": True, "choix": True, "autre": True,
    "precision": {"remplit"}, "colonnes": True, "constantes": True, "remplit": True,
}  # fmt: skip

Liens = dict[str, str]


class _Modele(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Acquis(_Modele):
    """A record that an import finished bringing, known by its `empreinte`.

    `banque` names the state of the bank that said where its answers go; `ecartees` are what found
    no place then, and is still to be brought.
    """

    empreinte: str
    banque: str = ""
    ecartees: tuple[str, ...] = ()


class Acquises(_Modele):
    """The finished records, by name.

    `banques` are states of the bank: its questions, each known by where its answers go.
    """

    releves: dict[str, Acquis] = {}
    banques: dict[str, Liens] = {}

    def of(self, nom: str, empreinte: str) -> Acquis | None:
        """Return what is known of a record, unless its name was another's."""
        acquis = self.releves.get(nom)
        return acquis if acquis and acquis.empreinte == empreinte else None

    def completed(
        self, nouveaux: Mapping[str, Acquis], liens: Mapping[str, Liens] | None = None
    ) -> Acquises:
        """Return these with `nouveaux`, in the order of their names."""
        tous = {**self.releves, **nouveaux}
        connus = {**self.banques, **(liens or {})}
        servis = {a.banque for a in tous.values()}
        return Acquises(
            releves={nom: tous[nom] for nom in sorted(tous, key=_order)},
            banques={nom: connus[nom] for nom in sorted(connus) if nom in servis},
        )


@dataclass(frozen=True, slots=True)
class Apporte:
    """What an interview has already brought to the project.

    `places` is what its former version gave for each place; without it, the very same answers were
    brought, `ecartees` and those of the questions `deliees` aside.
    """

    places: Mapping[str, Sequence[Any]] | None = None
    ecartees: frozenset[str] = frozenset()
    deliees: frozenset[str] = frozenset()

    def has_row(self, question: str, repere: str, apports: Iterable[Apport]) -> bool:
        """Say whether the row `repere`, named by `apports`, was brought."""
        if self.places is None:
            return all(self.holds(question, a) for a in apports)
        return any(place.startswith(f"{repere}.") for place in self.places)

    def has_value(self, question: str, place: str, apport: Apport, valeur: Any) -> bool:
        """Say whether `valeur` was brought at `place`."""
        if self.places is None:
            return self.holds(question, apport)
        if apport.discret:
            return self.has_row(question, place.rpartition(".")[0], ())
        return any(equal(v, valeur) for v in self.places.get(f"{place} {question}", ()))

    def holds(self, question: str, apport: Apport) -> bool:
        """Say whether these answers were brought with `apport`, and where it goes now."""
        return question not in self.deliees and trace(question, apport) not in self.ecartees


@dataclass(slots=True)
class Suivi:
    """What is known of the interviews that were brought, and what is learnt of others."""

    acquises: Acquises = field(default_factory=Acquises)
    nouveaux: dict[str, Acquis] = field(default_factory=dict)
    _liens: Liens | None = None

    def known(self, releve: Releve) -> Acquis | None:
        """Return what is known of `releve`, if an import finished bringing it."""
        return self.acquises.of(releve.nom, fingerprint(releve)) if self.acquises.releves else None

    def unbound(self, acquis: Acquis, banque: Banque) -> frozenset[str]:
        """Return the questions whose answers now go elsewhere than when they were brought."""
        avant = self.acquises.banques.get(acquis.banque, {})
        return frozenset(q for q, lien in self._bonds(banque).items() if avant.get(q) != lien)

    def finish(self, releve: Releve, banque: Banque, ecartees: Iterable[str]) -> None:
        """Note that `releve` is brought, once the project is written."""
        self.nouveaux[releve.nom] = Acquis(
            empreinte=fingerprint(releve),
            banque=digest(str(self._bonds(banque))),
            ecartees=tuple(sorted(set(ecartees))),
        )

    def completed(self) -> Acquises:
        """Return all the finished records."""
        liens = {digest(str(self._liens)): self._liens} if self._liens else {}
        return self.acquises.completed(self.nouveaux, liens)

    def _bonds(self, banque: Banque) -> Liens:
        if self._liens is None:
            self._liens = {
                q.id: digest(q.model_dump_json(include=_LIENS)) for q in banque.questions
            }
        return self._liens


def trace(question: str, apport: Apport) -> str:
    """Return what makes a text known in the next import, wherever its cell has moved."""
    liaison = apport.liaison
    place = ".".join((liaison.section.cle, *liaison.cles))
    return f"{question} {digest(f'{place} {normalize(apport.texte) or apport.texte}')}".strip()


def fingerprint(releve: Releve) -> str:
    """Return what tells `releve` from another record of the same name."""
    return digest(f"{releve.sha256} {releve.cle} {releve.empreinte}")


def digest(texte: str) -> str:
    """Return a short sum of `texte`."""
    return hashlib.sha256(texte.encode()).hexdigest()[:_LONGUEUR]


def _order(nom: str) -> tuple[int, int, str]:
    identifiant, _, version = nom.partition(".v")
    return id_number(identifiant), int(version) if version.isdecimal() else 1, nom
