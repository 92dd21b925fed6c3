"""Bring answers into the project: fill what is empty, add rows, never overwrite an author.

The project is plain data here, as its files hold it. A value is compared by what the schema reads
in it, so that « 26 h ouvrées » equals `26 heures ouvrées` and 1 150 equals `1150`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cdc.entretien.effets import Effet, Sort
from cdc.entretien.identifiants import new_id
from cdc.entretien.liaisons import model_of
from cdc.entretien.noms import Noms
from cdc.entretien.reponses import Ecart, normalize
from cdc.entretien.valeurs import (
    TEXTES,
    RefusError,
    as_written,
    equal,
    read_items,
    read_value,
    split_unit,
)
from cdc_schema.base import PROVENANCE
from cdc_schema.chemins import ecrire
from cdc_schema.description import champs
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from cdc.entretien.apports import Apport, Groupe
    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin
    from cdc_schema.description import Champ
    from cdc_schema.plan import SousSection

Suite = tuple["Champ", ...]
ENTRETIENS = "entretiens"


@dataclass(slots=True)
class Origine:
    """Who says it, and what is known of what was said before.

    `avant` holds, by place, what the previous version of the same interview gave; `dits` the texts
    already given, by source.
    """

    entretien: str
    source: str
    avant: dict[str, list[Any]] = field(default_factory=dict)
    dits: dict[str, set[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Porteur:
    """Where the provenance of a value is written: an element, or one data item of a section."""

    noeud: dict[str, Any]
    cle: str = ""

    def sources(self) -> list[str]:
        provenance: Any = self.noeud.get(PROVENANCE)
        if provenance and self.cle:
            provenance = provenance.get(self.cle)
        return list(provenance or [])

    def add(self, source: str) -> None:
        sources = self.sources()
        if source in sources:
            return
        if self.cle:
            tout = dict(self.noeud.get(PROVENANCE) or {})
            self.noeud[PROVENANCE] = {**tout, self.cle: [*sources, source]}
        else:
            self.noeud[PROVENANCE] = [*sources, source]


@dataclass(slots=True)
class _Lieu:
    """A record being filled: its data, its model, its path, and its path by the names of rows."""

    noeud: dict[str, Any]
    modele: type[Element]
    chemin: Chemin
    repere: str
    porteur: _Porteur | None


@dataclass(slots=True)
class Resultat:
    """What became of one group of texts; `acceptees` are the cells that found a place."""

    effets: list[Effet] = field(default_factory=list)
    ecarts: list[Ecart] = field(default_factory=list)
    acceptees: set[str] = field(default_factory=set)


class Fusion:
    """A project receiving answers; `donnees` is replaced, never changed in place.

    `donnes` keeps what was said for each place, by the names of its rows.
    """

    def __init__(self, donnees: dict[str, Any]) -> None:
        self.donnees = dict(donnees)
        self.noms = Noms(donnees)
        self.donnes: dict[str, list[Any]] = {}
        self._origine = Origine("", "")
        self._resultat = Resultat()

    def merge(self, groupe: Groupe, origine: Origine) -> Resultat:
        """Bring one group of texts, said by `origine`, and return what became of them."""
        self._origine, self._resultat = origine, Resultat()
        par_section: dict[str, list[tuple[Suite, Apport]]] = {}
        sections: dict[str, SousSection] = {}
        for apport in _useful(groupe):
            section = apport.liaison.section
            sections[section.cle] = section
            par_section.setdefault(section.cle, []).append((apport.liaison.champs, apport))
        for cle, places in par_section.items():
            self._enter(sections[cle], places)
        return self._resultat

    def _enter(self, section: SousSection, places: list[tuple[Suite, Apport]]) -> None:
        if section.repetition:
            self._place_row(self.donnees, section.cle, section.modele, (), "", places)
            return
        noeud = dict(self.donnees.get(section.cle) or {})
        lieu = _Lieu(noeud, section.modele, (section.cle,), section.cle, None)
        self._fill(lieu, places)
        if noeud:
            self.donnees[section.cle] = noeud

    def _fill(self, lieu: _Lieu, places: list[tuple[Suite, Apport]]) -> None:
        """Put each text in the record at `lieu`."""
        par_champ: dict[str, list[tuple[Suite, Apport]]] = {}
        for suite, apport in places:
            par_champ.setdefault(suite[0].cle, []).append((suite, apport))
        for dedans in par_champ.values():
            item = dedans[0][0][0]
            porteur = lieu.porteur or _Porteur(lieu.noeud, item.cle)
            if len(dedans[0][0]) == 1:
                for _, apport in dedans:
                    self._put(lieu, item, apport, porteur)
            else:
                self._descend(lieu, item, [(s[1:], a) for s, a in dedans], porteur)

    def _descend(
        self, lieu: _Lieu, item: Champ, places: list[tuple[Suite, Apport]], porteur: _Porteur
    ) -> None:
        modele = model_of(item)
        assert modele is not None
        chemin = (*lieu.chemin, item.cle)
        repere = f"{lieu.repere}.{item.cle}"
        if item.genre is Genre.LISTE:
            self._place_row(lieu.noeud, item.cle, modele, lieu.chemin, lieu.repere, places)
            return
        noeud = dict(lieu.noeud.get(item.cle) or {})
        self._fill(_Lieu(noeud, modele, chemin, repere, porteur), places)
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
        elements = list(parent.get(cle) or [])
        try:
            rang, nom = self._find(cle, modele, elements, places)
        except RefusError as refus:
            self._refuse_row(places, refus)
            return
        nouveau = rang == len(elements)
        noeud = dict(elements[rang]) if not nouveau else {}
        if nouveau:
            self._identify(noeud, modele, chemin, places)
        place = noeud.get("id") or rang
        tient = PROVENANCE in modele.model_fields
        porteur = _Porteur(noeud if tient else {})
        lieu = _Lieu(noeud, modele, (*chemin, cle, place), f"{repere}.{cle}[{nom}]", porteur)
        self._fill(lieu, places)
        if nouveau and cle != ENTRETIENS and not any(k not in ("id", PROVENANCE) for k in noeud):
            return
        if nouveau:
            noeud = _ordered(noeud, modele)
        parent[cle] = [*elements[:rang], noeud, *elements[rang + 1 :]]
        if noeud.get("id"):
            self.noms.add(noeud)

    def _find(
        self,
        cle: str,
        modele: type[Element],
        elements: list[dict[str, Any]],
        places: list[tuple[Suite, Apport]],
    ) -> tuple[int, str]:
        """Return the rank of the element that a row is about, and the name of the row.

        Raises:
            RefusError: what distinguishes the row has no meaning.
        """
        if cle == ENTRETIENS:
            rangs = [i for i, e in enumerate(elements) if e.get("id") == self._origine.entretien]
            return (rangs[0] if rangs else len(elements)), self._origine.entretien
        dits = [(s, a) for s, a in places if not a.discret]
        cles = [(s, a) for s, a in dits if a.cle] or dits[:1]
        valeurs = [(suite, self._key_value(modele, suite, apport)) for suite, apport in cles]
        nom = " ".join(normalize(as_written(v)) for _, v in valeurs)
        for rang, element in enumerate(elements):
            if all(self._has(element, modele, suite, valeur) for suite, valeur in valeurs):
                return rang, nom
        return len(elements), nom

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
            return dedans is not None and equal(self._typed(modele, item, dedans), valeur)
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
            noeud["id"] = self._origine.entretien
            return
        nom = next((a.texte for s, a in places if len(s) == 1 and not a.discret), "")
        noeud["id"] = new_id(item.prefixe, nom, self.noms.identifiants, str(chemin[:1]))
        self.noms.identifiants.add(noeud["id"])

    def _put(self, lieu: _Lieu, item: Champ, apport: Apport, porteur: _Porteur) -> None:
        try:
            if item.genre is Genre.LISTE:
                self._put_items(lieu, item, apport, porteur)
            else:
                self._put_value(lieu, item, apport, porteur)
        except RefusError as refus:
            if not apport.discret:
                self._refuse(apport, str(refus))
        else:
            self._resultat.acceptees.add(apport.cellule)

    def _put_value(self, lieu: _Lieu, item: Champ, apport: Apport, porteur: _Porteur) -> None:
        texte, unite = split_unit(lieu.modele, item, apport.texte)
        valeur = read_value(lieu.modele, item, texte, self.noms, unite=apport.unite)
        self._settle(lieu, item, valeur, apport, porteur)
        if unite and not lieu.noeud.get("unite"):
            lieu.noeud["unite"] = unite

    def _settle(
        self, lieu: _Lieu, item: Champ, valeur: Any, apport: Apport, porteur: _Porteur
    ) -> None:
        """Fill, keep, replace what the same person had said, or note a conflict."""
        existant = lieu.noeud.get(item.cle)
        repere = f"{lieu.repere}.{item.cle}"
        if apport.discret:
            if _is_empty(existant):
                lieu.noeud[item.cle] = valeur
            return
        self.donnes.setdefault(repere, []).append(valeur)
        if _is_empty(existant):
            sort = self._fill_empty(lieu, item, valeur, apport, porteur)
        elif equal(self._typed(lieu.modele, item, existant), valeur):
            sort = Sort.INCHANGEE
        elif apport.libre and self._origine.source in porteur.sources():
            sort = Sort.INCHANGEE  # the author wrote up what several people said
        elif self._said_before(repere, lieu.modele, item, existant):
            lieu.noeud[item.cle], sort = valeur, Sort.MODIFIEE
        elif apport.libre and item.genre in TEXTES and self._from_others(existant, porteur):
            lieu.noeud[item.cle], sort = None, Sort.A_REDIGER
        else:
            sort = Sort.CONFLIT
        if sort is not Sort.CONFLIT:
            porteur.add(self._origine.source)
        self._note(sort, (*lieu.chemin, item.cle), apport, as_written(valeur), existant)

    def _fill_empty(
        self, lieu: _Lieu, item: Champ, valeur: Any, apport: Apport, porteur: _Porteur
    ) -> Sort:
        """Fill an empty place, unless several people have already said different things there."""
        question = self._origine.source.partition("#")[2]
        avis = [s for s in porteur.sources() if s.partition("#")[2] == question]
        if apport.libre and item.genre in TEXTES and porteur.cle and len(avis) > 1:
            return Sort.INCHANGEE if self._origine.source in avis else Sort.A_REDIGER
        lieu.noeud[item.cle] = valeur
        return Sort.CREEE

    def _put_items(self, lieu: _Lieu, item: Champ, apport: Apport, porteur: _Porteur) -> None:
        valeurs = read_items(lieu.modele, item, apport.texte, self.noms, phrases=apport.libre)
        existantes = list(lieu.noeud.get(item.cle) or [])
        typees = self._typed(lieu.modele, item, existantes) if existantes else []
        repere = f"{lieu.repere}.{item.cle}"
        for valeur in valeurs:
            self.donnes.setdefault(repere, []).append(valeur)
            if any(equal(t, valeur) for t in typees):
                sort = Sort.INCHANGEE
            else:
                existantes.append(valeur)
                typees.append(valeur)
                sort = Sort.CREEE
            self._note(sort, (*lieu.chemin, item.cle), apport, as_written(valeur))
        lieu.noeud[item.cle] = existantes
        if not apport.discret:
            porteur.add(self._origine.source)

    def _typed(self, modele: type[Element], item: Champ, existant: Any) -> Any:
        """Return what the schema reads in a value that the project holds."""
        try:
            valeur = getattr(modele.model_validate({item.cle: existant}), item.cle)
        except ValueError:
            return existant
        return str(valeur) if item.genre is Genre.DUREE else valeur

    def _said_before(self, repere: str, modele: type[Element], item: Champ, existant: Any) -> bool:
        avant = self._origine.avant.get(repere, [])
        return any(equal(self._typed(modele, item, existant), valeur) for valeur in avant)

    def _from_others(self, existant: Any, porteur: _Porteur) -> bool:
        """Say whether `existant` is word for word what an interview gave."""
        dits = [self._origine.dits.get(source, set()) for source in porteur.sources()]
        return any(normalize(str(existant)) in textes for textes in dits)

    def _note(
        self, sort: Sort, chemin: Chemin, apport: Apport, proposee: str, existante: Any = None
    ) -> None:
        if not apport.discret:
            avant = "" if existante is None else as_written(existante)
            question = self._origine.source.partition("#")[2]
            self._resultat.effets.append(
                Effet(sort, ecrire(chemin), apport.cellule, proposee, avant, question)
            )

    def _refuse(self, apport: Apport, raison: str) -> None:
        ecart = Ecart(texte=apport.texte, cellule=apport.cellule, raison=raison)
        self._resultat.ecarts.append(ecart)

    def _refuse_row(self, places: list[tuple[Suite, Apport]], refus: RefusError) -> None:
        vues: set[str] = set()
        for _, apport in places:
            if not apport.discret and apport.cellule not in vues:
                raison = str(refus) if not vues else f"La ligne attend : {refus}"
                self._refuse(apport, raison)
                vues.add(apport.cellule)


def _useful(groupe: Groupe) -> list[Apport]:
    """Leave out the lists of which a row says nothing but its name, shared with another list."""
    propres = {_list_of(a) for a in groupe.apports if not a.partage and not a.discret}
    return [a for a in groupe.apports if not propres or _list_of(a) in propres or a.discret]


def _list_of(apport: Apport) -> tuple[str, str]:
    liaison = apport.liaison
    if liaison.section.repetition:
        return liaison.section.cle, ""
    return liaison.section.cle, liaison.cles[0]


def _ordered(noeud: dict[str, Any], modele: type[Element]) -> dict[str, Any]:
    """Return `noeud` with its keys as the outline orders them, its provenance last."""
    cles = [*(c.cle for c in champs(modele)), PROVENANCE]
    return {cle: noeud[cle] for cle in cles if cle in noeud}


def _is_empty(valeur: Any) -> bool:
    return valeur is None or valeur in ("", [], {})
