"""What people say goes with the questions of the bank, and every cell is counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdc.entretien.banque import Banque, Question
from cdc.entretien.choix import split
from cdc.entretien.depouillement import sort_answers
from cdc.entretien.enquete import Disposition, Dit, Enonce, Enquete, Repondant, RoleDit
from cdc.entretien.rattachement import attach
from cdc.entretien.reponses import Bac, Ecart, Lecture, Texte
from tests.entretiens import banque as _banque
from tests.entretiens import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

OPTION, AUTRE, REMARQUE = RoleDit.OPTION, RoleDit.AUTRE, RoleDit.REMARQUE


def question(genre: str, **reste: Any) -> Question:
    return Question.model_validate(
        {"id": "Q-MOI-01", "theme": "Freins", "profils": ["direction"], "type": genre,
         "texte": "Quels canaux ?", "alimente": ["P2.attentes"], **reste}
    )  # fmt: skip


CHOIX = ["Site web", "Salon", "Téléphone, fixe ou mobile"]
TEXTE = question("texte", precision={"texte": "Lesquels ?"})
MULTIPLE = question("choix_multiple", choix=CHOIX, autre="oui")
FERMEE = question("choix_multiple", choix=CHOIX)
UNIQUE = question("choix", choix=CHOIX)
NOMBRE = question("nombre")
TABLEAU = question(
    "tableau",
    colonnes=[
        {"libelle": "Étape", "champ": "2c.pipeline.etape"},
        {"libelle": "Durée", "champ": "x"},
    ],
)


def dit(texte: str, role: RoleDit = RoleDit.REPONSE, detail: str = "", **reste: Any) -> Dit:
    colonne = "BCDEFGHIJ"[len(_POSES) % 9]
    _POSES.append(texte)
    return Dit(0, texte, f"F!{colonne}{len(_POSES)}", role, detail, **reste)


_POSES: list[str] = []


def bank(posee: Question) -> Banque:
    return _banque().model_copy(update={"questions": (posee,)})


def read(
    posee: Question, *dits: Dit, disposition: Disposition = Disposition.GOOGLE_FORMS,
    intitule: str = "Quels canaux ?", ecarts: Sequence[Ecart] = (),
) -> Lecture:  # fmt: skip
    enquete = Enquete(
        disposition=disposition, confiance=0.9, preuves=(), fichier="f.xlsx", sha256="0" * 64,
        cellules_non_vides=1 + len(dits) + len(ecarts), enonces=(Enonce(intitule, "F!A1"),),
        repondants=(Repondant("k", {}, dits, ecarts=tuple(ecarts)),),
        repartition={Bac.ENTETE: 1},
    )  # fmt: skip
    depot = sort_answers(enquete, attach(enquete.enonces, bank(posee)), bank(posee))
    (lecture,) = depot.lectures
    rangees = sum(depot.repartition.values()) + sum(lecture.repartition.values())
    assert rangees == enquete.cellules_non_vides
    return lecture


def said(lecture: Lecture) -> dict[str, Any]:
    """Return what the answer holds, by place."""
    (reponse,) = lecture.reponses
    places = ("reponse", "autre", "precision", "remarque")
    textes = {p: plain(t.texte) for p in places if (t := getattr(reponse, p)) is not None}
    coches = {"coches": [c.choix for c in reponse.coches]} if reponse.coches else {}
    return {**coches, **textes}


@pytest.mark.parametrize(
    ("posee", "texte", "attendu"),
    [
        (MULTIPLE, "Salon, Téléphone, fixe ou mobile", {"coches": ["Salon", CHOIX[2]]}),
        (MULTIPLE, "Salon, un mot, une carte", {"coches": ["Salon"], "autre": "un mot, une carte"}),
        (MULTIPLE, "Autre : fax", {"autre": "fax"}),
        (MULTIPLE, "idem", {"reponse": "idem"}),
        (FERMEE, "fax, Salon, telex", {"coches": ["Salon"], "reponse": "fax ; telex"}),
        (UNIQUE, "Salon", {"reponse": "Salon"}),
        (TEXTE, "a, b ; c", {"reponse": "a, b ; c"}),
        (TABLEAU, "Devis ; Commande", {"reponse": "Devis ; Commande"}),
    ],
)
def test_one_cell_is_read_as_its_question_asks(
    posee: Question, texte: str, attendu: dict[str, Any]
) -> None:
    assert said(read(posee, dit(texte))) == attendu


@pytest.mark.parametrize("vrai", ["X", "oui", "Yes", "1", "TRUE", "Y", "Site web"])
@pytest.mark.parametrize("faux", ["non", "0", "False", "No", "-", "N/A"])
def test_boxes_of_their_own_are_ticked_or_not(vrai: str, faux: str) -> None:
    dits = dit(vrai, OPTION, "Site web"), dit(faux, OPTION, "Salon"), dit("?", OPTION, "Mobile")

    lecture = read(MULTIPLE, *dits)

    assert said(lecture) == {"coches": ["Site web"]}
    assert lecture.repartition[Bac.REPONSE] == 2
    assert [plain(e.raison) for e in lecture.ecarts] == ["un x est attendu en face de « Mobile »"]


def test_a_free_answer_is_kept_beside_the_boxes_and_its_announcement_is_not_repeated() -> None:
    lecture = read(
        MULTIPLE, dit("X", OPTION, "Salon"), dit("Autre"), dit("Annuaire", AUTRE),
        dit("un par an", REMARQUE, "Salon"), dit("bof", REMARQUE),
    )  # fmt: skip

    assert said(lecture) == {
        "coches": ["Salon"], "autre": "Annuaire", "remarque": "Salon : un par an",
    }  # fmt: skip
    (reponse,) = lecture.reponses
    assert [n.texte for n in reponse.notes] == ["bof"]
    assert {c.texte for c in reponse.lignes[0]} == {"Autre", "Annuaire"}


def test_several_cells_make_one_text_and_each_is_kept() -> None:
    lecture = read(TEXTE, dit("4", detail="Rapidité"), dit("5", detail="Clarté"))

    assert said(lecture) == {"reponse": "Rapidité : 4\nClarté : 5"}
    (reponse,) = lecture.reponses
    assert [(c.colonne, c.texte) for c in reponse.lignes[0]] == [("Rapidité", "4"), ("Clarté", "5")]
    assert not lecture.ecarts


@pytest.mark.parametrize("posee", [UNIQUE, NOMBRE])
def test_a_question_of_one_answer_takes_one(posee: Question) -> None:
    lecture = read(posee, dit("Salon"), dit("Site web"), dit("3", detail="Lundi"))

    assert said(lecture) == {"reponse": "Salon"}
    assert [e.texte for e in lecture.ecarts] == ["Site web", "Lundi\u00a0: 3"]


def test_the_rows_of_a_table_go_to_its_columns() -> None:
    lecture = read(
        TABLEAU, dit("Devis", detail="étape", rang=1), dit("3 j", detail="Durée", rang=1),
        dit("Envoi", detail="Étape", rang=2), dit("Léa", detail="Qui", rang=2),
    )  # fmt: skip

    (reponse,) = lecture.reponses
    assert [[(c.colonne, c.texte) for c in ligne] for ligne in reponse.lignes] == [
        [("Étape", "Devis"), ("Durée", "3 j")], [("Étape", "Envoi")],
    ]  # fmt: skip
    assert [plain(e.raison) for e in lecture.ecarts] == [
        "le tableau de Q-MOI-01 n’a pas de colonne « Qui »"
    ]


def test_a_cell_that_is_not_to_be_believed_is_set_aside() -> None:
    lecture = read(TEXTE, dit("=A1", reserve="pas de résultat"))

    assert not lecture.reponses
    assert [e.raison for e in lecture.ecarts] == ["pas de résultat"]


def test_the_second_question_goes_to_its_place() -> None:
    lecture = read(TEXTE, dit("deux"), intitule="Lesquels ?")

    assert said(lecture) == {"precision": "deux"}


def test_what_is_not_attached_says_which_box_it_was() -> None:
    lecture = read(TEXTE, dit("X", OPTION, "Salon"), intitule="Inconnue ?")

    assert [plain(e.texte) for e in lecture.ecarts] == ["Salon : X"]


@pytest.mark.parametrize(
    ("intitule", "cle"),
    [("Votre nom et prénom :", "personne"), ("Nom", "personne"), ("Your name", "personne"),
     ("Votre fonction", "fonction"), ("Adresse e-mail ?", "courriel"),
     ("Bonjour, quel est votre nom ?", "personne"), ("Your full name", "personne"),
     ("Et votre fonction, {{field:1a2b}} ?", "fonction"), ("grp_qui/nom", "personne"),
     ("Dans quel service travaillez-vous ?", "service"), ("Votre prénom", "personne")],
)  # fmt: skip
def test_a_question_may_ask_who_answers(intitule: str, cle: str) -> None:
    lecture = read(TEXTE, dit("Léa Martin"), intitule=intitule)

    assert {k: t.texte for k, t in lecture.identite.items()} == {cle: "Léa Martin"}
    assert [m.colonne for m in lecture.metadonnees] == [intitule]
    assert lecture.repartition[Bac.METADONNEE] == 1


@pytest.mark.parametrize("ordre", [("Nom", "Prénom"), ("Votre prénom", "Votre nom de famille")])
def test_a_name_asked_in_two_questions_is_one_name(ordre: tuple[str, str]) -> None:
    prenom = ordre.index("Prénom") if "Prénom" in ordre else 0
    dits = (Dit(prenom, "Léa", "F!B2"), Dit(1 - prenom, "Martin", "F!C2"))
    enquete = Enquete(
        disposition=Disposition.GOOGLE_FORMS, confiance=0.9, preuves=(), fichier="f.xlsx",
        sha256="0" * 64, cellules_non_vides=4, repartition={Bac.ENTETE: 2},
        enonces=tuple(Enonce(texte, f"F!{c}1") for texte, c in zip(ordre, "BC", strict=True)),
        repondants=(Repondant("k", {}, tuple(sorted(dits, key=lambda d: d.enonce))),),
    )  # fmt: skip

    (lecture,) = sort_answers(enquete, attach(enquete.enonces, bank(TEXTE)), bank(TEXTE)).lectures

    assert {k: t.texte for k, t in lecture.identite.items()} == {"personne": "Léa Martin"}
    assert lecture.repartition[Bac.METADONNEE] == 2


@pytest.mark.parametrize("intitule", ["Nom de votre CRM", "Nombre", "Le nom de vos clients ?"])
def test_a_question_that_has_a_name_in_it_does_not_ask_who_answers(intitule: str) -> None:
    assert not read(TEXTE, dit("Léa"), intitule=intitule).identite


def test_the_fingerprint_follows_what_is_answered_and_where_it_goes() -> None:
    def empreinte(texte: str, posee: Question = TEXTE, **reste: Any) -> str:
        return read(posee, Dit(0, texte, "F!B2"), **reste).empreinte

    meme = empreinte("a")
    assert empreinte("a", intitule="QUELS CANAUX") == meme
    assert empreinte("b") != meme
    assert empreinte("a", intitule="Lesquels ?") != meme
    assert empreinte("a", intitule="Inconnue ?") != meme
    assert empreinte("a", ecarts=[Ecart(texte="x", cellule="F!Z2", raison="")]) != meme


_PARTS = st.lists(st.sampled_from([*CHOIX, "un mot", "fax"]), min_size=1, max_size=5, unique=True)


@settings(max_examples=150, deadline=None)
@given(parts=_PARTS, disposition=st.sampled_from(Disposition))
def test_every_option_that_is_written_is_found(parts: list[str], disposition: Disposition) -> None:
    separateur = {
        Disposition.MICROSOFT_FORMS: ";", Disposition.TYPEFORM: " / ", Disposition.KOBO: " ",
    }.get(disposition, ", ")  # fmt: skip

    choisis = split(separateur.join(parts), MULTIPLE, disposition)

    assert list(choisis.libelles) == [p for p in parts if p in CHOIX]
    assert bool(choisis.libres) == any(p not in CHOIX for p in parts)


def test_a_form_that_asks_name_first_name_and_service_fills_the_identity() -> None:
    intitules = ("Nom", "Votre prénom :", "Dans quel service travaillez-vous ?")
    enonces = tuple(Enonce(t, f"F!{c}1") for t, c in zip(intitules, "ABC", strict=True))
    dits = (Dit(0, "Garnier", "F!A2"), Dit(1, "Sophie", "F!B2"), Dit(2, "Informatique", "F!C2"))
    enquete = Enquete(
        disposition=Disposition.GOOGLE_FORMS, confiance=0.9, preuves=(), fichier="f.xlsx",
        sha256="0" * 64, cellules_non_vides=6, enonces=enonces,
        repondants=(Repondant("k", {}, dits),), repartition={Bac.ENTETE: 3},
    )  # fmt: skip
    banque = _banque()

    (lecture,) = sort_answers(enquete, attach(enonces, banque), banque).lectures

    assert {cle: t.texte for cle, t in lecture.identite.items()} == {
        "personne": "Sophie Garnier",
        "service": "Informatique",
    }
    assert lecture.profil == "dsi"
    assert lecture.repartition[Bac.METADONNEE] == 3


@pytest.mark.parametrize(
    ("fonction", "service", "profil"),
    [
        ("Directrice commerciale", "", "commercial"),
        ("Responsable SAV", "", "sav"),
        ("Assistante ADV", "", "adv_finance"),
        ("DSI", "", "dsi"),
        ("Chef des ventes", "", "commercial"),
        ("Responsable service après-vente", "", "sav"),
        ("PDG", "", "direction"),
        ("Directrice", "Comptabilité", "adv_finance"),
        ("Comptable", "Magasin", "adv_finance"),
        ("Responsable marketing et commercial", "", ""),
        ("Magasinier", "", ""),
    ],
)
def test_the_profile_comes_from_the_service_else_from_the_function(
    fonction: str, service: str, profil: str
) -> None:
    dites = {"fonction": fonction, "service": service}
    identite = {c: Texte(texte=t, cellule="F!B2") for c, t in dites.items() if t}
    enquete = Enquete(
        disposition=Disposition.GOOGLE_FORMS, confiance=0.9, preuves=(), fichier="f.xlsx",
        sha256="0" * 64, cellules_non_vides=0, enonces=(),
        repondants=(Repondant("k", identite, ()),), repartition={},
    )  # fmt: skip

    (lecture,) = sort_answers(enquete, (), _banque()).lectures

    assert lecture.profil == profil
