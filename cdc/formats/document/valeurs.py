"""Values as readable French: dates, amounts, durations, references, small records."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from cdc.formats.document.blocs import Fragments, LienExterne, Texte, editable, plain
from cdc.formats.document.index import section_name
from cdc.formats.document.recits import RECITS
from cdc.formats.document.typographie import (
    INSECABLE,
    amount,
    capitalised,
    measured,
    short_date,
    typeset,
)
from cdc.francais import FINE, number
from cdc_schema.base import Element
from cdc_schema.description import Champ, champ, champs
from cdc_schema.types import Duree, Genre

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from cdc.formats.document.emplacements import Emplacements
    from cdc.formats.document.index import Index

_E = TypeVar("_E", bound=Element)
NOMBRES = (Genre.ENTIER, Genre.DECIMAL, Genre.MONTANT, Genre.POURCENTAGE)
_A_DROITE = (*NOMBRES, Genre.DATE, Genre.DATE_HEURE)


@dataclass(frozen=True, slots=True)
class Redacteur:
    """Puts values into words; with `emplacements`, they say where an author's edits come back to."""

    index: Index
    emplacements: Emplacements | None = None

    def path(self, element: Element, *suite: str | int) -> str:
        """Return the path of what stands at `suite` in `element`, if edits of it come back."""
        return self.emplacements.path(element, *suite) if self.emplacements is not None else ""

    def span(
        self, element: Element, cle: str, texte: str, style: str = "", *, rang: int | None = None
    ) -> Fragments:
        """Return the words that a data item of `element` has become, or one value of its list."""
        if not texte:
            return ()
        suite = (cle,) if rang is None else (cle, rang)
        return editable(self.path(element, *suite), (Texte(texte, style),))

    def value(self, element: Element, cle: str) -> Fragments:
        """Return a data item of `element` in words, or nothing when it has no value."""
        item, valeur = champ(type(element), cle), getattr(element, cle)
        if self.absent(item, valeur):
            return ()
        return self.words(item, valeur, chemin=self.path(element, cle))

    def showing(self, element: _E, sans: Collection[str]) -> _E:
        """Return `element` without some data items, which stand elsewhere."""
        vides: dict[str, Any] = {
            cle: [] if isinstance(getattr(element, cle), list) else None for cle in sans
        }
        copie = element.model_copy(update=vides)
        if self.emplacements is not None:
            self.emplacements.also(copie, element)
        return copie

    def remplis(self, element: Element) -> tuple[tuple[Champ, Any], ...]:
        """Return the data items of `element` that have a value, with it."""
        return tuple(
            (champ, valeur)
            for champ in champs(type(element))
            if not self.absent(champ, valeur := getattr(element, champ.cle))
        )

    def says(self, element: Element) -> bool:
        """Say whether `element` has anything to show."""
        for item in champs(type(element)):
            if not self.absent(item, getattr(element, item.cle)):
                return True
        return False

    def absent(self, champ: Champ, valeur: Any) -> bool:
        """Say whether there is nothing to show."""
        if valeur is None or valeur == "" or valeur == [] or valeur == {}:
            return True
        if isinstance(valeur, str):
            return valeur.isspace()
        if champ.genre is Genre.ENREGISTREMENT:
            return not self.says(valeur)
        if champ.genre is Genre.LISTE and isinstance(valeur[0], Element):
            return not isinstance(valeur[0], Duree) and not any(map(self.says, valeur))
        return False

    def words(
        self, champ: Champ, valeur: Any, *, complet: bool = False, chemin: str = ""
    ) -> Fragments:
        """Return `valeur` in words, which stands at `chemin`.

        References have their label when `complet`.
        """
        if champ.genre is Genre.LISTE:
            return self._enumerated(champ, valeur, complet=complet, chemin=chemin)
        if champ.genre is Genre.REFERENCE:
            return editable(chemin, self._designated(champ, valeur, complet=complet))
        if champ.genre is Genre.ENREGISTREMENT:
            return self.record(valeur)
        if champ.genre is Genre.TEXTE and self.index.libelle(valeur):
            # A free text that is an identifier (« Côté B : ROL-SI ») means what it designates.
            return editable(chemin, self.index.name(valeur))
        return _scalar(champ, valeur, chemin)

    def record(self, element: Element) -> Fragments:
        """Return a small record as one phrase."""
        cles = tuple(c.cle for c in champs(type(element)))
        phrase = PHRASES.get(cles)
        if phrase is not None:
            return phrase(self, element)
        return self.labelled(element, self.remplis(element))

    def told(self, element: Element) -> Fragments:
        """Return a small record as one phrase that opens with its first value."""
        if tuple(c.cle for c in champs(type(element))) in PHRASES:
            return self.record(element)
        remplis = self.remplis(element)
        if not remplis:
            return ()
        (premier, valeur), *autres = remplis
        suite = self.labelled(element, tuple(autres))
        tete = self.words(premier, valeur, chemin=self.path(element, premier.cle))
        return joined([tete, suite], " — ")

    def labelled(self, element: Element, remplis: tuple[tuple[Champ, Any], ...]) -> Fragments:
        """Return « Label : value » for each data item of `element`, set apart by dashes."""
        parts = [
            (
                Texte(f"{champ.titre}{INSECABLE}: "),
                *self.words(champ, valeur, chemin=self.path(element, champ.cle)),
            )
            for champ, valeur in remplis
        ]
        return joined(parts, " — ")

    def _enumerated(
        self, champ: Champ, valeurs: list[Any], *, complet: bool, chemin: str
    ) -> Fragments:
        element = champ.element
        assert element is not None
        if champ.unite:
            nombres = [editable(at(chemin, r), (Texte(number(v)),)) for r, v in enumerate(valeurs)]
            return (*joined(nombres, ", "), Texte(f"{INSECABLE}{champ.unite}"))
        parts = [
            self.words(element, v, complet=complet, chemin=at(chemin, rang))
            for rang, v in enumerate(valeurs)
        ]
        mots = [plain(p) for p in parts]
        virgule = complet or any("," in m or ";" in m or "—" in m for m in mots)
        return joined(parts, f"{FINE}; " if virgule else ", ")

    def _designated(self, champ: Champ, valeur: str, *, complet: bool) -> Fragments:
        if champ.cibles == ("sous_section",):
            return section_name(valeur)
        if champ.cibles == ("etat",) or valeur in champ.mots_admis:
            return (Texte(typeset(valeur)),)
        return self.index.name(valeur, complet=complet)


def at(chemin: str, suite: str | int) -> str:
    """Return the path of what stands at a key or a rank of `chemin`, or nothing without one."""
    if not chemin:
        return ""
    return f"{chemin}.{suite}" if isinstance(suite, str) else f"{chemin}[{suite}]"


def joined(parts: list[Fragments], lien: str, style: str = "") -> Fragments:
    """Return `parts` one after another, `lien` between two."""
    suite: list[Any] = []
    entre = Texte(lien, style)
    for part in parts:
        if suite and part:
            suite.append(entre)
        suite.extend(part)
    return tuple(suite)


def right_aligned(champ: Champ) -> bool:
    """Say whether a column of such values is set to the right."""
    return champ.genre in _A_DROITE


def _scalar(champ: Champ, valeur: Any, chemin: str) -> Fragments:
    if isinstance(valeur, int | Decimal) and not isinstance(valeur, bool):
        return _counted(champ, valeur, chemin)
    return editable(chemin, (_said(champ, valeur),))


def _said(champ: Champ, valeur: Any) -> Texte | LienExterne:
    if isinstance(valeur, bool):
        return Texte("Oui" if valeur else "Non")
    if isinstance(valeur, Duree):
        return Texte(amount(valeur.valeur, valeur.unite))
    if isinstance(valeur, dt.date):
        return Texte(short_date(valeur))
    if champ.genre is Genre.COURRIEL:
        return LienExterne(valeur, f"mailto:{valeur}")
    if champ.genre is Genre.URL:
        return LienExterne(valeur, valeur)
    return Texte(typeset(valeur.libelle if champ.genre is Genre.CHOIX else str(valeur)))


def _counted(champ: Champ, valeur: Decimal | int, chemin: str) -> Fragments:
    if champ.genre is Genre.ENTIER and not champ.unite and _is_year(champ):
        return editable(chemin, (Texte(str(valeur)),))
    pourcent = champ.genre is Genre.POURCENTAGE and not champ.unite
    return counted(valeur, "%" if pourcent else champ.unite, chemin)


def counted(valeur: Decimal | int, unite: str, chemin: str, chemin_unite: str = "") -> Fragments:
    """Return a number that stands at `chemin`, with its unit, agreed."""
    nombre, lien, accordee = measured(valeur, unite)
    if not chemin:
        return (Texte(nombre + lien + accordee),)
    tete = editable(chemin, (Texte(nombre),))
    if not accordee:
        return tete
    if not chemin_unite:
        return (*tete, Texte(lien + accordee))
    return (*tete, Texte(lien), *editable(chemin_unite, (Texte(accordee),)))


def _is_year(champ: Champ) -> bool:
    return champ.cle.startswith(("annee", "exercice")) or champ.cle.endswith(("annee", "exercice"))


# Small records that read better as a phrase than as a list of labels.


def _quantite(redacteur: Redacteur, element: Any) -> Fragments:
    valeur, unite = getattr(element, "valeur", None), getattr(element, "unite", None)
    if valeur is not None:
        chemins = redacteur.path(element, "valeur"), redacteur.path(element, "unite")
        parts = [counted(valeur, unite or "", *chemins)]
    else:
        parts = [redacteur.span(element, "unite", typeset(unite or ""))]
    periode = getattr(element, "periode", None)
    if periode is not None and periode != "total":
        parts.append((Texte("par "), *redacteur.span(element, "periode", str(periode))))
    for cle, avant in (("precision", ""), ("date", "au "), ("echeance", "au "), ("source", "")):
        suite = getattr(element, cle, None)
        if suite is not None:
            dite = short_date(suite) if isinstance(suite, dt.date) else typeset(suite)
            parts.append((Texte(f"({avant}"), *redacteur.span(element, cle, dite), Texte(")")))
    return joined(parts, " ")


def _duration(redacteur: Redacteur, element: Any, cle: str) -> Fragments:
    duree = getattr(element, cle)
    dite = amount(duree.valeur, duree.unite) if duree else ""
    return redacteur.span(element, cle, dite)


def _part(redacteur: Redacteur, element: Any) -> Fragments:
    part: Fragments = ()
    if element.part is not None:
        part = (*counted(element.part, "%", redacteur.path(element, "part")), Texte(" des cas"))
    return joined([part, _duration(redacteur, element, "delai")], " en ")


_QUAND = {"toujours": "Toujours", "creation": "À la création", "non": "Non"}


def _obligation(redacteur: Redacteur, element: Any) -> Fragments:
    dit = _QUAND.get(element.quand or "", "")
    quand: Fragments = (Texte(dit),) if dit else ()
    if element.quand == "statut" or (element.statut and not quand):
        quand = (Texte("À un état"),)
        if element.statut:
            statut = redacteur.span(element, "statut", element.statut)
            quand = (Texte(f"À l’état «{INSECABLE}"), *statut, Texte(f"{INSECABLE}»"))
    si = redacteur.span(element, "si", typeset(element.si or ""))
    return (*quand, Texte(", si " if quand else "Si "), *si) if si else quand


def _validation(redacteur: Redacteur, element: Any) -> Fragments:
    parts: list[Fragments] = []
    if element.valideur:
        parts.append(redacteur.value(element, "valideur"))
    elif element.requise:
        parts.append((Texte("Requise"),))
    if element.critere:
        critere = redacteur.span(element, "critere", typeset(element.critere))
        parts = [joined([*parts, critere], f"{INSECABLE}: ")]
    if element.delai:
        parts.append((Texte("sous "), *_duration(redacteur, element, "delai")))
    if element.si_refus:
        refus = redacteur.span(element, "si_refus", typeset(element.si_refus))
        parts.append((Texte(f"refus{INSECABLE}: "), *refus))
    return joined(parts, ", ")


def _systemes(redacteur: Redacteur, element: Any) -> Fragments:
    bouts = [bout for cle in ("a", "b") if (bout := redacteur.value(element, cle))]
    fleche = {"a→b": " → ", "b→a": " ← ", "deux sens": " ↔ "}.get(element.sens or "", " – ")
    return joined(bouts, fleche)


def _colonne(redacteur: Redacteur, element: Any) -> Fragments:
    parts: list[Fragments] = []
    if element.source:
        parts.append(redacteur.value(element, "source"))
    for cle, mot in (
        ("colonne", "colonne "),
        ("format", "format "),
        ("exemple", f"exemple{INSECABLE}: "),
    ):
        if texte := getattr(element, cle):
            parts.append((Texte(mot), *redacteur.span(element, cle, typeset(texte))))
    return joined(parts, ", ")


def _objet(redacteur: Redacteur, element: Any) -> Fragments:
    parts: list[Fragments] = []
    if element.description:
        dite = typeset(capitalised(element.description))
        parts.append(redacteur.span(element, "description", dite))
    elif element.entite:
        parts.append(redacteur.value(element, "entite"))
    if element.champs:
        parts.append((Texte("("), *listed(redacteur, element, "champs"), Texte(")")))
    return joined(parts, " ")


def listed(redacteur: Redacteur, element: Element, cle: str) -> Fragments:
    """Return the references of `element` by their names, between commas."""
    chemin = redacteur.path(element, cle)
    noms = [
        editable(at(chemin, rang), redacteur.index.name(ident))
        for rang, ident in enumerate(getattr(element, cle))
    ]
    return joined(noms, ", ")


def _gain(redacteur: Redacteur, element: Any) -> Fragments:
    nature = redacteur.span(element, "nature", element.nature or "")
    chiffre = element.valeur is not None or element.unite
    return joined([nature, _quantite(redacteur, element)], f"{INSECABLE}: " if chiffre else " ")


def _criterion(redacteur: Redacteur, element: Any) -> Fragments:
    champ = redacteur.value(element, "champ")
    donnee = redacteur.span(element, "donnee", typeset(element.donnee or ""))
    if champ and donnee:
        donnee = (Texte("("), *donnee, Texte(")"))
    operateur = redacteur.span(element, "operateur", element.operateur or "")
    valeur = redacteur.span(element, "valeur", typeset(element.valeur or ""))
    return joined([champ, donnee, operateur, valeur], " ")


def _share(redacteur: Redacteur, element: Any) -> Fragments:
    critere = redacteur.span(element, "critere", typeset(element.critere or ""))
    poids: Fragments = ()
    if element.poids is not None:
        poids = counted(element.poids, "%", redacteur.path(element, "poids"))
    return joined([critere, poids], " ")


def _role(redacteur: Redacteur, element: Any) -> Fragments:
    fonction = redacteur.span(element, "fonction", typeset(element.fonction or ""))
    role = redacteur.span(element, "role_dans_achat", element.role_dans_achat or "")
    return joined([fonction, (Texte("("), *role, Texte(")")) if role else ()], " ")


def _replaced(redacteur: Redacteur, element: Any) -> Fragments:
    dits = [
        redacteur.span(element, cle, typeset(getattr(element, cle) or ""))
        for cle in ("ancienne", "nouvelle")
    ]
    mots = joined([dit for dit in dits if dit], " → ")
    liste = redacteur.span(element, "liste", typeset(element.liste or ""))
    return (*mots, Texte(" ("), *liste, Texte(")")) if liste else mots


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
