"""The test plan as other tools want it: cases in folders, requirements in folders, names of both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cdc.errors import CdcError
from cdc_schema.annotations import Diffusion
from cdc_schema.diffusion import readable
from cdc_schema.enumerations import StatutRedaction
from cdc_schema.plan import numero, sous_section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc_schema import Cahier
    from cdc_schema.cas_de_test import CasDeTest, EtapeDeTest
    from cdc_schema.exigences import Exigence
    from cdc_schema.personas import Persona

SANS_PERSONA = "Sans persona"
SANS_SECTION = "Sans section"
SANS_TITRE = "Cahier des charges"
_BLANCS = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029]+")
_INTERDITS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


class PlanVideError(CdcError):
    """There is no test case to hand to another tool."""

    def __init__(self) -> None:
        super().__init__(
            "Il n’y a aucun cas de test à écrire. Dérivez-les des exigences\u00a0: cdc recette plan."
        )


@dataclass(frozen=True, slots=True)
class Dossier:
    """The cases of one persona, in the order of the project."""

    nom: str
    persona: Persona | None
    cas: tuple[CasDeTest, ...]


@dataclass(frozen=True, slots=True)
class Chapitre:
    """The requirements of one section of the specification, in the order of the project."""

    nom: str
    code: str
    exigences: tuple[Exigence, ...]


@dataclass(frozen=True)
class Plan:
    """What is handed to another tool.

    Attributes:
        titre: the title of the project.
        cas: the cases, in the order of the project.
        dossiers: the same cases by persona.
        chapitres: the requirements by section.
        roles: the names of the access roles, by identifier.
    """

    titre: str
    cas: tuple[CasDeTest, ...]
    dossiers: tuple[Dossier, ...]
    chapitres: tuple[Chapitre, ...]
    roles: dict[str, str]

    @cached_property
    def exigences(self) -> dict[str, Exigence]:
        """Return the requirements by identifier, section after section."""
        return {e.id: e for c in self.chapitres for e in c.exigences if e.id}

    @property
    def inconnues(self) -> list[str]:
        """Return the requirements that cases name and that do not exist: no link can be made."""
        connues = self.exigences
        nommees = (e for cas in self.cas for e in cas.exigences)
        return list(dict.fromkeys(e for e in nommees if e not in connues))

    def role(self, identifiant: str | None) -> str:
        """Return « ROL-SAV, Conseillère SAV »."""
        return ", ".join(filter(None, (identifiant, self.roles.get(identifiant or ""))))

    def of_case(self, cas: CasDeTest) -> list[Exigence]:
        """Return the requirements that `cas` verifies and that exist, whichever names the other."""
        nommees = dict.fromkeys([*cas.exigences, *self._citees.get(cas.id or "", ())])
        return [self.exigences[e] for e in nommees if e in self.exigences]

    @cached_property
    def _citees(self) -> dict[str, list[str]]:
        """The requirements that name each case."""
        citees: dict[str, list[str]] = {}
        for identifiant, exigence in self.exigences.items():
            for cas in exigence.cas_de_test:
                citees.setdefault(cas, []).append(identifiant)
        return citees


def make_plan(cahier: Cahier, *, obsoletes: bool = False) -> Plan:
    """Return the plan of `cahier` as a vendor may read it, with the obsolete cases if asked for.

    Raises:
        PlanVideError: it has no case.
    """
    lisible = readable(cahier, Diffusion.PRESTATAIRE)
    cas = [
        c for c in lisible.cas_de_test
        if obsoletes or c.statut_redaction is not StatutRedaction.OBSOLETE
    ]  # fmt: skip
    if not cas:
        raise PlanVideError
    return Plan(
        clean(lisible.projet.titre or SANS_TITRE),
        tuple(cas),
        tuple(_folders(lisible.personas, cas)),
        tuple(_chapters(lisible.exigences)),
        {role.id: one_line(role.nom) for role in lisible.droits.roles if role.id},
    )


def case_name(cas: CasDeTest) -> str:
    """Return « CT-01 - Dossier SAV incomplet »."""
    return _name(cas.id, cas.titre)


def requirement_name(exigence: Exigence) -> str:
    """Return « EX-REL-001 - Création depuis la commande »."""
    return _name(exigence.id, exigence.titre)


def numbered_steps(cas: CasDeTest) -> Iterator[tuple[int, EtapeDeTest]]:
    """Yield the steps with the rank that tools number them by."""
    yield from enumerate(cas.etapes, 1)


def one_line(texte: str | None) -> str:
    """Return `texte` on one line, without what no file can hold; its unbreakable spaces stay."""
    return clean(_BLANCS.sub(" ", texte or "")).strip(" ")


def clean(texte: str) -> str:
    """Return `texte` without the characters that neither XML nor a workbook can hold."""
    return _INTERDITS.sub("", texte)


def _folders(personas: list[Persona], cas: list[CasDeTest]) -> Iterator[Dossier]:
    connus = {p.id: p for p in personas if p.id}
    par_persona: dict[str | None, list[CasDeTest]] = {}
    for c in cas:
        par_persona.setdefault(c.persona if c.persona in connus else None, []).append(c)
    for identifiant, persona in connus.items():
        if siens := par_persona.get(identifiant):
            qui = ", ".join(filter(None, (persona.prenom_fictif, persona.metier)))
            yield Dossier(_name(identifiant, qui), persona, tuple(siens))
    if orphelins := par_persona.get(None):
        yield Dossier(SANS_PERSONA, None, tuple(orphelins))


def _chapters(exigences: list[Exigence]) -> Iterator[Chapitre]:
    par_code: dict[str, list[Exigence]] = {}
    for exigence in exigences:
        # A section is written by its number or by its code: « 0c » and « P2 » are one.
        code = numero(exigence.section) if exigence.section else ""
        par_code.setdefault(code, []).append(exigence)
    for code in sorted(par_code, key=lambda code: (not code, code)):
        nom = f"{code} - {sous_section(code).titre}" if code else SANS_SECTION
        yield Chapitre(nom, code, tuple(par_code[code]))


def _name(identifiant: str | None, titre: str | None) -> str:
    return " - ".join(filter(None, (identifiant, one_line(titre)))) or "Sans titre"
