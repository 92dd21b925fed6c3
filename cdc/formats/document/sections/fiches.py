"""Records long enough to have their own heading: processes, state machines, targets, interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document.index import bookmark
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.figures import is_tall
from cdc.formats.document.sections.generique import Rang, list_blocks, section_blocks
from cdc.formats.document.sections.tableaux import Col, table
from cdc.formats.document.typographie import capitalised, typeset
from cdc_schema.description import champ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.formats.document.sections.contexte import Contexte
    from cdc_schema.base import Element
    from cdc_schema.mapping.workflows import MachineEtats


def headed_blocks(ctx: Contexte, elements: Sequence[Element], rang: Rang) -> list[b.Bloc]:
    """Return each element under its own heading."""
    blocs: list[b.Bloc] = []
    for element in elements:
        nom = _called(ctx, element)
        contenu = section_blocks(ctx, element, rang.below(), sans=("id", "nom", "systemes"))
        if contenu or nom:
            tete = _heading(element, rang, nom)
            blocs += [tete, *contenu, *_provenance(ctx, element, contenu)]
    return blocs


def workflow_blocks(ctx: Contexte, machines: Sequence[MachineEtats], rang: Rang) -> list[b.Bloc]:
    """Return each state machine: its states, its transitions, its automations."""
    from cdc.figures import cle_etats

    blocs: list[b.Bloc] = []
    for numero, machine in enumerate(machines, 1):
        cle_figure = cle_etats(machine, numero)
        objet = ctx.mots.value(machine, "objet")
        dessous = rang.below()
        etats = table(ctx, machine.etats, "États", _etats(machine))
        etats = [dessous.heading("États"), *etats] if etats else []
        dessin = ctx.planche.blocs(cle_figure)
        # A picture that needs a page leaves the one before to the table of its states.
        suite = [*etats, *dessin] if any(map(is_tall, dessin)) else [*dessin, *etats]
        blocs += [_heading(machine, rang, objet), *suite]
        item = champ(type(machine), "transitions")
        marques = _marks(ctx, machine, cle_figure)
        passages = list_blocks(ctx, machine.transitions, item.titre, avant=marques)
        blocs += [dessous.heading(item.titre), *passages] if passages else []
        blocs += _automations(ctx, machine)
        noms = {etat.nom for etat in machine.etats}
        if not {machine.initial, *machine.finaux} - {None} <= noms:
            autres = ("id", "objet", "etats", "transitions", "automatismes")
            blocs += section_blocks(ctx, machine, dessous, sans=autres)
        blocs += ctx.sources([machine])
    return blocs


def _automations(ctx: Contexte, machine: MachineEtats) -> list[b.Bloc]:
    item = champ(type(machine), "automatismes")
    if ctx.mots.absent(item, machine.automatismes):
        return []
    chemin = ctx.mots.path(machine, "automatismes")
    definis = cellules.definition(ctx.mots, item, machine.automatismes, chemin=chemin)
    dits = cellules.sentences(definis)
    return [b.Definitions(item.titre, ((item.titre, dits),))]


def _marks(ctx: Contexte, machine: MachineEtats, cle_figure: str) -> tuple[Col, ...]:
    """Return the column of the marks that the arrows of the picture wear, if they do."""
    if not ctx.planche.marks_transitions(cle_figure):
        return ()
    from cdc.figures import numeros_transitions

    numeros = dict(zip(map(id, machine.transitions), numeros_transitions(machine), strict=True))

    def mark(_ctx: Contexte, transition: Any) -> b.Cellule:
        return (b.Paragraphe(cellules.CELLULE, (b.Texte(numeros[id(transition)], "CDC Badge"),)),)

    return (Col("N°", ("de",), mark, largeur=11.0),)


def _called(ctx: Contexte, element: Any) -> b.Fragments:
    """Return how people call a process, a target, an interface or an interview."""
    systemes = getattr(element, "systemes", None)
    if systemes is not None:
        return ctx.mots.record(systemes)
    cle = next((c for c in ("nom", "fonction") if getattr(element, c, None)), "")
    return ctx.mots.span(element, cle, typeset(getattr(element, cle))) if cle else ()


def _heading(element: Any, rang: Rang, nom: b.Fragments) -> b.Titre:
    ident = element.id or ""
    dit = b.opened(b.mapped(nom, _letters), _capitalised)
    return rang.heading(dit, reference=ident, signet=bookmark(ident) if ident else "")


def _letters(fragment: b.Fragment) -> b.Fragment:
    """Return a fragment without link: it is the contents that lead to a heading."""
    return b.Texte(b.plain((fragment,)))


def _capitalised(fragment: b.Fragment) -> b.Fragment:
    return b.Texte(capitalised(b.plain((fragment,))))


def _provenance(ctx: Contexte, element: Element, contenu: list[b.Bloc]) -> tuple[b.Bloc, ...]:
    deja = any(isinstance(c, b.Paragraphe) and c.style == "CDC Note" for c in contenu)
    return () if deja else ctx.sources([element])


def _etats(machine: MachineEtats) -> tuple[Col, ...]:
    def name(ctx: Contexte, etat: Any) -> b.Cellule:
        role = "initial" if etat.nom == machine.initial else ""
        role = "final" if etat.nom in machine.finaux else role
        mention = (b.Texte(f" ({role})", "CDC Discret"),) if role else ()
        nom = ctx.mots.span(etat, "nom", typeset(etat.nom or ""), "Strong")
        return (b.Paragraphe(cellules.CELLULE, (*nom, *mention)),)

    def plain(cle: str) -> Any:
        def show(ctx: Contexte, etat: Any) -> b.Cellule:
            item, chemin = champ(type(etat), cle), ctx.mots.path(etat, cle)
            return cellules.cell(ctx.mots, item, getattr(etat, cle), chemin=chemin)

        return show

    return (
        Col("État", ("nom",), name),
        Col("Définition", ("definition",), plain("definition")),
        Col("Délai maximal", ("delai_max",), plain("delai_max")),
    )
