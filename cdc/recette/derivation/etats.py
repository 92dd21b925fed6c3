"""Cases from state machines: each passage, those that are forbidden, a whole life, what time does."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.recette.derivation.contexte import AUTOMATIQUE
from cdc.recette.derivation.langue import (
    a_record,
    acts,
    agree,
    gender,
    is_infinitive,
    lower_first,
    of_record,
    quoted,
    the_record,
    upper_first,
)
from cdc.recette.derivation.modele import Couvert, Ebauche, Ecarte, Famille, Pas
from cdc.recette.derivation.rattachement import FORT
from cdc.recette.derivation.saisies import fill, value
from cdc_schema.cas_de_test import TransitionVerifiee
from cdc_schema.enumerations import PrioriteCas, TechniqueTest, TypeCas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.recette.derivation.contexte import Contexte
    from cdc.recette.derivation.modele import Trouve
    from cdc_schema.mapping.workflows import Automatisme, Etat, MachineEtats, Transition
    from cdc_schema.prealables.processus import Etape, Processus

_TEMPS = re.compile(
    r"\d+\s*(?:jours?|h\b|heures?|min|semaines?|mois|ans?)|échéance|délai|date .*atteinte",
    re.IGNORECASE,
)
# What sets a life going, as the trade says it, and as the person who lives it does.
_ENTREES = (
    ("appel", "je reçois un appel"),
    ("e-mail", "je reçois un e-mail"),
    ("courriel", "je reçois un courriel"),
    ("formulaire", "un formulaire du site arrive"),
    ("courrier", "je reçois un courrier"),
    ("visite", "je rends visite à un client"),
    ("dépôt", "un client se présente"),
)


def derive_etats(contexte: Contexte) -> Iterator[Trouve]:
    """Yield what each state machine gives."""
    for machine in contexte.cahier.workflows:
        if not machine.id or not machine.transitions:
            yield Ecarte(
                Famille.ETATS,
                f"workflows[{machine.id or '?'}]",
                "aucune transition n’est écrite\u00a0: complétez 3c",
            )
            continue
        yield from _Vie(contexte, machine).derive()


class _Vie:
    """A state machine with the words and people around it."""

    def __init__(self, contexte: Contexte, machine: MachineEtats) -> None:
        self.ctx = contexte
        self.machine = machine
        self.id = str(machine.id)
        self.nom = contexte.entite(machine.objet)
        self.exemple = contexte.exemple(machine.objet)
        self.section = contexte.section_machine(machine)
        self.transitions = [t for t in machine.transitions if t.de and t.vers]
        self.etats = [e.nom for e in machine.etats if e.nom]

    def derive(self) -> Iterator[Trouve]:
        """Yield the whole life, then each passage, then what is forbidden, then what time does."""
        chemin = self._path()
        parcours = self._life(chemin)
        if parcours is not None:
            yield parcours
        joues = {id(t) for t in chemin} if parcours else set()
        for rang, transition in enumerate(self.machine.transitions):
            if transition.de and transition.vers:
                yield self._passage(rang, transition, parcours if id(transition) in joues else None)
        yield from self._forbidden()
        yield from self._delays()
        for rang, automatisme in enumerate(self.machine.automatismes):
            yield self._automatism(rang, automatisme)

    # ── a whole life

    def _path(self) -> list[Transition]:
        """Return the longest way to the first final state that never goes back."""
        rangs = {nom: rang for rang, nom in enumerate(self.etats)}
        but = next(iter(self.machine.finaux), None)
        meilleurs: dict[str, list[Transition]] = {str(self.machine.initial): []}
        for nom in self.etats:
            if nom not in meilleurs:
                continue
            for t in self._from(nom):
                avance = rangs.get(str(t.vers), -1) > rangs[nom] and self._leads(str(t.vers), but)
                if avance and len(meilleurs[nom]) + 1 > len(meilleurs.get(str(t.vers), [])):
                    meilleurs[str(t.vers)] = [*meilleurs[nom], t]
        return meilleurs.get(str(but), [])

    def _leads(self, etat: str, but: str | None) -> bool:
        """Say whether a state goes on by a person’s act, or is where the life ends."""
        return etat == but or (
            etat not in self.machine.finaux
            and any(t.vers == but or t.role != AUTOMATIQUE for t in self._from(etat))
        )

    def _life(self, chemin: list[Transition]) -> Ebauche | None:
        if len(chemin) < 2:
            return None
        role = self._main_role(chemin)
        pas = [*self._creation(role)]
        courant = role
        for transition in chemin:
            acteur = self._actor(transition)
            autre = acteur != courant
            pas += self._move(transition, acteur if autre else None)
            courant = acteur
        fin = str(chemin[-1].vers)
        pas.append(
            Pas(
                f"J’ouvre l’historique {of_record(self.nom)}",
                f"les {len(chemin)} changements de statut y figurent dans l’ordre, chacun avec sa date, son "
                "heure et son auteur",
            )
        )
        exigences = self._requirements(" ".join(filter(None, (t.declencheur for t in chemin))))
        return self._draft(
            "bout en bout",
            f"{self.nom} de bout en bout, de {quoted(str(self.machine.initial))} à {quoted(fin)}",
            role,
            pas,
            exigences,
            derive_de=[f"workflows[{self.id}]"],
            technique=TechniqueTest.SCENARIO,
            priorite=PrioriteCas.CRITIQUE,
            objectif=f"{a_record(self.nom)} va jusqu’à son terme sans quitter le CRM",
            preconditions=self._other_sessions(chemin, role),
            postconditions=f"{the_record(self.nom)} est au statut {quoted(fin)}",
            champs=[c for t in chemin for c in t.champs_requis],
            bout_en_bout=True,
        )

    def _other_sessions(self, chemin: Iterable[Transition], role: str | None) -> list[str]:
        autres = dict.fromkeys(
            t.role for t in chemin if t.role and t.role not in (role, AUTOMATIQUE)
        )
        if not autres:
            return []
        noms = enumeration([self.ctx.nom_role(r) for r in autres])
        return [f"une session de recette ouverte aussi pour\u00a0: {noms}"]

    def _move(self, transition: Transition, acteur: str | None) -> Iterator[Pas]:
        """Yield the steps of one passage that succeeds; `acteur` takes over when it is another."""
        if transition.role == AUTOMATIQUE:
            yield from self._by_itself(transition)
            return
        remplis = [self.ctx.champs[c] for c in transition.champs_requis if c in self.ctx.champs]
        debut = (
            f"Je prends la session du rôle {self.ctx.nom_role(acteur)}\u202f; " if acteur else ""
        )
        gestes = ", ".join(fill(c) for c in remplis)
        if gestes:
            gestes += ", puis "
        phrase = f"{debut}{gestes}{self._pass_words(transition)}"
        yield Pas(
            upper_first(phrase),
            self._seen(transition),
            donnee="\u202f; ".join(filter(None, map(value, remplis))),
            transition=self._checked(transition.de, transition.vers),
        )
        if transition.notification:
            yield Pas(
                f"Je cherche le message prévu\u00a0: {transition.notification}",
                "le message figure dans l’historique avec son destinataire et son heure d’envoi",
            )

    def _pass_words(self, t: Transition) -> str:
        return f"je passe {the_record(self.nom)} de {quoted(str(t.de))} à {quoted(str(t.vers))}"

    def _seen(self, t: Transition) -> str:
        vus = [f"le statut devient {quoted(str(t.vers))}, avec la date, l’heure et mon nom"]
        vus += [_effect(e) for e in t.effets]
        return "\u202f; ".join(vus)

    def _by_itself(self, t: Transition) -> Iterator[Pas]:
        """Yield the steps of a passage that nobody makes: the day before, the day after."""
        quand = lower_first(t.declencheur or "échéance")
        transition = self._checked(t.de, t.vers)
        remplis = [self.ctx.libelle(c) for c in t.champs_requis]
        suite = f"\u202f; {enumeration(remplis)} est rempli" if remplis else ""
        vu = f"le statut est {quoted(str(t.vers))} et l’historique nomme le CRM comme auteur{suite}"
        vu = "\u202f; ".join([vu, *map(_effect, t.effets)])
        if _TEMPS.search(quand):
            yield Pas(
                f"La veille de l’échéance ({quand}), j’ouvre {the_record(self.nom)}",
                f"le statut est encore {quoted(str(t.de))}",
            )
            yield Pas(
                f"Le lendemain de l’échéance, j’ouvre de nouveau {the_record(self.nom)}",
                vu,
                transition=transition,
            )
            return
        yield Pas(
            f"Je produis l’événement prévu\u00a0: {quand}\u202f; j’ouvre ensuite {the_record(self.nom)}",
            vu,
            transition=transition,
        )

    # ── one passage

    def _passage(self, rang: int, t: Transition, parcours: Ebauche | None) -> Trouve:
        de, vers = str(t.de), str(t.vers)
        chemin = f"workflows[{self.id}].transitions[{rang}]"
        objet = f"{self.nom}\u00a0: {quoted(de)} → {quoted(vers)}"
        joues = self.ctx.transitions_jouees.get((self.id, de, vers))
        if joues:
            return Couvert(Famille.ETATS, chemin, objet, tuple(joues))
        simple = not (t.champs_requis or t.condition)
        if parcours is not None and simple:
            return Couvert(Famille.ETATS, chemin, objet, (parcours.cle,))
        if (reprise := self._carried_by(t)) is not None:
            return Couvert(Famille.ETATS, chemin, objet, (self._key_of(reprise),))
        role = self._actor(t)
        pas = [*self._start(t, role), *self._refusals(t), *self._arrival(t)]
        texte = " ".join(
            filter(None, [t.declencheur, vers, *map(self.ctx.libelle, t.champs_requis)])
        )
        automatique = t.role == AUTOMATIQUE
        return self._draft(
            self._key_of(t).removeprefix(f"etats/{self.id}/"),
            self._title(t),
            role,
            pas,
            self._requirements(texte),
            derive_de=[chemin],
            type_cas=TypeCas.ALTERNATIF if automatique or self._is_exit(t) else TypeCas.NOMINAL,
            technique=TechniqueTest.TRANSITION_D_ETAT,
            priorite=PrioriteCas.HAUTE,
            objectif=f"le passage de {quoted(de)} à {quoted(vers)} se fait comme convenu, et pas autrement",
            preconditions=self._before(t, pas),
            postconditions=f"{the_record(self.nom)} est au statut {quoted(vers)}",
            champs=t.champs_requis,
        )

    def _title(self, t: Transition) -> str:
        dit = f", {lower_first(t.declencheur)}" if t.declencheur else ""
        return f"{self.nom}{dit}\u00a0: de {quoted(str(t.de))} à {quoted(str(t.vers))}"

    def _key_of(self, t: Transition) -> str:
        jumelles = [u for u in self.transitions if (u.de, u.vers) == (t.de, t.vers)]
        rang = next(i for i, u in enumerate(jumelles) if u is t)
        return f"etats/{self.id}/{t.de} → {t.vers}" + (f" ({t.declencheur})" if rang else "")

    def _carried_by(self, t: Transition) -> Transition | None:
        """Return the passage whose case begins by `t`: the first one of a life, made by the same."""
        if not self._opens(t):
            return None
        return next(
            (u for u in self._from(str(t.vers)) if self._prefix(u) is t and self._own(u)), None
        )

    def _opens(self, t: Transition) -> bool:
        simple = not (t.champs_requis or t.condition or t.role == AUTOMATIQUE)
        return simple and t.de == self.machine.initial and t.vers != t.de

    def _own(self, t: Transition) -> bool:
        return (self.id, str(t.de), str(t.vers)) not in self.ctx.transitions_jouees

    def _prefix(self, t: Transition) -> Transition | None:
        """Return the passage that a case about `t` begins by: same person, right after the creation."""
        if (
            t.role == AUTOMATIQUE
            or t.de == self.machine.initial
            or not (t.champs_requis or t.condition)
        ):
            return None
        avant = (
            u for u in self._from(str(self.machine.initial)) if u.vers == t.de and u.role == t.role
        )
        return next((u for u in avant if self._opens(u)), None)

    def _start(self, t: Transition, role: str | None) -> Iterator[Pas]:
        """Yield what leads to the state that `t` leaves: the creation when it is near, else a record."""
        if t.role == AUTOMATIQUE:
            return
        avant = self._prefix(t)
        if t.de == self.machine.initial or avant is not None:
            yield from self._creation(role)
            if avant is not None:
                yield from self._move(avant, None)
            return
        yield Pas(
            f"{self.ctx.presentation(role)}\u00a0: j’ouvre {self._record()} au statut {quoted(str(t.de))}",
            f"le statut affiché est {quoted(str(t.de))}",
            donnee=self.exemple[1] if self.exemple else "",
        )

    def _refusals(self, t: Transition) -> Iterator[Pas]:
        if t.role == AUTOMATIQUE:
            return
        if t.condition:
            yield Pas(
                f"Alors que la condition n’est pas remplie ({lower_first(t.condition)}), "
                f"{self._pass_words(t)}",
                f"le CRM refuse, affiche la condition et laisse le statut à {quoted(str(t.de))}",
            )
        if t.champs_requis:
            champs = enumeration([self.ctx.libelle(c) for c in t.champs_requis])
            yield Pas(
                f"{upper_first(self._pass_words(t))} sans remplir {champs}",
                f"le CRM refuse, nomme {champs} et laisse le statut à {quoted(str(t.de))}",
            )

    def _arrival(self, t: Transition) -> Iterator[Pas]:
        if t.role == AUTOMATIQUE:
            yield from self._by_itself(t)
            return
        for champ in (self.ctx.champs[c] for c in t.champs_requis if c in self.ctx.champs):
            yield Pas(
                self._asking(t, fill(champ)),
                f"{quoted(champ.libelle or '')} affiche {quoted(value(champ))}"
                if value(champ)
                else f"{quoted(champ.libelle or '')} est rempli à l’écran",
                donnee=value(champ),
            )
        condition = (
            f"La condition est remplie ({lower_first(t.condition)})\u00a0: " if t.condition else ""
        )
        phrase = f"{condition}{self._pass_words(t)}"
        yield Pas(upper_first(phrase), self._seen(t), transition=self._checked(t.de, t.vers))
        if t.notification:
            yield Pas(
                f"Je cherche le message prévu\u00a0: {t.notification}",
                "le message figure dans l’historique avec son destinataire et son heure d’envoi",
            )

    def _asking(self, t: Transition, geste: str) -> str:
        """Say why the field is filled, as the person in front says it."""
        return (
            f"{upper_first(t.declencheur)}\u00a0: {geste}" if t.declencheur else upper_first(geste)
        )

    def _before(self, t: Transition, pas: list[Pas]) -> list[str]:
        if t.role == AUTOMATIQUE:
            quand = lower_first(t.declencheur or "échéance")
            return [
                f"{a_record(self.nom)} au statut {quoted(str(t.de))}, "
                f"{agree(self.nom, 'daté')} pour que l’échéance tombe pendant la recette ({quand})"
                if _TEMPS.search(quand)
                else f"{a_record(self.nom)} au statut {quoted(str(t.de))}"
            ]
        if len(pas) and pas[0].transition is not None:
            return []
        return [] if self._begins(pas) else [f"{a_record(self.nom)} au statut {quoted(str(t.de))}"]

    def _begins(self, pas: list[Pas]) -> bool:
        return any(p.transition is not None and p.transition.de is None for p in pas)

    # ── the creation

    def _creation(self, role: str | None) -> Iterator[Pas]:
        initial = str(self.machine.initial)
        entree = self._entry()
        vu = f"{the_record(self.nom)} existe au statut {quoted(initial)}"
        creation = self._checked(None, initial)
        if entree is None:
            yield Pas(
                f"{self.ctx.presentation(role)}\u00a0: je crée {a_record(self.nom)}",
                vu,
                transition=creation,
            )
            return
        processus, etape = entree
        qui = self.ctx.presentation(role)
        arrive = _arrival_words(processus.declencheur or "")
        cite = self._named_field(etape.action or "")
        if etape.acteur and etape.acteur.startswith("SYS-"):
            yield Pas(
                f"{qui}\u00a0: {arrive}, j’ouvre {the_record(self.nom)} créé{'e' * (gender(self.nom) != 'm')} par "
                f"{self.ctx.systeme(etape.acteur)}",
                vu,
                transition=creation,
            )
            return
        if cite is not None:
            libelle, exemple = cite
            yield Pas(
                f"{qui}\u00a0: {arrive} et je saisis {quoted(lower_first(libelle))}",
                f"{quoted(exemple)} est {'trouvée' if 'commande' in libelle.lower() else 'trouvé'} et le client s’affiche",
                donnee=exemple,
            )
            yield Pas(upper_first(acts(etape.action or "")), vu, transition=creation)
            return
        yield Pas(f"{qui}\u00a0: {arrive}, {acts(etape.action or '')}", vu, transition=creation)

    def _entry(self) -> tuple[Processus, Etape] | None:
        """Return the process that makes such a record, and the step that does."""
        for processus in self.ctx.processus:
            for etape in processus.etapes:
                if self.machine.objet in etape.donnee_ecrite and re.match(
                    r"(?:cré|ouvr|enregistr|dépos|inscri)", lower_first(etape.action or "")
                ):
                    return processus, etape
        return None

    def _named_field(self, action: str) -> tuple[str, str] | None:
        """Return the field of the record that the words of `action` name, with its example."""
        for champ in self.ctx.champs_de(str(self.machine.objet)):
            dit = champ.libelle and champ.exemple and champ.libelle.lower() in action.lower()
            if dit:
                return str(champ.libelle), str(champ.exemple)
        return None

    # ── what is forbidden

    def _forbidden(self) -> Iterator[Trouve]:
        finaux = [e for e in self.etats if e in self.machine.finaux and not self._from(e)]
        for rang, etat in enumerate(self.etats):
            permis = [str(t.vers) for t in self._from(etat)]
            interdits = [e for e in self.etats if e != etat and e not in permis]
            if not interdits or etat in finaux:
                continue
            yield self._refused(rang, etat, list(dict.fromkeys(permis)), interdits)
        if finaux:
            yield self._closed(finaux)

    def _refused(self, rang: int, etat: str, permis: list[str], interdits: list[str]) -> Trouve:
        chemin = f"workflows[{self.id}].etats[{rang}]"
        joues = [
            cas
            for (machine, de, vers), tous in self.ctx.transitions_jouees.items()
            if machine == self.id and de == etat and vers in interdits
            for cas in tous
        ]
        if joues:
            objet = f"{self.nom}\u00a0: passages interdits depuis {quoted(etat)}"
            return Couvert(Famille.ETATS, chemin, objet, tuple(dict.fromkeys(joues)))
        miennes = [t for t in self._from(etat) if t.role != AUTOMATIQUE]
        role = self._main_role(miennes or self.transitions)
        tente = self._worst(interdits)
        pas = [
            Pas(
                f"{self.ctx.presentation(role)}\u00a0: j’ouvre {self._record()} au statut {quoted(etat)} et je "
                "déroule la liste des statuts",
                f"la liste ne propose que {_list(permis)}"
                if permis
                else "aucun statut n’est proposé",
                donnee=self.exemple[1] if self.exemple else "",
            ),
            Pas(
                f"Je tente de passer {the_record(self.nom)} de {quoted(etat)} à {quoted(tente)} par un autre chemin, "
                "la modification en liste par exemple",
                f"le CRM refuse, cite les statuts permis et laisse {quoted(etat)}",
                transition=self._checked(etat, tente),
            ),
            *self._others(etat, role),
        ]
        return self._draft(
            f"{etat} → interdits",
            f"{self.nom}\u00a0: ce que le statut {quoted(etat)} ne permet pas",
            role,
            pas,
            self._requirements(f"transition interdite refuser {etat}", refus=True),
            derive_de=[chemin],
            type_cas=TypeCas.ERREUR,
            technique=TechniqueTest.TRANSITION_D_ETAT,
            priorite=PrioriteCas.NORMALE,
            objectif=f"depuis {quoted(etat)}, les passages vers {_list(interdits)} sont refusés",
            preconditions=[f"{a_record(self.nom)} au statut {quoted(etat)}"],
            postconditions=f"statut inchangé\u00a0: {quoted(etat)}",
        )

    def _others(self, etat: str, role: str | None) -> Iterator[Pas]:
        """Yield the passage that belongs to somebody else, tried by this one."""
        for t in self._from(etat):
            if t.role in (AUTOMATIQUE, role) or any(
                u.vers == t.vers and u.role == role for u in self._from(etat)
            ):
                continue
            yield Pas(
                f"Je tente de passer {the_record(self.nom)} à {quoted(str(t.vers))}, ce qui revient au rôle "
                f"{self.ctx.nom_role(t.role)}",
                f"le CRM refuse et laisse {quoted(etat)}",
            )
            return

    def _closed(self, finaux: list[str]) -> Trouve:
        role = self._main_role(
            [t for t in self.transitions if t.vers in finaux] or self.transitions
        )
        tente = str(self.machine.initial)
        joues = [
            cas
            for (machine, de, _), tous in self.ctx.transitions_jouees.items()
            if machine == self.id and de in finaux
            for cas in tous
        ]
        chemin = f"workflows[{self.id}].finaux"
        if joues:
            return Couvert(
                Famille.ETATS,
                chemin,
                f"{self.nom}\u00a0: statuts sans retour",
                tuple(dict.fromkeys(joues)),
            )
        pas = [
            Pas(
                f"{self.ctx.presentation(role) + chr(160) + ': ' if rang == 0 else ''}"
                f"{'j' if rang == 0 else 'J'}’ouvre {a_record(self.nom)} au statut {quoted(etat)} et je tente "
                f"{quoted(tente)}",
                f"le CRM refuse et laisse {quoted(etat)}",
                transition=self._checked(etat, tente),
            )
            for rang, etat in enumerate(finaux)
        ]
        return self._draft(
            "finaux",
            f"{self.nom}\u00a0: {_list(finaux)} {'ne se rouvrent pas' if len(finaux) > 1 else 'ne se rouvre pas'}",
            role,
            pas,
            self._requirements("transition interdite refuser clos", refus=True),
            derive_de=[chemin],
            type_cas=TypeCas.ERREUR,
            technique=TechniqueTest.TRANSITION_D_ETAT,
            priorite=PrioriteCas.NORMALE,
            objectif=f"{a_record(self.nom)} {agree(self.nom, 'terminé')} le reste",
            preconditions=[
                f"{a_record(self.nom)} dans chacun des statuts\u00a0: {_list(finaux)}"
                if len(finaux) > 1
                else f"{a_record(self.nom)} au statut {quoted(finaux[0])}"
            ],
            postconditions="statuts inchangés" if len(finaux) > 1 else "statut inchangé",
        )

    # ── what time does

    def _delays(self) -> Iterator[Trouve]:
        dates = [(i, e) for i, e in enumerate(self.machine.etats) if e.delai_max and e.nom]
        if not dates:
            return
        role = self._main_role(self.transitions)
        pas = [self._late(etat) for _, etat in dates]
        presente = self.ctx.presentation(role)
        pas[0] = Pas(
            f"{presente}\u00a0: {lower_first(pas[0].action)}", pas[0].attendu, pas[0].donnee
        )
        yield self._draft(
            "délais",
            f"{self.nom}\u00a0: retards signalés, statut par statut",
            role,
            pas,
            self._requirements("délai alerte retard dépassement"),
            derive_de=[f"workflows[{self.id}].etats[{i}].delai_max" for i, _ in dates],
            type_cas=TypeCas.ALTERNATIF,
            technique=TechniqueTest.LIMITES,
            priorite=PrioriteCas.NORMALE,
            objectif="un retard se voit dès que le délai est passé, jamais avant",
            preconditions=[
                f"pour chaque statut à délai, deux fiches {quoted(self.nom)} datées de part et d’autre de la limite"
            ],
            postconditions="la liste des retards est exacte",
        )

    def _late(self, etat: Etat) -> Pas:
        # « En attente d’information » counts since its own entry, as any state does.
        delai = str(etat.delai_max)
        return Pas(
            f"Au statut {quoted(str(etat.nom))}, je compare dans la liste des retards une fiche entrée depuis un peu "
            f"moins de {delai} et une autre depuis un peu plus",
            "seule la plus ancienne est signalée en retard",
            donnee=delai,
        )

    def _automatism(self, rang: int, a: Automatisme) -> Trouve:
        chemin = f"workflows[{self.id}].automatismes[{rang}]"
        evenement, action = a.evenement or "", a.action or ""
        if not (evenement and action):
            return Ecarte(
                Famille.ETATS, chemin, "l’événement ou l’action manque\u00a0: complétez 3c"
            )
        sections = [self.section] if self.section else []
        proches = self.ctx.rattachement.closest(f"{evenement} {action}", sections, seuil=FORT)
        avec_critere = [e for e in proches if self.ctx.exigences[e].criteres_acceptation]
        if avec_critere:
            objet = f"{self.nom}\u00a0: {lower_first(action)}"
            return Couvert(Famille.ETATS, chemin, objet, (f"criteres/{avec_critere[0]}",))
        role = self._main_role(self.transitions)
        fait = (
            acts(action, "le CRM")
            if is_infinitive(action.split(" ")[0].lower())
            else lower_first(action)
        )
        condition = f" ({lower_first(a.condition)})" if a.condition else ""
        pas = [
            Pas(
                f"{self.ctx.presentation(role)}\u00a0: juste avant l’événement prévu, j’ouvre {self._record()}",
                f"le CRM n’a rien fait encore\u00a0: {lower_first(action)} reste à venir"
                if not is_infinitive(action.split(" ")[0].lower())
                else "l’historique ne montre aucune action du CRM pour cet événement",
            ),
            Pas(
                f"Je me place juste après l’événement\u00a0: {lower_first(evenement)}{condition}",
                f"{fait}, une seule fois\u202f; l’historique donne la date et l’heure",
            ),
        ]
        return self._draft(
            f"automatisme {evenement}",
            f"{self.nom}\u00a0: {lower_first(evenement)}",
            role,
            pas,
            proches or self._requirements(f"{evenement} {action}"),
            derive_de=[chemin],
            type_cas=TypeCas.ALTERNATIF,
            technique=TechniqueTest.LIMITES,
            priorite=PrioriteCas.NORMALE,
            objectif=f"{fait} au moment convenu",
            preconditions=[
                f"{a_record(self.nom)} {agree(self.nom, 'daté')} pour que l’événement tombe pendant la recette"
            ],
            postconditions="l’action est dans l’historique",
        )

    # ── shared

    def _draft(
        self,
        cle: str,
        titre: str,
        role: str | None,
        pas: list[Pas],
        exigences: list[str],
        *,
        derive_de: list[str],
        technique: TechniqueTest,
        priorite: PrioriteCas,
        objectif: str,
        postconditions: str,
        preconditions: list[str],
        type_cas: TypeCas = TypeCas.NOMINAL,
        champs: Iterable[str] = (),
        bout_en_bout: bool = False,
    ) -> Ebauche:
        donnees = [(self.exemple[0], self.exemple[1])] if self.exemple else []
        donnees += [
            (str(champ.libelle), value(champ))
            for champ in (self.ctx.champs[c] for c in dict.fromkeys(champs) if c in self.ctx.champs)
            if value(champ)
        ]
        return Ebauche(
            cle=f"etats/{self.id}/{cle}",
            famille=Famille.ETATS,
            titre=upper_first(titre),
            role=role,
            derive_de=(*derive_de, *exigences),
            pas=tuple(pas),
            exigences=tuple(exigences),
            type=type_cas,
            technique=technique,
            priorite=priorite,
            objectif=objectif,
            preconditions=(*self.ctx.connexion(role), *preconditions),
            donnees=tuple(dict.fromkeys(donnees)) or ((self.nom, "une fiche du jeu de données"),),
            postconditions=postconditions,
            entite=str(self.machine.objet),
            bout_en_bout=bout_en_bout,
        )

    def _requirements(self, texte: str, *, refus: bool = False) -> list[str]:
        """Return the requirement that speaks of this, and, for the rest, the one that names the machine."""
        nommees = self.ctx.rattachement.citing([self.id])
        sections = [self.section] if self.section else []
        proches = self.ctx.rattachement.closest(f"{self.nom} {texte}", sections)
        if refus and nommees:
            return nommees[:1]
        return list(dict.fromkeys([*proches, *(nommees[:1] if not proches else [])]))

    def _record(self) -> str:
        """Return « le dossier SAV-2027-00012 », « un lead » where records have no number."""
        if self.exemple is None or not any(c.isdigit() for c in self.exemple[1]):
            return a_record(self.nom)
        numero = self.exemple[1]
        nom = the_record(self.nom)
        dernier = nom.rsplit(" ", 1)[-1]
        return f"{nom.removesuffix(f' {dernier}') if numero.startswith(dernier) else nom} {numero}"

    def _from(self, etat: str) -> list[Transition]:
        return [t for t in self.transitions if t.de == etat]

    def _actor(self, t: Transition) -> str | None:
        """Return who makes a passage; who watches it when nobody does."""
        if t.role and t.role != AUTOMATIQUE:
            return t.role
        voisines = [u for u in self.transitions if t.de in (u.de, u.vers) and u.role != AUTOMATIQUE]
        return self._main_role(voisines or self.transitions)

    def _main_role(self, transitions: Iterable[Transition]) -> str | None:
        roles = Counter(t.role for t in transitions if t.role and t.role != AUTOMATIQUE)
        return roles.most_common(1)[0][0] if roles else None

    def _is_exit(self, t: Transition) -> bool:
        return t.vers in self.machine.finaux and t.vers != next(iter(self.machine.finaux), None)

    def _worst(self, interdits: list[str]) -> str:
        """Return the state that would do the most harm: the one that ends the life."""
        return next((e for e in interdits if e in self.machine.finaux), interdits[-1])

    def _checked(self, de: str | None, vers: str | None) -> TransitionVerifiee:
        return TransitionVerifiee(objet=self.id, de=de, vers=vers)


def _arrival_words(declencheur: str) -> str:
    bas = declencheur.lower()
    trouves = [(bas.index(mot), dit) for mot, dit in _ENTREES if mot in bas]
    return min(trouves)[1] if trouves else f"voici ce qui arrive\u00a0: {lower_first(declencheur)}"


def _effect(texte: str) -> str:
    """Return what the tool does, seen: « le CRM envoie une relance »."""
    premier = texte.split(" ")[0].lower()
    return acts(texte, "le CRM") if is_infinitive(premier) else lower_first(texte)


def _list(noms: list[str]) -> str:
    return enumeration([quoted(n) for n in noms])
