"""What an internal document still lacks or leaves to write up; where computed data is found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.index import section_name
from cdc.formats.document.sections import cellules
from cdc.formats.document.typographie import INSECABLE, typeset
from cdc_schema.chemins import parse
from cdc_schema.description import champs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.completude import Manque
    from cdc.entretien.restes import Avis
    from cdc.formats.document.sections.contexte import Contexte
    from cdc_schema.plan import SousSection

_CITES_MAX = 12
_QUI = 45.0
_RENVOI = re.compile(r"\b([1-4][a-g])\b")
_IDENTIFIANT = re.compile(r"\[([A-Z]{1,4}-[A-Z0-9-]+)\]")


def missing_blocks(
    ctx: Contexte, sous: SousSection, manques: Sequence[Manque], *, vide: bool
) -> tuple[b.Bloc, ...]:
    """Return the reminder of what a section lacks; nothing in a vendor's document."""
    manques = [m for m in manques if not _answered(ctx, m)]
    if not ctx.interne or sous.derive or not (manques or vide):
        return ()
    if vide:
        texte = f"À compléter{INSECABLE}: {sous.question[:1].lower()}{sous.question[1:]}"
    else:
        texte = f"À compléter{INSECABLE}: {_listed(manques)}."
    return (b.Paragraphe("CDC À compléter", (b.Texte(typeset(texte)),)),)


def opinion_blocks(ctx: Contexte, sous: SousSection) -> Iterator[b.Bloc]:
    """Yield the texts that several people gave, with what each one said, for the author."""
    for texte in ctx.to_write_up(sous):
        annonce = f"{texte.titre}, d’après {len(texte.avis)} réponses"
        colonnes = (b.Colonne("À rédiger", largeur=_QUI), b.Colonne(typeset(annonce)))
        lignes = tuple(b.Ligne((_speaker(avis), _said(avis))) for avis in texte.avis)
        yield b.Tableau(f"À rédiger{INSECABLE}: {texte.titre}", colonnes, lignes)


def referrals(sous: SousSection) -> Iterator[b.Bloc]:
    """Yield where a computed data item is to be read (« Sortie : voir 4d »)."""
    for champ in champs(sous.modele):
        cite = _RENVOI.search(champ.calcul)
        if cite and cite[1] != sous.code:
            libelle = b.Texte(f"{champ.titre}{INSECABLE}: voir ")
            yield b.Paragraphe("CDC Note", (libelle, *section_name(cite[1]), b.Texte(".")))


def _speaker(avis: Avis) -> b.Cellule:
    connu = avis.personne != avis.entretien
    return cellules.text(f"{avis.personne} ({avis.entretien})" if connu else avis.entretien)


def _said(avis: Avis) -> b.Cellule:
    return cellules.text(typeset(avis.texte))


def _answered(ctx: Contexte, manque: Manque) -> bool:
    """Say whether what is missing has answers, which only wait to be written up."""
    return any(parse(texte.chemin)[:2] == parse(manque.chemin)[:2] for texte in ctx.a_rediger)


def _listed(manques: Sequence[Manque]) -> str:
    noms = list(dict.fromkeys(map(called, manques)))
    cites = ", ".join(noms[:_CITES_MAX])
    reste = len(noms) - _CITES_MAX
    return f"{cites}, et {reste} autres" if reste > 0 else cites


def called(manque: Manque) -> str:
    """Return the name of what is missing, with the element that lacks it."""
    element = _IDENTIFIANT.search(manque.chemin)
    return f"{manque.titre} ({element[1]})" if element else manque.titre
