"""The bot's own token, really asked for; what Entra answers is explained by its error code, never quoted."""

import re
from collections.abc import Callable
from typing import Any

import requests

from bot.doctor.configuration import AN_ID, WHERE_SECRETS_ARE
from bot.doctor.finding import Verdict, ok, wrong

CODE = re.compile(r"AADSTS(\d{4,8})")
WORD = re.compile(r"[A-Za-z_]{1,40}")
NEW_SECRET = f"Put the value of a valid secret into CLERK_APP_SECRET, for example a new one from {WHERE_SECRETS_ARE}."
CHECK_TENANT = (
    "Correct CLERK_APP_TENANT_ID: the Directory (tenant) ID on the registration's overview, "
    f"for example CLERK_APP_TENANT_ID={AN_ID}."
)
FEDERATE = (
    "Correct issuer, subject and audience of the federated credential in Entra, "
    "for example the subject system:serviceaccount:clerk:clerk."
)
# Entra's own numbers: what each means for this bot, and what to do.
MEANS = {
    7000215: ("The secret is wrong.", NEW_SECRET),
    7000222: ("The secret has expired.", NEW_SECRET),
    700016: (
        "The tenant does not know the application.",
        "Correct CLERK_APP_ID, the Application (client) ID of the registration, or CLERK_APP_TENANT_ID, "
        f"for example CLERK_APP_ID={AN_ID}.",
    ),
    7000229: (
        "The application has no enterprise application in this tenant.",
        "Make it, for example `az ad sp create --id` with the application's id.",
    ),
    7000112: (
        "The application is disabled in this tenant.",
        "Enable it, for example in Entra admin centre, Enterprise applications, Properties.",
    ),
    90002: ("There is no such tenant.", CHECK_TENANT),
    900023: ("What is given as the tenant is no tenant's id.", CHECK_TENANT),
    700027: (
        "Entra does not know the certificate, or it has expired.",
        f"Upload the certificate of CLERK_APP_CERTIFICATE, for example bot.crt, in {WHERE_SECRETS_ARE}.",
    ),
    700211: ("No federated credential has the issuer of this workload.", FEDERATE),
    700212: ("No federated credential has the audience of this workload.", FEDERATE),
    700213: ("No federated credential has the subject of this workload.", FEDERATE),
    70021: ("No federated credential matches this workload.", FEDERATE),
}


def token(fetch: Callable[[], dict[str, Any]]) -> Verdict:
    """Ask for a token as the service does; the token itself goes nowhere."""
    try:
        answer = fetch()
    except Exception as error:  # MSAL raises whatever comes: each of them means no token
        return _broke_off(error)
    if "access_token" in answer:
        return ok("Entra gives the bot a token.")
    codes = [code for code in answer.get("error_codes") or () if isinstance(code, int)]
    return _refused([*codes, *_codes_in(str(answer.get("error_description", "")))], str(answer.get("error", "")))


def _refused(codes: list[int], word: str) -> Verdict:
    known = next((code for code in codes if code in MEANS), None)
    if known is not None:
        says, do = MEANS[known]
        return wrong(f"{says} (AADSTS{known})", do)
    reason = f"AADSTS{codes[0]}" if codes else word if WORD.fullmatch(word) else "no reason given"
    return wrong(
        f"Entra gives the bot no token ({reason}).",
        "Look in Entra's sign-in logs for service principals; a code is explained at login.microsoftonline.com/error, "
        "for example with ?code=7000215.",
    )


def _broke_off(error: Exception) -> Verdict:
    """Say why there was no answer. MSAL puts an unknown tenant into the context of another error."""
    link: BaseException | None = error
    while link is not None:
        if codes := _codes_in(str(link)):
            return _refused(codes, "")
        link = link.__cause__ or link.__context__
    if isinstance(error, requests.exceptions.SSLError):
        # Without SSL_CERT_FILE, MSAL's client trusts a list of its own and not the machine's.
        return wrong(
            "The login authority's certificate is not trusted by the client that asks for tokens.",
            "Set SSL_CERT_FILE, for example SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt.",
        )
    if isinstance(error, requests.exceptions.RequestException):
        return wrong(
            f"The request for a token had no answer ({type(error).__name__}).",
            "Let this machine reach the login authority, for example https://login.microsoftonline.com; "
            "a managed identity exists only on an Azure machine that has one.",
        )
    return wrong(
        f"No token could be asked for ({type(error).__name__}).",
        "Check the CLERK_APP_ settings; for a federated identity also AZURE_FEDERATED_TOKEN_FILE, "
        "for example /var/run/secrets/azure/tokens/azure-identity-token.",
    )


def _codes_in(words: str) -> list[int]:
    return [int(found) for found in CODE.findall(words)]
