"""Import the answers of several people at once: what the project becomes, and the report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from cdc.entretien.annotation import annotate
from cdc.entretien.effets import Attente, Effet, Motif, Sort
from cdc.entretien.fusion import Fusion
from cdc.entretien.places import Origine, Resultat
from cdc.entretien.releves import Releve, record
from cdc.entretien.reponses import Bac, Ecart, flag, normalize
from cdc.entretien.versions import Versions, collected, emptied, identity, said, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cdc.entretien.apports import Groupe, Recolte
    from cdc.entretien.arbitrages import Decisions
    from cdc.entretien.banque import Banque
    from cdc.entretien.personnes import Personnes
    from cdc.entretien.reponses import Lecture, Reponse, Texte

_PASSAGES = 4


@dataclass(slots=True)
class Bilan:
    """What became of one file.

    `ecarts` are the cells that found no place, `gardes` the answers kept in the record only,
    `attentes` those that wait for a decision or for another person, `avertissements` what is to
    be known besides.
    """

    lecture: Lecture
    releve: Releve
    deja: bool
    effets: list[Effet] = field(default_factory=list)
    ecarts: list[Ecart] = field(default_factory=list)
    gardes: list[Texte] = field(default_factory=list)
    attentes: list[Attente] = field(default_factory=list)
    avertissements: list[str] = field(default_factory=list)

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
    """The project after an import, as plain data, and what became of each file."""

    donnees: dict[str, Any]
    bilans: tuple[Bilan, ...]

    @property
    def nouveaux(self) -> tuple[Releve, ...]:
        """The records to be written."""
        return tuple(b.releve for b in self.bilans if not b.deja)


@dataclass(slots=True)
class _Travail:
    """One group to bring, who says it, and what became of it so far."""

    groupe: Groupe
    origine: Origine
    resultat: Resultat = field(default_factory=Resultat)


def import_lectures(
    donnees: Mapping[str, Any],
    lectures: Sequence[Lecture],
    releves: Sequence[Releve],
    banque: Banque,
    decisions: Decisions | None = None,
    personnes: Personnes | None = None,
) -> Importation:
    """Return the project after `lectures`; `releves` are the records that it already has.

    What `decisions` have settled is not opened again, unless an answer changed; `personnes` says
    which names are one person.
    """
    connus = list(releves)
    prises = [str(e.get("id") or "") for e in donnees.get("entretiens") or []]
    bilans = []
    for lecture in lectures:
        releve = record(annotate(lecture, banque), connus, prises, personnes)
        deja = any(releve is connu for connu in connus)
        bilans.append(Bilan(lecture, releve, deja, list[Effet](), [*lecture.ecarts]))
        if not deja:
            connus.append(releve)
    fusion = Fusion(dict(donnees), decisions)
    versions, dits = Versions(connus), texts(connus)
    travaux = [_prepare(bilan, versions, banque, donnees, dits) for bilan in bilans]
    _merge_all(fusion, chain.from_iterable(travaux))
    for bilan, siens in zip(bilans, travaux, strict=True):
        _conclude(bilan, siens)
    return Importation(fusion.donnees, tuple(bilans))


def _prepare(
    bilan: Bilan,
    versions: Versions,
    banque: Banque,
    donnees: Mapping[str, Any],
    dits: dict[str, set[str]],
) -> list[_Travail]:
    """Return the groups that a record brings."""
    releve = bilan.releve
    dernier = versions.last(releve)
    if dernier.version != releve.version:
        bilan.avertissements.append(
            f"une version plus récente de cet entretien est déjà importée ({dernier.nom}) : "
            "celle-ci ne change rien."
        )
        return []
    if not releve.personne and not releve.cle:
        bilan.avertissements.append(
            "le nom de la personne manque en tête du guide : complétez-le dans le cahier."
        )
    precedent = versions.previous(releve)
    avant = said(precedent, banque, donnees) if precedent else {}
    maintenant = said(releve, banque, donnees) if precedent else {}
    if precedent:
        bilan.avertissements += emptied(precedent, releve)
    identite = Origine(releve.id, releve.id, avant, maintenant)
    travaux = [_Travail(identity(releve, banque), identite)]
    for reponse in releve.reponses:
        recolte = collected(reponse, banque)
        bilan.ecarts += recolte.ecarts
        bilan.gardes += recolte.gardes
        bilan.attentes += _placeless(reponse.question, recolte)
        bilan.attentes += _remarked(reponse)
        source = releve.cite(reponse.question)
        apports = (a for g in recolte.groupes for a in g.apports if not a.discret)
        dits.setdefault(source, set()).update(normalize(a.texte) for a in apports)
        origine = Origine(
            releve.id, source, avant, maintenant, dits, bilan.deja, anglais=releve.anglais
        )
        travaux += [_Travail(groupe, origine) for groupe in recolte.groupes]
    return travaux


def _merge_all(fusion: Fusion, travaux: Iterable[_Travail]) -> None:
    """Bring every group; what a group creates may be what another one names."""
    restants = list(travaux)
    for _ in range(_PASSAGES):
        connus = set(fusion.noms.identifiants)
        for travail in restants:
            resultat = fusion.merge(travail.groupe, travail.origine)
            travail.resultat = _combine(travail.resultat, resultat)
        restants = [t for t in restants if t.resultat.ecarts]
        if not restants or fusion.noms.identifiants == connus:
            return


def _combine(premier: Resultat, second: Resultat) -> Resultat:
    """Keep the first fate of each value, and the reasons of the last attempt."""
    connus = {(e.chemin, e.cellule, e.proposee) for e in premier.effets}
    nouveaux = [e for e in second.effets if (e.chemin, e.cellule, e.proposee) not in connus]
    acceptees = premier.acceptees | second.acceptees
    attentes = list(dict.fromkeys([*premier.attentes, *second.attentes]))
    return Resultat([*premier.effets, *nouveaux], second.ecarts, acceptees, attentes)


def _conclude(bilan: Bilan, travaux: list[_Travail]) -> None:
    vues = {e.cellule for e in bilan.ecarts}
    for travail in travaux:
        bilan.effets += travail.resultat.effets
        bilan.attentes += travail.resultat.attentes
        # A form puts several answers in one cell: each is a group, accepted or not by itself.
        deja = vues | travail.resultat.acceptees
        for ecart in travail.resultat.ecarts:
            if ecart.cellule in deja:
                continue
            deja.add(ecart.cellule)
            if travail.groupe.question:
                _set_aside(bilan, ecart)
            else:
                bilan.avertissements.append(
                    f"{ecart.cellule}\u00a0: «\u00a0{ecart.texte}\u00a0». {ecart.raison}"
                )


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
