"""YAML as people write it, made at random: styles, depths, comments, blank lines, line ends.

Each line knows the paths that it writes, so that a test can tell which lines an edit may touch.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from cdc.projet.noeuds import Chemin

TEXTES_DIFFICILES = [
    "0102030405", "01000", "12:30", "No", "on", "oui", "1 234,56", "12/03/2026", "2027-01-15",
    "2027-1-5", "1_000", "1.10", "1e3", "0x1F", "0o17", ".5", "-5", "+33", "null", "~", "=", "<<",
    "y", "1,234", "true", "08", "9" * 30, "", " ", " avant", "après ", "a: b", "a:", ":a", "a #b",
    "#a", "- a", "-", "? a", "a?", "[a", "{a", "a]", "a, b", "&a", "*a", "!a", "%a", "@a", "`a",
    "|", ">", "---", "...", "--- a", "l'eau", "l’eau", '"', "dit \"oui\"", "'", "\\", "C:\\a",
    "é", "😀", "\u00a0", "«\u00a0a\u00a0»", "\t", "a\tb", "\x0b", "\x00", "\x85", "\u2028",
    "\ufeff", "a\r\nb", "\r", "a\nb", "a\nb\n", "a\n\n", "\na", "\n", "\n\n", "  a\nb", "a\n  b\n",
    "a\n \nb", "a\n   ", "\ta\nb", " \na", "# titre\n\n- un\n- deux\n", "a\n# b", "x" * 300,
    "a: |\n  b", "http://a.fr/b?c=d#e", "R&D", "<b>", "{{ x }}", "ENT-04#Q-FLX-16",
]  # fmt: skip

textes = st.sampled_from(TEXTES_DIFFICILES) | st.text(st.characters(codec="utf-8"), max_size=12)
cles = st.sampled_from(["nom", "âge", "a b", "No", "12", "x", "y", "z", "k: v", "été", "'"])


def valeurs(profondeur: int = 3) -> st.SearchStrategy[Any]:
    """Give plain data: texts, None, and collections of them."""
    feuilles = st.none() | textes
    return st.recursive(
        feuilles,
        lambda dedans: (
            st.lists(dedans.filter(lambda v: v is not None), max_size=3)
            | st.dictionaries(cles, dedans, max_size=3)
        ),
        max_leaves=4 * profondeur,
    )


@dataclass
class Ligne:
    texte: str
    chemins: set[Chemin] = field(default_factory=set)
    flux: Chemin | None = None


@dataclass
class YamlAleatoire:
    lignes: list[Ligne]
    saut: str
    fin: bool

    @property
    def texte(self) -> str:
        corps = self.saut.join(ligne.texte for ligne in self.lignes)
        return corps + self.saut if self.fin else corps

    def untouched(self, chemin: Chemin) -> list[str]:
        """Return the lines that write nothing at `chemin` nor below."""
        n = len(chemin)
        return [
            x.texte
            for x in self.lignes
            if not any(c[:n] == chemin for c in x.chemins)
            and (x.flux is None or chemin[: len(x.flux)] != x.flux)
        ]


@st.composite
def documents(draw: st.DrawFn) -> YamlAleatoire:
    ecrivain = _Ecrivain(draw)
    ecrivain.comment((), 0)
    ecrivain.table((), 0, profondeur=3)
    return YamlAleatoire(
        ecrivain.lignes, draw(st.sampled_from(["\n", "\n", "\r\n"])), draw(st.booleans())
    )


class _Ecrivain:
    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.lignes: list[Ligne] = []
        self.blancs = True  # blank lines may follow without being part of a text
        self.retrait_max = 9  # of the comments that may follow without being swallowed

    def _pick(self, *choix: Any) -> Any:
        return self.draw(st.sampled_from(choix))

    def comment(self, dans: Chemin, colonne: int) -> None:
        """Write blank lines and comments, at any indent that does not change the data."""
        for _ in range(self._pick(0, 0, 0, 1, 2)):
            retrait = min(self._pick(0, colonne, colonne + 2, 7), self.retrait_max)
            texte = self._pick("# note", "#", "# a: b", "# - x", "", "   ")
            if not (texte.strip() or self.blancs):
                continue
            espaces = min(len(texte), self.retrait_max) if not texte.strip() else 0
            ligne = " " * retrait + texte if texte.strip() else " " * espaces
            self.lignes.append(Ligne(ligne, {(*dans, "#")}))

    def _line(self, texte: str, *chemins: Chemin) -> None:
        self.lignes.append(Ligne(texte, set(chemins)))
        self.retrait_max, self.blancs = 9, True

    def _tail(self) -> str:
        return str(self._pick("", "", "", "  # à côté", " #", "   "))

    def table(self, chemin: Chemin, colonne: int, profondeur: int, tete: str | None = None) -> None:
        """Write a mapping; `tete` begins its first line, after a dash."""
        noms = self.draw(st.lists(cles_simples, min_size=1, max_size=4, unique=True))
        for rang, nom in enumerate(noms):
            debut = tete if rang == 0 and tete is not None else " " * colonne
            if rang or tete is None:
                self.comment(chemin, colonne)
            ici = (*chemin, nom.strip("'\""))
            entete = f"{debut}{nom}{self._pick('', '', ' ')}:"
            self.value(ici, entete, colonne, profondeur, parents=(chemin,) if rang == 0 else ())

    def value(
        self, ici: Chemin, entete: str, colonne: int, profondeur: int, parents: Any = ()
    ) -> None:
        """Write what follows a colon or a dash at `colonne`."""
        genre = self._pick("vide", "plat", "plat", "quote", "bloc", "flux", "table", "liste")
        if profondeur == 0 and genre in ("table", "liste"):
            genre = "plat"
        tiret = entete.endswith("-")
        if genre == "vide":
            self._line(entete + self._tail(), ici, *parents)
        elif genre == "plat":
            self._plain(ici, entete, colonne, parents)
        elif genre == "quote":
            self._quoted(ici, entete, colonne, parents)
        elif genre == "bloc":
            self._block_text(ici, entete, colonne, parents)
        elif genre == "flux":
            self._flow(ici, entete, parents)
        elif genre == "table":
            self._nested_table(ici, entete, colonne, profondeur, tiret, parents)
        else:
            self._nested_list(ici, entete, colonne, profondeur, tiret, parents)

    def _plain(self, ici: Chemin, entete: str, colonne: int, parents: Any) -> None:
        mots = self._pick("mot", "deux mots", "No", "01000", "12:30", "é😀 -a", "a#b", "l'eau")
        if self._pick(0, 0, 0, 1):
            self._line(f"{entete} {mots}", ici, *parents)
            self._line(" " * (colonne + 1) + "suite" + self._tail(), ici)
        else:
            self._line(f"{entete} {mots}{self._tail()}", ici, *parents)

    def _quoted(self, ici: Chemin, entete: str, colonne: int, parents: Any) -> None:
        texte = self._pick("'x'", '"x"', "'l''eau # y'", '"a: \\"b\\""', "''", '""', '"\\u00e9\\n"')
        if texte == '"x"' and self._pick(0, 1):
            self._line(f'{entete} "x', ici, *parents)
            self._line(" " * (colonne + 1) + 'y"' + self._tail(), ici)
        else:
            self._line(f"{entete}  {texte}{self._tail()}", ici, *parents)

    def _block_text(self, ici: Chemin, entete: str, colonne: int, parents: Any) -> None:
        indicateur = self._pick("|", "|-", "|+", ">", ">-", ">+")
        ecart = self._pick(1, 2, 4)
        explicite = self._pick(False, False, True)
        self._line(
            f"{entete} {indicateur}{ecart if explicite else ''}{self._tail()}", ici, *parents
        )
        premieres = ["un"] if not explicite else ["  décalé", "un", "", "\tun"]
        lignes = [self._pick(*premieres)]
        for _ in range(self._pick(0, 1, 3)):
            lignes.append(self._pick("deux", "", "  trois", "# quatre", "- cinq: six", "\ttab"))
        if self._pick(0, 0, 0, 0, 1):
            lignes = []
        for ligne in lignes:
            self.lignes.append(Ligne(" " * (colonne + ecart) + ligne if ligne else "", {ici}))
        if "+" in indicateur and self._pick(0, 1):
            self.lignes.append(Ligne("", {ici}))
        self.retrait_max = 0 if not lignes or "+" in indicateur else colonne + ecart - 1
        self.blancs = "+" not in indicateur
        if not self.blancs and self._pick(0, 1):
            self.blancs = True
            self.lignes.append(Ligne("# fin du texte", {(*ici[:-1], "#")}))
            self.retrait_max = 9

    def _flow(self, ici: Chemin, entete: str, parents: Any) -> None:
        texte = self._pick(
            "[]", "{}", "[ ]", "[a]", "[a, b]", "[a, 'b', ]", "[[a], {k: v}]", "{k: v}",
            "{k: , l: x}", "{k: [a, b], 'l': \"y\"}", "{'k':v,\"l\":w}", "[a,b]", "{k: }",
        )  # fmt: skip
        if texte == "[a, b]" and self._pick(0, 1):
            self._line(f"{entete} [", ici, *parents)
            for ligne in ("a,  # un", "# entre", "b", "]" + self._tail()):
                self._line(" " * 9 + ligne, ici)
                self.lignes[-1].flux = ici
        else:
            self._line(f"{entete} {texte}{self._tail()}", ici, *parents)
            self.lignes[-1].flux = ici

    def _nested_table(
        self, ici: Chemin, entete: str, colonne: int, profondeur: int, tiret: bool, parents: Any
    ) -> None:
        ecart = self._pick(2, 2, 3)
        if tiret and self._pick(0, 1, 1):
            self.table(ici, colonne + ecart, profondeur - 1, entete + " " * (ecart - 1))
            return
        self._line(entete + self._tail(), ici, *parents)
        self.table(ici, colonne + ecart, profondeur - 1)

    def _nested_list(
        self, ici: Chemin, entete: str, colonne: int, profondeur: int, tiret: bool, parents: Any
    ) -> None:
        ecart = self._pick(2, 2, 4) if tiret else self._pick(0, 2, 2, 3)
        meme_ligne = tiret and self._pick(0, 1)
        if not meme_ligne:
            self._line(entete + self._tail(), ici, *parents)
        for rang in range(self._pick(1, 2, 3)):
            debut = " " * (colonne + ecart)
            if rang == 0 and meme_ligne:
                debut = entete + " " * (ecart - 1)
            else:
                self.comment(ici, colonne + ecart)
            self.value(
                (*ici, rang), f"{debut}-", colonne + ecart, profondeur - 1,
                parents=(ici,) if rang == 0 else (),
            )  # fmt: skip


cles_simples = st.sampled_from(["nom", "âge", "a b", "No", "'12'", '"x"', "y", "été", "longue_clé"])
