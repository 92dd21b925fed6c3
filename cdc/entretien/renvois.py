"""What people write instead of an answer: « idem », « n/a », « ??? », « voir avec Sophie »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA

from cdc.entretien.textes import normalize


class Drapeau(StrEnum):
    """What a text says instead of an answer; the value is what the record keeps."""

    IDEM = "idem"
    SANS_OBJET = "sans objet"
    NE_SAIT_PAS = "ne sait pas"
    VOIR_AVEC = "voir avec"
    A_COMPLETER = "à compléter"


@dataclass(frozen=True, slots=True)
class NonReponse:
    """A text that is no answer; `qui` are the people or services that it names, as written."""

    drapeau: Drapeau
    qui: tuple[str, ...] = ()


def recognise(texte: str) -> NonReponse | None:
    """Return what `texte` says instead of an answer, or None when it may be one."""
    dit = " ".join(texte.replace("’", "'").split())
    simple = normalize(dit)
    if not simple:
        # A dash stands for « rien », question marks and dots for what is still to be found.
        attendu = Drapeau.A_COMPLETER if re.search(r"[?…]|\.\.", dit) else Drapeau.SANS_OBJET
        return NonReponse(attendu)
    for drapeau, motif in _ENTIERS.items():
        if motif.fullmatch(simple):
            return NonReponse(drapeau)
    if _IDEM.match(simple) and len(simple.split()) <= _MOTS_IDEM:
        return NonReponse(Drapeau.IDEM)
    return _referral(dit) or _misspelt(simple)


def flag(texte: str) -> str | None:
    """Return what `texte` says instead of an answer, or None when it may be one."""
    trouve = recognise(texte)
    return trouve.drapeau.value if trouve else None


def says_none(texte: str) -> bool:
    """Say whether `texte` answers zero to « combien »."""
    return normalize(texte) in _ZERO


def says_nothing(texte: str) -> bool:
    """Say whether `texte` answers that there is nothing of what is asked: « jamais », « non »."""
    return bool(_RIEN.fullmatch(normalize(texte))) or flag(texte) == Drapeau.SANS_OBJET


_RIEN = re.compile(
    r"(non|nan)( (jamais|aucune?s?|pas (vraiment|du tout|encore)|rien))?( merci)?|jamais( encore)?"
    r"|pas (vraiment|du tout|a ma connaissance|que je sache|de souvenir)"
    r"|(non )?(je|on|nous) n en (ai|a|avons|vois) (pas|aucune?|jamais (eue?|vue?|connue?))s?"
    r"|(il n )?y en a (pas|aucune?)( eue?s?)?|(il )?n y en a (pas|aucune?)( eue?s?)?"
    r"|(non )?(ca|cela) (ne )?(m |nous )?(est|a) jamais (arrive|ete le cas)|pas d (echec|exemple)s?"
    r"|aucune?s? (outil|logiciel|echec|exemple|souvenir|tentative|probleme|irritant|attente)s?|no|never"
)
_ZERO = {"aucun", "aucune", "zero", "neant", "pas un seul", "pas une seule"}
_MOTS_IDEM = 10
_MOTS_RENVOI = 14
_MOTS_NOM = 5
_IDEM = re.compile(
    r"(idem|ibid|ditto|meme (chose|reponse)|(comme|voir|cf) ([cs]i dessus|plus haut|precedemment)"
    r"|comme au dessus|cf supra|(voir|cf) (la )?(reponse|question) (precedente|d avant|\w{0,3} ?\d+)"
    r"|(voir|cf) q ?\d+|pareil( que)?)\b"
)
_ENTIERS = {
    Drapeau.SANS_OBJET: re.compile(
        r"n ?[as]|so|s o|sans objet|aucune?s?|non applicable|pas applicable|ne s applique pas|neant"
        r"|rien( a (signaler|dire|ajouter|declarer)| de (particulier|special))?|r ?a ?s|vide"
        r"|((je ne suis|nous ne sommes|on n est) )?pas concernee?s?|non concernee?s?"
        r"|pas de (commentaires?|remarques?)"
    ),
    Drapeau.NE_SAIT_PAS: re.compile(
        r"((je|on|nous) )?(ne )?(sai[st]|savons) (pas|plus)( (du tout|trop|vraiment|bien|encore))?"
        r"|nsp|jsp|(je n en|j en) sais rien|inconnue?s?|je l ignore"
        r"|(je n ai )?(aucune|pas d|pas la moindre) idee"
        r"|(je ne (le |la )?connais|on ne (le |la )?connait) pas( la reponse| le chiffre)?"
        r"|(je n ai |on n a )?pas (d |l |de |le |la |les |cette |ce )?(infos?|informations?|reponse|chiffres?)"
        r"|sans reponse|(difficile|impossible|dur) a (dire|estimer|chiffrer)|no idea"
    ),
    Drapeau.A_COMPLETER: re.compile(
        r"(reste )?a (completer|definir|preciser|determiner|confirmer|renseigner|remplir|voir|revoir"
        r"|verifier|chiffrer|valider|discuter|estimer)( (plus tard|ensemble|en reunion))?"
        r"|tbd|tbc|todo|xx+|n c|nc|en attente( de (reponse|retour|validation))?|plus tard"
        r"|(c est |ce n est )?pas encore (definie?|decidee?|fixee?|connue?|arretee?|choisie?)s?"
        r"|non (definie?|renseignee?|communiquee?|precisee?|connue?)s?"
    ),
}
_AVANT = (
    r"^(?:(?:je (?:ne )?sais pas|aucune idée|pas moi|plutôt|peut-être|il faut|il faudrait|il faudra"
    r"|faut|faudrait|merci de|mieux vaut|le mieux est de|c'est à|je pense|\?+|à|a)[\s,.:;!-]*)*"
)
_PAR = re.compile(
    _AVANT + r"(?:(?:voire?|v[ée]rifier|vu|check(?:er)?) (?:directement )?"
    r"(?:avec|ac|avc|aupr[eè]s de|aupr[eè]s)"
    r"|(?:demand(?:er|é|ez)|poser la question|question) (?:directement )?"
    r"(?:à|a|au|aux|aupr[eè]s d[eu]s?)"
    r"|(?:se rapprocher|s'adresser|question pour)(?: d[eu]s?| à| a| au| aux)?"
    r"|(?:cf\.?|c\.f\.|confer)(?: avec)?) ?\b(?P<qui>.+)$",
    re.IGNORECASE,
)
# These are steps of a process as well: only a name makes them a referral.
_SAIT = (
    r"(?:sait|saura|a (?:l'info(?:rmation)?|la réponse|les? chiffres?)|s'en occupe"
    r"|pourra (?:vous |te )?(?:dire|répondre))"
)
_NOMMANT = (
    re.compile(
        _AVANT + r"(?:voir|contacter|interroger|appeler) (?:avec |au |à )?(?P<qui>.+)$",
        re.IGNORECASE,
    ),
    re.compile(rf"^(?:c'est )?(?P<qui>\S+(?: \S+)?)(?: qui)? {_SAIT}\W*$", re.IGNORECASE),
)
_FIN = re.compile(
    r"[,;:(\n]|(?<!\bM)\.(?=\s|$)|\s[-–—]\s|\b(?:qui|car|pour|parce que)\b|\?", re.IGNORECASE
)
_SUITE_PERMISE = re.compile(
    r"^\W*$|^[\s,;:(.–—-]*(?:il|elle|ils|elles|c'est|c est|qui|je|on|nous|car|parce|lui|merci|svp|svt"
    r"|seule?|si besoin|au besoin|en (?:interne|direct)|\w+[ )]*$)",
    re.IGNORECASE,
)
_POUR = re.compile(r"^pour (?!\w+(?:er|ir|re)\b)", re.IGNORECASE)
_ARTICLE = re.compile(
    r"^(?:l'|(?:le|la|les|l|mon|ma|mes|notre|nos|leur|son|sa|du|des|de la|au) )", re.IGNORECASE
)
_LIENS = {"de", "du", "des", "d", "la", "l", "en", "m", "mme", "mr", "mlle", "service", "a"}
_DEHORS = re.compile(
    r"^(?:clients?|clientele|prospects?|fournisseurs?|candidats?|acheteurs?|demandeurs?|contacts?"
    r"|annexes?|documents?|docs?|fichiers?|procedures?|pj|pieces?|mails?|courriels?|tableaux?|excel"
    r"|word|pdf|onglets?|intranet|liens?|photos?|captures?|schemas?|site|page|article|rgpd|crm|erp"
    r"|contrats?|devis|factures?|commandes?|stock|si|comment|ensemble|question|moi|vous|chaque|tous"
    r"|toutes|personne|nul|ca|cela|ceci|il|on|qui|je|tout|montants?|prix|un|une|ce|cette|dessus)\b"
)
_VERBE = re.compile(  # in small letters: Jean Le Goff is a name
    r"(?<!\S)(?:est|sont|ont|doit|doivent|peut|faut|sera|etait|que|quand|si|et|ou|pas|non|ne|dans"
    r"|sur|les?|par)(?!\S)"
)
_SERVICES = re.compile(
    r"^(?:(?:le |la |l )?(?:service |direction |equipe )?)?(?:compta\w*|dsi|rh|adv|sav|dg|daf|drh|marketing|commerce"
    r"|commerciaux|direction|production|logistique|achats?|informatique|juridique|finances?)\b"
)
_PRENOM = re.compile(r"(?:M\. |Mme |Mr )?(?!Les? |La )[A-ZÀ-Ý][a-zà-ÿ]")
_PRONOMS = {"lui", "elle", "eux", "elles"}


def _referral(dit: str) -> NonReponse | None:
    """Return the people that a text says to ask, if that is all it says."""
    if len(dit.split()) > _MOTS_RENVOI:
        return None
    trouve = _PAR.match(dit)
    if trouve is None:
        nommes = (m for motif in _NOMMANT if (m := motif.match(dit)) and _is_sure(m["qui"]))
        trouve = next(nommes, None)
    qui = _people(trouve["qui"]) if trouve else None
    return None if qui is None else NonReponse(Drapeau.VOIR_AVEC, qui)


def _is_sure(nom: str) -> bool:
    """Say whether words are surely a person or a service, by their capital or by their name."""
    return bool(_PRENOM.match(nom) or _SERVICES.match(normalize(nom)))


def _people(suite: str) -> tuple[str, ...] | None:
    """Return the names that a text goes on with, or None when it says something else."""
    coupe = _FIN.search(suite)
    fin = coupe.start() if coupe else len(suite)
    nommes, reste = suite[:fin].strip(), suite[fin:]
    if not (_SUITE_PERMISE.match(reste) or _POUR.match(reste)):
        return None
    if normalize(nommes) in _PRONOMS:
        return ()
    noms = [n.strip() for n in re.split(r"\s+(?:et|ou|et/ou)\s+|\s*[/&]\s*", nommes) if n.strip()]
    return tuple(noms) if noms and all(map(_is_name, noms)) else None


def _is_name(nom: str) -> bool:
    """Say whether words may be the name of a person or of a service of the company."""
    mots = normalize(_ARTICLE.sub("", nom)).split()
    if not 0 < len(mots) <= _MOTS_NOM or _DEHORS.match(" ".join(mots)) or mots[0].isdecimal():
        return False
    utiles = [m for m in mots if m not in _LIENS]
    infinitif = re.search(r"\bd(?:e |')[a-zé]+(?:er|ir)$", nom)
    return bool(utiles) and not infinitif and not _VERBE.search(_ARTICLE.sub("", nom))


_PHRASES = {
    "je ne sais pas": Drapeau.NE_SAIT_PAS,
    "je sais pas": Drapeau.NE_SAIT_PAS,
    "aucune idee": Drapeau.NE_SAIT_PAS,
    "a completer": Drapeau.A_COMPLETER,
    "a confirmer": Drapeau.A_COMPLETER,
    "a definir": Drapeau.A_COMPLETER,
    "a preciser": Drapeau.A_COMPLETER,
    "a determiner": Drapeau.A_COMPLETER,
    "sans objet": Drapeau.SANS_OBJET,
    "non applicable": Drapeau.SANS_OBJET,
    "non concerne": Drapeau.SANS_OBJET,
    "pas concerne": Drapeau.SANS_OBJET,
    "rien a signaler": Drapeau.SANS_OBJET,
    "meme reponse": Drapeau.IDEM,
    "cf ci dessus": Drapeau.IDEM,
    "voir ci dessus": Drapeau.IDEM,
}


def _misspelt(simple: str) -> NonReponse | None:
    """Return what a text says but for one letter."""
    return next(
        (NonReponse(d) for phrase, d in _PHRASES.items()
         if OSA.distance(simple, phrase, score_cutoff=1) <= 1),
        None,
    )  # fmt: skip
