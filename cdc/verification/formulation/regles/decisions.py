"""What is left to be decided: by somebody, later, nobody knows when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.gardes import untimed
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.grandeurs import Grandeur
from cdc.verification.formulation.motifs import Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce


def postponed(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find who will decide later, without a date: « le client précisera le format »."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.lemme not in TRANCHER or not jeton.forme.endswith(("ra", "ront")):
            continue
        if jeton.cite or jeton.zone is not Zone.PRINCIPALE:
            continue
        if jeton.role & Nature.FINI and untimed(enonce, rang, rang + 1):
            de, _ = enonce.sentence(rang)
            if not any(enonce.forme(r) in ("crm", "système", "outil") for r in range(de, rang)):
                yield Trouvaille("INC-05", rang, rang + 1)


TRANCHER = words("préciser trancher arbitrer déterminer finaliser statuer")


def unsettled(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « fera l’objet d’un arbitrage », « le seuil n’est pas fixé »."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.cite or jeton.zone is Zone.CONDITION:
            continue
        fin = _yet_to_settle(enonce, rang)
        if jeton.zone is Zone.PRINCIPALE:
            fin = fin or _object_to_come(enonce, rang) or _not_settled(enonce, rang)
        if fin and untimed(enonce, rang, fin):
            yield Trouvaille("INC-05", rang, fin)


def expected_from(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « la charte graphique est attendue du siège »: a piece that nobody has yet."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.lemme != "attendre" or jeton.cite or not jeton.natures & Nature.PARTICIPE:
            continue
        if enonce.jetons[rang - 1].lemme != "être" or enonce.forme(rang + 1) not in _DE_QUI:
            continue
        debut, _ = enonce.sentence(rang)
        objets = {enonce.forme(r).removesuffix("s") for r in range(debut, rang)}
        if objets & _CONTENUS and untimed(enonce, rang, rang + 1):
            yield Trouvaille("INC-05", rang - 1, rang + 1)


_DE_QUI = words("du de des d’ pour")


def settled_by_somebody(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « le nombre de sites sera communiqué par la direction »: who, but neither what nor when."""
    for debut, fin in enonce.phrases:
        for rang in range(debut + 2, fin - 3):
            if enonce.forme(rang) not in ("sera", "seront") or enonce.jetons[rang].cite:
                continue
            participe = enonce.jetons[rang + 1]
            if participe.lemme not in _COMMUNIQUER or not participe.natures & Nature.PARTICIPE:
                continue
            auteur = {enonce.forme(r) for r in range(rang + 3, min(rang + 6, fin))}
            if enonce.forme(rang + 2) != "par" or auteur.isdisjoint(_MAITRES):
                continue
            objets = {enonce.forme(r).removesuffix("s") for r in range(debut, rang)}
            suite = {enonce.forme(r) for r in range(rang + 4, fin)}
            datee = any(debut <= m.rang < fin and m.grandeur in _DATES for m in enonce.mesures)
            if objets & _CONTENUS and not suite & _A_CHAQUE_FOIS and not datee:
                yield Trouvaille("INC-05", rang, rang + 2)


_DATES = (Grandeur.DATE, Grandeur.DUREE, Grandeur.HEURE)
_COMMUNIQUER = words("""
    communiquer fournir transmettre remettre arrêter fixer définir préciser déterminer décider donner confirmer
    indiquer établir choisir valider désigner
    """)
# Who writes or signs the specification.
_MAITRES = words("""
    direction client comité maître maîtrise moa siège titulaire prestataire groupe copil dsi métier métiers
    commanditaire acheteur gérance gérant présidence conseil sponsor éditeur intégrateur pilote projet
    """)
# What a specification must hold.
_CONTENUS = words("""
    nombre liste périmètre format seuil règle modalité calendrier volume charte nomenclature barème contenu
    planning libellé maquette quota plafond taux volumétrie cible valeur budget grille trame modèle critère
    référentiel hébergeur profil rôle matrice jalon délai durée montant date lot priorité arborescence
    """) | {"taux", "délais"}
_A_CHAQUE_FOIS = words("dans sur depuis chaque pour lors quand lorsque à avant")


def yet_to_be_found(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « ceux que les ateliers feront ressortir »: a content that nobody knows yet."""
    for rang in range(len(enonce.jetons) - 4):
        if enonce.forme(rang) not in ("ceux", "celles", "celui", "celle"):
            continue
        if enonce.forme(rang + 1) not in ("que", "qu’", "qui"):
            continue
        suite = range(rang + 2, min(rang + 10, len(enonce.jetons)))
        futur = any(
            enonce.forme(r).endswith(("ra", "ront")) and enonce.role(r) & _VERBAL for r in suite
        )
        if futur and any(enonce.forme(r).rstrip("s") in _TRAVAUX for r in suite):
            yield Trouvaille("INC-05", rang, suite[-1] + 1)


_VERBAL = Nature.FINI | Nature.AUXILIAIRE
_TRAVAUX = words(
    "atelier cadrage étude audit analyse comité groupe réunion échange entretien conception"
)


def _object_to_come(enonce: Enonce, rang: int) -> int:
    if enonce.forme(rang) not in ("fera", "feront") or enonce.forme(rang + 2) != "objet":
        return 0
    suite = next((r for r in range(rang + 3, rang + 8) if enonce.forme(r) in _SUITES), 0)
    return suite + 1 if suite else 0


_SUITES = words("""
    avenant avenants précision précisions discussion discussions arbitrage arbitrages cadrage décision
    décisions atelier ateliers échange échanges étude négociation concertation définition annexe document
    spécification spécifications réflexion
    """)


def _not_settled(enonce: Enonce, rang: int) -> int:
    """Return the end of « n’est pas tranché »; « n’est pas défini par le rôle » is a fact."""
    if enonce.forme(rang + 3) == "encore":
        return 0
    if enonce.forme(rang) not in ("ne", "n’") or enonce.forme(rang + 1) not in ("est", "sont"):
        return 0
    suite = rang + 2
    if enonce.forme(suite) not in ("pas", "point", "toujours", "guère"):
        return 0
    while enonce.role(suite) & Nature.ADVERBE:
        suite += 1
    lemme = enonce.jetons[suite].lemme if suite < len(enonce.jetons) else ""
    regle = lemme in _REGLER or (lemme == "prendre" and "décision" in enonce.formes)
    return 0 if not regle or enonce.forme(suite + 1) in ("par", "comme", "dans", "à") else suite + 1


def _yet_to_settle(enonce: Enonce, rang: int) -> int:
    """Return the end of « n’a pas encore tranché », « n’ont toujours pas arrêté », 0 without any."""
    if enonce.forme(rang) not in ("ne", "n’") or enonce.lemme(rang + 1) != "avoir":
        return 0
    suite = rang + 2
    while enonce.role(suite) & Nature.ADVERBE:
        suite += 1
    encore = {enonce.forme(r) for r in range(rang + 2, suite)} & {"encore", "toujours"}
    if not encore or enonce.forme(suite - 1) == "jamais":
        return 0
    return suite + 1 if suite < len(enonce.jetons) and enonce.jetons[suite].lemme in _STATUER else 0


# What is decided, not what is done: « que le commercial n’a pas encore chiffrés » is work to do.
_STATUER = words(
    "trancher arrêter fixer définir décider arbitrer stabiliser statuer déterminer figer finaliser"
)
_REGLER = words(
    "trancher arrêter fixer définir décider arbitrer stabiliser figer finaliser connaître déterminer"
    " choisir chiffrer statuer établir préciser rédiger"
)
