"""Whatever an author types, the project loads, nothing is lost, and back undoes exactly."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cdc.completion import Parcours, ReponseRefuseeError, sections_of
from cdc.projet import load_projet, write_squelette
from cdc.projet.seance import Seance
from tests.commande import contents

TEXTES = st.one_of(
    st.sampled_from(
        ["", "12", "1", "1 2", "oui", "22/11/2026", "3 jours", "a", "m 1", "d 1", "s 1", "v 1 1"]
    ),
    st.sampled_from(["Pose : cuisines # 2", "- tiret", "un ; deux", "« l’été »", "x!", "a@b.fr"]),
    st.text(min_size=1, max_size=12),
)


class Walk(RuleBasedStateMachine):
    """A walk through the chapter of the company, with what it should have written."""

    def __init__(self) -> None:
        super().__init__()
        dossier = Path(mkdtemp()) / "p"
        write_squelette(dossier)
        sections = tuple(s.cle for s in sections_of("1"))
        self.seance = Seance(load_projet(dossier), Parcours(sections=sections))
        self.dossier = dossier
        self.ecrites: list[tuple[dict[str, bytes], Parcours]] = []

    @rule(texte=TEXTES)
    @precondition(lambda self: self.seance.question is not None)
    def answer(self, texte: str) -> None:
        avant, parcours = contents(self.dossier), self.seance.parcours
        try:
            pas = self.seance.answer(texte)
        except ReponseRefuseeError:
            assert contents(self.dossier) == avant
            assert self.seance.parcours == parcours
            return
        if contents(self.dossier) != avant:
            assert pas.ecritures
            self.ecrites.append((avant, parcours))

    @rule()
    def skip(self) -> None:
        self.seance.skip()

    @rule()
    def back(self) -> None:
        avant = contents(self.dossier)
        self.seance.back()
        assert contents(self.dossier) == avant

    @rule(texte=TEXTES)
    @precondition(lambda self: self.seance.question is not None)
    def answer_then_undo(self, texte: str) -> None:
        question = self.seance.question
        assert question is not None
        avant, contenu = self.seance.parcours, contents(self.dossier)
        try:
            self.seance.answer(texte)
        except ReponseRefuseeError:
            return
        if contents(self.dossier) != contenu:
            self.seance.undo()
            assert contents(self.dossier) == contenu
            assert self.seance.parcours == avant
            revenue = self.seance.question
            assert revenue is not None
            assert revenue.chemin == question.chemin

    @rule()
    @precondition(lambda self: self.ecrites)
    def undo(self) -> None:
        contenu, parcours = self.ecrites.pop()
        assert self.seance.undo()
        assert contents(self.dossier) == contenu
        assert self.seance.parcours == parcours

    @invariant()
    def the_project_loads_and_holds_what_the_walk_believes(self) -> None:
        assert load_projet(self.dossier).cahier == self.seance.situation.cahier


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=15,
    stateful_step_count=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a walk on disk shrinks for minutes
)
