"""The deployment's settings: environment variables (or a `.env` file), read once at start and passed down as values."""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import hosts

GOVERNMENT_LOGIN = "login.microsoftonline.us"


class SettingsError(ValueError):
    """A setting is missing or cannot be read; the message names each one."""


class Settings(BaseSettings):
    """Every setting of the service. What differs between councils is not here: those are rows of the group."""

    # An empty value, as `.env.example` carries them, is a setting that is not given.
    model_config = SettingsConfigDict(
        env_prefix="CLERK_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    database_url: str = "sqlite:///clerk.db"
    host: str = "127.0.0.1"
    port: int = Field(default=3978, ge=1, le=65535)
    metrics_port: int | None = Field(default=None, ge=1, le=65535)
    person_turns: int = Field(default=60, ge=1)
    tenant_turns: int = Field(default=1200, ge=1)
    timezone: str = "Europe/London"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    app_id: str = ""
    app_tenant_id: str = ""
    app_secret: SecretStr = SecretStr("")
    app_certificate: Path | None = None
    app_identity: Literal["managed", "federated"] | None = None
    allowed_tenants: Annotated[frozenset[str], NoDecode] = frozenset()
    service_hosts: Annotated[frozenset[str], NoDecode] = hosts.MICROSOFT
    file_hosts: Annotated[frozenset[str], NoDecode] = hosts.SHAREPOINT
    openid_metadata_url: str = "https://login.botframework.com/v1/.well-known/openidconfiguration"
    login_authority: str = "https://login.microsoftonline.com"
    graph_url: str = ""

    @field_validator("allowed_tenants", "service_hosts", "file_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        """Read `a, b` as two entries."""
        if isinstance(value, str):
            return frozenset(part.strip().lower() for part in value.split(",") if part.strip())
        return value

    @field_validator("app_id", "app_tenant_id", "log_level", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.strip().lower() if isinstance(value, str) else value

    @field_validator("openid_metadata_url", "login_authority")
    @classmethod
    def _https(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme != "https" or not parts.hostname:
            raise ValueError("must be an https address")
        return value.rstrip("/")

    @field_validator("graph_url")
    @classmethod
    def _https_without_path(cls, value: str) -> str:
        address = value and cls._https(value)
        if address and address != f"https://{urlsplit(address).netloc}":
            raise ValueError("must be https and a host alone; an example is https://graph.microsoft.com")
        return address

    @field_validator("service_hosts")
    @classmethod
    def _plain_hosts(cls, value: frozenset[str]) -> frozenset[str]:
        for host in value:
            if not hosts.is_host(host):
                raise ValueError(f"{host!r} is not a host name, alone or with a port")
        return value

    @field_validator("file_hosts")
    @classmethod
    def _hosts_of_files(cls, value: frozenset[str]) -> frozenset[str]:
        cls._plain_hosts(frozenset(host.removeprefix(".") for host in value))
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"{value!r} is not a time zone; an example is Europe/London") from error
        return value

    @property
    def zone(self) -> ZoneInfo:
        """Return the service's own time zone."""
        return ZoneInfo(self.timezone)

    @property
    def bot_framework(self) -> str:
        """Return the Bot Framework of this cloud: it issues the tokens we receive and is what our own are for."""
        government = urlsplit(self.login_authority).hostname == GOVERNMENT_LOGIN
        return "https://api.botframework.us" if government else "https://api.botframework.com"


def load() -> Settings:
    """Read the settings; raise SettingsError with one line for each that cannot be read."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [
            f"{variable(str(found['loc'][0]))}: {found['msg'].removeprefix('Value error, ')}"
            for found in error.errors(include_input=False)
        ]
        raise SettingsError("\n".join(["These settings cannot be read:", *lines])) from None
    except UnicodeDecodeError:
        raise SettingsError("These settings cannot be read:\n.env: not UTF-8 text") from None
    except OSError as error:
        reason = (error.strerror or "not readable").lower()
        raise SettingsError(f"These settings cannot be read:\n.env: {reason}") from None


def variable(field: str) -> str:
    """Return the environment variable of a field."""
    return f"CLERK_{field.upper()}"


def missing(settings: Settings) -> list[str]:
    """Name all that `clerk run` cannot do without and that is not set, in the order of `.env.example`."""
    needed = [variable(field) for field in ("app_id", "app_tenant_id") if not getattr(settings, field)]
    if not (settings.app_secret.get_secret_value() or settings.app_certificate or settings.app_identity):
        needed.append("CLERK_APP_SECRET (or CLERK_APP_CERTIFICATE, or CLERK_APP_IDENTITY=managed|federated)")
    if not settings.allowed_tenants:
        needed.append("CLERK_ALLOWED_TENANTS")
    return needed


def require_complete(settings: Settings) -> None:
    """Raise SettingsError naming every missing setting at once."""
    if needed := missing(settings):
        raise SettingsError("\n".join(["Cannot start; these settings are missing:", *needed]))
