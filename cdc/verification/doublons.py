"""What is said twice: requirements that repeat or contradict one another, names borne by two things."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, regle, signal
from cdc.verification.noms import fold, meaning, same_name, words
from cdc.verification.proches import pairs, read
from cdc.verification.regles import Seuil, controle
from cdc.verification.reperes import situes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.proches import Dit
    from cdc.verification.regles import Signal
    from cdc_schema.exigences import Exigence

RESSEMBLANCE = Seuil("ressemblance", 85, "ressemblance de deux énoncés, sur 100")
_RECENTS = 1024
_MESURE = re.compile(r"(\d+(?:[.,]\d+)?) ?(%|€|[a-z]+(?!['a-z]))")


@controle(
    regle(
        "DOU-001",
        ERREUR,
        "exigence écrite deux fois",
        pourquoi="Elle est chiffrée deux fois, notée deux fois et testée deux fois ; corrigée, elle ne l’est qu’une fois.",
        mauvais="EX-VTE-004 et EX-VTE-011 : « Le CRM doit dater chaque appel. »",
        mieux="EX-VTE-004 seule",
        source="ISO/IEC/IEEE 29148, ensemble cohérent ; INCOSE R30",
        methode="Énoncés comparés sans majuscules, accents ni ponctuation. Les exigences abandonnées sont laissées de côté.",
    ),
    regle(
        "DOU-002",
        AVERTISSEMENT,
        "exigences presque semblables",
        pourquoi="Le lecteur cherche la différence ; s’il n’y en a pas, il en invente une et la chiffre.",
        mauvais="« Le CRM doit relancer un devis non signé. » et « Le CRM doit relancer les devis non signés. »",
        mieux="une seule exigence, qui dit quand et par quel canal",
        source="INCOSE R30 ; ISO/IEC/IEEE 29148, ensemble cohérent",
        methode="Mots triés puis comparés ; seules sont rapprochées les exigences qui partagent l’un de leurs quatre mots les plus "
        "rares. Quand plus de seize partagent un mot, chacune n’est comparée qu’à ses plus proches voisines. Deux énoncés parallèles sur deux objets nommés du projet (devis, dossier…) ne sont pas des doublons.",
        seuils=(RESSEMBLANCE,),
    ),
    regle(
        "TRA-009",
        ERREUR,
        "deux valeurs pour la même mesure",
        pourquoi="Le candidat chiffre la plus facile, vous attendez la plus exigeante : l’avenant est déjà écrit.",
        mauvais="« rappeler le client en 4 h » et « rappeler le client en 8 h »",
        mieux="une seule exigence, une seule valeur",
        source="ISO/IEC/IEEE 29148, cohérence",
        methode="Deux énoncés qui se ressemblent, dont l’un n’a pas de mot que l’autre n’ait, et dont les nombres diffèrent "
        "dans une même unité.",
    ),
)
def _statements(examen: Examen) -> Iterator[Signal]:
    exigences = [(c, e) for c, e in examen.liens.vivantes if e.enonce]
    dits = read([e.enonce or "" for _, e in exigences])
    objets = _named(examen)
    dites: set[tuple[int, str]] = set()
    for dit in dits:
        if dit.premier != dit.rang:
            yield _twice(examen, exigences[dit.premier][1], *exigences[dit.rang])
    for un, autre in pairs(dits, examen.seuil(RESSEMBLANCE)):
        code = "" if autre.premier != autre.rang else _kind(un, autre, objets)
        if code and (autre.rang, code) not in dites:
            dites.add((autre.rang, code))
            chemin, exigence = exigences[autre.rang]
            noms = [examen.reperes.nom(e.id) for e in (exigence, exigences[un.rang][1])]
            yield _alike(f"{chemin}.enonce", code, noms, _differing(un.texte, autre.texte))


def _twice(examen: Examen, premier: Exigence, chemin: str, exigence: Exigence) -> Signal:
    nom = examen.reperes.nom
    return signal(
        f"{chemin}.enonce",
        f"{nom(exigence.id)} répète mot pour mot {nom(premier.id)}. Retirez l’une des deux, ou dites ce qui les distingue.",
        "DOU-001",
    )


def _kind(un: Dit, autre: Dit, objets: set[str]) -> str:
    """Return what two statements that look alike are: a contradiction, a near duplicate or neither."""
    seuls, siens = un.sens - autre.sens, autre.sens - un.sens
    differents = _differing(un.texte, autre.texte)
    if differents and not (seuls and siens):
        return "TRA-009"
    paralleles = (seuls & objets and siens & objets) or (differents and seuls and siens)
    return "" if paralleles or (seuls and siens and un.nombres != autre.nombres) else "DOU-002"


def _differing(un: str, autre: str) -> list[str]:
    """Return the measures of `un` and `autre` in a unit where they share no value."""
    leurs = _measures(un), _measures(autre)
    communes = [u for u in leurs[0] if u in leurs[1] and not leurs[0][u] & leurs[1][u]]
    return [m for u in communes for m in (*sorted(leurs[0][u]), *sorted(leurs[1][u]))]


# A statement is compared with its neighbours, one after the other.
@lru_cache(maxsize=_RECENTS)
def _measures(texte: str) -> dict[str, set[str]]:
    mesures: dict[str, set[str]] = {}
    for nombre, unite in _MESURE.findall(fold(texte)):
        mesures.setdefault(unite.rstrip("s") or unite, set()).add(f"{nombre} {unite}")
    return mesures


def _alike(chemin: str, code: str, noms: list[str], valeurs: list[str]) -> Signal:
    deux = enumeration(noms)
    if code == "TRA-009":
        dites = enumeration(valeurs)
        message = f"{deux} disent la même chose avec des valeurs différentes : {dites}. N’en gardez qu’une."
    else:
        message = f"{deux} se ressemblent. Réunissez-les, ou dites ce qui les distingue."
    return signal(chemin, message, code)


def _named(examen: Examen) -> set[str]:
    """Return the words of the names that the project gives to its objects."""
    cahier = examen.cahier
    noms = [
        *(e.nom for e in cahier.cartographie.entites),
        *(s.nom for s in cahier.existant.systemes),
        *(r.nom for r in cahier.droits.roles),
        *(c.libelle for _, c in examen.reperes.dictionnaire),
        *(e.nom for w in cahier.workflows for e in w.etats),
        *(t.terme for t in cahier.glossaire),
    ]
    return {mot for nom in noms if nom for mot in meaning(nom)}


# The list, its path, the name of an element and what to call it.
_NOMMES = (
    ("cartographie.entites", "nom", "entités"),
    ("cartographie.sources", "nom", "sources"),
    ("existant.systemes", "nom", "applications"),
    ("droits.roles", "nom", "rôles"),
    ("processus", "nom", "processus"),
    ("cibles", "nom", "cibles"),
    ("objectifs", "enonce", "objectifs"),
    ("exigences", "titre", "exigences"),
    ("cas_de_test", "titre", "cas de test"),
    ("planning.phases", "nom", "phases"),
    ("planning.lots", "nom", "lots"),
    ("glossaire", "terme", "termes du glossaire"),
    ("risques", "description", "risques"),
    ("fidelisation.segments", "nom", "segments"),
    ("consultation.criteres", "critere", "critères de choix"),
)
# Words that people write one for the other in the name of a field.
_SYNONYMES = {
    "mail": "courriel",
    "email": "courriel",
    "tel": "telephone",
    "portable": "mobile",
    "gsm": "mobile",
    "cp": "code postal",
}


@controle(
    regle(
        "DOU-003",
        AVERTISSEMENT,
        "même nom pour deux choses",
        pourquoi="Deux fiches du même nom se confondent dans les échanges : on corrige l’une en croyant corriger l’autre.",
        mauvais="entités : Client, Clients",
        mieux="entités : Client, Contact",
        source="ISO/IEC/IEEE 29148, non ambiguë ; INCOSE R36",
        methode="Noms comparés sans majuscules, accents, pluriels ni mots vides, dans la même liste.",
    )
)
def _names(examen: Examen) -> Iterator[Signal]:
    for liste, cle, quoi in _NOMMES:
        section, _, suite = liste.partition(".")
        elements = getattr(examen.cahier, section)
        vus: dict[str, str] = {}
        for chemin, element in situes(getattr(elements, suite) if suite else elements, liste):
            nom = getattr(element, cle)
            commun = same_name(nom or "")
            if commun and commun in vus:
                yield signal(
                    f"{chemin}.{cle}",
                    f"Deux {quoi} portent le même nom : « {vus[commun]} » et « {nom} ». "
                    "Donnez à chacun le sien, ou n’en gardez qu’un.",
                )
            elif commun:
                vus[commun] = nom


@controle(
    regle(
        "DOU-004",
        AVERTISSEMENT,
        "deux champs qui disent la même chose",
        pourquoi="Chacun remplit le sien : la recherche et les doublons n’en regardent qu’un.",
        mauvais="Lead : Courriel, Mail",
        mieux="Lead : Courriel",
        source="Plan détaillé, dictionnaire de données",
        methode="Dans une même entité, sans accents, pluriels ni mots vides, « mail » valant « courriel ». Deux libellés "
        "identiques sont dits par DIC-008.",
    )
)
def _fields(examen: Examen) -> Iterator[Signal]:
    vus: dict[tuple[str, str], str] = {}
    for chemin, champ in examen.reperes.dictionnaire:
        if not (champ.entite and champ.libelle):
            continue
        cle = (champ.entite, _field_name(champ.libelle))
        deja = vus.setdefault(cle, champ.libelle)
        if deja.casefold().strip() != champ.libelle.casefold().strip():
            yield signal(
                f"{chemin}.libelle",
                f"{examen.reperes.nom(champ.entite)} a deux champs proches : « {deja} » et « {champ.libelle} » ({champ.id}). "
                "N’en gardez qu’un, ou précisez les deux libellés.",
            )


def _field_name(libelle: str) -> str:
    propre = re.sub(r"\be-(?=mail)", "e", fold(libelle))
    return same_name(" ".join(_SYNONYMES.get(m, m) for m in words(propre)))


CONTROLES = (_statements, _names, _fields)
