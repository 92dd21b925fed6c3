"""The packaged font: how wide a text is, where it breaks. The same on every machine."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

FAMILLE = "Source Sans Pro"
_MAIGRE, _GRAS = "SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf"
_INVISIBLES = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_OMIS = ("Cf", "Mc", "Me", "Mn", "Sk", "So")
_INCONNU = "\ufffd"
_COUPURES = re.compile(r"(?<=[-/_.,;:@+&’'()])")
_SUITE = "…"


def font_files() -> list[Path]:
    """Return the two files of the font: regular, then bold."""
    folder = Path(str(files("font_source_sans_pro"))) / "files"
    return [folder / _MAIGRE, folder / _GRAS]


def clean(text: str) -> str:
    """Return `text` on one line, without the characters that show nothing."""
    seen = (c if unicodedata.category(c) not in _INVISIBLES else " " for c in text)
    return re.sub(r"[ \t]+", " ", unicodedata.normalize("NFC", "".join(seen))).strip(" ")


def said(*texts: str | None) -> str:
    """Return the first of `texts` that shows something, cleaned."""
    return next((seen for text in texts if (seen := clean(text or ""))), "")


@lru_cache(maxsize=4096)
def drawable(text: str) -> str:
    """Return `text` with what the font has: it would draw empty squares for the rest.

    A sign made of known letters gives them (« ㎡ » is « m2 »), an emoji or a stray accent is left
    out, and a run of any other letters (Chinese, Arabic) is « ? ».
    """
    if all(ord(c) in _known() for c in text):
        return text
    seen = re.sub(f"{_INCONNU}+", "?", "".join(map(_drawn, text)))
    return re.sub(r" {2,}", " ", seen).strip(" ") or ("?" if text.strip() else "")


def _drawn(letter: str) -> str:
    if ord(letter) in _known():
        return letter
    parts = unicodedata.normalize("NFKD", letter)
    kept = "".join(c for c in parts if ord(c) in _known())
    if kept.strip() or unicodedata.category(letter) == "Zs":
        return kept or " "
    return "" if unicodedata.category(letter) in _OMIS else _INCONNU


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of `text` in points, as it is drawn."""
    advances = _advances(bold=bold)
    try:
        return sum(advances[ord(c)] for c in text) * size / 1000
    except KeyError:
        return sum(advances[ord(c)] for c in drawable(text)) * size / 1000


def wrap(
    text: str, room: float, size: float, *, bold: bool = False, lines: int = 6
) -> tuple[str, ...]:
    """Break `text` into at most `lines` lines no wider than `room`; what is cut ends in « … »."""
    done: list[str] = []
    line = ""
    for word, blank in _words(drawable(clean(text)), room, size, bold=bold):
        longer = f"{line} {word}" if line and blank else line + word
        if not line or width(longer, size, bold=bold) <= room:
            line = longer
        else:
            done, line = [*done, line], word
    done = [*done, line] if line else done
    if len(done) <= lines:
        return tuple(done)
    return (*done[: lines - 1], _cut(done[lines - 1], room, size, bold=bold))


def balanced(
    text: str, room: float, size: float, *, bold: bool = False, lines: int = 6
) -> tuple[str, ...]:
    """Break `text` as `wrap` does, in lines as even as their number allows."""
    best = wrap(text, room, size, bold=bold, lines=lines)
    narrower = room
    while len(best) > 1 and (narrower := narrower - 3) > room / 2:
        tried = wrap(text, narrower, size, bold=bold, lines=lines + 1)
        if len(tried) > len(best) or _broken(tried) > _broken(best):
            break
        best = tried
    return best


def _broken(lines: tuple[str, ...]) -> int:
    """Count the ends of lines: fewer pieces of words is better at the same number of lines."""
    return sum(len(line.split(" ")) for line in lines)


def widest(lines: tuple[str, ...], size: float, *, bold: bool = False) -> float:
    """Return the width of the widest of `lines`."""
    return max((width(line, size, bold=bold) for line in lines), default=0.0)


def _words(text: str, room: float, size: float, *, bold: bool) -> list[tuple[str, bool]]:
    """Return the pieces of `text` that may end a line, and whether a blank goes before."""
    pieces: list[tuple[str, bool]] = []
    for word in text.split(" "):
        blank = True
        for piece in [word] if width(word, size, bold=bold) <= room else _COUPURES.split(word):
            for part in _chopped(piece, room, size, bold=bold):
                pieces.append((part, blank))
                blank = False
    return pieces


def _chopped(piece: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Cut a word that fits no line, with a hyphen between two letters."""
    parts: list[str] = []
    part, used = "", 0.0
    for letter in piece:
        trait = "-" if part and part[-1].isalpha() and letter.isalpha() else ""
        advance = width(letter, size, bold=bold)
        # A letter leaves room for the hyphen that may have to follow it.
        reserve = width("-", size, bold=bold) if letter.isalpha() else 0.0
        if part and used + advance + reserve > room:
            parts, part, used = [*parts, part + trait], "", 0.0
        part, used = part + letter, used + advance
    return [*parts, part] if part else parts


def _cut(line: str, room: float, size: float, *, bold: bool) -> str:
    while line and width(line + _SUITE, size, bold=bold) > room:
        line = line[:-1]
    return line.rstrip(" ,;:") + _SUITE


@cache
def _known() -> frozenset[int]:
    """Return the characters that both weights of the font have."""
    return frozenset(_advances(bold=False)) & frozenset(_advances(bold=True))


@cache
def _advances(*, bold: bool) -> dict[int, int]:
    from fontTools.ttLib import TTFont

    with TTFont(font_files()[bold], lazy=True) as font:
        metrics = font["hmtx"]
        return {code: metrics[name][0] for code, name in font.getBestCmap().items()}
