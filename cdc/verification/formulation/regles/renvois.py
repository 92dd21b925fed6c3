"""Pronouns with two antecedents or none, and references to what may move."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import A, Groupe, formule, only_with
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone
from cdc.verification.formulation.regles.antecedents import (
    COMPLEMENTS,
    DERNIERS,
    Antecedent,
    is_complement,
    noun_group,
    rivals,
    things,
)
from cdc.verification.formulation.regles.possessifs import (
    A_QUI,
    POSSESSIFS,
    either_of_two,
    possessives,
    rival_owners,
)
from cdc.verification.formulation.regles.tournures import charges_somebody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce

_SUJETS = {
    "il": ("m", "s"),
    "elle": ("f", "s"),
    "ils": ("m", "p"),
    "elles": ("f", "p"),
    "celui-ci": ("m", "s"),
    "celle-ci": ("f", "s"),
    "ceux-ci": ("m", "p"),
    "celles-ci": ("f", "p"),
    "celui-là": ("m", "s"),
    "celle-là": ("f", "s"),
}
_IMPERSONNELS = words("""
    faut faudra faudrait convient conviendra existe existent existera agit agira suffit suffira importe
    agisse agissait agirait faille convienne suffise manque reste semble arrive apparaît advient résulte résultera ressort découle subsiste subsistera sied
    """)


def _pronouns(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a subject pronoun that two groups may explain, or none."""
    groupes: list[Antecedent] = []
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.cite and not jeton.terme:
            continue
        pronom = _pronoun(enonce, rang)
        if pronom is None:
            groupe = noun_group(enonce, rang)
            if groupe is not None:
                # The last few groups only: farther away, nobody thinks of them.
                groupes = [*groupes[-7:], groupe]
            continue
        genre, nombre, fin = pronom
        faible = jeton.zone is Zone.RELATIVE and jeton.forme in _FAIBLES
        if _impersonal(enonce, rang) or (faible and not _told_to(enonce, rang, groupes, genre)):
            continue
        if _unclear(enonce, rang, groupes, genre, nombre) and not _does_again(enonce, rang):
            debut = rang - 1 if jeton.forme in DERNIERS else rang
            yield Trouvaille("PRO-01", debut, fin)


def _told_to(enonce: Enonce, rang: int, groupes: list[Antecedent], genre: str) -> bool:
    """Tell « prévient la comptable qu’elle … » when who speaks is of the same gender."""
    gens = {enonce.forme(g.rang) for g in groupes if g.espece == "personne" and g.genre == genre}
    return enonce.forme(rang - 1) in ("que", "qu’") and len(gens) > 1


def _does_again(enonce: Enonce, rang: int) -> bool:
    """Tell « le CRM l’attribue à l’agence… ; à défaut, il l’attribue au siège »: one act, one actor."""
    verbe = rang + 1
    while enonce.role(verbe) & Nature.PRONOM:
        verbe += 1
    if enonce.forme(rang) not in _FAIBLES or not enonce.role(verbe) & Nature.FINI:
        return False
    lemme = enonce.jetons[verbe].lemme
    debut, _ = enonce.sentence(rang)
    return any(
        enonce.jetons[r].lemme == lemme
        and enonce.role(r) & Nature.FINI
        and enonce.jetons[r].zone is Zone.PRINCIPALE
        for r in range(debut, rang)
    )


_FAIBLES = frozenset({"il", "elle", "ils", "elles"})


def _pronoun(enonce: Enonce, rang: int) -> tuple[str, str, int] | None:
    forme = enonce.forme(rang)
    if forme in _SUJETS and enonce.role(rang) & Nature.PRONOM:
        return (*_SUJETS[forme], rang + 1)
    if forme in DERNIERS and enonce.forme(rang - 1) in ("ce", "cette", "ces"):
        suivant = enonce.role(rang + 1)
        if not suivant & Nature.NOM or suivant & Nature.FINI:
            return (*DERNIERS[forme], rang + 1)
    return None


def _impersonal(enonce: Enonce, rang: int) -> bool:
    if enonce.forme(rang) != "il":
        return False
    for suivant in range(rang + 1, min(rang + 5, len(enonce.jetons))):
        jeton = enonce.jetons[suivant]
        if jeton.forme in _IMPERSONNELS or jeton.forme == "y":
            return True
        if charges_somebody(enonce, suivant):
            return True
        if jeton.role & (Nature.AUXILIAIRE | Nature.MODAL):
            return _impersonal_adjective(enonce, suivant)
        if not jeton.role & (Nature.ADVERBE | Nature.PRONOM):
            return False
    return False


def _impersonal_adjective(enonce: Enonce, rang: int) -> bool:
    """Tell « il est interdit de », « il n’est pas exclu que » from « il est supprimé »."""
    suite = [enonce.forme(r) for r in range(rang + 1, min(rang + 6, len(enonce.jetons)))]
    if tuple(suite[:2]) in _FIGES:
        return True
    return any(f in ("que", "qu’", "de", "d’") for f in suite[1:]) and any(
        f in _ADJECTIFS_IMPERSONNELS for f in suite
    )


# « il est mis fin à la session »: nothing is put, an end is.
_FIGES = {
    ("mis", "fin"),
    ("mis", "un"),
    ("procédé", "à"),
    ("procédé", "au"),
    ("tenu", "compte"),
    ("fait", "mention"),
    ("fait", "état"),
    ("fait", "application"),
}
_ADJECTIFS_IMPERSONNELS = words("""
    possible impossible interdit nécessaire souhaitable important demandé impératif indispensable prévu
    attendu exclu obligatoire utile recommandé préférable permis question
    """)


def _unclear(enonce: Enonce, rang: int, groupes: list[Antecedent], genre: str, nombre: str) -> bool:
    if enonce.forme(rang - 2) in ("que", "qu’", "dont") and groupes:
        # « l’API que ce dernier impose »: not the group that the relative speaks of.
        groupes = [g for g in groupes if g.rang < rang - 4]
    accordes = [g for g in groupes if g.nombre == nombre and g.genre in (genre, "")]
    if genre == "m" and nombre == "p" and not accordes:
        accordes = _joined(enonce, groupes)
    if not accordes:
        return True
    accordes = _plausible(enonce, rang, accordes)
    noms = {enonce.jetons[g.rang].forme for g in accordes}
    return len(noms) > 1


def _joined(enonce: Enonce, groupes: list[Antecedent]) -> list[Antecedent]:
    """Return what « ils » may sum up: « le commercial et le client ... ils »."""
    for avant, apres in pairwise(groupes):
        if any(enonce.forme(r) in ("et", "ou") for r in range(avant.rang, apres.rang)):
            return [apres]
    return []


def _plausible(enonce: Enonce, rang: int, accordes: list[Antecedent]) -> list[Antecedent]:
    """Keep the groups that may do what the pronoun does."""
    if enonce.forme(rang).startswith(("celui", "celle", "ceux", "dern")):
        return [g for g in accordes if g.espece == accordes[-1].espece]
    humains = [g for g in accordes if g.espece == "personne"]
    choses = [g for g in accordes if g.espece in ("chose", "organisation")]
    if _undergoes(enonce, rang) and choses:
        return _nearest_kind(enonce, choses)
    return humains or _nearest_kind(enonce, choses or accordes)


def _nearest_kind(enonce: Enonce, groupes: list[Antecedent]) -> list[Antecedent]:
    """Drop complements of nouns: « le modèle d’un e-mail » speaks of the model."""
    tetes = [g for g in groupes if not is_complement(enonce, g)]
    return tetes or groupes


def _undergoes(enonce: Enonce, rang: int) -> bool:
    """Tell what a thing does, or what is done to it, from what somebody does."""
    for suivant in range(rang + 1, min(rang + 9, len(enonce.jetons))):
        jeton = enonce.jetons[suivant]
        if jeton.role & Nature.AUXILIAIRE and jeton.lemme == "être":
            return True
        if jeton.role & (Nature.FINI | Nature.INFINITIF):
            return jeton.lemme in _DES_CHOSES
        if jeton.role & (Nature.NOM | Nature.PONCTUATION):
            return False
    return False


_DES_CHOSES = words("""
    expirer figurer contenir comporter dépasser exister rester passer porter concerner correspondre valoir
    apparaître disparaître dater durer coûter manquer servir appartenir provenir
    """)


def _object_pronouns(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « joint le devis au dossier et le transmet »: two things of the clause before agree."""
    pronoms = [j for j in enonce.jetons if j.role & Nature.PRONOM and j.forme in COMPLEMENTS]
    if not pronoms:
        return
    for debut, fin in enonce.phrases:
        verbe = -1
        for rang in range(debut, fin):
            jeton = enonce.jetons[rang]
            if jeton.forme in COMPLEMENTS and jeton.role & Nature.PRONOM and not jeton.cite:
                candidats = things(enonce, verbe, rang) if verbe >= 0 else []
                lie = enonce.forme(rang - 1) in ("et", "puis", ",", ";", "ou", "ne")
                lie = lie and not _done_to_a_piece(enonce, rang)
                if lie and jeton.zone is Zone.PRINCIPALE and rivals(enonce, jeton.forme, candidats):
                    yield Trouvaille("PRO-01", rang, rang + 1)
            if jeton.role & _VERBES and not enonce.role(rang - 1) & Nature.MODAL:
                verbe = rang


_VERBES = Nature.FINI | Nature.INFINITIF | Nature.MODAL


def _done_to_a_piece(enonce: Enonce, pronom: int) -> bool:
    """Tell « joint la photo au dossier et l’horodate »: what is joined, not what it is joined to."""
    return enonce.lemme(pronom + 1) in _A_UNE_PIECE


_A_UNE_PIECE = words("horodater compresser légender recadrer géolocaliser détourer")


def _two_places(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « rattache la demande à la fiche et la clôture »: which of the two is closed?

    A second object would repeat its preposition: « à la fiche et à la clôture ».
    """
    for rang, jeton in enumerate(enonce.jetons):
        lien = _RAPPROCHER.get(jeton.lemme)
        if lien is None or jeton.cite or not jeton.role & (Nature.FINI | Nature.INFINITIF):
            continue
        _, fin = enonce.sentence(rang)
        pronom = _clitic_after_and(enonce, rang, fin)
        groupes = [g for r in range(rang + 1, pronom) if (g := noun_group(enonce, r))]
        if (
            len(groupes) != 2
            or _done_to_a_piece(enonce, pronom)
            or not any(enonce.forme(r) in lien for r in range(rang, pronom))
        ):
            continue
        if rivals(enonce, enonce.forme(pronom), groupes):
            yield Trouvaille("PRO-01", pronom, pronom + 1)


_A = words("à au aux avec")
_DE = words("de du des d’")
_RAPPROCHER = {
    **dict.fromkeys(
        ("rattacher", "associer", "relier", "lier", "affecter", "imputer", "joindre", "comparer"),
        _A,
    ),
    **dict.fromkeys(
        ("rapprocher", "distinguer", "séparer", "détacher", "extraire", "retirer"), _DE
    ),
}


def _clitic_after_and(enonce: Enonce, debut: int, fin: int) -> int:
    """Return the « la » of « … et la clôture. », where the word after may be a verb, 0 without any."""
    for rang in range(debut + 4, fin - 2):
        if enonce.forme(rang) in COMPLEMENTS and enonce.forme(rang - 1) in ("et", "puis"):
            verbe = enonce.jetons[rang + 1]
            ferme = enonce.forme(rang + 2) in (".", ";", ",", "")
            return rang if ferme and verbe.natures & Nature.FINI else 0
        if enonce.forme(rang) in COMPLEMENTS and enonce.role(rang + 1) & Nature.INFINITIF:
            return rang if enonce.forme(rang - 1) in ("de", "pour", "sans", "à") else 0
    return 0


def _vague_pointers(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « cela », « ceci », « ça » that open a clause."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.cite or jeton.forme not in ("cela", "ceci", "ça", "ca"):
            continue
        suivant = enonce.role(rang + 1) | enonce.role(rang + 2)
        if suivant & (Nature.FINI | Nature.MODAL | Nature.AUXILIAIRE):
            yield Trouvaille("PRO-01", rang, rang + 1)


def _as_last_time(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « le même calendrier que l’an dernier »: what was done then is written nowhere."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.forme not in MEMES or jeton.cite or jeton.zone is Zone.CONDITION:
            continue
        que = next((r for r in range(rang + 2, rang + 5) if enonce.forme(r) in ("que", "qu’")), 0)
        if not que or not enonce.role(rang + 1) & Nature.NOM or enonce.forme(rang + 1) in _PERIODES:
            continue
        fin = _then(enonce, que + 1)
        if fin and "annexe" not in enonce.formes:
            yield Trouvaille("PRO-02", rang, fin)


MEMES = ("même", "mêmes")
# What may be compared or computed from one time to the other.
_PERIODES = words(
    "mois jour semaine période trimestre semestre date heure jours prix montant taux remise nombre total"
)


def _then(enonce: Enonce, rang: int) -> int:
    """Return the end of « l’an dernier », « la fois précédente », « d’habitude », 0 without any."""
    if enonce.forme(rang) in _AVANT:
        return rang + 1
    if (enonce.forme(rang), enonce.forme(rang + 1)) in (("d’", "habitude"), ("par", "passé")):
        return rang + 2
    suite = {enonce.forme(r) for r in range(rang + 1, rang + 4)}
    return rang + 3 if suite & _FOIS and suite & _DERNIERE else 0


_AVANT = words("auparavant avant précédemment aujourd’hui actuellement maintenant hier")
_FOIS = words("an année fois saison exercice édition campagne projet")
_DERNIERE = words("dernier dernière passé passée précédent précédente")


def _not_listed_here(enonce: Enonce, _debut: int, fin: int) -> bool:
    """Leave « les champs ci-dessous : ... » when the list follows."""
    suite = {enonce.forme(r) for r in range(fin, min(fin + 6, len(enonce.jetons)))}
    return ":" not in suite


RENVOIS = Groupe(
    (
        formule(
            "PRO-01",
            A,
            "pronom sans antécédent sûr",
            "«\u00a0{mots}\u00a0» désigne qui, ou quoi\u202f? Répétez le nom.",
            pourquoi="Deux lecteurs comprennent deux choses, et chacun a raison.",
            mauvais="Quand le commercial transmet le dossier au technicien, il doit le compléter.",
            mieux="Quand le commercial transmet le dossier au technicien, le technicien doit"
            " compléter le dossier.",
            source="INCOSE R24",
            methode="Le pronom est laissé quand un seul groupe de la phrase s’accorde avec lui et"
            " peut faire l’action.",
        ),
        formule(
            "PRO-02",
            A,
            "renvoi flou",
            "«\u00a0{mots}\u00a0» renvoie à ce qui peut bouger. Citez le numéro, la version ou la"
            " liste.",
            pourquoi="La cible du renvoi change, ou n’a jamais été écrite.",
            mauvais="Les droits doivent rester comme actuellement.",
            mieux="Le CRM doit appliquer la matrice des droits 4c, version 1.2.",
            source="INCOSE R24 et R41",
        ),
    ),
    (
        Lexique(
            "PRO-02",
            """
            ci-dessus; ci-dessous; ci-après; ci-contre; susmentionné*; susvisé*; précité*; susdit*; susnommé*;
            voir plus haut|loin|bas; mentionné*|évoqué*|cité*|décrit* plus haut|précédemment|auparavant;
            comme actuellement|aujourd’hui|avant|auparavant|maintenant|toujours; comme c’ est le cas;
            comme dans l’ ancien|existant|outil|actuel; comme à l’ heure; idem; à l’ identique; à l’ existant;
            équivalent* à l’ existant|actuel; même chose; pareil*; iso-fonctionnel; iso fonctionnel; à iso-périmètre;
            à l’ instar de; comme d’ habitude; comme on fait|faisait; comme précédemment; vu précédemment;
            comme pour l’ ancien|actuel; la même chose; comme le logiciel|outil|système actuel
            """,
            _not_listed_here,
        ),
    ),
    (
        only_with(_SUJETS.keys() | DERNIERS.keys(), _pronouns),
        only_with(COMPLEMENTS, _object_pronouns),
        only_with((), _two_places, lemmes=_RAPPROCHER),
        only_with(";", either_of_two),
        only_with(POSSESSIFS, possessives),
        only_with(A_QUI, rival_owners),
        only_with(("cela", "ceci", "ça", "ca"), _vague_pointers),
        only_with(MEMES, _as_last_time),
    ),
)
