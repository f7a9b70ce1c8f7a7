"""Tokens as an attacker would write them: by hand, because a library refuses to make most of these."""

import base64
import functools
import hmac
import json
import time

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding

from tests.cloud.microsoft import APP_ID, ISSUER, SigningKey

HEAD = {"alg": "RS256", "typ": "JWT", "kid": "key-1"}


def claims(cloud, *, without=(), **changes):
    """Return what a good token says, with changes."""
    now = int(time.time())
    good = {"iss": ISSUER, "aud": APP_ID, "serviceurl": cloud.service_url, "nbf": now - 300, "exp": now + 3600}
    return {name: value for name, value in (good | changes).items() if name not in without}


def encoded(part):
    """Return a part of a token: bytes as they are, everything else as JSON."""
    raw = part if isinstance(part, bytes) else json.dumps(part).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unsigned(head, said, signature=""):
    """Join head and claims with whatever stands for a signature."""
    return f"{encoded(head)}.{encoded(said)}.{signature}"


def signed(key, head, said):
    """Sign with RSA and SHA-256, whatever the head says."""
    text = f"{encoded(head)}.{encoded(said)}"
    return f"{text}.{encoded(key.private.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256()))}"


def by_hmac(head, said, secret, digest="sha256"):
    """Sign with a shared secret."""
    text = f"{encoded(head)}.{encoded(said)}"
    return f"{text}.{encoded(hmac.new(secret, text.encode(), digest).digest())}"


def by_curve(head, said):
    """Sign with an elliptic curve key of the attacker's own."""
    text = f"{encoded(head)}.{encoded(said)}"
    return f"{text}.{encoded(ec.generate_private_key(ec.SECP256R1()).sign(text.encode(), ec.ECDSA(hashes.SHA256())))}"


def public(cloud, kind):
    """Return the issuer's public key as an attacker can have it: "pem", "pkcs1", "der" or the bare "modulus"."""
    key = cloud.keys[0].private.public_key()
    formats = serialization.PublicFormat
    match kind:
        case "pem":
            return key.public_bytes(serialization.Encoding.PEM, formats.SubjectPublicKeyInfo)
        case "pkcs1":
            return key.public_bytes(serialization.Encoding.PEM, formats.PKCS1)
        case "der":
            return key.public_bytes(serialization.Encoding.DER, formats.SubjectPublicKeyInfo)
    return cloud.keys[0].public()["n"].encode()


@functools.cache
def own_key(kid="key-1"):
    """Return a key the attacker made, under any id."""
    return SigningKey(kid)
