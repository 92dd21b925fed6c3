"""What every test of the server asks: a project of its own, and a browser without a screen on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.serveur import copy_example, make_client

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_example(tmp_path)


@pytest.fixture
def client(dossier: Path) -> TestClient:
    return make_client(dossier)
