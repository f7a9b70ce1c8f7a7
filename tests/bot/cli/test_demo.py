"""`clerk demo` serves this machine without authentication and ends when it is told to."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing, contextmanager

import pytest

from bot.simulator import northbrook

START_SECONDS = 60


@pytest.fixture
def port():
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        return free.getsockname()[1]


@contextmanager
def demo(port: int, folder, *arguments: str):
    """Run a demo without a terminal until it serves; end it however the test ends."""
    environment = os.environ | {"CLERK_PORT": str(port), "PYTHONPATH": os.getcwd()}
    environment.pop("CLERK_DATABASE_URL", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_until_ready(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz") as answer:
                assert json.load(answer)["ready"]
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError


def post(port: int, teams_port: int, person: dict, text: str) -> int:
    """Send a message as a local client such as Agents Playground does."""
    activity = {
        "type": "message",
        "id": f"activity-{text}",
        "channelId": "msteams",
        "serviceUrl": f"http://127.0.0.1:{teams_port}",
        "from": person,
        "recipient": {"id": "28:bot", "name": "Prevent Clerk"},
        "conversation": {"id": f"personal-{person['id']}", "conversationType": "personal"},
        "channelData": {"tenant": {"id": "00000000-0000-0000-0000-0000000000aa"}},
        "text": text,
    }
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/messages",
        json.dumps(activity).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.status


@pytest.fixture
def client():
    """A local Teams client: keeps what the bot posts to it."""
    import http.server
    import threading

    posted = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            body = b'{"id": "1"}'
            self.send_response(201)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1], posted
    server.shutdown()
    thread.join()
    server.server_close()


def test_anybody_local_is_taken_in_and_a_sample_member_is_known(port, client, tmp_path):
    teams_port, posted = client
    with demo(port, tmp_path, "--now", "2027-02-09T10:00") as process:
        wait_until_ready(port)
        assert post(port, teams_port, {"id": "user-random", "name": "Alex"}, "who am I?") < 300
        police = {"id": "29:x", "name": "Somebody else", "aadObjectId": northbrook.entra_id("police")}
        assert post(port, teams_port, police, "who am I?") < 300
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=30)
    stranger, member = (json.dumps(each) for each in posted)
    assert "coordinator" in stranger.casefold()
    assert "Police" in member
    assert process.returncode == 0, err
    assert f"http://127.0.0.1:{port}/api/messages" in out


def test_it_listens_on_this_machine_only(port, tmp_path):
    with demo(port, tmp_path, "--now", "2027-02-09T10:00"):
        wait_until_ready(port)
        with closing(socket.socket()) as other:
            other.bind(("127.0.0.2", port))  # would fail had the demo taken every address


def test_a_taken_port_is_one_sentence(port, tmp_path):
    with closing(socket.create_server(("127.0.0.1", port))), demo(port, tmp_path) as process:
        _out, err = process.communicate(timeout=START_SECONDS)
    assert process.returncode == 1
    assert err.splitlines() == [f"Port {port} of this machine is taken: stop what listens there, or set CLERK_PORT."]
