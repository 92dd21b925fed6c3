"""Whatever is typed in a form and its tables, the project loads, nothing is lost, undo restores."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cdc.completion import Parcours, ReponseRefuseeError, saisie_at
from cdc.completion.edition import plain
from cdc.projet import load_projet, write_squelette
from cdc.projet.seance import Seance
from tests.commande import contents

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTES = st.one_of(
    st.sampled_from(
        ["", "12", "1", "oui", "22/11/2026", "3 jours", "un ; deux", "a\r\nb", "C", "R"]
    ),
    st.sampled_from(
        ["Pose : cuisines # 2", "- tiret", "« l’été »", "x!", "# note", "'", "|", "x: y"]
    ),
    st.text(min_size=1, max_size=12),
)
CHAMPS = st.sampled_from(
    [
        ("presentation", "raison_sociale"),
        ("presentation", "effectif"),
        ("presentation", "produits_services"),
        ("presentation", "saisonnalite", "description"),
        ("droits", "matrice", "ROL-A", "DON-A"),
    ]
)
LISTES = st.sampled_from(
    [
        (("presentation", "jalons_historiques"), ("fait",)),
        (("presentation", "sites"), ("nom",)),
        (("droits", "roles"), ("nom",)),
        (("existant", "contraintes"), ("texte",)),
    ]
)
RANGS = st.integers(0, 5)


class Form(RuleBasedStateMachine):
    """One page, and what the files held before each of its changes."""

    def __init__(self) -> None:
        super().__init__()
        self.dossier = Path(mkdtemp()) / "p"
        write_squelette(self.dossier)
        self.seance = self._open()
        self.avant: list[dict[str, bytes]] = []

    def _open(self) -> Seance:
        return Seance(load_projet(self.dossier), Parcours())

    def _change(self, faire: Callable[[], Any]) -> bool:
        """Do it; a refusal leaves the files as they were. Say whether it was taken."""
        avant = contents(self.dossier)
        try:
            faire()
        except ReponseRefuseeError:
            assert contents(self.dossier) == avant
            return False
        if contents(self.dossier) != avant:
            self.avant.append(avant)
        return True

    def _rows(self, liste: tuple[str, ...]) -> int:
        return len(self.seance.situation.rows(liste))

    @rule(chemin=CHAMPS, texte=TEXTES)
    def edit(self, chemin: tuple[str, ...], texte: str) -> None:
        vu = saisie_at(self.seance.situation, chemin)
        pris = self._change(lambda: self.seance.edit(chemin, texte, vu))
        if pris and chemin == ("presentation", "raison_sociale"):
            attendu = " ".join(plain(texte).split("\n"))
            assert saisie_at(self.seance.situation, chemin).split() == attendu.split()

    @rule(liste=LISTES, texte=TEXTES, rang=RANGS)
    def add(self, liste: Any, texte: str, rang: int) -> None:
        combien = self._rows(liste[0])
        apres = rang if rang < combien else None
        if self._change(lambda: self.seance.add_row(liste[0], apres, {liste[1]: texte})):
            assert self._rows(liste[0]) == combien + 1

    @rule(liste=LISTES, rang=RANGS, texte=TEXTES)
    def edit_row(self, liste: Any, rang: int, texte: str) -> None:
        if rang < self._rows(liste[0]):
            chemin = (*liste[0], rang, *liste[1])
            self._change(lambda: self.seance.edit(chemin, texte, None))

    @rule(liste=LISTES, rang=RANGS)
    def duplicate(self, liste: Any, rang: int) -> None:
        if rang < self._rows(liste[0]):
            avant = self._rows(liste[0])
            self._change(lambda: self.seance.duplicate_row((*liste[0], rang)))
            assert self._rows(liste[0]) == avant + 1

    @rule(liste=LISTES, rang=RANGS, vers=RANGS)
    def move(self, liste: Any, rang: int, vers: int) -> None:
        combien = self._rows(liste[0])
        if rang < combien and vers < combien:
            dits = list(self.seance.situation.rows(liste[0]))
            self._change(lambda: self.seance.move_row((*liste[0], rang), vers))
            dits.insert(vers, dits.pop(rang))
            assert list(self.seance.situation.rows(liste[0])) == dits

    @rule(liste=LISTES, rang=RANGS)
    def delete(self, liste: Any, rang: int) -> None:
        if rang < self._rows(liste[0]):
            dits = list(self.seance.situation.rows(liste[0]))
            self._change(lambda: self.seance.delete_row((*liste[0], rang)))
            del dits[rang]
            assert list(self.seance.situation.rows(liste[0])) == dits

    @rule(
        liste=LISTES,
        rang=RANGS,
        bloc=st.lists(st.lists(TEXTES, min_size=1, max_size=2), max_size=3),
    )
    def paste(self, liste: Any, rang: int, bloc: list[list[str]]) -> None:
        depart = min(rang, self._rows(liste[0]))
        self._change(lambda: self.seance.paste(liste[0], depart, [liste[1]], bloc))

    @rule(plus_tard=st.booleans())
    @precondition(lambda self: self.avant)
    def undo(self, plus_tard: bool) -> None:
        if plus_tard:
            self.seance = self._open()
        attendu = self.avant.pop()
        assert self.seance.undo(toutes=True)
        assert contents(self.dossier) == attendu

    @rule()
    def comment(self) -> None:
        """Somebody writes a comment in the file, beside the page."""
        fichier = self.dossier / "cahier/1-entreprise.yaml"
        texte = fichier.read_text(encoding="utf-8")
        fichier.write_text(
            texte.replace("  jalons_historiques:", "  # vu\n  jalons_historiques:", 1)
        )
        self.avant.clear()  # what was done before cannot be undone without losing it

    @invariant()
    def the_project_loads_and_holds_what_the_page_believes(self) -> None:
        self.seance.refresh()
        assert load_projet(self.dossier).cahier == self.seance.situation.cahier


TestForm = Form.TestCase
TestForm.settings = settings(
    max_examples=20,
    stateful_step_count=14,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a project on disk shrinks for minutes
)
