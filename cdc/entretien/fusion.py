"""Bring answers into the project: each text finds its record, its row, its place.

The project is plain data here, as its files hold it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.entretien.effets import Motif
from cdc.entretien.identifiants import new_id
from cdc.entretien.liaisons import ENTRETIENS, model_of
from cdc.entretien.noms import Noms
from cdc.entretien.places import Lieu, Origine, Porteur, Resultat
from cdc.entretien.pose import Pose
from cdc.entretien.rangees import Carnet, Rangees
from cdc.entretien.reponses import normalize
from cdc.entretien.valeurs import (
    TEXTES,
    RefusError,
    as_written,
    equal,
    read_items,
    read_value,
    split_unit,
    typed,
)
from cdc_schema.base import PROVENANCE
from cdc_schema.description import champ, champs
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from cdc.entretien.apports import Apport, Groupe
    from cdc.entretien.arbitrages import Decisions
    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin
    from cdc_schema.description import Champ
    from cdc_schema.plan import SousSection

Suite = tuple["Champ", ...]


class Fusion:
    """A project receiving answers; `donnees` is replaced, never changed in place.

    `donnes`, when it is given, learns what was said for each place.
    """

    def __init__(
        self,
        donnees: dict[str, Any],
        decisions: Decisions | None = None,
        donnes: dict[str, list[Any]] | None = None,
    ) -> None:
        self.donnees = dict(donnees)
        self.noms = Noms(donnees)
        self._pose = Pose(self.noms, decisions, donnes)
        self._carnet = Carnet()
        self._tenues: dict[Chemin, str] = {}  # the rows met so far, and which answer each one is

    def merge(self, groupe: Groupe, origine: Origine) -> Resultat:
        """Bring one group of texts, said by `origine`, and return what became of them."""
        self._pose.origine, self._pose.resultat = origine, Resultat()
        par_section: dict[str, list[tuple[Suite, Apport]]] = {}
        sections: dict[str, SousSection] = {}
        for apport in _useful(groupe):
            section = apport.liaison.section
            sections[section.cle] = section
            par_section.setdefault(section.cle, []).append((apport.liaison.champs, apport))
        for cle, places in par_section.items():
            self._enter(sections[cle], places)
        return self._pose.resultat

    def _enter(self, section: SousSection, places: list[tuple[Suite, Apport]]) -> None:
        if section.repetition:
            self._place_row(self.donnees, section.cle, section.modele, (), "", places)
            return
        noeud = dict(self.donnees.get(section.cle) or {})
        lieu = Lieu(noeud, section.modele, (section.cle,), section.cle, None)
        self._fill(lieu, places)
        if noeud:
            self.donnees[section.cle] = noeud

    def _fill(self, lieu: Lieu, places: list[tuple[Suite, Apport]]) -> None:
        """Put each text in the record at `lieu`."""
        par_champ: dict[str, list[tuple[Suite, Apport]]] = {}
        for suite, apport in places:
            par_champ.setdefault(suite[0].cle, []).append((suite, apport))
        for dedans in par_champ.values():
            item = dedans[0][0][0]
            porteur = lieu.porteur or Porteur(lieu.noeud, item.cle)
            if len(dedans[0][0]) == 1:
                for _, apport in dedans:
                    self._pose.put(lieu, item, apport, porteur)
            else:
                self._descend(lieu, item, [(s[1:], a) for s, a in dedans], porteur)

    def _descend(
        self, lieu: Lieu, item: Champ, places: list[tuple[Suite, Apport]], porteur: Porteur
    ) -> None:
        modele = model_of(item)
        assert modele is not None
        chemin = (*lieu.chemin, item.cle)
        repere = f"{lieu.repere}.{item.cle}"
        if item.genre is Genre.LISTE:
            self._place_row(lieu.noeud, item.cle, modele, lieu.chemin, lieu.repere, places)
            return
        noeud = dict(lieu.noeud.get(item.cle) or {})
        self._fill(Lieu(noeud, modele, chemin, repere, porteur, lieu.neuf), places)
        if noeud:
            lieu.noeud[item.cle] = noeud

    def _place_row(
        self,
        parent: dict[str, Any],
        cle: str,
        modele: type[Element],
        chemin: Chemin,
        repere: str,
        places: list[tuple[Suite, Apport]],
    ) -> None:
        """Complete the element of the list `cle` that a row is about, or add one."""
        # Rows of rows stay few, and what is above them is indexed by what they say.
        carnet = self._carnet if len(chemin) <= 1 else Carnet()
        rangees = carnet.open(parent.get(cle), modele)
        elements = rangees.elements
        if _waits(places):
            self._await_row((*chemin, cle), places)
            return
        try:
            rang, nom = self._find(cle, modele, rangees, places)
        except RefusError as refus:
            self._refuse_row(places, refus)
            return
        liste = f"{repere}.{cle}"
        supprimee = rang == len(elements) and self._brought(f"{liste}[{nom}]", cle, places)
        if rang == len(elements) and not supprimee:
            rang, nom = self._reworded(liste, elements, places) or (rang, nom)
        repere = f"{liste}[{nom}]"
        if rang == len(elements) and (supprimee or self._pose.origine.said_row(repere)):
            prises = [
                self._tenues.get((*chemin, cle, e.get("id") or i)) for i, e in enumerate(elements)
            ]
            libres = [prise in (None, repere) for prise in prises]
            rang = self._renamed(modele, elements, places, libres, semblable=supprimee)
        nouveau = rang == len(elements)
        if nouveau and supprimee:
            self._pose.leave_row((*chemin, cle), repere, [a for _, a in _naming(places)], places)
            return
        noeud = dict(elements[rang]) if not nouveau else {}
        if nouveau:
            self._identify(noeud, modele, chemin, places)
        place = noeud.get("id") or rang
        tient = PROVENANCE in modele.model_fields
        porteur = Porteur(noeud if tient else {})
        lieu = Lieu(noeud, modele, (*chemin, cle, place), repere, porteur, nouveau)
        self._tenues.setdefault(lieu.chemin, repere)
        self._fill(lieu, places)
        if nouveau and cle != ENTRETIENS and not any(k not in ("id", PROVENANCE) for k in noeud):
            return
        if nouveau:
            noeud = _ordered(noeud, modele)
        rangees.put(rang, noeud)
        parent[cle] = rangees.elements
        if noeud.get("id"):
            self.noms.add(noeud)

    def _await_row(self, chemin: Chemin, places: list[tuple[Suite, Apport]]) -> None:
        """Note the texts of a row that does not exist: they wait at the list itself."""
        for _, apport in places:
            if not apport.discret:
                self._pose.wait(chemin, apport, apport.reserve or Motif.BARREE)

    def _find(
        self,
        cle: str,
        modele: type[Element],
        rangees: Rangees,
        places: list[tuple[Suite, Apport]],
    ) -> tuple[int, str]:
        """Return the rank of the element that a row is about, and the name of the row.

        Raises:
            RefusError: what distinguishes the row has no meaning.
        """
        elements = rangees.elements
        if cle == ENTRETIENS:
            entretien = self._pose.origine.entretien
            suite = (champ(modele, "id"),)
            rangs = [
                i for i in rangees.near(suite, entretien) if elements[i].get("id") == entretien
            ]
            return (rangs[0] if rangs else len(elements)), entretien
        valeurs = [
            (suite, self._key_value(modele, suite, apport)) for suite, apport in _naming(places)
        ]
        nom = " ".join(normalize(as_written(v)) for _, v in valeurs)
        for rang in rangees.near(*valeurs[0]) if valeurs else range(len(elements)):
            if all(self._has(elements[rang], modele, suite, valeur) for suite, valeur in valeurs):
                return rang, nom
        return len(elements), nom

    def _brought(self, repere: str, cle: str, places: list[tuple[Suite, Apport]]) -> bool:
        """Say whether an import brought the row `repere`: if it is not there, the author chose so."""
        apporte = self._pose.origine.apporte
        if apporte is None or cle == ENTRETIENS:
            return apporte is not None
        return apporte.has_row(self._pose.question, repere, [a for _, a in _naming(places)])

    def _renamed(
        self,
        modele: type[Element],
        elements: list[dict[str, Any]],
        places: list[tuple[Suite, Apport]],
        libres: list[bool],
        *,
        semblable: bool,
    ) -> int:
        """Return the rank of the element that the same answer gave, and that the author renamed.

        Its name is nothing that the person said, and no other answer is it: `libres` says so of
        each element. With `semblable`, when the row may as well have been deleted, it says besides
        one of the other things that the row says. Without one, the rank of a new element.
        """
        suite = next((s for s, a in places if a.cle), places[0][0])
        source = self._pose.origine.source
        dits = self._pose.origine.dits(source)
        if len(suite) > 1 or suite[0].genre not in TEXTES or PROVENANCE not in modele.model_fields:
            return len(elements)
        for rang, (element, libre) in enumerate(zip(elements, libres, strict=True)):
            nom = normalize(str(element.get(suite[0].cle) or ""))
            sienne = libre and source in (element.get(PROVENANCE) or [])
            if not (sienne and nom) or nom in dits:
                continue
            if not semblable or self._resembles(element, modele, places):
                return rang
        return len(elements)

    def _resembles(
        self, element: dict[str, Any], modele: type[Element], places: list[tuple[Suite, Apport]]
    ) -> bool:
        """Say whether an element says something of a row besides its name, if there is more."""
        noms = {id(a) for _, a in _naming(places)}
        autres = [(s, a) for s, a in places if not (a.discret or a.reserve) and id(a) not in noms]
        return not autres or any(self._says(element, modele, s, a) for s, a in autres)

    def _says(
        self, element: dict[str, Any], modele: type[Element], suite: Suite, apport: Apport
    ) -> bool:
        try:
            return self._has(element, modele, suite, self._key_value(modele, suite, apport))
        except RefusError:
            return False

    def _reworded(
        self, repere: str, elements: list[dict[str, Any]], places: list[tuple[Suite, Apport]]
    ) -> tuple[int, str] | None:
        """Return the rank and name of the row that one cell gave before, and words otherwise now.

        Nobody else said it, the author left it as it was, and the cell gave no other row.
        """
        origine = self._pose.origine
        dites = [(s, a) for s, a in places if not a.discret]
        if len(dites) != 1 or not dites[0][1].libre or len(dites[0][0]) != 1:
            return None
        item = dites[0][0][0].cle
        fin = f"].{item} {origine.source.partition('#')[2]}"
        perdues = [
            (place.removeprefix(f"{repere}[").removesuffix(fin), valeurs)
            for place, valeurs in origine.avant.items()
            if place.startswith(f"{repere}[")
            and place.endswith(fin)
            and place not in origine.maintenant
        ]
        if len(perdues) != 1:
            return None
        ((nom, valeurs),) = perdues
        for rang, element in enumerate(elements):
            seule = element.get(PROVENANCE) == [origine.source]
            if seule and any(equal(element.get(item), v) for v in valeurs):
                return rang, nom
        return None

    def _key_value(self, modele: type[Element], suite: Suite, apport: Apport) -> Any:
        for item in suite[:-1]:
            modele = model_of(item) or modele
        item = suite[-1]
        if item.genre is Genre.LISTE:
            return read_items(modele, item, apport.texte, self.noms)
        texte, _ = split_unit(modele, item, apport.texte)
        return read_value(modele, item, texte, self.noms, unite=apport.unite)

    def _has(
        self, element: dict[str, Any], modele: type[Element], suite: Suite, valeur: Any
    ) -> bool:
        item, *reste = suite
        dedans = element.get(item.cle)
        if not reste:
            if dedans is None or equal(dedans, valeur):
                return dedans is not None
            return item.genre not in TEXTES and equal(typed(modele, item, dedans), valeur)
        suivants = dedans if isinstance(dedans, list) else [dedans or {}]
        modele = model_of(item) or modele
        return any(self._has(e, modele, tuple(reste), valeur) for e in suivants)

    def _identify(
        self,
        noeud: dict[str, Any],
        modele: type[Element],
        chemin: Chemin,
        places: list[tuple[Suite, Apport]],
    ) -> None:
        item = next((c for c in champs(modele) if c.genre is Genre.IDENTIFIANT), None)
        if item is None:
            return
        if item.prefixe == "ENT":
            noeud["id"] = self._pose.origine.entretien
            return
        dits = (a.texte for s, a in places if len(s) == 1 and not a.discret and not a.reserve)
        nom = next(dits, "")
        noeud["id"] = new_id(item.prefixe, nom, self.noms.identifiants, str(chemin[:1]))
        self.noms.identifiants.add(noeud["id"])

    def _refuse_row(self, places: list[tuple[Suite, Apport]], refus: RefusError) -> None:
        vues: set[str] = set()
        for _, apport in places:
            self._pose.set_aside(apport)
            if not apport.discret and apport.cellule not in vues:
                raison = str(refus) if not vues else f"La ligne attend : {refus}"
                self._pose.refuse(apport, raison)
                vues.add(apport.cellule)


def _useful(groupe: Groupe) -> list[Apport]:
    """Leave out the lists of which a row says nothing but its name, shared with another list."""
    propres = {_list_of(a) for a in groupe.apports if not (a.partage or a.discret or a.reserve)}
    return [
        a for a in groupe.apports
        if not propres or _list_of(a) in propres or a.discret or a.reserve
    ]  # fmt: skip


def _waits(places: list[tuple[Suite, Apport]]) -> bool:
    """Say whether a row says nothing to write, or is named by what is struck through."""
    dits = [a for _, a in places if not a.discret]
    noms = [a for a in dits if a.cle] or dits[:1]
    return all(a.reserve for a in dits) or any(a.reserve is Motif.BARREE for a in noms)


def _naming(places: list[tuple[Suite, Apport]]) -> list[tuple[Suite, Apport]]:
    """Return the texts that distinguish a row from the others."""
    dits = [(s, a) for s, a in places if not a.discret and not a.reserve]
    return [(s, a) for s, a in dits if a.cle] or dits[:1]


def _list_of(apport: Apport) -> tuple[str, str]:
    liaison = apport.liaison
    if liaison.section.repetition:
        return liaison.section.cle, ""
    return liaison.section.cle, liaison.cles[0]


def _ordered(noeud: dict[str, Any], modele: type[Element]) -> dict[str, Any]:
    """Return `noeud` with its keys as the outline orders them, its provenance last."""
    cles = [*(c.cle for c in champs(modele)), PROVENANCE]
    return {cle: noeud[cle] for cle in cles if cle in noeud}
