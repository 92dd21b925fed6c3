"""Import a table: what the project becomes, what is recorded, and the report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from cdc.entretien.acquis import Acquis, Acquises, digest
from cdc.entretien.effets import NON_APPORTEES, Effet, Sort
from cdc.entretien.noms import Noms
from cdc.entretien.reponses import Bac, normalize
from cdc.errors import CdcError
from cdc.listes.choix import with_mapping
from cdc.listes.elements import Fiches
from cdc.listes.fusion import Fusion
from cdc.listes.lecture import is_counter, read_tables
from cdc.listes.releves import Releve, record, versions
from cdc.listes.resultat import Resultat
from cdc.listes.valeurs import Lecteur

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.entretien.arbitrages import Decisions
    from cdc.listes.choix import Demande
    from cdc.listes.grille import Grille
    from cdc.listes.releves import Lecture
    from cdc.listes.synonymes import Synonymes

_LUE = {"vers", "tableaux", "colonnes", "valeurs"}


class ConservationError(CdcError):
    """A cell of the file would be in no bucket, or in two."""

    def __init__(self, fichier: str, attendues: int, rangees: int) -> None:
        self.fichier = fichier
        super().__init__(
            f"{fichier} : {attendues} cellules remplies mais {rangees} rangées : rien n’est "
            "importé, pour ne rien perdre. Signalez ce fichier."
        )


@dataclass(frozen=True, slots=True)
class Importation:
    """The project after the import of a table, its record, and what became of each cell.

    `acquises` are the imports that are brought once the project is written.
    """

    donnees: dict[str, Any]
    releve: Releve
    deja: bool
    resultat: Resultat
    acquises: Acquises = field(default_factory=Acquises)

    @property
    def repartition(self) -> dict[Bac, int]:
        """The cells of the file by bucket."""
        bacs = Counter(self.releve.repartition)
        ecartees = len({e.cellule for e in self.resultat.ecarts})
        bacs[Bac.REPONSE] -= ecartees + self.resultat.ignorees
        bacs[Bac.NON_RATTACHE] += ecartees
        bacs[Bac.REMARQUE] += self.resultat.ignorees
        return {bac: bacs[bac] for bac in Bac}

    def by_sort(self, *sorts: Sort) -> list[Effet]:
        """Return the values that met one of these fates."""
        return [e for e in self.resultat.effets if e.sort in sorts]

    @property
    def reste(self) -> bool:
        """Say whether something asks for a decision."""
        return bool(self.by_sort(Sort.CONFLIT)) or self.repartition[Bac.NON_RATTACHE] > 0


@dataclass(frozen=True, slots=True)
class Fichier:
    """A file as it was read: its name, its fingerprint, its sheets, its comments by address."""

    nom: str
    sha256: str
    grilles: Sequence[Grille]
    commentaires: Mapping[str, str] = field(default_factory=dict)


def import_table(
    fichier: Fichier,
    demande: Demande,
    donnees: Mapping[str, Any],
    releves: Sequence[Releve],
    synonymes: Synonymes,
    decisions: Decisions | None = None,
    acquises: Acquises | None = None,
) -> Importation:
    """Return the project after the tables of `fichier`; `releves` are the records that it has.

    What `decisions` settled stays so, unless the table says something else since. Of what
    `acquises` say that an import brought, what the author deleted since does not come back.

    Raises:
        TableauIntrouvableError: the file has no table for this list.
        ConservationError: a cell would be lost.
    """
    noms = _names(donnees, releves)
    demande = _as_before(demande, fichier, releves)
    lecture = read_tables(fichier.nom, fichier.sha256, fichier.grilles, demande, noms, synonymes)
    lecture = lecture.model_copy(update={"commentaires": dict(fichier.commentaires)})
    acquises = acquises or Acquises()
    finis = {
        r.nom: frozenset(acquis.ecartees)
        for r in releves
        if (acquis := acquises.of(r.nom, _fingerprint(r)))
    }
    fiches = Fiches(donnees, demande.liste, finis)
    releve = record(lecture, releves, (c.partition(".")[0] for c in fiches.citants))
    deja = releve in releves
    lecteur = Lecteur(noms, with_mapping(synonymes, lecture.correspondance), lecture.legendes)
    fusion = Fusion(
        demande.liste,
        fiches,
        lecteur,
        releve,
        releves,
        references=not is_counter(lecture.lignes),
        decisions=decisions,
    )
    resultat = fusion.merge(lecture.lignes)
    resultat.avertissements += _contradicted(lecteur)
    if not deja:
        releve = releve.model_copy(update={"lignes": _in_order(lecture, resultat)})
    recent = versions(releve.id, releves)
    if deja and recent[0] is not releve:
        resultat = _unchanged(resultat, recent[0])
        fiches = Fiches(donnees, demande.liste)
    else:
        acquises = acquises.completed({releve.nom: _finished(releve, resultat)})
    importation = Importation(fiches.written(), releve, deja, resultat, acquises)
    _check(lecture, importation)
    return importation


def _finished(releve: Releve, resultat: Resultat) -> Acquis:
    """Return what is to be known of `releve` once it is brought: the cells that found no place."""
    ecartees = {e.cellule for e in resultat.ecarts} | {t.cellule for t in resultat.gardes}
    ecartees |= {e.cellule for e in resultat.effets if e.sort in NON_APPORTEES}
    return Acquis(empreinte=_fingerprint(releve), ecartees=tuple(sorted(ecartees)))


def _fingerprint(releve: Releve) -> str:
    """Return what tells `releve` from another record of the same name."""
    return digest(f"{releve.sha256} {releve.correspondance.model_dump_json(include=_LUE)}")


def _as_before(demande: Demande, fichier: Fichier, releves: Sequence[Releve]) -> Demande:
    """Return `demande` with the mapping that this file, or one of its name, was read with."""
    memes = [
        r
        for r in sorted(releves, key=lambda r: (r.sha256 == fichier.sha256, r.id, r.version))
        if r.vers == demande.liste.nom
        and (r.sha256 == fichier.sha256 or normalize(r.fichier) == normalize(fichier.nom))
    ]
    if demande.correspondance or not memes:
        return demande
    identique = memes[-1].sha256 == fichier.sha256
    return replace(demande, habitude=memes[-1].correspondance, identique=identique)


def _names(donnees: Mapping[str, Any], releves: Sequence[Releve]) -> Noms:
    """Return the names of everything in the project, the references of imported tables included."""
    noms = Noms(donnees)
    connus = set(noms.identifiants)
    for releve in releves:
        for ligne in releve.lignes:
            identifiant = ligne.element.partition("[")[2].rstrip("]")
            if identifiant and not identifiant.isdecimal():
                noms.identifiants.add(identifiant)  # never given to another element
                if identifiant in connus and ligne.reference:
                    noms.add({"id": identifiant, "nom": ligne.reference})
    return noms


def _unchanged(resultat: Resultat, recent: Releve) -> Resultat:
    """Return what an older state of a file does: nothing, since a newer one was imported."""
    message = (
        f"une version plus récente de ce tableau est déjà importée ({recent.nom}) : celle-ci ne "
        "change rien."
    )
    return Resultat(ecarts=resultat.ecarts, ignorees=resultat.ignorees, avertissements=[message])


def _contradicted(lecteur: Lecteur) -> list[str]:
    return [
        f"la légende du fichier dit que « {code} » veut dire {dit} ; sans elle, ce serait {autre}."
        for code, (dit, autre) in lecteur.contredits.items()
    ]


def _in_order(lecture: Lecture, resultat: Resultat) -> tuple[Any, ...]:
    """Return the rows as they were kept, in the order of the file."""
    gardees = {ligne.cellule: ligne for ligne in resultat.lignes}
    return tuple(gardees.get(ligne.cellule, ligne) for ligne in lecture.lignes)


def _check(lecture: Lecture, importation: Importation) -> None:
    """Refuse a file of which a cell would be in no bucket, or in two."""
    bacs = importation.repartition
    rangees = sum(bacs.values())
    if rangees != lecture.cellules_non_vides or min(bacs.values()) < 0:
        raise ConservationError(lecture.fichier, lecture.cellules_non_vides, rangees)
