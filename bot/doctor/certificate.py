"""The certificate the bot signs in with: kept from others, key and certificate belong together, and it still runs."""

from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from bot.doctor import files
from bot.doctor.finding import Verdict, ok, warning, wrong

SOON = timedelta(days=30)
BOTH = "Write private key and certificate into one PEM file, for example `cat bot.key bot.crt > bot.pem`."
RENEW = (
    "Make a new certificate and upload it in Entra under Certificates & secrets, "
    "for example with `openssl req -x509 -newkey rsa:2048 -nodes -days 365 -keyout bot.key -out bot.crt`."
)


def file(path: Path | None) -> Verdict:
    """Look whether the file can be read here, and by nobody else."""
    if path is None:
        return ok("No certificate is set.")
    try:
        path.read_bytes()
    except OSError as error:
        return wrong(
            f"The file of CLERK_APP_CERTIFICATE cannot be read: {(error.strerror or 'no reason given').lower()}.",
            "Give its path and let the service's user read it, for example CLERK_APP_CERTIFICATE=/etc/clerk/bot.pem.",
        )
    if files.readable_by_others(path):
        return warning(
            "Every user of this machine can read the private key.",
            f"Take their right away, for example `chmod 600 {path}`.",
        )
    return ok("The certificate's file can be read, and not by everybody.")


def pair(path: Path | None, now: datetime) -> Verdict:
    """Look whether the key belongs to the certificate and the certificate is good today."""
    if path is None:
        return ok("No certificate is set.")
    pem = path.read_bytes()
    try:
        key = load_pem_private_key(pem, password=None)
        certificate = x509.load_pem_x509_certificate(pem)
    except TypeError:
        return wrong(
            "The private key is locked with a passphrase, which the service cannot give.",
            "Unlock it, for example `openssl pkey -in bot.key -out open.key`, and keep it from other users.",
        )
    except (ValueError, UnsupportedAlgorithm):
        return wrong("The file does not hold a private key and a certificate in PEM form.", BOTH)
    if not isinstance(key, RSAPrivateKey):
        return wrong("The private key is not an RSA key, and Entra takes no other.", RENEW)
    if key.public_key() != certificate.public_key():
        return wrong("The private key does not belong to the certificate.", BOTH)
    return _dates(certificate, now)


def _dates(certificate: x509.Certificate, now: datetime) -> Verdict:
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if now < begins:
        return wrong(
            f"The certificate is not good before {begins:%-d %B %Y}.",
            "Use one that is good today, or set this machine's clock, for example `timedatectl set-ntp true`.",
        )
    if now >= ends:
        return wrong(f"The certificate expired on {ends:%-d %B %Y}.", RENEW)
    if ends - now < SOON:
        return warning(f"The certificate expires on {ends:%-d %B %Y}, in {(ends - now).days} days.", RENEW)
    return ok(f"The key belongs to the certificate, which is good until {ends:%-d %B %Y}.")
