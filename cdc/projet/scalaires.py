"""How a text is written in YAML: plain, quoted or as a literal block."""

from __future__ import annotations

import re

# Words that a YAML 1.1 or 1.2 reader takes for something else than a text.
_MOTS = frozenset(
    {"", "~", "null", "y", "n", "yes", "no", "on", "off", "true", "false", "=", "<<"}
    | {".inf", "-.inf", "+.inf", ".nan"}
)
# A key of the schema, which the readers in use leave a text: the number of a step.
_CLES = frozenset({"n"})
_NOMBRE = re.compile(
    r"""[-+]?(
        0b[01_]+ | 0o?[0-7_]+ | 0x[0-9a-f_]+            # binary, octal, hexadecimal
      | [0-9][0-9_]*(:[0-9]{1,2})+(\.[0-9_]*)?          # sexagesimal
      | [0-9][0-9_,]*                                   # some readers drop commas
      | ([0-9][0-9_]*)?\.[0-9._]*(e[-+]?[0-9]+)?
      | [0-9][0-9_]*e[-+]?[0-9]+
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt\s].*)?$")
# Typed or not, these come back with the same characters.
_FIDELE = re.compile(r"(0|-?[1-9][0-9]{0,14}|-?(0|[1-9][0-9]{0,11})\.[0-9]{0,3}[1-9])$")
_DATE_ISO = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
_DECIMALE = re.compile(r"[0-9]+,[0-9]+$")

_INDICATEURS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_IMPRIMABLE = "\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
_EN_LIGNE = re.compile(f"[{_IMPRIMABLE}]*")
_LITTERAL = re.compile(f"[{_IMPRIMABLE}\t\n]*")
_A_CODER = re.compile(f'["\\\\]|[^{_IMPRIMABLE}]')
_CODES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x00": "\\0"}
# A question mark ends a plain text for PyYAML's own parser.
_FLUX = re.compile(r"[,?\[\]{}]|:$")


def in_line(texte: str, *, flux: bool = False, cle: bool = False, style: str = "") -> str:
    """Return `texte` on one line, quoted only where it must be.

    `flux`: between brackets or braces; `cle`: before a colon; `style`: the quotes to prefer.
    """
    lisible = _EN_LIGNE.fullmatch(texte) is not None
    if not style and lisible and _is_plain(texte, flux=flux, cle=cle):
        return texte
    if not lisible or style == '"':
        return _double_quoted(texte)
    if not style and "'" in texte and not {'"', "\\"} & set(texte):
        return _double_quoted(texte)
    return "'" + texte.replace("'", "''") + "'"


def literal_header(texte: str, retrait: int) -> str | None:
    """Return the header of a literal block for `texte`, or None when it cannot hold it."""
    if not texte.strip("\n") or _LITTERAL.fullmatch(texte) is None:
        return None
    premieres = re.match(r"(?:[ \t]*\n)*[ \t]*", texte)
    indicateur = ""
    if premieres is not None and premieres[0].strip("\n"):
        if retrait > 9:
            return None
        indicateur = str(retrait)
    fin = "+" if texte.endswith("\n\n") else "" if texte.endswith("\n") else "-"
    return f"|{indicateur}{fin}"


def _is_plain(texte: str, *, flux: bool, cle: bool) -> bool:
    if (texte.casefold() in _MOTS and not (cle and texte in _CLES)) or texte != texte.strip(" "):
        return False
    if texte[0] in _INDICATEURS and not _FIDELE.match(texte):
        return False
    if ": " in texte or " #" in texte or texte.endswith(":") or texte.startswith("..."):
        return False
    if (flux or cle) and _FLUX.search(texte):
        return False
    return not _is_typed(texte)


def _is_typed(texte: str) -> bool:
    """Tell whether a YAML reader could make a number or a date of `texte`, and alter it."""
    if _FIDELE.match(texte) or _DATE_ISO.match(texte) or _DECIMALE.match(texte):
        return False
    return bool(_NOMBRE.match(texte) or _DATE.match(texte))


def _double_quoted(texte: str) -> str:
    return '"' + _A_CODER.sub(_code, texte) + '"'


def _code(trouve: re.Match[str]) -> str:
    caractere = trouve[0]
    if caractere in _CODES:
        return _CODES[caractere]
    numero = ord(caractere)
    if numero < 0x100:
        return f"\\x{numero:02X}"
    return f"\\u{numero:04X}" if numero < 0x10000 else f"\\U{numero:08X}"
