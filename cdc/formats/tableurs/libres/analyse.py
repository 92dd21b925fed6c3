"""What a workbook that no platform wrote seems to hold, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from cdc.entretien.cellules import sheet_shown
from cdc.entretien.enquete import Disposition
from cdc.entretien.intitules import wording
from cdc.formats.tableurs.indices import Indice, subjects_clue
from cdc.formats.tableurs.libres.blocs import Bloc, find_blocks, find_subjects, guess_block
from cdc.formats.tableurs.libres.identite import Ligne, find_lines
from cdc.formats.tableurs.libres.mots import Titre, is_managed, listed, unnumbered
from cdc.formats.tableurs.libres.personnes import Qui, announced, is_person
from cdc.formats.tableurs.libres.tournees import find_turned
from cdc.formats.tableurs.libres.voies import Lecture, read_columns
from cdc.formats.tableurs.libres.vue import view
from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.formats.tableurs.classeur import Cellule, Classeur

CELLULES_MAXIMALES = 20_000
QUESTIONS_MAXIMALES = 1_000
_EXAMEN = 60
_MOITIE = 0.5
_DEVINEE = 0.2
_ASSEZ = 3
_CERTAIN = 0.97


@dataclass(slots=True)
class Tableau:
    """A block of questions, and what its columns are."""

    bloc: Bloc
    lecture: Lecture

    @property
    def personnes(self) -> int:
        """How many people have columns of their own."""
        return len(self.lecture.groupes)


@dataclass(slots=True)
class Onglet:
    """One sheet: its tables, and what it says of who is heard."""

    nom: str
    cells: tuple[Cellule, ...]
    tableaux: list[Tableau]
    lignes: list[Ligne] = field(default_factory=list)
    annonce: tuple[Cellule, Qui] | None = None

    @property
    def nomme(self) -> str:
        """The name of the person that the sheet is about, or nothing."""
        dites = [li.lignes.get("personne", "") for li in self.lignes]
        if self.annonce:
            dites.append(self.annonce[1].lignes.get("personne", ""))
        return next(filter(None, dites), "") or (self.nom if is_person(self.nom, sure=True) else "")

    @property
    def questions(self) -> set[str]:
        """Its questions, to compare."""
        return {wording(unnumbered(c.texte)) for t in self.tableaux for c in t.bloc.questions}


@dataclass
class Analyse:
    """What was found in a workbook."""

    classeur: Classeur
    onglets: list[Onglet]
    devinee: bool = False  # nothing says what the columns are
    dite: bool = False  # subjects and remarks, rather than questions and answers

    @property
    def tableaux(self) -> list[Tableau]:
        """The tables of all the sheets."""
        return [t for onglet in self.onglets for t in onglet.tableaux]

    @property
    def disposition(self) -> Disposition:
        """A matrix, where people have columns or rows of their own; a table otherwise."""
        seuls = [t for t in self.tableaux if t.bloc.vue.tournee or t.personnes]
        return Disposition.MATRICE if seuls else Disposition.TABLEAU

    @cached_property
    def liste(self) -> tuple[str, str, tuple[str, ...]] | None:
        """The list of the outline that the first headings look like, if any."""
        return look_like_list(self.classeur)

    def clue(self) -> Indice | None:
        """Return how sure it is that this is an interview, and by what signs."""
        tableaux = self.tableaux
        if not tableaux or sum(len(t.bloc.questions) for t in tableaux) > QUESTIONS_MAXIMALES:
            return None
        if self.devinee:
            preuve = "aucun titre ne dit ce que sont les colonnes"
            return Indice(self.disposition, _DEVINEE, (preuve,), tableaux[0].bloc.vue.feuille)
        premier = max(tableaux, key=lambda t: len(t.bloc.questions))
        if self.dite:
            return self._by_subjects(premier)
        signes = list(self._signs(premier))
        confiance = min(_CERTAIN, sum(poids for poids, _ in signes))
        preuves = tuple(preuve for _, preuve in signes if preuve)
        return Indice(self.disposition, max(confiance, 0.05), preuves, premier.bloc.vue.feuille)

    def _by_subjects(self, premier: Tableau) -> Indice:
        """Return how sure it is that subjects and remarks are an interview's."""
        bloc = premier.bloc
        autres = [c.texte.strip() for c in _headings(bloc) if is_managed(c.texte)]
        if self.liste or autres:
            dites = ", ".join(f"«\u00a0{t}\u00a0»" for t in autres) or "ses colonnes"
            preuve = f"{dites}\u00a0: plutôt un suivi, un budget ou une liste"
            return Indice(self.disposition, _DEVINEE, (_place(bloc), preuve), bloc.vue.feuille)
        sujets = [c.texte for t in self.tableaux for c in t.bloc.questions]
        nommees = ", ".join(o.nomme for o in self.onglets if o.nomme and o.tableaux)
        titree = any(o.annonce for o in self.onglets)
        preuves = [_place(bloc), plural(len(sujets), "sujet")]
        if nommees:
            preuves.append(f"nom de la personne\u00a0: {nommees}")
        elif titree:
            preuves.append("titre d’entretien")
        return subjects_clue(
            self.disposition,
            bloc.vue.feuille,
            sujets if len(sujets) >= _ASSEZ else (),
            preuves,
            titree=titree,
            nommee=bool(nommees),
        )

    def _signs(self, premier: Tableau) -> Iterator[tuple[float, str]]:
        bloc = premier.bloc
        yield _heading(premier)
        nombre = sum(len(t.bloc.questions) for t in self.tableaux)
        combien = plural(nombre, "question")
        if bloc.part >= _MOITIE:
            tournure = f"{combien}, dont {bloc.part * 100:.0f}\u00a0% en ont la tournure"
            yield 0.1 + 0.1 * bloc.part, tournure
        else:
            yield 0.0, combien
        personnes = sum(t.personnes for t in self.tableaux)
        if personnes:
            ou = "une par ligne" if bloc.vue.tournee else "une par colonne"
            yield 0.1, f"{plural(personnes, 'personne')}, {ou}"
        noms = [o.nomme for o in self.onglets if o.nomme and o.tableaux]
        if noms:
            yield 0.05, f"nom de la personne\u00a0: {', '.join(dict.fromkeys(noms))}"
        if len(self.onglets) > 1:
            avec = sum(bool(o.tableaux) for o in self.onglets)
            yield 0.0, f"{plural(avec, 'feuille')} sur {len(self.onglets)}"
        if self.liste and bloc.titre is not Titre.QUESTION and bloc.part < _MOITIE:
            yield -0.4, f"ressemble aussi à {self.liste[1]}"


def analyse(classeur: Classeur, voulue: Disposition) -> Analyse | None:
    """Return what `classeur` holds, laid out as `voulue`: by its signs, or as a mere guess.

    There is nothing where it has nothing of the kind, or is far too large for an interview.
    """
    if classeur.cellules_non_vides > CELLULES_MAXIMALES:
        return None
    sure = Analyse(classeur, [_sheet(classeur, nom) for nom in classeur.feuilles])
    if sure.tableaux and sure.disposition is voulue:
        return sure
    par_sujets = [_onglet(classeur, n, find_subjects(view(classeur, n))) for n in classeur.feuilles]
    dite = Analyse(classeur, par_sujets, dite=True)
    if not sure.tableaux and dite.tableaux and dite.disposition is voulue:
        return dite
    onglets = [_guessed(classeur, nom, voulue) for nom in classeur.feuilles]
    return Analyse(classeur, onglets, devinee=True)


def look_like_list(classeur: Classeur) -> tuple[str, str, tuple[str, ...]] | None:
    """Return the list of the outline that a row of headings looks like, the surest one."""
    trouvees = []
    for nom in classeur.feuilles:
        for ligne in list(view(classeur, nom).lignes.values())[:20]:
            if trouve := listed([c.texte for c in ligne.values()]):
                trouvees.append(trouve)
    return max(trouvees, key=lambda t: len(t[2]), default=None)


def _sheet(classeur: Classeur, nom: str) -> Onglet:
    blocs = find_blocks(view(classeur, nom))
    tournes = find_turned(view(classeur, nom, tournee=True))
    if tournes and _weight(tournes) > _weight(blocs):
        blocs = tournes
    return _onglet(classeur, nom, blocs)


def _guessed(classeur: Classeur, nom: str, voulue: Disposition) -> Onglet:
    tournee = voulue is Disposition.MATRICE
    return _onglet(classeur, nom, guess_block(view(classeur, nom, tournee=tournee)))


def _onglet(classeur: Classeur, nom: str, blocs: list[Bloc]) -> Onglet:
    tableaux = [Tableau(bloc, read_columns(bloc)) for bloc in blocs]
    onglet = Onglet(nom, classeur.feuilles[nom], tableaux)
    prises = {c.adresse for b in blocs for c in b.cells()}
    libres = [c for c in onglet.cells if c.adresse not in prises]
    annonces = ((c, qui) for c in libres[:_EXAMEN] if (qui := announced(c.texte)))
    onglet.annonce = next(annonces, None)
    onglet.lignes = list(find_lines(view(classeur, nom), prises))
    return onglet


def _weight(blocs: list[Bloc]) -> int:
    return sum(len(b.questions) * (1 + (b.titre is Titre.QUESTION)) for b in blocs)


def _heading(tableau: Tableau) -> tuple[float, str]:
    """Return what the headings of a table are worth."""
    bloc = tableau.bloc
    ou = sheet_shown(bloc.vue.feuille)
    if bloc.vue.tournee:
        return (0.55 if bloc.part >= _MOITIE else 0.5), f"{ou}, questions en titre de colonnes"
    nommes = {v.titre for v in tableau.lecture.voies.values() if v.nom}
    repondu = Titre.REPONSE in nommes or tableau.personnes
    if bloc.titre is Titre.QUESTION:
        return (0.72 if repondu else 0.6), _place(bloc)
    if bloc.entete:
        nommee = 0.66 if bloc.titre is Titre.SUJET else 0.58
        return (nommee if repondu else 0.4), _place(bloc)
    return 0.5, f"{ou}, des questions en colonne, un texte à côté"


def _headings(bloc: Bloc) -> list[Cellule]:
    """Return the headings of a table, if it has some."""
    cells = [bloc.vue.at(bloc.entete, c) for c in bloc.colonnes] if bloc.entete else []
    return [c for c in cells if c]


def _place(bloc: Bloc) -> str:
    """Return where a table stands, and its headings, as a sign."""
    noms = ", ".join(f"«\u00a0{' '.join(c.texte.split())}\u00a0»" for c in _headings(bloc)[:5])
    return f"{sheet_shown(bloc.vue.feuille)}, colonnes {noms}"
