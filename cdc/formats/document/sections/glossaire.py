"""The glossary, and the links to it from where each chapter first says a term."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.parcours import paragraphs, rewritten
from cdc.formats.document.sections.generique import list_blocks
from cdc.formats.document.sections.termes import Mot, Trouve, first_places, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.formats.document.sections.contexte import Contexte

_TITRE = "Glossaire"
# Sentences of ours, where a word need not mean what the company means.
_NON_LIES = frozenset({"CDC À compléter", "CDC Chapeau"})
_LIABLES = frozenset({"", "Strong", "Emphasis"})


def glossary_blocks(ctx: Contexte) -> list[b.Bloc]:
    """Return the glossary; each definition is a place that links can lead to."""
    signets = {mot.terme: mot.signet for mot in _words(ctx)}
    blocs = list_blocks(ctx, ctx.cahier.glossaire, _TITRE)
    return [
        replace(bloc, lignes=tuple(_marked(ligne, signets) for ligne in bloc.lignes))
        if isinstance(bloc, b.Tableau)
        else bloc
        for bloc in blocs
    ]


def _words(ctx: Contexte) -> list[Mot]:
    definis = (t.terme for t in ctx.cahier.glossaire if t.terme and t.definition)
    return words(definis)


def _marked(ligne: b.Ligne, signets: dict[str, str]) -> b.Ligne:
    (terme, *_), *_ = ligne.cellules
    # Popped: a term defined twice is one place.
    return ligne._replace(signet=signets.pop(b.plain(terme.fragments), ""))


def link_terms(ctx: Contexte, blocs: Sequence[b.Bloc]) -> list[b.Bloc]:
    """Return `blocs`, each term of the glossary linked where a chapter first says it."""
    mots = _words(ctx)
    if not mots:
        return list(blocs)
    return [bloc for chapitre in _chapters(blocs) for bloc in _linked(mots, chapitre)]


def _chapters(blocs: Sequence[b.Bloc]) -> Iterator[Sequence[b.Bloc]]:
    bornes = [r for r, bloc in enumerate(blocs) if isinstance(bloc, b.Titre) and bloc.niveau == 1]
    for debut, fin in zip([0, *bornes], [*bornes, len(blocs)], strict=True):
        yield blocs[debut:fin]


def _linked(mots: Sequence[Mot], chapitre: Sequence[b.Bloc]) -> Iterator[b.Bloc]:
    dits = ["\n".join(_texts(bloc)) for bloc in chapitre]
    departs: list[int] = []
    place = 0
    for dit in dits:
        departs.append(place)
        place += len(dit) + 1
    par_bloc: dict[int, list[Mot]] = {}
    for rang, trouve in first_places(mots, "\n".join(dits)).items():
        par_bloc.setdefault(bisect_right(departs, trouve.debut) - 1, []).append(mots[rang])
    for rang, bloc in enumerate(chapitre):
        yield _with_links(bloc, par_bloc[rang]) if rang in par_bloc else bloc


def _texts(bloc: b.Bloc) -> Iterator[str]:
    if _defines(bloc):
        return
    for paragraphe in paragraphs(bloc):
        if paragraphe.style not in _NON_LIES:
            yield from _spoken(paragraphe.fragments)


def _spoken(fragments: b.Fragments) -> Iterator[str]:
    for fragment in fragments:
        if isinstance(fragment, b.Editable):
            yield from _spoken(fragment.fragments)
        elif fragment.__class__ is b.Texte and fragment[1] in _LIABLES:
            yield fragment[0]


def _defines(bloc: b.Bloc) -> bool:
    """Say whether `bloc` is the glossary itself."""
    return isinstance(bloc, b.Tableau) and bloc.titre == _TITRE


def _with_links(bloc: b.Bloc, mots: list[Mot]) -> b.Bloc:
    restent = list(mots)

    def change(paragraphe: b.Paragraphe) -> b.Paragraphe:
        if not restent or paragraphe.style in _NON_LIES:
            return paragraphe
        return paragraphe._replace(fragments=_cut(paragraphe.fragments, restent))

    return rewritten(bloc, change)


def _cut(fragments: b.Fragments, restent: list[Mot]) -> b.Fragments:
    """Return `fragments` with the links to the terms that they are the first to say."""
    return tuple(f for fragment in fragments for f in _split(fragment, restent))


def _split(fragment: b.Fragment, restent: list[Mot]) -> Iterator[b.Fragment]:
    """Yield `fragment` cut at the terms that it is the first to say; they are no more to link."""
    if isinstance(fragment, b.Editable):
        yield fragment._replace(fragments=_cut(fragment.fragments, restent))
        return
    if not (isinstance(fragment, b.Texte) and fragment.style in _LIABLES):
        yield fragment
        return
    ici: list[tuple[Trouve, Mot]] = [
        (place, restent[rang]) for rang, place in first_places(restent, fragment.texte).items()
    ]
    depuis = 0
    for place, mot in sorted(ici, key=lambda trouve: trouve[0]):
        restent.remove(mot)
        if place.debut > depuis:
            yield fragment._replace(texte=fragment.texte[depuis : place.debut])
        yield b.Lien(fragment.texte[place.debut : place.fin], mot.signet, fragment.style)
        depuis = place.fin
    if depuis < len(fragment.texte) or not fragment.texte:
        yield fragment._replace(texte=fragment.texte[depuis:])
