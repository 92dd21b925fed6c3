"""One edit of one document: the cuts that may do it, and the check that one did."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from cdc.projet import blocs, flux
from cdc.projet.blocs import Coupe
from cdc.projet.deplacement import move
from cdc.projet.donnees import (
    CheminIntrouvableError,
    Deplacement,
    Edition,
    Insertion,
    Pose,
    Retrait,
    apply_edition,
    same,
)
from cdc.projet.ecriture import STYLE, Style
from cdc.projet.fautes import ProjetInvalideError
from cdc.projet.noeuds import Chemin, Document, Table, noeud_a
from cdc.projet.noeuds import Sequence as Liste
from cdc.projet.relecture import reparse
from cdc.projet.reperes import Logement, Reperes
from cdc.projet.styles import detect_style

# The keys that a mapping may have, in the order people expect; unknown: at the end.
Ordre = Callable[[Chemin], Sequence[str]]


class EditionManqueeError(RuntimeError):
    """A bug: no cut gave the expected data. The document was left alone."""


def reread(document: Document, coupes: list[Coupe], attendu: Any) -> Document | None:
    """Return the document after the cuts, or None when it does not hold the expected data."""
    texte = document.texte
    for coupe in sorted(coupes, key=lambda c: c.debut, reverse=True):
        texte = coupe.apply(texte)
    try:
        nouveau = reparse(
            document, texte, (min(c.debut for c in coupes), max(c.fin for c in coupes))
        )
    except ProjetInvalideError:
        return None
    return nouveau if same(attendu, nouveau.donnees) else None


class Etape:
    """One edit of one document: the cuts that may do it, best first."""

    def __init__(self, document: Document, edition: Edition, ordre: Ordre | None) -> None:
        self.document = document
        self.reperes = Reperes(document)
        self.edition = edition
        self.ordre = ordre
        self.style = STYLE

    def apply(self) -> Document:
        """Return the document after the first cut that gives the expected data."""
        attendu = apply_edition(self.document.donnees, self.edition)
        for coupe in self.cuts():
            nouveau = reread(self.document, [coupe], attendu)
            if nouveau is not None:
                return nouveau
        if isinstance(self.edition, Deplacement):
            return self._taken_then_put(self.edition)
        raise EditionManqueeError(f"{self.document.fichier}: {self.edition!r}")

    def cuts(self) -> Iterator[Coupe]:
        """Give the cuts to try."""
        apply_edition(self.document.donnees, self.edition)  # refuses a path that leads nowhere
        if isinstance(self.edition, Retrait):
            yield from self._removals(self.edition.chemin)
            return
        if isinstance(self.edition, Deplacement):
            yield from self._moves(self.edition)
            return
        yield from self._writings()
        # A blank line may belong to the text above it, or to the one below.
        self.style = replace(STYLE, aere=False)
        yield from self._writings()

    def _writings(self) -> Iterator[Coupe]:
        premiere = self._cut()
        yield premiere
        self.style = replace(self.style, colonne_litterale=self._depth_below(premiere.fin))
        seconde = self._cut()
        yield seconde
        self.style = replace(self.style, litteral=False)
        yield self._cut()

    def _cut(self) -> Coupe:
        if isinstance(self.edition, Insertion):
            return self._insert(self.edition)
        assert isinstance(self.edition, Pose)
        return self._set(self.edition.chemin, self.edition.valeur)

    def _set(self, chemin: Chemin, valeur: Any) -> Coupe:
        """Write `valeur` over what is there, or make the first missing key."""
        for longueur in range(len(chemin), 0, -1):
            parent = noeud_a(self.document.racine, chemin[: longueur - 1])
            if parent is not None:
                break
        segment, reste = chemin[longueur - 1], chemin[longueur:]
        valeur = _nested(reste, valeur)
        if isinstance(parent, Liste) and isinstance(segment, int):
            return self._replace(self.reperes.housing(parent, segment), valeur)
        if isinstance(parent, Table) and isinstance(segment, str):
            rang = parent.rang(segment)
            if rang is not None:
                return self._replace(self.reperes.housing(parent, rang), valeur)
            if parent.cles or not chemin[: longueur - 1]:
                return self._new_key(parent, chemin[:longueur], valeur)
        return self._set(chemin[: longueur - 1], {segment: valeur})

    def _replace(self, logement: Logement, valeur: Any) -> Coupe:
        if logement.flux:
            return flux.replace_value(self.reperes, logement, valeur)
        return blocs.replace_value(self.reperes, logement, valeur, self._styled(logement.parent))

    def _new_key(self, table: Table, chemin: Chemin, valeur: Any) -> Coupe:
        cle = str(chemin[-1])
        rang = self._rank(table, chemin[:-1], cle)
        if table.flux:
            return flux.insert_entry(self.reperes, table, rang, (cle, valeur))
        style = self._styled(table)
        return blocs.insert_entry(self.reperes, table, rang, (cle, valeur), style)

    def _rank(self, table: Table, chemin: Chemin, cle: str) -> int:
        """Return where `cle` goes: after the nearest key that precedes it in the usual order."""
        ordre = list(self.ordre(chemin)) if self.ordre else []
        if cle not in ordre:
            return len(table.cles)
        avant = set(ordre[: ordre.index(cle)])
        places = [i for i, k in enumerate(table.cles) if k.texte in avant]
        if places:
            return places[-1] + 1
        return 0 if any(k.texte in ordre for k in table.cles) else len(table.cles)

    def _insert(self, edition: Insertion) -> Coupe:
        liste = noeud_a(self.document.racine, edition.chemin)
        valeurs = list(edition.valeurs)
        if not isinstance(liste, Liste):
            return self._set(edition.chemin, valeurs)
        rang = len(liste.elements) if edition.rang is None else edition.rang
        if not liste.flux:
            style = self._styled(liste)
            return blocs.insert_element(self.reperes, liste, rang, valeurs, style)
        if not liste.elements and not self._inside_flow(edition.chemin):
            return self._set(edition.chemin, valeurs)
        return flux.insert_element(self.reperes, liste, rang, valeurs)

    def _inside_flow(self, chemin: Chemin) -> bool:
        parent = noeud_a(self.document.racine, chemin[:-1])
        return isinstance(parent, Table | Liste) and parent.flux

    def _removals(self, chemin: Chemin) -> Iterator[Coupe]:
        parent, rang = self._place(chemin)
        if parent.flux:
            yield flux.remove(self.reperes, parent, rang)
            return
        apres = None
        if len(chemin) > 1:
            grand_parent, place = self._place(chemin[:-1])
            apres = self.reperes.housing(grand_parent, place).apres
        coupe = blocs.remove(self.reperes, parent, rang, apres)
        yield coupe
        if coupe.fin == len(self.document.texte):
            # The line end before it may belong to the text above.
            yield replace(coupe, debut=self.reperes.next_line(coupe.debut))
        yield self._tidied(coupe, self.reperes.column(parent))

    def _moves(self, edition: Deplacement) -> Iterator[Coupe]:
        liste, depart = self._place(edition.chemin)
        assert isinstance(liste, Liste)
        yield move(self.reperes, liste, depart, edition.rang)

    def _taken_then_put(self, edition: Deplacement) -> Document:
        """Write the element anew in its place, where its text cannot be moved as it is."""
        liste, valeur = edition.chemin[:-1], _value(self.document.donnees, edition.chemin)
        sans = Etape(self.document, Retrait(edition.chemin), self.ordre).apply()
        return Etape(sans, Insertion(liste, edition.rang, (valeur,)), self.ordre).apply()

    def _place(self, chemin: Chemin) -> tuple[Table | Liste, int]:
        parent, segment = noeud_a(self.document.racine, chemin[:-1]), chemin[-1]
        rang = parent.rang(segment) if isinstance(parent, Table) else segment  # type: ignore[arg-type]
        if not isinstance(parent, Table | Liste) or not isinstance(rang, int):
            raise CheminIntrouvableError(chemin)
        return parent, rang

    def _tidied(self, coupe: Coupe, colonne: int) -> Coupe:
        """Return the cut with the comments below aligned and the blank lines gone.

        A literal text above would else take them as its own.
        """
        saut, texte = self.document.saut, self.document.texte
        fin = self.reperes.skip_blank(coupe.fin)
        fin = fin if fin == len(texte) else self.reperes.line_start(fin)
        lignes = [x.strip() for x in texte[coupe.fin : fin].split("\n") if x.strip()]
        return Coupe(
            coupe.debut,
            max(fin, coupe.fin),
            coupe.texte + "".join(f"{' ' * colonne}{ligne}{saut}" for ligne in lignes),
        )

    def _depth_below(self, fin: int) -> int:
        """Return the column from which a literal text does not swallow the lines below `fin`."""
        colonne = 0
        place = self.reperes.next_line(fin)
        for ligne in self.document.texte[place : place + 5000].split("\n"):
            nue = ligne.rstrip()
            retrait = (
                len(ligne.rstrip("\r")) - len(ligne.strip())
                if not nue
                else (len(ligne) - len(ligne.lstrip(" ")))
            )
            if nue:
                return max(colonne, retrait + 1) if nue.lstrip().startswith("#") else colonne
            colonne = max(colonne, retrait)
        return colonne

    def _styled(self, parent: Table | Liste) -> Style:
        style = detect_style(self.reperes, parent)
        return replace(
            style,
            litteral=self.style.litteral,
            colonne_litterale=self.style.colonne_litterale,
            aere=self.style.aere,
        )


def _value(donnees: Any, chemin: Chemin) -> Any:
    for segment in chemin:
        donnees = donnees[segment]
    return donnees


def _nested(chemin: Chemin, valeur: Any) -> Any:
    for segment in reversed(chemin):
        valeur = {segment: valeur}
    return valeur
