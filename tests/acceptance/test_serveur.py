"""`cdc serveur` as a command: its address, a second one, a port that is taken, Ctrl-C."""

from __future__ import annotations

import re
import signal
import socket
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from tests.commande import run_cdc
from tests.serveur import copy_example, served

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_example(tmp_path)


def test_the_address_that_is_printed_opens_the_project_to_this_machine_only(dossier: Path) -> None:
    with served(dossier) as adresse:
        port = _port(adresse)
        navigateur = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        page = navigateur.open(adresse).read().decode()
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/")
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.2", port), 2)

    assert adresse.startswith("http://127.0.0.1:")
    assert "Torréfaction Morvanelle" in page


def test_a_project_keeps_its_port_and_never_its_token(dossier: Path) -> None:
    with served(dossier) as premiere:
        pass
    with served(dossier) as seconde:
        pass

    assert _port(premiere) == _port(seconde)
    assert premiere != seconde


def test_a_second_server_on_the_same_project_says_where_the_first_is(dossier: Path) -> None:
    with served(dossier) as adresse:
        autre = run_cdc("serveur", "--sans-navigateur", cwd=dossier)
        secret = dossier / ".cdc" / "serveur"
        droits = stat.S_IMODE(secret.stat().st_mode)
    apres = secret.read_bytes()

    assert autre.returncode == 2
    assert adresse in autre.stderr
    assert "déjà ouvert" in autre.stderr
    assert droits == 0o600  # it holds the token
    assert apres == b""


def test_a_killed_server_does_not_keep_the_project(dossier: Path) -> None:
    service = subprocess.Popen(
        [sys.executable, "-m", "cdc", "serveur", "--sans-navigateur"],
        cwd=dossier,
        stdout=subprocess.PIPE,
    )
    assert service.stdout is not None
    with service:
        service.stdout.readline()
        service.kill()

    with served(dossier) as adresse:
        assert _port(adresse)


def test_a_port_that_is_taken_is_refused_when_asked_for_and_replaced_when_not(
    dossier: Path,
) -> None:
    with served(dossier) as adresse:
        port = _port(adresse)
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", port))
        prise.listen()
        refus = run_cdc("serveur", "--sans-navigateur", "--port", str(port), cwd=dossier)
        with served(dossier) as autre:
            assert _port(autre) != port

    assert refus.returncode == 2
    assert f"Le port {port} est déjà pris" in refus.stderr


def test_ctrl_c_stops_it_with_a_word(dossier: Path) -> None:
    service = subprocess.Popen(
        [sys.executable, "-m", "cdc", "serveur", "--sans-navigateur"],
        cwd=dossier,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with service:
        assert service.stdout is not None
        assert service.stderr is not None
        service.stdout.readline()
        service.stdout.readline()
        service.send_signal(signal.SIGINT)
        service.wait(20)
        dit, plaintes = service.stdout.read(), service.stderr.read()

    assert service.returncode == 0
    assert dit.startswith("Arrêté.")
    assert plaintes == ""


def test_without_its_libraries_it_says_what_to_install(dossier: Path) -> None:
    lance = (
        "import sys; sys.modules['starlette'] = None; sys.argv = ['cdc', 'serveur'];"
        "from cdc.cli import main; main()"
    )

    dit = subprocess.run(
        [sys.executable, "-c", lance],
        cwd=dossier,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert dit.returncode == 2
    assert "cdc-crm[serveur]" in dit.stderr
    assert "Traceback" not in dit.stderr


def test_outside_a_project_it_says_so(tmp_path: Path) -> None:
    dit = run_cdc("serveur", "--sans-navigateur", cwd=tmp_path)

    assert dit.returncode == 2
    assert "aucun projet" in dit.stderr


def _port(adresse: str) -> int:
    return int(re.findall(r":(\d+)/", adresse)[0])
