"""Two needs side by side: sentences, participles, correlated clauses."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import (
    ORGANISATIONS,
    PERSONNES,
    SYSTEMES,
)
from cdc.verification.formulation.lexique.grandeurs import Grandeur
from cdc.verification.formulation.motifs import Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.predicats import DOIT, VERBAUX
from cdc.verification.formulation.propositions import Zone
from cdc.verification.formulation.regles.services import has_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.verification.formulation.enonce import Enonce


def besides(enonce: Enonce, rang: int) -> int:
    """Return the length of the « également », « en outre » that stands there, 0 without any."""
    if enonce.forme(rang) in ("également", "aussi", "parallèlement"):
        return 1
    return 2 * ((enonce.forme(rang), enonce.forme(rang + 1)) in _DE_PLUS)


_DE_PLUS = frozenset(
    {
        ("en", "outre"),
        ("par", "ailleurs"),
        ("de", "surcroît"),
        ("en", "plus"),
        ("en", "parallèle"),
        ("de", "même"),
        ("au", "passage"),
        ("par", "surcroît"),
        ("en", "sus"),
    }
)
MARQUES_D_AJOUT = words("également aussi parallèlement") | {max(p, key=len) for p in _DE_PLUS}


AGISSANTS = PERSONNES | ORGANISATIONS | SYSTEMES


def two_statements(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find two sentences that ask two things of actors: « L’ADV saisit… Le chef fixe… »."""
    for avant, apres in pairwise(enonce.phrases):
        un = _asks(enonce, *avant)
        autre = un and (
            _asks(enonce, *apres, chose=True) or _goes_on_doing(enonce, avant[0], *apres)
        )
        if (
            un is None
            or autre is None
            or un.noms & autre.noms - AGISSANTS
            or autre.noms & _REPONSES
            or _sets_off(enonce, avant[0] + 1, apres[0] + 1)
            or enonce.jetons[autre.verbe].lemme in _REAGIR
        ):
            continue
        if any(
            enonce.forme(r) in _RENVOIENT for r in range(apres[0], min(apres[1], apres[0] + 12))
        ):
            continue
        yield Trouvaille("MUL-07", apres[0], autre.verbe + 1)
        return


def _sets_off(enonce: Enonce, premier: int, second: int) -> bool:
    """Tell « Le technicien scanne le code. Le CRM affiche l’article. »: an act, and what the system makes of it."""
    return enonce.forme(second) in SYSTEMES and enonce.forme(premier) not in SYSTEMES


# What befalls somebody, or what he answers, by the act before.
_REAGIR = words(
    "recevoir disposer obtenir choisir répondre accepter confirmer contresigner compléter approuver"
)


def _goes_on_doing(enonce: Enonce, premier: int, debut: int, fin: int) -> _Demande | None:
    """Return what « Il calcule… » asks of the system that the sentence before names."""
    if enonce.forme(debut) not in ("il", "elle") or enonce.forme(premier + 1) not in SYSTEMES:
        return None
    return _request(enonce, debut, debut + 1, fin)


# What answers the first act: its proof, its refusal.
_REPONSES = words("preuve accusé message motif raison erreur résultat")


class _Demande(NamedTuple):
    """What a sentence asks of its actor: the verb, and the nouns on either side of it."""

    verbe: int
    noms: set[str]


def _asks(enonce: Enonce, debut: int, fin: int, *, chose: bool = False) -> _Demande | None:
    """Return what a sentence asks, when an actor acts there on something, whatever happens."""
    if not enonce.role(debut) & Nature.DETERMINANT or enonce.jetons[debut].cite:
        return None
    acteur = debut + 1
    if not chose and enonce.forme(acteur).removesuffix("s") not in AGISSANTS:
        return None
    verbes = (r for r in range(acteur + 1, fin) if enonce.role(r) & VERBAUX)
    return _request(enonce, acteur, next(verbes, fin), fin)


def _request(enonce: Enonce, acteur: int, verbe: int, fin: int) -> _Demande | None:
    if verbe == fin or enonce.jetons[verbe].zone is not Zone.PRINCIPALE:
        return None
    if enonce.forme(verbe) in DOIT and enonce.role(verbe + 1) & Nature.INFINITIF:
        verbe += 1
    lemme = enonce.jetons[verbe].lemme
    if not enonce.role(verbe) & (Nature.FINI | Nature.INFINITIF) or lemme in _CONSTATS:
        return None
    if enonce.forme(verbe - 1) in ("ne", "n’"):
        return None
    if lemme not in _PARAITRE and (
        enonce.forme(verbe - 1) in ("se", "s’") or not has_object(enonce, verbe, fin)
    ):
        return None
    return _Demande(verbe, _nouns(enonce, range(acteur, fin)))


# What is to be seen somewhere.
_PARAITRE = words("apparaître afficher imprimer partir paraître calculer")


def correlated(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « non seulement il édite…, mais il planifie… », « sert à déclarer comme à payer »."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.cite or jeton.forme not in CORRELES:
            continue
        if jeton.forme == "seulement":
            if enonce.forme(rang - 1) == "non" and _another_act(enonce, rang):
                yield Trouvaille("MUL-05", rang - 1, rang + 1)
        elif _answers_an_infinitive(enonce, rang):
            yield Trouvaille("MUL-05", rang, rang + 3)


CORRELES = words("seulement comme que qu’")


def _another_act(enonce: Enonce, rang: int) -> bool:
    """Tell whether « mais » opens an act after « non seulement »."""
    _, fin = enonce.sentence(rang)
    mais = next((r for r in range(rang, fin) if enonce.forme(r) == "mais"), fin)
    return any(enonce.role(r) & _ACTE for r in range(mais, fin))


_ACTE = Nature.FINI | Nature.INFINITIF | Nature.MODAL


def _answers_an_infinitive(enonce: Enonce, rang: int) -> bool:
    """Tell « à déclarer comme à payer », « autant à planifier qu’à facturer »."""
    lien = enonce.forme(rang + 1)
    if lien not in ("à", "de", "d’") or not enonce.role(rang + 2) & Nature.INFINITIF:
        return False
    avant = range(max(0, rang - 9), rang)
    if enonce.forme(rang) != "comme" and not any(enonce.forme(r) in _AUTANT for r in avant):
        return False
    return any(enonce.forme(r) == lien and enonce.role(r + 1) & Nature.INFINITIF for r in avant)


_AUTANT = words("bien autant tant")


def meanwhile(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « …, le comptable vérifiant de son côté les avoirs »: another actor, in a participle."""
    for rang in [r for r, forme in enumerate(enonce.suite) if forme == ","]:
        if not 4 <= rang < len(enonce.jetons) - 3:
            continue
        virgule = enonce.jetons[rang]
        if virgule.cite or virgule.zone is not Zone.PRINCIPALE:
            continue
        participe = _participle_of_its_own(enonce, rang)
        if participe:
            yield Trouvaille("MUL-07", rang, participe + 1)


def _participle_of_its_own(enonce: Enonce, virgule: int) -> int:
    """Return the participle whose subject follows a comma, 0 without any."""
    if not enonce.role(virgule + 1) & Nature.DETERMINANT:
        return 0
    _, fin = enonce.sentence(virgule)
    for rang in range(virgule + 3, min(virgule + 7, fin - 1)):
        jeton = enonce.jetons[rang]
        if jeton.forme in (",", ";", "en") or jeton.role & _ACTE:
            return 0
        if jeton.natures & Nature.GERONDIF or jeton.forme == "étant":
            acteur = enonce.forme(virgule + 2).removesuffix("s") in AGISSANTS
            aussi = any(besides(enonce, r) for r in (rang + 1, rang + 2))
            return rang if aussi or (acteur and jeton.forme not in ("étant", "ayant")) else 0
    return 0


def on_the_other_side(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « … De son côté, le comptable lettre les acomptes », « … ; le client, en plus, règle »."""
    for rang in range(3, len(enonce.jetons) - 3):
        longueur = _aside(enonce, rang)
        if not longueur or enonce.jetons[rang].cite:
            continue
        debut, fin = _half(enonce, rang)
        if not any(enonce.role(r) & VERBAUX for r in range(debut)):
            continue
        if _another_actor(enonce, debut, (rang, rang + longueur), fin):
            yield Trouvaille("MUL-07", rang, rang + longueur)
            return


def _another_actor(enonce: Enonce, debut: int, aparte: tuple[int, int], fin: int) -> bool:
    """Tell whether somebody acts there on things that what precedes does not speak of."""
    suite = [*range(debut, aparte[0]), *range(aparte[1], fin)]
    formes = {enonce.forme(r) for r in suite}
    if (
        any(_takes_up(enonce, r) for r in suite)
        or formes & _REPRENNENT
        or not any(f.removesuffix("s") in AGISSANTS for f in formes)
    ):
        return False
    return not (_nouns(enonce, suite) & _nouns(enonce, range(debut))) - AGISSANTS


def _takes_up(enonce: Enonce, rang: int) -> bool:
    """Tell « le gestionnaire la valide »: what is done to what precedes."""
    if enonce.forme(rang) not in _CLITIQUES:
        return False
    if enonce.role(rang) & Nature.PRONOM:
        return True
    dernier = enonce.forme(rang + 2) in (".", ",", ";", "")
    return dernier and enonce.forme(rang) != "les" and bool(enonce.role(rang - 1) & Nature.NOM)


def _nouns(enonce: Enonce, rangs: Iterable[int]) -> set[str]:
    return {enonce.forme(r).rstrip("sx") for r in rangs if enonce.role(r) & Nature.NOM}


_CLITIQUES = words("le la l’ les en y")
_REPRENNENT = words("ce cet cette ces celui-ci celle-ci aussi même mêmes également")


def _aside(enonce: Enonce, rang: int) -> int:
    """Return the length of « de son côté », « pour sa part », « , en plus, », 0 without any."""
    trois = (enonce.forme(rang), enonce.forme(rang + 1), enonce.forme(rang + 2))
    if trois[2] in ("côté", "part") and trois[1] in _SIEN and trois[0] in ("de", "pour"):
        return 3
    if trois[0] == "quant" and trois[2] in ("lui", "elle", "eux", "elles"):
        return 3
    if enonce.forme(rang - 1) != ",":
        return 0
    longueur = besides(enonce, rang)
    return longueur if longueur and enonce.forme(rang + longueur) == "," else 0


_SIEN = words("son sa leur")
APARTES = words("côté part quant") | MARQUES_D_AJOUT - words("également aussi")


def _half(enonce: Enonce, rang: int) -> tuple[int, int]:
    """Return the bounds of the sentence, or of the clause after « ; », « et », that an aside stands in."""
    debut, fin = enonce.sentence(rang)
    coupe = next((r for r in range(rang - 1, debut, -1) if enonce.forme(r) in (";", "et")), 0)
    return (coupe + 1 if coupe else debut), fin


def left_to_time(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « …, et les écoutes s’effacent 6 mois après »: a second rule, on another thing."""
    for rang in range(5, len(enonce.jetons) - 3):
        jeton = enonce.jetons[rang]
        if jeton.forme not in SE or jeton.cite or jeton.zone is not Zone.PRINCIPALE:
            continue
        debut, fin = enonce.sentence(rang)
        et = next((r for r in range(rang - 1, debut + 3, -1) if enonce.forme(r) in ("et", ";")), 0)
        if not et or enonce.forme(et - 1) != "," or rang - et > 6:
            continue
        verbes = [r for r in range(debut, et) if enonce.role(r) & VERBAUX]
        if enonce.jetons[debut].zone is not Zone.PRINCIPALE or not verbes:
            continue
        if not enonce.role(et + 1) & Nature.DETERMINANT or enonce.forme(et + 1) in _RENVOIENT:
            continue
        communs = _nouns(enonce, range(debut, et)) & _nouns(enonce, range(et, fin))
        efface = enonce.lemme(rang + 1) in _S_EFFACER
        if efface and not communs and _later(enonce, rang + 1, fin):
            yield Trouvaille("MUL-07", et, rang + 2)


SE = ("s’", "se")
_S_EFFACER = words(
    "effacer archiver supprimer purger détruire anonymiser fermer désactiver imprimer éditer"
)


def _later(enonce: Enonce, verbe: int, fin: int) -> bool:
    """Tell « 6 mois après », « au bout de 2 ans »: an hour of its own."""
    return any(
        verbe < m.rang < fin
        and m.grandeur is Grandeur.DUREE
        and (
            enonce.forme(m.fin) in ("après", "avant")
            or (enonce.forme(m.rang - 1), enonce.forme(m.rang - 2)) == ("de", "bout")
            or enonce.forme(m.rang - 1) == "après"
        )
        for m in enonce.mesures
    )


# What is, not what is asked.
_CONSTATS = words("""
    être avoir porter contenir comporter figurer rester devenir indiquer préciser signifier correspondre valoir compter
    mentionner inclure comprendre exclure durer utiliser employer exploiter vendre exercer compter appartenir relever
    désigner représenter constituer reprendre
    """)
# « ce devis », « il », « la même »: the second sentence goes on with the first.
_RENVOIENT = words(
    "ce cet cette ces celui-ci celle-ci ceux-ci celles-ci dernier dernière même mêmes son sa ses leur leurs en y"
    " ladite ledit correspondant correspondante si sinon alors quand lorsque ensuite puis"
)
