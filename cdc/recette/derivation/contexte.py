"""What the derivations look up in a project: names, personas, examples, what cases cover already."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cdc.recette.derivation.langue import at_place, lower_first, quoted
from cdc.recette.derivation.rattachement import Rattachement, words_of
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc_schema import Cahier
    from cdc_schema.cas_de_test import CasDeTest
    from cdc_schema.donnees_flux.commun import Champ
    from cdc_schema.exigences import Exigence
    from cdc_schema.mapping.workflows import MachineEtats
    from cdc_schema.personas import Persona
    from cdc_schema.prealables.processus import Processus
    from cdc_schema.technique.droits import Role

AUTOMATIQUE = "automatique"
ETAPES = {
    "visiteurs": "2a", "leads": "2b", "prospects": "2c", "clients": "2d", "relation": "2e", "fidelisation": "2f",
}  # fmt: skip
_PROCHE = 0.5  # share of the rights that two roles have in common
_PRIORITES = {
    enum.Priorite.INDISPENSABLE: enum.PrioriteCas.CRITIQUE,
    enum.Priorite.IMPORTANT: enum.PrioriteCas.HAUTE,
}
# What people call a record by, the surest first.
_APPELLATIONS = tuple(
    re.compile(motif, re.IGNORECASE)
    for motif in (
        r"num[ée]ro|code client|r[ée]f[ée]rence",
        r"nom\b|intitul[ée]|raison sociale|soci[ée]t[ée]",
    )
)


class Contexte:
    """A project as the derivations see it; each index is made once, when first asked."""

    def __init__(self, cahier: Cahier) -> None:
        self.cahier = cahier

    # ── requirements

    @cached_property
    def exigences(self) -> dict[str, Exigence]:
        """The requirements that are not given up."""
        return {
            e.id: e
            for e in self.cahier.exigences
            if e.id and e.statut is not enum.StatutExigence.ABANDONNEE
        }

    @cached_property
    def textes(self) -> dict[str, str]:
        """The words of each requirement, its criteria included."""
        return {i: words_of(e) for i, e in self.exigences.items()}

    @cached_property
    def rattachement(self) -> Rattachement:
        """Which requirement speaks of what."""
        return Rattachement(self.exigences.values())

    def priorite(self, exigences: Iterable[str], defaut: enum.PrioriteCas) -> enum.PrioriteCas:
        """Return the highest priority that `exigences` give to a case, `defaut` without any."""
        connues = [self.exigences[e].priorite for e in exigences if e in self.exigences]
        donnees = [_PRIORITES.get(p, defaut) for p in connues if p]
        return min(donnees, key=list(enum.PrioriteCas).index, default=defaut)

    # ── what cases cover

    @cached_property
    def ecrits(self) -> list[CasDeTest]:
        """The cases that a person wrote, and did not give up."""
        return [
            c
            for c in self.cahier.cas_de_test
            if c.id and not c.derive_de and c.statut_redaction is not enum.StatutRedaction.OBSOLETE
        ]

    @cached_property
    def transitions_jouees(self) -> dict[tuple[str, str, str], list[str]]:
        """The cases that play each passage (machine, from, to); from is empty for a creation."""
        jouees: dict[tuple[str, str, str], list[str]] = {}
        for cas in self.ecrits:
            for etape in cas.etapes:
                t = etape.verifie_transition
                if t and t.objet and t.vers and cas.id:
                    jouees.setdefault((t.objet, t.de or "", t.vers), []).append(cas.id)
        return jouees

    @cached_property
    def exigences_jouees(self) -> dict[str, list[str]]:
        """The cases that verify each requirement, said on either side."""
        jouees: dict[str, list[str]] = {}
        ecrits = {c.id for c in self.ecrits}
        for cas in self.ecrits:
            for verifiee in cas.exigences:
                jouees.setdefault(verifiee, []).append(str(cas.id))
        for ident, exigence in self.exigences.items():
            jouees.setdefault(ident, []).extend(c for c in exigence.cas_de_test if c in ecrits)
        return {e: list(dict.fromkeys(c)) for e, c in jouees.items() if c}

    # ── who plays

    @cached_property
    def roles(self) -> dict[str, Role]:
        """The roles by identifier."""
        return {r.id: r for r in self.cahier.droits.roles if r.id}

    @cached_property
    def personas(self) -> dict[str, Persona]:
        """The personas by identifier."""
        return {p.id: p for p in self.cahier.personas if p.id}

    @cached_property
    def joueurs(self) -> dict[str, list[Persona]]:
        """The personas of each role: those that say it, those it names, those that played it."""
        par_role: dict[str, list[Persona]] = {}
        for persona in self.personas.values():
            if persona.role_acces:
                par_role.setdefault(persona.role_acces, []).append(persona)
        for role in self.roles.values():
            nommes = [self.personas[p] for p in role.personas if p in self.personas]
            par_role.setdefault(str(role.id), []).extend(nommes)
        for cas in self.ecrits:
            if cas.role and cas.persona in self.personas and not par_role.get(cas.role):
                par_role[cas.role] = [self.personas[str(cas.persona)]]
        return {r: joueurs for r, joueurs in par_role.items() if joueurs}

    def persona(self, role: str | None) -> Persona | None:
        """Return who plays `role`: its persona, else that of the role with the closest rights."""
        if role is None:
            return None
        prete = self.prete(role)
        return next(iter(self.joueurs.get(prete or role, [])), None)

    def emprunt(self, role: str) -> str | None:
        """Return why somebody who has not `role` plays it; None when a persona has it."""
        siens = (p.role_acces for p in self.personas.values())
        if role in siens or (role in self.roles and self.roles[role].personas):
            return None
        if role in self.joueurs:
            joues = [str(c.id) for c in self.ecrits if c.role == role and c.persona]
            return f"comme dans {joues[0]}" if joues else None
        proche = self.prete(role)
        return (
            f"dont le rôle {self.nom_role(proche)} a les droits les plus proches" if proche else ""
        )

    def prete(self, role: str) -> str | None:
        """Return the role whose persona lends itself to `role`, which has none; None without any."""
        if role in self.joueurs:
            return None
        miens = self._droits(role)
        notes = {r: _share(miens, self._droits(r)) for r in self.joueurs}
        proche = max(notes, key=lambda r: notes[r], default=None)
        return proche if proche and notes[proche] >= _PROCHE else None

    def _droits(self, role: str) -> set[tuple[str, str]]:
        cellules = self.cahier.droits.matrice.get(role, {})
        return {(entite, d) for entite, droits in cellules.items() for d in droits}

    def nom_role(self, role: str | None) -> str:
        """Return « Conseiller SAV », as people read it."""
        connu = self.roles.get(role or "")
        return quoted((connu.nom if connu else None) or role or "")

    def connexion(self, role: str | None) -> tuple[str, ...]:
        """Return what opens a session with `role`, without saying he or she."""
        if role is None or role == AUTOMATIQUE:
            return ()
        return (f"session de recette ouverte avec le rôle {self.nom_role(role)} ({role})",)

    def presentation(
        self, role: str | None, *, lieu: bool = False, persona: Persona | None = None
    ) -> str:
        """Return « Je suis Solène, conseillère SAV », with the place where a scene begins."""
        if role is None:
            return ""
        persona = persona or self.persona(role)
        if persona is None or persona.role_acces != role or not persona.prenom_fictif:
            return f"Je me connecte avec le rôle {self.nom_role(role)}"
        ici = persona.contexte.lieu if lieu and persona.contexte else None
        metier = (persona.metier or "").split(",")[0]
        suites = [lower_first(metier), at_place(ici.split(",")[0]) if ici else ""]
        return ", ".join(filter(None, [f"Je suis {persona.prenom_fictif}", *suites]))

    # ── the things of the trade

    def entite(self, identifiant: str | None) -> str:
        """Return the name of a kind of record: « Dossier SAV »."""
        noms = {e.id: e.nom for e in self.cahier.cartographie.entites}
        return noms.get(identifiant) or identifiant or "fiche"

    def systeme(self, identifiant: str | None) -> str:
        """Return the name of a system, as people call it."""
        noms = {s.id: s.nom for s in self.cahier.existant.systemes}
        nom = noms.get(identifiant) or identifiant or "l’autre système"
        return "le CRM" if nom == "CRM" else nom

    @cached_property
    def crm(self) -> str | None:
        """The system that this project buys; None when the inventory does not name it."""
        cibles = (s.id for s in self.cahier.existant.systemes if str(s.avenir) == "cible")
        return next(cibles, None)

    @cached_property
    def champs(self) -> dict[str, Champ]:
        """The fields of the dictionary by identifier."""
        return {c.id: c for etape in ETAPES for c in self._etape(etape).champs if c.id}

    def libelle(self, champ: str) -> str:
        """Return the label of a field between quotes."""
        connu = self.champs.get(champ)
        return quoted((connu.libelle if connu else None) or champ)

    def champs_de(self, entite: str) -> list[Champ]:
        """Return the fields of a kind of record."""
        return [c for c in self.champs.values() if c.entite == entite]

    def exemple(self, entite: str | None) -> tuple[str, str] | None:
        """Return what a record of the data set is called: the label and the example of its number."""
        champs = [c for c in self.champs_de(entite or "") if c.exemple and c.libelle]
        nommes = [c for motif in _APPELLATIONS for c in champs if motif.match(str(c.libelle))]
        textes = [c for c in champs if c.doublon or c.type is enum.TypeChamp.TEXTE]
        trouve = next(
            (c for c in [*nommes, *textes] if c.type is not enum.TypeChamp.REFERENCE), None
        )
        return (str(trouve.libelle), str(trouve.exemple)) if trouve else None

    def section(self, entite: str | None) -> str | None:
        """Return the sub-section (« 2e ») whose fields describe a kind of record."""
        return next(
            (
                numero
                for etape, numero in ETAPES.items()
                if any(c.entite == entite for c in self._etape(etape).champs)
            ),
            None,
        )

    def section_machine(self, machine: MachineEtats) -> str | None:
        """Return the sub-section whose statuses are those of `machine`."""
        return next(
            (
                n
                for etape, n in ETAPES.items()
                if machine.id and self._etape(etape).statuts == machine.id
            ),
            self.section(machine.objet),
        )

    @cached_property
    def processus(self) -> list[Processus]:
        """The processes of tomorrow, in the order of the specification."""
        return [p for p in self.cahier.processus if p.etat is not enum.EtatProcessus.EXISTANT]

    def _etape(self, nom: str) -> Any:
        return getattr(self.cahier, nom)


def _share(uns: set[tuple[str, str]], autres: set[tuple[str, str]]) -> float:
    return len(uns & autres) / len(uns | autres) if uns and autres else 0.0
