"""Bring the rows of a table into the elements of the project, cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.entretien.arbitrages import Decisions
from cdc.entretien.effets import Effet, Sort
from cdc.entretien.reponses import normalize
from cdc.entretien.valeurs import RefusError
from cdc.listes.anciennes import Anciennes
from cdc.listes.cibles import PSEUDONYMES, REFERENCE, REFERENCE_EXTERNE
from cdc.listes.comparaison import compare, show, written
from cdc.listes.conflits import is_settled, place_of
from cdc.listes.correspondance import IGNORER
from cdc.listes.rapprochement import Rapprochement
from cdc.listes.repetees import base_steps, gone_steps, put_records, put_steps
from cdc.listes.resultat import Resultat, no_answer
from cdc_schema.base import PROVENANCE
from cdc_schema.chemins import ecrire
from cdc_schema.references import designate
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.listes.anciennes import Ancienne
    from cdc.listes.cibles import Donnee, Liste
    from cdc.listes.elements import Fiche, Fiches
    from cdc.listes.releves import Ligne, Releve, Valeur
    from cdc.listes.valeurs import Lecteur

_NON_REPRISE = (
    "Aucune donnée du cahier ne reçoit la colonne « {titre} ». Elle reste dans le relevé ; dites son "
    "champ dans la correspondance, ou « ignorer »."
)


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
        decisions: Decisions | None = None,
    ) -> None:
        self._decisions = decisions or Decisions()
        self._liste = liste
        self._fiches = fiches
        self._lecteur = lecteur
        self._releve = releve
        self._references = references
        self._anciennes = Anciennes(releve, releves, references=references)
        self.resultat = Resultat()
        self._rapprochement = Rapprochement(
            liste, fiches, lecteur, self._anciennes, self.resultat, references=references
        )

    def merge(self, lignes: Sequence[Ligne]) -> Resultat:
        """Bring `lignes`; elements are made before values, which may name them."""
        for ligne, fiche in list(self._rapprochement.place(lignes)):
            self.resultat.lignes.append(self._fill(ligne, fiche))
        for ancienne, suite in self._anciennes.gone(lignes):
            self._tell_change(ancienne, suite)
        return self.resultat

    def _fill(self, ligne: Ligne, fiche: Fiche) -> Ligne:
        chemin = ecrire((*fiche.chemin, self._fiches.name(fiche)))
        base = self._base(ligne)
        avant = len(self.resultat.effets)
        valeurs = [self._put(chemin, fiche, ligne, v, base) for v in self._once(ligne)]
        valeurs = self._put_repeated(chemin, fiche, ligne, valeurs)
        self._put_theme(chemin, fiche, ligne.model_copy(update={"valeurs": tuple(valeurs)}), base)
        self._cite(ligne, fiche, self.resultat.effets[avant:])
        if fiche.nouvelle:
            self.resultat.creees.append((ligne.cellule, chemin, self._rapprochement.label(ligne)))
        return ligne.model_copy(update={"element": chemin, "valeurs": tuple(valeurs)})

    def _once(self, ligne: Ligne) -> Iterator[Valeur]:
        """Give each cell; those that say otherwise what an upper row of the element said are told."""
        vus: dict[str, Valeur] = {}
        for valeur in ligne.valeurs:
            donnee = self._liste.donnees.get(valeur.champ)
            simple = donnee is not None and not donnee.repetee and donnee.champ.element is None
            premiere = vus.setdefault(valeur.champ, valeur)
            if simple and normalize(premiere.texte) != normalize(valeur.texte):
                raison = (
                    f"{premiere.cellule} dit déjà autre chose du même élément. Donnez à cette ligne "
                    "son propre nom, ou réunissez les deux textes."
                )
                yield valeur.model_copy(update={"raison": raison})
            else:
                yield valeur

    def _put(
        self, chemin: str, fiche: Fiche, ligne: Ligne, valeur: Valeur, base: dict[str, Any]
    ) -> Valeur:
        """Bring one cell, and return it with what it was taken for."""
        if valeur.champ in PSEUDONYMES:
            self._keep_reference(chemin, fiche, valeur, base)
            return valeur
        if valeur.champ == IGNORER:
            self.resultat.ignorees += not valeur.propage
            return valeur
        donnee = self._liste.donnees.get(valeur.champ)
        if donnee is None:
            self.resultat.refuse(valeur, _NON_REPRISE.format(titre=valeur.titre))
            return valeur
        if valeur.raison:  # a formula without result, an error
            return self.resultat.refuse(valeur, valeur.raison)
        # What names a row is its name: « NC » or « RAS » may be words of a glossary.
        nommante = any(valeur.champ == identite[0] for identite in self._liste.identites)
        drapeau = None if nommante else no_answer(valeur.texte)
        try:
            lue = self._lecteur.read(donnee, valeur.entier)
            if drapeau and donnee.champ.genre not in (Genre.CHOIX, Genre.BOOLEEN):
                raise RefusError
        except RefusError as refus:
            if not drapeau:
                return self.resultat.refuse(valeur, str(refus))
            return self.resultat.keep(valeur, drapeau)
        lu = tuple(written(lue))
        pris = valeur if lu == (valeur.texte,) else valeur.model_copy(update={"lu": lu})
        if donnee.repetee:
            return pris
        sort = self._settle(chemin, fiche, donnee, lue, valeur.cellule, base, ligne)
        contredit = sort in (Sort.CONFLIT, Sort.ARBITREE)
        return pris.model_copy(update={"conflit": True}) if contredit else pris

    def _keep_reference(
        self, chemin: str, fiche: Fiche, valeur: Valeur, base: dict[str, Any]
    ) -> None:
        """Keep what the table calls the element; another table that calls it otherwise does not."""
        donnee = self._liste.donnees.get(REFERENCE_EXTERNE)
        texte = valeur.texte.strip()
        if donnee is None or valeur.champ != REFERENCE or not self._references or designate(texte):
            return
        if not fiche.value(donnee) or REFERENCE_EXTERNE in base:
            self._settle(chemin, fiche, donnee, texte, valeur.cellule, base)

    def _settle(
        self,
        chemin: str,
        fiche: Fiche,
        donnee: Donnee,
        lue: Any,
        cellule: str,
        base: dict[str, Any],
        ligne: Ligne | None = None,
    ) -> Sort:
        existant = fiche.value(donnee)
        sort, nouveau = compare(donnee, existant, lue, base.get(donnee.cle))
        if sort in (Sort.CREEE, Sort.MODIFIEE):
            fiche.put(donnee, nouveau)
        place = f"{chemin}.{donnee.cle}"
        if sort is Sort.CONFLIT and ligne and self._is_settled(place, ligne, donnee, lue, existant):
            sort = Sort.ARBITREE
        self.resultat.effets.append(Effet(sort, place, cellule, show(lue), show(existant)))
        return sort

    def _is_settled(
        self, place: str, ligne: Ligne, donnee: Donnee, lue: Any, existant: Any
    ) -> bool:
        """Say whether somebody already chose between what the table and the project say."""
        lieu = place_of(self._releve, ligne, donnee.cle)
        dite = " ; ".join(written(lue))
        return is_settled(self._decisions, place, lieu, self._releve.id, dite, existant)

    def _put_repeated(
        self, chemin: str, fiche: Fiche, ligne: Ligne, valeurs: list[Valeur]
    ) -> list[Valeur]:
        """Add the records that the cells of a row make together, and mark those in conflict."""
        prises = [a.ligne for a in self._taken(ligne)]
        effets = list(put_records(self._liste, chemin, fiche, valeurs, prises))
        if self._liste.suite:
            base = base_steps(self._liste, prises)
            effets += put_steps(self._liste, chemin, fiche, valeurs, base)
        self.resultat.effets += effets
        conflits = {e.cellule for e in effets if e.sort is Sort.CONFLIT}
        return [
            v.model_copy(update={"conflit": True}) if v.cellule in conflits else v for v in valeurs
        ]

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
            self.resultat.warn(message)
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
        for ancienne in self._taken(ligne):
            base = {**self._values(ancienne), **base}
        return base

    def _taken(self, ligne: Ligne) -> Iterator[Ancienne]:
        """Give what a row was in the versions that the project took, the last first."""
        for ancienne in self._anciennes.of(ligne):
            if self._fiches.took(ancienne.releve.nom):
                yield ancienne

    def _values(self, ancienne: Ancienne) -> dict[str, Any]:
        base: dict[str, Any] = {}
        ligne, nom = ancienne.ligne, ancienne.releve.nom
        dits = [(v.champ, v.entier) for v in ligne.valeurs if self._fiches.kept(nom, v)]
        dits += [(REFERENCE_EXTERNE, ligne.reference)] if self._references else []
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

    def _tell_change(self, ancienne: Ancienne, nouvelle: Ligne | None) -> None:
        """Tell what the version before had and this one has not: it stays in the project."""
        element = ancienne.ligne.element
        if ancienne.identifiant and not self._fiches.by_id(ancienne.identifiant):
            return  # the author deleted it
        if nouvelle is None:
            self.resultat.warn(
                f"la ligne {ancienne.ligne.cellule} de {ancienne.releve.nom} n’est plus dans le "
                f"fichier : {element} reste dans le cahier."
            )
            return
        remplies = {v.champ for v in nouvelle.valeurs}
        for v in ancienne.ligne.valeurs:
            if v.prise and v.champ not in remplies:
                self.resultat.warn(
                    f"{nouvelle.cellule} : la colonne « {v.titre} » est maintenant vide ; "
                    f"ce qu’elle avait donné reste dans le cahier ({element})."
                )
        for numero in gone_steps(self._liste, ancienne.ligne, nouvelle):
            self.resultat.warn(
                f"{nouvelle.cellule} : l’étape {numero} n’est plus dans le fichier ; elle reste dans "
                f"le cahier ({element})."
            )
