"""What `clerk doctor` finds in the settings, the certificate, the files and the time zone data."""

import sys
import tempfile
import zoneinfo
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from bot import settings
from bot.doctor import certificate, clock, configuration, files
from bot.doctor.finding import State
from bot.settings import Settings
from tests.cloud.microsoft import APP_ID, TENANT

NOW = datetime(2027, 2, 9, 10, 0, tzinfo=UTC)
SECRET = "Zq8~" + "kT3v" * 9  # as long and as odd as one of Entra's


def given(**changes):
    return Settings(_env_file=None, **{"app_id": APP_ID, "app_tenant_id": TENANT, "allowed_tenants": TENANT} | changes)


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch, tmp_path):
    """No setting of the machine, and no .env file of whoever runs the tests."""
    for field in settings.Settings.model_fields:
        monkeypatch.delenv(settings.variable(field), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def open_folder():
    """Return a folder every user of this machine may look into, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_settings_that_can_be_read_are_fine():
    assert configuration.readable(configuration.load()).state is State.OK


def test_every_setting_that_cannot_be_read_is_named(monkeypatch):
    monkeypatch.setenv("CLERK_PORT", "many")
    monkeypatch.setenv("CLERK_TIMEZONE", "Europe/Atlantis")
    found = configuration.readable(configuration.load())
    assert found.state is State.WRONG
    assert "CLERK_PORT" in found.says
    assert "CLERK_TIMEZONE" in found.says


def test_a_settings_file_that_is_no_text_is_wrong_and_not_a_traceback(tmp_path):
    (tmp_path / ".env").write_bytes(b"CLERK_APP_SECRET=\xff\xfe\n")
    found = configuration.readable(configuration.load())
    assert found.state is State.WRONG
    assert ".env" in found.says


def test_all_that_is_missing_is_named():
    found = configuration.complete(Settings(_env_file=None))
    assert found.state is State.WRONG
    for name in ("CLERK_APP_ID", "CLERK_APP_TENANT_ID", "CLERK_APP_SECRET", "CLERK_ALLOWED_TENANTS"):
        assert name in found.says


def test_nothing_missing_is_fine():
    assert configuration.complete(given(app_secret=SECRET)).state is State.OK


@pytest.mark.parametrize(
    "value",
    ["secret", "<secret>", "changeme", "CHANGE-ME-now", "your-client-secret", "xxxxxxxx", "${APP_SECRET}", "{{ it }}"],
)
def test_a_placeholder_is_no_secret(value):
    found = configuration.secret(given(app_secret=value))
    assert found.state is State.WRONG
    assert "placeholder" in found.says
    if value != "secret":  # a word of every sentence about one
        assert value not in found.says + found.do


def test_the_secrets_id_is_not_taken_for_its_value():
    found = configuration.secret(given(app_secret=APP_ID))
    assert (found.state, APP_ID in found.says + found.do) == (State.WRONG, False)


@pytest.mark.parametrize("value", [f"{SECRET}\n", f" {SECRET}"])
def test_a_secret_with_a_blank_at_its_end_is_wrong_and_not_told(value):
    found = configuration.secret(given(app_secret=value))
    assert (found.state, SECRET in found.says + found.do) == (State.WRONG, False)


def test_what_looks_like_a_secret_is_fine_and_not_told():
    found = configuration.secret(given(app_secret=SECRET))
    assert (found.state, SECRET in found.says) == (State.OK, False)


@pytest.mark.parametrize("other", [{"app_identity": "managed"}, {"app_certificate": "bot.pem"}, {}])
def test_where_no_secret_is_used_none_is_looked_at(other):
    assert configuration.secret(given(app_secret="secret" if other else "", **other)).state is State.OK


OPEN = serialization.NoEncryption()


@pytest.fixture(scope="session")
def rsa_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def pem_of(key, locked=OPEN):
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, locked)


def certificate_of(key, begins, ends):
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test bot")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), begins, ends)
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


@pytest.fixture
def written(tmp_path, rsa_key):
    """Write a key and a certificate into one file; return its path."""

    def write(*, days=365, began=1, key=None, of=None, locked=OPEN, only=None):
        key = key or rsa_key
        made = certificate_of(of or key, NOW - timedelta(days=began), NOW + timedelta(days=days))
        path = tmp_path / "bot.pem"
        path.write_bytes({"key": pem_of(key), "certificate": made}.get(only) or pem_of(key, locked) + made)
        path.chmod(0o600)
        return path

    return write


def test_a_certificate_of_its_key_that_still_runs_is_fine(written):
    path = written()
    assert certificate.file(path).state is State.OK
    assert certificate.pair(path, NOW).state is State.OK


def test_an_expired_certificate_is_wrong(written):
    found = certificate.pair(written(days=-1, began=30), NOW)
    assert found.state is State.WRONG
    assert "expired on 8 February 2027" in found.says


@pytest.mark.parametrize(("days", "state"), [(29, State.WARNING), (31, State.OK)])
def test_a_certificate_is_doubtful_in_its_last_thirty_days(written, days, state):
    assert certificate.pair(written(days=days), NOW).state is state


def test_a_certificate_of_tomorrow_is_wrong(written):
    found = certificate.pair(written(began=-1), NOW)
    assert found.state is State.WRONG
    assert "before 10 February 2027" in found.says


def test_a_key_of_another_certificate_is_wrong(written):
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    found = certificate.pair(written(of=other), NOW)
    assert found.state is State.WRONG
    assert "does not belong" in found.says


def test_a_key_entra_does_not_take_is_wrong(written):
    found = certificate.pair(written(key=ec.generate_private_key(ec.SECP256R1())), NOW)
    assert found.state is State.WRONG
    assert "RSA" in found.says


def test_a_locked_key_is_wrong(written):
    found = certificate.pair(written(locked=serialization.BestAvailableEncryption(b"words")), NOW)
    assert found.state is State.WRONG
    assert "passphrase" in found.says


@pytest.mark.parametrize("only", ["key", "certificate"])
def test_half_a_pair_is_wrong(written, only):
    assert certificate.pair(written(only=only), NOW).state is State.WRONG


def test_a_file_of_something_else_is_wrong(tmp_path):
    (tmp_path / "bot.pem").write_bytes(b"\xffnothing of the kind")
    assert certificate.pair(tmp_path / "bot.pem", NOW).state is State.WRONG


def test_a_certificate_file_that_is_not_there_is_wrong(tmp_path):
    found = certificate.file(tmp_path / "missing.pem")
    assert found.state is State.WRONG
    assert "no such file" in found.says


def test_a_private_key_everybody_may_read_is_doubtful(written, open_folder):
    path = written().rename(open_folder / "bot.pem")
    assert certificate.file(path).state is State.OK
    path.chmod(0o644)
    assert certificate.file(path).state is State.WARNING
    open_folder.chmod(0o700)  # now nobody else gets that far
    assert certificate.file(path).state is State.OK


def test_no_certificate_is_nothing_to_look_at():
    assert {certificate.file(None).state, certificate.pair(None, NOW).state} == {State.OK}


def test_a_file_reached_by_a_link_is_judged_where_it_is(open_folder, tmp_path):
    (open_folder / "record.db").touch(0o644)
    (tmp_path / "link.db").symlink_to(open_folder / "record.db")
    assert files.readable_by_others(tmp_path / "link.db")


MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/root rw
30 22 0:40 / /srv rw - ext4 /dev/sdb rw
31 22 0:41 / /srv/shared rw - cifs //files.example/share rw
32 22 0:42 / /srv/two\040words rw - nfs4 files.example:/x rw
33 30 0:43 / /srv rw - tmpfs tmpfs rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/shared/clerk.db", "cifs"),
        ("/srv/sharedness/clerk.db", "tmpfs"),
        ("/srv/two words/clerk.db", "nfs4"),
        ("/nowhere/clerk.db", "ext4"),
    ],
)
def test_a_path_is_on_the_file_system_mounted_nearest_above_it(path, kind):
    assert files.kind_of_filesystem(Path(path), MOUNTS) == kind


def test_without_a_list_of_mounts_nothing_is_told_of_file_systems(tmp_path):
    assert files.kind_of_filesystem(tmp_path, "") is None


def test_this_machines_mounts_are_read():
    assert files.kind_of_filesystem(Path("/proc/self"), files.mounts()) == "proc"


def test_the_zones_own_time_is_told():
    assert "10:00 on 9 February 2027" in clock.zone_data("Europe/London", NOW).says
    assert "11:00 on 9 July 2027" in clock.zone_data("Europe/London", NOW + timedelta(days=150)).says


@pytest.fixture
def without_data_of_the_system(tmp_path):
    """Let this machine have no time zone data but the package's, as a slim container has none."""
    zoneinfo.reset_tzpath([tmp_path])
    yield
    zoneinfo.reset_tzpath()


@pytest.mark.usefixtures("without_data_of_the_system")
def test_the_package_brings_the_time_zones_that_a_slim_machine_lacks():
    assert clock.zone_data("Europe/London", NOW).state is State.OK


@pytest.mark.usefixtures("without_data_of_the_system")
def test_a_machine_without_time_zone_data_is_found_although_the_process_knows_the_zone(monkeypatch):
    assert zoneinfo.ZoneInfo("Europe/London")
    for name in [name for name in sys.modules if name == "tzdata" or name.startswith("tzdata.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "tzdata", None)  # as if the package had been left out
    found = clock.zone_data("Europe/London", NOW)
    assert found.state is State.WRONG
    assert "tzdata" in found.do
