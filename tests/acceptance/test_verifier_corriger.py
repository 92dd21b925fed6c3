"""`cdc verifier --corriger`: shown, asked, written character by character, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cdc.projet import load_projet
from cdc.projet.retouches import retouched
from cdc.verification.retouches import mended
from cdc.verification.typographie import signs
from tests.commande import contents, run_cdc

EXIGENCES = """\
# À relire avec Sophie.
exigences:
  - id: EX-VTE-001   # la première
    titre: L'export du crm
    enonce: >-
      Quand le client n'a pas
      répondu, le CRM doit afficher "à relancer"
      au conseiller...
  - id: EX-VTE-002
    titre: 'L''archive'
    enonce: "Le CRM doit  conserver l'appel d\\u0027un prospect qualifie."
"""
GLOSSAIRE = "glossaire:\n  - terme: CRM\n  - terme: Prospect qualifié\n"
CORRIGE = """\
# À relire avec Sophie.
exigences:
  - id: EX-VTE-001   # la première
    titre: L’export du CRM
    enonce: >-
      Quand le client n’a pas
      répondu, le CRM doit afficher «\u00a0à relancer\u00a0»
      au conseiller…
  - id: EX-VTE-002
    titre: 'L’archive'
    enonce: "Le CRM doit conserver l’appel d’un prospect qualifié."
"""


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    (tmp_path / "cahier").mkdir()
    (tmp_path / "cdc.yaml").write_text("titre: Cahier\n", encoding="utf-8")
    (tmp_path / "cahier/7-exigences.yaml").write_text(EXIGENCES, encoding="utf-8")
    (tmp_path / "cahier/8-complements.yaml").write_text(GLOSSAIRE, encoding="utf-8")
    return tmp_path


def exigences(projet: Path) -> str:
    return (projet / "cahier/7-exigences.yaml").read_text(encoding="utf-8")


def test_the_difference_is_shown_and_nothing_written_without_a_yes(projet: Path) -> None:
    avant = contents(projet)

    for saisie in ("", "n\n", "\n"):
        dit = run_cdc("verifier", "--corriger", cwd=projet, saisie=saisie)

        assert dit.returncode == 1
        assert "-    titre: L'export du crm\n+    titre: L’export du CRM\n" in dit.stdout
        assert "Rien n’est écrit." in dit.stdout
        assert contents(projet) == avant


@pytest.mark.parametrize(
    ("options", "saisie"),
    [pytest.param([], "oui\n", id="asked"), pytest.param(["--oui"], "", id="oui")],
)
def test_only_the_characters_change_and_undo_gives_them_back(
    projet: Path, options: list[str], saisie: str
) -> None:
    dit = run_cdc("verifier", "--corriger", *options, cwd=projet, saisie=saisie)

    assert dit.returncode == 0
    assert exigences(projet) == CORRIGE
    encore = run_cdc("verifier", "--corriger", "--oui", cwd=projet)
    assert encore.stdout.startswith("Rien à corriger")

    run_cdc("completer", "--annuler", cwd=projet)
    assert exigences(projet) == EXIGENCES


def test_what_is_left_or_accepted_is_not_mended(projet: Path) -> None:
    (projet / "cdc.yaml").write_text(
        "verification:\n  ignorer: [TYP-002]\n  acceptes:\n"
        "    - {code: TYP-001, element: EX-VTE-001, motif: citation}\n",
        encoding="utf-8",
    )

    run_cdc("verifier", "--corriger", "--oui", cwd=projet)

    avant, apres = (
        EXIGENCES.split("  - id: EX-VTE-002"),
        exigences(projet).split("  - id: EX-VTE-002"),
    )
    assert apres[0] == avant[0]
    assert "prospect qualifie." in apres[1]
    assert "L’archive" in apres[1]


def test_a_program_is_not_asked(projet: Path) -> None:
    assert run_cdc("verifier", "--corriger", "--json", cwd=projet).returncode == 2
    assert run_cdc("verifier", "--oui", cwd=projet).returncode == 2


@pytest.mark.parametrize("signe", ["a", ".", '"', "{{", "\n", "](", "<a"])
def test_a_very_long_text_without_a_space_is_read_to_its_end(signe: str) -> None:
    trouvees = signs(f"{signe * 200_000} l'an")

    assert [r.texte for r in trouvees][-1] == "’"


@pytest.mark.parametrize(
    "texte",
    [
        pytest.param('Voir [le plan](http://a.fr/x "titre").', id="title-of-a-link"),
        pytest.param('Un saut<br class="large">ici.', id="tag"),
        pytest.param("Exemple\u00a0:\n\n    l'id = \"x\"\n    l'an = 2\n", id="code-set-back"),
    ],
)
def test_what_is_markup_is_left(texte: str) -> None:
    assert signs(texte) == []


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(
            ["l'an", "l’an", '"mot"', '"deux mots"', "oui?", "fin...", "a ,", "un,deux", "  ", "`l'a`",
             "« oui »", "«non»", "http://a.fr/l'x", "12:30", "note:", "mot", "\n", "", "2,5", "!"]
        ),
        max_size=12,
    ).map(" ".join)
)  # fmt: skip
def test_what_was_mended_needs_no_mending_and_keeps_its_words(texte: str) -> None:
    corrige = mended(texte, signs(texte))

    assert signs(corrige) == []
    assert _letters(corrige) == _letters(texte)


def _letters(texte: str) -> str:
    return "".join(c for c in texte if c.isalnum())


def test_every_style_of_value_is_mended_in_place(tmp_path: Path) -> None:
    (tmp_path / "cdc.yaml").write_text(
        "titre: l'un # a\nsous_titre: 'l''un'\nstatut: \"l'un\\tl\\x27autre\"\n"
        "avertissement: |-\n  l'un\n\n    l'autre...\n",
        encoding="utf-8",
    )
    projet = load_projet(tmp_path)
    chemins = ["titre", "sous_titre", "statut", "avertissement"]
    textes = {f"projet.{c}": str(projet.texte(f"projet.{c}")) for c in chemins}

    documents = retouched(projet, {chemin: signs(t) for chemin, t in textes.items()})

    assert documents["cdc.yaml"].texte == (
        "titre: l’un # a\nsous_titre: 'l’un'\nstatut: \"l’un\\tl’autre\"\n"
        "avertissement: |-\n  l’un\n\n    l’autre…\n"
    )
