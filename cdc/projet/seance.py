"""A walk in a project on disk: each answer is written at once, and can be undone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from cdc import completion
from cdc.completion import Parcours, Pas, ReponseRefuseeError, Situation
from cdc.entretien.arbitrages import next_id
from cdc.errors import CdcError
from cdc.projet import modifications as change
from cdc.projet.annulation import FichierModifieError, annuler
from cdc.projet.arbitrages import FICHIER, add_decision, load_decisions
from cdc.projet.brouillon import drop_brouillon
from cdc.projet.modifications import Modification, ModificationRefuseeError, appliquer
from cdc.projet.projet import Projet, load_projet
from cdc_schema.chemins import ecrire

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.completion import Ecriture, Question
    from cdc.entretien.contradictions import Contradiction
    from cdc.entretien.temoignages import Temoignage
    from cdc_schema.chemins import Chemin


class ReponseDepasseeError(CdcError):
    """Somebody wrote in the same place since the question was asked; nothing was overwritten."""

    def __init__(self, chemin: Chemin) -> None:
        self.chemin = chemin
        super().__init__(
            "Quelqu’un, ou un autre logiciel, vient d’écrire au même endroit. Voici la question telle "
            "qu’elle est maintenant\u202f; votre réponse attend d’être confirmée."
        )


class Seance:
    """One walk in one project; `situation` is what the project says now."""

    def __init__(
        self,
        projet: Projet,
        parcours: Parcours,
        dits: Mapping[str, Sequence[Temoignage]] | None = None,
        contradictions: Mapping[str, Contradiction] | None = None,
    ) -> None:
        self.projet = projet
        self.parcours = parcours
        prises = load_decisions(projet.dossier).prises
        juges = (d.decide_par for d in reversed(prises) if d.decide_par)
        auteurs = iter(projet.cahier.projet.auteurs)
        self.situation = Situation(
            projet.cahier,
            _plain(projet),
            dits or {},
            contradictions or {},
            next(juges, "") or next(auteurs, ""),
            next_id(prises),
            f"{dt.datetime.now(tz=dt.UTC).astimezone():%d/%m/%Y}",
        )
        self._faites: list[tuple[Parcours, Mapping[str, Contradiction]]] = []

    @property
    def question(self) -> Question | None:
        """The question to ask now; None when nothing is left."""
        return completion.question(self.parcours, self.situation)

    def answer(self, texte: str) -> Pas:
        """Take `texte` as the answer to the question, and write it.

        Raises:
            ReponseRefuseeError: it cannot be taken, nothing was written.
            ReponseDepasseeError: somebody else wrote there meanwhile, nothing was written.
        """
        return self._do(completion.answer(self.parcours, self.situation, texte))

    def create(self, nom: str, cible: str) -> Pas:
        """Create the element that an answer names; the question stays."""
        return self._do(completion.create(self.parcours, self.situation, nom, cible))

    def skip(self) -> None:
        """Put the question off."""
        self.parcours = completion.skip(self.parcours, self.situation)

    def back(self) -> None:
        """Come back to the question before."""
        self.parcours = completion.back(self.parcours)

    def goto(self, chemin: Chemin) -> None:
        """Go to what stands at `chemin`."""
        self.parcours = completion.goto(self.parcours, self.situation, chemin)

    def undo(self) -> str:
        """Undo the last answer of this walk, and come back to its question.

        Returns:
            What it was; nothing when this walk wrote nothing, and nothing was undone.
        """
        if not self._faites:
            return ""
        libelle = annuler(self.projet.dossier).libelle
        self.parcours, contradictions = self._faites.pop()
        self._look(load_projet(self.projet.dossier), contradictions)
        return libelle

    def _do(self, pas: Pas) -> Pas:
        avant = (self.parcours, self.situation.contradictions)
        if (pas.ecritures or pas.arbitrage) and self._write(pas):
            self._faites.append(avant)
        self.parcours = pas.parcours
        drop_brouillon(self.projet.dossier)
        return pas

    def _write(self, pas: Pas) -> bool:
        """Write a step; say whether any file changed, so that there is something to undo."""
        avant = self.projet.documents
        try:
            projet = self._applied(pas)
        except FichierModifieError:
            lu = self.situation.value(pas.chemin)
            self._look(load_projet(self.projet.dossier), self.situation.contradictions)
            if self.situation.value(pas.chemin) != lu:
                raise ReponseDepasseeError(pas.chemin) from None
            avant = self.projet.documents
            projet = self._applied(pas)
        restent = self.situation.contradictions
        if pas.arbitrage is not None:
            restent = {c: v for c, v in restent.items() if c != ecrire(pas.chemin)}
        self._look(projet, restent)
        return pas.arbitrage is not None or any(
            document is not avant[nom] for nom, document in projet.documents.items()
        )

    def _applied(self, pas: Pas) -> Projet:
        nouveaux = {}
        if pas.arbitrage is not None:
            nouveaux = {FICHIER: add_decision(self.projet.dossier, pas.arbitrage)}
        libelle = f"réponse à {ecrire(pas.chemin)}"
        try:
            return appliquer(
                self.projet, list(map(as_modification, pas.ecritures)), nouveaux, libelle
            )
        except ModificationRefuseeError as error:
            fautes = "\n".join(f.message for f in error.fautes)
            raise ReponseRefuseeError(fautes, pas.dit) from error

    def _look(self, projet: Projet, contradictions: Mapping[str, Contradiction]) -> None:
        self.projet = projet
        self.situation = replace(
            self.situation,
            cahier=projet.cahier,
            donnees=_plain(projet),
            contradictions=contradictions,
            arbitrage=next_id(load_decisions(projet.dossier).prises),
        )


def as_modification(ecriture: Ecriture) -> Modification:
    """Return what the project's files are asked for `ecriture`."""
    match ecriture:
        case completion.Poser(chemin, valeur):
            return change.Remplacer(chemin, valeur)
        case completion.Ajouter(chemin, valeur):
            return change.Ajouter(chemin, valeur)
        case completion.Inserer(chemin, rang, valeur):
            return change.Inserer(chemin, rang, valeur)
        case completion.Retirer(chemin):
            return change.Retirer(chemin)


def _plain(projet: Projet) -> dict[str, object]:
    return {
        cle: valeur
        for document in projet.documents.values()
        for cle, valeur in document.donnees.items()
    }
