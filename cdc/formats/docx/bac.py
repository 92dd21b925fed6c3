"""Fill the Word template given on standard input, and write the document on standard output.

Run by its path, apart from the command, when the template is somebody else's: one that loops or
takes all the memory ends this process only. It imports nothing of `cdc`, which imports it to fill
its own templates.

The input is a line of JSON (`contexte`, `libelles`), then the template; the output is a line of
JSON (`faute` is empty when all went well), then the document.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as DEFAULTS
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

MEMOIRE, SECONDES = 1_000_000_000, 5
# What a large project adds: a template may loop over all of it.
MEMOIRE_PAR_OCTET, OCTETS_PAR_SECONDE = 40, 1_000_000
_NOMBRE_MAX, _TEXTE_MAX = 100_000, 1_000_000
_LIEU_MAX = 120
# The properties of a template that have placeholders; python-docx writes no longer text.
_PROPRIETES = ("author", "comments", "identifier", "language", "subject", "title")
_PROPRIETE_MAX = 255
_NOM_CITE = re.compile(r"'([^']+)' is undefined|has no (?:attribute|element) '?([^']+?)'?$")
# Filters that only choose, count or show; none makes a text much longer than it was.
FILTRES = (
    "abs", "batch", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first",
    "float", "groupby", "int", "items", "join", "last", "length", "list", "lower", "map", "max",
    "min", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "slice", "sort",
    "striptags", "sum", "title", "trim", "truncate", "unique", "upper", "wordcount",
)  # fmt: skip
# How people call what an identifier designates.
LIBELLE = "libelle"
ATTRIBUTS: tuple[tuple[type, frozenset[str]], ...] = (
    (dict, frozenset({"items", "keys", "values"})),
    (str, frozenset({"endswith", "lower", "startswith", "strip", "upper"})),
    (
        LoopContext,
        frozenset(
            {
                "cycle", "depth", "depth0", "first", "index", "index0", "last", "length",
                "nextitem", "previtem", "revindex", "revindex0",
            }
        ),
    ),
    (tuple, frozenset({"grouper", "list"})),
)  # fmt: skip


class Faute(NamedTuple):
    """Why a template could not be filled.

    Attributes:
        faute: `inconnues`, `interdit`, `syntaxe`, `valeur`, `fichier`, `volume`; or empty.
        noms: the placeholders that do not exist.
        detail: what was asked, or where.
        voisins: the names that exist where the first of `noms` was looked for; none outside a record.
    """

    faute: str = ""
    noms: tuple[str, ...] = ()
    detail: str = ""
    voisins: tuple[str, ...] = ()


class BacASable(ImmutableSandboxedEnvironment):
    """Jinja without the means to run code, nor to eat the machine's memory."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self, libelles: Mapping[str, str]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_shown)
        self.voisins: dict[str, tuple[str, ...]] = {}
        self.globals.clear()
        self.filters = {nom: DEFAULTS[nom] for nom in FILTRES}
        self.filters[LIBELLE] = lambda valeur: _labelled(valeur, libelles)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Allow arithmetic on small numbers, and texts put end to end: no `'a' * 10**9`."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            if len(left) + len(right) > _TEXTE_MAX:
                raise SecurityError("+ n’est admis qu’entre de petits textes")
        elif not all(isinstance(v, int) and abs(v) < _NOMBRE_MAX for v in (left, right)):
            raise SecurityError(f"{operator} n’est admis qu’entre de petits nombres")
        if operator == "**":
            raise SecurityError("** n’est pas admis")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what `obj` holds under that name; data first, then a few harmless methods."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if any(isinstance(obj, genre) and attribute in noms for genre, noms in ATTRIBUTS):
            return getattr(obj, attribute)
        if attribute.startswith("_"):
            return self.unsafe_undefined(obj, attribute)
        if isinstance(obj, dict):
            self.voisins[attribute] = tuple(cle for cle in obj if cle)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an element of a list, or what `getattr` gives."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, list | tuple | str) and isinstance(argument, int | slice):
            with contextlib.suppress(IndexError):
                return obj[argument]
        return self.undefined(obj=obj, name=argument)

    def is_safe_callable(self, obj: Any) -> bool:
        """Say whether a template may call `obj`: a method of the list above."""
        source, nom = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        return any(isinstance(source, genre) and nom in noms for genre, noms in ATTRIBUTS)


class _Gabarit(DocxTemplate):  # type: ignore[misc]
    """A Word template whose values may be longer than a property."""

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Fill the placeholders of the properties."""
        proprietes = self.docx.core_properties
        for nom in _PROPRIETES:
            dit = jinja_env.from_string(getattr(proprietes, nom)).render(context)
            setattr(proprietes, nom, dit[:_PROPRIETE_MAX])


def fill(
    gabarit: bytes, contexte: Mapping[str, Any], libelles: Mapping[str, str]
) -> tuple[Faute, bytes]:
    """Return a Word template once its placeholders are filled, or why it could not be."""
    environnement = BacASable(libelles)
    try:
        document = _Gabarit(BytesIO(gabarit))
        try:
            document.render(dict(contexte), environnement, autoescape=True)
        except UndefinedError as error:
            # Jinja stops at the first unknown name: all are said at once.
            inconnues = document.get_undeclared_template_variables(environnement, dict(contexte))
            return _unknown(error, sorted(inconnues), environnement.voisins), b""
        tampon = BytesIO()
        document.save(tampon)
    except TemplateError as error:
        return _fault(error), b""
    except (MemoryError, RecursionError):
        return Faute("volume"), b""
    except (
        etree.XMLSyntaxError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError
    ):  # fmt: skip
        return Faute("fichier"), b""
    return Faute(), tampon.getvalue()


def _unknown(
    error: UndefinedError, inconnues: list[str], voisins: Mapping[str, tuple[str, ...]]
) -> Faute:
    if inconnues:
        return Faute("inconnues", tuple(inconnues))
    cite = _NOM_CITE.search(error.message or "")
    nom = (cite[1] or cite[2]) if cite else ""
    return Faute("inconnues", (nom,), voisins=voisins.get(nom, ())) if nom else _fault(error)


def _fault(error: TemplateError) -> Faute:
    if isinstance(error, SecurityError):
        return Faute("interdit", detail=error.message or "")
    lieu = " ".join("".join(getattr(error, "docx_context", ())).split())[:_LIEU_MAX]
    if isinstance(error, TemplateSyntaxError):
        filtre = re.match(r"No filter named '(\w+)'", error.message or "")
        if filtre:
            return Faute("interdit", detail=f"le filtre « {filtre[1]} »")
        return Faute("syntaxe", detail=lieu)
    return Faute("valeur", detail=lieu)


def _shown(valeur: Any) -> Any:
    """Return what stands for a value shown alone: yes or no, a list in a line, a record's words."""
    if isinstance(valeur, bool):
        return "Oui" if valeur else "Non"
    if isinstance(valeur, list):
        return Markup(", ").join(_shown(v) for v in valeur)
    if isinstance(valeur, dict):
        if "" not in valeur:
            raise SecurityError("un ensemble de données ne s’affiche pas en entier")
        return valeur[""]
    if isinstance(valeur, str | int | float | StrictUndefined):
        return valeur
    raise SecurityError("ce n’est pas une valeur")


def _labelled(valeur: Any, libelles: Mapping[str, str]) -> Any:
    if isinstance(valeur, list):
        return [_labelled(v, libelles) for v in valeur]
    if isinstance(valeur, dict):
        valeur = valeur.get("id", valeur)
    return libelles.get(valeur, valeur) if isinstance(valeur, str) else valeur


def _limit(taille: int) -> None:
    """Bound this process, where the system can: not on Windows."""
    with contextlib.suppress(ImportError):
        import resource

        secondes = SECONDES + taille // OCTETS_PAR_SECONDE
        for limite, valeur in (
            (resource.RLIMIT_AS, MEMOIRE + taille * MEMOIRE_PAR_OCTET),
            (resource.RLIMIT_CPU, secondes),
            (resource.RLIMIT_CORE, 0),
        ):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(limite, (valeur, valeur))


def main() -> None:
    """Read, fill, write."""
    entree = sys.stdin.buffer.read()
    _limit(len(entree))
    tete, _, gabarit = entree.partition(b"\n")
    faute, document = fill(gabarit, **json.loads(tete))
    sys.stdout.buffer.write(json.dumps(faute._asdict()).encode() + b"\n" + document)


if __name__ == "__main__":
    main()
