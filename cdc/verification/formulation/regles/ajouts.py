"""A need that comes besides another: « ainsi que », « en plus de », « également »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import (
    NOMS_D_ACTES,
)
from cdc.verification.formulation.motifs import Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.predicats import DOIT, VERBAUX
from cdc.verification.formulation.propositions import Zone
from cdc.verification.formulation.regles.juxtapositions import (
    AGISSANTS,
    besides,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce


def added_need(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a second need slipped in by « ainsi que », « par ailleurs », « de plus »."""
    joints = {
        r: n for r, j in enumerate(enonce.jetons) if j.forme in OUVRENT and (n := joint(enonce, r))
    }
    for debut, fin in enonce.phrases if joints else ():
        verbe_avant = debut > 0
        for rang in range(debut, fin - 1):
            jeton = enonce.jetons[rang]
            if jeton.cite or jeton.zone is Zone.CONDITION:
                continue
            longueur = joints.get(rang, 0)
            if longueur and jeton.forme in _AJOUTE and rang > debut + 2:
                yield Trouvaille("MUL-05", rang, rang + longueur)
                break
            verbe_avant = verbe_avant or bool(jeton.role & VERBAUX)
            if not verbe_avant:
                continue
            if longueur and _adds(enonce, rang, rang + longueur, fin):
                yield Trouvaille("MUL-05", rang, rang + longueur)
                break


# What they open is added, whatever it is: « à quoi s’ajoute la planification ».
_AJOUTE = words("quoi auquel y avec")
_JOINTS = frozenset(
    {
        ("ainsi", "que"),
        ("ainsi", "qu’"),
        ("mais", "aussi"),
        ("mais", "également"),
        ("et", "aussi"),
        ("et", "également"),
        ("par", "ailleurs"),
        ("en", "outre"),
        ("de", "plus"),
        ("d’", "autre"),
        ("en", "plus"),
        ("et", "enfin"),
        ("de", "même"),
        ("tout", "en"),
        ("de", "surcroît"),
        ("en", "parallèle"),
        ("parallèlement", ","),
        ("sans", "oublier"),
        ("au", "passage"),
        ("tandis", "que"),
        ("tandis", "qu’"),
        ("et", "par"),
        ("quoi", "s’"),
        ("auquel", "s’"),
        ("y", "ajoute"),
        ("sans", "compter"),
        ("sans", "parler"),
        ("avec", "également"),
        ("avec", "aussi"),
        ("avec", "en"),
        ("d’", "une"),
    }
)
OUVRENT = frozenset(premier for premier, _ in _JOINTS)
# The longer word of each is the rarer one: where none stands, nothing is added.
MARQUES_DE_JOINT = frozenset(max(paire, key=len) for paire in _JOINTS)


def joint(enonce: Enonce, rang: int) -> int:
    """Return the length of the words that add something there, 0 without any."""
    paire = (enonce.forme(rang), enonce.forme(rang + 1))
    if paire not in _JOINTS:
        return 0
    if paire == ("de", "plus"):
        return 2 if enonce.forme(rang - 1) in ("", ",", ";", ".", "et") else 0
    if paire[0] == "d’":
        return 3 if enonce.forme(rang + 2) == "part" else 0
    if paire == ("et", "par"):
        return 3 if enonce.forme(rang + 2) == "ailleurs" else 0
    if paire[1] == "s’":
        return 3 if enonce.forme(rang + 2).startswith("ajout") else 0
    if paire == ("avec", "en"):
        return 3 if enonce.forme(rang + 2) in ("plus", "outre", "sus") else 0
    if paire == ("de", "même"):
        return 3 if enonce.forme(rang + 2) in ("que", "qu’") else 0
    return 2


def _adds(enonce: Enonce, debut: int, fin: int, limite: int) -> bool:
    """Tell whether another act follows, not another object: « ainsi que l’envoi des campagnes »."""
    if enonce.forme(fin) == ",":
        fin += 1
    for rang in range(fin, min(fin + 7, limite)):
        jeton = enonce.jetons[rang]
        gerondif = enonce.forme(rang - 1) == "en" and jeton.natures & Nature.GERONDIF
        if gerondif or jeton.role & (Nature.FINI | Nature.INFINITIF | Nature.MODAL):
            return enonce.forme(debut) != "tout" or _serves_besides(enonce, rang, limite)
        if rang <= fin + 1 and jeton.forme.rstrip("s") in NOMS_D_ACTES:
            return _is_act_before(enonce, debut)
        if jeton.forme in (",", ";", ".", "qui", "que", "dont"):
            return False
    return False


def _is_act_before(enonce: Enonce, rang: int) -> bool:
    """Tell whether what precedes is an act too, asked by « permettre », « assurer », « prévoir »."""
    verbes = {
        j.lemme
        for j in enonce.jetons[max(0, rang - 14) : rang]
        if j.role & (Nature.FINI | Nature.INFINITIF)
    }
    return bool(verbes & _COUVRIR)


_COUVRIR = words(
    "permettre assurer prévoir proposer offrir gérer comprendre couvrir prendre réaliser effectuer faciliter inclure"
    " garantir fournir"
)


def _serves_besides(enonce: Enonce, rang: int, limite: int) -> bool:
    """Tell « tout en alertant le chef » from « tout en gardant l’historique », a manner."""
    lemme = enonce.jetons[rang].lemme
    if lemme in _LAISSER:
        return any(
            enonce.role(r) & Nature.INFINITIF for r in range(rang + 1, min(rang + 7, limite))
        )
    return lemme in _SERVIR and bool(enonce.role(rang + 1) & (Nature.DETERMINANT | Nature.NOMBRE))


_LAISSER = words("laisser permettre autoriser offrir proposer donner aider inviter")
_SERVIR = words("""
    alerter alimenter afficher archiver assurer avertir calculer créer éditer envoyer établir exporter facturer
    fournir générer gérer historiser imprimer informer mesurer notifier ouvrir planifier produire proposer publier
    relancer signaler suivre synchroniser tracer transmettre vérifier contrôler diffuser
    """)


def also_needs(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a clause or a sentence that says itself it comes besides: « il produit également »."""
    for debut, fin in enonce.phrases:
        for rang in range(max(debut, 3), fin - 1):
            if enonce.forme(rang + 1) not in ADVERBES_D_AJOUT:
                continue
            longueur = besides(enonce, rang + 1)
            if not longueur or enonce.jetons[rang].cite:
                continue
            if not enonce.role(rang) & VERBAUX or enonce.jetons[rang].zone is not Zone.PRINCIPALE:
                continue
            avant = next((r for r in range(rang - 1, -1, -1) if enonce.forme(r) in _COUPES), -1)
            if avant > 0 and any(j.role & VERBAUX for j in enonce.jetons[:avant]):
                yield Trouvaille("MUL-05", rang, rang + 1 + longueur)
                break


_COUPES = words("; , . et")
ADVERBES_D_AJOUT = words("également aussi parallèlement en par de au")


def obligation_aside(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « le CRM, qui devra aussi assurer l’envoi, enregistre… »: a need beside the main one."""
    for rang in range(2, len(enonce.jetons) - 2):
        if enonce.forme(rang) not in ("qui", "lequel", "laquelle") or enonce.forme(rang - 1) != ",":
            continue
        debut, fin = enonce.sentence(rang)
        verbe = rang + 1
        if enonce.jetons[rang].cite or not _names_an_actor(enonce, debut, rang - 1):
            continue
        if _demands(enonce, verbe) and _goes_on(enonce, verbe, fin):
            yield Trouvaille("MUL-05", rang, verbe + 1)


def _demands(enonce: Enonce, verbe: int) -> bool:
    """Tell « doit assurer l’envoi » and « assure aussi l’envoi » from « doit être rattaché »."""
    if enonce.forme(verbe) not in DOIT:
        return bool(enonce.role(verbe) & Nature.FINI and besides(enonce, verbe + 1))
    suite = verbe + 1
    while enonce.role(suite) & Nature.ADVERBE or besides(enonce, suite):
        suite += 1
    return bool(enonce.role(suite) & Nature.INFINITIF) and enonce.forme(suite) not in _ETATS


_ETATS = words("être avoir rester demeurer comporter contenir porter disposer")


def _names_an_actor(enonce: Enonce, debut: int, fin: int) -> bool:
    return any(enonce.forme(r).removesuffix("s") in AGISSANTS for r in range(debut, fin))


def _goes_on(enonce: Enonce, verbe: int, fin: int) -> bool:
    """Tell whether the main clause has a verb of its own after the aside."""
    return any(
        enonce.role(r) & VERBAUX and enonce.jetons[r].zone is Zone.PRINCIPALE
        for r in range(verbe + 1, fin)
    )


def told_first(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « outre l’envoi des convocations, le CRM … »: a need slipped in before the other."""
    for debut, fin in enonce.phrases:
        acte = debut + _opening(enonce, debut)
        if acte == debut or not _is_act(enonce, acte):
            continue
        if any(enonce.role(r) & VERBAUX for r in range(acte + 1, fin)):
            yield Trouvaille("MUL-05", debut, acte + 1)


def _opening(enonce: Enonce, debut: int) -> int:
    """Return the length of « en plus de », « outre », « non content de », 0 without any."""
    premier = enonce.forme(debut)
    if premier == "outre":
        return 1
    deux = (premier, enonce.forme(debut + 1))
    if deux in _EN_PLUS and enonce.forme(debut + 2) in ("de", "d’", "du", "des"):
        return 3
    return 2 if premier == "parallèlement" and deux[1] in ("à", "au", "aux") else 0


_EN_PLUS = frozenset(
    {
        ("en", "plus"),
        ("en", "sus"),
        ("en", "complément"),
        ("en", "parallèle"),
        ("non", "content"),
        ("non", "contente"),
        ("non", "contents"),
    }
)


def _is_act(enonce: Enonce, rang: int) -> bool:
    """Tell « envoyer les relances », « l’envoi des relances » from « le nom du client »."""
    while enonce.role(rang) & (Nature.PRONOM | Nature.DETERMINANT):
        rang += 1
    if enonce.role(rang) & Nature.INFINITIF:
        return True
    acte = enonce.forme(rang).removesuffix("s") in NOMS_D_ACTES
    return acte and enonce.forme(rang + 1) in ("de", "d’", "du", "des", "à", "au", "aux")


OUVERTURES = words("outre en non parallèlement")
