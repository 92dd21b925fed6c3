"""What each column of a block is: someone's answers, a remark, a theme, a number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.entretien.reponses import normalize
from cdc.formats.tableurs.libres.identite import label, understood
from cdc.formats.tableurs.libres.mots import Titre, answered_by, column_title, is_summary
from cdc.formats.tableurs.libres.personnes import described, is_function, is_person

if TYPE_CHECKING:
    from cdc.formats.tableurs.classeur import Cellule
    from cdc.formats.tableurs.libres.blocs import Bloc

_CROIX = {"x", "✓", "✔", "✗", "✘", "☒", "☑", "×"}
_REMPLIE = 0.3
_PHRASE = 12


@dataclass(slots=True)
class Voie:
    """One column: what its headings say, and whose it is if it is someone's."""

    numero: int
    titre: Titre | None = None
    nom: str = ""
    identite: str | None = None  # each row says there who answers
    groupe: int = -1


@dataclass(slots=True)
class Groupe:
    """Someone who has columns of her own, and the headings that say who she is."""

    repere: str
    connu: list[tuple[Cellule, str, dict[str, str]]] = field(default_factory=list)


@dataclass(slots=True)
class Lecture:
    """The columns of a block by number, and the people who have some."""

    voies: dict[int, Voie]
    groupes: list[Groupe]
    entetes: list[Cellule]


def read_columns(bloc: Bloc) -> Lecture:
    """Say what each column of `bloc` is."""
    lecteur = _Lecteur(bloc)
    lecteur.read()
    return Lecture(lecteur.voies, lecteur.groupes, lecteur.entetes)


class _Lecteur:
    def __init__(self, bloc: Bloc) -> None:
        self.bloc = bloc
        self.voies = {c: Voie(c) for c in bloc.voies}
        self.groupes: list[Groupe] = []
        self.entetes: list[Cellule] = []
        self._ancres: dict[str, int] = {}
        self._rangees = sorted({*bloc.dessus, *([bloc.entete] if bloc.entete else [])})

    def read(self) -> None:
        for voie in self.voies.values():
            self._read(voie)
            self._join(voie)
        self._settle()
        self._attach_remarks()
        self._count()

    def _cell(self, rangee: int, colonne: int) -> Cellule | None:
        return self.bloc.vue.seen(rangee, colonne)

    def _label(self, rangee: int) -> str | None:
        cell = self.bloc.vue.at(rangee, self.bloc.question)
        return label(cell.texte) if cell and rangee != self.bloc.entete else None

    def _read(self, voie: Voie) -> None:
        """Read the headings of a column, from top to bottom."""
        for rangee in self._rangees:
            cell = self._cell(rangee, voie.numero)
            if cell is None:
                continue
            if is_summary(cell.texte):
                voie.titre, voie.nom = Titre.PROPOSE, cell.texte.strip()
                break
            cle = self._label(rangee)
            qui = answered_by(cell.texte) or cell.texte
            if cle is not None:
                self._own(voie, cell, understood(cle, cell.texte))
            elif (titre := column_title(cell.texte)) is not None:
                voie.titre, voie.nom = titre, cell.texte.strip()
            elif is_person(qui) or is_function(qui) or "personne" in described(qui).lignes:
                self._own(voie, cell, described(qui).lignes)
            elif voie.groupe >= 0:
                groupe = self.groupes[voie.groupe]
                connues = {c for _, _, lignes in groupe.connu for c in lignes}
                cle = next((c for c in ("fonction", "service") if c not in connues), "")
                self._own(voie, cell, {cle: cell.texte.strip()} if cle else {})
            elif (identite := label(cell.texte)) is not None:
                voie.identite, voie.nom = identite, cell.texte.strip()
            elif answered_by(cell.texte):
                voie.titre, voie.nom = Titre.REPONSE, cell.texte.strip()
            else:
                voie.titre, voie.nom = Titre.AUTRE, cell.texte.strip()

    def _half(self, rangee: int) -> str:
        """Return which half of a name a row gives, « prenom » or « nom », if only one."""
        if self._label(rangee) != "personne":
            return ""
        cell = self.bloc.vue.at(rangee, self.bloc.question)
        dites = {"prenom", "nom"} & set(normalize(cell.texte).split()) if cell else set()
        return dites.pop() if len(dites) == 1 else ""

    def _join(self, voie: Voie) -> None:
        """Put together the two halves of the name of who owns a column."""
        moities = {self._half(r): self._cell(r, voie.numero) for r in self._rangees}
        prenom, nom = moities.get("prenom"), moities.get("nom")
        if prenom is None or nom is None or voie.groupe < 0:
            return
        for cell, _, lignes in self.groupes[voie.groupe].connu:
            if cell in (prenom, nom):
                lignes["personne"] = f"{prenom.texte.strip()} {nom.texte.strip()}"

    def _own(self, voie: Voie, cell: Cellule, lignes: dict[str, str]) -> None:
        """Say that a column is someone's, as the heading `cell` tells."""
        if voie.groupe < 0 and voie.titre is Titre.AUTRE:
            voie.titre = None  # « Entretien 2 », above the name
        if voie.groupe < 0:
            ancre = cell.adresse if "personne" in lignes or self._alone(cell) else ""
            if ancre and ancre in self._ancres:
                voie.groupe = self._ancres[ancre]
            else:
                self.groupes.append(Groupe(cell.texte.strip()))
                voie.groupe = len(self.groupes) - 1
                if ancre:
                    self._ancres[ancre] = voie.groupe
        connu = self.groupes[voie.groupe].connu
        if all(cell is not c for c, _, _ in connu):
            nom = ", ".join(lignes) or "intitulé"
            connu.append((cell, nom, lignes))

    def _alone(self, cell: Cellule) -> bool:
        """Say whether columns under one merged heading have roles of their own."""
        vue = self.bloc.vue
        roles = [
            column_title(c.texte)
            for rangee in self._rangees
            for v in self.voies
            if (c := vue.at(rangee, v)) and vue.seen(rangee, v) is not cell
        ]
        return Titre.REPONSE in roles

    def _settle(self) -> None:
        """Say what unnamed columns are, once the others are known."""
        droite = [v for v in self.voies.values() if v.numero > self.bloc.question]
        for voie in droite:
            if self._is_free(voie) and voie.nom and self._is_box(voie):
                voie.titre = Titre.OPTION
        for voie in self.voies.values():
            if voie.groupe >= 0 and voie.titre is None:
                voie.titre = Titre.REPONSE
        libres = [v for v in droite if self._is_free(v)]
        bavardes = [v for v in libres if v.titre is Titre.AUTRE and self._speaks(v)]
        repondu = any(v.titre in (Titre.REPONSE, Titre.OPTION) for v in self.voies.values())
        if self.bloc.vue.tournee:
            bavardes = libres
        if self.bloc.vue.tournee or self.groupes or (len(bavardes) > 1 and not repondu):
            for voie in bavardes:
                self._open(voie)
        elif not repondu:
            self._choose(droite, libres, bavardes)

    def _is_free(self, voie: Voie) -> bool:
        return voie.titre in (None, Titre.AUTRE) and voie.groupe < 0 and voie.identite is None

    def _choose(self, droite: list[Voie], libres: list[Voie], bavardes: list[Voie]) -> None:
        """Take one column for the answers, where no heading names it."""
        dites = [v for v in droite if v.titre is Titre.REMARQUE]
        choisies = [v for v in libres if v.titre is None] or dites or bavardes or libres
        for voie in choisies[:1]:
            voie.titre = Titre.REPONSE
        for voie in libres:
            voie.titre = voie.titre or Titre.REMARQUE

    def _open(self, voie: Voie) -> None:
        """Say that a column is of someone whom its heading names in some other way."""
        for rangee in self._rangees:
            if cell := self._cell(rangee, voie.numero):
                self._own(voie, cell, {})
        if voie.groupe < 0:
            self.groupes.append(
                Groupe(f"{'ligne' if self.bloc.vue.tournee else 'colonne'} {voie.numero}")
            )
            voie.groupe = len(self.groupes) - 1
        voie.titre = Titre.REPONSE

    def _is_box(self, voie: Voie) -> bool:
        """Say whether a column holds nothing but crosses."""
        textes = [cells[voie.numero].texte for _, cells in self.bloc.rows() if voie.numero in cells]
        return bool(textes) and all(t.strip().casefold() in _CROIX for t in textes)

    def _speaks(self, voie: Voie) -> bool:
        """Say whether a column holds sentences, for many of the questions."""
        textes = [cells[voie.numero].texte for _, cells in self.bloc.rows() if voie.numero in cells]
        if len(textes) < _REMPLIE * max(len(self.bloc.questions), 1):
            return False
        return bool(textes) and sum(map(len, textes)) / len(textes) >= _PHRASE

    def _attach_remarks(self) -> None:
        """Give a column of remarks to the person on its left: one at the end is nobody's."""
        voies = sorted(self.voies.values(), key=lambda v: v.numero)
        remarques = [v for v in voies if v.titre is Titre.REMARQUE]
        dernier = -1
        for voie in voies:
            if voie.groupe >= 0:
                dernier = voie.groupe
            elif voie in remarques and len(remarques) >= len(self.groupes):
                voie.groupe = dernier

    def _count(self) -> None:
        """Note the headings, those that say who is heard aside."""
        dites = {c.adresse for g in self.groupes for c, _, _ in g.connu}
        colonnes = set(self.bloc.colonnes)
        for rangee in self._rangees:
            for colonne, cell in self.bloc.vue.lignes.get(rangee, {}).items():
                if colonne in colonnes and cell.adresse not in dites:
                    self.entetes.append(cell)
