"""Bring what testers handed in: records, then what they make of the anomalies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cdc.recette.contradictions import contradictions
from cdc.recette.controle import Controleur
from cdc.recette.echecs import failures, withdrawn
from cdc.recette.etat_cas import sort_passages, states_in
from cdc.recette.remarques import to_qualify
from cdc.recette.suivi import Registre as Anomalies
from cdc.recette.versements import Registre, is_blank, last_versions, passages_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cdc.recette.contradictions import Contradiction
    from cdc.recette.echecs import Echec
    from cdc.recette.mouvements import Mouvement
    from cdc.recette.passages import Passage
    from cdc.recette.releve import Faute, Releve, Remarque
    from cdc.recette.versements import Versement
    from cdc_schema import Cahier


@dataclass(frozen=True, slots=True)
class Lu:
    """One tester's results in one file: what was read, by which tool, and where it is kept."""

    releve: Releve
    outil: str
    source: str


@dataclass(frozen=True, slots=True)
class Acquis:
    """What imports finished bringing: their records, and the highest number of an anomaly."""

    releves: tuple[str, ...] = ()
    anomalies: int = 0


@dataclass(frozen=True, slots=True)
class Bilan:
    """What became of one file of one tester.

    Attributes:
        fichier: the name of the file.
        versement: its record.
        deja: the record was there.
        depassee: a newer version of it is there: this one says nothing any more.
        fautes: what could not be taken as it is, and what the project does not know.
        changes: the cases whose text changed since the workbook was handed out.
        effacees: the cases that the version before played, and this one does not.
        inconnus: those who played and are no member of the team.
        doutes: what was taken as it is, and deserves a look.
    """

    fichier: str
    versement: Versement
    deja: bool
    depassee: bool
    fautes: tuple[Faute, ...]
    changes: tuple[str, ...]
    effacees: tuple[str, ...]
    inconnus: tuple[str, ...] = ()
    doutes: tuple[str, ...] = ()

    @property
    def remarques(self) -> tuple[Remarque, ...]:
        """The remarks that seem to tell a need badly expressed."""
        return to_qualify(self.versement.releve.remarques)


@dataclass(frozen=True, slots=True)
class Importation:
    """The project after an import, and what became of each file.

    Attributes:
        bilans: one for each file and tester, in the order of the files.
        nouveaux: the records to write.
        anomalies: the anomalies then, as plain data.
        mouvements: what happened to them.
        contradictions: the cases that testers of these campaigns judged differently, not settled.
        acquis: what is brought to the end once all this is written.
        vides: the workbooks in which nobody wrote: nothing is kept of them.
    """

    bilans: tuple[Bilan, ...]
    nouveaux: tuple[Versement, ...]
    anomalies: list[dict[str, Any]]
    mouvements: tuple[Mouvement, ...]
    contradictions: tuple[Contradiction, ...]
    acquis: Acquis
    vides: tuple[str, ...] = ()

    @property
    def reste(self) -> bool:
        """Tell whether somebody has to look at something."""
        return bool(self.contradictions) or any(b.fautes or b.changes for b in self.bilans)


@dataclass(slots=True)
class _Travail:
    """The records that an import brings, in the order of the files."""

    registre: Registre
    controleur: Controleur
    bilans: list[Bilan] = field(default_factory=list)
    nouveaux: list[Versement] = field(default_factory=list)
    vides: list[str] = field(default_factory=list)


def import_releves(
    cahier: Cahier,
    anomalies: Sequence[Mapping[str, Any]],
    lus: Iterable[Lu],
    versements: Iterable[Versement],
    acquis: Acquis,
    *,
    clore: bool = False,
) -> Importation:
    """Return the project after `lus`; `versements` are the records that it already has.

    `anomalies` are those of `cahier` as plain data. What `acquis` says is brought makes nothing
    again: an anomaly that somebody deleted stays deleted. With `clore`, the anomalies that were
    corrected and whose case conforms are closed.
    """
    travail = _Travail(Registre(versements), Controleur(cahier))
    for lu in lus:
        _take(travail, lu)
    registre = travail.registre
    ranges = sort_passages(passages_of(registre.versements))
    joues = {(p.releve, p.cas): p for v in registre.versements for p in v.releve.passages}
    suivi = Anomalies(cahier, [dict(a) for a in anomalies], joues, acquis.anomalies)
    derniers = last_versions(registre.versements)
    a_apporter = [v for v in derniers if v.nom not in acquis.releves]
    suivi.bring(_failures(registre, a_apporter, acquis))
    suivi.withdraw(_withdrawn(registre, a_apporter, acquis))
    par_cas: dict[str, list[Passage]] = {}
    for (_, cas), passages in ranges.items():
        par_cas.setdefault(cas, []).extend(passages)
    suivi.close(par_cas, ecrire=clore)
    touchees = {b.versement.releve.campagne for b in travail.bilans}
    etats = (
        etat
        for campagne in cahier.campagnes
        if campagne.id in touchees
        for etat in states_in(cahier, campagne, cahier.cas_de_test, ranges)
    )
    return Importation(
        tuple(travail.bilans),
        tuple(travail.nouveaux),
        suivi.donnees,
        tuple(suivi.mouvements),
        tuple(c for c in contradictions(etats) if c.ouverte),
        Acquis(
            tuple(sorted({v.nom for v in registre.versements})),
            suivi.dernier if a_apporter else acquis.anomalies,
        ),
        tuple(travail.vides),
    )


def _take(travail: _Travail, lu: Lu) -> None:
    registre = travail.registre
    if is_blank(lu.releve) and not registre.knows(lu.releve, lu.outil):
        travail.vides.append(lu.releve.fichier)
        return
    versement, deja = registre.take(lu.releve, lu.outil, lu.source)
    if not deja:
        travail.nouveaux.append(versement)
    controle = travail.controleur.check(versement.releve)
    travail.bilans.append(
        Bilan(
            lu.releve.fichier,
            versement,
            deja,
            not registre.is_last(versement),
            (*lu.releve.fautes, *controle.fautes),
            controle.changes,
            _erased(registre, versement),
            controle.inconnus,
            controle.doutes,
        )
    )


def _erased(registre: Registre, versement: Versement) -> tuple[str, ...]:
    avant = registre.before(versement)
    if avant is None:
        return ()
    joues = {p.cas for p in versement.releve.passages}
    return tuple(p.cas for p in avant.releve.passages if p.cas not in joues)


def _failures(
    registre: Registre, versements: Iterable[Versement], acquis: Acquis
) -> Iterator[Echec]:
    for versement in versements:
        avant = _passages(_brought(registre, versement, acquis))
        for passage in versement.releve.passages:
            yield from failures(passage, avant.get(passage.cas))


def _withdrawn(
    registre: Registre, versements: Iterable[Versement], acquis: Acquis
) -> Iterator[Echec]:
    for versement in versements:
        avant = _passages(_brought(registre, versement, acquis))
        for passage in versement.releve.passages:
            if passage.cas in avant:
                yield from withdrawn(passage, avant[passage.cas])


def _brought(registre: Registre, versement: Versement, acquis: Acquis) -> Versement | None:
    """Return the last version before `versement` that an import brought to the end."""
    avant = registre.before(versement)
    while avant is not None and avant.nom not in acquis.releves:
        avant = registre.before(avant)
    return avant


def _passages(versement: Versement | None) -> dict[str, Passage]:
    return {p.cas: p for p in versement.releve.passages} if versement else {}
