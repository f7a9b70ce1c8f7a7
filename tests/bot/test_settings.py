import pytest

from bot import hosts, settings
from tests.cloud.microsoft import APP_ID, TENANT


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch, tmp_path):
    """No setting of the machine, and no .env file of whoever runs the tests."""
    for field in settings.Settings.model_fields:
        monkeypatch.delenv(settings.variable(field), raising=False)
    monkeypatch.chdir(tmp_path)


def test_every_missing_setting_is_named_at_once():
    with pytest.raises(settings.SettingsError) as refused:
        settings.require_complete(settings.load())
    for name in ("CLERK_APP_ID", "CLERK_APP_TENANT_ID", "CLERK_APP_SECRET", "CLERK_ALLOWED_TENANTS"):
        assert name in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CLERK_APP_SECRET", "secret"),
        ("CLERK_APP_CERTIFICATE", "bot.pem"),
        ("CLERK_APP_IDENTITY", "managed"),
        ("CLERK_APP_IDENTITY", "federated"),
    ],
)
def test_any_one_credential_is_enough(monkeypatch, name, value):
    monkeypatch.setenv("CLERK_APP_ID", APP_ID)
    monkeypatch.setenv("CLERK_APP_TENANT_ID", TENANT)
    monkeypatch.setenv("CLERK_ALLOWED_TENANTS", TENANT)
    assert len(settings.missing(settings.load())) == 1
    monkeypatch.setenv(name, value)
    settings.require_complete(settings.load())


def test_an_empty_value_is_a_missing_one(monkeypatch):
    monkeypatch.setenv("CLERK_APP_ID", "")
    monkeypatch.setenv("CLERK_ALLOWED_TENANTS", " , ")
    assert {"CLERK_APP_ID", "CLERK_ALLOWED_TENANTS"} <= set(settings.missing(settings.load()))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CLERK_PORT", "many"),
        ("CLERK_PORT", "0"),
        ("CLERK_PORT", "70000"),
        ("CLERK_TIMEZONE", "Europe/Atlantis"),
        ("CLERK_TIMEZONE", "../etc/passwd"),
        ("CLERK_LOG_LEVEL", "loud"),
        ("CLERK_APP_IDENTITY", "mine"),
        ("CLERK_OPENID_METADATA_URL", "http://login.botframework.com/x"),
        ("CLERK_LOGIN_AUTHORITY", "login.microsoftonline.com"),
        ("CLERK_GRAPH_URL", "http://graph.microsoft.com"),
        ("CLERK_GRAPH_URL", "graph.microsoft.com"),
        ("CLERK_GRAPH_URL", "https://graph.microsoft.com/v1.0"),
        ("CLERK_SERVICE_HOSTS", "https://smba.trafficmanager.net"),
        ("CLERK_SERVICE_HOSTS", "*.trafficmanager.net"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(settings.SettingsError, match=name):
        settings.load()


def test_all_unreadable_settings_are_named_at_once_and_no_secret_is_shown(monkeypatch):
    monkeypatch.setenv("CLERK_PORT", "many")
    monkeypatch.setenv("CLERK_APP_SECRET", "hunter2")
    monkeypatch.setenv("CLERK_LOG_LEVEL", "loud")
    with pytest.raises(settings.SettingsError) as refused:
        settings.load()
    assert "CLERK_PORT" in str(refused.value)
    assert "CLERK_LOG_LEVEL" in str(refused.value)
    assert "hunter2" not in str(refused.value)


def test_a_secret_does_not_show_in_print(monkeypatch):
    monkeypatch.setenv("CLERK_APP_SECRET", "hunter2")
    assert "hunter2" not in repr(settings.load())


def test_lists_are_split_at_commas_and_compared_without_capitals(monkeypatch):
    monkeypatch.setenv("CLERK_ALLOWED_TENANTS", f" {TENANT.upper()} , other,")
    monkeypatch.setenv("CLERK_SERVICE_HOSTS", "LocalHost:9443, smba.trafficmanager.net")
    found = settings.load()
    assert found.allowed_tenants == {TENANT, "other"}
    assert found.service_hosts == {"localhost:9443", "smba.trafficmanager.net"}


def test_without_a_list_exactly_microsofts_hosts_are_allowed():
    assert settings.load().service_hosts == hosts.MICROSOFT


def test_the_government_cloud_has_its_own_bot_framework(monkeypatch):
    assert settings.load().bot_framework == "https://api.botframework.com"
    monkeypatch.setenv("CLERK_LOGIN_AUTHORITY", "https://login.microsoftonline.us/")
    assert settings.load().bot_framework == "https://api.botframework.us"


def test_nothing_is_looked_up_until_graphs_address_is_given(monkeypatch):
    assert settings.load().graph_url == ""
    monkeypatch.setenv("CLERK_GRAPH_URL", "https://graph.microsoft.us/")
    assert settings.load().graph_url == "https://graph.microsoft.us"


def test_a_dotenv_file_is_read(tmp_path):
    (tmp_path / ".env").write_text(f"CLERK_APP_ID={APP_ID}\nCLERK_PORT=4000\n")
    assert (settings.load().app_id, settings.load().port) == (APP_ID, 4000)
