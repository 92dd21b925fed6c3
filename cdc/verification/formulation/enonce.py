"""A statement cut into words: what each does there, its clauses, quotations, names and measures."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from cdc.verification.formulation.lexique import grammaire, words
from cdc.verification.formulation.lexique.grandeurs import find_measures
from cdc.verification.formulation.mots import MORCEAU, Mot, Nature, cut
from cdc.verification.formulation.propositions import Zone, find_zones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.verification.formulation.lexique.grandeurs import Mesure
    from cdc.verification.formulation.termes import Termes

_GUILLEMETS = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"\n]*\"|`[^`\n]*`")
_FIN_DE_PHRASE = re.compile(r"[.!?…]+[\"»”)\s]*(?=\s+[«\"“(]?\s*[A-ZÀÂÉÈÊÎÔÇŒ])|\n\s*\n")
_ABREVIATIONS = frozenset({"art", "p", "ex", "etc", "cf", "n", "av", "réf", "env", "max", "min"})
# Half of a sentence in quotation marks is what somebody said, not the name of a thing.
_TROP_CITE = 0.7


class Jeton:
    """One word, number or mark of a statement.

    Attributes:
        mot: what is known of it out of any sentence.
        debut: where it begins in the text, in code points.
        fin: where it ends, half-open.
        brut: as it is written.
        role: what it is here.
        cite: it stands in quotation marks, or in a defined term.
        terme: it stands in a defined term, and in no quotation.
        zone: the kind of clause it stands in.
    """

    __slots__ = (
        "brut",
        "cite",
        "debut",
        "fin",
        "forme",
        "lemme",
        "natures",
        "role",
        "terme",
        "zone",
    )

    def __init__(self, un: Mot, debut: int, fin: int, brut: str) -> None:
        self.forme, self.lemme, self.natures = un
        self.debut = debut
        self.fin = fin
        self.brut = brut
        self.role = self.natures
        self.cite = self.terme = False
        self.zone = _PRINCIPALE


_PRINCIPALE = Zone.PRINCIPALE
_VIDES = [""] * 20


class Enonce:
    """A text under analysis; what few rules ask for is computed when it is asked."""

    def __init__(self, texte: str, termes: Termes | None = None) -> None:
        self.texte = texte
        self.jetons = _tokens(texte)
        # Looking a few words before the first or after the last finds nothing.
        self.suite = [j.forme for j in self.jetons] + _VIDES
        self.phrases = _sentences(texte, self.jetons)
        _quote(texte, self.jetons)
        if termes is not None:
            termes.mark(self.jetons)
        for debut, fin in self.phrases:
            _tag(self.jetons, debut, fin)
            find_zones(self.jetons, debut, fin)

    @cached_property
    def mesures(self) -> list[Mesure]:
        """Every number with what it counts or measures, in their order."""
        return find_measures(self.jetons)

    @cached_property
    def formes(self) -> frozenset[str]:
        """Every form of the text, out of quotations."""
        return frozenset([j.forme for j in self.jetons if not j.cite])

    @cached_property
    def lemmes(self) -> frozenset[str]:
        """Every lemma of the text, out of quotations."""
        return frozenset([j.lemme for j in self.jetons if not j.cite])

    def forme(self, rang: int) -> str:
        """Return the form of a word, empty beyond the ends."""
        try:
            return self.suite[rang]
        except IndexError:
            return ""

    def role(self, rang: int) -> int:
        """Return what a word is, nothing beyond the ends."""
        return self.jetons[rang].role if 0 <= rang < len(self.jetons) else Nature.AUTRE

    def lemme(self, rang: int) -> str:
        """Return the dictionary form of a word, empty beyond the ends."""
        return self.jetons[rang].lemme if 0 <= rang < len(self.jetons) else ""

    def bounds(self, debut: int, fin: int) -> tuple[int, int]:
        """Return where the words `debut` to `fin`, half-open, stand in the text."""
        return self.jetons[debut].debut, self.jetons[fin - 1].fin

    def words(self, debut: int, fin: int) -> str:
        """Return these words as they are written."""
        de, a = self.bounds(debut, fin)
        return self.texte[de:a]

    def sentence(self, rang: int) -> tuple[int, int]:
        """Return the bounds of the sentence that holds the word `rang`."""
        return next((p for p in self.phrases if p[0] <= rang < p[1]), (0, len(self.jetons)))


def _tokens(texte: str) -> list[Jeton]:
    return [
        Jeton(un, ou + debut, ou + fin, brut)
        for morceau in MORCEAU.finditer(texte)
        for ou in (morceau.start(),)
        for un, debut, fin, brut in cut(morceau[0])
    ]


def _sentences(texte: str, jetons: Sequence[Jeton]) -> list[tuple[int, int]]:
    bornes = [m.end() for m in _FIN_DE_PHRASE.finditer(texte) if not _abbreviated(texte, m.start())]
    if not bornes:
        return [(0, len(jetons))] if jetons else []
    phrases, debut = [], 0
    suivantes = iter([*bornes, len(texte)])
    borne = next(suivantes)
    for rang, jeton in enumerate(jetons):
        while jeton.debut >= borne and borne < len(texte):
            if rang > debut:
                phrases.append((debut, rang))
            debut, borne = rang, next(suivantes)
    if debut < len(jetons):
        phrases.append((debut, len(jetons)))
    return phrases


def _abbreviated(texte: str, ou: int) -> bool:
    mots = texte[max(0, ou - 6) : ou].replace("(", " ").split()
    return bool(mots) and mots[-1].lower() in _ABREVIATIONS and texte[ou : ou + 1] == "."


def _quote(texte: str, jetons: Sequence[Jeton]) -> None:
    """Mark what stands in quotation marks, unless nearly all of the text does."""
    spans = [m.span() for m in _GUILLEMETS.finditer(texte)]
    if not spans or sum(fin - debut for debut, fin in spans) > _TROP_CITE * len(texte):
        return
    suivants = iter(spans)
    debut, fin = next(suivants)
    for jeton in jetons:
        while jeton.debut >= fin:
            debut, fin = next(suivants, (len(texte), len(texte) + 1))
        jeton.cite = debut <= jeton.debut


def _tag(jetons: Sequence[Jeton], debut: int, fin: int) -> None:
    """Decide what each word of a sentence is, from left to right."""
    fini = False
    for rang in range(debut, fin):
        jeton = jetons[rang]
        natures = jeton.natures
        if natures == Nature.NOM:
            continue
        if natures & _OUVERTES or jeton.forme in _CLITIQUES:
            avant = jetons[rang - 1] if rang > debut else None
            apres = jetons[rang + 1] if rang + 1 < fin else None
            jeton.role = _role(jetons, rang, avant, apres, fini)
        if jeton.role & _CONJUGUES:
            fini = True
        elif jeton.role & _SUBORDONNANTS or jeton.forme in _BORNES:
            fini = False


_VERBAL = Nature.FINI | Nature.AUXILIAIRE
_CONJUGUES = _VERBAL | Nature.MODAL
_SUBORDONNANTS = Nature.SUBORDINATION | Nature.RELATIF
_BORNES = frozenset({";", ":", ".", ",", "(", "et", "mais", "puis", "\n"})
_CLITIQUES = frozenset({"le", "la", "les", "l’", "leur"})
_SUJET_OU_CLITIQUE = frozenset(
    {"ne", "n’", "se", "s’", "il", "elle", "ils", "elles", "on", "qui", "y", "nous", "vous", "lui"}
)
_FERMANTS = frozenset({"»", "”", ")", '"'})
_OBJET = words(
    "le la les l’ un une ce cet cette ces son sa ses leur leurs chaque tout toute tous toutes"
    " au aux à"
)
_TRAVERSES = Nature.ADVERBE | Nature.PONCTUATION


def _role(
    jetons: Sequence[Jeton], rang: int, avant: Jeton | None, apres: Jeton | None, fini: bool
) -> int:
    jeton = jetons[rang]
    natures = jeton.natures
    if jeton.forme in _CLITIQUES and apres is not None and _is_clitic(avant, apres):
        return Nature.PRONOM
    if natures == Nature.NOM or not natures & _OUVERTES:
        return natures
    return _open_role(jetons, rang, avant, apres, fini)


_OUVERTES = Nature.NOM | Nature.FINI | Nature.PARTICIPE | Nature.INFINITIF | Nature.ADJECTIF


def _is_clitic(avant: Jeton | None, apres: Jeton) -> bool:
    if apres.natures & Nature.INFINITIF:
        return True
    if not apres.natures & (Nature.FINI | Nature.AUXILIAIRE):
        return False
    if avant is None or avant.role & Nature.PREPOSITION:
        # « après la visite »: no pronoun opens a sentence, nor follows a preposition.
        return avant is not None and avant.forme == "en"
    return not apres.natures & Nature.NOM or (
        avant is not None and avant.forme in _SUJET_OU_CLITIQUE
    )


def _open_role(
    jetons: Sequence[Jeton], rang: int, avant: Jeton | None, apres: Jeton | None, fini: bool
) -> int:
    jeton = jetons[rang]
    natures = jeton.natures
    if avant and avant.forme in grammaire.PRENOMINAUX and _determined(jetons, rang - 1):
        if jetons[rang - 2].forme in ("ce", "cette", "ces") and natures & Nature.FINI:
            return Nature.FINI
        return natures & Nature.INFINITIF or Nature.NOM
    precede = avant.role if avant else Nature.AUTRE
    determine = bool(precede & _DETERMINENT)
    if natures & Nature.PARTICIPE and _follows_auxiliary(jetons, rang):
        return Nature.PARTICIPE
    if natures & Nature.INFINITIF:
        return Nature.NOM if determine and natures & Nature.NOM else Nature.INFINITIF
    if natures & Nature.ADJECTIF and _qualifies(jeton.forme, precede, apres):
        return Nature.ADJECTIF
    if natures & Nature.FINI and _is_finite(jetons, rang, avant, apres, fini):
        return Nature.FINI
    return _other_role(natures, determine)


_DETERMINENT = Nature.DETERMINANT | Nature.NOMBRE | Nature.PREPOSITION


def _other_role(natures: int, determine: bool) -> int:
    if natures & Nature.ADVERBE:
        return Nature.ADVERBE
    if determine:
        return Nature.NOM
    if natures & Nature.PARTICIPE:
        return Nature.ADJECTIF
    if natures & Nature.GERONDIF:
        return Nature.GERONDIF
    return Nature.NOM if natures & Nature.NOM else natures


def _determined(jetons: Sequence[Jeton], rang: int) -> bool:
    return rang > 0 and bool(jetons[rang - 1].role & (Nature.DETERMINANT | Nature.NOMBRE))


def _qualifies(forme: str, precede: int, apres: Jeton | None) -> bool:
    """Tell an adjective from the noun it may be: « le commercial », « le client actif »."""
    if forme in grammaire.PRENOMINAUX and apres is not None and apres.natures & _OUVERTES:
        return True
    if precede & (Nature.DETERMINANT | Nature.NOMBRE):
        return apres is not None and bool(apres.natures & Nature.NOM)
    return bool(precede & (Nature.NOM | Nature.ADJECTIF | Nature.AUXILIAIRE | Nature.ADVERBE))


def _follows_auxiliary(jetons: Sequence[Jeton], rang: int) -> bool:
    for avant in range(rang - 1, max(rang - 5, -1), -1):
        jeton = jetons[avant]
        if jeton.role & Nature.AUXILIAIRE:
            return True
        if not jeton.role & Nature.ADVERBE and jeton.forme not in _ENTRE_AUXILIAIRE:
            return False
    return False


_ENTRE_AUXILIAIRE = frozenset({"tous", "toutes", "eux", ",", "tout", "été", "donc"})


def _is_finite(
    jetons: Sequence[Jeton], rang: int, avant: Jeton | None, apres: Jeton | None, fini: bool
) -> bool:
    jeton = jetons[rang]
    if avant is None:
        return False
    if avant.forme in _SUJET_OU_CLITIQUE or avant.role & Nature.RELATIF:
        return True
    if avant.role & Nature.PRONOM:
        return True
    if avant.forme == "en" and jeton.natures == Nature.FINI:
        return True
    if avant.role & (Nature.DETERMINANT | Nature.PREPOSITION):
        return False
    if avant.role & Nature.NOMBRE:
        return not jeton.natures & Nature.NOM
    if avant.forme == "," or avant.role & Nature.COORDINATION:
        return not jeton.natures & Nature.NOM or _opens_object(apres)
    if not jeton.natures & Nature.NOM:
        return True
    return not fini and bool(
        avant.role & (Nature.NOM | Nature.ADJECTIF | Nature.ADVERBE)
        or avant.forme in _FERMANTS
        or avant.role == Nature.AUTRE
    )


def _opens_object(apres: Jeton | None) -> bool:
    return apres is not None and (
        apres.forme in _OBJET or bool(apres.natures & Nature.ADVERBE and apres.forme != "pas")
    )


def is_proper(jeton: Jeton, rang: int, debut: int) -> bool:
    """Tell whether a word is written as a name: a capital that no sentence begins with."""
    return rang > debut and jeton.brut[0].isupper() and jeton.forme not in grammaire.FERMES
