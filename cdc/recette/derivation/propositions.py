"""A clause of a criterion, « quand le conseiller change le statut », as a gesture of the person who plays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.recette.derivation.langue import (
    as_first,
    elide,
    fold,
    from_participle,
    quoted,
    upper_first,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_INSTANT = re.compile(
    r"^(?:(?:le|les|à|au|vers|dès|chaque) )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|j\+\d+|"
    r"\d+(?:er)?\s*(?:h\b|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)).*$",
    re.IGNORECASE,
)
_ATTENTE = re.compile(r"^(?:\d+|un|une|deux|trois)\s+\w+\s+passent?$", re.IGNORECASE)
_PRONOMS = ("se", "s’", "l’", "le", "la", "les", "lui", "leur", "en", "y", "m’", "me")
_DETERMINANT = re.compile(r"^(?:(?:le|la|les|un|une|des|ce|cette|cet) |l’)", re.IGNORECASE)
# People of the trade that no role is made of, and people outside that the tester plays.
_DU_METIER = frozenset(
    [
        "utilisateur",
        "utilisatrice",
        "commercial",
        "commerciale",
        "conseiller",
        "conseillere",
        "technicien",
        "technicienne",
        "teleconseillere",
        "teleconseiller",
        "assistante",
        "assistant",
        "directeur",
        "directrice",
        "responsable",
        "referent",
        "referente",
        "administrateur",
        "administratrice",
        "gerant",
        "gerante",
        "mecanicien",
        "mecanicienne",
        "vendeur",
        "vendeuse",
        "chargee",
        "charge",
        "juriste",
        "accueil",
        "atelier",
        "gestionnaire",
        "comptable",
        "premiere",
        "premier",
        "operateur",
        "operatrice",
        "equipe",
        "adv",
    ]
)
_DEHORS = frozenset(
    [
        "client",
        "cliente",
        "visiteur",
        "visiteuse",
        "prospect",
        "personne",
        "candidat",
        "candidate",
        "internaute",
        "abonne",
        "abonnee",
    ]
)


@dataclass(frozen=True, slots=True)
class Geste:
    """What is done, in the first person, and by whom.

    Attributes:
        action: the sentence.
        role: the role that does it, None when the words name nobody of the project.
        attente: time passes before what follows can be seen.
        joue: the person of the situation is played, so nothing has to be prepared.
        evenement: nobody acts, something happens.
    """

    action: str
    role: str | None = None
    attente: bool = False
    joue: bool = False
    evenement: bool = False


def gesture(quand: str, situation: str, roles: Mapping[str, str]) -> Geste:
    """Return the gesture of « quand … », given « étant donné … ».

    `roles` gives the role of each way to call somebody (« conseiller sav »), folded.
    """
    texte = quand.strip().rstrip(".")
    if _INSTANT.match(texte):
        return Geste(f"Le moment venu ({texte}), je cherche le résultat dans le CRM", attente=True)
    if _ATTENTE.match(texte):
        return Geste(
            f"J’attends que {texte}, puis je cherche le résultat dans le CRM", attente=True
        )
    for coupe in _cuts(texte):
        sujet, suite = coupe
        if (geste := _by_somebody(sujet, suite, situation, roles)) is not None:
            return geste
    if (geste := _undergone(texte)) is not None:
        return geste
    dit = _without_pronoun(texte, situation)
    return Geste(f"Je déclenche l’événement\u00a0: {dit}", _role_in(texte, roles), evenement=True)


def _cuts(texte: str) -> list[tuple[str, str]]:
    """Return the ways to cut `texte` into a subject and what it does."""
    mots = texte.replace("’", "’ ").split()
    coupes = []
    for rang in range(1, min(len(mots), 7)):
        sujet = " ".join(mots[:rang]).replace("’ ", "’")
        suite = " ".join(mots[rang:]).replace("’ ", "’")
        coupes.append((sujet, suite))
    return coupes


def _by_somebody(sujet: str, suite: str, situation: str, roles: Mapping[str, str]) -> Geste | None:
    """Return the gesture of a person; None when the subject is none, or the verb is not read."""
    nu = fold(_DETERMINANT.sub("", sujet))
    if nu in ("il", "elle"):
        return _by_pronoun(suite, situation, roles)
    mots = nu.split()
    if not mots or mots[0] not in _DU_METIER | _DEHORS or len(mots) > 3:
        return None
    phrase = _first_person(suite)
    if phrase is None:
        return None
    role = _role_named(mots, roles)
    if mots[0] in _DEHORS:
        return Geste(f"Je joue {_after_play(sujet)}\u00a0: {phrase}", role)
    return Geste(upper_first(phrase), role)


def _by_pronoun(suite: str, situation: str, roles: Mapping[str, str]) -> Geste | None:
    tete = fold(_DETERMINANT.sub("", situation.strip())).split()
    premier = tete[0] if tete else ""
    if premier in _DU_METIER | _DEHORS:
        phrase = _first_person(suite)
        if phrase is None:
            return None
        if premier in _DEHORS:
            return Geste(f"Je joue {situation}\u00a0: {phrase}", joue=True)
        return Geste(upper_first(phrase), _role_named(tete, roles))
    # « il est envoyé à 10 h » : the thing that was prepared goes through it.
    passif = re.match(r"^(est|sont) (\S+)(.*)$", suite)
    if passif and (verbe := from_participle(passif[2])):
        objet = "les" if passif[1] == "sont" else "la" if passif[2].endswith("ée") else "le"
        return Geste(f"Je {verbe_with(objet, verbe)}{passif[3]}")
    return None


def verbe_with(objet: str, verbe: str) -> str:
    """Return « l’envoie », « la crée », « les lance »."""
    return f"les {verbe}" if objet == "les" else elide(objet, verbe)


def _without_pronoun(texte: str, situation: str) -> str:
    """Return « le lead est encore Nouveau » for « il est encore Nouveau », after « un lead créé… »."""
    lu = re.match(r"^(?:il|elle) ", texte)
    tete = re.match(r"^(une|un|la|le|l’)\b ?(\S+)", situation.strip())
    if lu is None or tete is None:
        return texte
    if tete[1] == "l’":
        return f"l’{tete[2]} {texte[lu.end() :]}"
    article = {"un": "le", "une": "la"}.get(tete[1], tete[1])
    return f"{elide(article, tete[2])} {texte[lu.end() :]}"


def _undergone(texte: str) -> Geste | None:
    """Return the gesture behind « le dossier est créé » : « je crée le dossier »."""
    trouve = re.match(r"^(.*?) (?:est|sont) (\S+)(.*)$", texte)
    if trouve is None or fold(trouve[1]) in ("il", "elle", "ils", "elles"):
        return None
    verbe = from_participle(trouve[2])
    return Geste(upper_first(f"{elide('je', verbe)} {trouve[1]}{trouve[3]}")) if verbe else None


def _first_person(suite: str) -> str | None:
    """Return « j’ouvre sa fiche » for « ouvre sa fiche »; None when no verb is read there."""
    mots = suite.replace("’", "’ ").split()
    avant: list[str] = []
    while mots and mots[0] in _PRONOMS:
        mot = mots.pop(0)
        avant.append({"se": "me", "s’": "m’"}.get(mot, mot))
    if not mots or (verbe := as_first(mots[0])) is None:
        return None
    reste = " ".join(mots[1:]).replace("’ ", "’")
    reste = re.sub(r"\bse (?=\w+(?:er|ir|re)\b)", "me ", reste)
    coeur = " ".join([*avant, verbe]).replace("’ ", "’")
    # A second verb after « et » has the same subject.
    reste = re.sub(r"\bet (\w+)\b(?= )", _second_verb, f"{reste} ").rstrip()
    # What is tried is a state: « Je tente « Prêt » ».
    reste = (
        re.sub(r"^[A-ZÀ-Ý][\w’ ]*$", lambda m: quoted(m[0]), reste) if verbe == "tente" else reste
    )
    return f"{elide('je', coeur)} {reste}".rstrip()


def _second_verb(trouve: re.Match[str]) -> str:
    mot = trouve[1]
    deuxieme = {
        "saisit": "saisis",
        "fait": "fais",
        "choisit": "choisis",
        "clique": "clique",
        "ouvre": "ouvre",
    }
    return f"et {elide('je', deuxieme[mot])}" if mot in deuxieme else trouve[0]


def _after_play(sujet: str) -> str:
    nu = sujet.strip()
    return re.sub(
        r"^(?:un|une) ", lambda m: "le " if m[0] == "un " else "la ", nu, flags=re.IGNORECASE
    )


def _role_named(mots: list[str], roles: Mapping[str, str]) -> str | None:
    """Return the role that all of `mots` call."""
    return roles.get(" ".join(mots))


def _role_in(texte: str, roles: Mapping[str, str]) -> str | None:
    bas = f" {fold(texte)} "
    trouves = [(len(nom), role) for nom, role in roles.items() if f" {nom} " in bas]
    return max(trouves)[1] if trouves else None
