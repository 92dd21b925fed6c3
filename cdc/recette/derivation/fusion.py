"""Bring drafts to the plan: what is new is added, what nobody touched follows its source, the rest is told."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING, Any

from cdc.recette.derivation.contexte import Contexte
from cdc.recette.derivation.journee import in_day_order
from cdc.recette.derivation.modele import Ebauche, Famille
from cdc_schema.cas_de_test import CasDeTest, DonneeDeTest, EtapeDeTest, VersionVisee
from cdc_schema.enumerations import NatureDonneeTest, StatutRedaction, TypeCas

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from cdc.recette.derivation.derivation import Derivation
    from cdc_schema import Cahier

MISE_EN_PLACE = 2  # minutes to open a session and find the records
PAR_ETAPE = 1.2
_HORS_EMPREINTE = {"id", "empreinte", "provenance", "statut_redaction"}
_NUMERO = re.compile(r"^CT-0*(\d+)$")
_FIGES = (StatutRedaction.A_REVOIR, StatutRedaction.OBSOLETE)


@dataclass(frozen=True, slots=True)
class Derive:
    """A draft that became a case, and what it was before when it was refreshed."""

    ebauche: Ebauche
    cas: CasDeTest
    avant: CasDeTest | None = None


@dataclass(frozen=True, slots=True)
class Retard:
    """A case whose requirement moved on: `avant` and `maintenant` are its versions."""

    cas: CasDeTest
    exigence: str
    avant: str
    maintenant: str


@dataclass(frozen=True)
class Fusion:
    """What a derivation changes in the plan.

    Attributes:
        nouveaux: the cases to add, in their order.
        rafraichis: those that nobody touched and whose source changed.
        inchanges: those that say what they should.
        retouches: those that somebody edited, and whose source changed since.
        perimes: those whose source is gone, or is covered by a case written since.
        supprimes: the keys of those that somebody deleted: they stay deleted.
        retards: cases that aim at an older version of a requirement, and are not refreshed.
        connus: the case of each key, as the record remembers it.
    """

    nouveaux: tuple[Derive, ...] = ()
    rafraichis: tuple[Derive, ...] = ()
    inchanges: tuple[Derive, ...] = ()
    retouches: tuple[Derive, ...] = ()
    perimes: tuple[CasDeTest, ...] = ()
    supprimes: tuple[Ebauche, ...] = ()
    retards: tuple[Retard, ...] = ()
    connus: Mapping[str, str] = field(default_factory=dict)

    @property
    def a_revoir(self) -> tuple[CasDeTest, ...]:
        """The cases that a person should read again, each once."""
        tous = [d.avant for d in self.retouches if d.avant] + [r.cas for r in self.retards]
        uniques = {str(c.id): c for c in tous}
        return tuple(c for c in uniques.values() if c.statut_redaction not in _FIGES)


def merge(
    cahier: Cahier,
    derivation: Derivation,
    connus: Mapping[str, str],
    *,
    persona: str | None = None,
    familles: Collection[Famille] = tuple(Famille),
) -> Fusion:
    """Return what `derivation` changes; `connus` is the case of each key that was derived before.

    With `persona`, only its cases are looked at.
    """
    return _Fusionneur(cahier, connus).merge(derivation, persona, familles)


def fingerprint(cas: CasDeTest) -> str:
    """Return the same text for the same case, whatever its number and how far it was reviewed."""
    donnees = cas.model_dump(mode="json", exclude_defaults=True, exclude=_HORS_EMPREINTE)
    texte = json.dumps(donnees, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(texte.encode()).hexdigest()[:12]


def is_touched(cas: CasDeTest) -> bool:
    """Say whether somebody edited a derived case since cdc wrote it."""
    return not cas.derive_de or cas.empreinte != fingerprint(cas)


class _Fusionneur:
    def __init__(self, cahier: Cahier, connus: Mapping[str, str]) -> None:
        self.cahier = cahier
        self.ctx = Contexte(cahier)
        self.connus = dict(connus)
        self.cas = {str(c.id): c for c in cahier.cas_de_test if c.id}
        pris = set(connus.values())
        self._orphelins = {
            (str(c.titre), tuple(c.derive_de)): c for i, c in self.cas.items() if i not in pris
        }
        self._dernier = max(
            (int(n[1]) for i in [*self.cas, *connus.values()] if (n := _NUMERO.match(i))), default=0
        )
        self._largeur = max((len(i) - 3 for i in self.cas if _NUMERO.match(i)), default=3)

    def merge(
        self, derivation: Derivation, persona: str | None, familles: Collection[Famille]
    ) -> Fusion:
        nouveaux: list[Ebauche] = []
        tri: dict[str, list[Derive]] = {"rafraichis": [], "inchanges": [], "retouches": []}
        supprimes: list[Ebauche] = []
        vues = {e.cle for e in derivation.ebauches}
        for ebauche in derivation.ebauches:
            if persona is not None and ebauche.persona != persona:
                continue
            ici = self._known(ebauche)
            if ici is None:
                (supprimes if ebauche.cle in self.connus else nouveaux).append(ebauche)
                continue
            sort, derive = self._compare(ebauche, ici)
            tri[sort].append(derive)
        ajoutes = self._numbered(nouveaux)
        perimes = [] if persona else self._outdated(vues, familles)
        suivis = {str(d.cas.id) for d in (*tri["rafraichis"], *tri["inchanges"])}
        return Fusion(
            nouveaux=tuple(ajoutes),
            rafraichis=tuple(tri["rafraichis"]),
            inchanges=tuple(tri["inchanges"]),
            retouches=tuple(tri["retouches"]),
            perimes=tuple(perimes),
            supprimes=tuple(supprimes),
            retards=tuple(self._late(suivis, persona)),
            connus={**self.connus, **{d.ebauche.cle: str(d.cas.id) for d in ajoutes}},
        )

    def _known(self, ebauche: Ebauche) -> CasDeTest | None:
        """Return the case that was made of this draft: by the record, else by what it says of itself."""
        if (connu := self.connus.get(ebauche.cle)) is not None:
            return self.cas.get(connu)
        jumeau = self._orphelins.get((ebauche.titre, ebauche.derive_de))
        if jumeau is not None:
            self.connus[ebauche.cle] = str(jumeau.id)
        return jumeau

    def _compare(self, ebauche: Ebauche, ici: CasDeTest) -> tuple[str, Derive]:
        neuf = self._case(ebauche, str(ici.id))
        if fingerprint(neuf) == fingerprint(ici):
            return "inchanges", Derive(ebauche, ici)
        if not is_touched(ici):
            statut = ici.statut_redaction
            relu = statut not in (None, StatutRedaction.BROUILLON, StatutRedaction.OBSOLETE)
            suite = StatutRedaction.A_REVOIR if relu else statut
            return "rafraichis", Derive(
                ebauche, neuf.model_copy(update={"statut_redaction": suite}), ici
            )
        if ici.empreinte == neuf.empreinte:  # only the author changed it: hers stays
            return "inchanges", Derive(ebauche, ici)
        return "retouches", Derive(ebauche, neuf, ici)

    def _numbered(self, ebauches: list[Ebauche]) -> list[Derive]:
        """Return new cases, one persona after the other, each in the order of its day."""
        faits = {id(c): Derive(e, c) for e in ebauches for c in (self._case(e, "CT-0"),)}
        rangs = {p: rang for rang, p in enumerate(self.ctx.personas)}
        par_personne: dict[int, list[CasDeTest]] = {}
        for derive in faits.values():
            rang = rangs.get(derive.cas.persona or "", len(rangs))
            par_personne.setdefault(rang, []).append(derive.cas)
        sortis = []
        for rang in sorted(par_personne):
            for cas in in_day_order(self.cahier, par_personne[rang]):
                self._dernier += 1
                ident = f"CT-{self._dernier:0{self._largeur}d}"
                sortis.append(Derive(faits[id(cas)].ebauche, cas.model_copy(update={"id": ident})))
        return sortis

    def _outdated(self, vues: set[str], familles: Collection[Famille]) -> Iterable[CasDeTest]:
        for cle, ident in self.connus.items():
            demandee = cle.split("/")[0] in {f.value for f in familles}
            cas = self.cas.get(ident) if demandee and cle not in vues else None
            if cas is not None and cas.statut_redaction is not StatutRedaction.OBSOLETE:
                yield cas

    def _late(self, suivis: set[str], persona: str | None) -> Iterable[Retard]:
        for cas in self.cahier.cas_de_test:
            if str(cas.id) in suivis or cas.statut_redaction is StatutRedaction.OBSOLETE:
                continue
            if persona is not None and cas.persona != persona:
                continue
            for visee in cas.version_exigence:
                exigence = self.ctx.exigences.get(visee.exigence or "")
                if exigence and exigence.version and visee.version not in (None, exigence.version):
                    yield Retard(cas, str(exigence.id), str(visee.version), exigence.version)

    def _case(self, ebauche: Ebauche, ident: str) -> CasDeTest:
        """Return the case that `ebauche` describes, with the fingerprint of what it says."""
        cas = CasDeTest.model_validate(
            {
                "id": ident,
                "titre": ebauche.titre,
                "persona": ebauche.persona,
                "role": ebauche.role,
                "exigences": list(ebauche.exigences),
                "objectif": ebauche.objectif or None,
                # What no requirement asks for is looked at, and counts in no rate.
                "type": ebauche.type if ebauche.exigences else TypeCas.EXPLORATOIRE,
                "technique": ebauche.technique,
                "priorite": ebauche.priorite,
                "preconditions": list(ebauche.preconditions),
                "donnees": [_data(nom, valeur) for nom, valeur in ebauche.donnees],
                "etapes": [
                    EtapeDeTest(
                        n=rang,
                        action=pas.action,
                        donnee=pas.donnee or None,
                        attendu=pas.attendu,
                        verifie_transition=pas.transition,
                    )
                    for rang, pas in enumerate(ebauche.pas, 1)
                ],
                "postconditions": ebauche.postconditions or None,
                "duree_estimee_min": _minutes(ebauche),
                "statut_redaction": StatutRedaction.BROUILLON,
                "version_exigence": self._versions(ebauche.exigences),
                "derive_de": list(ebauche.derive_de),
            }
        )
        return cas.model_copy(update={"empreinte": fingerprint(cas)})

    def _versions(self, exigences: Iterable[str]) -> list[VersionVisee]:
        connues = [self.ctx.exigences[e] for e in exigences if e in self.ctx.exigences]
        return [VersionVisee(exigence=e.id, version=e.version) for e in connues if e.version]


def written(cas: CasDeTest) -> dict[str, Any]:
    """Return a case as a file holds it."""
    return cas.model_dump(mode="json", exclude_defaults=True)


def _data(nom: str, valeur: str) -> DonneeDeTest:
    return DonneeDeTest(nom=nom, valeur=valeur, nature=NatureDonneeTest.FICTIVE)


def _minutes(ebauche: Ebauche) -> int:
    return MISE_EN_PLACE + ceil(PAR_ETAPE * len(ebauche.pas)) + ebauche.attente
