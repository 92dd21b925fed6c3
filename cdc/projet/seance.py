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
from cdc.projet.annulation import FichierModifieError, last_operation
from cdc.projet.arbitrages import FICHIER, add_decision, load_decisions
from cdc.projet.brouillon import drop_brouillon
from cdc.projet.modifications import Modification, ModificationRefuseeError, appliquer
from cdc.projet.projet import Projet, reload_projet, stamps
from cdc.projet.retours import Retours
from cdc_schema.chemins import ecrire

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.completion import Cles, Ecriture, Question
    from cdc.entretien.contradictions import Contradiction
    from cdc.entretien.temoignages import Temoignage
    from cdc_schema.chemins import Chemin


class ReponseDepasseeError(CdcError):
    """Somebody wrote in the same place since the question was asked; nothing was overwritten.

    `actuelle` is what stands there now, as a form shows it.
    """

    def __init__(self, chemin: Chemin, actuelle: str = "") -> None:
        self.chemin = chemin
        self.actuelle = actuelle
        super().__init__(
            "Quelqu’un, ou un autre logiciel, vient d’écrire au même endroit. Voici la question telle "
            "qu’elle est maintenant\u202f; votre réponse attend d’être confirmée."
        )


class Seance:
    """One walk, or one form, in one project; `situation` is what the project says now."""

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
        self._faites = Retours(projet.dossier)
        self._vus: dict[str, tuple[int, int]] = {}  # a file may have changed since it was loaded

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

    def refresh(self) -> bool:
        """Read the project again when one of its files changed on disk; say whether one did.

        Raises:
            ProjetInvalideError: somebody made it unreadable; what was known before stays.
        """
        vus = stamps(self.projet.dossier)
        if vus == self._vus:
            return False
        change = any(
            (self.projet.dossier / nom).read_bytes() != document.octets
            if (self.projet.dossier / nom).is_file()
            else document.octets
            for nom, document in self.projet.documents.items()
            if vus.get(nom) != self._vus.get(nom)
        )
        if change:
            self._look(reload_projet(self.projet), self.situation.contradictions)
        self._vus = vus
        return change

    def hear(
        self,
        dits: Mapping[str, Sequence[Temoignage]],
        contradictions: Mapping[str, Contradiction],
    ) -> None:
        """Take what the interviews say now, as some were imported."""
        self.situation = replace(self.situation, dits=dits, contradictions=contradictions)

    def edit(self, chemin: Chemin, texte: str, vu: str | None = None) -> Pas:
        """Make `texte` the value at `chemin`; `vu` is what the form showed there, None forces.

        Raises:
            ReponseRefuseeError: it cannot be taken, nothing was written.
            ReponseDepasseeError: the project says something else than `vu` and `texte` by now.
        """
        self.refresh()
        actuelle = completion.saisie_at(self.situation, chemin)
        if vu is not None and actuelle not in (completion.plain(vu), completion.plain(texte)):
            raise ReponseDepasseeError(chemin, actuelle)
        return self._do(completion.edit(self.parcours, self.situation, chemin, texte))

    def take_over(self, chemin: Chemin, lu: str, motif: str = "") -> Pas:
        """Take over what interviews said at `chemin`, read as `lu`: sources kept, dispute settled."""
        self.refresh()
        return self._do(completion.take_over(self.parcours, self.situation, chemin, lu, motif))

    def add_row(
        self, liste: Chemin, apres: int | None = None, textes: Mapping[Cles, str] | None = None
    ) -> Chemin:
        """Put a row after the one number `apres`, or at the end; return where it stands."""
        self.refresh()
        pas = completion.add_row(self.parcours, self.situation, liste, apres, textes)
        return self._do(pas).chemin

    def duplicate_row(self, chemin: Chemin) -> Chemin:
        """Copy a row below itself, and return where the copy stands."""
        self.refresh()
        return self._do(completion.duplicate_row(self.parcours, self.situation, chemin)).chemin

    def move_row(self, chemin: Chemin, rang: int) -> Chemin:
        """Make a row the one number `rang` of its list, and return where it stands."""
        self.refresh()
        return self._do(completion.move_row(self.parcours, self.situation, chemin, rang)).chemin

    def delete_row(self, chemin: Chemin) -> Pas:
        """Take a row away; the step says what it was (`dit`) and what named it (`renvois`)."""
        self.refresh()
        return self._do(completion.delete_row(self.parcours, self.situation, chemin))

    def paste(
        self, liste: Chemin, rang: int, colonnes: Sequence[Cles], bloc: Sequence[Sequence[str]]
    ) -> Pas:
        """Put a block of cells into the rows of a list from the one number `rang`, all or nothing."""
        self.refresh()
        return self._do(
            completion.paste(self.parcours, self.situation, liste, rang, colonnes, bloc)
        )

    def find_row(self, chemin: Chemin, empreinte: str) -> Chemin:
        """Return where the row stands that was seen at `chemin` and said `empreinte`.

        Raises:
            ReponseDepasseeError: rows moved meanwhile, and none says that any more.
        """
        self.refresh()
        if isinstance(chemin[-1], str) or not empreinte:
            return chemin
        if completion.fingerprint(self.situation, chemin) == empreinte:
            return chemin
        liste = chemin[:-1]
        autres = (
            (*liste, rang)
            for rang in range(len(self.situation.rows(liste)))
            if completion.fingerprint(self.situation, (*liste, rang)) == empreinte
        )
        trouvee = next(autres, None)
        if trouvee is None:
            raise ReponseDepasseeError(chemin)
        return trouvee

    @property
    def annulable(self) -> str:
        """What `undo(toutes=True)` would undo, in words; nothing when nothing is kept."""
        return last_operation(self.projet.dossier)[1]

    def undo(self, *, toutes: bool = False) -> str:
        """Undo the last answer of this walk, and come back to its question.

        With `toutes`, the last operation of the project, whoever made it and when.

        Returns:
            What it was; nothing when there is nothing to undo, and nothing was undone.

        Raises:
            OperationSuivanteError: something else was done since this walk wrote.
            FichierModifieError: a file was changed since; nothing is undone.
        """
        libelle, fait = self._faites.undo(toutes=toutes)
        if not libelle:
            return ""
        contradictions = self.situation.contradictions
        if fait is not None:
            self.parcours, contradictions = fait.parcours, fait.contradictions
        self._look(reload_projet(self.projet), contradictions)
        return libelle

    def _do(self, pas: Pas) -> Pas:
        avant = (self.parcours, self.situation.contradictions)
        if (pas.ecritures or pas.arbitrage) and self._write(pas):
            self._faites.note(*avant)
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
            self._look(reload_projet(self.projet), self.situation.contradictions)
            if self.situation.value(pas.chemin) != lu:
                actuelle = completion.saisie_at(self.situation, pas.chemin)
                raise ReponseDepasseeError(pas.chemin, actuelle) from None
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
        libelle = pas.libelle or f"réponse à {ecrire(pas.chemin)}"
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
        case completion.Deplacer(chemin, rang):
            return change.Deplacer(chemin, rang)
        case completion.Retirer(chemin):
            return change.Retirer(chemin)


def _plain(projet: Projet) -> dict[str, object]:
    return {
        cle: valeur
        for document in projet.documents.values()
        for cle, valeur in document.donnees.items()
    }
