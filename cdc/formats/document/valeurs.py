"""Values as readable French: dates, amounts, durations, references, small records."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cdc.formats.document.blocs import Fragments, LienExterne, Texte, plain
from cdc.formats.document.index import section_name
from cdc.formats.document.recits import RECITS
from cdc.formats.document.typographie import INSECABLE, amount, capitalised, short_date, typeset
from cdc.francais import number
from cdc_schema.base import Element
from cdc_schema.description import Champ, champs
from cdc_schema.types import Duree, Genre

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdc.formats.document.index import Index

NOMBRES = (Genre.ENTIER, Genre.DECIMAL, Genre.MONTANT, Genre.POURCENTAGE)
_A_DROITE = (*NOMBRES, Genre.DATE, Genre.DATE_HEURE)


@dataclass(frozen=True, slots=True)
class Redacteur:
    """Puts values into words."""

    index: Index

    def remplis(self, element: Element) -> tuple[tuple[Champ, Any], ...]:
        """Return the data items of `element` that have a value, with it."""
        return tuple(
            (champ, valeur)
            for champ in champs(type(element))
            if not self.absent(champ, valeur := getattr(element, champ.cle))
        )

    def says(self, element: Element) -> bool:
        """Say whether `element` has anything to show."""
        return any(not self.absent(c, getattr(element, c.cle)) for c in champs(type(element)))

    def absent(self, champ: Champ, valeur: Any) -> bool:
        """Say whether there is nothing to show."""
        if valeur is None or valeur == "" or valeur == [] or valeur == {}:
            return True
        if champ.genre is Genre.ENREGISTREMENT:
            return not self.says(valeur)
        if champ.genre is Genre.LISTE and isinstance(valeur[0], Element):
            return not isinstance(valeur[0], Duree) and not any(map(self.says, valeur))
        return False

    def words(self, champ: Champ, valeur: Any, *, complet: bool = False) -> Fragments:
        """Return `valeur` in words; references with their label when `complet`."""
        if champ.genre is Genre.LISTE:
            return self._enumerated(champ, valeur, complet=complet)
        if champ.genre is Genre.REFERENCE:
            return self._designated(champ, valeur, complet=complet)
        if champ.genre is Genre.ENREGISTREMENT:
            return self.record(valeur)
        if champ.genre is Genre.TEXTE and self.index.libelle(valeur):
            # A free text that is an identifier (« Côté B : ROL-SI ») means what it designates.
            return self.index.name(valeur)
        return _scalar(champ, valeur)

    def record(self, element: Element) -> Fragments:
        """Return a small record as one phrase."""
        cles = tuple(c.cle for c in champs(type(element)))
        phrase = PHRASES.get(cles)
        if phrase is not None:
            return phrase(self, element)
        return self.labelled(self.remplis(element))

    def told(self, element: Element) -> Fragments:
        """Return a small record as one phrase that opens with its first value."""
        if tuple(c.cle for c in champs(type(element))) in PHRASES:
            return self.record(element)
        (premier, valeur), *autres = self.remplis(element)
        suite = self.labelled(tuple(autres))
        return joined([self.words(premier, valeur), suite], " — ")

    def labelled(self, remplis: tuple[tuple[Champ, Any], ...]) -> Fragments:
        """Return « Label : value » for each data item, set apart by dashes."""
        parts = [
            (Texte(f"{champ.titre}{INSECABLE}: "), *self.words(champ, valeur))
            for champ, valeur in remplis
        ]
        return joined(parts, " — ")

    def _enumerated(self, champ: Champ, valeurs: list[Any], *, complet: bool) -> Fragments:
        element = champ.element
        assert element is not None
        if champ.unite:
            nombres = ", ".join(number(v) for v in valeurs)
            return (Texte(f"{nombres}{INSECABLE}{champ.unite}"),)
        parts = [self.words(element, v, complet=complet) for v in valeurs]
        mots = [plain(p) for p in parts]
        virgule = complet or any("," in m or ";" in m or "—" in m for m in mots)
        return joined(parts, f"{INSECABLE}; " if virgule else ", ")

    def _designated(self, champ: Champ, valeur: str, *, complet: bool) -> Fragments:
        if champ.cibles == ("sous_section",):
            return section_name(valeur)
        if champ.cibles == ("etat",) or valeur in champ.mots_admis:
            return (Texte(typeset(valeur)),)
        return self.index.name(valeur, complet=complet)


def joined(parts: list[Fragments], lien: str) -> Fragments:
    """Return `parts` one after another, `lien` between two."""
    suite: list[Any] = []
    entre = Texte(lien)
    for part in parts:
        if suite and part:
            suite.append(entre)
        suite.extend(part)
    return tuple(suite)


def right_aligned(champ: Champ) -> bool:
    """Say whether a column of such values is set to the right."""
    return champ.genre in _A_DROITE


def _scalar(champ: Champ, valeur: Any) -> Fragments:
    if isinstance(valeur, bool):
        return (Texte("Oui" if valeur else "Non"),)
    if isinstance(valeur, Duree):
        return (Texte(amount(valeur.valeur, valeur.unite)),)
    if isinstance(valeur, dt.date):
        return (Texte(short_date(valeur)),)
    if isinstance(valeur, int | Decimal):
        return (Texte(_counted(champ, valeur)),)
    if champ.genre is Genre.COURRIEL:
        return (LienExterne(valeur, f"mailto:{valeur}"),)
    if champ.genre is Genre.URL:
        return (LienExterne(valeur, valeur),)
    if champ.genre is Genre.CHOIX:
        return (Texte(typeset(valeur.libelle)),)
    return (Texte(typeset(str(valeur))),)


def _counted(champ: Champ, valeur: Decimal | int) -> str:
    if champ.genre is Genre.POURCENTAGE and not champ.unite:
        return amount(valeur, "%")
    if champ.genre is Genre.ENTIER and not champ.unite and _is_year(champ):
        return str(valeur)
    return amount(valeur, champ.unite)


def _is_year(champ: Champ) -> bool:
    return champ.cle.startswith(("annee", "exercice")) or champ.cle.endswith(("annee", "exercice"))


# Small records that read better as a phrase than as a list of labels.


def _quantite(_redacteur: Redacteur, element: Any) -> Fragments:
    valeur, unite = getattr(element, "valeur", None), getattr(element, "unite", None)
    mots = [amount(valeur, unite or "") if valeur is not None else typeset(unite or "")]
    periode = getattr(element, "periode", None)
    if periode is not None and periode != "total":
        mots.append(f"par {periode}")
    for cle, avant in (("precision", ""), ("date", "au "), ("echeance", "au "), ("source", "")):
        suite = getattr(element, cle, None)
        if suite is not None:
            dite = short_date(suite) if isinstance(suite, dt.date) else typeset(suite)
            mots.append(f"({avant}{dite})")
    return (Texte(" ".join(mot for mot in mots if mot)),)


def _part(_redacteur: Redacteur, element: Any) -> Fragments:
    part = amount(element.part, "%") + " des cas" if element.part is not None else ""
    delai = amount(element.delai.valeur, element.delai.unite) if element.delai else ""
    return (Texte(" en ".join(mot for mot in (part, delai) if mot)),)


def _obligation(_redacteur: Redacteur, element: Any) -> Fragments:
    quand = {"toujours": "Toujours", "creation": "À la création", "non": "Non"}.get(
        element.quand or "", ""
    )
    if element.quand == "statut" or (element.statut and not quand):
        quand = (
            f"À l’état «{INSECABLE}{element.statut}{INSECABLE}»" if element.statut else "À un état"
        )
    si = typeset(element.si or "")
    return (Texte(f"{quand}{', si ' if quand else 'Si '}{si}" if si else quand),)


def _validation(redacteur: Redacteur, element: Any) -> Fragments:
    parts: list[Fragments] = []
    if element.valideur:
        parts.append(redacteur.index.name(element.valideur))
    elif element.requise is not None:
        parts.append((Texte("Requise" if element.requise else "Aucune"),))
    if element.critere:
        parts = [joined([*parts, (Texte(typeset(element.critere)),)], f"{INSECABLE}: ")]
    if element.delai:
        parts.append((Texte(f"sous {amount(element.delai.valeur, element.delai.unite)}"),))
    if element.si_refus:
        parts.append((Texte(f"refus{INSECABLE}: {typeset(element.si_refus)}"),))
    return joined(parts, ", ")


def _systemes(redacteur: Redacteur, element: Any) -> Fragments:
    bouts = [redacteur.index.name(bout) for bout in (element.a, element.b) if bout]
    fleche = {"a→b": " → ", "b→a": " ← ", "deux sens": " ↔ "}.get(element.sens or "", " – ")
    return joined(bouts, fleche)


def _colonne(redacteur: Redacteur, element: Any) -> Fragments:
    parts: list[Fragments] = []
    if element.source:
        parts.append(redacteur.index.name(element.source))
    if element.colonne:
        parts.append((Texte(f"colonne {typeset(element.colonne)}"),))
    if element.format:
        parts.append((Texte(f"format {typeset(element.format)}"),))
    if element.exemple:
        parts.append((Texte(f"exemple{INSECABLE}: {typeset(element.exemple)}"),))
    return joined(parts, ", ")


def _objet(redacteur: Redacteur, element: Any) -> Fragments:
    parts: list[Fragments] = []
    if element.description:
        parts.append((Texte(typeset(capitalised(element.description))),))
    elif element.entite:
        parts.append(redacteur.index.name(element.entite))
    if element.champs:
        liste = joined([redacteur.index.name(c) for c in element.champs], ", ")
        parts.append((Texte("("), *liste, Texte(")")))
    return joined(parts, " ")


def _gain(redacteur: Redacteur, element: Any) -> Fragments:
    quantite = plain(_quantite(redacteur, element))
    return (Texte(f"{INSECABLE}: ".join(m for m in (element.nature, quantite) if m)),)


def _criterion(redacteur: Redacteur, element: Any) -> Fragments:
    champ = redacteur.index.name(element.champ) if element.champ else ()
    donnee = typeset(element.donnee or "")
    if champ and donnee:
        donnee = f"({donnee})"
    reste = " ".join(m for m in (donnee, element.operateur, typeset(element.valeur or "")) if m)
    return joined([champ, (Texte(reste),)], " ")


def _share(_redacteur: Redacteur, element: Any) -> Fragments:
    poids = amount(element.poids, "%") if element.poids is not None else ""
    return (Texte(" ".join(m for m in (typeset(element.critere or ""), poids) if m)),)


def _role(_redacteur: Redacteur, element: Any) -> Fragments:
    role = f"({element.role_dans_achat})" if element.role_dans_achat else ""
    return (Texte(" ".join(m for m in (typeset(element.fonction or ""), role) if m)),)


def _replaced(_redacteur: Redacteur, element: Any) -> Fragments:
    mots = " → ".join(typeset(m) for m in (element.ancienne, element.nouvelle) if m)
    return (Texte(f"{mots} ({typeset(element.liste)})" if element.liste else mots),)


PHRASES: dict[tuple[str, ...], Callable[[Redacteur, Any], Fragments]] = {
    ("valeur", "unite"): _quantite,
    ("valeur", "unite", "periode"): _quantite,
    ("valeur", "unite", "periode", "precision"): _quantite,
    ("valeur", "unite", "date"): _quantite,
    ("valeur", "unite", "echeance"): _quantite,
    ("valeur", "unite", "date", "source"): _quantite,
    ("part", "delai"): _part,
    ("quand", "statut", "si"): _obligation,
    ("requise", "valideur", "critere", "delai", "si_refus"): _validation,
    ("a", "b", "sens"): _systemes,
    ("source", "colonne", "exemple", "format"): _colonne,
    ("entite", "description", "champs"): _objet,
    ("nature", "valeur", "unite", "precision"): _gain,
    ("champ", "donnee", "operateur", "valeur"): _criterion,
    ("critere", "poids"): _share,
    ("fonction", "role_dans_achat"): _role,
    ("ancienne", "nouvelle", "liste"): _replaced,
    **RECITS,
}
