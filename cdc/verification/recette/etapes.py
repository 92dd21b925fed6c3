"""Rules on what a test case tells its tester to do, step by step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.francais import enumeration, number, plural
from cdc.verification.ecriture import AVERTISSEMENT, CONSEIL, ERREUR, quelques, regle, signal
from cdc.verification.noms import fold
from cdc.verification.recette.plan import living_cases
from cdc.verification.regles import Seuil, controle
from cdc_schema.enumerations import TypeCas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.cas_de_test import CasDeTest

GESTES = Seuil("gestes_par_etape", 4, "gestes d’une étape de test, au plus")
DUREE = Seuil("duree_cas_min", 120, "durée d’un cas de test, en minutes, au plus")
_JE = re.compile(r"\b(?:je\b|j['’])", re.IGNORECASE)
_PERSONNE = re.compile(r"\b(?:je|me|moi|mon|ma|mes|nous)\b|\b[jm]['’]", re.IGNORECASE)
# Where I am and what reaches me set the scene: they are no gesture.
_SITUATION = re.compile(r"\bje (?:suis|reçois|vois|constate|vérifie|lis)\b", re.IGNORECASE)


@controle(
    regle(
        "RCT-001",
        ERREUR,
        "cas de test sans étape",
        pourquoi="Le recetteur improvise : deux personnes joueront deux choses sous le même titre.",
        mauvais="CT-09 : titre, persona, aucune étape",
        mieux="CT-09 : 1. Je saisis le numéro de commande ; la commande et la cliente s’affichent",
        source="Recette, à chaque étape un comportement attendu que l’on vérifie ; ISO/IEC/IEEE 29119-3, procédure de test",
        methode="Un cas exploratoire peut n’avoir qu’un objectif.",
    ),
    regle(
        "RCT-002",
        ERREUR,
        "étape sans comportement attendu",
        pourquoi="Sans attendu, le recetteur décide seul si c’est conforme : son verdict ne permet ni de refuser ni de prouver.",
        mauvais="Je crée un dossier SAV depuis la commande ; attendu : (vide)",
        mieux="Je crée un dossier SAV ; attendu : client, appareil et garantie sont préremplis",
        source="Recette, aucune étape sans attendu observable ; ISTQB, oracle de test",
        methode="Un constat par cas, avec les numéros des étapes.",
    ),
    regle(
        "RCT-004",
        CONSEIL,
        "action qui n’est pas dite à la première personne",
        pourquoi="Le recetteur n’est pas testeur : « je » lui dit que c’est à lui de le faire, et dans son métier.",
        mauvais="Cliquer sur Nouveau",
        mieux="Je crée un dossier depuis la commande",
        source="Recette, scénario joué de bout en bout par un persona",
        methode="Un constat par cas, avec les numéros des étapes où rien ne dit « je », « mon » ou « nous ».",
    ),
    regle(
        "RCT-005",
        CONSEIL,
        "étape à plusieurs gestes",
        pourquoi="Quand l’étape échoue, personne ne sait lequel des gestes l’a fait échouer : l’anomalie n’est pas reproductible.",
        mauvais="J’ouvre la fiche, je saisis la remise, j’envoie le devis, je relance le client et je note l’appel",
        mieux="1. J’ouvre la fiche et je saisis la remise ; 2. J’envoie le devis",
        source="ISTQB, cas de test ; ISO/IEC/IEEE 29119-3",
        methode="Compte les « je » de l’action, sans « je suis » ni « je reçois », qui posent la situation.",
        seuils=(GESTES,),
    ),
)
def _steps(examen: Examen) -> Iterator[Signal]:
    for chemin, cas in living_cases(examen):
        if cas.etapes:
            yield from _worded_steps(examen, chemin, cas)
        elif not (_explores(cas) and cas.objectif):
            yield signal(
                f"{chemin}.etapes",
                f"Le cas {examen.reperes.nom(cas.id)} n’a pas d’étape. Écrivez ce que fait le recetteur et ce qu’il doit voir, "
                "ou retirez le cas.",
            )


def _worded_steps(examen: Examen, chemin: str, cas: CasDeTest) -> Iterator[Signal]:
    nom = examen.reperes.nom(cas.id)
    dites = [(rang, e.action) for rang, e in enumerate(cas.etapes) if e.action]
    muettes = [rang for rang, e in enumerate(cas.etapes) if not e.attendu]
    if muettes and not _explores(cas):
        yield signal(
            f"{chemin}.etapes[{muettes[0]}].attendu",
            f"{_which(cas, muettes)} du cas {nom} {_has(muettes)} pas de comportement attendu. "
            "Dites ce que le recetteur doit voir.",
            "RCT-002",
        )
    autres = [rang for rang, action in dites if not _PERSONNE.search(action)]
    if autres:
        yield signal(
            f"{chemin}.etapes[{autres[0]}].action",
            f"{_which(cas, autres)} du cas {nom} ne {_tell(autres)} pas « je ». Écrivez ce que fait le recetteur, à la première "
            "personne.",
            "RCT-004",
        )
    yield from _gestures(examen, chemin, cas, dites)


def _gestures(
    examen: Examen, chemin: str, cas: CasDeTest, dites: Sequence[tuple[int, str]]
) -> Iterator[Signal]:
    maximum = int(examen.seuil(GESTES))
    for rang, action in dites:
        gestes = len(_JE.findall(action)) - len(_SITUATION.findall(action))
        if gestes > maximum:
            yield signal(
                f"{chemin}.etapes[{rang}].action",
                f"{_which(cas, [rang])} du cas {examen.reperes.nom(cas.id)} a {gestes} gestes : si elle échoue, on ne saura pas "
                "lequel. Coupez-la, chaque partie avec son attendu.",
                "RCT-005",
            )


@controle(
    regle(
        "RCT-006",
        AVERTISSEMENT,
        "étapes mal numérotées",
        pourquoi="Le classeur, les anomalies et les rapports citent une étape par son numéro : un doublon ou un trou fait viser la "
        "mauvaise.",
        mauvais="étapes : 1, 2, 2, 4",
        mieux="étapes : 1, 2, 3, 4",
        source="ISO/IEC/IEEE 29119-3, procédure de test",
        methode="Une étape sans numéro prend son rang.",
    ),
    regle(
        "RCT-007",
        AVERTISSEMENT,
        "durée de cas hors de mesure",
        pourquoi="Un cas de plus de deux heures ne se joue pas d’une traite : interrompu, il compte comme non joué. La charge "
        "se calcule sur ces durées.",
        mauvais="durée estimée : 480 min",
        mieux="quatre cas de 30 min, ou 45 min si 480 était en secondes",
        source="Recette, capacité comparée à la somme des durées estimées",
        methode="Nulle, ou au-delà du seuil. Une durée vide est dite par RCT-009.",
        seuils=(DUREE,),
    ),
    regle(
        "RCT-008",
        AVERTISSEMENT,
        "deux cas aux mêmes étapes",
        pourquoi="Le temps des recetteurs est compté : le second passage n’apprend rien, et gonfle le taux de conformité.",
        mauvais="CT-04 et CT-12 : mêmes actions, mêmes attendus, même rôle",
        mieux="CT-04 seul, avec les exigences des deux",
        source="ISTQB, conception des tests ; Recette, un recetteur a une journée par semaine, à comparer aux durées des cas",
        methode="Mêmes actions, attendus et données, joués avec le même rôle. Deux titres semblables sont dits par DOU-003.",
    ),
)
def _shape(examen: Examen) -> Iterator[Signal]:
    deja: dict[tuple[object, ...], str] = {}
    for chemin, cas in living_cases(examen):
        nom = examen.reperes.nom(cas.id)
        numeros = [e.n if e.n is not None else rang for rang, e in enumerate(cas.etapes, 1)]
        if numeros != list(range(1, len(numeros) + 1)):
            yield signal(
                f"{chemin}.etapes",
                f"Les étapes du cas {nom} portent les numéros {quelques(list(map(str, numeros)), 8)}. Numérotez-les de 1 à "
                f"{len(numeros)}, dans l’ordre.",
                "RCT-006",
            )
        yield from _length(examen, chemin, cas)
        cle = _played(cas)
        if cle and cle in deja:
            yield signal(
                f"{chemin}.etapes",
                f"Le cas {nom} a les mêmes étapes que {deja[cle]}. N’en gardez qu’un, avec les exigences des deux.",
                "RCT-008",
            )
        elif cle:
            deja[cle] = nom


def _length(examen: Examen, chemin: str, cas: CasDeTest) -> Iterator[Signal]:
    minutes, maximum = cas.duree_estimee_min, int(examen.seuil(DUREE))
    if minutes is not None and not 0 < minutes <= maximum:
        conseil = (
            "Estimez le temps de le jouer une fois"
            if minutes <= 0
            else f"Au-delà de {number(maximum)} min, coupez-le en plusieurs cas"
        )
        yield signal(
            f"{chemin}.duree_estimee_min",
            f"Le cas {examen.reperes.nom(cas.id)} durerait {plural(minutes, 'minute')}. {conseil}.",
            "RCT-007",
        )


def _played(cas: CasDeTest) -> tuple[object, ...]:
    """Return what makes two cases one: who plays, with what, each step; nothing without steps."""
    pas = tuple(
        (fold(e.action or ""), fold(e.attendu or ""), fold(e.donnee or "")) for e in cas.etapes
    )
    if not all(action and attendu for action, attendu, _ in pas):
        return ()
    donnees = tuple((fold(d.nom or ""), fold(d.valeur or "")) for d in cas.donnees)
    preconditions = tuple(map(fold, cas.preconditions))
    return (cas.role, preconditions, donnees, *pas) if pas else ()


def _explores(cas: CasDeTest) -> bool:
    return cas.type is TypeCas.EXPLORATOIRE


def _which(cas: CasDeTest, rangs: Sequence[int]) -> str:
    """Return « L’étape 2 », « Les étapes 2 et 5 »."""
    numeros = [str(cas.etapes[r].n or r + 1) for r in rangs]
    return f"L’étape {numeros[0]}" if len(numeros) == 1 else f"Les étapes {_cited(numeros)}"


def _cited(numeros: list[str]) -> str:
    return enumeration(numeros) if len(numeros) <= 6 else quelques(numeros, 5)


def _has(rangs: Sequence[int]) -> str:
    return "n’a" if len(rangs) == 1 else "n’ont"


def _tell(rangs: Sequence[int]) -> str:
    return "dit" if len(rangs) == 1 else "disent"


CONTROLES = (_steps, _shape)
