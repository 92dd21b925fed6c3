"""One picture for each state machine."""

from __future__ import annotations

from typing import Any

from cdc.figures import charte, figures
from cdc.figures.scene import Kind, Polyline, Rect
from tests.builders import make_cahier


def machine(*passages: tuple[str, str, str], **autres: Any) -> dict[str, Any]:
    transitions = [{"de": d, "vers": v, "declencheur": t} for d, v, t in passages]
    return {
        "workflows": [{"id": "WF-SAV", "objet": "DON-SAV", "transitions": transitions} | autres]
    }


def test_states_passages_start_and_end_are_drawn() -> None:
    sections = machine(
        ("Nouveau", "Analyse", "prise en charge"),
        ("Analyse", "Clos", "réponse"),
        initial="Nouveau",
        finaux=["Clos"],
    )

    (figure,) = figures(make_cahier(**sections))

    boites = [r.texts[0].text for r in figure.scene.rects(Kind.BOX)]
    mots = [r.texts[0].text for r in figure.scene.rects(Kind.LABEL)]
    ronds = [r for r in figure.scene.rects(Kind.GROUND) if r.fill == charte.ENCRE]
    doubles = [r for r in figure.scene.rects(Kind.GROUND) if r.fill is None]
    assert boites == ["Nouveau", "Analyse", "Clos"]
    assert mots == ["prise en charge", "réponse"]
    assert (len(ronds), len(doubles)) == (1, 1)
    assert figure.legende == "Point noir\u00a0: état initial\u202f; double bord\u00a0: état final."


def test_two_triggers_between_the_same_states_share_an_arrow() -> None:
    sections = machine(("Devis", "Perdue", "refus"), ("Devis", "Perdue", "90 jours"))

    (figure,) = figures(make_cahier(**sections))

    assert [r.texts[0].text for r in figure.scene.rects(Kind.LABEL)] == ["refus ou 90 jours"]


def test_the_first_state_is_on_top_whatever_comes_back_to_it() -> None:
    sections = machine(
        ("Attente", "Nouveau", "retour"), ("Nouveau", "Attente", "mise en attente"),
        initial="Nouveau",
    )  # fmt: skip

    (figure,) = figures(make_cahier(**sections))

    hauts = {r.texts[0].text: r.y for r in figure.scene.rects(Kind.BOX)}
    assert hauts["Nouveau"] < hauts["Attente"]


def test_a_crowded_machine_wears_marks_told_in_its_legend() -> None:
    etats = [f"État {i}" for i in range(7)]
    passages = [(a, b, f"événement assez long {a} {b}") for a in etats for b in etats[::3]]

    (figure,) = figures(make_cahier(**machine(*passages)))

    mots = {t.text for r in figure.scene.rects(Kind.LABEL) for t in r.texts}
    assert {"T1", "T21"} <= mots
    assert figure.legende.startswith("Les repères T1, T2… renvoient aux transitions")


def test_the_alternative_text_tells_each_passage_and_who_does_it() -> None:
    sections = machine(("Nouveau", "Clos", "réponse"), initial="Nouveau", finaux=["Clos"])
    sections["workflows"][0]["transitions"][0]["role"] = "ROL-SAV"
    roles = {"roles": [{"id": "ROL-SAV", "nom": "Conseiller SAV"}]}
    entites = {"entites": [{"id": "DON-SAV", "nom": "Dossier SAV"}]}

    cahier = make_cahier(**sections, droits=roles, cartographie=entites)

    (figure,) = figures(cahier)
    assert figure.titre == "États de «\u00a0Dossier SAV\u00a0» (WF-SAV)"
    assert "De Nouveau à Clos\u00a0: réponse (Conseiller SAV)." in figure.texte_alternatif


def test_arrows_leave_the_box_and_not_the_mark_of_the_start() -> None:
    sections = machine(("Nouveau", "A", "un"), ("Nouveau", "B", "deux"), initial="Nouveau")

    (figure,) = figures(make_cahier(**sections))

    boite: Rect = figure.scene.rects(Kind.BOX)[0]
    lignes = [i for i in figure.scene.items if isinstance(i, Polyline)]
    departs = [x.points[0] for x in lignes if x.points[0][1] > boite.y + boite.height - 1]
    assert len(departs) == 2
    assert all(boite.x < x < boite.x + boite.width for x, _ in departs)


def test_a_tangle_takes_several_pictures_and_loses_no_passage() -> None:
    etats = [f"État {i}" for i in range(20)]
    passages = [(a, b, "clic") for a in etats for b in etats[::3]]

    vues = figures(make_cahier(**machine(*passages)))

    dit = " ".join(f.texte_alternatif for f in vues)
    assert len(vues) > 1
    assert all(f"De {a} à {b}\u00a0: clic." in dit for a, b, _ in passages)
