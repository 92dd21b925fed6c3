"""Bring the rows of a table into the project: three values are compared, none is lost.

What a former import gave, what the project says now, what the file says now: a value that the
author changed since stays; two changes are a conflict.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cdc.entretien.effets import Effet, Sort
from cdc.entretien.identifiants import new_id
from cdc.entretien.pose import is_empty, typed
from cdc.entretien.reponses import Ecart, Texte, flag, normalize
from cdc.entretien.valeurs import RefusError, as_written, equal
from cdc.listes.cibles import PSEUDONYMES, REFERENCE
from cdc.listes.correspondance import IGNORER
from cdc.listes.releves import Ligne, Releve, Valeur, versions
from cdc.listes.valeurs import compared
from cdc_schema.base import PROVENANCE
from cdc_schema.chemins import ecrire
from cdc_schema.references import designate
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdc.listes.cibles import Donnee, Liste
    from cdc.listes.elements import Fiche, Fiches
    from cdc.listes.valeurs import Lecteur

_SANS_OBJET = {"", "n a", "na", "sans objet", "non applicable", "neant", "nc", "n c"}
_NON_REPRISE = (
    "Aucune donnée du cahier ne reçoit la colonne « {titre} ». Elle reste dans le relevé ; dites son "
    "champ dans la correspondance, ou « ignorer »."
)


@dataclass(slots=True)
class Resultat:
    """What became of the rows: values, cells without a place, cells to read again, rows as kept."""

    effets: list[Effet] = field(default_factory=list)
    ecarts: list[Ecart] = field(default_factory=list)
    gardes: list[Texte] = field(default_factory=list)
    ignorees: int = 0
    sans_objet: int = 0
    lignes: list[Ligne] = field(default_factory=list)
    creees: list[tuple[str, str, str]] = field(default_factory=list)
    avertissements: list[str] = field(default_factory=list)


class Fusion:
    """Brings the rows of one record into the elements of a list."""

    def __init__(
        self,
        liste: Liste,
        fiches: Fiches,
        lecteur: Lecteur,
        releve: Releve,
        releves: Sequence[Releve],
        *,
        references: bool,
    ) -> None:
        self._liste = liste
        self._fiches = fiches
        self._lecteur = lecteur
        self._releve = releve
        # With the record itself, when the same file comes again.
        self._anciens = versions(releve.id, releves)
        self._releves = releves
        self._references = references
        self._prises: set[int] = set()
        self.resultat = Resultat()

    def merge(self, lignes: Iterable[Ligne]) -> Resultat:
        """Bring `lignes`; elements are made before values, which may name them."""
        toutes = list(lignes)
        travaux = [(ligne, self._place(ligne)) for ligne in self._distinct(toutes)]
        for ligne, fiche in travaux:
            self.resultat.lignes.append(self._fill(ligne, fiche) if fiche else ligne)
        self._tell_gone(toutes)
        return self.resultat

    def _distinct(self, lignes: Iterable[Ligne]) -> Iterable[Ligne]:
        """Leave out the rows that repeat another one; tell those that contradict it."""
        vues: dict[str, Ligne] = {}
        for ligne in lignes:
            if not ligne.identite and not self._own_id(ligne):
                nommantes = [self._liste.donnees[i[0]].champ.titre for i in self._liste.identites]
                raison = f"Cette ligne n’a pas de nom : {' ou '.join(nommantes)} manque."
                yield from self._left_out(ligne, raison)
                continue
            cle = self._key(ligne)
            premiere = vues.setdefault(cle, ligne)
            if premiere is ligne:
                yield ligne
            elif premiere.texts() == ligne.texts():
                self.resultat.avertissements.append(
                    f"{ligne.cellule} répète {premiere.cellule} mot pour mot : une seule ligne en "
                    "est faite."
                )
                yield from self._left_out(ligne, "")
            else:
                nom = "la même référence" if self._has_reference(ligne) else "le même nom"
                raison = (
                    f"Cette ligne a {nom} que {premiere.cellule}, et un autre contenu : la première "
                    "est reprise. Donnez à celle-ci une autre référence, ou réunissez-les."
                )
                yield from self._left_out(ligne, raison)

    def _left_out(self, ligne: Ligne, raison: str) -> Iterable[Ligne]:
        """Keep a row in the record only."""
        valeurs = []
        for valeur in ligne.valeurs:
            if raison and not valeur.propage:
                self._refuse(valeur, raison)
            valeurs.append(valeur.model_copy(update={"raison": raison or "ligne répétée"}))
        self.resultat.lignes.append(ligne.model_copy(update={"valeurs": tuple(valeurs)}))
        return ()

    def _place(self, ligne: Ligne) -> Fiche | None:
        """Find the element of a row, or make it; None when the author took it away."""
        anciennes = [(r, a) for r in self._anciens for a in r.lignes if self._same(ligne, a, r)]
        fiche = self._find(ligne, anciennes)
        if fiche is None:
            applique = any(r.nom in self._fiches.citants and a.element for r, a in anciennes)
            if applique:
                self.resultat.avertissements.append(
                    f"{ligne.cellule} : vous avez retiré du cahier ce que cette ligne avait donné ; "
                    "elle n’y est pas remise."
                )
                self._left_out(ligne, "")
                return None
            fiche = self._make(ligne, anciennes)
        if fiche is not None:
            self._prises.add(id(fiche))
        return fiche

    def _find(self, ligne: Ligne, anciennes: list[tuple[Releve, Ligne]]) -> Fiche | None:
        for releve, ancienne in anciennes:
            fiche = self._fiches.citees.get(releve.cite(ancienne.cellule))
            if fiche is not None and id(fiche) not in self._prises:
                return fiche
        for identifiant in (self._own_id(ligne), *(_id_of(a.element) for _, a in anciennes)):
            fiche = self._fiches.by_id(identifiant)
            if fiche is not None and id(fiche) not in self._prises:
                return fiche
        if self._own_id(ligne):
            return None
        return self._fiches.by_name(self._names(ligne), self._prises)

    def _names(self, ligne: Ligne) -> dict[str, list[str]]:
        """Return the texts, and their meanings, of what names a row."""
        dits: dict[str, list[str]] = {}
        for valeur in ligne.valeurs:
            donnee = self._liste.donnees.get(valeur.champ)
            if donnee is None or not any(valeur.champ in i for i in self._liste.identites):
                continue
            dits.setdefault(valeur.champ, []).append(valeur.texte)
            try:
                lue = self._lecteur.read(donnee, valeur.texte)
            except RefusError:
                continue
            dits[valeur.champ] += _written(lue)
        return dits

    def _make(self, ligne: Ligne, anciennes: list[tuple[Releve, Ligne]]) -> Fiche | None:
        chemin = self._liste.chemins.get(ligne.etape)
        if chemin is None:
            etapes = ", ".join(".".join(c) for c in self._liste.chemins.values())
            raison = (
                "L’étape du cycle de vie de ce champ n’est dite ni par une colonne, ni par un "
                f"intertitre, ni par le nom de la feuille. Précisez la liste par --vers : {etapes}."
            )
            self._left_out(ligne, raison)
            return None
        fiche = self._fiches.add(chemin)
        if self._liste.prefixe:
            voulus = [self._own_id(ligne), *(_id_of(a.element) for _, a in anciennes)]
            pris = self._lecteur.noms.identifiants
            libre = next((i for i in voulus if i and not self._fiches.by_id(i)), "")
            fiche.noeud["id"] = libre or self._new_id(ligne, chemin)
            pris.add(fiche.noeud["id"])
        self._name(ligne, fiche)
        return fiche

    def _name(self, ligne: Ligne, fiche: Fiche) -> None:
        """Let other rows name this element, by its name or by its reference in the file."""
        identifiant = fiche.noeud.get("id")
        if identifiant and designate(identifiant):
            noms = [d[0] for d in self._names(ligne).values()]
            for nom in (*noms, ligne.reference):
                self._lecteur.noms.add({"id": identifiant, "nom": nom})

    def _new_id(self, ligne: Ligne, chemin: tuple[str, ...]) -> str:
        partie = ""
        for valeur in ligne.valeurs:
            if valeur.champ == "section":
                partie = valeur.texte
        return new_id(
            self._liste.prefixe,
            self._label(ligne),
            self._lecteur.noms.identifiants,
            str(chemin),
            partie=self._part(partie or ligne.theme),
        )

    def _label(self, ligne: Ligne) -> str:
        """Return what people call the row."""
        dits = self._names(ligne)
        cles = (cle for identite in self._liste.identites for cle in identite)
        return next((dits[cle][0] for cle in cles if dits.get(cle)), ligne.reference)

    def _part(self, texte: str) -> str:
        try:
            return self._lecteur.section(texte) if texte else ""
        except RefusError:
            return ""

    def _fill(self, ligne: Ligne, fiche: Fiche) -> Ligne:
        nom = fiche.noeud.get("id") or self._fiches.toutes[fiche.chemin].index(fiche)
        chemin = ecrire((*fiche.chemin, nom))
        base = self._base(ligne)
        avant = len(self.resultat.effets)
        valeurs = [self._put(chemin, fiche, v, base) for v in ligne.valeurs]
        self._put_repeated(chemin, fiche, valeurs)
        self._put_theme(chemin, fiche, ligne.model_copy(update={"valeurs": tuple(valeurs)}), base)
        self._cite(ligne, fiche, self.resultat.effets[avant:])
        if fiche.nouvelle:
            self.resultat.creees.append((ligne.cellule, chemin, self._label(ligne)))
        return ligne.model_copy(update={"element": chemin, "valeurs": tuple(valeurs)})

    def _put(self, chemin: str, fiche: Fiche, valeur: Valeur, base: dict[str, Any]) -> Valeur:
        """Bring one cell, and return it with what it was taken for."""
        if valeur.champ in PSEUDONYMES:
            return valeur
        if valeur.champ == IGNORER:
            self.resultat.ignorees += not valeur.propage
            return valeur
        donnee = self._liste.donnees.get(valeur.champ)
        if donnee is None:
            self._refuse(valeur, _NON_REPRISE.format(titre=valeur.titre))
            return valeur
        if valeur.raison:  # a formula without result, an error
            return self._refuse(valeur, valeur.raison)
        drapeau = _no_answer(valeur.texte)
        try:
            lue = self._lecteur.read(donnee, valeur.texte)
            if drapeau and donnee.champ.genre not in (Genre.CHOIX, Genre.BOOLEEN):
                raise RefusError
        except RefusError as refus:
            if not drapeau:
                return self._refuse(valeur, str(refus))
            return self._keep(valeur, drapeau)
        lu = tuple(_written(lue))
        pris = valeur if lu == (valeur.texte,) else valeur.model_copy(update={"lu": lu})
        if donnee.repetee:
            return pris
        sort = self._settle(chemin, fiche, donnee, lue, valeur.cellule, base)
        return pris.model_copy(update={"conflit": True}) if sort is Sort.CONFLIT else pris

    def _settle(
        self,
        chemin: str,
        fiche: Fiche,
        donnee: Donnee,
        lue: Any,
        cellule: str,
        base: dict[str, Any],
    ) -> Sort:
        existant = fiche.value(donnee)
        avant = base.get(donnee.cle)
        if donnee.champ.genre is Genre.LISTE:
            sort, nouveau = _union(donnee, existant, lue, avant)
        else:
            sort, nouveau = _three_way(donnee, existant, lue, avant)
        if sort in (Sort.CREEE, Sort.MODIFIEE):
            fiche.put(donnee, nouveau)
        montre = "" if is_empty(existant) else as_written(_shown(existant))
        self.resultat.effets.append(
            Effet(sort, f"{chemin}.{donnee.cle}", cellule, as_written(_shown(lue)), montre)
        )
        return sort

    def _put_repeated(self, chemin: str, fiche: Fiche, valeurs: list[Valeur]) -> None:
        """Add the record that the cells of a row make together, for each row: a criterion."""
        par_ligne: dict[tuple[str, str], dict[str, str]] = {}
        cellules: dict[tuple[str, str], str] = {}
        for valeur in valeurs:
            donnee = self._liste.donnees.get(valeur.champ)
            if donnee is None or not donnee.repetee or not valeur.prise:
                continue
            place = (donnee.suite[0].cle, valeur.ligne)
            par_ligne.setdefault(place, {})[donnee.champ.cle] = (valeur.lu or (valeur.texte,))[0]
            cellules.setdefault(place, valeur.cellule)
        for (cle, numero), enregistrement in par_ligne.items():
            existants = list(fiche.noeud.get(cle) or [])
            deja = any(all(e.get(c) == t for c, t in enregistrement.items()) for e in existants)
            if not deja:
                fiche.noeud[cle] = [*existants, enregistrement]
            sort = Sort.INCHANGEE if deja else Sort.CREEE
            dit = " ; ".join(enregistrement.values())
            ou = cellules[cle, numero]
            self.resultat.effets.append(Effet(sort, f"{chemin}.{cle}", ou, dit))

    def _put_theme(self, chemin: str, fiche: Fiche, ligne: Ligne, base: dict[str, Any]) -> None:
        donnee = self._liste.donnees.get(self._liste.theme)
        if donnee is None or not ligne.theme:
            return
        if any(v.champ == donnee.cle and v.prise for v in ligne.valeurs):
            return
        try:
            lue = self._lecteur.read(donnee, ligne.theme)
        except RefusError:
            message = (
                f"l’intertitre « {ligne.theme} » n’est pas une partie du cahier : il reste dans le "
                "relevé. Dites laquelle dans la correspondance : valeurs, section."
            )
            if message not in self.resultat.avertissements:
                self.resultat.avertissements.append(message)
            return
        self._settle(chemin, fiche, donnee, lue, ligne.cellule, base)

    def _cite(self, ligne: Ligne, fiche: Fiche, effets: list[Effet]) -> None:
        """Say where the element comes from, once for each record that gave it something."""
        source = self._releve.cite(ligne.cellule)
        deja = {s.partition("#")[0].partition(".")[0] for s in fiche.sources}
        change = any(e.sort in (Sort.CREEE, Sort.MODIFIEE) for e in effets)
        cites = {s.partition("#")[0] for s in fiche.sources}
        if self._releve.id not in deja or (change and self._releve.nom not in cites):
            fiche.noeud[PROVENANCE] = [*fiche.sources, source]

    def _base(self, ligne: Ligne) -> dict[str, Any]:
        """Return, for each data item, what the project last took from this row."""
        base: dict[str, Any] = {}
        for releve in self._anciens:
            if releve.nom in self._fiches.citants:
                for ancienne in releve.lignes:
                    if self._same(ligne, ancienne, releve):
                        base = {**self._values(ancienne), **base}
        return base

    def _values(self, ligne: Ligne) -> dict[str, Any]:
        base: dict[str, Any] = {}
        dits = [(v.champ, v.texte) for v in ligne.valeurs if v.prise and not v.conflit]
        dits += [(self._liste.theme, ligne.theme)] if ligne.theme else []
        for cle, texte in dits:
            donnee = self._liste.donnees.get(cle)
            if donnee is None:
                continue
            try:
                base.setdefault(cle, self._lecteur.read(donnee, texte))
            except RefusError:
                continue
        return base

    def _tell_gone(self, lignes: list[Ligne]) -> None:
        """Tell what the version before had and this one has not: it stays in the project."""
        for precedent in self._anciens:
            if precedent.version == self._releve.version - 1:
                for ancienne in precedent.lignes:
                    suite = (x for x in lignes if self._same(x, ancienne, precedent))
                    if ancienne.element:
                        self._tell_change(precedent, ancienne, next(suite, None))

    def _tell_change(self, precedent: Releve, ancienne: Ligne, nouvelle: Ligne | None) -> None:
        if nouvelle is None:
            self.resultat.avertissements.append(
                f"la ligne {ancienne.cellule} de {precedent.nom} n’est plus dans le fichier : "
                f"{ancienne.element} reste dans le cahier."
            )
            return
        remplies = {v.champ for v in nouvelle.valeurs}
        self.resultat.avertissements += [
            f"{nouvelle.cellule} : la colonne « {v.titre} » est maintenant vide ; ce qu’elle "
            f"avait donné reste dans le cahier ({ancienne.element})."
            for v in ancienne.valeurs
            if v.prise and v.champ not in remplies
        ]

    def _same(self, ligne: Ligne, ancienne: Ligne, releve: Releve) -> bool:
        if releve.sha256 == self._releve.sha256:
            return ligne.cellule == ancienne.cellule
        if self._has_reference(ligne) and ancienne.reference:
            return ligne.reference == ancienne.reference
        return bool(ligne.identite) and ligne.identite == ancienne.identite

    def _has_reference(self, ligne: Ligne) -> bool:
        return self._references and bool(ligne.reference)

    def _key(self, ligne: Ligne) -> str:
        if self._has_reference(ligne):
            return f"{REFERENCE} {ligne.reference}"
        return f"{ligne.etape} {ligne.identite}"

    def _own_id(self, ligne: Ligne) -> str:
        """Return the reference of a row, when it is an identifier of the list itself."""
        reference = ligne.reference
        notre = designate(reference) is not None
        return reference if notre and reference.startswith(f"{self._liste.prefixe}-") else ""

    def _refuse(self, valeur: Valeur, raison: str) -> Valeur:
        if not valeur.propage:
            ecart = Ecart(texte=valeur.texte, cellule=valeur.cellule, raison=raison)
            self.resultat.ecarts.append(ecart)
        return valeur.model_copy(update={"raison": raison})

    def _keep(self, valeur: Valeur, drapeau: str) -> Valeur:
        """Keep what says that there is no answer, or where it is to be found."""
        if drapeau == "sans objet":
            self.resultat.sans_objet += not valeur.propage
        elif not valeur.propage:
            texte = Texte(texte=valeur.texte, cellule=valeur.cellule, drapeau=drapeau)
            self.resultat.gardes.append(texte)
        return valeur.model_copy(update={"raison": drapeau})


def _no_answer(texte: str) -> str | None:
    """Return what a cell says instead of a value, if it does: « idem », « voir avec Sophie »."""
    if set(texte.strip()) <= {"?"}:
        return "ne sait pas"
    drapeau = flag(texte)
    if drapeau != "sans objet":
        return drapeau
    return drapeau if normalize(texte) in _SANS_OBJET else None


def _three_way(donnee: Donnee, existant: Any, lue: Any, avant: Any) -> tuple[Sort, Any]:
    actuel = typed(donnee.modele, donnee.champ, existant)
    if not is_empty(existant) and equal(actuel, lue):
        return Sort.INCHANGEE, existant
    if is_empty(existant):
        return (Sort.CREEE, lue) if avant is None or not equal(avant, lue) else (Sort.GARDEE, None)
    if avant is None:
        return Sort.CONFLIT, existant
    if equal(actuel, avant):
        return Sort.MODIFIEE, lue
    return (Sort.GARDEE if equal(avant, lue) else Sort.CONFLIT), existant


def _union(donnee: Donnee, existant: Any, lue: list[Any], avant: Any) -> tuple[Sort, Any]:
    """Add what a list lacks; what the author took away since is not put back."""
    existantes = list(existant or [])
    actuelles = compared(donnee, existantes)
    if not isinstance(next(iter(actuelles), None), dict) and existantes:
        actuelles = typed(donnee.modele, donnee.champ, existantes)
    dites = compared(donnee, lue)
    anciennes = compared(donnee, avant or [])
    nouvelles, retirees = [], 0
    for valeur, dite in zip(lue, dites, strict=True):
        if any(equal(a, dite) for a in actuelles):
            continue
        if any(equal(a, dite) for a in anciennes):
            retirees += 1
            continue
        nouvelles.append(valeur)
    if nouvelles:
        return (Sort.MODIFIEE if existantes else Sort.CREEE), [*existantes, *nouvelles]
    return (Sort.GARDEE if retirees else Sort.INCHANGEE), existantes


def _written(valeur: Any) -> list[str]:
    """Return the texts of a value, as the record keeps them."""
    valeurs = valeur if isinstance(valeur, list) else [valeur]
    return [as_written(_shown(v)) for v in valeurs]


def _shown(valeur: Any) -> Any:
    if isinstance(valeur, list):
        return [_shown(v) for v in valeur]
    if isinstance(valeur, dict):
        return ", ".join(str(v) for v in valeur.values())
    return valeur


def _id_of(element: str) -> str:
    dedans = element.partition("[")[2].rstrip("]")
    return "" if dedans.isdecimal() else dedans
