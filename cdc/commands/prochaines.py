"""The next things to do: what unblocks the most, said with the command or the file to open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.francais import plural
from cdc_schema.plan import FICHIER_PROJET, numero

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.completude import Avancement
    from cdc.entretien.restes import ARediger, Restes
    from cdc.entretien.suites import Suite
    from cdc.projet import Projet
    from cdc.verification import Constat

NOMBRE = 3


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: what, and the command to type or the file to open."""

    quoi: str
    comment: str


def next_actions(
    projet: Projet, bilan: Avancement, restes: Restes, constats: Sequence[Constat]
) -> list[Action]:
    """Return the next three things to do, the most useful first."""
    actions: list[Action] = []
    for action in _all(projet, bilan, restes, constats):
        actions.append(action)
        if len(actions) == NOMBRE:
            break
    return actions


def _all(
    projet: Projet, bilan: Avancement, restes: Restes, constats: Sequence[Constat]
) -> Iterator[Action]:
    if restes.contradictions:
        nombre = plural(len(restes.contradictions), "contradiction")
        yield Action(f"Départager {nombre} entre les entretiens", "cdc interview arbitrer")
    if restes.tableaux:
        nombre = plural(
            len(restes.tableaux), "valeur d’un tableau importé", "valeurs de tableaux importés"
        )
        yield Action(f"Départager {nombre}", "cdc interview arbitrer")
    yield from _errors(projet, constats)
    if bilan.projet.manques:
        titres = ", ".join(m.titre.lower() for m in bilan.projet.manques)
        yield Action(f"Dire ce qu’est le document\u00a0: {titres}", FICHIER_PROJET)
    if restes.a_rediger:
        yield _write_up(projet, restes.a_rediger)
    if restes.suites:
        yield _ask(restes.suites)
    yield from _interviews(projet, bilan)
    yield from _sections(bilan)


def _write_up(projet: Projet, textes: list[ARediger]) -> Action:
    premier = textes[0]
    reponses = plural(len(premier.avis), "réponse")
    quoi = f"Rédiger «\u00a0{premier.titre}\u00a0», d’après {reponses} d’entretien"
    if len(textes) > 1:
        quoi = f"Rédiger {len(textes)} textes que plusieurs personnes ont dits"
    return Action(quoi, _place(projet, premier.chemin))


def _ask(suites: Sequence[Suite]) -> Action:
    """Propose to ask again, first those of whom most is awaited."""
    attendues = Counter(s.personne for s in suites)
    premiere = attendues.most_common(1)[0][0]
    qui = (
        f"{plural(len(attendues), 'personne')}, dont {premiere}" if len(attendues) > 1 else premiere
    )
    return Action(f"Reposer {plural(len(suites), 'question')} à {qui}", "cdc etat --detail")


def _place(projet: Projet, chemin: str) -> str:
    """Return the file and line of `chemin`, or the path itself when nothing is written there."""
    return str(projet.position(chemin) or chemin)


def _interviews(projet: Projet, bilan: Avancement) -> Iterator[Action]:
    """Propose the profile that nobody spoke for, when it can fill what is missing."""
    if not projet.cahier.entretiens:
        yield Action("Préparer les entretiens, un guide par profil", "cdc interview guide")
        return
    from cdc.entretien.attente import empty_items, profile_to_hear
    from cdc.projet.banque import load_banque
    from cdc.resources import modeles

    banque = load_banque(modeles() / "questions", projet.dossier)
    entendus = {e.profil.value for e in projet.cahier.entretiens if e.profil}
    profil = profile_to_hear(banque, empty_items(bilan.manques), entendus)
    if profil is not None:
        quoi = f"Entendre le profil « {banque.profils[profil].titre} »"
        yield Action(quoi, f"cdc interview guide --profil {profil} --manquants")


def _errors(projet: Projet, constats: Sequence[Constat]) -> Iterator[Action]:
    """Propose to mend what no vendor should read: one at its place, several by the command."""
    erreurs = [c for c in constats if c.gravite == "erreur"]
    if len(erreurs) == 1:
        yield Action("Corriger 1 erreur", _place(projet, erreurs[0].chemin))
    elif erreurs:
        yield Action(f"Corriger {plural(len(erreurs), 'erreur')}", "cdc verifier")


def _sections(bilan: Avancement) -> Iterator[Action]:
    """Yield the sub-sections with the most to write, the largest first."""
    restantes = [s for s in bilan.sections if s.manques]
    for une in sorted(restantes, key=lambda s: -(s.attendues - s.remplies)):
        donnees = plural(max(une.attendues - une.remplies, 1), "donnée")
        code = numero(une.section.code)
        yield Action(f"Compléter {code} {une.section.titre}, {donnees}", f"cdc completer {code}")
