"""What files of results are: testers' workbooks, or the exports of other tools."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from cdc.actions.recette.etrangers import make_releves
from cdc.entretien.releves import copy_name
from cdc.errors import CdcError
from cdc.formats.echanges.resultats import is_table, read_results, results_of
from cdc.formats.tableurs.lecture import read_table
from cdc.formats.xlsx.recette.rempli import is_recette, sort_filled
from cdc.projet.contenus import same_content
from cdc.recette.importation import Lu
from cdc.recette.mots import fold
from cdc.recette.versements import CLASSEUR
from cdc_schema.enumerations import EtatCampagne

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from cdc.formats.echanges.resultats import Resultats
    from cdc.formats.tableurs.classeur import Classeur
    from cdc.recette.releve import Releve
    from cdc.recette.versements import Versement
    from cdc_schema import Cahier


class ResultatsRefusesError(CdcError):
    """A file holds no results that can be brought into the project."""

    def __init__(self, fichier: str, raison: str) -> None:
        self.fichier = fichier
        self.raison = raison
        super().__init__(f"{fichier}\u00a0: {raison}")


class Lecteur:
    """Reads files of results for one project.

    Attributes:
        lus: what each file says, one for each tester, in the order of the files.
        contenus: what gives the content of each file again, by the name of its copy.
    """

    def __init__(
        self,
        cahier: Cahier,
        campagne: str | None = None,
        recetteur: str | None = None,
        versements: Iterable[Versement] = (),
    ) -> None:
        self._cahier = cahier
        self._campagne = campagne
        self._recetteur = recetteur
        self._membres = _names(cahier)
        self._connus: dict[str, list[Versement]] = {}
        for versement in versements:
            self._connus.setdefault(versement.releve.sha256, []).append(versement)
        self.lus: list[Lu] = []
        self.contenus: dict[str, Callable[[], bytes]] = {}

    def read(self, fichier: Path) -> None:
        """Read one file more.

        Raises:
            ResultatsRefusesError: it is not for this project, or nothing says who played.
            ClasseurRefuseError: it cannot be read.
        """
        if connus := self._known_records(fichier):
            self.lus += [Lu(v.releve, v.outil, v.source) for v in connus]
            return
        if is_table(fichier):
            classeur = read_table(fichier)
            contenu = classeur.contenu
            lus = list(self._table(classeur))
        else:
            contenu = fichier.read_bytes()
            resultats = read_results(fichier)
            if resultats is None:
                raise ResultatsRefusesError(fichier.name, _INCONNU)
            lus = list(self._foreign(resultats, fichier.name, contenu, None))
        source = PurePosixPath(copy_name(fichier.name, lus[0][0].sha256)).name
        self.contenus[source] = same_content(fichier, contenu)
        self.lus += [Lu(releve, outil, source) for releve, outil in lus]

    def _known_records(self, fichier: Path) -> list[Versement]:
        """Return the records of a file that is already in the project: it is not read again."""
        if not fichier.is_file():
            return []
        connus = self._connus.get(hashlib.sha256(fichier.read_bytes()).hexdigest(), [])
        voulus = [self._campagne, self._known(self._recetteur) if self._recetteur else None]
        return [
            v
            for v in connus
            if voulus[0] in (None, v.releve.campagne) and voulus[1] in (None, v.releve.recetteur)
        ]

    def _table(self, classeur: Classeur) -> Iterator[tuple[Releve, str]]:
        if is_recette(classeur):
            yield self._completed(sort_filled(classeur)), CLASSEUR
            return
        resultats = results_of(classeur)
        if resultats is None:
            raise ResultatsRefusesError(classeur.fichier, _INCONNU)
        yield from self._foreign(resultats, classeur.fichier, classeur.contenu, classeur)

    def _foreign(
        self, resultats: Resultats, fichier: str, contenu: bytes, classeur: Classeur | None
    ) -> Iterator[tuple[Releve, str]]:
        sha256 = classeur.sha256 if classeur else hashlib.sha256(contenu).hexdigest()
        releves = make_releves(
            self._cahier,
            resultats,
            fichier,
            sha256,
            self._campaign(fichier, self._campagne or self._current(fichier)),
            lambda nom: self._member(fichier, nom or self._recetteur or ""),
            classeur,
        )
        yield from ((releve, resultats.outil) for releve in releves)

    def _completed(self, releve: Releve) -> Releve:
        """Return a workbook whose campaign is known and whose testers are members."""
        if self._campagne and releve.campagne != self._campagne:
            raise ResultatsRefusesError(
                releve.fichier,
                f"ce classeur a été remis pour {releve.campagne}, et non pour {self._campagne}. Retirez "
                "--campagne, ou vérifiez que c’est le bon fichier.",
            )
        self._campaign(releve.fichier, releve.campagne)
        nom = releve.recetteur or self._recetteur or self._only_tester(releve.persona)
        qui = self._member(releve.fichier, nom)
        passages = tuple(
            replace(p, recetteur=self._known(p.recetteur) if p.recetteur else qui)
            for p in releve.passages
        )
        return replace(releve, recetteur=qui, passages=passages)

    def _campaign(self, fichier: str, campagne: str) -> str:
        connues = [c.id for c in self._cahier.campagnes if c.id]
        if campagne not in connues:
            liste = f"Choisissez parmi\u00a0: {', '.join(connues)}" if connues else "Écrivez-la"
            raison = (
                f"la campagne {campagne} n’est pas dans recette/campagnes.yaml. {liste}, puis "
                "relancez la commande."
            )
            raise ResultatsRefusesError(fichier, raison)
        return campagne

    def _current(self, fichier: str) -> str:
        """Return the campaign that results belong to, when they do not say it: the one under way."""
        toutes = self._cahier.campagnes
        en_cours = [c for c in toutes if c.etat is EtatCampagne.EN_COURS] or toutes
        if len(en_cours) != 1:
            raise ResultatsRefusesError(
                fichier,
                "rien n’y dit de quelle campagne sont ces résultats. Indiquez-la par --campagne.",
            )
        return en_cours[0].id or ""

    def _member(self, fichier: str, nom: str) -> str:
        if not nom:
            raise ResultatsRefusesError(
                fichier,
                "rien n’y dit qui a joué ces cas. Indiquez-le par --recetteur, avec l’identifiant "
                "d’un membre de l’équipe (MEM-09) ou son nom.",
            )
        return self._known(nom)

    def _known(self, nom: str) -> str:
        """Return the member called `nom`, or the name itself: who it is belongs to the project."""
        return self._membres.get(fold(nom), nom)

    def _only_tester(self, persona: str) -> str:
        seuls = next((p.recetteurs for p in self._cahier.personas if p.id == persona), [])
        return seuls[0] if len(seuls) == 1 else ""


_INCONNU = (
    "ce n’est ni un classeur de «\u00a0cdc recette classeur\u00a0», ni des résultats de Squash TM, de Xray "
    "ou de JUnit. Vérifiez que c’est le bon fichier ; un rapport du prestataire s’enregistre par "
    "«\u00a0cdc recette rapport\u00a0»."
)


def _names(cahier: Cahier) -> dict[str, str]:
    """Return the members by what people call them, where only one is called so."""
    noms: dict[str, set[str]] = {}
    for membre in cahier.equipe.membres:
        mots = (membre.nom or "").split()
        dits = {membre.id or "", membre.nom or "", " ".join(reversed(mots)), membre.courriel or ""}
        for dit in dits - {""}:
            noms.setdefault(fold(dit), set()).add(membre.id or "")
    return {nom: next(iter(qui)) for nom, qui in noms.items() if len(qui) == 1}
