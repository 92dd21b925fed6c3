"""From the events of the YAML parser to nodes, with everything that is refused.

Events are read rather than PyYAML's nodes: they show the anchors, aliases and tags that we
refuse, and building from them needs no recursion, which libyaml's composer does without limit.
"""

from __future__ import annotations

import sys
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from cdc.projet.analyseur import make_parser
from cdc.projet.fautes import Faute
from cdc.projet.noeuds import Noeud, Position, Scalaire, Sequence, Table

PROFONDEUR_MAXIMALE = 30
FAUTES_MAXIMALES = 50


class _ArretError(Exception):
    """Going on would only repeat the same fault."""


class Batisseur:
    """Builds the nodes of one file from the parser's events, and lists what is refused."""

    def __init__(self, texte: str, fichier: str) -> None:
        self.fautes: list[Faute] = []
        self._texte = texte
        self._fichier = fichier
        self._racine: Noeud | None = None
        self._pile: list[Sequence | Table] = []
        self._vues: list[set[str]] = []
        self._colonnes: list[int] = []
        self._documents = 0

    def build(self) -> Table:
        """Return the root of the file; `fautes` then holds what is refused.

        Raises:
            yaml.YAMLError: the text is not YAML.
        """
        # A last line without line end reads as if it had one, as it will once a line follows.
        ouverte = self._texte and not self._texte.endswith("\n")
        parser = make_parser(f"{self._texte}\n" if ouverte else self._texte)
        try:
            self._read(parser)
            self._check_root()
        except _ArretError:
            pass
        finally:
            parser.dispose()
        if isinstance(self._racine, Table):
            return self._racine
        return Table(len(self._texte), len(self._texte), flux=False)

    def _read(self, parser: Any) -> None:
        get_event = parser.get_event
        gestes = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._open_table,
            SequenceStartEvent: self._open_sequence,
            MappingEndEvent: self._close,
            SequenceEndEvent: self._close,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
        }
        while True:
            event = get_event()
            geste = gestes.get(event.__class__)
            if geste is not None:
                geste(event)
            elif event.__class__ is StreamEndEvent:
                return

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        style = event.style or ""
        texte = event.value if event.value or style else None
        noeud = Scalaire(mark.index, event.end_mark.index, texte, style)
        if event.anchor or event.tag:
            self._refuse_properties(event)
        self._attach(noeud, mark)

    def _open_table(self, event: Any) -> None:
        self._open(Table(event.start_mark.index, 0, bool(event.flow_style)), event)

    def _open_sequence(self, event: Any) -> None:
        self._open(Sequence(event.start_mark.index, 0, bool(event.flow_style)), event)

    def _open(self, noeud: Sequence | Table, event: Any) -> None:
        if event.anchor or event.tag:
            self._refuse_properties(event)
        elif isinstance(noeud, Table) and noeud.flux and self._texte[noeud.debut] != "{":
            self._refuse(
                event.start_mark,
                "« clé : valeur » ne peut pas être un élément entre crochets. "
                "Mettez le texte entre guillemets, ou un élément par ligne après un tiret.",
            )
        self._attach(noeud, event.start_mark)
        self._pile.append(noeud)
        self._colonnes.append(event.start_mark.column)
        self._vues.append(set())
        if len(self._pile) > PROFONDEUR_MAXIMALE:
            self._refuse(
                event.start_mark,
                f"plus de {PROFONDEUR_MAXIMALE} niveaux imbriqués. "
                "Le cahier n’en demande jamais autant : revoyez les retraits et les crochets.",
            )
            raise _ArretError

    def _close(self, event: Any) -> None:
        self._pile.pop().fin = event.end_mark.index
        self._colonnes.pop()
        self._vues.pop()

    def _alias(self, event: Any) -> None:
        self._refuse(
            event.start_mark,
            f"le renvoi « *{event.anchor} » n’est pas admis. Recopiez le texte visé, "
            "ou mettez la valeur entre guillemets si l’astérisque en fait partie.",
        )
        self._attach(Scalaire(event.start_mark.index, event.end_mark.index, ""), event.start_mark)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse(
                event.start_mark,
                "« --- » commence un second document. Un fichier du cahier n’en contient qu’un : "
                "retirez cette ligne.",
            )
            raise _ArretError

    def _attach(self, noeud: Noeud, mark: Any) -> None:
        if not self._pile:
            self._racine = noeud
            return
        parent = self._pile[-1]
        if isinstance(parent, Sequence):
            parent.elements.append(noeud)
        elif len(parent.cles) > len(parent.valeurs):
            if parent.flux:
                self._check_colon(parent.cles[-1])
            parent.valeurs.append(noeud)
        else:
            parent.cles.append(self._key(noeud, parent, mark))

    def _key(self, noeud: Noeud, parent: Table, mark: Any) -> Scalaire:
        """Return `noeud` as a key of `parent`, after what is asked of a key."""
        if not isinstance(noeud, Scalaire):
            self._refuse(mark, "une clé est un mot, pas une liste. Écrivez « clé: valeur ».")
            return Scalaire(noeud.debut, noeud.debut, "")
        texte = noeud.texte
        if not texte:
            self._refuse(mark, "la clé est vide. Écrivez « clé: valeur ».")
            return noeud
        if self._is_explicit(noeud, parent, mark):
            self._refuse(mark, "la forme « ? clé » n’est pas admise. Écrivez « clé: valeur ».")
        if texte == "<<" and not noeud.style:
            self._refuse(mark, "la fusion « << » n’est pas admise. Recopiez les clés voulues.")
        vues = self._vues[-1]
        if texte in vues:
            self._refuse_duplicate(texte, parent, mark)
        vues.add(texte)
        noeud.texte = sys.intern(texte)
        return noeud

    def _refuse_duplicate(self, texte: str, parent: Table, mark: Any) -> None:
        premiere = next(k for k in parent.cles if k.texte == texte)
        ligne = self._texte.count("\n", 0, premiere.debut) + 1
        self._refuse(
            mark,
            f"la clé « {texte} » est déjà écrite ligne {ligne}. "
            "Gardez l’une des deux : rien ne dit laquelle compte.",
        )

    def _is_explicit(self, cle: Scalaire, parent: Table, mark: Any) -> bool:
        if parent.flux:
            return self._texte[parent.debut : cle.debut].rstrip().endswith("?")
        return bool(mark.column != self._colonnes[-1])

    def _column(self, index: int) -> int:
        return index - self._texte.rfind("\n", 0, index) - 1

    def _check_colon(self, cle: Scalaire) -> None:
        reste = self._texte[cle.fin : cle.fin + 200].lstrip()
        if cle.texte and not reste.startswith((":", "#")):
            self._refuse_at(
                cle.debut,
                f"« {cle.texte} » n’a pas de valeur entre ces accolades. "
                f"Écrivez « {cle.texte}: valeur », ou des crochets [ ] pour une liste.",
            )

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor:
            self._refuse(
                event.start_mark,
                f"l’ancre « &{event.anchor} » n’est pas admise. Retirez-la, "
                "ou mettez la valeur entre guillemets si le « & » en fait partie.",
            )
        if event.tag:
            etiquette = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(
                event.start_mark,
                f"l’étiquette « {etiquette} » n’est pas admise. Retirez-la, "
                "ou mettez la valeur entre guillemets si le « ! » en fait partie.",
            )

    def _check_root(self) -> None:
        racine = self._racine
        if racine is None or isinstance(racine, Table) or _is_unset(racine):
            return
        forme = "une liste" if isinstance(racine, Sequence) else "un texte"
        self._refuse_at(
            racine.debut,
            f"le fichier contient {forme} au lieu de clés. "
            "Chaque ligne sans retrait s’écrit « clé: valeur ».",
        )

    def _refuse(self, mark: Any, message: str) -> None:
        position = Position(self._fichier, mark.line + 1, mark.column + 1)
        self.fautes.append(Faute(position, message))
        if len(self.fautes) >= FAUTES_MAXIMALES:
            raise _ArretError

    def _refuse_at(self, index: int, message: str) -> None:
        ligne = self._texte.count("\n", 0, index) + 1
        self.fautes.append(Faute(Position(self._fichier, ligne, self._column(index) + 1), message))


def _is_unset(noeud: Noeud) -> bool:
    return isinstance(noeud, Scalaire) and noeud.texte is None
