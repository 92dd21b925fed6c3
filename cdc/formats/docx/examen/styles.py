"""The styles of a template against those that the document uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from cdc.formats.docx.examen.faute import Faute, Gravite, Lieu
from cdc.formats.docx.examen.parties import parsed
from cdc.formats.docx.fabrique.styles import styles_xml
from cdc.formats.docx.ooxml import w
from cdc.formats.docx.styles import Styles
from cdc.francais import enumeration, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_STYLES, _LISTES = "word/styles.xml", "word/numbering.xml"
_LIEU = Lieu("styles")
_CITES = 6
_GENRES = {
    "paragraph": "de paragraphe",
    "character": "de caractère",
    "table": "de tableau",
    "numbering": "de liste",
}
# Names that a French Word shows for those that it stores.
_FRANCAIS = {
    "normal": "Normal",
    "title": "Titre",
    "caption": "Légende",
    "header": "En-tête",
    "footer": "Pied de page",
    "hyperlink": "Lien hypertexte",
    "toc heading": "En-tête de table des matières",
    "strong": "Élevé",
    "emphasis": "Accentuation",
    "intense emphasis": "Accentuation intense",
    "quote": "Citation",
}
_SUITES = {
    "heading": "Titre",
    "toc": "TM",
    "list bullet": "Liste à puces",
    "list number": "Liste à numéros",
}


def style_faults(parties: Mapping[str, bytes]) -> Iterator[Faute]:
    """Yield the styles that are missing or of another kind, and headings without numbers."""
    racine = parsed(parties.get(_STYLES, b""))
    if racine is None:
        return
    presents = _kinds(racine)
    attendus = _kinds(etree.fromstring(styles_xml().encode()))
    yield from _missing([nom for nom in attendus if nom not in presents], attendus)
    for nom, (dit, genre) in attendus.items():
        trouve = presents.get(nom, ("", genre))[1]
        if trouve != genre:
            yield Faute(
                "style-genre",
                Gravite.ERREUR,
                _LIEU,
                f"le style « {french(dit)} » est un style {_GENRES.get(trouve, trouve)} ; le "
                f"document attend un style {_GENRES[genre]}.",
                "Renommez-le dans Word : cdc prêtera le sien.",
            )
    yield from _unnumbered(parties, presents)


def french(nom: str) -> str:
    """Return the name of a style as a French Word shows it."""
    base, _, rang = nom.rpartition(" ")
    if base.casefold() in _SUITES and rang.isdigit():
        return f"{_SUITES[base.casefold()]} {rang}"
    return _FRANCAIS.get(nom.casefold(), _SUITES.get(nom.casefold(), nom))


def _missing(
    absents: list[str],
    attendus: Mapping[str, tuple[str, str]],
) -> Iterator[Faute]:
    if not absents:
        return
    noms = [french(attendus[nom][0]) for nom in absents]
    cites = enumeration([f"« {nom} »" for nom in noms[:_CITES]])
    reste = len(noms) - _CITES
    suite = f" et {plural(reste, 'autre')}" if reste > 0 else ""
    if suite:
        cites = ", ".join(f"« {nom} »" for nom in noms[:_CITES])
    yield Faute(
        "style-absent",
        Gravite.CONSEIL,
        _LIEU,
        f"{plural(len(noms), 'style')} du document "
        f"{'manque' if len(noms) == 1 else 'manquent'} : {cites}{suite}. "
        f"{'Il sera pris' if len(noms) == 1 else 'Ils seront pris'} dans le modèle de cdc.",
        "Rien à faire, sauf pour leur donner votre allure : créez-les sous ces noms, ou partez "
        "d’une copie du modèle livré (cdc modele extraire).",
    )


def _kinds(racine: _Element) -> dict[str, tuple[str, str]]:
    """Return the name and the kind of each style, by its name without case."""
    trouves = {}
    for style in racine.iterfind(w("style")):
        nom = style.find(w("name"))
        dit = nom.get(w("val"), "") if nom is not None else ""
        trouves[dit.casefold()] = (dit, style.get(w("type"), "paragraph"))
    return trouves


def _unnumbered(
    parties: Mapping[str, bytes], presents: Mapping[str, tuple[str, str]]
) -> Iterator[Faute]:
    styles = Styles(parties[_STYLES], parties.get(_LISTES, b""))
    titres = [f"heading {rang}" for rang in (1, 2)]
    nus = [t for t in titres if t in presents and styles.numbering(t) is None]
    if nus:
        noms = enumeration([f"« {french(nom)} »" for nom in nus])
        yield Faute(
            "titres-sans-numero",
            Gravite.CONSEIL,
            _LIEU,
            f"{noms} {'n’a' if len(nus) == 1 else 'n’ont'} pas de numérotation : cdc y met les "
            "numéros du plan (4, 4c), qui servent aux renvois.",
            "Rien à faire, sauf pour leur donner votre retrait : Accueil, Liste à plusieurs "
            "niveaux, Définir, et liez le niveau 1 à Titre 1, le niveau 2 à Titre 2.",
        )
