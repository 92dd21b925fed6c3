"""Read the tables of a workbook: whose answer each cell is, to which question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.libres.analyse import Analyse, Onglet, analyse
from cdc.formats.tableurs.libres.feuillets import Feuillet
from cdc.formats.tableurs.libres.personnes import is_function, is_person
from cdc.formats.tableurs.libres.recolte import Personne, Recolte

if TYPE_CHECKING:
    from cdc.entretien.enquete import Enquete
    from cdc.formats.tableurs.classeur import Classeur
    from cdc.formats.tableurs.indices import Indice

_TITRE = 100
_COMMUNES = 0.5
_SANS_TABLEAU = "cette feuille n’a ni question ni réponse\u00a0: elle n’est pas lue"


def read_tables(classeur: Classeur, indice: Indice) -> Enquete:
    """Read the tables of questions and answers of `classeur`.

    Raises:
        ClasseurRefuseError: nobody answered anything.
    """
    trouvee = analyse(classeur, indice.disposition)
    assert trouvee is not None
    lecteur = _Lecteur(trouvee, Recolte(classeur))
    lecteur.read()
    recolte = lecteur.recolte
    if not any(p.dits for p in recolte.personnes):
        raison = (
            f"des questions y sont posées ({len(recolte.enonces)}), mais aucune n’a de réponse. "
            "Vérifiez que c’est le bon fichier, ou que les réponses sont bien à droite des "
            "questions."
        )
        raise ClasseurRefuseError(classeur.fichier, raison)
    return recolte.finish(indice)


class _Lecteur:
    def __init__(self, trouvee: Analyse, recolte: Recolte) -> None:
        self.analyse = trouvee
        self.recolte = recolte
        self._seule: Personne | None = None
        self._separees = _are_apart(trouvee)
        self._par_nom: dict[str, Personne] = {}

    def read(self) -> None:
        for onglet in self.analyse.onglets:
            personne = self._person(onglet)
            self._identify(onglet, personne)
            for tableau in onglet.tableaux:
                Feuillet(self.recolte, tableau, personne).read()
            self._titles(onglet)
            if not onglet.tableaux:
                for cell in onglet.cells:
                    self.recolte.leave(cell, _SANS_TABLEAU)

    def _person(self, onglet: Onglet) -> Personne:
        """Return who a sheet is about: someone of her own, or the same as the other sheets."""
        if not self._separees or not onglet.tableaux:
            if self._seule is None:
                self._seule = self.recolte.person(onglet.nom if onglet.tableaux else "")
            return self._seule
        nom = onglet.nomme.casefold()
        if nom and nom in self._par_nom:
            return self._par_nom[nom]
        self.recolte.again()
        personne = self.recolte.person(onglet.nom)
        self._par_nom[nom or f"\0{onglet.nom}"] = personne
        return personne

    def _identify(self, onglet: Onglet, personne: Personne) -> None:
        for ligne in onglet.lignes:
            if ligne.etiquette:
                self.recolte.heading(ligne.etiquette)
            self.recolte.tell(personne, ligne.valeur, ligne.nom, ligne.lignes)
        if onglet.annonce:
            cell, qui = onglet.annonce
            self.recolte.tell(personne, cell, "titre", qui.lignes)
        seul = sum(bool(o.tableaux) for o in self.analyse.onglets) == 1
        if not (onglet.tableaux and (self._separees or seul)) or personne.nom:
            return
        place = f"{onglet.nom}!onglet"
        if is_person(onglet.nom, sure=True):
            personne.learn({"personne": onglet.nom.strip()}, place)
        elif self._separees and is_function(onglet.nom):
            personne.learn({"fonction": onglet.nom.strip()}, place)

    def _titles(self, onglet: Onglet) -> None:
        """Count as titles the short texts above the first table."""
        debuts = [min(c.ligne for c in t.bloc.cells()) for t in onglet.tableaux]
        for cell in onglet.cells:
            if cell.ligne < min(debuts, default=0) and len(cell.texte) <= _TITRE:
                self.recolte.heading(cell)


def _are_apart(trouvee: Analyse) -> bool:
    """Say whether each sheet is somebody's own, rather than one part of a single interview."""
    onglets = [o for o in trouvee.onglets if o.tableaux]
    noms = {o.nomme.casefold() for o in onglets if o.nomme}
    if len(noms) > 1:
        return True
    for rang, onglet in enumerate(onglets):
        for autre in onglets[:rang]:
            communes = onglet.questions & autre.questions
            moins = min(len(onglet.questions), len(autre.questions))
            if moins and len(communes) >= max(2, _COMMUNES * moins) and not noms:
                return True
    return False
