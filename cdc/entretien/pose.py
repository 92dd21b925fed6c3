"""Put one text in one place: fill it, keep it, leave it to be written up, or note a conflict.

A value is compared by what the schema reads in it, so that « 26 h ouvrées » equals
`26 heures ouvrées`, and 1 150 equals `1150`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.entretien.acquis import trace
from cdc.entretien.arbitrages import Decisions
from cdc.entretien.effets import NON_APPORTEES, SUPPRIMEES, Attente, Effet, Motif, Sort
from cdc.entretien.interpretation import Interpretation
from cdc.entretien.mesures import same_measure
from cdc.entretien.places import Lieu, Origine, Porteur, Resultat
from cdc.entretien.rangees import Listes
from cdc.entretien.reponses import Certitude, Ecart, normalize
from cdc.entretien.valeurs import (
    TEXTES,
    AttenteError,
    RefusError,
    as_written,
    equal,
    read_items,
    read_value,
    split_unit,
    typed,
)
from cdc_schema.chemins import ecrire
from cdc_schema.description import champ
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.entretien.apports import Apport
    from cdc.entretien.noms import Noms
    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin
    from cdc_schema.description import Champ


class Pose:
    """Puts texts, said by `origine`, and tells what becomes of them in `resultat`.

    `donnes` learns what was said for each place, by the names of its rows, and each question.
    """

    def __init__(
        self,
        noms: Noms,
        decisions: Decisions | None = None,
        donnes: dict[str, list[Any]] | None = None,
    ) -> None:
        self._noms = noms
        self.decisions = decisions or Decisions()
        self._donnes = donnes
        self._listes = Listes()
        self.origine = Origine("", "")
        self.resultat = Resultat()

    def put(self, lieu: Lieu, item: Champ, apport: Apport, porteur: Porteur) -> None:
        """Put a text in the data item `item` of the record at `lieu`, or say why not."""
        if apport.reserve:
            self.wait((*lieu.chemin, item.cle), apport, apport.reserve)
            return
        try:
            if item.genre is Genre.LISTE:
                self._put_items(lieu, item, apport, porteur)
            else:
                self._put_value(lieu, item, apport, porteur)
        except AttenteError as attente:
            if not apport.discret:
                self.wait((*lieu.chemin, item.cle), apport, attente.interpretation)
        except RefusError as refus:
            if not apport.discret:
                self.refuse(apport, str(refus))
        else:
            if not apport.discret:  # a constant beside a text does not place the text
                self.resultat.acceptees.add(apport.cellule)

    def _put_value(self, lieu: Lieu, item: Champ, apport: Apport, porteur: Porteur) -> None:
        texte, unite = split_unit(lieu.modele, item, apport.texte)
        valeur = read_value(
            lieu.modele, item, texte, self._noms, unite=apport.unite, anglais=self._anglais(apport)
        )
        self._settle(lieu, item, valeur, apport, porteur)
        if unite:
            self._settle(lieu, champ(lieu.modele, "unite"), unite, apport, porteur)

    def _settle(
        self, lieu: Lieu, item: Champ, valeur: Any, apport: Apport, porteur: Porteur
    ) -> None:
        """Fill, keep, replace what the same person had said, or note a conflict."""
        existant = lieu.noeud.get(item.cle)
        repere = f"{lieu.repere}.{item.cle} {self.question}"
        chemin = (*lieu.chemin, item.cle)
        if apport.discret:
            if is_empty(existant) and not self._emptied(lieu, item, apport, valeur):
                lieu.noeud[item.cle] = valeur
            return
        self._remember(repere, valeur)
        decision = self.decisions.about(ecrire(chemin), f"{lieu.repere}.{item.cle}")
        if decision and not self._says(lieu, item, existant, valeur):
            connue = decision.considers(self.origine.entretien, as_written(valeur))
            sort = Sort.ARBITREE if connue else Sort.CONFLIT
        elif is_empty(existant):
            sort = self._fill_empty(lieu, item, valeur, apport, porteur)
        elif self._says(lieu, item, existant, valeur):
            sort = Sort.INCHANGEE
        elif self._said_before(repere, lieu.modele, item, existant):
            sort = self._reword(lieu, item, valeur, apport, porteur)
        elif apport.libre and self.origine.source in porteur.sources():
            sort = Sort.INCHANGEE  # the author wrote up what several people said
        elif apport.libre and item.genre in TEXTES and self._from_others(existant, porteur):
            lieu.noeud[item.cle], sort = None, Sort.A_REDIGER
        else:
            sort = Sort.CONFLIT
        if sort not in (*NON_APPORTEES, *SUPPRIMEES):
            porteur.add(self.origine.source)
        self._note(sort, lieu, item, apport, valeur, existant)

    def _remember(self, repere: str, valeur: Any) -> None:
        if self._donnes is not None:
            self._donnes.setdefault(repere, []).append(valeur)

    def _says(self, lieu: Lieu, item: Champ, existant: Any, valeur: Any) -> bool:
        """Say whether the project already says it; a duration, in whatever unit."""
        compare = same_measure if item.genre is Genre.DUREE else equal
        return compare(typed(lieu.modele, item, existant), valeur)

    def _fill_empty(
        self, lieu: Lieu, item: Champ, valeur: Any, apport: Apport, porteur: Porteur
    ) -> Sort:
        """Fill an empty place, unless several people have already said different things there."""
        avis = [s for s in porteur.sources() if s.partition("#")[2] == self.question]
        if apport.libre and item.genre in TEXTES and porteur.cle and len(avis) > 1:
            return Sort.RESTE_A_REDIGER if self.origine.source in avis else Sort.A_REDIGER
        if self._emptied(lieu, item, apport, valeur):
            return Sort.SUPPRIMEE
        lieu.noeud[item.cle] = valeur
        return Sort.CREEE

    def _reword(
        self, lieu: Lieu, item: Champ, valeur: Any, apport: Apport, porteur: Porteur
    ) -> Sort:
        """Replace what the same person had said; what another says too is to be written up."""
        libre = apport.libre and item.genre in TEXTES
        if libre and self._from_others(lieu.noeud[item.cle], porteur):
            lieu.noeud[item.cle] = None
            return Sort.A_REDIGER
        lieu.noeud[item.cle] = valeur
        return Sort.MODIFIEE

    def _put_items(self, lieu: Lieu, item: Champ, apport: Apport, porteur: Porteur) -> None:
        valeurs = read_items(lieu.modele, item, apport.texte, self._noms, phrases=apport.libre)
        liste = self._listes.open(lieu.noeud.get(item.cle), lieu.modele, item)
        repere = f"{lieu.repere}.{item.cle} {self.question}"
        sorts = set[Sort]()
        for valeur in valeurs:
            self._remember(repere, valeur)
            avant = None
            if valeur in liste:
                sort = Sort.INCHANGEE
            elif self._emptied(lieu, item, apport, valeur):
                sort = Sort.SUPPRIMEE
            elif (rang := self._withdrawn(repere, liste.typees)) is not None:
                avant, sort = liste.typees[rang], Sort.MODIFIEE
                liste.put(rang, valeur)
            else:
                liste.put(len(liste.typees), valeur)
                sort = Sort.CREEE
            sorts.add(sort)
            self._note(sort, lieu, item, apport, valeur, avant)
        if sorts == {Sort.SUPPRIMEE}:
            return
        lieu.noeud[item.cle] = liste.existantes
        if not apport.discret:
            porteur.add(self.origine.source)

    @property
    def question(self) -> str:
        """The question that is answered; none says who answers."""
        return self.origine.source.partition("#")[2]

    def _emptied(self, lieu: Lieu, item: Champ, apport: Apport, valeur: Any) -> bool:
        """Say whether an import brought a value that is no more there: the author deleted it."""
        apporte = self.origine.apporte
        if apporte is None or lieu.neuf:
            return False
        return apporte.has_value(self.question, f"{lieu.repere}.{item.cle}", apport, valeur)

    def _withdrawn(self, repere: str, typees: list[Any]) -> int | None:
        """Return the rank of what the same person said before and does not say any more."""
        avant = self.origine.avant.get(repere, [])
        if not avant:
            return None
        maintenant = self.origine.maintenant.get(repere, [])
        for rang, existant in enumerate(typees):
            dit = any(equal(existant, v) for v in avant)
            if dit and not any(equal(existant, v) for v in maintenant):
                return rang
        return None

    def _said_before(self, repere: str, modele: type[Element], item: Champ, existant: Any) -> bool:
        avant = self.origine.avant.get(repere, [])
        return any(equal(typed(modele, item, existant), valeur) for valeur in avant)

    def _from_others(self, existant: Any, porteur: Porteur) -> bool:
        """Say whether `existant` is word for word what another interview gave."""
        autres = (s for s in porteur.sources() if s != self.origine.source)
        dit = normalize(str(existant))
        return any(dit in self.origine.dits(source) for source in autres)

    def _note(
        self,
        sort: Sort,
        lieu: Lieu,
        item: Champ,
        apport: Apport,
        valeur: Any,
        existante: Any = None,
    ) -> None:
        if apport.discret:
            return
        if sort in NON_APPORTEES:
            self.set_aside(apport)
        effet = Effet(
            sort,
            ecrire((*lieu.chemin, item.cle)),
            apport.cellule,
            as_written(valeur),
            "" if existante is None else as_written(existante),
            self.question,
            f"{lieu.repere}.{item.cle}",
            valeur,
            item.genre not in (*TEXTES, Genre.LISTE),
        )
        self.resultat.effets.append(effet)

    def _anglais(self, apport: Apport) -> bool:
        """Say whether the month may come before the day: never where the cell holds a date."""
        return self.origine.anglais and not apport.exacte

    def wait(self, chemin: Chemin, apport: Apport, pourquoi: Motif | Interpretation) -> None:
        """Note a text that is not written at `chemin`, where it goes."""
        self.set_aside(apport)
        lu = pourquoi if isinstance(pourquoi, Interpretation) else None
        motif = pourquoi if isinstance(pourquoi, Motif) else Motif.APPROCHEE
        if lu and lu.certitude is Certitude.AMBIGUE:
            motif = Motif.AMBIGUE
        self.resultat.attentes.append(
            Attente(
                motif,
                ecrire(chemin),
                apport.cellule,
                apport.texte,
                self.question,
                lu.lecture if lu else "",
                lu.possibles if lu else (),
            )
        )
        self.resultat.acceptees.add(apport.cellule)

    def refuse(self, apport: Apport, raison: str) -> None:
        """Note a text that found no place."""
        self.set_aside(apport)
        ecart = Ecart(texte=apport.texte, cellule=apport.cellule, raison=raison)
        self.resultat.ecarts.append(ecart)

    def set_aside(self, apport: Apport) -> None:
        """Note that a text is not in the project, so that the next import brings it if it can."""
        self.resultat.ecartees.add(trace(self.question, apport))

    def leave_row(
        self,
        chemin: Chemin,
        repere: str,
        noms: Sequence[Apport],
        places: Sequence[tuple[Any, Apport]],
    ) -> None:
        """Note a row that the author deleted; `noms` are the texts that name it."""
        dits = [a for _, a in places if not a.discret]
        self.resultat.acceptees.update(a.cellule for a in dits)
        premier = next(iter([*noms, *dits]), None)
        if premier is None:
            return
        sort = Sort.SUPPRIMEE_CHANGEE if self.origine.changed(repere) else Sort.SUPPRIMEE
        texte = " ; ".join(a.texte for a in noms) or premier.texte
        self.resultat.effets.append(
            Effet(sort, ecrire(chemin), premier.cellule, texte, "", self.question, repere)
        )


def is_empty(valeur: Any) -> bool:
    """Say whether nothing is written there yet."""
    return valeur is None or valeur in ("", [], {})
