"""The French of a test case: first person, articles, short sentences; no file, no project."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdc_schema.types import Duree

# Endings of the infinitive, longest first, and what the first person of the present puts instead.
_PREMIERE: tuple[tuple[str, str], ...] = (
    ("mettre", "mets"), ("prendre", "prends"), ("connaître", "connais"), ("paraître", "parais"),
    ("écrire", "écris"), ("scrire", "scris"), ("dire", "dis"), ("lire", "lis"), ("faire", "fais"),
    ("clore", "clos"), ("vivre", "vis"), ("uivre", "uis"), ("duire", "duis"), ("truire", "truis"),
    ("joindre", "joins"), ("craindre", "crains"), ("battre", "bats"), ("résoudre", "résous"),
    ("cevoir", "çois"), ("devoir", "dois"), ("pouvoir", "peux"), ("vouloir", "veux"),
    ("savoir", "sais"), ("prévoir", "prévois"), ("voir", "vois"), ("tenir", "tiens"),
    ("venir", "viens"), ("courir", "cours"), ("ouvrir", "ouvre"), ("offrir", "offre"),
    ("sortir", "sors"), ("partir", "pars"), ("servir", "sers"), ("dormir", "dors"),
    ("ndre", "nds"), ("rdre", "rds"), ("ettre", "ets"), ("ompre", "omps"), ("appeler", "appelle"), ("jeter", "jette"),
    ("ayer", "aie"), ("oyer", "oie"), ("uyer", "uie"), ("ir", "is"),
)  # fmt: skip
_SEULS = {"avoir": "ai", "être": "suis", "aller": "vais"}
# « répéter » gives « répète », « acheter » gives « achète », « lever » gives « lève ».
_GRAVE = re.compile(r"[eé]([bcdfgjklmnpqrstvz]{1,2}|ch)er$")
_SANS_GRAVE = ("ller", "tter", "ster", "sser", "ller", "nter", "ncer", "nner", "rcher", "rter")
_INFINITIF = re.compile(r"^(?:s’|se )?[\w’]*(?:er|ir|re|oir)$", re.IGNORECASE)
# Nouns and adverbs that end as an infinitive does.
_NON_VERBES = frozenset(
    [
        "hier",
        "premier",
        "dernier",
        "particulier",
        "dossier",
        "courrier",
        "papier",
        "atelier",
        "métier",
        "financier",
        "fichier",
        "calendrier",
        "panier",
        "clavier",
        "entier",
        "février",
        "janvier",
        "luminaire",
        "titulaire",
        "formulaire",
        "commentaire",
        "partenaire",
        "libre",
        "ordre",
        "cadre",
        "nombre",
        "titre",
        "lettre",
        "mètre",
        "offre",
        "cher",
        "mer",
        "hiver",
        "sur",
        "pour",
        "leur",
        "jour",
        "cuir",
        "loisir",
        "avenir",
        "désir",
        "plaisir",
        "soir",
        "espoir",
        "pouvoir",
        "devoir",
        "contre",
        "entre",
        "autre",
        "notre",
        "votre",
        "être",
        "semestre",
        "trimestre",
        "registre",
        "facture",
        "fermeture",
        "ouverture",
        "signature",
        "mesure",
        "procédure",
        "membre",
        "affaire",
    ]
)
_EN_IQUE = frozenset(
    ["indique", "applique", "explique", "communique", "clique", "pratique", "fabrique"]
)
_VOYELLE = re.compile(r"^[aeiouyhàâéèêëîïôöûù]", re.IGNORECASE)
_H_ASPIRE = ("hors", "haut", "huit", "hausse", "halte")

# The ends of nouns that tell their gender, longest first; what they say wrong stands apart.
_FEMININS = (
    "tion", "sion", "aison", "ance", "ence", "ture", "ude", "ité", "ée", "ette", "elle", "esse", "euse",
    "trice", "rice", "ie", "ise", "ine", "ande", "ade", "ale", "ure", "ète", "ire",
)  # fmt: skip
_MASCULINS = (
    "ment", "age", "isme", "eau", "oir", "ier", "eur", "teur", "ail", "al", "at", "et", "in", "on", "us",
    "is", "ais", "ac", "il", "el", "ème", "aire",
)  # fmt: skip
_GENRES = dict.fromkeys(
    [
        "affaire",
        "facture",
        "réclamation",
        "commande",
        "visite",
        "location",
        "carte",
        "fiche",
        "campagne",
        "adresse",
        "demande",
        "relance",
        "boutique",
        "personne",
        "machine",
        "pièce",
        "tâche",
        "ligne",
        "remise",
        "agence",
        "équipe",
        "note",
        "liste",
        "offre",
        "opération",
    ],
    "f",
) | dict.fromkeys(
    [
        "lead",
        "dossier",
        "client",
        "devis",
        "contrat",
        "échange",
        "appareil",
        "segment",
        "consentement",
        "prospect",
        "interlocuteur",
        "abonnement",
        "vélo",
        "bien",
        "mandat",
        "groupe",
        "compte",
        "modèle",
        "rendez-vous",
        "avis",
        "avoir",
        "produit",
        "article",
        "contact",
        "fournisseur",
        "document",
        "membre",
        "message",
        "appel",
        "chantier",
        "site",
        "lot",
        "programme",
        "rapport",
        "stage",
    ],
    "m",
)

_SUR_PLACE = ("en ", "chez ", "au ", "à ", "aux ", "sur ", "dans ")


def fold(texte: str) -> str:
    """Return `texte` in small letters, without accents, its spaces plain."""
    plat = unicodedata.normalize("NFD", texte.lower().replace("'", "’"))
    sans = "".join(c for c in plat if not unicodedata.combining(c))
    return " ".join(sans.split())


def first_person(infinitif: str) -> str:
    """Return the first person of the present: « crée » for « créer »."""
    verbe = infinitif.lower()
    if verbe in _SEULS:
        return _SEULS[verbe]
    for fin, present in _PREMIERE:
        if verbe.endswith(fin):
            return verbe.removesuffix(fin) + present
    if verbe.endswith("er"):
        if (grave := _GRAVE.search(verbe)) and not verbe.endswith(_SANS_GRAVE):
            return f"{verbe[: grave.start()]}è{grave[1]}e"
        return verbe.removesuffix("r")
    return verbe


def third_person(infinitif: str) -> str:
    """Return the third person of the present: « envoie » for « envoyer », « lit » for « lire »."""
    je = first_person(infinitif)
    for fin, present in (
        ("ais", "ait"), ("ois", "oit"), ("ets", "et"), ("ats", "at"), ("ds", "d"), ("peux", "peut"),
        ("veux", "veut"), ("suis", "est"), ("ai", "a"),
    ):  # fmt: skip
        if je.endswith(fin) and not (fin in ("suis", "ai") and je != fin):
            return je.removesuffix(fin) + present
    return je.removesuffix("s") + "t" if je.endswith("s") else je


def as_first(troisieme: str) -> str | None:
    """Return the first person of a verb read at the third: « choisis » for « choisit »; None if none."""
    verbe = troisieme.lower()
    for lui, moi in (
        ("est", "suis"), ("a", "ai"), ("va", "vais"), ("peut", "peux"), ("veut", "veux"), ("doit", "dois"),
    ):  # fmt: skip
        if verbe == lui:
            return moi
    if verbe.endswith("ique") and verbe not in _EN_IQUE:  # « le conseiller juridique »
        return None
    if verbe.endswith("e"):
        return verbe
    if verbe.endswith(("et", "ot", "at")):
        return verbe + "s" if verbe.endswith("met") else verbe[:-1] + "ts"
    if verbe.endswith("t"):
        return verbe[:-1] + "s"
    return verbe + "s" if verbe.endswith("d") else None


def from_participle(participe: str) -> str | None:
    """Return the first person of a verb read as a participle: « envoie » for « envoyée »."""
    forme = fold(participe)
    racine = re.sub(r"e?s?$", "", forme) if not forme.endswith("e") else forme[:-1]
    for lu, present in (
        ("lu", "lis"), ("fait", "fais"), ("saisi", "saisis"), ("choisi", "choisis"), ("rempli", "remplis"),
        ("ouvert", "ouvre"), ("clos", "clos"), ("mis", "mets"), ("pris", "prends"), ("transmis", "transmets"),
        ("joint", "joins"), ("inscrit", "inscris"), ("ecrit", "écris"), ("defini", "définis"),
        ("fourni", "fournis"), ("retabli", "rétablis"),
    ):  # fmt: skip
        if racine in (lu, lu.rstrip("s")) or forme.rstrip("es") == lu.rstrip("s"):
            return present
    verbe = re.sub(r"ée?s?$", "er", participe.lower())
    return first_person(verbe) if verbe.endswith("er") and verbe != participe.lower() else None


def elide(mot: str, suite: str) -> str:
    """Return « j’ouvre », « je crée », « d’affaire »: a small word before what follows."""
    if _VOYELLE.match(suite) and not suite.lower().startswith(_H_ASPIRE):
        return f"{mot[:-1]}’{suite}"
    return f"{mot} {suite}"


def acts(infinitif: str, personne: str = "je") -> str:
    """Return what somebody does, from what is to be done: « je rappelle et je qualifie ».

    `personne` is « je », or the subject that does it (« le CRM »). What does not begin by an
    infinitive is returned as it is.
    """
    mots = lower_first(infinitif.strip().rstrip(".")).split(" ")
    sortis: list[str] = []
    attendu = True
    for mot in mots:
        if attendu and is_infinitive(mot):
            verbe = first_person(mot) if personne == "je" else third_person(mot)
            sortis.append(
                elide("je", verbe) if personne == "je" else _said(personne, verbe, sortis)
            )
            attendu = False
            continue
        attendu = mot in ("et", "puis", "ou") or mot.endswith(",")
        sortis.append(mot)
    return " ".join(sortis) if is_infinitive(mots[0]) else " ".join(mots)


def _said(personne: str, verbe: str, avant: list[str]) -> str:
    return verbe if avant else f"{personne} {verbe}"


def is_infinitive(mot: str) -> bool:
    """Say whether `mot` is a verb that waits for its person."""
    return bool(_INFINITIF.match(mot)) and mot.lower() not in _NON_VERBES and len(mot) > 3


def gender(nom: str) -> str | None:
    """Return « f » or « m » for the first word of `nom`, None where nothing tells."""
    mots = nom.lower().split()
    if not mots or "et" in mots or "ou" in mots:
        return None
    mot = mots[0]
    if mot in _GENRES:
        return _GENRES[mot]
    if mot.endswith(_FEMININS):
        return "f"
    return "m" if mot.endswith(_MASCULINS) else None


def a_record(nom: str) -> str:
    """Return « un dossier SAV », « une affaire », or « une fiche « Grain » » where nothing tells."""
    genre = gender(nom)
    return (
        f"{'une' if genre == 'f' else 'un'} {lower_first(nom)}"
        if genre
        else f"une fiche {quoted(nom)}"
    )


def the_record(nom: str) -> str:
    """Return « le dossier SAV », « l’affaire », « la fiche « Grain » »."""
    genre = gender(nom)
    if genre is None:
        return f"la fiche {quoted(nom)}"
    return elide("la" if genre == "f" else "le", lower_first(nom))


def of_record(nom: str) -> str:
    """Return « du dossier SAV », « de l’affaire », « de la fiche « Grain » »."""
    avec = the_record(nom)
    return f"du {avec.removeprefix('le ')}" if avec.startswith("le ") else f"de {avec}"


def this_record(nom: str) -> str:
    """Return « ce dossier SAV », « cette affaire », « cet échange »."""
    genre = gender(nom)
    if genre == "f" or genre is None:
        return f"cette {lower_first(nom)}" if genre else f"cette fiche {quoted(nom)}"
    court = lower_first(nom)
    muette = _VOYELLE.match(court) and not court.startswith(_H_ASPIRE)
    return f"{'cet' if muette else 'ce'} {court}"


def pronoun(nom: str) -> str:
    """Return « le » or « la », for what a record of this name is."""
    return "le" if gender(nom) == "m" else "la"


def agree(nom: str, masculin: str) -> str:
    """Return `masculin` in the gender of `nom`: « créée » for an « affaire »."""
    return f"{masculin}e" if gender(nom) != "m" else masculin


def at_place(lieu: str) -> str:
    """Return « à l’accueil du SAV », « au comptoir », « en tournée »."""
    genre = gender(lieu)
    if lieu.lower().startswith(_SUR_PLACE) or genre is None:
        return lower_first(lieu)
    ici = elide("la" if genre == "f" else "le", lower_first(lieu))
    return f"au {ici.removeprefix('le ')}" if ici.startswith("le ") else f"à {ici}"


def duration(duree: Duree | None) -> str:
    """Return « 1 jour ouvré », « 4 h ouvrées »."""
    if duree is None:
        return ""
    texte = str(duree)
    if duree.valeur >= 2 or duree.unite == "mois":
        return texte
    return re.sub(r"(\w{2,})s\b", r"\1", texte)


def by_system(nom: str) -> str:
    """Return « par le CRM », « par « Boutique en ligne » »."""
    return f"par {nom}" if nom.startswith(("le ", "la ", "l’")) else f"par {quoted(nom)}"


def quoted(texte: str) -> str:
    """Return « texte »."""
    return f"«\u00a0{texte}\u00a0»"


def lower_first(texte: str) -> str:
    """Return `texte` with a small first letter, unless its first word is an acronym or a name."""
    mot = texte.split(" ")[0]
    return texte if sum(c.isupper() for c in mot) > 1 else texte[:1].lower() + texte[1:]


def upper_first(texte: str) -> str:
    """Return `texte` with a capital."""
    return texte[:1].upper() + texte[1:]
