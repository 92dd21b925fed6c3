"""The open points of the internal document: what is to settle, to write, to ask, to complete."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cdc.completude import assess
from cdc.formats.document import blocs as b
from cdc.formats.document.index import section_name
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.communs import ranges
from cdc.formats.document.sections.exigences import shown_requirements
from cdc.formats.document.sections.usages import proofs
from cdc.formats.document.typographie import INSECABLE, capitalised, typeset
from cdc.formats.document.valeurs import joined
from cdc.francais import FINE, enumeration, plural
from cdc.verification import Examen, Reglages, verify
from cdc.verification.selection import Selection
from cdc_schema.chemins import parse
from cdc_schema.enumerations import Priorite, StatutExigence
from cdc_schema.plan import CHAPITRES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cdc.entretien.contradictions import Contradiction
    from cdc.formats.document.sections.contexte import Contexte
    from cdc_schema.exigences import Exigence

_TITRE, _SIGNET = "Points ouverts", "PointsOuverts"
_CHAPEAU = "Ce qui reste à faire avant l’envoi, avec qui peut y répondre. Cette liste est interne."
_RUBRIQUES = frozenset(sous.cle for chapitre in CHAPITRES for sous in chapitre.sous_sections)
_OU, _QUI = 42.0, 40.0
_CITES_MAX = 12
_MANQUE = ("donnée à compléter", "données à compléter")


class Point(NamedTuple):
    """One open point: what, where in the outline or in a file, who can close it."""

    quoi: b.Fragments
    ou: b.Fragments = ()
    qui: str = ""
    nombre: int = 1


class Genre(NamedTuple):
    """One kind of open point: its heading, how it is counted, what finds it."""

    titre: str
    compte: tuple[str, str]
    trouve: Callable[[Contexte], Iterable[Point]]


def open_points_blocks(ctx: Contexte) -> list[b.Bloc]:
    """Return the list by kind, for the author only; nothing when nothing is left."""
    if not ctx.interne:
        return []
    trouves = [(genre, list(genre.trouve(ctx))) for genre in GENRES]
    ouverts = [(genre, points) for genre, points in trouves if points]
    if not ouverts:
        return []
    total = enumeration(
        [plural(sum(p.nombre for p in points), *genre.compte) for genre, points in ouverts]
    )
    blocs: list[b.Bloc] = [
        b.Titre(1, (b.Texte(_TITRE),), _SIGNET),
        b.Paragraphe("CDC Chapeau", (b.Texte(typeset(f"{_CHAPEAU} {capitalised(total)}.")),)),
    ]
    for genre, points in ouverts:
        blocs += [b.Titre(3, (b.Texte(genre.titre),)), _table(genre, points)]
    return blocs


def _table(genre: Genre, points: Sequence[Point]) -> b.Tableau:
    """Return the points of one kind; a column that none of them fills is left out."""
    voulues = [
        (b.Colonne("Quoi"), [p.quoi for p in points]),
        (b.Colonne("Où", largeur=_OU), [p.ou for p in points]),
        (b.Colonne("Qui", largeur=_QUI), [_text(p.qui) for p in points]),
    ]
    pleines = [(colonne, dits) for colonne, dits in voulues if any(dits)]
    lignes = tuple(
        b.Ligne(tuple(_cell(dits[rang]) for _, dits in pleines)) for rang in range(len(points))
    )
    return b.Tableau(genre.titre, tuple(c for c, _ in pleines), lignes, "CDC Tableau Dense")


def _cell(fragments: b.Fragments) -> b.Cellule:
    return (b.Paragraphe(cellules.CELLULE, fragments),) if fragments else cellules.absent()


def _text(texte: str) -> b.Fragments:
    return (b.Texte(typeset(texte)),) if texte else ()


def _place(chemin: str) -> b.Fragments:
    """Return the sub-section where a path of the project is read."""
    cle = str(parse(chemin)[0]) if chemin else ""
    return section_name(cle) if cle in _RUBRIQUES else _text(chemin)


def _contradictions(ctx: Contexte) -> Iterator[Point]:
    if ctx.restes is None:
        return
    for contradiction in ctx.restes.contradictions:
        yield Point(
            (b.Texte(typeset(contradiction.titre), "Strong"), b.Texte(_positions(contradiction))),
            _place(contradiction.section),
            ", ".join(dict.fromkeys(t.personne for t in contradiction.temoignages)),
        )
    for conflit in ctx.restes.tableaux:
        dit = f"« {conflit.existante} » dans le projet, « {conflit.proposee} » dans le tableau"
        origine = f"{conflit.entretien}, {conflit.cellule}"
        yield Point(_text(f"{dit} ({origine})."), _place(conflit.chemin))


def _positions(contradiction: Contradiction) -> str:
    dits = [
        f"« {position.lu} » ({', '.join(dict.fromkeys(t.personne for t in position.temoignages))})"
        for position in contradiction.positions
    ]
    deja = f"{FINE}; le projet dit « {contradiction.existante} »" if contradiction.existante else ""
    return typeset(f" : {f'{FINE}; '.join(dits)}{deja}.")


def _to_write(ctx: Contexte) -> Iterator[Point]:
    for texte in ctx.a_rediger:
        reponses = plural(len(texte.avis), "réponse", "réponses")
        quoi = (b.Texte(typeset(texte.titre), "Strong"), b.Texte(f", d’après {reponses}."))
        yield Point(quoi, section_name(texte.section.cle), ", ".join(texte.personnes))


def _to_ask(ctx: Contexte) -> Iterator[Point]:
    for suite in ctx.restes.suites if ctx.restes is not None else ():
        quoi = (
            b.Texte(typeset(suite.intitule)),
            b.Texte(f" — {typeset(suite.pourquoi)}", "CDC Discret"),
        )
        yield Point(quoi, _text(f"{suite.releve}, {suite.cellule}"), suite.personne)


def _disagreements(ctx: Contexte) -> Iterator[Point]:
    for terme in ctx.cahier.glossaire:
        if terme.terme and terme.desaccords:
            nom = b.Texte(f"{typeset(terme.terme)}{INSECABLE}: ", "Strong")
            yield Point((nom, *_text(terme.desaccords)), section_name("glossaire"))


def _missing(ctx: Contexte) -> Iterator[Point]:
    """Yield what each section lacks; those that say nothing yet are named together."""
    incompletes = [s for s in assess(ctx.cahier).sections if s.manques]
    vides = [s for s in incompletes if not s.remplies]
    if vides:
        tete = b.Texte(f"Rubriques encore vides ({len(vides)}){INSECABLE}: ", "Strong")
        numeros = joined([section_name(s.section.code)[:1] for s in vides], ", ")
        yield Point((tete, *numeros), nombre=sum(len(s.manques) for s in vides))
    for section in incompletes:
        if section.remplies:
            noms = list(dict.fromkeys(m.titre for m in section.manques))
            suite = f" et {len(noms) - _CITES_MAX} autres" if len(noms) > _CITES_MAX else ""
            dits = f"{', '.join(noms[:_CITES_MAX])}{suite}"
            ou = section_name(section.section.code)
            yield Point(_text(dits), ou, nombre=len(section.manques))


def _broken(ctx: Contexte) -> Iterator[Point]:
    options = ctx.cahier.projet.verification
    regles = Reglages(Selection(("REF-001", "REF-002"), tuple(options.ignorer)))
    constats = sorted(verify(Examen(ctx.cahier), regles).constats, key=lambda c: c.message)
    for message, memes in groupby(constats, key=lambda c: c.message):
        chemins = [c.chemin for c in memes]
        yield Point(_text(message), _place(chemins[0]), nombre=len(chemins))


def _requirements(ctx: Contexte) -> Iterator[Point]:
    exigences = [e for e in shown_requirements(ctx) if e.statut is not StatutExigence.ABANDONNEE]
    essais = proofs(ctx.cahier, exigences)
    fortes = [e for e in exigences if e.priorite is Priorite.INDISPENSABLE]
    connus = {o.id for o in ctx.cahier.objectifs}
    for titre, retenues in (
        ("Indispensable sans cas de test", [e for e in fortes if not essais.get(e.id or "")]),
        ("Sans critère d’acceptation", [e for e in exigences if not e.criteres_acceptation]),
        ("Sans origine", [e for e in exigences if not _has_origin(e)]),
        ("Sans objectif", [e for e in exigences if not connus & set(e.objectifs)]),
        ("Brouillon ou à relire", [e for e in exigences if e.statut in _NON_VALIDEES]),
    ):
        idents = [e.id for e in retenues if e.id]
        if idents:
            dit = f" ({len(idents)}){INSECABLE}: " if len(idents) > 1 else f"{INSECABLE}: "
            suite = (b.Texte(titre, "Strong"), b.Texte(f"{dit}{ranges(idents)}."))
            yield Point(suite, section_name("exigences"), nombre=len(idents))


_NON_VALIDEES = frozenset({StatutExigence.BROUILLON, StatutExigence.A_RELIRE})


def _has_origin(exigence: Exigence) -> bool:
    return bool(exigence.origine or exigence.reference_legale or exigence.provenance)


GENRES: tuple[Genre, ...] = (
    Genre("À départager", ("réponse à départager", "réponses à départager"), _contradictions),
    Genre("À rédiger", ("texte à rédiger", "textes à rédiger"), _to_write),
    Genre("À demander", ("question à reposer", "questions à reposer"), _to_ask),
    Genre("À accorder", ("mot à accorder", "mots à accorder"), _disagreements),
    Genre(
        "Exigences à revoir",
        ("remarque sur les exigences", "remarques sur les exigences"),
        _requirements,
    ),
    Genre("Références sans objet", ("référence sans objet", "références sans objet"), _broken),
    Genre("À compléter", _MANQUE, _missing),
)
