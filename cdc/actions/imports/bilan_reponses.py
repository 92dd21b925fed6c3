"""What an import of answers did with each file, part by part."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.actions.imports.rubriques import (
    Etendue,
    Ligne,
    Rubrique,
    deleted,
    effects,
    shared_out,
    unattached,
)
from cdc.entretien.cellules import shown
from cdc.entretien.effets import Sort
from cdc.entretien.enquete import LIBRES, Disposition
from cdc.entretien.rattachement import Moyen
from cdc.entretien.reponses import Bac, Certitude
from cdc.entretien.suites import by_person
from cdc.entretien.temoignages import answers
from cdc.francais import enumeration, plural, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdc.entretien.bilans import BilanFichier
    from cdc.entretien.importation import Bilan
    from cdc.entretien.reponses import Depot
    from cdc.entretien.suites import Suite

_BACS = {
    Bac.REPONSE: ("réponse", "réponses"),
    Bac.METADONNEE: ("d’identité", "d’identité"),
    Bac.REMARQUE: ("remarque", "remarques"),
    Bac.CONSIGNE: ("du guide", "du guide"),
    Bac.ENTETE: ("en-tête", "en-têtes"),
    Bac.NON_RATTACHE: ("non rattachée", "non rattachées"),
}
_CONFLITS = ("réponse à départager", "réponses à départager")
_ECARTS = ("cellule à rattacher", "cellules à rattacher")
_ATTENDUES = ("valeur à confirmer", "valeurs à confirmer")
_ACCORDS = {Disposition.MATRICE: "reconnue", Disposition.NOTES: "reconnues"}
_TITRES = {
    Sort.CREEE: ("valeur créée", "valeurs créées"),
    Sort.MODIFIEE: ("valeur modifiée", "valeurs modifiées"),
    Sort.INCHANGEE: ("valeur inchangée", "valeurs inchangées"),
    Sort.A_REDIGER: ("donnée à rédiger", "données à rédiger"),
    Sort.RESTE_A_REDIGER: ("donnée reste à rédiger", "données restent à rédiger"),
    Sort.ARBITREE: ("réponse déjà départagée", "réponses déjà départagées"),
    Sort.CONFLIT: _CONFLITS,
}
_AVEC_AVANT = (Sort.MODIFIEE, Sort.CONFLIT)


@dataclass(slots=True)
class Restes:
    """What is left to do in all the files; where the cells to attach are decided, if anywhere."""

    conflits: int = 0
    ecarts: int = 0
    attendues: int = 0
    correspondances: dict[str, None] = field(default_factory=dict)

    def count(self, fichier: BilanFichier) -> None:
        """Add what is left of one file."""
        ecarts = len(fichier.ecarts)
        self.conflits += len(fichier.conflits)
        self.ecarts += ecarts
        self.attendues += sum(s.a_confirmer for s in fichier.suites)
        if ecarts:
            self.correspondances[fichier.depot.correspondance] = None

    def __bool__(self) -> bool:
        return bool(self.conflits or self.ecarts or self.attendues)

    def said(self) -> str:
        """Return what is left: « 2 réponses à départager et 1 cellule à rattacher »."""
        combien = (
            (self.conflits, _CONFLITS), (self.ecarts, _ECARTS), (self.attendues, _ATTENDUES)
        )  # fmt: skip
        return enumeration([plural(n, *mots) for n, mots in combien if n])


def layout(depot: Depot) -> str:
    """Return the name of the layout of a file, as `--disposition` takes it."""
    return depot.format.replace("_", "-")


def heading(fichier: BilanFichier) -> Iterator[str]:
    """Yield what a file was taken for, and where its cells went."""
    if fichier.depot.format != "guide":
        yield _recognised(fichier.depot)
        combien = "personne" if Disposition(layout(fichier.depot)) in LIBRES else "réponse"
        yield plural(len(fichier.bilans), combien)


def interviews(fichier: BilanFichier) -> Iterator[tuple[str, str]]:
    """Yield the record of each person, and what is to be known of it."""
    for bilan in fichier.bilans:
        yield bilan.releve.nom, f"{_who(bilan)} ({_nature(bilan)})"


def cells(fichier: BilanFichier) -> str:
    """Return how many cells are filled, and what they are."""
    return shared_out(fichier.depot.cellules_non_vides, fichier.repartition, _BACS)


def rubrics(fichier: BilanFichier, etendue: Etendue, *, apercu: bool) -> Iterator[Rubrique]:
    """Yield what became of one file; a preview keeps nothing."""
    yield from _guessed(fichier.depot)
    for sort, titres in _TITRES.items():
        yield from effects(fichier.by_sort(sort), titres, avant=sort in _AVEC_AVANT)
    yield from deleted(fichier.by_sort, etendue)
    for bilan in fichier.bilans:
        yield from _readings(bilan)
        yield from _kept(bilan, apercu=apercu)
        yield from _notes(bilan, apercu=apercu)
    yield from confirmations(fichier.suites)
    yield from questions(fichier.suites)
    yield from unattached(fichier.ecarts, etendue)


def confirmations(suites: Iterable[Suite]) -> Iterator[Rubrique]:
    """Yield the values that were read but not written, with what they may mean."""
    vues = [s for s in suites if s.a_confirmer]
    if vues:
        titre = plural(len(vues), *_ATTENDUES)
        lignes = tuple(ligne for suite in vues for ligne in _confirmation(suite))
        yield Rubrique(titre, ", pas écrites dans le cahier", lignes, attend=True)


def _confirmation(suite: Suite) -> Iterator[Ligne]:
    ici = f"{shown(suite.cellule)} {suite.question} → {suite.chemin}"
    yield Ligne(f"{ici}\u00a0: {quote(suite.texte)}", chemin=suite.chemin)
    lecture = f"{suite.pourquoi} ({suite.lecture})" if suite.lecture else suite.pourquoi
    yield Ligne(f"{lecture}{_proposals(suite)}", 1)


def _proposals(suite: Suite) -> str:
    if not suite.possibles:
        return ""
    return f". Écrivez par exemple {' ou '.join(suite.possibles)}."


def questions(suites: Iterable[Suite], *, detail: bool = True) -> Iterator[Rubrique]:
    """Yield what is to be asked again, person by person."""
    vues = [s for s in suites if not s.a_confirmer]
    if vues:
        titre = plural(len(vues), "question à reposer", "questions à reposer")
        lignes = tuple(
            ligne
            for personne, siennes in by_person(vues).items()
            for ligne in _asked(personne, siennes, detail=detail)
        )
        yield Rubrique(titre, lignes=lignes)


def _asked(personne: str, siennes: Sequence[Suite], *, detail: bool) -> Iterator[Ligne]:
    connue = f" ({siennes[0].identifiant})" if siennes[0].identifiant else ""
    suite = "" if detail else f"\u00a0: {', '.join(s.question for s in siennes)}"
    yield Ligne(f"{personne}{connue}{suite}")
    for une in siennes if detail else ():
        yield Ligne(f"{une.question} {une.intitule}", 1)
        yield Ligne(f"{une.releve}, {shown(une.cellule)}\u00a0: {quote(une.texte)}", 2)


def mapping(depot: Depot, *, apercu: bool) -> str:
    """Return where the headings can be put right, if they can."""
    if not depot.correspondance:
        return ""
    if apercu:
        return (
            f"L’import dira dans {depot.correspondance} ce qu’il a fait de chaque intitulé. "
            "C’est là qu’un rattachement se corrige."
        )
    return f"Pour corriger un rattachement\u00a0: {depot.correspondance}, puis réimportez."


def _recognised(depot: Depot) -> str:
    preuves = " ; ".join(depot.preuves)
    disposition = Disposition(layout(depot))
    accord = _ACCORDS.get(disposition, "reconnu")
    return f"{disposition.titre} {accord} ({depot.confiance * 100:.0f} %) : {preuves}"


def _who(bilan: Bilan) -> str:
    releve = bilan.releve
    if releve.personne:
        return f", {releve.personne}"
    if releve.numero:
        return f", réponse {releve.numero}"
    return ""


def _nature(bilan: Bilan) -> str:
    if bilan.deja:
        return "déjà importé"
    return f"version {bilan.releve.version}" if bilan.releve.version > 1 else "nouvel entretien"


def _kept(bilan: Bilan, *, apercu: bool) -> Iterator[Rubrique]:
    """Yield the answers that no data item takes as they are: they are to be read and written up."""
    if not bilan.gardes:
        return
    titre = plural(len(bilan.gardes), "réponse à relire", "réponses à relire")
    lignes = []
    for texte in bilan.gardes:
        drapeau = f" ({texte.drapeau})" if texte.drapeau else ""
        lignes.append(Ligne(f"{shown(texte.cellule)} : {quote(texte.texte)}{drapeau}"))
    yield Rubrique(titre, _in_record(bilan, apercu=apercu), tuple(lignes))


def _readings(bilan: Bilan) -> Iterator[Rubrique]:
    """Yield the texts of which the value is written otherwise: « 12 k€ » is 12000."""
    lignes = tuple(
        Ligne(f"{shown(t.cellule)}\u00a0: {quote(t.texte)} lu {t.lecture}")
        for reponse in bilan.releve.reponses
        for t in answers(reponse)
        if t.lecture and t.certitude is Certitude.EXACTE
    )
    if lignes:
        yield Rubrique(plural(len(lignes), "valeur convertie", "valeurs converties"), lignes=lignes)


def _notes(bilan: Bilan, *, apercu: bool) -> Iterator[Rubrique]:
    """Yield the comments of cells: they are notes of the answers that they stand on."""
    notes = [(r.question, n) for r in bilan.releve.reponses for n in r.notes]
    notes += [("", n) for n in bilan.releve.notes]
    if notes:
        titre = plural(len(notes), "commentaire de cellule", "commentaires de cellule")
        lignes = tuple(
            Ligne(f"{' '.join(filter(None, (shown(n.cellule), q)))}\u00a0: {quote(n.texte)}")
            for q, n in notes
        )
        yield Rubrique(titre, _in_record(bilan, apercu=apercu), lignes)


def _guessed(depot: Depot) -> Iterator[Rubrique]:
    """Yield the headings that were recognised under other words: they are to be checked."""
    lignes = []
    for intitule in depot.intitules:
        if intitule.moyen == Moyen.INDICES:
            sur = f"{intitule.cle} ({100 * intitule.confiance:.0f}\u00a0%)"
            lignes.append(
                Ligne(f"{shown(intitule.cellule)}\u00a0: {quote(intitule.texte)} → {sur}")
            )
    if lignes:
        titre = plural(len(lignes), "intitulé reconnu", "intitulés reconnus")
        yield Rubrique(titre, " sous d’autres mots, à vérifier", tuple(lignes))


def _in_record(bilan: Bilan, *, apercu: bool) -> str:
    """Say where the answers are kept; a preview keeps none."""
    return "" if apercu and not bilan.deja else f" dans entretiens/{bilan.releve.nom}.yaml"
