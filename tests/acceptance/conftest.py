"""What tests of the page in a browser share: one browser a module, a project of its own for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.navigateur import chromium
from tests.serveur import copy_example, hosted, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def navigateur() -> Iterator[Browser]:
    from playwright.sync_api import expect

    expect.set_options(timeout=30_000)  # a loaded machine is waited for
    with chromium() as ouvert:
        yield ouvert


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_example(tmp_path)


@pytest.fixture
def adresse(dossier: Path) -> Iterator[str]:
    with hosted(dossier) as ouverte:
        yield ouverte


@pytest.fixture(scope="module")
def adresse_lue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a project that the tests of a module look at and never change."""
    with hosted(copy_example(tmp_path_factory.mktemp("lu"))) as ouverte:
        yield ouverte


@pytest.fixture
def page(navigateur: Browser, adresse: str) -> Iterator[Page]:
    with shown(navigateur, adresse) as ouverte:
        yield ouverte
