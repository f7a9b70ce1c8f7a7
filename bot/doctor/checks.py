"""The list of all checks, in the order they are told. A new one is a function in this folder and a line here."""

import os

from bot import credentials
from bot.doctor import (
    certificate,
    clock,
    configuration,
    database,
    files,
    login,
    look_up,
    network,
    sqlite_file,
    teams_places,
)
from bot.doctor.examine import Check, Deployment
from bot.settings import Settings


def checks(deployment: Deployment) -> tuple[Check, ...]:
    """Return the checks of this deployment: which there are depends on its database and its hosts."""
    return (*SETTINGS, *NETWORK, *_hosts(deployment), *_database(deployment), *RECORD, _look_up(deployment))


SETTINGS = (
    Check("settings", lambda d: configuration.readable(d.loaded)),
    Check("required settings", lambda d: configuration.complete(d.settings), ("settings",)),
    Check("secret", lambda d: configuration.secret(d.settings), ("settings",)),
    Check("certificate file", lambda d: certificate.file(d.settings.app_certificate), ("settings",)),
    Check(
        "certificate",
        lambda d: certificate.pair(d.settings.app_certificate, d.clock()),
        ("settings", "certificate file"),
    ),
    Check("time zone", lambda d: clock.zone_data(d.settings.timezone, d.clock()), ("settings",)),
)
NETWORK = (
    Check("trusted authorities", lambda _: network.trusted_authorities(os.environ.get("SSL_CERT_FILE"))),
    Check("login authority", lambda d: network.login_authority(d.session, _login(d.settings)), ("settings",)),
    Check(
        "credentials",
        lambda d: login.token(credentials.fetch_from(d.settings)),
        ("required settings", "secret", "certificate", "login authority"),
    ),
    Check("signing keys", lambda d: network.signing_keys(d.session, d.settings.openid_metadata_url), ("settings",)),
    Check(
        "clock",
        lambda d: clock.skew(d.session, _with_dates(d.settings), d.clock),
        ("settings",),
    ),
)
SQLITE = (
    Check("database file", lambda d: sqlite_file.file(database.path_of(d.database)), ("database address",)),
    Check(
        "file system",
        lambda d: sqlite_file.filesystem(database.path_of(d.database), files.mounts()),
        ("database address",),
    ),
    Check(
        "running service", lambda d: sqlite_file.running_service(database.path_of(d.database)), ("database address",)
    ),
    Check("database", lambda d: database.reachable(d.database), ("database address", "database file")),
)
POSTGRESQL = (
    Check("database", lambda d: database.reachable(d.database), ("database address",)),
    Check("database version", lambda d: database.server_version(database.version_of(d.database)), ("database",)),
)
DATABASE = (
    Check("schema", lambda d: database.schema(d.database), ("database",)),
    Check("writing", lambda d: database.writing(d.database, d.clock()), ("schema",)),
)
RECORD = (
    Check("digest channels", lambda d: d.database.read_sync(teams_places.digest_channels), ("schema",)),
    Check("coordinators", lambda d: d.database.read_sync(teams_places.coordinators), ("schema",)),
    Check("blocked conversations", lambda d: d.database.read_sync(teams_places.blocked), ("schema",)),
)


def _hosts(deployment: Deployment) -> list[Check]:
    if not isinstance(deployment.loaded, Settings):
        return []
    return [_host(host) for host in sorted(deployment.loaded.service_hosts)]


def _look_up(deployment: Deployment) -> Check:
    name = "message look-up"
    if not isinstance(deployment.loaded, Settings) or not deployment.loaded.graph_url:
        return Check(name, lambda _: look_up.off(), ("settings",))
    return Check(
        name,
        lambda d: look_up.works(d.settings, d.database.read_sync(teams_places.reminded), d.clock()),
        ("credentials", "schema"),
    )


def _host(host: str) -> Check:
    return Check(f"service host {host}", lambda d: network.service_host(d.session, host))


def _database(deployment: Deployment) -> tuple[Check, ...]:
    needs = () if deployment.database_url else ("settings",)
    address = Check("database address", lambda d: database.address(d.opened), needs)
    is_postgresql = deployment.opened is not None and not deployment.opened.is_sqlite
    return (address, *(POSTGRESQL if is_postgresql else SQLITE), *DATABASE)


def _login(settings: Settings) -> str | None:
    """Return what MSAL asks the login authority for first."""
    if settings.app_identity == "managed":
        return None
    return f"{settings.login_authority}/{settings.app_tenant_id or 'common'}/v2.0/.well-known/openid-configuration"


def _with_dates(settings: Settings) -> list[str]:
    return [address for address in (_login(settings), settings.openid_metadata_url) if address]
