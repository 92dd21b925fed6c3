"""A state machine with the words, the people and the requirements around it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.recette.derivation.contexte import AUTOMATIQUE
from cdc.recette.derivation.langue import a_record, fold, quoted, the_record, upper_first
from cdc.recette.derivation.modele import Ebauche, Famille
from cdc.recette.derivation.saisies import value
from cdc_schema.cas_de_test import TransitionVerifiee
from cdc_schema.enumerations import Droit, PrioriteCas, TechniqueTest, TypeCas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.recette.derivation.contexte import Contexte
    from cdc.recette.derivation.modele import Pas
    from cdc_schema.complements.regles import Regle
    from cdc_schema.donnees_flux.commun import Champ
    from cdc_schema.mapping.workflows import MachineEtats, Transition

# How sure a requirement must be to speak of one passage, the name of the record left aside.
PRECIS = 9.0


@dataclass(frozen=True, slots=True)
class Situation:
    """What one case of a machine is, beside its steps."""

    cle: str
    titre: str
    role: str | None
    derive_de: tuple[str, ...]
    objectif: str
    postconditions: str
    type: TypeCas = TypeCas.NOMINAL
    technique: TechniqueTest = TechniqueTest.TRANSITION_D_ETAT
    priorite: PrioriteCas = PrioriteCas.NORMALE
    preconditions: tuple[str, ...] = ()
    champs: tuple[str, ...] = ()
    bout_en_bout: bool = False
    raison: str = ""


class Vie:
    """The life of one kind of record."""

    def __init__(self, contexte: Contexte, machine: MachineEtats) -> None:
        self.ctx = contexte
        self.machine = machine
        self.id = str(machine.id)
        self.objet = str(machine.objet)
        self.nom = contexte.entite(machine.objet)
        self.exemple = contexte.exemple(machine.objet)
        section = contexte.section_machine(machine)
        self.sections = [section] if section else []
        self.transitions = [t for t in machine.transitions if t.de and t.vers]
        self.etats = [e.nom for e in machine.etats if e.nom]

    # ── words

    @property
    def un(self) -> str:
        """« un dossier SAV »."""
        return a_record(self.nom)

    @property
    def le(self) -> str:
        """« le dossier SAV »."""
        return the_record(self.nom)

    def designation(self) -> str:
        """Return « le dossier SAV-2027-00012 », « un lead » where records have no number."""
        if self.exemple is None or not any(c.isdigit() for c in self.exemple[1]):
            return self.un
        numero = self.exemple[1]
        dernier = self.le.rsplit(" ", 1)[-1]
        nom = self.le.removesuffix(f" {dernier}") if numero.startswith(dernier) else self.le
        return f"{nom} {numero}"

    def number(self) -> str:
        """Return the example of the number of such a record, or nothing."""
        return self.exemple[1] if self.exemple else ""

    def passing(self, t: Transition) -> str:
        """Return « je passe le dossier SAV de « Analyse » à « Clos » »."""
        return f"je passe {self.le} de {quoted(str(t.de))} à {quoted(str(t.vers))}"

    def fields(self, t: Transition) -> list[Champ]:
        """Return the fields that a passage asks for."""
        return [self.ctx.champs[c] for c in t.champs_requis if c in self.ctx.champs]

    # ── the machine

    def leaving(self, etat: str) -> list[Transition]:
        """Return the passages that leave a state."""
        return [t for t in self.transitions if t.de == etat]

    def checked(self, de: str | None, vers: str | None) -> TransitionVerifiee:
        """Return what a step says of the passage that it tries."""
        return TransitionVerifiee(objet=self.id, de=de, vers=vers)

    def played(self, de: str, vers: str) -> list[str]:
        """Return the cases that somebody wrote for this passage."""
        return self.ctx.transitions_jouees.get((self.id, de, vers), [])

    def rules(self, etat: str) -> list[Regle]:
        """Return the business rules that hold as soon as a record is in this state."""
        return [
            r
            for r in self.ctx.cahier.regles
            if self.objet in r.concerne and r.alors and fold(r.si or "") == fold(f"statut {etat}")
        ]

    # ── people

    def actor(self, t: Transition) -> str | None:
        """Return who makes a passage; who watches it when nobody does."""
        if t.role and t.role != AUTOMATIQUE:
            return t.role
        voisines = [u for u in self.transitions if t.de in (u.de, u.vers) and u.role != AUTOMATIQUE]
        return self.main_role(voisines or self.transitions)

    def main_role(self, transitions: Iterable[Transition]) -> str | None:
        """Return who makes the most of these passages."""
        roles = Counter(t.role for t in transitions if t.role and t.role != AUTOMATIQUE)
        return roles.most_common(1)[0][0] if roles else None

    def may_create(self, role: str | None) -> bool:
        """Say whether a role makes such records; yes where the rights are not written yet."""
        matrice = self.ctx.cahier.droits.matrice
        return not matrice or Droit.C in matrice.get(role or "", {}).get(self.objet, [])

    # ── requirements

    def requirements(self, texte: str, etats: Iterable[str | None] = ()) -> list[str]:
        """Return the requirements that speak of this, the surest first.

        One that names both states, or says the same rare words, or names the machine; else one that
        names the state where it arrives.
        """
        noms = [e for e in etats if e]
        citees = [(self._named(i, noms), i) for i in self._of_section()]
        deux = [i for n, i in citees if n > 1][:1]
        precis = self.ctx.rattachement.closest(texte, self.sections, seuil=PRECIS)
        machine = self.ctx.rattachement.citing([self.id])[:1]
        return (deux or precis or machine) or [
            i for i in self._of_section() if self._named(i, noms[-1:])
        ][:1]

    def _of_section(self) -> list[str]:
        return [i for i, e in self.ctx.exigences.items() if e.section in self.sections]

    def _named(self, ident: str, etats: list[str]) -> int:
        texte = self.ctx.textes[ident]
        return sum(1 for e in etats if re.search(rf"(?<!\w){re.escape(e)}(?!\w)", texte))

    # ── the case

    def draft(self, situation: Situation, pas: list[Pas], exigences: list[str]) -> Ebauche:
        """Return the case of `situation`."""
        exigences = list(dict.fromkeys(exigences))
        donnees = [self.exemple] if self.exemple else []
        remplis = (self.ctx.champs[c] for c in situation.champs if c in self.ctx.champs)
        donnees += [
            (str(c.libelle), value(c, situation.raison))
            for c in remplis
            if value(c, situation.raison)
        ]
        return Ebauche(
            cle=f"etats/{self.id}/{situation.cle}",
            famille=Famille.ETATS,
            titre=upper_first(situation.titre),
            role=situation.role,
            derive_de=(*situation.derive_de, *exigences),
            pas=tuple(pas),
            exigences=tuple(exigences),
            type=situation.type,
            technique=situation.technique,
            priorite=situation.priorite,
            objectif=situation.objectif,
            preconditions=(*self.ctx.connexion(situation.role), *situation.preconditions),
            donnees=tuple(dict.fromkeys(donnees)) or ((self.nom, "une fiche du jeu de données"),),
            postconditions=situation.postconditions,
            entite=self.objet,
            bout_en_bout=situation.bout_en_bout,
        )


def listed(noms: Iterable[str]) -> str:
    """Return « a », « b » et « c »."""
    return enumeration([quoted(n) for n in noms])
