"""Signs and spaces that French writes otherwise, and that the document does not mend by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.verification.constats import Famille, Gravite
from cdc.verification.regles import Regle, Signal, controle
from cdc.verification.retouches import Retouche, apart, mended
from cdc_schema.chemins import ecrire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen

_LETTRE = r"[^\W\d_]"
_SIGNES = (
    (re.compile(rf"(?<={_LETTRE})'(?={_LETTRE})"), "’", "apostrophe droite"),
    (re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…", "points de suspension en trois points"),
    (re.compile(r"(?<=\S)  +(?=\S)"), " ", "espace répétée"),
    (re.compile(r"(?<=\w)[ \u00a0\u202f]+(?=[,.](?:\s|$))"), "", "espace avant un point"),
    (re.compile(rf"(?<={_LETTRE}{{2}}),(?={_LETTRE}{{2}})"), ", ", "virgule collée"),
    (re.compile(rf"(?<={_LETTRE})(?=[;?!](?:\s|$))"), "\u202f", "signe double collé"),
    (re.compile(rf"(?<={_LETTRE})(?=:\s)"), "\u00a0", "signe double collé"),
    (re.compile(r"(?<=«)(?=[^\s\u00a0\u202f])"), "\u00a0", "guillemet collé"),
    (re.compile(r"(?<=[^\s\u00a0\u202f])(?=»)"), "\u00a0", "guillemet collé"),
)
_CITATION = re.compile(r'(?<![\w"])"(?=\S)[^"\n]*[^\s"]"(?![\w"])')
# Says at once whether a text may hold any of them.
_PEUT_ETRE = re.compile(rf"'|\.\.\.|  |[\s][,.]|,{_LETTRE}|{_LETTRE}[;?!:]|«\S|\S»|\"")
# What is not French: code, addresses, placeholders, rows of a Markdown table.
# A word is tried from its first sign only, else a long text without spaces takes minutes.
_MOT = r"(?<![^\s`])"
_PROTEGES = re.compile(
    rf"`[^`]*`|{_MOT}\S+(?:://|@)\S+|\{{\{{[^{{}}\n]*\}}\}}|^[^\S\n]*\|.*$|{_MOT}\S*\\\S*",
    re.MULTILINE,
)
# Apart, as they may begin within what is protected already: where a link leads and its title, tags, and
# the lines set back after an empty one, which Markdown takes for code.
_PROTEGES_AUSSI = re.compile(
    r"\]\([^)\n]{0,500}\)|</?[A-Za-z][^<>\n]{0,500}>|(?:\A|(?<=\n\n))(?:(?: {4}|\t).*(?:\n|\Z))+"
)
_LONGUEUR = 160


def signs(texte: str) -> list[Retouche]:
    """Return what French typography would write otherwise in `texte`."""
    if not _PEUT_ETRE.search(texte):
        return []
    proteges = [t.span() for motif in (_PROTEGES, _PROTEGES_AUSSI) for t in motif.finditer(texte)]
    trouvees = [*_found(texte), *_quotations(texte)]
    return apart(r for r in trouvees if not any(d <= r.debut < f for d, f in proteges))


def _found(texte: str) -> Iterator[Retouche]:
    for motif, signe, quoi in _SIGNES:
        for trouve in motif.finditer(texte):
            yield Retouche(*trouve.span(), signe, quoi)


def _quotations(texte: str) -> Iterator[Retouche]:
    for trouve in _CITATION.finditer(texte):
        yield Retouche(trouve.start(), trouve.start() + 1, "«\u00a0", "guillemets droits")
        yield Retouche(trouve.end() - 1, trouve.end(), "\u00a0»", "guillemets droits")


@controle(
    Regle(
        "TYP-001",
        Famille.TYPOGRAPHIE,
        Gravite.CONSEIL,
        "signe ou espace que le français écrit autrement",
        "Un document dont les signes varient d’une page à l’autre paraît copié de plusieurs autres.",
        'L\'écran affiche "Lead"...',
        "L’écran affiche « Lead »…",
        "Imprimerie nationale, règles typographiques",
        methode="Un constat par texte. Les espaces insécables que le document pose de lui-même ne sont pas "
        "demandées\u202f; code, adresses et balises sont laissés. cdc verifier --corriger les reprend.",
    )
)
def _typography(examen: Examen) -> Iterator[Signal]:
    for chemin, texte in examen.reperes.textes:
        if retouches := signs(texte):
            premiere = retouches[0]
            corrige = mended(texte, retouches)
            yield Signal(
                ecrire(chemin),
                f"{_said(retouches)}. cdc verifier --corriger le reprend.",
                max(premiere.debut - (premiere.debut == premiere.fin), 0),
                premiere.fin + (premiere.debut == premiere.fin),
                corrige if len(corrige) <= _LONGUEUR else "",
            )


def _said(retouches: list[Retouche]) -> str:
    """Return « Apostrophe droite, guillemets droits », each said once."""
    quoi = ", ".join(dict.fromkeys(r.quoi for r in retouches))
    return quoi[:1].upper() + quoi[1:]


CONTROLES = (_typography,)
