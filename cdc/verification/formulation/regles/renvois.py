"""Pronouns with two antecedents or none, and references to what may move."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cdc.verification.formulation.formules import A, Groupe, formule, only_with
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import ORGANISATIONS, PERSONNES, SYSTEMES
from cdc.verification.formulation.lexique.genres import gender
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone
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
_DERNIERS = {
    "dernier": ("m", "s"),
    "dernière": ("f", "s"),
    "derniers": ("m", "p"),
    "dernières": ("f", "p"),
}
_IMPERSONNELS = words("""
    faut faudra faudrait convient conviendra existe existent existera agit agira suffit suffira importe
    manque reste semble arrive apparaît advient résulte résultera ressort découle subsiste subsistera sied
    """)


class Antecedent(NamedTuple):
    """A noun group that a pronoun may stand for."""

    rang: int
    genre: str
    nombre: str
    espece: str


def _pronouns(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a subject pronoun that two groups may explain, or none."""
    groupes: list[Antecedent] = []
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.cite and not jeton.terme:
            continue
        pronom = _pronoun(enonce, rang)
        if pronom is None:
            groupe = _group(enonce, rang)
            if groupe is not None:
                # The last few groups only: farther away, nobody thinks of them.
                groupes = [*groupes[-7:], groupe]
            continue
        genre, nombre, fin = pronom
        faible = jeton.zone is Zone.RELATIVE and jeton.forme in _FAIBLES
        if _impersonal(enonce, rang) or (faible and not _told_to(enonce, rang, groupes, genre)):
            continue
        if _unclear(enonce, rang, groupes, genre, nombre):
            debut = rang - 1 if jeton.forme in _DERNIERS else rang
            yield Trouvaille("PRO-01", debut, fin)


def _told_to(enonce: Enonce, rang: int, groupes: list[Antecedent], genre: str) -> bool:
    """Tell « prévient la comptable qu’elle … » when who speaks is of the same gender."""
    gens = {enonce.forme(g.rang) for g in groupes if g.espece == "personne" and g.genre == genre}
    return enonce.forme(rang - 1) in ("que", "qu’") and len(gens) > 1


_FAIBLES = frozenset({"il", "elle", "ils", "elles"})


def _pronoun(enonce: Enonce, rang: int) -> tuple[str, str, int] | None:
    forme = enonce.forme(rang)
    if forme in _SUJETS and enonce.role(rang) & Nature.PRONOM:
        return (*_SUJETS[forme], rang + 1)
    if forme in _DERNIERS and enonce.forme(rang - 1) in ("ce", "cette", "ces"):
        suivant = enonce.role(rang + 1)
        if not suivant & Nature.NOM or suivant & Nature.FINI:
            return (*_DERNIERS[forme], rang + 1)
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
    return any(f in ("que", "qu’", "de", "d’") for f in suite[1:4]) and any(
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


def _group(enonce: Enonce, rang: int) -> Antecedent | None:
    """Return the noun group that begins at a determiner, or whose noun has none."""
    jeton = enonce.jetons[rang]
    if jeton.forme in _CEUX and enonce.forme(rang + 1) in ("de", "du", "des", "d’"):
        return Antecedent(rang, *_CEUX[jeton.forme], "chose")
    if not jeton.role & Nature.DETERMINANT:
        return None
    tete = rang + 1
    while enonce.role(tete) & (Nature.ADJECTIF | Nature.NOMBRE | Nature.DETERMINANT):
        tete += 1
    if not enonce.role(tete) & Nature.NOM:
        # « un commercial », « le particulier »: an adjective that is a noun here.
        if enonce.role(tete - 1) & Nature.ADJECTIF and tete - 1 > rang:
            tete -= 1
        else:
            return None
    nom = enonce.jetons[tete]
    if tete - rang == 1 and nom.forme in _DERNIERS:
        return None
    if (
        nom.forme in _TEMPS
        or (nom.cite and not nom.terme)
        or enonce.jetons[max(0, rang - 1)].lemme == "être"
    ):
        return None
    return Antecedent(tete, _gender(enonce, rang, tete), _number(enonce, rang), _kind(nom.forme))


_CEUX = {"celui": ("m", "s"), "celle": ("f", "s"), "ceux": ("m", "p"), "celles": ("f", "p")}


_TEMPS = words("""
    jour jours mois an ans année heure heures minute minutes semaine semaines fin début moment cas fois nuit
    délai durée suite lieu part ligne base cours terme partir plus moins
    """)


def _gender(enonce: Enonce, debut: int, tete: int) -> str:
    determinant = enonce.forme(debut)
    if determinant in ("le", "un", "au", "du", "ce", "cet"):
        return "m"
    if determinant in ("la", "une", "cette"):
        return "f"
    return gender(enonce.forme(tete))


def _number(enonce: Enonce, debut: int) -> str:
    pluriels = (
        "les",
        "des",
        "aux",
        "ces",
        "ses",
        "leurs",
        "tous",
        "toutes",
        "plusieurs",
        "mes",
        "nos",
    )
    if enonce.forme(debut) in pluriels or enonce.role(debut + 1) & Nature.NOMBRE:
        return "p"
    return "s"


def _kind(forme: str) -> str:
    singulier = forme.removesuffix("s")
    if forme in PERSONNES or singulier in PERSONNES:
        return "personne"
    if singulier in SYSTEMES:
        return "système"
    return "organisation" if singulier in ORGANISATIONS else "chose"


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
    tetes = [g for g in groupes if not _is_complement(enonce, g)]
    return tetes or groupes


def _is_complement(enonce: Enonce, groupe: Antecedent) -> bool:
    for rang in range(groupe.rang - 1, max(-1, groupe.rang - 4), -1):
        forme = enonce.forme(rang)
        if forme in ("du", "des", "de", "d’"):
            return bool(enonce.role(rang - 1) & (Nature.NOM | Nature.ADJECTIF))
        if not enonce.role(rang) & (Nature.DETERMINANT | Nature.ADJECTIF | Nature.NOMBRE):
            return False
    return False


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


_COMPLEMENTS = {"le": "m", "la": "f", "l’": "", "les": ""}


def _object_pronouns(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « joint le devis au dossier et le transmet »: two things of the clause before agree."""
    pronoms = [j for j in enonce.jetons if j.role & Nature.PRONOM and j.forme in _COMPLEMENTS]
    if not pronoms:
        return
    for debut, fin in enonce.phrases:
        verbe = -1
        for rang in range(debut, fin):
            jeton = enonce.jetons[rang]
            if jeton.forme in _COMPLEMENTS and jeton.role & Nature.PRONOM and not jeton.cite:
                candidats = _things(enonce, verbe, rang) if verbe >= 0 else []
                lie = enonce.forme(rang - 1) in ("et", "puis", ",", ";", "ou", "ne")
                if (
                    lie
                    and jeton.zone is Zone.PRINCIPALE
                    and _rivals(enonce, jeton.forme, candidats)
                ):
                    yield Trouvaille("PRO-01", rang, rang + 1)
            if jeton.role & _VERBES and not enonce.role(rang - 1) & Nature.MODAL:
                verbe = rang


_VERBES = Nature.FINI | Nature.INFINITIF | Nature.MODAL


def _things(enonce: Enonce, debut: int, fin: int) -> list[Antecedent]:
    groupes = [g for r in range(debut + 1, fin) if (g := _group(enonce, r))]
    return [
        g for g in groupes if not _is_complement(enonce, g) and not _is_deadline(enonce, g.rang)
    ]


def _is_deadline(enonce: Enonce, tete: int) -> bool:
    """Tell « jusqu’à la clôture », « avant l’envoi »: a moment, that no pronoun takes up."""
    avant = tete - 1
    while enonce.role(avant) & (Nature.DETERMINANT | Nature.ADJECTIF):
        avant -= 1
    if enonce.forme(avant) in _DES_LORS:
        return True
    return enonce.forme(avant) == "à" and enonce.forme(avant - 1) in ("jusqu’", "jusque")


_DES_LORS = words("jusqu’à jusqu’au jusqu’aux avant après dès pendant durant depuis lors")


def _either_of_two(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « les factures des clients sont classées ; le gérant les relance »: people or things?"""
    for debut, fin in enonce.phrases:
        coupe = next((r for r in range(debut, fin) if enonce.forme(r) == ";"), fin)
        for rang in range(coupe + 1, fin - 1):
            if enonce.forme(rang) not in _COMPLEMENTS or not (
                (enonce.role(rang) & Nature.PRONOM) or (enonce.role(rang - 1) & Nature.NOM)
            ):
                continue
            if enonce.jetons[rang + 1].lemme not in _GENS_OU_CHOSES or enonce.jetons[rang].cite:
                continue
            nombre = "p" if enonce.forme(rang) == "les" else "s"
            groupes = (g for r in range(debut, coupe) if (g := _group(enonce, r)))
            especes = {g.espece == "personne" for g in groupes if _agrees(enonce, rang, g, nombre)}
            if len(especes) == 2:
                yield Trouvaille("PRO-01", rang, rang + 2)
                break


def _agrees(enonce: Enonce, rang: int, groupe: Antecedent, nombre: str) -> bool:
    return groupe.nombre == nombre and groupe.genre.startswith(_COMPLEMENTS[enonce.forme(rang)])


# Done to people and to things alike.
_GENS_OU_CHOSES = words("relancer suivre évaluer sélectionner affecter répartir trier")


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
        groupes = [g for r in range(rang + 1, pronom) if (g := _group(enonce, r))]
        if len(groupes) != 2 or not any(enonce.forme(r) in lien for r in range(rang, pronom)):
            continue
        if _rivals(enonce, enonce.forme(pronom), groupes):
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
        if enonce.forme(rang) in _COMPLEMENTS and enonce.forme(rang - 1) in ("et", "puis"):
            verbe = enonce.jetons[rang + 1]
            ferme = enonce.forme(rang + 2) in (".", ";", ",", "")
            return rang if ferme and verbe.natures & Nature.FINI else 0
    return 0


def _rivals(enonce: Enonce, forme: str, groupes: list[Antecedent]) -> bool:
    nombre = "p" if forme == "les" else "s"
    genre = _COMPLEMENTS[forme]
    accordes = [g for g in groupes if g.nombre == nombre and g.genre.startswith(genre)]
    especes = {g.espece for g in accordes}
    noms = {enonce.forme(g.rang) for g in accordes}
    return len(noms) > 1 and len(especes) == 1


def _possessives(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « informe la responsable que son dossier … »: whose, the subject’s or the other’s?"""
    for debut, fin in enonce.phrases:
        for rang in range(debut + 4, fin):
            jeton = enonce.jetons[rang]
            if jeton.forme not in _POSSESSIFS or jeton.cite:
                continue
            ouvre = enonce.forme(rang - 1)
            if ouvre not in ("que", "qu’", ";", "et") or not _governs(enonce, rang, fin):
                continue
            if _two_owners(enonce, debut, rang, ouvre):
                yield Trouvaille("PRO-01", rang, rang + 2)
                break


_POSSESSIFS = words("son sa ses leur leurs")


def _rival_owners(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find what either of two people may own: « à l’installateur et au locataire …, avec son numéro »."""
    for debut, fin in enonce.phrases:
        for rang in range(debut + 4, fin - 1):
            jeton = enonce.jetons[rang]
            if jeton.forme not in _A_QUI or jeton.cite or not jeton.role & Nature.DETERMINANT:
                continue
            chose = enonce.forme(rang + 1)
            if chose not in _PERSONNEL and chose.rstrip("s") not in _PERSONNEL:
                continue
            if _two_people(enonce, debut, rang):
                yield Trouvaille("PRO-01", rang, rang + 2)
                break


def _two_people(enonce: Enonce, debut: int, rang: int) -> bool:
    """Tell whether two people agree with a possessive, and nothing chooses between them."""
    nombre = "p" if enonce.forme(rang).startswith("leur") else "s"
    coupe = next((r + 1 for r in range(rang - 1, debut, -1) if enonce.forme(r) == ";"), debut)
    gens = [g for g in _people(enonce, coupe, rang) if g.nombre == nombre]
    if len({enonce.forme(g.rang) for g in gens}) < 2:
        return False
    if enonce.jetons[rang].zone is Zone.PRINCIPALE and all(
        enonce.jetons[g.rang].zone is Zone.CONDITION for g in gens
    ):
        return True
    if nombre == "s" and enonce.jetons[rang].zone is Zone.CONDITION:
        # « le client du négociant … dès que son compte »
        return _is_complement(enonce, gens[1]) and gens[1].rang - gens[0].rang <= 3
    if nombre == "p" or enonce.jetons[rang].zone is not Zone.PRINCIPALE:
        return False
    return (
        any(_side_by_side(enonce, avant.rang, apres.rang) for avant, apres in pairwise(gens))
        and enonce.forme(rang - 1) in _INTRODUIT
    )


def _people(enonce: Enonce, debut: int, fin: int) -> list[Antecedent]:
    groupes = (g for r in range(debut, fin) if (g := _group(enonce, r)))
    return [g for g in groupes if g.espece == "personne"]


def _side_by_side(enonce: Enonce, avant: int, apres: int) -> bool:
    """Tell « à l’installateur et au locataire »: two people, one place in the sentence."""
    entre = [enonce.forme(r) for r in range(avant + 1, apres)]
    return "et" in entre and len(entre) <= 4 and "son" not in entre and "sa" not in entre


_A_QUI = words("son sa ses leur leurs")
_INTRODUIT = words("avec et dans sur selon de d’ à que , via")
# What a person has: nothing else in the sentence may own it.
_PERSONNEL = words("""
    numéro téléphone adresse nom prénom e-mail courriel mail signature avis accord identifiant planning agenda
    secteur coordonnée dossier fiche taux commission salaire rémunération droit accès prime portefeuille mot profil compte zone
    objectif mobile portable réponse anniversaire fonction service habilitation remise solde historique
    """)


def _governs(enonce: Enonce, rang: int, fin: int) -> bool:
    """Tell whether the group is the subject of its clause: « et son code est imprimé »."""
    tete = rang + 1
    while tete < fin and enonce.role(tete) & (Nature.NOM | Nature.ADJECTIF):
        tete += 1
    verbes = Nature.FINI | Nature.AUXILIAIRE | Nature.MODAL | Nature.PRONOM
    return bool(enonce.role(tete) & verbes or enonce.forme(tete) in ("ne", "n’"))


def _two_owners(enonce: Enonce, debut: int, rang: int, ouvre: str) -> bool:
    chose = enonce.forme(rang + 1)
    nombre = "p" if enonce.forme(rang).startswith("leur") else "s"
    if ouvre in (";", "et") and (chose in _PERSONNEL or chose.removesuffix("s") in _PERSONNEL):
        personnes = {
            enonce.forme(g.rang) for g in _people(enonce, debut, rang) if g.nombre == nombre
        }
        if len(personnes) > 1:
            return True
    if nombre == "p":
        return False
    groupes = [g for g in _things(enonce, debut - 1, rang) if g.nombre == "s"]
    gens = {enonce.forme(g.rang) for g in groupes if g.espece == "personne"}
    choses = {enonce.forme(g.rang) for g in groupes if g.espece != "personne"}
    if _kind(enonce.forme(rang + 1)) == "personne" or ouvre in ("que", "qu’"):
        return len(gens) > 1
    return len(choses) > 1 and len(gens) < 2


def _vague_pointers(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « cela », « ceci », « ça » that open a clause."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.cite or jeton.forme not in ("cela", "ceci", "ça", "ca"):
            continue
        suivant = enonce.role(rang + 1) | enonce.role(rang + 2)
        if suivant & (Nature.FINI | Nature.MODAL | Nature.AUXILIAIRE):
            yield Trouvaille("PRO-01", rang, rang + 1)


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
        only_with(_SUJETS.keys() | _DERNIERS.keys(), _pronouns),
        only_with(_COMPLEMENTS, _object_pronouns),
        only_with((), _two_places, lemmes=_RAPPROCHER),
        only_with(";", _either_of_two),
        only_with(_POSSESSIFS, _possessives),
        only_with(_A_QUI, _rival_owners),
        only_with(("cela", "ceci", "ça", "ca"), _vague_pointers),
    ),
)
