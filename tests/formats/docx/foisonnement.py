"""Specifications that say anything: whatever characters, shapes of text, sizes and values there are."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from cdc_schema.plan import CHAPITRES
from cdc_schema.references import CIBLES
from cdc_schema.types import Genre
from tests.formats.docx.remplissage import SANS_PREFIXE, Remplisseur

if TYPE_CHECKING:
    from random import Random

    from cdc_schema.base import Element
    from cdc_schema.description import Champ

_MOT = "a" * 3000
_LIENS = ("javascript:alert(1)", "https://a.fr/?q=\u00e9&b=%zz#[x]", "file:///etc/passwd", "data:,x",
          "mailto:a@b.fr?subject=x", "http://[::1]:99999/", "HTTPS://A.fr", "//a.fr", "#EX-1", "")  # fmt: skip
# What authors write and paste, and what nobody should.
FORMES = (
    "", " ", "\n\n\n", "\u00a0", _MOT, f"{_MOT} " * 3, _MOT.join("\u200b\u00ad"), "\u0301" * 300,
    *(f"[lien {rang}]({adresse})" for rang, adresse in enumerate(_LIENS)),
    "[long](https://a.fr/" + "x" * 3000 + ")", "<https://a.fr>", "![image](https://a.fr/x.png)",
    "\n".join(f"{'  ' * n}{'-*+'[n % 3]} niveau {n}" for n in range(12)),
    "\n".join(f"{'   ' * n}{n + 1}. niveau {n}" for n in range(12)),
    "999999999. grand\n1000000000. trop grand", "- \n- a\n\n  suite\n\n      code\n- ", "1.\n2.\n",
    "- a\n  1. b\n     - c\n\n       | x | y |\n       | - | - |\n       | 1 | 2 |",
    "| A | B |\n| - | - |", "| A | B |\n| :-: | -: |\n| a \\| b | |\n| c |\n| d | e | f |",
    "|" + " c |" * 70 + "\n|" + " - |" * 70 + "\n|" + " v |" * 70, "| |\n| - |\n| |",
    "| A |\n| - |\n" + "| un |\n" * 300,
    "<b>gras</b> <script>alert(1)</script> <!-- non --> <?php ?> &lt;b&gt; &amp;nbsp; &#0; &#x1F600;",
    "</w:t></w:r></w:p>", "{{ 7 * 7 }}{% for x in y %}", "]]>", "<![CDATA[", "&", "=1+1",
    "> cit\u00e9\n> > deux\n> - liste\n", "# Titre\n\n###### Six\n\nSous\n====\n", "***", "---\n***\n___",
    "**gras *les deux* `code` ~~barr\u00e9~~**", "*" * 200, "`" * 99, "```x\n<a>\n\tb\n```", "    code",
    "ligne  \nsuite\\\nfin\rretour\r\nwindows\u2028s\u00e9parateur\u2029paragraphe\x85\x0b\x0c",
    "EX-VTE-004, OBJ-01 et EX-VTE-9999", "voir EX-1 : \u00ab a \u00bb ; 100 % ?",
    "\u202eenvers\u202c \u2066isol\u00e9\u2069 \u05d0\u05d1 \u0627\u0644", "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f1eb\U0001f1f7 \u2764\ufe0f",
    "e\u0301 \u0928\u093f \u1100\u1161\u11a8 \ufb01 \u0149", "\U0001d518\U0002a700\U000e0041\U0010ffff \ue000 \ufffe\uffff \ufdd0",
    "\x00\x01\x08\x1b[31m\x7f\x9f", "_x0041_ _x005F_", "<a&b>\"'" * 99,
)  # fmt: skip
_NOMBRES: dict[Genre, tuple[str, ...]] = {
    Genre.ENTIER: ("0", "-7", "1", "12", "300", "9" * 40),
    Genre.DECIMAL: ("0", "-0,5", "12,5", "0," + "0" * 30 + "1", "9" * 40 + ",99"),
    Genre.MONTANT: ("0", "-1 234,56", "1 234,56", "0,005", "9" * 30),
    Genre.POURCENTAGE: ("0", "-5", "42", "100", "33,333333", "9" * 20),
    Genre.DATE: ("01/01/0001", "29/02/2028", "22/11/2026", "31/12/9999", "1er janvier 2027"),
    Genre.DATE_HEURE: ("22/11/2026", "22/11/2026 12:00", "31/12/9999 23:59"),
    Genre.BOOLEEN: ("oui", "non"),
    Genre.DUREE: ("0 h", "4 h ouvr\u00e9es", "999999999 ans", "0,25 min", "-1 jours"),
    Genre.TELEPHONE: ("02 43 00 00 00", "+33 (0)2.43-00/00", "000000"),
}


@cache
def texts() -> st.SearchStrategy[list[str]]:
    """Return a strategy of pools of texts, characters of every category among them."""
    categories = sorted({unicodedata.category(chr(c)) for c in range(0x110000)} - {"Cs"})
    par_categorie = [st.characters(categories=[c]) for c in categories]  # type: ignore[list-item]
    texte = st.text(st.one_of(*par_categorie, st.sampled_from("*_`[]<>#|~&-1. \n")), max_size=40)
    return st.lists(texte, min_size=40, max_size=40)


class Foisonneur(Remplisseur):
    """Fills models with several projects' worth of anything; now and then, with nothing."""

    def __init__(self, hasard: Random, textes: list[str]) -> None:
        super().__init__()
        self._hasard = hasard
        self._textes = [*textes, *FORMES]
        self._pris: dict[str, int] = {}
        self._tours = count()
        # One list of the outline is long; not flows, whose maps take seconds to draw.
        sections = (s for c in CHAPITRES for s in c.sous_sections if s.repetition)
        self._longue = hasard.choice([s.cle for s in sections if s.cle != "flux"])

    def _times(self, ou: str) -> int:
        # The lists of the outline hold what five projects do, those within them what one does.
        if ou == self._longue:
            return 300
        return self._hasard.choice((0, 1, 2) if "." in ou else (6, 10, 14))

    def _record(self, modele: type[Element], ou: str, *, interne: bool) -> dict[str, Any]:
        garde = self._hasard.choice((0.2, 0.9, 1.0))
        dit = super()._record(modele, ou, interne=interne)
        return {c: v for c, v in dit.items() if c == "id" or self._hasard.random() < garde}

    def _choice(self, champ: Champ) -> str:
        assert champ.enumeration is not None
        choix = list(champ.enumeration)
        return str(choix[next(self._tours) % len(choix)])

    def _plain(self, champ: Champ, _ou: str, *, interne: bool) -> str:  # noqa: ARG002
        return self._hasard.choice(_NOMBRES.get(champ.genre, ("",)))

    def _sizes(self) -> tuple[int, int]:
        return self._hasard.choice(((0, 0), (1, 0), (1, 1), (9, 1), (1, 9), (9, 9)))

    def _text(self, champ: Champ, _ou: str, *, interne: bool) -> str:  # noqa: ARG002
        if champ.genre is Genre.COURRIEL:
            return "a" * 300 + "@exemple.fr"
        if champ.genre is Genre.URL:
            return "https://" + self._hasard.choice(
                ("a.fr/?<\"&'>", "\u00e9t\u00e9.fr", "x" * 3000)
            )
        return self._textes[next(self._tours) % len(self._textes)]

    def _identifier(self, prefixe: str) -> str:
        rang = self._pris[prefixe] = self._pris.get(prefixe, 0) + 1
        return (f"{prefixe}-{rang}", f"{prefixe}-ABCDEF{rang % 10}{chr(65 + rang % 26)}-{rang:04}")[
            rang % 2
        ]

    def _reference(self, champ: Champ, _ou: str, *, interne: bool) -> str:  # noqa: ARG002
        if champ.mots_admis and self._hasard.random() < 0.2:
            return self._hasard.choice(champ.mots_admis)
        cible = self._hasard.choice(champ.cibles)
        return (
            SANS_PREFIXE.get(cible) or f"{CIBLES[cible].prefixe}-{2 * self._hasard.randint(1, 9)}"
        )
