"""The settings: whether they can be read, are complete, and hold a secret that Entra may have made."""

import re
from uuid import UUID

from bot import settings
from bot.doctor.finding import Verdict, ok, wrong
from bot.settings import Settings, SettingsError

# Words that stand where a secret should; a real one is some forty characters drawn at random.
PLACEHOLDER = re.compile(
    r"<.*>|\$\{?\w+\}?|\{\{.*\}\}|(.)\1*|secret|password|test|.*change[-_ ]?me.*|.*your[-_ ].*|.*placeholder.*"
    r"|.*example.*",
    re.IGNORECASE,
)
AN_ID = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
WHERE_SECRETS_ARE = "Entra admin centre, App registrations, Certificates & secrets"


def load() -> Settings | SettingsError:
    """Return the settings, or why there are none."""
    try:
        return settings.load()
    except SettingsError as error:
        return error


def readable(loaded: Settings | SettingsError) -> Verdict:
    """Look whether every setting can be read."""
    if isinstance(loaded, Settings):
        return ok("Every setting can be read.")
    _, *lines = str(loaded).splitlines()
    return wrong(
        f"Settings cannot be read: {'; '.join(lines)}.",
        "Correct them in the environment or in .env, for example CLERK_TIMEZONE=Europe/London; .env.example has all.",
    )


def complete(found: Settings) -> Verdict:
    """Look whether all that `clerk run` needs is set."""
    needed = settings.missing(found)
    if not needed:
        return ok("All that `clerk run` needs is set.")
    return wrong(
        f"Settings are missing: {', '.join(needed)}.",
        f"Set them in the environment or in .env, for example CLERK_ALLOWED_TENANTS={AN_ID}.",
    )


def secret(found: Settings) -> Verdict:
    """Look whether the secret is one, without ever saying what it is."""
    if found.app_identity:
        return ok(f"No secret is used: the identity is {found.app_identity}.")
    if found.app_certificate:
        return ok("No secret is used: a certificate is set.")
    value = found.app_secret.get_secret_value()
    if not value:
        return ok("No secret is set.")
    if value != value.strip():
        return wrong(
            "CLERK_APP_SECRET begins or ends with white space, which Entra takes for a part of it.",
            "Set it without a line end; a file for a container is written with `printf %s`, for example, not `echo`.",
        )
    if PLACEHOLDER.fullmatch(value):
        return wrong(
            "CLERK_APP_SECRET still is a placeholder.",
            f"Put the secret's value there, for example a new one from {WHERE_SECRETS_ARE}.",
        )
    if _is_guid(value):
        return wrong(
            "CLERK_APP_SECRET is a GUID: that is the secret's id, not its value.",
            f"Put the value there; it is shown once, so make a new secret, for example in {WHERE_SECRETS_ARE}.",
        )
    return ok("The secret looks like one.")


def _is_guid(words: str) -> bool:
    try:
        return str(UUID(words)) == words.lower()
    except ValueError:
        return False
