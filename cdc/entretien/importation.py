"""Import the answers of several people at once: what the project becomes, and the report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cdc.entretien.acquis import Acquises, Apporte, Suivi
from cdc.entretien.annotation import annotate
from cdc.entretien.effets import Attente, Effet, Motif, Sort
from cdc.entretien.fusion import Fusion
from cdc.entretien.places import Origine, Resultat
from cdc.entretien.registre import Dits, Registre
from cdc.entretien.reponses import Bac, Ecart, flag
from cdc.entretien.versions import collected, emptied, identity, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, MutableSequence, Sequence

    from cdc.entretien.apports import Groupe, Recolte
    from cdc.entretien.arbitrages import Decisions
    from cdc.entretien.banque import Banque
    from cdc.entretien.personnes import Personnes
    from cdc.entretien.releves import Releve
    from cdc.entretien.reponses import Lecture, Reponse, Texte

    Garder = Callable[[Iterable[Any]], MutableSequence[Any]]

_PASSAGES = 4


@dataclass(slots=True)
class Bilan:
    """What became of one file.

    `ecarts` are the cells that found no place, `gardes` the answers kept in the record only,
    `attentes` those that wait for a decision or for another person, `avertissements` what is to
    be known besides; `laissees` is what makes known what is still to be brought.
    """

    lecture: Lecture
    releve: Releve
    deja: bool
    effets: list[Effet] = field(default_factory=list)
    ecarts: list[Ecart] = field(default_factory=list)
    gardes: list[Texte] = field(default_factory=list)
    attentes: list[Attente] = field(default_factory=list)
    avertissements: list[str] = field(default_factory=list)
    laissees: set[str] = field(default_factory=set)

    @property
    def repartition(self) -> dict[Bac, int]:
        """The cells of the file by bucket; an answer that found no place is not attached."""
        ecartees = {e.cellule for e in self.ecarts} - {e.cellule for e in self.lecture.ecarts}
        bacs = Counter(self.lecture.repartition)
        bacs[Bac.REPONSE] -= len(ecartees)
        bacs[Bac.NON_RATTACHE] += len(ecartees)
        return {bac: bacs[bac] for bac in Bac}

    @property
    def conflits(self) -> list[Effet]:
        """The values that the project says otherwise."""
        return self.by_sort(Sort.CONFLIT)

    def by_sort(self, *sorts: Sort) -> list[Effet]:
        """Return the values that met one of these fates."""
        return [e for e in self.effets if e.sort in sorts]


@dataclass(frozen=True, slots=True)
class Importation:
    """The project after an import, as plain data, and what became of each file.

    `releves` are all the records then, those to be written last: `nouveaux`; `acquises` those
    that are brought once the project is written.
    """

    donnees: dict[str, Any]
    bilans: Sequence[Bilan]
    releves: Sequence[Releve]
    connus: int
    acquises: Acquises = field(default_factory=Acquises)

    @property
    def nouveaux(self) -> Sequence[Releve]:
        """The records to be written."""
        return self.releves[self.connus :]


@dataclass(frozen=True, slots=True)
class _Travail:
    """One group to bring, and who says it."""

    groupe: Groupe
    origine: Origine


@dataclass(slots=True)
class _Fait:
    """What became of one group, that answers `question` or says who answers."""

    question: str
    resultat: Resultat = field(default_factory=Resultat)


@dataclass(frozen=True, slots=True)
class _Contexte:
    """What is known while interviews are brought; `donnees` is the project before them."""

    donnees: Mapping[str, Any]
    banque: Banque
    registre: Registre
    dits: Dits
    suivi: Suivi


def import_lectures(
    donnees: Mapping[str, Any],
    lectures: Iterable[Lecture],
    releves: Iterable[Releve],
    banque: Banque,
    decisions: Decisions | None = None,
    personnes: Personnes | None = None,
    garder: Garder = list,
    acquises: Acquises | None = None,
) -> Importation:
    """Return the project after `lectures`; `releves` are the records that it already has.

    What `decisions` have settled is not opened again, unless an answer changed; `personnes` says
    which names are one person; of what `acquises` say that an import finished bringing, what the author
    deleted since does not come back. `garder` makes the lists of records and of reports: one of each is
    out of them at a time, so that lists which pack what they hold need little memory.
    """
    prises = [str(e.get("id") or "") for e in donnees.get("entretiens") or []]
    registre = Registre(garder(releves), prises, personnes)
    connus, amenes = len(registre.releves), set[str]()
    bilans: MutableSequence[Bilan] = garder(())
    for lecture in lectures:
        releve, deja = registre.take(annotate(lecture, banque))
        amenes.add(releve.nom)
        # What it answers is in its record.
        reste = lecture.model_copy(update={"reponses": ()})
        bilans.append(Bilan(reste, releve, deja, list[Effet](), [*lecture.ecarts]))
    suivi = Suivi(acquises or Acquises())
    contexte = _Contexte(donnees, banque, registre, Dits(registre, banque, amenes), suivi)
    fusion = Fusion(dict(donnees), decisions)
    _merge_all(fusion, bilans, contexte, garder(()))
    return Importation(fusion.donnees, bilans, registre.releves, connus, suivi.completed())


def _merge_all(
    fusion: Fusion,
    bilans: MutableSequence[Bilan],
    contexte: _Contexte,
    faits: MutableSequence[list[_Fait]],
) -> None:
    """Bring every interview; what one of its groups creates may be what another one names.

    `faits` keeps what became of the groups of an interview of which some wait.
    """
    connus = len(fusion.noms.identifiants)
    attendus: dict[int, list[int]] = {}
    for rang, bilan in enumerate(bilans):
        travaux = _note(bilan, contexte)
        siens = [_Fait(t.groupe.question) for t in travaux]
        restants = _merge(fusion, travaux, siens, range(len(travaux)))
        if restants:
            attendus[rang] = restants
        else:
            _conclude(bilan, siens, contexte)
        faits.append(siens if restants else [])
        bilans[rang] = bilan
    _merge_again(fusion, bilans, contexte, faits, attendus, connus)
    for rang in attendus:
        bilan = bilans[rang]
        _conclude(bilan, faits[rang], contexte)
        bilans[rang] = bilan


def _merge_again(
    fusion: Fusion,
    bilans: Sequence[Bilan],
    contexte: _Contexte,
    faits: MutableSequence[list[_Fait]],
    attendus: Mapping[int, list[int]],
    connus: int,
) -> None:
    """Bring again the groups that found no place, as long as what they name may have come."""
    for _ in range(_PASSAGES - 1):
        apres = len(fusion.noms.identifiants)
        if apres == connus:
            return
        connus, suite = apres, dict[int, list[int]]()
        for rang, places in attendus.items():
            siens = faits[rang]
            restants = _merge(fusion, _works(bilans[rang], contexte), siens, places)
            faits[rang] = siens
            if restants:
                suite[rang] = restants
        attendus = suite


def _merge(
    fusion: Fusion, travaux: Sequence[_Travail], faits: Sequence[_Fait], places: Iterable[int]
) -> list[int]:
    """Bring the groups at `places`, and return where those that found none are."""
    restants = []
    for place in places:
        travail, fait = travaux[place], faits[place]
        fait.resultat = _combine(fait.resultat, fusion.merge(travail.groupe, travail.origine))
        if fait.resultat.ecarts:
            restants.append(place)
    return restants


def _note(bilan: Bilan, contexte: _Contexte) -> list[_Travail]:
    """Return the groups that a record brings, once noted what needs no project to be told."""
    releve, registre = bilan.releve, contexte.registre
    derniere = registre.last(releve)
    if derniere != releve.version:
        bilan.avertissements.append(
            "une version plus récente de cet entretien est déjà importée "
            f"({releve.id}.v{derniere}) : celle-ci ne change rien."
        )
        return []
    if not releve.personne and not releve.cle:
        bilan.avertissements.append(
            "le nom de la personne manque en tête du guide : complétez-le dans le cahier."
        )
    if precedent := registre.version(releve.id, releve.version - 1):
        bilan.avertissements += emptied(precedent, releve)
    for reponse in releve.reponses:
        recolte = collected(reponse, contexte.banque)
        bilan.ecarts += recolte.ecarts
        bilan.gardes += recolte.gardes
        bilan.attentes += _placeless(reponse.question, recolte)
        bilan.attentes += _remarked(reponse)
    return _works(bilan, contexte)


def _works(bilan: Bilan, contexte: _Contexte) -> list[_Travail]:
    """Return the groups that a record brings."""
    releve, banque, donnees = bilan.releve, contexte.banque, contexte.donnees
    precedent = contexte.registre.version(releve.id, releve.version - 1)
    avant = said(precedent, banque, donnees) if precedent else {}
    maintenant = said(releve, banque, donnees) if precedent else {}
    apporte = _brought(releve, avant, contexte)
    identite = Origine(releve.id, releve.id, avant, maintenant, apporte=apporte)
    travaux = [_Travail(identity(releve, banque), identite)]
    for reponse in releve.reponses:
        source = releve.cite(reponse.question)
        origine = Origine(
            releve.id,
            source,
            avant,
            maintenant,
            contexte.dits,
            bilan.deja,
            releve.anglais,
            apporte,
        )
        travaux += [_Travail(g, origine) for g in collected(reponse, banque).groupes]
    return travaux


def _brought(releve: Releve, avant: dict[str, list[Any]], contexte: _Contexte) -> Apporte | None:
    """Return what an import finished bringing of an interview: these answers, or older ones."""
    suivi, banque = contexte.suivi, contexte.banque
    for version in range(releve.version, 0, -1):
        ancien = contexte.registre.version(releve.id, version)
        acquis = suivi.known(ancien) if ancien else None
        if ancien is None or acquis is None:
            continue
        memes = Apporte(None, frozenset(acquis.ecartees), suivi.unbound(acquis, banque))
        if version == releve.version:
            return memes
        tout = version == releve.version - 1 and not memes.ecartees and not memes.deliees
        return Apporte(avant if tout else said(ancien, banque, contexte.donnees, memes.holds))
    return None


def _combine(premier: Resultat, second: Resultat) -> Resultat:
    """Keep the first fate of each value, and the reasons of the last attempt."""
    connus = {(e.chemin, e.cellule, e.proposee) for e in premier.effets}
    nouveaux = [e for e in second.effets if (e.chemin, e.cellule, e.proposee) not in connus]
    acceptees = premier.acceptees | second.acceptees
    attentes = list(dict.fromkeys([*premier.attentes, *second.attentes]))
    effets = [*premier.effets, *nouveaux]
    return Resultat(effets, second.ecarts, acceptees, attentes, second.ecartees)


def _conclude(bilan: Bilan, faits: Sequence[_Fait], contexte: _Contexte) -> None:
    """Put together what became of the groups of an interview, which is then brought."""
    vues = {e.cellule for e in bilan.ecarts}
    for fait in faits:
        bilan.effets += fait.resultat.effets
        bilan.attentes += fait.resultat.attentes
        bilan.laissees |= fait.resultat.ecartees
        # A form puts several answers in one cell: each is a group, accepted or not by itself.
        deja = vues | fait.resultat.acceptees
        for ecart in fait.resultat.ecarts:
            if ecart.cellule in deja:
                continue
            deja.add(ecart.cellule)
            if fait.question:
                _set_aside(bilan, ecart)
            else:
                bilan.avertissements.append(
                    f"{ecart.cellule}\u00a0: «\u00a0{ecart.texte}\u00a0». {ecart.raison}"
                )
    if contexte.registre.last(bilan.releve) == bilan.releve.version:
        contexte.suivi.finish(bilan.releve, contexte.banque, bilan.laissees)


def _set_aside(bilan: Bilan, ecart: Ecart) -> None:
    """Note a text that found no place, with the others of its cell."""
    for rang, autre in enumerate(bilan.ecarts):
        if autre.cellule == ecart.cellule:
            texte = f"{autre.texte} ; {ecart.texte}"
            bilan.ecarts[rang] = autre.model_copy(update={"texte": texte})
            return
    bilan.ecarts.append(ecart)


def _placeless(question: str, recolte: Recolte) -> list[Attente]:
    """Return what is no answer, where no data item was awaited."""
    placees = {a.cellule for groupe in recolte.groupes for a in groupe.apports if a.reserve}
    return [
        Attente(Motif(t.drapeau), "", t.cellule, t.texte, question)
        for t in recolte.gardes
        if t.drapeau and t.cellule not in placees and t.drapeau != Motif.SANS_OBJET
    ]


def _remarked(reponse: Reponse) -> list[Attente]:
    """Return the remarks and comments that send to somebody: « voir avec Sophie »."""
    dites = [*([reponse.remarque] if reponse.remarque else []), *reponse.notes]
    return [
        Attente(Motif.VOIR_AVEC, "", t.cellule, t.texte, reponse.question)
        for t in dites
        if flag(t.texte) == Motif.VOIR_AVEC
    ]
