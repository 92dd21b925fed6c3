"""Where a word that judges is no judgement: a name, a fact, a measure, a thing told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.gardes import (
    is_free_choice,
    is_topic,
    not_purpose,
    unmeasured,
)
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import PERSONNES
from cdc.verification.formulation.lexique.faits import FAITS
from cdc.verification.formulation.motifs import Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce


_MESURES = [
    "tls",
    "ssl",
    "aes",
    "mfa",
    "sso",
    "https",
    "vpn",
    "saml",
    "oauth",
    "chiffré",
    "chiffrée",
    "chiffrés",
    "chiffrées",
    "chiffrement",
    "second",
    "facteur",
    "habilitation",
    "habilitations",
    "authentification",
    "rsa",
    "sha",
    "sftp",
    "iso",
    "hds",
    "secnumcloud",
    "pseudonymisé",
    "anonymisé",
    "certificat",
    "rôle",
    "rôles",
    "mot",
]


def no_measure_of_security(enonce: Enonce, _debut: int, _fin: int) -> bool:
    """Keep what no measure of security goes with."""
    return not enonce.formes.intersection(_MESURES)


def adjective(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep a word that qualifies: after a noun, « être » or an adverb, or before its noun.

    Before its noun, « simple » only says that there is nothing more: « un simple visiteur ».
    """
    jeton = enonce.jetons[debut]
    if jeton.role & (Nature.FINI | Nature.INFINITIF) or _verb_in_row(enonce, debut):
        return False
    if jeton.forme.startswith("simple") and enonce.role(fin) & Nature.NOM:
        return False
    avant, apres = enonce.role(debut - 1), enonce.role(fin)
    if avant & Nature.DETERMINANT:
        return bool(apres & (Nature.NOM | Nature.ADJECTIF))
    return enonce.forme(debut - 1) not in ("de", "d’", "en", "par")


def _verb_in_row(enonce: Enonce, rang: int) -> bool:
    """Tell « ouvre, complète et ferme »: a verb between two verbs."""
    suit = enonce.forme(rang - 1) in (",", "et") and enonce.role(rang - 2) & Nature.FINI
    return bool(suit and enonce.forme(rang + 1) in (",", "et"))


def before_noun(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « une bonne gestion », « un gros client »; leave « un bon », « le petit »."""
    return bool(enonce.role(fin) & Nature.NOM) and not enonce.role(debut) & Nature.FINI


def intensified(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « très » before any adjective or adverb: whatever it qualifies has no scale."""
    suivant = enonce.jetons[fin] if fin < len(enonce.jetons) else None
    if suivant is None or suivant.forme in ("haut", "petite", "petites", "petit", "petits"):
        return False
    if suivant.role & (
        Nature.NOMBRE | Nature.DETERMINANT | Nature.PREPOSITION | Nature.PONCTUATION
    ):
        return False
    return unmeasured(enonce, debut, fin) and not_purpose(enonce, debut, fin)


def paired(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep the second of two attributes: « jeune et dynamique »."""
    return enonce.forme(debut - 1) in ("et", "ou") and enonce.role(fin) & Nature.NOM == 0


def after_noun(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « un texte court », « une base propre »; leave « le format court », « propre à »."""
    avant = enonce.jetons[debut - 1] if debut else None
    if avant is None or avant.forme in (
        "plus",
        "moins",
        "format",
        "numéro",
        "code",
        "date",
        "terme",
        "libellé",
        "nom",
    ):
        return False
    if enonce.forme(fin) in ("à", "au", "aux", "de", "que", "qu’", "format"):
        return False
    return bool(avant.role & (Nature.NOM | Nature.AUXILIAIRE | Nature.ADVERBE)) and not (
        enonce.role(fin) & Nature.NOM
    )


def human(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep a quality of people: « une équipe expérimentée »."""
    avant = {enonce.forme(r) for r in range(max(0, debut - 5), debut)}
    if enonce.forme(debut).startswith("disponible") and not _is_said(enonce, debut):
        return False
    return (
        bool(avant & _EQUIPES)
        and enonce.jetons[debut].zone is Zone.PRINCIPALE
        and unmeasured(enonce, debut, fin)
    )


def _is_said(enonce: Enonce, debut: int) -> bool:
    """Keep « un interlocuteur disponible »; leave « les conseillers disponibles », a state."""
    return bool(enonce.role(debut - 1) & Nature.AUXILIAIRE) or enonce.forme(debut - 2) in (
        "un",
        "une",
    )


_EQUIPES = words("""
    équipe équipes commerciaux vendeurs techniciens formateurs interlocuteur interlocuteurs consultant consultants support profil profils personnel
    chef prestataire éditeur intégrateur formateur formateurs expert experts assistance intervenants
    intervenant conseiller conseillers
    """)


def well_done(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « doit être bien structurée »; leave « bien que », « un bien »."""
    avant, apres = enonce.role(debut - 1), enonce.role(fin)
    return bool(
        avant & (Nature.AUXILIAIRE | Nature.NOM)
        and apres & (Nature.PARTICIPE | Nature.ADJECTIF)
        and unmeasured(enonce, debut, fin)
    )


def manner(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « de manière discrète »; leave a manner that is a fact: « de manière automatique »."""
    maniere = enonce.forme(fin)
    if not maniere.isalpha() or maniere in ("à", "que", "dont", "suivante", "telle"):
        return False
    return maniere not in FAITS and unmeasured(enonce, debut, fin)


def unproved(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find what a thing must be, when the word is no fact that can be observed."""
    for debut, fin in enonce.phrases:
        personne = -1  # looked for once a sentence, and only where it decides
        for rang in range(debut + 1, fin - 1):
            if not _is_wanted(enonce, rang):
                continue
            qualite = rang + 1
            while enonce.role(qualite) & Nature.ADVERBE and qualite < fin:
                qualite += 1
            if not _is_judgement(enonce, qualite):
                continue
            personne = _first_person(enonce, debut, fin) if personne < 0 else personne
            if rang <= personne:
                yield Trouvaille("VAG-13", qualite, qualite + 1)


def _is_wanted(enonce: Enonce, rang: int) -> bool:
    """Tell « doit être », « sera », « doit rester » of the main clause."""
    jeton = enonce.jetons[rang]
    if jeton.zone is not Zone.PRINCIPALE or jeton.cite:
        return False
    if jeton.forme in ("sera", "seront", "restera", "resteront"):
        return True
    avant = rang - 1
    while enonce.role(avant) & Nature.ADVERBE:
        avant -= 1
    return jeton.forme in ("être", "rester", "demeurer") and enonce.forme(avant) in (
        "doit",
        "doivent",
        "devra",
        "devront",
    )


def _is_judgement(enonce: Enonce, rang: int) -> bool:
    jeton = enonce.jetons[rang] if rang < len(enonce.jetons) else None
    if jeton is None or jeton.cite or not jeton.forme.isalpha() or jeton.brut[0].isupper():
        return False
    if jeton.natures & ~(Nature.NOM | Nature.ADJECTIF | Nature.GERONDIF) or not jeton.natures:
        return False
    if jeton.forme in FAITS or jeton.forme.endswith(
        ("able", "ables", "ible", "ibles", "ques", "que")
    ):
        return False
    suivant = enonce.forme(rang + 1)
    return suivant in ("", ".", ",", ";", "et", "pour", "lors", "!") and unmeasured(
        enonce, rang, rang + 1
    )


def _first_person(enonce: Enonce, debut: int, fin: int) -> int:
    """Return where the sentence first names somebody, `fin` where it does not."""
    formes = ((rang, enonce.forme(rang)) for rang in range(debut, fin))
    return next((r for r, f in formes if f in PERSONNES or f[:-1] in PERSONNES), fin)


def not_ranked(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Leave « les dix plus gros clients par montant », which is computed."""
    return enonce.forme(debut - 1) not in ("plus", "moins")


def attribute(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep an adjective said of a subject: « la connexion est mauvaise »."""
    avant = debut - 1
    while enonce.role(avant) & Nature.ADVERBE:
        avant -= 1
    return bool(enonce.role(avant) & Nature.AUXILIAIRE) and not enonce.role(fin) & Nature.NOM


def judges(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave an adjective that says with what: « adapté au format », « nécessaire à l’envoi »."""
    lemme = enonce.jetons[debut].forme
    if is_topic(enonce, debut) or is_free_choice(enonce, debut - 1):
        return False
    if lemme.startswith(("adapt", "appropri")):
        return not enonce.role(debut) & Nature.PARTICIPE or enonce.forme(fin) in ("à", "au", "aux")
    if lemme.startswith(_RELATIFS):
        return enonce.forme(fin) not in ("à", "au", "aux", "pour", "de", "du", "des", "avec")
    if lemme.startswith(_EPITHETES):
        avant = enonce.role(debut - 1) & (Nature.NOM | Nature.AUXILIAIRE | Nature.ADVERBE)
        return bool(avant) and not enonce.role(fin) & Nature.NOM
    return True


_RELATIFS = ("nécessaire", "utile", "principa", "conforme", "cohérent", "essentiel")


_EPITHETES = (
    "courant",
    "ciblé",
    "personnalis",
    "correct",
    "indiqué",
    "valable",
    "habituel",
    "usuel",
)


def not_bound_by_complement(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave « limité à 5 Mo », « réduit de 10 % »."""
    if enonce.forme(debut).startswith(("limité", "restreint", "réduit")):
        return enonce.role(debut - 1) == Nature.NOM and enonce.forme(fin) not in (
            "à",
            "au",
            "aux",
            "de",
            "par",
            "du",
            "des",
        )
    return True


def not_quantified(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave « plutôt que », « trop-perçu », and what a number follows."""
    forme = enonce.forme(debut)
    if forme in ("assez", "trop", "plutôt", "relativement", "largement"):
        if forme == "plutôt" and enonce.forme(fin) in ("que", "qu’"):
            return False
        return not enonce.forme(fin)[:1].isdigit() and enonce.forme(fin) not in ("à", "perçu")
    return True


def asks_for_content(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave a completeness that is a fact: « un dossier complet », « la fiche est complète »."""
    forme = enonce.forme(debut)
    if is_topic(enonce, debut) or (forme.startswith("lisible") and _readable_by(enonce, fin)):
        return False
    if not forme.startswith(("compl", "détaill", "préci", "synth", "visuel")):
        return True
    if enonce.role(debut) & Nature.PARTICIPE:
        return False
    if forme.startswith("compl") and _whole_file(enonce, debut):
        return False
    return enonce.forme(fin) not in ("de", "du", "des", "par", "dans", "en", "à", ":")


def _whole_file(enonce: Enonce, rang: int) -> bool:
    """Tell « un dossier complet », « si la demande n’est pas complète »: whether all its pieces are there."""
    sujet = rang - 1
    while sujet > 0 and enonce.role(sujet) & (Nature.ADVERBE | Nature.AUXILIAIRE):
        sujet -= 1
    proches = range(max(sujet - 3, 0), sujet + 1) if sujet < rang - 1 else (rang - 1, rang - 2)
    return any(enonce.forme(r).removesuffix("s") in _A_PIECES for r in proches)


_A_PIECES = words(
    "dossier formulaire commande pièce demande déclaration inscription candidature liasse bordereau"
)


def _readable_by(enonce: Enonce, fin: int) -> bool:
    """Tell « lisible par le rôle Direction », « ne sont lisibles que par »: a right."""
    suite = fin + (enonce.forme(fin) in ("que", "qu’", "uniquement", "seulement"))
    if enonce.forme(suite) != "par":
        return False
    gens = (enonce.forme(r).removesuffix("s") for r in range(suite + 1, suite + 4))
    return any(un in PERSONNES or un in _GROUPES for un in gens)


_GROUPES = words("rôle profil groupe service équipe direction comité siège agence administrateur")


def not_measured_noun(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave « le plus élevé », « un score plus faible que », « point critique » of a plan."""
    if enonce.forme(debut - 1) in ("plus", "moins", "aussi"):
        return False
    forme = enonce.forme(debut)
    if forme.startswith("majeur") and (
        enonce.role(debut - 1) & Nature.AUXILIAIRE
        or enonce.forme(debut - 1).rstrip("s") in PERSONNES
    ):
        return False
    if forme.startswith(("sensible", "critique", "fort", "lourd", "gros", "exceptionnel")):
        return enonce.role(debut - 1) & Nature.DETERMINANT == 0 or bool(
            enonce.role(fin) & Nature.NOM
        )
    return True
