"""The words by which people name the columns and the headings of their notes."""

from __future__ import annotations

import re
from enum import StrEnum

from cdc.entretien.reponses import normalize


class Titre(StrEnum):
    """What a heading says of the column below it."""

    QUESTION = "question"
    SUJET = "sujet"  # a question, if answers stand beside it
    REPONSE = "reponse"
    REMARQUE = "remarque"
    THEME = "theme"
    NUMERO = "numero"
    OPTION = "option"  # a box to tick: « Oui », « Non »
    PROPOSE = "propose"  # the answers that the guide suggests
    AUTRE = "autre"


_TITRES = (
    (
        Titre.PROPOSE,
        (
            r"reponses? (possibles?|proposees?|attendues?|types?)|exemples?( de reponses?)?|"
            r"aides?( a la (reponse|saisie))?|consignes?|indications?|explications?|"
            r"format attendu|mode d emploi|pourquoi cette question"
        ),
    ),
    (
        Titre.QUESTION,
        (
            r"(les |mes |nos |vos )?questions?( (posees?|ouvertes?|fermees?|du guide|d entretien|"
            r"de l entretien|a poser|et relances?|crm|preparees?))?|"
            r"(intitule|libelle|texte|enonce)s? d(e la|es) questions?|interrogations?"
        ),
    ),
    (
        Titre.REPONSE,
        (
            r"(les |sa |ses |ma |mes |vos |votre |leurs? )?reponses?( (recueillies?|obtenues?|donnees?|apportees?|libres?|brutes?|"
            r"de l interlocuteur|de la personne|du client|de l interviewee?|entretien))?|answers?|"
            r"verbatims?|propos( recueillis)?|dires|ce qu (il|elle|on|ils|elles) (dit|disent|a dit|"
            r"repond|ont dit|m a dit|nous a dit)|ce qui (a ete|est) dit|elements? de reponses?"
        ),
    ),
    (
        Titre.REMARQUE,
        (
            r"(les |mes )?(commentaires?|comments?|remarques?|remarks?|observations?|precisions?|complements?|notes?|"
            r"retours?|constats?|compte rendu|restitutions?|a noter|points? d attention|avis)"
            r"( (prises?|d entretien|de l entretien|eventuel(le)?s?|de l interviewer|libres?|"
            r"du consultant|perso|personnel(le)?s?))?"
        ),
    ),
    (
        Titre.SUJET,
        (
            r"(points?|sujets?|items?)( (abordes?|traites?|a aborder|evoques?|cles?|de discussion))?|"
            r"themes? (abordes?|evoques?)|ce qu on (demande|a demande)|demandes?|relances?"
        ),
    ),
    (
        Titre.THEME,
        (
            r"(themes?|topics?|thematiques?|rubriques?|sections?|domaines?|chapitres?|categories?|axes?|"
            r"parties?|processus|familles?|etapes?|blocs?)( .{0,20})?"
        ),
    ),
    (
        Titre.NUMERO,
        (
            r"(n|no|num|numeros?|ref|references?|id|identifiants?|code|rang|ordre)"
            r"( (de )?(la )?question)?"
        ),
    ),
)
_MOTIFS = tuple((titre, re.compile(motif)) for titre, motif in _TITRES)
_REPONSE_DE = re.compile(
    r"^\s*(?:r[ée]ponses?|verbatims?|notes?)\s*(?:de|d['’]|du|:|-|–|—)?\s*(?P<qui>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LONGUEUR = 60
_RESUME = re.compile(
    r"(sous )?tota(l|ux)( (des )?(reponses|general))?|moyennes?( generale)?|"
    r"nombre (de|d) (reponses|repondants)|nb (de )?(reponses|repondants)"
)


# What plans of actions, budgets and lists to do have for columns, and notes have not.
_GESTION = re.compile(
    r"statut|etat|avancement|action|tache|priorite|criticite|echeance|date limite|delai|deadline|"
    r"responsable|pilote|porteur|montant|cout|prix|budget|total|quantite|qte|ht|ttc|charge|"
    r"scores?|baremes?|fait|a faire|etapes?|phases?|jalons?|livrables?"
)


def is_managed(texte: str) -> bool:
    """Say whether a heading is of a plan or of a budget: « Statut », « Montant HT »."""
    simple = normalize(texte)
    return bool(_GESTION.fullmatch(simple) or _GESTION.fullmatch(simple.split(" ")[0]))


def column_title(texte: str) -> Titre | None:
    """Return what a heading says of its column, if it is one that people use."""
    if len(texte) > _LONGUEUR:
        return None
    if texte.strip() == "#":
        return Titre.NUMERO
    simple = normalize(re.sub(r"\([^)]*\)\s*$", "", texte))
    return next((titre for titre, motif in _MOTIFS if motif.fullmatch(simple)), None)


def is_summary(texte: str) -> bool:
    """Say whether a heading is of a summary: « Total réponses », « Moyenne »."""
    return bool(_RESUME.fullmatch(normalize(texte)))


def answered_by(texte: str) -> str:
    """Return whose answers a heading announces: « Sophie » for « Réponses de Sophie »."""
    trouve = _REPONSE_DE.match(texte)
    return trouve["qui"].strip() if trouve and column_title(texte) is None else ""


_NUMERO = re.compile(
    r"^\s*(?:\(?(?:[Qq](?:uestion)?\s*n?°?\s*)?\d+(?:[.-]\d+)*\s*[.):°–—-]+(?=\s|\D)|"
    r"[Qq](?:uestion)?\s*n?°?\s*\d+(?:\.\d+)*(?=\s)|\d+(?:\.\d+)+(?=\s)|\d+\s(?=[A-ZÀ-Ý])|"
    r"[a-hA-H][.)](?=\s)|[-–—•*](?=\s))\s*"
)
_FIN = re.compile(r"\?\s*[»”\")\]]?\s*(\([^()]*\)|\[[^\[\]]*\])?\s*[.!:]?\s*$")
_DEBUT = re.compile(
    r"(et )?(sur |par |a |avec |de |pour |dans |depuis |en |au |jusqu a )?"
    r"(quel(le)?s?|lesquel(le)?s|quoi|comment|combien|pourquoi|quand|est ce que|qu est ce qu[ei]?|"
    r"qui|(a|d) ?ou)\b"
    r"|\w+(ez|es|t) vous\b|y a t il\b|(decrivez|racontez|citez|listez|expliquez|precisez|indiquez|"
    r"parlez|presentez) "
)
_MOTS = 3


def unnumbered(texte: str) -> str:
    """Return a question without its number: « 1.2 Quel outil ? » is « Quel outil ? »."""
    return _NUMERO.sub("", texte, count=1).strip() or texte.strip()


def number_of(texte: str) -> str:
    """Return the number before a question, or nothing."""
    trouve = _NUMERO.match(texte)
    return trouve.group().strip() if trouve else ""


def asks(texte: str) -> bool:
    """Say whether a text ends as a question does."""
    return bool(_FIN.search(texte))


def seems_asked(texte: str) -> bool:
    """Say whether a text is a question, even without its mark."""
    return asks(texte) or begins_as_question(texte)


def begins_as_question(texte: str) -> bool:
    """Say whether a text begins as questions do: « Quels outils… », « Avez-vous… »."""
    simple = normalize(unnumbered(texte))
    return len(simple.split()) > _MOTS and bool(_DEBUT.match(simple))


_THEME = re.compile(
    r"^\s*(#+\s|(th[èe]me|partie|section|chapitre|rubrique|bloc|axe)\b|[IVX]{1,4}\s*[.)–—-]\s"
    r"|[A-H]\s*[.)–—-]\s)",
    re.IGNORECASE,
)


def titles_part(texte: str) -> bool:
    """Say whether a text can only be the title of a part: « Partie 2 », « II. Ventes », capitals."""
    if asks(texte) or len(texte) > _LONGUEUR + 20:
        return False
    lettres = [c for c in texte if c.isalpha()]
    return bool(_THEME.match(texte)) or (
        len(lettres) > 3 and texte == texte.upper() and not texte.rstrip().endswith(".")
    )


# What lists of the outline have for columns, and interviews have not.
_LISTES = {
    "sources": (
        "un inventaire de fichiers",
        (
            "fichier, fichiers, nom du fichier, classeur, chemin, emplacement, dossier, taille, format, "
            "volume, nb lignes, nombre de lignes, lignes, nb de lignes, proprietaire, detenteur, "
            "extension, tenu par, frequence, frequence de mise a jour, mise a jour, "
            "derniere mise a jour, repertoire, qualite, utilisateurs"
        ),
    ),
    "exigences": (
        "une liste d’exigences",
        (
            "exigence, exigences, ref exigence, id exigence, enonce, description, priorite, criticite, "
            "critere d acceptation, criteres d acceptation, lot, version, statut, besoin, "
            "fonctionnalite, module, origine, justification, moscow, user story, "
            "reponse candidat, reponse du candidat, reponse prestataire, reponse editeur, couverture, "
            "conformite"
        ),
    ),
    "dictionnaire": (
        "un dictionnaire de données",
        (
            "champ, nom du champ, type, longueur, obligatoire, format, valeurs possibles, valeurs, "
            "entite, table, valeur par defaut, exemple, type de donnee, libelle"
        ),
    ),
    "equipe": (
        "une liste de personnes",
        (
            "nom, prenom, nom et prenom, fonction, service, role, telephone, tel, courriel, e mail, "
            "email, mail, adresse, site, equipe, poste, entreprise, societe, charge, disponibilite"
        ),
    ),
    "applications": (
        "une liste d’applications",
        (
            "application, logiciel, outil, editeur, version, usage, hebergement, interfaces, "
            "utilisateurs, nb utilisateurs, responsable, cout, fournisseur"
        ),
    ),
    "glossaire": ("un glossaire", "terme, mot, sigle, acronyme, definition, signification"),
}
_MOTS_LISTES = {
    vers: (nom, frozenset(m.strip() for m in mots.split(",")))
    for vers, (nom, mots) in _LISTES.items()
}


def listed(titres: list[str]) -> tuple[str, str, tuple[str, ...]] | None:
    """Return which list of the outline headings are those of: its key, its name, the headings."""
    simples = {normalize(t): t.strip() for t in titres if len(t) <= _LONGUEUR}
    vues = [
        (vers, nom, tuple(simples[m] for m in simples if m in mots))
        for vers, (nom, mots) in _MOTS_LISTES.items()
    ]
    vers, nom, reconnus = max(vues, key=lambda v: len(v[2]))
    assez = len(reconnus) > 1 and len(reconnus) >= len(simples) / 2
    return (vers, nom, reconnus) if assez else None
