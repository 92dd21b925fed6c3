"""The file of measures keeps what a command does not measure itself."""

from __future__ import annotations

from bancs.mesurer import kept_sections

ECRITS = "# Mesures\n\n## Démarrage\n\nvieux\n\n## À la main\n\n| a |\n| 1 |\n"


def test_sections_that_a_run_does_not_write_survive_it() -> None:
    assert kept_sections(ECRITS, "# Mesures\n\n## Démarrage\n\nneuf\n") == [
        "## À la main\n\n| a |\n| 1 |\n"
    ]
