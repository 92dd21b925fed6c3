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
# A sign first, what stands around it afterwards: most letters are passed over at once.
_PEUT_ETRE = re.compile(
    rf"['\",.;:?!«»](?:(?<=['\"])|(?<=\s[,.])|(?<=\.)(?=\.\.)|(?<=,)(?={_LETTRE})|(?<={_LETTRE}[;?!:])"
    r"|(?<=«)(?=\S)|(?<=\S»))"
)
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
# What is shown mended at a place: its words, and not a whole paragraph without a space.
_LONGUEUR = 80
_DEBUT, _FIN = re.compile(r"\S*\Z"), re.compile(r"\S*")
_GUILLEMETS = "guillemets droits"


def signs(texte: str) -> list[Retouche]:
    """Return what French typography would write otherwise in `texte`."""
    if "  " not in texte and not _PEUT_ETRE.search(texte):
        return []
    proteges = [t.span() for motif in (_PROTEGES, _PROTEGES_AUSSI) for t in motif.finditer(texte)]
    groupes = [*_found(texte), *_quotations(texte)]
    return apart(
        r
        for groupe in groupes
        if not any(d <= r.debut < f for r in groupe for d, f in proteges)
        for r in groupe
    )


def _found(texte: str) -> Iterator[tuple[Retouche, ...]]:
    for motif, signe, quoi in _SIGNES:
        for trouve in motif.finditer(texte):
            yield (Retouche(*trouve.span(), signe, quoi),)


def _quotations(texte: str) -> Iterator[tuple[Retouche, ...]]:
    """Yield the two signs of each quotation: both are mended, or none."""
    for trouve in _CITATION.finditer(texte):
        yield (
            Retouche(trouve.start(), trouve.start() + 1, "«\u00a0", _GUILLEMETS),
            Retouche(trouve.end() - 1, trouve.end(), "\u00a0»", _GUILLEMETS),
        )


@controle(
    Regle(
        "TYP-001",
        Famille.TYPOGRAPHIE,
        Gravite.CONSEIL,
        "signe ou espace que le français écrit autrement",
        "Un document dont les signes varient d’une page à l’autre paraît copié de plusieurs autres.",
        'L\'écran affiche "Lead".',
        "L’écran affiche « Lead ».",
        "Imprimerie nationale, règles typographiques",
        methode="Un constat par texte, à son premier endroit, avec le nombre d’endroits. Les espaces insécables que "
        "le document pose de lui-même ne sont pas demandées\u202f; code, adresses et balises sont laissés. "
        "cdc verifier --corriger les reprend tous.",
    )
)
def _typography(examen: Examen) -> Iterator[Signal]:
    for chemin, texte in examen.reperes.textes:
        if retouches := signs(texte):
            debut, fin = _words_of(texte, retouches)
            dedans = [r for r in retouches if debut <= r.debut and r.fin <= fin]
            mieux = mended(texte[:fin], dedans)[debut:]
            yield Signal(
                ecrire(chemin),
                _said(retouches),
                debut,
                fin,
                mieux if fin - debut <= _LONGUEUR else "",
            )


def _words_of(texte: str, retouches: list[Retouche]) -> tuple[int, int]:
    """Return the bounds of the words that the first of `retouches` mends, a quotation whole."""
    premiere = retouches[0]
    debut, fin = premiere.debut, premiere.fin
    if premiere.quoi == _GUILLEMETS:
        fin = next((r.fin for r in retouches[1:] if r.quoi == _GUILLEMETS), fin)
    avant, apres = _DEBUT.search(texte, 0, debut), _FIN.match(texte, fin)
    return (avant.start() if avant else debut), (apres.end() if apres else fin)


def _said(retouches: list[Retouche]) -> str:
    """Return « Apostrophe droite, guillemets droits (3 endroits) », each said once."""
    quoi = ", ".join(dict.fromkeys(r.quoi for r in retouches))
    tete = f"{quoi[:1].upper()}{quoi[1:]}"
    if len(retouches) == 1:
        return f"{tete}. cdc verifier --corriger le reprend."
    return f"{tete} ({len(retouches)} endroits). cdc verifier --corriger les reprend."


CONTROLES = (_typography,)
