"""Which element of the project each row of a table is about: known, or to be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.entretien.effets import Effet, Sort
from cdc.entretien.identifiants import new_id
from cdc.entretien.reponses import normalize
from cdc.entretien.valeurs import RefusError
from cdc.listes.comparaison import written
from cdc_schema.references import designate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.listes.anciennes import Ancienne, Anciennes
    from cdc.listes.cibles import Liste
    from cdc.listes.elements import Chemin, Fiche, Fiches
    from cdc.listes.releves import Ligne
    from cdc.listes.resultat import Resultat
    from cdc.listes.valeurs import Lecteur


_DEBUT = 5


class Rapprochement:
    """Finds or makes the element of each row; what it cannot do is told in `resultat`."""

    def __init__(
        self,
        liste: Liste,
        fiches: Fiches,
        lecteur: Lecteur,
        anciennes: Anciennes,
        resultat: Resultat,
        *,
        references: bool,
    ) -> None:
        self._liste = liste
        self._fiches = fiches
        self._lecteur = lecteur
        self._anciennes = anciennes
        self._resultat = resultat
        self._references = references
        self._prises: set[int] = set()

    def place(self, lignes: Iterable[Ligne]) -> Iterator[tuple[Ligne, Fiche]]:
        """Give each row that is to be brought, with its element."""
        for ligne in self._distinct(lignes):
            fiche = self._place(ligne)
            if fiche is not None:
                self._prises.add(id(fiche))
                yield ligne, fiche

    def label(self, ligne: Ligne) -> str:
        """Return what people call a row."""
        dits = self._names(ligne)
        cles = (cle for identite in self._liste.identites for cle in identite)
        return next((dits[cle][0] for cle in cles if dits.get(cle)), ligne.reference)

    def _distinct(self, lignes: Iterable[Ligne]) -> Iterator[Ligne]:
        """Leave out the rows that repeat another one; tell those that contradict it."""
        vues: dict[str, Ligne] = {}
        for ligne in lignes:
            if not ligne.identite and not self._own_id(ligne):
                noms = [self._liste.donnees[i[0]].champ.titre for i in self._liste.identites]
                raison = f"Cette ligne n’a pas de nom : {' ou '.join(noms)} manque."
                self._resultat.leave_out(ligne, raison)
                continue
            premiere = vues.setdefault(self._key(ligne), ligne)
            if premiere is ligne:
                yield ligne
            elif premiere.texts() == ligne.texts():
                dit = f"répète {premiere.cellule} mot pour mot"
                self._resultat.warn(f"{ligne.cellule} {dit} : une seule ligne en est faite.")
                self._resultat.leave_out(ligne, dit, refus=False)
            else:
                nom = "la même référence" if self._has_reference(ligne) else "le même nom"
                raison = (
                    f"Cette ligne a {nom} que {premiere.cellule}, et un autre contenu : la première "
                    "est reprise. Donnez à celle-ci une autre référence, ou réunissez-les."
                )
                self._resultat.leave_out(ligne, raison)

    def _place(self, ligne: Ligne) -> Fiche | None:
        """Find the element of a row, or make it; None when the author took it away."""
        anciennes = list(self._anciennes.of(ligne))
        fiche = self._find(ligne, anciennes)
        if fiche is not None:
            return fiche
        prises = [a for a in anciennes if self._fiches.took(a.releve.nom) and a.ligne.element]
        if not prises:
            return self._make(ligne, anciennes)
        self._leave_deleted(ligne, prises[0])
        return None

    def _leave_deleted(self, ligne: Ligne, avant: Ancienne) -> None:
        change = ligne.texts() != avant.ligne.texts()
        sort = Sort.SUPPRIMEE_CHANGEE if change else Sort.SUPPRIMEE
        liste = avant.ligne.element.rpartition("[")[0]
        self._resultat.effets.append(Effet(sort, liste, ligne.cellule, self.label(ligne)))
        self._resultat.leave_out(ligne, "retirée du cahier", refus=False)

    def _find(self, ligne: Ligne, anciennes: list[Ancienne]) -> Fiche | None:
        citees = [self._fiches.citees.get(a.citation) for a in anciennes]
        notre = self._own_id(ligne)
        nommees = [self._fiches.by_id(i) for i in (notre, *(a.identifiant for a in anciennes))]
        for fiche in (*citees, *nommees):
            if fiche is not None and id(fiche) not in self._prises:
                return fiche
        if notre:
            return None
        return self._referred(ligne) or self._fiches.by_name(self._names(ligne), self._prises)

    def _referred(self, ligne: Ligne) -> Fiche | None:
        """Find the element that bore this reference in another table, and speaks of the same."""
        if not self._has_reference(ligne):
            return None
        dit = " ".join(t for textes in self._names(ligne).values() for t in textes)
        for fiche in (fiches := self._fiches.by_reference(ligne.reference, self._prises)):
            if _alike(dit, self._said(fiche)):
                return fiche
        if fiches:
            self._resultat.warn(
                f"{ligne.cellule} : « {ligne.reference} » est déjà la référence d’origine de "
                f"{fiches[0].noeud.get('id')}, qui parle d’autre chose : cette ligne est prise à part."
            )
        return None

    def _said(self, fiche: Fiche) -> str:
        cles = (cle for identite in self._liste.identites for cle in identite)
        return " ".join(str(fiche.value(self._liste.donnees[c]) or "") for c in cles)

    def _make(self, ligne: Ligne, anciennes: list[Ancienne]) -> Fiche | None:
        chemin = self._liste.chemins.get(ligne.etape)
        if chemin is None:
            etapes = ", ".join(".".join(c) for c in self._liste.chemins.values())
            raison = (
                "L’étape du cycle de vie de ce champ n’est dite ni par une colonne, ni par un "
                f"intertitre, ni par le nom de la feuille. Précisez la liste par --vers : {etapes}."
            )
            self._resultat.leave_out(ligne, raison)
            return None
        fiche = self._fiches.add(chemin)
        if self._liste.prefixe:
            voulus = (self._own_id(ligne), *(a.identifiant for a in anciennes))
            libre = next((i for i in voulus if i and not self._fiches.by_id(i)), "")
            self._fiches.identify(fiche, libre or self._new_id(ligne, chemin))
            self._name(ligne, fiche)
        return fiche

    def _name(self, ligne: Ligne, fiche: Fiche) -> None:
        """Let other rows name this element, by its name or by its reference in the file."""
        identifiant = fiche.noeud["id"]
        self._lecteur.noms.identifiants.add(identifiant)
        for nom in (self.label(ligne), ligne.reference):
            if nom and designate(identifiant):
                self._lecteur.noms.add({"id": identifiant, "nom": nom})

    def _new_id(self, ligne: Ligne, chemin: Chemin) -> str:
        dits = [v.texte for v in ligne.valeurs if v.champ == "section"]
        return new_id(
            self._liste.prefixe,
            self.label(ligne),
            self._lecteur.noms.identifiants,
            str(chemin),
            partie=self._part(dits[0] if dits else ligne.theme),
        )

    def _part(self, texte: str) -> str:
        try:
            return self._lecteur.section(texte) if texte else ""
        except RefusError:
            return ""

    def _names(self, ligne: Ligne) -> dict[str, list[str]]:
        """Return the texts, and their meanings, of what names a row."""
        dits: dict[str, list[str]] = {}
        for valeur in ligne.valeurs:
            donnee = self._liste.donnees.get(valeur.champ)
            if donnee is None or not any(valeur.champ in i for i in self._liste.identites):
                continue
            dits.setdefault(valeur.champ, []).append(valeur.entier)
            try:
                dits[valeur.champ] += written(self._lecteur.read(donnee, valeur.entier))
            except RefusError:
                continue
        if ligne.theme and any(self._liste.theme in i for i in self._liste.identites):
            dits.setdefault(self._liste.theme, [ligne.theme])
        return dits

    def _has_reference(self, ligne: Ligne) -> bool:
        return self._references and bool(ligne.reference)

    def _key(self, ligne: Ligne) -> str:
        if self._has_reference(ligne):
            return f"reference {ligne.reference}"
        return f"nom {ligne.etape} {ligne.identite}"

    def _own_id(self, ligne: Ligne) -> str:
        """Return the reference of a row, when it is an identifier of the list itself."""
        reference = ligne.reference
        notre = designate(reference) is not None
        return reference if notre and reference.startswith(f"{self._liste.prefixe}-") else ""


def _alike(un: str, autre: str) -> bool:
    """Say whether two texts speak of the same: enough of their long words begin alike."""
    debuts, autres = _word_starts(un), _word_starts(autre)
    return bool(debuts & autres) and 4 * len(debuts & autres) >= min(len(debuts), len(autres))


def _word_starts(texte: str) -> set[str]:
    return {mot[:_DEBUT] for mot in normalize(texte).split() if len(mot) >= _DEBUT}
