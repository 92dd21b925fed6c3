"""The loop of the walk: show a question, read a line, do what it says, until nothing is left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from cdc import completion
from cdc.commands.commun import style
from cdc.commands.parcours import affichage
from cdc.commands.parcours.plan import find_place, show_plan
from cdc.commands.parcours.saisie import InterrompuError, Tape
from cdc.completion import EndroitInconnuError, Forme, ReponseRefuseeError
from cdc.completion.parcours import walked
from cdc.completion.plan import Trouvaille, progress
from cdc.errors import CdcError
from cdc.francais import plural
from cdc.projet.brouillon import Brouillon, drop_brouillon, keep_brouillon, load_brouillon
from cdc.projet.seance import ReponseDepasseeError, Seance
from cdc_schema.references import CIBLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdc.commands.parcours.saisie import Saisie
    from cdc.completion import Question
    from cdc_schema.chemins import Chemin

_OUI = ("o", "oui")


class _Quitter(Exception):  # noqa: N818
    """The author leaves; everything is written already."""


@dataclass
class Boucle:
    """A walk in a terminal.

    `depart` is what the next line starts with: a refused answer, or what was left half typed.
    """

    seance: Seance
    saisie: Saisie
    depart: str = ""
    trouvailles: list[Trouvaille] = field(default_factory=list)
    _section: str = ""
    _montree: Chemin | None = None
    _liste: Chemin | None = None

    def run(self) -> bool:
        """Walk until nothing is left or the author leaves; say whether she was interrupted."""
        self._resume()
        try:
            while True:
                question = self.seance.question
                if question is None:
                    if not self._end():
                        return False
                    continue
                self._show(question)
                self._turn(question)
        except _Quitter:
            self._left()
            return False
        except InterrompuError as arret:
            self._interrupted(arret.texte)
            return not arret.fin

    def _resume(self) -> None:
        """Go back to the line that was half typed, if there is one."""
        brouillon = load_brouillon(self.seance.projet.dossier)
        if brouillon is None:
            return
        try:
            self.seance.goto(brouillon.chemin)
        except CdcError:
            drop_brouillon(self.seance.projet.dossier)
            return
        self.depart = brouillon.texte
        affichage.say("Vous étiez en train d’écrire ceci\u202f; Entrée l’enregistre.", bold=True)

    def _show(self, question: Question) -> None:
        if self._montree == question.chemin:
            return
        if self._section != question.section.cle:
            self._section = question.section.cle
            avancement = progress(self.seance.parcours, self.seance.situation, question.section)
            affichage.show_section(avancement)
        else:
            affichage.rule()
        again = bool(question.lignes) and self._liste == question.chemin
        affichage.show_question(question, self.seance.projet, again=again)
        affichage.say(affichage.COMMANDES, dim=True)
        if question.forme is Forme.LIGNES:
            self._liste = question.chemin
        self._montree = question.chemin

    def _again(self) -> None:
        """Have the question shown again."""
        self._montree = None

    def _turn(self, question: Question) -> None:
        """Read one line and do what it says."""
        depart, self.depart = self.depart, ""
        source = question.premier or question
        mots = [o.libelle for o in source.options]
        tape = self.saisie.read(affichage.prompt_of(question), depart, mots)
        commande, texte = tape.commande, tape.texte
        nu = texte.strip()
        if not commande and nu in _COMMANDES:
            commande, texte = nu, ""
        if not commande and nu[:1] in ("=", "/") and len(nu) > 1:
            commande, texte = nu[0], nu[1:].strip()
        if commande:
            _COMMANDES[commande](self, question, Tape(texte, tape.commande))
            return
        self._answer(texte[1:] if nu.startswith("\\") else texte)

    def _answer(self, texte: str) -> None:
        try:
            pas = self.seance.answer(texte)
        except ReponseDepasseeError as depassee:
            affichage.show_refusal(str(depassee))
            self.depart = texte
            self._again()
        except ReponseRefuseeError as refus:
            affichage.show_refusal(str(refus))
            self.depart = texte
            if refus.creations:
                self._create(refus)
        except CdcError as error:  # the disk is full, another command is writing, a file is broken
            affichage.show_refusal(str(error))
            self.depart = texte
        else:
            affichage.show_saved(pas, self.seance.projet)
            self._again()

    def _create(self, refus: ReponseRefuseeError) -> None:
        """Offer to create the element that the answer names; it is then answered again."""
        cibles = refus.creations[:9]
        if len(cibles) == 1:
            invite = f"Créer «\u00a0{refus.reponse}\u00a0» ({CIBLES[cibles[0]].nom})\u202f? (o/n)\u00a0: "
        else:
            for rang, cible in enumerate(cibles, 1):
                click.echo(f"  {style(str(rang), fg='cyan')}  {CIBLES[cible].nom}")
            invite = f"Créer «\u00a0{refus.reponse}\u00a0»\u00a0: quel numéro, ou n\u00a0: "
        dit = self.saisie.read(invite).texte.strip().lower()
        choisie = _chosen(dit, cibles)
        if choisie is None:
            return
        pas = self.seance.create(refus.reponse, choisie)
        affichage.show_saved(pas, self.seance.projet)
        texte, self.depart = self.depart, ""
        self._answer(texte)

    def _back(self, question: Question, tape: Tape) -> None:
        del tape
        self.seance.back()
        nouvelle = self.seance.question
        if nouvelle is not None and nouvelle.chemin == question.chemin:
            affichage.say("C’est la première question de cette séance.")
        self._again()

    def _undo(self, question: Question, tape: Tape) -> None:
        del question, tape
        try:
            libelle = self.seance.undo()
        except CdcError as error:  # something else was done since, or a file was changed by hand
            affichage.show_refusal(str(error))
            return
        if libelle:
            click.echo(f"{style('Annulé', fg='green')}\u00a0: {libelle}")
        else:
            affichage.say(
                "Rien n’a été écrit dans cette séance. Pour défaire la précédente\u00a0: "
                "cdc completer --annuler"
            )
        self._again()

    def _skip(self, question: Question, tape: Tape) -> None:
        del question
        self.seance.skip()
        if tape.texte.strip():
            affichage.say("Ce qui était tapé n’a pas été enregistré.")
        drop_brouillon(self.seance.projet.dossier)
        self._again()

    def _help(self, question: Question, tape: Tape) -> None:
        affichage.show_help(question, self.seance.projet)
        self.depart = tape.texte

    def _edit(self, question: Question, tape: Tape) -> None:
        from cdc.commands.parcours.editeur import edit_text

        avant = tape.texte or _text_of(self.seance, question)
        apres = edit_text(avant)
        if apres is None:
            self.depart = tape.texte
        elif question.forme is Forme.TEXTE:
            self._answer(" ".join(apres.split()))
        else:
            self._answer(apres.strip("\n"))

    def _plan(self, question: Question, tape: Tape) -> None:
        if tape.commande or not tape.texte:
            show_plan(self.seance, question.section)
            self.depart = tape.texte
            self._again()
            return
        try:
            sections = completion.sections_of(tape.texte)
        except EndroitInconnuError as inconnu:
            affichage.show_refusal(str(inconnu))
            return
        cles = tuple(s.cle for s in sections)
        self.seance.parcours = completion.restrict(
            self.seance.parcours, self.seance.situation, cles
        )
        self._section = ""
        self._again()

    def _search(self, question: Question, tape: Tape) -> None:
        del question
        texte = tape.texte
        if tape.commande or not texte:
            texte = self.saisie.read("Chercher\u00a0: ", texte).texte
        chemin = find_place(self, texte)
        if chemin is not None:
            self.seance.goto(chemin)
            self._again()

    def _quit(self, question: Question, tape: Tape) -> None:
        if tape.commande and tape.texte.strip():
            keep_brouillon(self.seance.projet.dossier, Brouillon(question.chemin, tape.texte))
        raise _Quitter

    def _end(self) -> bool:
        """Tell that nothing is left to ask; say whether to go on with what was put off."""
        manques = sum(
            len(progress(self.seance.parcours, self.seance.situation, section).manques)
            for section in walked(self.seance.parcours)
        )
        affichage.rule()
        if not manques:
            affichage.say("Il ne manque plus rien ici.", fg="green")
            self._elsewhere()
            return False
        affichage.say(f"Il reste {plural(manques, 'question passée', 'questions passées')}.")
        tape = self.saisie.read("Les revoir\u202f? (o/n)\u00a0: ")
        if tape.texte.strip().lower() not in _OUI:
            self._left()
            return False
        self.seance.parcours = completion.retry(self.seance.parcours)
        self._again()
        return True

    def _elsewhere(self) -> None:
        from cdc.completude import assess

        bilan = assess(self.seance.situation.cahier, self.seance.parcours.objectif)
        if bilan.manques:
            click.echo(
                f"Ailleurs, {plural(len(bilan.manques), 'donnée')} à compléter\u00a0: cdc etat"
            )

    def _left(self) -> None:
        affichage.say("Tout est enregistré. Pour reprendre\u00a0: cdc completer")

    def _interrupted(self, texte: str) -> None:
        question = self.seance.question
        click.echo("")
        if question is not None and texte.strip():
            keep_brouillon(self.seance.projet.dossier, Brouillon(question.chemin, texte))
            affichage.say("La ligne en cours est gardée\u202f; elle vous sera proposée au retour.")
        self._left()


def _chosen(dit: str, cibles: tuple[str, ...]) -> str | None:
    if len(cibles) == 1:
        return cibles[0] if dit in _OUI else None
    return cibles[int(dit) - 1] if dit.isdecimal() and 0 < int(dit) <= len(cibles) else None


def _text_of(seance: Seance, question: Question) -> str:
    """Return what the project holds, as one edits it: a list has one item a line."""
    valeur = seance.situation.value(question.chemin)
    if isinstance(valeur, list) and all(isinstance(v, str) for v in valeur):
        return "\n".join(valeur)
    return valeur if isinstance(valeur, str) else question.actuelle


_COMMANDES: dict[str, Callable[[Boucle, Question, Tape], None]] = {
    "<": Boucle._back,
    "<<": Boucle._undo,
    ">": Boucle._skip,
    "?": Boucle._help,
    "!": Boucle._edit,
    "=": Boucle._plan,
    "/": Boucle._search,
    "q!": Boucle._quit,
}
