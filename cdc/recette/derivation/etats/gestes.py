"""The steps that the cases of a machine share: how a record appears, how it passes, what time does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.recette.derivation.contexte import AUTOMATIQUE
from cdc.recette.derivation.etats.vie import PRECIS
from cdc.recette.derivation.langue import (
    acts,
    agree,
    by_system,
    is_infinitive,
    lower_first,
    quoted,
    upper_first,
)
from cdc.recette.derivation.modele import Pas
from cdc.recette.derivation.saisies import fill, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.recette.derivation.etats.vie import Vie
    from cdc_schema.mapping.workflows import Transition
    from cdc_schema.prealables.processus import Etape, Processus

TEMPS = re.compile(
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
    ("dépos", "un client se présente"),
)
_CREE = re.compile(r"(?:cré|ouvr|enregistr|dépos|inscri)", re.IGNORECASE)


def creation(vie: Vie, role: str | None) -> Iterator[Pas]:
    """Yield how a record appears: as the process of tomorrow tells it, when one does."""
    initial = str(vie.machine.initial)
    qui = vie.ctx.presentation(role, lieu=True)
    vu = f"{vie.le} existe au statut {quoted(initial)}"
    ici = vie.checked(None, initial)
    entree = _entry(vie)
    if not vie.may_create(role) and (entree is None or not _by_tool(entree[1])):
        yield Pas(
            f"{qui}\u00a0: j’ouvre {vie.designation()} au statut {quoted(initial)}",
            f"le statut affiché est {quoted(initial)}",
            donnee=vie.number(),
        )
    elif entree is None:
        yield Pas(f"{qui}\u00a0: je crée {vie.un}", vu, transition=ici)
    else:
        yield from _by_process(vie, qui, vu, *entree)


def _by_process(vie: Vie, qui: str, vu: str, processus: Processus, etape: Etape) -> Iterator[Pas]:
    arrive = _arrival(processus.declencheur or "")
    ici = vie.checked(None, str(vie.machine.initial))
    action = acts(etape.action or "")
    if _by_tool(etape):
        systeme = vie.ctx.systeme(etape.acteur)
        cree = f"{agree(vie.nom, 'créé')} {by_system(systeme)}"
        yield Pas(f"{qui}\u00a0: {arrive}, j’ouvre {vie.le} {cree}", vu, transition=ici)
    elif (cite := _named_field(vie, etape.action or "")) is not None:
        libelle, exemple = cite
        yield Pas(
            f"{qui}\u00a0: {arrive} et je saisis le {lower_first(libelle)}"
            if libelle.lower().startswith(("numéro", "code"))
            else f"{qui}\u00a0: {arrive} et je saisis {quoted(libelle)}",
            f"la fiche retrouvée affiche {quoted(exemple)} et le nom du client",
            donnee=exemple,
        )
        yield Pas(upper_first(action), vu, transition=ici)
    else:
        yield Pas(f"{qui}\u00a0: {arrive}, {action}", vu, transition=ici)


def creation_requirements(vie: Vie) -> list[str]:
    """Return the requirement that says how such a record is made."""
    entree = _entry(vie)
    texte = f"{entree[1].action or ''} {entree[0].declencheur or ''}" if entree else ""
    return vie.ctx.rattachement.closest(texte, vie.sections, seuil=PRECIS)


def _by_tool(etape: Etape) -> bool:
    return bool(etape.acteur and etape.acteur.startswith("SYS-"))


def _entry(vie: Vie) -> tuple[Processus, Etape] | None:
    """Return the process that makes such a record, and the step that does."""
    return next(
        (
            (processus, etape)
            for processus in vie.ctx.processus
            for etape in processus.etapes
            if vie.objet in etape.donnee_ecrite and _CREE.match(etape.action or "")
        ),
        None,
    )


def _named_field(vie: Vie, action: str) -> tuple[str, str] | None:
    """Return the field of the record that the words of `action` name, with its example."""
    nommes = (
        c
        for c in vie.ctx.champs_de(vie.objet)
        if c.libelle and c.exemple and c.libelle.lower() in action.lower()
    )
    champ = next(nommes, None)
    return (str(champ.libelle), str(champ.exemple)) if champ else None


def _arrival(declencheur: str) -> str:
    bas = declencheur.lower()
    trouves = [(bas.index(mot), dit) for mot, dit in _ENTREES if mot in bas]
    return min(trouves)[1] if trouves else f"voici ce qui arrive\u00a0: {lower_first(declencheur)}"


def move(vie: Vie, t: Transition, acteur: str | None = None) -> Iterator[Pas]:
    """Yield the steps of one passage that succeeds; `acteur` takes over when it is another."""
    if t.role == AUTOMATIQUE:
        yield from by_itself(vie, t)
        return
    remplis = vie.fields(t)
    debut = f"Je prends la session du rôle {vie.ctx.nom_role(acteur)}\u202f; " if acteur else ""
    gestes = ", ".join(fill(c, t.declencheur) for c in remplis)
    phrase = f"{debut}{gestes}{', puis ' if gestes else ''}{vie.passing(t)}"
    yield Pas(
        upper_first(phrase),
        seen(vie, t),
        donnee="\u202f; ".join(filter(None, (value(c, t.declencheur) for c in remplis))),
        transition=vie.checked(t.de, t.vers),
    )
    yield from notified(t)


def seen(vie: Vie, t: Transition) -> str:
    """Return what a passage that succeeds shows, with what follows by itself."""
    vus = [f"le statut devient {quoted(str(t.vers))}, avec la date, l’heure et mon nom"]
    regles = [
        f"la règle {r.id or r.enonce or 'convenue'} s’applique ({lower_first(str(r.alors))})"
        for r in vie.rules(str(t.vers))
    ]
    return "\u202f; ".join([*vus, *map(effect, t.effets), *regles])


def notified(t: Transition) -> Iterator[Pas]:
    """Yield the check of the message that a passage sends."""
    if t.notification:
        yield Pas(
            f"Je cherche le message prévu\u00a0: {lower_first(t.notification)}",
            "le message figure dans l’historique avec son destinataire et son heure d’envoi",
        )


def by_itself(vie: Vie, t: Transition) -> Iterator[Pas]:
    """Yield the steps of a passage that nobody makes: the day before, the day after."""
    quand = lower_first(t.declencheur or "échéance")
    remplis = [vie.ctx.libelle(c) for c in t.champs_requis]
    suite = [f"{enumeration(remplis)} est rempli"] if remplis else []
    vu = "\u202f; ".join(
        [
            f"le statut est {quoted(str(t.vers))} et l’historique nomme le CRM comme auteur",
            *suite,
            *map(effect, t.effets),
        ]
    )
    transition = vie.checked(t.de, t.vers)
    jour = "du jour prévu" if "échéance" in quand else "de l’échéance"
    if TEMPS.search(quand):
        yield Pas(
            f"La veille {jour} ({quand}), j’ouvre {vie.designation()}",
            f"le statut est encore {quoted(str(t.de))}",
        )
        yield Pas(f"Le lendemain {jour}, j’ouvre de nouveau {vie.le}", vu, transition=transition)
    else:
        yield Pas(
            f"J’ouvre {vie.designation()}, avant l’événement prévu",
            f"le statut est {quoted(str(t.de))}",
        )
        yield Pas(
            f"Je produis l’événement ({quand}), puis j’ouvre de nouveau {vie.le}",
            vu,
            transition=transition,
        )


def effect(texte: str) -> str:
    """Return what the tool does, seen: « le CRM envoie une relance »."""
    premier = texte.split(" ")[0].lower()
    return acts(texte, "le CRM") if is_infinitive(premier) else lower_first(texte)
